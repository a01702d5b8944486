"""The competencies of an occupation, with their importance and the release they are from."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from pathways.reference import import_onet
from pathways.reference.describe import competencies
from tests.pathways.reference.release import AIDE, USHER, write_release


def test_competencies_come_with_importance_and_release(small: Engine, tmp_path: Path):
    import_onet(small, write_release(tmp_path / "onet"), ["30.1", "Skills=29.0"])

    with Session(small) as session:
        found = competencies(session, USHER)

    assert [(one.name, one.importance, one.level) for one in found.skills] == [("Active Listening", 3.5, None)]
    assert [one.name for one in found.knowledge] == ["Customer and Personal Service"]
    assert [(one.name, one.hot, one.in_demand) for one in found.tools] == [("Microsoft Excel", True, False)]
    assert [(one.text, one.core) for one in found.tasks] == [
        ("Greet patrons.", True),
        ("Search for lost articles.", None),
    ]
    assert (found.schooling[0].level, found.schooling[0].share_pct) == ("high school or equivalent", 60.0)
    assert (found.origins["skills"].release, found.origins["skills"].as_of) == ("O*NET 29.0", "2024-08")
    assert found.origins["tasks"].release == "O*NET 30.1"


def test_what_is_not_relevant_is_left_out_however_low_one_asks(small: Engine, tmp_path: Path):
    import_onet(small, write_release(tmp_path / "onet"))

    with Session(small) as session:
        found = competencies(session, USHER, least=1.0)

    assert [one.name for one in found.skills] == ["Active Listening"]


def test_an_occupation_that_is_not_rated_has_none(small: Engine, tmp_path: Path):
    with Session(small) as session:
        assert competencies(session, USHER).empty
    import_onet(small, write_release(tmp_path / "onet"))
    with Session(small) as session:
        assert competencies(session, AIDE).empty
        assert not competencies(session, USHER).empty
