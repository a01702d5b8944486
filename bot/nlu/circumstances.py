"""Statuses, education, language wishes and plain ordinals of a message; transport and times have modules of their own."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.nlu import cues
from bot.nlu.context import Context
from bot.nlu.schedule import read_online, read_schedule
from bot.nlu.statuses import read_statuses
from bot.nlu.transport import read_transport

Found = tuple[int, int, dict[str, Any]]
_RANK = ["none", "high_school", "some_college", "associate", "bachelor", "master"]
_WISH = re.compile(
    r"\b(?:want(?:s)?|would like|'d like|like to|going to|plan(?:ning)?|hop(?:e|ing)|trying|try|looking|interested|need(?: to)?|working on|working toward|get (?:my|a|an)|getting (?:my|a|an)|study(?:ing)?|finish(?:ing)? (?:my|up)|"
    r"require|requires?|about|have to|gotta|without|before|if|how|where|what|can i|do you|does|is there|are there|should|quiero|quisiera|necesito|gustaria|sacar|estudiar|busco|pide|piden|for (?:a|my)|no time for|semesters? from|class(?:es)? from|credits? from|kicked|failed|flunked|lack|credits of|credits to|short of|away from|shy of|close to|toward|towards|haciendo|cursando|estudiando|para el|para mi|in the middle of|doing my|falt\w+|almost (?:have|finished|done with)|casi termin\w+)\b"
)
_DONE = re.compile(r"\b(?:have|got|finished|completed|earned|with|graduated|i'm|tengo|termine|hice|i did|saque)\b")
_LANGUAGE = (
    (
        "es",
        re.compile(
            r"\b(?:(?:in|en|speak|espanol|to|habla(?:s|r|me)?|prefer|prefiero|switch to|cambia(?:r)? a|hablan|text me in)\s+)(?:spanish|espanol)\b|^\W*(?:espanol|spanish)(?: please| por favor)?\W*$|\b(?:solo|nomas|nada mas|puro) habl(?:o|a|an) (?:puro )?espanol|\bhabl(?:o|a|an) (?:puro|solo|unicamente|nomas|nada mas) (?:el )?espanol|\bspeaks? (?:only|just|nothing but) spanish|\b(?:only|just) speaks? spanish"
        ),
    ),
    (
        "en",
        re.compile(
            r"\b(?:(?:in|en|switch to|to|back to|prefer|prefiero|cambia(?:r)? a)\s+)(?:english|ingles)(?! (?:class|as|program))\b|^\W*(?:english|ingles)(?: please| por favor)?\W*$"
        ),
    ),
)
_ORDINALS = {
    1: r"first|1st|primer[oa]?|number one|#1|option 1|the top one|opcion uno", 2: r"second|2nd|segund[oa]|number two|#2|option 2|opcion dos",
    3: r"third|3rd|tercer[oa]?|number three|#3|option 3|opcion tres", 4: r"fourth|4th|cuart[oa]|number four|#4|option 4", 5: r"fifth|5th|quint[oa]|#5|option 5",
}  # fmt: skip
_ORDINAL_PATTERNS = [
    (
        value,
        re.compile(
            rf"(?:\b(?:the|la|el|los|las|that|route|option|opcion|ruta|number|numero) )?(?<![\w#])(?:{pattern})\b(?!\s+(?:time|grade|year|shift|responder|aid|ave|street|st|class|job|thing|of all|chance|semester|vez|ano|trabajo|language))"
        ),
    )
    for value, pattern in _ORDINALS.items()
]
_NUMBERED = re.compile(
    r"(?:\b(?:option|route|number|opcion|ruta|numero|compare|compara(?:r)?|between|entre|#)\s*|^\W*)(\d)(?:(?:\s*(?:and|y|vs\.?|versus|or|o|with|to|con|&|,)\s*(?:(?:number|option|route|#)\s*)?)(\d))\b(?!\s*\w)|\b(?:route|opcion|ruta|plan|option|number|numero|about|sobre|de la)\s+#?([1-9])(?=\s*(?:$|[?.!,]))"
)
_LAST = re.compile(r"\b(?:the last (?:one|option|route)|la ultima|el ultimo|last one)\b")


def read_circumstances(context: Context, jobs: list[tuple[int, int]]) -> Iterator[Found]:
    """All circumstances of a message; `jobs` are spans of named jobs, whose words are no circumstances."""
    yield from read_statuses(context, jobs)
    yield from _education(context)
    yield from read_transport(context, jobs)
    yield from read_schedule(context, jobs)
    yield from read_online(context)
    yield from _language(context)
    yield from _ordinals(context)


def _education(context: Context) -> Iterator[Found]:
    best: tuple[int, Found] | None = None
    for cue in cues.EDUCATION:
        for match in cue.pattern.finditer(context.text):
            start, end = match.span()
            left = re.sub(r"\b(?:about|around)\s*$", "", context.before(start))
            if context.somebody_else(start) or (context.question(start) and not _DONE.search(match.group())):
                continue
            wish = [item.end() for item in _WISH.finditer(left)]
            done = [item.end() for item in _DONE.finditer(left + " ")]
            if (
                wish
                and (
                    not done
                    or wish[-1] > done[-1]
                    or re.search(r"\b(?:to|need|going to|want) (?:have|get|finish)\s*$", left.rstrip())
                )
                and not _DONE.match(match.group())
            ):
                continue
            if wish and _DONE.match(match.group()) and re.search(r"\b(?:to|quiero|need to|want to|gonna)\s+$", left):
                continue
            if context.negated(start, end, reach=4) and not match.group().startswith(
                ("didn't", "never", "not", "no ", "nunca", "sin ")
            ):
                continue
            if re.match(
                r"\s*(?:student|senior|junior|equivalen|classes|class|courses|program|required|teacher|prep|test|trunc[oa]|incomplet[oa]|sin terminar|unfinished|a medias)\b",
                context.text[end:],
            ):
                continue
            rank = _RANK.index(cue.value)
            if best is None or rank > best[0]:
                best = (rank, (start, end, {"entity": "education", "value": cue.value}))
    if best:
        yield best[1]


def _language(context: Context) -> Iterator[Found]:
    for value, pattern in _LANGUAGE:
        match = pattern.search(context.text)
        if match and not re.search(
            r"\b(?:learn|learning|aprender|classes|clases|improve|mejorar|read|understand|don't|no)\b[^.;!?]{0,14}$",
            context.text[: match.start()] + context.text[match.start() : match.end()].rsplit(" ", 1)[0],
        ):
            yield match.start(), match.end(), {"entity": "language_name", "value": value}
            return


def _ordinals(context: Context) -> Iterator[Found]:
    for value, pattern in _ORDINAL_PATTERNS:
        for match in pattern.finditer(context.text):
            yield match.start(), match.end(), {"entity": "ordinal", "value": value}
    for match in _NUMBERED.finditer(context.text):
        for group in (1, 2, 3):
            if match[group] and match[group] != "0":
                yield match.start(group), match.end(group), {"entity": "ordinal", "value": int(match[group])}
    last = _LAST.search(context.text)
    if last:
        yield last.start(), last.end(), {"entity": "ordinal", "value": "last"}
