"""The chat as a person has it: by what is seen and by what a screen reader is told, not by how it is built."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, Request, expect

from tests.support.api import call

# The first answer of a cold service may take its time; the tests wait for what they expect, never for the clock.
ANSWER_MS = 30_000


class ChatPage:
    """One tab with a chat in it."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base
        self.errors: list[str] = []
        self.requests: list[Request] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda line: self.errors.append(line.text) if line.type == "error" else None)
        page.on("request", lambda request: self.requests.append(request))

    def open(self, path: str) -> None:
        """Load the page and wait for the chat to be usable."""
        self.page.goto(self.base + path)
        expect(self.log).to_have_attribute("role", "log")

    @property
    def log(self) -> Locator:
        return self.page.locator("pathguide-chat .log")

    @property
    def field(self) -> Locator:
        return self.page.get_by_label("Your message")

    @property
    def answers(self) -> Locator:
        return self.log.locator(".message.bot")

    @property
    def said(self) -> Locator:
        return self.log.locator(".message.person .bubble")

    @property
    def choices(self) -> Locator:
        return self.page.get_by_role("group", name="Quick answers").get_by_role("button")

    @property
    def cards(self) -> Locator:
        return self.log.locator("article.route")

    @property
    def typing(self) -> Locator:
        return self.log.locator(".typing")

    def say(self, text: str) -> None:
        """Type it, send it, and wait until the answer is there."""
        before = self.answers.count()
        self.field.fill(text)
        self.page.get_by_role("button", name="Send").click()
        self.answered(before)

    def answered(self, before: int) -> None:
        """Wait until more is answered than so many messages, and nothing is being written."""
        expect(self.answers.nth(before)).to_be_visible(timeout=ANSWER_MS)
        expect(self.typing).to_have_count(0, timeout=ANSWER_MS)

    def until_routes(self, *lines: str) -> None:
        """Say these one after the other until routes are shown."""
        for line in lines:
            self.say(line)
            if self.cards.count():
                return
        raise AssertionError(f"no route after {lines}: {self.log.inner_text()[-1500:]}")

    def kept(self) -> dict[str, Any]:
        """What the browser keeps of the conversation: its id and token."""
        return json.loads(self.page.evaluate("localStorage.getItem('pathguide:' + location.origin + '/')") or "null")

    def view(self) -> dict[str, Any]:
        """The conversation as the service has it."""
        kept = self.kept()
        return call("GET", f"{self.base}/api/v1/conversations/{kept['id']}", token=kept["token"])

    def check_nothing_went_wrong(self) -> None:
        """No error in the console, nothing asked of another host, no sideways scrolling, no token in an address."""
        assert self.errors == []
        hosts = {urlsplit(request.url).netloc for request in self.requests}
        assert hosts <= {urlsplit(self.base).netloc}
        kept = self.kept()
        if kept:
            assert not any(kept["token"] in request.url for request in self.requests)
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert self.log.evaluate("log => log.scrollWidth <= log.clientWidth")
