"""Deleting what one said, over HTTP: asked for, confirmed, gone."""

from __future__ import annotations

import pytest

from tests.support.api import Problem, Talk


def test_what_was_said_is_gone_once_deletion_is_confirmed(server: str):
    talk = Talk(server)
    talk.say("i live in durant and i'm a veteran")
    asked = talk.say("delete my data")
    assert talk.view()["profile"]["place"]["name"] == "Durant"
    said = talk.choose(next(choice["payload"] for choice in asked[-1]["choices"] if "confirmed" in choice["payload"]))
    assert said
    with pytest.raises(Problem) as gone:
        talk.view()
    assert gone.value.status == 410


def test_a_yes_in_words_confirms_and_a_no_keeps_everything(server: str):
    talk = Talk(server)
    talk.say("i live in durant")
    talk.say("delete my data")
    talk.say("no")
    assert talk.view()["profile"]["place"]["name"] == "Durant"
    talk.say("delete my data")
    talk.say("yes")
    with pytest.raises(Problem) as gone:
        talk.view()
    assert gone.value.status == 410
