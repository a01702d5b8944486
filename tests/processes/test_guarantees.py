"""What a real process does when the database is away, and when a newer model comes."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from pathguide.migrate import upgrade
from tests.processes.conftest import StartProcess
from tests.support.api import Problem, Talk, call
from tests.support.postgres import running_server
from tests.support.waiting import until


def test_while_the_database_is_away_nothing_is_lost(start: StartProcess, postgres_programs: Path):
    with running_server(postgres_programs) as server:
        # given a service and somebody who talks with it
        url = f"{server.address}/postgres"
        upgrade(url)
        process = start("serve", url).wait_until_ready()
        talk = Talk(process.base)
        assert talk.say("count")[-1]["text"] == "Count 1"

        # when the database goes away
        server.crash()

        # then a message is refused with a time to come back, and readyz says why
        message = {"text": "count", "message_id": "two"}
        with pytest.raises(Problem) as refusal:
            call("POST", f"{talk.address}/messages", message, talk.token)
        assert refusal.value.status == 503
        assert "Retry-After" in refusal.value.__cause__.headers
        status, checks = process.ready()
        assert status == 503
        assert checks["database"] == "cannot be reached"

        # and when it is back, the same message is answered, once
        server.start()
        process.wait_until_ready()
        answer = call("POST", f"{talk.address}/messages?wait=true", message, talk.token)
        assert [one["text"] for one in answer["messages"]] == ["Count 2"]
        assert [one["text"] for one in talk.view()["messages"]] == ["count", "Count 1", "count", "Count 2"]


def test_a_newer_model_is_taken_up_without_a_restart(
    start: StartProcess, sqlite_url: str, served_model: Path, tmp_path: Path
):
    # given a service with a model in a folder of its own
    models = tmp_path / "models"
    models.mkdir()
    (models / served_model.name).write_bytes(served_model.read_bytes())
    process = start("serve", sqlite_url, PATHGUIDE_MODELS_DIR=str(models)).wait_until_ready()
    talk = Talk(process.base)
    assert talk.say("hello")[-1]["text"] == "Hello None"
    assert talk.say("count")[-1]["text"] == "Count 1"

    # when one that cannot be loaded comes, and then a newer one that greets otherwise
    (models / "pathguide-broken.tar.gz").write_bytes(b"no model")
    until(lambda: "the model in use stays" in process.log, 120)
    assert talk.say("count")[-1]["text"] == "Count 2"
    _change(served_model, models / "pathguide-newer.tar.gz", b"Hello {name}", b"Howdy {name}")
    until(lambda: "answering with pathguide-newer" in process.log, 120)

    # then the same conversation goes on with it
    assert talk.say("hello")[-1]["text"] == "Howdy None"
    assert talk.say("count")[-1]["text"] == "Count 3"


def _change(model: Path, changed: Path, old: bytes, new: bytes) -> None:
    """A copy of a model with another wording, whole from the moment it is there."""
    draft = changed.with_suffix(".draft")
    with tarfile.open(model) as source, tarfile.open(draft, "w:gz") as target:
        for member in source.getmembers():
            file = source.extractfile(member)
            content = file.read() if file else b""
            if member.name.endswith("metadata.json"):
                assert old in content
                content = content.replace(old, new)
            member.size = len(content)
            target.addfile(member, io.BytesIO(content))
    draft.rename(changed)
