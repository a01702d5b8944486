"""One interview, from the first word to a saved plan, over whatever channel a person writes on."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Callable, Sequence
from typing import Protocol

LINK = re.compile(r"https?://\S+/plan/[\w-]+")


class Person(Protocol):
    """Who writes on a channel. Each answer is the texts that came back, as the person reads them."""

    def say(self, text: str) -> Sequence[str]:
        """Write something."""

    def tap(self, number: int) -> Sequence[str]:
        """Tap the choice with that number of the last message."""


def interview(person: Person, public_url: str, base: str) -> list[str]:
    """Greet, tell, answer by tap, number and words, look closer, save; what was read, and the plan's page opened."""
    read: list[str] = []

    def answered(answer: Sequence[str], has: Callable[[str], object] = bool) -> str:
        text = "\n".join(answer)
        assert has(text), text
        read.append(text)
        return text

    answered(person.say("hi"), lambda text: "Pathguide" in text)
    answered(person.say("i want to be a welder, i live in tulsa"), lambda text: "Weld" in text)
    answered(person.tap(1))
    answered(person.say("2"))
    answered(person.say("i have a car"))
    answered(person.say("tell me more about number 1"), lambda text: "step by step" in text or "1)" in text)
    text = answered(person.say("save my plan"), LINK.search)
    link = LINK.search(text)
    assert link
    assert link[0].startswith(public_url)
    with urllib.request.urlopen(link[0].replace(public_url, base), timeout=20) as page:
        assert "elding" in page.read().decode()
    return read
