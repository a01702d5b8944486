"""From a person's own words to occupations, in English and Spanish, tolerant of misspelling.

How a score comes about (0 to 1, comparable between queries):

1. The query is cut into what is wanted and what is not ("computers but not coding").
2. *Name*: for every everyday name of an occupation (official, plain, lay; both languages) the share of the name's
   weight that the query says, times a half plus half the share of the query's weight that the name covers. A word
   weighs the more, the rarer it is in names (inverse document frequency). Unknown words take the nearest known ones,
   weighed by likeness. The best name counts. A mere verb ("helping people", "me gusta ayudar") counts for names it
   does not say whole ("help desk", "mechanic's helper") only as far as the meaning agrees. A name that is wholly
   close in spelling counts with its likeness.
3. *Words*: the share of the query's weight found anywhere in the occupation's names, description and field words, and
   half of what is found in its tasks alone.
4. *Meaning*: cosine of sentence vectors (query with plain title and with description and tasks), stretched so that
   unrelated text is 0.
5. *Claim*, with an imported release only: the query taken for a job title. The log odds of each occupation are the sum
   of what the title's stems and letters say (naive Bayes over all titles), what its sentence vector says (a linear
   classifier learned from all titles), and how near the known titles of the likely occupations are. A claim falls from
   1 for the likeliest by e for five points of log odds, times the square of the likeness of the nearest title.
   A title that is known verbatim claims 1. (`pathways.search_titles`)
6. score = 1 - (1 - name)(1 - 0.45 words)(1 - 0.8 meaning)(1 - 0.9 claim), each clipped to 0..1; times 0.25 where the
   occupation has what the query does not want. Scores below 0.15 are not matches.
7. The best score stands first. But where the query may well be a title (English, no filler in it, nearest known title
   at least half alike), occupations stand in order of log odds - log((1 - name)(1 - 0.45 words)(1 - 0.8 meaning)), with
   4 more for a verbatim title; where one stands before another of a higher score, both take the mean of their scores.

Spanish words reach English descriptions and the encoder through a small glossary (`pathways.wording`). Without the
encoder, 4 and the half of 5 that needs it are left out. The index is made once per catalog (`Catalog.remember`) and is
safe to share between threads; what is learned of titles is kept beside the encoder. The latest answers are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from pathways import wording
from pathways.aversion_table import Reading
from pathways.aversions import read_aversion
from pathways.catalog import Catalog
from pathways.encoder import EncoderMissing, open_encoder
from pathways.search_index import LANGUAGES, LexicalIndex
from pathways.search_scores import Scorer, SentenceEncoder

LEAST_SCORE = 0.15
_UNWANTED = 0.25
_KEPT_PHRASES = 256
_KEPT_ANSWERS = 1024
_SPARE = 60  # matches looked at beyond the limit, since some will be lowered
_LONGEST_QUERY = 400  # characters; what is longer tells nothing more of an interest
_UNWANTED_CUE = re.compile(
    r"\b(?:but|just|and|pero|y)?\s*\b(?:not|no|nothing|without|except|besides|hate|dont|do not|cant stand|never|"
    r"anything but|sin|nada de|menos|excepto|odio)\b(?! (?:mind|care|know|have|need|matter|got|tengo|hay|importa)\b)"
)
_making = Lock()
_NOT_REALLY_UNWANTED = re.compile(r"\b(?:no|not) (?:sure|idea|se|importa|problem|matter)\b|\bnot? (?:only|just)\b")


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
    if limit < 1:
        return []
    using = encoder or _default_encoder()
    answers = catalog.remember(("search.answers", id(using)), lambda: _Answers(catalog, using))
    return list(answers.of(query[:_LONGEST_QUERY], limit, language))


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


class _Answers:
    """The search of one catalog with one encoder; the latest answers are kept, since a plan asks the same anew."""

    def __init__(self, catalog: Catalog, encoder: SentenceEncoder | None) -> None:
        self._catalog = catalog
        with _making:  # it takes long: not twice at once
            self._scorer = catalog.remember(
                ("search.scorer", id(encoder)), lambda: Scorer(catalog, _index_of(catalog), encoder)
            )
        self.of = lru_cache(maxsize=_KEPT_ANSWERS)(self._find)

    def _find(self, query: str, limit: int, language: str | None) -> tuple[OccupationMatch, ...]:
        wanted, unwanted = split_wanted(query)
        if not any(wording.content(wanted, tongue) for tongue in LANGUAGES):
            return ()
        spanish = language == "es" or wording.looks_spanish(wanted)
        gloss = wording.in_english(wanted) if spanish else None
        ranked = self._scorer.rank(wanted, gloss, limit + _SPARE if unwanted else limit)
        speaks = language or ("es" if spanish else "en")
        matches = [_match(self._catalog, code, score, speaks) for code, score in ranked]
        if unwanted:
            matches = [_lowered(self._catalog, match, unwanted) for match in matches]
            matches.sort(key=lambda match: -match.score)
        return tuple(match for match in matches if match.score >= LEAST_SCORE)[:limit]


def _index_of(catalog: Catalog) -> LexicalIndex:
    return catalog.remember("search.index", lambda: LexicalIndex(catalog))


def _default_encoder() -> SentenceEncoder | None:
    try:
        return open_encoder()
    except EncoderMissing:
        return None


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
