"""Money in messages: what a person can pay (dollars) and what they want to earn (dollars an hour).

A wage a year is divided by 2,080, a month by 173.3, a week by 40. Of a range the end that leaves more open is taken: the
larger budget, the lower wage. Debts and what somebody earns now are no facts for the profile.
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re

from bot.nlu.context import Context
from bot.nlu.numbers import Number
from bot.nlu.units import HOURS, NOTHING, PERIODS, Quantity, other_unit

_LEAST = {"hour": 7, "day": 50, "week": 150, "month": 500, "year": 5000}  # dollars; "10 a week" may be hours
_GRAND = re.compile(r"\s*(?:grand\b|k\b|mil\b|thousand)")
_MONEY_UNIT = re.compile(r"\s*(?:bucks?|dollars?|dolares|usd|pesos|\$)")
_PER = re.compile(
    r"\s*(?:\+\s*)?(?:bucks?|dollars?|dolares|\$)?\s*(?:(?:or more|plus|minimum|at least|o mas)\s*)?"
    r"(?:(?:an|a|per|the|each|every|/|la|por|al|a la|cada|por la)\s*)+(?P<unit>hour|day|week|month|year|hora|dia|semana|mes|ano)s?\b"
    r"|\s*(?:bucks?|dollars?|dolares|\$)?\s*(?P<adverb>hourly|weekly|monthly|yearly|annually|annual|anuales|mensuales|semanales)\b"
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
    r"\b(?:i (?:only |just |about |still |currently |already |barely )*(?:make|get|earn|clear|bring home)|i'm (?:currently |still )?at|currently|my (?:pay)?check is|my pay is|ahorita gano|i make|i'm making|i am making|i earn|i'm earning|i get paid|currently (?:making|make|earn)|cobro|making|paid|pays me|they pay|gano|"
    r"ganaba|me pagan|used to make|made|was making|i was|estoy ganando|my job pays)\b"
)
_WAGE_WANTED = re.compile(
    r"\b(?:want|need|at least|minimum|more than|over|hoping|hope|like|looking|have to|should|least|would|better|above|por lo menos|al menos|minimo|mas de|"
    r"quiero|necesito|quisiera|busco|start|starting|find|somewhere|jobs?|ganar|gane|paguen|pague|que pague|anything)\b"
)
_PAY_TALK = re.compile(r"\b(?:an hour|hourly|per hour|/ ?hour|pay|wage|make|earn|la hora|por hora|gano|ganar|pagan)\b")


_ASKED_ABOUT = re.compile(
    r"\b(?:is it true|where did|where do|where'd|source|cite|es cierto|verdad que|de donde|(?:do|does|can|could|would|will|is|are|if) (?:a |an |the |they |you |i |it |most |\w+ )?(?:\w+ ){0,5}(?:make|makes|earn|get|gets|pay|pays|start|normal|\$?\d+)|pagan|ganan|sacan|gana)\b"
)
_ONE_SOUGHT = re.compile(
    r"\b(?:anything|something|jobs? (?:that|paying|around)|any jobs?|i (?:want|need)|at least|looking for|algo|quiero|necesito|por lo menos|minimo|trabajos? que)\b"
)
_NOT_LESS = re.compile(r"\b(?:less|lower|under|below|menos)(?: than| de| que)?\s*(?:like |about )?\$?$")
_MORE_THAN_NOW = re.compile(r"\b(?:more|better|mas) (?:than|que|de) (?:the |my |los |lo )?\$?$")
_I_MAKE_AFTER = re.compile(
    r"^\s*(?:an hour |/ ?hour |bucks |dollars |la hora )?(?:that |que )?(?:i(?:'m)? (?:make|making|earn|get)|gano|me pagan)\b"
)
_MUST_PAY = re.compile(
    r"\b(?:has to|have to|must|needs? to|should|job|jobs|something|anything|that|it'd|better) (?:\w+ )?pays? (?:me )?(?:at least |about |around |over |more than )?$"
)
_PRICE_BEFORE = re.compile(
    r"\b(?:it's|that's|they're) (?:only |just |like |about |around |barely )?\$?$|\b(?:(?!limit\b|max\b|budget\b|most\b|have\b|do\b|spend\b|pay\b)\w+) (?:is|are|was|cost|costs|runs?|cuestan?|sale|valen?) (?:only |like |about |around |como )?\$?$"
)
_NOT_MINE_AFTER = re.compile(
    r"^[^.;,!?]{0,12}\b(?:i don't have|i can't|i ain't got|que no tengo)\b|^\s*(?:dollars |bucks )?(?:in|of|worth of|de) (?:\w+ )?(?:loans?|debts?|fines|tickets|bills|multas|deudas?)\b"
)
_FOR_TRAINING_AFTER = re.compile(
    r"^\s*(?:dollars |bucks |dolares )?(?:at (?:the )?most|max\w*|tops|down|cash|saved(?: up)?|set aside|to (?:spend|put|my name)|out of pocket|cuando mucho|a lo mucho|ahorrad\w+|from my (?:taxes|tax \w+|refund|check)|for (?:this|it|school|class\w*|training|college|tuition)|para (?:esto|la escuela|el curso|estudiar))\b"
)
_MANY = re.compile(
    r"^\s*(?:miles?\b|subs\b|subscribers|followers|views|percent|%|por ciento|times|veces|people|students|head|acres|tons?|pounds|lbs)\b"
)
_ENDS = re.compile(r"^\s*(?:$|[.,;!?]|or so|tops|max|maybe|at most|cuando mucho|mas o menos)")
_LESS_THAN_THAT = re.compile(
    r"\b(?:less|below|under|lower|menos|abajo) (?:than |de )?(?:that|it|this|eso)\b"
    r"|(?:\bno\b|\bnot\b|n't\b)[^.;!?]{0,20}\b(?:ganar|bajar|aceptar|make|earn|take|go|work for) (?:any )?(?:menos|less|lower)\b(?! (?:than|de|que) \$?\d)"
)
_CANNOT_PAY = re.compile(
    r"\b(?:no (?:puedo|podemos|podria|alcanzo a|me alcanza para|tengo (?:para|con que)|voy a)|can't|cannot|couldn't|not able to|no way i can|unable to) (?:\w+ )?(?:pagar|gastar|juntar|poner|pay|afford|spend|come up with)(?: (?:like|about|esos|los|that|the|a|unos|como|out))*\s*\$?$"
)
"""Before a price that is too high; how much they can pay it does not say."""
_NOT_SO_MUCH = re.compile(
    r"\b(?:tanto|ese dinero|esa cantidad|that much|that kind of money)\b[^.!?]{0,12}\b(?:maximo|max|hasta|como mucho|cuando mucho|solo(?: tengo)?|nomas(?: tengo)?|unos|maybe|only|just|up to|at most|more like)\s+$"
)
"""Before what one can pay, after a price ("no tengo tanto, maximo 800")."""
_STORE = re.compile(r"\s*dollar (?:tree|general|store)")
_NO_LESS_ES = re.compile(r"\bno (?:quiero|acepto|busco|voy por|puedo (?:ganar|aceptar)|me voy por) menos de $")
_AND_PAYS = re.compile(
    r"\b(?:and|y|but|pero) (?:que )?(?:it )?(?:pays?|pague|paying) (?:at least |about |around )?\$?$"
)
_UP_TO_WAGE = re.compile(r"\b(?:gets?|getting|bring|bump|move) (?:me |us )?(?:up )?(?:to|over|past) \$?$")
_LEAST_A_YEAR = 20_000  # dollars: nobody who says no more pays that for training
_SHORT = 5  # words of an answer such as "two or three hundred"


def read_money(context: Context, number: Number, rest: str) -> Quantity | None:
    """A budget or a wage, `NOTHING` where it is other money, `None` where the number is no money."""
    if _STORE.match(rest):
        return None
    grand = None if number.thousand else _GRAND.match(rest)
    scale = 1000.0 if grand else 1.0
    after = rest[grand.end() :] if grand else rest
    unit = _MONEY_UNIT.match(after)
    named = number.dollar or unit is not None
    per = _PER.match(after)
    left = context.before(number.start)
    if number.vague and number.low < 100 and not (grand or unit):
        return None
    if (grand or number.thousand) and _MANY.match(after):  # "280k miles on it"
        return Quantity(NOTHING, 0, number.start, number.end + (grand.end() if grand else 0))
    if grand and number.vague and number.low < 0.6 and not re.match(r"\s*grand", rest):
        return None
    end = number.end + (grand.end() if grand else 0) + (per.end() if per else unit.end() if unit else 0)
    low, high = number.low * scale, number.high * scale
    spends = re.search(
        r"\b(?:spend|afford|pay|gastar|pagar|(?:costs?|cuest[ae]n?) (?:me )?(?:less than|under|no more than|not more than|at most|menos de|mas de)|scrape (?:up|together)|come up with|put together|juntar)(?: (?:like|about|maybe|up to|around|only|at most|hasta|como|unos))*\s*$",
        left,
    )
    money = named or number.thousand or grand is not None or (number.vague and number.low >= 100)
    spelled = not number.vague and re.search(r"[a-z]", context.text[number.start : number.end]) is not None
    short = len(context.text.split()) <= _SHORT and spelled and high >= 100 and _ENDS.match(after)
    counts_else = other_unit(after) or _MANY.match(after)
    money = money or (high >= 50 and not counts_else and (bool(short) or bool(_FOR_TRAINING_AFTER.match(after))))
    money = money or (spends is not None and high >= 20 and not other_unit(after))
    money = money or (high >= 50 and not counts_else and bool(_NOT_SO_MUCH.search(context.text[: number.start])))
    sentence = context.text[slice(*context.sentence(number.start))]
    budgeted = _BUDGET_NAMED.search(context.text[context.sentence(number.start)[0] : number.start]) and not other_unit(
        after
    )
    if budgeted and re.search(r"\b(?:isn't|not|wasn't|no es|no son)\s+$", left):
        return Quantity(NOTHING, 0, number.start, end)
    if budgeted and not per and (high >= 5 or high == 0):
        return Quantity("budget_usd", high, number.start, end)
    if (money or spends) and _CANNOT_PAY.search(left):
        return Quantity(NOTHING, 0, number.start, end)
    if money and (_OWED.search(left) or _NOT_MINE_AFTER.match(context.text[end:])):
        return Quantity(NOTHING, 0, number.start, end)
    name = (per["unit"] or per["adverb"]) if per else ""
    period = PERIODS.get(name, name)
    if per and (money or low >= _LEAST[period]):
        return _wage(context, low, period, number.start, end)
    if not other_unit(after) and 7 <= low <= 200 and _I_MAKE_AFTER.match(context.text[end:]):
        kind = "min_wage_hourly" if _MORE_THAN_NOW.search(left) else NOTHING
        return Quantity(kind, low if kind else 0, number.start, end)
    clause = context.text[slice(*context.clause(number.start))]
    if not money and not (_wage_like(left, sentence, low) and not other_unit(after)):
        return None
    if _is_wage(left, clause, sentence, low) or (not money and _wage_like(left, sentence, low)):
        period = "hour" if low < 200 else "year"
        return _wage(context, low, period, number.start, end)
    if not money:
        return None
    if (_WAGE_NOW.search(left) and not _BUDGET.search(left)) or _PRICE_BEFORE.search(left):
        return Quantity(NOTHING, 0, number.start, end)
    if low >= _LEAST_A_YEAR and (
        _UP_TO_WAGE.search(left)
        or not (spends or _BUDGET.search(left) or _FOR_TRAINING_AFTER.match(context.text[end:]))
    ):
        return _wage(context, low, "year", number.start, end)  # "whatever gets me to 50k"
    return Quantity("budget_usd", high, number.start, end)


def _wage_like(left: str, sentence: str, value: float) -> bool:
    """A bare number that can only be a wage: "make at least 20", "paying 18 or more"."""
    if value >= 10_000 and re.search(r"\b(?:at least|por lo menos|al menos|minimum|minimo)\s*$", left):
        return True
    if 7 <= value <= 100 and (
        _MUST_PAY.search(left)
        or (_NO_LESS_ES.search(left) and _PAY_TALK.search(sentence))
        or re.search(r"\b(?:work|working|settle) (?:for )?(?:any )?(?:less|lower|under|below)(?: than)?\s*$", left)
    ):
        return True
    if re.search(r"\bpay\s*$", left):
        return False
    if (
        7 <= value <= 100
        and re.search(
            r"\b(?:need|want|at least|necesito|por lo menos|al menos|quiero|minimo)(?: (?:at least|minimum|a minimum of|minimo|un minimo de|about|como))*\s*$",
            left,
        )
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
    least = _LESS_THAN_THAT.search(context.text, end)  # "I make 15 now, can't take less than that"
    now = now and not least
    asked = _ASKED_ABOUT.search(clause) and not (_ONE_SOUGHT.search(clause) or least)
    if (
        now
        or asked
        or (context.negated(start, end, reach=3) and not (_NOT_LESS.search(left) or _AND_PAYS.search(left)))
        or context.somebody_else(start)
    ):
        return Quantity(NOTHING, 0, start, end)
    if (
        re.search(r"\b(?:save|pay|afford|spend|ahorrar|pagar|gastar)\b", left)
        and period in ("month", "week")
        and not _WAGE.search(clause.replace("pay", ""))
    ):
        return Quantity(NOTHING, 0, start, end)
    hourly = round(value / HOURS[period], 2)
    if not 4 <= hourly <= 300:
        return Quantity(NOTHING, 0, start, end)
    return Quantity("min_wage_hourly", hourly, start, end)
