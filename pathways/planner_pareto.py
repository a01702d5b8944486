"""Which of many lines of numbers no other line equals or beats (less is better in every column).

Few are compared one by one, many in arrays, which is faster from about `MANY` on; the answer is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from operator import le
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[Any]

MANY = 64
_CHUNK = 48
_CELLS = 1_500_000


def pareto(lines: Sequence[tuple[float, ...]]) -> list[int]:
    """Numbers of the lines that no other equals or beats in every place (of lines alike the first stays), in order."""
    if len(lines) >= MANY:
        flat = np.fromiter(chain.from_iterable(lines), dtype=np.float64, count=len(lines) * len(lines[0]))
        found: list[int] = unbeaten(flat.reshape(len(lines), -1)).tolist()
        return found
    if len(lines) == 1:
        return [0]
    kept: list[tuple[float, ...]] = []
    numbers = []
    for number in sorted(range(len(lines)), key=lines.__getitem__):  # in this order no later line beats an earlier one
        line = lines[number]
        if not is_beaten(line, kept):
            kept.append(line)
            numbers.append(number)
    return sorted(numbers)


def is_beaten(line: tuple[float, ...], by: Iterable[tuple[float, ...]]) -> bool:
    """Whether some line of `by` equals or beats a line in every place."""
    for other in by:  # noqa: SIM110 - a generator takes twice as long, and this is where a plan's time goes
        if all(map(le, other, line)):
            return True
    return False


def unbeaten(lines: Floats, groups: Ints | None = None, then: Floats | None = None) -> Ints:
    """Numbers of the lines that no other line of their group equals or beats in every column, in order.

    Args:
        lines: shape (n, columns).
        groups: shape (n,), whole numbers; one group where left out.
        then: shape (n,); of lines alike the one with the least of this stays, and of those the first.
    """
    if not len(lines):
        return np.empty(0, dtype=np.int64)
    if groups is None:
        return np.sort(_front(lines, then))
    return np.sort(_fronts(lines, groups, then))


def _fronts(lines: Floats, groups: Ints, then: Floats | None) -> Ints:
    """Rounds for all groups at once: the first line of each in order cannot be beaten; what it beats goes."""
    keys = (*(() if then is None else (then,)), *lines.T[::-1], groups)
    order = np.lexsort(keys)
    kept: list[Ints] = []
    while len(order):
        group = groups[order]
        first = np.append(True, group[1:] != group[:-1])
        champions = order[first]
        kept.append(champions)
        against = lines[champions][np.cumsum(first) - 1]
        order = order[~(lines[order] >= against).all(axis=1)]
    return np.concatenate(kept)


def _front(lines: Floats, then: Floats | None) -> Ints:
    """One group: chunks in an order in which no later line beats an earlier one, each against all that follow."""
    lines = lines[:, (lines != lines[0]).any(axis=0)] if len(lines) > 1 else lines
    scaled = lines - lines.min(axis=0)
    scaled /= np.maximum(scaled.max(axis=0), 1e-12)
    order = np.lexsort((*(() if then is None else (then,)), *lines.T[::-1], np.round(scaled.sum(axis=1), 9)))
    kept: list[Ints] = []
    while len(order):
        chunk = order[:_CHUNK]
        worse = (lines[chunk][:, None, :] >= lines[chunk][None, :, :]).all(axis=2)
        chunk = chunk[~np.tril(worse, -1).any(axis=1)]
        kept.append(chunk)
        order = order[_CHUNK:]
        if len(order):
            order = order[~beaten(lines[order], lines[chunk])]
    return np.concatenate(kept)


def beaten(lines: Floats, by: Floats) -> npt.NDArray[np.bool_]:
    """For each line, whether some line of `by` equals or beats it in every column."""
    found = np.zeros(len(lines), dtype=np.bool_)
    step = max(1, _CELLS // max(1, lines.size))
    for at in range(0, len(by), step):
        left = np.flatnonzero(~found)
        found[left] = (lines[left][:, None, :] >= by[None, at : at + step, :]).all(axis=2).any(axis=1)
    return found
