"""Stretches of a text."""

from __future__ import annotations


def overlaps(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a stretch shares a character with one of the others."""
    return any(start < other_end and other_start < end for other_start, other_end in spans)
