"""One thing taken back is taken out and nothing else; clearing a record is no wish to have the talk deleted."""

from __future__ import annotations

import pytest

from actions.care import DeleteData
from actions.listening import TakeFacts
from tests.actions.stage import Stage


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("forget my age", "age"),
        ("borre mi edad", "age"),
        ("please erase where i live", "place"),
        ("olvide lo que me gusta", "interests"),
        ("delete my budget", "budget_usd"),
    ],
)
def test_one_part_is_taken_out(lawton: Stage, text: str, part: str) -> None:
    lawton.slots["profile"] |= {"age": 44, "interests": ["cooking"], "budget_usd": 300.0}
    before = dict(lawton.slots["profile"])
    said = lawton.play(TakeFacts(), intent="delete_my_data", text=text)
    assert said in ("Done, I took that out.", "OK, that is gone.")
    assert part not in lawton.slots["profile"]
    assert set(before) - set(lawton.slots["profile"]) == {part}
    assert "cannot be undone" not in lawton.play(DeleteData(), intent="delete_my_data", text=text)
    assert lawton.choices


def test_what_was_never_told_is_not_told_by_being_named(lawton: Stage) -> None:
    text = "forget that i have a record"
    found = [{"entity": "status", "value": "justice_involved", "role": "yes", "start": 14, "end": 27}]
    assert "not noted" in lawton.tell(TakeFacts(), text, found, intent="delete_my_data")
    assert "justice_involved" not in lawton.slots["profile"].get("statuses", [])
    assert "cannot be undone" not in lawton.tell(DeleteData(), text, found, intent="delete_my_data")


@pytest.mark.parametrize("text", ["delete everything", "borra todos mis datos", "delete my data, my age too"])
def test_all_of_it_is_still_asked_back(lawton: Stage, text: str) -> None:
    lawton.play(TakeFacts(), intent="delete_my_data", text=text)
    assert "cannot be undone" in lawton.play(DeleteData(), intent="delete_my_data", text=text)


@pytest.mark.parametrize("text", ["can you erase my record", "quiero limpiar mis antecedentes"])
def test_who_wants_their_record_cleared_is_told_who_helps_with_that(lawton: Stage, text: str) -> None:
    lawton.slots["profile"] |= {"statuses": ["justice_involved"]}
    lawton.play(TakeFacts(), intent="delete_my_data", text=text)
    assert "justice_involved" in lawton.slots["profile"]["statuses"]
    assert "Clean Slate" in lawton.play(DeleteData(), intent="delete_my_data", text=text)
