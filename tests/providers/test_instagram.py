"""A whole interview by Instagram: Meta's simulated API, the real service and its trained model, over HTTP."""

from __future__ import annotations

from tests.providers.conftest import PUBLIC
from tests.providers.graph import GraphApi, PagePerson
from tests.providers.interview import interview


def test_an_interview_from_the_first_word_to_a_saved_plan(graph: GraphApi, service: str):
    person = PagePerson(graph, service, "instagram", "instagram", "17841405822304914", "7158264207632964")
    read = interview(person.reader, PUBLIC, service)
    assert "1. Building, fixing" in read[0]
    assert all(len(message.get("text", "").encode()) < 1000 for message in person.read)
