"""Wording a message for its channel.

On the web as it is, with pictures of its routes; by SMS with numbered choices and in at most two segments.

Sizes are those of connectors.segments. GSM-7 has `ñ ü ¿ ¡` but not `á í ó ú`: one accent would halve what fits, so the
vowels of Spanish go without accents, all of them and always, as most people write texts
(docs/decisions/0010-sms-words.md).

A text is cut where it reads best (connectors.splitting), and its parts are numbered: networks may change their order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.messages import Choice, Message
from connectors.pictures import pictured
from connectors.segments import segments
from connectors.splitting import Fits, numbered, split

MOST_SEGMENTS = 2

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
    return in_parts(message, [{"text": text} for text in _sms_texts(message.text, message.choices)])


def in_parts(message: Message, parts: Sequence[Mapping[str, Any]]) -> list[Message]:
    """The message in several: each part's own fields, and choices and cards with the last where it says nothing else.

    The first has the message's id, the others their number behind a point.
    """
    last = len(parts)
    return [
        message.model_copy(
            update={
                "id": message.id if number == 1 else f"{message.id}.{number}",
                "choices": message.choices if number == last else [],
                "cards": message.cards if number == last else [],
                **part,
            }
        )
        for number, part in enumerate(parts, 1)
    ]


def sms_fits(text: str) -> bool:
    """Whether the text goes out in two segments."""
    return segments(text) <= MOST_SEGMENTS


def _sms_texts(text: str, choices: Sequence[Choice]) -> list[str]:
    plain = text.translate(_PLAIN).strip()
    lines = [f"{number} {choice.title}".translate(_PLAIN) for number, choice in enumerate(choices, 1)]
    return numbered(lambda fits: _parts(plain, "\n".join(lines), fits), sms_fits) or [plain]


def _parts(text: str, choices: str, fits: Fits) -> list[str]:
    texts = split(text, fits)
    # The choices stay together when they can, and with the question when they can: a person must see them all.
    whole = "\n".join([*texts[-1:], *([choices] if choices else [])])
    return [*texts[:-1], whole] if fits(whole) else [*texts, *split(choices, fits)]
