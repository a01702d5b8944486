"""What reference files add to the catalog: they fill gaps and add occupations, and the shipped row always wins."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine, delete
from sqlalchemy.orm import Session

from pathways import loader
from pathways.catalog import catalog_for, data_version
from pathways.reference import import_crosswalk, import_education, import_onet, import_projections, import_wages, tables
from pathways.reference.fields import field_of
from pathways.reference.merging import ONET_SURVEY, usual_education
from pathways.reference.soc import published_code
from pathways.reference.titles import plain
from tests.pathways.reference.conftest import catalog_of
from tests.pathways.reference.release import AIDE, LPN, USHER, write_release, write_wages
from tests.pathways.reference.test_statistics import CROSSWALK_COLUMNS, EDUCATION_COLUMNS, PROJECTION_COLUMNS
from tests.pathways.small_folder import change, write_folder


def _write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_an_occupation_that_only_the_release_has_is_a_fact(small: Engine, tmp_path: Path):
    import_onet(small, write_release(tmp_path / "onet"))

    row = catalog_of(small).occupations[USHER]

    assert row.from_reference
    assert row.plain_title_en == "usher, lobby attendant, and ticket taker"
    assert (row.field_id, row.riasec, row.job_zone) == ("hospitality_culinary", "CS", 1)
    assert (row.typical_entry_education, row.education_basis) == ("high_school", ONET_SURVEY)
    assert row.alternate_titles == ("Ticket Collector",)
    assert row.tasks == ("Greet patrons.", "Search for lost articles.")
    assert row.wage is None
    assert row.source_url == "https://www.onetcenter.org/database.html"


def test_the_shipped_row_wins_and_gaps_are_filled(small: Engine, tmp_path: Path):
    # given a shipped row with a title of its own and no job zone
    before = catalog_of(small).occupations[LPN]

    # when a release is imported that has both
    import_onet(small, write_release(tmp_path / "onet"))
    after = catalog_of(small).occupations[LPN]

    # then the title stays, the job zone is filled and its source stands beside the row's own
    assert (after.title, after.plain_title_en, after.field_id) == (before.title, "LPN", "health_science")
    assert (before.job_zone, after.job_zone) == (None, 3)
    assert after.alternate_titles == ("Licensed Practical Nurse (LPN)", "LPN")
    assert not after.from_reference
    assert after.source_url == f"{before.source_url}; https://www.onetcenter.org/database.html"


def test_shipped_wages_win_and_only_their_gaps_are_filled(small: Engine, tmp_path: Path):
    import_wages(
        small,
        write_wages(
            tmp_path / "w.csv",
            "40,Oklahoma,31-1131,Nursing Assistants,19410,11.4,99.0,99000,29630,42870,2025",
            "40,Oklahoma,29-2061,LPN,10000,5.9,28.04,58320,45000,67000,2025",
        ),
    )

    occupations = catalog_of(small).occupations

    aide, lpn = occupations[AIDE].wages[0], occupations[LPN].wage
    assert (aide.hourly_median_usd, aide.annual_median_usd) == (17.27, 35930)
    assert aide.jobs_per_1000 is None  # the shipped row does not say which code its figure is of
    assert lpn is not None
    assert (lpn.hourly_usd, lpn.wage_soc, lpn.jobs_per_1000) == (28.04, "29-2061", 5.9)


def test_a_gap_of_a_shipped_wage_is_filled_from_the_same_figure(small: Engine, tmp_path: Path):
    folder = write_folder(tmp_path / "other")
    change(folder, "wages", 2, wage_soc="31-1131")
    loader.load(small, folder)
    import_wages(small, write_wages(tmp_path / "w.csv", "40,Oklahoma,31-1131,NA,19410,11.4,99,99000,29630,42870,2025"))

    wage = catalog_of(small).occupations[AIDE].wages[0]

    assert (wage.hourly_median_usd, wage.annual_p10_usd, wage.jobs_per_1000) == (17.27, 29630, 11.4)


def test_a_newer_wage_is_taken(small: Engine, tmp_path: Path):
    import_wages(small, write_wages(tmp_path / "w.csv", "40,Oklahoma,29-2061,LPN,9000,5,27,56000,,,2024"))

    wage = catalog_of(small).occupations[LPN].wage

    assert wage is not None
    assert wage.year == 2024


def test_statistics_come_under_a_combined_code(small: Engine, tmp_path: Path):
    path = _write(
        tmp_path / "p.csv", PROJECTION_COLUMNS, "31-1130,Aides,1.0,1.1,0.1,10,204.1,1", "29-2061,LPN,1,1,0,2.5,,1"
    )
    import_projections(small, path)
    import_education(
        small, _write(tmp_path / "e_2022.csv", EDUCATION_COLUMNS, "29-2061,LPN,Postsecondary nondegree award,None,None")
    )

    occupations = catalog_of(small).occupations

    assert (occupations[AIDE].growth_pct_us, occupations[AIDE].openings_per_year_us) == (10.0, 204_100)
    assert (occupations[LPN].growth_pct_us, occupations[LPN].openings_per_year_us) == (2.5, None)
    assert (occupations[LPN].typical_entry_education, occupations[LPN].education_basis) == ("some_college", None)


def test_nothing_imported_changes_nothing(small: Engine, tmp_path: Path):
    # given the catalog of the folder
    before = catalog_of(small)

    # when a release comes and goes with everything it said
    import_onet(small, write_release(tmp_path / "onet"))
    changed = catalog_of(small)
    with Session(small) as session:
        for table in vars(tables).values():
            if isinstance(table, type) and getattr(table, "__tablename__", "").startswith("reference_"):
                session.execute(delete(table))
        session.commit()
    after = catalog_of(small)

    # then only the middle differs
    assert before.occupations == after.occupations
    assert before.version == after.version != changed.version
    assert before.occupations != changed.occupations


def test_the_snapshot_is_read_again_after_an_import_and_kept_otherwise(small: Engine, tmp_path: Path):
    with Session(small) as session:
        first = catalog_for(session)
        assert catalog_for(session) is first
    import_onet(small, write_release(tmp_path / "onet"))
    with Session(small) as session:
        second = catalog_for(session)
        assert USHER in second.occupations
        assert catalog_for(session) is second
        assert data_version(session) == second.version
        assert second.version.startswith(first.version)


def test_loading_the_folder_again_leaves_the_imports_alone(small: Engine, tmp_path: Path):
    import_onet(small, write_release(tmp_path / "onet"))

    loader.load(small, write_folder(tmp_path / "again"))

    assert USHER in catalog_of(small).occupations


def test_a_program_leads_to_more_by_its_subject(small: Engine, tmp_path: Path):
    folder = write_folder(tmp_path / "other")
    change(folder, "programs", 2, cip="51.3902", cip_basis="source")
    loader.load(small, folder)
    import_onet(small, write_release(tmp_path / "onet"))
    import_crosswalk(
        small,
        _write(
            tmp_path / "c.csv", CROSSWALK_COLUMNS, "51.3902,Aide,31-1131,Aide", "51.3902,Aide,39-3031,Usher",
            "51.3901,LPN,29-2061,LPN",
        ),
    )  # fmt: skip

    catalog = catalog_of(small)

    program = catalog.programs["plains-cna"]
    assert program.occupations == (AIDE,)
    assert program.crosswalk_occupations == (USHER,)
    assert catalog.programs_by_crosswalk == {USHER: ("plains-cna",)}
    assert USHER not in catalog.programs_for_occupation


def test_a_subject_without_a_basis_is_refused(tmp_path: Path):
    folder = write_folder(tmp_path / "folder")
    change(folder, "programs", 2, cip="51.3902")

    problems = [str(one) for one in loader.check(folder)]

    assert problems == ["programs.csv:2:cip_basis: a subject and how it is known go together; fill or empty both"]


@pytest.mark.parametrize(
    ("shares", "level"),
    [
        ({2: 60.0, 4: 40.0}, "high_school"),
        ({3: 50.0, 6: 40.0, 8: 10.0}, "some_college"),
        ({6: 30.0, 2: 10.0}, None),  # more is held back than is given
        ({}, None),
    ],
)
def test_usual_education_is_the_largest_share(shares: dict[int, float], level: str | None):
    assert usual_education(shares) == level


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("31-1121.00", "31-1120"),
        ("25-9049.00", "25-9045"),
        ("53-1044.00", "53-1047"),
        ("11-1011.03", "11-1011"),
        ("51-2091.00", "51-2091"),
        ("99-1234.00", None),
    ],
)
def test_the_code_that_statistics_use(code: str, found: str | None):
    codes = dict.fromkeys(["31-1120", "25-9045", "53-1047", "11-1011", "51-2091", "51-2090"])

    assert published_code(codes, code) == found


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Chemical Engineers", "chemical engineer"),
        ("First-Line Supervisors of Correctional Officers", "first-line supervisor of correctional officers"),
        ("Economics Teachers, Postsecondary", "economics teacher, postsecondary"),
        (
            "English Language and Literature Teachers, Postsecondary",
            "English language and literature teacher, postsecondary",
        ),
        ("Computer Systems Engineers/Architects", "computer systems engineer/architect"),
        ("Helpers--Roofers", "helper--roofer"),
        (
            "Outdoor Power Equipment and Other Small Engine Mechanics",
            "outdoor power equipment and other small engine mechanic",
        ),
        ("Clergy", "clergy"),
    ],
)
def test_a_title_is_said_of_one_person(title: str, said: str):
    assert plain(title) == said


def test_the_longest_code_decides_the_field():
    assert field_of("11-9041.00") == "manufacturing"
    assert field_of("11-9041.01") == "energy"
    assert field_of("55-3016.00") == "law_public_safety"
    with pytest.raises(KeyError):
        field_of("99-0000.00")
