"""A person's age among the numbers of a message, in English and Spanish; what others are, or once were, is none."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re

from bot.nlu.context import Context
from bot.nlu.numbers import Number
from bot.nlu.units import NOTHING, Quantity

_YOUNGEST, _OLDEST = 5, 110
_YOUNGEST_TOLD, _OLDEST_TOLD = 13, 90  # where only the place of the number says that it is an age
_YOUNGEST_ALONE, _OLDEST_ALONE = 16, 75
_OLD = re.compile(r"[\s-]*(?:(?:years?|yrs?)?[\s-]*(?:old\b|young\b|y/o|yo\b|y\.o\.|of age)|anos\s+de\s+edad|anitos)")
_YEARS = re.compile(
    r"\s*anos\b(?!\s+(?:de(?! edad)|en|trabajando|aqui|viviendo|como|sin|con(?! ganas)|haciendo|\w+[ai]e?ndo|casad\w+|sobri\w+|limpi\w+|atras|y medio)\b)"
)
_BEFORE = re.compile(
    r"\b(?:i'm|i am|im|age|aged|turning|turned|just turned|edad|he's|she's|he is|she is|(?:son|daughter|boy|girl|kid|nephew|niece|grandson|granddaughter|brother|sister) is)"
    r"(?: is| es| de)?[\s:]+(?:only |just |about |ya |almost |already |still |now |like |a |an |currently |actually )*$"
)
_TENGO = re.compile(
    r"\b(?:tengo|tiene|cumpli|cumplir|cumplo|cumplio|hijo tiene|hija tiene|tenemos)\s+(?:ya |casi |como |apenas |unos |solo |solamente |nomas )*$"
)
_TENGO_ALSO = re.compile(r"\btengo [^.;!?\d]{0,4}\d? ?[^.;!?\d]{3,24} y $")  # "tengo 3 hijas y 45 anos"
_SOY = re.compile(
    r"\b(?:soy(?: de)?|mujer de|hombre de|persona de|senora de|senor de|joven de|muchach[oa] de|madre de|padre de|mama de|papa de|chic[oa] de|a mis|a los|con(?: mis)?|ya con|alguien de|edad(?: es)?(?: de)?[: ]*)\s*$"
)
_NOT_AGE = re.compile(
    r"[- ]?(?:something|ish|s|'s)\b|\s*(?:\$|%|minutes?|min\b|miles?|mi\b|hours?|horas?|weeks?|months?|meses|semanas?|days?|kids?|children|hijos?|ninos?|of\b|th\b|"
    r"credits?|from\b(?! [a-z]+\s*$)|away|outside|north|south|east|west|years? (?:in|into|of|sober|clean|out)|anos (?:de|en|trabajando)|"
    r"classes|more|dollars|dolares|felon|bucks|millas|minutos|percent|or \d+ (?:miles|min)|points|pounds|lbs|blocks|deep|steps|feet|ft)"
)
_AFTER_TENGO = re.compile(
    r"\s*(?:$|[.,;!?)]|(?:y|e) (?!medi[oa]\b|\d|un\b|una\b|dos\b|tres\b)|pero\b|and\b|but\b|ya\b|cumplidos\b|aunque\b|porque\b|vivo\b)"
)
_ONCE = re.compile(
    r"\b(?:was|were|tenia|since|when|desde|cuando|until|hasta|before|antes de|be|to be|at least|over|under|least|minimum|mayor de|menor de|ser|below|above|than|past)\b[^.;,]{0,12}$"
)
_OTHER_BEFORE = re.compile(
    r"\bolds?,? (?:and|&|y) (?:an? )?$|\b(?<!i'm )(?<!i am )(?<!am )(?<!as )(?:my|mi|a|an|have a|his|her|our|un|una)\s+$"
)
_OTHER_AFTER = re.compile(
    r"\s*(?:son|daughter|kid|boy|girl|baby|twins|child|hijo|hija|truck|car|house|nephew|niece|dog|brother|sister|home)\b"
)
_RELATION_OF = re.compile(
    r"\b(?:hij[oa]s?|nin[oa]s?|bebe|niet[oa]s?|sobrin[oa]s?|herman[oa]s?|niñ[oa]s?|chamac[oa]s?)\s+(?:de\s+)?$"
)
_LIST_BEFORE = re.compile(r"[,.;(]\s*$")
_LIST_AFTER = re.compile(r"\s*(?:,|now\b|here\b|m\b|f\b|\))")
_SENTENCE_BEFORE = re.compile(r"(?<![\d?])[.;!]\s+$")
_SENTENCE_AFTER = re.compile(r"\s*[.;!](?:\s|$)")
_AND_NO = re.compile(r"\s*(?:and|y) (?:no|single|broke|sin)\b")
_AT_FIRST = re.compile(r"(?:^|[.;!]\s*)(?:at|now|hit|just hit)\s+$")
_I_AFTER = re.compile(r",? (?:i|my|yo)\b")
_LAST = re.compile(r"(?:^|[.;!?]|,) *[a-z][a-z' ]*[a-z], $")
_NO_NUMBERS = re.compile(
    r"\d|\b(?:miles?|minutes?|hours?|dollars|bucks|millas|minutos|horas|max|within|pay|weeks?|months?)\b"
)
_FIRST = re.compile(r"^\s*(?:(?:hi|hey|hello|hola|buenas|yo)[,.!]?\s+)?$")
_AFTER_FIRST = re.compile(
    r"\s*(?:/?[mf]\b|male\b|female\b|here\b|from [a-z]+|in [a-z]+\s*(?:$|[,.])|single\b|hombre\b|mujer\b|"
    r"and (?:the (?:\w+ ){1,4}?(?:closed|let|laid|shut)|just (?:got|lost|laid)|laid off|been laid|my (?:plant|job|company|back|husband|wife|kids|knees)|disabled|unemployed|retired|single|tired|living|broke|need|looking|ready|no|never|out)\b|[,.] (?!maybe|tops|max|or\b|i'd|but|if|no more|not|about|depends|probably|that|anything|less|more|please|thanks|\d|at most|miles|weeks|dollars)[a-z]+)"
)
_SEX_BEFORE = re.compile(r"(?:^|[,.;] *)(?:m|f|male|female|hombre|mujer)[ ,/]+$")
_TOO_OLD = re.compile(r"\b(?:too (?:old|late|young)|muy (?:viej|tarde|grande|joven)|demasiado (?:viej|tarde))")
_AT = re.compile(r"\b(?:at|is|a los|a mis|con|being|es)\s+$")
_PROXY_IS = re.compile(
    r"(?:\b(?:is|es|tiene|turns|just turned)|'s),?\s+(?:only |just |about |almost |already |ya |apenas |casi )*$|\b\w+,\s*$"
)
_YEARS_ALONE = re.compile(r"(?:^|[,.;:(]\s*)(?:de |i'm |yo )?$")
_ENDS = re.compile(r"\s*(?:$|[,.;)]|tengo\b)")


def read_age(context: Context, number: Number, rest: str) -> Quantity | None:
    """The age that a number is, a quantity of kind `NOTHING` where it is another's, or `None` where it is no age."""
    if number.vague or number.dollar or number.low != int(number.low):
        return None
    left = context.text[: number.start]
    end = _end_of_age(context, number, left, rest)
    if end is None or not _YOUNGEST <= number.low <= _OLDEST:
        return None
    others = _OTHER_AFTER.match(context.text[end:]) or _OTHER_BEFORE.search(left) or _RELATION_OF.search(left)
    asked_for = context.proxy and _OTHER_AFTER.match(context.text[end:])  # "my 17 year old daughter wants to ..."
    theirs = bool(others) if not context.proxy else not asked_for and context.somebody_else(number.start)
    if theirs or (not context.proxy and context.somebody_else(number.start)) or _ONCE.search(left):
        return Quantity(NOTHING, 0, number.start, end)
    return Quantity("age", number.high, number.start, end)


def _end_of_age(context: Context, number: Number, left: str, rest: str) -> int | None:
    """Where the words of an age end, `None` for any other number."""
    old = _OLD.match(rest)
    if old:
        return number.end + old.end()
    years = _YEARS.match(rest)
    if years and (_TENGO.search(left) or _SOY.search(left)):
        return number.end + years.end()
    if years and _TENGO_ALSO.search(left) and number.low >= _YOUNGEST_ALONE:
        return number.end + years.end()
    if years and _YEARS_ALONE.search(left) and number.low >= _YOUNGEST_ALONE and _ENDS.match(rest[years.end() :]):
        return number.end + years.end()
    if years and _RELATION_OF.search(left):
        return number.end + years.end()
    if not _YOUNGEST_TOLD <= number.low == number.high <= _OLDEST_TOLD:
        return None
    told = (
        (_BEFORE.search(left) and not _NOT_AGE.match(rest))
        or (_TENGO.search(left) and _AFTER_TENGO.match(rest))
        or (re.search(r"\bedad(?: es)?(?: de)?[: ]+$", left) and not _NOT_AGE.match(rest))
        or (context.proxy and _PROXY_IS.search(left) and not _NOT_AGE.match(rest))
        or (_AT.search(left) and _TOO_OLD.search(context.sentence_text(number.start)))
    )
    alone = _YOUNGEST_ALONE <= number.low <= _OLDEST_ALONE and (
        (_LIST_BEFORE.search(left) and _LIST_AFTER.match(rest))
        or (_FIRST.match(left) and _AFTER_FIRST.match(rest))
        or (not rest.strip(" .!") and _LAST.search(left) and len(left.split()) > 3 and not _NO_NUMBERS.search(left))
        or (_SENTENCE_BEFORE.search(left) and (_SENTENCE_AFTER.match(rest) or _AND_NO.match(rest)))
        or (_AT_FIRST.search(left) and _I_AFTER.match(rest))
        or (_SEX_BEFORE.search(left) and re.match(r"\s*(?:$|[,.;])", rest))
    )
    return number.end if told or alone else None
