"""The steps of a route with the job one can leave to after each."""

from __future__ import annotations

from pathways.catalog import Catalog
from pathways.facts import ProgramFact, spoken
from pathways.planner_fit import campus_of, degree_rank, schooled
from pathways.planner_ground import SUPERVISED
from pathways.planner_labels import Label
from pathways.planner_moves import FINISH_SCHOOL, Move
from pathways.planner_person import Person
from pathways.planner_rules import HSE, along_the_way, gate_of, is_entry_job
from pathways.planner_sketch import Sketch
from pathways.planner_unknowns import Unknowns, Words
from pathways.routes import Exit, Step


class StepWriter:
    """Words the steps of one sketch; what is not known about them goes to `unknowns`."""

    def __init__(self, catalog: Catalog, person: Person, sketch: Sketch, unknowns: Unknowns) -> None:
        self.catalog, self.person, self.sketch, self.unknowns = catalog, person, sketch, unknowns
        self.language = person.language
        self.words = Words(catalog, person.language)

    def steps(self, label: Label) -> list[Step]:
        """What one label adds: the training or work, then the tests that follow it."""
        move = label.move
        if move is None:
            return []
        if move.kind == "school" and move.program is None:
            return [self._school_step(label, move)]
        if move.kind == "test":
            return self._test_steps(label)
        if move.edge is not None:
            first = self._work_step(label, move)
        elif move.program is not None:
            first = self._program_step(label, move, move.program)
        elif move.id.startswith(SUPERVISED):
            first = self._supervised_step(label, move)
        else:
            first = self.already_open()
            first.notes.extend(self._beside(label))
        opened_by_exam = bool(label.exams)
        fresh = self._exit(label.opened[0]) if label.opened else None
        steps = [first]
        if not opened_by_exam:
            first.exit = fresh or self._open_before(label)
        else:
            steps += [self._exam_step(credential_id) for credential_id in label.exams]
            for step in steps:
                step.exit = fresh or self._open_before(label)
            if fresh and self._needs_exam(label):
                self._keep_gate(steps[:-1], label)
        if not label.opened and steps[0].exit is None:
            for step in steps:
                step.notes.append(self.words.say("no_exit"))
        return steps

    def _keep_gate(self, steps: list[Step], label: Label) -> None:
        """Steps before the last test: the job worked in, else one open so far, or the one behind the test, said so."""
        edge = label.move.edge if label.move else None
        if edge is not None and edge.from_onet_soc in self.catalog.occupations:
            before: Exit | None = self._exit(edge.from_onet_soc)
        else:
            before = self._open_before(label, entry_jobs=steps[0].kind == "work")
        for step in steps:
            if before is None:
                step.notes.append(self.words.say("exit_after_test"))
            step.exit_after_test = before is None and step.kind != "work"
            step.exit = step.exit if step.exit_after_test else before

    def _school_step(self, label: Label, move: Move) -> Step:
        """Finishing high school, or a diploma class that we know none of near them."""
        student = move.id == FINISH_SCHOOL
        diploma = self.catalog.credentials.get(HSE)
        step = Step(
            kind="training",
            title=self.words.say("step_finish_school" if student else "step_hse"),
            provider=diploma.oklahoma_authority if diploma and not student else None,
            exit=self._open_before(label),
            source_url=diploma.source_url if diploma else None,
            as_of=diploma.as_of if diploma else None,
            notes=[self.words.say("no_exit")] if student else [self.words.say("no_exit"), self.words.say("hse_where")],
        )
        if not student:
            self.unknowns.note("place_unknown", step=step.title)
        return step

    def _needs_exam(self, label: Label) -> bool:
        """Whether the job that opened has one of the tests just taken in its gate."""
        return bool(label.opened) and bool(gate_of(self.catalog, label.opened[0]).credentials & set(label.exams))

    def _program_step(self, label: Label, move: Move, program: ProgramFact) -> Step:
        catalog, fit = self.catalog, move.fit
        provider, campus = catalog.providers.get(program.provider_id), campus_of(catalog, self.person, program)
        self.unknowns.of_program(move, program)
        notes = [self.words.say("student_free")] if fit and fit.free_as_student else []
        if program.note:
            notes.append(spoken(program.note, program.note_es, self.language))
        notes += self._credit(label, move, program)
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
            weeks=move.weeks if move.weeks_known else None,
            weeks_estimated=program.weeks is not None and program.weeks_basis == "arithmetic",
            hours=program.hours,
            tuition_usd=program.tuition_usd if not (fit and fit.free_as_student) else 0.0,
            tuition_year=program.tuition_year if not (fit and fit.free_as_student) else None,
            paid=program.paid,
            schedule=sorted(program.schedules) or None,
            credential=spoken(program.credential_text, program.credential_text_es, self.language),
            phone=phone,
            website=provider.website if provider else None,
            entry_requirements=spoken(program.entry_requirements, program.entry_requirements_es, self.language),
            notes=[*notes, *beside],
            source_url=program.source_url,
            as_of=program.as_of,
        )

    def _credit(self, label: Label, move: Move, program: ProgramFact) -> list[str]:
        """Credit for what is held by then: what was taken off the length, and what may count besides."""
        notes: list[str] = []
        state = label.before.state if label.before else label.state
        for article in program.articulations:
            name = article.from_credential_id
            credit = spoken(article.credit_given, article.credit_given_es, self.language)
            if article == move.credit and name is not None:
                row = self.catalog.credentials.get(name)
                notes.append(
                    self.words.say(
                        "credit_saves",
                        credential=row.called(self.language) if row else article.from_text,
                        weeks=f"{article.weeks_saved:g}",
                        credit=credit,
                        source=article.source_url.split("; ")[0],
                    )
                )
            elif name is not None and (name in self.person.held | state.held or schooled(state.education, name)):
                notes.append(credit)
        return notes

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
        names = [self.words.credential(one) for one in extra if one in self.catalog.credentials]
        return [self.words.say("step_licence", credential=name) for name in names]

    def _exam_step(self, credential_id: str) -> Step:
        row = self.catalog.credentials[credential_id]
        name = row.called(self.language)
        self.unknowns.note("exam_fee", credential=name)
        self.unknowns.age(row.min_age, name)
        return Step(
            kind="exam",
            title=self.words.say("step_exam" if row.has_exam else "step_licence", credential=name),
            provider=row.oklahoma_authority or row.issuer,
            credential=name,
            notes=[spoken(row.exam, row.exam_es, self.language)] if row.has_exam and row.exam else [],
            source_url=row.source_url,
            as_of=row.as_of,
        )

    def _work_step(self, label: Label, move: Move) -> Step:
        edge = move.edge
        if edge is None:
            raise ValueError("a work step stands on a ladder edge")
        job, after = self.words.job(edge.from_onet_soc), self.words.job(edge.to_onet_soc)
        done = edge.from_onet_soc in self.person.profile.experience and move.weeks == 0
        again = label.before is not None and edge.from_onet_soc in label.before.opened and label.before.move is not None
        again = (
            again and label.before is not None and label.before.move is not None and label.before.move.edge is not None
        )
        begins = label.before is None or label.before.move is None
        if begins and edge.from_onet_soc not in self.person.open_jobs:
            self.unknowns.note("hire_first", step=job)
        elif begins:
            self._licence_assumed(edge.from_onet_soc)
        if not edge.sourced:
            self.unknowns.note("related_only", job=job, next=after)
        elif edge.from_onet_soc in self.person.profile.experience and move.doubts:
            self.unknowns.note("years_unknown", job=after, before=job)
        if move.prepares and edge.from_onet_soc in self.person.profile.experience:
            self.unknowns.note("hours_may_count", job=job)
        if not move.weeks_known and not done:
            self.unknowns.note("work_time_unknown", job=job)
        return Step(
            kind="work",
            title=self.words.say("step_keep_working" if again else "step_work", job=after if done else job),
            paid=True,
            weeks=None if not move.weeks_known else move.weeks,
            notes=self._beside(label),
            sourced=edge.sourced,
            source_url=edge.source_url,
            as_of=edge.as_of,
        )

    def _test_steps(self, label: Label) -> list[Step]:
        """A test that they can take on what they hold already."""
        steps = [self._exam_step(credential_id) for credential_id in label.exams]
        for step in steps:
            step.exit = self._open_before(label)
            self.unknowns.note("weeks_unknown", step=step.title)
        authority = steps[-1].provider or self.words.job(self.sketch.target)
        if label.move is not None and label.move.covers:
            self.unknowns.note("licence_elsewhere", authority=authority)
        elif label.move is not None and any(degree_rank(one) for needed in label.move.needs for one in needed):
            self.unknowns.note("degree_counts", authority=authority)
        steps[-1].exit = self._exit(label.opened[0]) if label.opened else steps[-1].exit
        return steps

    def _supervised_step(self, label: Label, move: Move) -> Step:
        """The working hours of a licence, under somebody who holds it."""
        row = self.catalog.credentials[move.id.removeprefix(SUPERVISED)]
        title = self.words.say("step_supervised", credential=row.called(self.language))
        if not move.weeks_known:
            self.unknowns.note("weeks_unknown", step=title)
        return Step(
            kind="work",
            title=title,
            paid=True,
            weeks=move.weeks if move.weeks_known else None,
            hours=row.typical_hours,
            notes=self._beside(label),
            source_url=row.source_url,
            as_of=row.as_of,
        )

    def _licence_assumed(self, onet_soc: str) -> None:
        """Say that a job they have done takes a licence, where they have not named it."""
        if not gate_of(self.catalog, onet_soc).passed(self.person.held):
            self.unknowns.note("licence_assumed", job=self.words.job(onet_soc))

    def already_open(self) -> Step:
        """The target needs no step but applying for it."""
        row = self.catalog.occupations[self.sketch.target]
        if row.onet_soc in self.person.open_jobs:
            self._licence_assumed(row.onet_soc)
        else:
            self.unknowns.note("hire_first", step=row.plain_title(self.language))
        return Step(
            kind="work",
            title=self.words.say("step_work", job=row.plain_title(self.language)),
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

    def _open_before(self, label: Label, entry_jobs: bool = True) -> Exit | None:
        """The best-paid job open before a step: had, or opened on the way; else perhaps an entry job of this ladder."""
        open_jobs = set(self.person.open_jobs)
        step: Label | None = label.before
        while step is not None:
            open_jobs |= set(step.opened)
            step = step.before
        if entry_jobs and not open_jobs and label.move and label.move.kind != "school":
            open_jobs = {
                self.catalog.ladders[ladder].from_onet_soc
                for ladder in self.catalog.ladders_to.get(label.opened[0] if label.opened else self.sketch.target, ())
                if is_entry_job(self.catalog, self.catalog.ladders[ladder].from_onet_soc, label.state.education)
            }
        known = [self._exit(one) for one in open_jobs if one in self.catalog.occupations]
        return max(known, key=lambda one: (one.wage_hourly_median or 0.0, one.onet_soc), default=None)
