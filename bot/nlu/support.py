"""Which help a message asks for or lacks, and which it only names: words by support category from `support_words.yml`."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.nlu.context import Context
from bot.nlu.text import whole_words

_WORDS = Path(__file__).with_name("support_words.yml")
_ASKING = re.compile(
    r"\b(?:help(?:ing|s)?(?: me)?|assistance|assist|need(?:s|ed|ing)?|can't (?:afford|find|get)|couldn't afford|afford|struggl(?:e|ing)|lack|looking for|find|where (?:can|do) (?:i|we)|how (?:can|do|would) i (?:get|find|apply|sign up)|"
    r"get me|support|resources?|programs?|services|anyone|free|apply for|sign up|is there|are there|any|(?:do|can) (?:you|i) (?:have|get|offer|qualify)|what about|pay for|"
    r"qualify for|eligible|problem with|issue with|trouble|worried about|ayuda(?:r|n|me)?|apoyo|necesito|hay|donde (?:puedo|hay|consigo)|como (?:consigo|puedo|obtengo|aplico)|no puedo pagar|no me alcanza|programas?|servicios?|conseguir|busco|solicitar|califico|asistencia|pagar)\b"
)
_LACK = re.compile(
    r"\b(?:don't have|do not have|haven't got|no|without|can't afford|can't get|can't find|no tengo|sin|me falta)\s+(?:(?:a|an|any|the|enough|money for|reliable|good|affordable|un|una|para|dinero para|acceso a)\s+)*$"
)
_REFUSED = re.compile(
    r"\b(?:don't|do not|doesn't|no longer|not|no|never)\s+(?:really |actually )?(?:need|needs|want|looking for|necesito|ocupo)\b[^.;!?]{0,40}$|\b(?:no necesito|no ocupo|no quiero)\b[^.;!?]{0,40}$|\b(?:i have|already have|got|have|ya tengo|tengo) (?:\w+ )?$"
)
_HAVE_IT = re.compile(
    r"\b(?:i |we )?(?:already |do |now )?(?:have|got|get|receive|on|tengo|recibo|use)\s+(?:(?:my|good|a|an|the|own|some|un|una|mi)\s+)*$"
)


@dataclass(frozen=True)
class _Category:
    value: str
    names: re.Pattern[str]
    asks: re.Pattern[str] | None


class SupportReader:
    """Finds support categories in messages."""

    def __init__(self) -> None:
        """Compile the categories' words."""
        self._categories = _categories()

    def read(self, context: Context) -> Iterator[tuple[int, int, dict[str, Any]]]:
        """`need` entities with role `need` or `denied`; `support_category` for what is merely named."""
        for category in self._categories:
            seen: set[str] = set()
            for start, end, role in self._matches(context, category):
                if role in seen:
                    continue
                seen.add(role)
                entity = "support_category" if role == "named" else "need"
                yield start, end, {"entity": entity, "value": category.value, "role": role}

    def _matches(self, context: Context, category: _Category) -> Iterator[tuple[int, int, str]]:
        if category.asks:
            for match in category.asks.finditer(context.text):
                if not context.somebody_else(match.start()) and not _negated_wish(context, match.start()):
                    yield match.start(), match.end(), "need"
        for match in category.names.finditer(context.text):
            role = self._role(context, match.start(), match.end())
            if role:
                yield match.start(), match.end(), role

    def _role(self, context: Context, start: int, end: int) -> str:
        if context.somebody_else(start):
            return "named"
        left = context.before(start)
        if _REFUSED.search(left) and not _LACK.search(left):
            return "denied" if re.search(r"\b(?:need|necesito|ocupo)\b", left) else "named"
        if _LACK.search(left):
            return "need"
        clause = context.clause_text(start)
        asks = _ASKING.search(left[-70:]) or re.search(
            r"^\s+(?:help|assistance|support|would help|is a problem|is hard|is an issue|resources|programs?|services)\b",
            context.text[end : end + 30],
        )
        if asks and not _HAVE_IT.search(left):
            return "need"
        if re.search(r"\b(?:help|ayuda|need|necesito)\b", clause[: max(0, start - context.clause(start)[0])]):
            return "need"
        return "named"


def _negated_wish(context: Context, start: int) -> bool:
    return bool(re.search(r"\b(?:don't|not|no|never)(?: \w+)?\s*$", context.text[max(0, start - 20) : start]))


@lru_cache(maxsize=1)
def _categories() -> tuple[_Category, ...]:
    stored = yaml.safe_load(_WORDS.read_text("utf-8"))
    return tuple(
        _Category(value, whole_words(words["names"]), whole_words(words["asks"]) if "asks" in words else None)
        for value, words in stored.items()
    )


def support_patterns() -> list[str]:
    """The sources of all support words: their words are known words."""
    return [pattern.pattern for item in _categories() for pattern in (item.names, item.asks) if pattern is not None]
