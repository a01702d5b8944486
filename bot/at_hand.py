"""The conversations that were last spoken in, kept ready for their next turn.

A claim reads a conversation's version with its message; where what is kept here is of that version, the history and the
slots need not be read and replayed. Another process's turn, a sorry and an erasure all change the version, so what is
out of date is never used. It belongs to a loaded model: its trackers have that model's slots.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.turn_tracker import TurnTracker

LIMIT = 500  # conversations, of some 100 kB each


@dataclass(frozen=True)
class Kept:
    """What a turn left: the tracker with its compacted history, and the slots and choices as the row has them."""

    tracker: TurnTracker
    slots: Mapping[str, Any]
    offered: Sequence[Mapping[str, Any]]


class AtHand:
    """Bounded by `limit`: whoever has been silent longest is forgotten first. For any thread."""

    def __init__(self, limit: int = LIMIT):
        self._limit = limit
        self._kept: OrderedDict[str, tuple[int, Kept]] = OrderedDict()
        self._guard = threading.Lock()

    def get(self, conversation_id: str, version: int) -> Kept | None:
        """What is kept of the conversation, if it is of that version."""
        with self._guard:
            held, kept = self._kept.get(conversation_id, (None, None))
            return kept if held == version else None

    def keep(self, conversation_id: str, version: int, kept: Kept) -> None:
        """Keep what the conversation's turn left; `version` is the row's after its commit."""
        with self._guard:
            self._kept[conversation_id] = (version, kept)
            self._kept.move_to_end(conversation_id)
            if len(self._kept) > self._limit:
                self._kept.popitem(last=False)

    def forget(self, conversation_id: str) -> None:
        """Keep nothing of the conversation any more."""
        with self._guard:
            self._kept.pop(conversation_id, None)
