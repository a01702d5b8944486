"""Messages as the HTTP contract has them, and how what Rasa says becomes one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from rasa.core.channels.channel import CollectingOutputChannel

CHANNELS = ("web", "sms", "messenger", "instagram", "whatsapp")
# Channels that show choices as a numbered list, or may fall back to one: there a bare number means the choice.
NUMBERED_CHANNELS = frozenset({"sms", "whatsapp", "messenger", "instagram", "webhook"})


class Choice(BaseModel):
    """A quick reply. `payload` is sent back when it is tapped."""

    title: str
    payload: str


class Message(BaseModel):
    """One message of a conversation. `at` is ISO 8601 in UTC; cards are as the HTTP contract describes them."""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    id: str
    from_: Literal["bot", "person"] = Field(alias="from")
    at: str
    text: str
    choices: list[Choice] = []
    cards: list[dict[str, Any]] = []


def iso(moment: datetime) -> str:
    """A moment as the wire has it: `2026-01-31T12:00:00.123Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@dataclass
class Said:
    """What one utterance of the bot holds, before it has an id and a time."""

    text: str
    choices: list[dict[str, str]] = field(default_factory=list)
    cards: list[dict[str, Any]] = field(default_factory=list)


class TurnChannel(CollectingOutputChannel):  # type: ignore[misc]
    """Collects what the bot says in one turn. Its name chooses the channel variants of responses."""

    def __init__(self, channel: str):
        super().__init__()
        self._name = channel
        self.said: list[Said] = []

    def name(self) -> str:
        """The conversation's channel."""
        return self._name

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Take one utterance as a whole: text, choices and cards belong together."""
        said = said_from(message)
        if said.text or said.cards:
            self.said.append(said)


def said_from(message: Mapping[str, Any]) -> Said:
    """One utterance of Rasa's (text, buttons, quick_replies, custom) as we know it."""
    custom = message.get("custom") or {}
    buttons = [*(message.get("buttons") or []), *(message.get("quick_replies") or [])]
    choices = [{"title": str(item["title"]), "payload": str(item.get("payload") or item["title"])} for item in buttons]
    return Said(
        text=(message.get("text") or "").strip(),
        choices=choices,
        cards=list(custom.get("cards") or []),
    )
