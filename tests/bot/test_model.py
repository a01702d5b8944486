"""When a model is trained, and what is said when it cannot be used."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot import model
from bot.dialogue import Dialogue
from bot.errors import UnusableModel
from bot.model import digest, latest_model, load_agent, model_for, train
from tests.bot.conftest import FIXTURE_PROJECT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURE_PROJECT, tmp_path / "project"))


def test_the_digest_follows_what_a_model_is_made_of_and_nothing_else(project: Path):
    before = digest(project)

    (project / "notes.txt").write_text("not a part")
    assert digest(project) == before

    for name in ("config.yml", "domain.yml", "data/nlu.yml", "bot/nlu/new.py"):
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a") as file:
            file.write("\n# more")
        assert digest(project) != before, name
        before = digest(project)
    assert digest(project, "other data") != before


def test_nothing_is_trained_when_nothing_has_changed(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise AssertionError("trained")

    monkeypatch.setattr(model, "_run_rasa", refuse)
    made = tmp_path / f"pathguide-{digest(project)}.tar.gz"
    assert model_for(project, tmp_path) is None
    made.touch()
    steps: list[str] = []

    assert train(project, tmp_path, steps.append) == made
    assert steps == ["The dialogue model is up to date"]
    assert model_for(project, tmp_path) == latest_model(tmp_path) == made


def test_a_training_that_fails_says_why_and_leaves_no_model(project: Path, tmp_path: Path):
    (project / "domain.yml").write_text("version: '3.1'\nintents: [broken\n")

    with pytest.raises(UnusableModel, match=r"train\.log"):
        train(project, tmp_path / "models")

    assert list((tmp_path / "models").glob("*.tar.gz")) == []


def test_no_model_and_a_broken_one_are_told_apart(tmp_path: Path):
    with pytest.raises(UnusableModel, match="no dialogue model"):
        latest_model(tmp_path)
    broken = tmp_path / "pathguide-0.tar.gz"
    broken.write_bytes(b"no archive")
    with pytest.raises(UnusableModel, match=r"train again"):
        load_agent(broken)


def test_a_domain_without_the_sorry_sentence_is_refused(small_agent, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delitem(small_agent.domain.responses, "utter_sorry")

    with pytest.raises(UnusableModel, match="utter_sorry"):
        Dialogue(small_agent)
