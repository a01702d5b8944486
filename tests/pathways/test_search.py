from __future__ import annotations

from dataclasses import MISSING, fields

import numpy as np
import pytest

from pathways import wording
from pathways.catalog import Catalog, build
from pathways.facts import FieldFact, OccupationFact
from pathways.search import matches_avoid, search_occupations, split_wanted
from tests.pathways.interest_phrases import ENGLISH, SPANISH

HIT_RATE = 0.95


def codes_of(catalog: Catalog, query: str, limit: int = 5, language: str | None = None) -> list[str]:
    return [match.onet_soc for match in search_occupations(catalog, query, limit, language)]


def full(code: str) -> str:
    return code if "." in code else f"{code}.00"


def misses(catalog: Catalog, phrases: list[tuple[str, str]]) -> list[str]:
    return [
        phrase
        for phrase, expected in phrases
        if not {full(code) for code in expected.split()} & set(codes_of(catalog, phrase))
    ]


@pytest.mark.parametrize("phrases", [ENGLISH, SPANISH], ids=["english", "spanish"])
def test_what_people_say_finds_a_fitting_occupation_among_the_first_five(oklahoma, phrases):
    missed = misses(oklahoma, phrases)
    assert len(missed) <= (1 - HIT_RATE) * len(phrases), missed


@pytest.mark.parametrize(
    "query",
    [
        "helping people", "i like helping people", "help people", "i want to help others", "ayudar a la gente",
        "me gusta ayudar a la gente", "quiero ayudar a otras personas", "ayudar a otros", "quiero ayudar",
    ],
)  # fmt: skip
def test_who_likes_to_help_is_shown_no_helper_s_job_and_no_help_desk_for_the_letters(oklahoma, query):
    first = [match.onet_soc for match in search_occupations(oklahoma, query, limit=5)]

    assert first[0].startswith("21-")
    assert {"31-1131.00", "31-1122.00"} & set(first)
    helpers = {"15-1232.00", "49-9098.00", "51-9198.00", "47-3011.00", "47-3012.00", "47-3013.00", "47-3015.00"}
    assert not helpers & set(first)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("help desk", "15-1232.00"),
        ("electrician's helper", "47-3013.00"),
        ("fixing things", "49-9071.00"),
        ("me gusta manejar", "53-3032.00"),
    ],
)
def test_a_title_with_such_a_word_and_what_one_does_are_still_found_first(oklahoma, query, code):
    assert search_occupations(oklahoma, query, limit=1)[0].onet_soc == code


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("welder", "51-4121.00"),
        ("CNA", "31-1131.00"),
        ("c.n.a.", "31-1131.00"),
        ("LPN", "29-2061.00"),
        ("truck driver", "53-3032.00"),
        ("roustabout", "47-5071.00"),
        ("lineman", "49-9051.00"),
        ("beautician", "39-5012.00"),
        ("HVAC", "49-9021.00"),
        ("IT support", "15-1232.00"),
        ("soldadora", "51-4121.00"),
        ("trailero", "53-3032.00"),
        ("enfermera", "29-1141.00"),
        ("niñera", "39-9011.00"),
        ("plomero", "47-2152.00"),
        ("cuidar niños", "39-9011.00"),
    ],
)
def test_a_name_of_an_occupation_finds_it_first(oklahoma, query, code):
    best = search_occupations(oklahoma, query, 1)[0]
    assert (best.onet_soc, best.score >= 0.9) == (code, True)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("eletrician", "47-2111.00"),
        ("weldr", "51-4121.00"),
        ("phlebotamist", "31-9097.00"),
        ("fork lift", "53-7051.00"),
        ("truckdriver", "53-3032.00"),
        ("hair dresser", "39-5012.00"),
        ("paramedick", "29-2043.00"),
        ("diesel mecanic", "49-3031.00"),
        ("electrisista", "47-2111.00"),
        ("soldadór", "51-4121.00"),
        ("cosinera", "35-2014.00"),
    ],
)
def test_misspelled_names_are_understood(oklahoma, query, code):
    assert code in codes_of(oklahoma, query, 3)


def test_what_is_not_wanted_is_pushed_down(oklahoma):
    plain = codes_of(oklahoma, "computers", 10)
    without_code = codes_of(oklahoma, "computers but not coding", 10)
    spanish = codes_of(oklahoma, "computadoras pero no programar", 10)

    assert "15-1251.00" in plain
    assert "15-1251.00" not in without_code
    assert "15-1251.00" not in spanish
    assert "15-1232.00" in without_code[:2]
    assert "15-1232.00" in spanish[:2]


@pytest.mark.parametrize(
    ("query", "wanted", "unwanted"),
    [
        ("computers but not coding", "computers", ["coding"]),
        ("medical stuff, no blood", "medical stuff", ["blood"]),
        ("i dont want to be a teacher", "i", ["want to be a teacher"]),
        ("carros pero no camiones", "carros", ["camiones"]),
        ("welding and not sure what else", "welding and what else", []),
        ("not only trucks but buses", "trucks buses", []),
    ],
)
def test_wanted_and_unwanted_are_told_apart(query, wanted, unwanted):
    assert split_wanted(query) == (wanted, unwanted)


@pytest.mark.parametrize("query", ["", "   ", "?!", "i want a job", "quiero un trabajo", "no blood", "12345"])
def test_words_that_say_no_interest_find_nothing(oklahoma, query):
    assert search_occupations(oklahoma, query) == []


@pytest.mark.parametrize("query", ["asdfgh qwerty", "zxcvb", "blorp snarfle", "xkjq wpvz mnbq", "lol idk"])
def test_gibberish_scores_low(oklahoma, query):
    assert all(match.score < 0.35 for match in search_occupations(oklahoma, query))


def test_scores_are_between_nought_and_one_and_fall(oklahoma):
    for query in ("welder", "work with my hands outside", "ayudar a la gente", "x" * 5000, "nurse " * 300):
        scores = [match.score for match in search_occupations(oklahoma, query, 20)]
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score <= 1 for score in scores)


def test_a_named_occupation_outscores_a_vague_likeness(oklahoma):
    named = search_occupations(oklahoma, "electrician", 1)[0].score
    vague = search_occupations(oklahoma, "something nice with shiny objects", 1)
    assert named >= 0.9
    assert all(match.score < 0.6 for match in vague)


def test_limit_and_language_of_the_plain_title(oklahoma):
    english = search_occupations(oklahoma, "welder", 3, "en")
    spanish = search_occupations(oklahoma, "welder", 3, "es")
    assert len(english) == 3
    assert search_occupations(oklahoma, "welder", 0) == []
    assert (english[0].plain_title, spanish[0].plain_title) == ("welder", "soldador o soldadora")


def catalog_of(*occupations: OccupationFact) -> Catalog:
    field = FieldFact("energy", "Energy", "Energía", "oilfield;utilities", "petróleo")
    return build(version="test", fields=[field], occupations=occupations)


def occupation(code: str, title: str, titles: tuple[tuple[str, str], ...] = ()) -> OccupationFact:
    facts = {field.name: None for field in fields(OccupationFact) if field.default is MISSING}
    facts |= {"onet_soc": code, "title": title, "plain_title_en": title.lower(), "field_id": "energy", "titles": titles}
    return OccupationFact(**facts)


class FixedEncoder:
    """Knows one direction: texts about water."""

    def encode(self, texts):
        return np.array([[1.0, 0.0] if "water" in text.lower() else [0.0, 1.0] for text in texts], dtype=np.float32)

    encode_kept = encode

    def keep(self, texts, make):
        return make()


def test_meaning_finds_what_no_word_names():
    catalog = catalog_of(occupation("51-8031.00", "Water Plant Operators"), occupation("51-8013.00", "Boiler Tenders"))
    found = search_occupations(catalog, "waterworks", encoder=FixedEncoder())
    assert found[0].onet_soc == "51-8031.00"


def test_a_catalog_with_no_occupations_finds_nothing():
    assert search_occupations(catalog_of(), "welder", encoder=FixedEncoder()) == []


def test_a_new_lay_title_is_found_without_code():
    catalog = catalog_of(occupation("51-8031.00", "Operators", (("en", "sludge wrangler"), ("es", "señor del lodo"))))
    for query in ("sludge wrangler", "sluge wranglr", "el señor del lodo"):
        assert search_occupations(catalog, query, encoder=FixedEncoder())[0].onet_soc == "51-8031.00"


NURSE, CODER, CLERK, ROOFER, WELDER = "29-1141.00", "29-2072.00", "43-9061.00", "47-2181.00", "51-4121.00"
TRUCKER, COOK, CHILD_CARE, PROGRAMMER, GUARD = "53-3032.00", "35-2014.00", "39-9011.00", "15-1251.00", "33-9032.00"


@pytest.mark.parametrize(
    ("phrase", "has", "has_not"),
    [
        ("no blood", [NURSE], [CODER, WELDER, CLERK]),
        ("sin sangre", [NURSE], [CODER, WELDER]),
        ("not a desk job", [CLERK, PROGRAMMER], [WELDER, NURSE, TRUCKER]),
        ("nada de oficina", [CLERK], [ROOFER]),
        ("no heights", [ROOFER], [CLERK, COOK]),
        ("no me gustan las alturas", [ROOFER], [CLERK]),
        ("i hate being stuck inside", [CLERK], [ROOFER]),
        ("old people", ["31-1122.00"], [CHILD_CARE, COOK]),
        ("I don't want to work with kids", [CHILD_CARE], [WELDER]),
        ("no coding", [PROGRAMMER], ["15-1232.00"]),
        ("driving", [TRUCKER], [COOK]),
        ("fast food", ["35-3023.00"], [WELDER]),
        ("nursing", [NURSE, "29-2061.00"], [WELDER, CODER]),
        ("not trucking", [TRUCKER], ["53-7051.00"]),
        ("anything but construction", [ROOFER, "47-2111.00"], [WELDER]),
        ("welding", [WELDER], [ROOFER]),
        ("enfermera", [NURSE], [CLERK]),
        ("trabajar con gente", ["41-2031.00"], [WELDER]),
        ("heavy lifting", ["53-7062.00"], [PROGRAMMER]),
    ],
)
def test_what_people_avoid_is_known_of_occupations(oklahoma, phrase, has, has_not):
    assert {code: matches_avoid(oklahoma, code, [phrase]) for code in has} == dict.fromkeys(has, True)
    assert {code: matches_avoid(oklahoma, code, [phrase]) for code in has_not} == dict.fromkeys(has_not, False)


def test_what_is_not_understood_stays_unknown(oklahoma):
    assert matches_avoid(oklahoma, WELDER, ["gluons"]) is None
    assert matches_avoid(oklahoma, WELDER, ["gluons", "no blood"]) is None
    assert matches_avoid(oklahoma, WELDER, ["gluons", "welding"]) is True
    assert matches_avoid(oklahoma, WELDER, []) is False
    assert matches_avoid(oklahoma, "99-9999.00", ["no blood"]) is None


@pytest.mark.parametrize(
    ("title", "language", "activity"),
    [
        ("fixing cars", "en", True),
        ("do hair", "en", True),
        ("cooking", "en", True),
        ("cook", "en", False),
        ("welding", "en", False),
        ("cleaning lady", "en", False),
        ("driving instructor", "en", False),
        ("help desk", "en", False),
        ("cuidar niños", "es", True),
        ("cocinar", "es", True),
        ("chofer de camión", "es", False),
        ("auxiliar de enfermería", "es", False),
    ],
)
def test_activities_and_names_are_told_apart(title, language, activity):
    assert wording.is_activity(title, language) is activity


@pytest.mark.parametrize(
    ("text", "spanish"),
    [
        ("me gustan los animales", True),
        ("cuidar niños", True),
        ("quiero ser soldador", True),
        ("x ray tech", False),
        ("veterans counselor", False),
        ("no blood", False),
        ("hospital", False),
        ("construction", False),
    ],
)
def test_spanish_is_told_from_english(text, spanish):
    assert wording.looks_spanish(text) is spanish


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("welding", "welder", "en"),
        ("drive", "driving", "en"),
        ("babies", "baby", "en"),
        ("nurses", "nursing", "en"),
        ("soldador", "soldar", "es"),
        ("cuidadora", "cuidar", "es"),
        ("carros", "carro", "es"),
    ],
)
def test_forms_of_a_word_share_a_stem(one, other, language):
    assert wording.stem(wording.fold(one), language) == wording.stem(wording.fold(other), language)


@pytest.mark.parametrize(("one", "other"), [("care", "car"), ("engineer", "engine"), ("machinist", "machine")])
def test_words_that_only_look_alike_do_not(one, other):
    assert wording.stem(one, "en") != wording.stem(other, "en")
