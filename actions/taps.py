"""Facts that a tapped choice carries: its entities are profile fields and say exactly what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from actions.voice import payload
from pathways.profile import Place, Profile, ProfileUpdate

_LISTS = frozenset(name for name, value in Profile().model_dump().items() if value == [])
# An answer to "when can you go?" stands for the whole of it; needs, statuses and the like are told one by one.
_WHOLE = frozenset({"schedule"})


def facts(entities: Iterable[Mapping[str, Any]]) -> ProfileUpdate:
    """The profile facts in a tapped choice; none where a value does not fit its field."""
    given: dict[str, Any] = {}
    place: dict[str, Any] = {}
    removed: dict[str, list[str]] = {}
    for entity in entities:
        name, value = str(entity.get("entity")), entity.get("value")
        if name == "forget":
            removed.setdefault("statuses", []).append(str(value))
        elif name in ("county", "zip") or (name == "place" and isinstance(value, str)):
            place["name" if name == "place" else name] = value
        elif name in _LISTS:
            given.setdefault(name, []).append(value)
        elif name in Profile.model_fields:
            given[name] = value
    if place:
        given["place"] = place
    try:
        profile = Profile.model_validate(given)
    except ValidationError:
        return ProfileUpdate()
    return ProfileUpdate(given=profile, removed=removed, replaced=sorted(_WHOLE & given.keys()))


def choice_payload(intent: str, given: Profile) -> str:
    """The payload of a choice that carries these facts; the language of the talk is none of them."""
    said = given.said()
    said.pop("language", None)
    place = said.pop("place", None)
    if isinstance(place, dict):
        where = Place.model_validate(place)
        said.update({key: value for key, value in (("place", where.name), ("county", where.county)) if value})
    return payload(intent, **said)
