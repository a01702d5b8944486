"""What carriers ask of a programme that sends text messages: words that stop it, start it again, and ask for help.

Whoever says in any clear way that they want no more messages is heard (47 CFR 64.1200(a)(10)), not only by a keyword.
Words of danger come first: they are answered.
"""

from __future__ import annotations

import re
from enum import StrEnum

from bot.nlu.asking import wants_to_stay
from bot.nlu.safety import HELP_KEYWORDS, OPT_IN_KEYWORDS, is_crisis, keyword, opts_out
from bot.nlu.spelling import Speller

CARRIED = frozenset({"sms"})
"""The channels on which messages come through carriers."""

PROVIDERS_WORDS = frozenset({"stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"})
"""What Twilio itself takes for an opt-out and confirms: https://help.twilio.com/articles/223134027."""

_STOP_IN_SPANISH = frozenset({"alto", "baja", "cancelar", "detener", "parar", "pare", "paren"})
_STOP_WORDING = re.compile(
    r"^uns[a-z]{2,4}s?cri(?:b|v)e?(?: me)?$|\b(?:take|remove|delete|drop|erase|lose) my (?:number|phone|cell)\b"
    r"|\b(?:please|ok|okay|pls|plz|number|person|now|just|no|sir|guys) stop$"
    r"|\b(?:borr|quit|saqu|elimin)\w*me de (?:la|su|esta|tu) lista\b|\b(?:borr|quit|saqu|elimin)\w* mi numero\b"
    r"|\bno me (?:molest|escrib|contact|text)(?:en?|an?|es?|as?|een?)\b"
)
_START_WHEN_STOPPED = frozenset({"yes", "si", "iniciar", "empezar", "continuar"})
_SPELLER = Speller((), ())


class Word(StrEnum):
    """What a message is to the carriers; each is a choice of the dialogue's."""

    STOP = "/opt_out"
    START = "/opt_in"
    HELP = "/help"


def word_of(text: str, stopped: bool) -> Word | None:
    """What a message is to the carriers. YES and its like start only what is stopped."""
    word = keyword_of(text)
    if word in OPT_IN_KEYWORDS or (stopped and word in _START_WHEN_STOPPED):
        return Word.START
    if word in HELP_KEYWORDS:
        return Word.HELP
    plain = _SPELLER.plain(text).text
    if is_crisis(plain):
        return None
    stops = word in _STOP_IN_SPANISH or _STOP_WORDING.search(plain) or opts_out(plain, "sms")
    return Word.STOP if stops and not wants_to_stay(plain) else None


def keyword_of(text: str) -> str:
    """The message as a keyword is compared: letters and single spaces, lower case, no accents."""
    return keyword(_SPELLER.plain(text).text)
