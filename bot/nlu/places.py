"""Which place a message is from: towns, counties and ZIP codes, misspelled or not, and never a word that only looks like one.

Half of Oklahoma's towns are also words or names (Okay, Box, Hugo, Gene Autry, Cherokee). Such a name counts only where the
sentence says that it is a place ("live in", "near", "outside of", ", OK"); others count as they stand. Every candidate is
handed on with a role, so that a bare "Hugo" can still answer "Where do you live?".
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from rapidfuzz import fuzz, process

from bot.nlu import place_words as words
from bot.nlu.context import Context
from bot.nlu.gazetteer import Mention
from bot.nlu.outside import OTHER_STATE, TownsOutside
from bot.nlu.spelling import Plain, Speller
from bot.nlu.vocabulary import Vocabulary


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


class PlaceReader:
    """Finds places in messages."""

    def __init__(self, vocabulary: Vocabulary, speller: Speller) -> None:
        """`speller` tells known words from misspelled ones."""
        self._vocabulary = vocabulary
        self._speller = speller
        self._outside = TownsOutside(vocabulary.border)
        self._by_name: dict[str, tuple[str, ...]] = {
            " ".join(phrase.words): phrase.values for phrase in vocabulary.phrases if phrase.kind == "place"
        }
        self._fuzzy = [name for name in self._by_name if len(name) >= 5 and name not in words.WORDS]

    def read(self, plain: Plain, context: Context, mentions: list[Mention]) -> list[PlaceFound]:
        """All candidates in order of the text."""
        taken = [
            item for item in mentions if item.kind in ("provider", "occupation", "credential") and " " in item.text
        ]
        found: list[PlaceFound] = self._zips(context)
        capital = context.text.find("ciudad de oklahoma")
        if capital >= 0 and not context.somebody_else(capital):
            end = capital + len("ciudad de oklahoma")
            found.append(PlaceFound(capital, end, "home", 4, self._places(self._by_name["oklahoma city"])))
        towns = [item for item in mentions if item.kind == "place"]
        for mention in mentions:
            if mention.kind not in ("place", "county") or (
                _covered(mention, taken) and not self._says_county(context.text, mention)
            ):
                continue
            if mention.kind == "county" and not self._is_county(context.text, mention, towns):
                continue
            if mention.kind == "place" and self._says_county(context.text, mention):
                continue
            role, strength = self._role(plain, context, mention)
            if role:
                found.append(PlaceFound(mention.start, mention.end, role, strength, self._places(mention.values)))
        taken_places = [(item.start, item.end) for item in found if item.role not in ("maybe", "outside")]
        for start, end, name in self._outside.find(context.text, taken_places):
            found = [item for item in found if not (item.start < end and start < item.end)]
            found.append(self._across(context, start, end, name))
        found.extend(self._misspelled(context, [*found, *(_as_found(item) for item in mentions)]))
        return _settled(context.text, sorted(found, key=lambda item: item.start))

    def _across(self, context: Context, start: int, end: int, name: str) -> PlaceFound:
        """A town outside Oklahoma: a home that is served where it lies just across the line."""
        known = self._vocabulary.border.get(name)
        if known is None or context.somebody_else(start) or context.negated(start, end, reach=3):
            return PlaceFound(start, end, "outside", 1, ({"name": name},))
        return PlaceFound(start, end, "home", 4, (known,))

    def _places(self, values: tuple[str, ...]) -> tuple[dict[str, Any], ...]:
        rows = [self._vocabulary.places[value] for value in values]
        return tuple(
            {key: value for key, value in row.items() if key != "population" and value is not None} for row in rows
        )

    def _zips(self, context: Context) -> list[PlaceFound]:
        found = []
        for match in re.finditer(
            r"(?<![\d$,.-])7[34]\d{3}(?:-\d{4})?(?![\d,]|\s*(?:k\b|dollars|dolares|a year|per year|an?\b year))",
            context.text,
        ):
            row = self._vocabulary.zips.get(match.group()[:5])
            if row:
                role = "other" if context.somebody_else(match.start()) else "home"
                found.append(PlaceFound(match.start(), match.end(), role, 6, (row,)))
        return found

    def _says_county(self, text: str, mention: Mention) -> bool:
        return bool(words.COUNTY_AFTER.match(text[mention.end :]) or words.COUNTY_BEFORE.search(text[: mention.start]))

    def _is_county(self, text: str, mention: Mention, towns: list[Mention]) -> bool:
        if self._says_county(text, mention):
            return True
        named_town = any(town.start <= mention.start and mention.end <= town.end for town in towns)
        if mention.text in words.COUNTIES_LIKE_STATES:
            return False
        return (
            not named_town and mention.text not in words.COMMON_WORDS and bool(words.LIVE.search(text[: mention.start]))
        )

    def _role(self, plain: Plain, context: Context, mention: Mention) -> tuple[str, int]:
        text = context.text
        left, right = text[: mention.start], text[mention.end :]
        name = mention.text
        live, near, inside = words.LIVE.search(left), words.NEAR.search(left), words.IN.search(left)
        in_state = bool(words.STATE.match(right) or words.AREA_AFTER.match(right) or self._says_county(text, mention))
        original = plain.original[slice(*plain.span(mention.start, mention.end))]
        capital = original[:1].isupper() and not plain.original.isupper() and mention.start > 0
        if left.endswith("-") and left[-2:-1].isalpha():  # "OSU-OKC"
            return "", 0
        in_state = in_state or (name in words.STATES_TOO and bool(words.THE_ONE.match(right)))
        if OTHER_STATE.match(right) or (name in words.STATES_TOO and not in_state):
            return "outside", 1
        if words.SCHOOL_AFTER.match(right) and not in_state:
            return self._attended(context, left, right, mention)
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
        if (
            not left.strip()
            and original[:1].isupper()
            and name not in words.COMMON_WORDS
            and re.match(r"\s*[.,]", right)
        ):
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
        if words.WORK_BEFORE.search(left) and not re.search(
            r"\b(?:live|living|stay|staying|vivo|vivimos) (?:in|at|by|near|en|por) $", left
        ):
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
        if name in words.WORDS and not (capital or len(text.split()) <= 4) and self._population(mention) < 10_000:
            return "maybe", 0
        return ("bare", 2) if not context.question(mention.start) else ("asked", 0)

    def _attended(self, context: Context, left: str, right: str, mention: Mention) -> tuple[str, int]:
        """A high school named after its town, by somebody who goes there: they live close by."""
        if (
            not words.HIGH_SCHOOL.match(right)
            or mention.text in words.COMMON_WORDS
            or context.somebody_else(mention.start)
        ):
            return "", 0
        if words.ATTENDS.search(left):
            return "home", 2
        return ("bare", 2) if not left.strip() and len(right.split()) <= 2 else ("", 0)

    def _population(self, mention: Mention) -> int:
        return max((self._vocabulary.places[value]["population"] for value in mention.values), default=0)

    def _misspelled(self, context: Context, taken: list[PlaceFound]) -> list[PlaceFound]:
        """Runs of one to three words with an unknown one among them that come close to one town's name."""
        tokens = list(re.finditer(r"[a-z]+(?:'[a-z]+)?", context.text))
        known = [self._speller.knows(item.group()) for item in tokens]
        found: list[PlaceFound] = []
        for index, word in enumerate(tokens):
            for length in (3, 2, 1):
                if all(known[index : index + length]):
                    continue
                run = tokens[index : index + length]
                if len(run) < length or any(
                    item.start() < other.end and other.start < item.end() for item in run for other in taken
                ):
                    continue
                text = " ".join(item.group() for item in run)
                if len(text) < 5:
                    continue
                if context.text[run[0].start() : run[-1].end()] != text or (known[index] and len(word.group()) < 4):
                    continue
                left, after = context.text[: word.start()], context.text[run[-1].end() :]
                cue = (
                    words.AREA_AFTER.match(after)
                    or words.LIVE.search(left)
                    or words.NEAR.search(left)
                    or (words.IN.search(left) and not re.search(r"\b(?:de|a|at)\s+$", left))
                )
                alone = len(tokens) <= words.ALONE and not cue
                near = process.extractOne(
                    text, self._fuzzy, scorer=fuzz.ratio, score_cutoff=words.LOOSELY if alone else 80 if cue else 88
                )
                if near is None or near[0][0] != text[0]:
                    continue
                role = "home" if cue else "bare" if alone and near[1] >= 88 else "maybe"
                if cue and (context.somebody_else(word.start()) or context.negated(word.start(), word.end(), reach=3)):
                    role = "other"
                found.append(PlaceFound(run[0].start(), run[-1].end(), role, 3, self._places(self._by_name[near[0]])))
                taken = [*taken, found[-1]]
                break
        return found


def _settled(text: str, found: list[PlaceFound]) -> list[PlaceFound]:
    """A place taken back ("Tulsa, sorry, Owasso") is denied; one joined to a place that is no home is none either."""
    settled: list[PlaceFound] = []
    for item in found:
        before = settled[-1] if settled else None
        between = text[before.end : item.start] if before else ""
        if before and before.role == "other" and item.role in ("home", "bare") and words.JOINED.fullmatch(between):
            item = replace(item, role="other", strength=0)
        if (
            before
            and before.role in ("home", "bare")
            and item.role in ("home", "bare")
            and words.CORRECTS.search(between)
        ):
            settled[-1] = replace(before, role="denied", strength=0)
        if (
            before
            and before.role in ("home", "bare")
            and item.role in ("home", "bare")
            and words.THEN_TO.fullmatch(between)
            and words.FIRST_IN.search(text[: before.start])
        ):  # "first to Clinton and then to Tulsa"
            settled[-1] = replace(before, role="other", strength=0)
        if (
            before and before.role == "bare" and item.role == "home" and words.BESIDE.fullmatch(between)
        ):  # "Yukon/Mustang area"
            settled[-1] = replace(before, role="home", strength=item.strength)
        if (
            before
            and before.role == item.role == "home"
            and words.AWAY_FROM.search(text[: before.start])
            and words.THERE_IN.fullmatch(between)
        ):  # "an hour from Tulsa, in Vinita"
            settled[-1] = replace(before, role="other", strength=0)
        settled.append(item)
    return settled


def _covered(mention: Mention, taken: list[Mention]) -> bool:
    return any(
        item.start <= mention.start and mention.end <= item.end and item.end - item.start > mention.end - mention.start
        for item in taken
    )


def _as_found(mention: Mention) -> PlaceFound:
    return PlaceFound(mention.start, mention.end, "", 0, ())
