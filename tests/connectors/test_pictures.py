"""Route cards get their picture where they are shown, on the web alone; what is kept stays as it was said."""

from __future__ import annotations

from typing import Any

import pytest

from bot.messages import Message
from connectors.rendering import render

ROUTE: dict[str, Any] = {
    "field": "health_science",
    "target": {"onet_soc": "29-2061.00", "title": "nurse"},
    "fit": 0.5,
    "steps": [{"kind": "training", "title": "Nursing"}],
}


def _message(*cards: dict[str, Any]) -> Message:
    return Message(id="m1", from_="bot", at="2026-01-05T10:00:00.000Z", text="Here.", choices=[], cards=list(cards))


@pytest.mark.parametrize(
    ("language", "word"), [("en", "Steps to: nurse"), ("es", "Pasos hacia: nurse"), (None, "Steps")]
)
def test_a_route_card_on_the_web_has_its_picture_in_its_language(language: str | None, word: str):
    said = _message({"kind": "route", "number": 1, "language": language, "route": ROUTE})

    (shown,) = render(said, "web")

    assert shown.cards[0]["ladder_svg"].startswith("<svg ")
    assert shown.cards[0]["ladder_text"].startswith(word)
    assert "ladder_svg" not in said.cards[0]


@pytest.mark.parametrize("channel", ["sms", "messenger", "instagram", "whatsapp"])
def test_other_channels_carry_no_picture(channel: str):
    said = _message({"kind": "route", "number": 1, "language": "en", "route": ROUTE})

    assert all("ladder_svg" not in card for part in render(said, channel) for card in part.cards)


@pytest.mark.parametrize(
    "card", [{"kind": "support", "support": {}}, {"kind": "route", "number": 1, "route": {"old": 1}}]
)
def test_a_card_of_another_kind_or_version_stays_as_it_is(card: dict[str, Any]):
    (shown,) = render(_message(card), "web")

    assert shown.cards == [card]
