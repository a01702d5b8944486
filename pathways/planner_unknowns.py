"""What could not be settled about a route, each said once, in the person's language."""

from __future__ import annotations

from pathways.catalog import Catalog
from pathways.facts import ProgramFact
from pathways.phrases import only_for, say, word
from pathways.planner_fit import campus_of, education_meets
from pathways.planner_moves import Move
from pathways.planner_person import Person
from pathways.planner_rating import schooling_short
from pathways.planner_rules import by_crosswalk
from pathways.planner_sketch import Sketch
from pathways.routes import Step

ADULT = 18
"""A least age below this is said only to those who have told that they are younger."""


class Words:
    """Phrases and names in one language."""

    def __init__(self, catalog: Catalog, language: str) -> None:
        self.catalog, self.language = catalog, language

    def say(self, phrase: str, **values: object) -> str:
        """A phrase of `pathways.phrases`."""
        return say(phrase, self.language, **values)

    def job(self, onet_soc: str) -> str:
        """The everyday name of an occupation."""
        row = self.catalog.occupations.get(onet_soc)
        return row.plain_title(self.language) if row else onet_soc

    def credential(self, credential_id: str) -> str:
        """The name of a credential."""
        return self.catalog.credentials[credential_id].called(self.language)


class Unknowns:
    """Collects the sentences of one route."""

    def __init__(self, catalog: Catalog, person: Person) -> None:
        self.catalog, self.person, self.language = catalog, person, person.language
        self.words = Words(catalog, person.language)
        self._first: dict[str, None] = {}
        self._said: dict[str, None] = {}
        self._asked_schooling = False
        self._age_said = 0

    def note(self, phrase: str, **values: object) -> None:
        """Say a phrase, once."""
        self._said[self.words.say(phrase, **values)] = None

    def sentences(self) -> list[str]:
        """Everything said, in order."""
        return [*self._first, *self._said]

    def of_program(self, move: Move, program: ProgramFact) -> None:
        """What is open about one program: entry, price, length, place, times."""
        person, fit, name = self.person, move.fit, program.name
        if fit and fit.only_for:
            self._first[self.words.say("only_for", step=name, who=only_for(fit.only_for, self.language))] = None
        meets = education_meets(person.education, program.min_education)
        if meets is None and program.min_education:
            if not self._asked_schooling:
                self.note("education_unknown", step=name, education=word(program.min_education, self.language))
            self._asked_schooling = True
        elif program.min_education is None and person.education == 0:
            self.note("education_entry_unknown", step=name)
        self.age(program.min_age, name)
        self._price_unknowns(move, program)
        if program.weeks is None:
            self.note("weeks_unknown", step=name)
        elif program.weeks_basis == "arithmetic":
            self.note("weeks_arithmetic", step=name)
        if campus_of(self.catalog, person, program) and (program.campus_assumed or program.campus_id is None):
            self.note("place_assumed", step=name)
        for doubt in fit.doubts if fit else ():
            self._doubt(doubt, program)
        for onet_soc in move.opens:
            if by_crosswalk(self.catalog, program, onet_soc):
                self.note("crosswalk_match", step=name, job=self.words.job(onet_soc))

    def age(self, least: int | None, name: str) -> None:
        """Say the least age once, and again only where a later one is higher."""
        age = self.person.profile.age
        if least is None or (age is None and least < ADULT):
            return
        if least > self._age_said and (age is None or age < least):
            self._age_said = least
            self.note("age_unknown", age=least, step=name)

    def _price_unknowns(self, move: Move, program: ProgramFact) -> None:
        fit, name = move.fit, program.name
        if fit is None or fit.free_as_student:
            return
        price, year = program.tuition_usd, program.tuition_year
        if price is None:
            self.note("price_unknown", step=name)
        elif price > 0 and year is None:
            self.note("price_undated", step=name, price=float(price))
        elif price > 0 and self.person.today.year - (year or 0) > 1:
            self.note("price_old", step=name, price=float(price), year=str(year))

    def _doubt(self, doubt: str, program: ProgramFact) -> None:
        name, profile = program.name, self.person.profile
        times = " / ".join(word(one, self.language) for one in sorted(self.person.limits.schedule))
        if doubt == "schedule":
            known = sorted(program.schedules & {"day", "evening", "weekend"})
            if known:
                shown = " / ".join(word(one, self.language) for one in known)
                self.note("schedule_inferred", step=name, known=shown, times=times)
            else:
                self.note("schedule_unknown", step=name, times=times)
        elif doubt == "place":
            self.note("place_unknown", step=name)
        elif doubt == "hours" and program.hours and program.weeks:
            weekly = round(program.hours / program.weeks)
            self.note("hours_over", step=name, hours=weekly, available=float(profile.hours_per_week or 0))
        elif doubt == "hired":
            self.note("hire_first", step=name)
        elif doubt == "thin":
            self.note("low_confidence" if program.confidence == "low" else "adult_places", step=name)

    def of_route(self, sketch: Sketch, steps: list[Step]) -> None:
        """What is open about the whole: the limits that unknown parts leave open, and pay."""
        limits, criteria, place = self.person.limits, sketch.criteria, self.person.place
        if place is not None and not self.person.located and any(step.program_id and not step.online for step in steps):
            self.note("place_not_found", place=place.name or place.zip or place.county or "")
        row = self.catalog.occupations[sketch.target]
        if limits.budget_usd is not None and criteria.cost_unknown:
            self.note("budget_unknown", budget=float(limits.budget_usd))
        if limits.max_weeks is not None and criteria.weeks_first_unknown:
            self.note("weeks_limit_unknown", weeks=float(limits.max_weeks))
        for step in steps:
            if step.exit is not None and step.exit.wage_hourly_median is None:
                self.note("wage_unknown", job=step.exit.title)
        wage = row.wage
        if wage is None and self.person.profile.min_wage_hourly is not None:
            self.note("min_wage_unknown", wage=float(self.person.profile.min_wage_hourly))
        if schooling_short(self.catalog, self.person, sketch):
            education = word(row.typical_entry_education or "none", self.language)
            self.note("usual_education", job=row.plain_title(self.language), education=education)
