"""What we know of the person, in words: everything told is visible, and can be changed or taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.orders import Line
from actions.telling import capital, listed, money, number, small
from actions.turn import Turn

MONEY = frozenset({"budget_usd", "min_wage_hourly"})


def known_facts(turn: Turn) -> str:
    """All that the person has told, one line each."""
    said = turn.profile.said()
    lines = [fact_line(turn, name, value) for name, value in said.items() if name != "language"]
    if turn.slots.get("nation"):
        lines.append(fact_line(turn, "nation", turn.slots["nation"]))
    return "\n".join(lines)


def known_lines(turn: Turn, said: Mapping[str, Any]) -> tuple[Line, ...]:
    """The facts of a profile as labels and words, in the language spoken."""
    return tuple(
        Line(label=capital(turn.voice.phrase(f"known_{name}")), value=fact_words(turn, name, value))
        for name, value in said.items()
        if name != "language" and value not in (None, [])
    )


def in_short(turn: Turn, said: Mapping[str, Any], names: Sequence[str]) -> str:
    """Some facts of a profile as one short list: "Moore, evenings, up to $300"."""
    parts: list[str] = []
    for name in names:
        value = said.get(name)
        if value in (None, []):
            continue
        items = value if isinstance(value, list) else [value]
        parts.append(listed(turn.voice, list(dict.fromkeys(_short_words(turn, name, item) for item in items))))
    return ", ".join(part for part in parts if part)


def _short_words(turn: Turn, name: str, item: Any) -> str:
    voice = turn.voice
    if name == "place":
        return str(item.get("name") or item.get("zip") or voice.phrase("county_name", county=item.get("county")))
    if name == "schedule":
        return voice.phrase(f"time_{item}")
    if name == "avoid":
        return str(item) if str(item).startswith(("no ", "sin ")) else voice.phrase("within_avoid", value=item)
    if name == "needs":
        return voice.phrase("within_needs", value=small(voice.phrase(f"need_{item}")))
    if name == "budget_usd" and not item:
        return voice.phrase("within_no_budget")
    if voice.has(f"within_{name}"):
        return voice.phrase(f"within_{name}", value=money(item) if name in MONEY else number(item))
    return _fact_words(turn, name, item)


def fact_line(turn: Turn, name: str, value: object) -> str:
    """One fact of the profile in words."""
    return turn.voice.phrase("known_line", what=turn.voice.phrase(f"known_{name}"), value=fact_words(turn, name, value))


def fact_words(turn: Turn, name: str, value: object) -> str:
    """What the person has told of one part of the profile."""
    items = value if isinstance(value, list) else [value]
    return listed(turn.voice, [_fact_words(turn, name, item) for item in items])


def _fact_words(turn: Turn, name: str, item: object) -> str:
    voice, catalog = turn.voice, turn.catalog
    if name in ("target_occupations", "experience") and item in catalog.occupations:
        return catalog.occupations[str(item)].plain_title(turn.language)
    if name == "credentials" and item in catalog.credentials:
        return catalog.credentials[str(item)].called(turn.language)
    if name == "place" and isinstance(item, dict):
        county = voice.phrase("county_name", county=item["county"]) if item.get("county") else ""
        return ", ".join(part for part in (item.get("name"), county, item.get("zip")) if part)
    for prefix in (f"{name}_", "field_", "need_", "status_", "time_"):
        if isinstance(item, str) and voice.has(prefix + item):
            return voice.phrase(prefix + item)
    if isinstance(item, bool):
        return voice.phrase("yes" if item else "no")
    return f"{item:g}" if isinstance(item, float) else str(item)
