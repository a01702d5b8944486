"""Routes, prices, lengths, wages and services in words: phrases of the domain filled with what is known.

Unknown is said as unknown. A price is told with its year, a phone older than five years with its year and 2-1-1.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date

from actions.voice import Voice
from pathways.phrases import say
from pathways.routes import Exit, Route, Step, Support

OLD_PHONE_YEARS = 5
WEEKS_A_MONTH = 4.33
LONG_WEEKS = 20
CLIPPED_SIGNS = 150
SHORT_SIGNS = 300  # what a short message may hold and still have room for an accent that costs more
_REMARK = re.compile(r"\s*\([^)]*\)")


def money(amount: float) -> str:
    """`$1,250`; cents only where there are some."""
    return f"${amount:,.0f}" if float(amount).is_integer() else f"${amount:,.2f}"


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The text with its first letter small, unless it begins with an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def number(value: float) -> str:
    """`12` or `7.5`."""
    return f"{value:,.0f}" if float(value).is_integer() or value >= 10 else f"{value:.1f}"


def length(voice: Voice, weeks: float | None, hours: float | None = None, estimated: bool = False) -> str:
    """How long something takes: weeks, from about five months on months too; class hours where that is all we know."""
    if weeks is not None:
        months = weeks >= LONG_WEEKS and not estimated
        name = "length_months" if months else "length_weeks" if round(weeks) != 1 else "length_week"
        guess = voice.phrase("our_estimate") if estimated else ""
        return voice.phrase(name, weeks=f"{weeks:,.0f}", months=f"{weeks / WEEKS_A_MONTH:.0f}") + guess
    if hours is not None:
        return voice.phrase("length_hours", hours=f"{hours:,.0f}")
    return voice.phrase("length_unknown")


def price(voice: Voice, step: Step) -> str:
    """What a step costs, with the price's year; pay where one is paid to learn."""
    if step.tuition_usd is None:
        return voice.phrase("price_paid" if step.paid else "price_unknown")
    if step.tuition_usd == 0:
        return voice.phrase("price_free_paid" if step.paid else "price_free")
    if step.tuition_year is None:
        return voice.phrase("price_undated", price=money(step.tuition_usd))
    return voice.phrase("price_known", price=money(step.tuition_usd), year=step.tuition_year)


def length_of(voice: Voice, step: Step) -> str:
    """How long a step takes; where the source gives no length, it is called our estimate."""
    return length(voice, step.weeks, step.hours, step.weeks_estimated)


def length_and_price(voice: Voice, step: Step) -> str:
    """Length and price of a step in one short sentence; the price with its year."""
    known = step.weeks is not None or step.hours is not None
    time = length_of(voice, step) if known else voice.phrase("length_unknown_short")
    if step.tuition_usd is None and not step.paid:
        cost = voice.phrase("price_unknown_short")
    elif step.tuition_usd and step.tuition_year:
        cost = voice.phrase("price_short", price=money(step.tuition_usd), year=step.tuition_year)
    else:
        cost = price(voice, step)
    return capital(voice.phrase("length_and_price", length=time, price=cost))


def wage_short(voice: Voice, job: Exit | None) -> str:
    """What a job pays, where the year is told beside it."""
    if job is None or job.wage_hourly_median is None:
        return voice.phrase("wage_unknown")
    return voice.phrase("wage_short", wage=money(job.wage_hourly_median), year=job.wage_year or "?")


def wage_years(routes: Iterable[Route]) -> list[str]:
    """The years that the pay of these routes is from."""
    jobs = (step.exit for route in routes for step in route.steps)
    return sorted({str(job.wage_year) for job in jobs if job is not None and job.wage_year})


def wage(voice: Voice, job: Exit | None) -> str:
    """What a job pays in the middle, with the year of the figure."""
    if job is None or job.wage_hourly_median is None:
        return voice.phrase("wage_unknown")
    name = "wage_known" if job.wage_year else "wage_undated"
    return voice.phrase(name, wage=money(job.wage_hourly_median), year=job.wage_year)


def takes(voice: Voice, step: Step) -> str:
    """The length of a step as a sentence."""
    return voice.phrase("takes", length=length_of(voice, step))


def costs(voice: Voice, step: Step) -> str:
    """The price of a step as a sentence."""
    return voice.phrase("costs", price=price(voice, step))


def where(voice: Voice, step: Step) -> str:
    """School, city and miles, as far as known."""
    school = _REMARK.sub("", step.provider or "")
    if step.kind == "exam":
        return ""
    if step.online:
        return voice.phrase("where_online" if school else "where_online_only", school=school)
    if not school:
        return ""
    if not step.city:
        return voice.phrase("where_school", school=school)
    if step.miles is None or step.miles < 1:
        return voice.phrase("where_city", school=school, city=step.city)
    return voice.phrase("where_miles", school=school, city=step.city, miles=f"{step.miles:,.0f}")


def reach(voice: Voice, step: Step) -> str:
    """How to ask a school about a program: its phone, else its page, else just that one should ask."""
    if step.phone:
        return phone(voice, step.phone, step.phone_year)
    return voice.phrase("reach_site", website=step.website) if step.website else voice.phrase("reach_school")


def phone(voice: Voice, number_: str | None, year: int | None) -> str:
    """A phone; an old one with its year and 2-1-1, none as 2-1-1."""
    if not number_:
        return voice.phrase("phone_none")
    if year is not None and date.today().year - year > OLD_PHONE_YEARS:
        return voice.phrase("phone_old", phone=number_, year=year)
    return voice.phrase("phone_known", phone=number_)


def first_step(route: Route) -> Step:
    """Where the person would begin: the first step that is not already behind them."""
    return route.steps[0]


def told_with(step: Step, language: str) -> set[str]:
    """The planner's sentences on a step that only repeat what its length and price have just said."""
    told = {say(name, language, step=step.title) for name in ("price_unknown", "weeks_unknown", "weeks_arithmetic")}
    if step.tuition_usd is not None:
        amount = float(step.tuition_usd)
        told.add(say("price_old", language, step=step.title, price=amount, year=str(step.tuition_year)))
        told.add(say("price_undated", language, step=step.title, price=amount))
    return told


def is_the_job(step: Step) -> bool:
    """Whether the step is work in the very job one can leave to."""
    return step.kind == "work" and step.exit is not None and step.exit.title.casefold() in step.title.casefold()


def first_job(route: Route, held: Collection[str] = ()) -> Exit | None:
    """The first job that one can leave the route to, and does not hold already."""
    return next((step.exit for step in route.steps if step.exit is not None and step.exit.onet_soc not in held), None)


def last_job(route: Route) -> Exit | None:
    """The job the route leads to, with its pay."""
    return next((step.exit for step in reversed(route.steps) if step.exit is not None), None)


def pay_of(route: Route) -> float | None:
    """What the last job of a route pays an hour."""
    job = last_job(route)
    return job.wage_hourly_median if job else None


def route_line(voice: Voice, position: int, route: Route, held: Collection[str] = ()) -> str:
    """One route in short: what to start with, where, how long, what it costs, the first job and its pay.

    Where messages must be short, what the details will say anyway is left out first: remarks in parentheses, then the
    later job, which is named at the head already, then length and price. `held` are jobs the person has already.
    """
    if not voice.keeps_short:
        return _route_line(voice, position, route, held)
    plainer = without_remarks(route)
    versions = (
        _route_line(voice, position, route, held),
        _route_line(voice, position, plainer, held),
        _route_line(voice, position, route, held, later=False),
        _route_line(voice, position, plainer, held, later=False),
        _route_line(voice, position, plainer, held, later=False, price=False),
    )
    return next((text for text in versions if len(text) <= SHORT_SIGNS), versions[-1])


def _route_line(
    voice: Voice, position: int, route: Route, held: Collection[str], later: bool = True, price: bool = True
) -> str:
    step, job = first_step(route), first_job(route, held)
    parts = [f"{capital(step.title)}{where(voice, step)}."]
    if price and step.kind == "training" and step.program_id:
        parts.append(length_and_price(voice, step))
    if job is not None:
        at_once = job.onet_soc == route.target.onet_soc and step.program_id and step.kind != "work"
        name = "pays" if is_the_job(step) else "first_pay" if at_once else "leads_to_job"
        parts.append(voice.phrase(name, job=job.title, wage=wage_short(voice, job)))
    if later and (job is None or job.onet_soc != route.target.onet_soc):
        parts.append(voice.phrase("later_job", job=route.target.title, wage=wage_short(voice, last_job(route))))
    return voice.phrase("route", number=position, title=capital(route.target.title), body=" ".join(parts))


def without_remarks(route: Route) -> Route:
    """The route with its titles cut down to what they name."""
    steps = [
        step.model_copy(
            update={
                "title": short_name(step.title) if step.program_id else _REMARK.sub("", step.title),
                "exit": step.exit and step.exit.model_copy(update={"title": short_name(step.exit.title)}),
            }
        )
        for step in route.steps
    ]
    target = route.target.model_copy(update={"title": short_name(route.target.title)})
    return route.model_copy(update={"steps": steps, "target": target})


def clipped(voice: Voice, text: str) -> str:
    """A text of the data, where messages must be short only as much of it as fits, up to the end of a phrase."""
    if not voice.keeps_short or len(text) <= CLIPPED_SIGNS:
        return text
    end = max(text.rfind(sign, 0, CLIPPED_SIGNS) for sign in (". ", "; ", ", ", " "))
    best = max((text.rfind(sign, CLIPPED_SIGNS // 2, CLIPPED_SIGNS) for sign in (". ", "; ", ", ")), default=-1)
    return f"{text[: best if best > 0 else end]} ..."


def short_name(name: str) -> str:
    """A name without remarks in parentheses, and without what follows a colon: for speech and short messages."""
    return _REMARK.sub("", name).partition(": ")[0]


def route_card(position: int, route: Route, language: str) -> dict[str, object]:
    """A route, worded in this language, as a card of the HTTP contract."""
    return {"kind": "route", "number": position, "language": language, "route": route.model_dump(mode="json")}


def support_line(voice: Voice, position: int, support: Support) -> str:
    """A service in short: its name, what it is for, whom to call. The card says the rest."""
    site = voice.phrase("website", website=support.website) if support.website else ""
    ways = phone(voice, support.phone, support.phone_year) + site
    need = voice.phrase(f"need_{support.category}")
    return voice.phrase("service", number=position, name=support.name, need=need, reach=ways)


def support_card(support: Support) -> dict[str, object]:
    """A service as a card of the HTTP contract."""
    return {"kind": "support", "support": support.model_dump(mode="json")}


def listed(voice: Voice, items: list[str]) -> str:
    """`a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return voice.phrase("list_and", first=", ".join(items[:-1]), last=items[-1])
