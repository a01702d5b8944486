"""Compares a profile that was read with the gold of its row: value by value, what is right, missed or invented.

- Lists are compared item by item, numbers within two percent, everything else by value.
- A place is right when its ZIP codes agree, or its name and county as far as the gold gives them.
- Own words (`interests`, `avoid`) are right when they hold half or more of the content words of the gold phrase. As an
  interest, a phrase beside a job or a sector that the gold names is not judged: the words of either may stay there.
- `any_of` is right with any one or more of its values; a value of `may` is never wrong and never missed.
- `language` and the statuses that only follow from other facts are judged where the gold gives them.
"""

# ruff: noqa: SIM905 (a word list reads best as words)

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from benchmarks.understanding.rows import Row
from bot.nlu.text import fold
from pathways.profile import Profile

FIELDS = tuple(Profile.model_fields)
TOLERANCE = 0.02
OVERLAP = 0.5
_OWN_WORDS = frozenset({"interests", "avoid"})
_CONSEQUENCES = frozenset({"no_diploma", "youth_out_of_school"})
_NAMED = ("target_occupations", "fields")
_EMPTY_WORDS = frozenset(
    """
    a an the my me i to of in on at by with and or for some any all be being do doing is are it that this things stuff
    something work working job jobs no not el la los las un una de del con en y o mi mis que cosas algo trabajo trabajar
    sin
    """.split()
)
_STEM = 4  # letters that two forms of a word share


class Outcome(StrEnum):
    """What became of one value."""

    RIGHT = "right"
    MISSED = "missed"
    INVENTED = "invented"


@dataclass
class Tally:
    """Counts of outcomes."""

    counts: Counter[Outcome] = field(default_factory=Counter)

    def add(self, outcome: Outcome) -> None:
        """Count one more."""
        self.counts[outcome] += 1

    @property
    def precision(self) -> float | None:
        """Of the values read, how many are right; `None` where none was read."""
        return _share(self.counts[Outcome.RIGHT], self.counts[Outcome.INVENTED])

    @property
    def recall(self) -> float | None:
        """Of the values to read, how many were; `None` where there is none."""
        return _share(self.counts[Outcome.RIGHT], self.counts[Outcome.MISSED])

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; `None` where nothing was to be read and nothing was."""
        right, wrong = self.counts[Outcome.RIGHT], self.counts[Outcome.MISSED] + self.counts[Outcome.INVENTED]
        return _share(2 * right, wrong)


def _share(right: int, wrong: int) -> float | None:
    return right / (right + wrong) if right + wrong else None


def compare(row: Row, said: Mapping[str, Any]) -> Iterator[tuple[str, Outcome]]:
    """The outcome of each value of a row's gold and of the profile read (`Profile.said()`), with its field."""
    for name in FIELDS:
        gold, got = _items(row.profile.get(name)), _judged(row, name, _items(said.get(name)))
        if name == "language" and not gold:
            continue
        outcomes = _any_of(name, row.any_of[name], gold, got) if name in row.any_of else _values(name, gold, got)
        yield from ((name, outcome) for outcome in outcomes)


def _items(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _judged(row: Row, name: str, got: Sequence[Any]) -> list[Any]:
    """The values read that the gold speaks of, by the rules above."""
    gold = [*_items(row.profile.get(name)), *row.any_of.get(name, ())]
    unasked = row.optional.get(name, [])
    if name == "statuses":
        unasked = [*unasked, *_CONSEQUENCES]
    beside_a_name = name == "interests" and any(row.profile.get(other) or other in row.any_of for other in _NAMED)
    return [value for value in got if _among(name, value, gold) or not (beside_a_name or _among(name, value, unasked))]


def _among(name: str, value: Any, gold: Iterable[Any]) -> bool:
    return any(same(name, wanted, value) for wanted in gold)


def _any_of(name: str, accepted: Sequence[Any], gold: Sequence[Any], got: Sequence[Any]) -> Iterator[Outcome]:
    taken = [value for value in got if _among(name, value, accepted)]
    yield Outcome.RIGHT if taken else Outcome.MISSED
    yield from _values(name, gold, [value for value in got if value not in taken])


def _values(name: str, gold: Sequence[Any], got: Sequence[Any]) -> Iterator[Outcome]:
    """Item by item; a field of one value is a list of one."""
    for wanted in gold:
        yield Outcome.RIGHT if any(same(name, wanted, value) for value in got) else Outcome.MISSED
    for value in got:
        if not _among(name, value, gold):
            yield Outcome.INVENTED


def same(name: str, gold: Any, got: Any) -> bool:
    """Whether two values of a profile field are taken for the same."""
    if name == "place":
        return _same_place(gold or {}, got or {})
    if name in _OWN_WORDS:
        return _overlap(str(gold), str(got)) >= OVERLAP
    if isinstance(gold, bool) or isinstance(got, bool) or not isinstance(gold, int | float):
        return bool(gold == got)
    return isinstance(got, int | float) and abs(gold - got) <= TOLERANCE * abs(gold)


def _same_place(gold: Mapping[str, Any], got: Mapping[str, Any]) -> bool:
    if gold.get("zip") and got.get("zip"):
        return bool(gold["zip"] == got["zip"])
    parts = [part for part in ("name", "county") if gold.get(part)]
    if not gold.get("name") and got.get("name"):  # a county is not one of its towns
        return False
    return bool(parts) and all(fold(str(gold[part])) == fold(str(got.get(part) or "")) for part in parts)


def _overlap(gold: str, got: str) -> float:
    """The share of the gold's content words that was read."""
    wanted, read = _content(gold), _content(got)
    return sum(any(_kin(word, other) for other in read) for word in wanted) / len(wanted)


def _content(phrase: str) -> set[str]:
    words = re.findall(r"[^\W_]+", fold(phrase))
    return {word for word in words if word not in _EMPTY_WORDS} or set(words) or {phrase}


def _kin(first: str, second: str) -> bool:
    """Whether two words are forms of one, as far as beginnings tell ("sew", "sewing"; "fixing", "fixed")."""
    shared = min(len(first), len(second), _STEM)
    return first == second or (shared > 2 and first[:shared] == second[:shared])


def tallies(outcomes: Iterable[tuple[str, Outcome]]) -> dict[str, Tally]:
    """Counts by field, in the profile's order, of fields that occur."""
    found: dict[str, Tally] = {}
    for name, outcome in outcomes:
        found.setdefault(name, Tally()).add(outcome)
    return {name: found[name] for name in FIELDS if name in found}
