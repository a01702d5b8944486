"""The page of a saved plan: plain HTML without any script, for whoever has the link, on a screen or on paper."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from html import escape
from http import HTTPStatus
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.errors import ConversationError, NotFound
from bot.plans import PlanView
from connectors.keys import ENGINE
from connectors.pages import FOLDER, preferred_language
from pathways.routes import Exit, Route, Step, Support

OLD_PHONE_YEARS = 5
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_TIMES = ("day", "evening", "weekend", "online", "hybrid")

Words = Mapping[str, Any]


async def plan_page(request: web.Request) -> web.Response:
    """The plan under this link; where there is none, or none any more, a page that says so."""
    try:
        plan = await request.app[ENGINE].plan(request.match_info["token"])
    except ConversationError as error:
        words = read_words()[preferred_language(request)]
        name, status = ("missing", HTTPStatus.NOT_FOUND) if isinstance(error, NotFound) else ("gone", HTTPStatus.GONE)
        body = [_tag("p", words[name]), f'<p><a href="/">{escape(words["again"])}</a></p>']
        return _response(words, preferred_language(request), words[f"{name}_title"], body, status)
    words = read_words()[plan.language]
    return _response(words, plan.language, words["title"], _plan(plan, words), HTTPStatus.OK)


@lru_cache(maxsize=1)
def read_words(folder: Path = FOLDER) -> Mapping[str, Words]:
    """The page's words by language."""
    words: Mapping[str, Words] = json.loads((folder / "plan" / "words.json").read_text(encoding="utf-8"))
    return words


def _response(words: Words, language: str, title: str, body: Iterable[str], status: HTTPStatus) -> web.Response:
    page = (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex, nofollow, noarchive">\n'
        f"<title>{escape(title)} - Pathguide</title>\n"
        '<link rel="icon" href="/widget/icon.svg" type="image/svg+xml">\n'
        '<link rel="stylesheet" href="/widget/plan.css">\n'
        f'</head>\n<body>\n<header><a href="/">Pathguide</a></header>\n<main>\n<h1>{escape(title)}</h1>\n'
        + "\n".join(part for part in body if part)
        + f'\n</main>\n<footer class="small"><p>{escape(words["note"])}</p></footer>\n</body>\n</html>\n'
    )
    headers = {
        "Content-Security-Policy": POLICY,
        "X-Robots-Tag": "noindex, nofollow, noarchive",
        "Cache-Control": "no-store",
    }
    return web.Response(text=page, content_type="text/html", status=status, headers=headers)


def _plan(plan: PlanView, words: Words) -> Iterable[str]:
    body = plan.body
    made, until = (_date(moment, words) for moment in (plan.created_at, plan.expires_at))
    yield _tag("p", words["made"].format(made=made, until=until), "small")
    yield _tag("p", words["private"], "small")
    if body.about:
        facts = "".join(f"<dt>{escape(one.label)}</dt><dd>{escape(one.value)}</dd>" for one in body.about)
        yield f"<section>{_tag('h2', words['about'])}<dl>{facts}</dl></section>"
    yield f"<section>{_tag('h2', words['routes'])}"
    yield from (_route(number, route, words) for number, route in enumerate(body.routes, 1))
    yield "</section>"
    if body.support:
        yield _supports(words["support"], body.support, words, "h2")
    if body.open_questions:
        yield f"<section>{_tag('h2', words['open'])}{_list(body.open_questions)}</section>"


def _route(number: int, route: Route, words: Words) -> str:
    weeks = words["time_unknown"] if route.weeks_total is None else _weeks(route.weeks_total, words)
    cost = words["cost_unknown"] if route.out_of_pocket_usd is None else _money(route.out_of_pocket_usd)
    parts = [
        _tag("h3", f"{number}. {route.target.title[:1].upper()}{route.target.title[1:]}"),
        _tag("p", words["total"].format(time=weeks, cost=cost)),
        _titled(words["why"], route.reasons),
        _tag("h4", words["steps"]),
        '<ol class="steps">' + "".join(_step(step, words) for step in route.steps) + "</ol>",
        _titled(words["unknown"], route.unknowns),
        _supports(words["supports"], route.supports, words, "h4") if route.supports else "",
    ]
    return f"<article>{''.join(parts)}</article>"


def _step(step: Step, words: Words) -> str:
    place = dict.fromkeys(part for part in (step.provider, step.campus, step.city) if part)
    parts = [
        f"<p><strong>{escape(words[str(step.kind)])}: {escape(step.title)}</strong></p>",
        _tag("p", ", ".join(place)),
        _tag("p", "; ".join(_facts(step, words))),
        _tag("p", words["credential"].format(what=step.credential)) if step.credential else "",
        _exit(step.exit, words) if step.exit and not step.exit_after_test else "",
        _contact(step.phone, step.phone_year, step.website, words),
        _tag("p", words["needs"].format(what=step.entry_requirements)) if step.entry_requirements else "",
        *(_tag("p", note) for note in step.notes),
        _source(step.source_url, step.as_of, words),
    ]
    return f"<li>{''.join(parts)}</li>"


def _facts(step: Step, words: Words) -> Iterable[str]:
    if step.weeks is not None:
        yield f"{_weeks(step.weeks, words)} {words['estimate']}" if step.weeks_estimated else _weeks(step.weeks, words)
    elif step.kind == "training" and step.hours is None:
        yield words["time_unknown"]
    if step.hours is not None:
        yield words["hours"].format(n=f"{step.hours:,.0f}")
    yield from (words[time] for time in step.schedule or () if time in _TIMES)
    if step.online and "online" not in (step.schedule or ()):
        yield words["online"]
    if step.miles is not None and not step.online:
        yield words["miles"].format(n=f"{step.miles:,.0f}")
    if step.paid:
        yield words["paid"]
    if step.tuition_usd is not None:
        yield _price(step.tuition_usd, step.tuition_year, words)
    elif step.kind == "training" and not step.paid:
        yield words["price_unknown"]


def _price(usd: float, year: int | None, words: Words) -> str:
    if usd == 0:
        return str(words["free"])
    return str(words["price" if year else "price_undated"].format(n=_money(usd), year=year))


def _exit(job: Exit, words: Words) -> str:
    pay = words["pay_unknown"]
    if job.wage_hourly_median is not None:
        name = "pay" if job.wage_year else "pay_undated"
        pay = words[name].format(n=_money(job.wage_hourly_median), year=job.wage_year)
    return _tag("p", words["exit"].format(job=job.title, pay=pay))


def _supports(title: str, services: Iterable[Support], words: Words, heading: str) -> str:
    rows = "".join(
        "<li>"
        + f"<p><strong>{escape(one.name)}</strong></p>"
        + (_tag("p", one.description) if one.description else "")
        + _tag("p", one.why)
        + (_tag("p", words["eligibility"].format(what=one.eligibility)) if one.eligibility else "")
        + (_tag("p", words["apply"].format(what=one.how_to_apply)) if one.how_to_apply else "")
        + _contact(one.phone, one.phone_year, one.website, words)
        + _source(one.source_url, one.as_of, words)
        + "</li>"
        for one in services
    )
    return f'<section>{_tag(heading, title)}<ul class="support">{rows}</ul></section>'


def _contact(phone: str | None, year: int | None, website: str | None, words: Words) -> str:
    parts: list[str] = []
    if phone:
        digits = "".join(sign for sign in phone if sign.isdigit())
        parts.append(f'{escape(words["call"])} <a href="tel:{digits}">{escape(phone)}</a>')
        if year is not None and datetime.now(UTC).year - year > OLD_PHONE_YEARS:
            parts[-1] += " " + escape(words["old"].format(year=year))
    if link := _link(website, words["website"]):
        parts.append(link)
    return f"<p>{' · '.join(parts)}</p>" if parts else ""


def _source(source_url: str | None, as_of: str | None, words: Words) -> str:
    links = [_link(part.split(" ")[0], words["source"]) for part in (source_url or "").split("; ")]
    links = [link for link in links if link]
    date = f" {escape(words['as_of'].format(date=as_of))}" if as_of and links else ""
    return f'<p class="small">{" · ".join(links)}{date}</p>' if links else ""


def _link(address: str | None, title: str) -> str:
    """A link to a page of the web; nothing where the address is none."""
    if not address or not address.startswith(("http://", "https://")):
        return ""
    return f'<a href="{escape(address)}" rel="noopener noreferrer">{escape(title)}</a>'


def _titled(title: str, items: Iterable[str]) -> str:
    found = list(items)
    return _tag("h4", title) + _list(found) if found else ""


def _list(items: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"


def _tag(name: str, text: str, kind: str | None = None) -> str:
    """An element with text; nothing where there is none."""
    if not text:
        return ""
    opened = f'<{name} class="{kind}">' if kind else f"<{name}>"
    return f"{opened}{escape(text)}</{name}>"


def _weeks(weeks: float, words: Words) -> str:
    whole = round(weeks)
    return str(words["week"]) if whole == 1 else str(words["weeks"].format(n=f"{whole:,}"))


def _money(usd: float) -> str:
    return f"${usd:,.0f}" if float(usd).is_integer() else f"${usd:,.2f}"


def _date(moment: datetime, words: Words) -> str:
    month = words["months"][moment.month - 1]
    return str(words["date"].format(day=moment.day, month=month, year=moment.year))
