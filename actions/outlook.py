"""Where a job leads and whether there is work in it."""

from __future__ import annotations

from collections.abc import Iterable

from actions.interview import question_follows
from actions.next_steps import answer_next_step, wants_next_step
from actions.questions import START, AboutOne, onet_soc_of, title_of
from actions.showing import OTHER_IDEAS
from actions.subject import Subject, named_or_shown, subject_of
from actions.telling import capital, listed, wage
from actions.turn import PathguideAction, Turn
from actions.voice import Choice, payload
from pathways.answers import next_steps
from pathways.demand import demand_of, sentence
from pathways.facts import DemandFact, OccupationFact
from pathways.geo import complete
from pathways.routes import Exit

MOST_STEPS = 3
MOST_JOBS = 4


class Demand(AboutOne):
    """Are there jobs in it?"""

    action_name = "action_demand"
    topic = "demand"

    def answer(self, turn: Turn) -> None:
        """With no job named or talked about, the jobs that most sources name."""
        if named_or_shown(turn) is None and not turn.profile.target_occupations and (jobs := _most_named(turn)):
            turn.voice.say("demand_in_general", [] if question_follows(turn) else [START], jobs=jobs)
        else:
            super().answer(turn)

    def lines(self, turn: Turn, subject: Subject) -> Iterable[str]:
        """Oklahoma statements with their source; national growth called national; nothing called critical by guess."""
        voice, code = turn.voice, onet_soc_of(subject) or ""
        fact = turn.catalog.occupations.get(code)
        yield voice.phrase("demand_head", title=title_of(turn, subject))
        statements = [_statement(turn, statement) for statement in turn.catalog.demand.get(code, ())]
        for text in list(dict.fromkeys(statements))[:2]:
            yield voice.phrase("item", text=text)
        if fact and fact.growth_pct_us is not None:
            name = "growth_up" if fact.growth_pct_us >= 0 else "growth_down"
            yield voice.phrase("item", text=voice.phrase(name, percent=f"{abs(fact.growth_pct_us):g}"))
        if fact and fact.openings_per_year_us:
            yield voice.phrase("item", text=voice.phrase("openings", count=f"{fact.openings_per_year_us:,}"))
        place = turn.profile.place
        county = complete(turn.catalog, place).county if place else None
        found = demand_of(turn.catalog, code, county=county)
        said = sentence(found, turn.language) if found else None
        if said:
            yield voice.phrase("item", text=said)
        if not statements and said is None and (fact is None or fact.growth_pct_us is None):
            yield voice.phrase("demand_unknown")
        yield voice.phrase("demand_note")


class Pathway(PathguideAction):
    """What is a career pathway? Where does this job lead?"""

    action_name = "action_pathway"

    def answer(self, turn: Turn) -> None:
        """The ladder up from the job named or talked about; without one, what a pathway is."""
        if wants_next_step(turn) and (shown := named_or_shown(turn)) is not None:
            answer_next_step(turn, shown)
            return
        subject = subject_of(turn) if turn.entities or turn.slots.get("focus") else None
        fact = turn.catalog.occupations.get(onet_soc_of(subject) or "") if subject else None
        if subject is None or fact is None:
            turn.voice.say("pathway_is", [START])
            return
        if not turn.entities:
            turn.voice.say("pathway_is")
        voice = turn.voice
        ups = _next_jobs(turn, fact)
        title = title_of(turn, subject)
        lines = [voice.phrase("pathway_head" if ups else "pathway_none", title=title), *ups]
        turn.voice.utter(
            "\n".join(lines),
            [Choice("choice_demand", payload("ask_demand")), START if not subject.route else OTHER_IDEAS],
        )


def _next_jobs(turn: Turn, fact: OccupationFact) -> list[str]:
    """The jobs above, those that a source supports first, with what each needs."""
    lines: list[str] = []
    for edge in next_steps(turn.catalog, fact.onet_soc)[:MOST_STEPS]:
        above = turn.catalog.occupations.get(edge.to_onet_soc)
        if above is None:
            continue
        row = above.wage
        job = Exit(
            onet_soc=above.onet_soc,
            title=above.plain_title(turn.language),
            wage_hourly_median=row.hourly_usd if row else None,
            wage_year=row.year if row else None,
        )
        known = [turn.catalog.credentials[one] for one in edge.credentials if one in turn.catalog.credentials]
        needs = [row.called(turn.language) for row in known]
        need = turn.voice.phrase("needs_credential", credential=", ".join(needs)) if needs else ""
        guess = "" if edge.sourced else turn.voice.phrase("possible_only")
        lines.append(
            turn.voice.phrase(
                "pathway_step", job=capital(job.title), wage=wage(turn.voice, job), need=need, guess=guess
            )
        )
    return lines


def _most_named(turn: Turn) -> str:
    """The jobs that can be trained for and that most Oklahoma statements speak for, in a few words."""
    counted = sorted(
        (-len(rows), code)
        for code, rows in turn.catalog.demand.items()
        if code in turn.catalog.occupations and turn.catalog.programs_for_occupation.get(code)
    )
    titles = [turn.catalog.occupations[code].plain_title(turn.language) for _, code in counted[:MOST_JOBS]]
    return listed(turn.voice, titles)


def _statement(turn: Turn, statement: DemandFact) -> str:
    """What one Oklahoma source says: openings a year, growth, or only that it names the job."""
    voice = turn.voice
    when = voice.phrase("when", year=statement.year) if statement.year else ""
    if statement.openings_per_year:
        return voice.phrase("demand_openings", count=f"{statement.openings_per_year:,}", when=when)
    if statement.growth_pct is not None:
        return voice.phrase("demand_growth", percent=f"{statement.growth_pct:g}", when=when)
    return voice.phrase("demand_named", when=when)
