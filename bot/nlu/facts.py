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
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu import cues
from bot.nlu.aversions import avoid_patterns, avoids
from bot.nlu.circumstances import read_circumstances
from bot.nlu.context import Context
from bot.nlu.gazetteer import Gazetteer, Mention
from bot.nlu.language import known_words
from bot.nlu.likes import likes
from bot.nlu.numbers import secrets
from bot.nlu.places import PlaceReader
from bot.nlu.quantities import read_quantities
from bot.nlu.schedule import time_patterns
from bot.nlu.spelling import Plain, Speller
from bot.nlu.support import SupportReader, support_patterns
from bot.nlu.text import fold, is_payload
from bot.nlu.transport import transport_patterns
from bot.nlu.vocabulary import Vocabulary, database_url, read_vocabulary
from bot.nlu.work import role_of
from pathways.encoder import weights_folder

_FILE = "vocabulary.json"
_OFTEN = 3  # a word seen this often in the examples is a word, however it is spelled
_MIN_WORD = 4
_NOT_CREDENTIALS = re.compile(r"^hs-diploma-or-hse$|-degree-field$")  # schooling: the profile's `education` holds it
_ACTIVITY = re.compile(r"^(?:\w+ing|do|work|help|fix) \w+")
Entity = dict[str, Any]
Located = tuple[int, int, Entity]


class FactReader:
    """Reads the facts of one message. Pure: the same text gives the same entities."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Build matchers and spelling from a vocabulary (about a second)."""
        targets = {word for phrase in vocabulary.phrases for word in phrase.words} | set(cues.SPELLED)
        self._speller = Speller(targets, vocabulary.known_words)
        self._gazetteer = Gazetteer(vocabulary)
        self._places = PlaceReader(vocabulary, self._speller)
        self._support = SupportReader()
        self._needed_for: dict[str, list[str]] = {}
        for occupation, credentials in vocabulary.occupation_credentials.items():
            for credential in credentials:
                self._needed_for.setdefault(credential, []).append(occupation)

    def read(self, text: str) -> list[Entity]:
        """Entities with `entity`, `value`, `start`, `end` (in `text`) and, where it matters, `role`."""
        plain = self._speller.plain(text)
        context = Context(plain.text)
        hidden = secrets(plain.text)
        mentions = [item for item in self._gazetteer.find(plain) if not _overlaps(item.start, item.end, hidden)]
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
            if item.kind != "number" or not _inside_credential(item.start, item.end, mentions)  # "OSHA 10"
        ]
        liked = list(likes(context))
        taken = [*placed, *((item.start, item.end) for item in quantities)]
        named = [
            item for item in mentions if not _overlaps(item.start, item.end, taken) and not _only_liked(item, liked)
        ]
        work = list(_work(context, named))
        found.extend([*work, *self._jobs_of_licences(work)])
        jobs = [(start, end) for start, end, item in found if item["entity"] == "occupation"]
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

    def _jobs_of_licences(self, work: list[Located]) -> Iterator[Located]:
        """Who wants a licence wants the job that cannot be done without it, where there is just one such job."""
        named = {(start, end) for start, end, item in work if item["entity"] == "occupation"}
        for start, end, item in work:
            jobs = self._needed_for.get(item["value"], []) if item["entity"] == "credential" else []
            if item.get("role") == "want" and len(jobs) == 1 and (start, end) not in named:
                yield start, end, {**item, "entity": "occupation", "value": jobs[0], "values": jobs}

    def _entity(self, plain: Plain, context: Context, start: int, end: int, entity: Entity) -> Entity:
        first, last = plain.span(start, end)
        extra = {"what_if": True} if context.hypothetical else {}
        if context.proxy:
            extra["for_other"] = True
        return {**entity, "start": first, "end": last, "extractor": "FactExtractor", **extra}


def _overlaps(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in spans)


def _inside_credential(start: int, end: int, mentions: list[Mention]) -> bool:
    return any(item.kind == "credential" and item.start < start and end <= item.end for item in mentions)


def _only_liked(mention: Mention, liked: list[tuple[int, int]]) -> bool:
    """Whether a job's everyday name is here just part of what somebody likes ("working with animals and being outside")."""
    if mention.kind != "occupation":
        return False
    return any(
        start <= mention.start and mention.end <= end
        and (_ACTIVITY.match(mention.text) or mention.end - mention.start < 0.6 * (end - start))
        for start, end in liked
    )  # fmt: skip


def _own_words(plain: Plain, start: int, end: int) -> str:
    first, last = plain.span(start, end)
    return plain.original[first:last].strip()


def _work(context: Context, mentions: list[Mention]) -> Iterator[Located]:
    """Occupations, credentials, fields and providers; a longer name hides the shorter ones inside it."""
    named = [item for item in mentions if item.kind in ("occupation", "credential", "field", "provider")]
    for mention in named:
        longer = any(
            other.start <= mention.start and mention.end <= other.end and len(other.text) > len(mention.text)
            for other in named
            if not (other.kind == "provider" and mention.kind == "provider")
        )
        if longer:
            continue
        if mention.kind == "provider":
            if len(mention.text) > _MIN_WORD:
                yield mention.start, mention.end, {"entity": "provider", "value": mention.values[0]}
            continue
        role = role_of(context, mention, named)
        values = [value for value in mention.values if not _NOT_CREDENTIALS.search(value)]
        if mention.kind == "field" and any(
            other.kind == "occupation" and (other.start, other.end) == (mention.start, mention.end) for other in named
        ):
            continue
        if values:
            yield mention.start, mention.end, {
                "entity": mention.kind, "value": values[0], "role": role.name, "values": values[:3], "said": mention.text,
            }  # fmt: skip


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
    often |= {
        word
        for pattern in (
            *cues.patterns(),
            *support_patterns(),
            *time_patterns(),
            *transport_patterns(),
            *avoid_patterns(),
        )
        for word in re.findall(r"(?<!\\)[a-z]{3,}", pattern)
    }
    return sorted({piece for piece in pieces if piece.isalpha() and len(piece) > 2} | often | set(known_words()))
