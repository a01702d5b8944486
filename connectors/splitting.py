"""Cutting a text into messages of a bounded size, where it reads best.

Between lines, else between sentences, else at a comma, else between words, else between signs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

Fits = Callable[[str], bool]

# Where a text may be cut, best first; a cut keeps what stands before it together with its sign.
_LINES = re.compile(r"[^\n]+\n*")
_SENTENCES = re.compile(r".+?(?:[.!?](?=\s)|$)\s*", re.DOTALL)
_PHRASES = re.compile(r".+?(?:[,;:](?=\s)|$)\s*", re.DOTALL)
_WORDS = re.compile(r"\S+\s*")


def split(text: str, fits: Fits) -> list[str]:
    """The text in as few pieces as there can be with the best cuts; none where there is no text."""
    return _packed(text, fits, (_LINES, _SENTENCES, _PHRASES, _WORDS))


def split_numbered(text: str, fits: Fits) -> list[str]:
    """As `split`; where there are several pieces, each begins with its number: `(1/3) `."""
    return numbered(lambda smaller: split(text, smaller), fits)


def numbered(pieces_that: Callable[[Fits], list[str]], fits: Fits) -> list[str]:
    """The pieces that a way of splitting makes; where there are several, each with its number before it, and fits."""
    pieces = pieces_that(fits)
    if len(pieces) < 2:
        return pieces
    digits = 0
    while digits < len(str(len(pieces))):
        digits += 1
        pieces = pieces_that(_beside(f"({'9' * digits}/{'9' * digits}) ", fits))
    return [f"({number}/{len(pieces)}) {piece}" for number, piece in enumerate(pieces, 1)]


def _beside(room: str, fits: Fits) -> Fits:
    return lambda piece: fits(room + piece)


def _packed(text: str, fits: Fits, cuts: Sequence[re.Pattern[str]]) -> list[str]:
    """As few messages as there can be with these cuts; what no cut makes fit is cut between signs."""
    if fits(text.strip()):
        return [text.strip()] if text.strip() else []
    if not cuts:
        return _by_signs(text, fits)
    texts: list[str] = []
    current = ""
    for piece in cuts[0].findall(text):
        if fits((current + piece).strip()):
            current += piece
            continue
        texts += [current.strip()] if current.strip() else []
        current = piece
        if not fits(piece.strip()):
            *whole, current = _packed(piece, fits, cuts[1:])
            texts += whole
            current += piece[len(piece.rstrip()) :]
    return [*texts, *([current.strip()] if current.strip() else [])]


def _by_signs(text: str, fits: Fits) -> list[str]:
    texts, current = list[str](), ""
    for sign in text:
        if not fits(current + sign):
            texts.append(current)
            current = ""
        current += sign
    return [*texts, current]
