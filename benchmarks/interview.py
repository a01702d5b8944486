"""How many questions until a route to the job in mind is shown: `python -m benchmarks.interview [--people 500]`.

Made-up people (`benchmarks.interview_people`) are asked by the interview and, for comparison, by forms that ask the
same questions in one order for everybody. They answer truthfully or skip. What is counted is the questions put to them
until a route to their job that keeps all their limits is among the three shown.

Answers are structured: understanding of words is measured elsewhere. The interview is judged by the lists that it
shows; the forms, in their favour, as if they showed a list after every answer.
"""

from __future__ import annotations

import argparse
import random
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.interview_people import SKIPS, SPEAKS, Somebody, people, suits, told
from pathguide.plan_command import loaded_catalog
from pathguide.settings import Settings
from pathways.catalog import Catalog
from pathways.interview_plan import OFFER, Standing, answered, before_list, beside_list, look
from pathways.narrowing import Kind
from pathways.planner import plan
from pathways.profile import Profile
from pathways.routes import Route
from pathways.search import warm

SHOWN = 3
MOST = 15
"""Questions after which somebody counts as not found."""

PLAIN_FORM = ("interests", "place", "schedule", "transport", "budget_usd", "max_weeks", "max_miles", "education")
FULL_FORM = ("interests", "fields", "target_occupations", *PLAIN_FORM[1:])
LATE_FORM = (*PLAIN_FORM, "fields", "target_occupations")


@dataclass
class Talk:
    """One person's interview: what is known, what was asked, and the routes to the job in mind when they came."""

    catalog: Catalog
    somebody: Somebody
    draw: random.Random
    planned: dict[str, list[Route]]
    profile: Profile = field(init=False)
    standing: Standing = field(default_factory=Standing)

    def __post_init__(self) -> None:
        self.profile = self.somebody.profile_at_first()

    def ask(self, question: str) -> None:
        """Put a question; it is answered truthfully, or skipped."""
        before = self.standing
        asks = {**before.asks, question: before.asks.get(question, 0) + 1}
        passed, skipped = before.passed, {*before.skipped}
        answer = {} if self.draw.random() < SKIPS else self._answer(question)
        if "passed" in answer:
            passed = (*passed, *answer.pop("passed"))
        elif not answer:
            skipped.add(question)
        self.profile = told(self.profile, (question, answer))
        self.standing = Standing(asks, skipped, passed)

    def _answer(self, question: str) -> dict[str, Any]:
        offered = look(self.catalog, self.profile, self.standing)
        target = self.somebody.target
        if question == "fields":
            return self._kind(offered.finer)
        if question == "target_occupations":
            group = next((one for one in offered.groups if target in one), None)
            if group is not None:
                return {"target_occupations": list(group)}
            return {"passed": [code for one in offered.groups for code in one]} if offered.groups else {}
        if question == "interests" and not self.somebody.wish:
            return self._kind(offered.kinds)  # they stand beside the open question, to tap
        return self.somebody.answer(question)

    def _kind(self, kinds: Sequence[Kind]) -> dict[str, Any]:
        field_id = self.catalog.occupations[self.somebody.target].field_id
        return next(({"fields": list(one.fields)} for one in kinds if field_id in one.fields), {})

    def found(self) -> bool:
        """Whether a list shown now has a route to the job in mind that suits the person."""
        key = self.profile.model_dump_json()
        if key not in self.planned:  # other ways of asking come to the same profile
            self.planned[key] = plan(self.catalog, self.profile, limit=SHOWN).routes
        routes = self.planned[key]
        target, truth = self.somebody.target, self.somebody.truth
        return any(route.target.onet_soc == target and suits(self.catalog, truth, route) for route in routes)


def adaptive(talk: Talk) -> int | None:
    """The questions put by the interview until its list has the job; `None` where it ends without."""
    for number in range(MOST + 1):
        left = before_list(talk.catalog, talk.profile, talk.standing)
        if not left and talk.found():
            return number
        question = left[0] if left else beside_list(talk.catalog, talk.profile, talk.standing)
        if question is None or question == OFFER:
            return None
        talk.ask(question)
    return None


def form(order: Sequence[str]) -> Callable[[Talk], int | None]:
    """An interview that asks everybody the same questions in one order, those already answered left out."""

    def run(talk: Talk) -> int | None:
        number = 0
        for question in ["", *order]:
            if question and (answered(talk.profile, question) or _cannot_be_asked(talk, question)):
                continue
            if question:
                talk.ask(question)
                number += 1
            if talk.found():
                return number
        return None

    return run


def _cannot_be_asked(talk: Talk, question: str) -> bool:
    """Narrowing needs something to narrow: kinds are for those without a wish, groups for more jobs than three."""
    if question not in ("fields", "target_occupations"):
        return False
    found = look(talk.catalog, talk.profile, talk.standing)
    return not ("fields" in found.change if question == "fields" else found.groups)


WAYS: dict[str, Callable[[Talk], int | None]] = {
    "the interview": adaptive,
    "a form, narrowing first": form(FULL_FORM),
    "a form, narrowing last": form(LATE_FORM),
    "a form without narrowing": form(PLAIN_FORM),
}


def measure(catalog: Catalog, count: int, seed: int) -> dict[str, list[tuple[Somebody, int | None]]]:
    """What every way of asking needed for every person; each way meets the same answers and skips."""
    results: dict[str, list[tuple[Somebody, int | None]]] = {name: [] for name in WAYS}
    for somebody in people(catalog, count, seed):
        planned: dict[str, list[Route]] = {}
        for name, run in WAYS.items():
            talk = Talk(catalog, somebody, random.Random(seed * 100_003 + somebody.number), planned)
            results[name].append((somebody, run(talk)))
    return results


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    catalog = loaded_catalog(Settings().url)
    warm(catalog)
    results = measure(catalog, options.people, options.seed)
    Console().print(_table(results))


def _table(results: dict[str, list[tuple[Somebody, int | None]]]) -> Table:
    table = Table("way of asking", "who", "people", "median", "mean of found", "found within 3", "found at all")
    for name, rows in results.items():
        for who in ("all", *SPEAKS):
            counts = [count for somebody, count in rows if who in ("all", somebody.speaks)]
            table.add_row(name, who, *_figures(counts))
    return table


def _figures(counts: Sequence[int | None]) -> Iterator[str]:
    known = [one for one in counts if one is not None]
    median = statistics.median([MOST + 1 if one is None else one for one in counts])
    yield str(len(counts))
    yield "never" if median > MOST else f"{median:g}"
    yield f"{statistics.fmean(known):.2f}" if known else "-"
    yield f"{100 * sum(one <= SHOWN for one in known) / len(counts):.0f}%"
    yield f"{100 * len(known) / len(counts):.0f}%"


if __name__ == "__main__":
    main()
