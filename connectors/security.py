"""What browsers are told and which other sites may use the API from their pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from http import HTTPStatus
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from connectors.problems import Problem

API = "/api/"
# Code and pictures that a page of any other site may load: the widget itself.
PUBLIC_FILES = ("/widget.js", "/widget/")

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
API_POLICY = "default-src 'none'; frame-ancestors 'none'"

_ALLOWED_METHODS = "GET, POST, DELETE"
_ALLOWED_HEADERS = "Authorization, Content-Type, Last-Event-ID"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def cors_middleware(allowed: frozenset[str]) -> Middleware:
    """Let pages of the allowed sites use the API; refuse those of others.

    A page of a site that is not allowed could otherwise still send: a browser asks first only for some requests.
    """

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        if origin is None or not request.path.startswith(API) or _same_origin(request, origin):
            return await handler(request)
        permitted = "*" in allowed or origin in allowed
        if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
            return _preflight(permitted)
        if not permitted and request.method not in _SAFE:
            raise _foreign()
        return await handler(request)

    return middleware


def _same_origin(request: web.Request, origin: str) -> bool:
    # Behind a proxy that ends TLS the scheme differs, so hosts are compared; browsers that say it are believed,
    # for no page can set this header.
    return request.headers.get("Sec-Fetch-Site") == "same-origin" or urlsplit(origin).netloc == request.host


def _preflight(permitted: bool) -> web.Response:
    if not permitted:
        raise _foreign()
    return web.Response(
        status=HTTPStatus.NO_CONTENT,
        headers={
            "Access-Control-Allow-Methods": _ALLOWED_METHODS,
            "Access-Control-Allow-Headers": _ALLOWED_HEADERS,
            "Access-Control-Max-Age": "7200",
        },
    )


def _foreign() -> Problem:
    return Problem(
        HTTPStatus.FORBIDDEN,
        "origin-not-allowed",
        "Pages of that site may not use this service",
        "The site's address has to be added to PATHGUIDE_ALLOWED_ORIGINS by whoever runs this service.",
    )


HeaderSignal = Callable[[web.Request, web.StreamResponse], Awaitable[None]]


def security_headers(allowed: frozenset[str]) -> HeaderSignal:
    """The signal that puts the security and CORS headers on every response, streams and errors too."""

    async def add(request: web.Request, response: web.StreamResponse) -> None:
        headers = response.headers
        headers.pop("Server", None)
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "no-referrer"
        headers.setdefault(
            "Content-Security-Policy", PAGE_POLICY if response.content_type == "text/html" else API_POLICY
        )
        public = request.path.startswith(PUBLIC_FILES)
        headers["Cross-Origin-Resource-Policy"] = "cross-origin" if public else "same-origin"
        if public:
            headers["Access-Control-Allow-Origin"] = "*"
            return
        headers.setdefault("Cache-Control", "no-store")
        if request.path.startswith(API):
            _allow_origin(request, headers, allowed)

    return add


def _allow_origin(request: web.Request, headers: MutableMapping[str, str], allowed: frozenset[str]) -> None:
    headers["Vary"] = "Origin"
    origin = request.headers.get("Origin")
    if origin is not None and ("*" in allowed or origin in allowed):
        headers["Access-Control-Allow-Origin"] = origin
        headers["Access-Control-Expose-Headers"] = "Retry-After"
