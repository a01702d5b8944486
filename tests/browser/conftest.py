"""A browser for the tests of one module.

Not for the whole session: Playwright keeps an event loop running while it lives, and the tests of other modules need
that thread for theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.chat import ChatPage
from tests.browser.chromium import DESKTOP, find_chromium, running_chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = find_chromium()
    if found is None:
        pytest.skip("Chromium is not installed; to run this test: apt-get install chromium")
    with running_chromium(found) as running:
        yield running


@pytest.fixture
def chat(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[ChatPage]:
    """The page at the root of a real service; a parameter is the size of the window."""
    size = getattr(request, "param", DESKTOP)
    with browser.new_context(viewport=size, locale="en-US", reduced_motion="reduce") as context:
        opened = ChatPage(context.new_page(), server)
        opened.open("/")
        yield opened
        opened.check_nothing_went_wrong()
