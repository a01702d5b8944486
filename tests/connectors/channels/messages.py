"""Messages such as the bot may say, of every size and form, for tests of how channels render them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as some

from bot.messages import Choice, Message

AT = "2026-01-05T10:00:00.000Z"
WORDS = some.text(alphabet=some.sampled_from("abc é ñ 😀.!?,:/\n "), max_size=5000) | some.builds(
    lambda word, times: word * times,
    some.sampled_from(["A sentence of words. ", "é", "😀 ", "word"]),
    some.integers(1, 900),
)
TITLES = some.text(alphabet=some.sampled_from("abc é 😀$2 "), min_size=1, max_size=60)


def said(text: str = "Two ways:", *titles: str, cards: tuple[dict[str, Any], ...] = ()) -> Message:
    """A message of the bot with choices of these titles."""
    choices = [Choice(title=title, payload=f'/inform{{"n": {n}}}') for n, title in enumerate(titles)]
    return Message(id="m", from_="bot", at=AT, text=text, choices=choices, cards=list(cards))


def route(number: int = 1, title: str = "registered nurse (RN)", **step: Any) -> dict[str, Any]:
    """A route's card."""
    first = {"kind": "training", "title": "Practical Nursing", "program_id": "p1", "provider": "Great Plains", **step}
    target = {"onet_soc": "29-1141.00", "title": title}
    found = {"field": "health_science", "target": target, "fit": 0.8, "steps": [first]}
    return {"kind": "route", "number": number, "language": "en", "route": found}


def support(name: str = "TEEM", **values: Any) -> dict[str, Any]:
    """A service's card."""
    found = {"service_id": "s1", "name": name, "category": "reentry", "why": "Help after prison.", **values}
    return {"kind": "support", "support": found}


def link(url: str = "https://chat.example.org/plan/x", title: str = "Open your plan") -> dict[str, Any]:
    """A link's card."""
    return {"kind": "link", "title": title, "url": url}


PHONES = some.none() | some.sampled_from(["405-879-2641", "2-1-1", "1 (800) 858-1840", "call us"])
SITES = some.none() | some.sampled_from(
    ["https://www.okcollegestart.org/aid", "teem.org", "https://" + "a" * 2000 + ".org/"]
)
CARDS = some.lists(
    some.builds(
        lambda number, title, phone, website: route(number, title, phone=phone, website=website),
        some.integers(1, 12),
        TITLES,
        PHONES,
        SITES,
    )
    | some.builds(lambda name, phone, website: support(name, phone=phone, website=website), TITLES, PHONES, SITES)
    | some.builds(link, some.sampled_from(["https://chat.example.org/plan/x", "/plan/x"]), TITLES)
    | some.just({"kind": "table", "title": "Side by side", "columns": ["a"], "rows": [["b"]]})
    | some.just({"kind": "route", "number": "x"}),
    max_size=14,
)
CHOICES = some.lists(
    some.builds(
        lambda title, payload: Choice(title=title, payload=payload),
        TITLES,
        some.sampled_from(['/ask_details{"route": 1}', "/greet", '/inform{"needs": "' + "x" * 1200 + '"}']),
    ),
    max_size=20,
)
MESSAGES = some.builds(
    lambda text, choices, cards: Message(id="m", from_="bot", at=AT, text=text, choices=choices, cards=cards),
    WORDS,
    CHOICES,
    CARDS,
)
