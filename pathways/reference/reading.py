"""Reading a reference file line by line: plain or gzipped, tab- or comma-separated, with every fault where it is."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pathways.loader.reading import Problem

Progress = Callable[[int, int, str], None]  # done, total, what is being worked on
MOST_FAULTS = 100
NOT_GIVEN = frozenset({"", "n/a"})
STEP = 2000
"""Lines between two reports of progress."""

ONET_SOC = re.compile(r"\d{2}-\d{4}\.\d{2}", re.ASCII)
SOC = re.compile(r"\d{2}-\d{4}", re.ASCII)
NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


class TooManyFaults(Exception):
    """The list of faults is long enough to see what is wrong; reading stops."""


class Faults:
    """The faults found so far."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def __bool__(self) -> bool:
        return bool(self.problems)

    def add(self, file: str, row: int, column: str, reason: str) -> None:
        """Note a fault; raises `TooManyFaults` when there are `MOST_FAULTS`."""
        self.problems.append(Problem(file, row, column, reason))
        if len(self.problems) >= MOST_FAULTS:
            raise TooManyFaults


@dataclass(frozen=True)
class Header:
    """Which columns a file must have (by their own name or one of its other names) and which it may have besides.

    With `further` `None` any other column is passed over. `layout` says in words where the columns are from, for
    whoever meets an unknown one.
    """

    needed: Mapping[str, tuple[str, ...]]
    further: frozenset[str] | None
    layout: str

    def places(self, names: Sequence[str], file: str, faults: Faults) -> dict[str, int] | None:
        """Where each needed column stands, by its own name; `None` after a fault."""
        found: dict[str, int] = {}
        before = len(faults.problems)
        for column, others in self.needed.items():
            position = next((names.index(one) for one in (column, *others) if one in names), None)
            if position is None:
                wanted = " or ".join(f"'{one}'" for one in (column, *others))
                faults.add(file, 1, column, f"the column {wanted} is missing; the layout known here is {self.layout}")
            else:
                found[column] = position
        for position, name in enumerate(names):
            if names.index(name) != position:
                faults.add(file, 1, name, "the column stands twice; take the file as it is published")
            elif self.further is not None and position not in found.values() and name not in self.further:
                faults.add(file, 1, name, f"unknown column '{name}'; the layout known here is {self.layout}")
        return None if len(faults.problems) > before else found


class Line:
    """One line of a file: its cells by column, each read into what it should be. A fault makes it `bad`."""

    __slots__ = ("_cells", "_faults", "_places", "bad", "file", "number")

    def __init__(self, file: str, number: int, cells: Sequence[str], places: Mapping[str, int], faults: Faults) -> None:
        self.file, self.number, self.bad = file, number, False
        self._cells, self._places, self._faults = cells, places, faults

    def fault(self, column: str, reason: str) -> None:
        """Note a fault of this line."""
        self.bad = True
        self._faults.add(self.file, self.number, column, reason)

    def optional(self, column: str) -> str | None:
        """The text of a cell; empty and "n/a" are `None`."""
        cell = self._cells[self._places[column]].strip()
        return None if cell in NOT_GIVEN else cell

    def text(self, column: str, longest: int = 4000) -> str:
        """The text of a cell that must not be empty."""
        cell = self.optional(column)
        if cell is None:
            self.fault(column, "the cell is empty; it is needed in every row")
        elif len(cell) > longest:
            self.fault(column, f"{len(cell)} characters; at most {longest} are known here")
        elif not cell.isprintable():
            self.fault(column, "a control character in the cell; fetch the file again")
        return cell or ""

    def text_or_none(self, column: str, longest: int) -> str | None:
        """The text of a cell that may be empty."""
        return None if self.optional(column) is None else self.text(column, longest)

    def code(self, column: str, form: re.Pattern[str], example: str) -> str:
        """A code of a fixed form."""
        cell = self.text(column)
        if cell and not form.fullmatch(cell):
            self.fault(column, f"'{cell[:40]}' is not a code like {example}")
        return cell

    def choice(self, column: str, meanings: Mapping[str, str]) -> str:
        """One of a closed list of words, as what it stands for."""
        cell = self.text(column)
        if cell and cell not in meanings:
            self.fault(column, f"'{cell[:60]}' is not one of {', '.join(meanings)}")
        return meanings.get(cell, "")

    def flag(self, column: str) -> bool | None:
        """Y or N; `None` where it is not given."""
        cell = self.optional(column)
        if cell not in (None, "Y", "N"):
            self.fault(column, f"'{cell}' is not Y or N")
        return None if cell is None else cell == "Y"

    def figure(self, column: str, low: float, high: float, missing: frozenset[str] = frozenset()) -> float | None:
        """A number in its range; `None` where it is not given (or one of the marks in `missing`)."""
        cell = self.optional(column)
        if cell is None or cell in missing:
            return None
        if not NUMBER.fullmatch(cell):
            self.fault(column, f"'{cell[:40]}' is not a number")
        elif not low <= float(cell) <= high:
            self.fault(column, f"{cell} is out of range; it goes from {low:,g} to {high:,g}")
        else:
            return float(cell)
        return None

    def needed_figure(self, column: str, low: float, high: float) -> float:
        """A number that must be given."""
        found = self.figure(column, low, high)
        if found is None and not self.bad:
            self.fault(column, "the cell is empty; it is needed in every row")
        return found or 0.0


@contextmanager
def opened(path: Path) -> Iterator[tuple[IO[bytes], IO[str]]]:
    """The raw file (to see how far reading has come) and its text, unpacked where the name ends in `.gz`."""
    with (
        path.open("rb") as raw,
        _unpacked(path, raw) as unpacked,
        io.TextIOWrapper(unpacked, encoding="utf-8-sig", newline="") as text,
    ):
        yield raw, text


def _unpacked(path: Path, raw: IO[bytes]) -> IO[bytes]:
    return gzip.GzipFile(fileobj=raw) if path.suffix == ".gz" else raw  # type: ignore[return-value]


def digest_of(path: Path) -> str:
    """The SHA-256 of a file's unpacked content.

    Raises:
        OSError: the file cannot be read, or is no gzip file though its name says so.
    """
    digest = hashlib.sha256()
    with path.open("rb") as raw, _unpacked(path, raw) as unpacked:
        try:
            while chunk := unpacked.read(1 << 20):
                digest.update(chunk)
        except (EOFError, zlib.error) as error:
            raise OSError(f"the packed file ends too early ({error})") from error
    return digest.hexdigest()


def lines(
    path: Path, header: Header, separator: str, faults: Faults, progress: Callable[[int], None]
) -> Iterator[Line]:
    """The lines of a file as they stream by; `progress` gets how many bytes of the file have been read.

    Faults of form are noted and the line is left out; a file that cannot be read on ends there.
    """
    number = 0
    try:
        with opened(path) as (raw, text):
            records = (
                csv.reader(text, strict=True) if separator == "," else (one.rstrip("\r\n").split("\t") for one in text)
            )
            names = [name.strip().lower() if separator == "," else name.strip() for name in next(iter(records), [])]
            number = 1
            places = header.places(names, path.name, faults) if names else None
            if not names:
                faults.add(path.name, 0, "", "the file is empty; take it as it is published")
            if places is None:
                return
            for cells in records:
                number += 1
                if number % STEP == 0:
                    progress(raw.tell())
                if not any(cells):
                    continue
                if len(cells) != len(names):
                    column = names[min(len(cells), len(names)) - 1]
                    faults.add(path.name, number, column, f"{len(cells)} cells where the header has {len(names)}")
                    continue
                yield Line(path.name, number, cells, places, faults)
    except UnicodeDecodeError as error:
        faults.add(
            path.name, number + 1, "", f"byte 0x{error.object[error.start]:02x} is not UTF-8; take the text edition"
        )
    except csv.Error as error:
        faults.add(path.name, number + 1, "", f"the quotation marks do not match ({error})")
    except (OSError, EOFError, zlib.error) as error:
        faults.add(path.name, 0, "", f"the file cannot be read ({error}); fetch it again")
