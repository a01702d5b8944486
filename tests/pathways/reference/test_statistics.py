"""Wages, projections, entry education and the crosswalk are imported as published, or refused with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from pathways import tables as pathway_tables  # noqa: F401 - all tables are made together
from pathways.db import Base, open_engine
from pathways.reference import (
    InvalidReference,
    import_crosswalk,
    import_education,
    import_projections,
    import_wages,
    imports_in,
    tables,
)
from tests.pathways.reference.release import write_wages

PROJECTION_COLUMNS = (
    "soc_code,title,employment_2024_thousands,employment_2034_thousands,change_thousands,change_pct,"
    "openings_per_year_thousands,median_annual_wage_us"
)
EDUCATION_COLUMNS = "soc_code,title,typical_entry_education,work_experience_in_related_occupation,on_the_job_training"
CROSSWALK_COLUMNS = "cip2020_code,cip2020_title,soc2018_code,soc2018_title"


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = open_engine(database_url)
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


def _write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _wages(engine: Engine) -> dict[tuple[str, str], tuple[int, float | None, int | None]]:
    with Session(engine) as session:
        rows = session.scalars(select(tables.ReferenceWage)).all()
        return {(row.area, row.soc_code): (row.year, row.hourly_median_usd, row.employment) for row in rows}


def test_wages_arrive_by_area_and_an_unpublished_figure_is_unknown(engine: Engine, tmp_path: Path):
    path = write_wages(
        tmp_path / "wages.csv",
        "40,Oklahoma,29-1141,Registered Nurses,30000,17.5,41.2,85700,60000,110000,2025",
        '40,Oklahoma,25-2021,"Elementary Teachers",18000,10.5,*,,,,2025',
        "4000001,Northeast Oklahoma nonmetropolitan area,29-1141,Registered Nurses,**,,39.1,81000,#,,2025",
    )

    report = import_wages(engine, path)

    assert report.rows == {"Oklahoma": 2, "Northeast Oklahoma nonmetropolitan area": 1}
    found = _wages(engine)
    assert found["Oklahoma", "29-1141"] == (2025, 41.2, 30000)
    assert found["Oklahoma", "25-2021"] == (2025, None, 18000)
    assert found["Northeast Oklahoma nonmetropolitan area", "29-1141"] == (2025, 39.1, None)


def test_a_second_file_replaces_only_its_own_areas(engine: Engine, tmp_path: Path):
    state = "40,Oklahoma,29-1141,RN,30000,17.5,{wage},85700,60000,110000,{year}"
    import_wages(engine, write_wages(tmp_path / "a.csv", state.format(wage=40, year=2024)))
    nation = write_wages(tmp_path / "b.csv", "99,U.S.,29-1141,RN,3000000,,45.0,93600,66000,135000,2025")
    import_wages(engine, nation)

    newer = import_wages(engine, write_wages(tmp_path / "c.csv", state.format(wage=41, year=2025)))
    again = import_wages(engine, nation)

    assert (newer.changed, again.changed) == (True, False)
    assert _wages(engine) == {
        ("Oklahoma", "29-1141"): (2025, 41.0, 30000),
        ("United States", "29-1141"): (2025, 45.0, 3_000_000),
    }


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("40,Oklahoma,29-1141,RN,1,1,41,85000,,,2018", ":2:year: 2018 is out of range; it goes from 2,019"),
        ("40,Oklahoma,29-1141,RN,1,1,41,85000,,,", ":2:year: the cell is empty"),
        ("40,Oklahoma,291141,RN,1,1,41,85000,,,2025", ":2:occ_code: '291141' is not a code like 29-1141"),
        ("40,Oklahoma,29-1141,RN,1,1,a lot,85000,,,2025", ":2:h_median: 'a lot' is not a number"),
        ("4000001,,29-1141,RN,1,1,41,85000,,,2025", ":2:area_title: the cell is empty"),
    ],
)
def test_a_faulty_wage_is_refused(engine: Engine, tmp_path: Path, row: str, fault: str):
    path = write_wages(tmp_path / "wages.csv", row)

    with pytest.raises(InvalidReference) as refused:
        import_wages(engine, path)

    assert f"wages.csv{fault}" in str(refused.value.problems[0])
    assert _wages(engine) == {}


def test_a_wage_file_without_areas_is_refused(engine: Engine, tmp_path: Path):
    path = _write(tmp_path / "wages.csv", "occ_code,h_median,year", "29-1141,41,2025")

    with pytest.raises(InvalidReference) as refused:
        import_wages(engine, path)

    assert str(refused.value.problems[0]).startswith("wages.csv:1:area: the column 'area' is missing")


def test_projections_are_national_and_of_known_years(engine: Engine, tmp_path: Path):
    path = _write(tmp_path / "p.csv", PROJECTION_COLUMNS, "29-1141,RN,3300.1,3500.2,200.1,6.1,189.1,93600")

    import_projections(engine, path)

    with Session(engine) as session:
        row = session.scalars(select(tables.ReferenceProjection)).one()
        assert (row.soc_code, row.growth_pct, row.openings_per_year) == ("29-1141", 6.1, 189_100)
        assert imports_in(session)[0].release == "Employment Projections 2024-34"


@pytest.mark.parametrize(
    ("columns", "fault"),
    [
        (
            PROJECTION_COLUMNS.replace("2024", "2022").replace("2034", "2032"),
            "projections for 2022 to 2032 are not known",
        ),
        ("soc_code,change_pct,openings_per_year_thousands", "the columns do not say which ten years are covered"),
        (PROJECTION_COLUMNS.replace("change_pct", "growth"), "the column 'change_pct' is missing"),
    ],
)
def test_other_projections_are_refused(engine: Engine, tmp_path: Path, columns: str, fault: str):
    path = _write(tmp_path / "p.csv", columns, "29-1141,RN,3300.1,3500.2,200.1,6.1,189.1,93600")

    with pytest.raises(InvalidReference, match=fault):
        import_projections(engine, path)


def test_entry_education_is_read_in_our_words(engine: Engine, tmp_path: Path):
    path = _write(
        tmp_path / "bls_2022.csv",
        EDUCATION_COLUMNS,
        "31-1131,Nursing assistants,Postsecondary nondegree award,None,None",
        "29-1141,Registered nurses,Bachelor's degree,None,None",
    )

    import_education(engine, path)

    with Session(engine) as session:
        rows = session.scalars(select(tables.ReferenceRequirement)).all()
        assert {row.soc_code: row.typical_entry_education for row in rows} == {
            "31-1131": "some_college",
            "29-1141": "bachelor",
        }
        assert imports_in(session)[0].as_of == "2022"


def test_an_unknown_level_of_education_is_refused(engine: Engine, tmp_path: Path):
    path = _write(tmp_path / "e.csv", EDUCATION_COLUMNS, "29-1141,Registered nurses,Some schooling,None,None")

    with pytest.raises(InvalidReference) as refused:
        import_education(engine, path)

    assert str(refused.value.problems[0]).startswith("e.csv:2:typical_entry_education: 'Some schooling' is not one of")


def test_the_crosswalk_leaves_out_what_matches_nothing(engine: Engine, tmp_path: Path):
    path = _write(
        tmp_path / "c.csv",
        CROSSWALK_COLUMNS,
        "51.3901,Licensed Practical/Vocational Nurse Training,29-2061,LPN",
        "01.0508,Taxidermy/Taxidermist,99-9999,NO MATCH",
        "99.9999,NO MATCH,13-1074,Farm Labor Contractors",
    )

    report = import_crosswalk(engine, path)

    with Session(engine) as session:
        assert imports_in(session)[0].left_out == 2
        assert session.scalars(select(tables.ReferenceCrosswalk.soc_code)).all() == ["29-2061"]
    assert report.rows == {"": 1}
    assert not import_crosswalk(engine, path).changed


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (["cip2010_code,soc2010_code", "51.3901,29-2061"], "a table of CIP 2010 or SOC 2010 will not do"),
        ([CROSSWALK_COLUMNS, "51.39,LPN,29-2061,LPN"], "'51.39' is not a code like 51.3801"),
        ([CROSSWALK_COLUMNS, "51.3901,A,29-2061,A", "51.3901,A,29-2061,A"], "stand in an earlier row already"),
        ([CROSSWALK_COLUMNS], "the file has no rows"),
        ([CROSSWALK_COLUMNS, '51.3901,"A,29-2061,A'], "the quotation marks do not match"),
    ],
)
def test_another_crosswalk_is_refused(engine: Engine, tmp_path: Path, lines: list[str], fault: str):
    with pytest.raises(InvalidReference, match=fault):
        import_crosswalk(engine, _write(tmp_path / "c.csv", *lines))


def test_a_missing_file_is_named(engine: Engine, tmp_path: Path):
    for importer in (import_crosswalk, import_wages, import_education, import_projections):
        with pytest.raises(InvalidReference, match=r"nowhere\.csv"):
            importer(engine, tmp_path / "nowhere.csv")


def test_a_file_that_is_no_text_is_named(engine: Engine, tmp_path: Path):
    path = tmp_path / "wages.csv"
    path.write_bytes(b"area,area_title\n40,Oklahom\xe9\n")

    with pytest.raises(InvalidReference):
        import_wages(engine, path)
