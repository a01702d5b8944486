"""A whole interview by WhatsApp: Meta's simulated API, the real service and its trained model, over HTTP."""

from __future__ import annotations

from tests.providers.conftest import PUBLIC
from tests.providers.graph import GraphApi
from tests.providers.interview import interview
from tests.providers.whatsapp import WhatsAppPerson
from tests.support.api import figure


def test_an_interview_from_the_first_word_to_a_saved_plan(graph: GraphApi, service: str):
    person = WhatsAppPerson(graph, service)
    interview(person, PUBLIC, service)
    assert {action for key, action in graph.actions if key.startswith("wamid.")} == {"read"}
    assert {body["type"] for body in person.read} == {"text", "interactive"}
    arrived = figure(service, 'pathguide_receipts_total{channel="whatsapp",outcome="arrived"}')
    assert arrived == len(person.read)


def test_who_hides_their_number_is_answered_and_what_comes_twice_only_once(graph: GraphApi, service: str):
    person = WhatsAppPerson(graph, service, user_id="US.13491208655302741918")
    read = person.say("hola, quiero ser soldador en tulsa", times=2)
    assert "Pathguide" in read[0]
    assert len(read) == len(set(read))
    (declined,) = person.send({"type": "audio", "audio": {"id": "1", "voice": True}})
    assert "Oklahoma" in declined
