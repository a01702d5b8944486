"""The command line as a person meets it: real processes, their output and exit codes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest

from actions.orders import AddQuestion, AskHuman, Line
from bot import conversations, requests
from bot.transactions import writing
from pathguide.cli import cli
from pathguide.migrate import upgrade
from pathguide.progress import Steps
from pathguide.settings import PROJECT
from tests.support.unlocked import open_unlocked


def run_pathguide(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pathguide", *arguments],
        cwd=PROJECT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def commands(group: click.Command, path: str) -> list[str]:
    context = click.Context(group)
    if not isinstance(group, click.Group):
        return [path]
    found = ((name, group.get_command(context, name)) for name in group.list_commands(context))
    return [line for name, command in found if command for line in commands(command, f"{path} {name}")]


def test_every_command_is_documented_and_has_help():
    page = (PROJECT / "docs" / "command-line.md").read_text(encoding="utf-8")
    found = commands(cli, "pathguide")
    assert "pathguide data load" in found
    for line in found:
        assert f"`{line}" in page, line


def test_every_module_that_make_names_is_there():
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    page = "".join((PROJECT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md"))
    assert "make serve" in page
    assert "make test" in page
    for name in ("serve", "test"):
        assert f"\n{name}:" in makefile


def test_the_shipped_data_has_no_faults():
    done = run_pathguide("data", "check")
    assert done.returncode == 0, done.stdout
    assert "no problems" in done.stdout


def test_a_fault_is_named_with_its_place_and_nothing_is_loaded(tmp_path: Path):
    # Given a copy of the data with a county that is none
    folder = Path(shutil.copytree(PROJECT / "data" / "oklahoma", tmp_path / "data"))
    places = folder / "places.csv"
    places.write_text(places.read_text(encoding="utf-8").replace(",Pontotoc,", ",Pontotok,", 1), encoding="utf-8")
    # When it is loaded
    done = run_pathguide("data", "load", str(folder), PATHGUIDE_DATABASE_URL=f"sqlite:///{tmp_path / 'p.db'}")
    # Then the line and the column are named, and the exit code says so
    assert done.returncode == 1
    assert "places.csv:" in done.stdout
    assert "county" in done.stdout
    assert "nothing was loaded" in done.stderr


def test_loading_twice_changes_nothing(tmp_path: Path):
    url = f"sqlite:///{tmp_path / 'p.db'}"
    first = run_pathguide("data", "load", PATHGUIDE_DATABASE_URL=url)
    again = run_pathguide("data", "load", PATHGUIDE_DATABASE_URL=url)
    assert first.returncode == again.returncode == 0
    assert "added" in first.stdout
    assert "nothing changed" in again.stdout


def test_open_requests_are_listed_and_closed(tmp_path: Path):
    # Given a request that somebody has made
    url = f"sqlite:///{tmp_path / 'p.db'}"
    assert "pathguide serve" in run_pathguide("requests", PATHGUIDE_DATABASE_URL=url).stderr
    upgrade(url)
    now = datetime(2026, 1, 5, 10, tzinfo=UTC)
    engine = open_unlocked(url)
    conversation, _ = conversations.create(engine, "es", "web", now)
    order = AskHuman(
        language="es",
        county="Comanche",
        area="South Central",
        consent="¿Está bien?",
        about=(Line(label="Where you live", value="Lawton"),),
        routes=(),
        open_questions=("Not told yet: class times",),
    )
    with writing(engine) as session:
        requests.ask(session, conversation, order, "405-555-0100", now)
        requests.add_question(session, conversation, AddQuestion(question="Can I start in May?"))
    engine.dispose()
    # When they are listed
    listed = run_pathguide("requests", PATHGUIDE_DATABASE_URL=url)
    # Then staff read what they need
    for text in ("405-555-0100", "Comanche County", "Spanish", "Can I start in May?", "¿Está bien?", "Lawton", "times"):
        assert text in listed.stdout
    # And once closed, it is gone
    request_id = re.search(r"Request (\S+),", listed.stdout)[1]
    assert run_pathguide("requests", "--close", request_id, PATHGUIDE_DATABASE_URL=url).returncode == 0
    assert "No open requests" in run_pathguide("requests", PATHGUIDE_DATABASE_URL=url).stdout
    again = run_pathguide("requests", "--close", request_id, PATHGUIDE_DATABASE_URL=url)
    assert again.returncode == 1
    assert "Traceback" not in again.stderr


def test_keys_are_made_and_changed(tmp_path: Path):
    # Given a database with a request, and a new key before the old one
    url = f"sqlite:///{tmp_path / 'p.db'}"
    upgrade(url)
    engine = open_unlocked(url)
    now = datetime(2026, 1, 5, 10, tzinfo=UTC)
    conversation, _ = conversations.create(engine, "en", "web", now)
    order = AskHuman(language="en", county=None, area=None, consent="OK?", about=(), routes=(), open_questions=())
    with writing(engine) as session:
        requests.ask(session, conversation, order, "405-555-0100", now)
    engine.dispose()
    old = os.environ["PATHGUIDE_SECRET_KEYS"]
    new = run_pathguide("secrets", "new").stdout.strip()
    # When everything is encrypted anew
    done = run_pathguide("secrets", "rotate", PATHGUIDE_DATABASE_URL=url, PATHGUIDE_SECRET_KEYS=f"{new},{old}")
    # Then the new key alone opens it, and the old one alone is refused in a sentence
    assert "1 values are under the newest key" in done.stdout
    listed = run_pathguide("requests", PATHGUIDE_DATABASE_URL=url, PATHGUIDE_SECRET_KEYS=new)
    assert "405-555-0100" in listed.stdout
    refused = run_pathguide("requests", PATHGUIDE_DATABASE_URL=url, PATHGUIDE_SECRET_KEYS=old)
    assert refused.returncode == 1
    assert "do not open this database" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_wrong_setting_is_named():
    done = run_pathguide("data", "check", PATHGUIDE_PORT="many")
    assert done.returncode == 2
    assert "PATHGUIDE_PORT" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_not_there_is_said(tmp_path: Path):
    done = run_pathguide("data", "check", str(tmp_path / "nowhere"))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("version", [(3, 10), (3, 12), (3, 6)])
def test_another_python_gets_a_sentence(version: tuple[int, int]):
    # Given another version of Python (told to the script, as there may be no other one here)
    code = (
        "import sys, runpy\n"
        f"sys.version_info = {(*version, 0, 'final', 0)!r}\n"
        "sys.argv = ['bootstrap.py']\n"
        "runpy.run_path('pathguide/bootstrap.py', run_name='__main__')\n"
    )
    # When the environment is to be made
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=False)
    # Then it is refused in a sentence that says what to do
    assert done.returncode == 1
    assert f"this is Python {version[0]}.{version[1]}" in done.stderr
    assert "Install Python 3.11" in done.stderr
    assert "Traceback" not in done.stderr


def test_progress_tells_what_a_step_came_to(capsys: pytest.CaptureFixture[str]):
    steps = Steps(2)
    with steps.step("First") as step:
        step.advance(1, 2, "half")
        step.outcome = "two rows"
    with steps.step("Second"):
        pass
    said = capsys.readouterr().err
    assert "[1/2] First: two rows" in said
    assert "[2/2] Second" in said
