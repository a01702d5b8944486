"""What is logged and counted of whole conversations, errors among them, says nothing of people."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
import uuid
from urllib.parse import quote

import pytest

from tests.processes.conftest import StartProcess
from tests.support.agency import Agency
from tests.support.api import Problem, Talk, call
from tests.support.processes import Process
from tests.support.waiting import until

NAME, WORD, PHONE = "Quackenbush", "xylophones", "405-555-0147"
MARKS = (NAME, WORD, "0147", "Zwiebelstein")


def refused(address: str, body: bytes | None = None, **headers: str) -> int:
    """The status of a call that is refused."""
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.urlopen(urllib.request.Request(address, body, headers), timeout=30)
    return answer.value.code


def talk_of_everything(base: str) -> None:
    """A conversation with answers, failures, mistakes of the caller, and an end."""
    talk = Talk(base)
    talk.say(f"my name is {NAME}")
    talk.say(f"count {WORD} {PHONE}")
    talk.say(f"break it {WORD} {NAME}")  # raises twice with the text in its error
    talk.say(f"reject it {WORD}")
    talk.choose("/count_me")
    assert talk.view()["messages"]
    call("POST", f"{base}/api/v1/understand", {"text": f"my name is {NAME}, {WORD}"})
    for body in ({"text": WORD, "message_id": WORD * 99}, {"text": WORD, WORD: 1}, {"payload": f"/{WORD}"}):
        with pytest.raises(Problem):
            call("POST", f"{talk.address}/messages", {"message_id": uuid.uuid4().hex, **body}, talk.token)
    with pytest.raises(Problem):
        call("GET", talk.address, token=WORD)
    api = f"{base}/api/v1"
    assert refused(f"{api}/understand", f'{{"text": {WORD}'.encode()) == 400
    assert refused(f"{api}/{WORD}?q={WORD}") == 404
    assert refused(f"{base}/plan/{WORD}") == 404
    assert refused(f"{api}/occupations?q={quote(WORD)}&limit={WORD}") == 422
    talk.say("forget me")
    other = Talk(base)
    other.say(f"my name is {NAME}")
    other.erase()


def write_of_everything(base: str, agency: Agency) -> None:
    """The same over the webhook: answered, refused by the agency, wrongly signed, malformed."""
    agency.say(base, PHONE, f"my name is {NAME}")
    until(lambda: len(agency.calls) == 1)
    agency.status = 422
    agency.say(base, PHONE, f"count {WORD}")
    until(lambda: len(agency.calls) == 2)
    agency.status = 204
    agency.say(base, PHONE, f"break it {WORD}")
    until(lambda: len(agency.calls) == 3)
    signed = {"webhook-id": WORD, "webhook-timestamp": str(int(time.time())), "webhook-signature": f"v1,{WORD}"}
    body = f'{{"from": "{PHONE}", "text": "{WORD}"}}'.encode()
    assert refused(f"{base}/webhooks/webhook", body, **{"Content-Type": "application/json"}, **signed) in (
        400,
        401,
        403,
    )
    assert refused(f"{base}/webhooks/{WORD}", body) == 404
    agency.say(base, PHONE, "forget me")
    until(lambda: len(agency.calls) == 4)


def assert_nothing_of_people(process: Process) -> None:
    with urllib.request.urlopen(f"{process.base}/metrics") as page:
        figures = page.read().decode()
    assert "pathguide_" in figures
    for mark in MARKS:
        assert mark not in figures
        assert mark not in process.log, [line for line in process.log.splitlines() if mark in line][:3]


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_one_process_says_nothing_of_people(start: StartProcess, sqlite_url: str, agency: Agency, log_format: str):
    # given a service that logs all it can
    settings = {"PATHGUIDE_LOG_LEVEL": "DEBUG", "PATHGUIDE_LOG_FORMAT": log_format, **agency.settings}
    service = start("serve", sqlite_url, **settings).wait_until_ready()

    # when people talk with it, by the web and over a channel, and much goes wrong
    talk_of_everything(service.base)
    write_of_everything(service.base, agency)

    # then failures are in its log, and nothing of the people, up to its end
    assert "failed" in service.log
    assert_nothing_of_people(service)
    service.end()
    assert not [mark for mark in MARKS if mark in service.log]


def test_gateway_and_worker_say_nothing_of_people(start: StartProcess, prepared_url: str, agency: Agency):
    settings = {"PATHGUIDE_LOG_LEVEL": "DEBUG", **agency.settings}
    gateway, worker = start("gateway", prepared_url, **settings), start("worker", prepared_url, **settings)
    for process in (gateway, worker):
        process.wait_until_ready()

    talk_of_everything(gateway.base)
    write_of_everything(gateway.base, agency)

    assert "failed" in worker.log
    for process in (gateway, worker):
        assert_nothing_of_people(process)
