"""How often intents are right: accuracy, F1 of each, what is taken for what, and whether confidence can be believed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

CRISIS = "crisis"
BINS = 10


@dataclass(frozen=True)
class Guess:
    """The intent found for a message and the one it should have; `gold` is the one found where several are right."""

    text: str
    gold: str
    found: str
    confidence: float

    @property
    def right(self) -> bool:
        """Whether it is right."""
        return self.gold == self.found


@dataclass(frozen=True)
class IntentFigures:
    """Precision, recall and F1 of one intent, and how many messages have it."""

    intent: str
    messages: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True)
class Bin:
    """The messages whose confidence lies in one tenth: how many, their mean confidence, the share that is right."""

    low: float
    high: float
    messages: int
    confidence: float
    accuracy: float


def accuracy(guesses: Sequence[Guess]) -> float:
    """The share that is right, of one or more guesses."""
    return sum(guess.right for guess in guesses) / len(guesses)


def by_intent(guesses: Sequence[Guess]) -> list[IntentFigures]:
    """The figures of every intent that occurs in the gold, the worst first."""
    gold = Counter(guess.gold for guess in guesses)
    found = Counter(guess.found for guess in guesses)
    right = Counter(guess.gold for guess in guesses if guess.right)
    figures = [
        IntentFigures(name, count, right[name] / found[name] if found[name] else 0.0, right[name] / count)
        for name, count in gold.items()
    ]
    return sorted(figures, key=lambda item: (item.f1, item.intent))


def macro_f1(guesses: Sequence[Guess]) -> float:
    """The mean F1 of the intents, each counting the same."""
    figures = by_intent(guesses)
    return sum(item.f1 for item in figures) / len(figures)


def confusions(guesses: Iterable[Guess]) -> list[tuple[str, str, list[str]]]:
    """What is taken for what: gold, found and the messages, the most frequent pairs first."""
    pairs: dict[tuple[str, str], list[str]] = {}
    for guess in guesses:
        if not guess.right:
            pairs.setdefault((guess.gold, guess.found), []).append(guess.text)
    return [(*pair, texts) for pair, texts in sorted(pairs.items(), key=lambda item: (-len(item[1]), item[0]))]


def calibration(guesses: Sequence[Guess]) -> list[Bin]:
    """The bins of confidence that hold a message, from the lowest."""
    bins: dict[int, list[Guess]] = {}
    for guess in guesses:
        bins.setdefault(min(int(guess.confidence * BINS), BINS - 1), []).append(guess)
    return [
        Bin(
            index / BINS,
            (index + 1) / BINS,
            len(held),
            sum(guess.confidence for guess in held) / len(held),
            accuracy(held),
        )
        for index, held in sorted(bins.items())
    ]


def calibration_error(guesses: Sequence[Guess]) -> float:
    """The expected calibration error: the mean gap between confidence and accuracy, over the messages of the bins."""
    return sum(item.messages * abs(item.confidence - item.accuracy) for item in calibration(guesses)) / len(guesses)
