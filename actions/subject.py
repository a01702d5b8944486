"""What a question is about: a route by number, "that one", an occupation by name, or what was talked about last."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from actions.terse import fold
from actions.turn import Turn
from pathways.facts import OccupationFact, ProgramFact, spoken
from pathways.geo import road_miles
from pathways.profile import Place
from pathways.routes import Route, Step

# "That one" is what was talked about last, and no first suggestion.
_NO_NUMBER = re.compile(r"\b(?:this|that|which|each|the|other|another|any|what|better|best) one\b", re.IGNORECASE)
# "The truck one", "el de tráiler", "y de guardia": one of those shown, by a word of its title.
_POINTS = re.compile(
    r"\b(?:the|that|this) (?:\w+ )?([^\W\d_]{4,}) (?:one|job|class|course|program|training|thing)\b"
    r"|\b(?:el|la|lo|los) de (?:la |el )?([^\W\d_]{4,})|^\W*(?:y|pero) (?:de|del|para) (?:la |el )?([^\W\d_]{4,})"
)
# "Cuánto cuesta el 1", "how long is number 2": a place on the list, where no unit follows.
_NUMBERED = re.compile(
    r"(?:\b(?:el|la|de la|del|the|number|n[uú]mero|num|option|opci[oó]n)|#) ?(\d)\b(?!\s*(?:de|a|am|pm|:|[-/.,]?\d|mil\w*|week\w*|seman\w*|month\w*|mes\w*|year\w*|a[nñ]os?|hour\w*|hora\w*|d[ií]as?|days?|kids?|hij\w*)\b)",
    re.IGNORECASE,
)
_TITLE_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True)
class Subject:
    """A route shown (with its number), or an occupation of the catalog; `None` where the other one is meant."""

    position: int | None = None
    route: Route | None = None
    occupation: OccupationFact | None = None

    @property
    def slot(self) -> dict[str, object]:
        """The subject as the `focus` slot keeps it."""
        return {"route": self.position} if self.route else {"occupation": getattr(self.occupation, "onet_soc", None)}


def subject_of(turn: Turn) -> Subject | None:
    """What the message is about; with nothing named, what was talked about last, shown first, or wished for.

    `None` when there is nothing of the kind. The subject becomes the focus of the talk.
    """
    subject = named_or_shown(turn) or _wished(turn)
    if subject is not None:
        turn.remember("focus", subject.slot)
    return subject


def named_or_shown(turn: Turn) -> Subject | None:
    """What the message names, else what was talked about last, else the job wished for, else the first suggestion.

    The wish comes first only where what is shown is other work: who asked for a CDL does not ask about deliveries.
    """
    named = next(iter(subjects_of(turn)), None) or _focus(turn)
    return named or _wish_not_shown(turn) or _route(turn, 1)


def subjects_of(turn: Turn) -> list[Subject]:
    """Everything that the message names, in its order, each once."""
    named: list[Subject] = []
    numbers = [*turn.entity_values("route"), *turn.entity_values("ordinal")]
    if turn.intent in ("compare", "ask_details", "talk_to_human") and not _NO_NUMBER.search(turn.text):
        numbers = numbers or [f"{value:g}" for value in turn.entity_values("number") if isinstance(value, int | float)]
    if not numbers and turn.routes and not turn.tapped:
        numbers = _NUMBERED.findall(turn.text)
    for number in numbers:
        _add(named, _route(turn, len(turn.routes) if number == "last" else _whole(number)))
    for code in _occupations_named(turn):
        _add(named, _shown_for(turn, code) or _occupation(turn, code))
    if not named and not turn.tapped:
        _add(named, _by_a_word(turn))
    return named


def talked_about(turn: Turn) -> Subject | None:
    """What was talked about last, else the first suggestion, whatever the message names."""
    return _focus(turn) or _route(turn, 1)


def names_too_high(turn: Turn) -> bool:
    """Whether a number was named that the list does not reach."""
    numbers = [_whole(number) for number in (*turn.entity_values("route"), *turn.entity_values("ordinal"))]
    return bool(turn.routes) and any(number > len(turn.routes) for number in numbers)


def programs_for(turn: Turn, occupation: OccupationFact, limit: int = 3) -> list[Step]:
    """Training for an occupation, nearest first where we know where the person is; as steps of a route."""
    home = turn.profile.place
    ids = turn.catalog.programs_for_occupation.get(occupation.onet_soc, ())
    rows = [turn.catalog.programs[program] for program in ids]
    main = [row for row in rows if row.occupations[:1] == (occupation.onet_soc,)] or rows
    steps = [_step(turn, row, home) for row in main]
    known = sorted(steps, key=lambda step: (step.miles is None, step.miles or 0.0, step.tuition_usd is None))
    return known[:limit]


def _step(turn: Turn, program: ProgramFact, home: Place | None) -> Step:
    campus = turn.catalog.campuses.get(program.campus_id or "")
    provider = turn.catalog.providers.get(program.provider_id)
    online = "online" in program.schedules and "hybrid" not in program.schedules
    miles = road_miles(home, campus) if home and campus and not online else None
    return Step(
        kind="work" if program.is_work else "training",
        title=program.name,
        program_id=program.id,
        provider=provider.name if provider else None,
        campus=campus.name if campus else None,
        city=campus.city if campus else None,
        county=campus.county if campus else None,
        miles=miles,
        online=online or None,
        weeks=program.weeks,
        hours=program.hours,
        tuition_usd=program.tuition_usd,
        tuition_year=program.tuition_year,
        paid=program.paid,
        schedule=sorted(program.schedules) or None,
        credential=spoken(program.credential_text, program.credential_text_es, turn.language),
        phone=(campus and campus.phone) or (provider and provider.phone) or None,
        website=provider.website if provider else None,
        entry_requirements=spoken(program.entry_requirements, program.entry_requirements_es, turn.language),
        source_url=program.source_url,
        as_of=program.as_of,
    )


def _whole(number: object) -> int:
    """A number that may have come as text; 0 stands for no route."""
    text = str(number)
    return int(text) if text.isdigit() else 0


def _occupations_named(turn: Turn) -> Iterable[str]:
    for value in turn.entity_values("occupation"):
        if value in turn.catalog.occupations:
            yield value
    for value in turn.entity_values("credential"):
        if value in turn.catalog.credentials:
            yield from _jobs_of(turn, value)


def _jobs_of(turn: Turn, credential: str) -> list[str]:
    """The occupation that a credential is the entry to, if one is."""
    needing = turn.catalog.occupations_needing.get(credential, ())
    return list(needing[:1])


def _focus(turn: Turn) -> Subject | None:
    focus = turn.slots.get("focus") or {}
    if focus.get("route"):
        return _route(turn, focus["route"])
    return _occupation(turn, focus["occupation"]) if focus.get("occupation") else None


def _wish_not_shown(turn: Turn) -> Subject | None:
    wished = set(turn.profile.target_occupations)
    shown = {route.target.onet_soc for route in turn.routes}
    return _wished(turn) if shown and wished and not shown & wished else None


def _wished(turn: Turn) -> Subject | None:
    return next((_occupation(turn, code) for code in turn.profile.target_occupations), None)


def _route(turn: Turn, position: int) -> Subject | None:
    routes = turn.routes
    return Subject(position, routes[position - 1]) if 1 <= position <= len(routes) else None


def _shown_for(turn: Turn, code: str) -> Subject | None:
    for position, route in enumerate(turn.routes, 1):
        if route.target.onet_soc == code:
            return Subject(position, route)
    return None


def _by_a_word(turn: Turn) -> Subject | None:
    """The suggestion that "the truck one" or "el de tráiler" means: a word of its title alone among those shown."""
    said = {word for match in _POINTS.finditer(fold(turn.text)) for word in match.groups() if word}
    titles = [set(_TITLE_WORD.findall(fold(route.target.title))) for route in turn.routes]
    jobs = [route.target.onet_soc for route in turn.routes]
    found = [position for position, words in enumerate(titles, 1) if words & said]
    return _route(turn, found[0]) if found and len({jobs[position - 1] for position in found}) == 1 else None


def _occupation(turn: Turn, code: str) -> Subject | None:
    found = turn.catalog.occupations.get(code)
    return Subject(occupation=found) if found else None


def _add(named: list[Subject], subject: Subject | None) -> None:
    if subject is not None and subject not in named:
        named.append(subject)
