"""The lexical index of the search: names and words of every occupation as posting lists over stems.

Made once per catalog; reading it changes nothing, so threads may share it. Rows are occupations in code order. How
its scores make an answer is said in `pathways.search`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from pathways import wording
from pathways.catalog import Catalog
from pathways.facts import OccupationFact
from pathways.search_title_words import letter_runs, postings
from pathways.wordlists import words

Floats = npt.NDArray[np.float32]

Group = tuple[float, dict[str, float]]
"""A word of a query: its weight, and the stems it may be with their likeness (1 is the same)."""

LANGUAGES = ("en", "es")
_NOWHERE = np.empty(0, dtype=np.int32)
_NEAR_WORD, _NEAR_NAME = 78.0, 84.0  # rapidfuzz likeness, 0 to 100
_LEAN = 0.7  # likeness to a Spanish word from which an unknown word may be a misspelling of it
_LIKE_NAMES = 50  # names that share the most runs of letters with a query are compared letter by letter
_TASK_WORDS = np.float32(0.5)  # a word met only in what is done there tells less than one of its names or description
_GLOSS_TRUST = 0.6  # a name met only through the glossary is a likeness, not a naming
_MANUAL_GROUPS = ("45-", "47-2", "47-3", "49-", "51-2", "51-4", "51-6", "51-7", "37-3")  # SOC groups
# Verbs and nouns of so many jobs that they say little of any; their weight is halved.
_LIGHT = {
    "en": words(
        """
        big build care clean drive fast fix hand handle help install maintain make outdoors put repair run stuff tools
        worker
        """
    ),
    "es": words("arreglar ayudar construir cuidar dar hacer instalar limpiar manejar poner reparar trabajador"),
}

# What one likes ("helping people") that is the head of other jobs' names ("mechanic's helper", "help desk").
_MERE_VERBS = words("help helping ayudar")


class LexicalIndex:
    """Names and words of every occupation, as posting lists over stems. Rows are occupations in code order."""

    def __init__(self, catalog: Catalog) -> None:
        self.codes = sorted(catalog.occupations)
        self.names: list[str] = []  # folded
        owners: list[int] = []
        first_names: list[int] = []
        stems: list[frozenset[str]] = []
        for row, code in enumerate(self.codes):
            first_names.append(len(stems))
            for language, name in _names(catalog, code):
                self.names.append(" ".join(wording.tokens(name)))
                owners.append(row)
                stems.append(frozenset(_stems(name, language)))
        self.letters = postings([frozenset(letter_runs(name.split())) for name in self.names])
        self.owners = np.array(owners, dtype=np.int32)
        self.first_names = np.array(first_names, dtype=np.intp)  # every occupation has at least its official name
        self.weights = _rarity(stems)
        self.name_weight = np.array([sum(self.weights[s] for s in key) or np.inf for key in stems], dtype=np.float32)
        self.name_postings = postings(stems)
        said = _said_of_each(catalog, self.codes)
        self.forms = {
            language: {word for row in said for tongue, word in row if tongue == language} for language in LANGUAGES
        }
        stems_said = [frozenset(_stem(word, tongue) for tongue, word in row) for row in said]
        done = [_done_by_each(catalog, code) - known for code, known in zip(self.codes, stems_said, strict=True)]
        self.row_postings = postings(stems_said)
        self.task_postings = postings(done)
        self.weights = _rarity(done) | self.weights
        self.vocabulary = {language: _vocabulary(self.row_postings, language) for language in LANGUAGES}
        self.rare = max(self.weights.values(), default=1.0)

    def lexical(self, query: str, english: str, *, verbs: bool = True) -> tuple[Floats, Floats]:
        """Title and word scores of every occupation, each 0..1. `english` is a Spanish query's glossary English.

        Without `verbs` a name counts by those that say little ("helping people") only where it is said whole.
        """
        rows = len(self.codes)
        title = np.zeros(rows, dtype=np.float32)
        words = np.zeros(rows, dtype=np.float32)
        if not rows:
            return title, words
        for language, text, trust in (("en", query, 1.0), ("es", query, 1.0), ("en", english, _GLOSS_TRUST)):
            groups = self._groups(text, language)
            if not any(meant for _, meant in groups):
                continue
            total = sum(weight for weight, _ in groups)
            mere = set() if verbs else {_stem(word, language) for word in mere_verbs(text, language)}
            telling = [group for group in groups if not mere & group[1].keys()]
            np.maximum(title, self._title_scores(groups, telling, total) * np.float32(trust), out=title)
            np.maximum(words, self._word_scores(groups, total), out=words)
        if float(title.max(initial=0.0)) < 0.9:
            np.maximum(title, self._spelling_scores(query), out=title)
        return title, words

    def wholly_named(self, text: str) -> list[str]:
        """Codes of occupations of which the text says a whole name, in any form of its words ("nurses", "trucking")."""
        stems = {_stem(word, language) for language in LANGUAGES for word in wording.content(text, language)}
        said = _said(
            self.name_postings, [(self.weights.get(stem, 0.0), {stem: 1.0}) for stem in stems], len(self.names)
        )
        whole = np.isclose(said, self.name_weight)
        return [self.codes[row] for row in dict.fromkeys(self.owners[whole].tolist())]

    def knows(self, word: str) -> bool:
        """Whether an English word, in any form, is in some name, description or task."""
        stem = _stem(word, "en")
        return stem in self.row_postings or stem in self.task_postings

    def leans_spanish(self, word: str) -> bool:
        """Whether a word is known in Spanish alone, or is spelled more like a Spanish word than like an English one."""
        if word in self.forms["en"] or word in self.forms["es"]:
            return word not in self.forms["en"]
        english, spanish = (max(self._near(word, language).values(), default=0.0) for language in LANGUAGES)
        return spanish > max(english, _LEAN)

    def _groups(self, text: str, language: str) -> list[Group]:
        """For every word of the query: its weight, and the known stems it may be, with their likeness."""
        groups = []
        seen: set[str] = set()
        for token in self._joined(wording.content(text, language), language):
            stem = _stem(token, language)
            if stem in seen or (token.isdigit() and stem not in self.row_postings):
                continue
            seen.add(stem)
            foreign = self._known(token, "es" if language == "en" else "en")
            if (stem in self.row_postings or stem in self.task_postings) and (
                token in self.forms[language] or not foreign
            ):
                meant = {stem: 1.0}
            else:  # a word of the other language is no form and no misspelling of this one's ("tech" is no "techo")
                meant = {} if foreign else self._near(token, language)
            weight = max((self.weights.get(other, self.rare) for other in meant), default=self.rare)
            groups.append((weight, meant))
        return groups

    def _known(self, token: str, language: str) -> bool:
        return _stem(token, language) in self.row_postings

    def _joined(self, tokens: list[str], language: str) -> list[str]:
        """Words written apart put together where only so they are known ("fork lift")."""
        made: list[str] = []
        for token in tokens:
            if made and _stem(made[-1] + token, language) in self.name_postings:
                made[-1] += token
            else:
                made.append(token)
        return made

    def _near(self, token: str, language: str) -> dict[str, float]:
        """Known stems that a misspelled word may be. Short words are not guessed."""
        if len(token) < 5:
            return {}
        vocabulary, bare = self.vocabulary[language]
        found = process.extract(
            wording.stem(token, language), bare, scorer=fuzz.ratio, processor=None, limit=4, score_cutoff=_NEAR_WORD
        )
        return {vocabulary[at]: (score / 100) ** 2 for _, score, at in found}

    def _title_scores(self, groups: list[Group], telling: list[Group], total: float) -> Floats:
        """Scores by name: of a name that is not said whole only the `telling` words count."""
        said = _said(self.name_postings, groups, len(self.names))
        if len(telling) < len(groups):
            part = _said(self.name_postings, telling, len(self.names))
            said = np.where(np.isclose(said, self.name_weight), said, part)
        of_names = np.minimum(said / self.name_weight, 1.0) * (0.5 + 0.5 * np.minimum(said / total, 1.0))
        best: Floats = np.maximum.reduceat(of_names, self.first_names)
        return best

    def _word_scores(self, groups: list[Group], total: float) -> Floats:
        named = _said(self.row_postings, groups, len(self.codes))
        done = _said(self.task_postings, groups, len(self.codes))
        return np.asarray((named + _TASK_WORDS * done) / np.float32(total), dtype=np.float32)

    def _spelling_scores(self, query: str) -> Floats:
        """Whole names that are spelled nearly as the query, for words run together or broken up."""
        text = " ".join(wording.tokens(query))
        scores = np.zeros(len(self.codes), dtype=np.float32)
        if not 4 <= len(text) <= 40:
            return scores
        shared = np.zeros(len(self.names), dtype=np.int32)
        for run in letter_runs(text.split()):
            shared[self.letters.get(run, _NOWHERE)] += 1
        like = np.arange(len(shared))
        if len(shared) > _LIKE_NAMES:
            like = np.argpartition(-shared, _LIKE_NAMES)[:_LIKE_NAMES]
        names = [self.names[at] for at in like.tolist()]
        near = process.extract(text, names, scorer=fuzz.ratio, processor=None, limit=None, score_cutoff=_NEAR_NAME)
        for _, likeness, number in near:
            row = self.owners[like[number]]
            scores[row] = max(scores[row], (likeness / 100) ** 2)
        return scores


def _said(postings: dict[str, npt.NDArray[np.int32]], groups: list[Group], size: int) -> Floats:
    """Weight of the query's words found in each document; of several likely stems of a word the best one counts."""
    total = np.zeros(size, dtype=np.float32)
    for weight, meant in groups:
        best = total if len(meant) == 1 else np.zeros(size, dtype=np.float32)
        for stem, likeness in meant.items():
            at = postings.get(stem, _NOWHERE)
            best[at] = best[at] + weight * likeness if best is total else np.maximum(best[at], weight * likeness)
        if best is not total:
            total += best
    return total


def _names(catalog: Catalog, code: str) -> list[tuple[str, str]]:
    """Language and name: official and plain titles (brackets opened) and lay titles."""
    occupation = catalog.occupations[code]
    named = [("en", occupation.title), *_opened("en", occupation.plain_title_en)]
    if occupation.plain_title_es:
        named += _opened("es", occupation.plain_title_es)
    return list(dict.fromkeys([*named, *occupation.titles]))


def _opened(language: str, title: str) -> list[tuple[str, str]]:
    """A title without its brackets, and what stands in them: "welder (MIG)" as "welder" and "MIG"."""
    inner = re.findall(r"\(([^)]*)\)", title)
    return [(language, re.sub(r"\s*\([^)]*\)", "", title)), *((language, part) for part in inner)]


def mere_verbs(text: str, language: str) -> list[str]:
    """The verbs of a text that by their letters name jobs of which most do not do it."""
    return [word for word in wording.content(text, language) if word in _MERE_VERBS]


def _stem(word: str, language: str) -> str:
    return f"{language}:{wording.stem(word, language)}"


def _vocabulary(known: Iterable[str], language: str) -> tuple[list[str], list[str]]:
    """Stems of a language with and without its mark, in the same order."""
    marked = sorted(stem for stem in known if stem.startswith(f"{language}:"))
    return marked, [stem.partition(":")[2] for stem in marked]


def _stems(text: str, language: str) -> list[str]:
    words = wording.content(text, language) or wording.tokens(text)
    return [_stem(word, language) for word in words]


def _said_of_each(catalog: Catalog, codes: list[str]) -> list[set[tuple[str, str]]]:
    """Language and word of all that is said of each occupation: names, description, everyday words of its field."""
    rows = []
    for code in codes:
        occupation = catalog.occupations[code]
        texts = [*_names(catalog, code), ("en", occupation.description or "")]
        if _is_hands_on(occupation):
            texts.append(("en", "work with your hands"))
        field = catalog.fields.get(occupation.field_id)
        if field is not None:
            texts += [
                ("en", f"{field.name_en} {field.words_en or ''}"),
                ("es", f"{field.name_es} {field.words_es or ''}"),
            ]
        rows.append({(language, word) for language, text in texts for word in wording.content(text, language)})
    return rows


def _done_by_each(catalog: Catalog, code: str) -> frozenset[str]:
    """Stems of an occupation's tasks."""
    return frozenset(
        _stem(word, "en") for task in catalog.occupations[code].tasks for word in wording.content(task, "en")
    )


def _is_hands_on(occupation: OccupationFact) -> bool:
    """Whether people who want to work with their hands mean it: O*NET interest Realistic first, in a manual trade."""
    return (occupation.riasec or "").startswith("R") and occupation.onet_soc.startswith(_MANUAL_GROUPS)


def _rarity(documents: list[frozenset[str]]) -> dict[str, float]:
    """Inverse document frequency of every stem, at least 1; halved for verbs that say little ("help", "arreglar")."""
    counts: dict[str, int] = defaultdict(int)
    for document in documents:
        for stem in document:
            counts[stem] += 1
    weights = {stem: float(np.log(len(documents) / count)) + 1.0 for stem, count in counts.items()}
    light = {_stem(word, language) for language, listed in _LIGHT.items() for word in listed}
    return {stem: weight * 0.5 if stem in light else weight for stem, weight in weights.items()}
