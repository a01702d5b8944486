"""Cross-validation of the intent classifier on its own examples: each fifth is answered by a model of the other four.

In this process and with the encoder's vectors made once: they do not depend on what is learnt.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from sklearn.model_selection import StratifiedKFold

from benchmarks.understanding.examples import Example
from benchmarks.understanding.intents import Guess
from bot.nlu.facts import FactReader
from bot.nlu.intent_model import Fitting, IntentModel
from bot.nlu.precedence import IntentPrecedence
from bot.understanding import understanding_of
from pathways.encoder import Encoder

FOLDS = 5
SEED = 17


@dataclass(frozen=True)
class CrossValidated:
    """One guess an example, of the classifier alone and after the rules of precedence."""

    alone: list[Guess]
    with_rules: list[Guess]


def cross_validate(
    examples: Sequence[Example], encoder: Encoder, reader: FactReader, say: Callable[[str], None]
) -> CrossValidated:
    """Answer every example by a model that has not seen it. Stratified by intent; the same folds every time."""
    say(f"Cross-validating on {len(examples):,} messages, {FOLDS} folds")
    texts = np.array([example.text for example in examples], dtype=object)
    intents = np.array([example.intent for example in examples], dtype=object)
    meaning = encoder.encode(list(texts))
    precedence = IntentPrecedence()
    alone, settled = [], []
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    for number, (learnt, asked) in enumerate(folds.split(texts, intents), 1):
        model = IntentModel.fit(list(texts[learnt]), list(intents[learnt]), meaning[learnt], Fitting())
        scores = model.scores(list(texts[asked]), meaning[asked])
        for row, probabilities in zip(asked, scores, strict=True):
            text, gold = str(texts[row]), str(intents[row])
            ranking = _ranking(model.names, probabilities)
            alone.append(Guess(text, gold, str(ranking[0]["name"]), float(ranking[0]["confidence"])))
            settled.append(Guess(text, gold, *_settled(text, ranking, reader, precedence)))
        say(f"  fold {number} of {FOLDS}")
    return CrossValidated(alone, settled)


def _ranking(names: Sequence[str], probabilities: npt.NDArray[np.float64]) -> list[dict[str, str | float]]:
    order = np.argsort(-probabilities)
    return [{"name": names[index], "confidence": float(probabilities[index])} for index in order]


def _settled(
    text: str, ranking: list[dict[str, str | float]], reader: FactReader, precedence: IntentPrecedence
) -> tuple[str, float]:
    """The intent and confidence that the pipeline's last component and the interface make of a ranking."""
    message = Message({TEXT: text, INTENT: ranking[0], "intent_ranking": ranking, ENTITIES: reader.read(text)})
    precedence.process([message])
    parse = {"text": text, "intent": message.get(INTENT), "intent_ranking": message.get("intent_ranking")}
    found = understanding_of(parse)
    return found.intent, found.confidence
