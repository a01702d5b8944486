"""Errors as RFC 9457 problem JSON: what is wrong and how to put it right, never the person's text or a traceback."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from pydantic import ValidationError

from connectors.accesslog import frames_of, route_of

logger = logging.getLogger(__name__)

CONTENT_TYPE = "application/problem+json"
STARTED = web.RequestKey("STARTED", web.StreamResponse)
_FIELD_NAME = re.compile(r"^[A-Za-z_][A-Za-z0-9_]{0,39}$")


@dataclass(frozen=True)
class FieldError:
    """One field of the request and what it should be. `field` is a path with dots: `profile.max_weeks`."""

    field: str
    detail: str


class Problem(Exception):
    """An answer that is an error. `detail` says what to do; neither part may hold what a person wrote."""

    def __init__(
        self,
        status: HTTPStatus,
        code: str,
        title: str,
        detail: str,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(title)
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})

    def response(self) -> web.Response:
        """The problem document."""
        document: dict[str, object] = {
            "type": f"urn:pathguide:problem:{self.code}",
            "title": self.title,
            "status": int(self.status),
            "detail": self.detail,
        }
        if self.errors:
            document["errors"] = [{"field": error.field, "detail": error.detail} for error in self.errors]
        body = json.dumps(document, ensure_ascii=False).encode()
        return web.Response(body=body, status=self.status, content_type=CONTENT_TYPE, headers=self.headers)


def invalid_fields(error: ValidationError, prefix: str = "") -> Problem:
    """422 from a pydantic error: which fields, and what each should be. The values given are not repeated."""
    errors = [
        FieldError(_path(prefix, item["loc"]), _sentence(item["type"], item["msg"]))
        for item in error.errors(include_url=False, include_context=False, include_input=False)
    ]
    return wrong_fields(errors)


def invalid_field(field: str, detail: str) -> Problem:
    """422 for one field."""
    return wrong_fields([FieldError(field, detail)])


def wrong_fields(errors: Sequence[FieldError]) -> Problem:
    """422 for fields whose form is right and whose value is not."""
    names = ", ".join(dict.fromkeys(item.field for item in errors[:5]))
    return Problem(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "invalid-fields",
        "Some fields are not valid",
        f"Correct these and send again: {names}. The fields are described in /api/openapi.json.",
        errors[:20],
    )


def _path(prefix: str, location: tuple[int | str, ...]) -> str:
    # The name of an unknown field is the caller's own text: it is shown only when it looks like a field's name.
    parts = [part if isinstance(part, int) or _FIELD_NAME.match(part) else "(a name)" for part in location]
    named = ".".join(str(part) for part in ([prefix] if prefix else []) + parts)
    return named or "body"


def _sentence(kind: str, message: str) -> str:
    if kind == "extra_forbidden":
        return "There is no such field."
    if kind == "missing":
        return "This field is required."
    text = message.removeprefix("Value error, ").removeprefix("Assertion failed, ")
    return text if text.endswith(".") else f"{text}."


def not_found() -> Problem:
    """404 for an address that leads nowhere."""
    return Problem(
        HTTPStatus.NOT_FOUND,
        "not-found",
        "There is nothing at this address",
        "Look up the addresses in /api/openapi.json.",
    )


def too_large(limit_bytes: int) -> Problem:
    """413 for a body above so many bytes."""
    return Problem(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "too-large",
        "The request is too large",
        f"Send at most {limit_bytes // 1024} KB.",
        # What is left of the body is not read, so the connection cannot serve another request.
        headers={"Connection": "close"},
    )


def _from_http_exception(error: web.HTTPException, limit_bytes: int) -> Problem | None:
    if error.status == HTTPStatus.NOT_FOUND:
        return not_found()
    if isinstance(error, web.HTTPMethodNotAllowed):
        allowed = ", ".join(sorted(error.allowed_methods))
        detail = f"Use one of: {allowed}."
        return Problem(
            HTTPStatus.METHOD_NOT_ALLOWED,
            "method-not-allowed",
            "This address does not take that method",
            detail,
            headers={"Allow": allowed},
        )
    if error.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return too_large(limit_bytes)
    if error.status >= HTTPStatus.BAD_REQUEST:
        status = HTTPStatus(error.status)
        return Problem(status, "refused", status.phrase, "Look up the call in /api/openapi.json.")
    return None


def unexpected() -> Problem:
    """500: our fault. What happened stands in the log, not here."""
    return Problem(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "unexpected",
        "Something went wrong on our side",
        "Try again in a minute. A message may be sent again with the same message_id; it is not taken twice.",
    )


Translation = Mapping[type[Exception], Callable[[Any], Problem]]


def problem_middleware(
    translate: Translation, limit_bytes: int, unexpected_seen: Callable[[Exception], None]
) -> Middleware:
    """Turn every error into problem JSON, in this one place.

    Args:
        translate: What the floors below raise, and the problem each becomes.
        limit_bytes: Largest body, for the text of 413.
        unexpected_seen: Told of each error that is a fault of ours.
    """

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except Problem as problem:
            return problem.response()
        except web.HTTPException as error:
            found = _from_http_exception(error, limit_bytes)
            if found is None:
                raise
            return found.response()
        except Exception as error:  # noqa: BLE001 - the border: whatever is wrong inside, the caller gets a document
            make = next((translate[kind] for kind in type(error).__mro__ if kind in translate), None)
            if make is None:
                _log_unexpected(request, error)
                unexpected_seen(error)
            # A stream that has begun can only end: its status is sent, and its reader comes back.
            return request.get(STARTED) or (make(error) if make else unexpected()).response()

    return middleware


def _log_unexpected(request: web.Request, error: Exception) -> None:
    frames = frames_of(error.__traceback__)
    logger.error("%s %s failed with %s\n%s", request.method, route_of(request), type(error).__name__, frames)
