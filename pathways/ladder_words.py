"""A route in short lines: how long, where, for how much, which job, what it pays. What is unknown says so.

The picture (`pathways.ladder_picture`) and its text alternative are made of the same words.
"""

from __future__ import annotations

from collections.abc import Iterator

from pathways.phrases import say
from pathways.routes import Barrier, Exit, Route, Step

WEEKS_A_MONTH = 4.33
LONG_WEEKS = 20.0


def length(weeks: float | None, language: str, *, estimated: bool = False, hours: float | None = None) -> str:
    """How long something takes: weeks, from twenty on months too; class hours where they are all we know."""
    if weeks is None:
        return say("hours_many", language, hours=float(hours)) if hours else say("time_unknown", language)
    whole = round(weeks)
    if weeks < 1:
        time = say("weeks_under" if weeks > 0 else "weeks_none", language)
    elif weeks >= LONG_WEEKS:
        time = say("weeks_months", language, weeks=whole, months=round(weeks / WEEKS_A_MONTH))
    else:
        time = say("weeks_many" if whole != 1 else "weeks_one", language, weeks=whole)
    return say("weeks_guess", language, time=time) if estimated else time


def price(step: Step, language: str) -> str:
    """What a step costs, with the year of the price; a test's fee is never known to us."""
    if step.tuition_usd is None:
        if step.paid:
            return say("price_paid", language)
        return say("fee_not_known" if step.kind == "exam" else "price_not_known", language)
    if step.tuition_usd == 0:
        return say("price_free", language)
    if step.tuition_year is None:
        return say("price_no_year", language, price=float(step.tuition_usd))
    return say("price_of_year", language, price=float(step.tuition_usd), year=str(step.tuition_year))


def pay(job: Exit, language: str) -> str:
    """What a job pays: the statewide median with its year."""
    if job.wage_hourly_median is None:
        return say("pay_not_known", language)
    wage = f"{job.wage_hourly_median:,.2f}"
    if job.wage_year is None:
        return say("pay_undated", language, wage=wage)
    return say("pay_known", language, wage=wage, year=str(job.wage_year))


def where(step: Step, language: str) -> str:
    """School and town, or the authority of a test; how far it is. Empty where nothing is known of it."""
    parts = [step.provider or ""]
    if step.city and step.city.casefold() not in (step.provider or "").casefold():
        parts.append(step.city)
    place = ", ".join(part for part in parts if part)
    return " · ".join(part for part in (place, _distance(step, language)) if part)


def _distance(step: Step, language: str) -> str:
    if step.program_id is None:
        return ""
    if step.online:
        return say("taught_online", language)
    if step.miles is None:
        return say("miles_not_known", language) if step.kind == "training" else ""
    if step.miles < 2:
        return say("miles_few", language)
    return say("miles_many", language, miles=round(step.miles))


def facts(step: Step, language: str) -> str:
    """Length and price of a step in one line."""
    if step.kind == "exam":
        return price(step, language)
    time = length(step.weeks, language, estimated=step.weeks_estimated, hours=step.hours)
    return f"{time} · {price(step, language)}"


def kind(step: Step, number: int, language: str) -> str:
    """`Step 2: Training`."""
    return say("ladder_step", language, number=number, kind=say(f"ladder_{step.kind}", language))


def leads_to(step: Step, language: str) -> str:
    """The job one can leave to after a step, and what it pays."""
    if step.exit is None:
        return say("ladder_no_job", language)
    name = "ladder_after_test" if step.exit_after_test else "ladder_job"
    return f"{say(name, language, job=step.exit.title)}, {pay(step.exit, language)}"


def totals(route: Route, language: str) -> list[str]:
    """Time to the first new job, time in all where it differs, and what the person pays."""
    first, whole = route.weeks_to_first_job, route.weeks_total
    hired_first = first == 0 and bool(route.steps) and route.steps[0].paid
    time = say("once_hired", language) if hired_first else length(first, language)
    lines = [say("ladder_first_job", language, time=time)]
    if whole != first or whole is None:
        lines.append(say("ladder_total", language, time=length(whole, language)))
    cost = route.out_of_pocket_usd
    shown = say("cost_not_known", language) if cost is None else f"${cost:,.0f}"
    return [*lines, say("ladder_cost", language, cost=shown)]


def warning(barrier: Barrier, language: str) -> str:
    """A rule in short: how hard it is and what it is on."""
    return say(f"ladder_{barrier.severity}", language, concerns=barrier.concerns)


def ladder_lines(route: Route, language: str) -> Iterator[str]:
    """The whole picture in lines, from the first step to the goal; rules in full."""
    yield say("ladder_title", language, job=route.target.title)
    yield from totals(route, language)
    for number, step in enumerate(route.steps, 1):
        parts = [f"{kind(step, number, language)}. {step.title}", where(step, language), facts(step, language)]
        yield ". ".join(part for part in [*parts, leads_to(step, language)] if part)
        if not step.sourced:
            yield say("ladder_possible", language)
    for barrier in route.barriers:
        yield f"{warning(barrier, language)}. {barrier.rule}"
    yield say("ladder_goal", language, job=route.target.title)


def ladder_text(route: Route, language: str = "en") -> str:
    """The ladder as a list, one line a step: for screen readers, SMS and print.

    Args:
        route: a route of the planner; its texts are in the language it was planned in.
        language: "en" or "es".
    """
    return "\n".join(ladder_lines(route, language))
