"""How wide a text may come out, before anything draws it: a table that no common sans-serif font exceeds.

Widths are in ems, those of the widest font that people's systems put in for `sans-serif` (DejaVu Sans, Verdana),
rounded up. What is not in the table is taken as a full em and more.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

BOLD = 1.13
_WIDTHS = {
    **dict.fromkeys("ijl|'", 0.34), **dict.fromkeys(" .,:;!I", 0.41), **dict.fromkeys("ftr()[]/\\-·\"`", 0.5),
    **dict.fromkeys("abcdeghknopqsuvxyzJ_?*{}<", 0.66), **dict.fromkeys("0123456789$", 0.66),
    **dict.fromkeys("ABCEFKLPRSTVXYZ", 0.77), **dict.fromkeys("DGHNOQU&#+=<>~^", 0.86), **dict.fromkeys("mwM@", 1.02),
    **dict.fromkeys("W%", 1.1), "–": 0.66, "—": 1.0, "’": 0.34, "‘": 0.34, "“": 0.6, "”": 0.6, "…": 1.0, "¿": 0.6,
    "¡": 0.45, "→": 0.9,
}  # fmt: skip
_UNKNOWN = 1.25


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The most a line of text takes, in the unit of `size`."""
    return sum(map(_ems, text)) * size * (BOLD if bold else 1.0)


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Lines of a text that fit into `room`; a word that is too long for a line is cut. An empty text is no line."""
    lines: list[str] = []
    for piece in _pieces(text, room, size, bold):
        joined = f"{lines[-1]} {piece}" if lines else piece
        if lines and width(joined, size, bold=bold) <= room:
            lines[-1] = joined
        else:
            lines.append(piece)
    return lines


def _pieces(text: str, room: float, size: float, bold: bool) -> Iterator[str]:
    for word in text.split():
        part = ""
        for character in word:
            if part and width(part + character, size, bold=bold) > room:
                yield part
                part = ""
            part += character
        yield part


def _ems(character: str) -> float:
    known = _WIDTHS.get(character)
    if known is not None:
        return known
    if unicodedata.combining(character):
        return 0.0
    base = unicodedata.normalize("NFD", character)[0]
    return _WIDTHS.get(base, _UNKNOWN)
