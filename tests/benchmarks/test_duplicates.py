"""No message of the development set is a copy of a training message."""

from __future__ import annotations

from benchmarks.duplicates_of_training import DEVELOPMENT, PROJECT, described, find_copies
from benchmarks.understanding.examples import read_examples
from benchmarks.understanding.rows import Row, read_ids, read_rows
from pathways.encoder import Encoder

TRAINING = [
    "How much does a welder make in Tulsa?",
    "no tengo carro",
    "yes",
    "how come welding isn't on there",
]


def row(text: str, number: int = 1) -> Row:
    return Row(text, "inform", {}, "en.yml", number)


def test_copies_are_found_by_spelling_and_by_meaning(encoder: Encoder) -> None:
    texts = [
        "how much does a welder make in tulsa",
        "how come welding's not on there",
        "I hate mondays so very much",
    ]

    found = find_copies([row(text, number) for number, text in enumerate(texts, 1)], TRAINING, encoder)

    assert [(copy.row.text, copy.training, copy.by) for copy in found.near] == [
        (texts[0], TRAINING[0], "spelling"),
        (texts[1], TRAINING[3], "meaning"),
    ]
    assert found.terse == []
    assert described(found)[0].startswith("en.yml:1: 'how much does a welder make in tulsa' is close in spelling")


def test_terse_messages_are_only_listed(encoder: Encoder) -> None:
    found = find_copies([row("Yes!"), row("No tengo carro"), row("yess"), row("no tengo coche")], TRAINING, encoder)

    assert found.near == []
    assert [item.text for item in found.terse] == ["Yes!", "No tengo carro"]


def test_the_development_set_holds_no_copy(encoder: Encoder) -> None:
    rows = read_rows(DEVELOPMENT, read_ids(PROJECT))
    training = [example.text for example in read_examples(PROJECT / "data" / "nlu")]

    found = find_copies(rows, training, encoder)

    assert found.near == [], "\n".join(described(found))
