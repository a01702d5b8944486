"""Wording a message for its channel.

On the web as it is, with pictures of its routes; by SMS with numbered choices and in at most two segments.

Sizes are those of 3GPP TS 23.038: a text in the GSM-7 alphabet takes 153 units a segment when there are several, any
other text 67 UTF-16 units. GSM-7 has `ñ ü ¿ ¡` but not `á í ó ú`: one accent would halve what fits, so the vowels
of Spanish go without accents, all of them and always, as most people write texts (docs/decisions/0010-sms-words.md).

A text is cut where it reads best (connectors.splitting).
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages import Choice, Message
from connectors.pictures import pictured
from connectors.splitting import split

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
        **dict(zip("áéíóúÁÉÍÓÚ", "aeiouAEIOU", strict=True)),
    }
)


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
    texts = split(plain, sms_fits)
    if lines:
        # The choices stay together when they can, and with the question when they can: a person must see them all.
        block = "\n".join(lines)
        whole = f"{texts[-1]}\n{block}" if texts else block
        if sms_fits(whole):
            texts[-1:] = [whole]
        else:
            texts += split(block, sms_fits)
    return texts or [plain]
