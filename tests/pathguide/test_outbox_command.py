"""`pathguide outbox`: what an operator sees and does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot import dead_letters, outbox
from bot.tables import DEAD, DROPPED, DUE, Outbound
from bot.transactions import writing
from pathguide.cli import cli
from pathguide.migrate import upgrade
from tests.bot.test_delivery import say
from tests.support.unlocked import open_unlocked

SAID_AT = datetime(2026, 1, 5, 10, tzinfo=UTC)
DIED_AT = datetime(2026, 1, 6, 10, tzinfo=UTC)


@pytest.fixture
def database(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """The database that the commands work on."""
    monkeypatch.setenv("PATHGUIDE_DATABASE_URL", database_url)
    upgrade(database_url)
    engine = open_unlocked(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def ids(database: Engine) -> list[str]:
    """Two dead letters, one of each channel, oldest first."""
    for number, channel in enumerate(("sms", "webhook")):
        say(database, "+14055550101", "Anna, call TEEM", channel=channel, at=SAID_AT)
        with writing(database) as session:
            (parcel,) = outbox.take(session, channel, 1, SAID_AT, timedelta(seconds=30))
            outbox.bury(session, parcel, "http_422", DIED_AT + timedelta(minutes=number))
    return [letter.id for letter in dead_letters.letters(database)]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["outbox", *arguments])


def states(database: Engine) -> list[tuple[str | None, int]]:
    with Session(database) as session:
        return [(row.state, row.attempts) for row in session.scalars(select(Outbound).order_by(Outbound.channel))]


def test_the_list_tells_what_when_and_why_and_nothing_of_the_person(ids: list[str]):
    told = run("list")

    assert told.exit_code == 0
    assert told.output.splitlines() == [
        f"{ids[0]}  sms  queued 2026-01-05 10:00 UTC, given up 2026-01-06 10:00 UTC, 1 try: http_422",
        f"{ids[1]}  webhook  queued 2026-01-05 10:00 UTC, given up 2026-01-06 10:01 UTC, 1 try: http_422",
    ]


def test_one_channel_and_the_words_are_listed_when_asked_for(ids: list[str]):
    told = run("list", "--channel", "webhook", "--text")

    assert ids[0] not in told.output
    assert "    Anna, call TEEM\n" in told.output
    assert "5550101" not in told.output


def test_an_empty_list_says_so(database: Engine):
    assert "Nothing waits here" in run("list").output


def test_one_is_requeued_and_the_rest_dropped(database: Engine, ids: list[str]):
    requeued, dropped = run("requeue", ids[0]), run("drop", "--all")

    assert requeued.output == "1 message will be tried again\n"
    assert dropped.output == "1 message dropped\n"
    assert states(database) == [(DUE, 0), (DROPPED, 1)]
    with Session(database) as session:
        row = session.get(Outbound, {"conversation_id": _conversation(session, ids[0]), "seq": 1})
        assert row.queued_at == row.due_at > DIED_AT


def test_an_id_that_is_none_is_told(database: Engine, ids: list[str]):
    told = run("requeue", ids[0], "unknown")

    assert told.exit_code == 1
    assert "1 of the ids are not among the dead letters" in told.output
    assert states(database)[1] == (DEAD, 1)


@pytest.mark.parametrize("arguments", [["requeue"], ["drop"], ["drop", "--all", "some-id"]])
def test_which_ones_must_be_said(ids: list[str], database: Engine, arguments: list[str]):
    told = run(*arguments)

    assert told.exit_code == 2
    assert "--all" in told.output
    assert states(database) == [(DEAD, 1), (DEAD, 1)]


def test_a_database_that_was_never_prepared_is_told(database_url: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATHGUIDE_DATABASE_URL", database_url)

    assert "pathguide serve" in run("list").output


def _conversation(session: Session, message_id: str) -> str:
    return session.scalars(select(Outbound.conversation_id).where(Outbound.id == message_id)).one()
