"""What is kept at hand is used only while the row is of the same version, and never grows without end."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from bot import inbox
from bot.at_hand import AtHand, Kept
from bot.dialogue import Dialogue
from bot.tables import Conversation
from bot.transactions import reading, writing
from bot.turn_tracker import TurnTracker
from tests.bot.conftest import Person, until


def kept() -> Kept:
    return Kept(TurnTracker("someone", []), {}, [])


async def left_at_hand(dialogue: Dialogue, conversation_id: str, version: int) -> Kept:
    """What a turn left; its answer is seen as soon as it is committed, a moment before this."""
    await until(lambda: dialogue.at_hand.get(conversation_id, version))
    found = dialogue.at_hand.get(conversation_id, version)
    assert found is not None
    return found


def test_another_version_is_not_at_hand():
    at_hand, one = AtHand(), kept()
    at_hand.keep("a", 3, one)

    assert at_hand.get("a", 3) is one
    assert at_hand.get("a", 4) is None
    assert at_hand.get("b", 3) is None


def test_who_spoke_longest_ago_is_forgotten_first():
    at_hand = AtHand(limit=2)
    for name in ("a", "b", "a", "c"):
        at_hand.keep(name, 1, kept())

    assert at_hand.get("a", 1)
    assert at_hand.get("b", 1) is None
    assert at_hand.get("c", 1)


async def test_a_turn_of_another_process_is_never_missed(make_service, dialogue: Dialogue, database):
    # given a conversation that this process has at hand
    ours = make_service()
    person = await Person.arrive(ours)
    await person.ask("count")
    held = await left_at_hand(dialogue, person.id, 1)

    # when it goes on elsewhere, from where the database says it is
    dialogue.at_hand.forget(person.id)
    assert await person.ask("count") == ["Count 2"]
    await left_at_hand(dialogue, person.id, 2)
    dialogue.at_hand.keep(person.id, 1, held)

    # then the next turn here goes on from there
    assert await person.ask("count") == ["Count 3"]
    assert await left_at_hand(dialogue, person.id, 3)


async def test_what_is_at_hand_is_not_read(make_service, dialogue: Dialogue, database):
    service = make_service(started=False)
    person = await Person.arrive(service)
    await person.send("count")
    with writing(database) as session:
        session.execute(update(Conversation).values(tail=[{"event": "restart"}], slots={"language": "es"}))

    with reading(database) as session:
        read = inbox.claim(session, [], dialogue.at_hand)
    dialogue.at_hand.keep(person.id, 0, kept())
    with reading(database) as session:
        held = inbox.claim(session, [], dialogue.at_hand)

    assert read is not None
    assert read.kept is None
    assert read.conversation.slots == {"language": "es"}
    assert held is not None
    assert held.kept is not None
    assert "tail" not in held.conversation.__dict__


@pytest.mark.parametrize("channel", ["web", "sms"])
async def test_nothing_is_at_hand_of_an_erased_conversation(channel: str, make_service, dialogue: Dialogue, database):
    person = await Person.arrive(make_service(), channel=channel)
    await person.ask("count")
    assert await left_at_hand(dialogue, person.id, 1)

    await person.ask("forget me")

    await until(lambda: person.id not in dialogue.at_hand._kept)
    assert person.id not in dialogue.at_hand._kept
