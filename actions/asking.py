"""The questions of the interview, each with the choices that answer it."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import ClassVar

from actions.interview import REFINEMENTS, asked_enough, note_asked, offers, resuming
from actions.knowing import in_short
from actions.taps import choice_payload
from actions.telling import capital
from actions.turn import PathguideAction, Turn
from actions.voice import Choice, payload
from pathways.narrowing import Kind
from pathways.profile import Place, Profile

SKIP = Choice("choice_skip", payload("skip"))
NOT_SURE = Choice("choice_not_sure", payload("dont_know"))

_ABOUT_WORK = ("interests", "fields", "target_occupations", "avoid", "experience", "credentials")
_DELICATE = frozenset({"justice_involved", "disability", "low_income", "no_diploma", "youth_out_of_school"})
_TOLD = (
    "target_occupations",
    "fields",
    "avoid",
    "place",
    "schedule",
    "age",
    "statuses",
    "credentials",
    "experience",
    "transport",
    "budget_usd",
    "max_weeks",
    "max_miles",
    "hours_per_week",
    "min_wage_hourly",
    "needs",
)
# A group of jobs is named by as many of its jobs as fit a quick reply; where messages are short, by fewer.
LONGEST_TITLE = 44
LONGEST_TITLE_SHORT = 30
_REMARK = re.compile(r" *\([^)]*\)")


_WISH = re.compile(
    r"\b(?:want|like|love|hope|dream|dreamed|wish)\w* (?:to|of) (?:be|become|becoming|being) (?:an? |the )?(?!closer|able|happy|there|with|at|in|on|home|free|better|done|sure|good|paid|my|your|more|successful|independent|some|any|ready|near|what|who|as|so|hired|left|around|out|a better)\w+"
    r"|\b(?:quiero|quisiera|me gustar[ií]a|sue[nñ]o con) (?:ser|hacerme) (?:un[oa]? )?(?!m[aá]s|mi|alguien|mejor|feliz|independiente|algo)\w+",
    re.IGNORECASE,
)
_WISH_FOR = re.compile(r"\bsomething (?:with|about) \w+|\balgo (?:con|de|sobre) \w+", re.IGNORECASE)


def wishes_in_vain(turn: Turn) -> bool:
    """Whether a message names work to do and nothing was found in it that we know."""
    if turn.tapped or any(getattr(turn.heard.given, name) for name in _ABOUT_WORK):
        return False
    return bool(_WISH.search(turn.text) or (not turn.heard_facts and _WISH_FOR.search(turn.text)))


class AskQuestion(PathguideAction):
    """Asks for one part of the profile, unless an answer of this turn has asked something already.

    It does not press: after two times, and a digression, the question stays open in silence; so does one that stands
    beside a list, where the list ended with it.
    """

    question: ClassVar[str]

    def answer(self, turn: Turn) -> None:
        """Ask, the second time in other words."""
        if turn.slots.get("held") or turn.slots.get("beside") == self.question:
            return
        if resuming(turn) and turn.asked == self.question and asked_enough(turn):
            return
        turn.remember("offer", None)
        self.ask(turn, again=note_asked(turn, self.question) > 1)

    def ask(self, turn: Turn, again: bool) -> None:
        """Say the question with its choices."""
        name = (
            f"ask_{self.question}_again"
            if again and turn.voice.has(f"ask_{self.question}_again")
            else f"ask_{self.question}"
        )
        self.put(turn, name, [*self.choices(turn), *self.ways_out(turn)])

    def put(self, turn: Turn, name: str, choices: Sequence[Choice], **variables: object) -> None:
        """Say a question, after what this message told: so that one sees what was taken from it."""
        told = told_now(turn)
        before = [turn.voice.phrase("noted", known=told)] if told else []
        if self.question == "interests" and wishes_in_vain(turn):
            before.append(turn.voice.phrase("not_in_list"))
        turn.voice.utter(" ".join([*before, turn.voice.turned(name, **variables)]), choices)

    @abstractmethod
    def choices(self, turn: Turn) -> list[Choice]:
        """Answers to tap."""

    def ways_out(self, turn: Turn) -> list[Choice]:
        """Every question can be left unanswered."""
        return [SKIP]


class AskInterests(AskQuestion):
    """What would you like to do?"""

    action_name = "action_ask_interview_form_interests"
    question = "interests"

    def ask(self, turn: Turn, again: bool) -> None:
        """Whoever has been asking about one job may want just that."""
        code = (turn.slots.get("focus") or {}).get("occupation")
        fact = turn.catalog.occupations.get(str(code))
        if fact is None or again:
            super().ask(turn, again)
            return
        wish = Choice("choice_yes_that", payload("inform", target_occupations=code))
        other = Choice("choice_other_work", payload("change_answer", question=self.question))
        self.put(
            turn, "ask_interests_named", [wish, other, *self.ways_out(turn)], title=fact.plain_title(turn.language)
        )
        turn.remember("offer", wish.payload)

    def choices(self, turn: Turn) -> list[Choice]:
        """The kinds of work that can be reached, to start from."""
        return _kind_choices(offers(turn).kinds)

    def ways_out(self, turn: Turn) -> list[Choice]:
        """Not knowing is an answer."""
        return [NOT_SURE]


class AskKind(AskQuestion):
    """Which of these sounds most like you? For somebody who does not know what they would like."""

    action_name = "action_ask_interview_form_fields"
    question = "fields"

    def choices(self, turn: Turn) -> list[Choice]:
        """Narrower kinds of work that can be reached."""
        return _kind_choices(offers(turn).finer)

    def ways_out(self, turn: Turn) -> list[Choice]:
        """Not knowing is an answer still."""
        return [NOT_SURE]


class AskJobs(AskQuestion):
    """Which of these jobs is closest?"""

    action_name = "action_ask_interview_form_target_occupations"
    question = "target_occupations"

    def choices(self, turn: Turn) -> list[Choice]:
        """Small groups of jobs that can be reached."""
        return [
            Choice("choice_jobs", payload("inform", target_occupations=list(group)), {"jobs": _named(turn, group)})
            for group in offers(turn).groups
        ]

    def ways_out(self, turn: Turn) -> list[Choice]:
        """Others can be had."""
        return [Choice("choice_none_of_these", payload("skip", question=self.question))]


class AskPlace(AskQuestion):
    """Where do you live? Or, of two towns of one name, which one?"""

    action_name = "action_ask_interview_form_place"
    question = "place"

    def choices(self, turn: Turn) -> list[Choice]:
        """None: there are too many towns."""
        return []

    def ask(self, turn: Turn, again: bool) -> None:
        """Ask which county where the town's name stands twice; tell who lives elsewhere what helps."""
        counties = turn.slots.get("place_choices")
        if counties:
            named = [Place.model_validate(one) for one in counties]
            choices = [
                Choice("choice_county", choice_payload("inform", Profile(place=one)), {"county": one.county})
                for one in named
            ]
            turn.voice.say("ask_which_county", [*choices, SKIP], place=named[0].name)
            return
        if turn.slots.get("place_elsewhere"):
            self.put(turn, "ask_place_in_oklahoma", [SKIP])
            return
        super().ask(turn, again)


class AskSchedule(AskQuestion):
    """When could you go to class?"""

    action_name = "action_ask_interview_form_schedule"
    question = "schedule"

    def choices(self, turn: Turn) -> list[Choice]:
        """Day, evening, weekend or all of them."""
        anytime = payload("inform", schedule=["day", "evening", "weekend"])
        times = [Choice(f"choice_{time}", payload("inform", schedule=[time])) for time in ("day", "evening", "weekend")]
        return [*times, Choice("choice_any_time", anytime)]


class AskTransport(AskQuestion):
    """How would you get there?"""

    action_name = "action_ask_interview_form_transport"
    question = "transport"

    def choices(self, turn: Turn) -> list[Choice]:
        """The ways of getting to a place."""
        return [Choice(f"choice_{way}", payload("inform", transport=way)) for way in ("car", "ride", "transit", "none")]


class AskBudget(AskQuestion):
    """What could you pay?"""

    action_name = "action_ask_interview_form_budget_usd"
    question = "budget_usd"

    def choices(self, turn: Turn) -> list[Choice]:
        """Nothing, little or more."""
        return [
            Choice("choice_budget", payload("inform", budget_usd=amount), {"amount": f"${amount:,}"})
            for amount in (0, 500, 2000)
        ]


class AskWeeks(AskQuestion):
    """How long could you train?"""

    action_name = "action_ask_interview_form_max_weeks"
    question = "max_weeks"

    def choices(self, turn: Turn) -> list[Choice]:
        """About two months, half a year, a year."""
        return [Choice(f"choice_weeks_{weeks}", payload("inform", max_weeks=weeks)) for weeks in (8, 26, 52)]


class AskMiles(AskQuestion):
    """How far could you go?"""

    action_name = "action_ask_interview_form_max_miles"
    question = "max_miles"

    def choices(self, turn: Turn) -> list[Choice]:
        """Near, some way, far."""
        return [Choice("choice_miles", payload("inform", max_miles=miles), {"miles": miles}) for miles in (10, 30, 60)]


class AskEducation(AskQuestion):
    """What schooling have you finished?"""

    action_name = "action_ask_interview_form_education"
    question = "education"

    def choices(self, turn: Turn) -> list[Choice]:
        """From none to a degree."""
        return [
            Choice(f"choice_education_{level}", payload("inform", education=level))
            for level in ("none", "high_school", "some_college", "associate")
        ]


class AskNeeds(AskQuestion):
    """Is there anything to plan around? An offer, never a demand."""

    action_name = "action_ask_interview_form_needs"
    question = "needs"

    def choices(self, turn: Turn) -> list[Choice]:
        """What people most often ask help with."""
        return [
            Choice(f"need_{need}", payload("inform", needs=need))
            for need in ("child_care", "transportation", "tuition", "housing")
        ]


def told_now(turn: Turn) -> str:
    """What this message told, in short; nothing where it was tapped, or another action has answered it already.

    What is delicate is kept and used, and not repeated to the person's face.
    """
    if turn.tapped or resuming(turn):
        return ""
    said = turn.heard.given.said()
    said["statuses"] = [one for one in turn.heard.given.statuses if one not in _DELICATE]
    if turn.slots.get("place_choices"):
        said.pop("place", None)
    return in_short(turn, said, _TOLD)


def refine_choices(turn: Turn, told_first: bool = False) -> list[Choice]:
    """The parts of the profile that a person may want to add to, those not yet told first; or to change, those told."""
    said = turn.profile.said()
    order = sorted(REFINEMENTS, key=lambda name: (name in said) != told_first)
    return [Choice(f"choice_change_{name}", payload("change_answer", question=name)) for name in order]


def _kind_choices(kinds: Iterable[Kind]) -> list[Choice]:
    return [Choice(f"kind_{kind.name}", payload("inform", fields=list(kind.fields))) for kind in kinds]


QUESTION_OF: dict[str, AskQuestion] = {
    ask.question: ask
    for ask in (
        AskKind(),
        AskJobs(),
        AskSchedule(),
        AskTransport(),
        AskBudget(),
        AskWeeks(),
        AskMiles(),
        AskEducation(),
        AskNeeds(),
    )
}
"""Every question that may stand beside a list."""


def _named(turn: Turn, codes: Iterable[str]) -> str:
    """The jobs of a group in one short title: the first one always, the others as far as they fit."""
    names = [_REMARK.sub("", turn.catalog.occupations[code].plain_title(turn.language)) for code in codes]
    longest = LONGEST_TITLE_SHORT if turn.voice.keeps_short else LONGEST_TITLE
    title = capital(names[0])
    for name in names[1:]:
        if len(title) + 2 + len(name) <= longest:
            title += f", {name}"
    return title
