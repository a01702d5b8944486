"""Messages of the development set that are copies of training messages: `python -m benchmarks.duplicates_of_training`.

A copy is one whose normalised edit similarity to a training message is above 0.9, or whose meaning (cosine of the
encoder's vectors) is above 0.95. Messages of fewer than four words have few ways to be said ("yes", "no gracias"): of
those only the ones that are equal are counted, listed apart, and allowed.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from benchmarks.understanding.examples import read_examples
from benchmarks.understanding.rows import FaultyRows, Row, read_ids, read_rows
from bot.nlu.text import fold
from pathways.encoder import Encoder, encoder_folder

PROJECT = Path(__file__).resolve().parent.parent
DEVELOPMENT = PROJECT / "tests" / "nlu" / "development"
CLOSEST_SPELLING = 0.9
CLOSEST_MEANING = 0.95
TERSE_BELOW = 4
"""Words."""


@dataclass(frozen=True)
class Copy:
    """A row of the development set and the training message it is too close to. `by` is spelling or meaning."""

    row: Row
    training: str
    by: str
    likeness: float


@dataclass(frozen=True)
class Copies:
    """What was found: copies, and terse rows that stand in the training messages as they are."""

    near: list[Copy]
    terse: list[Row]


def find_copies(rows: Sequence[Row], training: Sequence[str], encoder: Encoder) -> Copies:
    """Compare every row with every training message."""
    known = [_plain(text) for text in training]
    equal = set(known)
    terse = [row for row in rows if _terse(row)]
    told = [row for row in rows if not _terse(row)]
    spelled = list(_by_spelling(told, known, training))
    found = {(copy.row.file, copy.row.number) for copy in spelled}
    meant = _by_meaning([row for row in told if (row.file, row.number) not in found], training, encoder)
    return Copies([*spelled, *meant], [row for row in terse if _plain(row.text) in equal])


def _by_spelling(rows: Sequence[Row], known: Sequence[str], training: Sequence[str]) -> Iterator[Copy]:
    for row in rows:
        found = process.extractOne(
            _plain(row.text), known, scorer=Levenshtein.normalized_similarity, score_cutoff=CLOSEST_SPELLING
        )
        if found is not None and found[1] > CLOSEST_SPELLING:
            yield Copy(row, training[found[2]], "spelling", float(found[1]))


def _by_meaning(rows: Sequence[Row], training: Sequence[str], encoder: Encoder) -> Iterator[Copy]:
    if not rows:
        return
    vectors = encoder.encode_kept(training)
    for row, likeness in zip(rows, encoder.encode([row.text for row in rows]) @ vectors.T, strict=True):
        best = int(np.argmax(likeness))
        if likeness[best] > CLOSEST_MEANING:
            yield Copy(row, training[best], "meaning", float(likeness[best]))


def _terse(row: Row) -> bool:
    return len(_plain(row.text).split()) < TERSE_BELOW


def _plain(text: str) -> str:
    """As far as a copy is concerned: no case, accents, punctuation or double blanks. Emoji stay."""
    return " ".join(re.sub(r"[.,;:!?¡¿'\"()]", "", fold(text)).split())


def described(copies: Copies) -> list[str]:
    """One line a finding."""
    near = [
        f"{copy.row.file}:{copy.row.number}: {copy.row.text!r} is close in {copy.by} ({copy.likeness:.3f}) to the "
        f"training message {copy.training!r}"
        for copy in copies.near
    ]
    return [*near, *(f"{row.file}:{row.number}: {row.text!r} is terse and trained on as it is" for row in copies.terse)]


def main() -> int:
    """Print what was found; 1 when there is a copy."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--development", type=Path, default=DEVELOPMENT, help="the folder of the development set")
    options = parser.parse_args()
    try:
        rows = read_rows(options.development, read_ids(PROJECT))
    except FaultyRows as error:
        sys.stderr.write(f"{error}\n")
        return 1
    training = [example.text for example in read_examples(PROJECT / "data" / "nlu")]
    copies = find_copies(rows, training, Encoder(encoder_folder(), threads=2))
    print(*described(copies), sep="\n")
    print(
        f"{len(copies.near)} copies, {len(copies.terse)} terse messages that are trained on, of {len(rows)} messages."
    )
    return 1 if copies.near else 0


if __name__ == "__main__":
    sys.exit(main())
