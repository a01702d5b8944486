"""What would be if: a limit changed, or a wish that compares, tried and not kept until the person says so."""

from __future__ import annotations

import re
from typing import Any

from actions.asking import refine_choices
from actions.cues import PAPERS
from actions.showing import (
    ADD_A_LIMIT,
    DEEP,
    OTHER_IDEAS,
    SHOWN,
    START_OVER,
    TALK,
    close,
    key_of,
    near_choice,
    near_miss_line,
    said_change,
    show_routes,
)
from actions.taps import choice_payload
from actions.turn import PathguideAction, Turn
from actions.voice import Choice
from actions.wishes import trials, widens, wish_of
from pathways.planner import plan
from pathways.profile import Profile, merge
from pathways.routes import NearMiss, Route

_KEEPS = re.compile(
    r"^\W*(?:(?:ok|okay|yes|yeah|yep|sure|please|let'?s|i'?ll|i want to|s[ií]|bueno)\W+)*"
    r"(?:keep (?:it|that|this)(?: one)?|(?:keep|save) (?:the|that|this) change"
    r"|gu[aá]rd[ae]lo|gu[aá]rd[ae] (?:el|ese|este) cambio)\b"
    r"(?!.*\b(?:plan|links?|pages?|enlace|p[aá]gina)\b)",
    re.IGNORECASE,
)
ANYTHING: dict[str, list[str]] = {"fields": [], "interests": [], "target_occupations": []}


def keeps_change(turn: Turn) -> bool:
    """Whether words as for saving the plan ("keep it") answer whether to keep what was just tried."""
    tried = str(turn.slots.get("offer") or "").startswith("/inform")
    return tried and not turn.tapped and _KEEPS.search(turn.text) is not None


class WhatIf(PathguideAction):
    """Plans with something changed, says what that changes, and keeps nothing until told to."""

    action_name = "action_what_if"

    def answer(self, turn: Turn) -> None:
        """Compare the plan as it is with the plan as it would be."""
        wish = wish_of(turn)
        if wish and turn.routes and (not turn.heard_facts or wish == "times"):
            grant(turn, wish)
            return
        if PAPERS.search(turn.text) and turn.routes:
            close(turn, "back_to_routes", ADD_A_LIMIT, OTHER_IDEAS)
            return
        if not turn.heard_facts:
            _ask_what_if(turn)
            return
        after = plan(turn.catalog, turn.worded(merge(turn.profile, turn.heard)), limit=SHOWN)
        before = plan(turn.catalog, turn.worded(turn.profile), limit=SHOWN)
        routes = with_promised(after.routes, before.near_misses, turn.heard.given)
        if not routes:
            turn.voice.say("what_if_none", [OTHER_IDEAS, TALK], change=said_change(turn.voice, turn.heard.given))
            return
        show_trial(turn, turn.heard.given, routes, {key_of(one) for one in before.routes})


def with_promised(routes: list[Route], near_misses: list[NearMiss], given: Profile) -> list[Route]:
    """The routes with that of a near miss among them, last, where its change is just what is tried.

    Other jobs may suit better once a limit is changed; but the person tries it for the job they were told of.
    """
    said = {name: value for name, value in given.said().items() if name != "language"}
    for miss in near_misses:
        told = said == {miss.change.field: miss.change.to}
        if told and miss.route.target.onet_soc not in {one.target.onet_soc for one in routes}:
            return [*routes[: SHOWN - 1], miss.route]
    return routes


def grant(turn: Turn, wish: str) -> None:
    """Try a wish out: within what the person likes, then with other work; say what was changed, or what came of it."""
    if wish == "other":
        _show_other_fields(turn)
        return
    tried = list(trials(turn, wish))
    if not tried:
        close(turn, "no_limit_set" if widens(wish) else "wish_unknown", ADD_A_LIMIT, OTHER_IDEAS)
        return
    shown = {key_of(route) for route in turn.routes}
    anything = turn.profile.model_copy(update=ANYTHING)
    for start, name in ((turn.profile, "what_if_new"), (anything, "what_if_other")):
        for trial in tried:
            changed = start.model_copy(update=_set(trial.given))
            routes = plan(turn.catalog, turn.worded(changed), limit=SHOWN).routes
            if any(key_of(route) not in shown for route in routes):
                show_trial(turn, trial.given, routes, shown, name)
                return
    change = said_change(turn.voice, tried[-1].given)
    found = plan(turn.catalog, turn.worded(turn.profile), limit=SHOWN)
    near = [near_choice(miss) for miss in found.near_misses[:1]]
    lines = [near_miss_line(turn.voice, miss) for miss in found.near_misses[:1]]
    text = turn.voice.turned("what_if_none", change=change)
    turn.voice.utter(" ".join([text, *lines]), [*near, OTHER_IDEAS, ADD_A_LIMIT, TALK])


def show_trial(turn: Turn, given: Profile, routes: list[Route], before: set[str], name: str = "what_if_new") -> None:
    """Show what a change would bring, and offer to keep it; say so where it brings nothing new."""
    change = said_change(turn.voice, given)
    keep = Choice("choice_keep_change", choice_payload("inform", given))
    if turn.routes and all(key_of(route) in before for route in routes):
        turn.voice.say("what_if_same", [keep, OTHER_IDEAS], change=change)
        turn.remember("offer", keep.payload)
        return
    intro = turn.voice.phrase(name, change=change)
    if turn.voice.keeps_short:
        turn.voice.utter(intro)
    show_routes(turn, routes, intro)
    close(turn, "what_if_keep", keep, OTHER_IDEAS)
    turn.remember("offer", keep.payload)  # "yes" and "keep it" are about the change


def _set(given: Profile) -> dict[str, Any]:
    return {name: getattr(given, name) for name in given.said()}


def _show_other_fields(turn: Turn) -> None:
    """Ideas from fields that have not been shown, whatever was wished for, within the same limits."""
    seen = [*(turn.slots.get("seen") or []), *(key_of(route) for route in turn.routes)]
    rows = (turn.catalog.occupations.get(key.partition("|")[0]) for key in seen)
    fields = {row.field_id for row in rows if row is not None}
    found = plan(turn.catalog, turn.worded(turn.profile.model_copy(update=ANYTHING)), limit=DEEP).routes
    fresh = [one for one in found if one.field not in fields]
    best = list({route.field: route for route in reversed(fresh)}.values())[::-1]
    if not best:
        turn.voice.say("no_more_routes", [*refine_choices(turn)[:3], START_OVER, TALK])
        return
    turn.remember("seen", [*(turn.slots.get("seen") or []), *(key_of(route) for route in best[:SHOWN])])
    intro = turn.voice.phrase("routes_different")
    if turn.voice.keeps_short:
        turn.voice.utter(intro)
    show_routes(turn, best[:SHOWN], intro)
    close(turn, "routes_ask", ADD_A_LIMIT, OTHER_IDEAS)


def _ask_what_if(turn: Turn) -> None:
    turn.voice.say("what_if_which", refine_choices(turn)[:4])
