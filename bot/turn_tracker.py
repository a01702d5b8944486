"""Rasa's tracker for the turns of a service: copied and looked back on without replaying the conversation.

A turn copies its tracker before each action and asks for its past states before each prediction. Rasa answers both by
applying every event anew to trackers with slots of their own. Here a copy shares its slots until one is set, and past
states are read off by applying once only what a prediction can see. Both give what Rasa's own gives
(tests/bot/test_turn_tracker.py).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from operator import is_
from typing import Any

from rasa.shared.core.constants import PREVIOUS_ACTION
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActionReverted,
    ActiveLoop,
    BotUttered,
    Event,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

State = dict[str, Any]


def is_a(event: Event, *wanted: type[Event]) -> bool:
    """As `isinstance`; the events' classes are abstract, which takes Python ten times as long."""
    return _derives(type(event), wanted)  # type: ignore[arg-type]  # abstract, but hashable


@cache
def _derives(kind: type[Event], wanted: tuple[type[Event], ...]) -> bool:
    return issubclass(kind, wanted)


@dataclass(frozen=True, slots=True)
class _Applied:
    """The first `count` events less those that were reverted, and the loops among them."""

    count: int = 0
    events: tuple[Event, ...] = ()
    loops: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Moment:
    """What a prediction sees of the conversation before an action: its state, and what decides whether it is shown.

    `message` is what the person had said last, and `reading` how it was read then: that may change afterwards.
    """

    state: State
    message: UserUttered
    reading: tuple[Any, ...]
    last_action: Mapping[str, Any] | None
    forced: bool
    hidden: bool


class TurnTracker(DialogueStateTracker):  # type: ignore[misc]
    """Rasa's tracker with cheap copies and past states. A slot object may be shared: set slots by events only."""

    def __init__(self, sender_id: str, slots: Iterable[Slot] | None, *arguments: Any, **keywords: Any) -> None:
        """As Rasa's tracker."""
        self._applied = _Applied()
        self._past: _Past | None = None
        super().__init__(sender_id, slots, *arguments, **keywords)

    def copy(self) -> TurnTracker:
        """A tracker in the same state, with the same events."""
        twin = type(self).__new__(type(self))
        twin.__dict__.update(self.__dict__)
        twin.events = self.events.copy()
        twin.slots = dict(self.slots)
        twin._past = None
        if self.active_loop is not None:
            twin.active_loop = replace(self.active_loop)
        return twin

    def with_history(self, events: Iterable[Event]) -> TurnTracker:
        """A tracker in the same state, with other events that lead to it."""
        twin = self.copy()
        twin.events = deque(events)
        twin._applied = _Applied()
        return twin

    def applied_events(self) -> list[Event]:
        """The events less those that were reverted, as Rasa's tracker tells them."""
        self._settle()
        return list(self._applied.events)

    def past_states(
        self,
        domain: Domain,
        omit_unset_slots: bool = False,
        ignore_rule_only_turns: bool = False,
        rule_only_data: dict[str, Any] | None = None,
    ) -> list[State]:
        """The states before each action and now, as `Domain.states_for_tracker_history` gives them."""
        self._settle()
        now = self._applied.events
        if self._past is None or not self._past.leads_to(now, domain, omit_unset_slots):
            self._past = _Past.of(self, domain, omit_unset_slots)
        moments = self._past.up_to(now)
        if ignore_rule_only_turns:
            return _without_rule_turns(moments, domain, rule_only_data)
        return [_own(moment.state) for moment in moments]

    def _settle(self) -> None:
        """Find out which events still hold, after new ones."""
        if self._applied.count != len(self.events):
            self._applied = self._apply_new()

    def _apply_new(self) -> _Applied:
        before = self._applied
        new = list(islice(self.events, before.count, None))
        loops = before.loops | {event.name for event in new if is_a(event, ActiveLoop) and event.name}
        if loops != before.loops:  # what an action of that name did before is looked at anew
            before, new = _Applied(), list(self.events)
        applied = list(before.events)
        for event in new:
            if is_a(event, Restarted, SessionStarted):
                applied.clear()
            elif is_a(event, ActionReverted):
                self._undo_till_previous(ActionExecuted, applied)
            elif is_a(event, UserUtteranceReverted):
                self._undo_till_previous(UserUttered, applied)
                self._undo_till_previous(ActionExecuted, applied)
            elif (
                is_a(event, ActionExecuted)
                and event.action_name in loops
                and not self._first_loop_execution_or_unhappy_path(event.action_name, applied)
            ):
                self._undo_till_previous_loop_execution(event.action_name, applied)
            else:
                applied.append(event)
        return _Applied(len(self.events), tuple(applied), loops)

    def _first_loop_execution_or_unhappy_path(self, loop_action_name: str, applied_events: list[Event]) -> bool:
        next_action: str | None = None
        for event in reversed(applied_events):
            if is_a(event, ActiveLoop) and event.name is None:
                return True
            if is_a(event, ActionExecutionRejected) and event.action_name == loop_action_name:
                return True
            if is_a(event, UserUttered) and next_action is not None and next_action != loop_action_name:
                return True
            if is_a(event, ActionExecuted):
                if event.action_name == loop_action_name:
                    return False
                next_action = event.action_name
        return True

    def _set_slot(self, key: str, value: Any) -> None:
        if key in self.slots:
            self.slots[key] = _twin(self.slots[key])
        super()._set_slot(key, value)

    def _reset_slots(self) -> None:
        for name, slot in self.slots.items():
            if slot.has_been_set:
                self.slots[name] = _twin(slot)
                self.slots[name].reset()


@dataclass
class _Past:
    """A tracker's past, followed for as long as it only gets longer; `tracker` is another, in that past's state."""

    tracker: DialogueStateTracker
    domain: Domain
    omit_unset_slots: bool
    followed: tuple[Event, ...] = ()
    moments: list[_Moment] = field(default_factory=list)

    @classmethod
    def of(cls, tracker: TurnTracker, domain: Domain, omit_unset_slots: bool) -> _Past:
        """The tracker's past, of which nothing has been followed yet; of its slots those that predictions see."""
        seen = [slot for slot in tracker.slots.values() if slot.influence_conversation]
        return cls(DialogueStateTracker(tracker.sender_id, seen), domain, omit_unset_slots)

    def leads_to(self, now: tuple[Event, ...], domain: Domain, omit_unset_slots: bool) -> bool:
        """Whether what has happened until now begins with this past, read as it was."""
        if self.domain is not domain or self.omit_unset_slots != omit_unset_slots:
            return False
        if len(now) < len(self.followed) or not all(map(is_, self.followed, now)):
            return False
        return all(moment.reading == _reading_of(moment.message) for moment in self.moments)

    def up_to(self, now: tuple[Event, ...]) -> list[_Moment]:
        """The moments before each action, and the present one."""
        for event in now[len(self.followed) :]:
            if is_a(event, BotUttered) or (is_a(event, SlotSet) and event.key not in self.tracker.slots):
                continue
            if is_a(event, ActionExecuted):
                self.moments.append(self._moment(event.hide_rule_turn))
            event.apply_to(self.tracker)
        self.followed = now
        return [*self.moments, self._moment(hidden=False)]

    def _moment(self, hidden: bool) -> _Moment:
        past = self.tracker
        forced = bool(past.followup_action) or past.latest_action_name == past.active_loop_name
        state = self.domain.get_active_state(past, self.omit_unset_slots)
        message = past.latest_message
        return _Moment(state, message, _reading_of(message), past.latest_action, forced, hidden)


def _reading_of(message: UserUttered) -> tuple[Any, ...]:
    return message.use_text_for_featurization, len(message.entities)


def _twin(slot: Slot) -> Slot:
    """`copy.copy` of a slot, in a fifth of its time."""
    twin = object.__new__(type(slot))
    twin.__dict__.update(slot.__dict__)
    return twin


def _own(state: State) -> State:
    """A copy whose parts may be changed."""
    return {part: dict(values) for part, values in state.items()}


def _without_rule_turns(
    moments: Iterable[_Moment], domain: Domain, rule_only_data: dict[str, Any] | None
) -> list[State]:
    """The states that policies see which learn from stories: turns made by rules alone are left out."""
    states: list[State] = []
    last_action: Mapping[str, Any] | None = None
    hidden = False
    for moment in moments:
        if not hidden:
            last_action = moment.last_action
        if not moment.forced:
            hidden = moment.hidden
        if hidden:
            continue
        state = _own(moment.state)
        domain._remove_rule_only_features(state, rule_only_data)
        if states:
            domain._substitute_rule_only_user_input(state, states[-1])
        if last_action:
            state[PREVIOUS_ACTION] = dict(last_action)
        states.append({part: values for part, values in state.items() if values})
    return states
