"""Facts about place, limits and needs in many wordings of both languages, field by field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.reading import read
from bot.nlu.facts import FactReader
from bot.nlu.text import fold
from pathways.profile import Place

WORDINGS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("place_limits_needs.yml").read_text("utf-8")
)
NOT_ONE_IN = 100
"""A change elsewhere may cost one wording of a hundred; more is a fault."""


@pytest.mark.parametrize("field", WORDINGS)
def test_the_field_is_read_as_meant(reader: FactReader, field: str) -> None:
    faults = []
    for row in WORDINGS[field]:
        parse = {"text": row["t"], "intent": {"name": "inform"}, "entities": reader.read(row["t"])}
        given = getattr(read(parse, row.get("a")).given, field)
        if not _alike(field, row.get("p"), given):
            faults.append(f"{row['t']} [{row.get('a', '')}]: {given}, meant {row.get('p')}")
    assert len(faults) <= len(WORDINGS[field]) // NOT_ONE_IN, "\n".join(faults)


def _alike(field: str, meant: Any, given: Any) -> bool:
    if field == "place":
        return _named(given) == meant
    if field == "avoid":  # the person's own words around it may stand with it
        meant = meant or []
        return all(_holds(given, phrase) for phrase in meant) and all(_holds(meant, item) for item in given)
    if isinstance(meant, list) or given == []:
        return sorted(meant or []) == sorted(str(getattr(item, "value", item)) for item in given)
    if isinstance(meant, int | float) and not isinstance(meant, bool):
        return given is not None and abs(given - meant) <= 0.02 * meant
    return bool(given == meant)


def _holds(given: list[str], phrase: str) -> bool:
    """Whether one of the phrases read has a word of `phrase`, in whatever form."""
    stems = {word[:4] for word in fold(phrase).split() if len(word) > 2}
    return any(stems & {word[:4] for word in fold(item).split()} for item in given)


def _named(place: Place | None) -> str | None:
    if place is None:
        return None
    return place.name or f"{place.county} County"
