"""Rasa's actions as a turn of ours runs them: custom actions in this process, no tracker made anew from all events.

Rasa makes its own `RemoteAction` in a few places, so the actions that do are extended here by ours.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rasa.core.actions import action as rasa_actions
from rasa.core.actions.action import Action, ActionExecutionRejection, ActionExtractSlots, RemoteAction
from rasa.core.actions.forms import FormAction
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.shared.core.constants import (
    ACTION_VALIDATE_SLOT_MAPPINGS,
    DEFAULT_SLOT_NAMES,
    REQUESTED_SLOT,
    SlotMappingType,
)
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import ClientResponseError

from bot.compaction import revived


class EventBodies(Sequence[dict[str, Any]]):
    """Events as the action server would get them, each made into JSON when it is looked at; few actions look at any."""

    def __init__(self, events: Sequence[Event]):
        self._events = events

    def __len__(self) -> int:
        return len(self._events)

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [event.as_dict() for event in self._events[place]]
        return self._events[place].as_dict()


class LocalAction(RemoteAction):  # type: ignore[misc]
    """A custom action whose answer comes from this process."""

    async def run(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        """What the action says, then what it wants noted down.

        Raises:
            ActionExecutionRejection: when the action does not want to run now.
            ActionFailed: see bot.local_actions.
        """
        try:
            result = await self.action_endpoint.request(json=self._action_call_format(tracker, domain))
        except ClientResponseError as rejection:
            told = json.loads(rejection.text)
            raise ActionExecutionRejection(told["action_name"], told.get("error")) from rejection
        said = await self._utter_responses(result["responses"], output_channel, nlg, tracker)
        return [*said, *revived(result["events"])]

    def _action_call_format(self, tracker: DialogueStateTracker, domain: Domain) -> dict[str, Any]:
        loop = tracker.active_loop
        state = {
            "sender_id": tracker.sender_id,
            "slots": tracker.current_slot_values(),
            "latest_message": tracker._latest_message_data(),
            "events": EventBodies(list(tracker.events)),
            "paused": tracker.is_paused(),
            "followup_action": tracker.followup_action,
            "active_loop": dict(vars(loop)) if loop else {},
            "latest_action_name": tracker.latest_action_name,
        }
        return {"next_action": self.name(), "sender_id": tracker.sender_id, "tracker": state}


class LocalExtractSlots(ActionExtractSlots):  # type: ignore[misc]
    """Fills slots after each message. An error of a custom action fails the turn instead of being logged."""

    async def run(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        """The slots that the latest message fills."""
        if _fills_nothing(domain):
            return await self._execute_validation_action([], output_channel, nlg, tracker, domain)
        events: list[Event] = await super().run(output_channel, nlg, tracker, domain)
        return events

    async def _execute_validation_action(
        self,
        extraction_events: list[Event],
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        found = [event for event in extraction_events if isinstance(event, SlotSet)]
        if ACTION_VALIDATE_SLOT_MAPPINGS not in domain.user_actions:
            return list(found)
        after = tracker.copy()
        for event in found:
            after.update(event)
        judged = await self._run_custom_action(ACTION_VALIDATE_SLOT_MAPPINGS, output_channel, nlg, after, domain)
        settled = {event.key for event in judged if isinstance(event, SlotSet)}
        return [*judged, *(event for event in found if event.key not in settled)]

    async def _run_custom_action(
        self,
        custom_action: str,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        action = LocalAction(custom_action, self._action_endpoint)
        events = await action.run(output_channel, nlg, tracker, domain)
        return [event for event in events if isinstance(event, (SlotSet, BotUttered))]


class LocalForm(FormAction):  # type: ignore[misc]
    """A form whose validation and questions may be custom actions."""

    async def validate_slots(
        self,
        slot_candidates: dict[str, Any],
        tracker: DialogueStateTracker,
        domain: Domain,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
    ) -> list[Event]:
        """Let the form's validation action judge the values, where the domain has one."""
        if not self._has_validation(domain):
            return []
        candidates = [SlotSet(slot, value) for slot, value in slot_candidates.items()]
        before = self._temporary_tracker(tracker, candidates, domain)
        return await LocalAction(self._validation, self.action_endpoint).run(output_channel, nlg, before, domain)

    async def activate(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        """Fill what the message that starts the form tells, and have it judged with what was known before."""
        extracted = await LocalExtractSlots(self.action_endpoint).run(output_channel, nlg, tracker, domain)
        tracker.update_with_events(extracted, domain)
        filled = [event for event in extracted if isinstance(event, SlotSet)]
        if not self._has_validation(domain):
            return list(filled)
        known = {slot: tracker.get_slot(slot) for slot in self.required_slots(domain)}
        known = {slot: value for slot, value in known.items() if value is not None}
        judged = await self.validate_slots(known, tracker, domain, output_channel, nlg)
        settled = {event.key for event in judged if isinstance(event, SlotSet)}
        return [*judged, *(event for event in filled if event.key not in settled)]

    def _temporary_tracker(
        self, current_tracker: DialogueStateTracker, additional_events: list[Event], domain: Domain
    ) -> DialogueStateTracker:
        """The tracker after these events; what it was asked for last must belong to this form."""
        after = current_tracker.copy()
        asked = SlotSet(REQUESTED_SLOT, self.get_slot_to_fill(current_tracker))
        for event in (asked, ActionExecuted(self.name()), *additional_events):
            after.update(event)
        return after

    async def _ask_for_slot(
        self,
        domain: Domain,
        nlg: NaturalLanguageGenerator,
        output_channel: OutputChannel,
        slot_name: str,
        tracker: DialogueStateTracker,
    ) -> list[Event]:
        name = self._name_of_utterance(domain, slot_name)
        if not name:
            return []
        action = localised(rasa_actions.action_for_name_or_text(name, domain, self.action_endpoint))
        return list(await action.run(output_channel, nlg, tracker, domain))

    @property
    def _validation(self) -> str:
        return f"validate_{self.name()}"

    def _has_validation(self, domain: Domain) -> bool:
        return self._validation in domain.action_names_or_texts


def localised(action: Action) -> Action:
    """The action with custom actions run in this process."""
    if type(action) is RemoteAction:
        return LocalAction(action.name(), action.action_endpoint)
    if type(action) is FormAction:
        return LocalForm(action.name(), action.action_endpoint)
    return action


def _fills_nothing(domain: Domain) -> bool:
    """Whether no slot is filled but by the action that judges all: then Rasa need not go through their mappings."""
    return all(
        mapping.get("type") == str(SlotMappingType.CUSTOM) and not mapping.get("action")
        for slot in domain.slots
        if slot.name not in DEFAULT_SLOT_NAMES
        for mapping in slot.mappings
    )
