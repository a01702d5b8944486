"""The search with a whole O*NET release imported; the floors lie somewhat below what docs/benchmarks.md gives."""

from __future__ import annotations

import random

import pytest

from benchmarks.search import hits, hold_out_rows, hold_out_titles
from pathways.search import search_occupations
from pathways.search_titles import folded, opened
from tests.pathways import fresh_phrases, interest_phrases
from tests.pathways.test_search import misses

ASKED = 2_000


def test_held_out_titles_are_found(everything):
    held = hold_out_rows(everything, seed=7)
    asked = random.Random(7).sample(held.asked, ASKED)

    found = hits(lambda title: [m.onet_soc for m in search_occupations(held.catalog, title, 30, "en")], asked)

    assert found[0] >= 0.65
    assert found[1] >= 0.86
    assert found[2] >= found[0]  # six digits are never harder
    assert found[3] >= found[1]


@pytest.mark.parametrize(
    "phrases",
    [interest_phrases.ENGLISH, interest_phrases.SPANISH, fresh_phrases.ENGLISH, fresh_phrases.SPANISH],
    ids=["english", "spanish", "fresh-english", "fresh-spanish"],
)
def test_what_people_say_still_finds_everyday_occupations(everything, phrases):
    missed = misses(everything, phrases)
    assert len(missed) <= 0.05 * len(phrases), missed


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("nurse", "29-1141.00"),
        ("cooking", "35-2014.00"),
        ("welder", "51-4121.00"),
        ("soldador", "51-4121.00"),
        ("CNA", "31-1131.00"),
        ("truck driver", "53-3032.00"),
        ("eletrician", "47-2111.00"),
        ("cosinera", "35-2014.00"),
        ("teacher", "25-2031.00"),
        ("mechanic", "49-3023.00"),
        ("cuidar niños", "39-9011.00"),
        ("animals", "39-2021.00"),
    ],
)
def test_everyday_words_are_not_displaced_by_rare_titles(everything, query, code):
    assert code in [match.onet_soc for match in search_occupations(everything, query, 2)]


@pytest.mark.parametrize("query", ["asdfgh qwerty", "zxcvb", "blorp snarfle", "xkjq wpvz mnbq", "lol idk"])
def test_gibberish_scores_low_among_all_titles(everything, query):
    assert all(match.score < 0.35 for match in search_occupations(everything, query))


@pytest.mark.parametrize(
    ("query", "code"),
    [("nodulizer", "51-9051.00"), ("roving frame tender", "51-6064.00"), ("perfusionist", "29-2099.00")],
)
def test_rare_titles_of_the_release_are_found(everything, query, code):
    best = search_occupations(everything, query, 3)
    assert code in [match.onet_soc for match in best]


def test_titles_held_out_are_known_nowhere(everything):
    held = hold_out_titles(everything, seed=7)
    left = {
        folded(form) for row in held.catalog.occupations.values() for t in row.alternate_titles for form in opened(t)
    }
    assert len(held.asked) > 3_000
    assert not [title for title, _ in held.asked if folded(title) in left]
    assert all(codes <= set(everything.occupations) for _, codes in held.asked)
