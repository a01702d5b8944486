"""Whose citizen somebody is: the nation they named comes first among the services, and is shown with what is known."""

from __future__ import annotations

import pytest

from actions.care import Privacy
from actions.helping import FinancialAid, SupportAction
from actions.listening import TakeFacts
from tests.actions.stage import Stage


def tell(stage: Stage, text: str, words: str) -> None:
    start = text.index(words)
    found = {"entity": "status", "value": "tribal_citizen", "role": "yes", "start": start, "end": start + len(words)}
    stage.tell(TakeFacts(), text, [found])


@pytest.mark.parametrize(
    ("text", "words", "nation"),
    [
        ("i'm choctaw and live in miami", "i'm choctaw", "Choctaw"),
        ("enrolled Muscogee Creek citizen", "Muscogee Creek citizen", "Muscogee (Creek)"),
        ("i am a tribal citizen near Miami", "tribal citizen", None),
        ("soy ciudadano de la nación Osage", "ciudadano de la nación Osage", "Osage"),
        (
            "i'm with the keetoowah band of cherokee, enrolled",
            "keetoowah band of cherokee, enrolled",
            "United Keetoowah Band",
        ),
    ],
)
def test_the_nation_named_is_kept(tulsa: Stage, text: str, words: str, nation: str | None) -> None:
    tell(tulsa, text, words)
    assert tulsa.slots.get("nation") == nation


def test_its_own_offices_come_first_and_those_of_others_that_take_only_their_own_are_left_out(tulsa: Stage) -> None:
    tell(tulsa, "i'm choctaw", "i'm choctaw")
    said = tulsa.play(SupportAction(), intent="ask_support", support_category="tribal")
    assert said.index("Choctaw Career Development") < min(len(said), *(said.find(one) % 9999 for one in ("Muscogee",)))
    assert "Chickasaw Career" not in said
    assert "Osage Career" not in said
    aid = tulsa.play(FinancialAid(), intent="ask_financial_aid")
    assert aid.splitlines()[1].startswith("1. Choctaw")


def test_it_is_shown_with_what_is_known_and_goes_with_the_circumstance(tulsa: Stage) -> None:
    tell(tulsa, "i'm choctaw", "i'm choctaw")
    assert "your nation: Choctaw" in tulsa.play(Privacy(), intent="ask_privacy")
    tulsa.slots["profile"].pop("statuses")
    tulsa.play(TakeFacts(), intent="inform", text="ok")
    assert tulsa.slots["nation"] is None
