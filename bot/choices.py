"""A typed answer that means one of the choices just offered becomes that choice."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from bot.errors import Invalid
from bot.nlu.asking import names_one

_NUMBER = re.compile(r"^(?P<named>(?:option|number|choice|opcion|numero|no|#)\s*\.?\s*)?(?P<number>\d{1,2})\s*[.)]?$")
_PAYLOAD = re.compile(r"^/(?P<intent>[A-Za-z_][\w+/-]*?)(?P<entities>\{.*\})?$", re.DOTALL)
# Questions whose answer is itself a number: there a bare number on the web is the answer, not a choice.
_ROUTE = '/ask_details{{"route": {}}}'
_ROUTES = '/ask_details{"route"'
_NUMBER_WORDS = frozenset({"age", "budget", "usd", "weeks", "months", "miles", "hours", "wage", "zip", "place"})


def plain(text: str) -> str:
    """Text without case, accents, punctuation or spare spaces, to compare by."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(sign if sign.isalnum() else " " for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(kept.split())


def chosen(text: str, offered: Sequence[Mapping[str, Any]], numbered: bool, asked: str | None) -> str | None:
    """The payload of the offered choice that a typed text means, or `None` when it is free text.

    `offered` are the choices of the last answer: title, payload and, where shown by one, number.

    A title counts in any channel. A number counts where choices are shown numbered; elsewhere only when it says that it
    is one ("option 2"), when no number was asked for, or when a route of that number stands there to be chosen.
    """
    if not offered:
        return None
    wanted = plain(text)
    for choice in offered:
        if wanted and wanted == plain(choice["title"]):
            return str(choice["payload"])
    unaccented = " ".join(_unaccented(text).split())
    match = _NUMBER.match(unaccented)
    if match is None:
        return _pointed_at(names_one(unaccented), offered, numbered)
    asks_number = bool(asked) and not _NUMBER_WORDS.isdisjoint((asked or "").split("_"))
    number = int(match["number"])
    payload = next((str(choice["payload"]) for choice in offered if choice.get("number") == number), None)
    if numbered or match["named"] or not asks_number or payload == _ROUTE.format(number):
        return payload
    return None


def _pointed_at(place: int | None, offered: Sequence[Mapping[str, Any]], numbered: bool) -> str | None:
    """The choice that "the second one" means: the suggestion of that number, else the choice shown with it."""
    if place is None:
        return None
    payloads = [str(choice["payload"]) for choice in offered]
    if any(payload.startswith(_ROUTES) for payload in payloads):
        route = _ROUTE.format(place)
        return route if route in payloads else None
    if not numbered:
        return None
    return next((str(choice["payload"]) for choice in offered if choice.get("number") == place), None)


def _unaccented(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def read_payload(payload: str, intents: Collection[str], entities: Collection[str]) -> dict[str, Any]:
    """A payload `/intent{"entity": value}` as Rasa's parse data.

    Raises:
        Invalid: when it is not one, or names an intent or entity that the model does not know.
    """
    match = _PAYLOAD.match(payload.strip())
    if match is None or match["intent"] not in intents:
        raise Invalid("payload", "is not a choice of this service")
    try:
        values = json.loads(match["entities"] or "{}")
    except ValueError as error:
        raise Invalid("payload", "does not hold valid JSON") from error
    if not isinstance(values, dict) or not set(values) <= set(entities):
        raise Invalid("payload", "is not a choice of this service")
    text = payload.strip()
    intent = {"name": match["intent"], "confidence": 1.0}
    found = [
        {"entity": name, "value": item, "start": 0, "end": len(text)}
        for name, value in values.items()
        for item in (value if isinstance(value, list) else [value])
    ]
    return {"text": text, "intent": intent, "intent_ranking": [intent], "entities": found}
