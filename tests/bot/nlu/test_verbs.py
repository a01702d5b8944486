"""Forms of verbs as people use them of themselves."""

from __future__ import annotations

import pytest

from bot.nlu.verbs import english_forms, spanish_forms


@pytest.mark.parametrize(
    ("verb", "form", "time"),
    [
        ("drive", "drove", "past"),
        ("drive", "driving", ""),
        ("haul", "hauled", "past"),
        ("mop", "mopped", "past"),
        ("carry", "carried", "past"),
        ("wash", "washes", "present"),
        ("cut", "cutting", ""),
        ("cut", "cut", "present"),
    ],
)
def test_english_forms(verb: str, form: str, time: str) -> None:
    assert dict(english_forms(verb))[form] == time


@pytest.mark.parametrize(
    ("verb", "form", "time"),
    [
        ("limpiar", "limpio", "present"),
        ("limpiar", "limpiaba", "past"),
        ("limpiar", "limpiando", ""),
        ("hacer", "hago", "present"),
        ("hacer", "hecho", "past"),
        ("empacar", "empaque", "past"),
        ("repartir", "repartia", "past"),
        ("sembrar", "siembro", "present"),
    ],
)
def test_spanish_forms(verb: str, form: str, time: str) -> None:
    assert dict(spanish_forms(verb))[form] == time
