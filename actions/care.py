"""Care and control: privacy, deletion, stopping, language, saving, small talk, and what was not understood."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import os
import re

from actions.class_ways import asks_class_language
from actions.forgetting import asks_to_clear_record, takes_back
from actions.interview import question_follows
from actions.keeping import SAVE, close_links, wants_link_closed
from actions.knowing import known_facts
from actions.next_steps import answer_next_step, wants_next_step
from actions.people import TalkToHuman, gave_contact
from actions.questions import Schedule
from actions.recommending import carry_on
from actions.record import answer_on_record, asks_about_record
from actions.showing import ADD_A_LIMIT, OTHER_IDEAS, START_OVER, close
from actions.subject import named_or_shown
from actions.turn import PathguideAction, Turn
from actions.voice import Choice, payload

FIND_TRAINING = Choice("choice_find_training", payload("ask_recommendations"))
HUMAN = Choice("choice_human", payload("talk_to_human"))
HELP_PAYING = Choice("choice_aid", payload("ask_financial_aid"))
SUPPORT = Choice("choice_support", payload("ask_support"))
DELETE = Choice("choice_delete", payload("delete_my_data"))
GO_ON = Choice("choice_go_on", payload("greet"))
MISSES_BEFORE_HUMAN = 2
MOST_FORGOTTEN = 5
DEFAULT_KEPT_DAYS = 30
# With a fact in the message these are more likely a misread answer, or a complaint that the fact explains.
_MAY_TELL = frozenset({"thank", "chitchat", "frustrated", "out_of_scope"})
# What somebody feels, rather than what this chat did.
_HARD_TIME = re.compile(
    r"\b(?:i feel|i'?m (?:so |just |really |all )*(?:lonely|alone|sad|scared|lost|overwhelmed|stressed|depressed|worn out)|me siento|estoy (?:muy |tan )?(?:sol[oa]|triste|perdid[oa]|agobiad[oa]|estresad[oa])|tan sol[oa]|muy sol[oa])\b",
    re.IGNORECASE,
)


class OfferToGoOn(PathguideAction):
    """After a crisis answer: nothing is asked, but the way on is open."""

    action_name = "action_offer_to_go_on"

    def answer(self, turn: Turn) -> None:
        """Hold the interview's question back."""
        turn.remember("held", True)
        turn.remember("welcomed", True)
        turn.remember("offer", HUMAN.payload)
        turn.voice.say("when_ready", [HUMAN, GO_ON])


class Privacy(PathguideAction):
    """What is kept and why, what is known, and how to have it deleted."""

    action_name = "action_privacy"

    def answer(self, turn: Turn) -> None:
        """The promise in short, then everything known."""
        known = known_facts(turn)
        turn.voice.say("privacy", days=_kept_days())
        forget = [
            Choice(f"forget_{status}", payload("change_answer", forget=status))
            for status in turn.profile.statuses[:MOST_FORGOTTEN]
        ]
        choices = [*forget, ADD_A_LIMIT, DELETE]
        if known:
            turn.voice.utter("\n".join([turn.voice.phrase("known_head"), known]), choices)
        elif not question_follows(turn):
            turn.voice.say("known_nothing", [FIND_TRAINING])


class DeleteData(PathguideAction):
    """Erases what the person told, after one question back."""

    action_name = "action_delete_data"

    def answer(self, turn: Turn) -> None:
        """Ask once; when confirmed, say so and have the engine erase the conversation."""
        if wants_link_closed(turn) and not turn.slots.get("erase_requested"):
            close_links(turn)
            return
        if asks_to_clear_record(turn):
            answer_on_record(turn, None, [OTHER_IDEAS if turn.routes else FIND_TRAINING, HUMAN])
            return
        if turn.heard.removed or takes_back(turn):
            turn.voice.say("what_next", [] if question_follows(turn) else [OTHER_IDEAS, ADD_A_LIMIT, DELETE])
            return
        turn.remember("held", True)
        if turn.entity("confirmed") or turn.slots.get("erase_requested") == "asked":
            turn.remember("erase_requested", "confirmed")
            turn.voice.farewell("deleted")
            return
        turn.remember("erase_requested", "asked")
        confirm = Choice("choice_delete_yes", payload("delete_my_data", confirmed="yes"))
        turn.remember("offer", confirm.payload)
        turn.voice.say("delete_sure", [confirm, Choice("choice_delete_no", payload("deny"))])


class OptOut(PathguideAction):
    """Stops messages."""

    action_name = "action_opt_out"

    def answer(self, turn: Turn) -> None:
        """Confirm once."""
        turn.remember("opted_out", True)
        turn.voice.say("opted_out")


class OptIn(PathguideAction):
    """Starts messages again."""

    action_name = "action_opt_in"

    def answer(self, turn: Turn) -> None:
        """Welcome back."""
        turn.remember("opted_out", False)
        turn.voice.say("opted_in", [] if question_follows(turn) else [FIND_TRAINING])


class ChangeLanguage(PathguideAction):
    """Goes on in the other language, or in the one named."""

    action_name = "action_change_language"

    def answer(self, turn: Turn) -> None:
        """Switch; a language we do not speak is said so. The language of a class is another question."""
        if asks_class_language(turn):
            Schedule().answer(turn)
            return
        named = turn.heard.given.language or turn.entity("language_name")
        if named not in (None, "en", "es"):
            turn.voice.say("language_unknown", [HUMAN])
            return
        turn.speak(named or ("en" if turn.language == "es" else "es"))
        known = turn.profile.model_copy(update={"language": turn.language})
        turn.remember_profile(known)
        goes_on = turn.in_interview or turn.slots.get("shown_for") is None
        turn.voice.say("language_changed", [] if goes_on else [OTHER_IDEAS, ADD_A_LIMIT])
        if goes_on and not turn.in_interview:
            carry_on(turn)


class Reply(PathguideAction):
    """Says what the domain has for an intent that carries no fact and asks for none."""

    action_name = "action_reply"

    def answer(self, turn: Turn) -> None:
        """The response named after the intent; outside the interview with ways to go on."""
        if turn.intent == "out_of_scope" and answer_secret(turn):
            return
        if turn.intent == "out_of_scope" and asks_about_record(turn):
            answer_on_record(turn, named_or_shown(turn), [OTHER_IDEAS if turn.routes else FIND_TRAINING, HUMAN])
            return
        if turn.intent == "out_of_scope" and gave_contact(turn) and not turn.heard_facts:
            TalkToHuman().answer(turn)
            return
        if turn.routes and wants_next_step(turn) and (subject := named_or_shown(turn)):
            answer_next_step(turn, subject)
            return
        if turn.heard_facts and not turn.in_interview and turn.intent in _MAY_TELL:
            carry_on(turn)
            return
        choices = [OTHER_IDEAS, ADD_A_LIMIT] if turn.routes else [FIND_TRAINING]
        if turn.entity("aim") == "media":
            turn.voice.say("no_media", [] if question_follows(turn) else choices)
            return
        if turn.intent == "bot_challenge":
            choices = [*([] if question_follows(turn) else choices[:1]), HUMAN]
        elif turn.intent == "help":
            choices = [FIND_TRAINING, SUPPORT, HELP_PAYING, HUMAN, START_OVER]
        elif turn.intent == "frustrated":
            choices = [FIND_TRAINING, HUMAN]
            turn.remember("held", True)
            if _HARD_TIME.search(turn.text):
                turn.voice.say("hard_time", choices)
                return
        elif turn.intent == "goodbye" and turn.routes:
            choices = [SAVE, OTHER_IDEAS]
        elif question_follows(turn):
            choices = []
        turn.voice.say(turn.intent, choices)


class Fallback(PathguideAction):
    """Not understood: one narrow question; the second time a person is offered."""

    action_name = "action_fallback"

    def answer(self, turn: Turn) -> None:
        """Facts in the message count even where its meaning is unsure."""
        if turn.heard_facts and not turn.in_interview:
            carry_on(turn)
            return
        if answer_secret(turn):
            return
        if takes_back(turn):
            turn.voice.say("what_next", [OTHER_IDEAS if turn.routes else FIND_TRAINING, ADD_A_LIMIT])
            return
        misses = int(turn.slots.get("misses") or 0) + 1
        turn.remember("misses", misses)
        if misses >= MISSES_BEFORE_HUMAN:
            turn.voice.say("not_understood_again", [FIND_TRAINING, SUPPORT, HUMAN])
            turn.remember("held", True)
            return
        if turn.in_interview:
            if turn.asked != "place" or not turn.slots.get("place_elsewhere"):
                turn.voice.say("not_understood_here", [] if question_follows(turn) else [FIND_TRAINING, HUMAN])
        elif turn.routes:
            close(turn, "not_understood_routes", ADD_A_LIMIT, HUMAN)
        else:
            turn.voice.say("not_understood", [FIND_TRAINING, SUPPORT, HELP_PAYING])


def answer_secret(turn: Turn) -> bool:
    """Go on after a message that was a private number and nothing else that we understand; whether it was."""
    if not turn.has_secret:
        return False
    if not question_follows(turn):
        turn.voice.say("what_next", [OTHER_IDEAS, ADD_A_LIMIT] if turn.routes else [FIND_TRAINING, HUMAN])
    return True


class DefaultFallback(Fallback):
    """Rasa's own way out when no rule applies."""

    action_name = "action_default_fallback"


def _kept_days() -> int:
    """How many days after the last message a conversation is kept."""
    return int(os.environ.get("PATHGUIDE_RETENTION_DAYS") or DEFAULT_KEPT_DAYS)
