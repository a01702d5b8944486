"""People chat in a real browser with a real service: from a greeting to a route, on a phone and on a desk."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.chat import ANSWER_MS, ChatPage
from tests.browser.chromium import DESKTOP, PHONE
from tests.support.api import Problem

TO_A_ROUTE = ("I want to be a welder and I live in Shawnee", "any time", "show me what you have", "just show me routes")
HOSTILE = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script> javascript:alert(1)'


@pytest.mark.parametrize("chat", [PHONE, DESKTOP], ids=["phone", "desktop"], indirect=True)
def test_from_a_greeting_to_a_route(chat: ChatPage):
    chat.say("hi")
    chat.until_routes(*TO_A_ROUTE)

    route = chat.view()["routes"][0]
    card = chat.cards.filter(has_text="Option 1").last
    expect(card).to_contain_text(route["target"]["title"], ignore_case=True)
    for step in route["steps"]:
        rung = card.locator("ol > li").filter(has_text=step["title"]).first
        for fact in (step["provider"], step["city"], step["exit"] and step["exit"]["title"]):
            if fact:
                expect(rung).to_contain_text(fact, ignore_case=True)
        if step["tuition_usd"]:
            expect(rung).to_contain_text(f"${step['tuition_usd']:,.0f}")
        if step["tuition_year"] and not step["paid"]:
            expect(rung).to_contain_text(str(step["tuition_year"]))
        wage = step["exit"] and step["exit"]["wage_hourly_median"]
        if wage:
            expect(rung).to_contain_text(f"${wage:,.2f}")
            expect(rung).to_contain_text(str(step["exit"]["wage_year"]))
        if step["source_url"]:
            source = step["source_url"].split("; ")[0]
            assert rung.locator(".source a").first.get_attribute("href").rstrip("/") == source.rstrip("/")
    for unknown in route["unknowns"]:
        expect(card).to_contain_text(unknown, ignore_case=True)


def test_a_comparison_is_a_table_and_a_saved_plan_a_page_to_open_and_print(chat: ChatPage):
    chat.until_routes("i want to be a welder, i live in Norman", "any time")
    chat.say("compare 1 and 2")
    table = chat.log.get_by_role("table").last
    expect(table.get_by_role("columnheader")).to_have_text(["Job", "Time", "Cost", "Pay", "Distance", "Class hours"])
    expect(table.get_by_role("rowheader")).to_have_count(2)

    chat.say("save my plan")
    link = chat.log.get_by_role("link", name="Open your plan")
    with chat.page.expect_popup() as opened:
        link.click()
    page = opened.value
    expect(page.get_by_role("heading", level=1)).to_have_text("Your plan")
    expect(page.get_by_text("Norman", exact=False).first).to_be_visible()
    assert page.evaluate("document.scripts.length") == 0
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_reload_keeps_the_conversation(chat: ChatPage):
    chat.say("i live in Enid")
    kept, said, answers = chat.kept()["id"], chat.said.all_inner_texts(), chat.answers.all_inner_texts()
    chat.page.reload()
    expect(chat.said).to_have_text(said)
    assert chat.answers.all_inner_texts() == answers
    chat.say("what can you do?")
    assert chat.kept()["id"] == kept


def test_with_the_keyboard_alone(chat: ChatPage):
    keyboard = chat.page.keyboard
    chat.field.focus()
    keyboard.type("hello")
    keyboard.press("Enter")
    chat.answered(0)
    expect(chat.field).to_be_focused()

    before, title = chat.answers.count(), chat.choices.first.inner_text()
    chat.log.focus()
    while not chat.choices.first.evaluate("button => button.matches(':focus')"):
        keyboard.press("Tab")
    keyboard.press("Enter")
    chat.answered(before)
    assert chat.said.last.inner_text().endswith(title)
    expect(chat.field).to_be_focused()

    menu = chat.page.get_by_role("button", name="Menu")
    menu.focus()
    keyboard.press("Enter")
    expect(chat.page.get_by_role("button", name="Español")).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "true")
    keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")


def test_hostile_text_stays_text(chat: ChatPage):
    chat.say(HOSTILE)
    assert chat.said.last.inner_text().endswith(HOSTILE)
    hostile_card = {
        "kind": "route",
        "number": 1,
        "route": {
            "field": HOSTILE,
            "target": {"title": HOSTILE},
            "steps": [
                {
                    "kind": "training",
                    "title": HOSTILE,
                    "provider": HOSTILE,
                    "website": "javascript:document.title='owned'",
                    "phone": HOSTILE,
                    "source_url": "data:text/html,<script>top.document.title='owned'</script>",
                    "exit": {"title": HOSTILE, "wage_source_url": "javascript:1", "wage_hourly_median": 1},
                }
            ],
            "reasons": [HOSTILE],
            "unknowns": [HOSTILE],
            "supports": [{"name": HOSTILE, "why": HOSTILE, "website": "vbscript:1"}],
        },
    }
    made = chat.page.evaluate(
        """async (card) => {
            const { cardOf } = await import('/widget/cards.js');
            const { words } = await import('/widget/words.js');
            const made = cardOf(card, words.en, 'en');
            document.querySelector('pathguide-chat').shadowRoot.querySelector('.log').append(made);
            return { html: made.querySelectorAll('img, script, iframe').length,
                     links: [...made.querySelectorAll('a')].map((a) => a.href) };
        }""",
        hostile_card,
    )
    assert made["html"] == 0
    assert all(address.startswith(("http:", "https:", "tel:")) for address in made["links"])
    assert chat.log.locator("img, script").count() == 0
    assert chat.page.title() != "owned"


def test_a_message_that_gets_lost_is_sent_again_and_taken_once(chat: ChatPage):
    sent: list[str] = []

    def lose_the_first(route: Route) -> None:
        sent.append(route.request.post_data_json["message_id"])
        if len(sent) == 1:
            # The service takes it, but the browser never hears the answer.
            route.fetch()
            route.abort()
        else:
            route.continue_()

    chat.page.route("**/messages?wait=true", lose_the_first)
    chat.say("i live in Ada")
    assert len(sent) == 2
    assert sent[0] == sent[1]
    assert [message["text"] for message in chat.view()["messages"] if message["from"] == "person"] == ["i live in Ada"]
    assert chat.said.count() == 1
    chat.errors.clear()  # the lost answer is an error in the console, as it should be


def test_a_message_that_cannot_be_sent_waits_with_a_button(chat: ChatPage):
    chat.page.add_init_script("window.setTimeout = ((real) => (f, ms) => real(f, Math.min(ms, 20)))(window.setTimeout)")
    chat.open("/")
    chat.page.route("**/api/v1/conversations", lambda route: route.abort())
    chat.field.fill("hello")
    chat.field.press("Enter")
    again = chat.page.get_by_role("button", name="Try again")
    expect(again).to_be_visible(timeout=ANSWER_MS)
    chat.page.unroute_all()
    again.click()
    chat.answered(0)
    expect(again).to_have_count(0)
    assert chat.said.count() == 1
    chat.errors.clear()  # the refused connections are errors in the console, as they should be


def test_two_tabs_show_the_same_conversation(chat: ChatPage):
    chat.say("hello")
    other = ChatPage(chat.page.context.new_page(), chat.base)
    other.open("/")
    other.say("i like to fix things")
    expect(chat.said.last).to_contain_text("i like to fix things", timeout=ANSWER_MS)
    expect(chat.answers).to_have_count(other.answers.count(), timeout=ANSWER_MS)
    other.check_nothing_went_wrong()


def test_deleting_the_conversation_deletes_it(chat: ChatPage):
    chat.say("i live in Durant")
    kept = chat.kept()
    chat.page.get_by_role("button", name="Menu").click()
    chat.page.get_by_role("button", name="Delete my conversation").click()
    chat.page.get_by_role("button", name="Yes, delete it").click()
    expect(chat.log).to_contain_text("Your conversation is deleted.")
    expect(chat.log).not_to_contain_text("Durant")
    assert chat.kept() is None
    chat.page.evaluate("kept => localStorage.setItem('pathguide:' + location.origin + '/', kept)", json.dumps(kept))
    with pytest.raises(Problem, match="410"):
        chat.view()
    chat.page.evaluate("localStorage.clear()")


def test_the_language_can_be_changed(chat: ChatPage):
    chat.say("hello")
    chat.page.get_by_role("button", name="Menu").click()
    chat.page.get_by_role("button", name="Español").click()
    expect(chat.page.get_by_label("Su mensaje")).to_be_visible()
    expect(chat.page.get_by_role("button", name="Enviar")).to_be_visible()
    expect(chat.answers.nth(1)).to_be_visible(timeout=ANSWER_MS)
    assert chat.page.locator("pathguide-chat .panel").get_attribute("lang") == "es"


def test_on_another_page_it_opens_and_closes_and_gives_the_focus_back(browser: Browser, server: str):
    with browser.new_context(viewport=PHONE, locale="en-US") as context:
        page = context.new_page()
        policy = "default-src 'none'; script-src 'self'; connect-src 'self'"
        host = (
            '<!doctype html><html lang="en"><title>A school</title><h1>A school</h1><script src="/widget.js"></script>'
        )
        page.route(
            "**/a-school",
            lambda route: route.fulfill(
                body=host, content_type="text/html", headers={"Content-Security-Policy": policy}
            ),
        )
        chat = ChatPage(page, server)
        page.goto(f"{server}/a-school")
        launch = page.get_by_role("button", name="Chat: find a way into a good job")
        launch.click()
        expect(page.get_by_role("dialog", name="Pathguide")).to_be_visible()
        expect(chat.field).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(launch).to_be_focused()
        assert chat.requests
        assert not any("/conversations" in request.url for request in chat.requests), "opening alone asks for nothing"
        chat.check_nothing_went_wrong()


def test_what_can_be_touched_is_big_enough_and_named(chat: ChatPage):
    chat.say("hi")
    small = chat.page.evaluate(
        """() => [...document.querySelector('pathguide-chat').shadowRoot.querySelectorAll('button, textarea, summary')]
            .filter((one) => one.checkVisibility())
            .map((one) => [one.getAttribute('aria-label') || one.textContent, one.getBoundingClientRect()])
            .filter(([, box]) => box.width < 44 || box.height < 44).map(([name]) => name)"""
    )
    assert small == []
    expect(chat.page.get_by_role("log", name="Conversation")).to_have_attribute("aria-live", "polite")
