"""The access log: method, route, status and time. No query, no address, no header: nothing that says who or what."""

from __future__ import annotations

from aiohttp import web
from aiohttp.abc import AbstractAccessLogger

UNKNOWN_ROUTE = "(no route)"


def route_of(request: web.BaseRequest) -> str:
    """The route's pattern, `/api/v1/conversations/{id}`: never the address as sent, which may hold a person's words."""
    info = getattr(request, "match_info", None)
    resource = info.route.resource if info is not None else None
    return resource.canonical if resource is not None else UNKNOWN_ROUTE


class AccessLogger(AbstractAccessLogger):
    """One line a request; give it to `AppRunner(access_log_class=...)`."""

    def log(self, request: web.BaseRequest, response: web.StreamResponse, time: float) -> None:
        """Write the line. `time` is in seconds."""
        self.logger.info("%s %s %d %.0f ms", request.method, route_of(request), response.status, time * 1000)
