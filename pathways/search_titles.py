"""Job titles of an imported release: which occupations a title, known or not, most likely belongs to.

The odds of an occupation are the sum of log odds of the title's words (`search_title_words`), of the classifier, and of
the nearest known titles (`search_title_meaning`); the last two where there is a sentence encoder.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from pathways import wording
from pathways.catalog import Catalog
from pathways.search_title_meaning import TitleMeaning
from pathways.search_title_words import TitleWords, letter_runs, postings
from pathways.wordlists import FILLER_EN

Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]

_LIKELY = 24  # occupations whose titles are compared one by one
_SPELLED = 8  # occupations whose titles are compared letter by letter
_FALL = 5.0  # log odds behind the likeliest by which a claim falls to 1/e
_SHORTEST, _COMPARED, _MISSPELLED = 5, 12, 85.0  # letters, words, likeness (0..100) of a word that is mended
_FAR, _NEAR = 0.5, 0.9  # cosines of MiniLM vectors of titles


@dataclass(frozen=True, slots=True)
class TitleReading:
    """What a text says if it is taken for a job title.

    `odds` are logarithms, 0 for the likeliest occupation and less for all others; those that were not looked at have
    the least. `nearness` is how near the nearest known title is in meaning or spelling, 0..1. `verbatim` are the rows
    of occupations that have this very title. `whole` is false where filler had to be left out ("i want to be a …").
    """

    odds: Floats
    nearness: float
    verbatim: list[int]
    whole: bool

    @property
    def claims(self) -> Floats:
        """The reading's claim for every occupation, 0..1: far from all known titles nothing much is claimed."""
        claims = np.asarray(np.exp(self.odds / _FALL) * self.nearness**2, dtype=np.float32)
        claims[self.verbatim] = 1.0
        return claims


class TitleIndex:
    """All English titles of every occupation. Rows are occupations in code order."""

    def __init__(self, catalog: Catalog, codes: Sequence[str]) -> None:
        """Learn the words of the titles; their meaning is learned apart, since it needs an encoder."""
        self.titles: list[str] = []
        self.spans: list[slice] = []
        self.rows: list[int] = []
        exact: dict[str, list[int]] = defaultdict(list)
        for row, code in enumerate(codes):
            occupation = catalog.occupations[code]
            everyday = [title for language, title in occupation.titles if language == "en"]
            named = {folded(title): title for title in (*occupation.alternate_titles, *everyday)}
            named |= {folded(title): title for title in (occupation.plain_title_en, occupation.title)}
            self.spans.append(slice(len(self.titles), len(self.titles) + len(named)))
            self.titles += named.values()
            self.rows += [row] * len(named)
            for form in dict.fromkeys(chain.from_iterable(opened(t) for t in occupation.alternate_titles)):
                exact[folded(form)].append(row)
        self.folded = [folded(title) for title in self.titles]
        self.exact = {title: tuple(dict.fromkeys(rows)) for title, rows in exact.items()}
        tokens = [title.split() for title in self.folded]
        self.words = TitleWords(tokens, self.rows, len(codes))
        self.vocabulary = frozenset(chain.from_iterable(tokens))
        self._words = sorted(word for word in self.vocabulary if len(word) >= _SHORTEST)
        self._runs = postings([frozenset(letter_runs([word])) for word in self._words])
        self.filler = frozenset(word for word in FILLER_EN & self.vocabulary if len(word) > 1)

    def mended(self, text: str, known: Callable[[str], bool]) -> str:
        """A folded text with words that are in no title, and not `known` otherwise, replaced by those they resemble."""
        return re.sub(
            rf"[a-z]{{{_SHORTEST},}}", lambda found: found[0] if known(found[0]) else self._mended(found[0]), text
        )

    def _mended(self, word: str) -> str:
        if word in self.vocabulary or word in FILLER_EN:
            return word
        shared = np.zeros(len(self._words), dtype=np.int32)
        for run in letter_runs([word]):
            shared[self._runs.get(run, ())] += 1
        like = [self._words[at] for at in np.argsort(-shared, kind="stable")[:_COMPARED]]
        best = process.extractOne(word, like, scorer=fuzz.ratio, processor=None, score_cutoff=_MISSPELLED)
        return best[0] if best else word

    def _could_be_title(self, text: str) -> bool:
        """Whether a text has no filler but what titles have too ("school nurse"), and does not say what one does."""
        said = re.findall(r"[a-z]+", wording.fold(text))
        return FILLER_EN.intersection(said) <= self.filler and not wording.is_activity(text, "en")

    def read(self, text: str, meaning: TitleMeaning | None, vector: Floats | None) -> TitleReading | None:
        """Take a text (and its sentence vector) for a title; `None` where it says nothing.

        Filler goes only where the text could be no title.
        """
        whole = self._could_be_title(text)
        tokens = wording.tokens(text) if whole else wording.content(text, "en")
        if not tokens:
            return None
        joined = " ".join(tokens)
        odds = self.words.evidence(tokens)
        if meaning is not None and vector is not None:
            odds += meaning.likelihood(vector)
        count = min(_LIKELY, len(self.spans))
        likely = np.argpartition(-odds, count - 1)[:count]
        likely = likely[np.argsort(-odds[likely])]
        best, nearness = odds[likely], self._spelled(joined, likely[:_SPELLED])
        if meaning is not None and vector is not None:
            near, cosine = meaning.nearness(vector, [self.spans[row] for row in likely])
            best = best + near
            nearness = max(nearness, float(np.clip((cosine - _FAR) / (_NEAR - _FAR), 0, 1)))
        best -= best.max()
        odds = np.full(len(self.spans), best.min(), dtype=np.float32)
        odds[likely] = best
        return TitleReading(odds, nearness, list(self.exact.get(joined, ())), whole)

    def _spelled(self, text: str, rows: Rows) -> float:
        """Likeness in spelling to the nearest title of these occupations, 0..1."""
        titles = list(chain.from_iterable(self.folded[self.spans[row]] for row in rows))
        best = process.extractOne(text, titles, scorer=fuzz.ratio, processor=None)
        return (best[1] / 100) ** 2 if best else 0.0


def folded(title: str) -> str:
    """A title as its bare words."""
    return " ".join(wording.tokens(title))


def opened(title: str) -> list[str]:
    """A title whole, without its brackets, and what stands in them: "Registered Nurse (RN)" gives three."""
    return list(dict.fromkeys([title, re.sub(r"\s*\([^)]*\)", "", title), *re.findall(r"\(([^)]*)\)", title)]))
