"""A PostgreSQL server of the tests' own: made in a temporary folder, on a free port, never as root, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path


def find_programs() -> Path | None:
    """The folder of the newest installed PostgreSQL's programs, or nothing."""
    if found := shutil.which("pg_ctl"):
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3]))
    return folders[-1].parent if folders else None


def free_port() -> int:
    """A port that nothing listens on now."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """A running server. `address` has no database name: `postgresql+psycopg://postgres@127.0.0.1:PORT`."""

    programs: Path
    folder: Path
    port: int
    owner: str | None
    options: str

    @property
    def address(self) -> str:
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -k {self.folder} {self.options}"
        self._control("-w", "-l", self.folder / "log", "-o", options, "start")

    def crash(self) -> None:
        """End it as a crash would: nothing is finished, nobody is told; the next start recovers."""
        self._control("-m", "immediate", "stop")

    def _control(self, *arguments: object) -> None:
        _run(self.programs / "pg_ctl", "-D", self.folder / "data", *arguments, owner=self.owner)


@contextmanager
def running_server(programs: Path, options: str = "-c fsync=off -c max_connections=200") -> Iterator[Server]:
    """A server of one's own, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="pathguide-postgres-"))
    owner = _server_user(folder)
    data = folder / "data"
    _run(programs / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync", owner=owner)
    server = Server(programs, folder, free_port(), owner, options)
    server.start()
    try:
        yield server
    finally:
        server.crash()
        shutil.rmtree(folder, ignore_errors=True)


def _server_user(folder: Path) -> str | None:
    """PostgreSQL refuses to run as root: then its own user runs it, and owns the folder."""
    if os.geteuid() != 0:
        return None
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return user.pw_name


def _run(program: Path, *arguments: object, owner: str | None) -> None:
    command = [str(program), *map(str, arguments)]
    done = subprocess.run(
        command,
        user=owner,
        group=owner,
        cwd="/",
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if "initdb" in command[0] else subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{program.name} failed: {(done.stdout or b'').decode()[-500:]}")
