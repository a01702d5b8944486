"""A very small O*NET text release and a small wage file, for tests: the columns of the real ones, few rows."""

from __future__ import annotations

import gzip
from pathlib import Path

RATING = "\t".join(
    ["O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value", "N", "Standard Error", "Lower CI Bound",
     "Upper CI Bound", "Recommend Suppress", "Not Relevant", "Date", "Domain Source"]
)  # fmt: skip
SHARE = RATING.replace("Data Value", "Category\tData Value").replace("\tNot Relevant", "")


def _rating(code: str, element: str, name: str, scale: str, value: str, suppress: str = "N", idle: str = "n/a") -> str:
    return "\t".join([code, element, name, scale, value, "8", "0.1", "1", "5", suppress, idle, "08/2024", "Analyst"])


def _share(code: str, category: int, value: float, suppress: str = "N") -> str:
    return "\t".join(
        [code, "2.D.1", "Required Level of Education", "RL", str(category), f"{value}", "20", "1", "1", "5", suppress,
         "08/2023", "Incumbent"]
    )  # fmt: skip


LPN, AIDE, USHER = "29-2061.00", "31-1131.00", "39-3031.00"

FILES: dict[str, list[str]] = {
    "Occupation Data": [
        "O*NET-SOC Code\tTitle\tDescription",
        f"{LPN}\tLicensed Practical and Licensed Vocational Nurses\tCare for ill people.",
        f"{AIDE}\tNursing Assistants\tGive basic care.",
        f"{USHER}\tUshers, Lobby Attendants, and Ticket Takers\tAssist patrons.",
    ],
    "Alternate Titles": [
        "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)",
        f"{LPN}\tLicensed Practical Nurse (LPN)\tLPN\t02",
        f"{USHER}\tTicket Collector\tn/a\t08",
    ],
    "Interests": [
        "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tDate\tDomain Source",
        *(
            f"{USHER}\t1.B.1.{place}\tName\tOI\t{score}\t11/2023\tMachine Learning"
            for place, score in zip("abcdef", ("3.10", "1.20", "1.40", "4.40", "4.10", "5.02"), strict=True)
        ),
        f"{USHER}\t1.B.1.g\tFirst\tIH\t6.00\t11/2023\tMachine Learning",
        f"{USHER}\t1.B.1.h\tSecond\tIH\t4.00\t11/2023\tMachine Learning",
        f"{USHER}\t1.B.1.i\tThird\tIH\t0.00\t11/2023\tMachine Learning",
    ],
    "Job Zones": [
        "O*NET-SOC Code\tJob Zone\tDate\tDomain Source",
        f"{LPN}\t3\t08/2023\tAnalyst",
        f"{USHER}\t1\t08/2024\tAnalyst",
    ],
    "Related Occupations": [
        "O*NET-SOC Code\tRelated O*NET-SOC Code\tRelatedness Tier\tIndex",
        f"{USHER}\t{AIDE}\tPrimary-Short\t1",
        f"{USHER}\t{LPN}\tSupplemental\t11",
    ],
    "Task Statements": [
        "O*NET-SOC Code\tTask ID\tTask\tTask Type\tIncumbents Responding\tDate\tDomain Source",
        f"{USHER}\t11\tGreet patrons.\tCore\t90\t08/2025\tIncumbent",
        f"{USHER}\t12\tSearch for lost articles.\tn/a\tn/a\t08/2023\tIncumbent",
    ],
    "Skills": [
        RATING,
        _rating(USHER, "2.A.1.b", "Active Listening", "IM", "3.50"),
        _rating(USHER, "2.A.1.b", "Active Listening", "LV", "3.10", suppress="Y", idle="N"),
        _rating(USHER, "2.B.3.e", "Programming", "IM", "1.00"),
        _rating(USHER, "2.B.3.e", "Programming", "LV", "0.00", idle="Y"),
    ],
    "Knowledge": [
        RATING,
        _rating(USHER, "2.C.1.e", "Customer and Personal Service", "IM", "4.00"),
        _rating(USHER, "2.C.1.e", "Customer and Personal Service", "LV", "4.50", idle="N"),
    ],
    "Education, Training, and Experience": [
        SHARE,
        _share(USHER, 1, 30.0),
        _share(USHER, 2, 60.0),
        _share(USHER, 4, 10.0),
        "\t".join(
            [USHER, "3.A.1", "Related Work Experience", "RW", "1", "50", "9", "1", "1", "5", "N", "08/2023", "X"]
        ),
    ],
    "Technology Skills": [
        "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand",
        f"{USHER}\tMicrosoft Excel\t43232110\tSpreadsheet software\tY\tN",
    ],
}
"""A release in the layout of 29.0 to 30.2."""


def write_release(folder: Path, packed: tuple[str, ...] = (), **changes: list[str] | None) -> Path:
    """Write the release; `changes` gives other lines for a file (underscores for spaces), or none to leave it out."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in FILES.items():
        chosen = changes.get(name.replace(",", "").replace(" ", "_"), lines)
        if chosen is None:
            continue
        content = "\n".join(chosen) + "\n"
        if name in packed:
            (folder / f"{name}.txt.gz").write_bytes(gzip.compress(content.encode()))
        else:
            (folder / f"{name}.txt").write_text(content, encoding="utf-8")
    return folder


NEWER: dict[str, tuple[str, str, str]] = {
    "Alternate Titles": ("Job Titles", "Alternate Title", "Job Title"),
    "Interests": ("Career Interest Types", "", ""),
    "Technology Skills": (
        "Software Skills", "Example\tCommodity Code\tCommodity Title", "Workplace Example\tElement ID\tElement Name",
    ),
    "Education, Training, and Experience": ("Education", "", ""),
}  # fmt: skip
"""Files that 30.3 renamed, with the columns it renamed in them."""


def write_newer_release(folder: Path) -> Path:
    """The same release in the layout of 30.3: renamed files and columns, skills in two files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in FILES.items():
        new, old_columns, new_columns = NEWER.get(name, (name, "", ""))
        header = lines[0].replace(old_columns, new_columns) if old_columns else lines[0]
        if name == "Skills":
            essential = [one for one in lines[1:] if "\t2.A" in one]
            transferable = [one for one in lines[1:] if "\t2.B" in one]
            for file, rows in (("Essential Skills", essential), ("Transferable Skills", transferable)):
                (folder / f"{file}.txt").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
            continue
        (folder / f"{new}.txt").write_text("\n".join([header, *lines[1:]]) + "\n", encoding="utf-8")
    (folder / "Read Me.txt").write_text("O*NET 30.3 Database\nMay 2026 Release\n", encoding="utf-8")
    return folder


WAGE_COLUMNS = (
    "area,area_title,occ_code,occ_title,tot_emp,jobs_1000,h_median,a_median,a_pct10,a_pct90,year"
)  # fmt: skip


def write_wages(path: Path, *rows: str) -> Path:
    """A wage file of the given rows."""
    path.write_text("\n".join([WAGE_COLUMNS, *rows]) + "\n", encoding="utf-8")
    return path
