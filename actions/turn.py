"""One action's view of the turn: what was said, what is known, what to say and what to remember."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any, ClassVar

from pydantic import BaseModel
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.database import catalog
from actions.voice import DEFAULT_LANGUAGE, Voice
from pathways.catalog import Catalog
from pathways.profile import Profile, ProfileUpdate
from pathways.routes import Route, Support

FORM = "interview_form"


class Turn:
    """What an action has in hand. Slots set here are seen at once and returned as events at the end."""

    def __init__(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict):
        self.tracker = tracker
        self.slots: dict[str, Any] = tracker.slots.copy()
        self.message: Mapping[str, Any] = tracker.latest_message or {}
        self.more_events: list[EventType] = []
        self._set: dict[str, Any] = {}
        self.voice = Voice(
            dispatcher,
            domain.get("responses", {}),
            self.slots.get("language") or DEFAULT_LANGUAGE,
            tracker.get_latest_input_channel(),
            dict(self.slots.get("spoken") or {}),
        )

    @property
    def intent(self) -> str:
        """What the message was taken to mean."""
        return str((self.message.get("intent") or {}).get("name") or "")

    @property
    def text(self) -> str:
        """The message as typed; a tapped choice's payload."""
        return str(self.message.get("text") or "")

    @property
    def entities(self) -> list[dict[str, Any]]:
        """What was found in the message."""
        return list(self.message.get("entities") or [])

    @property
    def tapped(self) -> bool:
        """Whether the message is a choice that was offered, rather than words."""
        return self.text.startswith("/")

    @property
    def metadata(self) -> Mapping[str, Any]:
        """What the channel knows of the message (`asked`, `language`)."""
        return self.message.get("metadata") or {}

    @property
    def has_secret(self) -> bool:
        """Whether a Social Security or card number was blotted out of the message."""
        return bool({"ssn", "card"} & set(self.metadata.get("private") or ()))

    @property
    def in_form(self) -> bool:
        """Whether a question of the interview stands open, also one that was only put beside a list."""
        return bool(self.tracker.active_loop_name == FORM)

    @property
    def in_interview(self) -> bool:
        """Whether the interview is going on and waits for an answer."""
        return self.in_form and not self.slots.get("beside")

    @property
    def asked(self) -> str | None:
        """The part of the profile that the interview has just asked for."""
        return self.slots.get("requested_slot") if self.in_form else None

    @property
    def language(self) -> str:
        """The language of this conversation."""
        return self.voice.language

    @cached_property
    def catalog(self) -> Catalog:
        """The pathway facts."""
        return catalog()

    @property
    def profile(self) -> Profile:
        """What the person has told us."""
        return Profile.model_validate(self.slots.get("profile") or {})

    def worded(self, profile: Profile) -> Profile:
        """The profile with this talk's language, so that the planner words its reasons in it."""
        return profile.model_copy(update={"language": self.language})

    @property
    def heard(self) -> ProfileUpdate:
        """What this message told."""
        return ProfileUpdate.model_validate(self.slots.get("heard") or {})

    @property
    def heard_facts(self) -> bool:
        """Whether this message told anything besides the language it is written in."""
        given = set(self.heard.given.said()) - {"language"}
        return bool(given or self.heard.removed)

    @property
    def routes(self) -> list[Route]:
        """The routes as last shown, in their order."""
        return [Route.model_validate(route) for route in self.slots.get("shown_routes") or []]

    @property
    def support(self) -> list[Support]:
        """The services as last shown."""
        return [Support.model_validate(one) for one in self.slots.get("shown_support") or []]

    def entity(self, name: str) -> Any:
        """The first value found for an entity, or `None`."""
        return next(iter(self.entity_values(name)), None)

    def entity_values(self, name: str) -> list[Any]:
        """All values found for an entity, in the order of the text."""
        return [entity.get("value") for entity in self.entities if entity.get("entity") == name]

    def since_message(self) -> Iterator[dict[str, Any]]:
        """What has happened since the message came, the latest first."""
        events: Sequence[dict[str, Any]] = self.tracker.events
        for event in reversed(events):
            if event.get("event") == "user":
                return
            yield event

    def remember(self, slot: str, value: Any) -> None:
        """Set a slot."""
        self.slots[slot] = value
        self._set[slot] = value

    def remember_profile(self, profile: Profile) -> None:
        """Keep the profile as it now is."""
        self.remember("profile", profile.said())

    def speak(self, language: str) -> None:
        """Go on in another language."""
        self.voice.language = language
        self.remember("language", language)

    @contextmanager
    def speaking(self, language: str) -> Iterator[None]:
        """Word something in another language, for somebody else than the person, and come back."""
        before, self.voice.language = self.voice.language, language
        try:
            yield
        finally:
            self.voice.language = before

    def order(self, order: BaseModel) -> None:
        """Have the service keep something with this turn (actions.orders)."""
        self.remember("order", order.model_dump(mode="json"))

    def events(self) -> list[EventType]:
        """What Rasa is to note down of this action."""
        if self.voice.offered and "offer" not in self._set:
            self.remember("offer", self.voice.offered)
        if self.voice.spoken != (self.slots.get("spoken") or {}):
            self.remember("spoken", self.voice.spoken)
        return [*(SlotSet(name, value) for name, value in self._set.items()), *self.more_events]


class PathguideAction(Action, ABC):  # type: ignore[misc]
    """An action that answers. The database and the planner are asked on a thread, so that the loop never waits."""

    action_name: ClassVar[str]

    def name(self) -> str:
        """The action's name in the domain."""
        return self.action_name

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Answer and return what is to be remembered."""
        turn = Turn(dispatcher, tracker, domain)
        await asyncio.to_thread(self.answer, turn)
        return turn.events()

    @abstractmethod
    def answer(self, turn: Turn) -> None:
        """Say what is to be said and set what is to be remembered."""
