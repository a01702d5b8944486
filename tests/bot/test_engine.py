"""The engine when things go wrong: a turn happens whole or not at all, and never twice."""

from __future__ import annotations

import asyncio
import logging
import os
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from actions.database import turn_session
from bot import turns
from bot.dialogue import Answer, Dialogue
from bot.engine import TurnReport
from bot.secrecy import unlock
from bot.service import ConversationService
from bot.tables import DONE, PARKED, PENDING, ArchivedEvent, Conversation, Inbound, Outbound
from pathways.db import Base, open_engine
from tests.bot.conftest import Person

SORRY = ["Sorry, something went wrong."]
MakeService = Callable[..., ConversationService]


def fail_once(monkeypatch: pytest.MonkeyPatch, after: Callable[..., None], error: Exception) -> None:
    """Let the first commit raise after it has written everything, just before it would commit."""
    left = [error]

    def commit(*arguments: object) -> None:
        after(*arguments)
        if left:
            raise left.pop()

    monkeypatch.setattr(turns, "commit_answer", commit)


def counted(database: Engine) -> dict[str, int]:
    with Session(database) as session:
        return {
            table.__tablename__: session.scalar(select(func.count()).select_from(table)) or 0
            for table in (Inbound, Outbound, ArchivedEvent)
        }


def states(database: Engine) -> list[tuple[str, int, str | None]]:
    with Session(database) as session:
        rows = session.scalars(select(Inbound).order_by(Inbound.conversation_id, Inbound.seq))
        return [(row.state, row.attempts, row.error) for row in rows]


async def test_a_turn_that_fails_before_its_commit_leaves_nothing_and_is_run_again(
    make_service: MakeService, database: Engine, monkeypatch: pytest.MonkeyPatch
):
    # given a turn whose first commit fails when all is written
    service = make_service()
    reports: list[TurnReport] = []
    seen: list[dict[str, int]] = []
    service.observe(reports.append)
    service.observe(lambda report: seen.append(counted(database)))
    fail_once(monkeypatch, turns.commit_answer, ValueError("secret"))
    person = await Person.arrive(service)

    # when a message is sent
    answer = await person.ask("count")
    await person.ask("hello")

    # then nothing of the failed turn was kept, and the second gave the one answer
    assert answer == ["Count 1"]
    assert [report.outcome for report in reports[:2]] == ["failed", "answered"]
    assert seen[0] == {"inbox": 1, "outbox": 0, "events": 0}
    assert states(database) == [(DONE, 1, None), (DONE, 0, None)]


async def test_an_action_that_raises_once_is_run_again(service: ConversationService, broken_once: Path):
    person = await Person.arrive(service)

    assert await person.ask("break") == ["Mended"]


async def test_a_poisonous_message_gets_a_sorry_and_does_not_block(service: ConversationService, database: Engine):
    # given someone in the middle of an interview
    person = await Person.arrive(service)
    await person.ask("count")
    await person.ask("start interview")

    # when they send what always fails, and at once the next message
    await person.send(payload="/break_it", message_id="poison")
    next_id = await person.send("Tulsa")

    # then a sorry, parked with the kind of the error, and the interview goes on where it was
    assert [message.text for message in await person.answer("poison")] == SORRY
    assert [message.text for message in await person.answer(next_id)] == ["Which colour?"]


async def test_what_always_fails_is_parked_with_its_kind(service: ConversationService, database: Engine):
    person = await Person.arrive(service, language="es")
    await person.ask("my name is Anna")

    failed = await person.send("break")
    next_id = await person.send("hello")

    assert [message.text for message in await person.answer(failed)] == ["Perdón, algo salió mal."]
    assert [message.text for message in await person.answer(next_id)] == ["Hola Anna"]
    assert states(database)[1] == (PARKED, 1, "RuntimeError")


async def test_a_turn_has_a_time_limit(make_service: MakeService, database: Engine):
    service = make_service(turn_limit_s=0.1)
    person = await Person.arrive(service)

    assert await person.ask("stall") == SORRY
    assert await person.ask("count") == ["Count 1"]
    assert states(database)[0] == (PARKED, 1, "TimeoutError")


async def test_others_are_answered_while_one_turn_stalls(service: ConversationService):
    stuck, other = await Person.arrive(service), await Person.arrive(service)
    await stuck.send("stall")

    assert await other.ask("count") == ["Count 1"]


async def test_a_database_that_is_away_counts_against_nobody(
    make_service: MakeService, database: Engine, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("bot.engine.OUTAGE_PAUSE_S", 0.01)
    service = make_service()
    fail_once(monkeypatch, turns.commit_answer, OperationalError("COMMIT", {}, Exception("gone away")))
    person = await Person.arrive(service)

    assert await person.ask("count") == ["Count 1"]
    assert states(database) == [(DONE, 0, None)]


async def test_what_was_accepted_before_a_restart_is_answered_after_it(make_service: MakeService, database: Engine):
    # given messages accepted by a process that answered none of them
    before = make_service(started=False)
    person = await Person.arrive(before)
    sent = [await person.send("count") for _ in range(3)]
    assert states(database) == [(PENDING, 0, None)] * 3

    # when another process starts on the same database
    person.service = make_service()

    # then they are answered in order, and the person can go on
    answers = [await person.answer(message_id) for message_id in sent]
    assert [answer[0].text for answer in answers] == ["Count 1", "Count 2", "Count 3"]
    await person.service.authorise(person.id, person.token)


async def test_a_turn_cut_off_by_a_stop_is_taken_up_again(
    make_service: MakeService, database: Engine, small_agent, monkeypatch: pytest.MonkeyPatch
):
    # given a turn that will not end
    begun = threading.Event()

    async def stall(dispatcher: object, tracker: object, domain: object) -> None:
        begun.set()
        await asyncio.Event().wait()

    monkeypatch.setitem(small_agent.action_endpoint.executor.actions, "action_stall", stall)
    first = make_service()
    person = await Person.arrive(first)
    await person.ask("hello")
    stalled = await person.send("stall")
    await asyncio.to_thread(begun.wait, 30)

    # when the service is stopped, which gives the turn back
    await asyncio.to_thread(first.stop, 0.05)

    # then the message still waits, with nothing said
    assert states(database)[-1] == (PENDING, 0, None)
    assert counted(database)["outbox"] == 1
    person.service = make_service(turn_limit_s=0.1)
    assert [message.text for message in await person.answer(stalled)] == SORRY


async def test_several_workers_answer_everything_once_and_in_order(make_service: MakeService, database: Engine):
    # given three workers on one database and six people
    services = [make_service() for _ in range(3)]
    people = [await Person.arrive(services[number % 3]) for number in range(6)]

    # when each sends five messages at once
    for person in people:
        for _ in range(5):
            await person.send("count")
    answers = [[await person.answer(message_id) for message_id in person.sent] for person in people]

    # then each was counted once, in order
    for own in answers:
        assert [answer[0].text for answer in own] == [f"Count {number}" for number in range(1, 6)]
    assert counted(database)["outbox"] == 30
    with Session(database) as session:
        assert set(session.scalars(select(Conversation.version))) == {5}


async def test_a_turn_that_an_erasure_overtakes_writes_nothing(
    make_service: MakeService, database: Engine, monkeypatch: pytest.MonkeyPatch
):
    # given a turn that has thought but not yet committed
    service = make_service()
    person = await Person.arrive(service)
    thought, erased = threading.Event(), threading.Event()
    commit = turns.commit_answer

    def commit_late(*arguments: object) -> None:
        thought.set()
        commit(*arguments)

    if database.dialect.name == "sqlite":
        think = service._engine.dialogue.answer

        async def think_slowly(*arguments: object, **options: object) -> object:
            answer = await think(*arguments, **options)
            thought.set()
            await asyncio.to_thread(erased.wait, 30)
            return answer

        monkeypatch.setattr(service._engine.dialogue, "answer", think_slowly)
    else:
        # PostgreSQL holds the row: the erasure waits for the turn and then removes what it wrote
        monkeypatch.setattr(turns, "commit_answer", commit_late)
        erased.set()

    # when the person erases meanwhile
    reports: list[TurnReport] = []
    service.observe(reports.append)
    await person.send("my name is Anna")
    await asyncio.to_thread(thought.wait, 30)
    await service.erase(person.id)
    erased.set()
    other = await Person.arrive(service)
    await other.ask("hello")

    # then nothing of theirs is left
    assert counted(database) == {"inbox": 1, "outbox": 1, "events": counted(database)["events"]}
    with Session(database) as session:
        assert person.id not in set(session.scalars(select(ArchivedEvent.conversation_id)))


async def test_what_an_action_adds_to_the_turns_session_commits_with_the_turn(
    make_service: MakeService, database: Engine, small_agent, monkeypatch: pytest.MonkeyPatch
):
    # given an action that keeps something in the turn's session
    executor = small_agent.action_endpoint.executor

    async def keep(dispatcher: object, tracker: object, domain: object) -> list[object]:
        turn_session.get().add(
            ArchivedEvent(conversation_id=tracker.sender_id, seq=10_000, type="kept", body={"by": "action"})
        )
        return []

    monkeypatch.setitem(executor.actions, "action_count", keep)
    service = make_service()
    fail_once(monkeypatch, turns.commit_answer, ValueError())
    person = await Person.arrive(service)

    # when its turn fails once and then succeeds
    await person.ask("count")

    # then it is there once
    with Session(database) as session:
        assert session.scalar(select(func.count()).where(ArchivedEvent.type == "kept")) == 1


async def test_reports_carry_the_time_of_each_phase(service: ConversationService):
    reports: list[TurnReport] = []
    service.observe(reports.append)
    person = await Person.arrive(service)

    await person.ask("hello")
    await person.ask("hello")

    assert reports[0].outcome == "answered"
    assert min(reports[0].claim_s, reports[0].dialogue_s, reports[0].commit_s) > 0


async def test_logs_hold_nothing_of_what_people_say(
    make_service: MakeService, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
):
    # given loggers that keep everything they are given
    caplog.set_level(logging.DEBUG)
    caplog.handler.setLevel(logging.DEBUG)
    service = make_service(turn_limit_s=0.1)
    person = await Person.arrive(service)

    # when words, names and numbers are said in turns that go well and turns that fail
    for text in ("my name is Anna 405-555-0123", "start interview", "Wewoka", "break 405-555-0123", "stall Wewoka"):
        await person.ask(text)
    await person.ask(payload='/tell_name{"name": "Bert"}')
    await service.view(person.id)

    # then none of it is in a log or on a stream
    written = "\n".join([caplog.text, *capfd.readouterr(), *(str(record.args) for record in caplog.records)])
    for secret in ("Anna", "Bert", "405-555", "Wewoka", "break", "secret", person.token):
        assert secret not in written
    assert "failed: RuntimeError at actions.py" in caplog.text
    assert os.environ.get("RASA_TELEMETRY_ENABLED") == "false"


async def test_a_turn_keeps_its_model_and_the_next_has_the_new_one(
    make_service: MakeService, dialogue: Dialogue, small_agent, monkeypatch: pytest.MonkeyPatch
):
    # given a turn under way
    begun, go_on = threading.Event(), asyncio.Event()

    async def wait(dispatcher: object, tracker: object, domain: object) -> list[object]:
        begun.set()
        await go_on.wait()
        return []

    class Louder(Dialogue):
        async def answer(self, *arguments: object, **options: object) -> Answer:
            answer = await super().answer(*arguments, **options)
            return replace(answer, said=[replace(said, text=said.text.upper()) for said in answer.said])

    monkeypatch.setitem(small_agent.action_endpoint.executor.actions, "action_stall", wait)
    service = make_service()
    person, other = await Person.arrive(service), await Person.arrive(service)
    asked = await person.send("stall")
    await asyncio.to_thread(begun.wait, 30)

    # when another model comes into use
    service.use(Louder(small_agent))
    second = await other.ask("count")
    service._engine._loop.call_soon_threadsafe(go_on.set)

    # then what began with the old one ends with it
    assert second == ["COUNT 1"]
    assert await person.answer(asked) == []
    assert await person.ask("count") == ["COUNT 1"]


async def test_on_a_full_disk_messages_are_refused_or_wait_and_none_is_lost(sqlite_url: str, dialogue: Dialogue):
    # given a database on a disk that can be full
    file = open_engine(sqlite_url)
    pages = [1_000_000]
    event.listen(file, "checkout", lambda raw, *_: raw.execute(f"PRAGMA max_page_count={pages[0]}"))
    Base.metadata.create_all(file)
    unlock(file, os.environ["PATHGUIDE_SECRET_KEYS"])
    service = ConversationService(file, dialogue)
    person = await Person.arrive(service)
    await person.send("count", message_id="one")

    # when it is, for the turn and for who writes
    pages[0] = 1
    service.start()
    refused = 0
    for number in range(60):
        try:
            await service.post(person.id, message_id=f"big{number}", text="x" * 2000)
        except OperationalError:
            refused += 1
    assert refused
    taken = await service.waiting()

    # then everything that was taken is answered once there is room, in order
    pages[0] = 1_000_000
    assert [message.text for message in await person.answer("one")] == ["Count 1"]
    kept = [f"big{number}" for number in range(60)]
    async with asyncio.timeout(60):
        while await service.waiting():  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    await asyncio.to_thread(service.stop)
    with Session(file) as session:
        rows = session.execute(select(Inbound.message_id, Inbound.state, Inbound.attempts).order_by(Inbound.seq)).all()
    assert len(rows) >= taken
    assert {row.state for row in rows} == {DONE}
    assert {row.attempts for row in rows} == {0}
    assert [row.message_id for row in rows[1:]] == [name for name in kept if name in {row.message_id for row in rows}]
    file.dispose()
