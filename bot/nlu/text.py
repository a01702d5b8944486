"""One spelling for matching: lower case, no accents, straight quotes, no control characters, same length as the text.

Every offset in the folded text is an offset in the original, so that entities can point at what the person typed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MAX_CHARACTERS = 2_000
"""What is read of one message. Longer text is cut before matching; the gateway's own limit is the same."""

_QUOTES = {"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "}


def fold(text: str) -> str:
    """`text` folded for matching, character by character (`len(fold(text)) == len(text)`)."""
    if text.isascii() and text.isprintable():
        return text.lower()
    return "".join(map(_fold_character, text))


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in _QUOTES:
        return _QUOTES[character]
    if unicodedata.category(character) in ("Cc", "Cf"):
        return "\n" if character == "\n" else " "
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if len(base) == 1 else character


def sound(text: str) -> str:
    """`text` with a question mark in the place of each half of a surrogate pair: those are no characters."""
    return text.encode("utf-8", "replace").decode("utf-8")


def is_payload(text: str) -> bool:
    """Whether the text is a payload (`/intent{…}`), which Rasa itself unpacks after the pipeline."""
    return text.lstrip().startswith("/")


def whole_words(pattern: str) -> re.Pattern[str]:
    """`pattern` compiled so that it stands for whole words only."""
    return re.compile(rf"(?<![\w'])(?:{pattern})(?![\w'])")
