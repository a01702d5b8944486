"""A profile as a person would say it: one short line a field, in the order of the interview."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pathways.catalog import Catalog
from pathways.eligibility import FACT_WORDS
from pathways.geo import lives_elsewhere
from pathways.phrases import say, word
from pathways.profile import Place, Profile

ORDER = (
    "place", "age", "education", "statuses", "credentials", "experience", "interests", "fields", "target_occupations",
    "avoid", "schedule", "hours_per_week", "transport", "max_miles", "online_ok", "budget_usd", "max_weeks",
    "min_wage_hourly", "needs", "language", "denied",
)  # fmt: skip


def profile_lines(catalog: Catalog, profile: Profile, language: str) -> Iterator[str]:
    """What is known of the person, in words; nothing for what they have not said."""
    said = profile.said()
    for name in ORDER:
        if name in said:
            yield say(f"who_{name}", language, value=_value(catalog, name, getattr(profile, name), language))


def place_name(place: Place, language: str) -> str:
    """`Lawton (Comanche County)`, `Fort Smith, AR`, a ZIP code, a county, or a position."""
    named = place.name or place.zip or ""
    if named and lives_elsewhere(place):
        return named if named.endswith(f", {place.state}") else f"{named}, {place.state}"
    county = ""
    if place.county:
        county = f"condado de {place.county}" if language == "es" else f"{place.county} County"
    if named:
        return f"{named} ({county})" if county else named
    return county or f"{place.lat}, {place.lon}"


def _value(catalog: Catalog, name: str, value: Any, language: str) -> str:
    if name == "place":
        return place_name(value, language)
    if name in ("budget_usd", "max_miles", "max_weeks", "hours_per_week"):
        return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
    if name == "min_wage_hourly":
        return f"{value:,.2f}"
    if isinstance(value, list):
        return ", ".join(_item(catalog, name, one, language) for one in value)
    special = {"transport": f"transport_{value}", "education": "education_none" if value == "none" else str(value)}
    return word(special.get(name, str(value)), language)


def _item(catalog: Catalog, name: str, value: str, language: str) -> str:
    if value in catalog.occupations:
        return catalog.occupations[value].plain_title(language)
    if value in catalog.credentials:
        return catalog.credentials[value].called(language)
    if name == "fields" and value in catalog.fields:
        row = catalog.fields[value]
        return row.name_es if language == "es" else row.name_en
    if name in ("interests", "avoid"):
        return value
    return word(FACT_WORDS.get(value, value) if name == "statuses" else value, language)
