"""Conversations over HTTP: start one, say something, see it, erase it. Following one is in `connectors.stream`."""

from __future__ import annotations

import re
from http import HTTPStatus

from aiohttp import web

from bot.conversations import ConversationInfo
from bot.errors import NotFound
from connectors.bodies import read_body, read_query
from connectors.keys import CREATIONS, ENGINE, MESSAGES, SETTINGS
from connectors.limits import TokenBuckets, client_address
from connectors.problems import Problem
from connectors.schemas import AcceptedResponse, CreateRequest, CreateResponse, MessageRequest, WaitQuery
from connectors.wire import json_response, shown

_ID = re.compile(r"^[A-Za-z0-9-]{1,64}$")
_BEARER = re.compile(r"^Bearer +([A-Za-z0-9._~+/=-]{1,512})$", re.IGNORECASE)


async def create(request: web.Request) -> web.Response:
    """Start a conversation."""
    _take_one(request, request.app[CREATIONS])
    wanted = await read_body(request, CreateRequest, empty_is_object=True)
    made_id, token = await request.app[ENGINE].create(wanted.language, wanted.channel)
    return json_response(
        CreateResponse(id=made_id, token=token), HTTPStatus.CREATED, Location=f"/api/v1/conversations/{made_id}"
    )


async def post_message(request: web.Request) -> web.Response:
    """Take a message; with `?wait=true` answer with what is said back."""
    _take_one(request, request.app[MESSAGES])
    conversation_id, conversation = await authorised(request)
    waits = read_query(request, WaitQuery).wait
    said = await read_body(request, MessageRequest)
    engine = request.app[ENGINE]
    await engine.post(conversation_id, message_id=said.message_id, text=said.text, payload=said.payload)
    if waits:
        answer = await engine.wait(conversation_id, said.message_id, request.app[SETTINGS].wait_seconds)
        if answer is not None:
            return json_response({"messages": shown(answer, conversation.channel)})
    return json_response(AcceptedResponse(message_id=said.message_id), HTTPStatus.ACCEPTED)


async def show(request: web.Request) -> web.Response:
    """The conversation as it stands."""
    conversation_id, conversation = await authorised(request)
    view = await request.app[ENGINE].view(conversation_id)
    return json_response(
        {
            "profile": dict(view.profile),
            "messages": shown(view.messages, conversation.channel),
            "routes": list(view.routes),
            "support": list(view.support),
        }
    )


async def erase(request: web.Request) -> web.Response:
    """Erase the person's data."""
    conversation_id, _ = await authorised(request)
    await request.app[ENGINE].erase(conversation_id)
    return web.Response(status=HTTPStatus.NO_CONTENT)


async def authorised(request: web.Request) -> tuple[str, ConversationInfo]:
    """The conversation of the address, when the request carries its token.

    Raises:
        Problem: 401 without a token. What the service raises (no such, erased, another's) is translated elsewhere.
    """
    token = _BEARER.match(request.headers.get("Authorization", ""))
    if token is None:
        raise Problem(
            HTTPStatus.UNAUTHORIZED,
            "no-token",
            "This call needs the conversation's token",
            "Send the header Authorization: Bearer TOKEN, with the token that creating the conversation gave.",
            headers={"WWW-Authenticate": 'Bearer realm="conversation"'},
        )
    conversation_id = request.match_info["id"]
    if not _ID.match(conversation_id):
        # Signs that no id has would only trouble the database.
        raise NotFound
    return conversation_id, await request.app[ENGINE].authorise(conversation_id, token[1])


def _take_one(request: web.Request, buckets: TokenBuckets) -> None:
    seconds = buckets.take(client_address(request, request.app[SETTINGS].trust_proxy))
    if seconds:
        raise Problem(
            HTTPStatus.TOO_MANY_REQUESTS,
            "too-many-requests",
            "Too many requests from this address",
            f"Wait {seconds} seconds and send it again.",
            headers={"Retry-After": str(seconds)},
        )
