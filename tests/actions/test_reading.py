"""From a parse to a profile: the rules of the field, and terse answers in the light of the question."""

from __future__ import annotations

from typing import Any

import pytest

from actions.reading import read


def parse(text: str, *entities: dict[str, Any], intent: str = "inform") -> dict[str, Any]:
    return {"text": text, "intent": {"name": intent, "confidence": 0.9}, "entities": list(entities)}


def number(value: float) -> dict[str, Any]:
    return {"entity": "number", "value": value}


@pytest.mark.parametrize(
    ("text", "entities", "asked", "field", "value"),
    [
        ("20", [number(20)], "max_miles", "max_miles", 20), ("20", [number(20)], "age", "age", 20),
        ("40000", [number(40000)], "min_wage_hourly", "min_wage_hourly", 19.23),
        ("none", [], "budget_usd", "budget_usd", 0),
        ("nope", [], "transport", "transport", "none"), ("yes", [], "transport", "transport", "car"),
        ("my sister", [], "transport", "transport", "ride"), ("the blue one", [], "transport", "transport", None),
        ("either", [], "schedule", "schedule", ["day", "evening", "weekend"]),
        ("sure", [], "online_ok", "online_ok", True), ("nah", [], "online_ok", "online_ok", False),
        ("nope", [], "veteran", "denied", ["veteran"]), ("yes", [], "veteran", "statuses", ["veteran"]),
        ("GED", [], "education", "education", "high_school"),
        ("fixing old trucks", [], "interests", "interests", ["fixing old trucks"]),
        ("no idea", [], "interests", "interests", []),
    ],
)  # fmt: skip
def test_terse_answers(text: str, entities: list[dict[str, Any]], asked: str, field: str, value: object) -> None:
    assert getattr(read(parse(text, *entities), asked).given, field) == value


@pytest.mark.parametrize("asked", ["max_miles", "max_weeks", "budget_usd"])
@pytest.mark.parametrize(
    "text", ["tengo 3 chamacos y vivo con mi mamá", "family of 3", "somos 3 en la casa", "3 niños"]
)
def test_people_counted_are_no_miles_weeks_or_dollars(text: str, asked: str) -> None:
    start = text.index("3")
    counted = {"entity": "number", "value": 3.0, "start": start, "end": start + 1}

    assert getattr(read(parse(text, counted), asked).given, asked) is None


@pytest.mark.parametrize("text", ["no tengo tanto", "no tengo mucho tiempo"])
def test_lacking_money_or_time_is_no_lack_of_a_car(text: str) -> None:
    assert read(parse(text), "transport").given.transport is None
    assert read(parse("no, la verdad no"), "transport").given.transport == "none"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("me corrieron en mayo", []),
        ("Hola, me llamo Toño", []),
        ("quiero trabajar para ayudar a mi mamá", []),
        ("me salí de la escuela, las plantas", ["las plantas"]),
        ("my name is Ray, fixing bikes", ["fixing bikes"]),
    ],
)
def test_what_tells_of_the_person_is_nothing_they_like(text: str, kept: list[str]) -> None:
    assert read(parse(text), "interests").given.interests == kept


def test_work_done_is_experience_and_nothing_they_like() -> None:
    text = "llevo 9 años planchando y ya me cansé"
    done = {"entity": "occupation", "value": "51-6021.00", "role": "past", "start": 0, "end": 22}
    given = read(parse(text, done), "interests").given

    assert given.experience == ["51-6021.00"]
    assert given.interests == []


@pytest.mark.parametrize(
    ("text", "intent"), [("compare 1 and 2", "compare"), ("more about 2", "ask_details"), ("why the 2", "why")]
)
def test_a_number_in_a_question_is_no_answer_to_how_far(text: str, intent: str) -> None:
    assert read(parse(text, number(2.0), intent=intent), "max_miles").given.max_miles is None


def test_a_wish_is_no_credential_and_a_past_job_is_experience() -> None:
    wanted = {"entity": "credential", "value": "lpn-license", "role": "want", "start": 0, "end": 3}
    held = {"entity": "occupation", "value": "31-1131.00", "role": "past", "start": 10, "end": 13}
    given = read(parse("want my lpn, was a cna", wanted, held)).given
    assert given.credentials == []
    assert given.experience == ["31-1131.00"]


def test_a_denial_goes_to_denied_and_nowhere_else() -> None:
    given = read(parse("no felonies", {"entity": "status", "value": "justice_involved", "role": "no"})).given
    assert given.denied == ["justice_involved"]
    assert given.statuses == []


def test_what_if_is_tried_and_not_kept() -> None:
    tried = parse("what if I had a car", {"entity": "transport", "value": "car", "what_if": True}, intent="what_if")
    assert read(tried).given.transport is None
    assert read(tried, hypothetical=True).given.transport == "car"


def test_consequences_follow_from_facts() -> None:
    statuses = [{"entity": "status", "value": value, "role": "yes"} for value in ("no_diploma", "dislocated_worker")]
    given = read(parse("dropped out, laid off, 19", *statuses, {"entity": "age", "value": 19})).given
    assert given.education == "none"
    assert set(given.statuses) == {"no_diploma", "youth_out_of_school", "dislocated_worker", "unemployed"}


def test_a_changed_answer_replaces_lists() -> None:
    update = read(
        parse("actually evenings", {"entity": "schedule", "value": "evening", "role": "yes"}, intent="change_answer")
    )
    assert update.replaced == ["schedule"]


def test_values_out_of_bounds_are_dropped_and_the_others_stay() -> None:
    given = read(parse("x", {"entity": "age", "value": 400}, {"entity": "max_miles", "value": 30})).given
    assert (given.age, given.max_miles) == (None, 30)


def test_a_secret_number_never_becomes_an_interest() -> None:
    assert read(parse("my ssn is 123-45-6789"), "interests").given.interests == []


@pytest.mark.parametrize("broken", [{}, {"text": None}, {"text": "x", "entities": None, "intent": None}])
def test_odd_parses_give_nothing(broken: dict[str, Any]) -> None:
    assert read(broken).given.said() == {}


def test_a_long_rest_beside_facts_is_liked_only_where_it_says_so() -> None:
    job = {"entity": "occupation", "value": "47-2141.00", "role": "be", "start": 0, "end": 11, "said": "pintor"}

    def liked(text: str) -> list[str]:
        return read(parse(text, job), "interests").given.interests

    assert liked("soy pintor, ya son muchos años en lo mismo, con licencia del estado") == []
    assert liked("soy pintor, me encanta dejar bonitas las casas viejas de mi pueblo") != []


def test_a_field_with_a_town_and_times_beside_it_is_what_they_want() -> None:
    text = "computación en Ada, de noche"
    field = {"entity": "field", "value": "information_technology", "role": "bare", "start": 0, "end": 11}
    beside = [
        {"entity": "place", "value": "Ada", "role": "home", "start": 15, "end": 18, "places": [{"name": "Ada"}]},
        {"entity": "schedule", "value": "evening", "role": "yes", "start": 20, "end": 28},
    ]

    assert read(parse(text, {**field, "said": "computacion"}, *beside)).given.fields == ["information_technology"]


@pytest.mark.parametrize("text", ["show me ideas", "ok just give me some options", "muéstreme ideas"])
def test_to_ask_for_ideas_is_no_liking(text: str) -> None:
    assert read({"text": text, "intent": {"name": "ask_recommendations"}}, "interests").given.interests == []


@pytest.mark.parametrize(
    "text",
    [
        "show me what you got", "just anything that pays", "i just need a job", "ok cool", "hang on a sec",
        "kind of a lot going on", "un buen trabajo", "ando buscando chamba", "a ver qué tienen", "espéreme tantito",
    ],
)  # fmt: skip
def test_words_that_name_nothing_are_no_interest(text: str) -> None:
    assert read(parse(text), "interests").given.interests == []
    found = {"entity": "interest", "value": text, "start": 0, "end": len(text)}
    assert read(parse(text, found)).given.interests == []


@pytest.mark.parametrize("text", ["being outside", "my hands", "helping people", "talking to people", "los carros"])
def test_few_words_that_name_something_are(text: str) -> None:
    assert read(parse(text), "interests").given.interests == [text]


def test_what_is_said_after_the_point_is_no_part_of_it() -> None:
    assert read(parse("office stuff i guess"), "interests").given.interests == ["office stuff"]
    assert read(parse("algo de cocina o algo así"), "interests").given.interests == ["cocina"]


def test_years_of_work_done_are_no_limit_on_training() -> None:
    years = {"entity": "max_weeks", "value": 780.0, "start": 21, "end": 27}
    assert read(parse("cooked at the school 15 yrs", years)).given.max_weeks is None
    assert read(parse("4 years at most", {**years, "value": 208.0})).given.max_weeks == 208


def test_one_or_the_other_is_two_likings() -> None:
    assert read(parse("de costura o limpieza"), "interests").given.interests == ["costura", "limpieza"]
    assert read(parse("welding or plumbing"), "interests").given.interests == ["welding", "plumbing"]


@pytest.mark.parametrize(
    "text", ["no manejo ahorita, me la suspendieron", "actually not police", "no tengo mucho tiempo"]
)
def test_what_is_denied_is_no_liking(text: str) -> None:
    assert read(parse(text), "interests").given.interests == []
