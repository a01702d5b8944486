"""What we know of the person, in words: everything told is visible, and can be changed or taken back."""

from __future__ import annotations

from actions.telling import listed
from actions.turn import Turn


def known_facts(turn: Turn) -> str:
    """All that the person has told, one line each."""
    lines = [fact_line(turn, name, value) for name, value in turn.profile.said().items() if name != "language"]
    return "\n".join(line for line in lines if line)


def fact_line(turn: Turn, name: str, value: object) -> str:
    """One fact of the profile in words."""
    voice = turn.voice
    items = value if isinstance(value, list) else [value]
    words = [_fact_words(turn, name, item) for item in items]
    return voice.phrase("known_line", what=voice.phrase(f"known_{name}"), value=listed(voice, words))


def _fact_words(turn: Turn, name: str, item: object) -> str:
    voice, catalog = turn.voice, turn.catalog
    if name in ("target_occupations", "experience") and item in catalog.occupations:
        return catalog.occupations[str(item)].plain_title(turn.language)
    if name == "credentials" and item in catalog.credentials:
        return catalog.credentials[str(item)].name
    if name == "place" and isinstance(item, dict):
        county = voice.phrase("county_name", county=item["county"]) if item.get("county") else ""
        return ", ".join(part for part in (item.get("name"), county, item.get("zip")) if part)
    for prefix in (f"{name}_", "field_", "need_", "status_", "time_"):
        if isinstance(item, str) and voice.has(prefix + item):
            return voice.phrase(prefix + item)
    if isinstance(item, bool):
        return voice.phrase("yes" if item else "no")
    return f"{item:g}" if isinstance(item, float) else str(item)
