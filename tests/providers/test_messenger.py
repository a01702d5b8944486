"""A whole interview by Messenger: Meta's simulated API, the real service and its trained model, over HTTP."""

from __future__ import annotations

from tests.providers.conftest import PUBLIC
from tests.providers.graph import GraphApi, PagePerson
from tests.providers.interview import interview
from tests.providers.meta import Refused


def test_an_interview_from_the_first_word_to_a_saved_plan(graph: GraphApi, service: str):
    person = PagePerson(graph, service)
    interview(person.reader, PUBLIC, service)
    assert ("4158264207632961", "typing_on") in graph.actions


def test_a_card_can_be_pressed_a_picture_is_declined_and_what_comes_twice_is_answered_once(
    graph: GraphApi, service: str
):
    person = PagePerson(graph, service, id="5158264207632962")
    person.say("welding classes in tulsa", times=2)
    (row,) = [message["attachment"]["payload"]["elements"] for message in person.read if "attachment" in message]
    button = row[0]["buttons"][0]
    assert button["type"] == "postback"
    assert any("1)" in message.get("text", "") for message in person.press(button))
    (declined,) = person.send({"message": {"mid": "m_picture", "attachments": [{"type": "image", "payload": {}}]}})
    assert "Oklahoma" in declined["text"]


def test_while_meta_is_busy_answers_wait_and_then_come_once_and_in_order(graph: GraphApi, service: str):
    person = PagePerson(graph, service, id="6158264207632963")
    graph.faults.extend([Refused(429, 613, "slower", headers={"Retry-After": "1"}), Refused(500, 2, "again")])
    read = person.say("hi")
    assert "Pathguide" in read[0]["text"]
    assert len(read) == len({str(message) for message in read})
