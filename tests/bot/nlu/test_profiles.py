"""Facts read from messages written apart from the training data: precision, recall and polarity have floors."""

from __future__ import annotations

from pathlib import Path

import yaml

from actions.reading import read
from bot.nlu.facts import FactReader
from tests.bot.nlu.scoring import Score

MESSAGES = Path(__file__).with_name("messages.yml")
FLOOR = 0.95


def test_profiles_of_the_development_messages_stay_above_the_floor(reader: FactReader) -> None:
    score = Score()
    for message in yaml.safe_load(MESSAGES.read_text("utf-8")):
        parse = {"text": message["t"], "intent": {"name": "inform"}, "entities": reader.read(message["t"])}
        score.add(message["t"], message["p"], read(parse, message.get("a")).given.said())

    precision, recall, _ = score.figures()

    assert score.wrong_polarity == []
    assert precision >= FLOOR, "\n".join(score.misses)
    assert recall >= FLOOR, "\n".join(score.misses)


def test_entities_point_at_what_was_typed(reader: FactReader) -> None:
    text = "Im a CNA in  Láwton, dont have a car"
    found = {item["entity"]: text[item["start"] : item["end"]] for item in reader.read(text)}
    assert found["place"] == "Láwton"
    assert found["credential"] == "CNA"
    assert found["transport"] == "dont have a car"


def test_numbers_that_must_not_be_kept_are_never_entities(reader: FactReader) -> None:
    for text in ("my ssn is 123-45-6789", "call 918-555-0134", "4111 1111 1111 1111", "405.555.0100 is my cell"):
        assert [item for item in reader.read(text) if item["entity"] in ("number", "budget_usd", "place")] == []


def test_two_towns_of_one_name_are_left_open(reader: FactReader) -> None:
    parse = {"text": "I live in Butler", "entities": reader.read("I live in Butler")}
    place = read(parse).given.place
    assert place is not None
    assert (place.name, place.county) == ("Butler", None)
