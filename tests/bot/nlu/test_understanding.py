"""Messages through the trained model: what they mean, what they give the profile, and that nothing odd breaks it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from bot.model import load_agent
from bot.understanding import Understander, Understanding
from pathways.profile import Profile

Understand = Callable[..., Understanding]


@pytest.fixture(scope="module")
def understand(model_path: Path) -> Understand:
    understander = Understander(load_agent(model_path))
    loop = asyncio.new_event_loop()

    def ask(text: str, asked: str | None = None) -> Understanding:
        return loop.run_until_complete(understander.understand(text, asked))

    return ask


def test_the_message_of_the_readme(understand: Understand) -> None:
    found = understand("im a cna in lawton, no car, want to be a nurse but can only do nights")

    profile = found.profile.given
    assert found.intent == "inform"
    assert profile.place is not None
    assert profile.place.name == "Lawton"
    assert any("cna" in item for item in profile.credentials)
    assert (profile.transport, profile.schedule, profile.language) == ("none", ["evening"], "en")
    assert {item[:7] for item in profile.target_occupations} & {"29-1141", "29-2061"}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("hello there", "greet"), ("hola, buenas tardes", "greet"), ("thank you so much", "thank"),
        ("how much does a welder make?", "ask_wage"), ("¿cuánto gana una enfermera?", "ask_wage"),
        ("how long is the LPN program", "ask_duration"), ("is there help with day care", "ask_support"),
        ("how do I pay for school", "ask_financial_aid"), ("what jobs would you suggest for me", "ask_recommendations"),
        ("quiero hablar con una persona", "talk_to_human"), ("delete everything you know about me", "delete_my_data"),
        ("what if I had a car?", "what_if"), ("STOP", "opt_out"), ("I want to kill myself", "crisis"),
        ("ya no quiero vivir", "crisis"), ("start over", "restart"), ("en español por favor", "change_language"),
        ("are you a robot", "bot_challenge"), ("where did you get that number from", "ask_source"),
        ("compare the first and the third", "compare"),
    ],
)  # fmt: skip
def test_clear_messages(understand: Understand, text: str, intent: str) -> None:
    assert understand(text).intent == intent


@pytest.mark.parametrize("kind", ["danger", "no_danger"])
def test_danger_is_never_missed_and_not_heard_where_there_is_none(understand: Understand, kind: str) -> None:
    messages = yaml.safe_load((Path(__file__).parent / "danger.yml").read_text(encoding="utf-8"))[kind]

    wrong = [text for text in messages if (understand(text).intent == "crisis") is not (kind == "danger")]

    assert len(messages) > 100
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "asked"), [("days", "schedule"), ("por la mañana", "schedule"), ("74464", "place"), ("20", "max_miles")]
)
def test_a_terse_answer_informs(understand: Understand, text: str, asked: str) -> None:
    found = understand(text, asked)
    assert found.intent == "inform"
    assert asked in found.profile.given.said()


@pytest.mark.parametrize("text", ["blorp flarg", "asdf qwer"])
def test_where_nothing_was_understood_the_dialogue_asks_back_and_the_interface_names_the_likeliest(
    understand: Understand, text: str
) -> None:
    found = understand(text)
    assert found.intent != "nlu_fallback"
    assert found.confidence < 0.5
    assert found.profile.given.said().keys() <= {"language"}


def test_a_town_far_away_is_named_and_is_no_place_of_the_profile(understand: Understand) -> None:
    found = understand("I live in Dallas and want to be a welder")
    assert [item["value"] for item in found.entities if item.get("role") == "outside"] == ["Dallas, TX"]
    assert found.profile.given.place is None
    assert found.profile.given.target_occupations


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("I live in Wichita Falls and want to be a welder", "Wichita Falls", "TX"),
        ("vivo en Fort Smith y quiero ser soldador", "Fort Smith", "AR"),
        ("im from ft smith arkansas", "Fort Smith", "AR"),
        ("we live in Wellington, KS", "Wellington", "KS"),
        ("i live in clayton, nm", "Clayton", "NM"),
    ],
)
def test_a_town_just_across_the_line_is_a_home(understand: Understand, text: str, name: str, state: str) -> None:
    place = understand(text).profile.given.place
    assert place is not None
    assert (place.name, place.state, place.county) == (name, state, None)
    assert place.lat is not None


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "x" * 10_000, "nurse " * 2_000, "👍", "😭😭😭", "\x00\x01\x02", "a\u202eb\u200bc",
        "<script>alert(1)</script>",
        "'; DROP TABLE places; --", "Привет, я хочу работу", "你好", "{{7*7}}", "/restart", '/inform{"place":"Tulsa"}',
        "𝓗𝓮𝓵𝓵𝓸", "é" * 3_000, "\n\n\n", "?", "....", "123456789012345678901234567890", "%s%n\\", "$", "1/0",
    ],
)  # fmt: skip
def test_odd_input_gets_an_answer(understand: Understand, text: str) -> None:
    found = understand(text)
    assert found.intent
    assert 0 <= found.confidence <= 1
    assert Profile.model_validate(found.profile.given.said())
    assert found.profile.given.place is None or "Tulsa" in text


@pytest.mark.parametrize(
    "text",
    [
        "my ssn is 123-45-6789", "918-555-0134", "call me at (405) 555-0123", "mi número es 580 555 0199",
        "card 4111 1111 1111 1111", "123456789",
    ],
)  # fmt: skip
@pytest.mark.parametrize("asked", [None, "interests", "budget_usd", "place", "max_miles"])
def test_secret_numbers_stay_out_of_the_profile(understand: Understand, text: str, asked: str | None) -> None:
    said = understand(text, asked).profile.given.said()
    assert said.keys() <= {"language"}, said
