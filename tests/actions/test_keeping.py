"""Saving the plan: the link, what stands on the page, and closing it."""

from __future__ import annotations

import hashlib

import pytest

from actions.care import DeleteData
from actions.keeping import SavePlan
from actions.recommending import Recommend
from tests.actions.stage import Stage


@pytest.fixture
def shown(lawton: Stage) -> Stage:
    lawton.play(Recommend())
    return lawton


def test_the_link_is_said_and_only_its_hash_is_ordered(shown: Stage) -> None:
    said = shown.play(SavePlan(), intent="save_plan", text="save my plan")
    (card,) = shown.cards
    token = card["url"].removeprefix("/plan/")
    order = shown.slots["order"]
    assert card["url"] in said
    assert len(token) >= 32
    assert order["token_hash"] == hashlib.sha256(token.encode()).hexdigest()
    assert token not in str(order)
    assert str(order["days"]) in said


def test_settings_give_the_address_and_the_days(shown: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATHGUIDE_PUBLIC_URL", "https://chat.example.org/")
    monkeypatch.setenv("PATHGUIDE_PLAN_DAYS", "30")
    said = shown.play(SavePlan(), intent="save_plan", text="save my plan")
    assert "https://chat.example.org/plan/" in said
    assert "30 days" in said
    assert shown.slots["order"]["days"] == 30


@pytest.mark.parametrize(("address", "has_link"), [("", False), ("https://chat.example.org", True)])
def test_by_text_message_a_link_needs_an_address(
    shown: Stage, monkeypatch: pytest.MonkeyPatch, address: str, has_link: bool
) -> None:
    monkeypatch.setenv("PATHGUIDE_PUBLIC_URL", address)
    shown.channel = "sms"
    said = shown.play(SavePlan(), intent="save_plan", text="save my plan")
    assert ("https://" in said) is has_link
    assert bool(shown.slots.get("order")) is has_link


def test_two_links_are_never_the_same(shown: Stage) -> None:
    shown.play(SavePlan(), intent="save_plan", text="save my plan")
    first = shown.slots["order"]["token_hash"]
    shown.play(SavePlan(), intent="save_plan", text="save my plan")
    assert shown.slots["order"]["token_hash"] != first


def test_what_is_delicate_is_not_on_the_page(shown: Stage) -> None:
    shown.slots["profile"] |= {"statuses": ["veteran", "justice_involved", "disability"], "denied": ["parent"]}
    shown.play(SavePlan(), intent="save_plan", text="save my plan")
    about = str(shown.slots["order"]["about"])
    assert "veteran" in about
    assert not any(word in about for word in ("record", "disability", "parent"))


def test_with_no_plan_nothing_is_saved(stage: Stage) -> None:
    stage.play(SavePlan(), intent="save_plan", text="save my plan")
    assert "order" not in stage.slots
    assert stage.choices


@pytest.mark.parametrize(
    ("action", "intent", "text"),
    [
        (SavePlan, "save_plan", "quita el enlace de mi plan"),
        (SavePlan, "save_plan", "revoke my plan"),
        (DeleteData, "delete_my_data", "delete my plan link"),
        (DeleteData, "delete_my_data", "borra mi enlace"),
    ],
)
def test_the_link_is_closed_by_saying_so(shown: Stage, action, intent: str, text: str) -> None:
    shown.play(SavePlan(), intent="save_plan", text="save my plan")
    shown.slots["order"] = None
    shown.play(action(), intent=intent, text=text)
    assert shown.slots["order"] == {"kind": "drop_plans"}
    assert "erase_requested" not in shown.slots


def test_deleting_the_data_is_not_closing_a_link(shown: Stage) -> None:
    shown.play(DeleteData(), intent="delete_my_data", text="delete all my data")
    assert shown.slots["erase_requested"] == "asked"


def test_without_a_link_there_is_none_to_close(shown: Stage) -> None:
    assert "no link" in shown.play(SavePlan(), intent="save_plan", text="remove my plan link").lower()
    assert "order" not in shown.slots
