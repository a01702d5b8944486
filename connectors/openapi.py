"""The OpenAPI document, made from the table of calls and the models that check them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from connectors.operations import JSON_TYPE, Operation
from connectors.problems import CONTENT_TYPE
from connectors.schemas import ProblemResponse

_REFERENCE = "#/components/schemas/{model}"
# What each error means to the caller; the answer itself says more.
_MEANINGS = {
    HTTPStatus.BAD_REQUEST: "Not JSON",
    HTTPStatus.UNAUTHORIZED: "No token",
    HTTPStatus.FORBIDDEN: "Another's token, or a page of a site that is not allowed",
    HTTPStatus.NOT_FOUND: "No such thing",
    HTTPStatus.GONE: "The conversation was erased",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Too large",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "A type that is never JSON",
    HTTPStatus.UNPROCESSABLE_ENTITY: "A field is missing, unknown or wrong; errors names it",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many; Retry-After says when",
    HTTPStatus.SERVICE_UNAVAILABLE: "Too much is waiting; Retry-After says when",
}


def build_document(operations: Iterable[Operation], version: str) -> dict[str, Any]:
    """The OpenAPI 3.1 document of these calls."""
    operations = tuple(operations)
    paths: dict[str, dict[str, Any]] = {}
    for operation in operations:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _described(operation)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Pathguide",
            "version": version,
            "description": "Find a way into a good job in Oklahoma. Errors are problem JSON (RFC 9457).",
        },
        "paths": paths,
        "components": {
            "schemas": _schemas(operations),
            "securitySchemes": {"conversation": {"type": "http", "scheme": "bearer"}},
        },
    }


def _described(operation: Operation) -> dict[str, Any]:
    described: dict[str, Any] = {
        "summary": operation.summary,
        "operationId": operation.handler.__name__,
        "responses": {
            **{str(int(status)): _answer(status, shape) for status, shape in operation.answers.items()},
            **{str(int(status)): _problem(status) for status in operation.problems},
        },
    }
    if parameters := _parameters(operation):
        described["parameters"] = parameters
    if operation.body is not None:
        described["requestBody"] = {
            "required": operation.body_required,
            "content": {JSON_TYPE: {"schema": _reference(operation.body)}},
        }
    if operation.guarded:
        described["security"] = [{"conversation": []}]
    return described


def _parameters(operation: Operation) -> list[dict[str, Any]]:
    parameters: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"{(\w+)}", operation.path)
    ]
    if operation.query is not None:
        schema = operation.query.model_json_schema(ref_template=_REFERENCE)
        required = schema.get("required", [])
        parameters += [
            {"name": name, "in": "query", "required": name in required, "schema": value}
            for name, value in schema["properties"].items()
        ]
    if operation.resumes:
        header = {"name": "Last-Event-ID", "in": "header", "required": False, "schema": {"type": "string"}}
        parameters.append({**header, "description": "The id of the last event seen: what came after it is sent."})
    return parameters


def _answer(status: HTTPStatus, shape: type[BaseModel] | str | None) -> dict[str, Any]:
    if shape is None:
        return {"description": status.phrase}
    if isinstance(shape, str):
        schema = {"type": "object"} if shape == JSON_TYPE else {"type": "string"}
        return {"description": status.phrase, "content": {shape: {"schema": schema}}}
    return {"description": status.phrase, "content": {JSON_TYPE: {"schema": _reference(shape)}}}


def _problem(status: HTTPStatus) -> dict[str, Any]:
    return {"description": _MEANINGS[status], "content": {CONTENT_TYPE: {"schema": _reference(ProblemResponse)}}}


def _reference(model: type[BaseModel]) -> dict[str, str]:
    return {"$ref": _REFERENCE.format(model=model.__name__)}


def _schemas(operations: Iterable[Operation]) -> dict[str, Any]:
    taken = {operation.body for operation in operations} | {operation.query for operation in operations}
    given = {shape for operation in operations for shape in operation.answers.values() if not isinstance(shape, str)}
    wanted = [(model, "validation") for model in taken if model is not None]
    wanted += [(model, "serialization") for model in {*given, ProblemResponse} if model is not None]
    ordered = sorted(wanted, key=lambda pair: pair[0].__name__)
    _, schema = models_json_schema(ordered, ref_template=_REFERENCE)  # type: ignore[arg-type]
    definitions: dict[str, Any] = schema["$defs"]
    return definitions
