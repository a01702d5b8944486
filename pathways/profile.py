"""The profile: what a person has told us. Every field optional; unknown is never guessed."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from pathways import vocabulary as words
from pathways.states import state_code

OnetSoc = Annotated[str, Field(pattern=r"^\d{2}-\d{4}\.\d{2}$")]


class Place(BaseModel):
    """Where the person lives or would train from. `lat` and `lon` in degrees (WGS 84).

    `state` is a code of two letters, and said only of places that are not in Oklahoma.
    """

    model_config = ConfigDict(extra="forbid")

    name: str | None = None
    county: str | None = None
    zip: Annotated[str, Field(pattern=r"^\d{5}$")] | None = None
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    state: str | None = None

    @field_validator("state")
    @classmethod
    def _code(cls, written: str | None) -> str | None:
        """The code of a state that is given by its name ("Arkansas") or in small letters."""
        if written is None:
            return None
        code = state_code(written)
        if code is None:
            raise ValueError("Give a state by its code or its name, like AR or Arkansas")
        return code


class Profile(BaseModel):
    """What a person has told us, in the units of the design: dollars, miles, weeks, dollars an hour.

    A scalar that is `None` and a list that is empty both mean "not said". What the person has said does not apply
    stands in `denied` and is not asked again.
    """

    model_config = ConfigDict(extra="forbid", use_enum_values=True, validate_assignment=True)

    interests: list[str] = []
    fields: list[words.Field] = []
    target_occupations: list[OnetSoc] = []
    avoid: list[str] = []
    place: Place | None = None
    max_miles: Annotated[float, Field(ge=0, le=5000)] | None = None
    transport: words.Transport | None = None
    online_ok: bool | None = None
    age: Annotated[int, Field(ge=5, le=120)] | None = None
    education: words.Education | None = None
    credentials: list[str] = []
    experience: list[OnetSoc] = []
    budget_usd: Annotated[float, Field(ge=0, le=1_000_000)] | None = None
    max_weeks: Annotated[float, Field(ge=0, le=1000)] | None = None
    schedule: list[words.Schedule] = []
    hours_per_week: Annotated[float, Field(ge=0, le=168)] | None = None
    min_wage_hourly: Annotated[float, Field(ge=0, le=1000)] | None = None
    language: words.Language | None = None
    needs: list[words.SupportCategory] = []
    statuses: list[words.Status] = []
    denied: list[str] = []

    def said(self) -> dict[str, object]:
        """Only what is known, as JSON values: the form the profile has on the wire."""
        dumped = self.model_dump(mode="json", exclude_none=True)
        return {name: value for name, value in dumped.items() if value not in ([], {})}


class ProfileUpdate(BaseModel):
    """What one message changes: facts it gives and list values it takes back.

    `given` holds only what the text says. `removed` maps a list field to values that no longer hold ("not Tulsa" has
    no list to remove from, "I no longer want nursing" removes from `target_occupations`). `replaced` names list fields
    whose given values stand instead of the old ones ("actually evenings") rather than beside them.
    """

    model_config = ConfigDict(extra="forbid")

    given: Profile = Profile()
    removed: dict[str, list[str]] = {}
    replaced: list[str] = []

    @model_validator(mode="after")
    def _known_fields(self) -> ProfileUpdate:
        lists = {name for name, value in Profile().model_dump().items() if value == []}
        unknown = (set(self.removed) | set(self.replaced)) - lists
        if unknown:
            raise ValueError(f"not a list field of the profile: {', '.join(sorted(unknown))}")
        return self


def merge(profile: Profile, update: ProfileUpdate) -> Profile:
    """The profile after one message.

    Scalars are replaced, lists grow in order, a denial and its opposite never stand together.
    """
    merged = profile.model_dump()
    for name, value in update.given.model_dump().items():
        if value in (None, []):
            continue
        if isinstance(value, list) and name not in update.replaced:
            value = [*merged[name], *(item for item in value if item not in merged[name])]
        merged[name] = value
    for name, values in update.removed.items():
        merged[name] = [item for item in merged[name] if item not in values]
    newly_denied = set(update.given.denied)
    claimed = {*update.given.statuses, *update.given.needs, *update.given.credentials} - newly_denied
    merged["denied"] = [item for item in merged["denied"] if item not in claimed]
    for name in ("statuses", "needs", "credentials"):
        merged[name] = [item for item in merged[name] if item not in newly_denied]
    return Profile.model_validate(merged)
