"""Suggestions: the routes of the planner, why they changed, what nearly fits, and what would happen if."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa_sdk.events import FollowupAction

from actions.asking import QUESTION_OF, refine_choices
from actions.interview import put_beside, questions_left, resuming
from actions.knowing import MONEY, in_short
from actions.taps import choice_payload
from actions.telling import (
    listed,
    money,
    number,
    route_card,
    route_line,
    support_card,
    support_line,
    wage_years,
)
from actions.turn import FORM, PathguideAction, Turn
from actions.voice import Choice, Voice, payload
from pathways.planner import plan
from pathways.profile import Profile, merge
from pathways.routes import Change, NearMiss, Plan, Route, Support

SHOWN = 3
DEEP = 12
OTHER_IDEAS = Choice("choice_other_ideas", payload("ask_recommendations"))
ADD_A_LIMIT = Choice("choice_add", payload("change_answer"))
TALK = Choice("choice_human", payload("talk_to_human"))
START_OVER = Choice("choice_restart", payload("restart"))
# What a plan rests on, in the order in which it is said back.
_LIMITS = ("place", "schedule", "budget_usd", "max_weeks", "max_miles", "hours_per_week", "min_wage_hourly")


class Recommend(PathguideAction):
    """Shows the best routes for what is known; asked again with nothing new, the next best."""

    action_name = "action_recommend"

    def answer(self, turn: Turn) -> None:
        """Plan and show; a question beside the list that another action has dealt with leaves nothing to say."""
        if resuming(turn) and turn.routes and turn.slots.get("shown_for") == turn.profile.said():
            return
        recommend(turn)


class WhatIf(PathguideAction):
    """Plans with something changed, says what that changes, and keeps nothing until told to."""

    action_name = "action_what_if"

    def answer(self, turn: Turn) -> None:
        """Compare the plan as it is with the plan as it would be."""
        if not turn.heard_facts:
            _ask_what_if(turn)
            return
        now, changed = turn.profile, merge(turn.profile, turn.heard)
        before = plan(turn.catalog, turn.worded(now), limit=SHOWN)
        after = plan(turn.catalog, turn.worded(changed), limit=SHOWN)
        change = said_change(turn.voice, turn.heard.given)
        if not after.routes:
            turn.voice.say("what_if_none", [OTHER_IDEAS, TALK], change=change)
            return
        fresh = [route for route in after.routes if _key(route) not in {_key(one) for one in before.routes}]
        keep = Choice("choice_keep_change", choice_payload("inform", turn.heard.given))
        if not fresh and turn.routes:
            turn.voice.say("what_if_same", [keep, OTHER_IDEAS], change=change)
            return
        show_routes(turn, after.routes, turn.voice.phrase("what_if_new", change=change))
        close(turn, "what_if_keep", keep, OTHER_IDEAS)


def recommend(turn: Turn) -> None:
    """Show routes for the profile as it stands."""
    profile, voice = turn.profile, turn.voice
    said = profile.said()
    shown_for = turn.slots.get("shown_for")
    if shown_for == said and turn.intent == "ask_recommendations":
        _show_more(turn, profile)
        return
    if shown_for == said and turn.routes:
        close(turn, _unchanged(turn), ADD_A_LIMIT, OTHER_IDEAS)
        return
    found = plan(turn.catalog, turn.worded(profile), limit=SHOWN)
    turn.remember("shown_for", said)
    if not found.routes:
        _nothing_fits(turn, found)
        return
    if turn.routes and [_key(route) for route in found.routes] == [_key(route) for route in turn.routes]:
        turn.remember("shown_routes", [route.model_dump(mode="json") for route in found.routes])
        _show_support(turn, _all_support(found))
        if not end_with_question(turn, before=[voice.turned("list_stays")]):
            close(turn, "still_stands", ADD_A_LIMIT, OTHER_IDEAS)
        return
    turn.remember("seen", [_key(route) for route in found.routes])
    intro = voice.phrase("routes_first" if shown_for is None else "routes_again", known=known_in_short(turn))
    show_routes(turn, found.routes, intro)
    _offer_more(turn, found, first=shown_for is None)


def _unchanged(turn: Turn) -> str:
    """Why the list is not shown again: nothing new was told, it changes nothing, or one only comes back to it."""
    if turn.heard_facts:
        return "still_stands"
    return "back_to_routes" if turn.intent == "greet" else "nothing_heard"


def reword(turn: Turn) -> None:
    """The routes shown, in the language the talk has changed to."""
    shown = turn.routes
    if not shown:
        return
    profile = Profile.model_validate(turn.slots.get("shown_for") or {})
    fresh = {_core(route): route for route in plan(turn.catalog, turn.worded(profile), limit=DEEP).routes}
    routes = [fresh.get(_core(route), route) for route in shown]
    turn.remember("shown_routes", [route.model_dump(mode="json") for route in routes])


def carry_on(turn: Turn) -> None:
    """Go on with the interview where something is left to ask, else suggest."""
    turn.remember("beside", None)
    if questions_left(turn):
        turn.more_events.append(FollowupAction(FORM))
    else:
        recommend(turn)


def show_routes(turn: Turn, routes: list[Route], intro: str) -> None:
    """Say the routes with their cards: in one message, or one by one where messages must be short."""
    turn.remember("shown_routes", [route.model_dump(mode="json") for route in routes])
    turn.remember("focus", None)
    lines = [route_line(turn.voice, position, route) for position, route in enumerate(routes, 1)]
    cards = [route_card(position, route) for position, route in enumerate(routes, 1)]
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
    choices = [*_route_choices(turn.routes), *more]
    turn.remember("offer", choices[0].payload)
    turn.voice.utter(" ".join([*before, turn.voice.turned(name)]), choices)


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


def _route_choices(routes: list[Route]) -> list[Choice]:
    return [
        Choice("choice_more_about", payload("ask_details", route=position), {"number": position})
        for position in range(1, len(routes) + 1)
    ]


def _show_more(turn: Turn, profile: Profile) -> None:
    seen = list(turn.slots.get("seen") or [])
    fresh = [route for route in plan(turn.catalog, turn.worded(profile), limit=DEEP).routes if _key(route) not in seen][
        :SHOWN
    ]
    if not fresh:
        turn.voice.say("no_more_routes", [*refine_choices(turn)[:3], START_OVER, TALK])
        return
    turn.remember("seen", [*seen, *(_key(route) for route in fresh)])
    show_routes(turn, fresh, turn.voice.phrase("routes_more"))
    if not end_with_question(turn):
        close(turn, "routes_ask", ADD_A_LIMIT, OTHER_IDEAS)


def _nothing_fits(turn: Turn, found: Plan) -> None:
    """Say so, and which one change would open something."""
    turn.remember("shown_routes", [])
    voice = turn.voice
    lines = [near_miss_line(voice, miss) for miss in found.near_misses[:2]]
    choices = [_near_choice(miss) for miss in found.near_misses[:2]]
    if choices:
        turn.remember("offer", choices[0].payload)
        voice.utter(
            "\n".join([voice.phrase("nothing_fits"), *lines]), [*choices, *refine_choices(turn, True)[:2], TALK]
        )
    else:
        if _other_work(turn):
            return
        voice.say("nothing_at_all", [*refine_choices(turn, True)[:3], START_OVER, TALK])
    _show_support(turn, found.support)


def _other_work(turn: Turn) -> bool:
    """Show what else is in reach of somebody for whose wish there is nothing; whether there is any."""
    wishes: dict[str, list[str]] = {"fields": [], "interests": [], "target_occupations": []}
    found = plan(turn.catalog, turn.worded(turn.profile.model_copy(update=wishes)), limit=SHOWN)
    if not found.routes:
        return False
    turn.remember("seen", [_key(route) for route in found.routes])
    if turn.voice.keeps_short:
        turn.voice.utter(turn.voice.phrase("other_work_note"))
    show_routes(turn, found.routes, turn.voice.phrase("other_work"))
    _show_support(turn, found.support)
    close(turn, "routes_ask", ADD_A_LIMIT, TALK)
    return True


def _offer_more(turn: Turn, found: Plan, first: bool) -> None:
    """Support that was asked for, the nearest miss, then what else could be told."""
    _show_support(turn, _all_support(found))
    lines = [near_miss_line(turn.voice, miss) for miss in found.near_misses[:1]]
    near = [_near_choice(miss) for miss in found.near_misses[:1]]
    if not end_with_question(turn, *near, before=lines):
        close(turn, "refine_offer" if first else "routes_ask", *near, ADD_A_LIMIT, OTHER_IDEAS, before=lines)


def end_with_question(turn: Turn, *more: Choice, before: Sequence[str] = ()) -> bool:
    """End a list with the one question whose answer would change it most; whether there is one.

    The routes come first among the choices, so that numbers mean them. The form holds the question open.
    """
    name = put_beside(turn)
    if name is None:
        return False
    question = QUESTION_OF[name]
    lead = turn.voice.turned("beside_one" if len(turn.routes) == 1 else "beside")
    choices = [*_route_choices(turn.routes), *more, *question.choices(turn), *question.ways_out(turn)]
    turn.remember("offer", choices[0].payload)
    turn.voice.utter(" ".join([*before, lead, turn.voice.turned(f"ask_{name}")]), choices)
    turn.more_events.append(FollowupAction(FORM))
    return True


def _all_support(found: Plan) -> list[Support]:
    """Support of the routes and beside them, each service once."""
    services = [*found.support, *(support for route in found.routes for support in route.supports)]
    return list({support.service_id: support for support in services}.values())


def _show_support(turn: Turn, services: list[Support]) -> None:
    """Services for what the person asked help with; the others are on the cards."""
    needs = turn.profile.needs
    asked = [support for support in services if support.category in needs][:SHOWN]
    if services:
        turn.remember("shown_support", [support.model_dump(mode="json") for support in asked or services[:SHOWN]])
    if asked:
        lines = [support_line(turn.voice, position, support) for position, support in enumerate(asked, 1)]
        cards = [support_card(support) for support in asked]
        turn.voice.utter("\n".join([turn.voice.phrase("support_for_you"), *lines]), cards=cards)


def near_miss_line(voice: Voice, miss: NearMiss) -> str:
    """The smallest change to one limit that would open a route, and which."""
    return voice.phrase("near_miss", change=_change_words(voice, miss.change), title=miss.route.target.title)


def _change_words(voice: Voice, change: Change) -> str:
    if change.to is None or change.to == []:
        return voice.phrase("if_no_limit", limit=voice.phrase(f"limit_{change.field}"))
    return _one_change(voice, change.field, change.to)


def _near_choice(miss: NearMiss) -> Choice:
    return Choice("choice_what_if", payload("what_if", **{miss.change.field: miss.change.to}))


def _ask_what_if(turn: Turn) -> None:
    turn.voice.say("what_if_which", refine_choices(turn)[:4])


def _key(route: Route) -> str:
    step = route.steps[0]
    return f"{route.target.onet_soc}|{step.program_id or step.title}"


def _core(route: Route) -> str:
    """What a route is in any language."""
    steps = [step.program_id or (step.exit.onet_soc if step.exit else step.kind) for step in route.steps]
    return "|".join([route.target.onet_soc, *steps])
