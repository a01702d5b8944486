"""What a criminal record means for a job: the rules we know, that each case is decided on its own, and whom to ask."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from actions.subject import Subject
from actions.telling import capital, clipped, support_card, support_line
from actions.turn import Turn
from actions.voice import Choice
from pathways.answers import occupation_facts, state_phone
from pathways.eligibility import support_for
from pathways.facts import BarrierFact, spoken
from pathways.profile import merge
from pathways.routes import Barrier, Route, Support

MOST_RULES = 3
MOST_HELPERS = 2
MOST_NOTED = 2
RULES = ("justice_record", "driving_record")
MOST_LOOKED_AT = 12
_SEVERITY = {"blocks": 0, "case_by_case": 1, "note": 2}
# How a question shows that it is about one's record rather than about school or experience.
_RECORD = re.compile(
    r"\b(my record|a record|criminal|felon\w*|convict\w*|background( check)?|charges"
    r"|(?:drug|theft|assault|pending|old) charge|d\.?u\.?i\.?s?|d\.?w\.?i\.?s?|arrest(?:s|ed)?|warrants?"
    r"|locked up|rap sheet"
    r"|parole|probation|misdemeanou?rs?|prison"
    r"|(?:traffic|speeding|my|those) tickets?|(?:las|mis|esas) multas|infracciones"
    r"|jail|antecedentes|delitos?|condena\w*|libertad condicional|c[aá]rcel|prisi[oó]n)\b",
    re.IGNORECASE,
)


_CONVICTION = re.compile(r"felon|convict|crime|offen[cs]e", re.IGNORECASE)
_SEALING = re.compile(r"expung|seal(ing|ed)? |clean slate", re.IGNORECASE)


def asks_about_record(turn: Turn) -> bool:
    """Whether the question is what a record means."""
    if turn.tapped:
        return False
    return _RECORD.search(turn.text) is not None or "justice_involved" in turn.entity_values("status")


def has_record_rules(turn: Turn, subject: Subject) -> bool:
    """Whether a rule on records is known for the job talked about."""
    code = subject.route.target.onet_soc if subject.route else getattr(subject.occupation, "onet_soc", "")
    facts = occupation_facts(turn.catalog, code, turn.language)
    return facts is not None and any(row.barrier in RULES for row in facts.barriers)


def closed_by_record(route: Route) -> bool:
    """Whether a rule on records may stop this person on a route."""
    return any(_closes(one) for one in route.barriers)


def note_record(turn: Turn, routes: Sequence[Route]) -> None:
    """To somebody with a record, the rules that may stop them in a job they wish for or are shown now."""
    if "justice_involved" not in turn.profile.statuses:
        return
    voice, shown = turn.voice, [route.target.onet_soc for route in routes]
    wished = [code for code in turn.profile.target_occupations if code not in shown]
    codes = [*wished, *(route.target.onet_soc for route in routes if closed_by_record(route))]
    told: dict[str, str] = {}
    for code in dict.fromkeys(codes):
        facts = occupation_facts(turn.catalog, code, turn.language)
        rows = [row for row in facts.barriers if _closes(row)] if facts else []
        if facts and rows:
            row = min(rows, key=lambda one: _CONVICTION.search(one.rule) is None)
            rule = clipped(voice, spoken(row.rule, row.rule_es, turn.language))
            told.setdefault(rule, capital(facts.plain_title))
    lines = [voice.phrase("record_rule_for", title=title, rule=rule) for rule, title in told.items()]
    if lines and voice.keeps_short:
        voice.utter(lines[0])
    elif lines:
        voice.utter("\n".join([voice.phrase("record_note"), *lines[:MOST_NOTED]]))


def answer_on_record(turn: Turn, subject: Subject | None, choices: Iterable[Choice]) -> None:
    """Say what is known for the job talked about, and who can look at the person's own case."""
    voice = turn.voice
    lines = [voice.phrase("record_head")]
    if subject is not None:
        lines += _rules(turn, subject)
    helpers = _helpers(turn)
    if helpers:
        lines.append(voice.phrase("record_help"))
        lines += [support_line(voice, position, one) for position, one in enumerate(helpers, 1)]
        turn.remember("shown_support", [one.model_dump(mode="json") for one in helpers])
    else:
        lines.append(voice.phrase("record_state_line", phone=state_phone(turn.catalog)))
    voice.utter("\n".join(lines), choices, [support_card(one) for one in helpers])


def _closes(rule: Barrier | BarrierFact) -> bool:
    return rule.barrier == "justice_record" and rule.severity == "blocks"


def _rules(turn: Turn, subject: Subject) -> list[str]:
    voice = turn.voice
    code = subject.route.target.onet_soc if subject.route else getattr(subject.occupation, "onet_soc", "")
    facts = occupation_facts(turn.catalog, code, turn.language)
    if facts is None:
        return []
    rows = [row for row in facts.barriers if row.barrier in RULES]
    rows.sort(key=lambda row: (RULES.index(row.barrier), _SEVERITY.get(row.severity, len(_SEVERITY))))
    rules = list(dict.fromkeys(spoken(row.rule, row.rule_es, turn.language) for row in rows))[:MOST_RULES]
    if not rules:
        lines = [voice.phrase("record_no_rule", title=capital(facts.plain_title))]
    else:
        lines = [voice.phrase("record_rules", title=capital(facts.plain_title))]
        lines += [voice.phrase("item", text=voice.phrase("barrier_rule", rule=clipped(voice, rule))) for rule in rules]
    if facts.licensed and facts.license_body:
        lines.append(voice.phrase("record_ask_body", body=facts.license_body))
    return lines


def _helpers(turn: Turn) -> list[Support]:
    profile = turn.worded(merge(turn.profile, turn.heard))
    reentry = support_for(turn.catalog, profile, categories=["reentry"], limit=1)
    legal = support_for(turn.catalog, profile, categories=["legal"], limit=MOST_LOOKED_AT)
    return [*reentry, *(one for one in legal if _on_records(turn, one))][:MOST_HELPERS]


def _on_records(turn: Turn, support: Support) -> bool:
    """Whether a legal service is about records, and not about rent or wages."""
    row = turn.catalog.services.get(support.service_id)
    return row is not None and _SEALING.search(f"{row.name} {row.description or ''}") is not None
