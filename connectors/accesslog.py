"""What is logged of requests: method, route, status and time. No query, no address, no header: not who, not what."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType

from aiohttp import web
from aiohttp.abc import AbstractAccessLogger

UNKNOWN_ROUTE = "(no route)"
ROUTE = web.RequestKey("ROUTE", str)


def route_of(request: web.Request) -> str:
    """The route's pattern, `/api/v1/conversations/{id}`: never the address as sent, which may hold a person's words."""
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else UNKNOWN_ROUTE


def frames_of(place: TracebackType | None) -> str:
    """Where an error happened, without its message: that may repeat what a person wrote (an SQL error its values)."""
    return "".join(traceback.format_tb(place))


class AccessLogger(AbstractAccessLogger):
    """One line a request; give it to `AppRunner(access_log_class=...)`."""

    def log(self, request: web.BaseRequest, response: web.StreamResponse, time: float) -> None:
        """Write the line. `time` is in seconds. What could not even be read as HTTP has no route."""
        told = {
            "method": request.method,
            "route": request.get(ROUTE, UNKNOWN_ROUTE),
            "status": response.status,
            "took_ms": round(time * 1000),
        }
        self.logger.info("%s %s %d %d ms", *told.values(), extra=told)


class WithoutWords(logging.Filter):
    """Takes out of the server's own records what they repeat of a request: its lines, and the address it came from."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the record, with the kind and the place of its error alone."""
        kind, _, place = record.exc_info or (None, None, None)
        if kind is not None:
            record.msg, record.args = "A request failed with %s\n%s", (kind.__name__, frames_of(place))
            record.exc_info = None
        return True
