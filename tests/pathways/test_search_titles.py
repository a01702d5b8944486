"""Job titles of a release on a small catalog: what is learned of them, and how they enter the search."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pathways.catalog import Catalog
from pathways.search import search_occupations
from pathways.search_index import LexicalIndex
from pathways.search_scores import Scorer
from pathways.search_title_meaning import TitleMeaning
from pathways.search_title_words import TitleWords, letter_runs, stem_features
from pathways.search_titles import TitleIndex, folded, opened
from tests.pathways.test_search import FixedEncoder, catalog_of, occupation

DRIVER, MECHANIC, BAKER, MANAGER = "53-3051.00", "49-3031.00", "51-3011.00", "11-9051.00"
TITLES = {
    DRIVER: ("School Bus Driver", "Coach Driver", "Tour Bus Driver", "Activity Bus Driver"),
    MECHANIC: ("Bus Mechanic", "Diesel Mechanic", "Fleet Mechanic", "Engine Tuner"),
    BAKER: ("Pastry Baker", "Bread Baker", "Dough Mixer", "Cake Icer"),
    MANAGER: ("Bakery Manager", "Cafe Manager", "Kitchen Manager (KM)", "Coach Driver"),
}
NAMES = {DRIVER: "Bus Operators", MECHANIC: "Repairers", BAKER: "Bakers", MANAGER: "Food Service Managers"}


@pytest.fixture
def catalog() -> Catalog:
    rows = [replace(occupation(code, NAMES[code]), alternate_titles=titles) for code, titles in TITLES.items()]
    return catalog_of(*rows)


def found(catalog: Catalog, query: str, language: str | None = None) -> list[str]:
    return [match.onet_soc for match in search_occupations(catalog, query, 4, language, FixedEncoder())]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("bus driver", DRIVER),
        ("night bus driver", DRIVER),  # the last word tells who it is
        ("bus mechanics", MECHANIC),
        ("engin tunner", MECHANIC),
        ("wedding cake icer", BAKER),
        ("km", MANAGER),
        ("i want to be a kitchen manager", MANAGER),
    ],
)
def test_a_title_that_is_not_listed_finds_the_occupation_of_titles_like_it(catalog, query, code):
    assert found(catalog, query)[0] == code


def test_a_title_of_two_occupations_finds_both_first(catalog):
    assert set(found(catalog, "coach driver")[:2]) == {DRIVER, MANAGER}


def test_scores_fall_in_the_order_of_titles(catalog):
    for query in ("bus driver", "bakery", "bus baker manager", "mechanic of cakes"):
        scores = [match.score for match in search_occupations(catalog, query, 4, encoder=FixedEncoder())]
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score <= 1 for score in scores)


def test_what_is_not_wanted_is_pushed_down_among_titles_too(catalog):
    assert found(catalog, "pastry and bread")[0] == BAKER
    assert found(catalog, "pastry and bread but not bakers")[0] != BAKER


def test_a_word_of_a_task_is_found_and_tells_less_than_a_name():
    named = occupation("51-8031.00", "Sluice Tenders")
    does = replace(occupation("51-8013.00", "Operators"), tasks=("Open the sluice by hand.",))
    other = replace(occupation("51-8021.00", "Firers"), tasks=("Shovel coal.",))
    catalog = catalog_of(named, does, other)
    assert found(catalog, "sluice")[:2] == ["51-8031.00", "51-8013.00"]
    assert found(catalog, "shoveling coal")[0] == "51-8021.00"


def test_tasks_move_the_meaning_of_an_occupation():
    dry = occupation("51-8013.00", "Firers")
    wet = replace(occupation("51-8031.00", "Tenders"), tasks=("Let in water.", "Let out water."))
    catalog = catalog_of(dry, wet)
    assert found(catalog, "waterworks") == ["51-8031.00"]


def test_without_an_encoder_the_words_of_titles_still_count(catalog):
    ranked = Scorer(catalog, LexicalIndex(catalog), None).rank("night bus driver", None, 4)
    assert ranked[0][0] == DRIVER


def test_what_says_what_one_does_is_no_title(catalog):
    index = TitleIndex(catalog, sorted(catalog.occupations))
    whole = {text: index.read(text, None, None) for text in ("cake icer", "fixing buses", "work with my hands")}
    assert {text: reading.whole for text, reading in whole.items() if reading} == {
        "cake icer": True,
        "fixing buses": False,
        "work with my hands": False,
    }
    assert index.read("i want to", None, None) is None


def test_a_misspelled_word_takes_the_nearest_word_of_titles_unless_it_is_known(catalog):
    index = TitleIndex(catalog, sorted(catalog.occupations))
    assert index.mended("scool buss drivr", lambda word: False) == "school buss driver"  # short words are left alone
    assert index.mended("scool", lambda word: word == "scool") == "scool"
    assert index.mended("zeppelin", lambda word: False) == "zeppelin"


def test_far_from_all_titles_little_is_claimed(catalog):
    index = TitleIndex(catalog, sorted(catalog.occupations))
    near, far = index.read("bus driver", None, None), index.read("xylophone quartz", None, None)
    assert near is not None
    assert far is not None
    assert near.claims.max() > 0.4
    assert far.claims.max() < 0.1


def test_forms_of_a_title():
    assert opened("Registered Nurse (RN)") == ["Registered Nurse (RN)", "Registered Nurse", "RN"]
    assert folded("C.N.A. (Night)") == "cna night"
    assert stem_features(["bus", "drivers"]) == ["bus", "driv", "bus driv", "driv$"]
    assert letter_runs(["ox", "bus"]) == [" bus", " ox ", "bus "]


def test_words_that_were_never_seen_are_no_evidence():
    words = TitleWords([["bus", "driver"], ["cake", "baker"]], [0, 1], 2)
    assert not words.evidence(["qqqq"]).any()
    bus, cake = words.evidence(["bus"]), words.evidence(["cake"])
    assert bus[0] > bus[1]
    assert cake[1] > cake[0]


def test_the_classifier_learns_directions_and_is_the_same_each_time():
    chance = np.random.default_rng(0)
    centres = np.eye(3, 8, dtype=np.float32)
    rows = np.repeat([0, 1, 2], 40)
    vectors = centres[rows] + chance.normal(0, 0.1, (120, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)

    learned, again = (TitleMeaning.learn(vectors, rows, 3) for _ in range(2))

    assert [int(learned.likelihood(centre).argmax()) for centre in centres] == [0, 1, 2]
    assert np.isclose(np.exp(learned.likelihood(centres[0])).sum(), 1)
    near, cosine = learned.nearness(centres[1], [slice(0, 40), slice(40, 80), slice(80, 120)])
    assert near.argmax() == 1
    assert 0.8 < cosine <= 1.0001
    assert all(np.array_equal(one, again.arrays()[name]) for name, one in learned.arrays().items())


def test_the_same_question_is_not_computed_twice(catalog):
    class Counting(FixedEncoder):
        asked = 0

        def encode(self, texts):
            Counting.asked += 1
            return super().encode(texts)

    encoder = Counting()
    first = search_occupations(catalog, "bus driver", encoder=encoder)
    before = Counting.asked
    first.clear()  # a caller may do so with its own list
    assert search_occupations(catalog, "bus driver", encoder=encoder)
    assert Counting.asked == before
