"""Numbers with units in English and Spanish: digits, words and slang, to the profile's units.

Dollars, dollars an hour, weeks, miles, hours a week, years of age. Minutes of driving count at 50 miles an hour, a month is
4.33 weeks, a semester 16, a year 52; a wage a year is divided by 2,080, a month by 173.3, a week by 40. Of a range the end
that leaves more open is taken: the larger of times, distances and budgets, the lower of wages.
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from dataclasses import replace

from bot.nlu.ages import read_age
from bot.nlu.context import Context
from bot.nlu.durations import read_duration
from bot.nlu.hours import daily_hours, full_time, weekly_hours
from bot.nlu.money import read_money
from bot.nlu.numbers import Number, numbers, secrets, value_of
from bot.nlu.units import CLOCK, DISTANCE, MILES_A_MINUTE, NOTHING, Quantity

_DRIVE = re.compile(
    r"\b(?:drive|driving|away|commute|from me|from home|travel|distance|far|manejar|conducir|camino|lejos|distancia|viaje|viajar|close|walk|bus ride|radius|go|within|ride|manejo|each way|one way|commut\w*|trip|max\w*|tops)\b"
)
_PLACE_AFTER = re.compile(
    r"\s*(?:north|south|east|west|outside|out of|from|of|al norte|al sur|al este|al oeste|afuera|away from|de)\b"
)
_HOME = re.compile(
    r"\b(?:i live|i'm|live|living|we live|vivo|estoy|located|stay)\s+(?:about |like |around |some |como |a )*$"
)
_WITHOUT_NUMBER = re.compile(
    r"(?<![\w-])(?<!\d )(?<!\ba )(?<!\ban )(?<!\bun )(?<!\buna )(?<!\bone )(?<!\bmedia )(?:(?:year|month|semester|ano|mes|semestre) (?:and a half|y medio)|(?:hour|hora) (?:and a half|y media|tops|max\w*|or less|o menos))\b"
)
_WALK = re.compile(
    r"\bwalking distance\b|\bwalk to\b(?! work)|\b(?:can|could|able to) walk (?:there|to it)\b|\b(?:ir|llegar|irme) (?:caminando|a pie)\b|\bdistancia (?:a pie|caminando)\b"
)
_DRIVES_NOW = re.compile(
    r"\b(?:commut\w+|i drive|i'm driving|drove|takes me|it takes|manejo|me toma|me hago|ran|run|jog)\b[^.;!?]{0,20}$"
)
_NOW = re.compile(
    r"\b(?:now|already|every ?day|daily|to (?:work|my job|school)|al (?:trabajo|jale)|diario|ahora|ran|jog)\b"
)
_WILLING = re.compile(
    r"\b(?:mind|fine|ok|okay|willing|no problem|can do|good with|don't care|i (?:can|could|would)|i'd|no me molesta|esta bien|puedo|max\w*|tops|up to|at most)\b"
)
_TOO_FAR = re.compile(
    r"^(?: (?:of|de) \w+)?(?: (?:away|drive|de camino))?\s*(?:is|'s|are|esta|queda|y esta|y queda|and that's|,)?\s*(?:just |way |un poco )*(?:too|muy|bien|demasiado)? ?(?:far|too much|lejos|too long)\b"
)
_LIES_AT = re.compile(r"\ba (?:unos |como |casi )?$")
_AWAY = re.compile(
    r"\s*(?:minutos|horas?|millas)\s+(?:de(?! ida| mi casa| distancia| camino| mi\b| aqui)|del|al (?:norte|sur|este|oeste))\b"
)
_AT_MOST = re.compile(r"\b(?:hasta|maximo|max|menos|no mas|puedo|algo|clases?|curso|busco|quiero|escuela|trabajo)\b")
_NOT_THIS = re.compile(r"\b(?:not|and no|y no|ni un) \$?$")
_FEW, _SEVERAL = 5, 6  # words of a message that says no more than how far
_AND_MINUTES = re.compile(
    r"\s*(?:and|y|,|con)?\s*(?P<minutes>\d{1,2}|ten|fifteen|twenty|thirty|forty|diez|quince|veinte|treinta)\s*(?:minutes?|mins?|minutos?)\b"
)


def read_quantities(context: Context) -> list[Quantity]:
    """All quantities of a message, in order. Another person's age and hours are left out."""
    text = context.text
    hidden = secrets(text)
    without = [Number(1.0, 1.0, at.start(), at.start(), False, False, True) for at in _WITHOUT_NUMBER.finditer(text)]
    counted = sorted([*numbers(text), *without], key=lambda item: item.start)
    found = list(daily_hours(context, counted))
    taken = 0
    for number in counted:
        if any(start < number.end and number.start < end for start, end in hidden) or number.start < taken:
            continue
        if any(
            item.start <= number.start and number.end <= item.end
            for item in found[: len(found)]
            if item.kind == "hours_per_week"
        ):
            continue
        quantity = _read(context, number)
        if quantity is not None:
            taken = quantity.end
        if quantity is not None and quantity.kind:
            found.append(quantity)
            if quantity.kind == "number" and number.low < number.high:  # which end counts depends on the question
                found.append(replace(quantity, value=number.low))
    if not any(item.kind == "hours_per_week" for item in found):
        found.extend(full_time(context))
    walk = _WALK.search(text)
    if walk:
        found.append(Quantity("max_miles", 2.0, walk.start(), walk.end()))
    return sorted(found, key=lambda item: item.start)


def _read(context: Context, number: Number) -> Quantity | None:
    """What a number counts, by its unit first and by its neighbours second."""
    text, rest = context.text, context.text[number.end :]
    if number.low != number.low:  # not a number after all ("one two three")
        return None
    if _NOT_THIS.search(text[: number.start]):  # "30 dollars, not 30 miles"
        return Quantity(NOTHING, 0, number.start, number.end)
    if (
        _LIES_AT.search(text[: number.start])
        and _AWAY.match(rest)
        and not _AT_MOST.search(context.before(number.start))
    ):
        return Quantity(NOTHING, 0, number.start, number.end)  # "a 30 minutos del pueblo": where they live
    for reader in (read_money, weekly_hours, read_age, _distance, read_duration):
        quantity = reader(context, number, rest)
        if quantity is not None:
            return quantity
    if number.vague or re.match(
        r"\s*(?:%|percent|am\b|pm\b|th\b|a\.m|p\.m|o'?clock|de la (?:tarde|noche|manana))", rest
    ):
        return None
    if re.match(r"\s*(?:kids?|children|hijos?|ninos?|grade|felon|classes|credits|weeks|jobs|people)", rest):
        return None
    if re.search(
        r"\b(?:after|despues de las|a las|at|las|before|until|since|i-|hwy|highway|route|\d:)\s*$", text[: number.start]
    ):
        return None
    return Quantity("number", number.high, number.start, number.end)


def _distance(context: Context, number: Number, rest: str) -> Quantity | None:
    miles = DISTANCE.match(rest)
    if miles and number.vague and miles["unit"] == "mi":  # "a mi hermana"
        return None
    if miles:
        end = number.end + miles.end()
        away = re.search(
            r"\b(?:outside of|outside|north of|south of|east of|west of|a las afueras de)\b",
            context.sentence_text(number.start),
        )
        if (_HOME.search(context.before(number.start)) and _PLACE_AFTER.match(context.text[end:])) or (
            away and not _DRIVE.search(context.sentence_text(number.start))
        ):
            return Quantity(NOTHING, 0, number.start, end)
        if _is_no_limit(context, number.start, end):
            return Quantity(NOTHING, 0, number.start, end)
        factor = 0.6214 if miles["unit"].startswith("k") else 1.0
        return Quantity("max_miles", round(number.high * factor, 2), number.start, end)
    clock = CLOCK.match(rest)
    if not clock:
        return None
    end = number.end + clock.end()
    clause = context.text[slice(*context.clause(number.start))]
    hours = clock["unit"].startswith(("h",))
    short = len(context.text.split()) <= (_FEW if hours else _SEVERAL) and (
        number.high <= 2 or not hours
    )  # "half an hour"
    if not (_DRIVE.search(clause) or short):
        return Quantity(NOTHING, 0, number.start, end) if not hours else None
    if _HOME.search(context.before(number.start)) and _PLACE_AFTER.match(context.text[end:]):
        return Quantity(NOTHING, 0, number.start, end)
    if _is_no_limit(context, number.start, end):
        return Quantity(NOTHING, 0, number.start, end)
    further = _AND_MINUTES.match(context.text[end:]) if hours else None
    minutes = (number.high + (0.5 if clock["half"] else 0.0)) * (60 if hours else 1)
    if hours and re.match(r"\s*(?:shift|a day|al dia|por dia)", context.text[end:]):
        return None
    if further:
        minutes, end = minutes + value_of(further["minutes"]), end + further.end()
    return Quantity("max_miles", round(minutes * MILES_A_MINUTE, 1), number.start, end)


def _is_no_limit(context: Context, start: int, end: int) -> bool:
    """Whether a distance is what they drive now, or what is too far."""
    if _TOO_FAR.match(context.text[end:]):
        return True
    sentence = context.sentence_text(start)
    now = _DRIVES_NOW.search(context.before(start)) and _NOW.search(sentence)
    return bool(now) and not _WILLING.search(sentence)
