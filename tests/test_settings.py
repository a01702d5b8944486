"""Settings: read from the environment, and every one documented."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from pathguide.settings import PROJECT, Settings


def test_every_setting_is_documented():
    page = (PROJECT / "docs" / "settings.md").read_text(encoding="utf-8")
    for name in Settings.model_fields:
        assert f"`PATHGUIDE_{name.upper()}`" in page


def test_the_page_names_no_setting_that_is_not_there():
    page = (PROJECT / "docs" / "settings.md").read_text(encoding="utf-8")
    named = {line.split("`")[1] for line in page.splitlines() if line.startswith("| `PATHGUIDE_")}
    assert named == {f"PATHGUIDE_{name.upper()}" for name in Settings.model_fields} | {"PATHGUIDE_VENV"}


def test_lists_are_split_at_commas(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATHGUIDE_ALLOWED_ORIGINS", "https://a.example/, https://b.example")
    assert Settings(_env_file=None).allowed_origins == ["https://a.example", "https://b.example"]


def test_a_port_that_cannot_be_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATHGUIDE_PORT", "70000")
    with pytest.raises(ValidationError, match="port"):
        Settings(_env_file=None)


def test_the_database_password_and_the_keys_do_not_show(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATHGUIDE_DATABASE_URL", "postgresql://me:pass-word@db/pathguide")
    monkeypatch.setenv("PATHGUIDE_SECRET_KEYS", "one-key,another-key")
    shown = repr(Settings(_env_file=None))
    assert "pass-word" not in shown
    assert "another-key" not in shown


def test_settings_are_read_from_a_file(tmp_path: Path):
    (tmp_path / ".env").write_text("PATHGUIDE_PORT=9000\n", encoding="utf-8")
    assert Settings(_env_file=tmp_path / ".env").port == 9000
