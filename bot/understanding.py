"""What one message means: intent, entities and the facts for the profile, from the trained model and nothing else.

Stateless: the same message asked about the same field gives the same answer. Text is read up to 2,000 characters (the
gateway's own limit); what stands beyond is not understood, and nothing here fails on odd input.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage

from actions.reading import read
from bot.nlu.precedence import FALLBACK
from bot.nlu.text import MAX_CHARACTERS
from pathways.profile import ProfileUpdate

_INNER = frozenset({"extractor", "strength", "places", "said"})


@dataclass(frozen=True)
class Understanding:
    """One message understood. `confidence` is calibrated (0 to 1), `language` en, es or `None` where it does not show.

    `entities` have at least `entity` and `value`, and `start` and `end` in the message's text.
    """

    intent: str
    confidence: float
    entities: list[dict[str, Any]] = field(default_factory=list)
    profile: ProfileUpdate = field(default_factory=ProfileUpdate)
    language: str | None = None


class ModelMissing(RuntimeError):
    """The agent holds no trained model; train one first."""


class Understander:
    """Understands messages with a loaded Rasa agent."""

    def __init__(self, agent: Agent) -> None:
        """`agent` must hold a model; raises `ModelMissing` otherwise."""
        if not agent.is_ready():
            raise ModelMissing(
                "No trained model is loaded. Train one: rasa train (or pathguide serve, which trains it)"
            )
        self._agent = agent

    async def understand(self, text: str, asked: str | None = None, language: str | None = None) -> Understanding:
        """Understand `text`, said when the profile field `asked` had just been asked for.

        `language` is the one the person is known to speak; it stands where the message itself does not tell.
        """
        return understanding_of(await self.parse(text, asked, language), asked, language)

    async def parse(self, text: str, asked: str | None = None, language: str | None = None) -> dict[str, Any]:
        """Rasa's parse of free text; what looks like a payload ("/restart") is taken as the words it is made of."""
        words = text[:MAX_CHARACTERS].strip().lstrip("/").strip()
        if not any(character.isalnum() or not character.isascii() for character in words):
            return {
                "text": words,
                "intent": {"name": "out_of_scope", "confidence": 1.0},
                "entities": [],
                "language": None,
            }
        message = UserMessage(text=words, sender_id="understand", metadata={"asked": asked, "language": language})
        processor = self._agent.processor
        if processor is None:
            raise ModelMissing(
                "No trained model is loaded. Train one: rasa train (or pathguide serve, which trains it)"
            )
        parsed: dict[str, Any] = await processor.parse_message(message)
        return parsed


def understanding_of(parse: dict[str, Any], asked: str | None = None, language: str | None = None) -> Understanding:
    """The answer for one parse."""
    intent = _canonical(parse)
    entities = [
        {key: value for key, value in item.items() if key not in _INNER} for item in parse.get("entities") or ()
    ]
    return Understanding(
        intent=str(intent.get("name") or "out_of_scope"),
        confidence=round(float(intent.get("confidence") or 0.0), 4),
        entities=entities,
        profile=read(parse, asked, hypothetical=True),
        language=parse.get("language") or language,
    )


def _canonical(parse: dict[str, Any]) -> dict[str, Any]:
    """The likeliest of the canonical intents: the fallback is the dialogue's way to ask back, not a meaning."""
    intent: dict[str, Any] = parse.get("intent") or {}
    if intent.get("name") != FALLBACK:
        return intent
    return next((item for item in parse.get("intent_ranking") or () if item.get("name") != FALLBACK), {})
