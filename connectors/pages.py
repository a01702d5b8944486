"""The page with the widget, the widget's files and the OpenAPI document: read once, served from memory."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from aiohttp import web

from connectors.problems import not_found

FOLDER = Path(__file__).parent / "web"
_TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}


@dataclass(frozen=True)
class File:
    """One file as it is served."""

    content_type: str
    body: bytes
    compressed: bytes
    etag: str

    @classmethod
    def of(cls, body: bytes, suffix: str) -> File:
        """The file with this content; the suffix says its type."""
        digest = hashlib.sha256(body).hexdigest()[:32]
        return cls(_TYPES[suffix], body, gzip.compress(body, mtime=0), digest)

    def response(self, request: web.Request) -> web.Response:
        """The file, or 304 when the browser has it as it is."""
        # Asked again at every use: a page never runs an old part beside a new one after an update.
        headers = {"Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        known = request.if_none_match or ()
        if any(tag.value in (self.etag, "*") for tag in known):
            # The headers of this answer replace those the browser keeps: without its type the file would be refused.
            response = web.Response(
                status=HTTPStatus.NOT_MODIFIED, content_type=self.content_type, charset="utf-8", headers=headers
            )
            response.etag = self.etag
            return response
        packed = "gzip" in request.headers.get("Accept-Encoding", "")
        if packed:
            headers["Content-Encoding"] = "gzip"
        response = web.Response(
            body=self.compressed if packed else self.body,
            content_type=self.content_type,
            charset="utf-8",
            headers=headers,
        )
        response.etag = self.etag
        return response


FILES: web.AppKey[dict[str, File]] = web.AppKey("FILES")
OPENAPI = "openapi.json"


def read_files(folder: Path = FOLDER) -> dict[str, File]:
    """All files of the web folder by their path in it."""
    return {
        path.relative_to(folder).as_posix(): File.of(path.read_bytes(), path.suffix)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in _TYPES
    }


async def index(request: web.Request) -> web.Response:
    """The page, in the language asked for in the address, else in the one the browser prefers."""
    language = preferred_language(request)
    response = request.app[FILES]["index.es.html" if language == "es" else "index.html"].response(request)
    response.headers["Vary"] = "Accept-Encoding, Accept-Language"
    return response


def preferred_language(request: web.Request) -> str:
    """The language asked for in the address, else the one the browser prefers."""
    asked = request.query.get("lang")
    return asked if asked in ("en", "es") else _preferred(request.headers.get("Accept-Language", ""))


def _preferred(accepted: str) -> str:
    """The first of our languages in the order of the header: browsers list them best first."""
    codes = [part.split(";")[0].strip().lower()[:2] for part in accepted.split(",")]
    return next((code for code in codes if code in ("en", "es")), "en")


async def widget(request: web.Request) -> web.Response:
    """The script that puts the widget on a page."""
    return request.app[FILES]["widget.js"].response(request)


async def part(request: web.Request) -> web.Response:
    """A module, style or picture of the widget or the page."""
    found = request.app[FILES].get(f"widget/{request.match_info['name']}")
    if found is None:
        raise not_found()
    return found.response(request)


async def openapi(request: web.Request) -> web.Response:
    """The OpenAPI document."""
    return request.app[FILES][OPENAPI].response(request)
