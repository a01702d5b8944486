"""Workplaces: where somebody works or worked, as the job that nearly all do there ("worked at the feedlot")."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.nlu import work_words as words
from bot.nlu.context import Context
from bot.nlu.duties import LED, WITH_CREDENTIAL, Duties
from bot.nlu.gazetteer import Mention
from bot.nlu.spans import overlaps
from bot.nlu.work import role_of

Located = tuple[int, int, dict[str, Any]]
_LEADS = re.compile(
    r"\b(?:(?P<all>(?:general |store )?manager|manage[ds]?|managing|gerente|ran)|(?P<shift>(?:assistant|shift|crew|swing|night|kitchen) manager|(?:shift|crew|team) lead(?:er)?|supervisor[a]?|supervis(?:ed|e)|encargad[oa]|lead))"
    r"(?: (?:at|for|of|in|de|en))?(?: (?:an?|the|la|el|un|una))*(?: \w+)?\s*$"
)
_LED = {"35": ("11-9051.00", "35-1012.00"), "41": ("41-1011.00", "41-1011.00"), "37-2": ("37-1011.00", "37-1011.00"), "51": ("51-1011.00", "51-1011.00"),
        "53-7": ("53-1042.00", "53-1042.00"), "47": ("47-1011.00", "47-1011.00"), "45": ("45-1011.00", "45-1011.00"), "39-5": ("39-1022.00", "39-1022.00"),
        "39-9011": ("11-9031.00", "11-9031.00"), "37-3": ("37-1012.00", "37-1012.00")}  # fmt: skip
_AT_A = re.compile(r"\b(?:at|from|inside|por|behind) (?:an?|the|my|our|una?|el|la|mi) $|\bin (?:an?|my) (?:\w+ )?$")
_FROM = re.compile(r"\b(?:from|out of|dejar|salir de(?:l)?) (?:the |la |el )?$")
_THERE = re.compile(
    r"\b(?:work|works|worked|working|job|trabajo|trabaje|trabajaba|live|lives|living|stay|staying|vivo|was|am|i'm|came|from)(?: \w+)? (?:in|at|by|near|en|de|from)(?: (?:an?|the|my|una?|el|la|mi))?\s*$"
)
_SEPARATED = re.compile(r"\b(?:and|or|then|before|after|y|o|luego|antes|despues)\b|[,;:/]")
_LIST = re.compile(r"\s*(?:,|/|&|,? (?:and|or|y|o))\s*(?:in |at |en |de )?(?:an? |the |el |la |un |una )?")


def workplaces(context: Context, duties: Duties, work: list[Located]) -> Iterator[Located]:
    """Where somebody works or worked, as the job that nearly all do there; not where the message names the job itself."""
    told = [
        (start, end)
        for start, end, item in work
        if item["entity"] == "occupation" and item.get("role") in ("be", "past", "left")
    ]
    held = [item["value"] for _, _, item in work if item["entity"] == "credential" and item["role"] in ("be", "have")]
    found: list[tuple[int, int, str]] = []
    for place in duties.places(context.text):
        if overlaps(place.start, place.end, told) or any(_job_there(context, place, *job) for job in told):
            continue
        role = _joined(context, place, found) or _workplace_role(context, place)
        value = _leading(place.values[0], context.before(place.start)) if role else ""
        if value == LED:
            continue
        if value == WITH_CREDENTIAL:
            value = next((duties.jobs_of_credentials[item] for item in held if item in duties.jobs_of_credentials), "")
        if value:
            found.append((place.start, place.end, role))
            yield place.start, place.end, {
                "entity": "occupation", "value": value, "role": role, "values": [value], "said": place.text,
            }  # fmt: skip


def _workplace_role(context: Context, place: Mention) -> str:
    """be, past or "" for a place that a message names: whether the person works or worked there."""
    if context.somebody_else(place.start) or context.negated(place.start, place.end, reach=5):
        return ""
    left, right = context.before(place.start), context.text[place.end :]
    if context.question(place.start) or not (
        words.AT_WORK.search(left)
        or words.THERE_SINCE.match(right)
        or _LEADS.search(left)
        or (not left.strip(" ,") and words.YEARS_AFTER.match(right))
    ):
        return ""
    wished = max((item.end() for item in words.WISHED_PLACE.finditer(left)), default=-1)
    if wished > max((item.end() for item in words.DID_WANT.finditer(left)), default=-1):
        return ""
    role = role_of(context, place, []).name
    if role == "want":
        role = "be"  # "my job at the feedlot": the job they have, or had
    return "past" if role in ("past", "left") else "be" if role in ("be", "have", "bare") else ""


def _leading(value: str, left: str) -> str:
    """The job of who leads at a workplace whose usual job is `value`, if the words before it say so; `value` otherwise."""
    match = _LEADS.search(left)
    if match is None:
        return value
    return next((jobs[0 if match["all"] else 1] for start, jobs in _LED.items() if value.startswith(start)), "")


def only_a_place(context: Context, field: Located, workplaces: list[Located]) -> bool:
    """Whether a sector's name here is only where somebody works ("at a factory", "in construction 6 years")."""
    start, end, item = field
    if overlaps(start, end, [(first, last) for first, last, _ in workplaces]):
        return True
    left = context.before(start)
    if item["role"] == "want":
        return (bool(_THERE.search(left)) and not words.STATED_WISH.search(left)) or bool(_FROM.search(left))
    return item["role"] == "bare" and bool(_AT_A.search(left))


def _job_there(context: Context, place: Mention, start: int, end: int) -> bool:
    """Whether the job at `start:end` is the one they did at a place ("a cook at a nursing home", "at Tyson as a welder")."""
    first, last = context.clause(place.start)
    if not (first <= start and end <= last):
        return False
    if end <= place.start:
        return not _SEPARATED.search(context.text[end : place.start])
    return bool(
        re.fullmatch(r"\s*,\s*(?:(?:de|como|haciendo|en|as|doing) )?", context.text[place.end : start])
        or re.search(r"\b(?:as|doing|running|driving|de|como)\b|ing\b|[ai]e?ndo\b", context.text[place.end : start + 4])
    )


def _joined(context: Context, place: Mention, found: list[tuple[int, int, str]]) -> str:
    """The role of the workplace that a list names before this one, "" if none does."""
    return next((role for _, end, role in found if _LIST.fullmatch(context.text[end : place.start])), "")
