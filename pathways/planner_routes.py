"""From a label of the search to a route that can be shown: steps with exits, sums, reasons and unknowns."""

from __future__ import annotations

from pathways.catalog import Catalog
from pathways.geo import lives_elsewhere
from pathways.phrases import word
from pathways.planner_barriers import barriers_of, in_words
from pathways.planner_labels import Label
from pathways.planner_person import Person
from pathways.planner_sketch import Sketch
from pathways.planner_steps import StepWriter
from pathways.planner_unknowns import Unknowns, Words
from pathways.routes import Route, Step, Target


class RouteWriter:
    """Words one sketch for one person."""

    def __init__(self, catalog: Catalog, person: Person, sketch: Sketch) -> None:
        self.catalog, self.person, self.sketch = catalog, person, sketch
        self.language = person.language
        self.words = Words(catalog, person.language)

    def write(self) -> Route:
        """The route as the contract has it."""
        row = self.catalog.occupations[self.sketch.target]
        unknowns = Unknowns(self.catalog, self.person)
        writer = StepWriter(self.catalog, self.person, self.sketch, unknowns)
        steps = [step for label in self.sketch.label.chain() for step in writer.steps(label)]
        if not steps:
            steps = [writer.already_open()]
        barriers = barriers_of(self.catalog, self.person, self.sketch)
        rules = [in_words(one, self.language) for one in barriers]
        unknowns.of_route(self.sketch, steps)
        if lives_elsewhere(self.person.place) and any(step.program_id for step in steps):
            unknowns.note("across_the_line")
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
            barriers=barriers,
            reasons=self._reasons(steps),
            unknowns=[*rules, *([self.sketch.caution] if self.sketch.caution else []), *unknowns.sentences()],
        )

    def _tuition(self, steps: list[Step]) -> float | None:
        priced = [step for step in steps if step.program_id]
        if any(step.tuition_usd is None for step in priced):
            return None
        if any(step.kind == "training" and step.program_id is None for step in steps):
            return None
        return sum(step.tuition_usd or 0.0 for step in priced)

    def _out_of_pocket(self) -> float | None:
        """What the prices add up to; unknown while one is."""
        criteria = self.sketch.criteria
        return None if criteria.cost_unknown else criteria.cost_usd

    def _reasons(self, steps: list[Step]) -> list[str]:
        person, row = self.person, self.catalog.occupations[self.sketch.target]
        job = row.plain_title(self.language)
        reasons = [self.sketch.why] if self.sketch.why else []
        chain = self.sketch.label.chain()
        used = {one for label in chain if label.move for alternative in label.move.needs for one in alternative}
        for credential_id in person.profile.credentials:
            if credential_id in used and credential_id in self.catalog.credentials:
                reasons.append(self.words.say("have_credential", credential=self.words.credential(credential_id)))
        opened = {one for label in chain for one in label.opened} | {self.sketch.target}
        for onet_soc in sorted(person.open_jobs):
            edges = (self.catalog.ladders[one] for one in self.catalog.ladders_from.get(onet_soc, ()))
            if any(edge.to_onet_soc in opened and edge.sourced for edge in edges):
                reasons.append(self.words.say("have_experience", job=self.words.job(onet_soc)))
                break
        wage = row.wage
        if wage is not None and wage.hourly_usd is not None:
            reasons.append(self.words.say("good_wage", job=job, wage=f"{wage.hourly_usd:,.2f}", year=str(wage.year)))
        reasons += self._first_step_reasons(chain, steps)
        if row.growth_pct_us is not None and row.growth_pct_us >= 5:
            reasons.append(self.words.say("growing", percent=f"{row.growth_pct_us:g}"))
        return list(dict.fromkeys(reasons))

    def _first_step_reasons(self, chain: list[Label], steps: list[Step]) -> list[str]:
        person, criteria, reasons = self.person, self.sketch.criteria, list[str]()
        first = chain[0].move if chain else None
        if first and first.fit and first.program:
            if first.fit.online:
                reasons.append(self.words.say("online"))
            elif steps[0].miles is not None and person.place is not None:
                where = person.place.name or person.place.zip or person.place.county or ""
                phrase = "near" if steps[0].miles >= 2 else "here"
                reasons.append(self.words.say(phrase, miles=round(steps[0].miles), place=where))
            times = sorted(person.limits.schedule & first.program.schedules)
            if times:
                reasons.append(
                    self.words.say("fits_schedule", times=", ".join(word(one, self.language) for one in times))
                )
        if first and first.paid and first.program:
            reasons.append(self.words.say("paid", step=first.program.name))
        elif chain and not criteria.weeks_first_unknown and criteria.weeks_first > 0:
            job = next((label.opened[0] for label in chain if label.opened), None)
            if job:
                reasons.append(self.words.say("soon", job=self.words.job(job), weeks=round(criteria.weeks_first)))
        budget, cost = person.limits.budget_usd, self._out_of_pocket()
        if budget is not None and cost and any(step.tuition_usd is not None for step in steps):
            reasons.append(self.words.say("within_budget", cost=float(cost), budget=float(budget)))
        return reasons
