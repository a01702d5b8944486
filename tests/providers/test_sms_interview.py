"""By text message from the first word to a saved plan: the real service, the real model, and Twilio over HTTP."""

from __future__ import annotations

import re
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from connectors.segments import segments
from tests.providers.twilio import OTHER, PUBLIC_URL, Twilio, running_twilio
from tests.support.server import running_pathguide
from tests.support.waiting import until


@pytest.fixture(scope="module")
def twilio(tmp_path_factory: pytest.TempPathFactory, models_dir: Path, model_path: Path) -> Iterator[Twilio]:
    """Twilio with the whole service behind it."""
    folder = tmp_path_factory.mktemp("sms")
    with running_twilio() as twilio:
        settings = {name.removeprefix("PATHGUIDE_").lower(): value for name, value in twilio.settings.items()}
        with running_pathguide(folder, f"sqlite:///{folder / 'pathguide.db'}", models_dir, **settings) as base:
            twilio.base = base
            yield twilio
        log = (folder / "serve.log").read_text()
        assert "555014" not in log
        assert "welder" not in log


class Phone:
    """A person's phone, which shows what came since they last wrote."""

    def __init__(self, twilio: Twilio, number: str):
        self.twilio, self.number, self.read = twilio, number, 0

    def say(self, text: str, **more: str) -> str:
        """Write, and read what comes back: all parts of the last message."""
        self.twilio.say(self.number, text, OTHER, **more)
        until(lambda: len(self._new()) > 0 and self._is_whole(self._new()))
        time.sleep(0.3)  # what one turn says may be several messages
        until(lambda: self._is_whole(self._new()))
        new = self._new()
        self.read += len(new)
        return "\n".join(new)

    def _new(self) -> list[str]:
        return self.twilio.told(self.number)[self.read :]

    @staticmethod
    def _is_whole(texts: list[str]) -> bool:
        numbered = re.match(r"^\((\d+)/(\d+)\) ", texts[-1])
        return numbered is None or numbered[1] == numbered[2]


@pytest.mark.parametrize(
    ("number", "said", "shown", "saved"),
    [
        (
            "+14055550141",
            ["hi", "I want to be a welder in Tulsa", "my own car", "no idea", "any time works"],
            r"1\. Welder",
            "save my plan",
        ),
        (
            "+14055550142",
            ["hola", "quiero ser soldador en Tulsa", "tengo carro", "no se", "a cualquier hora"],
            r"1\. Soldador",
            "guardar mi plan",
        ),
    ],
    ids=["English", "Spanish"],
)
def test_a_whole_interview_to_a_saved_plan(twilio: Twilio, number: str, said: list[str], shown: str, saved: str):
    # when a person is asked and answers, then looks closer and saves
    phone = Phone(twilio, number)
    heard = [phone.say(text) for text in said]
    assert re.search(shown, "\n".join(heard)), heard
    details = phone.say("1")
    kept = phone.say(saved)

    # then they have a link that opens, at the address people know
    found = re.search(rf"{re.escape(PUBLIC_URL)}(/plan/\S+)", kept)
    assert found, (heard, details, kept)
    with urllib.request.urlopen(twilio.base + found[1]) as page:
        assert page.status == 200
    # and all came from the number they wrote to, inside two segments, and was confirmed to us
    mine = [one for one in twilio.sent if one.to == number]
    assert {one.sender for one in mine} == {OTHER}
    assert all(segments(one.body) <= 2 for one in mine)
    until(lambda: len([told for told in twilio.callbacks if told == ("delivered", 204)]) >= len(mine))


def test_help_a_picture_stop_and_start(twilio: Twilio):
    phone = Phone(twilio, "+14055550143")
    assert re.search("STOP.*", phone.say("HELP"), re.DOTALL)
    assert "pictures" in phone.say(
        "", NumMedia="1", MediaUrl0="https://api.twilio.com/x", MediaContentType0="image/png"
    )

    # when they stop, Twilio confirms it and we say nothing, whatever they write
    before = len(twilio.sent)
    twilio.say(phone.number, "STOP", OTHER)
    twilio.say(phone.number, "are you there", OTHER)
    assert twilio.confirmed[-1][0] == phone.number

    # then with START they are welcome again
    assert "back on" in phone.say("START")
    assert [one.to for one in twilio.sent[before:]].count(phone.number) == 1


def test_a_wording_that_twilio_does_not_know_is_confirmed_by_us_once(twilio: Twilio):
    phone = Phone(twilio, "+14055550144")
    phone.say("hello")
    assert "opted out" in phone.say("please quit texting me")
    before = len(twilio.told(phone.number))
    for text in ("STOP", "hello", "HELP"):
        twilio.say(phone.number, text, OTHER)
    assert "back on" in phone.say("START")
    assert len(twilio.told(phone.number)) == before + 1


def test_a_burst_of_errors_a_duplicate_and_a_phone_that_is_off(twilio: Twilio):
    # given an API that fails twice, and a phone that is off once
    phone = Phone(twilio, "+14055550145")
    twilio.faults = [(503, {"Retry-After": "0"}, {"code": 20503}), (500, {}, {})]
    twilio.fates[phone.number] = [30003]

    # when they write, and Twilio brings it twice
    answer = phone.say("hi", sid="SM-once")
    twilio.say(phone.number, "hi", OTHER, sid="SM-once")
    until(lambda: ("undelivered", 204) in twilio.callbacks)
    assert "Pathguide" in answer

    # then what was lost comes once they are heard of again, and the duplicate was nothing
    again = phone.say("I want to be a nurse in Enid")
    assert "Hi, I am Pathguide" in answer
    assert "Hi, I am Pathguide" in again
    until(lambda: "Enid" in "".join(twilio.told(phone.number)))
    texts = twilio.told(phone.number)
    assert sum("Hi, I am Pathguide" in text for text in texts) == 2
