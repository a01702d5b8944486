"""The language of one message, and silence where it does not tell."""

from __future__ import annotations

import pytest

from bot.nlu.language import detect_language


@pytest.mark.parametrize("text", ["im a cna in lawton, no car", "how much does it pay", "nights only", "I don't know"])
def test_english(text: str) -> None:
    assert detect_language(text) == "en"


@pytest.mark.parametrize(
    "text", ["quiero ser enfermera", "no tengo carro", "¿cuánto pagan?", "vivo en Tulsa", "busco trabajo de noche"]
)
def test_spanish(text: str) -> None:
    assert detect_language(text) == "es"


@pytest.mark.parametrize(
    "text", ["Tulsa", "20", "", "👍", "CNA", "74464", "no", "max 40 miles", "$20 an hour", "12 weeks", "16/hr"]
)
def test_names_and_numbers_tell_nothing(text: str) -> None:
    assert detect_language(text) is None


def test_words_beside_a_number_with_its_unit_tell() -> None:
    assert detect_language("no more than 40 miles") == "en"
    assert detect_language("hasta 40 miles de mi casa") == "es"


def test_a_single_word_that_people_lend_tells_nothing() -> None:
    for text in ("STOP", "baby", "GED", "Norman"):
        assert detect_language(text) is None


def test_words_of_work_and_life_tell_where_small_words_are_missing() -> None:
    assert detect_language("quit texting me") == "en"
    assert detect_language("plumber, warehouse, kitchen") == "en"
    assert detect_language("cocina, limpieza, soldadura") == "es"
