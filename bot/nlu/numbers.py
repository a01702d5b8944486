"""Numbers as people write them in English and Spanish: digits, words, slang ("a grand", "medio") and ranges."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from text_to_num import text2num

_WORD_NUMBERS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "thousand",
    "cero",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciseis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidos",
    "veintitres",
    "veinticuatro",
    "veinticinco",
    "veintiseis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
    "treinta",
    "cuarenta",
    "cincuenta",
    "sesenta",
    "setenta",
    "ochenta",
    "noventa",
    "cien",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
    "mil",
]
_NUMBER_WORD = rf"(?:{'|'.join(sorted(_WORD_NUMBERS, key=len, reverse=True))})"
_RUN = rf"(?:a\s+(?=hundred|thousand))?{_NUMBER_WORD}(?:(?:\s+and\s+|\s+y\s+|[\s-]+){_NUMBER_WORD})*"
_VAGUE = {
    "a couple hundred": 200.0, "couple hundred": 200.0, "a few hundred": 300.0, "few hundred": 300.0,
    "a couple thousand": 2000.0, "couple thousand": 2000.0, "a few thousand": 3000.0, "few thousand": 3000.0,
    "un par de cientos": 200.0, "a couple grand": 2000.0, "couple grand": 2000.0, "a couple of": 2.0, "couple of": 2.0, "a couple": 2.0, "couple": 2.0, "un par de": 2.0, "a few": 3.0, "few": 3.0,
    "unos cuantos": 3.0, "half an": 0.5, "half a": 0.5, "half": 0.5, "medio": 0.5, "media": 0.5, "one": 1.0, "an": 1.0,
    "a": 1.0, "un": 1.0, "una": 1.0, "uno": 1.0, "ano y medio": 1.5,
}  # fmt: skip
_VAGUE_WORDS = "|".join(sorted(map(re.escape, _VAGUE), key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMBER = re.compile(
    rf"(?P<sign>\$\s*)?(?P<digits>{_DIGITS})(?P<thousand>\s?k\b)?(?P<hundred>\s+(?:hundred|hundo)\b)?(?P<plus>\+)?|\b(?P<words>{_RUN})\b|\b(?P<vague>{_VAGUE_WORDS})\b"
)
_JOIN = re.compile(r"\s*(?:-|to|or|a|o|y|and|hasta)\s*")
_SECRET = re.compile(
    r"\b\d{3}[-. ]\d{2}[-. ]\d{4}\b|(?<!\d)(?:\+?1[-. ]?)?\(?\d{3}\)?[-. ]?\d{3}[-. ]?\d{4}(?!\d)|(?<!\d)\d{9,}(?!\d)|(?<!\d)(?:\d[ -]?){13,19}(?!\d)"
)


@dataclass(frozen=True)
class Number:
    """A number or a range at `start:end` of the text; `thousand`: it says k or hundred, so that it can only be money."""

    low: float
    high: float
    start: int
    end: int
    dollar: bool
    thousand: bool
    vague: bool


def secrets(text: str) -> list[tuple[int, int]]:
    """Where numbers stand that must never be kept: Social Security, telephone, card and account numbers."""
    return [match.span() for match in _SECRET.finditer(text)]


def numbers(text: str) -> Iterator[Number]:
    """The numbers of a folded text in order, ranges joined ("6 to 12", "18-20")."""
    matches = _without_joints(text, [match for match in _NUMBER.finditer(text) if not _inside_word(text, match)])
    index = 0
    while index < len(matches):
        first = matches[index]
        low = high = _value(first)
        end = first.end()
        dollar, thousand = bool(first["sign"]), bool(first["thousand"] or first["hundred"])
        vague = first["vague"] is not None
        after = matches[index + 1] if index + 1 < len(matches) else None
        if after is not None and not (vague and after["vague"]):
            between = text[end : after.start()]
            joined = _JOIN.fullmatch(between)
            follows = _value(after)
            if (
                joined
                and (follows > low or re.search(r"-|to|or|hasta", between))
                and not (first["sign"] is None and after["sign"])
            ):
                low, high = min(low, follows), max(low, follows)
                end, index = after.end(), index + 1
                scale = _scale(after)
                if low < scale:  # "two or three hundred", "2 to 3k"
                    low *= scale
                thousand = thousand or bool(after["thousand"] or after["hundred"])
                dollar = dollar or bool(after["sign"])
                vague = False
        yield Number(low, high, first.start(), end, dollar, thousand, vague)
        index += 1


def _without_joints(text: str, matches: list[re.Match[str]]) -> list[re.Match[str]]:
    """Without the Spanish "a" of a range ("de 20 a 22"), which is no number one."""
    return [
        match
        for index, match in enumerate(matches)
        if not (
            match["vague"] == "a"
            and 0 < index < len(matches) - 1
            and not text[matches[index - 1].end() : match.start()].strip()
            and not text[match.end() : matches[index + 1].start()].strip()
            and not matches[index - 1]["vague"]
            and not matches[index + 1]["vague"]
        )
    ]


def value_of(words: str) -> float:
    """The value of one number, in digits or words; not a number where it is none."""
    match = _NUMBER.fullmatch(words)
    return _value(match) if match else float("nan")


def _scale(match: re.Match[str]) -> float:
    """What the second number of a range is counted in: 1,000 for "3k", 100 for "three hundred", else 1."""
    if match["thousand"] or re.search(r"\b(?:thousand|mil)$", match["words"] or ""):
        return 1000.0
    return 100.0 if match["hundred"] or re.search(r"\bhundred$", match["words"] or "") else 1.0


def _inside_word(text: str, match: re.Match[str]) -> bool:
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    if match["digits"] and not match["sign"]:
        unit = re.match(r"(?:k|mi|min|hr|h|yo|wk|mo|pm|am|th|st|nd|rd)\b", text[match.end() :])
        return (
            before.isalpha()
            or (after.isalpha() and unit is None)
            or bool(re.match(r"(?:th|st|nd|rd|am|pm)\b", text[match.end() :]))
        )
    return False


def _value(match: re.Match[str]) -> float:
    if match["digits"]:
        return float(match["digits"].replace(",", "")) * (1000 if match["thousand"] else 100 if match["hundred"] else 1)
    if match["vague"]:
        return _VAGUE[match["vague"]]
    words = re.sub(r"^a\s+", "one ", match["words"]).replace("-", " ")
    for language, spoken in (("en", words.replace(" and ", " ")), ("es", words)):  # "a hundred and fifty"
        try:
            return float(text2num(spoken, language, relaxed=True))
        except ValueError:
            continue
    return float("nan")
