"""Wording a message for its channel.

On the web as it is, with pictures of its routes; by SMS with numbered choices and in at most two segments.

Sizes are those of 3GPP TS 23.038: a text in the GSM-7 alphabet takes 153 units a segment when there are several, any
other text 67 UTF-16 units.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.messages import Choice, Message
from connectors.pictures import pictured

_GSM7_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM7_ESCAPED = frozenset("^{}\\[~]|€\f")
GSM7_UNITS = 2 * 153
UCS2_UNITS = 2 * 67

# Typographic signs that would turn a whole message to UCS-2, and what stands for them.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚′", "'"),
        **dict.fromkeys("“”„«»″", '"'),
        **dict.fromkeys("‐‑‒–—−•·", "-"),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f", " "),
        "…": "...",
        "→": ">",
    }
)
_PIECE = re.compile(r".+?(?:[.!?:](?=\s)|\n|$)\s*", re.DOTALL)


def render(message: Message, channel: str) -> list[Message]:
    """The message in the form of its channel: one message, or several where one would be too long."""
    if channel == "web":
        return [pictured(message)]
    if channel != "sms" or message.from_ != "bot":
        return [message]
    texts = _sms_texts(message.text, message.choices)
    last = len(texts)
    return [
        message.model_copy(
            update={
                "id": message.id if number == 1 else f"{message.id}.{number}",
                "text": text,
                "choices": message.choices if number == last else [],
                "cards": message.cards if number == last else [],
            }
        )
        for number, text in enumerate(texts, 1)
    ]


def sms_fits(text: str) -> bool:
    """Whether the text goes out in two segments."""
    units = _gsm7_units(text)
    if units is not None:
        return units <= GSM7_UNITS
    return len(text.encode("utf-16-le")) // 2 <= UCS2_UNITS


def _gsm7_units(text: str) -> int | None:
    units = 0
    for sign in text:
        if sign in _GSM7_BASIC:
            units += 1
        elif sign in _GSM7_ESCAPED:
            units += 2
        else:
            return None
    return units


def _sms_texts(text: str, choices: Sequence[Choice]) -> list[str]:
    plain = text.translate(_PLAIN).strip()
    lines = [f"{number} {choice.title}".translate(_PLAIN) for number, choice in enumerate(choices, 1)]
    pieces = list(_pieces(plain))
    if lines:
        pieces[-1:] = [pieces[-1].rstrip() + "\n"] if pieces else []
        # The choices stay together when they can: a person must see them all to choose.
        block = "\n".join(lines)
        pieces += [block] if sms_fits(block) else [f"{line}\n" for line in lines]
    return _packed(pieces) or [plain]


def _packed(pieces: Sequence[str]) -> list[str]:
    texts: list[str] = []
    current = ""
    for piece in pieces:
        if sms_fits((current + piece).rstrip()):
            current += piece
            continue
        if current.strip():
            texts.append(current.strip())
        current = piece
    if current.strip():
        texts.append(current.strip())
    return texts


def _pieces(text: str) -> Iterator[str]:
    """Sentences with the space after them; a sentence too long for one message falls into words, a word into signs."""
    for sentence in _PIECE.findall(text):
        if sms_fits(sentence.rstrip()):
            yield sentence
            continue
        for word in re.findall(r"\S+\s*", sentence):
            yield from [word] if sms_fits(word.rstrip()) else list(word)
