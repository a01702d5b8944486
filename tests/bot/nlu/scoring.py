"""Scores read profiles against gold: what was found rightly, missed, or made up, by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

SCALARS = (
    "transport", "max_miles", "budget_usd", "max_weeks", "min_wage_hourly",
    "hours_per_week", "age", "education", "online_ok",
)  # fmt: skip
LISTS = ("schedule", "statuses", "needs", "denied", "fields")
_FIELDS = {"occ": "experience", "want": "target_occupations", "cred": "credentials"}
SENSITIVE = frozenset({"justice_involved", "disability", "veteran"})


@dataclass
class Score:
    """Counts by field, and the messages that went wrong."""

    right: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    invented: Counter[str] = field(default_factory=Counter)
    wrong_polarity: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def add(self, text: str, gold: Mapping[str, Any], said: Mapping[str, Any]) -> None:
        """Compare one message's profile with its gold."""
        for name, outcome in _compared(gold, said):
            {"right": self.right, "missed": self.missed, "invented": self.invented}[outcome.split(" ")[0]][name] += 1
            if outcome != "right":
                self.misses.append(f"{text!r}: {name} {outcome} (gold {gold.get(name)}, read {dict(said)})")
        claimed, refused = set(said.get("statuses", [])), set(said.get("denied", []))
        for status in SENSITIVE:
            if (status in claimed and status in gold.get("denied", [])) or (
                status in refused and status in gold.get("statuses", [])
            ):
                self.wrong_polarity.append(text)

    def figures(self) -> tuple[float, float, float]:
        """Precision, recall and F1 over all fields."""
        right, missed, invented = (sum(item.values()) for item in (self.right, self.missed, self.invented))
        precision, recall = right / max(1, right + invented), right / max(1, right + missed)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def judged(gold: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """What of a profile the gold speaks of: not the values of its `may`, nor the words of a job or sector it names."""
    kept = {name: value for name, value in said.items() if name != "language"}
    if gold.get("want") or gold.get("fields"):  # the words of either may stay in `interests`
        kept["interests"] = [item for item in kept.get("interests", []) if _named(item, gold.get("interests", []))]
    followed = {"no_diploma", "youth_out_of_school"} - set(gold.get("statuses", []))
    kept["statuses"] = [item for item in kept.get("statuses", []) if item not in followed]
    for key, values in gold.get("may", {}).items():
        name = _FIELDS.get(key, key)
        if isinstance(values, list):
            asked = gold.get(key, [])
            kept[name] = [item for item in kept.get(name, []) if _named(item, asked) or not _named(item, values)]
        elif key not in gold:
            kept.pop(name, None)
    return kept


def _named(item: str, wanted: list[str]) -> bool:
    return any(part in item for value in wanted for part in str(value).split("|"))


def _compared(gold: Mapping[str, Any], said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from _place(gold, said)
    for name in SCALARS:
        wanted, got = gold.get(name), said.get(name)
        same = wanted == got or (
            isinstance(wanted, (int, float))
            and isinstance(got, (int, float))
            and abs(wanted - got) <= 0.02 * max(1, wanted)
        )
        yield from _one(name, wanted is not None, got is not None, same)
    for name in LISTS:
        yield from _sets(name, [str(item) for item in gold.get(name, [])], [str(item) for item in said.get(name, [])])
    yield from _sets("occ", gold.get("occ", []), said.get("experience", []))
    yield from _sets("want", gold.get("want", []), said.get("target_occupations", []))
    yield from _sets("cred", gold.get("cred", []), said.get("credentials", []))
    yield from _sets("interests", gold.get("interests", []), said.get("interests", []))
    yield from _sets("avoid", gold.get("avoid", []), said.get("avoid", []))


def _place(gold: Mapping[str, Any], said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    wanted, place = gold.get("place"), said.get("place") or {}
    got = place.get("name") or (f"{place['county']} County" if place.get("county") else None)
    yield from _one("place", wanted is not None, got is not None, wanted == got)


def _one(name: str, wanted: bool, got: bool, same: bool) -> Iterator[tuple[str, str]]:
    if wanted and got and same:
        yield name, "right"
        return
    if wanted:
        yield name, "missed"
    if got:
        yield name, "invented"


def _sets(name: str, wanted: list[str], got: list[str]) -> Iterator[tuple[str, str]]:
    left = list(got)
    for item in wanted:
        hits = [value for value in left if any(part in value for part in item.split("|"))]
        if hits:
            left = [value for value in left if value not in hits]
        yield name, "right" if hits else "missed"
    for value in left:
        yield name, f"invented {value}"
