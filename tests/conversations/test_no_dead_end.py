"""Whatever is asked, wherever the talk stands: an answer leads on, by something to tap or a question."""

from __future__ import annotations

import pytest
import yaml

from tests.actions.stage import PROJECT
from tests.conversations.player import leads_on, speak
from tests.support.api import Talk

ENDS = frozenset({"opt_out"})
BEFORE = {"at the start": [], "in the interview": ["hi"], "beside a list": ["welding in Ada"]}
BEFORE_ES = {"at the start": [], "in the interview": ["hola"], "beside a list": ["soldadura en Ada"]}


def _examples(language: str) -> dict[str, str]:
    """The first example of each intent."""
    found: dict[str, str] = {}
    for path in sorted((PROJECT / "data" / "nlu").glob(f"*_{language}.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            if "intent" in block:
                found.setdefault(block["intent"], block["examples"].splitlines()[0].removeprefix("- "))
    return found


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("state", BEFORE)
def test_every_answer_leads_on(server: str, language: str, state: str) -> None:
    ended = []
    for intent, text in _examples(language).items():
        talk = Talk(server, language)
        for said in (BEFORE if language == "en" else BEFORE_ES)[state]:
            speak(talk, said)
        if not leads_on(speak(talk, text)) and intent not in ENDS:
            ended.append((intent, text, talk.answers[-1][-1]["text"]))
    assert not ended


def test_no_rule_ends_with_words_alone() -> None:
    for path in sorted((PROJECT / "data" / "rules").glob("*.yml")):
        for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]:
            assert not str(rule["steps"][-1].get("action", "")).startswith("utter_"), rule["rule"]
