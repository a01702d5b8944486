"""A message's cards as providers can show them: a title, a line, and a few links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import ValidationError

from bot.messages import Message
from connectors.labels import label
from pathways.routes import Route, Step, Support

_PHONE = re.compile(r"^\D*1?\D*(\d{3})\D*(\d{3})\D*(\d{4})$")
_WEB = re.compile(r"^https?://[^\s/]+\.[^\s]+$")
_ABOUT = '/ask_details{{"route": {}}}'
LONGEST_ADDRESS = 1000


@dataclass(frozen=True)
class Link:
    """Something to tap: a choice, a page, a number to call. `target` is a payload, an address, `+1` and ten digits."""

    kind: Literal["postback", "web_url", "phone_number"]
    title: str
    target: str


@dataclass(frozen=True)
class Card:
    """One card; it has a subtitle or a link, or both."""

    title: str
    subtitle: str
    links: Sequence[Link]


def cards_of(message: Message, calls: bool) -> list[Card]:
    """The cards that say something by themselves; `calls` is whether numbers can be called from them."""
    made = (_card(card) for card in message.cards)
    shown = (_without_calls(card) if card and not calls else card for card in made)
    return [card for card in shown if card and card.title.strip() and (card.subtitle.strip() or card.links)]


def _card(card: Mapping[str, Any]) -> Card | None:
    try:
        if card.get("kind") == "route":
            return _route(int(card["number"]), Route.model_validate(card["route"]))
        if card.get("kind") == "support":
            return _support(Support.model_validate(card["support"]))
        if card.get("kind") == "link":
            return _link(str(card["title"]), str(card["url"]))
    except (KeyError, TypeError, ValueError, ValidationError):
        return None  # of another version: the message's text says enough
    return None


def _route(number: int, route: Route) -> Card:
    first = next((step for step in route.steps if step.program_id), route.steps[0] if route.steps else None)
    title = label(number, route.target.title)
    about = Link("postback", title, _ABOUT.format(number))
    return Card(title, _where(first), [about, *(_reach(first) if first else ())])


def _where(step: Step | None) -> str:
    return " · ".join(part for part in (step.title, step.provider, step.city) if part) if step else ""


def _support(support: Support) -> Card:
    return Card(support.name, support.why, list(_reach(support)))


def _link(title: str, url: str) -> Card:
    return Card(title, urlsplit(url).hostname or "", list(_page(url, title)))


def _reach(whom: Step | Support) -> Iterator[Link]:
    if whom.website:
        yield from _page(whom.website)
    if whom.phone and (match := _PHONE.match(whom.phone)):
        yield Link("phone_number", "-".join(match.groups()), "+1" + "".join(match.groups()))


def _page(url: str, title: str = "") -> Iterator[Link]:
    if _WEB.match(url) and len(url) <= LONGEST_ADDRESS:
        yield Link("web_url", title or (urlsplit(url).hostname or url).removeprefix("www."), url)


def _without_calls(card: Card) -> Card:
    return Card(card.title, card.subtitle, [link for link in card.links if link.kind != "phone_number"])
