"""Suggestions: the routes of the planner, why they changed, and what nearly fits."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rasa_sdk.events import FollowupAction

from actions import taps
from actions.asking import QUESTION_OF, refine_choices
from actions.cues import PAPERS
from actions.helping import find_services
from actions.interview import put_beside, questions_left, resuming
from actions.nations import own_first
from actions.record import answer_on_record, asks_about_record, closed_by_record, has_record_rules, note_record
from actions.showing import (
    ADD_A_LIMIT,
    DEEP,
    OTHER_IDEAS,
    SHOWN,
    START_OVER,
    TALK,
    close,
    key_of,
    known_in_short,
    near_choice,
    near_miss_line,
    route_choices,
    show_routes,
)
from actions.subject import Subject, subject_of
from actions.telling import listed, support_card, support_line
from actions.trying import ANYTHING, grant
from actions.turn import FORM, PathguideAction, Turn
from actions.voice import Choice
from actions.wishes import wish_of
from pathways.phrases import say
from pathways.planner import plan
from pathways.profile import Profile, merge
from pathways.routes import NearMiss, Plan, Route, Support


class Recommend(PathguideAction):
    """Shows the best routes for what is known; asked again with nothing new, the next best."""

    action_name = "action_recommend"

    def answer(self, turn: Turn) -> None:
        """Plan and show; a question beside the list that another action has dealt with leaves nothing to say."""
        if resuming(turn) and turn.routes and turn.slots.get("shown_for") == turn.profile.said():
            return
        recommend(turn)


def recommend(turn: Turn) -> None:
    """Show routes for the profile as it stands."""
    profile, voice = turn.profile, turn.voice
    said = profile.said()
    shown_for = turn.slots.get("shown_for")
    wish = wish_of(turn) if turn.routes and not turn.heard_facts else None
    if wish is not None:
        grant(turn, wish)
        return
    if shown_for == said and turn.intent == "ask_recommendations":
        _show_more(turn, profile)
        return
    if shown_for == said and turn.routes and asks_about_record(turn):
        answer_on_record(turn, subject_of(turn), [*route_choices(turn.routes), ADD_A_LIMIT, TALK])
        return
    if shown_for == said and turn.routes:
        close(turn, _unchanged(turn), ADD_A_LIMIT, OTHER_IDEAS)
        return
    found = plan(turn.catalog, turn.worded(profile), limit=SHOWN)
    turn.remember("shown_for", said)
    if not found.routes:
        _nothing_fits(turn, found)
        return
    if turn.routes and [key_of(route) for route in found.routes] == [key_of(route) for route in turn.routes]:
        turn.remember("shown_routes", [route.model_dump(mode="json") for route in found.routes])
        _show_support(turn, _all_support(found))
        if _record_told(turn):
            return
        kept = turn.tapped and not turn.entity("forget")
        if kept or not end_with_question(turn, before=[voice.turned("list_stays")]):
            close(turn, "change_kept" if kept else "still_stands", ADD_A_LIMIT, OTHER_IDEAS)
        return
    turn.remember("seen", [key_of(route) for route in found.routes])
    intro = voice.phrase("routes_first" if shown_for is None else "routes_again", known=known_in_short(turn))
    wished = [turn.catalog.occupations[one] for one in profile.target_occupations if one in turn.catalog.occupations]
    if wished and not {row.onet_soc for row in wished} & {route.target.onet_soc for route in found.routes}:
        titles = listed(voice, [row.plain_title(turn.language) for row in wished[:2]])
        intro = voice.phrase("wish_out_of_reach", title=titles)
        if voice.keeps_short:
            voice.utter(intro)
    elif _likes_missed(turn, found.routes):
        intro = voice.phrase("other_work")
        if voice.keeps_short:
            voice.utter(voice.phrase("other_work_note"))
    show_routes(turn, found.routes, intro)
    given = turn.heard.given
    if shown_for is None or "justice_involved" in given.statuses or given.target_occupations:
        note_record(turn, found.routes)
    _offer_more(turn, found, first=shown_for is None)


def _record_told(turn: Turn) -> bool:
    """Of a record just told beside a list that stays: the rules for the jobs on it; whether there are any."""
    if "justice_involved" not in turn.heard.given.statuses:
        return False
    for position, route in enumerate(turn.routes, 1):
        subject = Subject(position, route)
        if has_record_rules(turn, subject):
            turn.remember("focus", subject.slot)
            answer_on_record(turn, subject, [*route_choices(turn.routes), ADD_A_LIMIT, TALK])
            return True
    return False


def _likes_missed(turn: Turn, routes: Sequence[Route]) -> bool:
    """Whether the person named what they like, and nothing else, and no suggestion has to do with it."""
    profile = turn.profile
    if not profile.interests or profile.fields or profile.target_occupations:
        return False
    reasons = {say("matches", turn.language, words=words) for words in profile.interests}
    return not any(reasons & set(route.reasons) for route in routes)


def _unchanged(turn: Turn) -> str:
    """Why the list is not shown again: nothing new was told, it changes nothing, or one only comes back to it."""
    if turn.heard_facts:
        return "still_stands"
    return "back_to_routes" if turn.intent == "greet" or PAPERS.search(turn.text) else "nothing_heard"


def carry_on(turn: Turn) -> None:
    """Go on with the interview where something is left to ask, else suggest."""
    turn.remember("beside", None)
    if questions_left(turn):
        turn.more_events.append(FollowupAction(FORM))
    else:
        recommend(turn)


def keep_offered(turn: Turn) -> None:
    """Keep the change that was tried and offered, and suggest by it."""
    body = str(turn.slots.get("offer") or "").partition("{")[2]
    entities = [{"entity": name, "value": value} for name, value in json.loads("{" + body).items()] if body else []
    turn.message = {**turn.message, "text": turn.slots["offer"], "intent": {"name": "inform"}, "entities": entities}
    turn.remember("offer", None)
    turn.remember_profile(merge(turn.profile, taps.facts(entities)))
    carry_on(turn)


def _show_more(turn: Turn, profile: Profile) -> None:
    seen = list(turn.slots.get("seen") or [])
    fresh = [
        route for route in plan(turn.catalog, turn.worded(profile), limit=DEEP).routes if key_of(route) not in seen
    ][:SHOWN]
    if not fresh and not turn.routes and _other_work(turn):
        return
    if not fresh:
        turn.voice.say("no_more_routes", [*refine_choices(turn)[:3], START_OVER, TALK])
        return
    turn.remember("seen", [*seen, *(key_of(route) for route in fresh)])
    show_routes(turn, fresh, turn.voice.phrase("routes_more"))
    if not end_with_question(turn):
        close(turn, "routes_ask", ADD_A_LIMIT, OTHER_IDEAS)


def _nothing_fits(turn: Turn, found: Plan) -> None:
    """Say so, and which one change would open something."""
    before = [key_of(route) for route in turn.routes]
    turn.remember("shown_routes", [])
    voice = turn.voice
    misses = _open_misses(found)[:2]
    lines = [near_miss_line(voice, miss, "near_miss_alone") for miss in misses]
    choices = [near_choice(miss) for miss in misses]
    if choices:
        turn.remember("offer", choices[0].payload)
        voice.utter(
            "\n".join([voice.turned("nothing_fits"), *lines]),
            [*choices, OTHER_IDEAS, *refine_choices(turn, True)[:2], TALK],
        )
    else:
        if _other_work(turn, before):
            return
        voice.say("nothing_at_all", [*refine_choices(turn, True)[:3], START_OVER, TALK])
    _show_support(turn, found.support)


def _other_work(turn: Turn, before: Sequence[str] = ()) -> bool:
    """Show what else is in reach of somebody for whose wish there is nothing; whether there is any.

    `before`: what the list shown till now held; the same is not shown again.
    """
    found = plan(turn.catalog, turn.worded(turn.profile.model_copy(update=ANYTHING)), limit=SHOWN)
    if not found.routes:
        return False
    if before and before == [key_of(route) for route in found.routes]:
        turn.remember("shown_routes", [route.model_dump(mode="json") for route in found.routes])
        _show_support(turn, found.support)
        close(turn, "still_stands", ADD_A_LIMIT, OTHER_IDEAS)
        return True
    turn.remember("seen", [key_of(route) for route in found.routes])
    if turn.voice.keeps_short:
        turn.voice.utter(turn.voice.phrase("other_work_note"))
    show_routes(turn, found.routes, turn.voice.phrase("other_work"))
    _show_support(turn, found.support)
    close(turn, "routes_ask", ADD_A_LIMIT, TALK)
    return True


def _offer_more(turn: Turn, found: Plan, first: bool) -> None:
    """Support that was asked for, the nearest miss, then what else could be told."""
    _show_support(turn, _all_support(found))
    misses = _open_misses(found)[:1]
    lines = [near_miss_line(turn.voice, miss) for miss in misses]
    near = [near_choice(miss) for miss in misses]
    if not end_with_question(turn, *near, before=lines):
        close(turn, "refine_offer" if first else "routes_ask", *near, ADD_A_LIMIT, OTHER_IDEAS, before=lines)


def _open_misses(found: Plan) -> list[NearMiss]:
    """The near misses worth a change: nobody is sent farther for a job that their record may close to them."""
    return [miss for miss in found.near_misses if not closed_by_record(miss.route)]


def end_with_question(turn: Turn, *more: Choice, before: Sequence[str] = ()) -> bool:
    """End a list with the one question whose answer would change it most; whether there is one.

    The routes come first among the choices, so that numbers mean them. The form holds the question open.
    """
    name = put_beside(turn)
    if name is None:
        return False
    question = QUESTION_OF[name]
    lead = turn.voice.turned("beside_one" if len(turn.routes) == 1 else "beside")
    choices = [*route_choices(turn.routes), *more, *question.choices(turn), *question.ways_out(turn)]
    turn.remember("offer", choices[0].payload)
    turn.voice.utter(" ".join([*before, lead, turn.voice.turned(f"ask_{name}")]), choices)
    turn.more_events.append(FollowupAction(FORM))
    return True


def _all_support(found: Plan) -> list[Support]:
    """Support of the routes and beside them, each service once."""
    services = [*found.support, *(support for route in found.routes for support in route.supports)]
    return list({support.service_id: support for support in services}.values())


def _show_support(turn: Turn, services: list[Support]) -> None:
    """Services for what the person asked help with, unless they were just told; the others are on the cards."""
    needs = turn.profile.needs
    asked = [support for support in services if support.category in needs][:SHOWN]
    if turn.heard.given.needs and not asked:
        asked = find_services(turn, [str(need) for need in turn.heard.given.needs], SHOWN)
    told, asked, services = {one.service_id for one in turn.support}, own_first(turn, asked), own_first(turn, services)
    if services or asked:
        turn.remember("shown_support", [support.model_dump(mode="json") for support in asked or services[:SHOWN]])
    if any(support.service_id not in told for support in asked):
        lines = [support_line(turn.voice, position, support) for position, support in enumerate(asked, 1)]
        cards = [support_card(support) for support in asked]
        turn.voice.utter("\n".join([turn.voice.phrase("support_for_you"), *lines]), cards=cards)
