"""Which place a message is from: towns, counties and ZIP codes, misspelled or not, and never a word that only looks like one.

Half of Oklahoma's towns are also words or names (Okay, Box, Hugo, Gene Autry, Cherokee). Such a name counts only where the
sentence says that it is a place ("live in", "near", "outside of", ", OK"); others count as they stand. Every candidate is
handed on with a role, so that a bare "Hugo" can still answer "Where do you live?".
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from typing import Any

from rapidfuzz import fuzz, process

from bot.nlu import place_words as words
from bot.nlu.context import Context
from bot.nlu.gazetteer import Mention
from bot.nlu.outside import TownsOutside
from bot.nlu.place_roles import PlaceFound, role_of_place, says_county, settled
from bot.nlu.spelling import Plain, Speller
from bot.nlu.vocabulary import Vocabulary


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
        self._fuzzy: dict[str, list[str]] = {}  # by first letter, which people get right
        for name in self._by_name:
            if len(name) >= 5 and name not in words.WORDS:
                self._fuzzy.setdefault(name[0], []).append(name)

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
                _covered(mention, taken) and not says_county(context.text, mention)
            ):
                continue
            if mention.kind == "county" and not self._is_county(context.text, mention, towns):
                continue
            if mention.kind == "place" and says_county(context.text, mention):
                continue
            role, strength = role_of_place(plain, context, mention, self._population(mention))
            if role:
                found.append(PlaceFound(mention.start, mention.end, role, strength, self._places(mention.values)))
        taken_places = [(item.start, item.end) for item in found if item.role not in ("maybe", "outside")]
        for start, end, name in self._outside.find(context.text, taken_places):
            found = [item for item in found if not (item.start < end and start < item.end)]
            found.append(self._across(context, start, end, name))
        found.extend(self._misspelled(context, [*found, *(_as_found(item) for item in mentions)]))
        return settled(context.text, sorted(found, key=lambda item: item.start))

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

    def _is_county(self, text: str, mention: Mention, towns: list[Mention]) -> bool:
        if says_county(text, mention):
            return True
        named_town = any(town.start <= mention.start and mention.end <= town.end for town in towns)
        if mention.text in words.COUNTIES_LIKE_STATES:
            return False
        return (
            not named_town and mention.text not in words.COMMON_WORDS and bool(words.LIVE.search(text[: mention.start]))
        )

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
                    text,
                    self._fuzzy.get(text[0], ()),
                    scorer=fuzz.ratio,
                    score_cutoff=words.LOOSELY if alone else 80 if cue else 88,
                )
                if near is None:
                    continue
                role = "home" if cue else "bare" if alone and near[1] >= 88 else "maybe"
                if cue and (context.somebody_else(word.start()) or context.negated(word.start(), word.end(), reach=3)):
                    role = "other"
                found.append(PlaceFound(run[0].start(), run[-1].end(), role, 3, self._places(self._by_name[near[0]])))
                taken = [*taken, found[-1]]
                break
        return found


def _covered(mention: Mention, taken: list[Mention]) -> bool:
    return any(
        item.start <= mention.start and mention.end <= item.end and item.end - item.start > mention.end - mention.start
        for item in taken
    )


def _as_found(mention: Mention) -> PlaceFound:
    return PlaceFound(mention.start, mention.end, "", 0, ())
