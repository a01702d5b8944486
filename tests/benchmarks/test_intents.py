"""Figures of intents on guesses that can be counted by hand."""

from __future__ import annotations

import pytest

from benchmarks.understanding.intents import (
    Guess,
    accuracy,
    by_intent,
    calibration,
    calibration_error,
    confusions,
    macro_f1,
)

GUESSES = [
    Guess("hi", "greet", "greet", 0.95), Guess("hey", "greet", "greet", 0.85), Guess("yo", "greet", "goodbye", 0.55),
    Guess("bye", "goodbye", "goodbye", 1.0), Guess("later", "goodbye", "greet", 0.58),
    Guess("thanks", "thank", "greet", 0.05),
]  # fmt: skip


def test_accuracy_and_f1() -> None:
    figures = {item.intent: item for item in by_intent(GUESSES)}

    assert accuracy(GUESSES) == 0.5
    assert (figures["greet"].precision, figures["greet"].recall) == (0.5, pytest.approx(2 / 3))
    assert (figures["goodbye"].precision, figures["goodbye"].recall, figures["goodbye"].f1) == (0.5, 0.5, 0.5)
    assert (figures["thank"].messages, figures["thank"].f1) == (1, 0.0)
    assert macro_f1(GUESSES) == pytest.approx((4 / 7 + 0.5 + 0) / 3)
    assert [item.intent for item in by_intent(GUESSES)] == ["thank", "goodbye", "greet"]


def test_pairs_that_are_confused() -> None:
    assert confusions(GUESSES) == [
        ("goodbye", "greet", ["later"]), ("greet", "goodbye", ["yo"]), ("thank", "greet", ["thanks"]),
    ]  # fmt: skip


def test_confidence_against_accuracy() -> None:
    bins = calibration(GUESSES)

    assert [(item.low, item.messages, item.accuracy) for item in bins] == [
        (0.0, 1, 0.0), (0.5, 2, 0.0), (0.8, 1, 1.0), (0.9, 2, 1.0),
    ]  # fmt: skip
    assert bins[1].confidence == pytest.approx(0.565)
    assert calibration_error(GUESSES) == pytest.approx((0.05 + 2 * 0.565 + 0.15 + 2 * 0.025) / 6)
