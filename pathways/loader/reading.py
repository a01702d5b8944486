"""Reading one CSV file into typed rows, with every fault of form as a problem that says where it is."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pathways.loader.layout import FileSpec

csv.field_size_limit(1_000_000)


@dataclass(frozen=True, order=True)
class Problem:
    """A fault in the data. `row` counts as a spreadsheet does: the header is row 1; 0 is the file itself."""

    file: str
    row: int
    column: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.row}:{self.column}: {self.reason}"


@dataclass(frozen=True)
class Row:
    """A row that was read: its number and its values by column; None is an empty cell (or one with a problem)."""

    number: int
    values: dict[str, Any]


def read_file(folder: Path, spec: FileSpec, problems: list[Problem]) -> list[Row]:
    """The rows of one file of the layout; faults are added to `problems`."""
    content = _decoded(folder / spec.filename, spec, problems)
    if content is None:
        return []
    records = _records(content, spec, problems)
    header = next(records, None)
    if header is None:
        if not content.strip():
            expected = ",".join(column.name for column in spec.columns)
            problems.append(
                Problem(spec.filename, 0, "", f"the file is empty; write at least the header row: {expected}")
            )
        return []
    names = _header(header[1], spec, problems)
    return [row for number, cells in records if (row := _row(number, cells, names, spec, problems)) is not None]


def _decoded(path: Path, spec: FileSpec, problems: list[Problem]) -> str | None:
    if not path.is_file():
        problems.append(Problem(spec.filename, 0, "", "the file is missing; a file with the header row alone will do"))
        return None
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = f"the file cannot be read ({error.strerror}); give permission to read it"
        problems.append(Problem(spec.filename, 0, "", reason))
        return None
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        problems.append(Problem(spec.filename, 1, "", "the file is UTF-16; save it as CSV UTF-8"))
        return None
    try:
        content = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start) + 1
        byte = raw[error.start]
        problems.append(Problem(spec.filename, row, "", f"byte 0x{byte:02x} is not UTF-8; save the file as CSV UTF-8"))
        return None
    if "\x00" in content:
        row = content.count("\n", 0, content.index("\x00")) + 1
        problems.append(Problem(spec.filename, row, "", "a NUL character; save the file again as CSV UTF-8"))
        return None
    return content


def _records(content: str, spec: FileSpec, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """The records of the file with their row numbers; reading ends at the first fault of quoting."""
    reader = csv.reader(io.StringIO(content, newline=""), strict=True)
    number = 0
    while True:
        number += 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            fix = "close every quotation mark that opens a cell and double those inside one"
            problems.append(Problem(spec.filename, number, "", f"the quotation marks do not match ({error}); {fix}"))
            return


def _header(cells: list[str], spec: FileSpec, problems: list[Problem]) -> list[str]:
    names = [cell.strip() for cell in cells]
    known = [column.name for column in spec.columns]
    for position, name in enumerate(names):
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"the columns are {', '.join(known)}"
            problems.append(Problem(spec.filename, 1, name or str(position + 1), f"unknown column '{name}'; {hint}"))
        elif name in names[:position]:
            problems.append(Problem(spec.filename, 1, name, "the column stands twice; keep one"))
    for name in (column.name for column in spec.columns if column.translates is None):
        if name not in names:
            problems.append(Problem(spec.filename, 1, name, "the column is missing; add it to the header"))
    return names


def _row(number: int, cells: list[str], names: list[str], spec: FileSpec, problems: list[Problem]) -> Row | None:
    if not any(cell.strip() for cell in cells):
        return None  # an empty line, as spreadsheets leave them at the end
    if len(cells) != len(names):
        reason = f"{len(cells)} cells where the header has {len(names)}; put quotes around a cell that holds a comma"
        problems.append(Problem(spec.filename, number, names[min(len(cells), len(names)) - 1], reason))
        return None
    text = dict(zip(names, cells, strict=True))
    values: dict[str, Any] = {}
    for column in spec.columns:
        cell = text.get(column.name, "").strip()
        values[column.name] = None
        if column.name not in text:
            continue  # said once already with the header, or may be left out
        if not cell:
            if column.required:
                problems.append(
                    Problem(spec.filename, number, column.name, "the cell is empty; it is needed in every row")
                )
        elif not cell.isprintable():
            reason = "a line break or control character in the cell; write it on one line and close its quotation marks"
            problems.append(Problem(spec.filename, number, column.name, reason))
        else:
            try:
                values[column.name] = column.kind.parse(cell)
            except ValueError as error:
                problems.append(Problem(spec.filename, number, column.name, str(error)))
    return Row(number, values)
