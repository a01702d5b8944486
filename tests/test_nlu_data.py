"""The messages the language understanding learns from, and those it is measured with, keep their promises."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
import yaml
from rapidfuzz import fuzz, process

ROOT = Path(__file__).parent.parent
# fmt: off
INTENTS = frozenset(
    [
        "greet", "goodbye", "thank", "affirm", "deny", "skip", "dont_know", "restart", "go_back", "help",
        "inform", "ask_recommendations", "ask_details", "compare", "ask_wage", "ask_duration", "ask_cost",
        "ask_requirements", "ask_schedule", "ask_where", "ask_support", "ask_financial_aid", "ask_pathway",
        "ask_demand", "what_if", "change_answer", "why", "ask_source", "save_plan", "talk_to_human", "opt_out",
        "opt_in", "delete_my_data", "ask_privacy", "change_language", "crisis", "frustrated", "abuse",
        "bot_challenge", "chitchat", "out_of_scope",
    ]
)
# fmt: on
LANGUAGES = ("en", "es")
LEAST_EXAMPLES = 40
LEAST_HELD_OUT = 400
LONGEST = 600
NEAR_DUPLICATE = 92
WORDS_THAT_COUNT = 3
"""Messages shorter than this ("yes", "no gracias") have few ways to be written; only equal ones count as copies."""


class Example(NamedTuple):
    """One message with its intent and the file it stands in."""

    intent: str
    text: str
    file: str


def read_examples(path: Path) -> Iterator[Example]:
    """The messages of one Rasa NLU file, in order."""
    for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
        for line in block["examples"].splitlines():
            assert line.startswith("- "), f"{path.name}: {block['intent']}: {line!r} is no list item"
            yield Example(block["intent"], line[2:], path.name)


def plain(text: str) -> str:
    """The text as far as a copy is concerned: lower case, without punctuation or double blanks.

    Emoji stay, for they may be all there is.
    """
    return " ".join(re.sub(r"[.,;:!?¡¿'\"()]", "", text.lower()).split())


@pytest.fixture(scope="module")
def training() -> list[Example]:
    """Every message under data/nlu."""
    return [example for path in sorted((ROOT / "data/nlu").glob("*.yml")) for example in read_examples(path)]


@pytest.fixture(scope="module")
def held_out() -> list[Example]:
    """Every message of the held-out set."""
    return list(read_examples(ROOT / "tests/nlu/heldout.yml"))


def test_every_intent_is_trained_and_no_other(training: list[Example]) -> None:
    assert {example.intent for example in training} == INTENTS


def test_every_intent_has_enough_examples_in_both_languages(training: list[Example]) -> None:
    counts = Counter((example.intent, example.file.removesuffix(".yml").rsplit("_", 1)[1]) for example in training)
    short = {(i, lang): counts[i, lang] for i in INTENTS for lang in LANGUAGES if counts[i, lang] < LEAST_EXAMPLES}
    assert short == {}


def test_no_text_stands_in_two_intents(training: list[Example], held_out: list[Example]) -> None:
    intents: dict[str, set[str]] = defaultdict(set)
    for example in [*training, *held_out]:
        intents[example.text.lower()].add(example.intent)
    assert {text: found for text, found in intents.items() if len(found) > 1} == {}


def test_no_text_stands_twice_in_an_intent(training: list[Example]) -> None:
    counts = Counter((example.intent, example.text) for example in training)
    assert [key for key, count in counts.items() if count > 1] == []


def test_examples_are_plain_text_of_bounded_length(training: list[Example], held_out: list[Example]) -> None:
    for example in [*training, *held_out]:
        assert example.text.strip() == example.text != ""
        assert len(example.text) <= LONGEST, example
        assert not re.search(r"\]\(|\]\{", example.text), f"entity marks belong to the matchers: {example}"


def test_held_out_set_covers_every_intent_in_both_languages(held_out: list[Example]) -> None:
    assert len(held_out) >= LEAST_HELD_OUT
    assert {example.intent for example in held_out} == INTENTS
    assert len({example.text for example in held_out}) == len(held_out)


def test_no_held_out_message_is_a_copy_of_a_training_message(training: list[Example], held_out: list[Example]) -> None:
    known = [plain(example.text) for example in training]
    asked = [plain(example.text) for example in held_out]
    ratios = process.cdist(asked, known, scorer=fuzz.ratio, score_cutoff=NEAR_DUPLICATE, workers=1)
    copies = [
        (held_out[row].text, training[column].text, float(ratios[row, column]))
        for row, column in np.argwhere(ratios >= NEAR_DUPLICATE)
        if len(asked[row].split()) >= WORDS_THAT_COUNT or asked[row] == known[column]
    ]
    assert copies == []
