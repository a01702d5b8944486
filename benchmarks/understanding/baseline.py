"""The figures that must not fall: kept in tests/nlu/baseline.json, each with a margin, beside the misses known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.understanding.development import (
    LANGUAGES,
    Judged,
    crisis_recall,
    false_alarms,
    of_language,
    polarity_faults,
    profile_tally,
)
from benchmarks.understanding.intents import accuracy, calibration_error, macro_f1

SMALLER_IS_BETTER = frozenset({"crisis_false_alarms", "wrong_polarity", "calibration_error"})
MARGINS = {"crisis_recall": 0.0, "crisis_false_alarms": 0.0, "wrong_polarity": 0.0, "calibration_error": 0.02}
MARGIN = 0.005
"""Of figures not named above: seven of 1,300 messages."""


@dataclass(frozen=True)
class Baseline:
    """Figures by name, and by message what is known to go wrong with it (as `Judged.misses`)."""

    figures: Mapping[str, float]
    misses: Mapping[str, Sequence[str]]

    def fallen(self, figures: Mapping[str, float]) -> list[str]:
        """What is worse than it was by more than its margin, a line each."""
        worse = []
        for name, before in self.figures.items():
            now = figures[name]
            loss = now - before if name in SMALLER_IS_BETTER else before - now
            if loss > margin_of(name) + 1e-9:
                worse.append(f"{name}: {now:g}, was {before:g} (margin {margin_of(name):g})")
        return worse

    def new_misses(self, judged: Iterable[Judged]) -> list[str]:
        """What goes wrong now and is not known to, a line for each message."""
        lines = []
        for item in judged:
            new = [miss for miss in item.misses if miss not in self.misses.get(key_of(item), ())]
            if new:
                lines.append(described(item, new))
        return lines


def margin_of(name: str) -> float:
    """How far a figure may fall."""
    return MARGINS.get(name, MARGIN)


def figures_of(judged: Sequence[Judged]) -> dict[str, float]:
    """The figures that are held, of one or more messages in each language."""
    figures = {"calibration_error": calibration_error([item.guess for item in judged])}
    for language in (None, *LANGUAGES):
        part = of_language(judged, language)
        guesses, tally = [item.guess for item in part], profile_tally(part)
        for name, value in (
            ("intent_accuracy", accuracy(guesses)),
            ("intent_macro_f1", macro_f1(guesses)),
            ("profile_precision", tally.precision),
            ("profile_recall", tally.recall),
            ("profile_f1", tally.f1),
        ):
            figures[name if language is None else f"{name}_{language}"] = value or 0.0
    figures["crisis_recall"] = crisis_recall(judged) or 0.0
    figures["crisis_false_alarms"] = len(false_alarms(judged))
    figures["wrong_polarity"] = len(list(polarity_faults(judged)))
    return {name: round(value, 4) for name, value in sorted(figures.items())}


def described(item: Judged, misses: Iterable[str]) -> str:
    """One message and what is wrong with it, gold and found."""
    row, parts = item.row, []
    for miss in misses:
        if miss == "intent":
            parts.append(f"intent {item.intent} ({item.confidence:.2f}), gold {', '.join(sorted(row.intents))}")
        elif miss == "polarity":
            parts.extend(item.wrong_polarity)
        else:
            gold = row.any_of.get(miss) or row.profile.get(miss)
            parts.append(f"{miss} {item.said.get(miss)!r}, gold {gold!r}")
    asked = f" (asked: {row.asked})" if row.asked else ""
    return f"{row.file}:{row.number}: {row.text!r}{asked}: {'; '.join(parts)}"


def write_baseline(path: Path, judged: Sequence[Judged]) -> None:
    """Keep the figures and misses of a run."""
    figures = {name: {"value": value, "margin": margin_of(name)} for name, value in figures_of(judged).items()}
    misses = {key_of(item): item.misses for item in judged if item.misses}
    path.write_text(json.dumps({"figures": figures, "misses": misses}, ensure_ascii=False, indent=1) + "\n", "utf-8")


def read_baseline(path: Path) -> Baseline:
    """What `write_baseline` kept."""
    stored = json.loads(path.read_text("utf-8"))
    return Baseline({name: item["value"] for name, item in stored["figures"].items()}, stored["misses"])


def key_of(item: Judged) -> str:
    """A message in the baseline: its text, and what had been asked."""
    return f"{item.row.text} [{item.row.asked}]" if item.row.asked else item.row.text
