"""Spans of time in messages: how long training may last, in weeks, and never how long something has lasted.

A span counts as a limit where words of a limit, of training or of a deadline stand with it, or where it is all the message
says. A span that only stands there is `weeks`: an answer, if that is what was asked for. What is past (work, prison, school
left), what runs out, somebody's age, and what is called too long are nothing.
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re

from bot.nlu.context import Context
from bot.nlu.numbers import Number, value_of
from bot.nlu.units import NOTHING, PERIODS, TIME, WEEKS, Quantity

_LIMIT = re.compile(
    r"\b(?:say|within|in under|under|less than|(?:no|not) (?:more|longer) than|(?:more|longer) than|shorter than|max\w*|at most|most|up to|tops|top|limit|or less|or under|or so|at the (?:outside|most|latest)|only (?:have|got|give)|can (?:only )?(?:do|give|spare|spend|go|commit|handle|manage|swing|wait|study|train)|could (?:do|give|go|spare|swing)|i'd (?:do|go|give|spend|take|rather)|willing|fine|okay|ok|good with|quick\w*|fast\w*|short|shorter|"
    r"hasta|menos de|no mas de|mas de|maxim[oa]|cuando mucho|a lo mucho|lo mas|tope|cort[oa]s?|rapid[oa]s?|esta bien|puedo (?:estudiar|dar\w*|dedicar\w*|esperar)|y ya|nomas|por mucho|anything|something|alg[ou]n?[oa]?)\b"
)
_TRAINING = re.compile(
    r"\b(?:train\w*|school|class(?:es)?|programs?|courses?|study|studying|certif\w+|learn\w*|cursos?|programas?|estudi(?:o|ar)|escuela|clases?|capacitacion|capacitar\w*|entrenamiento|dur(?:e|ar|a)|tard(?:e|ar))\b"
)
_DEADLINE = re.compile(
    r"\b(?:(?:need|have|want|got|gotta|hoping|like|trying) to (?:be|get|start|have|find)?\s?(?:back )?(?:\w+ )?(?:working|work|done|finished|finish|earning|making|a job|a paycheck|money|employed|trained|certified|out)|need a (?:job|paycheck)|(?:be|get) (?:done|finished|through)|working|(?:necesito|quiero|tengo que) (?:\w+ )?(?:trabajar|estar trabajando|terminar|acabar|ganar|empezar)|terminar|acabar)\b[^.;!?]{0,40}\b(?:in|within|by|en|dentro de|antes de)\s+(?:about |like |the next |under |less than |maybe |unos |unas |como )?$"
)
_BEFORE_THEN = re.compile(
    r"\b(?:so|asi que)\b[^.;!?]{0,50}\b(?:done|finish\w*|working|job|trained|then|antes|terminar|trabaj\w+)\b|\bbefore (?:my|the) (?:baby|due)"
)
_PAST = re.compile(
    r"\b(?:outta there|out of there|been|for the (?:last|past)|ago|since|hace|llev[oa]|llevamos|worked|did|done|experience|experiencia|sober|clean|recovery|pregnant|embarazo|embarazada|served|spent|was|were|had|desde|trabaje|trabajo (?:en|de|ahi|aqui|como)|trabajaba|finished|completed|started|dropped|quit|left|stop(?:ped)?|took|got|just got out|get out|getting out|old|probation|parole|prison|jail|lived|live|last|past|first|every|cada|estuve|estuvo|fui|hice|estudie|termine|tuve|pres[oa]|graduat\w+|grad|turn(?:ing)?|be \d+|will be|college|university|uni|universidad|credits?|titulo|due|married|visa|kid|kids|child|son|daughter|toddler|covers?|cubre|carrera|lease|runs? out|notice|baby|bebe|hij[oa]|faltan?|cumplo|viv[oi]|tiene)\b"
)
_MINE_TO_GIVE = re.compile(r"\b(?:have|got|'ve)\s+(?:about |only |like |maybe |just |only got )*$")
_HELD = re.compile(r"\b(?:have|got|tengo|'ve)\s+(?:about |like |only |over |almost |some |\w+ )?$")
_AFTER_PAST = re.compile(
    r"\s*(?:of\s+|in\s+|as\s+|de\s+|en\s+)?(?:ago|old|experience|experiencia|college|university|universidad|sober|clean|now\b|in the|as an?\b|de edad|degree|trabajando|working (?:as|at|in|for)|under my|pregnant|embarazad|embarazo|high school|prison|jail|on probation|left|notice|en la|preso|que llegue|que|aqui|here|credit|recovery|para (?:terminar|cumplir)|savings|ahorros|at (?!most|the (?:most|outside|latest)|a time)|(?!training|schooling|learning|studying)\w+ing\b)"
)
# "6 years aircraft mechanic": what follows years of one's life is what was done in them
_IN_A_JOB = re.compile(
    r"\s+(?!(?:or|o|to|y|and|but|pero|is|es|if|si|at|for|para|long|total|please|from|because|until|till|so|then|would|max\w*|tops?|cuando|a lo|esta|de)\b)[a-z]+ (?!is\b|es\b)[a-z]+"
)
_LONGEST_YEARS = 4  # what lasts longer is no training that somebody looks for, but a part of their life
_CAPPED = re.compile(
    r"\s*,?\s*(?:at (?:the )?(?:most|latest|outside)|max(?:imum)?\b|tops\b|or less|a lo mucho|cuando mucho|como maximo|maximo)"
)
_OF_A_JOB = re.compile(r"\s+(?:de |como |as an? )(?!carrera|enfermera)\w*(?:er[oa]|or|ora|ista|ante|ician|ing)\b")
_TOO_LONG = re.compile(
    r"\s*(?:of \w+ |de \w+ )?(?:is|are|es|son|sounds|seems|would be|'s|se me hace)?\s*(?:way |just |muy |un |kind of |bien )?(?:too (?:long|much|many)|a long time|mucho(?: tiempo)?|demasiado|largo|forever|no puedo|impossible|out of the question)\b|\s+no (?:puedo|aguanto)"
)
_MORE_THAN = re.compile(r"\b(?:more|longer|mas|past|over) (?:than|de)?\s*(?:a |like |about )?$")
_ASKS_LENGTH = re.compile(
    r"\b(?:how long|does it|does that|do they|is it|is that|is \w+ a|cuanto|dura|se tarda|is the|does the|are the|es de|son)\b"
)
_ASKS_FOR_ONE = re.compile(
    r"\b(?:anything|something|any|is there|are there|what can|algo|alguno|alguna|hay|que puedo)\b"
)
_WIDER = re.compile(
    r"\s*,?\s*(?:or |maybe |maybe even |even |o |quizas? )*(?P<number>\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|dos|tres|cuatro|cinco|seis|ocho|diez|doce)\s*(?:at (?:the )?(?:outside|most|max)|max|tops|if i (?:have|had) to|if needed|if i must|a lo mucho|cuando mucho|maximo)\b"
)
_OR_TWO = re.compile(r"\s+(?:or|o)\s+(?:two|dos)\b")
_LASTS = re.compile(r"(?:\b(?:is|are|takes?|lasts?|es|son|dura|toma)|'s)\s+(?:like |about |only |como |unos )?$")
_SHORTEST = re.compile(r"\b(?:lo menos|lo mas rapido|cuanto antes|shortest|quickest|asap|as (?:fast|quick|short))\b")
_RATE = re.compile(r"\b(?:twice|once|times|class(?:es)?|days?|nights?|hours?|dollars|bucks|veces|clases|dias|\d+)\s+$")
_WHOLE = 5  # words of a sentence that says nothing but a span
_SPAN_WORDS = re.compile(
    r"[\d\W]+|\b(?:an?|and|half|maybe|or|so|like|about|around|to|months?|years?|weeks?|days?|semesters?|few|couple|of|one|two|three|four|five|six|eight|nine|ten|twelve|un|una|unos|unas|y|o|medio|media|mes|meses|anos?|semanas?|semestres?|quizas?|tal vez|como|dos|tres|cuatro|cinco|seis|ocho|diez|par|de|if i have|i guess)\b"
)
_A_DAY = re.compile(r"\s*(?:a|per|each|every|/|por|a la|cada|of|de|out of)\s*(?:the )?(?:week|semana)\b")


def read_duration(context: Context, number: Number, rest: str) -> Quantity | None:
    """`max_weeks` or `weeks`, `NOTHING` for other spans of time, `None` where the number counts no time."""
    time = TIME.match(rest)
    if not time:
        return None
    if _RATE.search(context.text[: number.start]) and number.low == 1:  # "twice a week", "2 classes a semester"
        return Quantity(NOTHING, 0, number.start, number.end + time.end())
    end = number.end + time.end()
    unit = time["unit"].rstrip("s") if time["unit"] not in ("mes", "meses", "anos") else time["unit"]
    unit = PERIODS.get(unit, unit)
    amount = number.high + (0.5 if time["half"] else 0.0)
    two = _OR_TWO.match(context.text[end:])
    wider = _WIDER.match(context.text[end:])
    if two and amount == 1:
        amount, end = 2.0, end + two.end()
    elif wider:
        amount, end = max(amount, value_of(wider["number"])), end + wider.end()
    kind = _kind(context, number, unit, end)
    return Quantity(kind, round(amount * WEEKS[unit], 2) if kind else 0, number.start, end)


def _kind(context: Context, number: Number, unit: str, end: int) -> str:
    left, after = context.before(number.start), context.text[end:]
    clause, sentence = context.clause_text(number.start), context.sentence_text(number.start)
    if context.somebody_else(number.start) or _A_DAY.match(after) or _TOO_LONG.match(after):
        return NOTHING
    more = _MORE_THAN.search(left)
    if context.negated(number.start, end, reach=7) and not more:
        return NOTHING
    if context.question(number.start) and _ASKS_LENGTH.search(clause) and not _ASKS_FOR_ONE.search(clause):
        return NOTHING
    trains = _TRAINING.search(clause)
    if _DEADLINE.search(context.text[: number.start]) or (
        _BEFORE_THEN.search(sentence) and not re.search(r"\bago\b|hace", clause)
    ):
        return "max_weeks"
    if _CAPPED.match(after):
        return "max_weeks"
    if unit == "year" and (_OF_A_JOB.match(after) or (number.low > _LONGEST_YEARS and not more)):
        return NOTHING
    limited = bool(_LIMIT.search(clause) or more or _SHORTEST.search(sentence))
    past = _PAST.search(left) or _AFTER_PAST.match(after)
    if _LASTS.search(left) and not limited:
        return NOTHING
    if past and not (_MINE_TO_GIVE.search(left) and limited):
        return NOTHING
    if unit == "day" and number.low <= 7 and not trains:
        return NOTHING
    if limited or trains:
        return NOTHING if _IN_A_JOB.match(after) and not (limited or trains) else "max_weeks"
    if _HELD.search(left) or _IN_A_JOB.match(after):
        return NOTHING
    whole = len(sentence.split()) <= _WHOLE or not _SPAN_WORDS.sub("", sentence).strip()
    return "max_weeks" if whole else "weeks"
