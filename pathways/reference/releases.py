"""The O*NET releases known here: which files each has, which columns they have, and how a folder says which it is.

Up to 30.2 the text release has one layout; 30.3 renamed files (Alternate Titles became Job Titles, Interests Career
Interest Types, Technology Skills Software Skills) and split Skills and Education. The text files carry no release
inside. A folder's own "Read Me" names it; else whoever imports can; else the columns say between which releases it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pathways.reference.reading import Faults, Header

BEFORE = ("29.0", "29.1", "29.2", "29.3", "30.0", "30.1", "30.2")
SINCE = ("30.3", "31.0")
KNOWN = (*BEFORE, *SINCE)
READ_ME = ("Read Me.txt", "Read_Me.txt", "ReadMe.txt", "README.txt")
STATED = re.compile(r"O\*NET\D{0,3}\s*(\d{1,3}\.\d{1,2})\s+Database", re.IGNORECASE)

CODE = "O*NET-SOC Code"
SURVEY = ("N", "Standard Error", "Lower CI Bound", "Upper CI Bound")


@dataclass(frozen=True)
class Edition:
    """How some releases keep one part: the files it is in (all of them) and their columns."""

    files: tuple[str, ...]
    releases: tuple[str, ...]
    header: Header

    @property
    def span(self) -> str:
        """The releases in words."""
        return f"{self.releases[0]} to {self.releases[-1]}"


def _edition(files: str, releases: tuple[str, ...], needed: str, further: Sequence[str] = ()) -> Edition:
    """`files` and `needed` are separated by ";"; "here=there" is our name for a column and the release's own."""
    names: dict[str, tuple[str, ...]] = {}
    for column in needed.split(";"):
        ours, _, theirs = column.partition("=")
        names[ours] = (theirs,) if theirs else ()
    layout = f"that of the text files of O*NET {releases[0]} to {releases[-1]}"
    return Edition(
        tuple(files.split(";")), releases, Header(names, frozenset({*further, "Title", "Scale Name"}), layout)
    )


RATINGS = f"{CODE};Element ID;Element Name;Scale ID;Data Value;Recommend Suppress;Not Relevant;Date"
DATED = ("Date", "Domain Source")
INTERESTS = f"{CODE};Element ID;Scale ID;Data Value;Date"
SHARES = f"{CODE};Element ID;Scale ID;Category;Data Value;Recommend Suppress;Date"

EDITIONS: Mapping[str, tuple[Edition, ...]] = {
    "occupations": (_edition("Occupation Data", KNOWN, f"{CODE};Title;Description"),),
    "titles": (
        _edition("Alternate Titles", BEFORE, f"{CODE};Alternate Title;Short Title", ("Source(s)",)),
        _edition("Job Titles", SINCE, f"{CODE};Alternate Title=Job Title;Short Title", ("Source(s)",)),
    ),
    "interests": (
        _edition("Interests", BEFORE, INTERESTS, ("Element Name", *DATED)),
        _edition("Career Interest Types", SINCE, INTERESTS, ("Element Name", *DATED)),
    ),
    "job zones": (_edition("Job Zones", KNOWN, f"{CODE};Job Zone;Date", DATED),),
    "related": (
        _edition(
            "Related Occupations", KNOWN, f"{CODE};Related O*NET-SOC Code;Relatedness Tier;Index", ("Related Title",)
        ),
    ),
    "tasks": (
        _edition(
            "Task Statements", KNOWN, f"{CODE};Task ID;Task;Task Type;Date", ("Incumbents Responding", *DATED)
        ),
    ),
    "skills": (
        _edition("Skills", BEFORE, RATINGS, (*SURVEY, *DATED)),
        _edition("Essential Skills;Transferable Skills", SINCE, RATINGS, (*SURVEY, *DATED)),
    ),
    "knowledge": (_edition("Knowledge", KNOWN, RATINGS, (*SURVEY, *DATED)),),
    "education": (
        _edition(
            "Education, Training, and Experience", BEFORE, SHARES, ("Element Name", *SURVEY, *DATED)
        ),
        _edition("Education", SINCE, SHARES, ("Element Name", "Not Relevant", *SURVEY, *DATED)),
    ),
    "technology": (
        _edition(
            "Technology Skills", BEFORE,
            f"{CODE};Example;Commodity Title;Hot Technology;In Demand", ("Commodity Code",),
        ),
        _edition(
            "Software Skills", SINCE,
            f"{CODE};Example=Workplace Example;Commodity Title=Element Name;Hot Technology;In Demand", ("Element ID",),
        ),
    ),
}  # fmt: skip
"""The parts of a release and where each release keeps them."""

OPTIONAL = frozenset({"technology"})


@dataclass(frozen=True)
class Found:
    """A part as a folder has it: its files, their columns, and the name of its release."""

    part: str
    paths: tuple[Path, ...]
    header: Header
    release: str


def find(folder: Path, named: Sequence[str], faults: Faults) -> list[Found]:
    """Where a folder keeps each part, and of which release it is.

    Args:
        folder: an unpacked text release; files may be gzipped one by one.
        named: names of releases as whoever imports gives them: "30.1" for the folder, "Skills.txt=29.0" for a file.
        faults: gets missing files and releases that are not known.
    """
    whole, single = _named(named, faults)
    stated = whole or _stated(folder, faults)
    found: list[Found] = []
    for part, editions in EDITIONS.items():
        choices = [(edition, [path_of(folder, name) for name in edition.files]) for edition in editions]
        chosen = next(((edition, paths) for edition, paths in choices if any(paths)), None)
        if chosen is None:
            if part not in OPTIONAL:
                names = " or ".join(f"{' and '.join(f'{name}.txt' for name in one.files)}" for one in editions)
                reason = f"the file is missing in {folder.name}; unpack the whole text release there (.txt or .txt.gz)"
                faults.add(names, 0, "", reason)
            continue
        edition, paths = chosen
        for name, path in zip(edition.files, paths, strict=True):
            if path is None:
                faults.add(f"{name}.txt", 0, "", "the file is missing; unpack the whole text release")
        release = next((single[name] for name in edition.files if name in single), None) or stated
        if release is not None and release not in edition.releases:
            reason = (
                f"O*NET {release} keeps this in another file; {edition.files[0]} is of {edition.span}; check --release"
            )
            faults.add(f"{edition.files[0]}.txt", 0, "", reason)
        label = f"O*NET {release}" if release else f"O*NET {edition.span} (not stated)"
        found.append(Found(part, tuple(path for path in paths if path is not None), edition.header, label))
    return found


def path_of(folder: Path, name: str) -> Path | None:
    """The file of that name in a folder, plain or gzipped."""
    for ending in (".txt", ".txt.gz"):
        if (folder / f"{name}{ending}").is_file():
            return folder / f"{name}{ending}"
    return None


def _named(named: Sequence[str], faults: Faults) -> tuple[str | None, dict[str, str]]:
    whole, single = None, dict[str, str]()
    files = {file for editions in EDITIONS.values() for edition in editions for file in edition.files}
    for entry in named:
        file, separator, release = entry.rpartition("=")
        name = file.removesuffix(".gz").removesuffix(".txt")
        if release not in KNOWN:
            faults.add("--release", 0, "", _unknown(release))
        elif separator and name not in files:
            faults.add("--release", 0, "", f"'{file}' is no file of a release that is read here")
        elif separator:
            single[name] = release
        else:
            whole = release
    return whole, single


def _stated(folder: Path, faults: Faults) -> str | None:
    for name in READ_ME:
        if (folder / name).is_file():
            match = STATED.search((folder / name).read_text(encoding="utf-8", errors="replace"))
            if match and match[1] not in KNOWN:
                faults.add(name, 1, "", _unknown(match[1]))
            return match[1] if match else None
    return None


def _unknown(release: str) -> str:
    known = ", ".join(KNOWN)
    return (
        f"O*NET {release[:20]} is not known here; known are {known}. "
        "Import one of these, or describe the new layout in pathways/reference/releases.py"
    )
