"""Rasa's message processor for a service: actions of this process, no logs that nobody keeps, and quick to load.

Rasa checks what an action server sends back against a schema, and the schema itself against its meta-schema, on every
call: 50 to 70 ms, ten times what the rest of a turn costs. Our endpoint answers with what `rasa_sdk`'s executor has
already checked (bot.turn_actions). Of every step Rasa makes a deep copy for a debug log, wanted or not; these steps are
written here without.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rasa.core.actions.action import Action
from rasa.core.channels.channel import OutputChannel
from rasa.core.policies.memoization import MemoizationPolicy
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.processor import MessageProcessor
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelMetadata, ModelStorage
from rasa.graph_components.providers.domain_provider import DomainProvider
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecutionRejected, Event
from rasa.shared.core.trackers import DialogueStateTracker

from bot.policies import QuickMemoizationPolicy, QuickRulePolicy
from bot.runner import OrderedGraphRunner
from bot.turn_actions import LocalExtractSlots, localised


class TurnProcessor(MessageProcessor):  # type: ignore[misc]
    """Runs turns with the actions above in place of Rasa's own."""

    @staticmethod
    def _load_model(model_path: str | Path) -> tuple[str, ModelMetadata, GraphRunner]:
        """As Rasa loads a model, but with the domain of its metadata and the policies of bot.policies.

        Rasa reads the same domain once more from YAML and checks it again, which takes half of the loading time.
        """
        with TemporaryDirectory() as folder:
            storage, metadata = LocalModelStorage.from_model_archive(Path(folder), Path(model_path))
            schema = _with_own_parts(metadata.predict_schema, metadata.domain)
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

    def _log_action_on_tracker(
        self,
        tracker: DialogueStateTracker,
        action: Action,
        events: Sequence[Event] | None,
        prediction: PolicyPrediction,
    ) -> None:
        events = list(events or ())
        if not any(isinstance(event, ActionExecutionRejected) for event in events):
            tracker.update_with_events(prediction.events, self.domain)
            tracker.update(action.event_for_successful_execution(prediction))
        tracker.update_with_events(events, self.domain)

    @staticmethod
    def _log_slots(tracker: DialogueStateTracker) -> None:
        """Leave out Rasa's debug log of all slots: it is made as one text whether wanted or not."""


def _with_own_parts(schema: GraphSchema, domain: Domain) -> GraphSchema:
    """The graph with its domain provider given the domain, and our policies in the place of Rasa's."""

    class StoredDomain(DomainProvider):  # type: ignore[misc]
        @classmethod
        def load(
            cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, *_: Any, **__: Any
        ) -> Any:
            return cls(model_storage, resource, domain)

    own = {DomainProvider: StoredDomain, MemoizationPolicy: QuickMemoizationPolicy, RulePolicy: QuickRulePolicy}
    nodes = {name: replace(node, uses=own.get(node.uses, node.uses)) for name, node in schema.nodes.items()}
    return GraphSchema(nodes)
