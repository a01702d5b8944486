"""From a person's own words to occupations, in English and Spanish, tolerant of misspelling.

How a score comes about (0 to 1, comparable between queries):

1. The query is cut into what is wanted and what is not ("computers but not coding").
2. *Title*: for every name of an occupation (official, plain, lay; both languages) the share of the name's weight that
   the query says, times a half plus half the share of the query's weight that the name covers. A word weighs the more,
   the rarer it is in names (inverse document frequency). Unknown words take the nearest known ones, weighed by
   likeness. The best name counts. A name that is wholly close in spelling counts with its likeness.
3. *Words*: the share of the query's weight found anywhere in the occupation's names, description and field words.
4. *Meaning*: cosine of sentence vectors (query with title and with description), stretched so that unrelated text is 0.
5. score = 1 - (1 - title)(1 - 0.45 words)(1 - 0.8 meaning), each clipped to 0..1; times 0.25 where the occupation has
   what the query does not want. Scores below 0.15 are not matches.

Spanish words reach English descriptions and the encoder through a small glossary (`pathways.wording`). Without the
encoder, 4 is left out. The index is made once per catalog (`Catalog.remember`) and is safe to share between threads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from pathways import wording
from pathways.aversion_table import Reading
from pathways.aversions import read_aversion
from pathways.catalog import Catalog
from pathways.encoder import EncoderMissing, open_encoder
from pathways.search_index import LANGUAGES, Floats, LexicalIndex

LEAST_SCORE = 0.15
_WORDS_WEIGHT, _MEANING_WEIGHT, _UNWANTED = 0.45, 0.8, 0.25
_UNRELATED, _RELATED = 0.25, 0.75  # cosines of MiniLM vectors that mean "nothing to do with it" and "the same thing"
_KEPT_PHRASES = 256
_SPARE = 60  # matches looked at beyond the limit, since some will be lowered
_LONGEST_QUERY = 400  # characters; what is longer tells nothing more of an interest
_UNWANTED_CUE = re.compile(
    r"\b(?:but|just|and|pero|y)?\s*\b(?:not|no|nothing|without|except|besides|hate|dont|do not|cant stand|never|"
    r"anything but|sin|nada de|menos|excepto|odio)\b(?! (?:mind|care|know|have|need|matter|got|tengo|hay|importa)\b)"
)
_NOT_REALLY_UNWANTED = re.compile(r"\b(?:no|not) (?:sure|idea|se|importa|problem|matter)\b|\bnot? (?:only|just)\b")


class SentenceEncoder(Protocol):
    """What turns sentences into unit vectors (`pathways.encoder.Encoder`)."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """Vectors of shape (len(texts), dimensions), each of length 1."""

    def encode_kept(self, texts: Sequence[str]) -> Floats:
        """The same, for texts that stay: they need not be computed anew at every start."""


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
        language: "en" or "es" when known, for `plain_title`; else it is seen from the words.
        encoder: another encoder than the default one; the vectors of the catalog are kept per encoder.
    """
    wanted, unwanted = split_wanted(query[:_LONGEST_QUERY])
    if limit < 1 or not any(wording.content(wanted, tongue) for tongue in LANGUAGES):
        return []
    index = _index_of(catalog)
    spanish = language == "es" or wording.looks_spanish(wanted)
    gloss = wording.in_english(wanted) if spanish else None
    title, words = index.lexical(wanted, gloss or "")
    miss = (1 - title) * (1 - _WORDS_WEIGHT * words)
    meaning = _meaning(catalog, index, gloss or wanted, encoder)
    if meaning is not None:
        miss *= 1 - _MEANING_WEIGHT * meaning
    scores = np.asarray(1 - miss, dtype=np.float32)
    speaks = language or ("es" if spanish else "en")
    chosen = _best(index, scores, limit + _SPARE if unwanted else limit)
    matches = [_match(catalog, index.codes[row], float(scores[row]), speaks) for row in chosen]
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
    """What a query asks for and what it does not want: "computers but not coding" → ("computers", ["coding"])."""
    folded = _NOT_REALLY_UNWANTED.sub(" ", wording.fold(query).replace("'", ""))
    wanted: list[str] = []
    unwanted: list[str] = []
    for clause in re.split(r"[,.;!?\n]|\bbut\b(?! not)|\bpero\b(?! (?:no|sin|nada))", folded):
        cue = _UNWANTED_CUE.search(clause)
        wanted.append(clause[: cue.start()] if cue else clause)
        if cue and clause[cue.end() :].strip():
            unwanted.append(clause[cue.end() :].strip())
    return " ".join(" ".join(wanted).split()), unwanted


def warm(catalog: Catalog, encoder: SentenceEncoder | None = None) -> None:
    """Make the index and the vectors now, so that the first person does not wait for them."""
    search_occupations(catalog, "welder", 1, encoder=encoder)


def _index_of(catalog: Catalog) -> LexicalIndex:
    return catalog.remember("search.index", lambda: LexicalIndex(catalog))


def _meaning(catalog: Catalog, index: LexicalIndex, text: str, encoder: SentenceEncoder | None) -> Floats | None:
    """Likeness in meaning of the text to every occupation, 0..1; `None` where there is no encoder."""
    encoder = encoder or _default_encoder()
    if encoder is None or not index.codes:
        return None
    using = encoder
    titles, descriptions = catalog.remember(("search.vectors", id(using)), lambda: _vectors(catalog, index, using))
    query = using.encode([text.replace(wording.COMPUTING, "information technology")])[0]
    likeness = np.maximum(0.5 * (titles @ query) + 0.5 * (descriptions @ query), 0.92 * (descriptions @ query))
    stretched = np.clip((likeness - _UNRELATED) / (_RELATED - _UNRELATED), 0, 1)
    return np.asarray(stretched, dtype=np.float32)


def _vectors(catalog: Catalog, index: LexicalIndex, encoder: SentenceEncoder) -> tuple[Floats, Floats]:
    rows = [catalog.occupations[code] for code in index.codes]
    titles = [row.plain_title_en or row.title for row in rows]
    described = [row.description or row.title for row in rows]
    return encoder.encode_kept(titles), encoder.encode_kept(described)


def _default_encoder() -> SentenceEncoder | None:
    try:
        return open_encoder()
    except EncoderMissing:
        return None


def _best(index: LexicalIndex, scores: Floats, count: int) -> list[int]:
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
    return OccupationMatch(
        match.onet_soc, match.title, match.plain_title, match.field, round(match.score * _UNWANTED, 4)
    )


def _aversion(catalog: Catalog, phrase: str) -> Reading | None:
    """What a phrase of aversion means; the latest phrases are kept, since one is asked of many occupations in a row."""
    known: dict[str, Reading | None] = catalog.remember("search.avoid", dict)
    if phrase not in known:
        if len(known) >= _KEPT_PHRASES:
            known.clear()
        known[phrase] = read_aversion(catalog, _index_of(catalog), phrase)
    return known.get(phrase)
