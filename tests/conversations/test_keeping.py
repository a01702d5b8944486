"""A plan under a link and a request for a human, over HTTP, on a service whose log and file can be read."""

from __future__ import annotations

import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot import requests
from tests.support.api import Problem, Talk
from tests.support.server import running_pathguide
from tests.support.unlocked import open_unlocked

PHONE, DIGITS = "(405) 555-0147", "555-0147"
SSN = "123-45-6789"


@dataclass
class Service:
    """A running service with its database file and log."""

    base: str
    folder: Path

    @property
    def url(self) -> str:
        return f"sqlite:///{self.folder / 'pathguide.db'}"

    def log(self) -> bytes:
        """All that the service has logged."""
        return (self.folder / "serve.log").read_bytes()

    def everything_kept(self) -> bytes:
        """The bytes of the database, as they lie on the disk, and of the log."""
        return b"".join(path.read_bytes() for path in sorted(self.folder.iterdir()) if path.is_file())


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, models_dir: Path, model_path: Path) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("keeping")
    with running_pathguide(folder, f"sqlite:///{folder / 'pathguide.db'}", models_dir) as base:
        yield Service(base, folder)


def opened(base: str, path: str) -> tuple[int, str]:
    """Status and text of a page."""
    try:
        with urllib.request.urlopen(base + path, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def saved(talk: Talk) -> str:
    """The address of the plan saved."""
    answer = talk.say("save my plan")
    return next(card["url"] for message in answer for card in message["cards"] if card["kind"] == "link")


def tapped(talk: Talk, title: str) -> str:
    """The payload of a choice just offered."""
    offered = [choice for message in talk.answers[-1] for choice in message["choices"]]
    return next(choice["payload"] for choice in offered if re.search(title, choice["title"], re.IGNORECASE))


def test_a_saved_plan_opens_until_its_link_is_closed(service: Service) -> None:
    talk = Talk(service.base)
    talk.say("i want to be a welder in lawton, any time, i am a veteran")
    path = saved(talk)
    status, page = opened(service.base, path)
    assert status == 200
    assert all(text in page for text in ("Lawton", "elder", "veteran", 'href="http'))
    talk.say("delete my plan link")
    assert opened(service.base, path)[0] == 410
    assert talk.view()["routes"]


def test_erasing_the_data_takes_the_plan_with_it(service: Service) -> None:
    talk = Talk(service.base)
    talk.say("i want to be a welder in lawton, any time")
    path = saved(talk)
    talk.say("delete my data")
    talk.say("yes")
    assert opened(service.base, path)[0] == 404


def test_a_request_keeps_the_contact_in_one_place_only(service: Service) -> None:
    talk = Talk(service.base)
    talk.say("quiero ser soldador en lawton, a cualquier hora")
    talk.say("quiero hablar con una persona")
    talk.choose(tapped(talk, "contáctenme"))
    talk.say(f"mi número es {PHONE}")
    talk.say("¿puedo empezar en mayo?")
    database = open_unlocked(service.url)
    kept = next(one for one in requests.open_requests(database) if one.contact == PHONE)
    database.dispose()
    assert kept.question == "¿puedo empezar en mayo?"
    assert kept.county == "Comanche"
    assert kept.summary.routes
    heard = [message["text"] for message in talk.view()["messages"] if message["from"] == "person"]
    assert any("***" in text for text in heard)
    assert not any(DIGITS in text for text in heard)
    assert PHONE.encode() not in service.log()
    talk.erase()
    database = open_unlocked(service.url)
    assert not [one for one in requests.open_requests(database) if one.contact == PHONE]
    database.dispose()


def erased_by_call(talk: Talk) -> None:
    talk.erase()


def erased_in_words(talk: Talk) -> None:
    talk.say("no question")
    talk.say("delete my data")
    talk.say("yes")
    with pytest.raises(Problem, match="410"):
        talk.view()


def erased_during_a_turn(talk: Talk) -> None:
    talk.post("my name is Zebulon Quackenbush-3 and my cousin pays less")
    talk.erase()


@pytest.mark.parametrize(("number", "erased"), [(1, erased_by_call), (2, erased_in_words), (3, erased_during_a_turn)])
def test_what_is_erased_is_in_no_file_any_more(service: Service, number: int, erased: Callable[[Talk], None]) -> None:
    # given someone who has told their name, saved a plan and left a number
    talk = Talk(service.base)
    talk.say(f"my name is Zebulon Quackenbush-{number}, i want to be a welder in lawton, any time")
    talk.say(f"i used to make wooden xylophones-{number}")
    saved(talk)
    talk.say("i want to talk to a person")
    talk.choose(tapped(talk, "get in touch|contact"))
    talk.say(f"my number is (405) 555-016{number}")
    marks = [f"{said}{number}".encode() for said in ("Quackenbush-", "xylophones-", "555-016")]
    assert all(mark in service.everything_kept() for mark in marks[:2])
    assert marks[2] not in service.log()

    # when they erase it, then soon the database's files and the log hold nothing of it
    erased(talk)
    for _ in range(300):
        if not any(mark in service.everything_kept() for mark in marks):
            break
        time.sleep(0.1)
    assert not [mark for mark in marks if mark in service.everything_kept()]


def test_a_secret_is_kept_nowhere(service: Service) -> None:
    talk = Talk(service.base)
    said = talk.say(f"my social security number is {SSN}")
    assert any("blotted" in message["text"] for message in said)
    assert all(message["choices"] or "?" in message["text"] for message in said[-1:])
    assert SSN.encode() not in service.everything_kept()


def test_the_log_holds_no_address_of_a_plan(service: Service) -> None:
    talk = Talk(service.base)
    talk.say("i want to be a welder in lawton, any time")
    path = saved(talk)
    opened(service.base, path)
    assert path.encode() not in service.log()
