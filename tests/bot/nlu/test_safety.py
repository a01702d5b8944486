"""Danger is seen, ordinary despair about work is not taken for it; carrier keywords count as carriers define them."""

from __future__ import annotations

import pytest

from bot.nlu.precedence import decide
from bot.nlu.safety import OPT_OUT_KEYWORDS, is_crisis, opts_out
from bot.nlu.spelling import Speller

PLAIN = Speller((), ())


@pytest.mark.parametrize(
    "text",
    [
        "i want to kill myself", "I dont want to be alive anymore",
        "thinking about ending it all", "my husband hit me last night",
        "he beats me", "we have nowhere to sleep tonight",
        "my kids havent eaten since yesterday", "I took too many pills",
        "i overdosed", "im not safe at home", "no place to go tonight",
        "id be better off dead", "chest pain cant breathe",
        "quiero morir", "me quiero matar", "mi esposo me pega",
        "no tenemos donde dormir esta noche", "mis hijos no han comido",
        "ya no quiero vivir", "I cut myself", "my boyfriend threatened to kill me", "no tengo nada que comer hoy",
        "whats the point theres no reason to live", "im going to end my life",
    ],
)  # fmt: skip
def test_danger_is_seen(text: str) -> None:
    assert is_crisis(PLAIN.plain(text).text)


@pytest.mark.parametrize(
    "text",
    [
        "this job is killing me", "I'm dying to start", "dead end job", "I hate my job", "my back is killing me",
        "I want to be a suicide prevention counselor", "can't find work and I'm tired", "I don't want to live in Tulsa",
        "I live in Lawton", "looking for night classes", "me muero de ganas de empezar", "I need help with rent",
        "domestic violence advocate jobs", "I got hit with layoffs",
        "I'd kill for a job with benefits", "no quiero vivir en Tulsa",
    ],
)  # fmt: skip
def test_ordinary_words_are_no_crisis(text: str) -> None:
    assert not is_crisis(PLAIN.plain(text).text)


@pytest.mark.parametrize("word", sorted(OPT_OUT_KEYWORDS - {"end", "quit"}))
def test_every_carrier_keyword_opts_out_in_any_case(word: str) -> None:
    assert opts_out(word.upper(), None)
    assert opts_out(f" {word}. ", "sms")


@pytest.mark.parametrize("word", ["END", "quit"])
def test_end_and_quit_opt_out_by_sms_only(word: str) -> None:
    assert opts_out(word, "sms")
    chosen = decide(word.lower(), {"name": "inform", "confidence": 0.9}, [], [], channel="web")
    assert chosen is not None
    assert chosen["name"] == "goodbye"


@pytest.mark.parametrize(
    "text", ["stop texting me", "please unsubscribe me", "no me manden mas mensajes", "take me off your list"]
)
def test_clear_wording_opts_out(text: str) -> None:
    assert opts_out(text, None)


@pytest.mark.parametrize(
    "text", ["I can't stop thinking about nursing", "where is the bus stop", "I want to quit my job", "cancel culture"]
)
def test_keywords_inside_other_messages_do_not(text: str) -> None:
    assert not opts_out(text, "sms")
