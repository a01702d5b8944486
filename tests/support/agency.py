"""An agency's own system, in a thread of the test: posts what people write, keeps what the channel webhook brings."""

from __future__ import annotations

import base64
import json
import threading
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from connectors.channels.standard_webhooks import Signer

SECRET = "whsec_" + base64.b64encode(b"the secret of an agency's system").decode()


@dataclass
class Agency:
    """`calls` are the ids and bodies it took, in order; `status` what it answers, after it has waited for `gate`."""

    port: int
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    status: int = 204
    gate: threading.Event = field(default_factory=threading.Event)

    @property
    def settings(self) -> dict[str, str]:
        """What switches the channel on for it."""
        return {
            "PATHGUIDE_WEBHOOK_URL": f"http://127.0.0.1:{self.port}/messages",
            "PATHGUIDE_WEBHOOK_SECRETS": SECRET,
        }

    def say(self, base: str, person: str, text: str, message_id: str | None = None) -> str:
        """Post what a person wrote to the service at `base`; the message's id. Raises when it is not taken."""
        message_id = message_id or uuid.uuid4().hex
        body = json.dumps({"from": person, "message_id": message_id, "text": text}).encode()
        headers = Signer([SECRET]).headers(message_id, datetime.now(UTC), body) | {"Content-Type": "application/json"}
        request = urllib.request.Request(f"{base}/webhooks/webhook", body, headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            assert answer.status == 204
        return message_id

    def told(self, person: str) -> list[str]:
        """What a person was told, in order, each message once however often it came."""
        once = {key: body["data"]["text"] for key, body in self.calls if body["data"]["to"] == person}
        return list(once.values())


@contextmanager
def running_agency() -> Iterator[Agency]:
    """An agency that listens on a port of its own."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            Signer([SECRET]).verify(self.headers, datetime.now(UTC), body)
            agency.calls.append((self.headers["webhook-id"], json.loads(body)))
            agency.gate.wait(60)
            self.send_response(agency.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    agency = Agency(server.server_address[1])
    agency.gate.set()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield agency
    finally:
        agency.gate.set()
        server.shutdown()
        server.server_close()
