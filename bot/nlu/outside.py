"""Towns across the state line that people name as home: known, so that we can answer that we cover Oklahoma only."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOWNS = {
    "TX": (
        "Dallas", "Fort Worth", "Wichita Falls", "Amarillo", "Denison", "Sherman", "Gainesville", "Texarkana", "Paris",
        "Lubbock", "Houston", "Austin", "San Antonio", "Plano", "Denton", "El Paso", "Pampa", "Vernon", "Burkburnett",
    ),
    "AR": ("Fort Smith", "Fayetteville", "Bentonville", "Springdale", "Siloam Springs", "Little Rock", "Van Buren"),
    "MO": ("Joplin", "Springfield", "Neosho", "Kansas City", "St. Louis"),
    "KS": (
        "Wichita", "Coffeyville", "Liberal", "Arkansas City", "Independence", "Parsons", "Pittsburg", "Topeka",
        "Dodge City",
    ),
    "CO": ("Denver", "Pueblo", "Trinidad"),
    "NM": ("Albuquerque", "Clovis", "Clayton"),
}  # fmt: skip
OTHER_STATE = re.compile(
    r"^\s*,?\s*(?:tx|texas|ar|arkansas|ks|kansas|mo|missouri|nm|new mexico|colorado|florida|california|louisiana|"
    r"tennessee|arizona|georgia|illinois|ohio)(?=\s*(?:$|[.,;!?)]|and\b|but\b|y\b|pero\b))"
)
_NAMES = {name.lower(): f"{name}, {state}" for state, names in _TOWNS.items() for name in names}
_NAMES |= {name.replace("fort ", "ft "): full for name, full in _NAMES.items() if name.startswith("fort ")}
# Names that are also words, people or Oklahoma places count only with their state behind them.
_DOUBTFUL = frozenset({"liberal", "paris", "austin", "vernon", "clayton", "trinidad", "independence", "springfield",
                       "sherman", "pueblo", "clovis", "parsons", "wichita"})  # fmt: skip
_ANY_NAME = "|".join(sorted(map(re.escape, _NAMES), key=len, reverse=True))
_TOWN = re.compile(rf"\b(?:{_ANY_NAME})\b(?! (?:mountains|county|nation))")
_BEFORE = re.compile(
    r"(?:^|\b(?:live|living|stay|staying|reside|from|vivo|vivimos|soy|i'm|am|we're|based|located|near|by|"
    r"outside of|around|cerca)\s+(?:\w+\s+)?(?:in|at|by|near|from|around|outside of|en|de)?\s*)$"
)
_SAYS_LIVES = re.compile(r"\b(?:live|living|stay|staying|from|vivo|vivimos|soy|near)\s+(?:(?:in|near|by|en|de)\s+)?$")


def towns_outside(text: str, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Start, end and "Name, ST" of towns elsewhere that the writer of a folded text lives in or answers with."""
    for match in _TOWN.finditer(text):
        start, end = match.span()
        if any(first < end and start < last for first, last in taken):
            continue
        state = OTHER_STATE.match(text[end:])
        lives = _SAYS_LIVES.search(text[:start])
        if match.group() in _DOUBTFUL and not (state or (lives and match.group() == "liberal")):
            continue
        if state or _BEFORE.search(text[:start]):
            yield start, end, _NAMES[match.group()]
