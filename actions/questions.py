"""Answers about one job or program: pay, length, price, what it takes, when and where, what it is, why, sources."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence

from actions.interview import SHORT_WORDS, asked_enough
from actions.recommending import ADD_A_LIMIT, OTHER_IDEAS, carry_on, close
from actions.record import answer_on_record, asks_about_record
from actions.subject import Subject, names_too_high, programs_for, subject_of, subjects_of
from actions.telling import (
    capital,
    costs,
    first_step,
    is_the_job,
    last_job,
    length,
    length_and_price,
    length_of,
    listed,
    money,
    price,
    reach,
    takes,
    told_with,
    wage,
    wage_short,
    wage_years,
    where,
)
from actions.turn import PathguideAction, Turn
from actions.voice import Choice, Voice, payload
from pathways.facts import BarrierFact, OccupationFact
from pathways.routes import Exit, Step

START = Choice("choice_start", payload("ask_recommendations"))
WHICH_JOB = "which_job"
ALL_TIMES = ("day", "evening", "weekend", "online", "hybrid")
MOST_BARRIERS = 2
# Questions that, when they name a record, are about what it means for the job.
_WHERE_RECORDS_COUNT = frozenset({"requirements", "details", "why"})


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
    names = [name for name in ("details", "wage", "cost", "duration", "requirements", "where") if name not in left_out]
    kept = [Choice(f"choice_{name}", payload(f"ask_{name}", **about)) for name in names][:3]
    return [*kept, OTHER_IDEAS if subject.route else START]


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
        subject = subject_of(turn)
        if self.topic in _WHERE_RECORDS_COUNT and asks_about_record(turn):
            answer_on_record(turn, subject, next_choices(subject, self.topic) if subject else [START])
            return
        if subject is None:
            ask_which(turn)
            return
        lines = [line for line in self.lines(turn, subject) if line]
        choices = next_choices(subject, self.topic)
        turn.remember("offer", choices[0].payload)
        turn.voice.utter("\n".join(lines), choices)

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

    def of_step(self, turn: Turn, step: Step) -> str:
        """Weeks or class hours."""
        return turn.voice.phrase("sentence", text=length_of(turn.voice, step))


class Cost(AboutTraining):
    """What does it cost?"""

    action_name = "action_cost"
    topic = "cost"

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
        told = turn.heard.given.schedule and "?" not in turn.text and len(turn.text.split()) <= SHORT_WORDS
        if told and not turn.in_interview:
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

    def lines(self, turn: Turn, subject: Subject) -> Iterable[str]:
        """Schooling, entry rules of the first program, the licence of the job, and what may stand in the way."""
        voice, fact = turn.voice, turn.catalog.occupations.get(onet_soc_of(subject) or "")
        yield voice.phrase("requirements_head", title=title_of(turn, subject))
        schooling = (fact.typical_entry_education if fact else None) or ""
        if schooling == "none":
            yield voice.phrase("item", text=voice.phrase("usual_schooling_none"))
        elif voice.has(f"education_{schooling}"):
            usual = voice.phrase(f"education_{schooling}")
            yield voice.phrase("item", text=voice.phrase("usual_schooling", schooling=usual))
        for step in training_of(turn, subject)[:1]:
            rules = step.entry_requirements
            known = voice.phrase("entry_rules", rules=rules.rstrip(". ")) if rules else voice.phrase("entry_unknown")
            yield voice.phrase("item", text=f"{step.title}{where(voice, step)}: {known}")
        if fact and fact.licensed:
            body = voice.phrase("license_body", body=fact.license_body) if fact.license_body else ""
            yield voice.phrase("item", text=voice.phrase("license_needed", body=body))
        for rule in _barriers(turn, subject)[:MOST_BARRIERS]:
            yield voice.phrase("item", text=voice.phrase("barrier_rule", rule=rule.rule))
        yield voice.phrase("requirements_note")


class Details(AboutOne):
    """Tell me more."""

    action_name = "action_details"
    topic = "details"

    def lines(self, turn: Turn, subject: Subject) -> Iterable[str]:
        """A route step by step, or what an occupation is and where one trains for it."""
        voice, fact = turn.voice, turn.catalog.occupations.get(onet_soc_of(subject) or "")
        if subject.route is not None:
            yield voice.phrase("details_head", number=subject.position, title=title_of(turn, subject))
            steps = subject.route.steps
            yield from _step_lines(voice, steps)
            told = {text for step in steps if step.kind == "training" for text in told_with(step, turn.language)}
            open_still = [text for text in subject.route.unknowns if text not in told]
            yield from _to_mind(voice, open_still)
            if (years := wage_years([subject.route])) and not voice.keeps_short:
                yield voice.phrase("routes_note", years=listed(voice, years))
            yield _next_step(voice, first_step(subject.route))
            return
        if fact is None:
            return
        yield voice.phrase("occupation_is", title=fact.plain_title(turn.language), text=fact.description or "")
        yield voice.phrase(
            "wage_of", job=capital(fact.plain_title(turn.language)), wage=wage(voice, _as_exit(turn, fact))
        )
        for step in training_of(turn, subject)[:2]:
            text = f"{step.title}{where(voice, step)}. {takes(voice, step)} {costs(voice, step)}"
            yield voice.phrase("item", text=text)


class Why(AboutOne):
    """Why this one?"""

    action_name = "action_why"
    topic = "why"

    def lines(self, turn: Turn, subject: Subject) -> Iterable[str]:
        """The planner's reasons, and what it does not know."""
        voice = turn.voice
        yield voice.phrase("why_head", title=title_of(turn, subject))
        if subject.route is None:
            yield voice.phrase("why_named")
            return
        yield from (voice.phrase("item", text=capital(reason)) for reason in subject.route.reasons)
        if not subject.route.reasons:
            yield voice.phrase("why_general")
        yield from _to_mind(voice, subject.route.unknowns)


class Sources(AboutOne):
    """Where is that from?"""

    action_name = "action_sources"
    topic = "sources"

    def lines(self, turn: Turn, subject: Subject) -> Iterable[str]:
        """Each fact's page and date."""
        voice = turn.voice
        yield voice.phrase("sources_head", title=title_of(turn, subject))
        for step in subject.route.steps if subject.route else training_of(turn, subject):
            yield from _source_lines(voice, step.title, step.source_url, step.as_of)
        fact = turn.catalog.occupations.get(onet_soc_of(subject) or "")
        if fact and fact.wage:
            pay = voice.phrase("source_wage", year=fact.wage.year)
            yield from _source_lines(voice, pay, fact.wage.source_url, None)
        yield voice.phrase("sources_note")


class Compare(PathguideAction):
    """Two or three beside each other."""

    action_name = "action_compare"

    def answer(self, turn: Turn) -> None:
        """The ones named, else those shown."""
        subjects = subjects_of(turn)[:3]
        if len(subjects) < 2:
            shown = [Subject(position, route) for position, route in enumerate(turn.routes, 1)]
            subjects = [*subjects, *(one for one in shown if one not in subjects)][: 2 if subjects else 3]
            subjects.sort(key=lambda one: one.position or 0)
        if len(subjects) < 2 and turn.routes:
            close(turn, "compare_one", OTHER_IDEAS, ADD_A_LIMIT)
            return
        if len(subjects) < 2:
            ask_which(turn)
            return
        voice = turn.voice
        lines = [voice.phrase("compare_head"), *(self._line(turn, subject) for subject in subjects)]
        choices = [
            Choice("choice_more_about", payload("ask_details", route=one.position), {"number": one.position})
            for one in subjects
            if one.route
        ]
        turn.voice.utter("\n".join(lines), [*choices, OTHER_IDEAS])

    def _line(self, turn: Turn, subject: Subject) -> str:
        voice = turn.voice
        step = next(iter(training_of(turn, subject)), None)
        job = last_job(subject.route) if subject.route else None
        fact = turn.catalog.occupations.get(onet_soc_of(subject) or "")
        job = job or (_as_exit(turn, fact) if fact else None)
        guess = any(one.weeks_estimated for one in subject.route.steps) if subject.route else False
        weeks = subject.route.weeks_total if subject.route else step.weeks if step else None
        return voice.phrase(
            "compare_line",
            title=f"{subject.position}. {title_of(turn, subject)}" if subject.position else title_of(turn, subject),
            length=length(voice, weeks, estimated=guess) if step else voice.phrase("length_at_work"),
            price=price(voice, step) if step else voice.phrase("price_at_work"),
            wage=wage(voice, job),
            miles=voice.phrase("miles", miles=f"{step.miles:,.0f}") if step and step.miles is not None else "",
        )


def _jobs(turn: Turn, subject: Subject) -> list[Exit]:
    if subject.route is not None:
        exits = [step.exit for step in subject.route.steps if step.exit is not None]
        return list({job.onet_soc: job for job in exits}.values())
    return [_as_exit(turn, subject.occupation)] if subject.occupation else []


def _as_exit(turn: Turn, fact: OccupationFact) -> Exit:
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


def _next_step(voice: Voice, step: Step) -> str:
    """Whom to call first; for work with no named sponsor, the job center; for school with no class known, as told."""
    if step.kind == "work" and not step.program_id:
        return voice.phrase("next_step_work")
    if not step.program_id:
        return voice.phrase(
            "next_step_school", reach=reach(voice, step) if _reachable(step) else voice.phrase("phone_none")
        )
    return voice.phrase("next_step", reach=reach(voice, step))


def _reachable(step: Step) -> bool:
    return bool(step.phone or step.website)


def _step_lines(voice: Voice, steps: Sequence[Step]) -> Iterable[str]:
    """The steps, each with the job one can leave to, unless the step before has named it."""
    before = None
    for position, step in enumerate(steps, 1):
        parts = [f"{step.title}{where(voice, step)}."]
        if step.kind == "training" and step.program_id:
            parts.append(length_and_price(voice, step))
        if step.exit is not None and step.exit != before and not step.exit_after_test:
            name = "pays" if is_the_job(step) else "exit_job"
            parts.append(voice.phrase(name, job=step.exit.title, wage=wage_short(voice, step.exit)))
            before = step.exit
        yield voice.phrase("numbered", number=position, text=" ".join(parts))


def _to_mind(voice: Voice, unknowns: Sequence[str]) -> Iterable[str]:
    """What is not known or may stand in the way: the two things that matter most."""
    if unknowns and not voice.keeps_short:
        yield voice.phrase("mind_head")
    yield from (voice.phrase("item", text=capital(text)) for text in unknowns[:2])


def _source_lines(voice: Voice, what: str, source_url: str | None, as_of: str | None) -> Iterable[str]:
    if source_url:
        dated = voice.phrase("source_dated", date=as_of) if as_of else voice.phrase("source_undated")
        yield voice.phrase("source", what=what, url=source_url.split("; ")[0], dated=dated)
