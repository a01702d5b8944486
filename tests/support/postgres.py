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


@contextmanager
def running_server(programs: Path) -> Iterator[str]:
    """Yield the address of a running server, without a database name: `postgresql://postgres@127.0.0.1:PORT`."""
    folder = Path(tempfile.mkdtemp(prefix="pathguide-postgres-"))
    port = free_port()
    owner = _server_user(folder)
    data = folder / "data"
    _run(programs / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync", owner=owner)
    options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c fsync=off -c max_connections=200"
    _run(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start", owner=owner)
    try:
        yield f"postgresql+psycopg://postgres@127.0.0.1:{port}"
    finally:
        _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop", owner=owner)
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
