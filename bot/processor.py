"""Rasa's message processor with custom actions called without a JSON schema check of each answer, and quick to load.

Rasa checks what an action server sends back against a schema, and the schema itself against its meta-schema, on every
call: 50 to 70 ms, ten times what the rest of a turn costs. Our endpoint answers with what `rasa_sdk`'s executor has
already checked. Rasa makes its own `RemoteAction` in a few places, so the actions that do are extended here by theirs.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rasa.core.actions import action as rasa_actions
from rasa.core.actions.action import Action, ActionExtractSlots, RemoteAction
from rasa.core.actions.forms import FormAction
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelMetadata, ModelStorage
from rasa.graph_components.providers.domain_provider import DomainProvider
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.runner import OrderedGraphRunner


class LocalAction(RemoteAction):  # type: ignore[misc]
    """A custom action whose answer comes from this process."""

    def _validate_action_result(self, result: dict[str, Any]) -> bool:
        return isinstance(result.get("events"), list) and isinstance(result.get("responses"), list)


class LocalExtractSlots(ActionExtractSlots):  # type: ignore[misc]
    """Fills slots after each message. An error of a custom action fails the turn instead of being logged."""

    async def _run_custom_action(
        self,
        custom_action: str,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        action = LocalAction(custom_action, self._action_endpoint)
        events = await action.run(output_channel, nlg, tracker, domain)
        return [event for event in events if isinstance(event, (SlotSet, BotUttered))]


class LocalForm(FormAction):  # type: ignore[misc]
    """A form whose validation and questions may be custom actions."""

    async def validate_slots(
        self,
        slot_candidates: dict[str, Any],
        tracker: DialogueStateTracker,
        domain: Domain,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
    ) -> list[Event]:
        """Let the form's validation action judge the values, where the domain has one."""
        name = f"validate_{self.name()}"
        if name not in domain.action_names_or_texts:
            return []
        candidates = [SlotSet(slot, value) for slot, value in slot_candidates.items()]
        before = self._temporary_tracker(tracker, candidates, domain)
        return list(await LocalAction(name, self.action_endpoint).run(output_channel, nlg, before, domain))

    async def _ask_for_slot(
        self,
        domain: Domain,
        nlg: NaturalLanguageGenerator,
        output_channel: OutputChannel,
        slot_name: str,
        tracker: DialogueStateTracker,
    ) -> list[Event]:
        name = self._name_of_utterance(domain, slot_name)
        if not name:
            return []
        action = localised(rasa_actions.action_for_name_or_text(name, domain, self.action_endpoint))
        return list(await action.run(output_channel, nlg, tracker, domain))


class TurnProcessor(MessageProcessor):  # type: ignore[misc]
    """Runs turns with the actions above in place of Rasa's own."""

    @staticmethod
    def _load_model(model_path: str | Path) -> tuple[str, ModelMetadata, GraphRunner]:
        """As Rasa loads a model, but with the domain of its metadata.

        Rasa reads the same domain once more from YAML and checks it again, which takes half of the loading time.
        """
        with TemporaryDirectory() as folder:
            storage, metadata = LocalModelStorage.from_model_archive(Path(folder), Path(model_path))
            schema = _with_domain(metadata.predict_schema, metadata.domain)
            context = ExecutionContext(graph_schema=schema, model_id=metadata.model_id)
            runner = OrderedGraphRunner.create(graph_schema=schema, model_storage=storage, execution_context=context)
        return Path(model_path).name, metadata, runner

    def _check_for_unseen_features(self, parse_data: dict[str, Any]) -> None:
        """Leave out Rasa's warning of intents and entities that the domain lacks.

        It builds an empty domain at every message to compare with; `rasa data validate` compares once.
        """

    async def run_action_extract_slots(
        self, output_channel: OutputChannel, tracker: DialogueStateTracker
    ) -> DialogueStateTracker:
        """Fill slots from the latest message."""
        events = await LocalExtractSlots(self.action_endpoint).run(output_channel, self.nlg, tracker, self.domain)
        await self._send_bot_messages(events, tracker, output_channel)
        tracker.update_with_events(events, self.domain)
        return tracker

    def predict_next_with_tracker_if_should(self, tracker: DialogueStateTracker) -> tuple[Action, PolicyPrediction]:
        """The next action and the prediction that chose it."""
        action, prediction = super().predict_next_with_tracker_if_should(tracker)
        return localised(action), prediction


def _with_domain(schema: GraphSchema, domain: Domain) -> GraphSchema:
    """The graph with its domain provider given the domain."""

    class StoredDomain(DomainProvider):  # type: ignore[misc]
        @classmethod
        def load(
            cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, *_: Any, **__: Any
        ) -> Any:
            return cls(model_storage, resource, domain)

    nodes = {
        name: replace(node, uses=StoredDomain) if node.uses is DomainProvider else node
        for name, node in schema.nodes.items()
    }
    return GraphSchema(nodes)


def localised(action: Action) -> Action:
    """The action with custom actions run in this process."""
    if type(action) is RemoteAction:
        return LocalAction(action.name(), action.action_endpoint)
    if type(action) is FormAction:
        return LocalForm(action.name(), action.action_endpoint)
    return action
