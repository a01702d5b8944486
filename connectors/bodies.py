"""Reading requests: bytes to a checked pydantic model, or a problem that says what to correct."""

from __future__ import annotations

import json
import math
from http import HTTPStatus
from typing import Any, NoReturn, TypeVar

from aiohttp import web
from pydantic import BaseModel, ValidationError

from connectors.problems import Problem, invalid_fields, too_large

Model = TypeVar("Model", bound=BaseModel)

# `curl -d` sends a form type and `fetch` a text type, so the type is not what decides; these are never JSON.
_NEVER_JSON = ("multipart/", "image/", "audio/", "video/")


async def read_body(request: web.Request, model: type[Model], empty_is_object: bool = False) -> Model:
    """The request's JSON object as `model`; no body is an empty object when `empty_is_object`.

    Raises:
        Problem: 400 when it is not JSON, 413 when too large, 415 when it says it is something else, 422 when a
            field is missing, unknown or wrong.
    """
    if request.content_type.startswith(_NEVER_JSON):
        raise _not_json()
    raw = await read_raw(request)
    return parse_body(raw if raw.strip() or not empty_is_object else b"{}", model)


def parse_body(raw: bytes, model: type[Model]) -> Model:
    """A body's JSON object as `model`.

    Raises:
        Problem: 400 when it is not JSON, 422 when a field is missing, unknown or wrong.
    """
    parse_object(raw)
    try:
        # In JSON mode, strict: "5" is no number and true is no text, but 5 is a fine 5.0 and "en" a language.
        return model.model_validate_json(_decoded(raw), strict=True)
    except ValidationError as error:
        raise invalid_fields(error) from None


def parse_object(raw: bytes) -> dict[str, Any]:
    """A body's JSON object as it is.

    Raises:
        Problem: 400 when it is none.
    """
    text = _decoded(raw)
    if not text:
        raise _malformed("The request has no body. Send a JSON object.")
    value = _parse(text)
    if not isinstance(value, dict):
        raise _malformed('Send a JSON object, in braces: {"name": "value"}.')
    return value


def only_json(content_type: str) -> None:
    """Refuse what does not say that it is JSON.

    Raises:
        Problem: 415.
    """
    if content_type != "application/json":
        raise _not_json()


def read_query(request: web.Request, model: type[Model]) -> Model:
    """The address's parameters as `model`; those it does not know are left alone. 422 when one is wrong."""
    known = {name: value for name, value in request.query.items() if name in model.model_fields}
    try:
        return model.model_validate(known)
    except ValidationError as error:
        raise invalid_fields(error) from None


async def read_raw(request: web.Request, limit_bytes: int | None = None) -> bytes:
    """The body as it came; 400 when it does not arrive as its headers say.

    Above `limit_bytes`, if given, else above the application's limit, it is 413.
    """
    limit_bytes = limit_bytes or request.client_max_size
    try:
        return await request.clone(client_max_size=limit_bytes).read()
    except web.HTTPRequestEntityTooLarge:
        raise too_large(limit_bytes) from None
    except web.RequestPayloadError:
        raise _malformed(
            "The body does not arrive as its headers say (length, Content-Encoding). Send it plain."
        ) from None


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise _malformed("The body is not UTF-8 text. Encode the JSON as UTF-8.") from None


def _parse(text: str) -> object:
    try:
        return json.loads(text, parse_constant=_refuse_constant, parse_float=_finite)
    except RecursionError:
        raise _malformed("The JSON is nested too deeply. Send a flat object.") from None
    except json.JSONDecodeError as error:
        raise _malformed(
            f"The body is not JSON: the mistake is at line {error.lineno}, column {error.colno}. "
            "Names and texts stand in double quotes."
        ) from None
    except ValueError:
        raise _malformed("A number is too long or not a number (NaN, Infinity). Send ordinary numbers.") from None


def _refuse_constant(_name: str) -> NoReturn:
    raise ValueError("not a JSON number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("not a finite number")
    return number


def _not_json() -> Problem:
    return Problem(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "not-json-type",
        "This type of content is not taken",
        "Send a JSON object with Content-Type: application/json.",
    )


def _malformed(detail: str) -> Problem:
    return Problem(HTTPStatus.BAD_REQUEST, "malformed", "The request could not be read", detail)
