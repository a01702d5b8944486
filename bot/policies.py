"""Rasa's policies of rules and of remembered stories, quicker to ask; what they predict is unchanged.

Both write every state they see to a debug log that nobody keeps, with deep copies; and the rule policy tries every rule
on every prediction. Trained models name Rasa's own classes: bot.processor puts these in their place when it loads one.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rasa.core.policies.memoization import MemoizationPolicy
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.constants import PREVIOUS_ACTION, SHOULD_NOT_BE_SET, USER
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT

State = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule's key, and its states with the latest first."""

    key: str
    backwards: tuple[State, ...]


class QuickMemoizationPolicy(MemoizationPolicy):  # type: ignore[misc]
    """Recalls the action that a story had after the same states."""

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **_: Any,
    ) -> PolicyPrediction:
        """The prediction, as Rasa's policy makes it."""
        states = self._prediction_states(tracker, domain, rule_only_data=rule_only_data)
        action = self.recall(states, tracker, domain, rule_only_data=rule_only_data)
        if action is None:
            return self._prediction(self._default_predictions(domain))
        return self._prediction(self._prediction_result(action, tracker, domain))


class QuickRulePolicy(RulePolicy):  # type: ignore[misc]
    """Looks only at rules whose last state has the action and the intent that the conversation has."""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        """As Rasa's policy."""
        super().__init__(*arguments, **keywords)
        self._indexes: dict[int, dict[tuple[Any, ...], list[_Rule]]] = {}

    @staticmethod
    def format_tracker_states(states: list[dict[str, Any]]) -> str:
        """Nothing: it is made for a log only."""
        return ""

    def _get_possible_keys(self, lookup: dict[str, str], states: list[State]) -> set[str]:
        index = self._indexes.get(id(lookup))
        if index is None:
            index = self._indexes[id(lookup)] = _indexed(lookup)
        backwards = states[::-1]
        done, intent = _action_of(backwards[0]), _intent_of(backwards[0])
        rules = [*index.get((done, None), ()), *(index.get((done, intent), ()) if intent else ())]
        return {rule.key for rule in rules if self._fits(rule, backwards)}

    def _fits(self, rule: _Rule, backwards: list[State]) -> bool:
        for wanted, state in zip(rule.backwards, backwards, strict=False):
            starts, began = not wanted.get(PREVIOUS_ACTION), not state.get(PREVIOUS_ACTION)
            if starts and began:  # both at the beginning of a conversation, where slots need not be compared
                continue
            if starts or began or not self._does_rule_match_state(wanted, state):
                return False
        return True


def _indexed(lookup: Mapping[str, str]) -> dict[tuple[Any, ...], list[_Rule]]:
    index: dict[tuple[Any, ...], list[_Rule]] = defaultdict(list)
    for key in lookup:
        rule = _Rule(key, tuple(reversed(json.loads(key))))
        done = _action_of(rule.backwards[0])
        # What nothing was done before fits the beginning of a conversation, whatever is said in it.
        index[done, _intent_of(rule.backwards[0]) if done else None].append(rule)
    return dict(index)


def _action_of(state: State) -> tuple[Any, ...]:
    return tuple((state.get(PREVIOUS_ACTION) or {}).items())


def _intent_of(state: State) -> str | None:
    intent = (state.get(USER) or {}).get(INTENT)
    return intent if intent and intent != SHOULD_NOT_BE_SET else None
