"""Every conversation file, played against a real service."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conversations.player import FOLDER, play, read_conversation
from tests.support.server import running_pathguide

FILES = sorted(FOLDER.glob("*.yml"))


def test_there_are_conversations_in_both_languages():
    conversations = [read_conversation(path) for path in FILES]
    assert len(conversations) >= 80
    assert sum(path.name.startswith("es_") for path in FILES) >= 20


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_conversation(path: Path, server: str):
    play(read_conversation(path), server)


def test_conversations_on_postgresql(tmp_path: Path, postgres_url: str, models_dir: Path, model_path: Path):
    with running_pathguide(tmp_path, postgres_url, models_dir) as base:
        for name in ("cna_in_lawton", "es_enfermera_tulsa", "skip_everything"):
            play(read_conversation(FOLDER / f"{name}.yml"), base)
