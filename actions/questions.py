"""Answers about one job or program: pay, length, price, what it takes, when and where, what it is, why, sources."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterable

from actions.class_ways import asks_for_aids, asks_way, way_lines
from actions.competencies import asks_for_skills, skill_lines
from actions.cues import AGE
from actions.helping import SupportAction, asks_for_help, need_choice
from actions.interview import SHORT_WORDS, asked_enough
from actions.next_steps import answer_next_step, wants_next_step
from actions.recommending import carry_on
from actions.record import answer_on_record, asks_about_record
from actions.showing import OTHER_IDEAS, close
from actions.subject import Subject, names_too_high, programs_for, subject_of, subjects_of, talked_about
from actions.telling import (
    capital,
    clipped,
    length_of,
    listed,
    money,
    price,
    reach,
    wage,
    where,
)
from actions.trying import grant
from actions.turn import PathguideAction, Turn
from actions.voice import Choice, payload
from actions.wishes import wants_work, wish_of
from pathways.facts import BarrierFact, OccupationFact, spoken
from pathways.routes import Exit, Step

START = Choice("choice_start", payload("ask_recommendations"))
_ANY_ONE = re.compile(
    r"\b(?:is there|are there|any|anything|something|one|got|hay|algo|alg[uú]n[oa]?)\b", re.IGNORECASE
)
_COMPARES = re.compile(r"\b(?:than|que|which|cu[aá]l)\b|\btoo long\b", re.IGNORECASE)
_DIPLOMA = re.compile(r"\b(?:ged|hiset|diploma|finish (?:high )?school|prepa|preparatoria)\b", re.IGNORECASE)
WHICH_JOB = "which_job"
ALL_TIMES = ("day", "evening", "weekend", "online", "hybrid")
MOST_BARRIERS = 2
# Questions that, when they name a record, are about what it means for the job.
_WHERE_RECORDS_COUNT = frozenset({"requirements", "details", "why", "demand"})
# Questions that may mean whom to call first and what to bring.
# Questions that, when they name a kind of help and no job, are about that help ("where can I get my GED?").
_WHERE_HELP_COUNTS = frozenset({"where", "schedule", "cost", "duration"})
# Questions that may be about what one does in the job and learns for it.
_WHERE_SKILLS_COUNT = frozenset({"requirements", "details"})
_WHERE_TO_TURN = frozenset({"requirements", "where", "details"})


def title_of(turn: Turn, subject: Subject) -> str:
    """What to call the subject."""
    fact = turn.catalog.occupations.get(onet_soc_of(subject) or "")
    if fact is not None:
        return capital(fact.plain_title(turn.language))
    return capital(subject.route.target.title) if subject.route else ""


def onet_soc_of(subject: Subject) -> str | None:
    """The occupation that the subject is, or leads to."""
    if subject.route is not None:
        return subject.route.target.onet_soc
    return subject.occupation.onet_soc if subject.occupation else None


def training_of(turn: Turn, subject: Subject) -> list[Step]:
    """The steps one trains in: those of the route, or the nearest programs for the occupation."""
    if subject.route is not None:
        return [step for step in subject.route.steps if step.kind == "training" or step.program_id]
    return programs_for(turn, subject.occupation) if subject.occupation else []


def next_choices(subject: Subject, *left_out: str) -> list[Choice]:
    """What one usually asks next about the same subject."""
    about: dict[str, object] = {"route": subject.position} if subject.route else {"occupation": onet_soc_of(subject)}
    names = [name for name in ("details", "wage", "cost", "duration", "requirements") if name not in left_out]
    kept = [Choice(f"choice_{name}", payload(f"ask_{name}", **about)) for name in names][:3]
    contact = Choice("choice_contact", payload("ask_where", aim="contact", **about))
    return [*kept, contact, OTHER_IDEAS if subject.route else START]


def ask_which(turn: Turn) -> None:
    """Nothing to answer about yet: in the interview its question goes on, else one asks which job is meant."""
    if turn.in_interview and turn.asked:
        turn.voice.say("which_job_later")
        if asked_enough(turn):
            turn.remember("skipped", [*(turn.slots.get("skipped") or []), turn.asked])
    else:
        turn.voice.say(WHICH_JOB, [START])


class AboutOne(PathguideAction):
    """Answers a question about one subject; asks which one where none is known."""

    topic = ""

    def answer(self, turn: Turn) -> None:
        """Find the subject, answer, offer what comes next."""
        if names_too_high(turn):
            close(turn, "no_such_number", OTHER_IDEAS)
            return
        if self.topic in _WHERE_HELP_COUNTS and asks_for_help(turn) and not subjects_of(turn):
            SupportAction().answer(turn)
            return
        subject = talked_about(turn) if asks_for_aids(turn) else subject_of(turn)
        if self.topic in _WHERE_RECORDS_COUNT and asks_about_record(turn):
            answer_on_record(turn, subject, next_choices(subject, self.topic) if subject else [START])
            return
        if subject is None:
            ask_which(turn)
            return
        if self.topic in _WHERE_TO_TURN and wants_next_step(turn):
            answer_next_step(turn, subject)
            return
        fact = turn.catalog.occupations.get(onet_soc_of(subject) or "")
        if training_of(turn, subject) and asks_way(turn):
            told: Iterable[str] = way_lines(turn, title_of(turn, subject), training_of(turn, subject))
        elif self.topic in _WHERE_SKILLS_COUNT and fact is not None and asks_for_skills(turn):
            told = skill_lines(turn, subject, fact, training_of(turn, subject))
        else:
            told = self.lines(turn, subject)
        lines = [line for line in told if line]
        choices = [*self.first_choices(turn), *next_choices(subject, self.topic)]
        turn.remember("offer", choices[0].payload)
        turn.voice.utter("\n".join(lines), choices)

    def first_choices(self, turn: Turn) -> list[Choice]:
        """What the question itself suggests to ask next."""
        return []

    @abstractmethod
    def lines(self, turn: Turn, subject: Subject) -> Iterable[str]:
        """The answer, line by line."""


class AboutTraining(AboutOne):
    """A question that is answered program by program."""

    def lines(self, turn: Turn, subject: Subject) -> Iterable[str]:
        """A heading, then each program."""
        steps = training_of(turn, subject)
        if not steps:
            name = "learned_at_work" if subject.route else "no_training_known"
            yield turn.voice.phrase(name, title=title_of(turn, subject))
            return
        yield turn.voice.phrase(f"{self.topic}_head", title=title_of(turn, subject))
        for step in steps:
            yield turn.voice.phrase("item", text=f"{self.place(turn, step)}: {self.of_step(turn, step)}")

    def place(self, turn: Turn, step: Step) -> str:
        """Which program, at which school."""
        return f"{step.title}{where(turn.voice, step)}"

    @abstractmethod
    def of_step(self, turn: Turn, step: Step) -> str:
        """The answer for one program."""


class Wage(AboutOne):
    """What does it pay?"""

    action_name = "action_wage"
    topic = "wage"

    def answer(self, turn: Turn) -> None:
        """Who wants more pay than what is shown is shown that; else the pay of what is talked about."""
        if turn.routes and not subjects_of(turn) and wish_of(turn) == "pay" and wants_work(turn):
            grant(turn, "pay")
        else:
            super().answer(turn)

    def lines(self, turn: Turn, subject: Subject) -> Iterable[str]:
        """The middle wage of the job, of the jobs on the way, and the range where it is known."""
        voice = turn.voice
        for job in _jobs(turn, subject):
            yield voice.phrase("wage_of", job=capital(job.title), wage=wage(voice, job))
        fact = turn.catalog.occupations.get(onet_soc_of(subject) or "")
        row = fact.wage if fact else None
        if row and row.annual_p10_usd and row.annual_p90_usd:
            low, high = (money(round(amount / 2080, 2)) for amount in (row.annual_p10_usd, row.annual_p90_usd))
            yield voice.phrase("wage_range", low=low, high=high)
        yield voice.phrase("wage_note")


class Duration(AboutTraining):
    """How long does it take?"""

    action_name = "action_duration"
    topic = "duration"

    def answer(self, turn: Turn) -> None:
        """Who says "shorter" wants one that is; else the length of what is talked about."""
        if turn.routes and not subjects_of(turn) and wish_of(turn) == "soon" and not _COMPARES.search(turn.text):
            grant(turn, "soon")
        else:
            super().answer(turn)

    def of_step(self, turn: Turn, step: Step) -> str:
        """Weeks or class hours."""
        return turn.voice.phrase("sentence", text=length_of(turn.voice, step))


class Cost(AboutTraining):
    """What does it cost?"""

    action_name = "action_cost"
    topic = "cost"

    def answer(self, turn: Turn) -> None:
        """Who asks for one that costs less is shown that; else the price of what is talked about."""
        if turn.routes and not subjects_of(turn) and wish_of(turn) == "cheap" and _ANY_ONE.search(turn.text):
            grant(turn, "cheap")
        else:
            super().answer(turn)

    def lines(self, turn: Turn, subject: Subject) -> Iterable[str]:
        """Prices with their years, and where help with paying is."""
        yield from super().lines(turn, subject)
        if training_of(turn, subject):
            yield turn.voice.phrase("cost_help")

    def of_step(self, turn: Turn, step: Step) -> str:
        """The price with its year."""
        return turn.voice.phrase("sentence", text=price(turn.voice, step))


class Schedule(AboutTraining):
    """When are the classes?"""

    action_name = "action_schedule"
    topic = "schedule"

    def answer(self, turn: Turn) -> None:
        """A few words that name a time and ask nothing are an answer, and the suggestions follow it."""
        named, short = turn.heard.given.schedule, len(turn.text.split()) <= SHORT_WORDS and "?" not in turn.text
        told = named and (short or (turn.routes and _ANY_ONE.search(turn.text) and not subjects_of(turn)))
        if told and turn.in_interview:
            return  # the interview goes on by itself
        if told:
            carry_on(turn)
        else:
            super().answer(turn)

    def of_step(self, turn: Turn, step: Step) -> str:
        """The times known, and whom to ask for the next start."""
        times = [turn.voice.phrase(f"schedule_{time}") for time in step.schedule or [] if time in ALL_TIMES]
        known = turn.voice.phrase("schedule_known", times=listed(turn.voice, times)) if times else ""
        start = turn.voice.phrase("ask_start", reach=reach(turn.voice, step))
        return f"{known or turn.voice.phrase('schedule_unknown')} {start}"


class Where(AboutTraining):
    """Where is it?"""

    action_name = "action_where"
    topic = "where"

    def place(self, turn: Turn, step: Step) -> str:
        """The program; the school follows with its address."""
        return step.title

    def of_step(self, turn: Turn, step: Step) -> str:
        """School, street where known, city, miles, phone."""
        program = turn.catalog.programs.get(step.program_id or "")
        campus = turn.catalog.campuses.get(program.campus_id or "") if program else None
        street = turn.voice.phrase("street", street=campus.street) if campus and campus.street else ""
        place = where(turn.voice, step).strip(" ,")
        return turn.voice.phrase("where_is", place=place, street=street, reach=reach(turn.voice, step))


class Requirements(AboutOne):
    """What does it take to get in?"""

    action_name = "action_requirements"
    topic = "requirements"

    def first_choices(self, turn: Turn) -> list[Choice]:
        """Who has no diploma, or asks whether one is needed, may want to know where to earn it."""
        asks = not turn.tapped and _DIPLOMA.search(turn.text)
        return [need_choice("adult_education")] if asks or "no_diploma" in turn.profile.statuses else []

    def lines(self, turn: Turn, subject: Subject) -> Iterable[str]:
        """Schooling, entry rules of the first program, the licence of the job, and what may stand in the way."""
        voice, fact = turn.voice, turn.catalog.occupations.get(onet_soc_of(subject) or "")
        yield voice.phrase("requirements_head", title=title_of(turn, subject))
        if AGE.search(turn.text) and not any(rule.barrier == "age" for rule in _barriers(turn, subject)):
            yield voice.phrase("item", text=voice.phrase("age_no_rule"))
        schooling = (fact.typical_entry_education if fact else None) or ""
        if schooling == "none":
            yield voice.phrase("item", text=voice.phrase("usual_schooling_none"))
        elif voice.has(f"education_{schooling}"):
            usual = voice.phrase(f"education_{schooling}")
            yield voice.phrase("item", text=voice.phrase("usual_schooling", schooling=usual))
        for step in training_of(turn, subject)[:1]:
            rules = step.entry_requirements
            told = clipped(voice, rules.rstrip(". ")) if rules else ""
            known = voice.phrase("entry_rules", rules=told) if told else voice.phrase("entry_unknown")
            yield voice.phrase("item", text=f"{step.title}{where(voice, step)}: {known}")
        if fact and fact.licensed:
            body = voice.phrase("license_body", body=fact.license_body) if fact.license_body else ""
            yield voice.phrase("item", text=voice.phrase("license_needed", body=body))
        for rule in _barriers(turn, subject)[:MOST_BARRIERS]:
            told = spoken(rule.rule, rule.rule_es, turn.language)
            yield voice.phrase("item", text=voice.phrase("barrier_rule", rule=clipped(voice, told)))
        yield voice.phrase("requirements_note")


def _jobs(turn: Turn, subject: Subject) -> list[Exit]:
    if subject.route is not None:
        exits = [step.exit for step in subject.route.steps if step.exit is not None]
        return list({job.onet_soc: job for job in exits}.values())
    return [as_exit(turn, subject.occupation)] if subject.occupation else []


def as_exit(turn: Turn, fact: OccupationFact) -> Exit:
    """An occupation as a job one can leave to, with its pay."""
    row = fact.wage
    return Exit(
        onet_soc=fact.onet_soc,
        title=fact.plain_title(turn.language),
        wage_hourly_median=row.hourly_usd if row else None,
        wage_year=row.year if row else None,
    )


def _barriers(turn: Turn, subject: Subject) -> list[BarrierFact]:
    """Rules on the job and its credentials, those that touch this person's circumstances first."""
    found = list(turn.catalog.barriers_of_occupation.get(onet_soc_of(subject) or "", ()))
    fact = turn.catalog.occupations.get(onet_soc_of(subject) or "")
    for credential in fact.required_credentials if fact else ():
        found.extend(turn.catalog.barriers_of_credential.get(credential, ()))
    rules = [turn.catalog.barriers[barrier] for barrier in dict.fromkeys(found)]
    has_record = "justice_involved" in turn.profile.statuses
    return sorted(rules, key=lambda rule: (has_record and "record" not in rule.barrier, rule.severity != "blocks"))
