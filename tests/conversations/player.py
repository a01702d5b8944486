"""Plays the conversation files and checks what must hold of each answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.support.api import Talk

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Conversation:
    """One conversation file."""

    title: str
    language: str | None
    channel: str | None
    turns: list[dict[str, Any]]


def read_conversation(path: Path) -> Conversation:
    """The conversation in a file; a key that is not known is an error, so that no check is silently left out."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    _only(raw, {"title", "language", "channel", "turns"}, path.name)
    for turn in raw["turns"]:
        _only(turn, {"person", "ends", *CHECKS}, f"{path.name}: {turn.get('person')}")
        _only(turn.get("routes", {}), set(ROUTE_CHECKS), f"{path.name}: routes")
        _only(turn.get("support", {}), {"categories"}, f"{path.name}: support")
    return Conversation(raw["title"], raw.get("language"), raw.get("channel"), raw["turns"])


def play(conversation: Conversation, base: str) -> None:
    """Say every line and check every answer; an AssertionError tells the turn, what was wanted and what was said."""
    talk = Talk(base, conversation.language, conversation.channel)
    said_before = ""
    for number, turn in enumerate(conversation.turns, 1):
        answer = speak(talk, turn["person"])
        text = "\n".join(message["text"] for message in answer)
        view = talk.view()
        try:
            _check_always(answer, view, said_before)
            assert turn.get("ends") or leads_on(answer), "a dead end: nothing to tap, and no question"
            for name, check in CHECKS.items():
                if name in turn:
                    check(turn[name], answer, text, view)
        except AssertionError as error:
            raise AssertionError(
                f"{conversation.title}, turn {number}: {turn['person']!r}\n{error}\n--- the bot said:\n{text}\n"
                f"--- choices: {[choice['title'] for message in answer for choice in message['choices']]}\n"
                f"--- profile: {view['profile']}"
            ) from None
        said_before = text


def speak(talk: Talk, person: Any) -> list[dict[str, Any]]:
    """Say what the person types, or tap the choice whose title matches."""
    if isinstance(person, str | int | float):
        return talk.say(str(person))
    wanted = re.compile(person["choose"], re.IGNORECASE)
    offered = [choice for message in talk.answers[-1] for choice in message["choices"]]
    chosen = next((choice for choice in offered if wanted.search(choice["title"])), None)
    assert chosen, f"no choice matches {person['choose']!r} among {[choice['title'] for choice in offered]}"
    return talk.choose(chosen["payload"])


def _check_always(answer: list[dict[str, Any]], view: dict[str, Any], said_before: str) -> None:
    assert answer, "no answer"
    texts = [message["text"] for message in answer]
    assert all(text.strip() for text in texts), "an empty text"
    assert not re.search(r"\{[a-z_]*\}|\bNone\b|\bnull\b|utter_", "\n".join(texts)), "a placeholder shows"
    assert len(set(texts)) == len(texts), "the same text twice in an answer"
    assert "\n".join(texts) != said_before, "the same answer twice in a row"
    for route in view["routes"]:
        assert route["steps"], "a route without steps"
        for step in route["steps"]:
            assert step["kind"] in ("training", "exam", "work")
            assert step.get("source_url"), f"a step without a source: {step['title']}"
        assert any(step.get("exit") for step in route["steps"]), "a route that leads to no job"


def leads_on(answer: list[dict[str, Any]]) -> bool:
    """Whether the person is offered something to tap, or asked something."""
    return any(message["choices"] for message in answer) or answer[-1]["text"].rstrip().endswith("?")


def _says(wanted: list[str], _answer: Any, text: str, _view: Any) -> None:
    for pattern in wanted:
        assert re.search(pattern, text, re.IGNORECASE), f"not said: {pattern!r}"


def _never(unwanted: list[str], _answer: Any, text: str, _view: Any) -> None:
    for pattern in unwanted:
        assert not re.search(pattern, text, re.IGNORECASE), f"said, and must not be: {pattern!r}"


def _choices(wanted: list[str], answer: list[dict[str, Any]], _text: str, _view: Any) -> None:
    titles = "\n".join(choice["title"] for message in answer for choice in message["choices"])
    for pattern in wanted:
        assert re.search(pattern, titles, re.IGNORECASE), f"no such choice: {pattern!r}"


def _profile(wanted: dict[str, Any], _answer: Any, _text: str, view: dict[str, Any]) -> None:
    for name, value in wanted.items():
        known: Any = view["profile"]
        for part in name.split("."):
            known = known.get(part) if isinstance(known, dict) else None
        if value == "absent":
            assert known in (None, []), f"known, and must not be: {name} = {known!r}"
        elif isinstance(value, list):
            assert set(value) <= set(known or []), f"{name} is {known!r}, wanted at least {value!r}"
        else:
            assert known == value, f"{name} is {known!r}, wanted {value!r}"


def _routes(wanted: dict[str, Any], _answer: Any, _text: str, view: dict[str, Any]) -> None:
    for name, value in wanted.items():
        assert ROUTE_CHECKS[name](view["routes"], value), (
            f"routes: not {name} {value!r}: "
            f"{[(route['target']['title'], [step['title'] for step in route['steps']]) for route in view['routes']]}"
        )


def _support(wanted: dict[str, Any], _answer: Any, _text: str, view: dict[str, Any]) -> None:
    shown = {service["category"] for service in view["support"]}
    shown |= {service["category"] for route in view["routes"] for service in route["supports"]}
    assert set(wanted["categories"]) <= shown, f"support shown: {sorted(shown)}, wanted {wanted['categories']}"


def _first_miles(route: dict[str, Any]) -> float:
    step = route["steps"][0]
    return 0 if step.get("online") else step.get("miles") or 0


def _matches(pattern: str, step: dict[str, Any]) -> bool:
    return bool(re.search(pattern, f"{step['title']} {step.get('provider') or ''}", re.IGNORECASE))


CHECKS = {
    "says": _says,
    "never": _never,
    "choices": _choices,
    "profile": _profile,
    "routes": _routes,
    "support": _support,
}
ROUTE_CHECKS = {
    "at_least": lambda routes, count: len(routes) >= count,
    "at_most": lambda routes, count: len(routes) <= count,
    "fields_at_least": lambda routes, count: len({route["field"] for route in routes}) >= count,
    "fields_among": lambda routes, fields: all(route["field"] in fields for route in routes),
    "targets_among": lambda routes, codes: all(route["target"]["onet_soc"] in codes for route in routes),
    "some_target": lambda routes, codes: any(route["target"]["onet_soc"] in codes for route in routes),
    "first_step_within_miles": lambda routes, miles: all(_first_miles(route) <= miles for route in routes),
    "weeks_to_first_job_at_most": lambda routes, weeks: all(
        (route.get("weeks_to_first_job") or 0) <= weeks for route in routes
    ),
    "never_step": lambda routes, pattern: (
        not any(_matches(pattern, step) for route in routes for step in route["steps"])
    ),
    "some_step": lambda routes, pattern: any(_matches(pattern, step) for route in routes for step in route["steps"]),
}


def _only(given: dict[str, Any], known: set[str], where: str) -> None:
    if unknown := set(given) - known:
        raise ValueError(f"{where}: not a known key: {', '.join(sorted(unknown))}")
