"""The turn's tracker tells of its past what Rasa's own tells, copies included."""

from __future__ import annotations

import random
from copy import copy

import pytest
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActionReverted,
    ActiveLoop,
    AllSlotsReset,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    Event,
    FollowupAction,
    LoopInterrupted,
    Restarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue import Dialogue, Snapshot
from bot.policies import QuickRulePolicy
from bot.turn_tracker import TurnTracker
from tests.bot.test_compaction import LINES, SENDER, whole_turn


def some_event(choose: random.Random) -> Event:
    """Any event that a conversation may hold, in any order; sound histories and senseless ones."""
    hidden = choose.random() < 0.5
    return choose.choice(
        [
            lambda: UserUttered("hi", {"name": choose.choice(["greet", "tell_name"])}, [{"entity": "name"}]),
            lambda: ActionExecuted("action_listen", hide_rule_turn=hidden),
            lambda: ActionExecuted("about_form", hide_rule_turn=hidden),
            lambda: ActionExecuted(choose.choice(["utter_greet", "action_count"]), hide_rule_turn=hidden),
            lambda: ActionExecutionRejected("about_form"),
            lambda: ActiveLoop(choose.choice(["about_form", None])),
            lambda: LoopInterrupted(True),
            lambda: SlotSet("name", choose.choice(["Anna", None])),
            lambda: SlotSet("count", choose.randrange(3)),
            lambda: BotUttered("said"),
            lambda: DefinePrevUserUtteredFeaturization(False),
            lambda: FollowupAction("action_count"),
            lambda: choose.choice([AllSlotsReset, ActionReverted, UserUtteranceReverted, Restarted])(),
        ]
    )()  # fmt: skip


def state_of(tracker: DialogueStateTracker) -> tuple[object, ...]:
    loop = tracker.active_loop
    return (
        tracker.current_slot_values(),
        [slot.has_been_set for slot in tracker.slots.values()],
        (loop.name, loop.rejected, loop.is_interrupted) if loop else None,
        tracker.latest_action,
        tracker.followup_action,
        tracker.latest_message.text,
        list(tracker.events),
    )


@pytest.mark.parametrize("seed", range(40))
def test_whatever_happened_its_past_is_what_rasa_says_it_was(seed: int, small_agent):
    # given the same events, told to Rasa's tracker and to ours
    choose, domain = random.Random(seed), small_agent.domain
    theirs, ours = DialogueStateTracker(SENDER, domain.slots), TurnTracker(SENDER, domain.slots)
    rule_only = {"rule_only_slots": ["name"], "rule_only_loops": ["about_form"]}

    for _ in range(40):
        event = some_event(choose)
        theirs.update(event)
        ours.update(event)

        # then what still holds, and the states that policies are shown, are the same at every moment
        assert list(map(id, ours.applied_events())) == list(map(id, theirs.applied_events()))
        assert state_of(ours) == state_of(theirs)
        for ignore in (False, True):
            options = {"ignore_rule_only_turns": ignore, "rule_only_data": rule_only}
            assert ours.past_states(domain, **options) == theirs.past_states(domain, **options)


@pytest.mark.parametrize("seed", range(10))
def test_a_copy_and_its_original_go_their_own_ways(seed: int, small_agent):
    # given a conversation and a copy of it
    choose, domain = random.Random(seed), small_agent.domain
    first = [some_event(choose) for _ in range(20)]
    original = TurnTracker.from_events(SENDER, first, domain.slots)
    twin = original.copy()
    assert state_of(twin) == state_of(original)

    # when different things happen in them
    more, other = [some_event(choose) for _ in range(10)], [some_event(choose) for _ in range(10)]
    for event in more:
        original.update(event)
    for event in other:
        twin.update(event)

    # then each is what Rasa makes of its own events
    for tracker, events in ((original, [*first, *more]), (twin, [*first, *other])):
        expected = DialogueStateTracker.from_events(SENDER, events, domain.slots)
        assert state_of(tracker) == state_of(expected)
        assert tracker.past_states(domain) == expected.past_states(domain)


def test_states_that_are_changed_change_nothing_else(small_agent):
    tracker = TurnTracker.from_events(SENDER, [ActionExecuted("action_listen"), UserUttered("hi", {"name": "greet"})])
    before = tracker.past_states(small_agent.domain)

    for state in tracker.past_states(small_agent.domain):
        for part in state.values():
            part.clear()

    assert tracker.past_states(small_agent.domain) == before


@pytest.mark.parametrize("seed", range(5))
async def test_the_rules_that_may_fit_are_those_that_rasa_finds(seed: int, small_agent):
    # given the trained rules, and a talk in any order
    nodes = small_agent.processor.graph_runner._instantiated_nodes
    policy = next(node._component for node in nodes.values() if isinstance(node._component, QuickRulePolicy))
    agent, choose = copy(small_agent), random.Random(seed)
    agent.processor = copy(small_agent.processor)
    agent.tracker_store = agent.processor.tracker_store = InMemoryTrackerStore(small_agent.domain)

    for _ in range(15):
        _, tracker = await whole_turn(agent, choose.choice(LINES))
        states = tracker.past_states(agent.domain)
        for end in range(1, len(states) + 1):
            for lookup in ("rules", "rules_for_loop_unhappy_path"):
                rules = policy.lookup[lookup]
                found = policy._get_possible_keys(rules, states[:end])
                assert found == RulePolicy._get_possible_keys(policy, rules, states[:end])


@pytest.mark.parametrize("seed", range(3))
async def test_a_conversation_at_hand_goes_on_as_one_that_is_read(seed: int, dialogue: Dialogue):
    # given the same talk, once from what the database keeps and once from what is kept at hand
    choose = random.Random(seed)
    read, held = Snapshot(SENDER, "web", None), Snapshot(SENDER, "web", None)

    for _ in range(25):
        text = choose.choice(LINES)
        from_database, at_hand = await dialogue.answer(read, "m", text), await dialogue.answer(held, "m", text)

        # then both say the same and leave the same behind
        assert at_hand.said == from_database.said
        assert at_hand.slots == from_database.slots
        assert timeless(at_hand.tail) == timeless(from_database.tail)
        assert timeless(at_hand.events) == timeless(from_database.events)
        read = Snapshot(SENDER, "web", None, from_database.tail, from_database.slots)
        held = Snapshot(SENDER, "web", None, None, at_hand.slots, kept=at_hand.tracker)


def timeless(bodies: list[dict] | None) -> list[dict]:
    return [{key: value for key, value in body.items() if key != "timestamp"} for body in bodies or []]
