"""In which language a class is held, and whether it is online: what the list does not say is said to be unknown."""

from __future__ import annotations

from typing import Any

import pytest

from actions.care import ChangeLanguage
from actions.listening import TakeFacts
from actions.questions import Cost, Schedule, Where
from actions.recommending import Recommend
from tests.actions.stage import Stage


@pytest.fixture
def shown(lawton: Stage) -> Stage:
    lawton.play(Recommend())
    return lawton


@pytest.mark.parametrize(
    ("action", "intent", "text"),
    [
        (Cost(), "ask_cost", "what language is the class in?"),
        (Where(), "ask_where", "do they teach it in Spanish"),
        (Schedule(), "ask_schedule", "are the classes taught in english only"),
        (ChangeLanguage(), "change_language", "is the class taught in spanish"),
        (ChangeLanguage(), "change_language", "¿las clases son en español?"),
        (ChangeLanguage(), "change_language", "hay maestros que hablen español"),
    ],
)
def test_the_language_of_a_class_is_not_known_and_whom_to_ask_is(
    shown: Stage, action: Any, intent: str, text: str
) -> None:
    said = shown.play(action, intent=intent, text=text, language_name="es")
    assert "does not say in which language" in said
    assert "To ask, call" in said
    assert shown.choices
    assert shown.slots.get("language") in (None, "en")


def test_asking_for_it_is_no_wish_to_talk_in_that_language(shown: Stage) -> None:
    shown.play(TakeFacts(), intent="ask_schedule", text="is the class taught in spanish?", language_name="es")
    assert "language" not in shown.slots["profile"]
    shown.play(TakeFacts(), intent="change_language", text="can we talk in spanish", language_name="es")
    assert shown.slots["profile"]["language"] == "es"


@pytest.mark.parametrize("text", ["is it online?", "can i do it from home", "in person?", "¿es en línea?"])
def test_whether_it_is_online_is_told_class_by_class(shown: Stage, text: str) -> None:
    said = shown.play(Where(), intent="ask_where", text=text)
    first = shown.slots["shown_routes"][0]["steps"][0]
    assert "online or in person" in said
    assert first["title"] in said


def test_an_online_class_is_told_as_one(shown: Stage) -> None:
    shown.slots["shown_routes"][0]["steps"][0].update(schedule=["online", "hybrid"], online=None)
    assert "partly online" in shown.play(Where(), intent="ask_where", text="is it online?")
    shown.slots["shown_routes"][0]["steps"][0].update(schedule=None)
    assert "my list does not say" in shown.play(Where(), intent="ask_where", text="is it online?")


@pytest.mark.parametrize("text", ["where is it", "i have to go to class online or nothing", "what town is it in"])
def test_other_questions_are_answered_as_before(shown: Stage, text: str) -> None:
    assert "where the training is" in shown.play(Where(), intent="ask_where", text=text)


@pytest.mark.parametrize("text", ["do they have interpreters", "is it wheelchair accessible?", "¿tienen intérprete?"])
def test_help_for_a_disability_is_asked_of_the_school_looked_at(shown: Stage, text: str) -> None:
    said = shown.play(Where(), intent="ask_where", text=text, occupation="27-3091.00")  # "interpreter" is no wish here
    assert "Welder: my list does not say" in said
    assert "disability" in said
