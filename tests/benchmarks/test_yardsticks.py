"""Public sets in their published formats, few examples of each intent, and cross-validation, on made-up messages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.understanding.cross_validation import cross_validate
from benchmarks.understanding.examples import Example, read_examples, write_examples
from benchmarks.understanding.intents import accuracy
from benchmarks.understanding.yardsticks import NoYardstick, few, measure, read_banking77, read_clinc150
from bot.nlu.facts import FactReader
from bot.nlu.vocabulary import Vocabulary
from pathways.encoder import Encoder

ABOUT = {
    "wage": ["how much does a {} make", "what do {}s earn", "salary of a {}", "is a {} paid well"],
    "length": [
        "how long is {} school",
        "weeks of training for a {}",
        "how many months until I am a {}",
        "{} in a year?",
    ],
}
JOBS = ("welder", "nurse", "plumber", "barber", "cook", "teacher")
EXAMPLES = [Example(frame.format(job), intent) for intent, frames in ABOUT.items() for frame in frames for job in JOBS]


def quiet(_: str) -> None:
    """Nobody waits here."""


def test_few_are_ten_of_each_and_the_same_every_time() -> None:
    chosen = few(EXAMPLES)

    assert [example.intent for example in chosen] == ["length"] * 10 + ["wage"] * 10
    assert len(set(chosen)) == 20
    assert few(EXAMPLES) == chosen


def test_banking77_as_published(tmp_path: Path) -> None:
    lines = [f'"{example.text}",{example.intent}' for example in EXAMPLES]
    (tmp_path / "train.csv").write_text("\n".join(["text,category", *lines]), "utf-8")
    (tmp_path / "test.csv").write_text('text,category\n"what, pray, does a welder make?",wage\n', "utf-8")

    found = read_banking77(tmp_path)

    assert len(found.train) == 20
    assert found.test == [Example("what, pray, does a welder make?", "wage")]


def test_clinc150_as_published(tmp_path: Path, encoder: Encoder) -> None:
    pairs = [[example.text, example.intent] for example in EXAMPLES]
    stored = {"train": pairs, "val": [], "test": pairs[::5], "oos_train": [["what is love", "oos"]]}
    (tmp_path / "data_full.json").write_text(json.dumps(stored), "utf-8")

    measured = measure(read_clinc150(tmp_path / "data_full.json"), encoder, None, quiet)

    assert (measured.name, measured.learnt, measured.asked, measured.stock) == ("CLINC150", 20, 10, None)
    assert measured.ours >= 0.9


@pytest.mark.parametrize("content", ["", "text;category\na;b\n", "{}", '{"train": [["a"]], "test": []}'])
def test_other_files_are_refused_with_what_is_expected(tmp_path: Path, content: str) -> None:
    for name in ("train.csv", "data.json"):
        (tmp_path / name).write_text(content, "utf-8")

    with pytest.raises(NoYardstick, match="text and category"):
        read_banking77(tmp_path)
    with pytest.raises(NoYardstick, match="train and test"):
        read_clinc150(tmp_path / "data.json")


def test_examples_survive_being_written_for_rasa(tmp_path: Path) -> None:
    odd = [Example("a [b](c) ñ: 'd' # e", "x"), Example('- "quoted"', "x"), Example("{f}", "y")]
    write_examples(odd, tmp_path / "nlu.yml")

    assert [example.text for example in read_examples(tmp_path)] == ["a (b)(c) ñ: 'd' # e", '- "quoted"', "{f}"]


def test_cross_validation_answers_every_example_by_a_model_without_it(encoder: Encoder) -> None:
    copies = [Example(f"{example.text} please", example.intent) for example in EXAMPLES]
    odd_one_out = Example("how much does a welder make", "length")  # its like are all of the other intent

    found = cross_validate([*EXAMPLES, *copies, odd_one_out], encoder, FactReader(Vocabulary()), quiet)

    assert sorted(guess.text for guess in found.alone) == sorted(
        example.text for example in [*EXAMPLES, *copies, odd_one_out]
    )
    assert accuracy(found.alone) > 0.9
    assert [guess.found for guess in found.alone if guess.text == odd_one_out.text and guess.gold == "length"] == [
        "wage"
    ]


def test_the_rules_have_the_last_word(encoder: Encoder) -> None:
    danger = [Example(f"I want to kill myself {job}", "length") for job in JOBS]

    found = cross_validate([*EXAMPLES, *danger], encoder, FactReader(Vocabulary()), quiet)

    assert {guess.found for guess in found.alone} <= {"wage", "length"}
    assert sum(guess.found == "crisis" for guess in found.with_rules) == len(danger)
