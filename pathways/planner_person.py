"""The person as the planner sees them: where they start, what they hold, and which limits bind a step.

Reach without a stated `max_miles` (a default is ours, so what lies beyond becomes a near miss, never a silent no):
60 road miles with a car or when nothing is said (a little over an hour), 30 with rides from somebody, 15 by transit,
and with no transport at all 10 where a local transit service covers the county, else 5. Stated miles always win.
A program that can be done wholly online has no distance.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pathways.catalog import Catalog
from pathways.facts import EDUCATION_RANK
from pathways.geo import complete
from pathways.planner_rules import HSE, gate_of, takes_experience
from pathways.profile import Place, Profile

REACH_MILES = {"car": 60.0, None: 60.0, "ride": 30.0, "transit": 15.0}
REACH_ON_FOOT = 5.0
REACH_LOCAL_TRANSIT = 10.0
LITTLE_USD = 1000.0
LITTLE_WEEKS = 26.0


@dataclass(frozen=True, slots=True)
class Limits:
    """The hard constraints in force; `None` is no limit. `own_reach`: the miles are the person's, not our default.

    `weeks_apart` is for a limit that is moved (`planner_relax`): known weeks to the first job are compared beside all
    criteria, so that what is found within many weeks has what is best within fewer.
    """

    max_miles: float | None = None
    own_reach: bool = False
    max_weeks: float | None = None
    budget_usd: float | None = None
    schedule: frozenset[str] = frozenset()
    online_ok: bool = True
    weeks_apart: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A profile made ready for planning. `held` has what their credentials build on; `open_jobs` what is open now.

    `unlicensed`: jobs they have done whose licence they say they do not have (here): closed until they are licensed.
    """

    profile: Profile
    place: Place | None
    education: int | None
    student: bool
    held: frozenset[str]
    open_jobs: frozenset[str]
    unlicensed: frozenset[str]
    limits: Limits
    today: date
    memo: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    """What was worked out for this person and may be asked again under other limits (offers, outcomes of moves)."""

    @property
    def language(self) -> str:
        """The language to answer in."""
        return "es" if self.profile.language == "es" else "en"

    @property
    def located(self) -> bool:
        """Whether we know where they are, so that miles can be counted."""
        return self.place is not None and self.place.lat is not None and self.place.lon is not None

    @property
    def little_money(self) -> bool:
        """Whether they named a budget that pays for hardly any training."""
        return self.limits.budget_usd is not None and self.limits.budget_usd <= LITTLE_USD

    @property
    def needs_pay(self) -> bool:
        """Whether learning for pay answers what they said of money or time, though an employer must hire first."""
        weeks = self.limits.max_weeks
        return self.little_money or (weeks is not None and weeks <= LITTLE_WEEKS)

    def with_limits(self, limits: Limits) -> Person:
        """The same person under other limits."""
        return replace(self, limits=limits)


def person_of(catalog: Catalog, profile: Profile, today: date) -> Person:
    """The planner's view of a profile on a day."""
    place = complete(catalog, profile.place) if profile.place else None
    held = _with_prerequisites(catalog, profile.credentials)
    education = None if profile.education is None else EDUCATION_RANK[str(profile.education)]
    if HSE in held and (education or 0) < 1:
        education = 1
    student = "high_school_student" in profile.statuses and (education or 0) < 1
    if education is None and (student or "no_diploma" in profile.statuses):
        education = 0
    open_jobs, unlicensed = _jobs(catalog, profile, held)
    return Person(
        profile=profile,
        place=place,
        education=education,
        student=student,
        held=held,
        open_jobs=open_jobs,
        unlicensed=unlicensed,
        limits=_limits(catalog, profile, place),
        today=today,
    )


def _with_prerequisites(catalog: Catalog, credentials: list[str]) -> frozenset[str]:
    held, todo = set[str](), list(credentials)
    while todo:
        credential_id = todo.pop()
        if credential_id not in held:
            held.add(credential_id)
            row = catalog.credentials.get(credential_id)
            todo.extend(row.prerequisites if row else ())
    return frozenset(held)


def _jobs(catalog: Catalog, profile: Profile, held: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Jobs open now (done before, or their gate passed by what is held), and those done that lack a licence denied.

    Who has done a licensed job and says nothing of the licence is taken to have it; the route says so.
    """
    done = {onet_soc for onet_soc in profile.experience if onet_soc in catalog.occupations}
    denied = set(profile.denied) - held
    gates = {onet_soc: gate_of(catalog, onet_soc) for onet_soc in done}
    unlicensed = {one for one, gate in gates.items() if gate.credentials & denied and not gate.passed(held)}
    jobs = done - unlicensed
    asking = catalog.remember("person.asking", lambda: _jobs_asking(catalog))
    for credential_id in held:
        jobs.update(onet_soc for onet_soc in asking.get(credential_id, ()) if gate_of(catalog, onet_soc).passed(held))
    return frozenset(jobs), frozenset(unlicensed)


def _jobs_asking(catalog: Catalog) -> dict[str, list[str]]:
    """Jobs by the credentials that their gate names.

    A job that takes earlier work is open to who holds the licence required for it, which takes that work too, but not
    to who holds one of several that may do.
    """
    found: dict[str, list[str]] = {}
    for onet_soc, row in catalog.occupations.items():
        gate = gate_of(catalog, onet_soc)
        for credential_id in gate.every if takes_experience(row) else gate.credentials:
            found.setdefault(credential_id, []).append(onet_soc)
    return found


def _limits(catalog: Catalog, profile: Profile, place: Place | None) -> Limits:
    reach = profile.max_miles if profile.max_miles is not None else default_reach(catalog, profile.transport, place)
    return Limits(
        max_miles=reach,
        own_reach=profile.max_miles is not None,
        max_weeks=profile.max_weeks,
        budget_usd=profile.budget_usd,
        schedule=frozenset(str(one) for one in profile.schedule),
        online_ok=profile.online_ok is not False,
    )


def default_reach(catalog: Catalog, transport: str | None, place: Place | None) -> float:
    """Road miles that are sensible when the person has named none (see the module)."""
    if transport != "none":
        return REACH_MILES[transport]
    county = place.county if place else None
    local = (catalog.services[one] for one in catalog.services_in_county.get(county or "", ()))
    return REACH_LOCAL_TRANSIT if any(row.category == "transportation" for row in local) else REACH_ON_FOOT
