"""Telling, asking and taking back, by wording alone, and what the rules make of them."""

from __future__ import annotations

from typing import Any

import pytest

from bot.nlu.asking import (
    asks,
    asks_help,
    asks_nearer,
    is_question,
    leaves_open,
    names_extreme,
    names_one,
    takes_back,
    tells_languages,
)
from bot.nlu.precedence import decide
from bot.nlu.spelling import Speller

PLAIN = Speller((), ())


def decided(text: str, guess: str, confidence: float, entities: list[dict[str, Any]], **light: Any) -> str:
    """The intent after the rules, where the classifier guessed `guess` and the next likely one is a question."""
    ranking = [{"name": guess, "confidence": confidence}, {"name": "ask_cost", "confidence": (1 - confidence) / 2}]
    chosen = decide(PLAIN.plain(text).text, ranking[0], ranking, entities, **light)
    return str((chosen or ranking[0])["name"])


@pytest.mark.parametrize(
    "text",
    [
        "how much is the cna class",
        "cost of barber school",
        "nearest campus to Hugo",
        "would my record matter",
        "so does it come with books",
        "tell me about lineman",
        "I'm 40, can I still do it",
        "cuánto dura lo de soldador",
        "precio del examen",
        "hay becas para mamás",
        "me pueden mandar la dirección",
    ],
)
def test_a_question_is_seen_with_or_without_its_mark(text: str) -> None:
    assert asks(PLAIN.plain(text).text)


@pytest.mark.parametrize(
    "text",
    [
        "after 6 or on saturdays",
        "i can pay about 500",
        "when my kids are in school",
        "more than what i make",
        "pay has to be over 20",
        "has to be free",
        "anything near Ada",
        "como veinte millas",
        "que sea de noche",
        "donde sea, no importa",
        "puede ser en la tarde",
    ],
)
def test_a_telling_is_no_question(text: str) -> None:
    assert not asks(PLAIN.plain(text).text)
    assert not is_question(PLAIN.plain(text).text)


def test_either_of_two_is_no_comparison() -> None:
    assert leaves_open("welding or hvac, whichever")
    assert leaves_open("plomero o electricista, cualquiera")
    assert not leaves_open("which is better, welding or hvac, or are both bad")


@pytest.mark.parametrize("text", ["wait no, nights", "put Ada instead", "me equivoque, son 30", "mejor en la tarde"])
def test_words_that_take_back_are_heard(text: str) -> None:
    assert takes_back(text)


def test_what_takes_nothing_back_is_no_correction() -> None:
    fact = [{"entity": "place", "role": "home", "value": "Ada"}]

    assert decided("born in Ada, staying in Ada", "change_answer", 0.8, fact) == "inform"
    assert decided("scratch that, i live in Ada", "change_answer", 0.8, fact) == "change_answer"
    assert decided("scratch Tulsa, i live in Ada", "inform", 0.8, fact) == "change_answer"


def test_what_gives_facts_and_asks_nothing_informs() -> None:
    fact = [{"entity": "schedule", "value": "evening", "role": "yes"}]

    assert decided("only after 6 or so", "ask_schedule", 0.7, fact) == "inform"
    assert decided("is it only after 6", "ask_schedule", 0.7, fact) == "ask_schedule"
    assert decided("only after 6 or so", "ask_schedule", 0.7, []) == "ask_schedule"
    assert decided("heat", "what_if", 0.6, [], asked="avoid") == "inform"


def test_what_tells_and_asks_has_the_intent_of_the_question() -> None:
    fact = [{"entity": "place", "role": "home", "value": "Ada"}]

    assert decided("i live in Ada, how much would it be?", "inform", 0.7, fact) == "ask_cost"
    assert decided("i live in Ada and have a truck", "inform", 0.7, fact) == "inform"


def test_help_that_is_had_or_declined_is_told() -> None:
    had = [{"entity": "status", "value": "low_income", "role": "yes"}]
    declined = [{"entity": "need", "value": "housing", "role": "denied"}]

    assert decided("we get food stamps", "ask_support", 0.99, had) == "inform"
    assert decided("no necesito ayuda con la renta", "ask_support", 0.99, declined) == "inform"
    assert decided("we get food stamps but need help with rent", "ask_support", 0.99, had) == "ask_support"
    assert asks_help("i don't need day care but i need help with gas")


def test_a_language_spoken_is_not_one_asked_for() -> None:
    assert tells_languages("my english is fine")
    assert not tells_languages("spanish please")
    assert not tells_languages("no entiendo ingles")
    assert not tells_languages("can you speak spanish to me")
    assert decided("my english is fine", "change_language", 0.9, []) == "inform"


def test_who_wants_to_stay_does_not_opt_out() -> None:
    ranking = [{"name": "opt_out", "confidence": 0.9}, {"name": "deny", "confidence": 0.08}]
    text = PLAIN.plain("dont take me off, i still want these texts").text

    chosen = decide(text, ranking[0], ranking, [], channel="sms")

    assert chosen is not None
    assert chosen["name"] == "deny"


def test_danger_that_only_the_classifier_doubts_about_yields() -> None:
    ranking = [{"name": "crisis", "confidence": 0.5}, {"name": "inform", "confidence": 0.4}]

    chosen = decide("my nephews stay with us", ranking[0], ranking, [])

    assert chosen is not None
    assert chosen["name"] == "inform"
    assert decide("my nephews stay with us", {"name": "crisis", "confidence": 0.9}, ranking, []) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("pues la dos", 2),
        ("el tercero porfa", 3),
        ("ok and the first one", 1),
        ("mejor la opción 2", 2),
        ("la primaria", None),
        ("el primer mes", None),
        ("the two of us", None),
    ],
)
def test_one_of_the_things_shown_is_pointed_at(text: str, place: int | None) -> None:
    assert names_one(PLAIN.plain(text).text) == place


@pytest.mark.parametrize("asked", ["max_weeks", "budget_usd", "max_miles", None])
def test_pointing_at_one_is_no_number_for_the_question_that_was_asked(asked: str | None) -> None:
    two = {"entity": "number", "value": 2.0, "start": 7, "end": 10}

    assert decided("a ver la dos", "inform", 0.9, [two], asked=asked) == "ask_details"


@pytest.mark.parametrize(
    "text", ["ya estoy hasta acá, harto de este trabajo", "i'm so sick of my job", "odio mi trabajo"]
)
def test_who_is_tired_of_the_work_is_not_cross_with_the_bot(text: str) -> None:
    assert decided(text, "frustrated", 0.9, []) == "inform"
    assert decided("estoy harto de este chat", "frustrated", 0.9, []) == "frustrated"


def test_a_language_to_learn_is_no_language_to_talk_in() -> None:
    need = {"entity": "need", "value": "english", "role": "need"}

    assert decided("me ayudan con el inglés?", "change_language", 0.5, [need]) == "ask_support"


def test_whom_to_call_is_asked_without_a_mark() -> None:
    assert asks(PLAIN.plain("bueno y a quien le llamo").text)
    assert not asks(PLAIN.plain("no tengo con quien dejar a mi hija").text)


@pytest.mark.parametrize(
    "text", ["la más barata porfa", "ok, the shortest one", "pues el que paga más", "la que dura menos"]
)
def test_the_most_of_what_is_shown_is_one_of_it(text: str) -> None:
    assert names_extreme(PLAIN.plain(text).text)
    assert decided(text, "nlu_fallback", 0.5, [], asked="max_weeks") == "ask_details"
    assert not names_extreme(PLAIN.plain("la más grande de mis hijas").text)


@pytest.mark.parametrize("text", ["casi no sé escribir", "i dont know how to read too good", "no sé nada de inglés"])
def test_what_one_cannot_do_is_no_not_knowing(text: str) -> None:
    assert decided(text, "dont_know", 0.9, []) == "inform"
    assert decided("no sé todavía", "dont_know", 0.9, []) == "dont_know"


def test_whether_one_is_too_old_is_asked_of_the_job() -> None:
    assert decided("y no soy muy viejo para eso?", "dont_know", 0.6, []) == "ask_requirements"


@pytest.mark.parametrize(
    "text", ["que tengo que llevar?", "que papeles hay que llevar", "what do i need to bring", "what to bring"]
)
def test_what_to_bring_is_asked_of_requirements(text: str) -> None:
    ranking = [{"name": "help", "confidence": 0.6}]

    chosen = decide(text, ranking[0], ranking, [])

    assert chosen is not None
    assert chosen["name"] == "ask_requirements"


def test_times_to_attend_are_no_anger() -> None:
    ranking = [{"name": "frustrated", "confidence": 0.7}]
    times = [{"entity": "schedule", "value": "day", "role": "yes", "start": 0, "end": 8}]

    chosen = decide("any time works", ranking[0], ranking, times)

    assert chosen is not None
    assert chosen["name"] == "inform"


@pytest.mark.parametrize(
    "text",
    [
        "does my tribe help with this",
        "will employers look at my record",
        "grants for grandparents",
        "anyplace better around here",
        "aceptan gente con antecedentes",
        "tengo que pasar un examen",
        "vivo en Hooker, me dejarían entrar",
        "i get off at four, anything start later",
    ],
)
def test_a_question_is_seen_by_its_order_of_words(text: str) -> None:
    assert asks(PLAIN.plain(text).text)


@pytest.mark.parametrize("text", ["will do nights", "can do days", "i want to help people", "puedo en las noches"])
def test_an_answer_without_subject_asks_nothing(text: str) -> None:
    assert not asks(PLAIN.plain(text).text)


@pytest.mark.parametrize(
    "text", ["strike that, it is Hominy", "hold up, i do have a permit", "no, Hobart, no Hominy", "le mentí, tengo 27"]
)
def test_words_that_take_back_are_seen(text: str) -> None:
    assert takes_back(PLAIN.plain(text).text)


def test_a_contrast_takes_nothing_back() -> None:
    assert decided("in a classroom, not online", "inform", 0.9, [{"entity": "online_ok", "value": False}]) == "inform"


def test_nearer_to_a_place_asks_where() -> None:
    asked = [{"entity": "place", "value": "Hobart", "role": "asked"}]

    assert asks_nearer("anything closer to hobart")
    assert decided("hay algo más cerca de Hobart", "ask_recommendations", 0.8, asked) == "ask_where"


def test_a_question_passed_over_is_skipped_whatever_it_names() -> None:
    fact = [{"entity": "status", "value": "justice_involved", "role": "yes"}]

    assert decided("skip the one about my record", "skip", 0.9, fact) == "skip"


@pytest.mark.parametrize(
    ("text", "guess", "confidence", "kinds", "settled"),
    [
        ("what careers are booming around here", "ask_recommendations", 0.6, (), "ask_demand"),
        ("qué oficios se buscan", "inform", 0.5, (), "ask_demand"),
        ("i like hot jobs like welding", "inform", 0.5, (), "inform"),
        ("looking for a job asap", "chitchat", 0.3, (), "ask_recommendations"),
        ("ando buscando jale", "out_of_scope", 0.3, (), "ask_recommendations"),
        ("looking for a job for my mother's nurse", "inform", 0.9, (), "inform"),
        ("does the school have ramps", "ask_support", 0.6, (), "ask_details"),
        ("do they have day care", "ask_support", 0.6, ("support_category",), "ask_support"),
        ("are there any english classes in the evening", "ask_schedule", 0.5, ("need", "schedule"), "ask_support"),
    ],
)
def test_what_a_question_is_about(
    text: str, guess: str, confidence: float, kinds: tuple[str, ...], settled: str
) -> None:
    entities = [{"entity": kind, "value": "x", "start": 0, "end": 1} for kind in kinds]
    assert decided(text, guess, confidence, entities) == settled


def test_who_tells_their_town_and_looks_for_work_for_a_child_is_not_in_danger() -> None:
    facts = [
        {"entity": "age", "value": 20, "start": 0, "end": 1},
        {"entity": "place", "value": "Ada", "role": "home", "start": 2, "end": 3},
    ]
    assert decided("my girl is 20, what could she do, we live in Ada", "crisis", 0.9, facts) == "inform"
    assert decided("i am 20, in Ada and he follows me everywhere", "crisis", 0.9, facts) == "crisis"
