"""Showing routes: in one message or apart, with what one may do next, in the language of the talk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from actions.knowing import MONEY, in_short
from actions.telling import listed, money, number, route_card, route_line, wage_years
from actions.turn import Turn
from actions.voice import Choice, Voice, payload
from pathways.planner import plan
from pathways.profile import Profile
from pathways.routes import Change, NearMiss, Route

SHOWN = 3
DEEP = 12
OTHER_IDEAS = Choice("choice_other_ideas", payload("ask_recommendations"))
ADD_A_LIMIT = Choice("choice_add", payload("change_answer"))
TALK = Choice("choice_human", payload("talk_to_human"))
START_OVER = Choice("choice_restart", payload("restart"))
# What a plan rests on, in the order in which it is said back.
_LIMITS = ("place", "schedule", "budget_usd", "max_weeks", "max_miles", "hours_per_week", "min_wage_hourly")


def show_routes(turn: Turn, routes: list[Route], intro: str) -> None:
    """Say the routes with their cards: in one message, or one by one where messages must be short."""
    turn.remember("shown_routes", [route.model_dump(mode="json") for route in routes])
    turn.remember("focus", None)
    held = turn.profile.experience
    lines = [route_line(turn.voice, position, route, held) for position, route in enumerate(routes, 1)]
    cards = [route_card(position, route, turn.language) for position, route in enumerate(routes, 1)]
    if turn.voice.keeps_short:
        for line, card in zip(lines, cards, strict=True):
            turn.voice.utter(line, cards=[card])
        return
    years = wage_years(routes)
    note = [turn.voice.phrase("routes_note", years=listed(turn.voice, years))] if years else []
    turn.voice.utter("\n\n".join([intro, *lines, *note]), cards=cards)


def close(turn: Turn, name: str, *more: Choice, before: Sequence[str] = ()) -> None:
    """The message after the routes: what one may do next. The routes come first, so that numbers mean them."""
    alone = f"{name}_one"
    name = alone if len(turn.routes) == 1 and turn.voice.has(alone) else name
    choices = [*route_choices(turn.routes), *more]
    turn.remember("offer", choices[0].payload)
    turn.voice.utter(" ".join([*before, turn.voice.turned(name)]), choices)


def reword(turn: Turn) -> None:
    """The routes shown, in the language the talk has changed to."""
    routes = routes_in(turn, turn.language)
    if routes:
        turn.remember("shown_routes", [route.model_dump(mode="json") for route in routes])


def routes_in(turn: Turn, language: str) -> list[Route]:
    """The routes shown, worded in a language; as they were worded where the data have changed meanwhile."""
    shown = turn.routes
    if not shown:
        return []
    profile = Profile.model_validate({**(turn.slots.get("shown_for") or {}), "language": language})
    fresh = {_core(route): route for route in plan(turn.catalog, profile, limit=DEEP).routes}
    return [fresh.get(_core(route), route) for route in shown]


def known_in_short(turn: Turn) -> str:
    """What a plan rests on, in a few words."""
    known = in_short(turn, turn.profile.said(), _LIMITS)
    return turn.voice.phrase("known_for", known=known) if known else ""


def said_change(voice: Voice, given: Profile) -> str:
    """What somebody would change, in words."""
    said = given.said()
    said.pop("language", None)
    return listed(voice, [_one_change(voice, name, value) for name, value in said.items()])


def _one_change(voice: Voice, name: str, value: Any) -> str:
    if not voice.has(f"if_{name}"):
        return voice.phrase("if_other")
    if name in ("transport", "education", "schedule"):
        values = value if isinstance(value, list) else [value]
        return voice.phrase(f"if_{name}", value=listed(voice, [voice.phrase(f"{name}_{one}") for one in values]))
    if name == "place":
        return voice.phrase("if_place", value=value.get("name") or value.get("county") or "")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return voice.phrase(f"if_{name}", value=money(value) if name in MONEY else number(value))
    return voice.phrase(f"if_{name}")


def near_miss_line(voice: Voice, miss: NearMiss, name: str = "near_miss") -> str:
    """The smallest change to one limit that would open a route, and which."""
    return voice.phrase(name, change=_change_words(voice, miss.change), title=miss.route.target.title)


def _change_words(voice: Voice, change: Change) -> str:
    if change.to is None or change.to == []:
        return voice.phrase("if_no_limit", limit=voice.phrase(f"limit_{change.field}"))
    return _one_change(voice, change.field, change.to)


def near_choice(miss: NearMiss) -> Choice:
    """A tap that tries a near miss, named by what it tries."""
    field, to = miss.change.field, miss.change.to
    name = f"choice_try_{field}_{to}" if isinstance(to, str) else f"choice_try_{field}"
    tap = payload("what_if", **{field: to})
    if isinstance(to, list):
        had = miss.change.from_ if isinstance(miss.change.from_, list) else []
        added = [time for time in to if time not in had]
        return Choice(f"choice_try_{added[0]}" if added else "choice_try_any_time", tap)
    if isinstance(to, int | float) and not isinstance(to, bool):
        return Choice(name, tap, {"value": money(to) if field in MONEY else number(to)})
    return Choice(name, tap)


def route_choices(routes: list[Route]) -> list[Choice]:
    """A tap for more about each route."""
    return [
        Choice("choice_more_about", payload("ask_details", route=position), {"number": position})
        for position in range(1, len(routes) + 1)
    ]


def key_of(route: Route) -> str:
    """What makes a route another one to whoever chooses: its goal and where it begins."""
    step = route.steps[0]
    return f"{route.target.onet_soc}|{step.program_id or step.title}"


def _core(route: Route) -> str:
    """What a route is in any language."""
    steps = [step.program_id or (step.exit.onet_soc if step.exit else step.kind) for step in route.steps]
    return "|".join([route.target.onet_soc, *steps])
