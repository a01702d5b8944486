"""A plan as plain text, for a terminal, a printer or a fenced block of Markdown: every fact with its doubt and source.

Lines are at most `WIDTH` characters, but for a web address that is longer.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from pathways.catalog import Catalog
from pathways.ladder_words import facts, leads_to, totals, where
from pathways.phrases import say, word
from pathways.planner_barriers import in_words
from pathways.profile import Profile
from pathways.profile_words import profile_lines
from pathways.routes import Change, NearMiss, Plan, Route, Step, Support

WIDTH = 100


def plan_text(catalog: Catalog, profile: Profile, plan: Plan) -> str:
    """The whole answer to a profile: the person, the routes, the near misses and the help asked for.

    Args:
        catalog: names what the profile holds by id.
        profile: with its place completed.
        plan: the planner's answer to this profile; it is worded in the profile's language.
    """
    language = "es" if profile.language == "es" else "en"
    lines = [say("plan_person", language)]
    person = list(profile_lines(catalog, profile, language)) or [say("plan_nothing_said", language)]
    lines += _items(person)
    if not plan.routes:
        lines += ["", *_wrapped(say("plan_no_route", language))]
    for number, route in enumerate(plan.routes, 1):
        lines += ["", *_route(catalog, number, route, language)]
    if plan.near_misses:
        lines += ["", say("plan_near", language)]
        lines += _items(_near_miss(miss, language) for miss in plan.near_misses)
    if plan.support:
        lines += ["", say("plan_support", language)]
        lines += [line for support in plan.support for line in _support(support, language)]
    # A line of three back quotes would end a fenced block of Markdown.
    return "\n".join(line.rstrip() for line in lines).replace("```", "'''") + "\n"


def _route(catalog: Catalog, number: int, route: Route, language: str) -> Iterator[str]:
    title = say("plan_route", language, number=number, job=route.target.title)
    yield from (title, "=" * min(len(title), WIDTH))
    row = catalog.fields.get(str(route.field))
    field = word(str(route.field), language) if row is None else row.name_es if language == "es" else row.name_en
    yield from _wrapped(say("plan_fit", language, field=field, fit=f"{route.fit:.2f}"))
    yield from totals(route, language)
    yield from _section("plan_why", route.reasons, language)
    yield from ("", say("plan_steps", language))
    for index, step in enumerate(route.steps, 1):
        yield from _step(step, index, language)
    pays = [step.exit for step in route.steps if step.exit is not None and step.exit.wage_hourly_median is not None]
    for source in dict.fromkeys(job.wage_source_url for job in pays if job.wage_source_url):
        yield from _wrapped(say("plan_pay_source", language, source=source))
    rules = [f"{in_words(one, language)} [{one.concerns}] {_source(one, language)}" for one in route.barriers]
    yield from _section("plan_rules", rules, language)
    told = {in_words(one, language) for one in route.barriers}
    yield from _section("plan_unknown", [text for text in route.unknowns if text not in told], language)
    if route.supports:
        yield from ("", say("plan_help", language))
        for support in route.supports:
            yield from _support(support, language)


def _section(head: str, items: Iterable[str], language: str) -> Iterator[str]:
    items = list(items)
    if items:
        yield from ("", say(head, language))
        yield from _items(items)


def _step(step: Step, number: int, language: str) -> Iterator[str]:
    kind = say(f"ladder_{step.kind}", language)
    yield from _wrapped(f"{number}. {kind}: {step.title}", hang=3)
    details = [where(step, language), facts(step, language)]
    if step.program_id is not None:
        details.append(_times(step, language))
        details.append(" · ".join(part for part in (_phone(step, language), step.website) if part))
    if step.credential and step.kind != "exam":
        details.append(say("plan_gives", language, credential=step.credential))
    if step.entry_requirements:
        details.append(say("plan_asks", language, rules=step.entry_requirements))
    details += [say("plan_note", language, note=note) for note in step.notes]
    details.append(leads_to(step, language))
    if not step.sourced:
        details.append(say("ladder_possible", language))
    if step.source_url:
        details.append(_source(step, language))
    for detail in details:
        if detail:
            yield from _wrapped(detail, indent=3, hang=5)


def _times(step: Step, language: str) -> str:
    if not step.schedule:
        return say("plan_no_times", language) if step.kind == "training" else ""
    return say("plan_times", language, times=", ".join(word(one, language) for one in step.schedule))


def _phone(of: Step | Support, language: str) -> str:
    if not of.phone:
        return say("plan_no_phone", language)
    if of.phone_year is None:
        return say("plan_call", language, phone=of.phone)
    return say("plan_call_year", language, phone=of.phone, year=str(of.phone_year))


def _source(of: object, language: str) -> str:
    url, date = getattr(of, "source_url", None), getattr(of, "as_of", None)
    if date:
        return say("plan_source_dated", language, source=url, date=date)
    return say("plan_source", language, source=url)


def _support(support: Support, language: str) -> Iterator[str]:
    yield from _wrapped(f"- {support.name} ({word(str(support.category), language)})", hang=2)
    ways = " · ".join(part for part in (_phone(support, language), support.website) if part)
    details = [support.why, ways]
    if support.eligibility:
        details.append(say("plan_for_whom", language, eligibility=support.eligibility))
    if support.how_to_apply:
        details.append(say("plan_apply", language, apply=support.how_to_apply))
    if support.source_url:
        details.append(_source(support, language))
    for detail in details:
        yield from _wrapped(detail, indent=2, hang=4)


def _near_miss(miss: NearMiss, language: str) -> str:
    change, now = _change(miss.change, language), miss.change.from_
    steps = " > ".join(step.title for step in miss.route.steps)
    job = f"{miss.route.target.title} ({steps})"
    if now in (None, []):
        return say("near_now_unsaid", language, change=change, job=job)
    return say("near_now", language, change=change, now=_value(miss.change.field, now, language), job=job)


def _change(change: Change, language: str) -> str:
    if change.to in (None, []):
        return say("near_no_limit", language, field=word(change.field, language))
    return say(f"near_if_{change.field}", language, to=_value(change.field, change.to, language))


def _value(field: str, value: object, language: str) -> str:
    return say(f"means_{value}", language) if field == "transport" else _plain(value, language)


def _plain(value: object, language: str) -> str:
    if isinstance(value, list):
        return ", ".join(word(str(one), language) for one in value)
    if isinstance(value, float | int) and not isinstance(value, bool):
        return f"{value:,.0f}"
    return word(str(value), language)


def _items(items: Iterable[str]) -> Iterator[str]:
    for item in items:
        yield from _wrapped(f"- {item}", hang=2)


def _wrapped(text: str, *, indent: int = 0, hang: int = 0) -> list[str]:
    plain = " ".join(text.split())
    return textwrap.wrap(
        plain,
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * max(indent, hang),
        break_long_words=False,
        break_on_hyphens=False,
    )
