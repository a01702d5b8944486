"""What quantities are counted in: the profile's units, and the words for them in both languages."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from dataclasses import dataclass

NOTHING = ""
"""The kind of a number that was understood and is no fact for the profile (a debt, a present wage)."""
MILES_A_MINUTE = 50 / 60
WEEKS = {"day": 1 / 7, "week": 1.0, "month": 4.33, "semester": 16.0, "year": 52.0}
HOURS = {"hour": 1.0, "day": 8.0, "week": 40.0, "month": 173.3, "year": 2080.0}
PERIODS = {
    "hora": "hour", "dia": "day", "semana": "week", "mes": "month", "ano": "year", "hourly": "hour", "weekly": "week",
    "monthly": "month", "yearly": "year", "annually": "year", "annual": "year", "anuales": "year", "mensuales": "month",
    "semanales": "week", "weeks": "week", "semanas": "week", "meses": "month", "anos": "year", "semestre": "semester",
    "semestres": "semester", "dias": "day", "mo": "month",
}  # fmt: skip
TIME = re.compile(
    r"[\s-]*(?P<unit>days?|weeks?|months?|mo\b|semesters?|years?|semanas?|mes(?:es)?|semestres?|anos?|dias?)\b(?P<half>\s+(?:and (?:a )?half|& a half|y medio))?"
)
DISTANCE = re.compile(r"[\s-]*(?P<unit>miles?|mi\b|millas?|kilometers?|kilometros?|km)\b")
CLOCK = re.compile(
    r"[\s-]*(?P<unit>minutes?|minutos?|min\b|hours?|horas?)\b(?P<half>\s+(?:and (?:a )?half|& a half|y media))?"
)


@dataclass(frozen=True)
class Quantity:
    """A number read as `kind` (a profile field, or `number` where nothing says of what) at `start:end` of the text."""

    kind: str
    value: float
    start: int
    end: int


def other_unit(after: str) -> bool:
    """Whether what follows a number counts something else than money."""
    return any(unit.match(after) for unit in (TIME, DISTANCE, CLOCK)) or bool(
        re.match(
            r"\s*(?:kids?|hijos|ninos|children|classes|jobs|credits|felon|years|anos|days|nights|people|%)|\s*[a-z]*\d",
            after,
        )
    )
