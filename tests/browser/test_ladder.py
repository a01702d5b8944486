"""The picture of a route in a card: shown under the page's own policy, readable on a phone, in light and dark."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from actions.telling import route_card
from bot.messages import Message
from connectors.pages import read_files
from connectors.pictures import CARD_WIDTH
from connectors.rendering import render
from connectors.security import PAGE_POLICY
from pathways.catalog import Catalog
from pathways.planner import plan
from pathways.profile import Profile
from tests.browser.chromium import PHONE

SITE = "http://pathguide.test"
TODAY = date(2026, 11, 25)
POLICIES = {"our own page": PAGE_POLICY, "a page without pictures": PAGE_POLICY.replace("img-src 'self' data:; ", "")}
SHOW = """async ([card, language]) => {
    const { cardOf } = await import('/widget/cards.js');
    const { words } = await import('/widget/words.js');
    await customElements.whenDefined('pathguide-chat');
    const made = cardOf(card, words[language], language);
    const chat = document.querySelector('pathguide-chat');
    chat.shadowRoot.querySelector('.log').append(made);
    await new Promise((done) => setTimeout(done, 300));
    made.scrollIntoView();
}"""


def _card(catalog: Catalog, language: str = "en", **profile: Any) -> dict[str, Any]:
    found = plan(catalog, Profile(language=language, **profile), 1, TODAY)
    cards = [route_card(1, found.routes[0], language)]
    message = Message(id="m1", from_="bot", at="2026-11-25T10:00:00.000Z", text="One.", choices=[], cards=cards)
    (shown,) = render(message, "web")
    return shown.model_dump(mode="json")["cards"][0]


def _nurse(catalog: Catalog, language: str = "en") -> dict[str, Any]:
    return _card(
        catalog, language, place={"name": "Lawton"}, credentials=["cna-long-term-care-aide"],
        target_occupations=["29-1141.00"], education="high_school",
    )  # fmt: skip


@pytest.fixture
def opened(browser: Browser) -> Callable[..., Page]:
    """Opens the page from its files, with no service behind it, under a content policy."""
    files = read_files()

    def open_page(policy: str = PAGE_POLICY, scheme: str = "light") -> Page:
        page = browser.new_context(viewport=PHONE, color_scheme=scheme, locale="en-US").new_page()

        def answer(route: Route) -> None:
            name = route.request.url.removeprefix(SITE).lstrip("/") or "index.html"
            file = files.get(name)
            if file is None:
                route.fulfill(status=404)
                return
            headers = {"Content-Security-Policy": policy} if name.endswith(".html") else {}
            route.fulfill(body=file.body, content_type=f"{file.content_type}; charset=utf-8", headers=headers)

        page.route(f"{SITE}/**", answer)
        page.goto(f"{SITE}/")
        return page

    return open_page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_is_shown_whole_at_its_own_size(opened: Callable[..., Page], oklahoma: Catalog, scheme: str):
    page = opened(scheme=scheme)
    card = _nurse(oklahoma)

    page.evaluate(SHOW, [card, "en"])

    picture = page.locator("pathguide-chat .picture")
    expect(picture).to_be_visible()
    assert picture.get_attribute("alt") == card["ladder_text"]
    natural, shown, room = picture.evaluate("one => [one.naturalWidth, one.clientWidth, innerWidth]")
    assert natural == CARD_WIDTH
    assert shown == natural  # so that letters keep their size
    assert shown < room
    paper = picture.evaluate(
        """one => {
            const canvas = document.createElement('canvas');
            canvas.width = one.naturalWidth; canvas.height = one.naturalHeight;
            const drawn = canvas.getContext('2d');
            drawn.drawImage(one, 0, 0);
            return drawn.getImageData(8, 100, 1, 1).data[0];
        }"""
    )
    assert (paper > 200) is (scheme == "light")


def test_the_steps_in_words_are_one_touch_away(opened: Callable[..., Page], oklahoma: Catalog):
    page = opened()
    card = _nurse(oklahoma, "es")
    page.evaluate(SHOW, [card, "es"])
    steps = page.locator("pathguide-chat details.steps")
    expect(steps.locator("ol")).to_be_hidden()

    steps.locator("summary").first.click()

    expect(steps.locator("ol > li")).to_have_count(len(card["route"]["steps"]))
    expect(steps.locator("ol > li").first).to_be_visible()


@pytest.mark.parametrize("policy", POLICIES, ids=str)
def test_where_the_picture_may_not_be_shown_the_words_are(opened: Callable[..., Page], oklahoma: Catalog, policy: str):
    page = opened(POLICIES[policy])

    page.evaluate(SHOW, [_nurse(oklahoma), "en"])

    allowed = policy == "our own page"
    assert page.locator("pathguide-chat .picture").count() == allowed
    assert page.locator("pathguide-chat details.steps").evaluate("one => one.open") is not allowed


def test_a_rule_stands_once_with_its_source(opened: Callable[..., Page], oklahoma: Catalog):
    page = opened()
    card = _card(
        oklahoma, place={"name": "Oklahoma City"}, statuses=["justice_involved"], target_occupations=["53-3032.00"]
    )
    page.evaluate(SHOW, [card, "en"])

    rule = card["route"]["barriers"][0]
    shown = page.locator("pathguide-chat article").last
    assert shown.inner_text().count(rule["rule"]) == 1
    address = shown.locator("li", has_text=rule["rule"]).locator("a").first.get_attribute("href")
    assert address == rule["source_url"].split("; ")[0]
