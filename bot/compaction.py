"""Keeps what the next turn needs of a conversation's history, and no more, so that turn 500 costs what turn 5 does.

A tracker's state is the replay of its events. What a later turn can still depend on is bounded: the slots' values, the
active loop, and the last few turns (policies look at `max_history` states; rules match the end of the history). So a
compacted history is

    a head      that stands for everything before: action_listen, the slots' values, the active loop
    a tail      of whole recent turns, less slots that were set to what they were, or set again in the same turn

The tail begins where a turn begins and where the active loop, if any, is on its happy path, because Rasa folds the
events of an uninterrupted loop together by looking back to the loop's previous execution; the head ends in one.
The head has as many visible actions as there were, up to the policies' window, so that no window takes its beginning
for the beginning of the conversation, unless to a policy that sees no turns made by rules it still is that.
Reverting events (a fallback, `action_back`) undo a turn each; the tail grows by one turn for each.
What is cut away: a prediction that a story makes from visible turns further back than the tail.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActionReverted,
    ActiveLoop,
    AllSlotsReset,
    BotUttered,
    ConversationPaused,
    Event,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.turn_tracker import TurnTracker, is_a

KEEP_TURNS = 3
MOST_TURNS = 4
_PARSE_KEYS = ("text", "intent", "entities", "language", "metadata")


def compact(tracker: DialogueStateTracker, window: int) -> list[Event]:
    """The shortest history that predicts as the whole would; `window` is the policies' longest look back, in states."""
    events = _since_reset(list(tracker.events))
    cut = _find_cut(events, window)
    if not cut:
        return without_repeats(events, {})
    before = TurnTracker.from_events(tracker.sender_id, events[:cut], tracker.slots.values())
    return [*_head(before, window), *without_repeats(events[cut:], before.current_slot_values())]


def restore(sender_id: str, events: Iterable[Event], slots: Sequence[Slot]) -> TurnTracker:
    """A tracker from a compacted history.

    Slots that the model no longer has are left out, so a conversation outlives a change of the domain.
    """
    known = {slot.name for slot in slots}
    tracker = TurnTracker(sender_id, slots)
    for event in events:
        if not is_a(event, SlotSet) or event.key in known:
            tracker.update(event)
    return tracker


def revived(bodies: Iterable[Mapping[str, Any]]) -> list[Event]:
    """Events from their JSON."""
    return [_kind(body["event"])._from_parameters(dict(body)) for body in bodies]


@cache
def _kind(name: str) -> type[Event]:
    """The class of an event; Rasa looks through all subclasses for each event it reads."""
    kind: type[Event] = Event.resolve_by_type(name)
    return kind


def slim(event: Event) -> dict[str, Any]:
    """An event as JSON without what is bulky and of no later use.

    Dropped: intent rankings and tokens of the parse, the model's name on every event, and the cards that the outbox
    keeps.
    """
    body: dict[str, Any] = {key: value for key, value in event.as_dict().items() if value is not None}
    metadata = dict(body.pop("metadata", None) or {})
    metadata.pop("model_id", None)
    metadata.pop("assistant_id", None)
    if metadata and not is_a(event, BotUttered):
        body["metadata"] = metadata
    if is_a(event, UserUttered):
        parse = body.get("parse_data") or {}
        body["parse_data"] = {key: parse[key] for key in _PARSE_KEYS if key in parse}
    elif is_a(event, BotUttered):
        body.pop("data", None)
    return body


def _since_reset(events: list[Event]) -> list[Event]:
    for index in range(len(events) - 1, -1, -1):
        if is_a(events[index], Restarted, SessionStarted):
            return events[index:]
    return events


def without_repeats(events: Sequence[Event], values: Mapping[str, Any]) -> list[Event]:
    """The events less those SlotSets that change nothing: value as before, or set again before the turn is over."""
    current = dict(values)
    kept: list[Event] = []
    last_in_turn: dict[str, int] = {}
    for event in events:
        if not is_a(event, SlotSet):
            if is_a(event, UserUttered, ActionExecuted, UserUtteranceReverted, ActionReverted, AllSlotsReset):
                last_in_turn.clear()
            if is_a(event, UserUtteranceReverted, ActionReverted, AllSlotsReset, Restarted, SessionStarted):
                current.clear()
            kept.append(event)
        elif event.key in last_in_turn:
            kept[last_in_turn[event.key]] = event
            current[event.key] = event.value
        elif event.key not in current or current[event.key] != event.value:
            last_in_turn[event.key] = len(kept)
            kept.append(event)
            current[event.key] = event.value
    return kept


def _find_cut(events: Sequence[Event], window: int) -> int:
    """Index of the first event of the tail; 0 keeps all."""
    reverts = sum(is_a(event, UserUtteranceReverted, ActionReverted) for event in events)
    turns = visible = best = 0
    for index in range(len(events) - 1, 0, -1):
        event = events[index]
        visible += is_a(event, ActionExecuted) and not event.hide_rule_turn
        if not _begins_turn(events, index):
            continue
        turns += 1
        if turns >= KEEP_TURNS + reverts and _on_happy_path(events, index):
            best = index
            if visible > window:
                return best
        if turns >= MOST_TURNS + reverts and best:
            return best
        if turns >= 2 * MOST_TURNS + reverts:
            return index
    return 0


def _begins_turn(events: Sequence[Event], index: int) -> bool:
    """Whether the event is what a person said right after the bot had begun to listen."""
    if not is_a(events[index], UserUttered):
        return False
    for place in range(index - 1, -1, -1):
        event = events[place]
        if is_a(event, ActionExecuted):
            return bool(event.action_name == ACTION_LISTEN_NAME)
        if is_a(event, UserUttered):
            return False
    return False


def _on_happy_path(events: Sequence[Event], index: int) -> bool:
    """Whether, before the event, no loop is active or the last thing done was the active loop itself."""
    done: str | None = None
    for event in reversed(events[:index]):
        if is_a(event, ActionExecutionRejected):
            return False
        if is_a(event, ActionExecuted) and event.action_name != ACTION_LISTEN_NAME and done is None:
            done = event.action_name
        if is_a(event, ActiveLoop):
            return event.name is None or done in (None, event.name)
    return True


def _head(before: DialogueStateTracker, window: int) -> Iterator[Event]:
    done = [event for event in before.applied_events() if is_a(event, ActionExecuted)]
    listening = _as_done(ACTION_LISTEN_NAME, done)
    looping = _as_done(before.active_loop_name, done) if before.active_loop_name else None
    visible = sum(not event.hide_rule_turn for event in done)
    follow = sum(event is not None and not event.hide_rule_turn for event in (looping, listening))
    for _ in range(min(visible, window + 2) - follow):
        yield ActionExecuted(ACTION_LISTEN_NAME)
    for slot in before.slots.values():
        if slot.has_been_set:
            yield SlotSet(slot.name, slot.value)
    if looping is not None:
        yield looping
        yield ActiveLoop(before.active_loop_name)
    if before.is_paused():
        yield ConversationPaused()
    yield listening


def _as_done(action: str, done: Sequence[ActionExecuted]) -> ActionExecuted:
    """The action, hidden from the policies that learn from stories if it was so when it was last done."""
    hidden = next((event.hide_rule_turn for event in reversed(done) if event.action_name == action), False)
    return ActionExecuted(action, hide_rule_turn=hidden)
