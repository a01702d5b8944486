"""Steering the talk: yes, no, skip, back, another answer, from the start."""

from __future__ import annotations

import json

from rasa_sdk.events import FollowupAction, Restarted, SlotSet

from actions import taps
from actions.asking import QUESTION_OF, refine_choices
from actions.care import DeleteData
from actions.comparing import Compare, best_of, soon
from actions.explaining import Details
from actions.helping import FinancialAid, SupportAction
from actions.interview import asked_enough, end_form, leave_out, pass_over, want_asked
from actions.keeping import SavePlan
from actions.people import TalkToHuman
from actions.questions import Cost, Duration, Requirements, Wage, Where
from actions.recommending import carry_on, end_with_question
from actions.showing import ADD_A_LIMIT, OTHER_IDEAS, TALK, close
from actions.telling import pay_of
from actions.trying import WhatIf
from actions.turn import FORM, PathguideAction, Turn
from actions.voice import Choice, payload
from pathways.interview_plan import JOBS, OFFER, QUESTIONS, answered
from pathways.profile import Profile, merge

SHOW = Choice("choice_show_now", payload("ask_recommendations"))
COMPARE = Choice("choice_compare", payload("compare"))
# What a "yes" can accept: the first choice of the last answer, carried out as if it had been tapped.
_OFFERED: dict[str, type[PathguideAction]] = {
    "ask_details": Details,
    "compare": Compare,
    "ask_wage": Wage,
    "ask_cost": Cost,
    "ask_duration": Duration,
    "ask_requirements": Requirements,
    "ask_where": Where,
    "ask_support": SupportAction,
    "ask_financial_aid": FinancialAid,
    "talk_to_human": TalkToHuman,
    "what_if": WhatIf,
    "delete_my_data": DeleteData,
    "save_plan": SavePlan,
}


class Affirm(PathguideAction):
    """Yes: do what was offered."""

    action_name = "action_affirm"

    def answer(self, turn: Turn) -> None:
        """Carry out the offer; with facts in the message, suggest by them; else ask what to do."""
        if turn.heard_facts:
            _suggest(turn)
            return
        if turn.asked == OFFER:
            turn.voice.say("support_which", QUESTION_OF[OFFER].choices(turn))
            return
        offer = turn.slots.get("offer")
        if offer:
            _accept(turn, str(offer))
            return
        if not turn.in_interview or asked_enough(turn):  # else the form asks its question again
            turn.voice.say("what_next", [SHOW, ADD_A_LIMIT])


class Deny(PathguideAction):
    """No: nothing is pressed on anyone."""

    action_name = "action_deny"

    def answer(self, turn: Turn) -> None:
        """Before there is a list a plain no leaves the question out; beside one it is a no to what was offered."""
        turn.remember("offer", None)
        if turn.slots.get("erase_requested"):
            turn.remember("erase_requested", None)
            turn.voice.say("kept", [] if turn.in_interview else [OTHER_IDEAS if turn.routes else SHOW])
            return
        if turn.asked == JOBS and not turn.heard_facts:
            _other_jobs(turn)
            return
        asked = turn.asked
        if asked:
            leave_out(turn, asked)
            if turn.slots.get("shown_for") is None:
                return
            turn.more_events += end_form()
        if turn.heard_facts:
            _suggest(turn)
            return
        turn.voice.say("all_right", [OTHER_IDEAS if turn.routes else SHOW, ADD_A_LIMIT])


class Skip(PathguideAction):
    """Leaves a question out, for good."""

    action_name = "action_skip"

    def answer(self, turn: Turn) -> None:
        """Before there is a list the form goes on by itself; after it the list stands, with ideas of what to do."""
        if turn.entity("question") == JOBS and turn.routes:
            _other_jobs(turn)
            return
        asked, said = turn.asked, "not_sure_fine" if turn.intent == "dont_know" else "skipped"
        if asked:
            leave_out(turn, asked)
            if turn.slots.get("shown_for") is None:
                turn.voice.say(said)
                return
            turn.more_events += end_form()
        if turn.routes and turn.intent == "dont_know":
            help_choose(turn)
        elif turn.routes:
            close(turn, "routes_ask", ADD_A_LIMIT, OTHER_IDEAS, before=[turn.voice.turned(said)] if asked else [])
        elif asked:
            turn.voice.say(said, [SHOW, ADD_A_LIMIT])
        else:
            leave_out(turn, "interests")
            turn.voice.say("not_sure_fine")
            carry_on(turn)


class GoBack(PathguideAction):
    """Back to the question before, or to the routes shown."""

    action_name = "action_go_back"

    def answer(self, turn: Turn) -> None:
        """In the interview the last answer is asked for again; after it, the routes stand again."""
        asked = [name for name in turn.slots.get("asks") or {} if name != turn.asked]
        if turn.in_interview and asked:
            want_asked(turn, asked[-1])
            turn.voice.say("going_back")
        elif turn.routes and not turn.in_interview:
            close(turn, "back_to_routes", ADD_A_LIMIT, OTHER_IDEAS)
        elif not turn.in_interview or asked_enough(turn):
            turn.voice.say("what_next", [SHOW, ADD_A_LIMIT])


class ChangeAnswer(PathguideAction):
    """Replaces an earlier answer, or asks which one."""

    action_name = "action_change_answer"

    def answer(self, turn: Turn) -> None:
        """With the new fact in the message, suggest by it; with a question named, ask it; else say what is known."""
        question = turn.entity("question")
        if question in QUESTIONS:
            want_asked(turn, question)
            if not turn.in_form:
                turn.more_events.append(FollowupAction(FORM))
            return
        if turn.entity("forget"):
            turn.voice.say("forgotten")
        if turn.heard_facts:
            _suggest(turn)
            return
        turn.remember("held", True)
        known = [name for name in ("interests", "place", "schedule") if answered(turn.profile, name)]
        choices = [Choice(f"choice_change_{name}", payload("change_answer", question=name)) for name in known]
        turn.voice.say("change_which", [*choices, *refine_choices(turn)][:8])


class Restart(PathguideAction):
    """Starts over: everything told is forgotten, the language stays."""

    action_name = "action_restart"

    def answer(self, turn: Turn) -> None:
        """Say so, forget, and begin the interview anew."""
        turn.voice.say("restarted")
        kept = {"language": turn.slots.get("language"), "welcomed": True, "spoken": dict(turn.voice.spoken)}
        profile = Profile(language=turn.language) if turn.profile.language else Profile()
        turn.more_events += [
            Restarted(),
            *(SlotSet(name, value) for name, value in kept.items()),
            SlotSet("profile", profile.said()),
            FollowupAction(FORM),
        ]


def help_choose(turn: Turn) -> None:
    """Somebody who cannot choose: which is soonest, which pays most; the next time, that it can wait."""
    routes = turn.routes
    soonest = best_of(routes, soon)
    richest = best_of(routes, pay_of)
    lines: list[str] = []
    if len(routes) > 1 and "choose_head" not in turn.voice.spoken:
        lines += [turn.voice.phrase("choose_soonest", number=soonest)] if soonest and soonest != richest else []
        lines += [turn.voice.phrase("choose_pay", number=richest)] if richest else []
    if not lines:
        turn.voice.say("no_hurry", [COMPARE, TALK, ADD_A_LIMIT, OTHER_IDEAS])
        return
    close(turn, "routes_ask", COMPARE, TALK, before=[turn.voice.turned("choose_head"), *lines])


def _suggest(turn: Turn) -> None:
    """New facts outside the interview: begin it, or where suggestions stand already, make them anew."""
    if turn.in_interview:
        return
    carry_on(turn)


def _other_jobs(turn: Turn) -> None:
    """None of the jobs offered appeals: others, or whatever else is worth asking."""
    pass_over(turn)
    fine = turn.voice.turned("none_fine")
    if not end_with_question(turn, before=[fine]):
        turn.more_events += end_form()
        close(turn, "routes_ask", ADD_A_LIMIT, OTHER_IDEAS, before=[fine])


def _accept(turn: Turn, offer: str) -> None:
    intent, _, body = offer.lstrip("/").partition("{")
    values = json.loads("{" + body) if body else {}
    entities = [{"entity": name, "value": value} for name, value in values.items()]
    turn.message = {**turn.message, "text": offer, "intent": {"name": intent}, "entities": entities}
    turn.remember("offer", None)
    action = _OFFERED.get(intent)
    if action is not None:
        action().answer(turn)
    elif intent == "inform":
        turn.remember_profile(merge(turn.profile, taps.facts(entities)))
        _suggest(turn)
    elif intent == "change_answer":
        ChangeAnswer().answer(turn)
    else:
        carry_on(turn)
