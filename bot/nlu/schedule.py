"""When a person can attend, and whether online is all right."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.nlu.context import Context
from bot.nlu.text import whole_words

Found = tuple[int, int, dict[str, Any]]
SCHEDULE = (
    ("all", whole_words(r"when ?ever(?! (?:i|you|they|it|we) (?!can|want))|any ?time|any (?:time|day|schedule|shift|hours)|flexible|open (?:schedule|availability)|wide open|(?:my )?schedule is (?:open|flexible|free)|24/7|all day every day|doesn't matter when|any (?:day|hour)s?(?: or night)?|day or night|cuando sea|a cualquier hora|cualquier (?:hora|horario|dia|momento)|todo el dia|tengo (?:todo el )?tiempo libre|horario (?:abierto|flexible)|no importa (?:la hora|el horario|cuando)")),
    ("evening", whole_words(r"after (?:the |my )?(?:kids?|baby|children|girls|boys)(?: are| is|'re)? (?:in bed|asleep|go(?:es)? to (?:bed|sleep))|nights?(?! (?:shift|shifts|school teacher|stocker|club|auditor|guard))|evenings?|week ?nights?|at night|(?:after|past) (?:work|5|6|4|5:30|4:30|five|six|5 ?pm|6 ?pm|4 ?pm|dinner|my shift|hours|5 ?p\.m\.|7|5ish)|night (?:class|classes|school|time|courses?|program)|(?:6|7|8|5) ?(?:pm|p\.m\.) (?:or|and) later|from (?:5|6|7) ?pm(?: on)?|(?:por |en |de |solo |las )(?:la |las )?noches?|noches|nocturn[oa]s?|despues (?:de|del) (?:las )?(?:5|6|4|cinco|seis|cuatro|trabajo|las cinco|trabajar|7)|saliendo del trabajo|al anochecer")),
    ("day", whole_words(r"day ?times?|(?:during|in) the days?|mornings?|week ?days?|days? (?:only|class|classes|time|works?|is|are|would|best|mostly|or|shift class|program|school|if)|(?:only|just|do|prefer|want|like|mostly|either|have|my|free|available|can do|can only do|work for me) days|(?<=, )days(?=\s*(?:$|[.!,;]))|afternoons?|while (?:my|the) (?:kids|children|son|daughter|kid)(?: is| are|'s|'re)? (?:at|in) (?:school|daycare|class)|(?:kids|he|she|they)(?: are|'re| is|'s) (?:in|at) school|(?:9|8) ?(?:am)? ?(?:to|-) ?(?:5|3|4|2) ?(?:pm)?|before (?:noon|3|2|lunch)|(?:monday|mon) (?:through|to|thru|-) (?:friday|fri|thursday|thurs?|wednesday|wed)|(?:por |en |de |solo |las )(?:la |las )?(?:mananas?|dia|tardes?)(?! de)|entre semana|de lunes a viernes|mananas|durante el dia|mientras (?:mis|los) (?:hijos|ninos) estan en la escuela")),
    ("weekend", whole_words(r"week ?ends?|saturdays?|sundays?|sats?(?= (?:and|or|&|\+|/|mornings?|afternoons?|evenings?|nights?))|on the weekend|fin(?:es)? de semana|(?:los )?(?:sabados?|domingos?)")),
)  # fmt: skip

ONLINE = (
    ("no", whole_words(r"(?:not|no|nothing|isn't|don't want|don't like|can't do|hate|won't do|don't do|never|without|rather not do|bad at|suck at|no good at|can't stand) (?:any |do |to do |take |learn |going |good )*(?:online|virtual|remote|zoom|computer classes)(?: \w+)?|in[- ]person only|only in[- ]person|has to be in[- ]person|(?:no|don't have|without|no good) (?:any |good |home )*(?:internet|wifi|wi-fi)(?: at home)?|(?:no|nada) (?:quiero |me gusta |puedo )?(?:en linea|por internet|en internet|virtual|online|clases en linea)|solo (?:en persona|presencial)|no tengo (?:internet|wifi)|nada (?:de )?(?:en linea|virtual|online)")),
    ("yes", whole_words(r"online(?: (?:is|are|would be|works?|ok|okay|fine|good|class(?:es)?|program|training|too|school|course(?:s)?|only|or))*|(?<!minutes )(?<!miles )(?<!min )(?<!away )(?<!far )(?<!hour )(?<!hours )from home(?! with)|virtual(?:ly)?|remote(?:ly)?(?! (?:area|town|pilot))|over zoom|on zoom|on my (?:phone|laptop|computer)|(?:en|por) (?:linea|internet)|a distancia|desde (?:mi )?casa|virtual(?:es)?")),
)  # fmt: skip
_EXCEPT = re.compile(
    r"\b(?:anything|any ?time|any day|whenever|all|everything|cualquier (?:dia|hora|horario)|siempre|cuando sea)[^.;!?]{0,16}?\b(?:but|except|besides|excepto|menos|other than|not|no)\b"
)
EXCEPT_AFTER = re.compile(r"\s+(?:\w+\s+)?(?:but|except|besides|excepto|menos|other than)\b")
SHIFT_WORK = re.compile(
    r"\b(?:work|works|working|worked|trabajo|trabajando|trabaja|shift|job is|on)(?: (?:the|at|on|full[- ]time|a|mostly|all|every|most|overnight|long|12 hour|de|en|por|la|los|las|turno|el|swing|graveyard|lots of|at \w+|\w+ at))*\s+$"
)
NOT_SCHEDULE = re.compile(
    r"\b(?:to|good|last|every|the other|all|tomorrow|yesterday|buenas|buen|buenos|late|one|some|this|by the|these|those|spend the|for the|a|per|esta|anoche|that|the same|mid|each|hasta)\s*$"
)


_WORKS = re.compile(r"\b(?:i work|i'm working|working|trabajo|estoy trabajando|my job|my shift)\b")
_WANTS_TIME = re.compile(
    r"\b(?:want|can|class|classes|school|free|available|looking|so|only|need|busco|quiero|puedo|clases|estudiar|off|after|training|until|attend|solo|nomas|asi que|libre)\b"
)
_NIGHT_JOB = re.compile(r"^\s*(?:shifts?\b|right now|at (?:the|my|a|walmart|work)|job|for work)")
_WEEKEND_BEFORE = re.compile(r"\b(?:sat|sun|saturday|sunday|weekend|sabado|domingo)s?\s+$")


def read_schedule(context: Context, jobs: list[tuple[int, int]]) -> Iterator[Found]:
    """When they can attend; `jobs` are spans of named jobs, whose words ("night auditor") are no times."""
    for kind, pattern in SCHEDULE:
        for match in pattern.finditer(context.text):
            start, end = match.span()
            left = context.text[:start]
            if any(first <= start and end <= last for first, last in jobs) or context.somebody_else(start):
                continue
            if kind in ("day", "evening") and _WEEKEND_BEFORE.search(left):  # "saturday mornings"
                continue
            if _at_work(context, start) or (_NIGHT_JOB.match(context.text[end:]) and kind != "all"):
                continue
            if (
                NOT_SCHEDULE.search(left)
                and kind in ("evening", "day")
                and not re.search(r"\b(?:day|all|each|every|per|during the) (?:time|and|or)?\s*$", left)
            ):
                continue
            if kind == "all" and EXCEPT_AFTER.match(context.text, end):
                continue
            if allowed_except(context.text, start):
                rest = [value for value in ("day", "evening", "weekend") if value != kind]
                for value in rest:
                    yield start, end, {"entity": "schedule", "value": value, "role": "yes"}
                continue
            role = "no" if context.negated(start, end, reach=4) else "yes"
            for value in ("day", "evening", "weekend") if kind == "all" else (kind,):
                if not (role == "no" and kind == "all"):
                    yield start, end, {"entity": "schedule", "value": value, "role": role}


def _at_work(context: Context, start: int) -> bool:
    """Whether the schedule word at `start` says when they work, not when they could attend."""
    before = context.before(start)
    return bool(SHIFT_WORK.search(before) or (_WORKS.search(before) and not _WANTS_TIME.search(before)))


def read_online(context: Context) -> Iterator[Found]:
    """Whether online is all right, where it is said."""
    refused = ONLINE[0][1].search(context.text)
    if refused:
        yield refused.start(), refused.end(), {"entity": "online_ok", "value": False}
        return
    match = ONLINE[1][1].search(context.text)
    if not match or context.somebody_else(match.start()):
        return
    before = context.before(match.start())
    if re.search(
        r"\b(?:applied|apply|saw|found|found you|read|looked|rather than|instead of|than|prefer (?:in person )?(?:to|over)|is it|is that|are they|is this|are these|bank|ordered)\b[^,.;]{0,20}$",
        before,
    ) or context.negated(match.start(), match.end(), reach=4):
        return
    yield match.start(), match.end(), {"entity": "online_ok", "value": True}


def allowed_except(text: str, start: int) -> bool:
    """Whether the schedule word at `start` is what "any time but" leaves out."""
    return any(match.end() <= start <= match.end() + 24 for match in _EXCEPT.finditer(text))


def time_patterns() -> list[str]:
    """The sources of all cues: their words are known words."""
    return [pattern.pattern for _, pattern in (*SCHEDULE, *ONLINE)]
