"""What holds of every text that Pathguide can say."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pytest
import yaml

from bot.messages import Message
from connectors.rendering import render
from tests.actions.stage import PROJECT, domain

MOST_TITLE = 20
PROMISES = re.compile(
    r"\b(guarantee\w*|you will (get|earn|qualify|be hired)|you qualify|you are eligible"
    r"|garantiz\w*|usted califica|le darán)\b",
    re.IGNORECASE,
)
# The longest that a value can be; what is put together from the data is measured in test_sms.py.
LONGEST = {
    "address": "https://pathguide.example.org/plan/" + "x" * 32,
    "change": "if you could pay up to $5,000 and with no limit on class times",
    "known": "Oklahoma City, evenings and weekends, up to $2,000, 26 weeks at most",
    "title": "heating and air conditioning (HVAC) technician",
    "phone": "405-525-1500",
    "days": "3650",
    "place": "Oklahoma City",
    "years": "2021, 2023 and 2025",
}


def _language(row: dict) -> str:
    return next((one["value"] for one in row.get("condition", []) if one["name"] == "language"), "en")


def _variants(name: str, language: str, channel: str | None = None) -> list[str]:
    own = [row for row in domain()["responses"][name] if _language(row) == language]
    fitting = [row for row in own if channel and row.get("channel") == channel]
    return [row["text"] for row in fitting or own if fitting or not row.get("channel")]


RESPONSES = sorted(domain()["responses"])


@pytest.mark.parametrize("name", RESPONSES)
def test_every_response_exists_in_both_languages(name: str) -> None:
    assert _variants(name, "en")
    assert _variants(name, "es")


@pytest.mark.parametrize("name", RESPONSES)
def test_every_variant_needs_the_same_values(name: str) -> None:
    rows = domain()["responses"][name]
    needed = {frozenset(re.findall(r"\{([a-z_]+)\}", row["text"])) for row in rows}
    optional = {"text"} if name.endswith("occupation_is") else {"year"}
    assert len({values - optional for values in needed}) == 1, needed


@pytest.mark.parametrize("name", RESPONSES)
def test_nothing_is_promised(name: str) -> None:
    for row in domain()["responses"][name]:
        assert not PROMISES.search(row["text"]), row["text"]


@pytest.mark.parametrize("name", RESPONSES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_text_message_takes_two_segments_at_most(name: str, language: str) -> None:
    for text in _variants(name, language, "sms"):
        said = re.sub(r"\{([a-z_]+)\}", lambda match: LONGEST.get(match[1], "twenty signs or more"), text)
        parts = render(Message(id="m", from_="bot", at="2026-01-05T10:00:00.000Z", text=said), "sms")
        assert len(parts) <= 1, f"{len(said)} characters: {said}"


@pytest.mark.parametrize("name", [name for name in RESPONSES if re.search("/(choice|field|forget|kind|need)_", name)])
def test_a_choice_fits_a_quick_reply(name: str) -> None:
    values = {
        "{number}": "1",
        "{amount}": "$2,000",
        "{value}": "$12,000" if "budget" in name else "150",
        "{miles}": "150",
    }
    for row in domain()["responses"][name]:
        text = row["text"]
        for variable, value in values.items():
            text = text.replace(variable, value)
        if "county" not in name:
            assert len(text) <= MOST_TITLE, text


@pytest.mark.parametrize("name", [name for name in RESPONSES if not name.startswith("utter_pathguide/")])
def test_rasas_own_generator_never_takes_an_english_channel_variant_for_spanish(name: str) -> None:
    channels = {row.get("channel") for row in domain()["responses"][name] if _language(row) == "en"} - {None}
    spanish = {row.get("channel") for row in domain()["responses"][name] if _language(row) == "es"} - {None}
    assert channels <= spanish


def test_every_response_is_said_somewhere() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (PROJECT / "actions").glob("*.py"))
    rules = "\n".join(path.read_text(encoding="utf-8") for path in (PROJECT / "data" / "rules").glob("*.yml"))
    made = re.compile(
        r"^(ask_|column_|forget_|field_|kind_|need_|status_|time_|education_|transport_|schedule_|language_|known_|limit_"
        r"|within_|if_|choice_"
        r"|refine_offer|routes_ask"
        r"|duration_head|cost_head|where_head|schedule_head)"
    )
    for name in RESPONSES:
        short = name.removeprefix("utter_pathguide/")
        said = f'"{short}"' in sources or name in rules or name in ("utter_sorry",) or short in _replies()
        assert said or made.match(short), f"{name} is never said"


def test_crisis_words_name_the_lines_that_help() -> None:
    for language in ("en", "es"):
        for channel in (None, "sms"):
            (text,) = _variants("utter_crisis", language, channel)
            assert all(number in text for number in ("988", "911", "211"))


@lru_cache(maxsize=1)
def _replies() -> set[str]:
    rules = [rule for path in sorted((PROJECT / "data" / "rules").glob("*.yml")) for rule in _rules(path)]
    return {
        step["intent"]
        for rule in rules
        for step in rule["steps"]
        if "intent" in step and {"action": "action_reply"} in rule["steps"]
    }


def _rules(path: Path) -> list[dict]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]
