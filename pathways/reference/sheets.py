"""What the importers of single CSV files share: reading the whole file, then storing it in one go."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from pathways.reference.reading import Faults, Header, Line, Progress, TooManyFaults, digest_of, lines
from pathways.reference.writing import InvalidReference, Record


def silent(_done: int, _total: int, _what: str) -> None:
    """No progress is shown."""


def records(
    path: Path, header: Header, make: Callable[[Line], Record | None], progress: Progress = silent
) -> tuple[list[Record], int]:
    """The rows of a CSV file, and how many lines said nothing (`make` gave `None`).

    Raises:
        InvalidReference: the file or one of its lines has a fault.
    """
    faults = Faults()
    found: list[Record] = []
    left_out = 0
    try:
        for line in _lines(path, header, faults, progress):
            record = make(line)
            if line.bad:
                continue
            if record is None:
                left_out += 1
            else:
                found.append(record)
    except TooManyFaults:
        raise InvalidReference(faults.problems) from None
    if not faults and not found:
        faults.add(path.name, 0, "", "the file has no rows; take it as it is published")
    if faults:
        raise InvalidReference(faults.problems)
    return found, left_out


def digest(path: Path, *more: str) -> str:
    """What says that a file is the one imported already: its content and how it was read."""
    return hashlib.sha256(" ".join((digest_of(path), *more)).encode()).hexdigest()


def _lines(path: Path, header: Header, faults: Faults, progress: Progress) -> Iterator[Line]:
    if not path.is_file():
        faults.add(str(path), 0, "", "no such file")
        return
    total = path.stat().st_size
    yield from lines(path, header, ",", faults, lambda done: progress(done, total, path.name))
