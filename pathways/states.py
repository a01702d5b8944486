"""The states of the United States as people write them: "AR", "Arkansas", "Ark.", after a town's name."""

from __future__ import annotations

import re

HOME_STATE = "OK"

STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky",
    "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
    "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire",
    "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota",
    "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island",
    "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont",
    "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip
_ALSO = {"ark": "AR", "kan": "KS", "kans": "KS", "mo": "MO", "tex": "TX", "okla": "OK", "colo": "CO"}
_CODES = {
    **{code.casefold(): code for code in STATES},
    **{name.casefold(): code for code, name in STATES.items()},
    **_ALSO,
}
# Without a comma a code of two letters is a state only where it is no word, no name and no "Co." for county.
_BARE = ("ar", "ks", "mo", "nm", "ok", "tx")
_WRITTEN = "|".join(sorted(map(re.escape, _CODES), key=len, reverse=True))
_AFTER_COMMA = re.compile(rf"^(.*\S)\s*,\s*({_WRITTEN})\.?$")
_AFTER_SPACE = re.compile(
    rf"^(.*\S)\s+({'|'.join([one for one in _WRITTEN.split('|') if len(one) > 4 or one in _BARE or one in _ALSO])})\.?$"
)


def state_code(text: str) -> str | None:
    """The code of the state that a text is the name or code of, else `None`."""
    return _CODES.get(text.casefold().strip().rstrip("."))


def split_state(text: str) -> tuple[str, str | None]:
    """A text in lower case without the state written after it, and that state's code: ("joplin", "MO")."""
    found = _AFTER_COMMA.match(text) or _AFTER_SPACE.match(text)
    if found is None:
        return text, None
    return found.group(1).strip(" ,"), _CODES[found.group(2)]
