"""The linear model of intents: sentence meaning beside words and letters, its margins turned into confidences.

The sentence encoder knows English best; word and letter n-grams carry Spanish, spelling and terse words; together they
are right more often than either alone. On our 12,000 examples a linear support vector machine fits in seconds where a
multinomial logistic regression over the same features takes minutes and is no more often right. Its margins become
confidences by a softmax with one temperature, fitted on messages held out of a first fit.

Knows no Rasa: the graph component (bot.nlu.intent_classifier) and the evaluation both stand on it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from bot.nlu.ngrams import Ngrams
from bot.nlu.text import fold
from pathways.encoder import DIMENSIONS, Vectors

Scores = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]
_NUMBERS, _WORDS = "intent_classifier.npz", "intent_classifier.json"
_SEED = 42
_STRANGE = 2.5  # the margins of a message without any known word ("asdf qwer") count for so much less
_FOLDS = 5  # one of them sets the temperature


@dataclass(frozen=True)
class Fitting:
    """`regularisation` is scikit-learn's C; `meaning_weight` scales the encoder's vector beside the n-grams."""

    regularisation: float = 0.6
    meaning_weight: float = 1.0


class IntentModel:
    """Scores texts whose vectors from the encoder are at hand. `names` are the intents, sorted."""

    def __init__(
        self, names: Sequence[str], ngrams: Ngrams, weights: npt.NDArray[np.float32], bias: npt.NDArray[np.float32],
        temperature: float, meaning_weight: float,
    ) -> None:  # fmt: skip
        """`weights` of shape (384 + terms, intents): a message needs few of the rows."""
        self.names = list(names)
        self._ngrams = ngrams
        self._weights, self._bias = weights, bias
        self._temperature = temperature
        self._meaning_weight = np.float32(meaning_weight)

    @classmethod
    def fit(cls, texts: Sequence[str], intents: Sequence[str], meaning: Vectors, fitting: Fitting) -> IntentModel:
        """Learn from texts, their intents (two or more different ones) and their vectors of shape (texts, 384).

        Deterministic for the same examples.
        """
        names = sorted(set(intents))
        labels = np.array([names.index(name) for name in intents], dtype=np.int64)
        folded = [fold(text) for text in texts]
        ngrams = Ngrams.fit(folded)
        scaled = sparse.csr_matrix(meaning * np.float32(fitting.meaning_weight))
        features = sparse.hstack([scaled, ngrams.transform(folded)], format="csr", dtype=np.float32)
        temperature = _fit_temperature(features, labels, fitting.regularisation)
        weights, bias = _fit_linear(features, labels, fitting.regularisation)
        return cls(names, ngrams, np.ascontiguousarray(weights.T), bias, temperature, fitting.meaning_weight)

    def scores(self, texts: Sequence[str], meaning: Vectors) -> Scores:
        """Probabilities of shape (texts, intents), in the order of `names`."""
        logits = np.tile(self._bias, (len(texts), 1))
        for row, text in enumerate(texts):
            folded = fold(text)
            columns, values = self._ngrams.row(folded)
            # Not `@`: BLAS would wake threads for so small a product, and they spin on long after it.
            logits[row] += np.einsum("i,ij->j", meaning[row] * self._meaning_weight, self._weights[:DIMENSIONS])
            logits[row] += np.einsum("i,ij->j", values, self._weights[columns + DIMENSIONS])
            if not self._ngrams.holds_word(folded):
                logits[row] /= _STRANGE
        return np.asarray(softmax(logits / self._temperature, axis=1), dtype=np.float64)

    def save(self, folder: Path) -> None:
        """Write the model into a folder: one file of words, one of numbers."""
        stored = {
            "names": self.names,
            "temperature": self._temperature,
            "meaning_weight": float(self._meaning_weight),
            "terms": self._ngrams.terms(),
        }
        (folder / _WORDS).write_text(json.dumps(stored, ensure_ascii=False), "utf-8")
        np.savez(folder / _NUMBERS, weights=self._weights, bias=self._bias, **self._ngrams.rarity())

    @classmethod
    def load(cls, folder: Path) -> IntentModel:
        """Read what `save` wrote."""
        stored = json.loads((folder / _WORDS).read_text("utf-8"))
        with np.load(folder / _NUMBERS) as numbers:
            ngrams = Ngrams(stored["terms"], {kind: numbers[kind] for kind in stored["terms"]})
            weights, bias = numbers["weights"], numbers["bias"]
        return cls(
            stored["names"], ngrams, weights, bias, float(stored["temperature"]), float(stored["meaning_weight"])
        )


def _fit_linear(features: sparse.csr_matrix, labels: Labels, regularisation: float) -> tuple[Any, Any]:
    """Weights of shape (intents, features) and bias."""
    classes, counts = np.unique(labels, return_counts=True)
    # Half way between all intents alike and each as frequent as its examples: most messages tell something, and the
    # intent of telling has the most examples.
    weights_of = {
        int(label): float(np.sqrt(counts.mean() / count)) for label, count in zip(classes, counts, strict=True)
    }
    model = LinearSVC(C=regularisation, class_weight=weights_of, dual=True, tol=1e-2, max_iter=200, random_state=_SEED)
    model.fit(features, labels)
    weights, bias = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # scikit-learn keeps one row for two classes
        weights, bias = np.vstack([-weights, weights]) / 2, np.concatenate([-bias, bias]) / 2
    return weights.astype(np.float32), bias.astype(np.float32)


def _fit_temperature(features: sparse.csr_matrix, labels: Labels, regularisation: float) -> float:
    """The divisor of the logits under which a held-out fifth of the messages is most likely."""
    _, counts = np.unique(labels, return_counts=True)
    if counts.min() < _FOLDS:
        return 1.0
    folds = StratifiedKFold(n_splits=_FOLDS, shuffle=True, random_state=_SEED)
    kept, held_out = next(iter(folds.split(features, labels)))
    weights, bias = _fit_linear(features[kept], labels[kept], regularisation)
    logits = features[held_out] @ weights.T + bias
    rows = np.arange(len(held_out))

    def surprise(temperature: float) -> float:
        return float(-log_softmax(logits / temperature, axis=1)[rows, labels[held_out]].mean())

    return float(minimize_scalar(surprise, bounds=(0.05, 5.0), method="bounded").x)
