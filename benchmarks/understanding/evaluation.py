"""One evaluation from training to the written page."""

from __future__ import annotations

import datetime
import os
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from benchmarks.understanding.baseline import write_baseline
from benchmarks.understanding.cross_validation import cross_validate
from benchmarks.understanding.development import judge_all
from benchmarks.understanding.examples import Example, read_examples
from benchmarks.understanding.misses import write_misses
from benchmarks.understanding.report import Run, Stock, page
from benchmarks.understanding.rows import Row, read_ids, read_rows
from benchmarks.understanding.stock import ask_stock, train_stock
from benchmarks.understanding.timing import processor, time_messages, unpacked_bytes
from benchmarks.understanding.yardsticks import Yardstick, few, guessed, measure
from bot.model import load_agent
from bot.nlu.facts import FactReader, known
from bot.nlu.vocabulary import read_vocabulary
from bot.understanding import Understander
from pathguide.preparing import prepare
from pathguide.settings import PROJECT, Settings
from pathways.db import open_engine
from pathways.encoder import Encoder, encoder_folder
from pathways.tables import Dataset

DEVELOPMENT = PROJECT / "tests" / "nlu" / "development"
BASELINE = PROJECT / "tests" / "nlu" / "baseline.json"
PAGE = PROJECT / "docs" / "evaluation.md"
RESULTS = PROJECT / "results"
_THREADS = 2  # for vectors of many messages; messages are timed on one

Seconds = tuple[float, float]


def evaluate(yardsticks: Sequence[Yardstick], *, stock: int | None, training: bool) -> None:
    """Measure everything; write the page, the baseline and the misses.

    `stock`: Rasa's stock pipeline beside our classifier, both learning from so many examples an intent; 0 for all.
    `training`: train in any case, and say how long it took.

    Raises:
        FaultyRows: when the development set is not as it should be.
        StockFailed: when Rasa's stock pipeline cannot be trained or asked.
    """
    settings, load = Settings(), os.getloadavg()[0]
    settings.export()
    rows = read_rows(DEVELOPMENT, read_ids(PROJECT))  # faults first: what follows takes minutes
    examples = read_examples(PROJECT / "data" / "nlu")
    with tempfile.TemporaryDirectory() as scratch:
        model, seconds = _trained(settings, Path(scratch) if training else None)
        run = _measured(settings, rows, examples, model, seconds, yardsticks, stock, load)
    PAGE.write_text(page(run), "utf-8")
    write_baseline(BASELINE, run.judged)
    write_misses(RESULTS / "misses.md", run.judged, run.crossed)
    for path in (PAGE, BASELINE, RESULTS / "misses.md"):
        _say(f"Wrote {path.relative_to(PROJECT)}")


def _say(what: str) -> None:
    sys.stderr.write(f"{what}\n")


def _trained(settings: Settings, scratch: Path | None) -> tuple[Path, Seconds | None]:
    """The model, and the seconds of the clock and of CPU that it took to train it into an empty folder."""
    if scratch is None:
        return prepare(settings), None
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    model = prepare(settings.model_copy(update={"models_dir": scratch}))
    after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    return model, (ended - began, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _measured(
    settings: Settings,
    rows: Sequence[Row],
    examples: Sequence[Example],
    model: Path,
    training_s: Seconds | None,
    yardsticks: Sequence[Yardstick],
    stock: int | None,
    load: float,
) -> Run:
    understander = Understander(load_agent(model))
    _say(f"Asking about {len(rows):,} messages of the development set")
    judged = judge_all(understander, rows)
    spent, encoder_spent = time_messages(understander, Encoder(encoder_folder()), rows)
    encoder = Encoder(encoder_folder(), threads=_THREADS)
    kept_stock = None if stock is None else RESULTS / "stock"
    return Run(
        day=datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        data_version=_data_version(settings),
        processor=processor(),
        load=load,
        training_messages=len(examples),
        judged=judged,
        crossed=cross_validate(examples, encoder, _reader(settings, examples), _say),
        spent=spent,
        encoder_spent=encoder_spent,
        model_bytes=model.stat().st_size,
        unpacked_bytes=unpacked_bytes(model),
        encoder_bytes=sum(path.stat().st_size for path in encoder_folder().glob("*.*")),
        training_s=training_s,
        stock=None if stock is None else _stock(few(examples, stock or len(examples)), rows, encoder),
        yardsticks=[measure(yardstick, encoder, kept_stock, _say) for yardstick in yardsticks],
    )


def _data_version(settings: Settings) -> str:
    engine = open_engine(settings.url)
    with Session(engine) as session:
        version = session.scalars(select(Dataset.version)).one()
    engine.dispose()
    return version


def _reader(settings: Settings, examples: Sequence[Example]) -> FactReader:
    """The fact reader as training makes it."""
    vocabulary = read_vocabulary(settings.url)
    vocabulary.known_words = known(example.text for example in examples)
    return FactReader(vocabulary)


def _stock(examples: Sequence[Example], rows: Sequence[Row], encoder: Encoder) -> Stock:
    """Both learn from the same examples and are asked about the same messages."""
    texts = [row.text for row in rows]
    model = train_stock(examples, RESULTS / "stock", _say)
    return Stock(model, ask_stock(model, texts, _say), len(examples), guessed(examples, texts, encoder))
