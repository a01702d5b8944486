"""Numbers with units in English and Spanish: digits, words and slang, to the profile's units.

Dollars, dollars an hour, weeks, miles, hours a week, years of age. Minutes of driving count at 50 miles an hour, a month is
4.33 weeks, a semester 16, a year 52; a wage a year is divided by 2,080, a month by 173.3, a week by 40. Of a range the end
that leaves more open is taken: the larger of times, distances and budgets, the lower of wages.
"""

# ruff: noqa: E501, SIM905 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from text_to_num import text2num

from bot.nlu.context import Context

MILES_A_MINUTE = 50 / 60
WEEKS = {"day": 1 / 7, "week": 1.0, "month": 4.33, "semester": 16.0, "year": 52.0}
HOURS = {"hour": 1.0, "day": 8.0, "week": 40.0, "month": 173.3, "year": 2080.0}

_WORD_NUMBERS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand cero
    dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete
    dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete
    veintiocho veintinueve treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento doscientos
    trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos mil
    """.split()
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
_GRAND = re.compile(r"\s*(?:grand|k\b|mil\b|thousand)")
_MONEY_UNIT = re.compile(r"\s*(?:bucks?|dollars?|dolares|usd|pesos|\$)")
_PER = re.compile(
    r"\s*(?:\+\s*)?(?:bucks?|dollars?|dolares|\$)?\s*(?:(?:or more|plus|minimum|at least|o mas)\s*)?"
    r"(?:(?:an|a|per|the|each|every|/|la|por|al|a la|cada|por la)\s*)+(?P<unit>hour|day|week|month|year|hora|dia|semana|mes|ano)s?\b"
    r"|\s*(?:bucks?|dollars?|dolares|\$)?\s*(?P<adverb>hourly|weekly|monthly|yearly|annually|annual|anuales|mensuales|semanales)\b"
)
_SPANISH_UNIT = {
    "hora": "hour", "dia": "day", "semana": "week", "mes": "month", "ano": "year", "hourly": "hour", "weekly": "week",
    "monthly": "month", "yearly": "year", "annually": "year", "annual": "year", "anuales": "year", "mensuales": "month",
    "semanales": "week", "weeks": "week", "semanas": "week", "meses": "month", "anos": "year", "semestre": "semester",
    "semestres": "semester", "dias": "day", "mo": "month",
}  # fmt: skip
_TIME = re.compile(
    r"[\s-]*(?P<unit>days?|weeks?|months?|mo\b|semesters?|years?|semanas?|mes(?:es)?|semestres?|anos?|dias?)\b(?P<half>\s+(?:and a half|y medio))?"
)
_DISTANCE = re.compile(r"[\s-]*(?P<unit>miles?|mi\b|millas?|kilometers?|kilometros?|km)\b")
_CLOCK = re.compile(r"[\s-]*(?P<unit>minutes?|minutos?|min\b|hours?|horas?)\b(?P<half>\s+(?:and a half|y media))?")
_A_WEEK = re.compile(
    r"\s*(?:hours?|horas?|h\b)\s*(?:(?:a|per|each|every|/|por|a la|cada|of|de)\s*)+(?:week|semana)\b|\s*(?:hours?|horas?)\s+(?:weekly|semanales)\b"
)
_AGE_AFTER = re.compile(r"[\s-]*(?:years?|yr)?[\s-]*(?:old|y/o|yo\b|y\.o\.)|\s*anos\s+de\s+edad|\s*anitos")
_AGE_BEFORE = re.compile(
    r"\b(?:i'm|i am|im|age|aged|turning|turned|just turned|tengo|edad|cumpli|he's|she's|he is|she is|tiene|son is|daughter is|hijo tiene|hija tiene)"
    r"\s+(?:only |just |about |ya |almost )?$"
)
_NOT_AGE = re.compile(
    r"\s*(?:\$|%|minutes?|min\b|miles?|mi\b|hours?|horas?|weeks?|months?|meses|semanas?|days?|kids?|children|hijos?|ninos?|"
    r"credits?|from|away|outside|north|south|east|west|years? (?:in|into|of|sober|clean|out)|anos (?:de|en|trabajando)|"
    r"classes|more|dollars|dolares|felon|bucks|millas|minutos)"
)
_EXPERIENCE_TIME = re.compile(
    r"\b(?:been|for the (?:last|past)|ago|since|hace|llevo|worked|working|did|experience|experiencia|sober|clean|pregnant|"
    r"served|spent|was|were|desde|trabaje|trabajo|old|probation|parole|prison|jail|left on|married|lived|last|past|first)\b"
)
_TIME_AFTER = re.compile(
    r"\s*(?:of\s+|in\s+|as\s+|de\s+|en\s+)?(?:ago|old|experience|experiencia|college|university|universidad|sober|clean|now|in the|at|"
    r"as an?\b|de edad|degree|trabajando|working|welding|driving|under|pregnant|high school|prison|jail|school|on probation|left|\w+ing\b)"
)
_TIME_CUE = re.compile(
    r"\b(?:within|in|under|less than|no more than|max|maximum|at most|up to|finish|done|finished|complete|train|training|school|class|"
    r"classes|program|course|long|longer|fast|short|spend|commit|give|take|tops|or less|menos de|maximo|hasta|terminar|durar|dure|"
    r"tardar|capacitacion|curso|estudiar|en|limit|time|do|only|solo|quick|study|working by|job by|about|mas de|programa|clases|around|like)\b"
)
_OWED = re.compile(r"\b(?:owe|fines?|debts?|rent|loans?|debo|deuda|renta|bills?|child support|mortgage|car payment)\b")
_BUDGET = re.compile(
    r"\b(?:pay for|can pay|pay up to|pay about|pay maybe|pay|afford|spend|save|saved|savings|saved up|budget|cost|costs|tuition|out of pocket|pocket|have|got|up to|max|maximum|"
    r"under|less than|no more than|at most|only|tops|puedo pagar|tengo|presupuesto|gastar|ahorrado|ahorros|ahorre|maximo|hasta|pagar|menos de|"
    r"around|about|maybe|como|can do|put toward|to my name|scrape|come up with|cheap|cheaper)\b"
)
_BUDGET_NAMED = re.compile(r"\b(?:budget|presupuesto)\b[^.;!?]{0,40}$")
_WAGE = re.compile(
    r"\b(?:make|makes|earn|pays?|paying|making|earning|wage|salary|start(?:s|ing)? at|job|jobs|ganar|gane|paguen?|sueldo|salario|work|pague|want|need|gano|trabajo)\b"
)
_WAGE_NOW = re.compile(
    r"\b(?:i make|i'm making|i am making|i earn|i'm earning|i get paid|currently (?:making|make|earn)|making|paid|pays me|they pay|gano|"
    r"ganaba|me pagan|used to make|made|was making|i was|estoy ganando|my job pays)\b"
)
_WAGE_WANTED = re.compile(
    r"\b(?:want|need|at least|minimum|more than|over|hoping|hope|like|looking|have to|should|least|would|better|above|por lo menos|al menos|minimo|mas de|"
    r"quiero|necesito|quisiera|busco|start|starting|find|somewhere|jobs?|ganar|gane|paguen|pague|que pague|anything)\b"
)
_PAY_TALK = re.compile(r"\b(?:an hour|hourly|per hour|/ ?hour|pay|wage|make|earn|la hora|por hora|gano|ganar|pagan)\b")
_DRIVE = re.compile(
    r"\b(?:drive|driving|away|commute|from me|from home|travel|distance|far|manejar|conducir|camino|lejos|distancia|viaje|viajar|close|walk|bus ride|radius|go|within|ride|manejo)\b"
)
_PLACE_AFTER = re.compile(
    r"\s*(?:north|south|east|west|outside|out of|from|of|al norte|al sur|al este|al oeste|afuera|away from|de)\b"
)
_HOME = re.compile(
    r"\b(?:i live|i'm|live|living|we live|vivo|estoy|located|stay)\s+(?:about |like |around |some |como |a )*$"
)
_WORK_HOURS = re.compile(r"\b(?:work|working|works|trabajo|trabajando|job|shift)\b")
_SECRET = re.compile(
    r"\b\d{3}[- ]\d{2}[- ]\d{4}\b|(?<!\d)(?:\+?1[-. ]?)?\(?\d{3}\)?[-. ]?\d{3}[-. ]?\d{4}(?!\d)|(?<!\d)\d{9,}(?!\d)|(?<!\d)(?:\d[ -]?){13,19}(?!\d)"
)


@dataclass(frozen=True)
class Quantity:
    """A number read as `kind` (a profile field, or `number` where nothing says of what) at `start:end` of the text."""

    kind: str
    value: float
    start: int
    end: int


@dataclass(frozen=True)
class _Number:
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


def read_quantities(context: Context) -> list[Quantity]:
    """All quantities of a message, in order. Another person's age and hours are left out."""
    text = context.text
    hidden = secrets(text)
    taken = 0
    found: list[Quantity] = []
    for number in _numbers(text):
        if any(start < number.end and number.start < end for start, end in hidden):
            continue
        if number.start < taken:
            continue
        quantity = _read(context, number)
        if quantity is not None:
            taken = quantity.end
        if quantity is not None and quantity.kind:
            found.append(quantity)
    if re.search(r"\bwalking distance\b|\bwalk to\b(?! work)|\bdistancia (?:a pie|caminando)\b", text):
        start = text.find("walk")
        found.append(Quantity("max_miles", 2.0, max(0, start), max(0, start) + 4))
    return found


def _numbers(text: str) -> Iterator[_Number]:
    """Numbers, ranges joined ("6 to 12", "18-20")."""
    matches = [match for match in _NUMBER.finditer(text) if not _inside_word(text, match)]
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
                if after["thousand"] and not thousand and low < 1000:
                    low *= 1000
                thousand = thousand or bool(after["thousand"] or after["hundred"])
                dollar = dollar or bool(after["sign"])
                vague = False
        yield _Number(low, high, first.start(), end, dollar, thousand, vague)
        index += 1


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
    words = re.sub(r"^a\s+", "one ", match["words"])
    for language in ("en", "es"):
        try:
            return float(text2num(words.replace("-", " "), language, relaxed=True))
        except ValueError:
            continue
    return float("nan")


def _read(context: Context, number: _Number) -> Quantity | None:
    """What a number counts, by its unit first and by its neighbours second."""
    text, rest = context.text, context.text[number.end :]
    if number.low != number.low:  # not a number after all ("one two three")
        return None
    for reader in (_money, _weekly_hours, _age, _distance, _duration):
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


_NOTHING = ""


def _money(context: Context, number: _Number, rest: str) -> Quantity | None:
    grand = None if number.thousand else _GRAND.match(rest)
    scale = 1000.0 if grand else 1.0
    after = rest[grand.end() :] if grand else rest
    unit = _MONEY_UNIT.match(after)
    named = number.dollar or unit is not None
    per = _PER.match(after)
    left = context.before(number.start)
    if number.vague and number.low < 100 and not (grand or unit):
        return None
    if grand and number.vague and number.low < 0.6 and not re.match(r"\s*grand", rest):
        return None
    end = number.end + (grand.end() if grand else 0) + (per.end() if per else unit.end() if unit else 0)
    low, high = number.low * scale, number.high * scale
    spends = re.search(
        r"\b(?:spend|afford|pay|gastar|pagar)(?: (?:like|about|maybe|up to|around|only|at most|hasta|como|unos))*\s*$",
        left,
    )
    money = named or number.thousand or grand is not None or (number.vague and number.low >= 100)
    money = money or (spends is not None and high >= 20 and not _other_unit(after))
    sentence = context.text[slice(*context.sentence(number.start))]
    budgeted = _BUDGET_NAMED.search(context.text[context.sentence(number.start)[0] : number.start]) and not _other_unit(after)
    if budgeted and re.search(r"\b(?:isn't|not|wasn't|no es|no son)\s+$", left):
        return Quantity(_NOTHING, 0, number.start, end)
    if budgeted and not per and high >= 5:
        return Quantity("budget_usd", high, number.start, end)
    if _OWED.search(left) and money:
        return Quantity(_NOTHING, 0, number.start, end)
    if per and (money or low >= 7):
        name = per["unit"] or per["adverb"]
        period = _SPANISH_UNIT.get(name, name)
        return _wage(context, low, period, number.start, end)
    clause = context.text[slice(*context.clause(number.start))]
    if not money and not (_wage_like(left, sentence, low) and not _other_unit(after)):
        return None
    if _is_wage(left, clause, sentence, low):
        period = "hour" if low < 200 else "year"
        return _wage(context, low, period, number.start, end)
    if not money:
        return None
    if _WAGE_NOW.search(left) and not _BUDGET.search(left):
        return Quantity(_NOTHING, 0, number.start, end)
    return Quantity("budget_usd", high, number.start, end)


def _other_unit(after: str) -> bool:
    return any(unit.match(after) for unit in (_TIME, _DISTANCE, _CLOCK)) or bool(
        re.match(
            r"\s*(?:kids?|hijos|ninos|children|classes|jobs|credits|felon|years|anos|days|nights|people|%)|\s*[a-z]*\d",
            after,
        )
    )


def _wage_like(left: str, sentence: str, value: float) -> bool:
    """A bare number that can only be a wage: "make at least 20", "paying 18 or more"."""
    if (
        7 <= value <= 100
        and re.search(r"\b(?:need|want|at least|necesito|por lo menos|al menos)(?: (?:at least|minimum|a minimum of|minimo|un minimo de|about|como))*\s*$", left)
        and _PAY_TALK.search(sentence)
    ):
        return True
    return 7 <= value <= 200 and bool(
        re.search(
            r"\b(?:make|earn|pays?|paying|making|earning|ganar|gane|pague|paguen|wage|salary|start(?:s|ing)? at|sueldo)\b(?:\s+(?:at least|about|around|over|more than|"
            r"minimum|like|por lo menos|al menos|mas de|unos|a minimum of|me|minimo))*\s*$",
            left,
        )
    )


def _is_wage(left: str, clause: str, sentence: str, value: float) -> bool:
    if re.search(
        r"\b(?:make|earn|making|earning|ganar|gane|pague|paguen|paying|wage|salary|starts? at|starting at|sueldo|salario|gano|job pays|jobs? that pays?|something that pays?|pays)\b",
        left,
    ):
        return True
    if re.search(r"\b(?:at least|por lo menos|al menos|minimo)\s*$", left) and (
        value >= 10_000 or (7 <= value <= 100 and _PAY_TALK.search(sentence))
    ):
        return True
    return bool(
        7 <= value <= 60
        and re.search(r"\b(?:at least|minimum|job|jobs|por lo menos|al menos|minimo)\b", clause)
        and not re.search(r"\b(?:pay|afford|spend|cost|class|tuition)\b", clause)
    )


def _wage(context: Context, value: float, period: str, start: int, end: int) -> Quantity:
    left = context.before(start)
    clause = context.text[slice(*context.clause(start))]
    now = _WAGE_NOW.search(left) and not _WAGE_WANTED.search(left)
    if now or context.negated(start, end, reach=3) or context.somebody_else(start):
        return Quantity(_NOTHING, 0, start, end)
    if (
        re.search(r"\b(?:save|pay|afford|spend|ahorrar|pagar|gastar)\b", left)
        and period in ("month", "week")
        and not _WAGE.search(clause.replace("pay", ""))
    ):
        return Quantity(_NOTHING, 0, start, end)
    hourly = round(value / HOURS[period], 2)
    if not 4 <= hourly <= 300:
        return Quantity(_NOTHING, 0, start, end)
    return Quantity("min_wage_hourly", hourly, start, end)


def _weekly_hours(context: Context, number: _Number, rest: str) -> Quantity | None:
    found = _A_WEEK.match(rest)
    if not found:
        return None
    end = number.end + found.end()
    works = _WORK_HOURS.search(context.before(number.start)) and not re.search(
        r"\b(?:class|study|school|training|clase|estudiar)", context.after(number.end)
    )
    if works or context.somebody_else(number.start) or not 0 < number.high <= 168:
        return Quantity(_NOTHING, 0, number.start, end)
    return Quantity("hours_per_week", number.high, number.start, end)


def _age(context: Context, number: _Number, rest: str) -> Quantity | None:
    after = _AGE_AFTER.match(rest)
    before = _AGE_BEFORE.search(context.text[: number.start])
    spanish = (
        re.match(r"\s*anos\b(?!\s+(?:de|en|trabajando|y medio)\b)", rest)
        if before and before.group().strip().split()[0] in ("tengo", "tiene", "cumpli", "edad", "hijo", "hija")
        else None
    )
    bare = (
        before
        and not number.dollar
        and not _NOT_AGE.match(rest)
        and before.group().split()[0] not in ("tengo", "tiene")
    )
    if not (after or spanish or bare) or number.vague or number.low != int(number.low):
        return None
    end = number.end + (after.end() if after else spanish.end() if spanish else 0)
    if (bare and not after and not 13 <= number.low <= 90) or not 5 <= number.low <= 110:
        return None
    noun = re.match(r"\s*(?:son|daughter|kid|boy|girl|baby|twins|child|hijo|hija)\b", context.text[end:]) or re.search(
        r"\b(?:my|mi|a|an|have a)\s+$", context.text[: number.start]
    )
    if noun and not context.proxy:
        return Quantity(_NOTHING, 0, number.start, end)
    if context.somebody_else(number.start):
        return Quantity(_NOTHING, 0, number.start, end)
    return Quantity("age", number.high, number.start, end)


def _distance(context: Context, number: _Number, rest: str) -> Quantity | None:
    miles = _DISTANCE.match(rest)
    if miles:
        end = number.end + miles.end()
        away = re.search(r"\b(?:outside of|outside|north of|south of|east of|west of|a las afueras de)\b", context.sentence_text(number.start))
        if (_HOME.search(context.before(number.start)) and _PLACE_AFTER.match(context.text[end:])) or (away and not _DRIVE.search(context.sentence_text(number.start))):
            return Quantity(_NOTHING, 0, number.start, end)
        factor = 0.6214 if miles["unit"].startswith("k") else 1.0
        return Quantity("max_miles", round(number.high * factor, 2), number.start, end)
    clock = _CLOCK.match(rest)
    if not clock:
        return None
    end = number.end + clock.end()
    clause = context.text[slice(*context.clause(number.start))]
    hours = clock["unit"].startswith(("h",))
    short = len(context.text.split()) <= (3 if hours else 6) and (number.high <= 2 or not hours)  # "half an hour"
    if not (_DRIVE.search(clause) or short):
        return Quantity(_NOTHING, 0, number.start, end) if not hours else None
    if _HOME.search(context.before(number.start)) and _PLACE_AFTER.match(context.text[end:]):
        return Quantity(_NOTHING, 0, number.start, end)
    minutes = (number.high + (0.5 if clock["half"] else 0.0)) * (60 if hours else 1)
    if hours and re.match(r"\s*(?:shift|a day|al dia|por dia)", context.text[end:]):
        return None
    return Quantity("max_miles", round(minutes * MILES_A_MINUTE, 1), number.start, end)


def _duration(context: Context, number: _Number, rest: str) -> Quantity | None:
    time = _TIME.match(rest)
    if not time:
        return None
    end = number.end + time.end()
    unit = time["unit"].rstrip("s") if time["unit"] not in ("mes", "meses", "anos") else time["unit"]
    unit = _SPANISH_UNIT.get(unit, unit)
    left, after = context.before(number.start), context.text[end:]
    tail = re.match(r"\s+(?:or|o)\s+(two|dos|so)\b", after)
    amount = number.high + (0.5 if time["half"] else 0.0)
    if tail and tail.group(1) in ("two", "dos"):
        amount, end = 2.0, end + tail.end()
    clause = context.text[slice(*context.clause(number.start))]
    past = _EXPERIENCE_TIME.search(left) or (
        _TIME_AFTER.match(after) and not re.match(r"\s*(?:of |in )?(?:school|training)", after)
    )
    school = re.search(
        r"\b(?:train|school|class|program|course|finish|done|study|estudi|curso|programa|clase|terminar|capacit)",
        clause,
    )
    cue = _TIME_CUE.search(clause) or len(clause.split()) <= 5
    if unit == "day" and number.low <= 7 and not school:
        return Quantity(_NOTHING, 0, number.start, end)
    if (
        (
            past
            and not (
                school
                and not re.search(r"\b(?:ago|experience|experiencia|hace|college|high school|did|went|been)\b", clause)
            )
        )
        or not cue
        or (
            unit == "year"
            and number.vague
            and not (tail or school or len(context.text.split()) <= 3 or re.search(r"\b(?:half|medio|couple|par|within|in|en|max|under|less)\b", clause))
        )
    ):
        return Quantity(_NOTHING, 0, number.start, end)
    if context.somebody_else(number.start):
        return Quantity(_NOTHING, 0, number.start, end)
    return Quantity("max_weeks", round(amount * WEEKS[unit], 2), number.start, end)
