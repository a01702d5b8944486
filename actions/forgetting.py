"""Taking back one thing that was told ("forget my age", "olvide que soy veterano"), apart from deleting everything."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re

from actions.cues import FORGET, RECORD
from actions.turn import Turn
from pathways.profile import Profile, ProfileUpdate

_ALL = re.compile(
    r"\b(?:everything|all|data|info(?:rmation)?|plan|links?|todo|datos|enlace|informaci[oó]n)\b", re.IGNORECASE
)
_EXPUNGE = re.compile(
    r"\b(?:erase|expunge|clear|seal|clean(?: up)?|wipe|get rid of|borr\w+|limpi\w+|sell\w+) (?:off )?(?:my|a|mi|mis|los|el) (?:criminal |old |felony )*(?:record|felony|conviction|charges?|antecedentes|r[eé]cord|delitos?)\b",
    re.IGNORECASE,
)
_PARTS = {
    "age": r"(?:my|the|his|her) age|how old (?:i am|he is|she is)|(?:mi|la|su) edad|cu[aá]ntos a[nñ]os tengo",
    "place": r"my (?:town|city|address|zip(?: code)?|location)|where i live|mi (?:pueblo|ciudad|direcci[oó]n|c[oó]digo postal)|d[oó]nde vivo",
    "budget_usd": r"my (?:budget|money)|mi (?:presupuesto|dinero)",
    "interests": r"(?:what|the things) i like|my (?:interests|likes)|lo que me gusta|mis (?:gustos|intereses)",
    "experience": r"my (?:old|past|last|work|job) (?:jobs?|work|history)|mis? trabajos? (?:de antes|anterior(?:es)?)",
    "min_wage_hourly": r"my (?:pay|wage|salary)|mi sueldo",
    "education": r"my (?:schooling|education|diploma|grades)|mis estudios|mi (?:escuela|diploma)",
}
_NAMES = {name: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for name, pattern in _PARTS.items()}


def asks_to_clear_record(turn: Turn) -> bool:
    """Whether somebody wants their record cleared, which no chat can do, rather than what they told us forgotten."""
    return not turn.tapped and _EXPUNGE.search(turn.text) is not None


def takes_back(turn: Turn, update: ProfileUpdate | None = None) -> bool:
    """Whether a message asks to forget one thing that was told, and names it."""
    return bool(_parts(turn) or _statuses(turn, update))


def take_back(turn: Turn, update: ProfileUpdate) -> ProfileUpdate:
    """Take out the single values that are to be forgotten; what of lists goes, as an update.

    What is not held is not told once more by being named.
    """
    said, named = turn.profile.said(), _statuses(turn, update)
    told = {part: said[part] for part in _parts(turn) if part in said}
    removed = {name: value for name, value in told.items() if isinstance(value, list)}
    if single := dict.fromkeys(set(told) - set(removed)):
        turn.remember_profile(turn.profile.model_copy(update=single))
    if held := [str(one) for one in turn.profile.statuses if one in named]:
        removed["statuses"] = held
    return ProfileUpdate(given=Profile(language=update.given.language), removed=removed)


def _asks(turn: Turn) -> bool:
    return not turn.tapped and FORGET.search(turn.text) is not None and not asks_to_clear_record(turn)


def _parts(turn: Turn) -> list[str]:
    if not _asks(turn) or _ALL.search(turn.text):
        return []
    return [name for name, pattern in _NAMES.items() if pattern.search(turn.text)]


def _statuses(turn: Turn, update: ProfileUpdate | None) -> set[str]:
    if not _asks(turn):
        return set()
    named = {str(one) for one in turn.entity_values("status")}
    if update is not None:
        named |= {str(one) for one in (*update.given.statuses, *update.given.denied)}
    if RECORD.search(turn.text):
        named.add("justice_involved")
    return named
