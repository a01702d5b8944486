"""Both languages say the same things."""

from __future__ import annotations

import string

import pytest

from pathways import vocabulary
from pathways.phrases import PHRASES, WORDS, say


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("name", PHRASES)
def test_a_phrase_has_both_languages_with_the_same_places(name: str):
    assert set(PHRASES[name]) == {"en", "es"}
    assert _places(PHRASES[name]["en"]) == _places(PHRASES[name]["es"])


def test_every_id_that_is_said_has_words():
    said = {*vocabulary.SupportCategory, *vocabulary.Status, *vocabulary.Schedule, *vocabulary.Education}

    assert {str(one) for one in said} <= set(WORDS)


def test_money_and_counts_are_written_plainly():
    assert say("within_budget", cost=1200.0, budget=99.5) == "The prices we know, $1,200, are within your $99.50."
