"""Route cards with the picture of their ladder: drawn when a message is shown, for kept it would be said twice."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from bot.messages import Message
from pathways import ladder_svg, ladder_text
from pathways.routes import Route

CARD_WIDTH = 276
"""Pixels of the picture: what a card has for it on a phone of 360, so that its letters keep their size."""
_KEPT = 256


def pictured(message: Message) -> Message:
    """The message with `ladder_svg` and `ladder_text` on its route cards; one without such cards as it is."""
    if not any(card.get("kind") == "route" for card in message.cards):
        return message
    return message.model_copy(update={"cards": [_with_picture(card) for card in message.cards]})


def _with_picture(card: dict[str, Any]) -> dict[str, Any]:
    if card.get("kind") != "route":
        return card
    drawn = _drawn(json.dumps(card.get("route"), sort_keys=True), card.get("language") or "en")
    return {**card, **drawn} if drawn else card


@lru_cache(maxsize=_KEPT)
def _drawn(route: str, language: str) -> dict[str, str] | None:
    """The picture and its words; nothing for a card of another version, whose text says enough."""
    try:
        known = Route.model_validate_json(route)
    except ValidationError:
        return None
    return {
        "ladder_svg": ladder_svg(known, language, CARD_WIDTH, heading=False),
        "ladder_text": ladder_text(known, language),
    }
