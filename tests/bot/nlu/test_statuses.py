"""Whose status a message speaks of, and whether it is so: every message of statuses.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.reading import read
from bot.nlu.facts import FactReader
from pathways.vocabulary import Status

MESSAGES = yaml.safe_load(Path(__file__).with_name("statuses.yml").read_text("utf-8"))
STATUSES = frozenset(status.value for status in Status)


def told(reader: FactReader, text: str, asked: str | None = None) -> tuple[set[str], set[str]]:
    """Statuses held and denied; none where the message only tries something out."""
    parse = {"text": text, "intent": {"name": "inform"}, "entities": reader.read(text)}
    given = read(parse, asked).given.said()
    return set(given.get("statuses", [])), set(given.get("denied", [])) & STATUSES


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message["t"])
def test_a_status_is_held_denied_or_left_alone(reader: FactReader, message: dict[str, Any]) -> None:
    held, denied = told(reader, message["t"], message.get("a"))
    has, may = set(message.get("has", [])), set(message.get("may", []))
    follows = {"youth_out_of_school"} | ({"unemployed"} if "dislocated_worker" in has else set())

    assert has <= held
    assert held <= has | may | follows
    assert denied == set(message.get("not", []))


def test_the_name_of_a_tribe_is_a_status_only_where_it_was_asked_for(reader: FactReader) -> None:
    assert told(reader, "Choctaw", "statuses") == ({"tribal_citizen"}, set())
    assert told(reader, "Choctaw", "place") == (set(), set())
    assert told(reader, "Choctaw") == (set(), set())


def test_the_facts_of_somebody_asked_for_make_the_profile(reader: FactReader) -> None:
    held, _ = told(reader, "typing for my mom, she doesn't speak much english and wants to clean houses")

    assert held == {"english_learner"}
