"""Private numbers: what is blotted out, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.inbox import clean_text
from bot.private import CARD, EMAIL, PHONE, SSN, blot, blot_secrets


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("my ssn is 123-45-6789", {SSN}),
        ("123 45 6789", {SSN}),
        ("social 123456789 ok", {SSN}),
        ("card 4111 1111 1111 1111 exp 10/27", {CARD}),
        ("5555555555554444", {CARD}),
        ("call me at 405-555-0100", {PHONE}),
        ("(918) 555 0123", {PHONE}),
        ("+1 580.555.0199 ext 12", {PHONE}),
        ("4055550100", {PHONE}),
        ("write to ana.ruiz+jobs@example.org please", {EMAIL}),
        ("123-45-6789 or 405-555-0100", {SSN, PHONE}),
    ],
)
def test_private_numbers_are_blotted_out(text: str, kinds: set[str]) -> None:
    found = blot(text)
    assert found.kinds == kinds
    assert not any(sign in found.text for sign in ("6789", "1111", "4444", "0100", "0123", "0199", "ruiz"))


@pytest.mark.parametrize(
    "text",
    [
        "i live in 73501-1234",
        "$2,000 and 16 weeks",
        "73501",
        "call 988 or 2-1-1",
        "1600 hours, 2,080 a year",
        "29-2061.00",
        "from 2015 to 2024",
        "order 4111 1111 1111 1112",  # no card: the check digit is wrong
        "me @ home",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert blot(text).text == text
    assert not blot(text).kinds


def test_the_first_contact_is_handed_on_and_does_not_show() -> None:
    found = blot("my number is 405-555-0100 or ana@example.org")
    assert found.contact in ("405-555-0100", "ana@example.org")
    assert "0100" not in repr(found)


def test_a_secret_is_gone_before_the_message_is_kept() -> None:
    kept = clean_text("ssn 123-45-6789, phone 405-555-0100")
    assert kept == "ssn ***-**-****, phone 405-555-0100"
    assert blot(kept).kinds == {SSN, PHONE}


@settings(max_examples=200, deadline=None, derandomize=True)
@given(some.text(alphabet="0123456789-. ()@abc+", max_size=60))
def test_blotting_twice_changes_nothing_more(text: str) -> None:
    once = blot(text).text
    assert blot(once).text == once
    assert blot_secrets(once) == once
