"""The fact extractor: everything a message says that belongs into a profile, as Rasa entities.

An entity is named after what it is (`place`, `occupation`, `credential`, `field`, `status`, `need`, a quantity such as
`max_weeks`) and carries a `role` where the name alone does not settle what it is to the person. Turning entities into a
profile is `actions.reading`'s part, so that rules of the field stand there and rules of language here.
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu import cues, status_words
from bot.nlu.aversions import avoid_patterns, avoids
from bot.nlu.circumstances import read_circumstances
from bot.nlu.context import Context
from bot.nlu.duties import Duties, extra_phrases
from bot.nlu.gazetteer import Gazetteer, Mention
from bot.nlu.language import known_words
from bot.nlu.likes import likes
from bot.nlu.numbers import secrets
from bot.nlu.places import PlaceReader
from bot.nlu.quantities import read_quantities
from bot.nlu.schedule import time_patterns
from bot.nlu.spans import overlaps
from bot.nlu.spelling import Plain, Speller
from bot.nlu.support import SupportReader, support_patterns
from bot.nlu.text import fold, is_payload
from bot.nlu.transport import transport_patterns
from bot.nlu.vocabulary import Phrase, Vocabulary, database_url, read_vocabulary
from bot.nlu.work_reader import WorkReader, with_duties
from bot.nlu.workplaces import Located
from pathways.encoder import weights_folder
from pathways.wordlists import FILLER_ES, GLOSSARY

_FILE = "vocabulary.json"
_OFTEN = 3  # a word seen this often in the examples is a word, however it is spelled


_SPANISH = (
    frozenset(re.findall(r"[a-z]{4,}", GLOSSARY))
    | FILLER_ES
    | frozenset(("considero", "canse", "creativa", "creativo"))
)


Entity = dict[str, Any]


class FactReader:
    """Reads the facts of one message. Pure: the same text gives the same entities."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Build matchers and spelling from a vocabulary (about a second)."""
        targets = {word for phrase in vocabulary.phrases for word in phrase.words} | set(cues.SPELLED)
        self._duties = Duties(vocabulary.phrases)
        self._speller = Speller(
            targets | self._duties.things(), {*vocabulary.known_words, *self._duties.verbs(), *_SPANISH}
        )
        known_phrases = {(phrase.kind, phrase.words) for phrase in vocabulary.phrases}
        extra = [
            phrase
            for phrase in (*extra_phrases(), *_shortened(vocabulary.phrases))
            if (phrase.kind, phrase.words) not in known_phrases
        ]
        self._gazetteer = Gazetteer([*vocabulary.phrases, *extra])
        self._places = PlaceReader(vocabulary, self._speller)
        self._support = SupportReader()
        self._work = WorkReader(self._duties, vocabulary.occupation_credentials)

    def read(self, text: str) -> list[Entity]:
        """Entities with `entity`, `value`, `start`, `end` (in `text`) and, where it matters, `role`."""
        plain = self._speller.plain(text)
        context = Context(plain.text)
        hidden = secrets(plain.text)
        mentions = [
            item
            for item in with_duties(self._gazetteer.find(plain), self._duties.find(plain.text))
            if not overlaps(item.start, item.end, hidden)
        ]
        found: list[Located] = []
        for place in self._places.read(plain, context, mentions):
            value = place.places[0].get("name") or place.places[0].get("county")
            found.append((place.start, place.end, {
                "entity": "place", "value": value, "role": place.role, "places": list(place.places), "strength": place.strength,
            }))  # fmt: skip
        placed = [
            (start, end)
            for start, end, item in found
            if item["role"] in ("home", "bare", "work", "asked", "denied", "outside")
        ]
        quantities = [
            item
            for item in read_quantities(context)
            if item.kind != "number" or not _inside_name(item.start, item.end, mentions)  # "OSHA 10", "911 calls"
        ]
        liked = list(likes(context))
        taken = [*placed, *((item.start, item.end) for item in quantities)]
        free = [item for item in mentions if not overlaps(item.start, item.end, taken)]
        found.extend(self._work.read(context, plain, free, liked))
        jobs = [_named_job(start, end, plain.text) for start, end, item in found if item["entity"] == "occupation"]
        for quantity in quantities:
            found.append((quantity.start, quantity.end, {"entity": quantity.kind, "value": quantity.value}))
        found.extend(read_circumstances(context, jobs))
        found.extend(self._support.read(context))
        found.extend(
            (start, end, {"entity": "interest", "value": _own_words(plain, start, end)}) for start, end in liked
        )
        found.extend(
            (start, end, {"entity": "avoid", "value": _own_words(plain, start, end)}) for start, end in avoids(context)
        )
        return [self._entity(plain, context, *item) for item in sorted(found, key=lambda item: (item[0], item[1]))]

    def _entity(self, plain: Plain, context: Context, start: int, end: int, entity: Entity) -> Entity:
        first, last = plain.span(start, end)
        extra = {"what_if": True} if context.hypothetical else {}
        if context.proxy:
            extra["for_other"] = True
        return {**entity, "start": first, "end": last, "extractor": "FactExtractor", **extra}


def _shortened(phrases: list[Phrase]) -> Iterator[Phrase]:
    """Titles of technicians as techs, and of techs as technicians."""
    other = {"technician": "tech", "technicians": "techs", "tech": "technician", "techs": "technicians"}
    for phrase in phrases:
        if phrase.kind == "occupation" and phrase.words[-1] in other and len(phrase.words) > 1:
            yield replace(phrase, words=(*phrase.words[:-1], other[phrase.words[-1]]))


def _named_job(start: int, end: int, text: str) -> tuple[int, int]:
    """Where a job stands; of "work construction" the verb is left free, which says that they work."""
    verb = re.match(r"(?:work|trabaj)\w* ", text[start:end])
    return (start + verb.end(), end) if verb else (start, end)


def _inside_name(start: int, end: int, mentions: list[Mention]) -> bool:
    return any(
        item.kind in ("credential", "occupation") and item.start < start and end <= item.end for item in mentions
    )


def _own_words(plain: Plain, start: int, end: int) -> str:
    first, last = plain.span(start, end)
    return plain.original[first:last].strip()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class FactExtractor(GraphComponent):  # type: ignore[misc]
    """Adds the entities of `FactReader`. Training reads the pathway database, so that new data is understood."""

    def __init__(self, storage: ModelStorage, resource: Resource, reader: FactReader | None = None) -> None:
        """Untrained without a reader."""
        self._storage = storage
        self._resource = resource
        self._reader = reader

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FactExtractor:
        """An untrained component (Rasa's graph calls this)."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> FactExtractor:
        """The trained component of a model."""
        with model_storage.read_from(resource) as folder:
            stored = json.loads((Path(folder) / _FILE).read_text("utf-8"))
        return cls(model_storage, resource, FactReader(Vocabulary.from_json(stored)))

    def train(self, training_data: TrainingData) -> Resource:
        """Read the vocabulary from the database; raises `VocabularyMissing` where nothing is loaded."""
        vocabulary = read_vocabulary(database_url())
        vocabulary.known_words = known(str(item.get(TEXT) or "") for item in training_data.intent_examples)
        self._reader = FactReader(vocabulary)
        with self._storage.write_to(self._resource) as folder:
            (Path(folder) / _FILE).write_text(json.dumps(vocabulary.as_json(), ensure_ascii=False), "utf-8")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Examples need no entities: nothing downstream learns from them."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the entities of every message that is not a payload."""
        for message in messages:
            text = str(message.get(TEXT) or "")
            if self._reader is None or not text.strip() or is_payload(text):
                continue
            message.set(ENTITIES, [*(message.get(ENTITIES) or []), *self._reader.read(text)], add_to_output=True)
        return messages


def known(examples: Iterator[str]) -> list[str]:
    """Words to leave as they are: the encoder's own English word list, our function words, and frequent example words."""
    pieces = (weights_folder() / "vocab.txt").read_text("utf-8").splitlines()
    counts = Counter(word for text in examples for word in re.findall(r"[^\W\d_]+", fold(text)))
    often = {word for word, count in counts.items() if count >= _OFTEN}
    patterns = (
        *cues.patterns(),
        *status_words.patterns(),
        *support_patterns(),
        *time_patterns(),
        *transport_patterns(),
        *avoid_patterns(),
    )
    for pattern in patterns:
        for ending in (r"\1", r"\2"):  # "pres[oa]": preso, presa
            often.update(re.findall(r"(?<!\\)[a-z]{3,}", re.sub(r"\[([a-z])([a-z])\]", ending, pattern)))
    return sorted({piece for piece in pieces if piece.isalpha() and len(piece) > 2} | often | set(known_words()))
