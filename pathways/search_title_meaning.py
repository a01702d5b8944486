"""Which occupations a job title means, learned from sentence vectors of all titles that are known of each.

Two readings: a linear classifier (softmax regression over the vectors), and the nearest known titles among the
occupations that are likely already, compared along the main axes of the vectors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int32]

_AXES = 96  # of 384: nearest titles are as good as with all of them, at a quarter of the memory
_SHARPNESS = 20.0  # how fast a title's say falls with its distance
_SCALE, _STEP, _ROUNDS, _BATCH, _SEED = 4.0, 0.05, 4, 1024, 0
_FIRST_DECAY, _SECOND_DECAY = 0.9, 0.99
LEARNING = f"titles {(_AXES, _SCALE, _STEP, _ROUNDS, _BATCH, _SEED, _FIRST_DECAY, _SECOND_DECAY)}"
"""How titles are learned: what is kept of another way of learning does not serve."""


@dataclass(frozen=True, slots=True)
class TitleMeaning:
    """`head` (dimensions, occupations) and `bias` classify; `titles` (n, axes), by row, are of length 1."""

    head: Floats
    bias: Floats
    axes: Floats
    titles: Floats

    @classmethod
    def learn(cls, vectors: Floats, rows: Rows, occupations: int) -> TitleMeaning:
        """Learn from titles' vectors of length 1 and the row of each one's occupation, below `occupations`."""
        head, bias = _classifier(vectors, rows, occupations)
        axes = _main_axes(vectors)
        return cls(head, bias, axes, _unit(vectors @ axes))

    def arrays(self) -> dict[str, Floats]:
        """What was learned, by name, as the constructor takes it."""
        return {"head": self.head, "bias": self.bias, "axes": self.axes, "titles": self.titles}

    def likelihood(self, vector: Floats) -> Floats:
        """Log probability of every occupation by the classifier."""
        logits = vector @ self.head + self.bias
        logits -= logits.max()
        return np.asarray(logits - np.log(np.exp(logits).sum()), dtype=np.float32)

    def nearness(self, vector: Floats, spans: Sequence[slice]) -> tuple[Floats, float]:
        """For each span of titles (an occupation's) the log share of nearness, and the cosine of the nearest title."""
        axes = vector @ self.axes
        axes /= np.linalg.norm(axes) or 1.0
        cosines = np.concatenate([self.titles[span] @ axes for span in spans])
        lengths = [span.stop - span.start for span in spans]
        near = np.add.reduceat(np.exp(_SHARPNESS * (cosines - 1.0)), np.cumsum([0, *lengths[:-1]]))
        return np.asarray(np.log(near / near.sum()), dtype=np.float32), float(cosines.max())


def _classifier(vectors: Floats, rows: Rows, occupations: int) -> tuple[Floats, Floats]:
    """Softmax regression by Adam over shuffled batches, its step falling to nought; the same for the same input."""
    order = np.random.default_rng(_SEED)
    head = np.zeros((vectors.shape[1], occupations), dtype=np.float32)
    bias = np.log(np.bincount(rows, minlength=occupations) / len(rows)).astype(np.float32)
    first, second, done = np.zeros_like(head), np.zeros_like(head), 0
    for turn in range(_ROUNDS):
        shuffled = order.permutation(len(rows))
        for start in range(0, len(rows), _BATCH):
            batch = shuffled[start : start + _BATCH]
            given = vectors[batch] * np.float32(_SCALE)
            chance = given @ head + bias
            chance -= chance.max(axis=1, keepdims=True)
            np.exp(chance, out=chance)
            chance /= chance.sum(axis=1, keepdims=True)
            chance[np.arange(len(batch)), rows[batch]] -= 1.0
            slope = given.T @ chance / np.float32(len(batch))
            done += 1
            first += np.float32(1 - _FIRST_DECAY) * (slope - first)
            second += np.float32(1 - _SECOND_DECAY) * (slope * slope - second)
            step = _STEP * (1 - turn / _ROUNDS) * np.sqrt(1 - _SECOND_DECAY**done) / (1 - _FIRST_DECAY**done)
            head -= np.float32(step) * first / (np.sqrt(second) + np.float32(1e-8))
    return head * np.float32(_SCALE), bias


def _main_axes(vectors: Floats) -> Floats:
    """The directions along which the vectors are longest, (dimensions, at most `_AXES`)."""
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    return np.ascontiguousarray(directions[:, -_AXES:], dtype=np.float32)


def _unit(vectors: Floats) -> Floats:
    lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    return np.asarray(vectors / lengths, dtype=np.float32)
