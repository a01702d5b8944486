r"""How many segments a text message takes, exactly as carriers count (3GPP TS 23.038 and 23.040).

A text whose signs all stand in the GSM-7 alphabet has 160 units when it is one segment and 153 in each of several; the
signs of its extension table (`^ { } \ [ ] ~ | €` and the form feed) take two units, which one segment holds together.
Any other text goes as UCS-2: 70 units, or 67 in each of several; a sign outside the basic plane takes two, which stay
together as well.
"""

from __future__ import annotations

from collections.abc import Sequence

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION = frozenset("^{}\\[~]|€\f")
_GSM7_ALONE, _GSM7_EACH = 160, 153
_UCS2_ALONE, _UCS2_EACH = 70, 67


def is_gsm7(text: str) -> bool:
    """Whether every sign is in the GSM-7 alphabet."""
    return all(sign in _BASIC or sign in _EXTENSION for sign in text)


def segments(text: str) -> int:
    """The number of segments a text takes; an empty one takes one."""
    if is_gsm7(text):
        return _count([2 if sign in _EXTENSION else 1 for sign in text], _GSM7_ALONE, _GSM7_EACH)
    return _count([2 if ord(sign) > 0xFFFF else 1 for sign in text], _UCS2_ALONE, _UCS2_EACH)


def _count(units: Sequence[int], alone: int, each: int) -> int:
    if sum(units) <= alone:
        return 1
    number, room = 1, each
    for size in units:
        if size > room:
            number, room = number + 1, each
        room -= size
    return number
