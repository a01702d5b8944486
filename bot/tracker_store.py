"""Rasa's tracker store, bound to the turn that runs: it reads what the turn has loaded and hands back what it changed.

The database work is the turn's (bot.turns), so that events, answers and the message taken commit together. Nothing is
replayed but the compacted history, whatever the conversation's length.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import ActionExecuted, Event, SessionStarted, SlotSet

from bot import compaction
from bot.turn_tracker import TurnTracker

# The slots that the service itself reads: what is shown of a conversation, and what the next turn is told.
SHOWN_SLOTS = (
    "profile",
    "shown_routes",
    "shown_support",
    "language",
    "requested_slot",
    "erase_requested",
    "opted_out",
    "order",
)


@dataclass
class History:
    """A conversation's history as the turn loaded it, and as the turn left it. Bodies are Rasa's event JSON.

    `kept` is the tracker that `tail` stands for, where it is at hand, and `new_kept` that of `new_tail`.
    """

    tail: list[dict[str, Any]] | None = None
    language: str | None = None
    kept: TurnTracker | None = None
    loaded: int = 0
    known: dict[str, Any] = field(default_factory=dict)
    new_events: list[dict[str, Any]] = field(default_factory=list)
    new_tail: list[dict[str, Any]] | None = None
    new_slots: dict[str, Any] = field(default_factory=dict)
    new_kept: TurnTracker | None = None


turn_history: ContextVar[History] = ContextVar("turn_history")


class TurnTrackerStore(TrackerStore):  # type: ignore[misc]
    """Serves the one conversation whose turn runs in the current context. `window`: see `bot.compaction.compact`."""

    def __init__(self, window: int = 5):
        super().__init__(None)
        self.window = window

    async def retrieve(self, sender_id: str) -> TurnTracker:
        """The conversation's tracker; of a conversation without history, one whose session has just begun."""
        history = turn_history.get()
        if history.kept is not None:
            tracker = history.kept.copy()
        else:
            events = self._opening(history.language) if history.tail is None else compaction.revived(history.tail)
            tracker = compaction.restore(sender_id, events, self.domain.slots)
        if history.kept is not None or history.tail is not None:
            history.loaded, history.known = len(tracker.events), tracker.current_slot_values()
        return tracker

    async def save(self, tracker: TurnTracker) -> None:
        """Hand the turn what is new, and the compacted history to begin the next turn with."""
        history = turn_history.get()
        new = list(islice(tracker.events, history.loaded, None))
        history.new_events = [compaction.slim(event) for event in compaction.without_repeats(new, history.known)]
        compacted = compaction.compact(tracker, self.window)
        history.new_tail = [compaction.slim(event) for event in compacted]
        history.new_slots = {name: tracker.slots[name].value for name in SHOWN_SLOTS if name in tracker.slots}
        history.new_kept = tracker.with_history(compacted)

    async def keys(self) -> Iterable[str]:
        """No listing: conversations are listed by the database, not through Rasa."""
        return []

    def _opening(self, language: str | None) -> list[Event]:
        """How a conversation begins: as `action_session_start` would, with the language the person came with.

        A domain with an `action_session_start` of its own gets to run it instead.
        """
        if ACTION_SESSION_START_NAME in self.domain.user_actions:
            return []
        opening: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
        if language:
            opening.append(SlotSet("language", language))
        return [*opening, ActionExecuted(ACTION_LISTEN_NAME)]
