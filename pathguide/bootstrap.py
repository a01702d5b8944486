"""Makes the virtual environment that everything else runs in.

Runs on the system's own Python with nothing installed, as a script: `python3 pathguide/bootstrap.py [--dev]`. The
syntax stays old on purpose, so that any Python since 3.6 can read it and say in a sentence what to install. It does its
work once: a digest of the lock file in the environment says whether it is up to date.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.environ.get("PATHGUIDE_VENV", os.path.join(ROOT, ".venv"))
WANTED = (3, 11)


def main() -> "str | None":
    """Bring the environment up to date, or say in a sentence why that is not possible."""
    parser = argparse.ArgumentParser(description="Make Pathguide's virtual environment.")
    parser.add_argument("--dev", action="store_true", help="also install what the tests and linters need")
    options = parser.parse_args()
    if sys.version_info[:2] != WANTED:
        found = ".".join(map(str, sys.version_info[:2]))
        return (
            f"Pathguide needs Python 3.11, this is Python {found}. Install Python 3.11 (Debian and Ubuntu: apt-get "
            "install python3.11 python3.11-venv; macOS: brew install python@3.11; or pyenv install 3.11) and run the "
            "command again, or name it: make PYTHON=/path/to/python3.11"
        )
    lock = os.path.join(ROOT, "requirements-dev.lock" if options.dev else "requirements.lock")
    digest = digest_of([lock, os.path.join(ROOT, "pyproject.toml")])
    if digest in read_stamp():
        return None
    python = os.path.join(VENV, "bin", "python")
    if not os.path.exists(python):
        say(f"Making the virtual environment in {os.path.relpath(VENV, os.getcwd())}")
        if subprocess.call([sys.executable, "-m", "venv", VENV]) != 0:  # noqa: S603
            return (
                "The virtual environment could not be made. On Debian and Ubuntu install its package first "
                "(apt-get install python3.11-venv), then run the command again."
            )
    say(f"Installing the packages of {os.path.basename(lock)} (a few minutes the first time)")
    return install(python, lock) or finish(python, digest)


def install(python: str, lock: str) -> "str | None":
    """Install the locked packages with a progress bar; the whole output goes to a log file."""
    os.makedirs(os.path.join(ROOT, "var"), exist_ok=True)
    log_path = os.path.join(ROOT, "var", "install.log")
    with open(lock, encoding="utf-8") as lines:
        total = sum(1 for line in lines if "==" in line and not line.startswith((" ", "#")))
    command = [python, "-m", "pip", "install", "--no-deps", "--require-hashes", "--progress-bar=off", "-r", lock]
    environment = dict(os.environ, PIP_IGNORE_REQUIRES_PYTHON="1", PIP_DISABLE_PIP_VERSION_CHECK="1")
    seen = 0
    with open(log_path, "w", encoding="utf-8") as log:
        process = subprocess.Popen(  # noqa: S603
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True
        )
        for line in process.stdout or ():
            log.write(line)
            if line.startswith(("Collecting ", "Requirement already satisfied")):
                seen += 1
                bar(seen, total, "fetching")
            elif line.startswith("Installing collected"):
                bar(total, total, "unpacking; this takes about a minute")
        code = process.wait()
    sys.stderr.write("\n")
    if code:
        with open(log_path, encoding="utf-8") as log:
            errors = [line.strip() for line in log if line.startswith("ERROR")]
        reason = errors[-1] if errors else "pip gave no reason"
        where = os.path.relpath(log_path, os.getcwd())
        return f"Installing failed: {reason}. Is the package index in reach? The whole output is in {where}."
    return None


def finish(python: str, digest: str) -> "str | None":
    """Put the project itself into the environment and note that all is done."""
    environment = dict(os.environ, PIP_IGNORE_REQUIRES_PYTHON="1", PIP_DISABLE_PIP_VERSION_CHECK="1")
    command = [python, "-m", "pip", "install", "-q", "--no-deps", "--no-build-isolation", "--no-index", "-e", ROOT]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # noqa: S603
    if done.returncode:
        sys.stderr.write(done.stdout.decode("utf-8", "replace"))
        return f"The project itself could not be installed into {VENV}. Remove that folder and run the command again."
    with open(os.path.join(VENV, ".pathguide"), "w", encoding="utf-8") as stamp:
        # What serves is part of what tests: after a development install both digests hold.
        both = digest_of([os.path.join(ROOT, "requirements.lock"), os.path.join(ROOT, "pyproject.toml")])
        stamp.write(f"{digest}\n{both}\n")
    say("The environment is ready")
    return None


def digest_of(paths: "list[str]") -> str:
    """A digest of the files' content."""
    content = hashlib.sha256()
    for path in paths:
        with open(path, "rb") as file:
            content.update(file.read())
    return content.hexdigest()


def read_stamp() -> "list[str]":
    """The digests that the environment was made from; nothing when there is none."""
    try:
        with open(os.path.join(VENV, ".pathguide"), encoding="utf-8") as stamp:
            return stamp.read().split()
    except OSError:
        return []


def bar(done: int, total: int, what: str) -> None:
    """Draw progress on one line of a terminal; elsewhere print a line every fifty packages."""
    if sys.stderr.isatty():
        width = max(10, min(40, shutil.get_terminal_size().columns - 45))
        filled = width * done // total
        sys.stderr.write(f"\r  [{'#' * filled}{'.' * (width - filled)}] {done}/{total} {what:<38}")
        sys.stderr.flush()
    elif done % 50 == 0 or done == total:
        sys.stderr.write(f"  {done}/{total} packages, {what}\n")


def say(text: str) -> None:
    """One line for the person who waits."""
    sys.stderr.write(f"==> {text}\n")


if __name__ == "__main__":
    sys.exit(main())
