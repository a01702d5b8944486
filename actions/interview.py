"""The interview: what to ask next, when to stop, and when to step back for something more pressing.

Rasa's form holds the interview; `pathways.interview_plan` says what is worth asking. Before the first list the form
asks until that plan is content. Beside a list it holds one question open (`beside`) without pressing: an answer leads
to the next list, anything else is answered and the question rests.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT, FormValidationAction
from rasa_sdk.types import DomainDict

from actions.turn import FORM, Turn
from pathways.interview_plan import (
    MOST_ASKS,
    QUESTIONS,
    WISHES,
    Standing,
    answered,
    before_list,
    beside_list,
    look,
)
from pathways.next_question import Survey
from pathways.profile import Profile

REFINEMENTS = ("transport", "budget_usd", "max_weeks", "max_miles", "education", "needs")
"""What people change or add to, in the order in which it is offered."""

SHORT_WORDS = 4

# A message of these kinds belongs to the interview whatever it holds; of the others only if it is an answer in disguise
# ("no, I have no car") or comes as a wish to see suggestions now.
_INTERVIEW_INTENTS = frozenset({"inform", "greet", "ask_recommendations"})
_MAY_ANSWER = frozenset({"affirm", "deny", "skip", "dont_know", "change_answer", "nlu_fallback", "thank", "chitchat"})


def standing_of(turn: Turn) -> Standing:
    """How far this interview has come."""
    slots = turn.slots
    return Standing(
        asks=slots.get("asks") or {},
        skipped=frozenset(slots.get("skipped") or ()),
        passed=tuple(slots.get("passed") or ()),
    )


def offers(turn: Turn) -> Survey:
    """The answers to offer to the questions that narrow, as things stand."""
    return look(turn.catalog, turn.profile, standing_of(turn))


def answer_value(profile: Profile, question: str) -> Any:
    """The answer as its slot keeps it; `None` while there is none."""
    if not answered(profile, question):
        return None
    if question in WISHES:
        return [*profile.interests, *profile.fields, *profile.target_occupations]
    return profile.said()[question]


def questions_left(turn: Turn) -> list[str]:
    """What the interview would still ask, in order; empty when it is done."""
    wanted = turn.slots.get("wanted_question")
    if wanted in QUESTIONS:
        return [wanted]
    if turn.asked and (turn.slots.get("held") or _answered_elsewhere(turn)):
        return [turn.asked]
    beside = turn.slots.get("beside")
    if beside in QUESTIONS:
        return [beside]
    if turn.slots.get("shown_for") is not None or _enough_said(turn):
        return []
    standing = standing_of(turn)
    left = before_list(turn.catalog, turn.profile, standing)
    unsettled = turn.slots.get("place_choices") and standing.asks.get("place", 0) <= MOST_ASKS
    if unsettled and "place" not in standing.skipped:
        left = ["place", *(one for one in left if one != "place")]
    return left


def put_beside(turn: Turn) -> str | None:
    """The question to put beside the list now shown, noted as put; `None` where none is worth it."""
    question = beside_list(turn.catalog, turn.profile, standing_of(turn))
    turn.remember("beside", question)
    if question is not None:
        note_asked(turn, question)
    return question


def note_asked(turn: Turn, question: str) -> int:
    """Note that a question is put; how often it has been."""
    asks = dict(turn.slots.get("asks") or {})
    asks[question] = asks.get(question, 0) + 1
    turn.remember("asks", asks)
    return int(asks[question])


def want_asked(turn: Turn, question: str) -> None:
    """The person wants to be asked this: it comes next, as if it had not been asked before."""
    turn.remember("wanted_question", question)
    turn.remember("beside", None)
    turn.remember("asks", {**(turn.slots.get("asks") or {}), question: 0})


def leave_out(turn: Turn, question: str) -> None:
    """Never ask this again. Who will not say what they like is not asked in other words either."""
    both = question == "interests" and turn.intent != "dont_know"
    turn.remember("skipped", [*(turn.slots.get("skipped") or []), *(WISHES if both else (question,))])
    for slot in ("wanted_question", "place_choices", "beside"):
        turn.remember(slot, None)


def pass_over(turn: Turn) -> None:
    """None of the jobs offered appeals: they are not offered again."""
    offered = [code for group in offers(turn).groups for code in group]
    turn.remember("passed", [*(turn.slots.get("passed") or []), *offered])
    turn.remember("beside", None)


def end_form() -> Iterator[EventType]:
    """The question beside a list is done with: the form rests until it is called."""
    yield ActiveLoop(None)
    yield SlotSet(REQUESTED_SLOT, None)


def _answered_elsewhere(turn: Turn) -> bool:
    """Whether another action has answered this message, so that the question just asked is still open."""
    if turn.asked is None or answered(turn.profile, turn.asked) or turn.asked in (turn.slots.get("skipped") or ()):
        return False
    in_vain = turn.intent == "nlu_fallback" and asked_enough(turn)
    waits = turn.slots.get("shown_for") is None and not in_vain
    return waits and turn.intent not in _INTERVIEW_INTENTS and resuming(turn)


def asked_enough(turn: Turn) -> bool:
    """Whether the question that stands open has been put often enough to be left in peace."""
    asks: dict[str, int] = turn.slots.get("asks") or {}
    return asks.get(turn.asked or "", 0) >= MOST_ASKS


def question_follows(turn: Turn) -> bool:
    """Whether the interview's question will be put again after this answer, so that it need not offer a way on."""
    return turn.in_interview and not asked_enough(turn)


def steps_back(turn: Turn) -> bool:
    """Whether the message is better answered by another action, after which the interview resumes."""
    if not turn.asked or resuming(turn):
        return False
    if turn.entity("forget"):
        return True
    if turn.intent in _INTERVIEW_INTENTS or _short_answer(turn):
        return False
    return not (turn.intent in _MAY_ANSWER and turn.heard_facts)


class ValidateInterviewForm(FormValidationAction):  # type: ignore[misc]
    """Fills the form from the profile and names the next question; returning nothing makes the form step back."""

    def name(self) -> str:
        """The name Rasa looks for."""
        return f"validate_{FORM}"

    async def required_slots(
        self, domain_slots: list[str], dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[str]:
        """What is still to be asked."""
        return questions_left(Turn(dispatcher, tracker, domain))

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """The answers so far as slots, and the question that comes next."""
        turn = Turn(dispatcher, tracker, domain)
        if steps_back(turn):
            return []
        _close(turn)
        left = await asyncio.to_thread(questions_left, turn)
        profile = turn.profile
        answers = [SlotSet(name, answer_value(profile, name)) for name in QUESTIONS]
        return [*answers, *turn.events(), SlotSet(REQUESTED_SLOT, next(iter(left), None))]


def _enough_said(turn: Turn) -> bool:
    """The person wants suggestions now, and has been asked something or told something."""
    if turn.intent != "ask_recommendations" or turn.slots.get("held"):
        return False
    asked = turn.in_interview and bool(turn.slots.get("asks"))
    return asked or (answered(turn.profile, "interests") and answered(turn.profile, "place"))


def _short_answer(turn: Turn) -> bool:
    """Whether a few words that ask nothing give just the fact that was asked for, whatever intent they look like."""
    given = turn.heard.given.said()
    return turn.asked in given and "?" not in turn.text and len(turn.text.split()) <= SHORT_WORDS


def _close(turn: Turn) -> None:
    """A question that was asked on wish, or beside a list, is asked once; a later message finds it closed."""
    if resuming(turn) or _put_now(turn):
        return
    wanted = turn.slots.get("wanted_question")
    if wanted and turn.asked == wanted and turn.intent != "change_answer":
        turn.remember("wanted_question", None)
    turn.remember("beside", None)


def _put_now(turn: Turn) -> bool:
    """Whether the question beside the list was put in answer to this very message."""
    return any(
        event.get("event") == "slot" and event.get("name") == "beside" and event.get("value")
        for event in turn.since_message()
    )


def resuming(turn: Turn) -> bool:
    """Whether another action has just answered this message, and the form is called again."""
    return any(event.get("event") == "action_execution_rejected" for event in turn.since_message())
