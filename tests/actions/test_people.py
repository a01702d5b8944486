"""Talking to a person: the office, the school, and a request that staff call back."""

from __future__ import annotations

import pytest

from actions.care import Reply
from actions.listening import TakeFacts
from actions.people import AskContact, AskQuestion, RequestDone, TalkToHuman, ValidateHumanForm
from actions.recommending import Recommend
from tests.actions.stage import Stage

FORM = "human_form"


def play_form(stage: Stage, asked: str, intent: str, text: str = "x", private: tuple[str, ...] = ()) -> str | None:
    """Say something while the form waits for `asked`; what it asks next, or "back" where it steps back."""
    stage.slots["requested_slot"] = asked
    stage.play(ValidateHumanForm(), intent=intent, text=text, private=private)
    if not stage.events:
        return "back"
    return stage.slots["requested_slot"]


def test_the_nearest_office_comes_with_the_offer_of_a_call(lawton: Stage) -> None:
    said = lawton.play(TalkToHuman(), intent="talk_to_human", text="a person please")
    assert "Lawton" in said
    assert "18 or older" in said
    assert lawton.choices[0] == '/talk_to_human{"aim": "request"}'


@pytest.mark.parametrize("known", [{"age": 16}, {"statuses": ["high_school_student"]}])
def test_who_is_a_minor_is_not_asked_for_a_contact(lawton: Stage, known: dict) -> None:
    lawton.slots["profile"] |= known
    said = lawton.play(TalkToHuman(), intent="talk_to_human", text="a person please")
    assert "counselor" in said
    assert not any("request" in choice for choice in lawton.choices)
    lawton.play(TalkToHuman(), intent="talk_to_human", text="/x", aim="request")
    assert lawton.event("followup") is None


def test_an_adult_in_high_school_may_be_called(lawton: Stage) -> None:
    lawton.slots["profile"] |= {"age": 19, "statuses": ["high_school_student"]}
    lawton.play(TalkToHuman(), intent="talk_to_human", text="a person please")
    assert lawton.choices[0] == '/talk_to_human{"aim": "request"}'


@pytest.mark.parametrize("kind", ["phone", "email"])
def test_a_contact_given_too_early_is_not_kept_and_that_is_said(lawton: Stage, kind: str) -> None:
    said = lawton.play(TakeFacts(), intent="talk_to_human", text="call me at (***) ***-****", private=(kind,))
    assert "did not keep that phone number or e-mail" in said
    lawton.slots["heard"] = {}
    said = lawton.play(Reply(), intent="out_of_scope", text="hey its (***) ***-****", private=(kind,))
    assert "18 or older" in said
    assert lawton.choices[0] == '/talk_to_human{"aim": "request"}'


def test_yes_begins_the_form(lawton: Stage) -> None:
    lawton.play(TalkToHuman(), intent="talk_to_human", text="/x", aim="request")
    followup = lawton.event("followup")
    assert followup is not None
    assert followup["name"] == FORM


def test_a_contact_makes_a_request_with_what_a_counselor_reads(lawton: Stage) -> None:
    lawton.slots["language"] = "es"
    lawton.slots["profile"] |= {"statuses": ["justice_involved"], "needs": ["child_care"]}
    lawton.play(Recommend())
    asked = play_form(lawton, "human_contact", "nlu_fallback", "(***) ***-****", ("phone",))
    order = lawton.slots["order"]
    assert asked == "human_question"
    assert order["kind"] == "ask_human"
    assert order["county"] == "Comanche"
    assert "18 años" in order["consent"]  # in the words the person saw
    about = {line["label"]: line["value"] for line in order["about"]}
    assert "record or court case" in about["About you"]  # what staff read is English
    assert order["routes"][0]["target"]["title"] == "welder"
    assert any("pay for training" in text or "could pay" in text for text in order["open_questions"])
    assert "***" not in str(order["about"])


def test_what_is_no_contact_is_asked_for_once_more_and_then_left(lawton: Stage) -> None:
    lawton.play(AskContact(), intent="talk_to_human")
    assert play_form(lawton, "human_contact", "inform", "my number") == "human_contact"
    assert "area code" in lawton.play(AskContact(), intent="inform")
    assert play_form(lawton, "human_contact", "inform", "no idea") is None
    assert "nothing is passed on" in lawton.play(RequestDone(), intent="inform")
    assert lawton.choices


@pytest.mark.parametrize("intent", ["deny", "skip", "dont_know"])
def test_no_leaves_it(lawton: Stage, intent: str) -> None:
    assert play_form(lawton, "human_contact", intent, "no") is None
    assert "order" not in lawton.slots


@pytest.mark.parametrize("intent", ["crisis", "delete_my_data", "ask_wage", "opt_out"])
def test_what_presses_more_is_answered_first(lawton: Stage, intent: str) -> None:
    assert play_form(lawton, "human_contact", intent, "how much does it pay") == "back"


def test_a_question_is_added_to_the_request(lawton: Stage) -> None:
    lawton.slots["human_contact"] = "given"
    assert lawton.play(AskQuestion(), intent="inform")
    assert play_form(lawton, "human_question", "ask_wage", "how much does it pay") is None
    assert lawton.slots["order"] == {"kind": "add_question", "question": "how much does it pay"}
    assert "cannot say when" in lawton.play(RequestDone(), intent="ask_wage")


def test_the_question_may_be_skipped(lawton: Stage) -> None:
    lawton.slots["human_contact"] = "given"
    assert play_form(lawton, "human_question", "skip", "/skip") is None
    assert "order" not in lawton.slots


def test_the_interview_goes_on_after_a_request(stage: Stage) -> None:
    stage.play(TalkToHuman(), intent="talk_to_human", text="/x", aim="request", asked="place")
    assert stage.slots["interview_waits"] is True
    stage.slots["human_contact"] = "given"
    stage.play(RequestDone(), intent="skip")
    followup = stage.event("followup")
    assert followup is not None
    assert followup["name"] == "interview_form"


def test_whom_to_call_about_a_route_is_its_school(lawton: Stage) -> None:
    lawton.play(Recommend())
    said = lawton.play(TalkToHuman(), intent="talk_to_human", text="who do I call about number 1?", ordinal=1)
    step = lawton.slots["shown_routes"][0]["steps"][0]
    assert step["provider"] in said
    assert (step["phone"] or step["website"]) in said
    assert "bring" in said


def test_whom_to_call_about_work_names_the_work_and_the_office(lawton: Stage) -> None:
    lawton.play(Recommend())
    route = lawton.slots["shown_routes"][0]
    route["steps"] = [{"kind": "work", "title": "Work as: welder's helper", "source_url": "https://example.org"}]
    said = lawton.play(TalkToHuman(), intent="talk_to_human", text="who do I call?")
    assert "welder's helper" in said
    assert "factory work" in said
    assert "580-357-3500" in said


def test_an_office_without_a_phone_is_reached_by_the_state_line(lawton: Stage) -> None:
    lawton.slots["profile"]["place"] = {"name": "Bartlesville", "county": "Washington", "lat": 36.75, "lon": -95.98}
    lawton.slots["profile"]["target_occupations"] = ["47-2152.00"]
    lawton.play(Recommend())
    lawton.slots["shown_routes"][0]["steps"] = [
        {"kind": "work", "title": "Work as: plumber's helper", "source_url": "https://example.org"}
    ]
    said = lawton.play(TalkToHuman(), intent="talk_to_human", text="who do I call?")
    assert "state line, 405-525-1500" in said
