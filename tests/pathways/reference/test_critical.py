"""Lists of critical occupations: the state's and those of workforce areas."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from pathways.demand import demand_of
from pathways.reference import InvalidReference, import_critical, import_onet
from tests.pathways.reference.conftest import catalog_of
from tests.pathways.reference.release import AIDE, LPN, write_release

COLUMNS = "code,rank,area,year"


def _write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_list_says_what_critical_means(small: Engine, tmp_path: Path):
    # given no list, when the state's is imported
    before = catalog_of(small).occupations
    import_critical(small, _write(tmp_path / "c.csv", COLUMNS, "29-2061,3,Oklahoma,2024"))
    after = catalog_of(small).occupations

    # then critical is settled for every occupation
    assert {before[LPN].critical, before[AIDE].critical} == {None}
    assert (after[LPN].critical, after[AIDE].critical) == (True, False)


def test_areas_are_known_by_id_and_by_name_and_win_over_the_state(small: Engine, tmp_path: Path):
    path = _write(
        tmp_path / "c.csv",
        f"{COLUMNS},source_url",
        "29-2061,3,oklahoma,2024,https://example.org/state",
        "31-1131.00,,Southern,2025,",
        "29-1141,,south,2025,",
    )

    import_critical(small, path)
    catalog = catalog_of(small)

    region, state = demand_of(catalog, AIDE, county="Comanche"), demand_of(catalog, LPN)
    assert region is not None
    assert state is not None
    assert (region.basis, region.in_demand, region.area, region.year) == ("regional_list", True, "Southern", 2025)
    assert (state.basis, state.rank, state.source_url) == ("state_list", 3, "https://example.org/state")
    assert catalog.critical_lists["south"].ranks["29-1141.00"] is None


def test_a_new_list_replaces_that_of_its_area_alone(small: Engine, tmp_path: Path):
    import_critical(small, _write(tmp_path / "a.csv", COLUMNS, "29-2061,1,Oklahoma,2023", "29-1141,,south,2023"))
    state = _write(tmp_path / "b.csv", COLUMNS, "31-1131,1,Oklahoma,2024")

    first, again = import_critical(small, state), import_critical(small, state)

    lists = catalog_of(small).critical_lists
    assert (first.changed, again.changed) == (True, False)
    assert (lists["Oklahoma"].year, lists["south"].year) == (2024, 2023)
    assert LPN not in lists["Oklahoma"].ranks


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (
            "29-2061,1,Atlantis,2024",
            "c.csv:2:area: 'Atlantis' is no area known here; write Oklahoma, or a workforce area",
        ),
        ("nurse,1,Oklahoma,2024", "c.csv:2:code: 'nurse' is not a code like 29-1141 or 29-1141.00"),
        ("29-2061,first,Oklahoma,2024", "c.csv:2:rank: 'first' is not a number"),
        ("29-2061,1,Oklahoma,1999", "c.csv:2:year: 1999 is out of range"),
        ("29-2061,1,Oklahoma,", "c.csv:2:year: the cell is empty"),
        ("29-2061,1,Oklahoma,2024\n29-2061,2,Oklahoma,2024", "c.csv:3:code: 29-2061 stands in an earlier row"),
        (
            "29-2061,1,Oklahoma,2024\n31-1131,2,Oklahoma,2023",
            "c.csv:3:year: 2023, but the list of Oklahoma began with 2024",
        ),
    ],
)
def test_a_faulty_list_is_refused(small: Engine, tmp_path: Path, row: str, fault: str):
    with pytest.raises(InvalidReference) as refused:
        import_critical(small, _write(tmp_path / "c.csv", COLUMNS, row))

    assert str(refused.value.problems[0]).startswith(fault)
    assert catalog_of(small).critical_lists == {}


def test_with_a_release_a_code_must_be_one_of_it(small: Engine, tmp_path: Path):
    import_onet(small, write_release(tmp_path / "onet"))

    with pytest.raises(InvalidReference, match="no occupation of the imported O\\*NET release"):
        import_critical(small, _write(tmp_path / "c.csv", COLUMNS, "47-2111,1,Oklahoma,2024"))
