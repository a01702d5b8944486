"""The intent classifier as a component of Rasa's graph: encoder and linear model (bot.nlu.intent_model)."""

from __future__ import annotations

import os
from dataclasses import asdict
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.intent_model import Fitting, IntentModel
from bot.nlu.text import MAX_CHARACTERS, is_payload, sound
from pathways.encoder import Encoder, encoder_folder, open_encoder


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SentenceIntentClassifier(GraphComponent, IntentClassifier):  # type: ignore[misc]
    """Sets `intent` and `intent_ranking`; payloads (`/intent{…}`) are left to Rasa's own handler."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The model's `Fitting`, and how many intents the ranking names."""
        return {**asdict(Fitting()), "ranking_length": 8}

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, model: IntentModel | None = None
    ) -> None:
        """Without a model it is untrained, and leaves messages as they are."""
        self._config = config
        self._storage = storage
        self._resource = resource
        self._model = model
        self._encoder: Encoder | None = None  # opened when it is first needed, or with the model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceIntentClassifier:
        """An untrained component (Rasa's graph calls this)."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SentenceIntentClassifier:
        """The trained component of a model."""
        with model_storage.read_from(resource) as folder:
            component = cls(config, model_storage, resource, IntentModel.load(folder))
        component._encoder = open_encoder()  # the first message should not wait for it
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on the intent examples and store the result."""
        examples = [item for item in training_data.intent_examples if item.get(INTENT) and item.get(TEXT)]
        texts = [str(item.get(TEXT)) for item in examples]
        intents = [str(item.get(INTENT)) for item in examples]
        if len(set(intents)) < 2:
            return self._resource
        meaning = Encoder(encoder_folder(), threads=os.cpu_count() or 1).encode(texts)
        fitting = Fitting(float(self._config["regularisation"]), float(self._config["meaning_weight"]))
        self._model = IntentModel.fit(texts, intents, meaning, fitting)
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent and ranking on every message with text."""
        chosen = [item for item in messages if (item.get(TEXT) or "").strip() and not is_payload(str(item.get(TEXT)))]
        if not chosen or self._model is None:
            return messages
        texts = [sound(str(item.get(TEXT))[:MAX_CHARACTERS]) for item in chosen]
        self._encoder = self._encoder or open_encoder()
        for message, scores in zip(chosen, self._model.scores(texts, self._encoder.encode(texts)), strict=True):
            order = np.argsort(-scores)[: int(self._config["ranking_length"])]
            ranking = [{"name": self._model.names[index], "confidence": float(scores[index])} for index in order]
            message.set("intent", ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages
