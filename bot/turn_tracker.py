"""Rasa's tracker for the turns of a service: copied and looked back on without replaying the conversation.

A turn copies its tracker before each action and asks for its past states before each prediction. Rasa answers both by
applying every event anew to trackers with slots of their own. Here a copy shares its slots until one of them is set, and
past states are read off by applying only what a prediction can see. Both give what Rasa's own gives
(tests/bot/test_turn_tracker.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from rasa.shared.core.constants import PREVIOUS_ACTION
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionReverted,
    ActiveLoop,
    BotUttered,
    Event,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUttered,
    UserUtteranceReverted,
)
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

State = dict[str, Any]


@cache
def is_a(kind: type[Event], *wanted: type[Event]) -> bool:
    """As `issubclass`; the events are abstract classes, which takes Python long to look up."""
    return issubclass(kind, wanted)


@dataclass(slots=True)
class _Moment:
    """What a prediction sees of the conversation before an action: its state, and what decides whether it is shown."""

    state: State
    last_action: Mapping[str, Any] | None
    forced: bool
    hidden: bool


class TurnTracker(DialogueStateTracker):  # type: ignore[misc]
    """Rasa's tracker with cheap copies and past states. A slot object may be shared: set slots by events only."""

    def __init__(self, sender_id: str, slots: Iterable[Slot] | None, *arguments: Any, **keywords: Any) -> None:
        """As Rasa's tracker."""
        self._applied: tuple[int, list[Event]] = (-1, [])
        self._moments: tuple[tuple[int, int, bool], list[_Moment]] = ((-1, 0, False), [])
        super().__init__(sender_id, slots, *arguments, **keywords)

    def copy(self) -> TurnTracker:
        """A tracker in the same state, with the same events."""
        twin = type(self).__new__(type(self))
        twin.__dict__.update(self.__dict__)
        twin.events = self.events.copy()
        twin.slots = dict(self.slots)
        if self.active_loop is not None:
            twin.active_loop = replace(self.active_loop)
        return twin

    def applied_events(self) -> list[Event]:
        """The events less those that were reverted, as Rasa's tracker tells them; found once for each state."""
        if self._applied[0] != len(self.events):
            self._applied = (len(self.events), self._find_applied())
        return list(self._applied[1])

    def past_states(
        self,
        domain: Domain,
        omit_unset_slots: bool = False,
        ignore_rule_only_turns: bool = False,
        rule_only_data: dict[str, Any] | None = None,
    ) -> list[State]:
        """The states before each action and now, as `Domain.states_for_tracker_history` gives them."""
        key = (len(self.events), id(domain), omit_unset_slots)
        if self._moments[0] != key:
            self._moments = (key, list(self._look_back(domain, omit_unset_slots)))
        moments = self._moments[1]
        if not ignore_rule_only_turns:
            return [_own(moment.state) for moment in moments]
        return _without_rule_turns(moments, domain, rule_only_data)

    def _look_back(self, domain: Domain, omit_unset_slots: bool) -> Iterator[_Moment]:
        seen = {name: slot for name, slot in self.slots.items() if slot.influence_conversation}
        past = DialogueStateTracker(self.sender_id, seen.values(), is_rule_tracker=self.is_rule_tracker)

        def moment(hidden: bool) -> _Moment:
            forced = bool(past.followup_action) or past.latest_action_name == past.active_loop_name
            return _Moment(domain.get_active_state(past, omit_unset_slots), past.latest_action, forced, hidden)

        for event in self.applied_events():
            kind = type(event)
            if is_a(kind, BotUttered) or (is_a(kind, SlotSet) and event.key not in seen):
                continue
            if is_a(kind, ActionExecuted):
                yield moment(event.hide_rule_turn)
            event.apply_to(past)
        yield moment(False)

    def _find_applied(self) -> list[Event]:
        loops = {event.name for event in self.events if is_a(type(event), ActiveLoop) and event.name}
        applied: list[Event] = []
        for event in self.events:
            kind = type(event)
            if is_a(kind, Restarted, SessionStarted):
                applied = []
            elif is_a(kind, ActionReverted):
                self._undo_till_previous(ActionExecuted, applied)
            elif is_a(kind, UserUtteranceReverted):
                self._undo_till_previous(UserUttered, applied)
                self._undo_till_previous(ActionExecuted, applied)
            elif (
                is_a(kind, ActionExecuted)
                and event.action_name in loops
                and not self._first_loop_execution_or_unhappy_path(event.action_name, applied)
            ):
                self._undo_till_previous_loop_execution(event.action_name, applied)
            else:
                applied.append(event)
        return applied

    def _set_slot(self, key: str, value: Any) -> None:
        if key in self.slots:
            self.slots[key] = _twin(self.slots[key])
        super()._set_slot(key, value)

    def _reset_slots(self) -> None:
        for name, slot in self.slots.items():
            if slot.has_been_set:
                self.slots[name] = _twin(slot)
                self.slots[name].reset()


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
