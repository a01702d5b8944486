"""A small client of the HTTP contract, for tests that talk to a real service."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
import uuid
from dataclasses import dataclass, field
from typing import Any


class Problem(Exception):
    """An answer that is not 2xx; `status` and the decoded problem JSON in `body`."""

    def __init__(self, status: int, body: Any):
        super().__init__(f"{status}: {body}")
        self.status, self.body = status, body


def call(method: str, address: str, body: Any = None, token: str | None = None) -> Any:
    """One call; the decoded JSON answer, or `None` where there is none."""
    request = urllib.request.Request(address, method=method)
    if body is not None:
        request.data = json.dumps(body).encode()
        request.add_header("Content-Type", "application/json")
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            raw = answer.read()
    except urllib.error.HTTPError as error:
        raw = error.read()
        raise Problem(error.code, json.loads(raw) if raw else None) from error
    return json.loads(raw) if raw else None


def figure(base: str, name: str) -> float:
    """The sum of a service's figures whose name and labels begin so."""
    with urllib.request.urlopen(f"{base}/metrics", timeout=20) as page:
        lines = page.read().decode().splitlines()
    return sum(float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith(name))


@dataclass
class Talk:
    """One conversation over HTTP."""

    base: str
    language: str | None = None
    channel: str | None = None
    id: str = ""
    token: str = ""
    answers: list[list[dict[str, Any]]] = field(default_factory=list)
    last_payload: str | None = None

    def __post_init__(self) -> None:
        asked = {name: value for name in ("language", "channel") if (value := getattr(self, name))}
        made = call("POST", f"{self.base}/api/v1/conversations", asked)
        self.id, self.token = made["id"], made["token"]

    @property
    def address(self) -> str:
        return f"{self.base}/api/v1/conversations/{self.id}"

    def say(self, text: str) -> list[dict[str, Any]]:
        """Say something and get what the bot answered."""
        return self._send({"text": text})

    def choose(self, payload: str) -> list[dict[str, Any]]:
        """Tap a choice."""
        return self._send({"payload": payload})

    def post(self, text: str) -> None:
        """Say something and do not wait for an answer."""
        call("POST", f"{self.address}/messages", {"text": text, "message_id": uuid.uuid4().hex}, self.token)

    def _send(self, body: dict[str, Any]) -> list[dict[str, Any]]:
        self.last_payload = body.get("payload")
        body["message_id"] = uuid.uuid4().hex
        messages = call("POST", f"{self.address}/messages?wait=true", body, self.token)["messages"]
        self.answers.append(messages)
        return messages

    def view(self) -> dict[str, Any]:
        """Profile, messages, routes and support as they stand."""
        return call("GET", self.address, token=self.token)

    def erase(self) -> None:
        """Erase the person's data."""
        call("DELETE", self.address, token=self.token)
