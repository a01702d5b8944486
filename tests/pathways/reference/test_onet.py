"""An O*NET text release is imported whole or not at all, from the files as they are published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from pathways import tables as pathway_tables  # noqa: F401 - all tables are made together
from pathways.db import Base, open_engine
from pathways.reference import InvalidReference, import_onet, imports_in, tables, version_of
from tests.pathways.reference.release import FILES, USHER, write_newer_release, write_release

CODE = "O*NET-SOC Code"


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = open_engine(database_url)
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


def _count(engine: Engine, table: type[Base]) -> int:
    with Session(engine) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def _refusal(engine: Engine, folder: Path, *releases: str) -> list[str]:
    with pytest.raises(InvalidReference) as refused:
        import_onet(engine, folder, releases)
    return [str(problem) for problem in refused.value.problems]


def test_every_part_arrives(engine: Engine, tmp_path: Path):
    report = import_onet(engine, write_release(tmp_path), ["30.1", "Skills.txt=29.0"])

    assert report.changed
    assert report.rows == {
        "occupations": 3, "titles": 2, "interests": 6, "job zones": 2, "related": 2, "tasks": 2, "skills": 2,
        "knowledge": 1, "education": 3, "technology": 1,
    }  # fmt: skip
    with Session(engine) as session:
        parts = {one.part: (one.release, one.as_of) for one in imports_in(session)}
        interests = session.execute(
            select(tables.ReferenceInterest.interest, tables.ReferenceInterest.rank)
            .where(tables.ReferenceInterest.rank.is_not(None))
            .order_by(tables.ReferenceInterest.rank)
        ).all()
    assert parts["skills"] == ("O*NET 29.0", "2024-08")
    assert parts["tasks"] == ("O*NET 30.1", "2025-08")
    assert [tuple(one) for one in interests] == [("C", 1), ("S", 2)]


def test_a_suppressed_score_is_unknown_and_an_area_may_be_not_relevant(engine: Engine, tmp_path: Path):
    import_onet(engine, write_release(tmp_path))

    with Session(engine) as session:
        rows = session.scalars(select(tables.ReferenceRating).order_by(tables.ReferenceRating.element_id)).all()
    found = {row.name: (row.kind, row.importance, row.level, row.relevant) for row in rows}
    assert found["Active Listening"] == ("skill", 3.5, None, True)
    assert found["Programming"] == ("skill", 1.0, 0.0, False)
    assert found["Customer and Personal Service"] == ("knowledge", 4.0, 4.5, True)


def test_packed_and_plain_files_are_the_same(engine: Engine, tmp_path: Path):
    import_onet(engine, write_release(tmp_path / "plain"))
    with Session(engine) as session:
        before = version_of(session)

    packed = import_onet(engine, write_release(tmp_path / "packed", packed=("Skills", "Alternate Titles")))

    assert not packed.changed
    with Session(engine) as session:
        assert version_of(session) == before


def test_the_same_release_again_changes_nothing_and_another_name_does(engine: Engine, tmp_path: Path):
    folder = write_release(tmp_path)
    first, again = import_onet(engine, folder, ["30.0"]), import_onet(engine, folder, ["30.0"])
    renamed = import_onet(engine, folder, ["30.1"])

    assert (first.changed, again.changed, renamed.changed) == (True, False, True)
    assert _count(engine, tables.ReferenceOccupation) == 3


def test_a_newer_release_replaces_the_older_one(engine: Engine, tmp_path: Path):
    import_onet(engine, write_release(tmp_path / "old"))
    fewer = [line for line in FILES["Task Statements"] if "\t12\t" not in line]
    import_onet(engine, write_release(tmp_path / "new", Task_Statements=fewer, Technology_Skills=None))

    assert _count(engine, tables.ReferenceTask) == 1
    assert _count(engine, tables.ReferenceTechnology) == 0


def test_the_layout_of_30_3_is_known(engine: Engine, tmp_path: Path):
    report = import_onet(engine, write_newer_release(tmp_path))

    assert set(report.releases.values()) == {"O*NET 30.3"}
    assert report.rows["skills"] == 2
    assert report.rows["titles"] == 2
    assert report.rows["technology"] == 1


def test_a_release_nobody_named_is_placed_by_its_columns(engine: Engine, tmp_path: Path):
    report = import_onet(engine, write_release(tmp_path))

    assert report.releases["skills"] == "O*NET 29.0 to 30.2 (not stated)"
    assert report.releases["occupations"] == "O*NET 29.0 to 31.0 (not stated)"


def test_a_read_me_names_the_release(engine: Engine, tmp_path: Path):
    write_release(tmp_path)
    (tmp_path / "Read Me.txt").write_text("O*NET® 29.1 Database\nNovember 2024 Release\n", encoding="utf-8")

    assert set(import_onet(engine, tmp_path).releases.values()) == {"O*NET 29.1"}


@pytest.mark.parametrize("named", ["42.0", "Skills.txt=28.3"])
def test_an_unknown_release_is_refused_by_name(engine: Engine, tmp_path: Path, named: str):
    problems = _refusal(engine, write_release(tmp_path), named)

    assert f"O*NET {named.rpartition('=')[2]} is not known here; known are 29.0" in problems[0]
    assert _count(engine, tables.ReferenceOccupation) == 0


def test_an_unknown_release_in_the_read_me_is_refused(engine: Engine, tmp_path: Path):
    write_release(tmp_path)
    (tmp_path / "Read Me.txt").write_text("O*NET 42.1 Database", encoding="utf-8")

    assert _refusal(engine, tmp_path)[0].startswith("Read Me.txt:1:: O*NET 42.1 is not known here")


def test_files_of_another_release_than_named_are_refused(engine: Engine, tmp_path: Path):
    problems = _refusal(engine, write_release(tmp_path), "30.3")

    assert any(one.startswith("Skills.txt:0:: O*NET 30.3 keeps this in another file") for one in problems)


def test_a_missing_file_is_named(engine: Engine, tmp_path: Path):
    problems = _refusal(engine, write_release(tmp_path, Job_Zones=None))

    assert len(problems) == 1
    assert problems[0].startswith(f"Job Zones.txt:0:: the file is missing in {tmp_path.name}; unpack the whole")


def test_a_missing_folder_is_named(engine: Engine, tmp_path: Path):
    assert "no such folder" in _refusal(engine, tmp_path / "nowhere")[0]


def test_an_unknown_header_is_refused(engine: Engine, tmp_path: Path):
    lines = FILES["Job Zones"]
    problems = _refusal(engine, write_release(tmp_path, Job_Zones=[lines[0].replace("Job Zone", "Zone"), *lines[1:]]))

    assert problems[0].startswith(
        "Job Zones.txt:1:Job Zone: the column 'Job Zone' is missing; the layout known here is"
    )
    assert problems[1].startswith("Job Zones.txt:1:Zone: unknown column 'Zone'")


def test_a_bad_row_in_the_last_file_leaves_nothing_behind(engine: Engine, tmp_path: Path):
    # given a release that is imported, and another with a fault in the middle of its last file
    import_onet(engine, write_release(tmp_path / "good"))
    with Session(engine) as session:
        before = version_of(session)
    lines = FILES["Technology Skills"]
    bad = write_release(
        tmp_path / "bad",
        Occupation_Data=[*FILES["Occupation Data"], "11-1011.00\tChief Executives\tDirect."],
        Technology_Skills=[lines[0], lines[1], f"{USHER}\tR\t1\tAnalysis\tperhaps\tN", f"{USHER}\tSQL\t1\tData\tN\tN"],
    )

    # when it is imported
    problems = _refusal(engine, bad)

    # then the fault is named by file, row and column, and the first release stands
    assert problems == ["Technology Skills.txt:3:Hot Technology: 'perhaps' is not Y or N"]
    assert _count(engine, tables.ReferenceOccupation) == 3
    with Session(engine) as session:
        assert version_of(session) == before


@pytest.mark.parametrize(
    ("file", "line", "fault"),
    [
        ("Job Zones", "99-9999.00\t3\t08/2023\tA", ":4:O*NET-SOC Code: 99-9999.00 is not in Occupation Data"),
        ("Job Zones", "39-3031.00\t2\t08/2023\tA", ":4:O*NET-SOC Code: the same stands in an earlier row already"),
        ("Job Zones", "31-1131.00\t9\t08/2023\tA", ":4:Job Zone: 9 is out of range; it goes from 1 to 5"),
        ("Job Zones", "31-1131.00\t2\tAugust\tA", ":4:Date: 'August' is not a date like 08/2024"),
        ("Job Zones", "31-1131.00\t2", ":4:Job Zone: 2 cells where the header has 4"),
        ("Job Zones", "311131\t2\t08/2023\tA", ":4:O*NET-SOC Code: '311131' is not a code like 29-1141.00"),
        ("Alternate Titles", f"{USHER}\tGreeter\tG\x00\t08", ":4:Short Title: a control character in the cell"),
        ("Alternate Titles", f"{USHER}\t{'x' * 201}\tn/a\t08", ":4:Alternate Title: 201 characters; at most 200"),
        ("Task Statements", f"{USHER}\t13\t\tCore\t9\t08/2023\tX", ":4:Task: the cell is empty"),
        ("Related Occupations", f"{USHER}\t31-1131.00\tPrimary\t2", ":4:Related O*NET-SOC Code: the same stands"),
    ],
)
def test_a_fault_is_named_where_it_is(engine: Engine, tmp_path: Path, file: str, line: str, fault: str):
    changed = {file.replace(" ", "_"): [*FILES[file], line]}

    problems = _refusal(engine, write_release(tmp_path, **changed))

    assert f"{file}.txt{fault}" in problems[0]


def test_a_broken_packed_file_is_refused(engine: Engine, tmp_path: Path):
    write_release(tmp_path, packed=("Skills",))
    (tmp_path / "Skills.txt.gz").write_bytes((tmp_path / "Skills.txt.gz").read_bytes()[:-12])

    assert _refusal(engine, tmp_path)[0].startswith("Skills.txt.gz:0:: the file cannot be read")


def test_many_faults_end_the_reading(engine: Engine, tmp_path: Path):
    lines = [f"{USHER}\tTool {number}\t1\tKind\tmaybe\tN" for number in range(500)]

    problems = _refusal(engine, write_release(tmp_path, Technology_Skills=[FILES["Technology Skills"][0], *lines]))

    assert len(problems) == 100


def test_progress_runs_to_the_end(engine: Engine, tmp_path: Path):
    seen: list[tuple[int, int, str]] = []

    import_onet(engine, write_release(tmp_path), progress=lambda *step: seen.append(step))

    assert [name for _, _, name in seen][:2] == ["Occupation Data.txt", "Alternate Titles.txt"]
    assert all(0 <= done <= total for done, total, _ in seen)
