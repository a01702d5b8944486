"""Settings of the small project."""

from __future__ import annotations

from tests.processes.conftest import small_model, small_settings

__all__ = ["small_model", "small_settings"]
