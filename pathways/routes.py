"""What the planner answers with: routes, near misses and support. The shapes of the HTTP contract."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from pathways import vocabulary as words


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid", use_enum_values=True)


class Target(_Answer):
    """The occupation a route leads to."""

    onet_soc: str
    title: str


class Exit(_Answer):
    """A job one can leave to after a step. Wage in dollars an hour, statewide median; `None` is unknown."""

    onet_soc: str
    title: str
    wage_hourly_median: float | None = None
    wage_year: int | None = None
    wage_source_url: str | None = None


class Step(_Answer):
    """One step of a route. Miles by road, weeks, clock hours and dollars; `None` is unknown, never zero.

    `weeks_estimated`: the length is our arithmetic, not the source's word. `exit_after_test`: the job opens only with
    the test that follows. `sourced` is false where going on from this work is possible, but no source says how often it
    happens.
    """

    kind: words.StepKind
    title: str
    program_id: str | None = None
    provider: str | None = None
    campus: str | None = None
    city: str | None = None
    county: str | None = None
    miles: float | None = None
    online: bool | None = None
    weeks: float | None = None
    weeks_estimated: bool = False
    hours: float | None = None
    tuition_usd: float | None = None
    tuition_year: int | None = None
    paid: bool | None = None
    schedule: list[str] | None = None
    credential: str | None = None
    phone: str | None = None
    phone_year: int | None = None
    website: str | None = None
    entry_requirements: str | None = None
    notes: list[str] = []
    exit: Exit | None = None
    exit_after_test: bool = False
    sourced: bool = True
    source_url: str | None = None
    as_of: str | None = None


class Barrier(_Answer):
    """A rule that may stand in this person's way on a route. `concerns` names the jobs or credentials it is on.

    `severity` is `blocks` (may stop them), `case_by_case` (somebody decides) or `note` (good to know).
    """

    barrier: words.Barrier
    severity: words.Severity
    rule: str
    concerns: str
    source_url: str
    as_of: str | None = None


class Support(_Answer):
    """A service that removes a barrier. `why` says in plain words what it would help this person with.

    `verdict` is `yes` where what the person has told meets every rule we know (they still only may qualify), else
    `cannot_tell`; `open_facts` then says in their language what would settle it.
    """

    service_id: str
    name: str
    category: words.SupportCategory
    why: str
    verdict: words.Verdict = words.Verdict.CANNOT_TELL
    open_facts: list[str] = []
    description: str | None = None
    eligibility: str | None = None
    how_to_apply: str | None = None
    phone: str | None = None
    phone_year: int | None = None
    website: str | None = None
    source_url: str | None = None
    as_of: str | None = None


class Route(_Answer):
    """From today to a target occupation, with an exit job at every step.

    `fit` is 0 to 1. `reasons` are made from the facts that decided, `unknowns` from those that could not.
    `out_of_pocket_usd` is what the person would pay themselves; `None` while any part of it is unknown.
    `barriers` are the rules that what the person told makes matter, the hardest first; each stands as a sentence in
    `unknowns` too, for those who show text alone.
    """

    field: words.Field
    target: Target
    fit: float
    steps: list[Step]
    weeks_to_first_job: float | None = None
    weeks_total: float | None = None
    tuition_usd: float | None = None
    out_of_pocket_usd: float | None = None
    barriers: list[Barrier] = []
    supports: list[Support] = []
    reasons: list[str] = []
    unknowns: list[str] = []


class Change(_Answer):
    """One constraint of the profile, as it is and as it would have to be."""

    field: str
    from_: float | str | list[str] | bool | None = None
    to: float | str | list[str] | bool | None = None

    model_config = ConfigDict(
        extra="forbid", populate_by_name=True, alias_generator=lambda name: name.rstrip("_"), serialize_by_alias=True
    )


class NearMiss(_Answer):
    """The smallest change to one constraint that would open a better route."""

    change: Change
    route: Route


class Plan(_Answer):
    """The planner's whole answer to one profile."""

    routes: list[Route] = []
    near_misses: list[NearMiss] = []
    support: list[Support] = []
