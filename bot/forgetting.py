"""What is deleted from an SQLite database is to be gone from its files, soon after and without stopping anybody.

Three things keep it there. Freed parts of a page: `secure_delete` writes zeros over them (pathways.db). The write-ahead
log, which holds whole pages as they were: after a commit that forgets something it is copied into the database and cut
to nothing (`wal_checkpoint(TRUNCATE)`), again and again until no turn reads an older state. And SQLite's own
shifting of rows between pages, which leaves copies in the unused middle of a page that `secure_delete` does not see
(measured: 3 of 3,600 deleted messages): those middles are looked through, and where words are found in one the file
is written anew (`VACUUM`). PostgreSQL has its own ways; docs/keeping.md tells them.
"""

from __future__ import annotations

import logging
import os
import re
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import Pool

logger = logging.getLogger(__name__)

# How long a try waits for those who read an older state; nobody can write meanwhile.
WAITS_S = (0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0)
PAUSE_S = 0.5  # between tries, times the number of the try
GIVE_UP_S = 600.0  # what was forgotten later, the next start or the sweeper tries again
# Writing the file anew holds up who writes: seldom, and not where it would take long.
VACUUM_SHARE = 0.02
VACUUM_LIMIT_BYTES = 500_000_000
VACUUM_WAITS_S = 30.0

_BTREE_HEADER_BYTES = {2: 12, 5: 12, 10: 8, 13: 8}  # by kind of page, https://www.sqlite.org/fileformat.html
_WORDS = re.compile(rb"[ -~]{3}")  # pointers to cells, which may also be left there, have a low first byte

_cleaners: WeakKeyDictionary[Pool, _Cleaner] = WeakKeyDictionary()
_descriptors: dict[tuple[int, int], int] = {}
_guard = threading.Lock()


def forget_soon(session: Session) -> None:
    """Once the session's transaction has committed, see to it that the files hold nothing of what it deleted."""
    database = session.connection().engine
    if _file_of(database) is not None:
        event.listen(session, "after_commit", lambda _session: _cleaner_of(database).wake(), once=True)


def forget_now(database: Engine, patience_s: float = 5.0, whatever_size: bool = False) -> bool:
    """The same for what has been deleted until now, and wait for it; false when somebody still reads an older state.

    `whatever_size`: also write a large file anew, which holds up who writes for as long as it takes.
    """
    path = _file_of(database)
    return path is None or _cleaner_of(database).clean(patience_s, whatever_size)


def remnants(path: Path) -> int:
    """In how many pages of an SQLite file words stand where nothing is stored."""
    return sum(1 for middle in _unused_middles(path) if _WORDS.search(middle))


class _Cleaner:
    """Cleans one file, in a thread of its own that lives while there is work."""

    def __init__(self, path: Path):
        self._path = path
        self._asked = 0
        self._working = False
        self._guard = threading.Lock()
        self._one = threading.Lock()
        self._vacuum_after = 0.0

    def wake(self) -> None:
        """Say that something was deleted; from any thread."""
        with self._guard:
            self._asked += 1
            if not self._working:
                self._working = True
                threading.Thread(target=self._work, name="forgetting", daemon=True).start()

    def clean(self, patience_s: float, whatever_size: bool = False) -> bool:
        """Empty the log and, where words are left over, write the file anew; whether that was done in time."""
        until = time.monotonic() + patience_s
        with self._one:
            for number in range(1_000_000):
                try:
                    if self._truncate(WAITS_S[min(number, len(WAITS_S) - 1)]):
                        return self._vacuum_if_needed(whatever_size)
                except (sqlite3.Error, OSError) as error:
                    logger.warning("the database's log could not be emptied: %s", type(error).__name__)
                pause = PAUSE_S * (number + 1)
                if time.monotonic() + pause > until:
                    break
                time.sleep(pause)
        return False

    def _work(self) -> None:
        while True:
            with self._guard:
                asked = self._asked
            if not self.clean(GIVE_UP_S):
                logger.warning("deleted data may still stand in the database's files; tried again later")
            with self._guard:
                if asked == self._asked:
                    self._working = False
                    return

    def _truncate(self, wait_s: float) -> bool:
        with self._connected(wait_s) as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")  # what can be copied without holding anybody up
            busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    def _vacuum_if_needed(self, whatever_size: bool) -> bool:
        if not remnants(self._path):
            return True
        if self._path.stat().st_size > VACUUM_LIMIT_BYTES and not whatever_size:
            logger.warning("the database is large and needs `pathguide retention run` at a quiet time")
            return True
        time.sleep(max(0.0, self._vacuum_after - time.monotonic()))
        return self._vacuum()

    def _vacuum(self) -> bool:
        """Write the file anew."""
        began = time.monotonic()
        with self._connected(VACUUM_WAITS_S) as connection:
            connection.execute("VACUUM")
        ended = time.monotonic()
        self._vacuum_after = ended + (ended - began) / VACUUM_SHARE
        return self._truncate(WAITS_S[-1])

    def _connected(self, wait_s: float) -> closing[sqlite3.Connection]:
        """A connection outside the pool, to a file that is there."""
        address = f"{self._path.resolve().as_uri()}?mode=rw"
        return closing(sqlite3.connect(address, uri=True, timeout=wait_s, isolation_level=None))


def _cleaner_of(database: Engine) -> _Cleaner:
    path = _file_of(database)
    if path is None:
        raise ValueError("not an SQLite file")
    with _guard:
        return _cleaners.setdefault(database.pool, _Cleaner(path))


def _file_of(database: Engine) -> Path | None:
    name = database.url.database
    is_file = database.dialect.name == "sqlite" and name and name != ":memory:"
    return Path(str(name)) if is_file else None


def _unused_middles(path: Path) -> Iterator[bytes]:
    """Of each page that holds rows, what lies between the list of its rows and the first of them."""
    file = _readable(path)
    size = int.from_bytes(os.pread(file, 2, 16), "big")
    size = 65_536 if size == 1 else size
    for start in range(0, os.fstat(file).st_size, size):
        page = os.pread(file, size, start)
        at = 0 if start else 100
        header = _BTREE_HEADER_BYTES.get(page[at])
        if header is None:
            continue
        rows = int.from_bytes(page[at + 3 : at + 5], "big")
        content = int.from_bytes(page[at + 5 : at + 7], "big") or 65_536
        yield page[at + header + 2 * rows : content]


def _readable(path: Path) -> int:
    """A descriptor of the file that is never closed.

    Closing any descriptor of a file ends all locks that the process holds on it, SQLite's too
    (https://www.sqlite.org/howtocorrupt.html): another process would then take the database for unused.
    """
    found = path.stat()
    key = (found.st_dev, found.st_ino)
    with _guard:
        if key not in _descriptors:
            _descriptors[key] = os.open(path, os.O_RDONLY)
        return _descriptors[key]
