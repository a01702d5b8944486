"""Facts read from messages written apart from the training data: precision, recall and polarity have floors."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from actions.reading import read
from bot.nlu.facts import FactReader
from tests.bot.nlu.scoring import Score, judged

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


@pytest.mark.parametrize(
    ("name", "least_precise", "least_found"),
    [
        ("whole_messages", 0.95, 0.88), ("single_facts", 0.93, 0.9),
        ("fresh_messages_1", 0.96, 0.88), ("fresh_messages_2", 0.97, 0.92), ("fresh_messages_3", 0.94, 0.83),
    ],
)  # fmt: skip
def test_own_wordings_stay_understood(reader: FactReader, name: str, least_precise: float, least_found: float) -> None:
    score = Score()
    for message in yaml.safe_load(MESSAGES.with_name(f"{name}.yml").read_text("utf-8")):
        text, gold = message["t"], message["p"]
        parse = {"text": text, "intent": {"name": "inform"}, "entities": reader.read(text)}
        said = read(parse, message.get("a")).given.said()
        score.add(text, {key: value for key, value in gold.items() if key != "may"}, judged(gold, said))

    precision, recall, _ = score.figures()

    assert score.wrong_polarity == []
    assert precision >= least_precise, "\n".join(score.misses)
    assert recall >= least_found, "\n".join(score.misses)


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("llegamos primero a Ardmore y luego a Norman, donde vivo ahora", "place", "Norman"),
        ("I moved to Elgin first, then to Lawton", "place", "Lawton"),
        ("no wait, 40 dollars not 40 miles", "max_miles", None),
        ("would a DUI keep me out of the fire academy?", "credentials", None),
        ("quita lo de soldador, prefiero plomero", "target_occupations", ["47-2152.00"]),
        ("scratch welding, I want plumbing", "target_occupations", ["47-2152.00"]),
    ],
)
def test_what_is_given_up_or_only_asked_about_is_not_kept(
    reader: FactReader, text: str, field: str, value: object
) -> None:
    said = read({"text": text, "intent": {"name": "inform"}, "entities": reader.read(text)}).given.said()
    got = said.get(field)
    assert (got["name"] if isinstance(got, dict) else got) == value
    assert "avoid" not in said


def test_shorthand_is_written_out_by_its_neighbours(reader: FactReader) -> None:
    text = "cna @ the VA 5yrs, can do sat n sun, lookin 2 learn hvac w no math"
    said = read({"text": text, "intent": {"name": "inform"}, "entities": reader.read(text)}).given.said()
    assert said["schedule"] == ["weekend"]
    assert said["statuses"] == ["employed"]
    assert said["avoid"] == ["math"]


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
