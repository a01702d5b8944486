"""Answers that explain: a route step by step, why it is shown, and where its facts are from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from actions.comparing import Compare
from actions.questions import AboutOne, as_exit, onet_soc_of, title_of, training_of
from actions.subject import Subject
from actions.telling import (
    capital,
    costs,
    first_step,
    is_the_job,
    length_and_price,
    listed,
    reach,
    takes,
    told_with,
    wage,
    wage_short,
    wage_years,
    where,
)
from actions.turn import Turn
from actions.voice import Voice
from actions.wishes import extreme_of, names_extreme
from pathways.routes import Step


class Details(AboutOne):
    """Tell me more."""

    action_name = "action_details"
    topic = "details"

    def answer(self, turn: Turn) -> None:
        """Tell of the one named; "the shortest" is looked for among what is shown, or all stand side by side."""
        if turn.routes and not turn.entities and not turn.tapped and names_extreme(turn.text):
            number = extreme_of(turn)
            if number is None:
                Compare().answer(turn)
                return
            turn.remember("focus", {"route": number})
        super().answer(turn)

    def lines(self, turn: Turn, subject: Subject) -> Iterable[str]:
        """A route step by step, or what an occupation is and where one trains for it."""
        voice, fact = turn.voice, turn.catalog.occupations.get(onet_soc_of(subject) or "")
        if subject.route is not None:
            yield voice.phrase("details_head", number=subject.position, title=title_of(turn, subject))
            steps = subject.route.steps
            yield from _step_lines(voice, steps, turn.profile.experience)
            told = {text for step in steps if step.kind == "training" for text in told_with(step, turn.language)}
            open_still = [text for text in subject.route.unknowns if text not in told]
            yield from _to_mind(voice, open_still)
            if (years := wage_years([subject.route])) and not voice.keeps_short:
                yield voice.phrase("routes_note", years=listed(voice, years))
            yield _next_step(voice, first_step(subject.route))
            return
        if fact is None:
            return
        title = capital(fact.plain_title(turn.language))
        text = fact.description_es if turn.language == "es" else fact.description
        yield voice.phrase("occupation_is" if text else "occupation_named", title=title, text=text or "")
        yield voice.phrase(
            "wage_of", job=capital(fact.plain_title(turn.language)), wage=wage(voice, as_exit(turn, fact))
        )
        for step in training_of(turn, subject)[:2]:
            text = f"{step.title}{where(voice, step)}. {takes(voice, step)} {costs(voice, step)}"
            yield voice.phrase("item", text=text)


class Why(AboutOne):
    """Why this one?"""

    action_name = "action_why"
    topic = "why"

    def lines(self, turn: Turn, subject: Subject) -> Iterable[str]:
        """The planner's reasons, and what it does not know."""
        voice = turn.voice
        yield voice.phrase("why_head", title=title_of(turn, subject))
        if subject.route is None:
            yield voice.phrase("why_named")
            return
        yield from (voice.phrase("item", text=capital(reason)) for reason in subject.route.reasons)
        if not subject.route.reasons:
            yield voice.phrase("why_general")
        yield from _to_mind(voice, subject.route.unknowns)


class Sources(AboutOne):
    """Where is that from?"""

    action_name = "action_sources"
    topic = "sources"

    def lines(self, turn: Turn, subject: Subject) -> Iterable[str]:
        """Each fact's page and date."""
        voice = turn.voice
        yield voice.phrase("sources_head", title=title_of(turn, subject))
        for step in subject.route.steps if subject.route else training_of(turn, subject):
            yield from _source_lines(voice, step.title, step.source_url, step.as_of)
        fact = turn.catalog.occupations.get(onet_soc_of(subject) or "")
        if fact and fact.wage:
            pay = voice.phrase("source_wage", year=fact.wage.year)
            yield from _source_lines(voice, pay, fact.wage.source_url, None)
        yield voice.phrase("sources_note")


def _next_step(voice: Voice, step: Step) -> str:
    """Whom to call first; for work with no named sponsor, the job center; for school with no class known, as told."""
    if step.kind == "work" and not step.program_id:
        return voice.phrase("next_step_work")
    if not step.program_id:
        return voice.phrase(
            "next_step_school", reach=reach(voice, step) if _reachable(step) else voice.phrase("phone_none")
        )
    return voice.phrase("next_step", reach=reach(voice, step))


def _reachable(step: Step) -> bool:
    return bool(step.phone or step.website)


def _step_lines(voice: Voice, steps: Sequence[Step], held: Collection[str]) -> Iterable[str]:
    """The steps, each with the job one can leave to, unless the step before has named it or the person has it."""
    before = None
    for position, step in enumerate(steps, 1):
        parts = [f"{step.title}{where(voice, step)}."]
        if step.kind == "training" and step.program_id:
            parts.append(length_and_price(voice, step))
        job = step.exit
        if job is not None and job != before and not step.exit_after_test and job.onet_soc not in held:
            name = "pays" if is_the_job(step) else "exit_job"
            parts.append(voice.phrase(name, job=job.title, wage=wage_short(voice, job)))
            before = job
        yield voice.phrase("numbered", number=position, text=" ".join(parts))


def _to_mind(voice: Voice, unknowns: Sequence[str]) -> Iterable[str]:
    """What is not known or may stand in the way: the two things that matter most."""
    if unknowns and not voice.keeps_short:
        yield voice.phrase("mind_head")
    yield from (voice.phrase("item", text=capital(text)) for text in unknowns[:2])


def _source_lines(voice: Voice, what: str, source_url: str | None, as_of: str | None) -> Iterable[str]:
    if source_url:
        dated = voice.phrase("source_dated", date=as_of) if as_of else voice.phrase("source_undated")
        yield voice.phrase("source", what=what, url=source_url.split("; ")[0], dated=dated)
