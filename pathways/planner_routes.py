"""From a label of the search to a route that can be shown: steps with exits, sums, reasons and unknowns."""

from __future__ import annotations

from dataclasses import dataclass

from pathways.catalog import Catalog
from pathways.facts import ProgramFact
from pathways.phrases import say, word
from pathways.planner_barriers import barrier_notes
from pathways.planner_moves import FINISH_SCHOOL, Move
from pathways.planner_person import Person, campus_of, education_meets
from pathways.planner_rules import along_the_way, entry_rank, gate_of, is_entry_job
from pathways.planner_search import Criteria, Label
from pathways.routes import Exit, Route, Step, Target

ADULT = 18
"""A least age below this is said only to those who have told that they are younger."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A way to a target before it is worded: what choosing needs. `match` 0 to 1, `why` the phrase that says it."""

    target: str
    label: Label
    match: float
    why: str = ""
    fit: float = 0.0
    general: bool = False
    asked: bool = False
    caution: str = ""

    @property
    def criteria(self) -> Criteria:
        """What routes are compared by."""
        return self.label.criteria

    @property
    def signature(self) -> tuple[str, ...]:
        """Target and moves: two sketches with the same one are the same route."""
        return (self.target, *(step.move.id for step in self.label.chain() if step.move))


class RouteWriter:
    """Words one sketch for one person."""

    def __init__(self, catalog: Catalog, person: Person, sketch: Sketch) -> None:
        self.catalog, self.person, self.sketch = catalog, person, sketch
        self.language = person.language
        self.unknowns: dict[str, None] = {}
        self._asked_schooling = False
        self._age_said = 0

    def write(self) -> Route:
        """The route as the contract has it."""
        row = self.catalog.occupations[self.sketch.target]
        steps = [step for label in self.sketch.label.chain() for step in self._steps(label)]
        if not steps:
            steps = [self._already_open()]
        blocked = barrier_notes(self.catalog, self.person, self.sketch)
        steps[-1].notes.extend(blocked)
        self._sum_unknowns(steps)
        criteria = self.sketch.criteria
        tuition = self._tuition(steps)
        return Route(
            field=row.field_id,
            target=Target(onet_soc=row.onet_soc, title=row.plain_title(self.language)),
            fit=self.sketch.fit,
            steps=steps,
            weeks_to_first_job=None if criteria.weeks_first_unknown else criteria.weeks_first,
            weeks_total=None if criteria.weeks_unknown else criteria.weeks,
            tuition_usd=tuition,
            out_of_pocket_usd=self._out_of_pocket(),
            reasons=self._reasons(steps),
            unknowns=[*blocked, *([self.sketch.caution] if self.sketch.caution else []), *self.unknowns],
        )

    # -- steps ---------------------------------------------------------------------------------------------------------

    def _steps(self, label: Label) -> list[Step]:
        move = label.move
        if move is None:
            return []
        if move.kind == "school" and move.program is None:
            return [self._school_step(label, move)]
        if move.edge is not None:
            first = self._work_step(label, move)
        elif move.program is not None:
            first = self._program_step(label, move, move.program)
        else:
            first = self._already_open()
            first.notes.extend(self._beside(label))
        opened_by_exam = bool(label.exams)
        fresh = self._exit(label.opened[0]) if label.opened else None
        steps = [first]
        if not opened_by_exam:
            first.exit = fresh or self._open_before(label)
        else:
            gated = self._needs_exam(label)
            first.exit = self._open_before(label) if gated else fresh or self._open_before(label)
            steps += [self._exam_step(credential_id) for credential_id in label.exams]
            for step in steps[1:]:
                step.exit = first.exit
            steps[-1].exit = fresh or self._open_before(label)
        for step in steps:
            if step.exit is None:
                step.notes.append(self._say("exit_after_test" if label.exams and label.opened else "no_exit"))
        return steps

    def _school_step(self, label: Label, move: Move) -> Step:
        """Finishing high school, or a diploma class that we know none of near them."""
        student = move.id == FINISH_SCHOOL
        step = Step(
            kind="training",
            title=self._say("step_finish_school" if student else "step_hse"),
            exit=self._open_before(label),
            notes=[self._say("no_exit")] if student else [self._say("no_exit"), self._say("hse_where")],
        )
        if not student:
            self._note("place_unknown", step=step.title)
        return step

    def _needs_exam(self, label: Label) -> bool:
        """Whether the job that opened has one of the tests just taken in its gate."""
        return bool(label.opened) and bool(gate_of(self.catalog, label.opened[0]).credentials & set(label.exams))

    def _program_step(self, label: Label, move: Move, program: ProgramFact) -> Step:
        catalog, fit = self.catalog, move.fit
        provider, campus = catalog.providers.get(program.provider_id), campus_of(catalog, self.person, program)
        self._program_unknowns(move, program)
        notes = [self._say("student_free")] if fit and fit.free_as_student else []
        if program.note:
            notes.append(program.note)
        notes += [
            article.credit_given for article in program.articulations if article.from_credential_id in self.person.held
        ]
        beside = self._beside(label)
        phone = (campus.phone if campus else None) or (provider.phone if provider else None)
        return Step(
            kind="work" if program.is_work else "training",
            title=program.name,
            program_id=program.id,
            provider=provider.name if provider else None,
            campus=campus.name if campus else None,
            city=campus.city if campus else None,
            county=campus.county if campus else None,
            miles=None if fit is None or fit.miles is None else round(fit.miles),
            online=True if fit and fit.online else (False if program.schedules - {"online"} else None),
            weeks=program.weeks,
            hours=program.hours,
            tuition_usd=program.tuition_usd if not (fit and fit.free_as_student) else 0.0,
            tuition_year=program.tuition_year if not (fit and fit.free_as_student) else None,
            paid=program.paid,
            schedule=sorted(program.schedules) or None,
            credential=program.credential_text,
            phone=phone,
            website=provider.website if provider else None,
            entry_requirements=program.entry_requirements,
            notes=[*notes, *beside],
            source_url=program.source_url,
            as_of=program.as_of,
        )

    def _beside(self, label: Label) -> list[str]:
        """Registrations and permits that come with a step, and are no step of their own."""
        move = label.move
        if move is None:
            return []
        needed = {*move.prepares, *label.exams}
        for credential_id in label.exams:
            row = self.catalog.credentials.get(credential_id)
            needed |= {one for one in (row.prerequisites if row else ()) if along_the_way(self.catalog, one)}
        had = label.before.state.held if label.before else self.person.held
        late = move.prepares - label.state.held  # prepared for, but earned only by working hours later
        extra = sorted(needed - set(label.exams) - move.covers - self.person.held - had - late)
        names = [self._credential(one) for one in extra if one in self.catalog.credentials]
        return [self._say("step_licence", credential=name) for name in names]

    def _exam_step(self, credential_id: str) -> Step:
        row = self.catalog.credentials[credential_id]
        self._note("exam_fee", credential=row.name)
        self._age(row.min_age, row.name)
        return Step(
            kind="exam",
            title=self._say("step_exam" if row.has_exam else "step_licence", credential=row.name),
            provider=row.oklahoma_authority or row.issuer,
            credential=row.name,
            notes=[row.exam] if row.has_exam and row.exam else [],
            source_url=row.source_url,
            as_of=row.as_of,
        )

    def _work_step(self, label: Label, move: Move) -> Step:
        edge = move.edge
        if edge is None:
            raise ValueError("a work step stands on a ladder edge")
        job, after = self._job(edge.from_onet_soc), self._job(edge.to_onet_soc)
        done = edge.from_onet_soc in self.person.profile.experience and move.weeks == 0
        again = label.before is not None and edge.from_onet_soc in label.before.opened and label.before.move is not None
        again = (
            again and label.before is not None and label.before.move is not None and label.before.move.edge is not None
        )
        if not edge.sourced:
            self._note("related_only", job=job, next=after)
        elif edge.from_onet_soc in self.person.profile.experience and move.doubts:
            self._note("years_unknown", job=after, before=job)
        if not move.weeks_known and not done:
            self._note("work_time_unknown", job=job)
        return Step(
            kind="work",
            title=self._say("step_keep_working" if again else "step_work", job=after if done else job),
            paid=True,
            weeks=None if not move.weeks_known else move.weeks,
            notes=self._beside(label),
            source_url=edge.source_url,
            as_of=edge.as_of,
        )

    def _already_open(self) -> Step:
        """The target needs no step but applying for it."""
        row = self.catalog.occupations[self.sketch.target]
        return Step(
            kind="work",
            title=self._say("step_work", job=row.plain_title(self.language)),
            paid=True,
            weeks=0,
            exit=self._exit(row.onet_soc),
            source_url=row.source_url,
            as_of=row.as_of,
        )

    def _exit(self, onet_soc: str) -> Exit:
        row = self.catalog.occupations[onet_soc]
        wage = row.wage
        return Exit(
            onet_soc=onet_soc,
            title=row.plain_title(self.language),
            wage_hourly_median=wage.hourly_usd if wage else None,
            wage_year=wage.year if wage else None,
            wage_source_url=wage.source_url if wage else None,
        )

    def _open_before(self, label: Label) -> Exit | None:
        """The best-paid job open before a step: had, or opened on the way; else an entry job on this ladder."""
        open_jobs = set(self.person.open_jobs)
        step: Label | None = label.before
        while step is not None:
            open_jobs |= set(step.opened)
            step = step.before
        if not open_jobs and label.move and label.move.kind != "school":
            open_jobs = {
                self.catalog.ladders[ladder].from_onet_soc
                for ladder in self.catalog.ladders_to.get(label.opened[0] if label.opened else self.sketch.target, ())
                if is_entry_job(self.catalog, self.catalog.ladders[ladder].from_onet_soc, label.state.education)
            }
        known = [self._exit(one) for one in open_jobs if one in self.catalog.occupations]
        return max(known, key=lambda one: (one.wage_hourly_median or 0.0, one.onet_soc), default=None)

    # -- sums ----------------------------------------------------------------------------------------------------------

    def _tuition(self, steps: list[Step]) -> float | None:
        priced = [step for step in steps if step.program_id]
        if any(step.tuition_usd is None for step in priced):
            return None
        if any(step.kind == "training" and step.program_id is None for step in steps):
            return None
        return sum(step.tuition_usd or 0.0 for step in priced)

    def _out_of_pocket(self) -> float | None:
        """What the known prices add up to; unknown while a price is, or while old prices alone break the budget."""
        criteria, budget = self.sketch.criteria, self.person.limits.budget_usd
        if criteria.cost_unknown or (budget is not None and criteria.cost_usd > budget):
            return None
        return criteria.cost_usd

    # -- words ---------------------------------------------------------------------------------------------------------

    def _reasons(self, steps: list[Step]) -> list[str]:
        person, row = self.person, self.catalog.occupations[self.sketch.target]
        job = row.plain_title(self.language)
        reasons = [self.sketch.why] if self.sketch.why else []
        chain = self.sketch.label.chain()
        used = {one for label in chain if label.move for alternative in label.move.needs for one in alternative}
        for credential_id in person.profile.credentials:
            if credential_id in used and credential_id in self.catalog.credentials:
                reasons.append(self._say("have_credential", credential=self._credential(credential_id)))
        opened = {one for label in chain for one in label.opened} | {self.sketch.target}
        for onet_soc in sorted(person.open_jobs):
            edges = (self.catalog.ladders[one] for one in self.catalog.ladders_from.get(onet_soc, ()))
            if any(edge.to_onet_soc in opened and edge.sourced for edge in edges):
                reasons.append(self._say("have_experience", job=self._job(onet_soc)))
                break
        wage = row.wage
        if wage is not None and wage.hourly_usd is not None:
            reasons.append(self._say("good_wage", job=job, wage=f"{wage.hourly_usd:,.2f}", year=str(wage.year)))
        reasons += self._first_step_reasons(chain, steps)
        if row.growth_pct_us is not None and row.growth_pct_us >= 5:
            reasons.append(self._say("growing", percent=f"{row.growth_pct_us:g}"))
        return list(dict.fromkeys(reasons))

    def _first_step_reasons(self, chain: list[Label], steps: list[Step]) -> list[str]:
        person, criteria, reasons = self.person, self.sketch.criteria, list[str]()
        first = chain[0].move if chain else None
        if first and first.fit and first.program:
            if first.fit.online:
                reasons.append(self._say("online"))
            elif steps[0].miles is not None and person.place is not None:
                where = person.place.name or person.place.zip or person.place.county or ""
                phrase = "near" if steps[0].miles >= 2 else "here"
                reasons.append(self._say(phrase, miles=round(steps[0].miles), place=where))
            times = sorted(person.limits.schedule & first.program.schedules)
            if times:
                reasons.append(self._say("fits_schedule", times=", ".join(word(one, self.language) for one in times)))
        if first and first.paid and first.program:
            reasons.append(self._say("paid", step=first.program.name))
        elif chain and not criteria.weeks_first_unknown and criteria.weeks_first > 0:
            job = next((label.opened[0] for label in chain if label.opened), None)
            if job:
                reasons.append(self._say("soon", job=self._job(job), weeks=round(criteria.weeks_first)))
        budget, cost = person.limits.budget_usd, self._out_of_pocket()
        if budget is not None and cost is not None and any(step.tuition_usd is not None for step in steps):
            reasons.append(self._say("within_budget", cost=float(cost), budget=float(budget)))
        return reasons

    def _program_unknowns(self, move: Move, program: ProgramFact) -> None:
        person, fit, name = self.person, move.fit, program.name
        meets = education_meets(person.education, program.min_education)
        if meets is None and program.min_education:
            if not self._asked_schooling:
                self._note("education_unknown", step=name, education=word(program.min_education, self.language))
            self._asked_schooling = True
        elif program.min_education is None and person.education == 0:
            self._note("education_entry_unknown", step=name)
        self._age(program.min_age, name)
        self._price_unknowns(move, program)
        if program.weeks is None:
            self._note("weeks_unknown", step=name)
        elif program.weeks_basis == "arithmetic":
            self._note("weeks_arithmetic", step=name)
        if campus_of(self.catalog, person, program) and (program.campus_assumed or program.campus_id is None):
            self._note("place_assumed", step=name)
        for doubt in fit.doubts if fit else ():
            self._doubt(doubt, program)

    def _age(self, least: int | None, name: str) -> None:
        """Say the least age once, and again only where a later one is higher."""
        age = self.person.profile.age
        if least is None or (age is None and least < ADULT):
            return
        if least > self._age_said and (age is None or age < least):
            self._age_said = least
            self._note("age_unknown", age=least, step=name)

    def _price_unknowns(self, move: Move, program: ProgramFact) -> None:
        fit, name, budget = move.fit, program.name, self.person.limits.budget_usd
        if fit is None or fit.free_as_student:
            return
        price, year = program.tuition_usd, program.tuition_year
        if price is None:
            self._note("price_unknown", step=name)
        elif fit.stale and budget is not None and price > budget:
            self._note("price_over", step=name, price=float(price), year=str(year), budget=float(budget))
        elif price > 0 and year is None:
            self._note("price_undated", step=name, price=float(price))
        elif price > 0 and self.person.today.year - (year or 0) > 1:
            self._note("price_old", step=name, price=float(price), year=str(year))

    def _doubt(self, doubt: str, program: ProgramFact) -> None:
        name, profile = program.name, self.person.profile
        times = " / ".join(word(one, self.language) for one in sorted(self.person.limits.schedule))
        if doubt == "schedule":
            known = sorted(program.schedules & {"day", "evening", "weekend"})
            if known:
                shown = " / ".join(word(one, self.language) for one in known)
                self._note("schedule_inferred", step=name, known=shown, times=times)
            else:
                self._note("schedule_unknown", step=name, times=times)
        elif doubt == "place":
            self._note("place_unknown", step=name)
        elif doubt == "hours" and program.hours and program.weeks:
            weekly = round(program.hours / program.weeks)
            self._note("hours_over", step=name, hours=weekly, available=float(profile.hours_per_week or 0))
        elif doubt == "hired":
            self._note("hire_first", step=name)
        elif doubt == "thin":
            self._note("low_confidence" if program.confidence == "low" else "adult_places", step=name)

    def _sum_unknowns(self, steps: list[Step]) -> None:
        limits, criteria = self.person.limits, self.sketch.criteria
        row = self.catalog.occupations[self.sketch.target]
        if limits.budget_usd is not None:
            if criteria.cost_unknown:
                self._note("budget_unknown", budget=float(limits.budget_usd))
            elif criteria.cost_usd > limits.budget_usd:
                self._note("prices_over", price=float(criteria.cost_usd), budget=float(limits.budget_usd))
        if limits.max_weeks is not None and criteria.weeks_first_unknown:
            self._note("weeks_limit_unknown", weeks=float(limits.max_weeks))
        for step in steps:
            if step.exit is not None and step.exit.wage_hourly_median is None:
                self._note("wage_unknown", job=step.exit.title)
        wage = row.wage
        if wage is None and self.person.profile.min_wage_hourly is not None:
            self._note("min_wage_unknown", wage=float(self.person.profile.min_wage_hourly))
        last = self.sketch.label.move
        trained = last is not None and last.program is not None and not gate_of(self.catalog, row.onet_soc).exists
        if trained and last is not None and entry_rank(row) > max(last.level, self.person.education or 0):
            education = word(row.typical_entry_education or "none", self.language)
            self._note("usual_education", job=row.plain_title(self.language), education=education)

    def _note(self, phrase: str, **values: object) -> None:
        self.unknowns[self._say(phrase, **values)] = None

    def _say(self, phrase: str, **values: object) -> str:
        return say(phrase, self.language, **values)

    def _job(self, onet_soc: str) -> str:
        row = self.catalog.occupations.get(onet_soc)
        return row.plain_title(self.language) if row else onet_soc

    def _credential(self, credential_id: str) -> str:
        return self.catalog.credentials[credential_id].name
