"""Which occupations the words of a job title speak for, learned from all titles that are known of each.

Naive Bayes over four kinds of features: stems, pairs of neighbouring stems, the last stem (in English the head: a
"school bus driver" drives), and runs of four letters, which survive misspelling. Only what was seen is stored.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from pathways import wording

Floats = npt.NDArray[np.float32]

_STEM_DOUBT, _LETTER_DOUBT = 100.0, 20.0  # pseudo-counts: how much an occupation has to say before it is believed
_STEM_WEIGHT, _LETTER_WEIGHT = 0.35, 0.08  # features overlap, so each counts for less than one independent witness
_RUN = 4


class TitleWords:
    """Evidence of a title's words for every occupation, in log odds."""

    def __init__(self, titles: Sequence[Sequence[str]], rows: Sequence[int], occupations: int) -> None:
        """Learn from titles (as tokens) and the row of each one's occupation, below `occupations`."""
        self._stems = _Bayes.learn(map(stem_features, titles), rows, occupations, _STEM_DOUBT)
        self._letters = _Bayes.learn(map(letter_runs, titles), rows, occupations, _LETTER_DOUBT)

    def evidence(self, tokens: Sequence[str]) -> Floats:
        """Log odds of every occupation, up to a constant; all nought for words that were never seen."""
        stems = self._stems.evidence(stem_features(tokens))
        letters = self._letters.evidence(letter_runs(tokens))
        return np.asarray(_STEM_WEIGHT * stems + _LETTER_WEIGHT * letters, dtype=np.float32)


def stem_features(tokens: Sequence[str]) -> list[str]:
    """Stems, pairs of stems, and the head."""
    stems = [wording.stem(token, "en") for token in tokens]
    pairs = [f"{one} {other}" for one, other in pairwise(stems)]
    return [*stems, *pairs, f"{stems[-1]}$"] if stems else []


def letter_runs(tokens: Sequence[str]) -> list[str]:
    """Runs of four letters within words, whose ends count as letters; each once."""
    runs = {
        padded[at : at + _RUN]
        for padded in (f" {token} " for token in tokens)
        for at in range(max(1, len(padded) - _RUN + 1))
    }
    return sorted(runs)


def postings(documents: Sequence[frozenset[str]]) -> dict[str, npt.NDArray[np.int32]]:
    """For every feature the numbers of the documents that have it."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, document in enumerate(documents):
        for stem in document:
            found[stem].append(at)
    return {stem: np.array(at, dtype=np.int32) for stem, at in found.items()}


@dataclass(frozen=True, slots=True)
class _Bayes:
    """Postings: `features` numbers them, `starts` bounds each one's `rows` and their `weights`; `silence` is by row."""

    features: dict[str, int]
    starts: npt.NDArray[np.int32]
    rows: npt.NDArray[np.int32]
    weights: Floats
    silence: Floats

    @classmethod
    def learn(cls, documents: Iterable[list[str]], rows: Sequence[int], occupations: int, doubt: float) -> _Bayes:
        features: dict[str, int] = {}
        seen, at = array("i"), array("i")
        for document, row in zip(documents, rows, strict=True):
            for feature in document:
                seen.append(features.setdefault(feature, len(features)))
                at.append(row)
        cells, counts = np.unique(
            np.asarray(seen, dtype=np.int64) * max(occupations, 1) + np.asarray(at, dtype=np.int64), return_counts=True
        )
        of_feature, of_row = np.divmod(cells, max(occupations, 1))
        spoken = np.bincount(of_row, weights=counts, minlength=occupations)
        share = np.bincount(of_feature, weights=counts, minlength=len(features)) / max(counts.sum(), 1)
        weights = np.log1p(counts / (doubt * share[of_feature]))
        starts = np.searchsorted(of_feature, np.arange(len(features) + 1))
        silence = np.log(doubt / (spoken + doubt))
        return cls(
            features,
            starts.astype(np.int32),
            of_row.astype(np.int32),
            weights.astype(np.float32),
            silence.astype(np.float32),
        )

    def evidence(self, features: list[str]) -> Floats:
        known = [self.features[feature] for feature in features if feature in self.features]
        total = np.asarray(self.silence * len(known), dtype=np.float32)
        for number in known:
            part = slice(self.starts[number], self.starts[number + 1])
            total[self.rows[part]] += self.weights[part]  # a row stands once in a posting
        return total
