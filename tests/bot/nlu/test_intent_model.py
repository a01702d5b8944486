"""The model of intents alone: n-grams as scikit-learn weighs them, and scores that survive being stored."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

from bot.nlu.intent_model import Fitting, IntentModel
from bot.nlu.ngrams import Ngrams

TEXTS = [
    "how much does a welder make", "how much do nurses make", "what does a welder earn in tulsa",
    "cuanto gana una enfermera", "cuanto gana un soldador", "hello there", "hello hello", "hola buenas tardes",
    "hola", "good morning hello", "a", "", "x y z", "welder, welder; welder!",
]  # fmt: skip
_BOUNDED = CountVectorizer(lowercase=False, ngram_range=(1, 3), token_pattern=r"(?u)\b\w+\b|[\^$]").build_analyzer()
KINDS = {
    "words": {"analyzer": lambda text: [term for term in _BOUNDED(f"^ {text} $") if term not in ("^", "$")]},
    "letters": {"analyzer": "char_wb", "ngram_range": (2, 5)},
}


def test_terms_are_weighed_as_scikit_learn_does() -> None:
    ours = Ngrams.fit(TEXTS)
    theirs = [
        TfidfVectorizer(lowercase=False, sublinear_tf=True, min_df=2, **options).fit(TEXTS)
        for options in KINDS.values()
    ]

    assert list(ours.terms().values()) == [list(item.get_feature_names_out()) for item in theirs]
    for text in [*TEXTS, "a welder named zzz", "¿?"]:
        expected = np.hstack([item.transform([text]).toarray()[0] for item in theirs])
        assert ours.transform([text]).toarray()[0] == pytest.approx(expected, abs=1e-6)


@pytest.fixture(scope="module")
def trained() -> tuple[IntentModel, np.ndarray]:
    meaning = np.random.default_rng(1).normal(size=(len(TEXTS), 384)).astype(np.float32) / 40
    intents = ["wage"] * 5 + ["greet"] * 5 + ["other"] * 4
    return IntentModel.fit(TEXTS, intents, meaning, Fitting()), meaning


def test_scores_are_probabilities_and_name_the_intents_learnt(trained: tuple[IntentModel, np.ndarray]) -> None:
    model, meaning = trained
    scores = model.scores(TEXTS, meaning)

    assert model.names == ["greet", "other", "wage"]
    assert scores.sum(axis=1) == pytest.approx(np.ones(len(TEXTS)))
    assert [model.names[row] for row in scores.argmax(axis=1)[:10]] == ["wage"] * 5 + ["greet"] * 5


def test_one_text_scores_as_it_does_among_others(trained: tuple[IntentModel, np.ndarray]) -> None:
    model, meaning = trained
    alone = [model.scores([text], meaning[[row]])[0] for row, text in enumerate(TEXTS)]
    assert np.array(alone) == pytest.approx(model.scores(TEXTS, meaning))


def test_a_stored_model_scores_the_same(trained: tuple[IntentModel, np.ndarray], tmp_path: Path) -> None:
    model, meaning = trained
    model.save(tmp_path)
    assert (IntentModel.load(tmp_path).scores(TEXTS, meaning) == model.scores(TEXTS, meaning)).all()


def test_a_message_without_any_known_word_is_believed_less(trained: tuple[IntentModel, np.ndarray]) -> None:
    model, meaning = trained

    known, strange = model.scores(["hello there", "helloo therre"], np.repeat(meaning[5:6], 2, axis=0))

    assert strange.max() < known.max()
