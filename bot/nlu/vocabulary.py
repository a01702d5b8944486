"""What the pathway database calls things: the phrases that messages are searched for, made anew at every training.

A `Phrase` says what a run of words may mean; whether it does in a given message is for the readers of context to say.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import Engine, inspect, select
from sqlalchemy.orm import Session

from bot.nlu.text import fold
from pathways import tables
from pathways.db import open_engine

DEFAULT_DATABASE_URL = "sqlite:///var/pathguide.db"
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*\+?")  # "Security+" is not "security"
_PARENTHESES = re.compile(r"\s*\(([^)]*)\)")


class VocabularyMissing(RuntimeError):
    """The pathway database holds nothing to learn names from; the message says which command loads it."""


@dataclass(frozen=True)
class Phrase:
    """A run of words and what it may stand for: `kind` is place, county, occupation, credential, field or provider.

    `values` are ids of that kind. `shout` phrases count only in capitals ("IT", "OR nurse").
    """

    kind: str
    words: tuple[str, ...]
    values: tuple[str, ...]
    shout: bool = False


@dataclass
class Vocabulary:
    """Everything the fact extractor knows of the database.

    `places` by id, `zips` by code, `border` (towns across the state line) by "Name, ST": JSON of a profile's place.
    """

    phrases: list[Phrase] = field(default_factory=list)
    places: dict[str, dict[str, Any]] = field(default_factory=dict)
    zips: dict[str, dict[str, Any]] = field(default_factory=dict)
    border: dict[str, dict[str, Any]] = field(default_factory=dict)
    occupation_credentials: dict[str, list[str]] = field(default_factory=dict)
    known_words: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Plain values for storing in the model."""
        return {**asdict(self), "phrases": [[p.kind, list(p.words), list(p.values), p.shout] for p in self.phrases]}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Vocabulary:
        """The vocabulary that `as_json` gave."""
        phrases = [Phrase(kind, tuple(words), tuple(values), shout) for kind, words, values, shout in stored["phrases"]]
        return cls(**{**stored, "phrases": phrases})


def database_url() -> str:
    """The database that training reads: PATHGUIDE_DATABASE_URL, else the file in `var/`."""
    return os.environ.get("PATHGUIDE_DATABASE_URL") or DEFAULT_DATABASE_URL


def read_vocabulary(url: str) -> Vocabulary:
    """Read the database at `url`. Raises `VocabularyMissing` where it is not loaded."""
    engine = open_engine(url)
    try:
        if not _loaded(engine):
            raise VocabularyMissing(
                "The pathway database is empty, so there are no places or jobs to recognise. "
                "Load it first: pathguide data load"
            )
        with Session(engine) as session:
            return _read(session)
    finally:
        engine.dispose()


def _loaded(engine: Engine) -> bool:
    if not inspect(engine).has_table(tables.PlaceRow.__tablename__):
        return False
    with engine.connect() as connection:
        return connection.execute(select(tables.PlaceRow.id).limit(1)).first() is not None


def _read(session: Session) -> Vocabulary:
    vocabulary = Vocabulary()
    collected: dict[tuple[str, tuple[str, ...]], dict[str, bool]] = {}

    def add(kind: str, text: str | None, value: str) -> None:
        words = words_of(text or "")
        if words and len("".join(words)) > 1:
            shout = len(words[0]) <= 3 and bool(text) and (text or "").split()[0].replace(".", "").isupper()
            values = collected.setdefault((kind, words), {})
            values[value] = values.get(value, True) and shout

    _add_places(session, vocabulary, add)
    _add_work(session, vocabulary, add)
    for (kind, words), values in collected.items():
        vocabulary.phrases.append(Phrase(kind, words, tuple(values), all(values.values())))
    return vocabulary


def words_of(text: str) -> tuple[str, ...]:
    """The words of a phrase as messages are searched for them ("T-Town" is two, "A&P" is two)."""
    return tuple(_WORD.findall(fold(text.replace("C.N.A.", "CNA").replace(".", " " if ". " in text else ""))))


def _add_places(session: Session, vocabulary: Vocabulary, add: Any) -> None:
    for place in session.scalars(select(tables.PlaceRow).order_by(tables.PlaceRow.population.desc().nulls_last())):
        vocabulary.places[place.id] = {
            "name": place.name, "county": place.county, "lat": place.lat, "lon": place.lon,
            "population": place.population or 0,
        }  # fmt: skip
        for name in (place.name, *(row.name for row in place.names)):
            add("place", name, place.id)
            if name.lower().startswith("fort "):
                add("place", "ft" + name[4:], place.id)
    for county in session.scalars(select(tables.County)):
        key = f"county:{county.name}"
        vocabulary.places[key] = {
            "name": None, "county": county.name, "lat": county.lat, "lon": county.lon, "population": 0,
        }  # fmt: skip
        add("county", county.name, key)
    for row in session.scalars(select(tables.ZipCode)):
        vocabulary.zips[row.zip] = {
            "name": row.city, "county": row.county, "zip": row.zip, "lat": row.lat, "lon": row.lon,
        }  # fmt: skip

    for town in session.scalars(select(tables.BorderPlace)):
        vocabulary.border[f"{town.name}, {town.state}"] = {
            "name": town.name, "state": town.state, "lat": town.lat, "lon": town.lon,
        }  # fmt: skip


def _add_work(session: Session, vocabulary: Vocabulary, add: Any) -> None:
    for occupation in session.scalars(select(tables.Occupation).order_by(tables.Occupation.onet_soc)):
        for text in (occupation.title, occupation.plain_title_en, occupation.plain_title_es):
            for variant in _variants(text):
                add("occupation", variant, occupation.onet_soc)
    for title in session.scalars(select(tables.OccupationTitle)):
        for variant in _inflected(title.title, title.language):
            add("occupation", variant, title.onet_soc)
    for credential in session.scalars(select(tables.Credential)):
        for variant in _variants(credential.name):
            add("credential", variant, credential.id)
    for name in session.scalars(select(tables.CredentialTitle)):
        add("credential", name.title, name.credential_id)
    for row in session.scalars(select(tables.FieldRow)):
        words = f"{row.words_en or ''};{row.words_es or ''};{row.name_en};{row.name_es}"
        for text in words.split(";"):
            add("field", text.strip(), row.id)
    for provider in session.scalars(select(tables.Provider)):
        for variant in _provider_names(provider.name):
            add("provider", variant, provider.id)
    for link in session.scalars(select(tables.OccupationCredential)):
        if link.required:
            vocabulary.occupation_credentials.setdefault(link.onet_soc, []).append(link.credential_id)


def _variants(text: str | None) -> Iterable[str]:
    """The text without its parentheses, and what stands in them when short ("licensed practical nurse (LPN)")."""
    if not text:
        return
    bare = _PARENTHESES.sub("", text).strip()
    yield from _inflected(bare, "en")
    for inside in _PARENTHESES.findall(text):
        if len(inside.split()) <= 2 and inside.isupper():
            yield from _inflected(inside, "en")


def _inflected(text: str, language: str) -> Iterable[str]:
    """The title with its plural, and with both genders in Spanish."""
    yield text
    words = text.split()
    if not words or len(words[-1]) < 3:
        return
    last = words[-1]
    verb = re.fullmatch(r"([a-z]+) an? ([a-z]+)", text) if language == "en" else None
    if verb:  # "drive a truck" is also "drive trucks", "driving trucks"
        doing = (verb[1][:-1] if verb[1].endswith("e") else verb[1]) + "ing"
        yield from (f"{verb[1]} {verb[2]}s", f"{doing} {verb[2]}s", f"{doing} a {verb[2]}")
    if language == "en" and last[-1].isalpha() and not last.endswith(("s", "ing")):
        plural = last[:-1] + "ies" if last.endswith("y") and last[-2] not in "aeiou" else last + "s"
        yield " ".join([*words[:-1], plural if not last.isupper() else f"{last}s"])
    if language == "en" and last.endswith("s") and not last.endswith("ss") and not last.isupper():
        yield " ".join([*words[:-1], last[:-1]])
    if language == "es":
        first = words[0]
        endings = {"ero": "era", "dor": "dora", "tor": "tora", "ico": "ica", "ado": "ada", "ario": "aria", "ino": "ina"}
        for masculine, feminine in endings.items():
            for old, new in ((masculine, feminine), (feminine, masculine)):
                if first.lower().endswith(old) and len(first) > 5:
                    yield " ".join([first[: -len(old)] + new, *words[1:]])
        if last[-1] in "aeo" and len(words) == 1:
            yield last + "s"


def _provider_names(name: str) -> Iterable[str]:
    """A school's name, its short forms ("Francis Tuttle", "Moore Norman Tech") and its abbreviation in parentheses."""
    bare = _PARENTHESES.sub("", name).strip()
    yield bare
    for inside in _PARENTHESES.findall(name):
        if len(inside) < 30 and ";" not in inside:
            yield inside
    for ending in (" Technology Center", " Technology Centers"):
        if bare.endswith(ending):
            short = bare[: -len(ending)]
            yield from (f"{short} Tech", f"{short} Vo Tech", f"{short} VoTech")
            if " " in short or "-" in short:
                yield short
