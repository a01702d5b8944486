"""What one does in a job and what it takes: from an imported O*NET release, and what a class leaves one with."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterable

from actions.database import session
from actions.subject import Subject
from actions.telling import capital, clipped, listed, where
from actions.turn import Turn
from actions.voice import Voice
from pathways.facts import OccupationFact, spoken
from pathways.reference.describe import competencies
from pathways.routes import Step

MOST_SKILLS = 4
MOST_TASKS = 3
_SKILLS = re.compile(
    r"\b(?:skills?|competenc\w+|abilit(?:y|ies)|good at|know how|day to day|typical day|tasks?|duties|learn(?:ed)?|taught|curriculum)\b"
    r"|\bwhat (?:does|do) (?:a|an|the|they|you|it)\b.{0,40}\bdo\b|\bwhat (?:would|will|do|does|am|might|could) (?:i|we|he|she) (?:be |actually |even |really |have to )*(?:do|doing)\b(?! (?:next|now|first|about|if|with|to)\b)|\ball day\b|\bwhat(?:'s| is) (?:it|the (?:job|work)|that (?:job|work)?) ?like\b|\bhabilidades?|\bcompetencias?|\bse aprende|\baprend[eo]|\bense[ñn]an|\btareas\b"
    r"|\bqu[eé] hace\b|\bqu[eé] se hace\b",
    re.IGNORECASE,
)


def asks_for_skills(turn: Turn) -> bool:
    """Whether a question is about what one does, learns or must be good at."""
    return not turn.tapped and _SKILLS.search(turn.text) is not None


def skill_lines(turn: Turn, subject: Subject, fact: OccupationFact, steps: list[Step]) -> Iterable[str]:
    """What the job is, what one does and needs in it, and what the first class leaves one with."""
    voice = turn.voice
    yield voice.phrase("skills_head", title=capital(fact.plain_title(turn.language)))
    if fact.description:
        told = spoken(fact.description, fact.description_es, turn.language)
        foreign = turn.language == "es" and not fact.description_es
        yield voice.phrase("skills_is_english" if foreign else "skills_is", text=clipped(voice, told.rstrip(". ")))
    yield from _rated(voice, fact)
    required = [turn.catalog.credentials.get(one) for one in fact.required_credentials]
    licences = [row.called(turn.language) for row in required if row is not None]
    if licences:
        yield voice.phrase("item", text=voice.phrase("skills_licence", licences=listed(voice, licences[:2])))
    for step in steps[:1]:
        if step.credential:
            leaves = voice.phrase(
                "skills_leaves", place=f"{step.title}{where(voice, step)}", credential=step.credential
            )
            yield voice.phrase("item", text=leaves)
    yield voice.phrase("skills_ask")


def _rated(voice: Voice, fact: OccupationFact) -> Iterable[str]:
    with session() as current:
        found = competencies(current, fact.onet_soc)
    parts = (
        ("skills_tasks", [clipped(voice, task.text.rstrip(". ")) for task in found.tasks[:MOST_TASKS]], "; "),
        ("skills_skills", [one.name for one in found.skills[:MOST_SKILLS]], ", "),
        ("skills_knowledge", [one.name for one in found.knowledge[:MOST_SKILLS]], ", "),
        ("skills_tools", [one.name for one in found.tools if one.in_demand or one.hot][:MOST_SKILLS], ", "),
    )
    for name, names, between in parts:
        if names:
            yield voice.phrase("item", text=voice.phrase(name, names=between.join(names)))
    origin = found.origins.get("tasks") or next(iter(found.origins.values()), None)
    if origin is not None and not found.empty:
        yield voice.phrase("skills_origin", release=origin.release)
