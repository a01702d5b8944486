"""The order of the interview: what to ask before the first list, and what to ask beside a list.

Common sense stands before arithmetic:

- First what kind of work, then where. Whoever cannot name work is offered kinds of work that can be reached.
- The times one can go come before the list only where they would turn most of it over; otherwise the list is shown.
- After three questions, whatever became of them, there is a list.
- Beside a list stands the one question that would change it most (`pathways.next_question`), if it would change it at
  all noticeably. It is asked once. When none is left, one is asked whether there is anything to plan around: the only
  time that money troubles, a record, health or children are touched, and an offer at that.
- What was answered, skipped or denied is not asked again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from pathways.catalog import Catalog
from pathways.next_question import Survey, survey
from pathways.profile import Profile

WISHES = ("interests", "fields")
REFINEMENTS = (
    "schedule", "transport", "target_occupations", "education", "budget_usd", "max_weeks", "max_miles",
)  # fmt: skip
JOBS = "target_occupations"
OFFER = "needs"
QUESTIONS = (*WISHES, "place", *REFINEMENTS, OFFER)

MOST_BEFORE_LIST = 3
MOST_ASKS = 2
MOST_ROUNDS = 3
"""How often jobs are offered to somebody who saw nothing in those before."""

UNDECIDED = 0.3
"""The expected change from which on choosing among jobs comes before limits: what one wants comes before how."""

TURNS_OVER = 0.5
"""The expected change of the list that makes class times worth asking before there is a list."""

NOTICEABLE = 0.1
"""The expected change of the list below which a question beside it is not worth anybody's time."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an interview has come: how often what was asked, what was left out, jobs that did not appeal."""

    asks: Mapping[str, int] = field(default_factory=dict)
    skipped: Collection[str] = ()
    passed: tuple[str, ...] = ()

    @property
    def used(self) -> int:
        """How many questions have been put, or turned down before they were."""
        return sum(self.asks.values()) + sum(one not in self.asks for one in self.skipped)


def answered(profile: Profile, question: str) -> bool:
    """Whether the profile holds an answer to a question. Having named work answers both questions about it."""
    if question in WISHES:
        return bool(profile.interests or profile.fields or profile.target_occupations)
    return getattr(profile, question) not in (None, [])


def before_list(catalog: Catalog, profile: Profile, standing: Standing) -> list[str]:
    """What to ask before the first list, in order; empty when it is time to show one."""
    if standing.used >= MOST_BEFORE_LIST:
        return []
    order = [one for one in ("interests", "place", "fields") if _is_open(profile, standing, one)]
    if "interests" in order:
        order = [one for one in order if one != "fields"]
        if standing.asks.get("interests"):  # the same question again helps nobody: a narrower one does
            order = [one for one in order if one != "interests"]
            order.append("fields")
    if order:
        return order
    if _is_open(profile, standing, "schedule") and not standing.asks.get("schedule"):
        change = survey(catalog, profile, passed=standing.passed).change
        if change.get("schedule", 0.0) >= TURNS_OVER:
            return ["schedule"]
    return []


def beside_list(catalog: Catalog, profile: Profile, standing: Standing) -> str | None:
    """The question to ask beside a list, if any is worth it."""
    found = survey(catalog, profile, passed=standing.passed)
    fresh = [one for one in REFINEMENTS if _is_open(profile, standing, one) and _is_new(standing, one)]
    if JOBS in fresh and found.change.get(JOBS, 0.0) >= UNDECIDED:
        return JOBS
    best = found.best(fresh, NOTICEABLE)
    if best is None and _is_open(profile, standing, OFFER) and OFFER not in standing.asks:
        return OFFER
    return best


def _is_new(standing: Standing, question: str) -> bool:
    """Whether it has not been asked; other jobs to choose from make another question, for who saw nothing in those."""
    if question == JOBS and standing.passed:
        return standing.asks.get(JOBS, 0) < MOST_ROUNDS
    return question not in standing.asks


def _is_open(profile: Profile, standing: Standing, question: str) -> bool:
    if answered(profile, question) or question in standing.skipped:
        return False
    return question == JOBS or standing.asks.get(question, 0) < MOST_ASKS
