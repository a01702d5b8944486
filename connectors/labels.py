"""Words on buttons and in lists of choices, within a provider's limits.

Lengths are UTF-16 units, the most that any provider counts for a character.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages import Choice


def units(text: str) -> int:
    """The text's length."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def label(number: int, title: str) -> str:
    """A choice with the number that chooses it: `2. Other ideas`."""
    return f"{number}. {title.strip()}"


def listed(choices: Sequence[Choice]) -> str:
    """The choices with their numbers, one a line."""
    return "\n".join(label(number, choice.title) for number, choice in enumerate(choices, 1))


def shortened(text: str, limit: int) -> str:
    """The text, or as much of it as the limit lets in, with `…` at its end."""
    text = " ".join(text.split()) or "…"
    if units(text) <= limit:
        return text
    kept = ""
    for sign in text:
        if units(kept + sign) >= limit:
            break
        kept += sign
    return f"{kept.rstrip()}…"
