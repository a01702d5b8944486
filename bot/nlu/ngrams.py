"""How often a message uses which words, their pairs and triples, and letter groups, weighed by rarity (tf-idf).

Counted here rather than by scikit-learn's vectorizers, whose checks and sparse matrices cost two milliseconds a
message; the weights are theirs: 1 + log(count), times log((1 + texts) / (1 + texts with the term)) + 1, each kind
scaled to length 1. Stored as a list of terms and an array of weights: nothing but text and numbers has to be read.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

import numpy as np
import numpy.typing as npt
from scipy import sparse

_MOST_TERMS = 20_000
_LEAST_TEXTS = 2  # a term of one text only is left out
_LETTERS = (2, 5)  # shortest and longest group of letters
_WORD = re.compile(r"\b\w+\b")

Row = tuple[npt.NDArray[np.intp], npt.NDArray[np.float32]]


def _words(text: str) -> Iterator[str]:
    """Words, pairs and triples of neighbours; where a message begins and ends counts as a neighbour."""
    words = _WORD.findall(text)
    bounded = ["^", *words, "$"]
    triples = zip(bounded, bounded[1:], bounded[2:], strict=False)
    return chain(words, map(" ".join, pairwise(bounded)), map(" ".join, triples))


def _letters(text: str) -> Iterator[str]:
    """Groups of letters inside words, which survive misspelling and carry endings; blanks mark where words end."""
    shortest, longest = _LETTERS
    for word in text.split():
        padded = f" {word} "
        for length in range(shortest, min(longest, len(padded)) + 1):
            for start in range(len(padded) - length + 1):
                yield padded[start : start + length]


_KINDS: dict[str, Callable[[str], Iterator[str]]] = {"words": _words, "letters": _letters}


class _Terms:
    """The terms of one kind with their columns and weights."""

    def __init__(self, kind: str, terms: Sequence[str], rarity: npt.NDArray[np.float32], first_column: int) -> None:
        self.terms, self.rarity = terms, rarity
        self._cut = _KINDS[kind]
        self._known = {
            term: (first_column + index, float(weight))
            for index, (term, weight) in enumerate(zip(terms, rarity, strict=True))
        }

    def weighed(self, text: str) -> list[tuple[int, float]]:
        """Column and weight of each term in a text; the squares of the weights add up to 1."""
        counts = Counter(filter(self._known.__contains__, self._cut(text)))
        found = [(self._known[term], count) for term, count in counts.items()]
        weighed = [(column, weight * (1.0 + math.log(count))) for (column, weight), count in found]
        length = math.sqrt(sum(weight * weight for _, weight in weighed))
        return [(column, weight / length) for column, weight in weighed]

    def holds_any(self, text: str) -> bool:
        """Whether a text has any of the terms."""
        return any(term in self._known for term in self._cut(text))


class Ngrams:
    """Features of folded texts; the columns of one kind come after those of the one before."""

    def __init__(self, terms: Mapping[str, Sequence[str]], rarity: Mapping[str, npt.NDArray[np.float32]]) -> None:
        """From what `terms` and `rarity` give."""
        self._kinds: dict[str, _Terms] = {}
        self.width = 0
        for kind in _KINDS:
            self._kinds[kind] = _Terms(kind, terms[kind], rarity[kind], self.width)
            self.width += len(terms[kind])

    @classmethod
    def fit(cls, texts: Sequence[str]) -> Ngrams:
        """Learn the terms of folded texts: the most frequent of those that stand in more than one."""
        terms, rarity = {}, {}
        for kind, cut in _KINDS.items():
            total: Counter[str] = Counter()
            holding: Counter[str] = Counter()
            for text in texts:
                counts = Counter(cut(text))
                total.update(counts)
                holding.update(counts.keys())
            kept = [term for term, count in holding.items() if count >= _LEAST_TEXTS]
            terms[kind] = sorted(sorted(kept, key=lambda term: (-total[term], term))[:_MOST_TERMS])
            rarity[kind] = np.array(
                [math.log((1 + len(texts)) / (1 + holding[term])) + 1 for term in terms[kind]], dtype=np.float32
            )
        return cls(terms, rarity)

    def terms(self) -> dict[str, list[str]]:
        """The terms of each kind, in the order of their columns."""
        return {kind: list(item.terms) for kind, item in self._kinds.items()}

    def rarity(self) -> dict[str, npt.NDArray[np.float32]]:
        """The weight of each term, in the same order."""
        return {kind: item.rarity for kind, item in self._kinds.items()}

    def holds_word(self, text: str) -> bool:
        """Whether any word of a text is one of the terms."""
        return self._kinds["words"].holds_any(text)

    def row(self, text: str) -> Row:
        """Columns and weights of one text."""
        weighed = [pair for item in self._kinds.values() for pair in item.weighed(text)]
        columns, weights = zip(*weighed, strict=True) if weighed else ((), ())
        return np.array(columns, dtype=np.intp), np.array(weights, dtype=np.float32)

    def transform(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """A sparse matrix of shape (texts, width)."""
        rows = [self.row(text) for text in texts]
        ends = np.cumsum([0, *(len(columns) for columns, _ in rows)])
        columns = np.concatenate([columns for columns, _ in rows]) if rows else np.zeros(0, dtype=np.intp)
        weights = np.concatenate([weights for _, weights in rows]) if rows else np.zeros(0, dtype=np.float32)
        return sparse.csr_matrix((weights, columns, ends), shape=(len(texts), self.width))
