"""The page of a saved plan: what it shows, what it does not allow, and what is said where there is none."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from actions.orders import Line
from bot.errors import Gone, NotFound
from bot.plans import PlanBody, PlanView
from connectors.plan_page import read_words
from pathways.routes import Exit, Route, Step, Support, Target
from tests.connectors.doubles import running_gateway

MADE = datetime(2026, 1, 5, 10, tzinfo=UTC)
ROUTE = Route(
    field="manufacturing",
    target=Target(onet_soc="51-4121.00", title="welder"),
    fit=0.9,
    weeks_total=20,
    out_of_pocket_usd=1250,
    reasons=["It is what you like."],
    unknowns=["We do not know when it starts."],
    steps=[
        Step(
            kind="training",
            title="Welding <b>Fast</b>",
            provider="Great Plains Technology Center",
            campus="Lawton Campus",
            city="Lawton",
            miles=6.2,
            weeks=20,
            weeks_estimated=True,
            hours=600,
            tuition_usd=2100,
            tuition_year=2021,
            schedule=["day", "evening"],
            phone="580-355-6371",
            phone_year=2009,
            website="https://www.greatplains.edu",
            entry_requirements="a diploma",
            exit=Exit(onet_soc="51-4121.00", title="welder", wage_hourly_median=23.5, wage_year=2025),
            source_url="https://a.example/1 (a remark); https://b.example/2; general knowledge",
            as_of="2024",
        ),
        Step(kind="exam", title="AWS test", source_url="javascript:alert(1)"),
    ],
    supports=[Support(service_id="s", name="Fund", category="tuition", why="It may pay.", phone="405-555-0100")],
)


def view(language: str = "en") -> PlanView:
    body = PlanBody(
        about=[Line(label="Where you live", value="Lawton & around")],
        routes=[ROUTE],
        support=[Support(service_id="c", name="Child Care Help", category="child_care", why="You asked.")],
        open_questions=["Not told yet: money"],
    )
    return PlanView(body, language, MADE, MADE + timedelta(days=90))


async def fetch(found: PlanView | Exception, headers: dict[str, str] | None = None):
    async with running_gateway() as gateway:
        gateway.conversations.plans["token"] = found
        answer = await gateway.client.get("/plan/token", headers=headers or {})
        return answer, await answer.text()


async def test_it_shows_the_plan_with_contacts_sources_and_years():
    answer, page = await fetch(view())
    assert answer.status == 200
    for text in (
        "Lawton &amp; around",
        "1. Welder",
        "It is what you like.",
        "about 20 weeks (our estimate); 600 class hours; in the daytime; in the evening; about 6 miles away",
        "$2,100 (2021 price, confirm with the school)",
        "welder, about $23.50 an hour (middle pay in Oklahoma, 2025)",
        '<a href="tel:5803556371">580-355-6371</a> (number from 2009; if it fails, dial 2-1-1)',
        'href="https://a.example/1"',
        'href="https://b.example/2"',
        "We do not know when it starts.",
        "Child Care Help",
        "Not told yet: money",
        "January 5, 2026",
        "April 5, 2026",
        "You pay: $1,250",
    ):
        assert text in page, text


async def test_what_the_data_hold_is_text_and_never_markup():
    _, page = await fetch(view())
    assert "Welding &lt;b&gt;Fast&lt;/b&gt;" in page
    assert "javascript:" not in page
    assert "<script" not in page


async def test_nobody_keeps_it_indexes_it_or_puts_anything_into_it():
    answer, page = await fetch(view())
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'")
    assert "script" not in policy
    assert answer.headers["Cache-Control"] == "no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert 'name="robots" content="noindex' in page


async def test_in_spanish_all_of_its_own_words_are_spanish():
    _, page = await fetch(view("es"))
    assert '<html lang="es">' in page
    assert "5 de enero de 2026" in page
    own = re.sub(r"<[^>]+>", " ", page)
    assert not re.search(r"\b(about|weeks|Call|Source|price|Your plan)\b", own)


@pytest.mark.parametrize(("error", "status", "name"), [(NotFound(), 404, "missing"), (Gone(), 410, "gone")])
@pytest.mark.parametrize("language", ["en", "es"])
async def test_where_there_is_none_it_is_said_in_words(error, status, name, language):
    answer, page = await fetch(error, {"Accept-Language": language})
    assert answer.status == status
    assert read_words()[language][name] in page
    assert '<a href="/">' in page
    assert answer.headers["Cache-Control"] == "no-store"


def test_both_languages_have_the_same_words():
    words = read_words()
    assert words["en"].keys() == words["es"].keys()
