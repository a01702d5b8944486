"""Numbers that say who somebody is: found in what people write, and put out of sight.

A Social Security or card number is nobody's business here: it is blotted out before the message is kept (bot.inbox). A
phone or an e-mail address is kept only where it was asked for, in a table of its own (bot.requests): what Rasa sees,
and so the events and the profile, has it blotted out, and the inbox has once the turn is committed (bot.turns).
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

SSN, CARD, PHONE, EMAIL = "ssn", "card", "phone", "email"
SECRETS = frozenset({SSN, CARD})
CONTACTS = frozenset({PHONE, EMAIL})
BLOTS = {SSN: "***-**-****", CARD: "**** **** **** ****", PHONE: "(***) ***-****", EMAIL: "***@***"}

_SSN = re.compile(r"(?<![\d-])(?:\d{3}[- .]\d{2}[- .]\d{4}|\d{9})(?![\d-])")
_CARD = re.compile(r"(?<![\d-])\d(?:[ -]?\d){12,18}(?![\d-])")
# Ten digits as North Americans write them; an area code and an exchange begin with 2 to 9.
_PHONE = re.compile(
    r"(?<![\d-])(?:\+?1[ .-]?)?(?:\([2-9]\d{2}\)|[2-9]\d{2})[ .-]{0,2}[2-9]\d{2}[ .-]?\d{4}(?:\s*(?:x|ext\.?)\s*\d{1,6})?(?![\d-])",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}\b")


@dataclass(frozen=True)
class Blotted:
    """A text without the numbers found in it, which kinds they were, and the first phone or e-mail address."""

    text: str
    kinds: frozenset[str] = frozenset()
    contact: str | None = field(default=None, repr=False)


def blot_secrets(text: str) -> str:
    """The text with every Social Security and card number blotted out."""
    blotted = _CARD.sub(lambda match: BLOTS[CARD] if _is_card(match[0]) else match[0], text)
    return _SSN.sub(BLOTS[SSN], blotted)


def blot(text: str) -> Blotted:
    """The text with everything private blotted out. Blots of an earlier pass count as found."""
    found: list[tuple[str, str]] = []

    def take(kind: str) -> Callable[[re.Match[str]], str]:
        def blotted(match: re.Match[str]) -> str:
            found.append((kind, match[0].strip()))
            return BLOTS[kind]

        return blotted

    kept = blot_secrets(text)
    secret = {kind for kind in SECRETS if BLOTS[kind] in kept}
    kept = _PHONE.sub(take(PHONE), _EMAIL.sub(take(EMAIL), kept))
    contact = next((value for _, value in found), None)
    return Blotted(kept, frozenset(secret | {kind for kind, _ in found}), contact)


def _is_card(digits: str) -> bool:
    """Whether the digits carry the check digit that every payment card has (Luhn, ISO/IEC 7812-1)."""
    numbers = [int(sign) for sign in reversed(digits) if sign.isdigit()]
    doubled = [number * 2 - 9 if number > 4 else number * 2 for number in numbers[1::2]]
    return (sum(numbers[0::2]) + sum(doubled)) % 10 == 0
