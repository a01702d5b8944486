"""What a place that a message names is to the person: where they live, where they only work, or just another word.

The words around the name decide; half of Oklahoma's towns are also words or names (`bot.nlu.place_words`).
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from bot.nlu import place_words as words
from bot.nlu.context import Context
from bot.nlu.gazetteer import Mention
from bot.nlu.outside import OTHER_STATE
from bot.nlu.spelling import Plain

_HOMES = ("home", "bare")


@dataclass(frozen=True)
class PlaceFound:
    """A place named at `start:end` of the plain text.

    Role: `home` (lives there, trains from there), `bare` (named without a cue), `maybe` (only if it was asked for), `work`,
    `asked`, `denied`, `other`. `places` has more than one entry where two counties share the name.
    """

    start: int
    end: int
    role: str
    strength: int
    places: tuple[dict[str, Any], ...]


def says_county(text: str, mention: Mention) -> bool:
    """Whether the words beside a name say that it is a county's."""
    return bool(words.COUNTY_AFTER.match(text[mention.end :]) or words.COUNTY_BEFORE.search(text[: mention.start]))


def role_of_place(plain: Plain, context: Context, mention: Mention, population: int) -> tuple[str, int]:
    """Role and strength of a town or county that a message names; no role where the name is another word."""
    text = context.text
    left, right = text[: mention.start], text[mention.end :]
    name = mention.text
    live, near, inside = words.LIVE.search(left), words.NEAR.search(left), words.IN.search(left)
    in_state = bool(words.STATE.match(right) or words.AREA_AFTER.match(right) or says_county(text, mention))
    original = plain.original[slice(*plain.span(mention.start, mention.end))]
    capital = original[:1].isupper() and not plain.original.isupper() and mention.start > 0
    if left.endswith("-") and left[-2:-1].isalpha():  # "OSU-OKC"
        return "", 0
    in_state = in_state or (name in words.STATES_TOO and bool(words.THE_ONE.match(right)))
    if OTHER_STATE.match(right) or (name in words.STATES_TOO and not in_state):
        return "outside", 1
    if words.SCHOOL_AFTER.match(right) and not in_state:
        return _attended(context, left, right, mention)
    if words.NO_PLACE_AFTER.match(right):
        return "", 0
    if words.CALLED.search(left):
        return "home", 4
    if words.LIVES_AFTER.match(right) and not context.somebody_else(mention.start):
        return "home", 6
    if (
        words.ORIGIN_AFTER.match(right)
        or words.USED_TO_BE.match(right)
        or words.TIME_SERVED.search(left)
        or words.PEOPLE_FROM.search(left)
        or (words.NOW_FROM.search(left) and words.MOVED_AFTER.match(right))
    ):
        return "other", 0
    if (
        words.NAME_BEFORE.search(left)
        and not in_state
        and not (re.search(r"\bsoy $", left) and name not in words.WORDS)
    ):
        return ("maybe", 0) if name not in words.COMMON_WORDS else ("", 0)
    if name in words.WORDS and re.search(r"\b(?:i'm|i am)\s+$", left) and len(left.split()) <= 2:  # "I'm Hugo"
        return "maybe", 0
    if (
        words.TRIBE.match(name)
        and not (live and re.search(r"\b(?:from|in|near|de|en)\s+$", left))
        and (
            words.TRIBE_CONTEXT.search(context.sentence_text(mention.start))
            or re.search(r"\b(?:i'm|soy|am|part|half|full|the) (?:a |an )?$", left)
        )
    ):
        return "", 0
    alone = capital and re.search(r"[,.;]\s*$", left) and re.match(r"\s*(?:$|[,.;!])", right)  # "Grand Lake, Grove"
    if words.TRIBE.match(name) and not (live or near or inside or in_state or alone) and len(text.split()) > 3:
        return "maybe", 0
    word = name in words.COMMON_WORDS
    strong = bool(
        live and re.search(r"\b(?:in|near|by|outside|of|from|around|to|en|de|por|at)\s+(?:the\s+)?$", left)
    ) or bool(near)
    if not left.strip() and original[:1].isupper() and name not in words.COMMON_WORDS and re.match(r"\s*[.,]", right):
        return "bare", 2
    if name == "ba" and not left.strip() and original == "BA" and not re.match(r"\s*(?:in|degree|from)\b", right):
        return "bare", 2
    if word and not (strong or in_state or (inside and capital) or alone):
        return "maybe", 0
    if word and name == "ba" and not re.search(r"\b(?:in|near|live|from|around|outside of)\s+$", left):
        return "", 0
    if name in ("may", "the city", "village") and not re.search(
        r"\b(?:live in|living in|near|from|outside of|in|to|outside|vivo en)\s+$", left
    ):
        return "", 0
    if name == "may" and not re.search(r"\b(?:live in|living in|outside of|vivo en)\s+$", left):
        return "", 0
    if (
        context.negated(mention.start, mention.end, reach=3)
        and not words.TAKES_BACK.search(left)
        and not re.search(r"\b(?:far|too far|lejos|car|job|ride)\b", context.before(mention.start))
    ):
        return "denied", 0
    if words.TOO_FAR.match(right) or words.COULD_REACH.search(left) or left.endswith("hasta "):
        return "other", 0
    if words.MOVED_TO.search(left):
        return "home", 5
    if context.somebody_else(mention.start) and not re.search(
        r"\b(?:with|con|conmigo)\b", context.before(mention.start)
    ):
        return "other", 0
    if words.MOVE.search(context.before(mention.start)):
        return "other", 0
    if words.LOOKS_FOR_WORK.search(left):
        return "home", 3
    if words.WORK_BEFORE.search(left):
        return "work", int(bool(words.WORKS_NOW.search(context.before(mention.start))))
    if (
        context.question(mention.start)
        and words.ASKED.search(context.clause_text(mention.start))
        and not near
        and not words.FOR_ME.search(context.clause_text(mention.start))
        and not (live and strong and not words.IN_ONLY.search(left))
    ):
        return "asked", 0
    if live:
        return "home", 5
    if near or in_state:
        return "home", 4
    if inside:
        return "home", 3
    if name in words.WORDS and not (capital or len(text.split()) <= 4) and population < 10_000:
        return "maybe", 0
    return ("bare", 2) if not context.question(mention.start) else ("asked", 0)


def _attended(context: Context, left: str, right: str, mention: Mention) -> tuple[str, int]:
    """A high school named after its town, by somebody who goes there: they live close by."""
    if not words.HIGH_SCHOOL.match(right) or mention.text in words.COMMON_WORDS or context.somebody_else(mention.start):
        return "", 0
    if words.ATTENDS.search(left):
        return "home", 2
    return ("bare", 2) if not left.strip() and len(right.split()) <= 2 else ("", 0)


def settled(text: str, found: list[PlaceFound]) -> list[PlaceFound]:
    """A place taken back ("Tulsa, sorry, Owasso") is denied; one joined to a place that is no home is none either."""
    kept: list[PlaceFound] = []
    for item in found:
        if kept:
            kept[-1], item = _beside_each_other(text, kept[-1], item)
        kept.append(item)
    return kept


def _beside_each_other(text: str, before: PlaceFound, item: PlaceFound) -> tuple[PlaceFound, PlaceFound]:
    """Two places that follow each other, with the roles that the words before and between them leave them."""
    left, between = text[: before.start], text[before.end : item.start]
    if item.role not in _HOMES:
        return before, item
    if before.role == "other" and words.JOINED.fullmatch(between):
        return before, replace(item, role="other", strength=0)
    if before.role not in _HOMES:
        return before, item
    if before.role == item.role == "home" and words.AWAY_FROM.search(left) and words.THERE_IN.fullmatch(between):
        return replace(before, role="other", strength=0), item  # "an hour from Tulsa, in Vinita"
    if before.role == "bare" and item.role == "home" and words.BESIDE.fullmatch(between):
        return replace(before, role="home", strength=item.strength), item  # "Yukon/Mustang area"
    if words.THEN_TO.fullmatch(between) and words.FIRST_IN.search(left):
        return replace(before, role="other", strength=0), item  # "first to Clinton and then to Tulsa"
    if words.CORRECTS.search(between):
        return replace(before, role="denied", strength=0), item
    return before, item
