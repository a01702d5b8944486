"""Every call of the gateway in one table: the application takes its routes from it, the OpenAPI document its text."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from aiohttp.typedefs import Handler
from pydantic import BaseModel

from connectors import conversations, health, pages, questions, receiving, stream
from connectors import schemas as shapes
from connectors.channels.webhook import WebhookMessage
from connectors.plan_page import plan_page

JSON_TYPE = "application/json"


@dataclass(frozen=True)
class Operation:
    """One call.

    Attributes:
        answers: What each good status holds: a model, or the media type of something that is not JSON, or nothing.
        problems: The errors it may answer with, apart from those that any call may.
        guarded: Whether it needs the conversation's token.
    """

    method: str
    path: str
    handler: Handler
    summary: str
    answers: dict[HTTPStatus, type[BaseModel] | str | None]
    body: type[BaseModel] | None = None
    body_required: bool = True
    query: type[BaseModel] | None = None
    guarded: bool = False
    resumes: bool = False
    problems: tuple[HTTPStatus, ...] = ()


_BODY = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
)
_GUARDED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
_FULL = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
_CONVERSATION = "/api/v1/conversations/{id}"

OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "POST",
        "/api/v1/understand",
        questions.understand,
        "What one message says; nothing is kept",
        {HTTPStatus.OK: shapes.UnderstandResponse},
        body=shapes.UnderstandRequest,
        problems=_BODY,
    ),
    Operation(
        "POST",
        "/api/v1/conversations",
        conversations.create,
        "Start a conversation",
        {HTTPStatus.CREATED: shapes.CreateResponse},
        body=shapes.CreateRequest,
        body_required=False,
        problems=(*_BODY, *_FULL),
    ),
    Operation(
        "POST",
        f"{_CONVERSATION}/messages",
        conversations.post_message,
        "Say something; the same message_id again is answered the same and does nothing",
        {HTTPStatus.OK: shapes.AnswerResponse, HTTPStatus.ACCEPTED: shapes.AcceptedResponse},
        body=shapes.MessageRequest,
        query=shapes.WaitQuery,
        guarded=True,
        problems=tuple(dict.fromkeys((*_BODY, *_GUARDED, *_FULL))),
    ),
    Operation(
        "GET",
        _CONVERSATION,
        conversations.show,
        "The conversation as it stands",
        {HTTPStatus.OK: shapes.ConversationResponse},
        guarded=True,
        problems=_GUARDED,
    ),
    Operation(
        "GET",
        f"{_CONVERSATION}/stream",
        stream.stream,
        "Messages as server-sent events; Last-Event-ID resumes with nothing missed",
        {HTTPStatus.OK: "text/event-stream"},
        guarded=True,
        resumes=True,
        problems=(*_GUARDED, HTTPStatus.TOO_MANY_REQUESTS),
    ),
    Operation(
        "DELETE",
        _CONVERSATION,
        conversations.erase,
        "Erase the person's data",
        {HTTPStatus.NO_CONTENT: None},
        guarded=True,
        problems=_GUARDED,
    ),
    Operation(
        "POST",
        "/webhooks/{channel}",
        receiving.receive,
        "What a channel's provider calls, signed; the body shown is that of the channel webhook",
        {HTTPStatus.NO_CONTENT: None, HTTPStatus.OK: None},
        body=WebhookMessage,
        problems=(*_BODY, HTTPStatus.NOT_FOUND, HTTPStatus.SERVICE_UNAVAILABLE),
    ),
    Operation(
        "GET",
        "/webhooks/{channel}",
        receiving.shake_hands,
        "How some providers ask whether the address is ours",
        {HTTPStatus.OK: "text/plain"},
        problems=(HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND),
    ),
    Operation(
        "POST",
        "/api/v1/plan",
        questions.plan,
        "Routes, near misses and support for a profile; nothing is kept",
        {HTTPStatus.OK: shapes.PlanResponse},
        body=shapes.PlanRequest,
        problems=_BODY,
    ),
    Operation(
        "GET",
        "/api/v1/occupations",
        questions.occupations,
        "Occupations by a person's own words, best first",
        {HTTPStatus.OK: shapes.OccupationsResponse},
        query=shapes.OccupationsQuery,
        problems=(HTTPStatus.UNPROCESSABLE_ENTITY,),
    ),
    Operation("GET", "/healthz", health.healthz, "Alive", {HTTPStatus.OK: shapes.HealthResponse}),
    Operation(
        "GET",
        "/readyz",
        health.readyz,
        "Able to work: database and model",
        {HTTPStatus.OK: shapes.ReadyResponse, HTTPStatus.SERVICE_UNAVAILABLE: shapes.ReadyResponse},
    ),
    Operation("GET", "/metrics", health.metrics, "Figures for Prometheus", {HTTPStatus.OK: "text/plain"}),
    Operation("GET", "/api/openapi.json", pages.openapi, "This document", {HTTPStatus.OK: JSON_TYPE}),
    Operation("GET", "/", pages.index, "A page with the widget", {HTTPStatus.OK: "text/html"}),
    Operation(
        "GET",
        "/plan/{token}",
        plan_page,
        "A plan that somebody saved, as a page",
        {HTTPStatus.OK: "text/html", HTTPStatus.NOT_FOUND: "text/html", HTTPStatus.GONE: "text/html"},
    ),
    Operation("GET", "/widget.js", pages.widget, "The embeddable widget", {HTTPStatus.OK: "text/javascript"}),
    Operation(
        "GET",
        "/widget/{name}",
        pages.part,
        "A part of the widget or of the page",
        {HTTPStatus.OK: "text/javascript"},
        problems=(HTTPStatus.NOT_FOUND,),
    ),
)
