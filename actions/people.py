"""People to talk to: the school looked at, the nearest job center, and a request that staff call back.

The request is a Rasa form: consent is given by tapping or saying yes to what is asked in words, then a phone or an
e-mail address, then what the person wants to know. Neither the tracker nor this module sees the contact: the service
blots it out of the message and keeps it with the request (bot.private, bot.orders). Who is under 18 or in high
school is not asked.
"""

from __future__ import annotations

import re

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT, FormValidationAction
from rasa_sdk.types import DomainDict

from actions.interview import resuming
from actions.keeping import open_questions
from actions.knowing import known_lines
from actions.next_steps import answer_next_step, wants_next_step
from actions.orders import AddQuestion, AskHuman
from actions.recommending import carry_on
from actions.showing import ADD_A_LIMIT, OTHER_IDEAS, routes_in
from actions.subject import named_or_shown
from actions.telling import first_step, reach
from actions.turn import PathguideAction, Turn
from actions.voice import Choice, payload
from pathways.answers import nearest_job_centers, state_phone

HUMAN_FORM = "human_form"
CONTACT, QUESTION = "human_contact", "human_question"
FIND_TRAINING = Choice("choice_find_training", payload("ask_recommendations"))
CONTACT_ME = Choice("choice_contact_me", payload("talk_to_human", aim="request"))
NO_CALL = Choice("choice_no_call", payload("deny"))
NOTHING_MORE = Choice("choice_nothing_more", payload("skip"))
MOST_ASKS = 2
ADULT = 18
_STAFF_LANGUAGE = "en"
_REMARK = re.compile(r"\s*\([^)]*\)")  # what a source adds to a street, such as "(number not found)"
_CONTACTS = frozenset({"phone", "email"})
_LEAVES_OUT = frozenset({"skip", "deny", "dont_know", "go_back", "affirm", "thank", "goodbye"})
# What is answered first even while a contact or a question is being waited for.
_PRESSING = frozenset(
    {
        "crisis",
        "opt_out",
        "delete_my_data",
        "restart",
        "change_language",
        "ask_privacy",
        "abuse",
        "frustrated",
    }
)


class TalkToHuman(PathguideAction):
    """Where a person can be reached: the school, the nearest job center, 2-1-1; and whether staff should call."""

    action_name = "action_talk_to_human"

    def answer(self, turn: Turn) -> None:
        """Who asks whom to call about a route is told that; else the nearest office, and the offer of a call."""
        if turn.entity("aim") == "request":
            self._begin(turn)
            return
        subject = named_or_shown(turn) if wants_next_step(turn) else None
        if subject is not None:
            answer_next_step(turn, subject)
            return
        self._school(turn)
        choices = [OTHER_IDEAS if turn.routes else FIND_TRAINING, ADD_A_LIMIT]
        asks = offers_request(turn) or is_minor(turn)
        say_nearest_office(turn, [] if asks else choices)
        if is_minor(turn):
            turn.voice.say("human_minor", choices)
        elif offers_request(turn):
            turn.voice.say("human_consent", [CONTACT_ME, NO_CALL])

    def _begin(self, turn: Turn) -> None:
        if is_minor(turn):
            turn.voice.say("human_minor", [FIND_TRAINING])
            return
        for slot in (CONTACT, QUESTION, "human_asks"):
            turn.remember(slot, None)
        turn.remember("interview_waits", turn.in_interview)
        turn.more_events.append(FollowupAction(HUMAN_FORM))

    def _school(self, turn: Turn) -> None:
        """Whoever has been looking at one suggestion may mean the people there."""
        position = (turn.slots.get("focus") or {}).get("route")
        if not position or position > len(turn.routes):
            return
        step = first_step(turn.routes[position - 1])
        if step.program_id and step.phone:
            turn.voice.utter(turn.voice.phrase("human_school", program=step.title, reach=reach(turn.voice, step)))


class ValidateHumanForm(FormValidationAction):  # type: ignore[misc]
    """Takes the contact and the question from whatever was said; returning nothing makes the form step back."""

    def name(self) -> str:
        """The name Rasa looks for."""
        return f"validate_{HUMAN_FORM}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """What has been given, and what is asked next."""
        turn = Turn(dispatcher, tracker, domain)
        asked = turn.slots.get("requested_slot")
        if asked in (CONTACT, QUESTION) and not resuming(turn):
            if _steps_back(turn, asked):
                return []
            _take(turn, asked)
        left = [name for name in (CONTACT, QUESTION) if not turn.slots.get(name)]
        if turn.slots.get(CONTACT) == "left_out" or _asked_enough(turn, left):
            left = []
        # Rasa takes a form that sets no slot for one that steps back.
        answers = [SlotSet(name, turn.slots.get(name)) for name in (CONTACT, QUESTION)]
        return [*answers, *turn.events(), SlotSet(REQUESTED_SLOT, next(iter(left), None))]


class AskContact(PathguideAction):
    """Which phone or e-mail address may be used?"""

    action_name = "action_ask_human_form_human_contact"

    def answer(self, turn: Turn) -> None:
        """The second time it is said what was missing."""
        asks = int(turn.slots.get("human_asks") or 0) + 1
        turn.remember("human_asks", asks)
        turn.voice.say("ask_human_contact" if asks == 1 else "ask_human_contact_again", [NO_CALL])


class AskQuestion(PathguideAction):
    """What should staff know or answer?"""

    action_name = "action_ask_human_form_human_question"

    def answer(self, turn: Turn) -> None:
        """The request stands already; this is an offer."""
        turn.voice.say("ask_human_question", [NOTHING_MORE])


class RequestDone(PathguideAction):
    """Says what became of the request, and goes on where the talk had been."""

    action_name = "action_request_done"

    def answer(self, turn: Turn) -> None:
        """Nothing is promised about when."""
        waits = bool(turn.slots.get("interview_waits"))
        turn.remember("interview_waits", None)
        choices = [] if waits else [OTHER_IDEAS if turn.routes else FIND_TRAINING, ADD_A_LIMIT]
        if turn.slots.get(CONTACT) == "given":
            turn.voice.say("request_kept", choices)
        else:
            turn.voice.say("request_none", choices)
        if waits:
            carry_on(turn)


def say_nearest_office(turn: Turn, choices: list[Choice]) -> None:
    """Name the nearest job center with its phone; the state line where no town is known or no phone."""
    voice, home = turn.voice, turn.profile.place
    nearest = nearest_job_centers(turn.catalog, home, 1) if home is not None and home.lat is not None else []
    if not nearest:
        voice.say("human_state", choices, phone=state_phone(turn.catalog))
        return
    office, contact = nearest[0], nearest[0].contact
    named = _REMARK.sub("", contact.street or "")
    state_line = voice.phrase("phone_state_line", phone=state_phone(turn.catalog))
    voice.say(
        "human_near",
        choices,
        name=_REMARK.sub("", contact.name),
        city=contact.city,
        street=voice.phrase("street", street=named) if named else "",
        miles=voice.phrase("miles_away", miles=f"{office.miles:,.0f}") if (office.miles or 0) >= 1 else "",
        reach=voice.phrase("phone_known", phone=contact.phone) if contact.phone else state_line,
        seen=voice.phrase("seen_in", date=office.center.as_of[:4]) if office.center.as_of else "",
    )


def gave_contact(turn: Turn) -> bool:
    """Whether the message holds a phone number or an e-mail address."""
    return bool(_CONTACTS & set(turn.metadata.get("private") or ()))


def awaits_contact(turn: Turn) -> bool:
    """Whether the request for a human is being made, so that a contact is welcome."""
    return bool(turn.tracker.active_loop_name == HUMAN_FORM)


def is_minor(turn: Turn) -> bool:
    """Whether the person has said that they are under 18, or in high school without saying how old."""
    age = turn.profile.age
    return age < ADULT if age is not None else "high_school_student" in turn.profile.statuses


def offers_request(turn: Turn) -> bool:
    """Whether a call by staff may be offered: to adults, once."""
    return not is_minor(turn) and turn.slots.get(CONTACT) != "given"


def _steps_back(turn: Turn, asked: str) -> bool:
    """Whether the message is better answered by another action, after which the form is asked again."""
    if gave_contact(turn):
        return False
    if turn.intent in _PRESSING:
        return True
    return asked == CONTACT and turn.intent.startswith(("ask_", "compare", "what_if", "why", "save_plan", "talk_to"))


def _take(turn: Turn, asked: str) -> None:
    if asked == CONTACT:
        if gave_contact(turn):
            turn.remember(CONTACT, "given")
            turn.order(_request(turn))
        elif turn.intent in _LEAVES_OUT - {"affirm"}:
            turn.remember(CONTACT, "left_out")
        return
    tells = not turn.tapped and turn.intent not in _LEAVES_OUT
    turn.remember(QUESTION, "given" if tells else "left_out")
    if tells:
        turn.order(AddQuestion(question=turn.text))


def _asked_enough(turn: Turn, left: list[str]) -> bool:
    return left[:1] == [CONTACT] and int(turn.slots.get("human_asks") or 0) >= MOST_ASKS


def _request(turn: Turn) -> AskHuman:
    """What a counselor would want to read, in the language of staff."""
    county = turn.profile.place.county if turn.profile.place else None
    fact = turn.catalog.counties.get(county or "")
    area = turn.catalog.workforce_areas.get(fact.workforce_area_id) if fact else None
    consent = turn.voice.phrase("human_consent")
    with turn.speaking(_STAFF_LANGUAGE):
        return AskHuman(
            language=turn.profile.language or turn.slots.get("language") or _STAFF_LANGUAGE,
            county=county,
            area=area.name if area else None,
            consent=consent,
            about=known_lines(turn, turn.profile.said()),
            routes=tuple(routes_in(turn, _STAFF_LANGUAGE)),
            open_questions=open_questions(turn),
        )
