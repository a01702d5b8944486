"""Two or three side by side: time, cost, pay, distance and class hours, what is not known as not known."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Callable

from actions.questions import as_exit, ask_which, onet_soc_of, title_of, training_of
from actions.showing import ADD_A_LIMIT, OTHER_IDEAS, close
from actions.subject import Subject, subjects_of
from actions.telling import first_step, last_job, length, pay_of, price, wage
from actions.turn import PathguideAction, Turn
from actions.voice import Choice, payload
from pathways.routes import Route, Step

MOST = 3
COLUMNS = ("length", "price", "wage", "miles", "hours")


class Compare(PathguideAction):
    """Two or three beside each other: the ones named, else those shown."""

    action_name = "action_compare"

    def answer(self, turn: Turn) -> None:
        """A line for each, and a table for those who can be shown one."""
        subjects = _compared(turn)
        if len(subjects) < 2 and turn.routes:
            close(turn, "compare_one", OTHER_IDEAS, ADD_A_LIMIT)
            return
        if len(subjects) < 2:
            ask_which(turn)
            return
        rows = [_row(turn, subject) for subject in subjects]
        lines = [*_foremost(turn, subjects), *(turn.voice.phrase("compare_line", **row) for row in rows)]
        choices = [
            Choice("choice_more_about", payload("ask_details", route=one.position), {"number": one.position})
            for one in subjects
            if one.route
        ]
        table = {
            "kind": "table",
            "title": turn.voice.phrase("compare_head"),
            "columns": [turn.voice.phrase(f"column_{name}") for name in ("title", *COLUMNS)],
            "rows": [[row[name] for name in ("title", *COLUMNS)] for row in rows],
        }
        if turn.voice.keeps_short:
            for line in lines[:-1]:
                turn.voice.utter(line)
            turn.voice.utter(lines[-1], [*choices, OTHER_IDEAS])
            return
        turn.voice.utter("\n\n".join([turn.voice.phrase("compare_head"), *lines]), [*choices, OTHER_IDEAS], [table])


def best_of(routes: list[Route], worth: Callable[[Route], float | None]) -> int | None:
    """Which of the routes is worth most, counted from 1; `None` where that is not known of each, or holds of several."""
    values = [worth(route) for route in routes]
    known = [value for value in values if value is not None]
    if not known or len(known) < len(values) or known.count(max(known)) > 1:
        return None
    return values.index(max(known)) + 1


def soon(route: Route) -> float | None:
    """The sooner a route leads to work, the more."""
    return -route.weeks_to_first_job if route.weeks_to_first_job is not None else None


def _foremost(turn: Turn, subjects: list[Subject]) -> list[str]:
    """The one asked for ("which is fastest"), said first, where it is known which that is."""
    routes = [one.route for one in subjects if one.route is not None]
    if turn.tapped or len(routes) < len(subjects):
        return []
    told: list[str] = []
    for name, (pattern, worth) in _FOREMOST.items():
        best = best_of(routes, worth) if pattern.search(turn.text) else None
        if best is not None:
            told.append(turn.voice.phrase(name, number=subjects[best - 1].position))
    return [" ".join(told)] if told else []


def _near(route: Route) -> float | None:
    step = first_step(route)
    return 0.0 if step.online else None if step.miles is None else -step.miles


def _cheap(route: Route) -> float | None:
    return None if route.out_of_pocket_usd is None else -route.out_of_pocket_usd


_FOREMOST: dict[str, tuple[re.Pattern[str], Callable[[Route], float | None]]] = {
    "choose_soonest": (
        re.compile(
            r"\b(?:fast(?:er|est)|quick(?:er|est)|soon(?:er|est)|short(?:er|est)|least time|m[aá]s (?:r[aá]pid[oa]|pronto|cort[oa]))\b",
            re.I,
        ),
        soon,
    ),
    "choose_pay": (
        re.compile(
            r"\b(?:pays? (?:the )?(?:most|more|best|better)|(?:make|makes|earn|earns) (?:the )?(?:most|more)|(?:best|better|highest|most) (?:pay(?:ing)?|money|wage)|paga(?:n)? (?:m[aá]s|mejor)|gana(?:n)? m[aá]s)\b",
            re.I,
        ),
        pay_of,
    ),
    "choose_near": (re.compile(r"\b(?:close(?:r|st)|near(?:er|est)|m[aá]s cerca\w*)\b", re.I), _near),
    "choose_cheap": (
        re.compile(r"\b(?:cheap(?:er|est)|least expensive|costs? (?:the )?(?:least|less)|m[aá]s barat[oa])\b", re.I),
        _cheap,
    ),
}


def _compared(turn: Turn) -> list[Subject]:
    named = subjects_of(turn)[:MOST]
    if len(named) >= 2:
        return named
    shown = [Subject(position, route) for position, route in enumerate(turn.routes, 1)]
    subjects = [*named, *(one for one in shown if one not in named)][: 2 if named else MOST]
    return sorted(subjects, key=lambda one: one.position or 0)


def _row(turn: Turn, subject: Subject) -> dict[str, str]:
    voice = turn.voice
    steps = training_of(turn, subject)
    step = next(iter(steps), None)
    fact = turn.catalog.occupations.get(onet_soc_of(subject) or "")
    job = (last_job(subject.route) if subject.route else None) or (as_exit(turn, fact) if fact else None)
    guess = any(one.weeks_estimated for one in subject.route.steps) if subject.route else False
    weeks = subject.route.weeks_to_first_job if subject.route else step.weeks if step else None
    whole = subject.route.weeks_total if subject.route else None
    title = title_of(turn, subject)
    return {
        "title": f"{subject.position}. {title}" if subject.position else title,
        "length": _length(turn, weeks, whole, guess) if step else voice.phrase("length_at_work"),
        "price": price(voice, step) if step else voice.phrase("price_at_work"),
        "wage": wage(voice, job),
        "miles": _miles(turn, step),
        "hours": _hours(turn, steps),
    }


def _length(turn: Turn, weeks: float | None, whole: float | None, guess: bool) -> str:
    """How long to the first job, and to the end where that is further."""
    if weeks is None:
        return turn.voice.phrase("not_known")
    first = length(turn.voice, weeks, estimated=guess)
    if whole is None or round(whole) <= round(weeks):
        return first
    return turn.voice.phrase("length_of_both", first=first, whole=length(turn.voice, whole))


def _miles(turn: Turn, step: Step | None) -> str:
    if step is None:
        return turn.voice.phrase("no_class")
    if step.online:
        return turn.voice.phrase("schedule_online")
    if step.miles is None:
        return turn.voice.phrase("not_known")
    return turn.voice.phrase("miles", miles=f"{step.miles:,.0f}")


def _hours(turn: Turn, steps: list[Step]) -> str:
    """Class hours of all the training; unknown while one of them is."""
    if not steps:
        return turn.voice.phrase("no_class")
    hours = [step.hours for step in steps if step.kind == "training"]
    if not hours or any(one is None for one in hours):
        return turn.voice.phrase("not_known")
    return turn.voice.phrase("hours_known", hours=f"{sum(one or 0.0 for one in hours):,.0f}")
