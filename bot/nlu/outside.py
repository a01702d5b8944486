"""Towns outside Oklahoma that people name as home.

Those just across the state line (the database's border places) are served; of those farther off we can then say that
we cover Oklahoma only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pathways.states import state_code

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
_BEFORE = re.compile(
    r"(?:^|\b(?:live|living|stay|staying|reside|from|vivo|vivimos|soy|i'm|am|we're|based|located|near|by|"
    r"outside of|around|cerca)\s+(?:\w+\s+)?(?:in|at|by|near|from|around|outside of|en|de)?\s*)$"
)
_SAYS_LIVES = re.compile(r"\b(?:live|living|stay|staying|from|vivo|vivimos|soy|near)\s+(?:(?:in|near|by|en|de)\s+)?$")


class TownsOutside:
    """Finds names of towns outside Oklahoma in folded texts."""

    def __init__(self, border: Iterable[str] = ()) -> None:
        """`border`: further towns as "Name, ST", which count only with their state behind them."""
        further = {name.rpartition(", ")[0].lower(): name for name in border}
        self._names = {**further, **_NAMES}
        self._doubtful = _DOUBTFUL | (further.keys() - _NAMES.keys())
        self._states = {name.lower(): name for name in border}
        any_name = "|".join(sorted(map(re.escape, self._names), key=len, reverse=True))
        self._town = re.compile(rf"\b(?:{any_name})\b(?! (?:mountains|county|nation))")

    def find(self, text: str, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
        """Start, end and "Name, ST" of towns that the writer lives in or answers with."""
        for match in self._town.finditer(text):
            start, end = match.span()
            if any(first < end and start < last for first, last in taken):
                continue
            state = OTHER_STATE.match(text[end:])
            lives = _SAYS_LIVES.search(text[:start])
            if match.group() in self._doubtful and not (state or (lives and match.group() == "liberal")):
                continue
            if state or _BEFORE.search(text[:start]):
                yield start, end, self._named(match.group(), state.group() if state else "")

    def _named(self, town: str, said: str) -> str:
        """The town with the state that was said, where we know it there; else with the state it is known in."""
        code = state_code(said.strip(" ,")) if said else None
        town = town.replace("ft ", "fort ") if town.startswith("ft ") else town
        return self._states.get(f"{town}, {code}".lower(), self._names[town])
