"""Speaking with the words of `domain.yml`: by language and channel, and never the same variant twice in a row.

Rasa's own generator picks a variant at random and puts an English channel variant before a Spanish one; this one takes
the person's language first, then the channel, and goes through the variants in turn.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

PREFIX = "utter_pathguide/"
DEFAULT_LANGUAGE = "en"

_SLOT = re.compile(r"\{([a-z_]+)\}")

Variables = Mapping[str, object]


class MissingWords(LookupError):
    """The domain has no response of that name, or the response lacks a value: the domain file must be completed."""


@dataclass(frozen=True)
class Choice:
    """A quick reply: the name of its title among the responses, what it sends back, and what the title mentions."""

    name: str
    payload: str
    variables: Variables = field(default_factory=dict)


def payload(intent: str, **entities: object) -> str:
    """A choice's payload, as Rasa reads it: `/ask_details{"route": 2}`."""
    return f"/{intent}" + (json.dumps(entities, ensure_ascii=False) if entities else "")


@dataclass
class Voice:
    """Says things in one language on one channel. `spoken` remembers which variant of a response came last."""

    dispatcher: CollectingDispatcher
    responses: Mapping[str, Sequence[Mapping[str, Any]]]
    language: str
    channel: str | None
    spoken: dict[str, Any]
    offered: str | None = None

    def phrase(self, name: str, /, **variables: object) -> str:
        """The text of a response, filled. A piece to build with: which variant came last is not remembered.

        Raises:
            MissingWords: when there is no such response, or a value for it is missing.
        """
        return _filled(self._variants(name)[0], name, variables)

    def has(self, name: str) -> bool:
        """Whether the domain has a response of that name."""
        return PREFIX + name in self.responses

    @property
    def keeps_short(self) -> bool:
        """Whether this channel wants several short messages rather than a long one; the domain says so."""
        return self.phrase("layout") == "apart"

    def turned(self, name: str, /, **variables: object) -> str:
        """The text of a response, filled: the variant after the one taken last.

        Raises:
            MissingWords: when there is no such response, or a value for it is missing.
        """
        variants = self._variants(name)
        number = 0
        if len(variants) > 1:
            number = (self.spoken.get(name, -1) + 1) % len(variants)
            self.spoken[name] = number
        return _filled(variants[number], name, variables)

    def say(
        self,
        name: str,
        /,
        choices: Iterable[Choice] = (),
        cards: Sequence[Mapping[str, Any]] = (),
        **variables: object,
    ) -> None:
        """Say a response: the variant after the one said last.

        Raises:
            MissingWords: when there is no such response, or a value for it is missing.
        """
        self.utter(self.turned(name, **variables), choices, cards)

    def utter(self, text: str, choices: Iterable[Choice] = (), cards: Sequence[Mapping[str, Any]] = ()) -> None:
        """Say a text that was built from phrases. What was said just before is not said again word for word."""
        if text == self.spoken.get("last"):
            text = self.phrase("again", text=text)
        self.spoken["last"] = text
        listed = list(choices)
        if listed:
            self.offered = listed[0].payload
        buttons = [{"title": self.phrase(one.name, **one.variables), "payload": one.payload} for one in listed]
        self.dispatcher.utter_message(
            text=text, buttons=buttons, json_message={"cards": list(cards)} if cards else None
        )

    def farewell(self, name: str) -> None:
        """Say a response after which nothing is offered: the conversation ends with it."""
        self.dispatcher.utter_message(text=self.turned(name))

    def _variants(self, name: str) -> list[str]:
        rows = self.responses.get(PREFIX + name)
        if not rows:
            raise MissingWords(f"domain.yml has no response {PREFIX}{name}")
        own = [row for row in rows if _language(row) == self.language]
        rows = own or [row for row in rows if _language(row) == DEFAULT_LANGUAGE]
        fitting = [row for row in rows if row.get("channel") == self.channel] if self.channel else []
        texts = [str(row["text"]) for row in fitting or rows if fitting or not row.get("channel")]
        if not texts:
            raise MissingWords(f"domain.yml has no text for {PREFIX}{name} on this channel")
        return texts


def _language(row: Mapping[str, Any]) -> str:
    for condition in row.get("condition") or ():
        if condition.get("name") == "language":
            return str(condition.get("value"))
    return DEFAULT_LANGUAGE


def _filled(text: str, name: str, variables: Variables) -> str:
    def value(match: re.Match[str]) -> str:
        if match[1] not in variables:
            raise MissingWords(f"{PREFIX}{name} needs a value for {match[1]}")
        return str(variables[match[1]])

    return _SLOT.sub(value, text)
