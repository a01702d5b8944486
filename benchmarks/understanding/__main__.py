"""Measures how well messages are understood: `make evaluate`, or `python -m benchmarks.understanding --help`."""

from __future__ import annotations

import argparse
import os
import sys
import warnings
from pathlib import Path

from bot.lean import leave_out_tensorflow


def parsed() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.understanding", description=__doc__)
    parser.add_argument("--no-stock", action="store_true", help="leave out Rasa's stock pipeline, which trains long")
    parser.add_argument(
        "--stock-each", type=int, default=40, metavar="N",
        help="examples an intent that Rasa's stock pipeline and ours beside it learn from; 0: all, more than an hour",
    )  # fmt: skip
    parser.add_argument("--no-training", action="store_true", help="take the model there is; training is not timed")
    parser.add_argument("--banking77", type=Path, metavar="FOLDER", help="folder of BANKING77's train.csv and test.csv")
    parser.add_argument("--clinc150", type=Path, metavar="FILE", help="CLINC150's data_full.json")
    return parser.parse_args()


def main() -> None:
    """Measure; write docs/evaluation.md, tests/nlu/baseline.json and results/misses.md."""
    options = parsed()
    # Before the libraries that read them are imported: they say much that nobody here needs.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    warnings.simplefilter("ignore")
    leave_out_tensorflow()
    from benchmarks.understanding.evaluation import evaluate
    from benchmarks.understanding.rows import FaultyRows
    from benchmarks.understanding.stock import StockFailed
    from benchmarks.understanding.yardsticks import NoYardstick, read_banking77, read_clinc150

    try:
        yardsticks = [read_banking77(options.banking77)] if options.banking77 else []
        yardsticks += [read_clinc150(options.clinc150)] if options.clinc150 else []
        evaluate(yardsticks, stock=None if options.no_stock else options.stock_each, training=not options.no_training)
    except (FaultyRows, NoYardstick, StockFailed) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
