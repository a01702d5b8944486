"""How often a message uses which words, word pairs and letter groups, weighed by how rare they are (tf-idf).

Stored as a list of terms and an array of weights: nothing but text and numbers has to be read to load them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

_MOST_TERMS = 20_000
# Words and word pairs; letters inside words (they survive misspelling, and carry Spanish endings).
_KINDS: dict[str, dict[str, Any]] = {
    "words": {"ngram_range": (1, 2), "token_pattern": r"(?u)\b\w+\b"},
    "letters": {"analyzer": "char_wb", "ngram_range": (2, 5)},
}


class Ngrams:
    """Features of folded texts, one block a kind."""

    def __init__(self, vectorizers: dict[str, TfidfVectorizer]) -> None:
        """Made by `fit` or `restore`."""
        self._vectorizers = vectorizers

    @classmethod
    def fit(cls, texts: Sequence[str]) -> Ngrams:
        """Learn the terms of folded texts; what occurs in one text only is left out."""
        vectorizers = {kind: _vectorizer(kind, min_df=2, max_features=_MOST_TERMS) for kind in _KINDS}
        for vectorizer in vectorizers.values():
            vectorizer.fit(texts)
        return cls(vectorizers)

    @classmethod
    def restore(cls, terms: Mapping[str, list[str]], rarity: Mapping[str, npt.NDArray[np.float32]]) -> Ngrams:
        """From what `terms` and `rarity` gave."""
        vectorizers = {}
        for kind in _KINDS:
            vectorizers[kind] = _vectorizer(kind, vocabulary=terms[kind])
            vectorizers[kind].idf_ = rarity[kind]
        return cls(vectorizers)

    def terms(self) -> dict[str, list[str]]:
        """The terms of each kind, in the order of their columns."""
        return {kind: [str(term) for term in item.get_feature_names_out()] for kind, item in self._vectorizers.items()}

    def rarity(self) -> dict[str, npt.NDArray[np.float32]]:
        """The weight of each term, in the same order."""
        return {kind: np.asarray(item.idf_, dtype=np.float32) for kind, item in self._vectorizers.items()}

    def transform(self, texts: Sequence[str]) -> list[sparse.csr_matrix]:
        """A sparse block of shape (texts, terms) for each kind."""
        return [item.transform(texts) for item in self._vectorizers.values()]


def _vectorizer(kind: str, **options: Any) -> TfidfVectorizer:
    return TfidfVectorizer(lowercase=False, sublinear_tf=True, dtype=np.float32, **_KINDS[kind], **options)
