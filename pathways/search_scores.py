"""The scores of every occupation for a person's words: names, words, meaning and titles put together.

The rule is stated in `pathways.search`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from pathways import wording
from pathways.catalog import Catalog
from pathways.search_index import LANGUAGES, Floats, LexicalIndex, mere_verbs
from pathways.search_title_meaning import LEARNING, TitleMeaning
from pathways.search_titles import TitleIndex, TitleReading

_WORDS_WEIGHT, _MEANING_WEIGHT, _CLAIM_WEIGHT = 0.45, 0.8, 0.9
_UNRELATED, _RELATED = 0.25, 0.75  # cosines of MiniLM vectors that mean "nothing to do with it" and "the same thing"
_LIKE_A_TITLE = 0.5  # nearness of the nearest known title from which a text is ordered as one
_VERBATIM = 4.0  # log odds
_GLOSS_TRUST = 0.5  # a title of glossary words is a guess
_TELLING = 0.2  # meaning of the likest occupation from which it can speak against a name
_SURE = 0.999  # an everyday score counts for no more, in log odds
_TASKS, _TASK_WORDS = 8, 10  # of each occupation so many tasks are encoded, so many words of each: the rest adds little
_TASK_SHARE = 0.5  # of the tasks' mean against the description


class SentenceEncoder(Protocol):
    """What turns sentences into unit vectors (`pathways.encoder.Encoder`)."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """Vectors of shape (len(texts), dimensions), each of length 1."""

    def encode_kept(self, texts: Sequence[str]) -> Floats:
        """The same, for texts that stay: they need not be computed anew at every start."""

    def keep(self, texts: Sequence[str], make: Callable[[], dict[str, Floats]]) -> dict[str, Floats]:
        """What `make` computes from these texts, which need not be computed anew at every start."""


class Scorer:
    """Scores the occupations of one catalog with one encoder, or none."""

    def __init__(self, catalog: Catalog, index: LexicalIndex, encoder: SentenceEncoder | None) -> None:
        """Make the vectors and, with a release imported, learn its titles: about a minute when nothing is kept."""
        self.index = index
        self._encoder = encoder
        self.titles = TitleIndex(catalog, index.codes) if _has_release(catalog) else None
        self._vectors = None if encoder is None else _vectors(catalog, index.codes, encoder)
        self.title_meaning = None if encoder is None or self.titles is None else _title_meaning(self.titles, encoder)

    def rank(self, wanted: str, gloss: str | None, count: int) -> list[tuple[str, float]]:
        """The best occupations for words that are wanted, with their scores (0..1), best first.

        Args:
            wanted: the words, folded.
            gloss: the English of a Spanish text.
            count: how many at most.
        """
        text = gloss or wanted
        if self.titles is not None:
            text = self.titles.mended(text, self.index.knows)
        vector = self._encode(text)
        name, words = self.index.lexical(wanted, gloss or "")
        meaning = self._meaning(vector)
        if any(mere_verbs(wanted, language) for language in LANGUAGES):
            told, _ = self.index.lexical(wanted, gloss or "", verbs=False)
            name = told + (name - told) * _agreement(meaning)
        miss = (1 - name) * (1 - _WORDS_WEIGHT * words) * (1 - _MEANING_WEIGHT * meaning)
        reading = None if self.titles is None else self.titles.read(text, self.title_meaning, vector)
        if reading is None:
            return self._best(1 - miss, 1 - miss, count)
        claims = reading.claims if gloss is None else _GLOSS_TRUST * reading.claims
        scores = 1 - miss * (1 - _CLAIM_WEIGHT * claims)
        if gloss is None and reading.whole and reading.nearness >= _LIKE_A_TITLE and not self._spanish(wanted):
            return self._best(scores, _odds(reading, miss), count)
        return self._best(scores, scores, count)

    def _best(self, scores: Floats, worth: Floats, count: int) -> list[tuple[str, float]]:
        """The first in order of worth, those of equal worth in order of their codes; their scores never rise."""
        order = np.argsort(-worth, kind="stable")[:count]
        falling = _falling(np.clip(scores[order], 0, 1).tolist())
        return [(self.index.codes[row], score) for row, score in zip(order.tolist(), falling, strict=True)]

    def _encode(self, text: str) -> Floats | None:
        if self._encoder is None or not self.index.codes:
            return None
        vectors = self._encoder.encode([text.replace(wording.COMPUTING, "information technology")])
        return np.asarray(vectors[0], dtype=np.float32)

    def _meaning(self, vector: Floats | None) -> Floats:
        """Likeness in meaning to every occupation, 0..1."""
        rows = len(self.index.codes)
        if vector is None or self._vectors is None:
            return np.zeros(rows, dtype=np.float32)
        cosines = self._vectors @ vector
        titled, described = cosines[:rows], cosines[rows:]
        likeness = np.maximum(0.5 * titled + 0.5 * described, 0.92 * described)
        stretched = (likeness - _UNRELATED) / (_RELATED - _UNRELATED)
        return np.asarray(np.minimum(np.maximum(stretched, 0), 1), dtype=np.float32)

    def _spanish(self, text: str) -> bool:
        """Whether a word of the text is in no title, and is Spanish or more like Spanish than like English."""
        known = self.titles.vocabulary if self.titles else frozenset[str]()
        return any(self.index.leans_spanish(word) for word in wording.tokens(text) if word not in known)


def _agreement(meaning: Floats) -> Floats:
    """How far meaning stands by a name met through a mere verb: 0 up to half the likest occupation's, 1 from 3/4."""
    best = float(meaning.max(initial=0.0))
    if best < _TELLING:
        return np.ones_like(meaning)
    return np.asarray(np.clip(4.0 * meaning / best - 2.0, 0, 1), dtype=np.float32)


def _odds(reading: TitleReading, miss: Floats) -> Floats:
    odds = reading.odds - np.log(np.maximum(miss, 1 - _SURE))
    odds[reading.verbatim] += _VERBATIM
    return np.asarray(odds, dtype=np.float32)


def _falling(scores: list[float]) -> list[float]:
    """The nearest scores that never rise (least squares): where one stands before a better one, both take the mean."""
    runs: list[tuple[float, int]] = []  # sum and count
    for score in scores:
        total, count = score, 1
        while runs and runs[-1][0] * count < total * runs[-1][1]:
            before, size = runs.pop()
            total, count = total + before, count + size
        runs.append((total, count))
    return [total / count for total, count in runs for _ in range(count)]


def _has_release(catalog: Catalog) -> bool:
    return any(occupation.alternate_titles for occupation in catalog.occupations.values())


def _vectors(catalog: Catalog, codes: Sequence[str], encoder: SentenceEncoder) -> Floats:
    """Vectors of the plain titles of all occupations, then those of their descriptions and tasks."""
    rows = [catalog.occupations[code] for code in codes]
    titled = encoder.encode_kept([row.plain_title_en or row.title for row in rows])
    described = encoder.encode_kept([row.description or row.title for row in rows])
    tasks = [[" ".join(task.split()[:_TASK_WORDS]) for task in row.tasks[:_TASKS]] for row in rows]
    said = [task for listed in tasks for task in listed]
    if said:
        of_row = np.repeat(np.arange(len(rows)), [len(listed) for listed in tasks])
        described = described + _TASK_SHARE * _means(encoder.encode_kept(said), of_row, len(rows))
        described /= np.linalg.norm(described, axis=1, keepdims=True)
    return np.concatenate([titled, described])


def _means(vectors: Floats, of_row: npt.NDArray[np.intp], rows: int) -> Floats:
    """The mean direction of each row's vectors, of length 1; nought for a row that has none."""
    sums = np.zeros((rows, vectors.shape[1]), dtype=np.float32)
    np.add.at(sums, of_row, vectors)
    return np.asarray(sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-12), dtype=np.float32)


def _title_meaning(titles: TitleIndex, encoder: SentenceEncoder) -> TitleMeaning:
    def learn() -> dict[str, Floats]:
        learned = TitleMeaning.learn(_distinct(encoder, titles.titles), np.array(titles.rows), len(titles.spans))
        return learned.arrays()

    owned = (f"{row}\t{title}" for row, title in zip(titles.rows, titles.titles, strict=True))
    return TitleMeaning(**encoder.keep([LEARNING, *owned], learn))


def _distinct(encoder: SentenceEncoder, texts: Sequence[str]) -> Floats:
    """Vectors of texts of which many are the same."""
    numbers = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    return encoder.encode(list(numbers))[[numbers[text] for text in texts]]
