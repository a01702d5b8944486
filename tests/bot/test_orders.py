"""What actions order to be kept: written with the turn, opened by its link, revoked, expired, erased."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from actions.orders import AddQuestion, AskHuman, DropPlans, KeepPlan, Line
from bot import conversations, orders, plans, requests
from bot.errors import Gone, NotFound
from bot.tables import HumanRequest, SavedPlan
from bot.transactions import reading, writing
from pathguide.migrate import upgrade
from pathways.routes import Exit, Route, Step, Support, Target
from tests.support.unlocked import open_unlocked

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)
TOKEN = "a-token-that-nobody-guesses"
ROUTE = Route(
    field="manufacturing",
    target=Target(onet_soc="51-4121.00", title="welder"),
    fit=0.9,
    steps=[
        Step(
            kind="training",
            title="Welding",
            exit=Exit(onet_soc="51-4121.00", title="welder"),
            source_url="https://example.org",
        )
    ],
)
SUPPORT = Support(service_id="s", name="Child Care Help", category="child_care", why="You asked for it.")
ABOUT = (Line(label="Where you live", value="Lawton"),)


@pytest.fixture
def database(database_url: str):
    upgrade(database_url)
    engine = open_unlocked(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def someone(database: Engine) -> str:
    return conversations.create(database, "en", "web", NOW)[0]


def keep(database: Engine, conversation_id: str, now: datetime = NOW, token: str = TOKEN, days: int = 90) -> None:
    order = KeepPlan(token_hash=hashlib.sha256(token.encode()).hexdigest(), days=days, language="en", about=ABOUT)
    slots = {
        "order": order.model_dump(mode="json"),
        "shown_routes": [ROUTE.model_dump(mode="json")],
        "shown_support": [SUPPORT.model_dump(mode="json")],
    }
    with writing(database) as session:
        orders.carry_out(session, conversation_id, slots, None, now)


def carry_out(database: Engine, conversation_id: str, order, contact: str | None = None, now: datetime = NOW) -> None:
    with writing(database) as session:
        orders.carry_out(session, conversation_id, {"order": order.model_dump(mode="json")}, contact, now)


def request() -> AskHuman:
    return AskHuman(
        language="es",
        county="Comanche",
        area="South Central",
        consent="Is that OK?",
        about=ABOUT,
        routes=(ROUTE,),
        open_questions=("Not told yet: class times",),
    )


def test_a_plan_opens_by_its_token_and_only_its_hash_is_kept(database: Engine, someone: str) -> None:
    keep(database, someone)
    plan = plans.read(database, TOKEN, NOW)
    assert plan.body.routes == [ROUTE]
    assert plan.body.support == [SUPPORT]
    assert plan.body.about == list(ABOUT)
    assert plan.expires_at == NOW + timedelta(days=90)
    with reading(database) as session:
        row = session.scalars(select(SavedPlan)).one()
    assert TOKEN not in repr(vars(row))


def test_another_token_opens_nothing(database: Engine, someone: str) -> None:
    keep(database, someone)
    with pytest.raises(NotFound):
        plans.read(database, TOKEN + "x", NOW)


def test_a_plan_expires_and_its_content_goes(database: Engine, someone: str) -> None:
    keep(database, someone, days=1)
    assert plans.read(database, TOKEN, NOW + timedelta(hours=23))
    with pytest.raises(Gone):
        plans.read(database, TOKEN, NOW + timedelta(days=1))
    keep(database, someone, now=NOW + timedelta(days=2), token="another")
    with reading(database) as session:
        bodies = {row.token_hash: row.body for row in session.scalars(select(SavedPlan))}
    assert bodies[hashlib.sha256(TOKEN.encode()).hexdigest()] is None


def test_revoking_closes_every_link_of_that_conversation_and_no_other(database: Engine, someone: str) -> None:
    other = conversations.create(database, "en", "web", NOW)[0]
    keep(database, someone)
    keep(database, someone, token="second")
    keep(database, other, token="other")
    carry_out(database, someone, DropPlans())
    for token in (TOKEN, "second"):
        with pytest.raises(Gone):
            plans.read(database, token, NOW)
    assert plans.read(database, "other", NOW)


def test_a_request_holds_what_a_counselor_needs(database: Engine, someone: str) -> None:
    carry_out(database, someone, request(), contact="405-555-0100")
    carry_out(database, someone, AddQuestion(question="Can I start in May?"))
    (kept,) = requests.open_requests(database)
    assert (kept.contact, kept.question, kept.county) == ("405-555-0100", "Can I start in May?", "Comanche")
    assert (kept.consent, kept.consent_at) == ("Is that OK?", NOW)
    assert kept.summary.routes == [ROUTE]
    assert kept.summary.open_questions == ["Not told yet: class times"]
    assert "0100" not in repr(kept)


def test_without_a_contact_nothing_is_kept(database: Engine, someone: str) -> None:
    carry_out(database, someone, request(), contact=None)
    assert requests.open_requests(database) == []


def test_a_second_request_takes_the_place_of_the_first(database: Engine, someone: str) -> None:
    carry_out(database, someone, request(), contact="405-555-0100")
    carry_out(database, someone, request(), contact="ana@example.org", now=NOW + timedelta(hours=1))
    assert [one.contact for one in requests.open_requests(database)] == ["ana@example.org"]


def test_closing_a_request_removes_its_contact(database: Engine, someone: str) -> None:
    carry_out(database, someone, request(), contact="405-555-0100")
    (kept,) = requests.open_requests(database)
    requests.close(database, kept.id, NOW)
    assert requests.open_requests(database) == []
    with reading(database) as session:
        assert session.scalars(select(HumanRequest.contact)).one() is None
    with pytest.raises(NotFound):
        requests.close(database, kept.id, NOW)


def test_erasing_a_conversation_deletes_its_plans_and_requests(database: Engine, someone: str) -> None:
    keep(database, someone)
    carry_out(database, someone, request(), contact="405-555-0100")
    conversations.erase(database, someone, NOW)
    with pytest.raises(NotFound):
        plans.read(database, TOKEN, NOW)
    with reading(database) as session:
        assert session.scalars(select(HumanRequest)).all() == []


def test_no_order_is_no_work(database: Engine, someone: str) -> None:
    with writing(database) as session:
        orders.carry_out(session, someone, {"shown_routes": [ROUTE.model_dump(mode="json")]}, "405-555-0100", NOW)
    with reading(database) as session:
        assert session.scalars(select(SavedPlan)).all() == []
        assert session.scalars(select(HumanRequest)).all() == []
