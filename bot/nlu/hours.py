"""Hours a week a person can give to training: said outright, or as hours a day on so many days."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.nlu.context import Context
from bot.nlu.numbers import Number
from bot.nlu.units import NOTHING, Quantity

_A_WEEK = re.compile(
    r"\s*(?:hours?|horas?|h\b)\s*(?:(?:a|per|each|every|/|por|a la|cada|of|de|in a|out of the)\s*)+(?:week|semana|wk)\b|\s*(?:hours?|horas?)\s+(?:weekly|semanales)\b|\s*(?:a|per) week of (?:class(?:es)?|school|training|studying|it)\b"
)
_HOURS = re.compile(r"\s*(?:hours?|horas?|h\b)")
_A_DAY = re.compile(
    r"\s*(?:hours?|horas?|h\b)?\s*(?:(?:a|per|each|every|/|por|al|cada|in the|on|los|las|la|el|de)\s+)*(?:apiece|each|day|night|evening|morning|afternoon|time|dia|noche|tarde|manana|vez|diari[oa]s?|cada un[oa]|saturdays?|sundays?|sabados?|domingos?|weeknights?|weekdays?)\b|\s*(?:hours?|horas?)\s+(?:each|apiece|diarias?)\b"
)
_DAYS = re.compile(
    r"\s*(?:days?|nights?|evenings?|mornings?|afternoons?|times|weeknights?|dias?|noches?|tardes?|mananas?|veces)\b"
)
_NAMED_DAYS = (
    (5.0, re.compile(r"\b(?:(?:mon(?:day)?|m) ?(?:through|thru|to|-) ?(?:fri(?:day)?|f)\b|weekdays|week ?nights|every weekday|lunes a viernes|entre semana)")),
    (7.0, re.compile(r"\b(?:every (?:single )?day|seven days|7 days|todos los dias)\b")),
    (2.0, re.compile(r"\b(?:saturdays? and sundays?|sat and sun|weekends|sabados? y domingos?|tuesdays? and thursdays?|martes y jueves|mondays? and wednesdays?|lunes y miercoles)\b")),
    (1.0, re.compile(r"\b(?:saturdays?|sundays?|sabados?|domingos?)\b")),
)  # fmt: skip
_WORK = re.compile(r"\b(?:work|working|works|worked|trabajo|trabajando|trabajaba|job|shifts?|turnos?)\b")
_STUDY = re.compile(
    r"\b(?:class(?:es)?|study\w*|school|training|spare|give (?:it|to)|put in|commit|clases?|estudi\w+|dedic\w+|darle|escuela|curso)\b"
)
_TRAVEL = re.compile(r"\b(?:driv\w+|away|commute|far|manej\w+|camino|lejos|ride|bus|credit|sleep|one way|each way)\b")
_FULL_TIME = re.compile(
    r"\b(?:go|goes|going|went|study|studying|train|training|attend|do it|do this|school|class(?:es)?|commit|available|could do|can do|ir|estudiar|estudio|estudiando|escuela)\b(?: \w+){0,3}?[ ,]+(?P<full>full[- ]?time|tiempo completo)\b(?! (?:job|work|employ\w+|trabajo))"
)
_FULL = 40.0
_MOST_A_WEEK = 168
_REACH = 45  # characters between the hours and the days they are meant for


def weekly_hours(context: Context, number: Number, rest: str) -> Quantity | None:
    """Hours a week said outright ("10 hours a week", "could study 10 hours"); `None` where the number counts none."""
    found = _A_WEEK.match(rest)
    hours = None if found else _HOURS.match(rest)
    before, after = context.before(number.start), context.after(number.end)
    if not found and not (
        hours
        and (context.hypothetical or _STUDY.search(context.clause_text(number.start)))
        and not _TRAVEL.search(context.clause_text(number.start))
    ):
        return None
    if hours and (number.vague or _A_DAY.match(rest)):
        return None
    end = number.end + (found or hours).end()  # type: ignore[union-attr]
    works = (
        _WORK.search(before)
        and not _STUDY.search(before)
        and not re.search(r"\b(?:class|study|school|training|clase|estudiar)", after)
    )
    if works or context.somebody_else(number.start) or not 0 < number.high <= _MOST_A_WEEK:
        return Quantity(NOTHING, 0, number.start, end)
    return Quantity("hours_per_week", number.high, number.start, end)


def daily_hours(context: Context, found: Sequence[Number]) -> Iterator[Quantity]:
    """Hours a day times the days named beside them ("2 hours a night, 4 nights", "3 horas diarias de lunes a viernes")."""
    text = context.text
    for number in found:
        per = _A_DAY.match(text[number.end :])
        if not per or number.low != number.low or number.dollar or not 0 < number.high <= 24:
            continue
        clause = context.sentence_text(number.start)
        if _WORK.search(context.before(number.start)) or _TRAVEL.search(clause) or context.somebody_else(number.start):
            continue
        if not (re.match(r"\s*(?:hours?|horas?|h\b|diarias?)", text[number.end :])):
            continue
        start, end = number.start, number.end + per.end()
        beside = [other for other in found if not other.vague and (other.end <= start or other.start >= end)]
        days = next(
            (other for other in beside if _near(number, other) and _DAYS.match(text[other.end :]) and other.high <= 7),
            None,
        )
        if days is not None:
            counted = _DAYS.match(text[days.end :])
            last = days.end + (counted.end() if counted else 0)
            yield Quantity("hours_per_week", number.high * days.high, min(start, days.start), max(end, last))
            continue
        span = text[max(0, start - _REACH) : end + _REACH]
        times = next((value for value, pattern in _NAMED_DAYS if pattern.search(span)), None)
        if times is not None:
            yield Quantity("hours_per_week", number.high * times, start, end)


def full_time(context: Context) -> Iterator[Quantity]:
    """Training full time is 40 hours a week; working full time is nothing here."""
    for match in _FULL_TIME.finditer(context.text):
        start, end = match.span("full")
        if not (_WORK.search(context.before(start)) or context.negated(start, end) or context.somebody_else(start)):
            yield Quantity("hours_per_week", _FULL, start, end)


def _near(first: Number, second: Number) -> bool:
    return max(first.start, second.start) - min(first.end, second.end) <= _REACH
