"""Serving without TensorFlow: Rasa imports it for components that our pipeline does not use.

Importing TensorFlow takes more than half of the service's start and of its memory
(docs/decisions/0003-no-tensorflow.md). `leave_out_tensorflow` puts an empty stand-in in its place, in this process
only, before Rasa is imported. Training runs in a process of its own and has the real one. A pipeline that does need it
is served with it.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
import types
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

# Rasa's components that compute with TensorFlow, or load models through it.
NEEDS_TENSORFLOW = frozenset(
    {
        "DIETClassifier",
        "TEDPolicy",
        "UnexpecTEDIntentPolicy",
        "ResponseSelector",
        "ConveRTFeaturizer",
        "LanguageModelFeaturizer",
    }
)
_ROOTS = ("tensorflow", "tensorflow_hub", "tensorflow_text", "tensorflow_addons", "keras")


def needs_tensorflow(config: Path) -> bool:
    """Whether the pipeline or the policies of a Rasa `config.yml` need TensorFlow."""
    content = yaml.safe_load(config.read_text(encoding="utf-8"))
    named = [item["name"] for part in ("pipeline", "policies") for item in content.get(part) or ()]
    return any(name.rsplit(".", 1)[-1] in NEEDS_TENSORFLOW for name in named)


def leave_out_tensorflow() -> bool:
    """Let `import tensorflow` give a stand-in from here on; false when the real one has been imported already."""
    if "tensorflow" in sys.modules:
        return isinstance(sys.modules["tensorflow"], _StandInModule)
    sys.meta_path.insert(0, _StandInFinder())
    return True


class _StandInType(type):
    """Any attribute of a stand-in, and whatever calling or indexing it gives, is the stand-in again.

    That is enough for what happens at import: classes derived from it, functions decorated by it, annotations.
    """

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _StandIn

    def __call__(cls, *arguments: Any, **keywords: Any) -> Any:
        return cls if cls is _StandIn else super().__call__(*arguments, **keywords)

    def __getitem__(cls, _key: Any) -> Any:
        return cls

    def __or__(cls, _other: Any) -> Any:
        return cls

    __ror__ = __or__

    def __len__(cls) -> int:
        return 0  # no devices, as spaCy asks


class _StandIn(metaclass=_StandInType):
    def __init_subclass__(cls, **_keywords: Any) -> None:
        """Take the keywords that the real base classes take."""


class _StandInModule(types.ModuleType):
    __version__ = "0"

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _StandIn


class _StandInFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname.split(".", 1)[0] not in _ROOTS:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return _StandInModule(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        """Nothing to run: the stand-in is empty."""
