"""Typed answers that mean a choice, and payloads that are none of ours."""

from __future__ import annotations

import pytest

from bot.choices import chosen, read_payload
from bot.dialogue import Answer
from bot.errors import Invalid
from bot.messages import Said

OFFERED = [
    {"title": "Sí, por favor", "payload": "/affirm", "number": 1},
    {"title": "No", "payload": "/deny", "number": 2},
    {"title": "6 months", "payload": '/inform{"max_weeks": 26}', "number": 3},
]


@pytest.mark.parametrize(
    ("text", "payload"),
    [
        ("si por favor", "/affirm"),
        ("SÍ, POR FAVOR!", "/affirm"),
        ("no.", "/deny"),
        ("6 Months", '/inform{"max_weeks": 26}'),
        ("2", "/deny"),
        ("2.", "/deny"),
        ("#2", "/deny"),
        ("opción 2", "/deny"),
        ("Option 3", '/inform{"max_weeks": 26}'),
        ("4", None),
        ("0", None),
        ("no way", None),
        ("2 kids", None),
        ("", None),
        ("!!!", None),
    ],
)
def test_a_title_or_a_number_means_the_choice(text: str, payload: str | None):
    assert chosen(text, OFFERED, numbered=True, asked=None) == payload
    assert chosen(text, [], numbered=True, asked=None) is None


@pytest.mark.parametrize(
    ("asked", "numbered", "text", "payload"),
    [
        ("max_weeks", False, "2", None),
        ("age", False, "2", None),
        ("max_weeks", False, "option 2", "/deny"),
        ("max_weeks", True, "2", "/deny"),
        ("language", False, "2", "/deny"),
        ("interests", False, "2", "/deny"),
    ],
)
def test_where_a_number_was_asked_for_a_bare_number_is_the_answer_unless_choices_are_numbered(
    asked: str, numbered: bool, text: str, payload: str | None
):
    assert chosen(text, OFFERED, numbered, asked) == payload


@pytest.mark.parametrize(
    ("text", "numbered", "payload"),
    [
        ("la primera", False, '/ask_details{"route": 1}'),
        ("bueno, la dos por favor", False, '/ask_details{"route": 2}'),
        ("the second one", True, '/ask_details{"route": 2}'),
        ("el 3", True, None),
        ("la segunda semana", True, None),
    ],
)
def test_pointing_at_one_means_the_suggestion_of_that_number(text: str, numbered: bool, payload: str | None):
    offered = [
        {"title": "Más sobre 1", "payload": '/ask_details{"route": 1}', "number": 1},
        {"title": "Más sobre 2", "payload": '/ask_details{"route": 2}', "number": 2},
        {"title": "Hasta $500", "payload": '/inform{"budget_usd": 500}', "number": 3},
    ]

    assert chosen(text, offered, numbered, "budget_usd") == payload


def test_without_suggestions_pointing_at_one_means_a_choice_only_where_they_are_numbered():
    assert chosen("la segunda", OFFERED, numbered=True, asked="education") == "/deny"
    assert chosen("la segunda", OFFERED, numbered=False, asked="education") is None


def test_numbers_count_in_the_last_message_that_offers_something():
    first = Said("a", [{"title": "A", "payload": "/a"}])
    second = Said("b", [{"title": "B", "payload": "/b"}, {"title": "C", "payload": "/c"}])

    offered = Answer([first, second, Said("bye")]).offered

    assert chosen("1", offered, numbered=True, asked=None) == "/b"
    assert chosen("a", offered, numbered=True, asked=None) == "/a"


def test_a_payload_becomes_parse_data_as_rasa_would_make_it():
    parsed = read_payload('/inform{"need": ["food", "legal"], "age": 7}', {"inform"}, {"need", "age"})

    assert parsed["intent"] == {"name": "inform", "confidence": 1.0}
    assert [(item["entity"], item["value"]) for item in parsed["entities"]] == [
        ("need", "food"),
        ("need", "legal"),
        ("age", 7),
    ]


@pytest.mark.parametrize(
    "payload", ["inform", "/", "/nothing", "/inform{", '/inform{"other": 1}', "/inform{}x", "/a b"]
)
def test_a_foreign_payload_is_refused(payload: str):
    with pytest.raises(Invalid):
        read_payload(payload, {"inform"}, {"age"})


def test_the_number_of_a_route_is_that_route_even_where_a_number_was_asked_for():
    routes = [{"title": f"More about {n}", "payload": f'/ask_details{{"route": {n}}}', "number": n} for n in (1, 2)]
    offered = [*routes, {"title": "10 miles", "payload": '/inform{"max_miles": 10}', "number": 3}]
    assert chosen("2", offered, numbered=False, asked="max_miles") == '/ask_details{"route": 2}'
    assert chosen("3", offered, numbered=False, asked="max_miles") is None
    assert chosen("30", offered, numbered=False, asked="max_miles") is None
