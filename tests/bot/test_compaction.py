"""The compacted history predicts as the whole history does, and does not grow."""

from __future__ import annotations

import json
import random
from copy import copy

import pytest
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.trackers import DialogueStateTracker

from bot import compaction
from bot.dialogue import Dialogue, Snapshot

LINES = (
    "hello",
    "my name is Anna",
    "my name is Bert",
    "my colour is red",
    "count",
    "help",
    "start interview",
    "Tulsa",
    "blue",
    "reject",
    "pause",
    "what is this",
)
SENDER = "ea971eb9-2fca-4b30-8a63-094c2a8c5ebf"


@pytest.fixture
def whole_agent(small_agent):
    """The same model with Rasa's own in-memory store: every turn replays the whole conversation."""
    whole, whole.processor = copy(small_agent), copy(small_agent.processor)
    whole.tracker_store = whole.processor.tracker_store = InMemoryTrackerStore(small_agent.domain)
    return whole


async def whole_turn(agent, text: str) -> tuple[list[str], DialogueStateTracker]:
    channel = CollectingOutputChannel()
    await agent.handle_message(UserMessage(text, channel, SENDER, input_channel="web"))
    said = [message["text"] for message in channel.messages if "text" in message]
    return said, await agent.tracker_store.retrieve(SENDER)


def plain_slots(tracker: DialogueStateTracker) -> dict[str, object]:
    return {
        name: value
        for name, value in tracker.current_slot_values().items()
        if name != "session_started_metadata" and value is not None
    }


@pytest.mark.parametrize("seed", range(5))
async def test_a_long_talk_is_answered_as_if_nothing_had_been_cut(seed: int, dialogue: Dialogue, whole_agent):
    # given the same talk of 30 turns, in any order, with the whole history and with the compacted one
    choose = random.Random(seed)
    snapshot = Snapshot(SENDER, "web", None)

    for _ in range(30):
        text = choose.choice(LINES)
        # when a turn is taken with each
        expected, whole = await whole_turn(whole_agent, text)
        answer = await dialogue.answer(snapshot, "m", text)

        # then the same is said, and slots, loop and last action are the same
        compacted = compaction.restore(SENDER, compaction.revived(answer.tail or []), dialogue.agent.domain.slots)
        assert [said.text for said in answer.said] == expected
        assert plain_slots(compacted) == plain_slots(whole)
        assert compacted.active_loop_name == whole.active_loop_name
        assert compacted.latest_action_name == whole.latest_action_name
        assert compacted.is_active_loop_rejected == whole.is_active_loop_rejected
        snapshot = Snapshot(SENDER, "web", None, json.loads(json.dumps(answer.tail)), answer.slots)


async def test_the_history_stops_growing(dialogue: Dialogue):
    snapshot = Snapshot(SENDER, "web", None)
    sizes = []
    for turn in range(60):
        answer = await dialogue.answer(snapshot, "m", "count" if turn % 3 else "help")
        sizes.append(len(json.dumps(answer.tail)))
        snapshot = Snapshot(SENDER, "web", None, answer.tail, answer.slots)

    assert max(sizes[30:]) <= max(sizes[5:30]) * 1.05


async def test_slots_that_the_domain_no_longer_has_are_left_out(dialogue: Dialogue, caplog: pytest.LogCaptureFixture):
    tail = [{"event": "action", "name": "action_listen"}, {"event": "slot", "name": "dropped", "value": 1}]

    answer = await dialogue.answer(Snapshot(SENDER, "web", None, tail), "m", "hello")

    assert [said.text for said in answer.said] == ["Hello None"]
    assert "dropped" not in json.dumps(answer.tail)


async def test_events_are_kept_without_bulk(dialogue: Dialogue):
    answer = await dialogue.answer(Snapshot(SENDER, "web", "en"), "m", "my name is Anna")

    user = next(body for body in answer.events if body["event"] == "user")
    assert set(user["parse_data"]) <= {"text", "intent", "entities", "metadata", "language"}
    assert user["parse_data"]["metadata"] == {"asked": None, "language": "en"}
    assert "model_id" not in json.dumps(answer.events)
    assert [body["event"] for body in answer.events][:2] == ["action", "session_started"]
