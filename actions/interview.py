"""The interview: what to ask next, when to stop, and when to step back for something more pressing.

Rasa's form holds the interview. These rules say what it still needs: interests, place and schedule before the first
suggestions, each asked at most twice; after them only what the person wants to add.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT, FormValidationAction
from rasa_sdk.types import DomainDict

from actions.turn import FORM, Turn
from pathways.planner import plan
from pathways.profile import Profile
from pathways.vocabulary import Schedule

FIRST_QUESTIONS = ("interests", "place", "schedule")
REFINEMENTS = ("transport", "budget_usd", "max_weeks", "max_miles", "education", "needs")
QUESTIONS = (*FIRST_QUESTIONS, *REFINEMENTS)
MOST_ASKS = 2
SHORT_WORDS = 4
SUGGESTIONS = 3

# A message of these kinds belongs to the interview whatever it holds; of the others only if it is an answer in disguise
# ("no, I have no car") or comes as a wish to see suggestions now.
_INTERVIEW_INTENTS = frozenset({"inform", "greet", "ask_recommendations"})
_MAY_ANSWER = frozenset({"affirm", "deny", "skip", "dont_know", "change_answer", "nlu_fallback", "thank", "chitchat"})


def answered(profile: Profile, question: str) -> bool:
    """Whether the profile holds an answer to a question."""
    if question == "interests":
        return bool(profile.interests or profile.fields or profile.target_occupations)
    return getattr(profile, question) not in (None, [])


def answer_value(profile: Profile, question: str) -> Any:
    """The answer as its slot keeps it; `None` while there is none."""
    if not answered(profile, question):
        return None
    if question == "interests":
        return [*profile.interests, *profile.fields, *profile.target_occupations]
    return profile.said()[question]


def questions_left(turn: Turn) -> list[str]:
    """What the interview would still ask, in order; empty when it is done."""
    wanted = turn.slots.get("wanted_question")
    if wanted in QUESTIONS:
        return [wanted]
    if turn.asked and (turn.slots.get("held") or _answered_elsewhere(turn)):
        return [turn.asked]
    if turn.slots.get("shown_for") is not None or _enough_said(turn):
        return []
    asks, skipped = turn.slots.get("asks") or {}, turn.slots.get("skipped") or []
    profile = turn.profile
    left = [
        question
        for question in FIRST_QUESTIONS
        if not answered(profile, question) and question not in skipped and asks.get(question, 0) < MOST_ASKS
    ]
    if left == ["schedule"] and "schedule" not in asks and not _times_matter(turn):
        left = []
    unsettled = turn.slots.get("place_choices") and asks.get("place", 0) <= MOST_ASKS
    if unsettled and "place" not in left and "place" not in skipped:
        left.insert(0, "place")
    return left


def _answered_elsewhere(turn: Turn) -> bool:
    """Whether another action has answered this message, so that the question just asked is still open."""
    skipped = turn.slots.get("skipped") or []
    is_open = turn.asked in FIRST_QUESTIONS and not answered(turn.profile, turn.asked) and turn.asked not in skipped
    return is_open and turn.intent not in _INTERVIEW_INTENTS and resuming(turn)


def _times_matter(turn: Turn) -> bool:
    """Whether any answer to "when could you go?" would change the suggestions; what changes nothing is not asked."""
    profile = turn.worded(turn.profile)
    if not (answered(profile, "interests") and answered(profile, "place")):
        return True
    as_is = _suggested(turn, profile)
    return any(_suggested(turn, profile.model_copy(update={"schedule": [time]})) != as_is for time in Schedule)


def _suggested(turn: Turn, profile: Profile) -> list[tuple[str, str]]:
    found = plan(turn.catalog, profile, limit=SUGGESTIONS).routes
    return [(route.target.onet_soc, route.steps[0].program_id or route.steps[0].title) for route in found]


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
        _close_wanted(turn)
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


def _close_wanted(turn: Turn) -> None:
    """A question that was asked because the person wanted to be asked it is asked once."""
    wanted = turn.slots.get("wanted_question")
    if wanted and turn.asked == wanted and not resuming(turn) and turn.intent != "change_answer":
        turn.remember("wanted_question", None)
        turn.tracker.slots["wanted_question"] = None


def resuming(turn: Turn) -> bool:
    """Whether another action has just answered this message, and the form is called again."""
    events: Sequence[dict[str, Any]] = turn.tracker.events
    for event in reversed(events):
        if event.get("event") == "user":
            return False
        if event.get("event") == "action_execution_rejected":
            return True
    return False
