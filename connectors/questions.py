"""The stateless calls: read one message, plan for a profile, find occupations. Nothing of them is kept."""

from __future__ import annotations

from aiohttp import web

from connectors.bodies import read_body, read_query
from connectors.keys import NLU, PATHWAYS
from connectors.schemas import (
    Intent,
    Occupation,
    OccupationsQuery,
    OccupationsResponse,
    PlanRequest,
    UnderstandRequest,
    UnderstandResponse,
)
from connectors.wire import json_response


async def understand(request: web.Request) -> web.Response:
    """What one message says."""
    asked = await read_body(request, UnderstandRequest)
    found = await request.app[NLU].understand(asked.text, asked=asked.asked, language=asked.language)
    return json_response(
        UnderstandResponse(
            intent=Intent(name=found.intent, confidence=found.confidence),
            entities=[dict(entity) for entity in found.entities],
            profile=found.profile.given.said(),
        )
    )


async def plan(request: web.Request) -> web.Response:
    """Routes, near misses and support for a profile."""
    wanted = await read_body(request, PlanRequest)
    return json_response(await request.app[PATHWAYS].plan(wanted.profile, wanted.limit))


async def occupations(request: web.Request) -> web.Response:
    """Occupations by a person's own words."""
    query = read_query(request, OccupationsQuery)
    found = await request.app[PATHWAYS].occupations(query.q, query.limit, query.language)
    return json_response(
        OccupationsResponse(
            occupations=[
                Occupation(
                    onet_soc=match.onet_soc,
                    title=match.title,
                    plain_title=match.plain_title,
                    field=match.field,
                    score=round(match.score, 4),
                )
                for match in found
            ]
        )
    )
