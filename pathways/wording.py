"""Words of plain English and Spanish speech: tokens, stems, filler words, and a small Spanish-English glossary.

Stems are cut lightly (plural, gender, the ends of verbs), so that "welding", "welder" and "weld" meet, and
"cuidador", "cuidadora" and "cuidar" do. The glossary lets Spanish words reach English descriptions and the encoder.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pathways.wordlists import ENGLISH_VERBS, FILLER_EN, FILLER_ES, GLOSSARY, IN_BOTH, SPANISH_NOUNS_IN_R

_TOKEN = re.compile(r"[a-z0-9]+(?:[+#]+)?")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
_ENGLISH_ENDS = ("ations", "ation", "ings", "ing", "ers", "ists", "ist", "ies", "er", "ed", "es", "s")
_SPANISH_ENDS = (
    "adores", "adoras", "ador", "adora", "edores", "edora", "edor", "idores", "idora", "idor",
    "ando", "iendo", "arlo", "arla", "arse", "ar", "er", "ir", "ado", "ada", "as", "os", "es", "a", "o", "e", "s",
)  # fmt: skip
_SHORTEST_STEM = 3
_WHOLE = ("care", "machine", "engineer", "building", "office")
# Cut, they would meet "car", "machinist", "engine", "build" and "officer".

# Small words of one language say nothing in the other either, but for a few.
_FILLER = {"en": FILLER_EN | (FILLER_ES - {"para", "hay", "son"}), "es": FILLER_ES | (FILLER_EN - {"real", "pretty"})}

_SPOKEN_ING = frozenset(word for word in (ENGLISH_VERBS | FILLER_EN) if word.endswith("ing"))  # "takin" is "taking"
# A phrase that ends so names who does it: "cleaning lady", "driving instructor", "help desk".
_ENGLISH_DOERS = ("er", "or", "ist", "tech", "technician", "assistant", "lady", "staff", "aide", "desk", "maintenance")
_SAME = {
    **dict.fromkeys(("grandma", "grandpa", "grandmother", "grandfather", "grandparents", "seniors"), "elderly"),
    **dict.fromkeys(("outside", "outdoor"), "outdoors"),
    "xrays": "xray",
    "caring": "care",
}
_BUILT = "things|stuff|something|houses|homes|furniture|decks|cabinets|robots|websites|apps|computers|fences|cars"
# What people say of their hands, or of helping people and no more, as the work they mean.
_IDIOMS = (
    (re.compile(r"\b(help|helping) (?:other )?(?:people|others|folks)\W*$"), r"\1 people care patients"),
    (
        re.compile(r"\bayudar(?: a (?:(?:la|mucha|otra) gente|(?:las |otras )?personas|otros|los demas))?\W*$"),
        "ayudar cuidar pacientes",
    ),
    (
        re.compile(r"\bwith (?:my|your|their|his|her|the|our) (?:own )?hands?\b|\bhands[- ]on\b"),
        "handson build repair tools",
    ),
    (re.compile(r"\bcon (?:mis|las|sus|nuestras) (?:propias )?manos\b"), "manualidad"),
    (re.compile(r"\bapart\b"), "repair"),  # who takes things apart mends them
    (re.compile(r"\ba[/.]c\b"), "ac"),
    (re.compile(r"\bfast foods?\b"), "fastfood"),
    (re.compile(r"\bstay(?:ing)?[- ]at[- ]home\b"), ""),
    (re.compile(r"\bfrom home\b|\bremotely\b"), "remote"),
    (re.compile(r"\bdesde (?:mi |la )?casa\b"), "remoto"),
    (re.compile(r"\bphysical (?=work|labor|job)"), "hard handson "),
    (re.compile(r"\btrabajo (?:fisico|pesado)\b"), "obrero"),
    (re.compile(rf"\bbuilding (?={_BUILT})"), "build "),
)
COMPUTING = "infotech"  # what "IT" becomes, so that it is not taken for "it"
_COMPUTING = re.compile(
    r"\b(?:IT|I\.T\.)(?=\W|$)"
    r"|\bit(?= (?:job|work|field|support|tech|department|specialist|guy|help|career|class))"
)
_PEOPLE = re.compile(r"\b(?:gente|personas?|otr[ao]s|los demas)\b")  # filler, but in what one does with them
_PHRASES = {"aire libre": "afuera", "camion de carga": "trailer", "rayos x": "rayos"}


def fold(text: str) -> str:
    """Lower case, no accents, dotted abbreviations closed up ("C.N.A." is "cna")."""
    plain = _name_computing(text).casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in plain if not unicodedata.combining(char)).replace("’", "'")
    return _DOTTED.sub(lambda match: match.group().replace(".", ""), plain)


def tokens(text: str) -> list[str]:
    """Words of a text, folded. An apostrophe joins ("don't" is "dont"), a possessive goes ("driver's" is "driver")."""
    return list(_tokens(text))


@lru_cache(maxsize=64)  # one search asks for the same text's words many times
def _tokens(text: str) -> tuple[str, ...]:
    plain = re.sub(r"'s\b", "", fold(text)).replace("'", "")
    for idiom, meant in _IDIOMS:
        plain = idiom.sub(meant, plain)
    return tuple(_TOKEN.findall(plain.replace("&", " and ").replace("x ray", "xray").replace("x-ray", "xray")))


def _name_computing(text: str) -> str:
    """Tell "IT", a field, from "it" before case is lost, unless everything is written large."""
    if len(text) > 3 and text.isupper():
        text = text.casefold()
    return _COMPUTING.sub(COMPUTING, text)


@lru_cache(maxsize=65536)
def stem(token: str, language: str) -> str:
    """The part of a word that its forms share. `language` is "en" or "es"."""
    ends = _SPANISH_ENDS if language == "es" else _ENGLISH_ENDS
    if language == "en":
        for whole in _WHOLE:
            if token in (whole, f"{whole}s", f"{whole}d"):
                return whole
    for end in ends:
        if language == "en" and token.endswith(("ss", "us")):
            break
        if token.endswith(end) and len(token) - len(end) >= _SHORTEST_STEM:
            token = token[: -len(end)]
            break
    if language == "en":
        if len(token) > _SHORTEST_STEM and token[-1] == token[-2] and token[-1] in "bdgmnprt":
            token = token[:-1]  # "cutting" meets "cut"
        if len(token) > _SHORTEST_STEM and token[-1] in "ey":
            token = token[:-1]
    return token


def content(text: str, language: str) -> list[str]:
    """Words that carry meaning, in order: filler ("I want to work with …") is left out."""
    words = tokens(text)
    if language == "en":
        words = [f"{word}g" if word.endswith("in") and f"{word}g" in _SPOKEN_ING else word for word in words]
        words = [_SAME.get(word, word) for word in words]
    return [word for word in words if word not in _FILLER[language]]


@lru_cache(maxsize=1)
def _glossary_entries() -> dict[str, str]:
    """Spanish head word to English words."""
    entries = (entry.partition(":") for entry in GLOSSARY.replace("\n", " ").split("|") if entry.strip())
    return {word.strip(): " ".join(english.split()) for word, _, english in entries}


@lru_cache(maxsize=1)
def _glossary() -> dict[str, str]:
    """Spanish stem to English words."""
    return {stem(word, "es"): english for word, english in _glossary_entries().items()}


def in_english(text: str) -> str | None:
    """English words for what the glossary knows of a Spanish text; `None` when it knows nothing of it."""
    known = _glossary()
    text = fold(text)
    for phrase, plain in _PHRASES.items():
        text = text.replace(phrase, plain)
    found = [known[key] for token in content(text, "es") if (key := stem(token, "es")) in known]
    found += ["people"] if found and _PEOPLE.search(text) else []
    return " ".join(dict.fromkeys(" ".join(found).split())) or None


def looks_spanish(text: str) -> bool:
    """Whether a text reads as Spanish rather than English: by its small words and the glossary."""
    words = tokens(text)
    spanish = sum((token in FILLER_ES or token in _spanish_forms()) and token not in FILLER_EN for token in words)
    english = sum(token in FILLER_EN and token not in FILLER_ES for token in words)
    return spanish > english


@lru_cache(maxsize=1)
def _spanish_forms() -> frozenset[str]:
    """Glossary words with their plural and the other gender, without those that English has too."""
    words = {word for word, english in _glossary_entries().items() if not {word, f"{word}s"} & set(english.split())}
    words -= IN_BOTH
    genders = {word[:-1] + other for word in words for end, other in (("o", "a"), ("a", "o")) if word.endswith(end)}
    return frozenset({form for word in words | genders for form in (word, f"{word}s", f"{word}es")} - IN_BOTH)


def is_activity(title: str, language: str) -> bool:
    """Whether a title says what one does ("cuidar niños", "fixing cars") rather than names a job ("niñera")."""
    words = tokens(title)
    if not words:
        return False
    if language == "es":
        return words[0].endswith(("ar", "er", "ir")) and words[0] not in SPANISH_NOUNS_IN_R
    if len(words) == 1:
        return words[0] in ENGLISH_VERBS and words[0].endswith("ing")  # "cook" is also who cooks
    return words[0] in ENGLISH_VERBS and not words[-1].endswith(_ENGLISH_DOERS)
