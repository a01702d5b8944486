"""The order of the interview: what to ask before the first list, and what to ask beside a list.

Common sense stands before arithmetic:

- First what kind of work, then where. Kinds of work stand beside the open question; who does not know is shown narrower
  ones, once it is known what is near.
- The times one can go come before the list only where they would turn most of it over; otherwise the list is shown.
- After three questions, whatever became of them, there is a list.
- Beside a list stands the one question that would change it most (`pathways.next_question`), if it would change it
  noticeably. Choosing among jobs goes before limits as long as that is undecided: what one wants comes before how. When
  none is left, one is asked whether there is anything to plan around: the only time that health, a record, children or
  rides are touched, and an offer at that.
- What was answered, skipped or denied is not asked again, and a question beside a list is put once. Only other jobs are
  offered to somebody who saw nothing in those before, and that three times at most.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from pathways.catalog import Catalog
from pathways.next_question import Survey, survey
from pathways.profile import Profile

WISHES = ("interests", "fields")
JOBS = "target_occupations"
REFINEMENTS = ("schedule", "transport", JOBS, "education", "budget_usd", "max_weeks", "max_miles")
OFFER = "needs"
QUESTIONS = (*WISHES, "place", *REFINEMENTS, OFFER)

MOST_BEFORE_LIST = 3
MOST_ASKS = 2
MOST_ROUNDS = 3
"""How often jobs are offered to somebody who saw nothing in those before."""

TURNS_OVER = 0.5
"""The expected change of the list that makes class times worth asking before there is a list."""

UNDECIDED = 0.3
"""The expected change from which on choosing among jobs comes before limits."""

NOTICEABLE = 0.05
"""The expected change of the list below which a question beside it is not worth anybody's time."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an interview has come.

    `asks` says how often what was asked, `skipped` what was left out, `passed` which jobs did not appeal.
    """

    asks: Mapping[str, int] = field(default_factory=dict)
    skipped: Collection[str] = ()
    passed: tuple[str, ...] = ()

    @property
    def used(self) -> int:
        """How many questions have been put, or turned down before they were."""
        return sum(self.asks.values()) + sum(one not in self.asks for one in self.skipped)


def answered(profile: Profile, question: str) -> bool:
    """Whether the profile holds an answer to a question. Having named work answers both questions about its kind."""
    if question in WISHES:
        return bool(profile.interests or profile.fields or profile.target_occupations)
    return getattr(profile, question) not in (None, [])


def look(catalog: Catalog, profile: Profile, standing: Standing) -> Survey:
    """What each question would change, and the answers to offer."""
    return survey(catalog, profile, passed=standing.passed)


def before_list(catalog: Catalog, profile: Profile, standing: Standing) -> list[str]:
    """What to ask before the first list, in order; empty when it is time to show one."""
    if standing.used >= MOST_BEFORE_LIST:
        return []
    order = [one for one in ("interests", "place") if _is_open(profile, standing, one)]
    if order:
        return order
    if _is_open(profile, standing, "fields") and not standing.asks.get("fields"):
        return ["fields"]
    if _is_open(profile, standing, "schedule") and not standing.asks.get("schedule"):
        change = look(catalog, profile, standing).change
        if change.get("schedule", 0.0) >= TURNS_OVER:
            return ["schedule"]
    return []


def beside_list(catalog: Catalog, profile: Profile, standing: Standing) -> str | None:
    """The question to ask beside a list, if any is worth it."""
    found = look(catalog, profile, standing)
    fresh = [one for one in REFINEMENTS if _is_open(profile, standing, one) and _is_new(standing, one)]
    if JOBS in fresh and found.change.get(JOBS, 0.0) >= UNDECIDED:
        return JOBS
    best = found.best(fresh, NOTICEABLE)
    if best is None and _is_open(profile, standing, OFFER) and OFFER not in standing.asks:
        return OFFER
    return best


def _is_new(standing: Standing, question: str) -> bool:
    if question == JOBS and standing.passed:
        return standing.asks.get(JOBS, 0) < MOST_ROUNDS
    return question not in standing.asks


def _is_open(profile: Profile, standing: Standing, question: str) -> bool:
    if answered(profile, question) or question in standing.skipped or question in profile.denied:
        return False
    return question == JOBS or standing.asks.get(question, 0) < MOST_ASKS
