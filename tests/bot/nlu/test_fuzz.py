"""Anything people may type or paste: it is understood without an error, and numbers that are secret are never kept."""

from __future__ import annotations

import asyncio
import json
import string
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.understanding.rows import read_ids
from bot.model import load_agent
from bot.understanding import Understander, Understanding
from pathways.profile import Profile
from pathways.vocabulary import Status, SupportCategory
from tests.support.server import PROJECT

Understand = Callable[..., Understanding]
ASKED = st.sampled_from(
    [None, *sorted(Profile.model_fields), *(item.value for item in Status), *(item.value for item in SupportCategory)]
)
LANGUAGES = st.sampled_from([None, "en", "es"])
FRAMES = (
    "{}", "my ssn is {}", "my social security number is {} and i live in Tulsa", "call me at {}", "text {} please",
    "I like {}", "i'm good at {}", "no {}", "I can pay {}", "I want to be a {}", "me gusta {}", "mi número es {}",
    "mi seguro social es {}", "i live at {}", "{} is my cell, I want to weld", "card {} exp 12/29", "write me: {}",
    "welding {}", "nurse {} nights", "i hate {} and blood", "i work with {}",
)  # fmt: skip
BROKEN = st.one_of(
    st.text(max_size=400),  # all of Unicode without surrogates, controls and unassigned included
    st.text(st.characters(categories=("Cc", "Cf", "Co", "Zl", "Zp", "Mn", "Me", "So", "Sk")), max_size=120),
    st.text(st.characters(min_codepoint=0x0300, max_codepoint=0x2FFF), max_size=200),
    st.text("<>&;'\"/\\-=(){}[]%$#@`|~^*+_ \t\n\r\x00", max_size=200),
    st.tuples(st.text(min_size=1, max_size=8), st.integers(1, 3000)).map(lambda item: item[0] * item[1]),
)
PASTED = st.sampled_from(
    [
        "<b>I live in Tulsa</b>", "<script>alert('cna')</script>", "Robert'); DROP TABLE places;--", "1 OR 1=1",
        "${jndi:ldap://x/a}", "{{7*7}}", "%00%0a", "../../etc/passwd", "=1+1", "\\u202e", "\ufeffhola", "a\u0000b",
        "[welder](occupation)", '/inform{"place": "Tulsa"}', "$(ls)", "&#x41;&nbsp;", "http://a.b/c?d=e#f", "١٢٣ ٤٥٦",
    ]
)  # fmt: skip
SAID = "i live in tulsa no car $ 20 miles an hour not want nurse noches kids , . ? ged 500 k el 73505 don't have"
WORDS = st.lists(st.sampled_from(SAID.split()), max_size=30).map(" ".join)
TEXTS = st.one_of(BROKEN, PASTED, WORDS, st.tuples(BROKEN, PASTED, WORDS).map("".join))


def digits(count: int) -> st.SearchStrategy[str]:
    return st.text(string.digits, min_size=count, max_size=count)


def patterned(pattern: str) -> st.SearchStrategy[str]:
    """Digits in the place of each 0."""
    return digits(pattern.count("0")).map(lambda found: pattern.replace("0", "{}").format(*found))


NUMBERS = st.one_of(
    *map(
        patterned,
        (
            "000-00-0000", "000 00 0000", "000000000", "000.00.0000", "(000) 000-0000", "000-000-0000", "000.000.0000",
            "0000000000", "+1 000 000 0000", "1-000-000-0000", "000 000 0000", "000-0000000", "0000 0000 0000 0000",
            "0000-0000-0000-0000", "0000000000000000", "0000 000000 00000", "000000000000000000",
        ),
    )
)  # fmt: skip
NAMES = st.text(string.ascii_lowercase + string.digits, min_size=2, max_size=12)
ADDRESSES = st.tuples(NAMES, st.sampled_from("._-+"), NAMES, NAMES, st.sampled_from(("com", "org", "mx", "net"))).map(
    lambda part: f"{part[0]}{part[1]}{part[2]}@{part[3]}.{part[4]}"
)


@pytest.fixture(scope="module")
def understand(model_path: Path) -> Understand:
    understander = Understander(load_agent(model_path))
    loop = asyncio.new_event_loop()

    def ask(text: str, asked: str | None = None, language: str | None = None) -> Understanding:
        return loop.run_until_complete(understander.understand(text, asked, language))

    return ask


@pytest.fixture(scope="module")
def intents() -> frozenset[str]:
    return read_ids(PROJECT).intents


bounded = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])


@settings(bounded, max_examples=400)
@given(text=TEXTS, asked=ASKED, language=LANGUAGES)
def test_any_text_is_understood_as_one_of_the_intents_with_a_valid_profile(
    understand: Understand, intents: frozenset[str], text: str, asked: str | None, language: str | None
) -> None:
    found = understand(text, asked, language)

    assert found.intent in intents
    assert 0 <= found.confidence <= 1
    assert found.language in (None, "en", "es")
    assert Profile.model_validate(found.profile.given.model_dump()) == found.profile.given
    for entity in found.entities:
        assert 0 <= entity["start"] <= entity["end"] <= len(text)
    json.dumps([found.entities, found.profile.model_dump(mode="json")]).encode()


@settings(bounded, max_examples=300)
@given(secret=NUMBERS, frame=st.sampled_from(FRAMES), asked=ASKED)
def test_social_security_telephone_and_card_numbers_are_never_kept(
    understand: Understand, secret: str, frame: str, asked: str | None
) -> None:
    kept = understand(frame.format(secret), asked).profile.model_dump(mode="json", exclude_none=True)
    kept["given"].get("place", {}).update(lat=0, lon=0)  # where a town lies was not typed

    bare = "".join(filter(str.isdigit, secret))
    stored = "".join(filter(str.isdigit, json.dumps(kept)))
    assert bare not in stored
    assert not any(bare[start : start + 4] in stored for start in range(len(bare) - 3)), kept


@settings(bounded, max_examples=150)
@given(address=ADDRESSES, frame=st.sampled_from(FRAMES), asked=ASKED)
def test_mail_addresses_are_never_kept(understand: Understand, address: str, frame: str, asked: str | None) -> None:
    kept = json.dumps(understand(frame.format(address), asked).profile.model_dump(mode="json"))

    assert "@" not in kept
    assert address not in kept


@settings(bounded, max_examples=60)
@given(text=st.text(max_size=200))
def test_half_a_surrogate_pair_is_no_error(understand: Understand, intents: frozenset[str], text: str) -> None:
    """The HTTP contract refuses it; a provider's webhook may carry it."""
    assert understand(f"{text}\ud83d{text}").intent in intents
