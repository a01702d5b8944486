"""From a person's own words to occupations, in English and Spanish, tolerant of misspelling.

How a score comes about (0 to 1, comparable between queries):

1. The query is cut into what is wanted and what is not ("computers but not coding").
2. *Title*: for every name of an occupation (official, plain, lay; both languages) the share of the name's weight that
   the query says, times a half plus half the share of the query's weight that the name covers. A word weighs the more,
   the rarer it is in names (inverse document frequency). Unknown words take the nearest known ones, weighed by likeness.
   The best name counts. A name that is wholly close in spelling counts with its likeness.
3. *Words*: the share of the query's weight found anywhere in the occupation's names, description and field words.
4. *Meaning*: cosine of sentence vectors (query with title and with description), stretched so that unrelated text is 0.
5. score = 1 - (1 - title)(1 - 0.45 words)(1 - 0.8 meaning), each clipped to 0..1; times 0.25 where the occupation has
   what the query does not want. Scores below 0.15 are not matches.

Spanish words reach English descriptions and the encoder through a small glossary (`pathways.wording`). Without the
encoder, 4 is left out. The index is made once per catalog (`Catalog.remember`) and is safe to share between threads.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from pathways import wording
from pathways.aversions import Reading, read_aversion
from pathways.catalog import Catalog
from pathways.facts import OccupationFact

Floats = npt.NDArray[np.float32]

LANGUAGES = ("en", "es")
LEAST_SCORE = 0.15
_MANUAL_GROUPS = ("45-", "47-2", "47-3", "49-", "51-2", "51-4", "51-6", "51-7", "37-3")  # SOC groups
_LIGHT = {
    "en": "help fix repair make build clean care run drive worker put stuff handle maintain install fast big outdoors tools hand".split(),
    "es": "ayudar arreglar reparar hacer construir limpiar cuidar manejar poner trabajador instalar dar".split(),
}
_WORDS_WEIGHT, _MEANING_WEIGHT, _UNWANTED = 0.45, 0.8, 0.25
_UNRELATED, _RELATED = 0.25, 0.75  # cosines of MiniLM vectors that mean "nothing to do with it" and "the same thing"
_NEAR_WORD, _NEAR_NAME = 78.0, 84.0  # rapidfuzz likeness, 0 to 100
_GLOSS_TRUST = 0.6  # a name met only through the glossary is a likeness, not a naming
_LONGEST_QUERY = 400  # characters; what is longer tells nothing more of an interest
_UNWANTED_CUE = re.compile(
    r"\b(?:but|just|and|pero|y)?\s*\b(?:not|no|nothing|without|except|besides|hate|dont (?:want|like)|"
    r"do not (?:want|like)|anything but|sin|nada de|menos|excepto|odio)\b"
)
_NOT_REALLY_UNWANTED = re.compile(r"\b(?:no|not) (?:sure|idea|se|importa|problem|matter)\b|\bnot? (?:only|just)\b")


class SentenceEncoder(Protocol):
    """What turns sentences into unit vectors (`pathways.encoder.Encoder`)."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """Vectors of shape (len(texts), dimensions), each of length 1."""


@dataclass(frozen=True, slots=True)
class OccupationMatch:
    """An occupation that the words may mean. `field` is a field id, `score` 0 to 1."""

    onet_soc: str
    title: str
    plain_title: str
    field: str
    score: float


def search_occupations(
    catalog: Catalog,
    query: str,
    limit: int = 10,
    language: str | None = None,
    encoder: SentenceEncoder | None = None,
) -> list[OccupationMatch]:
    """The occupations that a person's words mean, best first; empty for no words or nothing near.

    Args:
        catalog: the data to search.
        query: the person's words, either language, any spelling.
        limit: how many at most.
        language: "en" or "es" when known: the language of the query and of `plain_title`; else it is seen from the words.
        encoder: another encoder than the default one; the vectors of the catalog are kept per encoder.
    """
    wanted, unwanted = split_wanted(query[:_LONGEST_QUERY])
    if not wanted.strip() or limit < 1:
        return []
    index = _index_of(catalog)
    spanish = language == "es" or (language is None and wording.looks_spanish(wanted))
    gloss = wording.in_english(wanted) if spanish else None
    title, words = index.lexical(wanted, gloss or "")
    miss = (1 - title) * (1 - _WORDS_WEIGHT * words)
    meaning = _meaning(catalog, index, gloss or wanted, encoder)
    if meaning is not None:
        miss *= 1 - _MEANING_WEIGHT * meaning
    scores = 1 - miss
    chosen = _best(index, scores, limit + 60 if unwanted else limit)
    matches = [_match(catalog, index.codes[row], float(scores[row]), "es" if spanish else language) for row in chosen]
    if unwanted:
        matches = [_lowered(catalog, match, unwanted) for match in matches]
    matches.sort(key=lambda match: -match.score)
    return [match for match in matches if match.score >= LEAST_SCORE][:limit]


def matches_avoid(catalog: Catalog, onet_soc: str, phrases: Iterable[str]) -> bool | None:
    """Whether an occupation has what the person wants to avoid ("no blood", "not a desk job", "nursing").

    True when any phrase is known to fit it, False when all are understood and none fits, `None` when it cannot be told.
    """
    occupation = catalog.occupations.get(onet_soc)
    answers: list[bool | None] = []
    for phrase in phrases:
        reading = _aversion(catalog, phrase)
        answers.append(None if reading is None or occupation is None else reading.fits(onet_soc, occupation.field_id))
    if any(answers):
        return True
    return None if None in answers else False


def split_wanted(query: str) -> tuple[str, list[str]]:
    """What a query asks for, and what it says it does not want: "computers but not coding" → ("computers", ["coding"])."""
    folded = _NOT_REALLY_UNWANTED.sub(" ", wording.fold(query).replace("'", ""))
    wanted: list[str] = []
    unwanted: list[str] = []
    for clause in re.split(r"[,.;!?\n]|\bbut\b(?! not)|\bpero\b(?! (?:no|sin|nada))", folded):
        cue = _UNWANTED_CUE.search(clause)
        wanted.append(clause[: cue.start()] if cue else clause)
        if cue and clause[cue.end() :].strip():
            unwanted.append(clause[cue.end() :].strip())
    return " ".join(part.strip() for part in wanted if part.strip()), unwanted


def warm(catalog: Catalog, encoder: SentenceEncoder | None = None) -> None:
    """Make the index and the vectors now, so that the first person does not wait for them."""
    search_occupations(catalog, "welder", 1, encoder=encoder)


class _Index:
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
        self.owners = np.array(owners, dtype=np.int32)
        self.first_names = np.array(first_names, dtype=np.intp)  # every occupation has at least its official name
        self.weights = _rarity(stems)
        self.name_weight = np.array(
            [sum(self.weights[s] for s in key) or np.inf for key in stems], dtype=np.float32
        )
        self.name_postings = _postings(stems)
        said = _said_of_each(catalog, self.codes)
        self.forms = {language: {word for row in said for tongue, word in row if tongue == language} for language in LANGUAGES}
        self.row_postings = _postings([frozenset(_stem(word, tongue) for tongue, word in row) for row in said])
        self.vocabulary = {language: _vocabulary(self.row_postings, language) for language in LANGUAGES}
        self.rare = max(self.weights.values(), default=1.0)

    def lexical(self, query: str, english: str) -> tuple[Floats, Floats]:
        """Title and word scores of every occupation, each 0..1. `english` is a Spanish query's glossary English."""
        rows = len(self.codes)
        title = np.zeros(rows, dtype=np.float32)
        words = np.zeros(rows, dtype=np.float32)
        if not rows:
            return title, words
        for language, text, trust in (("en", query, 1.0), ("es", query, 1.0), ("en", english, _GLOSS_TRUST)):
            groups = self._groups(text, language)
            if not groups:
                continue
            total = sum(weight for weight, _ in groups)
            np.maximum(title, self._title_scores(groups, total) * np.float32(trust), out=title)
            np.maximum(words, self._word_scores(groups, total), out=words)
        if float(title.max(initial=0.0)) < 0.9:
            np.maximum(title, self._spelling_scores(query), out=title)
        return title, words

    def _groups(self, text: str, language: str) -> list[tuple[float, dict[str, float]]]:
        """For every word of the query: its weight, and the known stems it may be with their likeness (1 is the same)."""
        groups = []
        seen: set[str] = set()
        for token in self._joined(wording.content(text, language), language):
            stem = _stem(token, language)
            if stem in seen or (token.isdigit() and stem not in self.row_postings):
                continue
            seen.add(stem)
            foreign = self._known(token, "es" if language == "en" else "en")
            if stem in self.row_postings and (token in self.forms[language] or not foreign):
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

    def _title_scores(self, groups: list[tuple[float, dict[str, float]]], total: float) -> Floats:
        said = np.zeros(len(self.names), dtype=np.float32)
        for weight, meant in groups:
            best = np.zeros(len(self.names), dtype=np.float32) if len(meant) > 1 else said
            for stem, likeness in meant.items():
                at = self.name_postings.get(stem)
                if at is None:
                    continue
                if best is said:
                    said[at] += weight * likeness
                else:
                    best[at] = np.maximum(best[at], weight * likeness)
            if best is not said:
                said += best
        scores = np.minimum(said / self.name_weight, 1.0) * (0.5 + 0.5 * np.minimum(said / total, 1.0))
        return self._by_row(scores.astype(np.float32))

    def _word_scores(self, groups: list[tuple[float, dict[str, float]]], total: float) -> Floats:
        found = np.zeros(len(self.codes), dtype=np.float32)
        for weight, meant in groups:
            best = np.zeros(len(self.codes), dtype=np.float32)
            for stem, likeness in meant.items():
                at = self.row_postings.get(stem)
                if at is not None:
                    best[at] = np.maximum(best[at], weight * likeness)
            found += best
        return found / np.float32(total)

    def _spelling_scores(self, query: str) -> Floats:
        """Whole names that are spelled nearly as the query, for words run together or broken up."""
        text = " ".join(wording.tokens(query))
        scores = np.zeros(len(self.codes), dtype=np.float32)
        if not 4 <= len(text) <= 40:
            return scores
        for _, likeness, at in process.extract(
            text, self.names, scorer=fuzz.ratio, processor=None, limit=12, score_cutoff=_NEAR_NAME
        ):
            row = self.owners[at]
            scores[row] = max(scores[row], (likeness / 100) ** 2)
        return scores

    def _by_row(self, of_names: Floats) -> Floats:
        best: Floats = np.maximum.reduceat(of_names, self.first_names)
        return best


def _index_of(catalog: Catalog) -> _Index:
    return catalog.remember("search.index", lambda: _Index(catalog))


def _names(catalog: Catalog, code: str) -> list[tuple[str, str]]:
    """Language and name: official and plain titles (brackets opened) and lay titles."""
    occupation = catalog.occupations[code]
    named = [("en", occupation.title), *_opened("en", occupation.plain_title_en)]
    if occupation.plain_title_es:
        named += _opened("es", occupation.plain_title_es)
    return list(dict.fromkeys([*named, *occupation.titles]))


def _opened(language: str, title: str) -> list[tuple[str, str]]:
    """ "welder or cutter (MIG)" as "welder or cutter", "MIG", and the whole."""
    inner = re.findall(r"\(([^)]*)\)", title)
    return [(language, re.sub(r"\s*\([^)]*\)", "", title)), *((language, part) for part in inner)]


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
            texts += [("en", f"{field.name_en} {field.words_en or ''}"), ("es", f"{field.name_es} {field.words_es or ''}")]
        rows.append({(language, word) for language, text in texts for word in wording.content(text, language)})
    return rows


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
    light = {_stem(word, language) for language, words in _LIGHT.items() for word in words}
    return {stem: weight * 0.5 if stem in light else weight for stem, weight in weights.items()}


def _postings(documents: list[frozenset[str]]) -> dict[str, npt.NDArray[np.int32]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at, document in enumerate(documents):
        for stem in document:
            found[stem].append(at)
    return {stem: np.array(at, dtype=np.int32) for stem, at in found.items()}


def _meaning(catalog: Catalog, index: _Index, text: str, encoder: SentenceEncoder | None) -> Floats | None:
    """Likeness in meaning of the text to every occupation, 0..1; `None` where there is no encoder."""
    encoder = encoder or _default_encoder()
    if encoder is None or not index.codes:
        return None
    using = encoder
    titles, descriptions = catalog.remember(("search.vectors", id(using)), lambda: _vectors(catalog, index, using))
    query = using.encode([text])[0]
    likeness = np.maximum(0.5 * (titles @ query) + 0.5 * (descriptions @ query), 0.92 * (descriptions @ query))
    return np.clip((likeness - _UNRELATED) / (_RELATED - _UNRELATED), 0, 1).astype(np.float32)


def _vectors(catalog: Catalog, index: _Index, encoder: SentenceEncoder) -> tuple[Floats, Floats]:
    rows = [catalog.occupations[code] for code in index.codes]
    titles = [row.plain_title_en or row.title for row in rows]
    described = [row.description or row.title for row in rows]
    return encoder.encode(titles), encoder.encode(described)


def _default_encoder() -> SentenceEncoder | None:
    try:
        from pathways.encoder import EncoderMissing, open_encoder
    except ImportError:
        return None
    try:
        return open_encoder()
    except EncoderMissing:
        return None


def _best(index: _Index, scores: Floats, count: int) -> list[int]:
    count = min(count, len(index.codes))
    if count == 0:
        return []
    top = np.argpartition(-scores, count - 1)[:count]
    return sorted((int(row) for row in top), key=lambda row: (-float(scores[row]), index.codes[row]))


def _match(catalog: Catalog, code: str, score: float, language: str | None) -> OccupationMatch:
    occupation = catalog.occupations[code]
    plain = occupation.plain_title(language)
    return OccupationMatch(code, occupation.title, plain, occupation.field_id, round(min(max(score, 0.0), 1.0), 4))


def _lowered(catalog: Catalog, match: OccupationMatch, unwanted: Sequence[str]) -> OccupationMatch:
    if matches_avoid(catalog, match.onet_soc, unwanted) is not True:
        return match
    return OccupationMatch(match.onet_soc, match.title, match.plain_title, match.field, round(match.score * _UNWANTED, 4))


def _aversion(catalog: Catalog, phrase: str) -> Reading | None:
    """What a phrase of aversion means, found once per catalog."""
    key = ("search.avoid", " ".join(wording.tokens(phrase)))
    if key in catalog.memo:
        return catalog.memo[key]  # type: ignore[no-any-return]
    return catalog.remember(key, lambda: read_aversion(catalog, phrase))
