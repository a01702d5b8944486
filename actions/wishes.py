"""Wishes that compare: more pay, closer, sooner, cheaper, something else; and limits tried wider by a step.

A wish is tried and not kept: the plan with one limit set a little better than what is shown, from the best of it
downwards, then other work within the same limit. What was changed is said, and keeping it is one tap.
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from actions.telling import first_step, pay_of
from actions.turn import Turn
from pathways.planner_person import REACH_MILES
from pathways.profile import Profile
from pathways.routes import Route
from pathways.vocabulary import Transport

_PATTERNS = {
    "pay": r"\bpay(?:s|ing)? (?:me )?(?:more|better|higher)|\b(?:more|better|higher) (?:pay|wages?|money|salary)(?! (?:for|to pay))|\b(?:earn|make)s? more"
    r"|\bpague(?:n)? (?:m[aá]s|mejor)|\b(?:mejor|m[aá]s) (?:sueldo|paga|pago|salario|pagad[oa])|\bgan(?:ar|e|o|ar[ií]a) m[aá]s|\bdonde paguen",
    "near": r"\b(?:closer|nearer|not (?:so|that|as) far|less driv\w+)\b|\btoo far\b|\bm[aá]s cerca|\bqueda muy lejos|\bno tan lejos",
    "soon": r"\b(?:shorter|quicker|faster|sooner|less time|not (?:so|that|as) long)\b|\btoo long\b|\bm[aá]s (?:cort[oa]|r[aá]pid[oa]|pronto)|\bmenos tiempo",
    "cheap": r"\b(?:cheaper|less expensive|lower cost|costs? less|more affordable|(?:doesn'?t|don'?t|does not|do not|won'?t) cost (?:me )?(?:nothing|anything|much|so much|as much|a (?:thing|lot|fortune)))\b|\b(?:one|any|anything|something|class|program|training)\b.{0,20}\b(?:for free|that(?:'?s| is) free)\b|\btoo (?:expensive|much money)\b|\bm[aá]s barat[oa]|\bmenos car[oa]|\bcueste menos|\bmuy caro",
    "far": r"\b(?:farther|further|longer drive|more miles)\b|\bm[aá]s lejos|\bm[aá]s millas",
    "long": r"\b(?:train|study|school|go|take)\w* (?:for )?(?:longer|more time)\b|\bmore time\b|\blonger (?:training|program|class)|\bm[aá]s tiempo|\bestudi\w+ m[aá]s",
    "spend": r"\b(?:more money|pay more for|spend more|afford more)\b|\bm[aá]s dinero|\b(?:gastar|pagar) m[aá]s",
    "times": r"\b(days?|daytime|nights?|evenings?|weekends?)\b (?:instead|rather than)|\b(?:switch to|change to) (days?|daytime|nights?|evenings?|weekends?)\b"
    r"|\bde (d[ií]a|noche|tarde) en (?:vez|lugar)|\ben (fin(?:es)? de semana) en (?:vez|lugar)",
    "car": r"\bif (?:i|we) (?:had|got|have|get) (?:a |my )?(?:car|truck)\b|\bsi (?:yo )?tuviera (?:un )?(?:carro|coche|auto|troca|camioneta)\b",
    "other": r"\b(?:something|anything|totally|completely|entirely) (?:else|different|new)\b|\bsurprise me\b|\bout of the ordinary|\bother kinds? of (?:work|jobs?)"
    r"|\balgo (?:diferente|distinto|totalmente|nuevo)|\botra cosa|\botro tipo de trabajo|\bsorpr[eé]ndame",
}
_WISHES = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _PATTERNS.items()}
_WANTS = re.compile(
    r"\b(want|need|like|looking for|something|anything|what about|show me|jobs?|algo|quiero|necesito|busco|trabajos?)\b",
    re.IGNORECASE,
)
_WIDER = ("far", "long", "spend")
_TIMES = (("weekend", ("week", "fin")), ("evening", ("night", "even", "noche", "tarde")), ("day", ("da", "día", "dia")))
_LEAST_STEP = {"max_miles": 15.0, "max_weeks": 8.0, "budget_usd": 500.0}
_MOST = {"max_miles": 150.0, "max_weeks": 520.0, "budget_usd": 50_000.0}


@dataclass(frozen=True)
class Trial:
    """One change to try: `given` is what it says, as a profile of that alone."""

    given: Profile


def wish_of(turn: Turn) -> str | None:
    """The wish in the words, if there is one; with "what if", money and time are what the person would have."""
    if turn.tapped:
        return None
    found = [name for name, pattern in _WISHES.items() if pattern.search(turn.text)]
    if turn.intent == "what_if" and "spend" in found:
        return "spend"
    return next((name for name in found if name != "spend" or "pay" not in found), None)


def wants_work(turn: Turn) -> bool:
    """Whether a wish is for work to be shown, and no question about what is shown."""
    return _WANTS.search(turn.text) is not None


def widens(wish: str) -> bool:
    """Whether a wish is for a limit of one's own to be wider, rather than for something better than what is shown."""
    return wish in _WIDER


def trials(turn: Turn, wish: str) -> Iterator[Trial]:
    """Changes to try for a wish, the strongest first; none where what is shown gives nothing to go by."""
    if wish == "times":
        yield from _times(turn)
        return
    if wish == "car":
        yield Trial(Profile(transport=Transport.CAR))
        return
    field, value, better = _SCALES[wish]
    if wish in _WIDER:
        yield from _wider(turn, field)
        return
    values = sorted({found for route in _meant(turn) if (found := value(route)) is not None}, reverse=wish == "pay")
    for one in values:
        limit = better(one)
        if limit is not None:
            yield Trial(Profile.model_validate({field: limit}))


def _meant(turn: Turn) -> list[Route]:
    """The route talked about, where there is one; else all that are shown."""
    position = (turn.slots.get("focus") or {}).get("route")
    routes = turn.routes
    return [routes[position - 1]] if position and position <= len(routes) else routes


def _miles(route: Route) -> float | None:
    step = first_step(route)
    return None if step.online else step.miles


def _price(route: Route) -> float | None:
    """What a route costs the person; where that is not known of all of it, its first class."""
    return first_step(route).tuition_usd if route.out_of_pocket_usd is None else route.out_of_pocket_usd


def _less(amount: float) -> float | None:
    """The next whole number below; nothing below zero."""
    return math.ceil(amount) - 1.0 if amount > 0 else None


_SCALES: dict[str, tuple[str, Callable[[Route], float | None], Callable[[float], float | None]]] = {
    "pay": ("min_wage_hourly", pay_of, lambda usd: math.floor(usd) + 1.0),
    "near": ("max_miles", _miles, _less),
    "soon": ("max_weeks", lambda route: route.weeks_to_first_job, _less),
    "cheap": ("budget_usd", _price, _less),
    "far": ("max_miles", _miles, _less),
    "long": ("max_weeks", lambda route: route.weeks_to_first_job, _less),
    "spend": ("budget_usd", lambda route: route.out_of_pocket_usd, _less),
}


_SHORT_WORDS = 7
_EXTREME = re.compile(r"\b(?:la|el|the|one that) (?:m[aá]s|que|mejor|pays|\w+est|best|highest)\b", re.IGNORECASE)
_EXTREMES = {
    "pay": r"paga|pagad[oa]|pay|paid",
    "soon": r"cort[oa]|r[aá]pid[oa]|dura|short|fast|quick",
    "cheap": r"barat[oa]|cuesta|cheap",
    "near": r"cerca|clos|near",
}


def names_extreme(text: str) -> bool:
    """Whether a few words name the most of something among what is shown."""
    return len(text.split()) <= _SHORT_WORDS and _EXTREME.search(text) is not None


def extreme_of(turn: Turn) -> int | None:
    """The number of the suggestion that "the shortest" or "la más barata" means; `None` where not all of them tell."""
    plain = re.sub(r"\s+", " ", turn.text.lower())
    name = next((one for one, words in _EXTREMES.items() if re.search(words, plain)), None)
    if name is None:
        return None
    values = [_SCALES[name][1](route) for route in turn.routes]
    known = [value for value in values if value is not None]
    if not known or len(known) < len(values):
        return None
    return values.index(max(known) if name == "pay" else min(known)) + 1


def _wider(turn: Turn, field: str) -> Iterator[Trial]:
    """The limit half again, twice and four times as wide; without one there is nothing to widen but the usual reach."""
    limit = getattr(turn.profile, field)
    if limit is None and field == "max_miles":
        limit = REACH_MILES[turn.profile.transport or "car"]
    for factor in (1.5, 2, 4) if limit is not None else ():
        value = min(max(limit * factor, _LEAST_STEP[field]), _MOST[field])
        yield Trial(Profile.model_validate({field: float(round(value))}))


def _times(turn: Turn) -> Iterator[Trial]:
    match = _WISHES["times"].search(turn.text)
    said = next((one for one in match.groups() if one), "").lower() if match else ""
    time = next((name for name, starts in _TIMES if said.startswith(starts)), None)
    if time:
        yield Trial(Profile.model_validate({"schedule": [time]}))
