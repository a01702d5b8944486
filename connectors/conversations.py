"""Conversations over HTTP: start one, say something, see it, follow it, erase it."""

from __future__ import annotations

import re
import time
from http import HTTPStatus

from aiohttp import web

from connectors.bodies import read_body, read_query
from connectors.keys import CREATIONS, ENGINE, MESSAGES, METRICS, SETTINGS
from connectors.limits import TokenBuckets, client_address
from connectors.problems import Problem
from connectors.rendering import choice_meant, numbers_choices, rendered_choices
from connectors.schemas import (
    AcceptedResponse,
    CreateRequest,
    CreateResponse,
    MessageRequest,
    WaitQuery,
)
from connectors.wire import json_response, message_json, rendered

_TOKEN = re.compile(r"^Bearer +([A-Za-z0-9._~+/=-]{1,512})$", re.IGNORECASE)


async def create(request: web.Request) -> web.Response:
    """Start a conversation."""
    _take(request, request.app[CREATIONS])
    wanted = await read_body(request, CreateRequest, empty_is_object=True)
    made_id, token = await request.app[ENGINE].create(wanted.language, wanted.channel)
    return json_response(
        CreateResponse(id=made_id, token=token), HTTPStatus.CREATED, Location=f"/api/v1/conversations/{made_id}"
    )


async def post_message(request: web.Request) -> web.Response:
    """Take a message; with `?wait=true` answer it."""
    _take(request, request.app[MESSAGES])
    conversation_id = await authorised(request)
    waits = read_query(request, WaitQuery).wait
    said = await read_body(request, MessageRequest)
    started = time.perf_counter()
