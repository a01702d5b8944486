"""What is put together for text messages: with the longest real data every line fits in two segments.

A message may hold several lines, and is then sent in as many messages as it takes (the layout is "apart"); a line that
does not fit would be cut in the middle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from actions.comparing import Compare
from actions.explaining import Details, Sources, Why
from actions.helping import FinancialAid, SupportAction
from actions.outlook import Demand, Pathway
from actions.people import TalkToHuman
from actions.questions import Cost, Duration, Requirements, Schedule, Wage, Where
from actions.recommending import Recommend
from actions.telling import route_line, support_line
from actions.voice import Voice
from bot.messages import Message
from connectors.rendering import render, sms_fits
from pathways.answers import occupation_facts
from pathways.catalog import Catalog
from pathways.facts import BarrierFact, OccupationFact, ProgramFact
from pathways.routes import Exit, Route, Step, Support, Target
from pathways.vocabulary import SupportCategory
from tests.actions.stage import Stage, domain

LANGUAGES = ["en", "es"]
BOISE_CITY = {"name": "Boise City", "county": "Cimarron", "lat": 36.73, "lon": -102.51}
MOST = 6
LONG = 22.22


def _rendered(text: str) -> list[str]:
    message = Message(id="m", from_="bot", at="2026-01-05T10:00:00.000Z", text=text)
    return [part.text for part in render(message, "sms")]


def _check(texts: Iterable[str]) -> None:
    for text in texts:
        for line in text.split("\n"):
            assert len(_rendered(line)) <= 1, f"{len(line)} characters: {line}"
        assert all(sms_fits(part) for part in _rendered(text))


def _longest(rows: Iterable[OccupationFact], length: Callable[[OccupationFact], int]) -> list[str]:
    return [row.onet_soc for row in sorted(rows, key=lambda row: (-length(row), row.onet_soc))[:MOST]]


def _programs(catalog: Catalog, row: OccupationFact) -> list[ProgramFact]:
    return [catalog.programs[one] for one in catalog.programs_for_occupation.get(row.onet_soc, ())]


def _barriers(catalog: Catalog, row: OccupationFact) -> list[BarrierFact]:
    facts = occupation_facts(catalog, row.onet_soc)
    return list(facts.barriers) if facts else []


@pytest.fixture(scope="module")
def long_ones(oklahoma: Catalog) -> list[str]:
    """The occupations of which there is most to say, in each way that there is."""
    rows = list(oklahoma.occupations.values())
    ways: list[Callable[[OccupationFact], int]] = [
        lambda row: len(row.plain_title("en")),
        lambda row: len(row.plain_title("es")),
        lambda row: len(row.description or ""),
        lambda row: len(row.description_es or ""),
        lambda row: max((len(one.name) for one in _programs(oklahoma, row)), default=0),
        lambda row: max((len(one.entry_requirements or "") for one in _programs(oklahoma, row)), default=0),
        lambda row: max((len(one.entry_requirements_es or "") for one in _programs(oklahoma, row)), default=0),
        lambda row: max((len(one.credential_text_es or "") for one in _programs(oklahoma, row)), default=0),
        lambda row: max((len(oklahoma.providers[one.provider_id].name) for one in _programs(oklahoma, row)), default=0),
        lambda row: max((len(one.rule) for one in _barriers(oklahoma, row)), default=0),
        lambda row: max((len(one.rule_es or "") for one in _barriers(oklahoma, row)), default=0),
        lambda row: max((len(oklahoma.credentials[one].called("es")) for one in row.required_credentials), default=0),
        lambda row: len(oklahoma.demand.get(row.onet_soc, ())),
    ]
    return list(dict.fromkeys(code for way in ways for code in _longest(rows, way)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_route_fits_whatever_the_program_and_the_school(oklahoma: Catalog, language: str) -> None:
    voice = Voice(None, domain()["responses"], language, "sms", {})  # type: ignore[arg-type]
    titles = sorted((row.plain_title(language) for row in oklahoma.occupations.values()), key=len)
    for program in oklahoma.programs.values():
        campus = oklahoma.campuses.get(program.campus_id or "")
        first = max(
            (oklahoma.occupations[one].plain_title(language) for one in program.occupations), key=len, default=""
        )
        step = Step(
            kind="work" if program.is_work else "training",
            title=program.name,
            program_id=program.id,
            provider=oklahoma.providers[program.provider_id].name,
            city=campus.city if campus else None,
            miles=399.0,
            weeks=program.weeks or 64.0,
            weeks_estimated=True,
            tuition_usd=program.tuition_usd,
            tuition_year=program.tuition_year,
            exit=Exit(onet_soc="11-1111.00", title=first or titles[-1], wage_hourly_median=LONG, wage_year=2025),
        )
        target = Target(onet_soc="22-2222.00", title=titles[-5])
        _check([route_line(voice, 3, Route(field="energy", target=target, fit=0.5, steps=[step]))])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_service_fits(oklahoma: Catalog, language: str) -> None:
    voice = Voice(None, domain()["responses"], language, "sms", {})  # type: ignore[arg-type]
    for row in oklahoma.services.values():
        support = Support(
            service_id=row.id,
            name=row.name,
            category=row.category,
            why="",
            phone=row.phone,
            phone_year=row.phone_year,
            website=row.website,
        )
        _check([support_line(voice, 3, support)])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "action", [Wage, Cost, Duration, Schedule, Where, Requirements, Details, Why, Sources, Demand, Pathway]
)
def test_every_answer_about_a_job_fits(oklahoma_url: str, long_ones: list[str], action, language: str) -> None:
    for code in long_ones:
        slots = {"welcomed": True, "language": language, "profile": {"place": BOISE_CITY}}
        stage = Stage(oklahoma_url, channel="sms", slots=slots)
        stage.play(action(), intent="ask_wage", occupation=code)
        _check(message["text"] for message in stage.messages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_about_routes_fits(oklahoma_url: str, long_ones: list[str], language: str) -> None:
    for code in long_ones:
        profile = {"place": BOISE_CITY, "target_occupations": [code], "max_miles": 500}
        slots = {"welcomed": True, "language": language, "profile": profile}
        stage = Stage(oklahoma_url, channel="sms", slots=slots)
        stage.play(Recommend(), intent="ask_recommendations")
        _check(message["text"] for message in stage.messages)
        if not stage.slots.get("shown_routes"):
            continue
        for action, intent, more in (
            (Details(), "ask_details", {}),
            (Why(), "why", {}),
            (Sources(), "ask_source", {}),
            (Compare(), "compare", {}),
            (TalkToHuman(), "talk_to_human", {"aim": "contact"}),
            (Where(), "ask_where", {"aim": "contact"}),
        ):
            stage.play(action, intent=intent, text="/tapped", **more)
            _check(message["text"] for message in stage.messages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_help_and_office_fits(oklahoma: Catalog, oklahoma_url: str, language: str) -> None:
    for office in oklahoma.job_centers.values():
        place = {"name": office.city, "county": office.county, "lat": office.lat, "lon": office.lon}
        stage = Stage(oklahoma_url, channel="sms", slots={"language": language, "profile": {"place": place}})
        stage.play(TalkToHuman(), intent="talk_to_human", text="a person please")
        _check(message["text"] for message in stage.messages)
        stage.play(FinancialAid(), intent="ask_financial_aid")
        _check(message["text"] for message in stage.messages)
    for category in SupportCategory:
        stage.play(SupportAction(), intent="ask_support", support_category=category.value)
        _check(message["text"] for message in stage.messages)
