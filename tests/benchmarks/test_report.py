"""What is written: the page, the baseline that holds the figures, and the misses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.understanding.baseline import Baseline, figures_of, read_baseline, write_baseline
from benchmarks.understanding.cross_validation import CrossValidated
from benchmarks.understanding.development import Judged, judge
from benchmarks.understanding.intents import Guess
from benchmarks.understanding.misses import write_misses
from benchmarks.understanding.report import Run, Stock, page
from benchmarks.understanding.rows import Row
from benchmarks.understanding.stock import StockAnswers, StockModel
from benchmarks.understanding.timing import Spent
from benchmarks.understanding.yardsticks import Measured


def row(text: str, intent: str = "inform", **others) -> Row:
    return Row(text, intent, others.pop("profile", {}), "en_facts.yml", 7, **others)


RECORD = "justice_involved"
JUDGED = [
    judge(row("I am 34", profile={"age": 34}), "inform", 0.9, {"age": 34}),
    judge(row("no record", profile={"denied": [RECORD]}), "inform", 0.8, {"statuses": [RECORD]}),
    judge(row("20", asked="max_miles", also_intents=frozenset({"skip"})), "skip", 0.4, {}),
    judge(row("bad | thoughts", "crisis"), "chitchat", 0.3, {}),
    judge(row("quiero morirme", "crisis", language="es"), "crisis", 0.99, {}),
    judge(row("me muero de risa", "chitchat", language="es"), "crisis", 0.7, {"age": 5}),
]  # fmt: skip


def run(**others) -> Run:
    guesses = [Guess("hi", "greet", "greet", 0.9), Guess("bye", "goodbye", "greet", 0.6)]
    spent = Spent([0.001, 0.002, 0.003], [0.002, 0.003, 0.004])
    made = Run(
        "2026-01-02", "abcdef0123456789", "a processor", 0.5, 12, JUDGED, CrossValidated(guesses, guesses),
        spent, spent, 1_000_000, 3_000_000, 23_000_000, (60.0, 55.0), None,
    )  # fmt: skip
    return replace(made, **others)


def test_figures_can_be_counted_by_hand() -> None:
    figures = figures_of(JUDGED)

    assert figures["intent_accuracy"] == pytest.approx(4 / 6, abs=1e-4)
    assert (figures["intent_accuracy_en"], figures["intent_accuracy_es"]) == (0.75, 0.5)
    assert (figures["profile_precision"], figures["profile_recall"]) == (pytest.approx(1 / 3, abs=1e-4), 0.5)
    assert (figures["crisis_recall"], figures["crisis_false_alarms"], figures["wrong_polarity"]) == (0.5, 1, 1)


def test_the_page_says_what_was_measured() -> None:
    text = page(run())

    assert "| intent right | 66.7 % | 75.0 % | 50.0 % | 96 % |" in text
    assert "| wrong polarity | 1 | 1 | 0 | 0 |" in text
    assert "- no record — justice_involved is asserted where it is denied" in text
    assert "| `crisis` | `chitchat` | 1 | bad / thoughts |" in text
    assert "| understanding a message | 2.0 | 2.9 | 3.0 | 3.9 |" in text
    assert "| Pathguide | 60 s | 55 s | 1.0 MB (3.0 MB unpacked) | 23.0 MB |" in text
    assert "pathway data abcdef012345; processor: a processor." in text
    assert "stock pipeline was left out of this run" in text
    assert "--banking77" in text


def test_the_page_sets_rasas_stock_pipeline_beside_ours() -> None:
    answers = StockAnswers(["inform", "inform", "skip", "crisis", "crisis", "inform"], [0.01] * 6)
    ours = ["inform", "inform", "skip", "crisis", "inform", "inform"]
    stock = Stock(StockModel(Path("stock.tar.gz"), 19_000_000, 3600.0, 7000.0), answers, 1234, ours)

    text = page(run(stock=stock, training_s=None, yardsticks=[Measured("BANKING77", 770, 3080, 0.85, 0.66)]))

    learnt = "| intent right, no rules, learnt from 1,234"
    assert f"{learnt}: Rasa's stock pipeline (DIET) | 83.3 % | 100.0 % | 50.0 % |  |" in text
    assert f"{learnt}: ours | 66.7 % | 100.0 % | 0.0 % |  |" in text
    assert "| Rasa's stock pipeline | 3,600 s | 7,000 s | 19.0 MB | none |" in text
    assert "| Pathguide | not measured | not measured |" in text
    assert "| BANKING77 | 770 | 3,080 | 85.0 % | 66.0 % |" in text
    assert "left out" not in text


def test_a_baseline_holds_figures_with_margins_and_names_new_misses(tmp_path: Path) -> None:
    write_baseline(tmp_path / "baseline.json", JUDGED)
    kept = read_baseline(tmp_path / "baseline.json")
    worse = [*JUDGED[:2], judge(JUDGED[2].row, "inform", 0.9, {"age": 20}), *JUDGED[3:]]

    assert kept.fallen(figures_of(JUDGED)) == []
    assert kept.new_misses(JUDGED) == []
    fallen = {line.split(":")[0] for line in kept.fallen(figures_of(worse))}
    assert fallen >= {"profile_precision", "profile_f1", "profile_f1_en"}
    assert not fallen & {"profile_recall", "profile_f1_es", "crisis_recall", "wrong_polarity"}
    assert kept.new_misses(worse) == ["en_facts.yml:7: '20' (asked: max_miles): age 20, gold None"]


@pytest.mark.parametrize(
    ("name", "now", "falls"),
    [
        ("intent_accuracy", 0.896, False), ("intent_accuracy", 0.894, True), ("intent_accuracy", 1.0, False),
        ("crisis_recall", 0.8999, True), ("wrong_polarity", 0.9, False), ("wrong_polarity", 1.9, True),
        ("crisis_false_alarms", 0.9001, True), ("calibration_error", 0.919, False), ("calibration_error", 0.921, True),
    ],
)  # fmt: skip
def test_margins(name: str, now: float, falls: bool) -> None:
    assert bool(Baseline({name: 0.9}, {}).fallen({name: now})) is falls


def test_misses_are_written_to_be_read(tmp_path: Path) -> None:
    write_misses(tmp_path / "new" / "misses.md", JUDGED, CrossValidated([], [Guess("later", "goodbye", "greet", 0.5)]))
    text = (tmp_path / "new" / "misses.md").read_text("utf-8")

    assert "## Danger that was missed (1)" in text
    assert "- en_facts.yml:7: 'bad | thoughts': intent chitchat (0.30), gold crisis" in text
    assert "'me muero de risa': age 5, gold None" in text
    assert "- goodbye → greet: later" in text


def test_a_judged_message_names_its_misses() -> None:
    def misses(item: Judged) -> list[str]:
        return item.misses

    assert [misses(item) for item in JUDGED] == [
        [], ["statuses", "denied", "polarity"], [], ["intent"], [], ["intent", "age"],
    ]  # fmt: skip
