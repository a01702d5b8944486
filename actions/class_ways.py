"""How a class is held: in which language, whether online, and with what help for a disability. What our list does not say is said to be unknown."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from actions.telling import listed, reach, where
from actions.turn import Turn
from pathways.routes import Step

_CLASS = r"(?:class(?:es)?|courses?|training|program|lessons?|teachers?|instructors?|school|it|that|this|they|one|first|second|third|clases?|cursos?|programas?|maestr[oa]s?|escuela|capacitaci[oó]n|entrenamiento)"
_LANGUAGE = re.compile(
    rf"\b(?:what|which) language\b|\b(?:is|are|was|do|does|can|could|will|would)\b.{{0,24}}\b(?:{_CLASS})\b.{{0,24}}\b(?:in|speaks?|teach\w*) (?:only |just |all )?(?:spanish|english|vietnamese)\b"
    rf"|\b(?:class(?:es)?|courses?|training|taught|held|offered|given|one|ones)\b.{{0,12}}\bin (?:spanish|english)\b.*\?|\b(?:class(?:es)?|courses?|training) (?:taught |held |offered )?in spanish\b|\b(?:bilingual|spanish[- ]speaking) (?:class\w*|teachers?|instructors?|program|training)\b"
    rf"|\ben qu[eé] (?:idioma|lengua|lenguaje)\b|\b(?:es|son|est[aá]n?|se|dan|hay|tienen|ser[aá]n?|tiene que ser)\b.{{0,20}}\b(?:{_CLASS})?.{{0,12}}\ben (?:puro )?(?:espa[nñ]ol|ingl[eé]s)\b.*\?|\b(?:clases?|cursos?|programas?|capacitaci[oó]n|entrenamiento) (?:\w+ ){{0,3}}en (?:puro )?(?:espa[nñ]ol|ingl[eé]s)\b|\bmaestr[oa]s? (?:que habl\w+ espa[nñ]ol|biling[uü]es?)",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    r"\b(?:is|are|was|will|would|can|could|do|does|any)\b.{0,40}\b(?:online|on[- ]line|remote(?:ly)?|virtual(?:ly)?|over zoom|on zoom|in[- ]person|from (?:home|my house)|hybrid)\b.{0,24}\?*$"
    r"|^(?:online|in[- ]person|remote|virtual|en l[ií]nea|presencial)\b.{0,12}\?|\b(?:es|son|hay|se puede\w*|puedo|dan|ser[ií]a|tiene\w*)\b.{0,40}\b(?:en l[ií]nea|por internet|a distancia|virtual(?:es)?|desde (?:la |mi )?casa|presencial(?:es)?)\b",
    re.IGNORECASE,
)
_AIDS = re.compile(
    r"\b(?:do|does|will|would|can|could|is|are|have|provide|get|there)\b.{0,30}\b(?:(?:sign(?: language)?|asl|deaf) )?(?:interpreters?(?! (?:jobs?|training|make|need|earn))|accommodations?|wheelchairs?|ramps?|braille|captions?|note ?takers?|accessible)\b"
    r"|\b(?:tienen?|hay|dan|ponen|ofrecen)\b.{0,30}\b(?:int[eé]rpretes?|rampas?|silla de ruedas|adaptaciones|braille|subt[ií]tulos)\b",
    re.IGNORECASE,
)


def asks_class_language(turn: Turn) -> bool:
    """Whether a message asks in which language a class is held; it is no wish to talk in that language."""
    return not turn.tapped and _LANGUAGE.search(turn.text) is not None


def asks_online(turn: Turn) -> bool:
    """Whether a message asks if a class is online or in person."""
    return not turn.tapped and _ONLINE.search(turn.text) is not None


def asks_for_aids(turn: Turn) -> bool:
    """Whether a message asks if a school has what somebody with a disability needs, such as an interpreter."""
    return not turn.tapped and _AIDS.search(turn.text) is not None


def asks_way(turn: Turn) -> bool:
    """Whether a message asks how a class is held."""
    return asks_class_language(turn) or asks_online(turn) or asks_for_aids(turn)


def way_lines(turn: Turn, title: str, steps: Sequence[Step]) -> Iterable[str]:
    """The answer, class by class."""
    voice = turn.voice
    if asks_class_language(turn) or asks_for_aids(turn):
        yield voice.phrase("class_aids" if asks_for_aids(turn) else "class_language", title=title)
        for step in steps[:1]:
            yield voice.phrase(
                "item", text=voice.phrase("class_ask", step=_named(turn, step), reach=reach(voice, step))
            )
        return
    yield voice.phrase("class_ways_head", title=title)
    for step in steps:
        yield voice.phrase("item", text=f"{_named(turn, step)}: {_way(turn, step)}")


def _named(turn: Turn, step: Step) -> str:
    return f"{step.title}{where(turn.voice, step)}"


def _way(turn: Turn, step: Step) -> str:
    voice = turn.voice
    times = [str(time) for time in step.schedule or ()]
    if step.online or "online" in times or "hybrid" in times:
        return voice.phrase("class_partly_online" if "hybrid" in times else "class_online")
    known = [voice.phrase(f"schedule_{time}") for time in times if voice.has(f"schedule_{time}")]
    told = voice.phrase("class_in_person", times=listed(voice, known)) if known else voice.phrase("class_way_unknown")
    to_ask = voice.phrase("class_to_ask", reach=reach(voice, step))
    return f"{told} {to_ask}"
