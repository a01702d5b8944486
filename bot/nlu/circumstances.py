"""Statuses, education, language wishes and plain ordinals of a message; transport and times have modules of their own."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.nlu import cues
from bot.nlu.context import Context
from bot.nlu.schedule import read_online, read_schedule
from bot.nlu.transport import read_transport

Found = tuple[int, int, dict[str, Any]]
_RANK = ["none", "high_school", "some_college", "associate", "bachelor", "master"]
_WISH = re.compile(
    r"\b(?:want(?:s)?|would like|'d like|like to|going to|plan(?:ning)?|hop(?:e|ing)|trying|try|looking|interested|need(?: to)?|working on|working toward|get (?:my|a|an)|getting (?:my|a|an)|study(?:ing)?|finish(?:ing)? (?:my|up)|"
    r"require|requires?|about|have to|gotta|without|before|if|how|where|what|can i|do you|does|is there|are there|should|quiero|quisiera|necesito|gustaria|sacar|estudiar|busco|pide|piden|for (?:a|my)|no time for|semesters? from|class(?:es)? from|credits? from|kicked|failed|flunked|lack|credits of|credits to|short of|away from|shy of|close to|toward|towards|haciendo|cursando|estudiando|para el|para mi|in the middle of|doing my|falt\w+|almost (?:have|finished|done with)|casi termin\w+)\b"
)
_DONE = re.compile(r"\b(?:have|got|finished|completed|earned|with|graduated|i'm|tengo|termine|hice|i did|saque)\b")
_STUDENT_LEFT = re.compile(r"\b(?:when i was|back|was|were|used to be|since|after|before|in my|como|cuando)\b[^,.;]*$")
_PLAIN_NO = re.compile(r"\b(?:no|not|never|nor|\w+n't|nunca|ni)\b")
_WORKPLACE = re.compile(
    r"\b(?:work(?:ed|ing|s)?|job|officer|guard|nurse|cook|teacher|trabajo|trabaje|trabajaba)\b[^.;,]{0,24}\b(?:at|in|for|as|en|de)\b[^.;,]{0,12}$"
)
_OF_OTHERS = re.compile(
    r"\b(?:people|those|others|anyone|someone|kids|folks|women|men|children|youth|teens|students|adults|patients|clients|gente|personas|ninos|jovenes|alguien)\s+(?:with|who (?:have|are|has|is|were)|that (?:have|are)|on|in|con|que (?:tienen|son|estan))\s+(?:\w+\s+){0,2}$"
)
_EMPLOYED_PAST = re.compile(
    r"\b(?:busco|buscando|un|el|algun|mi|necesito|encontrar|conseguir|de|buen|used to|worked|when|if|want to|like to|wanna|before|where|would|could|can|to|did|that|until|hate|how|only|places?|jobs?)\s*$"
)
_BUT_NOT_ME = re.compile(r"(?:\s*,\s*|\s+)(?:but\s+|pero\s+)?(?:i'm not|i am not|not me|yo no)\b(?!\s+\w)")
_LANGUAGE = (
    (
        "es",
        re.compile(
            r"\b(?:(?:in|en|speak|espanol|to|habla(?:s|r|me)?|prefer|prefiero|switch to|cambia(?:r)? a|hablan|text me in)\s+)(?:spanish|espanol)\b|^\W*(?:espanol|spanish)(?: please| por favor)?\W*$|\bsolo hablo espanol|\bonly speak spanish"
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
    yield from _statuses(context, jobs)
    yield from _education(context)
    yield from read_transport(context, jobs)
    yield from read_schedule(context, jobs)
    yield from read_online(context)
    yield from _language(context)
    yield from _ordinals(context)


def _statuses(context: Context, jobs: list[tuple[int, int]]) -> Iterator[Found]:
    decided: dict[str, str] = {}
    found: list[Found] = []
    for cue in cues.STATUSES:
        for match in cue.pattern.finditer(context.text):
            if any(start <= match.start() and match.end() <= end for start, end in jobs):
                continue
            role = _status_role(context, cue, match)
            if not role:
                continue
            # "clean record" also matches "record": words that deny in themselves win, and a denial beats an assertion
            if role == "no" or cue.value not in decided:
                decided[cue.value] = (
                    "no"
                    if (role == "no" and decided.get(cue.value) != "yes") or cue.denies
                    else decided.get(cue.value, role)
                )
            found.append((match.start(), match.end(), {"entity": "status", "value": cue.value, "role": role}))
    told = set()
    for start, end, entity in found:
        if entity["value"] not in told:
            told.add(entity["value"])
            yield start, end, {**entity, "role": decided[entity["value"]]}


def _status_role(context: Context, cue: cues.Cue, match: re.Match[str]) -> str:
    """`yes`, `no`, or nothing where it is somebody else's, a question about others, or the past."""
    start, end = match.span()
    before = context.before(start)
    if context.somebody_else(start) and not context.proxy and _BUT_NOT_ME.match(context.text[end:]):
        return "no"
    if context.somebody_else(start) or (context.proxy and cue.value in ("parent", "employed")):
        return ""
    if cue.denies:
        return "no"
    if cue.value == "parent" and re.match(r"(?:no|any|without|sin) ", match.group()):
        if re.search(r"\b(?:no one|nobody|someone|anyone|somebody|with|watch|keep)\b", before + match.group()):
            return "yes"
        return "no" if not match.group().startswith("any") or context.negated(start, end) else ""
    if _OF_OTHERS.search(before):
        return ""
    if cue.value == "employed":
        if (
            context.negated(start, end, reach=2)
            or re.search(r"\b(?:not|don't|no)\b", match.group())
            or _EMPLOYED_PAST.search(before)
            or context.hypothetical
        ):
            return ""
        return "" if context.question(start) and re.search(r"\b(?:how|what|where|can|could|if)\b", before) else "yes"
    if cue.value == "justice_involved":
        if _WORKPLACE.search(before) or re.search(
            r"\b(?:medical|driving|work|school|track|patient|vinyl|health)\s+$", before
        ):
            return ""
        if match.group() == "background check":
            return "yes" if re.search(r"\b(?:can't|won't|couldn't|fail|wouldn't)\b", before) else ""
    asks = cue.value in ("justice_involved", "disability", "veteran") and context.question(start)
    own = re.search(r"\b(?:i|i'm|me|my|tengo|mi)\b", context.clause_text(start))
    if asks and not own:  # "can a felon do it": whoever asks may ask for themselves, but has not said so
        return ""
    if cue.value in ("veteran", "disability", "tribal_citizen") and re.search(
        r"\b(?:work with|working with|help|helping|care for|for|take care of|ayudar(?: a)?|trabajar con|serve|about|like|are|is there|teach)\s+(?:\w+\s+)?$",
        before,
    ):
        return ""
    if cue.value in ("disability", "veteran") and re.search(
        r"^\s+(?:services|benefits|programs?|lawyer|hospital|center|insurance|clinic|home)\b", context.text[end:]
    ):
        return ""
    if cue.value in ("english_learner", "no_diploma", "dislocated_worker", "unemployed") and match.group().split()[
        0
    ] in ("no", "not", "don't", "never", "didn't", "without", "sin", "can't"):
        return "yes"
    if cue.value == "unemployed" and re.search(r"\b(?:was|used to be|if|when|hate being)\s+$", before):
        return ""
    if cue.value == "high_school_student" and (
        _STUDENT_LEFT.search(before)
        or re.search(r"\b(?:dropped|drop|quit|left|deje|stopped|kicked|sali)\b", context.sentence_text(start))
        or re.search(r"\b(?:teach|work|taught|volunteer|cook|job)\b", before)
    ):
        return ""
    if cue.value == "parent" and re.search(r"\b(?:no one|nobody|anyone|someone) to\b", before):
        return "yes"
    if context.negated(start, end):
        if cue.value in (
            "high_school_student",
            "english_learner",
            "no_diploma",
            "dislocated_worker",
            "low_income",
            "unemployed",
        ):
            if cue.value in ("dislocated_worker", "unemployed") and not _PLAIN_NO.search(before):  # "lost my job when"
                return "yes"
            return "no" if cue.value in ("low_income", "high_school_student") else ""
        return "no"
    return "yes"


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
