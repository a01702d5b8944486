"""The channel webhook between real processes: what an agency posts is answered to it, whatever ends meanwhile."""

from __future__ import annotations

import json

from tests.processes.conftest import StartProcess
from tests.support.agency import Agency
from tests.support.api import figure
from tests.support.waiting import until

PERSON = "+14055550147"


def test_one_process_answers_an_agency_and_its_log_says_nothing_of_people(
    start: StartProcess, sqlite_url: str, agency: Agency
):
    # given a service with the channel, that logs as JSON
    service = start("serve", sqlite_url, PATHGUIDE_LOG_FORMAT="json", **agency.settings)
    service.wait_until_ready()

    # when a person writes, one message twice
    agency.say(service.base, PERSON, "my name is Anna", "m-1")
    agency.say(service.base, PERSON, "my name is Anna", "m-1")
    agency.say(service.base, PERSON, "count", "m-2")
    until(lambda: len(agency.calls) == 2)

    # then the agency gets the answers once, in order, and they are counted
    assert agency.told(PERSON) == ["Hello Anna", "Count 1"]
    until(lambda: figure(service.base, 'pathguide_deliveries_total{channel="webhook",outcome="delivered"}') == 2)
    service.end()
    # and each line of the log from the start on is an object that tells nothing of the person
    lines = [line for line in service.log.splitlines() if line.startswith("{")]
    assert {json.loads(line)["level"] for line in lines} == {"info"}
    assert any(json.loads(line).get("route") == "/webhooks/{channel}" for line in lines)
    assert "Anna" not in service.log
    assert "5550147" not in service.log


def test_a_worker_killed_while_it_delivers_loses_nothing(start: StartProcess, prepared_url: str, agency: Agency):
    # given a worker that is delivering to an agency which takes its time
    gateway = start("gateway", prepared_url, **agency.settings)
    worker = start("worker", prepared_url, **agency.settings)
    for process in (gateway, worker):
        process.wait_until_ready()
    agency.gate.clear()
    agency.say(gateway.base, PERSON, "count")
    agency.say(gateway.base, PERSON, "count")
    until(lambda: agency.calls)

    # when it is killed before it can note that the message was taken, and another starts
    worker.kill()
    agency.gate.set()
    start("worker", prepared_url, **agency.settings).wait_until_ready()

    # then the same message comes again under the same id, and the next after it
    until(lambda: len(agency.told(PERSON)) == 2)
    assert agency.told(PERSON) == ["Count 1", "Count 2"]
    ids = [key for key, _ in agency.calls]
    assert ids[0] == ids[1] != ids[2]
    until(lambda: figure(gateway.base, 'pathguide_queue_messages{queue="outbox"}') == 0)
