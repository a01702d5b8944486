"""Whose citizen a person is, where they named their nation: its own offices come first, another's own are left out.

The nation is kept beside the profile for this conversation alone, shown with all that is known and forgotten with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from actions.turn import Turn
from pathways.routes import Support

_CITIZEN = "tribal_citizen"
# What a nation is called, and how its offices write it.
_NAMES = {
    "Muscogee (Creek)": r"muscogee|creek|mvskoke",
    "Cheyenne and Arapaho": r"cheyenne|arapahoe?",
    "Absentee Shawnee": r"absentee[- ]shawnee",
    "Citizen Potawatomi": r"potawatomi",
    "Sac and Fox": r"sac (?:and|&) fox",
    "United Keetoowah Band": r"keetoowah|ukb",
    **{
        name.capitalize(): name
        for name in """
        cherokee choctaw chickasaw seminole osage comanche kiowa apache pawnee ponca shawnee quapaw caddo delaware
        wichita iowa kaw otoe tonkawa wyandotte modoc miami ottawa peoria navajo kickapoo euchee
        """.split()  # noqa: SIM905 (a list of words reads best as words)
    },
}
_OF_A_PLACE = re.compile(
    r"\b(?:in|near|from|at|around|by|to|live|outside|en|de|cerca de|vivo en) (?:the )?$", re.IGNORECASE
)
_NEAR = 24  # signs between a nation's name and the words that tell of citizenship
_PATTERNS = {name: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for name, pattern in _NAMES.items()}


def note_nation(turn: Turn) -> None:
    """Keep the nation named where a message tells of being its citizen; let go of it with that circumstance."""
    if _CITIZEN in turn.heard.given.statuses and (nation := _named(turn)) is not None:
        turn.remember("nation", nation)
    elif turn.slots.get("nation") and _CITIZEN not in turn.profile.statuses:
        turn.remember("nation", None)


def own_first(turn: Turn, services: Iterable[Support]) -> list[Support]:
    """The services with their own nation's first in each category; without another nation's that take only its people.

    Another nation's office near the person stays, after the others: many serve all Native people of their area.
    """
    found, own = list(services), turn.slots.get("nation")
    if not own:
        return found
    kept = [one for one in found if _nation_of(turn, one) in (None, own) or not _statewide(turn, one)]
    queues: dict[str, list[Support]] = {}
    for one in sorted(kept, key=lambda one: {own: 0, None: 1}.get(_nation_of(turn, one), 2)):
        queues.setdefault(one.category, []).append(one)
    return [queues[one.category].pop(0) for one in kept]


def _named(turn: Turn) -> str | None:
    """The nation named nearest to the words that tell of citizenship."""
    spans = [one for one in turn.entities if one.get("entity") == "status" and one.get("value") == _CITIZEN]
    span = next(
        ((int(one["start"]), int(one["end"])) for one in spans if one.get("role") != "no" and "end" in one), None
    )
    if span is None:
        return None
    start, end = span
    found = [
        (not start <= match.start() < end, abs(match.start() - start), -len(match[0]), name)
        for name, pattern in _PATTERNS.items()
        for match in pattern.finditer(turn.text, max(0, start - _NEAR), end + _NEAR)
        if start <= match.start() < end or not _OF_A_PLACE.search(turn.text[: match.start()])
    ]
    return min(found)[-1] if found else None


def _nation_of(turn: Turn, support: Support) -> str | None:
    """Whose service it is; `None` for one that is no nation's."""
    row = turn.catalog.services.get(support.service_id)
    if row is None or _CITIZEN not in row.requirements:
        return None
    return next((name for name, pattern in _PATTERNS.items() if pattern.search(f"{row.name} {row.organization}")), None)


def _statewide(turn: Turn, support: Support) -> bool:
    row = turn.catalog.services.get(support.service_id)
    return row is not None and row.statewide
