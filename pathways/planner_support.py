"""Support that stands with a route: what would clear what stands in its way, few and fitting.

Asked for or not: getting there without a car (first: nothing begins without it), a price that is unknown or that the
stated budget does not cover, a diploma to earn, a record, English, a disability, military service, tribal citizenship,
a layoff, school that is still free, children, and a way that begins with being hired. What the person has said does not
apply is not offered. An offer is worded as one ("may qualify"). Beside a route with training, of several services
of a kind the one that pays for training comes first, then the one that trains.
"""

from __future__ import annotations

import re

from pathways.catalog import Catalog
from pathways.eligibility import NOT_OWN, support_for
from pathways.phrases import word
from pathways.planner_person import Person
from pathways.routes import Route, Support

MOST = 4
OFFERS: dict[str, tuple[str, ...]] = {
    "justice_involved": ("reentry",),
    "veteran": ("veterans",),
    "tribal_citizen": ("tribal",),
    "english_learner": ("english",),
    "disability": ("disability",),
    "dislocated_worker": ("unemployment",),
    "high_school_student": ("tuition",),
}
"""What a circumstance alone makes worth offering."""
LOOKED_AT = 8
MONEY_APART = ("veterans", "tribal", "child_care", "disability")
"""Categories in which some services pay for training, or for what it takes, and others do not."""
_PAYS = re.compile(r"\b(?:pays?|grant|scholarship|tuition)\b.*\b(?:train\w*|school|college|tuition|degrees?)\b", re.I)
_TRAINS = re.compile(r"\b(?:train|school|college)\b", re.I)  # "daily-living training" is of another kind


class RouteSupport:
    """Support of each category for one person, looked up once for all routes of a plan."""

    def __init__(self, catalog: Catalog, person: Person) -> None:
        self._catalog, self._person = catalog, person
        self._mild = {word(fact, person.language) for fact in NOT_OWN}
        self._known: dict[tuple[str, bool], list[Support]] = {}

    def for_route(self, route: Route) -> list[Support]:
        """At most four services, one of each category that this route makes useful, in the order of `_categories`."""
        trained = any(step.program_id for step in route.steps)
        chosen: dict[str, Support] = {}
        for category in self._categories(route):
            for support in self._of(category, trained):
                if support.service_id not in chosen:
                    chosen[support.service_id] = support
                    break
            if len(chosen) == MOST:
                break
        return list(chosen.values())

    def _of(self, category: str, trained: bool) -> list[Support]:
        key = (category, trained)
        if key not in self._known:
            found = support_for(
                self._catalog, self._person.profile, [category], limit=LOOKED_AT, today=self._person.today
            )
            self._known[key] = sorted(found, key=lambda one: self._use(one, category)) if trained else found
        return self._known[key]

    def _use(self, support: Support, category: str) -> int:
        """How much a service does for training, 0 the most; open questions of the person's own weigh more."""
        if str(support.category) != category:
            return 4  # 2-1-1, which stands in for what cannot be reached
        if any(fact not in self._mild for fact in support.open_facts):
            return 3
        if category not in MONEY_APART:
            return 2
        does = self._catalog.services[support.service_id].description
        return 0 if _PAYS.search(does) else 1 if _TRAINS.search(does) else 2

    def _categories(self, route: Route) -> list[str]:
        profile = self._person.profile
        wanted = dict[str, None]()
        if profile.transport in ("none", "transit") and any(
            step.program_id and not step.online for step in route.steps
        ):
            wanted["transportation"] = None
        wanted |= dict.fromkeys(str(one) for one in profile.needs)
        if self._person.education == 0 and not self._person.student:
            wanted["adult_education"] = None
        if any(step.title for step in route.steps if self._is_diploma(step.program_id)):
            wanted["adult_education"] = None
        for status, categories in OFFERS.items():
            if status in profile.statuses:
                wanted |= dict.fromkeys(categories)
        if self._person.language == "es":
            wanted["english"] = None
        if self._hired_first(route):
            wanted["job_search"] = None
        if self._unmet(route):
            wanted["tuition"] = None
            wanted["financial_aid"] = None
        if "parent" in profile.statuses:
            wanted["child_care"] = None
        return [one for one in wanted if one not in profile.denied]

    def _hired_first(self, route: Route) -> bool:
        """Whether the way begins with being hired by somebody we cannot name."""
        return bool(route.steps) and route.steps[0].kind == "work" and route.steps[0].program_id is None

    def _unmet(self, route: Route) -> bool:
        """Whether the route may cost more than the person has said they can pay."""
        cost, budget = route.out_of_pocket_usd, self._person.profile.budget_usd
        return cost is None or (cost > 0 and (budget is None or cost > budget))

    def _is_diploma(self, program_id: str | None) -> bool:
        row = self._catalog.programs.get(program_id or "")
        return row is not None and row.kind == "hse_diploma"
