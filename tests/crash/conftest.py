"""Settings of the small project."""

from __future__ import annotations

from tests.processes.conftest import served_model, small_settings

__all__ = ["served_model", "small_settings"]
