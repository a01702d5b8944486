"""The int8 ONNX graph against the same model computed in NumPy straight from the fp32 weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from safetensors.numpy import load_file
from scipy.special import erf, softmax
from tokenizers import Tokenizer

from pathways.encoder import DIMENSIONS, Encoder, build_encoder, is_built, weights_folder

SENTENCES = [
    "im a cna in lawton, no car, want to be a nurse but can only do nights",
    "I was laid off from the plant and I need something that pays at least 20 dollars an hour.",
    "welding",
    "quiero estudiar enfermería cerca de Tulsa pero no tengo carro",
    "how much does it cost?",
    "👍",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_encoder(tmp_path_factory.mktemp("encoder"))


@pytest.fixture(scope="module")
def encoder(folder: Path) -> Encoder:
    return Encoder(folder)


def reference(text: str) -> npt.NDArray[np.float32]:
    """One sentence through BERT as its paper gives it, in fp32."""
    weights = load_file(str(weights_folder() / "model.safetensors"))
    ids = Tokenizer.from_file(str(weights_folder() / "tokenizer.json"))
    ids.no_padding()
    tokens = ids.encode(text).ids

    def norm(value: npt.NDArray[np.float32], name: str) -> npt.NDArray[np.float32]:
        centred = value - value.mean(-1, keepdims=True)
        return (
            centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12) * weights[f"{name}.weight"]
            + weights[f"{name}.bias"]
        )

    def dense(value: npt.NDArray[np.float32], name: str) -> npt.NDArray[np.float32]:
        return value @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]

    words = weights["embeddings.word_embeddings.weight"][tokens]
    positions = weights["embeddings.position_embeddings.weight"][: len(tokens)]
    hidden = norm(words + positions + weights["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
    for layer in range(6):
        name = f"encoder.layer.{layer}"
        query, key, value = (
            dense(hidden, f"{name}.attention.self.{part}").reshape(len(tokens), 12, 32).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        attention = softmax(query @ key.transpose(0, 2, 1) / np.sqrt(32), axis=-1)
        mixed = (attention @ value).transpose(1, 0, 2).reshape(len(tokens), 384)
        hidden = norm(dense(mixed, f"{name}.attention.output.dense") + hidden, f"{name}.attention.output.LayerNorm")
        inner = dense(hidden, f"{name}.intermediate.dense")
        inner = inner * 0.5 * (1 + erf(inner / np.sqrt(2)))
        hidden = norm(dense(inner, f"{name}.output.dense") + hidden, f"{name}.output.LayerNorm")
    pooled = hidden.mean(0)
    return np.asarray(pooled / np.linalg.norm(pooled), dtype=np.float32)


def test_int8_graph_keeps_the_meaning_of_the_fp32_weights(encoder: Encoder) -> None:
    vectors = encoder.encode(SENTENCES)
    cosines = [float(vector @ reference(text)) for vector, text in zip(vectors, SENTENCES, strict=True)]
    assert min(cosines) > 0.97
    assert np.mean(cosines) > 0.98


def test_vectors_have_length_one_and_hardly_depend_on_their_neighbours(encoder: Encoder) -> None:
    together = encoder.encode(SENTENCES)
    alone = np.vstack([encoder.encode([text]) for text in SENTENCES])
    assert together.shape == (len(SENTENCES), DIMENSIONS)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-4)
    # Activations are quantised over the whole batch: a sentence alone and among others differ by that rounding.
    assert np.min(np.sum(together * alone, axis=1)) > 0.96


@pytest.mark.parametrize("text", ["", " ", "\x00\x07", "a" * 10_000, "电工 🚚 сварщик"])
def test_odd_text_gets_a_vector(encoder: Encoder, text: str) -> None:
    assert np.isfinite(encoder.encode([text])).all()


def test_no_texts_give_no_rows(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, DIMENSIONS)


def test_building_again_leaves_a_whole_encoder(folder: Path) -> None:
    build_encoder(folder)
    assert is_built(folder)
    assert sorted(path.name for path in folder.iterdir()) == ["model.onnx", "tokenizer.json"]


def test_kept_vectors_are_the_same_ones(folder: Path):
    first = Encoder(folder).encode_kept(SENTENCES)
    files = set((folder / "kept").iterdir())
    again = Encoder(folder).encode_kept(SENTENCES)
    assert np.array_equal(first, again)
    assert np.allclose(first, Encoder(folder).encode(SENTENCES), atol=1e-6)
    assert set((folder / "kept").iterdir()) == files


def test_other_texts_have_other_vectors(encoder: Encoder):
    assert not np.array_equal(encoder.encode_kept(["a", "b"]), encoder.encode_kept(["a", "c"]))


def test_what_is_computed_once_is_kept_with_its_names(folder: Path):
    made = {"one": np.eye(2, dtype=np.float32), "two": np.zeros(3, dtype=np.float32)}
    Encoder(folder).keep(["a", "way of learning"], lambda: made)
    again = Encoder(folder).keep(["a", "way of learning"], lambda: pytest.fail("computed again"))
    assert {name: value.tolist() for name, value in again.items()} == {
        name: value.tolist() for name, value in made.items()
    }
