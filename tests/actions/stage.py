"""A stage for one action: a tracker as Rasa hands it over, a dispatcher that collects, the project's domain."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from actions.database import turn_session
from pathways.db import open_engine

PROJECT = Path(__file__).parents[2]
FORM = "interview_form"


@lru_cache(maxsize=1)
def domain() -> dict[str, Any]:
    return yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))


@lru_cache(maxsize=2)
def _engine(url: str) -> Engine:
    return open_engine(url)


@dataclass
class Stage:
    """Plays actions one after the other; slots carry over."""

    url: str
    channel: str = "web"
    slots: dict[str, Any] = field(default_factory=dict)
    messages: list[dict[str, Any]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)

    def play(
        self,
        action: Action,
        intent: str = "inform",
        text: str = "x",
        asked: str | None = None,
        rejected: bool = False,
        private: Sequence[str] = (),
        since: Sequence[dict[str, Any]] = (),
        **entities: Any,
    ) -> str:
        """Run an action on a message; what was said. `asked` puts the interview at that question, `private` says what
        the service has blotted out of the text, `since` are events that have happened since the message came.
        """
        found = [
            {"entity": name, "value": value}
            for name, values in entities.items()
            for value in (values if isinstance(values, list) else [values])
        ]
        return self._run(action, intent, text, found, asked, rejected, private, since)

    def tell(self, action: Action, text: str, found: list[dict[str, Any]], intent: str = "inform") -> str:
        """Run an action on a message in which these entities were found, as the extractor tells them."""
        return self._run(action, intent, text, found)

    def _run(
        self,
        action: Action,
        intent: str,
        text: str,
        found: list[dict[str, Any]],
        asked: str | None = None,
        rejected: bool = False,
        private: Sequence[str] = (),
        since: Sequence[dict[str, Any]] = (),
    ) -> str:
        message = {
            "text": text,
            "intent": {"name": intent, "confidence": 1.0},
            "entities": found,
            "metadata": {"private": list(private)},
        }
        past: list[dict[str, Any]] = [{"event": "user", "input_channel": self.channel, "parse_data": message}]
        past += since
        if rejected:
            past.append({"event": "action_execution_rejected", "name": FORM})
        slots = {**self.slots, "requested_slot": asked} if asked else dict(self.slots)
        loop = {"name": FORM} if asked else {}
        tracker = Tracker("someone", slots, message, past, False, None, loop, "action_listen")
        dispatcher = CollectingDispatcher()
        with Session(_engine(self.url)) as session:
            token = turn_session.set(session)
            try:
                self.events = asyncio.run(action.run(dispatcher, tracker, domain())) or []
            finally:
                turn_session.reset(token)
        self.slots.update({event["name"]: event["value"] for event in self.events if event["event"] == "slot"})
        self.messages = dispatcher.messages
        return "\n".join(message["text"] for message in self.messages)

    @property
    def choices(self) -> list[str]:
        """The payloads offered by the last action."""
        return [button["payload"] for message in self.messages for button in message["buttons"]]

    @property
    def cards(self) -> list[dict[str, Any]]:
        """The cards shown by the last action."""
        return [card for message in self.messages for card in message["custom"].get("cards", [])]

    def event(self, kind: str) -> dict[str, Any] | None:
        """The last event of a kind, or `None`."""
        return next((event for event in reversed(self.events) if event["event"] == kind), None)
