"""A text of any length in pieces that fit, numbered where there are several; labels within any limit."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as some

from connectors.labels import shortened, units
from connectors.splitting import split_numbered

TEXTS = some.text(alphabet=some.sampled_from("abc é 😀.!?,\n "), max_size=600)


def test_pieces_are_numbered_and_cut_between_sentences():
    text = "This is the first. This is the second. And the third."
    assert split_numbered(text, lambda piece: len(piece) <= 26) == [
        "(1/3) This is the first.",
        "(2/3) This is the second.",
        "(3/3) And the third.",
    ]
    assert split_numbered(" Short. ", lambda piece: len(piece) <= 26) == ["Short."]
    assert split_numbered(" ", lambda piece: len(piece) <= 26) == []


@settings(max_examples=150, deadline=None, derandomize=True)
@given(TEXTS, some.integers(20, 80))
def test_every_piece_fits_and_nothing_is_lost(text, limit):
    pieces = split_numbered(text, lambda piece: len(piece.encode()) <= limit)
    assert all(len(piece.encode()) <= limit for piece in pieces)
    if len(pieces) > 1:
        assert [piece.split(" ")[0] for piece in pieces] == [f"({n}/{len(pieces)})" for n in range(1, len(pieces) + 1)]
        pieces = [re.sub(r"^\(\d+/\d+\) ", "", piece) for piece in pieces]
    assert "".join("".join(pieces).split()) == "".join(text.split())


@settings(max_examples=100, deadline=None, derandomize=True)
@given(TEXTS, some.integers(1, 30))
def test_a_shortened_text_fits_and_is_never_empty(text, limit):
    short = shortened(text, limit)
    assert 1 <= units(short) <= limit
    assert short.strip()
    assert short == " ".join(text.split()) or short.endswith("…")
