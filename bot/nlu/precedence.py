"""Which intent wins where two fit: danger first, then opting out, then the more specific, then the question that was asked.

Runs after the classifier and the fact extractor, sees both, and changes the intent only by a rule that can be named
(`decided_by` on the intent). Everything else stays the classifier's, except where it is unsure (below `doubt_below`) of a
message that holds no fact and asks nothing: that becomes `nlu_fallback`, and the bot asks one narrow question. The
classifier's own ranking stays behind it.
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.asking import cancels_something_else, is_question, wants_to_stay
from bot.nlu.safety import (
    GOODBYE_ELSEWHERE,
    HELP_KEYWORDS,
    OPT_IN_KEYWORDS,
    is_crisis,
    keyword,
    opts_out,
    sounds_harmless,
)
from bot.nlu.spelling import Speller
from bot.nlu.telling import ASKING, about_facts, inquires, ruled
from bot.nlu.text import is_payload

TELLING_PLACES = frozenset({"home", "bare", "work", "asked", "outside"})
FALLBACK = "nlu_fallback"
_LEAST_OF_A_QUESTION = 0.02  # of what is believed of the telling beside it
_LEAST_WITHOUT_RULE = {
    "crisis": 0.58,
    "opt_out": 0.3,
}  # of danger that no rule hears, the classifier is surer than this


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class IntentPrecedence(GraphComponent):  # type: ignore[misc]
    """Settles the intent by the order of the design. Message metadata may carry `asked` and `channel`."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`doubt_below`: of held-out messages the classifier was right on half below 0.4 and on 95 of 100 above 0.6."""
        return {"doubt_below": 0.4}

    def __init__(self, doubt_below: float = 0.4) -> None:
        """Spelling without a vocabulary: only shorthand is written out."""
        self._doubt_below = doubt_below
        self._speller = Speller((), ())

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentPrecedence:
        """A component without state (Rasa's graph calls this)."""
        return cls(float(config["doubt_below"]))

    def process(self, messages: list[Message]) -> list[Message]:
        """Settle every message's intent."""
        for message in messages:
            text = str(message.get(TEXT) or "")
            if not text.strip() or is_payload(text):
                continue
            metadata = message.get(METADATA) or {}
            current = message.get(INTENT) or {"name": None, "confidence": 0.0}
            ranking = message.get("intent_ranking") or []
            plain, entities = self._speller.plain(text).text.strip(), message.get(ENTITIES) or []
            if current.get("name") == "crisis" and not is_crisis(plain) and sounds_harmless(plain):
                ranking = without(ranking, "crisis")  # an idiom, not danger: the classifier has heard its words only
                current = ranking[0] if ranking else current
                message.set(INTENT, current, add_to_output=True)
                message.set("intent_ranking", ranking, add_to_output=True)
            asked, channel = metadata.get("asked"), metadata.get("channel")
            chosen = decide(plain, current, ranking, entities, asked=asked, channel=channel)
            likely = chosen or current
            if "decided_by" not in likely and self._doubtful(plain, likely, entities):
                chosen = {"name": FALLBACK, "confidence": 1.0 - float(likely.get("confidence") or 0.0)}
            if chosen is not None:
                message.set(INTENT, chosen, add_to_output=True)
                first = [chosen] if likely is chosen else [chosen, likely]
                others = [item for item in ranking if item["name"] not in (chosen["name"], likely["name"])]
                message.set("intent_ranking", [*first, *others], add_to_output=True)
        return messages

    def _doubtful(self, plain: str, intent: dict[str, Any], entities: list[dict[str, Any]]) -> bool:
        told = any(item.get("entity") != "place" or item.get("role") in TELLING_PLACES for item in entities)
        sure = float(intent.get("confidence") or 0.0) >= self._doubt_below or intent.get("name") == "crisis"
        return not (sure or told or "?" in plain or inquires(plain))


def decide(
    plain: str,
    current: dict[str, Any],
    ranking: list[dict[str, Any]],
    entities: list[dict[str, Any]],
    *,
    asked: str | None = None,
    channel: str | None = None,
) -> dict[str, Any] | None:
    """The intent that a rule decides on, or `None` where the classifier's stands."""
    name = str(current.get("name") or "")
    confidence = float(current.get("confidence") or 0.0)
    if is_crisis(plain):
        return ruled("crisis", "crisis words")
    if opts_out(plain, channel):
        return ruled("opt_out", "carrier keyword or clear wording")
    heard = ranking
    if name == "opt_out" and (wants_to_stay(plain) or cancels_something_else(plain)):
        ranking = without(ranking, "opt_out")
        current = ranking[0] if ranking else current
        name, confidence = str(current.get("name") or ""), float(current.get("confidence") or 0.0)
    word = keyword(plain)
    if word in GOODBYE_ELSEWHERE:
        return ruled("goodbye", "keyword")
    if word in OPT_IN_KEYWORDS:
        return ruled("opt_in", "carrier keyword")
    if word in HELP_KEYWORDS:
        return ruled("help", "carrier keyword")
    if confidence < _LEAST_WITHOUT_RULE.get(name, 0.0):  # no rule heard it and the classifier doubts: take the next
        after = next(iter(without(ranking, "crisis", "opt_out")), None)
        if after is not None:
            current, name, confidence = after, str(after["name"]), float(after["confidence"])
    by_facts = about_facts(plain, name, confidence, entities, asked)
    if by_facts is None and name == "inform" and is_question(plain):
        return _asked_for(ranking) or _changed(current, heard)
    return by_facts or _changed(current, heard)


def without(ranking: list[dict[str, Any]], *names: str) -> list[dict[str, Any]]:
    """The other meanings, as likely as they are where it is none of these."""
    others = [item for item in ranking if item["name"] not in names]
    share = sum(float(item["confidence"]) for item in others)
    return [{**item, "confidence": float(item["confidence"]) / share} for item in others] if share else others


def _asked_for(ranking: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The likeliest question: a message that tells and asks has the intent of what it asks."""
    told = float(ranking[0]["confidence"]) if ranking else 0.0
    found = next((item for item in ranking if item["name"] in ASKING), None)
    return None if found is None or float(found["confidence"]) < _LEAST_OF_A_QUESTION * told else found


def _changed(current: dict[str, Any], ranking: list[dict[str, Any]]) -> dict[str, Any] | None:
    return current if ranking and current.get("name") != ranking[0]["name"] else None
