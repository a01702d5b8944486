"""`pathguide requests`: what people have asked staff, with what a counselor would want to read first."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import UTC, datetime

import click
from sqlalchemy import Engine

from bot import requests as kept
from bot.errors import NotFound
from bot.forgetting import forget_now
from bot.requests import Request
from pathguide.database import existing_database
from pathguide.settings import Settings
from pathways.routes import Route


@click.command()
@click.option("--close", "closed", metavar="ID", help="Close a request that is dealt with; its contact is deleted.")
@click.pass_obj
def requests(settings: Settings, closed: str | None) -> None:
    """List the open requests for a human, oldest first: contact, question, consent, profile, routes, open questions."""
    with existing_database(settings) as engine:
        if closed:
            _close(engine, closed)
            return
        found = kept.open_requests(engine)
        click.echo("\n\n".join("\n".join(_told(one)) for one in found) or "No open requests.")


def _close(engine: Engine, request_id: str) -> None:
    try:
        kept.close(engine, request_id, datetime.now(UTC))
    except NotFound:
        sys.exit(f"No open request has the id {request_id}. List them: pathguide requests")
    forget_now(engine)
    click.echo(f"{request_id}: closed, its contact is deleted")


def _told(request: Request) -> Iterable[str]:
    yield f"Request {request.id}, {_moment(request.created_at)}"
    yield f"  Contact: {request.contact} ({'Spanish' if request.language == 'es' else 'English'})"
    yield f"  Place: {request.county or 'not told'}{f' County, {request.area}' if request.county else ''}"
    yield f"  Question: {request.question or 'none written'}"
    yield f"  Consent, {_moment(request.consent_at)}, to these words: {request.consent}"
    for line in request.summary.about:
        yield f"  {line.label}: {line.value}"
    for number, route in enumerate(request.summary.routes, 1):
        yield f"  Route {number}: {' > '.join(_steps(route))}"
        yield from (f"    Not known: {text}" for text in route.unknowns[:3])
    yield from (f"  {text}" for text in request.summary.open_questions)


def _steps(route: Route) -> Iterable[str]:
    for step in route.steps:
        yield f"{step.title}{f' at {step.provider}' if step.provider else ''}"
    yield route.target.title


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
