"""Finds the database's phrases in a message: spaCy's PhraseMatcher over blank tokens, longest match first."""

# ruff: noqa: SIM905 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from bot.nlu.spelling import Plain
from bot.nlu.vocabulary import Phrase

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*\+?|[.,;:!?\n()$]")
_POSSESSIVE = re.compile(r"'s$")


@dataclass(frozen=True)
class Mention:
    """A phrase found at `start:end` of the plain text; `values` are what it may stand for, by `kind`.

    `form` is the time that a duty's verb tells (present or past), "" for names and for verbs that tell none.
    """

    kind: str
    start: int
    end: int
    text: str
    values: tuple[str, ...]
    form: str = ""


class Gazetteer:
    """Searches messages for phrases."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        """Build the matcher (about 9,000 phrases; a fraction of a second)."""
        self._vocab = Vocab()
        self._matcher = PhraseMatcher(self._vocab)
        self._phrases: dict[str, Phrase] = {}
        for index, phrase in enumerate(phrases):
            key = f"{phrase.kind}:{index}"
            self._phrases[key] = phrase
            self._matcher.add(key, [Doc(self._vocab, words=list(phrase.words))])

    def find(self, plain: Plain) -> list[Mention]:
        """All mentions, the longest of each kind where they overlap, in order of the text."""
        words = list(tokens(plain.text))
        if not words:
            return []
        doc = Doc(self._vocab, words=[word for word, _, _ in words])
        found: list[Mention] = []
        for key, first, last in self._matcher(doc):
            phrase = self._phrases[self._vocab.strings[key]]
            start, end = words[first][1], words[last - 1][2]
            if phrase.shout and not _shouted(plain, start, end):
                continue
            found.append(Mention(phrase.kind, start, end, plain.text[start:end], phrase.values))
        return sorted(_longest(found), key=lambda mention: (mention.start, mention.kind))


def tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """The words and stops of a text with where they stand; a possessive's ending is cut off."""
    for match in _TOKEN.finditer(text):
        word = match.group()
        bare = _POSSESSIVE.sub("", word)
        yield bare, match.start(), match.start() + len(bare)


_COMMON = frozenset("""
    it or pa ma er pt ot np is us at in no an as be by do go he if me my of on so to up we ha hi te se la el
    de un al ir da ve fa ba tv pe
    """.split())  # fmt: skip


def _shouted(plain: Plain, start: int, end: int) -> bool:
    """Whether a short name that is also a word stands in capitals; other short names count in any case."""
    first = plain.text[start:end].split()[0]
    if first not in _COMMON:
        return True
    origin = plain.span(start, start + len(first))
    written = plain.original[origin[0] : origin[1]]
    return written.isupper() and not plain.original.isupper()


def _longest(found: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda item: (item.start - item.end, item.start)):
        if not any(
            other.kind == mention.kind
            and other.start <= mention.start
            and mention.end <= other.end
            and other != mention
            for other in kept
        ):
            kept.append(mention)
    return kept
