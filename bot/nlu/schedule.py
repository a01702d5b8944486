"""When a person can attend, and whether online is all right."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.nlu.context import Context
from bot.nlu.text import whole_words

Found = tuple[int, int, dict[str, Any]]
_NOT_A_CLOCK = r"(?!\s*(?:years?|yrs?|months?|weeks?|days?|hours?|hrs?|minutes?|kids|of\b|more|%|jobs|semesters?|classes|anos|meses|semanas|dias|horas|hijos))"
_KIDS = r"(?:my|the|our|mis|los|mi|el|la) (?:kids?|children|sons?|daughters?|girls?|boys?|baby|little ones?|grandkids|hij[oa]s?|nin[oa]s?)|they|he|she"
_WEEKDAY = r"(?:mon|tues?|wednes|wed|thurs?|fri)(?:day)?s?|lunes|martes|miercoles|jueves|viernes"
_TIMES = (
    ("all", whole_words(r"when ?ever(?! (?:you|they|it|we|he|she|my|the|there|someone|a)\b)(?! i (?!can|want))|any ?time(?! (?:before|after|between|from|in the|during|on)\b)|any (?:time(?! (?:before|after|between|from|in the|during|on)\b)|day|schedule|shift|hours?)|flexible|open (?:schedule|availability)|wide open|(?:my )?schedule is (?:open|flexible|free)|24/7|around the clock|all day every day|doesn't matter when|any (?:day|hour)s?(?: or night)?|day or night|cuando sea|a la hora que sea|a cualquier hora|cualquier (?:hora|horario|dia|momento)(?! (?:despues|a partir|por la|en la|antes))|(?:tengo|libre) (?:todo el )?tiempo libre|horario (?:abierto|flexible)|no importa (?:la hora|el horario|cuando)|me acomodo a (?:lo que|cualquier)")),
    ("evening", whole_words(
        rf"after (?:the |my )?(?:kids?|baby|children|girls|boys)(?: are| is|'re)? (?:in bed|asleep|go(?:es)? to (?:bed|sleep))|nights?(?! (?:shift|shifts|school teacher|stocker|club|auditor|guard|owl|off\b|before|light))|night ?time|evenings?|week ?nights?|at night|late afternoons?|(?:after|past) (?:work|dinner|supper|my shift|hours|(?:3|4|5|6|7|three|four|five|six|seven)(?::?\d\d)?(?:ish)?(?: ?(?:pm|p\.m\.))?{_NOT_A_CLOCK})|night (?:class|classes|school|time|courses?|program)|(?:6|7|8|5) ?(?:pm|p\.m\.) (?:or|and) (?:later|after)|(?:4|5|6|7|8)(?::\d\d)? ?(?:pm)? ?(?:to|-|and|until|till|a) ?(?:8|9|10|11)(?::\d\d)? ?pm|from (?:5|6|7) ?pm(?: on)?|(?:once|when|after) (?:the |my |our )?(?:kids?|baby|boys|girls|kiddos) (?:are|is|'s|go) (?:down|to sleep)|(?:once|when) i (?:get|'m|am) off(?: work)?"
        rf"|(?:por |en |de |solo |las |una |toda |cada )(?:la |las )?(?:noches?|tardes?|tardecitas?)|noches|tardes|nocturn[oa]s?|vespertin[oa]s?|despues (?:de|del) (?:las? )?(?:3|4|5|6|7|tres|cuatro|cinco|seis|siete|trabajo|trabajar|jale|cena)(?::\d\d| y media)?{_NOT_A_CLOCK}|(?:saliendo|cuando salgo|al salir)(?: del?| de)? (?:trabajo|trabajar|jale)|al anochecer|despues(?: de eso| ya)? puedo|(?:a partir|despues) de las (?:4|5|6|7)"
    )),
    ("day", whole_words(
        rf"day ?times?|(?:be|get|home) back (?:home )?by (?:noon|1|2|3)(?::\d\d)?(?! ?am)|home by (?:noon|1|2|3)(?::\d\d)?|lunch ?hours?|(?:at|on|during|over) (?:my )?lunch(?: ?(?:time|break))?|(?:during|in) the days?|mornings?|week ?days?|days? (?:only|class|classes|time|works?|is|are|would|best|mostly|or|shift class|program|school|if)|(?:only|just|do|prefer|mostly|either|otherwise|have|free|available|can do|can only do|work for me|so) days|(?<=, )days(?=\s*(?:$|[.!,;]))|^days(?=\s*(?:$|[.!,;]))|(?<!late )afternoons?"
        rf"|(?:while|when|during when|once|en lo que|mientras|cuando) (?:{_KIDS})?(?:(?: is| are|'s|'re| go(?:es)?| estan?| van?| entran?)? (?:at|in|to|en|a) )?(?:la |el )?(?:school|daycare|day care|class|kindergarten|pre-?k|head start|escuela|kinder|guarderia)\b|(?:now that|since|porque ya) (?:{_KIDS})(?: are|'re| is|'s| estan?) (?:in|at|en) (?:la )?(?:school|escuela)|(?:kids|they)(?: are|'re) (?:in|at) school(?= (?:all day|from|till|until|so)|, so)|(?:during )?school hours|(?:between |from )(?:7|8|9|10)(?::\d\d)? ?(?:am)? ?(?:to|-|and|until|till) ?(?:noon|12|1|2|3|4|5)(?::\d\d)?(?: ?pm)?{_NOT_A_CLOCK}|(?:9|8) ?(?:am)? ?(?:to|-) ?(?:5|3|4|2|1|noon)(?::\d\d)? ?(?:pm)?{_NOT_A_CLOCK}|before (?:noon|3|2|lunch|they get home|my shift|work\b|i go (?:in|to work))|m ?- ?f\b|(?:monday|mon) ?(?:through|to|thru|-) ?(?:friday|fri|thursday|thurs?|wednesday|wed)"
        rf"|(?:off|free|available|open|libres?|descanso|can do|can come|puedo)(?: on| all day| the| los| el)* (?:{_WEEKDAY})(?:(?:,| and| y|/|-|, and) ?(?:los |el )?(?:{_WEEKDAY}))*(?! (?:night|evening|after|noche|tarde|en la noche))|(?:{_WEEKDAY})(?:(?:,| and|/|-|, and) ?(?:{_WEEKDAY}|sat|sun))* off\b|(?:{_WEEKDAY})(?:(?:,| and| y|/|-|&|, and)? (?:los |el )?(?:{_WEEKDAY}))* (?:are|is|i'm|estoy|los tengo) (?:free|open|off|good|fine|ok|okay|best|libres?)|days? off (?:is|are) (?:\w+,? (?:and )?)*?(?:{_WEEKDAY})|(?:dias? libres?|descanso) (?:es|son|los|el) (?:\w+ y (?:el |los )?)*?(?:{_WEEKDAY})"
        r"|(?:por |en |de |solo |las )(?:la |las )?(?:mananas?|dias?)(?! de| uno| la)|entre semana|(?:de )?(?:lunes|martes|miercoles) a (?:viernes|jueves|miercoles)(?! (?:en|por|de) (?:la|las) (?:noche|tarde)s?)|mananas|durante el dia|antes de (?:mediodia|las (?:2|3|dos|tres))|(?:tengo|libre|puedo(?: ir| estudiar| tomar clases)?|disponible) todo el dia"
    )),
    ("weekend", whole_words(r"week ?ends?|(?<!\w)fri,? sat,? (?:and )?sun|saturdays?|sundays?(?! school)|sat ?(?:/|&|and|or|-) ?sun|sats?(?= (?:and|or|&|\+|/|mornings?|afternoons?|evenings?|nights?))|on the weekend|fin(?:es)? de semana|(?:los )?(?:sabados?|domingos?)|findes?|los fines(?! de (?!semana))")),
)  # fmt: skip

_WEB = r"(?:online|virtual|remote(?:ly)?|zoom|internet|computer classes|en linea|por internet|en internet|por zoom|virtual(?:es)?|a distancia)"
_ROOM = r"(?:in[- ]?person|face[- ]to[- ]face|(?:a |the |an? actual |a real )?class ?room|presencial(?:es)?|en persona|(?:el |un )?salon(?: de clases)?|cara a cara)"
_ONLINE = (
    ("no", whole_words(
        rf"(?:not|no|nothing|isn't|don't want|don't like|can't do|hate|won't do|don't do|never|without|rather not do|bad at|suck at|no good at|can't stand|don't do (?:well|good)|not good|don't trust|odio|no (?:quiero|me gusta|puedo|se me da|le entiendo al?|aprendo))(?: (?:any|do|to do|take|learn|learning|going|good|with|at|a|al|la|en|las|clases|nada))* {_WEB}(?: \w+)?"
        rf"|{_WEB}[^.;!?]{{0,20}}\b(?:if (?:i|we) had|but (?:i |we )?(?:don't have|have no|got no|ain't got|no)) (?:\w+ )?(?:internet|wi-?fi|an? computer|a laptop)"
        rf"|{_ROOM} only|(?:only|just|strictly|has to be|have to be|needs? to be|must be|got to be|gotta be|solo|nomas|tiene que ser|que sea|debe ser|nada mas)(?: in| en| a)? {_ROOM}|(?:need|want) (?:a real|an actual) (?:classroom|teacher|class)"
        rf"|nada (?:de |por |en )?(?:el )?{_WEB}|no me (?:han? )?(?:servido|sirven?|sirvio|sirvieron|funcionan?|funciono) (?:\w+ )*?{_WEB}"
        rf"|(?:can't|don't) learn (?:off|from|on|through) (?:a |the )?(?:screen|computer|internet)|{_WEB}(?: (?:school|classes|class))?,? (?:no\b(?! problem)|(?:didn't|doesn't|don't|won't|isn't|is not|ain't|never) (?:work|for me|go|my thing|an option)\w*|and (?:flunked|failed|hated)|is (?:hard|tough|too hard|bad) for me|no (?:me|puedo|es para mi))|tried (?:that |it )?(?:online|zoom)[^.;!?]{{0,20}}(?:fail|flunk|hated|quit|dropped)\w*"
    )),
    ("yes", whole_words(
        r"(?:i want to |want to |looking to )?(?<!work )(?<!working )online(?: (?:is|are|would be|works?|ok|okay|fine|good|class(?:es)?|program|training|too|school|course(?:s)?|only|or))*|(?<!minutes )(?<!miles )(?<!min )(?<!away )(?<!far )(?<!hour )(?<!hours )(?<!work )(?<!working )from (?:home|my couch|the house)(?! with)|(?<!a )virtual(?:ly)?|remote(?:ly)?(?! (?:area|town|pilot|job|work))|(?:over|on|by|through) zoom|zoom(?: (?:is|class(?:es)?|works|ok|would))+|hybrid|on my (?:phone|laptop|computer)|(?:en|por) (?:linea|internet|zoom)|a distancia|desde (?:mi )?casa|virtual(?:es)?"
    )),
)  # fmt: skip
_NOT_SCHOOL = re.compile(
    r"\b(?:applied|apply|saw|found|found you|read|looked|rather than|instead of|than|prefer (?:in person )?(?:to|over)|is it|is that|are they|is this|are these|bank|ordered|sell|selling|sold|shop|buy|bought|work|working|job|talk|chat|play|met|trabajar|trabajo|vendo|vender|compro)\b[^,.;]{0,20}$"
)
_NOT_SCHOOL_AFTER = re.compile(
    r"^ (?:bank\w*|shop\w*|store|business|dating|job|work|sales|games?|gaming|application)\b"
)
_EXCEPT = re.compile(
    r"\b(?:anything|any ?time|any day|whenever|all|everything|cualquier (?:dia|hora|horario)|siempre|cuando sea)[^.;!?]{0,16}?\b(?:but|except|besides|excepto|menos|other than|not|no)\b"
)
_EXCEPT_AFTER = re.compile(r"\s+(?:\w+\s+)?(?:but|except|besides|excepto|menos|other than)\b")
_SHIFT_WORK = re.compile(
    r"\b(?:work|works|working|worked|trabajo|trabajando|trabaja|trabajar|trabajaba|shift|job is|jale|(?:been|i\'m|am|was|working|work|works|^)(?: (?:back|still|stuck|now))? on)(?: (?:the|at|on|full[- ]time|a|mostly|all|every|most|overnight|long|12 hour|de|en|por|la|los|las|turno|el|swing|graveyard|lots of|at \w+|\w+ at|m ?- ?f|mon(?:day)?s?|tues?(?:day)?s?|wed(?:nesday)?s?|thurs?(?:day)?s?|fri(?:day)?s?|to|through|thru|-|,|lunes|viernes|a|from|8|7|9|de))*\s+$"
)
_COULD_WORK = re.compile(
    r"\b(?:can|could|able to|willing to|don't mind|open to|puedo|podria)(?: \w+)? (?:work|working|trabajar)\b[^.;!?]*$"
)
_NOT_A_TIME = re.compile(
    r"\b(?:stay(?:ing)? up all|up all|to|good|last|every|the other|all|tomorrow|yesterday|buenas|buen|buenos|one|some|this|by the|these|those|spend the|for the|a|per|esta|anoche|that|the same|mid|each|hasta|(?:rough|bad|long|hard|late|great|nice|sleepless) (?=$)|hoy en|un|hoy|algun|todos los|mas|muy|es|llego|nunca es)\s*$"
)
_NOT_A_WEEKEND = re.compile(
    r"\b(?:one|every other|last|this|next|the other|this past|this coming|past|este|el proximo|un)\s*$"
)
_TIRED_OF = re.compile(
    r"\b(?:sick|tired|hate|hated|burn(?:ed|t) out|hart[oa]|cansad[oa]|odio)(?: (?:and tired|of|on|de|the|working|work|trabajar|los|las))*\s+$"
)
_SAYS_FREE = re.compile(r"(?:off|free|available|libres?|descanso)\b")
_EVERY = re.compile(r"\b(?:every|cada|todos los)\s+$")
_NONE_OF = re.compile(r"\bnada (?:de |por )?(?:la )?$")
_OTHERS_USE = re.compile(r"\b(?:espos[oa]|marido|husband|wife|boyfriend|girlfriend|novi[oa]|roommate)\b[^.;!?]*$")
_JOB_DONE = re.compile(
    r"\b(?:volunteer\w*|drive|drives|driving|drove|teach|taught|clean|cleaned|cooked|stocked|waited|delivered|bartended|hauled|babysat|served|cashier\w*|ran|pulled|pulling|covering|lavo|atiendo|cleaning|cook|cooking|stock|stocking|wait tables|waiting tables|babysit|deliver|bartend|haul|drill|manejo|limpio|cocino|cuido|sleep|duermo|home|church|bible study|iglesia|misa|custody)\b[^.;!?]{0,32}$"
)
_BUSY_AFTER = re.compile(
    r"^(?:s|es)\s+(?:won't|don't|doesn't|can't|aren't) (?:work|do|fit)|^(?:s|es)?\s*(?:,|:|-)?\s*(?:i |yo |i'm |estoy )?(?:trabajo|limpio|cocino|cuido|manejo|i (?:clean|drive|cook|watch|take care|babysit|sleep|teach)|tengo que|work\b(?! for me| best| good| great| fine| better| well| too| with| is| too)|working|at work|voy a (?:la iglesia|misa)|go to church|i go to church|church|i have (?:church|drill|my kids|work)|tengo (?:iglesia|trabajo))\b(?! (?:for me|best|great|fine|better|well|too|with))|^\s+(?:is|are)\s+(?:church|out|no good|bad|hard|impossible|not|tough|a no|full|taken|busy|off limits|when i work|family|my kids|for (?:church|family|my kids|god))\b|^\s+warrior\b|^\s+(?:won't|don't|doesn't|can't|wouldn't|aren't|isn't)\b(?! (?:matter|bother))|^\s*,?\s+no(?: puedo| se puede| me queda)?(?=\s*(?:$|[.,;!]))|^\s+no puedo\b"
)
_OFF_AFTER = re.compile(r"^\s+(?:off|libres?)\b")
_WISHES_OFF = re.compile(
    r"\b(?:want|wants|need|needs|with|prefer|like|would like|to have|to get|having|quiero|necesito|con)\b[^.;,]{0,24}$"
)
_WORKS = re.compile(r"\b(?:i work|i'm working|working|trabajo|estoy trabajando|my job|my shift)\b")
_ONLY_AT_NIGHT = re.compile(
    r"^[^.;!?]{0,12}?,? ?(?:pero |but |y |and )?(?:solo|solamente|nomas|only|just)(?: (?:puedo|en|por|de|la|las|at|in|the|i can))* (?:noches?|tardes?|nights?|evenings?)\b"
)
_CAN_THEN = re.compile(r"\b(?:puedo|podria|prefiero|can|could|prefer)(?: (?:ir|estudiar|solo|nomas|only|do|go))*\s*$")
_WORKS_AT = re.compile(r"^(?:i work|i'm working|estoy trabajando|trabajo) (?:\w+ )?(?:at|for|en|para)\b")
_WANTS_TIME = re.compile(
    r"\b(?:want|can|class|classes|school|free|available|looking|so|only|need|busco|quiero|puedo|clases|estudiar|off|after|training|until|attend|solo|nomas|asi que|libre)\b"
)
_FREE_TIME = re.compile(r"\b(?:can|free|available|so|only|off|puedo|libre|solo|nomas|asi que|class|classes|clases)\b")
_NIGHT_JOB = re.compile(r"^\s*(?:shifts?\b|right now|at (?:the|my|a|walmart|work)|jobs?\b|for work)")
_WEEKEND_BEFORE = re.compile(r"\b(?:sat|sun|saturday|sunday|weekend|sabado|domingo)s?\s+(?:(?:en|por) )?$")
_OWN = re.compile(r"\b(?:i|i'm|i'd|i'll|me|my|we|mi|yo|puedo|tengo|quiero|solo|only)\b")
_FREE_AFTER = re.compile(r"^(?:\w+ ){1,3}(?:libre|free|open|available)\b")
_JOB_WITH = re.compile(
    r"\b(?:job|jobs|work|trabajo|empleo)\b[^.;,]{0,24}\b(?:with|that(?:'s| is| has)|where|con|que sea)\b[^.;,]{0,16}$"
)
_OWN_AFTER = re.compile(r"^[^.;!?]{0,16}\b(?:puedo|i can|i'm free|i could|for me|me queda)\b")
_DAYS = ("day", "evening", "weekend")


def read_schedule(context: Context, jobs: list[tuple[int, int]]) -> Iterator[Found]:
    """When they can attend; `jobs` are spans of named jobs, whose words ("night auditor") are no times."""
    for kind, pattern in _TIMES:
        for match in pattern.finditer(context.text):
            start, end = match.span()
            if any(first <= start and end <= last for first, last in jobs) or _another_persons(context, start, end):
                continue
            if not _is_time(context, kind, start, end):
                continue
            if _allowed_except(context.text, start):
                yield from ((start, end, _time(value, "yes")) for value in _DAYS if value != kind)
                continue
            busy = _BUSY_AFTER.match(context.text[end:]) and not _CAN_THEN.search(context.text[:start])
            denied = context.negated(start, end, reach=4) or busy or bool(_NONE_OF.search(context.text[:start]))
            if kind == "all" and denied:
                continue
            for value in _DAYS if kind == "all" else (kind,):
                yield start, end, _time(value, "no" if denied else "yes")


def _another_persons(context: Context, start: int, end: int) -> bool:
    """Whether the time is somebody else's: theirs is the clause, not only the sentence ("she keeps the kids, so days are good")."""
    listed = re.search(r"(?:^|,\s*(?:and |y |like |maybe |so |or |o |como )?)$", context.text[:start])
    if not context.somebody_else(start) or listed:
        return False
    own = _OWN_AFTER.match(context.text[end:])
    if own and not ("," in own.group() and _OTHERS_USE.search(context.before(start))):
        return False
    first, last = context.clause(start)
    return context.proxy or Context(context.text[first:last]).somebody_else(start - first)


def _time(value: str, role: str) -> dict[str, Any]:
    return {"entity": "schedule", "value": value, "role": role}


def _is_time(context: Context, kind: str, start: int, end: int) -> bool:
    """Whether a word of time says when they could attend: not when they work, what they wish off, or a greeting."""
    left, rest, before = context.text[:start], context.text[end:], context.before(start)
    if kind == "day" and _ONLY_AT_NIGHT.match(rest):
        return False
    if kind in ("day", "evening") and _WEEKEND_BEFORE.search(left):  # "saturday mornings"
        return False
    if _NIGHT_JOB.match(rest) and kind != "all":
        return False
    if _at_work(context, start) and not _SAYS_FREE.match(context.text, start) and not _COULD_WORK.search(before):
        return False
    if kind == "weekend" and _NOT_A_WEEKEND.search(left):
        return False
    if kind != "all" and _TIRED_OF.search(left):
        return False
    if kind == "weekend" and _EVERY.search(left) and not _FREE_TIME.search(before):  # what they do for fun
        return False
    if (
        kind in ("evening", "day")
        and _NOT_A_TIME.search(left)
        and not re.search(r"\b(?:day|all|each|every|per|during the) (?:time|and|or)?\s*$", left)
    ):
        return False
    if kind == "evening" and re.search(r"\b(?:home|sleep|casa)\b[^.;!?]{0,12}\bevery\s+$", left):
        return False
    if kind != "all" and _JOB_WITH.search(before) and not re.search(r"\b(?:class|school|train\w*|study)\b", before):
        return False
    if kind != "all" and _JOB_DONE.search(before) and not _FREE_TIME.search(before):
        return False
    if _OFF_AFTER.match(rest) and _WISHES_OFF.search(before):
        return False
    if kind == "all" and _EXCEPT_AFTER.match(context.text, end):
        return False
    return not (context.question(start) and not context.hypothetical and not _OWN.search(context.sentence_text(start)))


def _at_work(context: Context, start: int) -> bool:
    """Whether the schedule word at `start` says when they work, not when they could attend."""
    before = context.before(start)
    if re.search(r"\b(?:off|free|libre|available) (?:on |los |el )?$", before) or _FREE_AFTER.match(
        context.text[start:]
    ):
        return False
    if _SHIFT_WORK.search(before):
        return True
    works = list(_WORKS.finditer(before))
    if not works:
        return False
    named = _WORKS_AT.search(before[works[-1].start() :])
    wants = before[works[-1].start() :] if named else before
    return not _WANTS_TIME.search(wants)


def read_online(context: Context) -> Iterator[Found]:
    """Whether online is all right, where it is said."""
    refused = _ONLINE[0][1].search(context.text)
    if refused:
        yield refused.start(), refused.end(), {"entity": "online_ok", "value": False}
        return
    match = _ONLINE[1][1].search(context.text)
    if not match or _another_persons(context, *match.span()):
        return
    before, after = context.before(match.start()), context.text[match.end() :]
    if _NOT_SCHOOL.search(before) or _NOT_SCHOOL_AFTER.match(after):
        return
    if context.negated(match.start(), match.end(), reach=4):
        return
    if (
        context.question(match.start())
        and not context.hypothetical
        and re.search(
            r"^\W*(?:is|are|can|does|do|se|es|hay|son|any|puedo)\b|\b(?:is it|are they|can i|se puede|es|hay)\b", before
        )
    ):
        return
    yield match.start(), match.end(), {"entity": "online_ok", "value": True}


def _allowed_except(text: str, start: int) -> bool:
    """Whether the schedule word at `start` is what "any time but" leaves out."""
    return any(match.end() <= start <= match.end() + 24 for match in _EXCEPT.finditer(text))


def time_patterns() -> list[str]:
    """The sources of all cues: their words are known words."""
    return [pattern.pattern for _, pattern in (*_TIMES, *_ONLINE)]
