"""Choices for somebody who cannot name the work: kinds of work first, then small groups of jobs.

Both are made for the person: only what can be reached from where they are, within what they have said, is offered. A
group has as many jobs as a list shows, so that whoever picks one sees a way into each of its jobs.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pathways.vocabulary import Field

MOST_KINDS = 5
MOST_GROUPS = 5
GROUP_SIZE = 3

KINDS: Mapping[str, tuple[Field, ...]] = {
    "hands": (Field.CONSTRUCTION_TRADES, Field.ENERGY, Field.MANUFACTURING, Field.AVIATION_AEROSPACE),
    "people": (Field.HEALTH_SCIENCE, Field.EDUCATION_HUMAN_SERVICES, Field.LAW_PUBLIC_SAFETY),
    "desk": (Field.INFORMATION_TECHNOLOGY, Field.BUSINESS_FINANCE, Field.ARTS_MEDIA),
    "road": (Field.TRANSPORTATION_LOGISTICS, Field.AGRICULTURE),
    "service": (Field.HOSPITALITY_CULINARY, Field.PERSONAL_CARE),
    "build": (Field.CONSTRUCTION_TRADES, Field.ENERGY),
    "machines": (Field.MANUFACTURING, Field.AVIATION_AEROSPACE),
    "health": (Field.HEALTH_SCIENCE,),
    "teach": (Field.EDUCATION_HUMAN_SERVICES, Field.LAW_PUBLIC_SAFETY),
    "computers": (Field.INFORMATION_TECHNOLOGY,),
    "office": (Field.BUSINESS_FINANCE, Field.ARTS_MEDIA),
}
"""Kinds of work as people tell them apart, and the fields each stands for; every field but schooling itself has one."""

_WHOLE = ("hands", "people", "desk", "road", "service")
_FINER = ("build", "machines", "health", "teach", "computers", "office", "road", "service")
_PARTS = {"hands": ("build", "machines"), "people": ("health", "teach"), "desk": ("computers", "office")}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of work to offer. `share` is the part that its jobs are of all that can be reached, 0 to 1."""

    name: str
    share: float

    @property
    def fields(self) -> tuple[str, ...]:
        """The ids of its fields."""
        return tuple(one.value for one in KINDS[self.name])


def reachable_kinds(jobs: Mapping[str, int]) -> tuple[Kind, ...]:
    """The kinds that split what can be reached best: at most five, all jobs within reach in one of them.

    `jobs` says how many jobs of each field can be reached. A kind with nothing in reach is left out; the largest kind
    is taken apart for every place that this leaves free.
    """
    total = sum(jobs.values())
    counts = _counts(jobs, KINDS)
    names = [name for name in _WHOLE if counts[name]]
    while len(names) < MOST_KINDS:
        apart = [name for name in names if name in _PARTS and all(counts[part] for part in _PARTS[name])]
        if not apart:
            break
        largest = max(apart, key=lambda name: counts[name])
        at = names.index(largest)
        names[at : at + 1] = _PARTS[largest]
    return tuple(Kind(name, counts[name] / total) for name in names)


def finer_kinds(jobs: Mapping[str, int]) -> tuple[Kind, ...]:
    """The five narrower kinds of which most jobs can be reached, for somebody to whom the wide ones said nothing."""
    counts = _counts(jobs, _FINER)
    most = sorted((name for name in _FINER if counts[name]), key=lambda name: -counts[name])[:MOST_KINDS]
    return tuple(Kind(name, counts[name] / sum(jobs.values())) for name in _FINER if name in most)


def _counts(jobs: Mapping[str, int], names: Iterable[str]) -> dict[str, int]:
    return {name: sum(jobs.get(one.value, 0) for one in KINDS[name]) for name in names}


def group_jobs(jobs: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Groups of up to three jobs of one field each, at most five.

    `jobs` are occupation codes with their field, the most promising first; each is offered if there is still a group
    for its field. Within a field, jobs whose codes are near stand together, which puts a helper beside the trade.
    """
    chosen: dict[str, list[str]] = {}
    for code, field in jobs:
        sizes = {name: len(codes) for name, codes in chosen.items()}
        sizes[field] = sizes.get(field, 0) + 1
        if sum(_groups_of(size) for size in sizes.values()) <= MOST_GROUPS:
            chosen.setdefault(field, []).append(code)
    return tuple(group for codes in chosen.values() for group in _divided(sorted(codes)))


def _groups_of(size: int) -> int:
    return math.ceil(size / GROUP_SIZE)


def _divided(codes: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The codes in as few groups as they need, of nearly the same size."""
    size, more = divmod(len(codes), _groups_of(len(codes)))
    begin = 0
    for number in range(_groups_of(len(codes))):
        end = begin + size + (number < more)
        yield tuple(codes[begin:end])
        begin = end
