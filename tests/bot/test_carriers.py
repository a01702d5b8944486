"""Which messages are words to the carriers, in any wording, and which only look like it."""

from __future__ import annotations

import pytest

from bot.carriers import PROVIDERS_WORDS, Word, keyword_of, word_of
from bot.nlu.safety import HELP_KEYWORDS, OPT_IN_KEYWORDS, OPT_OUT_KEYWORDS
from tests.actions.stage import domain


@pytest.mark.parametrize(
    "text",
    [
        *(word.upper() for word in sorted(PROVIDERS_WORDS)), "Stop.", "STOP!!!", "🛑 stop", "stop all", "opt-out",
        "stop. thank you", "please stop", "quit texting me", "dont text me anymore", "no more texts pls",
        "wrong number stop", "remove me from this list", "take my number off your list", "unsuscribe", "leave me alone",
        "alto", "¡ALTO!", "parar", "baja", "ya no me manden mensajes", "no quiero mas mensajes", "dejen de escribirme",
        "bórreme de la lista", "no me escriban más", "no me molesten", "este numero no es de maria, no manden mas",
    ],
)  # fmt: skip
def test_any_clear_wording_stops(text):
    assert word_of(text, stopped=False) is Word.STOP
    assert word_of(text, stopped=True) is Word.STOP


@pytest.mark.parametrize(
    "text",
    [
        "cancel my dentist appointment", "how do i stop working nights", "I want to quit my job", "end of the month",
        "stop at 5pm", "don't stop texting me, i like it", "quiero parar de trabajar de noche", "is there a bus stop",
        "i cant stop", "no me gusta la sangre", "soy alto", "1", "", "leave it alone", "the classes end when",
    ],
)  # fmt: skip
def test_other_messages_with_such_words_do_not(text):
    assert word_of(text, stopped=False) is None


@pytest.mark.parametrize("text", ["stop it i want to kill myself", "leave me alone, i want to die"])
def test_danger_comes_first(text):
    assert word_of(text, stopped=False) is None


@pytest.mark.parametrize("text", ["START", "Unstop", "start.", "SUBSCRIBE", "alta"])
def test_words_that_start(text):
    assert word_of(text, stopped=True) is word_of(text, stopped=False) is Word.START


@pytest.mark.parametrize("text", ["YES", "yes.", "Sí", "si"])
def test_yes_starts_only_what_is_stopped(text):
    assert word_of(text, stopped=True) is Word.START
    assert word_of(text, stopped=False) is None


@pytest.mark.parametrize("text", ["HELP", "info", "Ayuda"])
def test_words_that_ask_for_help(text):
    assert word_of(text, stopped=False) is Word.HELP


def test_no_choice_and_no_short_answer_is_one_of_the_words():
    words = OPT_OUT_KEYWORDS | PROVIDERS_WORDS | OPT_IN_KEYWORDS | HELP_KEYWORDS
    titles = {row["text"] for rows in domain()["responses"].values() for row in rows if len(row.get("text", "")) <= 30}
    assert len(titles) > 100
    assert {title for title in titles if keyword_of(title) in words or word_of(title, stopped=False)} == set()
