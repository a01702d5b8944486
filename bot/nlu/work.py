"""What a job, credential or field that a message names is to the person: held, past, wanted, left, avoided, or only asked about.

The nearest cue before the name decides ("used to be a CNA and want to be a nurse"); words right after it may decide too
("welding classes", "cashier for 5 years"). Without any cue the role is `bare`, and only a question asked makes it a fact.
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re

from bot.nlu import work_words as words
from bot.nlu.context import Context
from bot.nlu.gazetteer import Mention
from bot.nlu.work_cues import Role, nearest
from bot.nlu.work_done import done, done_in_list, held

_SERVICES = frozenset(
    ("child care", "counseling", "insurance", "social services", "english classes", "ged classes", "esl")
)
"""Sectors' names that are just as well help that somebody needs."""
_UNWANTED_REACH = 24  # characters before the name, which may begin with the wish itself ("want to teach")
_ONES_KIN = re.compile(r"'s (?:wife|husband|widow|son|daughter|kid|mom|dad|girlfriend|boyfriend)\b")
_ASKS_BEFORE = 8  # characters: "could i do" asks, though "i do" tells
_UNWANTED = re.compile(
    r"\b(?:don't|do not|didn't|wouldn't|won't|never) (?:really |ever |even )?(?:want to|wanna|want|like|like to) "
)


def role_of(context: Context, mention: Mention, others: list[Mention]) -> Role:
    """One of held, have, past, want, avoid, ask, denied, other, bare."""
    if words.EX.search(context.text[: mention.start]):
        return Role("past", mention.start)
    if context.somebody_else(mention.start):
        return Role("other")
    left = context.before(mention.start)
    right = context.text[mention.end :]
    if mention.kind != "credential" and words.GIVEN_UP.search(left):
        return Role("given up", len(left))
    if context.question(mention.start) and words.KEPT_OUT.search(left):
        return Role("ask", len(left))
    if words.TRIED.search(left):
        return Role("studied", len(left))
    if _ONES_KIN.match(right):
        return Role("other")  # "a truck driver's wife"
    if (words.STUDIED.search(left) or words.DEGREE_FROM.match(right)) and not words.STATED_WISH.search(left):
        return Role("studied", len(left))
    settled = (
        held(context, mention, left, right) if mention.kind == "credential" else done(context, mention, left, right)
    )
    if settled is None and mention.kind == "occupation" and done_in_list(context, mention, left, others):
        return Role("be", len(left))
    if settled:
        return settled
    name, position = nearest(left)
    inherited = _listed(context, mention, others) if name == "" else None
    return inherited or _by_cue(context, mention, left, name, position)


def _by_cue(context: Context, mention: Mention, left: str, name: str, position: int) -> Role:
    """What the nearest cue says, in the light of denials, questions and the words right after the name."""
    right = context.text[mention.end :]
    other = _passed_over(context, mention, left, name, position)
    if other:
        return other
    asks = context.question(mention.start) and words.QUESTION_ABOUT.search(left)
    if name in ("have", "be", "past") and context.negated(mention.start, mention.end, reach=5):
        return Role(
            "past"
            if re.search(r"\b(?:no longer|not anymore|anymore|ya no)\b", context.clause_text(mention.start))
            else "denied",
            position,
        )
    if name == "avoid" and mention.kind == "occupation" and words.LEFT.search(left):
        return Role("left", position)
    if name in ("want", "ask", "avoid", "") and _denied_wish(context, mention, left):
        if mention.kind == "occupation" and name and (words.AGAIN.match(right) or words.NO_MORE.search(left)):
            return Role("left", position)  # "don't want to be a cashier again"
        return Role("avoid" if name or _UNWANTED.search(left[-_UNWANTED_REACH:] + mention.text) else "denied", position)
    if (
        name == "want"
        and mention.kind == "occupation"
        and words.SERVICE.search(left)
        and not words.WANTED_AFTER.match(right)
    ):
        return Role("bare", position)  # "I need an interpreter"
    if name == "have" and words.LAPSED.match(right):
        return Role("past", position)
    if (
        name == "be"
        and words.WANTED_AFTER.match(right)
        and re.search(r"\b(?:looking|interested|hoping|trying)\b", left)
    ):
        return Role("want", position)
    if name in ("", "ask", "want") and words.HELD_AFTER.match(right) and not words.STATED_WISH.search(left):
        return Role("be", position)
    if name in ("", "ask") and words.WANTED_AFTER.match(right) and not asks:
        return Role("want", position)
    if name == "past" and re.search(r"\b(?:want|back|again)\b", left[position:]):
        return Role("want", position)
    opens = name in ("", "ask") and not context.question(mention.start) and words.OPENS.match(left)
    if opens and (words.CHOICE.match(right) or words.PRAISED.match(right)):
        return Role("want", position)
    alone = not left.strip(" ,") and re.match(r"\s*\?", right) and context.sentence(mention.start)[0] > 0
    if alone and mention.kind != "credential":
        return Role("want", position)  # "I raised show pigs. Vet tech?"
    if mention.kind == "field" and name in ("", "ask", "want") and _alone(context, mention, right):
        return Role("want", position)
    if mention.kind == "field" and context.question(mention.start) and not words.STATED_WISH.search(left):
        return Role("ask", position)
    return Role(
        {"": "bare", "ask": "bare"}.get(name, name)
        if not context.question(mention.start) or name not in ("", "ask")
        else "ask",
        position,
    )


def _passed_over(context: Context, mention: Mention, left: str, name: str, position: int) -> Role | None:
    """A name that is only asked about, or wished for once and no more."""
    right = context.text[mention.end :]
    asks = context.question(mention.start) and words.QUESTION_ABOUT.search(left)
    if asks and not (name == "want" and words.STATED_WISH.search(left[position:])):
        return Role("ask", position)
    if name == "want" and words.CHANGED_MIND.search(right):
        return Role("other", position)
    if words.RATHER_THAN.search(left):
        return Role("other", position)
    if name == "want" and words.CHILDHOOD.search(left):
        return Role("other", position)  # "de nino queria ser doctor"
    if name == "be" and words.CAN_I.search(left[max(0, position - _ASKS_BEFORE) :]):
        return Role("ask", position)
    return None


def _listed(context: Context, mention: Mention, others: list[Mention]) -> Role | None:
    """A name in a list has the role of the one before it ("welding or plumbing")."""
    for other in reversed(others):
        if other.kind != mention.kind or other.end > mention.start:
            continue
        between = context.text[other.end : mention.start]
        if re.fullmatch(
            r"(?:\s+\w+)?\s*(?:,|and|or|y|o|u|e|/|&|or maybe|, or|, and|and maybe|and then|,? y despues|,? then|,? before that|,? after that|,? luego|,? despues|,? y luego|,? y)\s*(?:al?\s+)?(?:an?\s+|some\s+|maybe\s+|the\s+|un\s+|una\s+)?",
            between,
        ):
            return role_of(context, other, [])
    return None


def _denied_wish(context: Context, mention: Mention, left: str) -> bool:
    return context.negated(mention.start, mention.end, reach=4) and not re.search(
        r"\b(?:experience|experiencia|license|licencia)\b", context.clause_text(mention.start)
    )


def _alone(context: Context, mention: Mention, right: str) -> bool:
    """Whether a sector opens its sentence and says no more than itself ("Oil and gas, it pays", "agriculture")."""
    start, _ = context.sentence(mention.start)
    if mention.text in _SERVICES:
        return False
    if context.question(mention.start) or not words.OPENS.match(
        context.text[start : mention.start].replace("en ", "", 1)
    ):
        return False
    return bool(words.SECTOR_ENDS.match(right)) and not words.YEARS_AFTER.match(right)
