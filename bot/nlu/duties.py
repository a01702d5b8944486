"""What people say they do all day ("drove a dump truck", "limpio casas") and where they work: words of `duties.yml`.

A duty is a verb, in whatever form, and what it is done to. Its form tells who did it when: "drove" and "limpiaba" are
the person's own past, "I clean" and "limpio" their present; "driving" and "limpiar" are for the words around them to
settle.
"""

# ruff: noqa: SIM905 (a word list reads best as words)

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.nlu.gazetteer import Mention, tokens
from bot.nlu.verbs import english_forms, spanish_forms
from bot.nlu.vocabulary import Phrase

_WORDS = Path(__file__).with_name("duties.yml")
_FORMS = {"en": english_forms, "es": spanish_forms}
_ALONE = "-"
LED = "41-0000.00"  # a shop that tells the job of who leads there, and no other
WITH_CREDENTIAL = "with credential"  # a workplace that tells the job of who holds a credential for it
_SKIPPED = frozenset(
    """
    the a an some any all other others' people's peoples different various old big ol new their his her these those
    of kinds many lots up out local several mostly just this el la los las lo un una al del muchos muchas otros
    otras a ajenos ajenas su sus varias varios two three four five six dos tres cuatro cinco seis couple few 2 3 4 5
    6
    """.split()
)
_MOST_SKIPPED = 4
_JOINING = frozenset("and or y o , /".split())
_ONE = frozenset("a an one un una this the my our his her that el la mi nuestro nuestra ese esa".split())
_OWN_CHILDREN = frozenset("the los las my".split())
_SOLD = frozenset({"sell", "vender"})  # to sell one car is no job
_AFTER_ALONE = frozenset(
    """
    and or for at in since on with then till until most all when back as but part full y o en por desde con para
    toda pero de cuando mucho years months here there now out over before after during too from
    """.split()
)
_NO_DUTY = frozenset(
    """
    help helping helped ayudar trabajar work working study love own growing grow be ser build building
    """.split()
)
_WORD = re.compile(r"[^\W_]")


@dataclass
class _Node:
    """Objects of a verb, word by word; `value` where one ends."""

    next: dict[str, _Node] = field(default_factory=dict)
    value: str = ""

    def add(self, words: Iterable[str], value: str) -> None:
        node = self
        for word in words:
            node = node.next.setdefault(word, _Node())
        node.value = node.value or value

    def words(self) -> Iterator[str]:
        """All words below."""
        for word, node in self.next.items():
            yield word
            yield from node.words()


class Duties:
    """Finds duties and workplaces in messages.

    A mention's `form` is present, past, or "" where the verb does not tell.
    """

    def __init__(self, phrases: Sequence[Phrase] = ()) -> None:
        """`phrases` of a vocabulary that begin with a known verb ("pour concrete") are duties as well."""
        stored: dict[str, Any] = yaml.safe_load(_WORDS.read_text("utf-8"))
        self._verbs: dict[str, list[tuple[str, str]]] = {}
        self._objects: dict[str, _Node] = {}
        self._places = _Node()
        for language, occupations in stored["doing"].items():
            self._add_duties(language, occupations)
        for occupations in stored["places"].values():
            for value, names in occupations.items():
                for name in names.split(","):
                    self._places.add(name.split(), value)
        for phrase in phrases:
            self._add_title(phrase)
        self.licences: dict[str, list[str]] = stored["licences"]
        self.holders: dict[str, str] = stored["holders"]
        self.cards: dict[str, list[str]] = stored["cards"]
        self.helpers: dict[str, str] = stored["helpers"]
        self.jobs_of_credentials: dict[str, str] = stored["with_credential"]["jobs"]
        for name in stored["led"].split(","):
            self._places.add(name.split(), LED)
        for name in stored["with_credential"]["places"].split(","):
            self._places.add(name.split(), WITH_CREDENTIAL)

    def _add_duties(self, language: str, occupations: dict[str, dict[str, str]]) -> None:
        for value, verbs in occupations.items():
            for names, objects in verbs.items():
                for verb in names.split("/"):
                    self._add_verb(verb.strip(), language)
                    for thing in objects.split(","):
                        words = [word for word in thing.split() if word not in _SKIPPED and word != _ALONE]
                        self._objects[verb.strip()].add(words, value)

    def _add_verb(self, verb: str, language: str) -> None:
        if verb in self._objects:
            return
        self._objects[verb] = _Node()
        for written, form in _FORMS[language](verb):
            self._verbs.setdefault(written, []).append((verb, form))

    def _add_title(self, phrase: Phrase) -> None:
        if phrase.kind != "occupation" or len(phrase.words) < 2 or phrase.shout or phrase.words[0] in _NO_DUTY:
            return
        words = [word for word in phrase.words[1:] if word not in _SKIPPED]
        if phrase.words[0] in self._objects and words:
            self._objects[phrase.words[0]].add(words, phrase.values[0])

    def verbs(self) -> Iterable[str]:
        """All forms of the verbs: words that need no correction."""
        return self._verbs

    def things(self) -> set[str]:
        """The words of what the verbs are done to, and of workplaces."""
        return {word for node in (*self._objects.values(), self._places) for word in node.words()}

    def find(self, text: str) -> list[Mention]:
        """The duties of a message in plain spelling, in order."""
        words = list(tokens(text))
        return [
            mention
            for index, (word, _, _) in enumerate(words)
            if word in self._verbs
            for mention in self._duty(text, words, index)
        ]

    def places(self, text: str) -> Iterator[Mention]:
        """Workplaces that a message names, the longest name first where several begin at one word."""
        words = list(tokens(text))
        end = 0
        for index, (_, start, _) in enumerate(words):
            found = _longest(self._places, words, index) if start >= end else None
            if found:
                end = words[found[0]][2]
                yield Mention("occupation", start, end, text[start:end], (found[1],))

    def _duty(self, text: str, words: list[tuple[str, int, int]], index: int) -> Iterator[Mention]:
        """The longest duty that the verb at `index` begins."""
        best: tuple[int, str, str, str] | None = None
        for verb, form in self._verbs[words[index][0]]:
            found = self._done_to(verb, words, index + 1)
            if found and (best is None or found[0] > best[0]):
                best = (*found, form, verb)
        if best is None:
            return
        last, value, form, verb = best
        start, end = words[index][1], words[last][2]
        yield Mention("occupation", start, end, text[start:end], (value,), form)
        while last + 2 < len(words) and words[last + 1][0] in _JOINING:  # "cuido niños y ancianos"
            first = next(
                (at for at in range(last + 2, len(words)) if words[at][0] not in _SKIPPED | _JOINING), len(words)
            )
            found = _longest(self._objects[verb], words, first)
            if found is None or found[1] == value:
                return
            last, value = found
            yield Mention(
                "occupation", words[first][1], words[last][2], text[words[first][1] : words[last][2]], (value,)
            )

    def _done_to(self, verb: str, words: list[tuple[str, int, int]], first: int) -> tuple[int, str] | None:
        objects = self._objects[verb]
        seen: list[str] = []
        for index in range(first, min(len(words), first + _MOST_SKIPPED + 1)):
            found = _longest(objects, words, index)
            if found and not _excused(verb, seen, found[1]):
                return found
            if words[index][0] not in _SKIPPED:
                break
            seen.append(words[index][0])
        if objects.value and (first == len(words) or _ends_alone(words[first][0])):
            return first - 1, objects.value
        return None


def _ends_alone(word: str) -> bool:
    return word in _AFTER_ALONE or not _WORD.match(word) or word.isdigit()


def _excused(verb: str, between: Sequence[str], value: str) -> bool:
    """Whether the words between say that it was done once or for their own ("sold a car", "watch the kids")."""
    if verb in _SOLD:
        return bool(_ONE & set(between))
    return value.startswith("39-9011") and bool(_OWN_CHILDREN & set(between))


def _longest(root: _Node, words: list[tuple[str, int, int]], first: int) -> tuple[int, str] | None:
    """Index of the last word and value of the longest name that begins at a word; articles inside are passed over."""
    node, best = root, None
    for index in range(first, len(words)):
        word = words[index][0]
        after = next((node.next[form] for form in _singulars(word) if form in node.next), None)
        if after is None:
            if word in _SKIPPED and node is not root:
                continue
            break
        node = after
        if node.value:
            best = (index, node.value)
    return best


def _singulars(word: str) -> Iterator[str]:
    yield word
    if word.endswith("s") and len(word) > 3:
        yield word[:-1]
        if word.endswith("es"):
            yield word[:-2]
        if word.endswith("ies"):
            yield word[:-3] + "y"
        if word.endswith("ves"):
            yield word[:-3] + "f"


def extra_phrases() -> list[Phrase]:
    """Names that only messages use, and names to pass over (`kind` nothing)."""
    stored = yaml.safe_load(_WORDS.read_text("utf-8"))
    named = [
        Phrase(kind, tuple(name.split()), (value,))
        for kind, section in (("occupation", "titles"), ("credential", "credentials"), ("field", "fields"))
        for value, names in stored[section].items()
        for name in names
    ]
    return [*named, *(Phrase("nothing", tuple(name.split()), ("",)) for name in stored["nothing"])]
