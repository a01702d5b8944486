"""Who to call first for a route or a job, what to ask there and what to have at hand."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterable

from actions.subject import Subject, programs_for
from actions.telling import capital, first_step, reach, small, where
from actions.turn import Turn
from actions.voice import Choice, payload
from pathways.answers import nearest_job_centers, state_phone
from pathways.routes import Step

AID = Choice("choice_aid", payload("ask_financial_aid"))
SAVE = Choice("choice_save", payload("save_plan"))
HUMAN = Choice("choice_human", payload("talk_to_human"))
_NEXT_STEP = re.compile(
    r"\bwho(m)? (do|should|would) i (call|contact|talk|ask|see|speak|write)|\bwho to (call|contact|ask)\b"
    r"|\bwho(?:'?s| is| was)? (?:that|it|the one)(?: that)? (?:i|we) (?:should |need to |have to |gotta )?(?:call|contact|talk|ask|see|speak|write)\b|\bnext step\b|\bwhat(?: do| should| would)? (?:i|we) do (?:next|now|first)\b|\bwhat (?:now|next)\b|\bwhere do i start\b"
    r"|\bhow (?:do|can|would|does|should|could) (?:i|we|he|she|they|one) (?:even |go about |actually )?(?:start|begin|apply|enroll|sign up|sign (?:him|her|me|them|us|my \w+) up|get (?:him|her|me|them|us|my \w+)? ?(?:started|signed up|enrolled|in)|register|applying|signing up|enrolling)\b|\bwhat (?:do|should) i (?:need to )?(?:bring|take)\b"
    r"|\b(?:their|the) (?:phone|number|contact)\b"
    r"|\ba qui[eé]n (?:le )?(?:llamo|hablo|pregunto|busco|contacto)|\bcon qui[eé]n (?:hablo|me comunico|voy)"
    r"|\b(?:siguiente|pr[oó]ximo|primer) paso\b|\bqu[eé] (?:hago|sigue)\b|\bc[oó]mo (?:empiezo|me inscribo|aplico|me apunto|solicito)\b"
    r"|\bqu[eé] (?:tengo que |debo )?(?:llevar|traer|llevo)\b",
    re.IGNORECASE,
)


def asks_next_step(text: str) -> bool:
    """Whether words ask whom to call, or what to do first."""
    return _NEXT_STEP.search(text) is not None


def wants_next_step(turn: Turn) -> bool:
    """Whether the message asks whom to call, or what to do first."""
    if turn.tapped:
        return bool(turn.entity("aim") == "contact")
    return asks_next_step(turn.text)


def answer_next_step(turn: Turn, subject: Subject) -> None:
    """Name the first step, whom to reach, where they are, what to ask and what to have at hand."""
    turn.remember("focus", subject.slot)
    turn.voice.utter("\n".join(line for line in _lines(turn, subject) if line), [AID, SAVE, HUMAN])


def _lines(turn: Turn, subject: Subject) -> Iterable[str]:
    voice = turn.voice
    step = _first(turn, subject)
    if subject.route is not None:
        title = f"{subject.position}. {capital(subject.route.target.title)}"
    else:
        fact = subject.occupation
        title = capital(fact.plain_title(turn.language)) if fact else ""
    yield voice.phrase("contact_head", title=title)
    if step is None or (step.kind == "work" and not step.program_id):
        yield from _work(turn, subject, step)
        return
    if not step.program_id and not (step.phone or step.website):
        yield voice.phrase("contact_unknown", step=step.title, reach=_office(turn))
        return
    street = _street(turn, step)
    yield voice.phrase("contact_school", step=step.title, where=where(voice, step), street=street)
    yield voice.phrase("contact_reach", reach=capital(reach(voice, step)))
    yield voice.phrase("contact_ask_work" if step.kind == "work" else "contact_ask")
    if step.entry_requirements and not voice.keeps_short:
        yield voice.phrase("contact_rules", rules=step.entry_requirements.rstrip(". "))


def _first(turn: Turn, subject: Subject) -> Step | None:
    if subject.route is not None:
        return first_step(subject.route)
    return next(iter(programs_for(turn, subject.occupation, 1)), None) if subject.occupation else None


def _work(turn: Turn, subject: Subject, step: Step | None) -> Iterable[str]:
    """Plain work: which employers to look for, and the office that knows of openings."""
    voice = turn.voice
    code = subject.route.target.onet_soc if subject.route else getattr(subject.occupation, "onet_soc", "")
    fact = turn.catalog.occupations.get(code)
    if fact is not None:
        begins = step.title if step is not None else capital(fact.plain_title(turn.language))
        yield voice.phrase("contact_employers", step=begins, field=small(voice.phrase(f"field_{fact.field_id}")))
    yield voice.phrase("contact_office", reach=_office(turn))
    yield voice.phrase("contact_ask_job")


def _office(turn: Turn) -> str:
    """The nearest job center with its phone; the state line where no town is known."""
    voice, home = turn.voice, turn.profile.place
    nearest = nearest_job_centers(turn.catalog, home, 1) if home is not None and home.lat is not None else []
    if not nearest:
        return voice.phrase("office_state", phone=state_phone(turn.catalog))
    contact = nearest[0].contact
    if contact.phone:
        return voice.phrase("office_near", city=contact.city, phone=contact.phone)
    return voice.phrase("office_by_state_line", city=contact.city, phone=state_phone(turn.catalog))


def _street(turn: Turn, step: Step) -> str:
    program = turn.catalog.programs.get(step.program_id or "")
    campus = turn.catalog.campuses.get(program.campus_id or "") if program else None
    return turn.voice.phrase("street", street=campus.street) if campus and campus.street else ""
