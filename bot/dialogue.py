"""What one turn says: Rasa's agent asked in this process, with no database of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.at_hand import AtHand
from bot.choices import chosen, read_payload
from bot.errors import Invalid, UnusableModel
from bot.messages import NUMBERED_CHANNELS, Said, TurnChannel, said_from
from bot.private import Blotted, blot
from bot.tracker_store import History, turn_history
from bot.turn_tracker import TurnTracker

SORRY = "utter_sorry"


@dataclass(frozen=True)
class Snapshot:
    """All that a turn needs of a conversation; `kept` is the tracker of its tail, where it is at hand."""

    conversation_id: str
    channel: str
    language: str | None
    tail: list[dict[str, Any]] | None = None
    slots: Mapping[str, Any] = field(default_factory=dict)
    offered: Sequence[Mapping[str, Any]] = ()
    kept: TurnTracker | None = None

    @property
    def spoken(self) -> str | None:
        """The language in use: as said in the conversation, else as it began."""
        return self.slots.get("language") or self.language

    @property
    def asked(self) -> str | None:
        """The slot that the bot has just asked for; none when it asked last whether to delete everything."""
        return None if self.slots.get("erase_requested") == "asked" else self.slots.get("requested_slot")


@dataclass
class Answer:
    """What a turn says and leaves behind. Events and tail are Rasa's event JSON, `tracker` is the tail's.

    `heard` is the person's text with everything private blotted out, and the contact it gave.
    """

    said: list[Said]
    events: list[dict[str, Any]] = field(default_factory=list)
    tail: list[dict[str, Any]] | None = None
    slots: dict[str, Any] = field(default_factory=dict)
    heard: Blotted | None = None
    tracker: TurnTracker | None = None

    @property
    def offered(self) -> list[dict[str, Any]]:
        """The choices that stand, with the numbers they are shown by: those of the last message that has any."""
        numbered = next((said for said in reversed(self.said) if said.choices), None)
        return [
            {**choice, "number": number} if said is numbered else dict(choice)
            for said in self.said
            for number, choice in enumerate(said.choices, start=1)
        ]

    @property
    def erase(self) -> bool:
        """Whether the person has asked for their data to be deleted, and confirmed it."""
        return self.slots.get("erase_requested") == "confirmed"


class Dialogue:
    """A loaded agent, asked one message at a time, and what is at hand of the conversations it is in."""

    def __init__(self, agent: Agent):
        self.agent = agent
        self.at_hand = AtHand()
        responses = agent.domain.responses if agent.domain else {}
        if SORRY not in responses:
            raise UnusableModel(f"The model's domain has no response {SORRY}: add it to domain.yml and train again.")

    @property
    def model(self) -> str:
        """The name of the model in use."""
        return str(self.agent.model_name)

    def check_payload(self, payload: str) -> None:
        """Refuse what is not a payload of this model.

        Raises:
            Invalid: with the field `payload`.
        """
        self._parse_payload(payload)

    async def answer(
        self, conversation: Snapshot, message_id: str, text: str | None = None, payload: str | None = None
    ) -> Answer:
        """One turn: understand, decide, act and speak. Raises whatever a part of it raises."""
        history = History(conversation.tail, conversation.language, conversation.kept)
        channel = TurnChannel(conversation.channel)
        heard = blot(text) if text is not None else None
        private = {"private": sorted(heard.kinds)} if heard and heard.kinds else {}
        message = UserMessage(
            output_channel=channel,
            sender_id=conversation.conversation_id,
            input_channel=conversation.channel,
            message_id=message_id,
            metadata={"asked": conversation.asked, "language": conversation.spoken, **private},
        )
        self._fill(message, conversation, heard.text if heard else None, payload)
        reset = turn_history.set(history)
        try:
            await self.agent.handle_message(message)
        finally:
            turn_history.reset(reset)
        return Answer(channel.said, history.new_events, history.new_tail, history.new_slots, heard, history.new_kept)

    async def sorry(self, conversation: Snapshot) -> Said:
        """The sentence for when an answer could not be made; it rests on nothing that can have caused that."""
        tracker = DialogueStateTracker(conversation.conversation_id, self.agent.domain.slots)
        if conversation.spoken and "language" in tracker.slots:
            tracker.update(SlotSet("language", conversation.spoken))
        response = await self.agent.nlg.generate(SORRY, tracker, conversation.channel)
        if not response:
            raise UnusableModel(f"No variant of {SORRY} fits: add one to domain.yml that has no condition.")
        return said_from(response)

    def _fill(self, message: UserMessage, conversation: Snapshot, text: str | None, payload: str | None) -> None:
        if payload is None and text is not None:
            numbered = conversation.channel in NUMBERED_CHANNELS
            payload = chosen(text, conversation.offered, numbered, conversation.asked)
        if payload is None or not payload.startswith("/"):
            # A slash at the beginning would make Rasa take a person's words for a payload.
            message.text = (payload or text or "").strip().lstrip("/ ").strip() or "?"
            return
        message.parse_data = self._parse_payload(payload)
        message.text = message.parse_data["text"]

    def _parse_payload(self, payload: str) -> dict[str, Any]:
        domain = self.agent.domain
        if domain is None:
            raise Invalid("payload", "is not a choice of this service")
        return read_payload(payload, domain.intents, domain.entities)
