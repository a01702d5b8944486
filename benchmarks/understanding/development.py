"""The development set through the model as it is served: what each message gave, and the figures of all."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.understanding.intents import CRISIS, Guess
from benchmarks.understanding.polarity import wrong_polarity
from benchmarks.understanding.rows import Row
from benchmarks.understanding.scoring import Outcome, Tally, compare, tallies
from bot.understanding import Understander

LANGUAGES = ("en", "es")


@dataclass(frozen=True)
class Judged:
    """A row, what was understood of it, and how that compares."""

    row: Row
    intent: str
    confidence: float
    said: Mapping[str, Any]
    outcomes: tuple[tuple[str, Outcome], ...]
    wrong_polarity: tuple[str, ...]

    @property
    def guess(self) -> Guess:
        """The intent alone."""
        gold = self.intent if self.intent in self.row.intents else self.row.intent
        return Guess(self.row.text, gold, self.intent, self.confidence)

    @property
    def misses(self) -> list[str]:
        """What is wrong with it: `intent`, fields of the profile, `polarity`."""
        fields = dict.fromkeys(name for name, outcome in self.outcomes if outcome is not Outcome.RIGHT)
        wrong = [] if self.guess.right else ["intent"]
        return [*wrong, *fields, *(["polarity"] if self.wrong_polarity else [])]


def judge(row: Row, intent: str, confidence: float, said: Mapping[str, Any]) -> Judged:
    """Compare one answer with its gold."""
    return Judged(row, intent, confidence, said, tuple(compare(row, said)), tuple(wrong_polarity(row, said)))


def judge_all(understander: Understander, rows: Iterable[Row]) -> list[Judged]:
    """Understand and compare every row."""
    return asyncio.run(_judge_all(understander, rows))


async def _judge_all(understander: Understander, rows: Iterable[Row]) -> list[Judged]:
    judged = []
    for row in rows:
        found = await understander.understand(row.text, row.asked, row.language)
        judged.append(judge(row, found.intent, found.confidence, found.profile.given.said()))
    return judged


def of_language(judged: Iterable[Judged], language: str | None) -> list[Judged]:
    """Those whose text is in a language; all for `None`."""
    return [item for item in judged if language in (None, item.row.spoken)]


def field_tallies(judged: Iterable[Judged]) -> dict[str, Tally]:
    """Counts by field of the profile."""
    return tallies(outcome for item in judged for outcome in item.outcomes)


def profile_tally(judged: Iterable[Judged], *without: str) -> Tally:
    """Counts over all fields, or all but some."""
    tally = Tally()
    for item in judged:
        for name, outcome in item.outcomes:
            if name not in without:
                tally.add(outcome)
    return tally


def missed_crises(judged: Iterable[Judged]) -> list[Judged]:
    """Messages of danger that were not taken for it."""
    return [item for item in judged if _is_danger(item.row) and item.intent != CRISIS]


def false_alarms(judged: Iterable[Judged]) -> list[Judged]:
    """Other messages that were taken for danger."""
    return [item for item in judged if CRISIS not in item.row.intents and item.intent == CRISIS]


def crisis_recall(judged: Sequence[Judged]) -> float | None:
    """The share of the messages of danger that was taken for it; `None` where there is none."""
    danger = [item for item in judged if _is_danger(item.row)]
    return 1 - len(missed_crises(danger)) / len(danger) if danger else None


def _is_danger(row: Row) -> bool:
    """Danger is the gold intent, or is equally right and the row is tagged as such."""
    return row.intent == CRISIS or (CRISIS in row.tags and CRISIS in row.intents)


def polarity_faults(judged: Iterable[Judged]) -> Iterator[tuple[Row, str]]:
    """Each wrong polarity with its row."""
    for item in judged:
        for fault in item.wrong_polarity:
            yield item.row, fault
