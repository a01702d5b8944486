"""The development set: messages with the intent and the profile they should give, written apart from the training data.

A folder of YAML files, each a list of rows; tests/nlu/development/README.md says what their keys mean.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from pathways import vocabulary as words
from pathways.profile import Profile

_KEYS = frozenset(
    {"text", "asked", "language", "intent", "also_intents", "profile", "any_of", "may", "not", "tags", "note"}
)
LISTS = frozenset(name for name, field in Profile.model_fields.items() if field.default == [])
"""The profile's fields that hold several values."""
_DENIABLE = {item.value for item in words.Status} | {item.value for item in words.SupportCategory}
_ASKABLE = frozenset(Profile.model_fields) | _DENIABLE
_LANGUAGES = frozenset(item.value for item in words.Language)


@dataclass(frozen=True)
class Row:
    """One message and its gold, by field of the profile: what it gives, and what it may or must not give beside that.

    A place holds `name`, `county` and `zip`, as far as they are named.
    """

    text: str
    intent: str
    profile: Mapping[str, Any]
    file: str
    number: int
    asked: str | None = None
    language: str | None = None
    also_intents: frozenset[str] = frozenset()
    any_of: Mapping[str, list[Any]] = field(default_factory=dict)
    optional: Mapping[str, list[Any]] = field(default_factory=dict)
    forbidden: Mapping[str, list[Any]] = field(default_factory=dict)
    tags: frozenset[str] = frozenset()

    @property
    def intents(self) -> frozenset[str]:
        """All intents that are right."""
        return self.also_intents | {self.intent}

    @property
    def spoken(self) -> str:
        """The text's language: as the gold says, else that of the person, else of the file's name (`es_facts.yml`)."""
        named = self.profile.get("language") or self.language or self.file[:2]
        return str(named) if named in _LANGUAGES else "en"


@dataclass(frozen=True)
class Ids:
    """What gold may name: intents, O*NET-SOC codes of occupations, ids of credentials."""

    intents: frozenset[str]
    occupations: frozenset[str]
    credentials: frozenset[str]


class FaultyRows(ValueError):
    """What is wrong with the files, one `file:row: reason` a line; rows are counted from 1."""


def read_ids(project: Path) -> Ids:
    """The ids of a project's domain and shipped data."""
    domain = yaml.safe_load((project / "domain.yml").read_text("utf-8"))
    intents = frozenset(name for item in domain["intents"] for name in (item if isinstance(item, dict) else (item,)))
    data = project / "data" / "oklahoma"
    return Ids(intents, _column(data / "occupations.csv", "onet_soc"), _column(data / "credentials.csv", "id"))


def _column(path: Path, name: str) -> frozenset[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return frozenset(row[name] for row in csv.DictReader(file))


def read_rows(folder: Path, ids: Ids) -> list[Row]:
    """The rows of all files of a folder.

    Raises:
        FaultyRows: when a row is not as described above, or there is none.
    """
    rows: list[Row] = []
    faults: list[str] = []
    for path in sorted(folder.glob("*.yml")):
        for number, item in enumerate(yaml.safe_load(path.read_text("utf-8")) or (), 1):
            found = list(_faults(item, ids))
            faults.extend(f"{path.name}:{number}: {reason}" for reason in found)
            if not found:
                rows.append(_row(item, path.name, number))
    if not rows and not faults:
        faults.append(f"{folder.name}:0: there is no row in this folder")
    if faults:
        raise FaultyRows("\n".join(faults))
    return rows


def _faults(item: Any, ids: Ids) -> Iterator[str]:
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        yield "a row is a mapping with a text"
        return
    if unknown := sorted(set(item) - _KEYS):
        yield f"no such key: {', '.join(map(str, unknown))}"
    if item.get("asked") is not None and item["asked"] not in _ASKABLE:
        yield f"asked: {item['asked']} is no profile field, status or need"
    if item.get("language") not in (None, *_LANGUAGES):
        yield f"language: {item['language']} is none of {', '.join(sorted(_LANGUAGES))}"
    for intent in [item.get("intent"), *item.get("also_intents", ())]:
        if intent not in ids.intents:
            yield f"there is no intent {intent}"
    yield from _profile_faults("profile", item.get("profile") or {}, ids)
    for name in ("any_of", "may"):
        for profile_field, values in _alternatives(item, name).items():
            for value in values:
                yield from _profile_faults(name, {profile_field: value}, ids)
    for profile_field in set(item.get("not") or ()) - set(Profile.model_fields):  # its values may be no valid ones
        yield f"not: there is no field {profile_field}"


def _profile_faults(where: str, profile: Any, ids: Ids) -> Iterator[str]:
    if not isinstance(profile, dict):
        yield f"{where} is no mapping"
        return
    given = {name: _listed(value) if _is_list(name) else value for name, value in profile.items()}
    try:
        Profile.model_validate(given)
    except ValidationError as error:
        for problem in error.errors():
            yield f"{where}: {'.'.join(map(str, problem['loc']))}: {problem['msg']}"
    for name, known in (
        ("target_occupations", ids.occupations),
        ("experience", ids.occupations),
        ("credentials", ids.credentials),
        ("denied", ids.credentials | _DENIABLE),
    ):
        yield from (f"{where}: {name}: there is no {value}" for value in given.get(name, ()) if value not in known)


def _is_list(name: str) -> bool:
    return name in LISTS


def _alternatives(item: Mapping[str, Any], key: str) -> dict[str, list[Any]]:
    """Lists of values by field. A place that is only a word is a name."""
    found = {name: _listed(values) for name, values in (item.get(key) or {}).items()}
    if "place" in found:
        found["place"] = [{"name": value} if isinstance(value, str) else value for value in found["place"]]
    return found


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value]


def _row(item: Mapping[str, Any], file: str, number: int) -> Row:
    profile = {name: _listed(value) if _is_list(name) else value for name, value in (item.get("profile") or {}).items()}
    return Row(
        text=item["text"],
        intent=item["intent"],
        profile=profile,
        file=file,
        number=number,
        asked=item.get("asked"),
        language=item.get("language"),
        also_intents=frozenset(item.get("also_intents", ())),
        any_of=_alternatives(item, "any_of"),
        optional=_alternatives(item, "may"),
        forbidden=_alternatives(item, "not"),
        tags=frozenset(item.get("tags", ())),
    )
