"""What every message goes through first: its facts are taken, its language is noted, the newcomer is welcomed."""

from __future__ import annotations

from actions import taps
from actions.class_ways import asks_class_language
from actions.cues import PAPERS
from actions.forgetting import take_back, takes_back
from actions.helping import find_services, tell_services
from actions.interview import SHORT_WORDS
from actions.nations import note_nation
from actions.people import awaits_contact, gave_contact, is_minor
from actions.reading import read
from actions.showing import reword
from actions.turn import PathguideAction, Turn
from pathways.geo import complete, locate
from pathways.interview_plan import WISHES, answered
from pathways.profile import Place, Profile, ProfileUpdate, merge
from pathways.vocabulary import Schedule

# Nobody in danger, or asking us to stop, wants to be told first what we are.
_NO_WELCOME = frozenset({"crisis", "opt_out", "opt_in", "delete_my_data", "goodbye", "bot_challenge", "help"})
# Whoever begins with something else is told in one breath what this is; the rest belongs to an interview.
_SHORT_WELCOME = frozenset({"out_of_scope", "chitchat", "abuse", "frustrated", "nlu_fallback"})
_ANSWERS = frozenset({"inform", "nlu_fallback"})
_ABOUT_ERASING = frozenset({"delete_my_data", "affirm", "deny"})
_LANGUAGES = ("en", "es")
_BEFORE_TIMES = frozenset({"interests", "place"})
_URGENT = frozenset({"food", "housing"})
URGENT_SERVICES = 2
LONGEST_FORGETTING = 10  # words that only ask to forget something which was never told
_WORK = frozenset({"occupation", "field"})


class TakeFacts(PathguideAction):
    """Reads the facts of every message, in or out of the interview, and keeps them in the profile.

    A `what_if` is read and not kept. A place is completed from the gazetteer; where its name stands for several or for
    none in Oklahoma, that is noted for the interview to ask about.
    """

    action_name = "action_validate_slot_mappings"

    def answer(self, turn: Turn) -> None:
        """Take the facts, then welcome; once a message, though the form calls for it again when it begins."""
        if any(event.get("event") == "slot" and event.get("name") == "heard" for event in turn.since_message()):
            return
        self._hear(turn)
        turn.remember("held", False)
        if turn.slots.get("order"):
            turn.remember("order", None)
        if turn.slots.get("erase_requested") and turn.intent not in _ABOUT_ERASING:
            turn.remember("erase_requested", None)
        if turn.intent != "nlu_fallback":
            turn.remember("misses", 0)
        if not turn.slots.get("welcomed") and turn.intent not in _NO_WELCOME:
            turn.remember("welcomed", True)
            off_topic = turn.intent in _SHORT_WELCOME and not turn.heard_facts
            turn.voice.say("welcome_short" if off_topic else "welcome")
        if turn.intent == "inform" and (urgent := _urgent(turn)):
            tell_services(turn, find_services(turn, urgent, URGENT_SERVICES))
        if PAPERS.search(turn.text):
            turn.voice.say("papers")
        if turn.has_secret:
            turn.voice.say("keep_private")
        elif gave_contact(turn) and not awaits_contact(turn):
            turn.voice.say("contact_not_kept" if is_minor(turn) else "contact_later")

    def _hear(self, turn: Turn) -> None:
        tries_out = turn.intent == "what_if"
        update = (
            taps.facts(turn.entities) if turn.tapped else read(turn.message, asked=_asked(turn), hypothetical=tries_out)
        )
        if asks_class_language(turn):  # no wish to be spoken to in it
            written = Profile(language=turn.message.get("language"))
            update = update.model_copy(update={"given": update.given.model_copy(update={"language": written.language})})
        update = _taken_back(turn, update) or _answer_to_another(turn, update, tries_out) or update
        self._note_language(turn, update)
        update = self._settle_place(turn, update)
        turn.remember("heard", update.model_dump(mode="json", exclude_defaults=True))
        if tries_out:
            return
        before = turn.profile
        after = merge(_without_wish(turn, before, update), update)
        if after != before:
            turn.remember_profile(after)
        note_nation(turn)

    def _note_language(self, turn: Turn, update: ProfileUpdate) -> None:
        spoken = update.given.language or turn.slots.get("language") or turn.metadata.get("language")
        if spoken in _LANGUAGES and spoken != turn.slots.get("language"):
            turn.speak(spoken)
            reword(turn)

    def _settle_place(self, turn: Turn, update: ProfileUpdate) -> ProfileUpdate:
        place = update.given.place
        choices = [Place.model_validate(one) for one in turn.slots.get("place_choices") or []]
        if place is None:
            self._note_unknown_place(turn, update)
            return update
        place = _of_choices(place, choices) or complete(turn.catalog, place)
        turn.remember("place_choices", None)
        turn.remember("place_elsewhere", None)
        several = locate(turn.catalog, place.name) if place.name and place.county is None else []
        if len(several) > 1:
            turn.remember("place_choices", [one.model_dump(exclude_none=True) for one in several])
        elif place.lat is None:
            turn.remember("place_elsewhere", True)
            return _without_place(update)
        given = update.given.model_copy(update={"place": place})
        return update.model_copy(update={"given": given})

    def _note_unknown_place(self, turn: Turn, update: ProfileUpdate) -> None:
        """An answer to "where do you live?" that names no place we know."""
        if turn.asked == "place" and turn.intent in _ANSWERS and not _told(update) and not PAPERS.search(turn.text):
            turn.remember("place_elsewhere", True)


def _asked(turn: Turn) -> str | None:
    """The question a terse answer is read by; a question in return is no description of what one likes.

    "I meant days" answers the question that was asked last.
    """
    if turn.intent == "change_answer" and not turn.in_interview:
        return next(reversed(turn.slots.get("asks") or {}), None)
    if turn.slots.get("beside") and any(one.get("entity") in _WORK for one in turn.entities):
        return None  # beside a list a job or a field by itself is a wish, whatever was asked
    if turn.asked not in WISHES:
        return turn.asked
    # Which kind of work appeals is the same question in other words, and may be answered in one's own.
    return "interests" if turn.intent in _ANSWERS | {"change_answer", "ask_recommendations"} else None


def _urgent(turn: Turn) -> list[str]:
    """Food or a roof, said to be lacking before anything was shown: help with it does not wait for the first list."""
    needs = [str(need) for need in turn.heard.given.needs if need in _URGENT]
    return [] if turn.tapped or turn.asked == "needs" or turn.routes or turn.support else needs


def _told(update: ProfileUpdate) -> bool:
    return bool(set(update.given.said()) - {"language"} or update.removed)


def _taken_back(turn: Turn, update: ProfileUpdate) -> ProfileUpdate | None:
    """One thing that is to be forgotten ("forget that I am a veteran") is taken out, not told once more."""
    if not takes_back(turn, update):
        return None
    before = turn.profile
    told = take_back(turn, update)
    gone = bool(told.removed) or turn.profile != before
    if not gone and len(turn.text.split()) > LONGEST_FORGETTING:
        return None
    turn.voice.say("forgotten" if gone else "not_noted")
    return told


def _answer_to_another(turn: Turn, update: ProfileUpdate, tries_out: bool) -> ProfileUpdate | None:
    """A few words that tell when the person could go, whatever was asked ("days", asked for a town)."""
    told = set(update.given.said()) - {"language", "interests"}
    looked = turn.slots.get("shown_for") is not None and not turn.in_interview
    waited = turn.asked in _BEFORE_TIMES or (looked and not tries_out)
    if turn.tapped or told or not waited or len(turn.text.split()) > SHORT_WORDS:
        return None
    other = read(turn.message, asked="schedule", hypothetical=tries_out)
    # "Anything", which would be any time, says nothing on times where they were not asked for.
    return other if 0 < len(other.given.schedule) < len(Schedule) else None


def _of_choices(place: Place, choices: list[Place]) -> Place | None:
    """The one of the towns just offered that the answer means: its county is enough."""
    return next((one for one in choices if place.county == one.county or place.name == one.county), None)


def _without_wish(turn: Turn, profile: Profile, update: ProfileUpdate) -> Profile:
    """Who asked to change the kind of work, and now names another, no longer wants the first.

    Nor does who wanted a job and now names a field that it is not in: a job named stands before any field.
    """
    if turn.slots.get("wanted_question") in WISHES and answered(update.given, "interests"):
        return profile.model_copy(update={"interests": [], "fields": [], "target_occupations": []})
    fields = set(update.given.fields)
    if not fields or update.given.target_occupations or not profile.target_occupations:
        return profile
    jobs = turn.catalog.occupations
    within = [one for one in profile.target_occupations if one in jobs and jobs[one].field_id in fields]
    return profile if within else profile.model_copy(update={"interests": [], "fields": [], "target_occupations": []})


def _without_place(update: ProfileUpdate) -> ProfileUpdate:
    given = update.given.model_dump()
    given["place"] = None
    return update.model_copy(update={"given": Profile.model_validate(given)})
