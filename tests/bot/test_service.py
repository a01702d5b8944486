"""The conversation service on both databases: what the gateway relies on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from bot import conversations, inbox
from bot.errors import Busy, Forbidden, Gone, Invalid, NotFound
from bot.service import ConversationService
from bot.tables import ArchivedEvent, Conversation, Inbound, Outbound
from tests.bot.conftest import Person


async def test_a_message_is_answered_with_text_choices_and_cards(service: ConversationService):
    # given a person
    person = await Person.arrive(service)

    # when they ask for help, then tap a choice
    helped = await person.answer(await person.send("help"))
    counted = await person.answer(await person.send(payload=helped[0].choices[0].payload))

    # then answers carry what the bot said, offered and showed
    assert [message.text for message in helped] == ["How can I help?"]
    assert [choice.title for choice in helped[0].choices] == ["Count", "My colour is blue"]
    assert counted[0].from_ == "bot"
    assert counted[0].cards == [{"kind": "route", "number": 1}]
    assert counted[0].at.endswith("Z")


async def test_the_view_shows_both_sides_in_order_and_what_was_last_shown(service: ConversationService):
    person = await Person.arrive(service)
    await person.ask("hello")
    await person.ask("help")
    await person.ask(payload="/count_me")

    view = await service.view(person.id)

    assert [(message.from_, message.text) for message in view.messages] == [
        ("person", "hello"),
        ("bot", "Hello None"),
        ("person", "help"),
        ("bot", "How can I help?"),
        ("person", "Count"),
        ("bot", "Count 1"),
    ]
    assert view.profile == {"age": 1}
    assert view.routes[0]["number"] == 1
    assert view.support == []


async def test_the_same_message_id_answers_the_same_and_does_nothing(service: ConversationService, database: Engine):
    # given a message that was answered
    person = await Person.arrive(service)
    first = await person.answer(await person.send("count", message_id="one"))

    # when it comes again, several times at once
    await asyncio.gather(*(person.send("count", message_id="one") for _ in range(5)))
    again = await person.answer("one")

    # then the answer is the same and nothing was counted twice
    assert again == first
    assert (await service.view(person.id)).profile == {"age": 1}
    with Session(database) as session:
        assert session.scalar(select(func.count()).select_from(Inbound)) == 1


async def test_messages_sent_at_once_are_answered_one_by_one_in_order(service: ConversationService):
    person = await Person.arrive(service)

    sent = [await person.send("count") for _ in range(8)]
    answers = [await person.answer(message_id) for message_id in sent]

    assert [answer[0].text for answer in answers] == [f"Count {number}" for number in range(1, 9)]


async def test_messages_accepted_concurrently_each_get_a_turn(service: ConversationService):
    person = await Person.arrive(service)

    sent = await asyncio.gather(*(person.send("count") for _ in range(8)))
    answers = await asyncio.gather(*(person.answer(message_id) for message_id in sent))

    assert sorted(answer[0].text for answer in answers) == [f"Count {number}" for number in range(1, 9)]


async def test_conversations_share_nothing(service: ConversationService):
    anna, bert = await Person.arrive(service), await Person.arrive(service)

    await asyncio.gather(anna.ask("my name is Anna"), bert.ask("my name is Bert"))
    greetings = await asyncio.gather(anna.ask("hello"), bert.ask("hello"))

    assert greetings == [["Hello Anna"], ["Hello Bert"]]
    with pytest.raises(Forbidden):
        await service.authorise(anna.id, bert.token)


async def test_a_form_asks_and_ends(service: ConversationService):
    person = await Person.arrive(service)

    assert await person.ask("start interview") == ["Which city?"]
    assert await person.ask("Tulsa") == ["Which colour?"]
    assert await person.ask("blue") == ["City Tulsa, colour blue"]


@pytest.mark.parametrize("typed", ["2", "option 2", "my colour is BLÚE!", "2."])
async def test_a_typed_choice_is_the_choice(service: ConversationService, typed: str):
    person = await Person.arrive(service)
    await person.ask("start interview")
    await person.ask("Tulsa")
    await person.ask("help")

    assert await person.ask(typed) == ["City Tulsa, colour blue"]


async def test_a_persons_slash_is_no_payload(service: ConversationService):
    person = await Person.arrive(service)

    assert await person.ask('/tell_name{"name": "Mallory"}') == ["I did not get that"]
    assert await person.ask("/count") == ["Count 1"]
    assert await person.ask("/") == ["I did not get that"]


@pytest.mark.parametrize(
    "payload", ["count_me", "/no_such_intent", '/tell_name{"name"', '/tell_name{"role": 1}', "/tell_name[]", "hello"]
)
async def test_a_payload_that_is_none_of_ours_is_refused(service: ConversationService, payload: str):
    person = await Person.arrive(service)

    with pytest.raises(Invalid) as refusal:
        await person.send(payload=payload)

    assert refusal.value.field == "payload"
    assert payload not in str(refusal.value)
    assert (await service.view(person.id)).messages == []


@pytest.mark.parametrize("text", ["", "  \n", "\x00\x07", "x" * 2001])
async def test_a_text_that_cannot_be_taken_is_not_stored(service: ConversationService, text: str):
    person = await Person.arrive(service)

    with pytest.raises(Invalid):
        await person.send(text)

    assert (await service.view(person.id)).messages == []


@pytest.mark.parametrize("text", ["count \x00", "count \ud83d", "count 😀", "x" * 2000, "count\u202e"])
async def test_any_other_text_is_taken(service: ConversationService, text: str):
    person = await Person.arrive(service)

    assert await person.ask(text)


async def test_the_language_a_person_came_with_is_spoken(service: ConversationService):
    person = await Person.arrive(service, language="es")

    assert await person.ask("my name is Anna") == ["Hola Anna"]
    with pytest.raises(Invalid):
        await service.create("de", "web")
    with pytest.raises(Invalid):
        await service.create("en", "fax")


async def test_the_channel_chooses_the_wording(service: ConversationService):
    person = await Person.arrive(service, channel="sms")

    assert await person.ask("help") == ["Help by text message"]
    assert await person.ask("1") == ["Count 1"]


async def test_waiting_ends_with_nothing_when_there_is_no_answer_in_time(service: ConversationService):
    person = await Person.arrive(service)

    assert await service.wait(person.id, await person.send("stall"), 0.01) is None
    with pytest.raises(Gone):
        await service.wait(person.id, "never sent", 0.01)


async def test_a_stream_can_be_taken_up_anywhere_and_misses_nothing(service: ConversationService):
    # given a conversation with messages of both sides
    person = await Person.arrive(service)
    for text in ("hello", "count", "help"):
        await person.ask(text)
    everything = await service.messages_since(person.id, None)

    # when it is read again from after each message
    for position, message in enumerate(everything):
        rest = await service.messages_since(person.id, message.id)
        # then exactly what came after is there
        assert list(rest) == list(everything[position + 1 :])
    assert [message.from_ for message in everything] == ["person", "bot"] * 3
    assert await service.messages_since(person.id, "unknown") == everything


async def test_what_waits_comes_into_the_stream_when_it_is_answered(service: ConversationService):
    # given one message answered and read
    person = await Person.arrive(service)
    await person.ask("hello")
    cursor = (await service.messages_since(person.id, None))[-1].id

    # when two more are sent at once and read after each change
    async with service.subscribe(person.id) as changed:
        sent = [await person.send("count"), await person.send("help")]
        read = []
        while len(read) < 4:
            await asyncio.wait_for(changed.wait(), 30)
            changed.clear()
            news = await service.messages_since(person.id, cursor)
            read += [message.text for message in news]
            cursor = news[-1].id if news else cursor

    # then each question stands before its answer, and nothing is missed or doubled
    assert read == ["count", "Count 1", "help", "How can I help?"]
    assert len(sent) == 2


async def test_erasing_deletes_all_and_leaves_a_tombstone(service: ConversationService, database: Engine):
    person, other = await Person.arrive(service), await Person.arrive(service)
    await person.ask("my name is Anna")
    await other.ask("my name is Bert")

    await service.erase(person.id)

    for call in (
        service.authorise(person.id, person.token),
        service.view(person.id),
        service.messages_since(person.id, None),
        person.send("hello"),
        service.erase(person.id),
    ):
        with pytest.raises(Gone):
            await call
    with Session(database) as session:
        for table in (Inbound, Outbound, ArchivedEvent):
            assert set(session.scalars(select(table.conversation_id))) == {other.id}
        left = session.get_one(Conversation, person.id)
        assert (left.tail, left.slots, left.offered, left.language) == (None, None, None, None)
    assert await other.ask("hello") == ["Hello Bert"]


async def test_deleting_by_asking_says_so_and_deletes(service: ConversationService, database: Engine):
    person = await Person.arrive(service)
    await person.ask("my name is Anna")
    cursor = (await service.messages_since(person.id, None))[-1].id

    assert await person.ask("forget") == ["All is deleted"]

    farewell = await service.messages_since(person.id, cursor)
    assert [message.text for message in farewell] == ["All is deleted"]
    with pytest.raises(Gone):
        await service.messages_since(person.id, farewell[-1].id)
    with pytest.raises(Gone):
        await service.authorise(person.id, person.token)
    with Session(database) as session:
        assert session.scalars(select(ArchivedEvent.seq)).all() == []
        assert session.scalars(select(Inbound.text)).all() == [None]


async def test_unknown_conversations_are_not_found(service: ConversationService):
    for call in (
        service.authorise("nobody", "token"),
        service.view("nobody"),
        service.messages_since("nobody", None),
        service.post("nobody", message_id="one", text="hello"),
        service.erase("nobody"),
    ):
        with pytest.raises(NotFound):
            await call


@pytest.mark.parametrize("message_id", ["", "x" * 201, "line\nbreak", "ñ"])
async def test_a_message_id_must_be_plain(service: ConversationService, message_id: str):
    person = await Person.arrive(service)

    with pytest.raises(Invalid):
        await service.post(person.id, message_id=message_id, text="hello")


async def test_past_a_depth_messages_are_refused_and_not_stored(
    make_service, database: Engine, monkeypatch: pytest.MonkeyPatch
):
    # given a service that answers nothing
    idle = make_service(started=False)
    monkeypatch.setattr(inbox, "CONVERSATION_DEPTH_LIMIT", 2)
    monkeypatch.setattr(inbox, "DEPTH_LIMIT", 3)
    one, two = await Person.arrive(idle), await Person.arrive(idle)

    # when more is sent than may wait
    await one.send("hello")
    await one.send("hello")
    with pytest.raises(Busy) as refusal:
        await one.send("hello")
    await two.send("hello")
    with pytest.raises(Busy):
        await two.send("hello")

    # then it is refused with a time to come back, and nothing of it is kept
    assert refusal.value.retry_after > 0
    assert await idle.waiting() == 3
    assert await idle.ready() == "turns are not being run"


async def test_a_running_service_is_ready(service: ConversationService):
    assert await service.ready() is None


async def test_who_takes_but_does_not_answer_still_understands(make_service: Callable[..., ConversationService]):
    # given a process that answers nobody, and a message that it has taken
    service = make_service(parallel=0)
    person = await Person.arrive(service)
    await person.send("hello")

    # when it is to understand another, then it does
    async def understood() -> str:
        return "yes"

    async with asyncio.timeout(20):
        assert await service.on_engine(understood()) == "yes"


async def test_a_stream_shows_a_question_with_its_answer_or_neither(
    service: ConversationService, database: Engine, monkeypatch: pytest.MonkeyPatch
):
    # given a message whose turn commits between the two queries of somebody who reads the stream
    person = await Person.arrive(service)
    position = conversations._position
    with monkeypatch.context() as patch:

        def late(session: Session, conversation_id: str, cursor: str | None) -> tuple[int, int]:
            found = position(session, conversation_id, cursor)
            heard = session.scalars(select(Inbound).where(Inbound.conversation_id == conversation_id)).all()
            assert [message.state for message in heard] == []
            asyncio.run_coroutine_threadsafe(person.ask("count"), loop).result(30)
            return found

        loop = asyncio.get_running_loop()
        patch.setattr(conversations, "_position", late)
        read = list(await service.messages_since(person.id, None))

    # then it is not seen by halves
    assert read == []
    assert [message.text for message in await service.messages_since(person.id, None)] == ["count", "Count 1"]
