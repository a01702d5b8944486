"""The page docs/evaluation.md, made of what a run measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from benchmarks.understanding.cross_validation import FOLDS, CrossValidated
from benchmarks.understanding.development import (
    LANGUAGES,
    Judged,
    crisis_recall,
    false_alarms,
    field_tallies,
    missed_crises,
    of_language,
    polarity_faults,
    profile_tally,
)
from benchmarks.understanding.intents import (
    CRISIS,
    Guess,
    accuracy,
    by_intent,
    calibration,
    calibration_error,
    confusions,
    macro_f1,
)
from benchmarks.understanding.stock import StockAnswers, StockModel
from benchmarks.understanding.timing import Spent
from benchmarks.understanding.yardsticks import Measured

_MOST_CONFUSIONS = 25
_HEAD = """\
# How well messages are understood

Written by `make evaluate`; do not edit. The development set
([tests/nlu/development](../tests/nlu/development/README.md)) was written apart from the training messages and the
rules, and holds no copy of a training message (`python -m benchmarks.duplicates_of_training`). What is compared how
stands in `benchmarks/understanding/scoring.py`. Every miss with its gold is written to `results/misses.md`. A test
fails when a figure falls below those of `tests/nlu/baseline.json` by more than the margin given there; danger, false
alarms and polarity have none.
"""
_NO_STOCK = "Rasa's stock pipeline was left out of this run (`--no-stock`)."
_NO_YARDSTICKS = """\
Not measured in this run: the files are not part of the project. With BANKING77's `train.csv` and `test.csv` in a
folder, and CLINC150's `data_full.json`: `make evaluate ARGS="--banking77 FOLDER --clinc150 FILE"`."""


@dataclass(frozen=True)
class Stock:
    """Rasa's stock pipeline on the development set, and what our classifier says that learnt from the same messages."""

    model: StockModel
    answers: StockAnswers
    learnt: int
    ours: Sequence[str]


@dataclass(frozen=True)
class Run:
    """All that a run measured; `None` is what it left out. `load` is the machine's load average at the start."""

    day: str
    data_version: str
    processor: str
    load: float
    training_messages: int
    judged: Sequence[Judged]
    crossed: CrossValidated
    spent: Spent
    encoder_spent: Spent
    model_bytes: int
    unpacked_bytes: int
    encoder_bytes: int
    training_s: tuple[float, float] | None
    stock: Stock | None
    yardsticks: Sequence[Measured] = field(default_factory=tuple)


def page(run: Run) -> str:
    """The whole page as Markdown."""
    sections = (_summary, _fields, _danger, _polarity, _intents, _confusions, _calibration, _cost, _yardsticks)
    head = (
        f"{_HEAD}\nMeasured {run.day} on {len(run.judged):,} messages, trained on {run.training_messages:,}; "
        f"pathway data {run.data_version[:12]}; processor: {run.processor}."
    )
    return "\n\n".join([head, *("\n".join(section(run)) for section in sections)]) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A Markdown table."""
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    yield from (f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows)


def share(value: float | None) -> str:
    """As a percentage with one decimal."""
    return "" if value is None else f"{100 * value:.1f} %"


def score(value: float | None) -> str:
    """Between 0 and 1 with three decimals."""
    return "" if value is None else f"{value:.3f}"


def _summary(run: Run) -> Iterator[str]:
    parts = [of_language(run.judged, language) for language in (None, *LANGUAGES)]
    guesses = [[item.guess for item in part] for part in parts]
    tallied = [profile_tally(part) for part in parts]
    yield "## Summary\n"
    rows = [
        ["messages", *(f"{len(part):,}" for part in parts), ""],
        ["intent right", *(share(accuracy(part)) for part in guesses), "96 %"],
        ["intent, mean F1 of the intents", *(score(macro_f1(part)) for part in guesses), ""],
    ]
    if run.stock is not None:
        for name, found in (("Rasa's stock pipeline (DIET)", run.stock.answers.intents), ("ours", run.stock.ours)):
            right = [share(_share_right(run, found, language)) for language in (None, *LANGUAGES)]
            rows.append([f"intent right, no rules, learnt from {run.stock.learnt:,}: {name}", *right, ""])
    crossed = run.crossed
    rows += [
        [f"intent right, {FOLDS}-fold cross-validation", share(accuracy(crossed.with_rules)), "", "", ""],
        ["the same, the classifier without the rules", share(accuracy(crossed.alone)), "", "", ""],
        ["profile precision", *(score(tally.precision) for tally in tallied), ""],
        ["profile recall", *(score(tally.recall) for tally in tallied), ""],
        ["profile F1", *(score(tally.f1) for tally in tallied), "0.95"],
        ["profile F1 without `language`", *(score(profile_tally(part, "language").f1) for part in parts), ""],
        ["danger recognised", *(share(crisis_recall(part)) for part in parts), "100 %"],
        ["false alarms of danger", *(str(len(false_alarms(part))) for part in parts), ""],
        ["wrong polarity", *(str(len(list(polarity_faults(part)))) for part in parts), "0"],
        ["expected calibration error", *(score(calibration_error(part)) for part in guesses), ""],
        ["CPU a message, p95", f"{run.spent.milliseconds(95)[0]:.1f} ms", "", "", "6 ms"],
    ]  # fmt: skip
    yield from table(["figure", "all", "English", "Spanish", "aim"], rows)
    if run.stock is None:
        yield from ("", _NO_STOCK)


def _share_right(run: Run, found: Sequence[str], language: str | None) -> float:
    pairs = [(item, name) for item, name in zip(run.judged, found, strict=True) if language in (None, item.row.spoken)]
    return sum(name in item.row.intents for item, name in pairs) / len(pairs)


def _fields(run: Run) -> Iterator[str]:
    yield "## Profile by field\n"
    alls, english, spanish = (field_tallies(of_language(run.judged, language)) for language in (None, *LANGUAGES))
    rows = []
    for name, tally in alls.items():
        counts = [str(tally.counts[outcome]) for outcome in ("right", "missed", "invented")]
        figures = [score(figure) for figure in (tally.precision, tally.recall, tally.f1)]
        apart = [score(part[name].f1) if name in part else "" for part in (english, spanish)]
        rows.append([f"`{name}`", *counts, *figures, *apart])
    yield from table(
        ["field", "right", "missed", "invented", "precision", "recall", "F1", "F1 English", "F1 Spanish"], rows
    )


def _danger(run: Run) -> Iterator[str]:
    danger = sum(item.row.intent == CRISIS for item in run.judged)
    yield "## Danger\n"
    yield f"{danger} messages speak of danger to somebody, the others of the {len(run.judged):,} do not. Missed:\n"
    yield from _listed(item.row.text for item in missed_crises(run.judged))
    yield "\nFalse alarms:\n"
    yield from _listed(item.row.text for item in false_alarms(run.judged))


def _polarity(run: Run) -> Iterator[str]:
    yield "## Wrong polarity\n"
    yield from _listed(f"{row.text} — {fault}" for row, fault in polarity_faults(run.judged))


def _listed(texts: Iterable[str]) -> Iterator[str]:
    found = [f"- {' '.join(text.split())}" for text in texts]
    yield from found or ["None."]


def _intents(run: Run) -> Iterator[str]:
    yield "## Intents\n"
    crossed = {item.intent: item for item in by_intent(run.crossed.with_rules)}
    stock = {} if run.stock is None else {item.intent: item.f1 for item in by_intent(_stock_guesses(run))}
    rows = []
    for item in by_intent([judged.guess for judged in run.judged]):
        figures = [str(item.messages), score(item.precision), score(item.recall), score(item.f1)]
        other = crossed.get(item.intent)
        rows.append([f"`{item.intent}`", *figures, score(stock.get(item.intent)), score(other.f1 if other else None)])
    yield from table(["intent", "messages", "precision", "recall", "F1", "F1 stock", "F1 cross-validated"], rows)


def _stock_guesses(run: Run) -> list[Guess]:
    found = run.stock.answers.intents if run.stock else []
    return [
        Guess(item.row.text, name if name in item.row.intents else item.row.intent, name, 1.0)
        for item, name in zip(run.judged, found, strict=True)
    ]


def _confusions(run: Run) -> Iterator[str]:
    yield "## What is taken for what\n"
    pairs = confusions(item.guess for item in run.judged)[:_MOST_CONFUSIONS]
    rows = ([f"`{gold}`", f"`{found}`", str(len(texts)), min(texts, key=len)] for gold, found, texts in pairs)
    yield from table(["intent", "taken for", "messages", "such as"], rows)


def _calibration(run: Run) -> Iterator[str]:
    yield "## Calibration\n"
    yield "Confidence of the intent as the interface gives it, and how often it is right:\n"
    rows = (
        [f"{item.low:.1f} to {item.high:.1f}", str(item.messages), score(item.confidence), score(item.accuracy)]
        for item in calibration([judged.guess for judged in run.judged])
    )
    yield from table(["confidence", "messages", "mean confidence", "right"], rows)


def _cost(run: Run) -> Iterator[str]:
    yield "## Cost\n"
    yield "One message after another in one process on one core; milliseconds. The machine's load average was"
    yield f"{run.load:.1f} when this run began: other work makes every time longer.\n"
    rows = [
        ["understanding a message", *_milliseconds(run.spent)],
        ["of it the sentence encoder", *_milliseconds(run.encoder_spent)],
    ]
    if run.stock is not None:
        spent = [f"{1000 * float(np.percentile(run.stock.answers.cpu_s, part)):.1f}" for part in (50, 95)]
        rows.append(["Rasa's stock pipeline (NLU alone)", *spent, "", ""])
    yield from table(["", "CPU p50", "CPU p95", "clock p50", "clock p95"], rows)
    yield ""
    sizes = f"{run.model_bytes / 1e6:.1f} MB ({run.unpacked_bytes / 1e6:.1f} MB unpacked)"
    rows = [["Pathguide", *_training(run.training_s), sizes, f"{run.encoder_bytes / 1e6:.1f} MB"]]
    if run.stock is not None:
        model = run.stock.model
        trained = _training((model.training_s, model.training_cpu_s))
        rows.append(["Rasa's stock pipeline", *trained, f"{model.model_bytes / 1e6:.1f} MB", "none"])
    yield from table(["", "training, clock", "training, CPU", "model file", "encoder beside it"], rows)
    yield "\nTraining is that of the whole model; for Rasa's, of the understanding alone."


def _milliseconds(spent: Spent) -> list[str]:
    (cpu50, wall50), (cpu95, wall95) = spent.milliseconds(50), spent.milliseconds(95)
    return [f"{value:.1f}" for value in (cpu50, cpu95, wall50, wall95)]


def _training(seconds: tuple[float, float] | None) -> list[str]:
    return ["not measured"] * 2 if seconds is None else [f"{value:,.0f} s" for value in seconds]


def _yardsticks(run: Run) -> Iterator[str]:
    yield "## Public yardsticks, ten examples an intent\n"
    if not run.yardsticks:
        yield _NO_YARDSTICKS
        return
    rows = (
        [item.name, f"{item.learnt:,}", f"{item.asked:,}", share(item.ours), share(item.stock)]
        for item in run.yardsticks
    )
    yield from table(["set", "learnt from", "asked", "ours", "Rasa's stock pipeline"], rows)
