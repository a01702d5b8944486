from __future__ import annotations

import pytest

from actions.asking import AskInterests, AskJobs, AskKind, AskMiles, AskPlace, AskSchedule
from actions.interview import ValidateInterviewForm
from actions.listening import TakeFacts
from actions.recommending import Recommend
from actions.steering import Affirm, ChangeAnswer, Deny, Skip
from tests.actions.stage import Stage


def _next_question(stage: Stage) -> str | None:
    return next(event["value"] for event in reversed(stage.events) if event.get("name") == "requested_slot")


def test_a_greeting_is_asked_what_work_one_would_like(stage: Stage) -> None:
    stage.play(ValidateInterviewForm(), intent="greet")
    assert _next_question(stage) == "interests"


def test_only_what_is_missing_is_asked(stage: Stage) -> None:
    stage.slots["profile"] = {"interests": ["cars"], "schedule": ["day"]}
    stage.play(ValidateInterviewForm())
    assert _next_question(stage) == "place"


def test_a_first_message_that_tells_all_is_asked_nothing(lawton: Stage) -> None:
    lawton.play(ValidateInterviewForm())
    assert _next_question(lawton) is None


def test_a_question_asked_twice_in_vain_is_let_go(stage: Stage) -> None:
    stage.slots["asks"] = {"interests": 2}
    stage.play(ValidateInterviewForm(), asked="interests")
    assert _next_question(stage) == "place"


def test_a_skipped_question_is_not_asked_again(stage: Stage) -> None:
    stage.slots["skipped"] = ["interests", "place"]
    stage.play(ValidateInterviewForm(), asked="interests")
    assert _next_question(stage) not in ("interests", "place")


@pytest.mark.parametrize("intent", ["ask_wage", "crisis", "skip", "help", "deny", "talk_to_human", "nlu_fallback"])
def test_the_form_steps_back_for_anything_that_is_no_answer(stage: Stage, intent: str) -> None:
    stage.play(ValidateInterviewForm(), intent=intent, asked="place")
    assert stage.events == []


def test_a_no_that_tells_something_is_an_answer(stage: Stage) -> None:
    stage.slots |= {"profile": {"transport": "none"}, "heard": {"given": {"transport": "none"}}}
    stage.play(ValidateInterviewForm(), intent="deny", asked="place")
    assert _next_question(stage) == "interests"


def test_after_a_digression_the_form_asks_on(stage: Stage) -> None:
    stage.slots["profile"] = {"interests": ["cars"]}
    stage.play(ValidateInterviewForm(), intent="ask_wage", asked="place", rejected=True)
    assert _next_question(stage) == "place"


def test_suggestions_can_be_had_at_once(stage: Stage) -> None:
    stage.slots |= {"profile": {"interests": ["cars"]}, "asks": {"interests": 1, "place": 1}}
    stage.play(ValidateInterviewForm(), intent="ask_recommendations", asked="place")
    assert _next_question(stage) is None


def test_after_the_first_suggestions_only_what_is_wished_is_asked(lawton: Stage) -> None:
    lawton.slots |= {"shown_for": {}, "wanted_question": "max_miles"}
    lawton.play(ValidateInterviewForm(), intent="change_answer")
    assert _next_question(lawton) == "max_miles"
    lawton.play(ValidateInterviewForm(), intent="inform", asked="max_miles")
    assert _next_question(lawton) is None


def test_a_question_comes_with_choices_and_a_way_out(stage: Stage) -> None:
    assert stage.play(AskSchedule()).endswith("?")
    assert any('"evening"' in choice for choice in stage.choices)
    assert "/skip" in stage.choices


def test_the_second_time_a_question_is_put_in_other_words(stage: Stage) -> None:
    assert stage.play(AskPlace()) != stage.play(AskPlace())
    assert stage.play(AskInterests()) != stage.play(AskInterests())


def test_a_question_held_back_is_not_asked(stage: Stage) -> None:
    stage.slots["held"] = True
    stage.play(AskMiles())
    assert stage.messages == []


def test_a_town_in_two_counties_is_asked_about(stage: Stage) -> None:
    stage.play(TakeFacts(), text='/inform{"place": "Marietta"}', place="Marietta")
    stage.play(ValidateInterviewForm(), asked="interests")
    assert _next_question(stage) == "place"
    said = stage.play(AskPlace())
    assert "county" in said
    assert sum("Marietta" in choice for choice in stage.choices) == 2
    stage.play(TakeFacts(), text='/inform{"place": "Marietta", "county": "Love"}', place="Marietta", county="Love")
    assert stage.slots["profile"]["place"]["county"] == "Love"
    assert not stage.slots["place_choices"]


def test_a_place_outside_oklahoma_is_not_kept_and_asked_about_kindly(stage: Stage) -> None:
    stage.play(TakeFacts(), text='/inform{"place": "Zzyzx"}', place="Zzyzx")
    assert "place" not in stage.slots.get("profile", {})
    assert "Oklahoma" in stage.play(AskPlace())


def test_a_few_words_that_answer_the_question_are_an_answer_whatever_they_look_like(stage: Stage) -> None:
    stage.slots |= {"profile": {"schedule": ["day"]}, "heard": {"given": {"schedule": ["day"]}}}
    stage.play(ValidateInterviewForm(), intent="ask_schedule", text="de día", asked="schedule")
    assert _next_question(stage) == "interests"


def test_times_that_change_nothing_are_not_asked_for(lawton: Stage) -> None:
    del lawton.slots["profile"]["schedule"]
    lawton.slots["profile"]["place"] = {"name": "Guymon", "county": "Texas", "lat": 36.69, "lon": -101.477}
    lawton.play(ValidateInterviewForm())
    assert _next_question(lawton) is None


def test_what_a_message_told_is_named_before_the_next_question(stage: Stage) -> None:
    stage.slots["heard"] = {"given": {"age": 17, "statuses": ["parent", "justice_involved"]}}
    said = stage.play(AskPlace(), text="i am 17, a mom, on parole")
    assert "17" in said
    assert "parent" in said
    assert "record" not in said


def test_a_question_held_back_stays_open(stage: Stage) -> None:
    stage.slots |= {"held": True, "asks": {"interests": 2}}
    stage.play(ValidateInterviewForm(), intent="frustrated", asked="interests", rejected=True)
    assert _next_question(stage) == "interests"


def test_after_two_times_and_a_digression_the_question_stays_open_in_silence(stage: Stage) -> None:
    stage.slots |= {"profile": {"interests": ["cars"]}, "asks": {"place": 2}}
    stage.play(ValidateInterviewForm(), intent="ask_support", asked="place", rejected=True)
    assert _next_question(stage) == "place"
    assert stage.play(AskPlace(), intent="ask_support", asked="place", rejected=True) == ""


@pytest.fixture
def beside(lawton: Stage) -> Stage:
    """Somebody in Lawton who named a field, with a list on the screen and a question beside it."""
    lawton.slots["profile"] = {"place": lawton.slots["profile"]["place"], "fields": ["health_science"]}
    lawton.play(Recommend())
    return lawton


def test_a_list_ends_with_the_one_question_worth_asking(beside: Stage) -> None:
    assert beside.slots["beside"] == "target_occupations"
    assert beside.slots["asks"] == {"target_occupations": 1}
    assert [choice for choice in beside.choices if choice.startswith("/ask_details")] == beside.choices[:3]
    assert sum("target_occupations" in choice for choice in beside.choices[3:]) > 3
    assert beside.event("followup") == {"event": "followup", "timestamp": None, "name": "interview_form"}


def test_the_form_holds_that_question_open_without_saying_it_again(beside: Stage) -> None:
    put = [event for event in beside.events if event["event"] == "slot"]
    beside.play(ValidateInterviewForm(), since=put)
    assert _next_question(beside) == "target_occupations"
    assert beside.play(AskJobs(), since=put) == ""


def test_an_answer_to_it_closes_it(beside: Stage) -> None:
    beside.play(ValidateInterviewForm(), asked="target_occupations")
    assert _next_question(beside) is None
    assert beside.slots["beside"] is None


def test_a_question_in_return_leaves_it_open_in_silence(beside: Stage) -> None:
    beside.play(ValidateInterviewForm(), intent="ask_wage", asked="target_occupations")
    assert beside.events == []
    beside.play(ValidateInterviewForm(), intent="ask_wage", asked="target_occupations", rejected=True)
    assert _next_question(beside) == "target_occupations"
    assert beside.play(AskJobs(), intent="ask_wage", asked="target_occupations", rejected=True) == ""


def test_who_sees_nothing_in_those_jobs_is_offered_others(beside: Stage) -> None:
    offered = set(beside.choices[3:-1])
    beside.play(Skip(), intent="skip", text="/skip", asked="target_occupations", question="target_occupations")
    assert beside.slots["beside"] == "target_occupations"
    assert beside.slots["passed"]
    assert not offered & set(beside.choices[3:-1])
    beside.play(Deny(), intent="deny", text="nah", asked="target_occupations")
    assert beside.slots["asks"]["target_occupations"] >= 2 or beside.slots["beside"] != "target_occupations"


def test_a_skip_beside_a_list_leaves_the_list_and_asks_no_more(beside: Stage) -> None:
    assert beside.play(Skip(), intent="skip", text="skip", asked="target_occupations")
    assert beside.slots["beside"] is None
    assert beside.event("active_loop")["name"] is None
    assert beside.choices[0] == '/ask_details{"route": 1}'
    assert beside.play(Recommend(), intent="skip", rejected=True) == ""


def test_whoever_wants_to_be_asked_is_asked_though_it_was_asked_before(beside: Stage) -> None:
    beside.slots["asks"] = {"place": 2}
    beside.play(ChangeAnswer(), intent="change_answer", asked="max_miles", question="place")
    assert beside.slots["wanted_question"] == "place"
    assert beside.play(AskPlace(), intent="change_answer", asked="place", rejected=True)


def test_yes_to_whether_there_is_anything_to_plan_around_is_asked_what(beside: Stage) -> None:
    beside.slots["beside"] = "needs"
    beside.play(Affirm(), intent="affirm", text="yes", asked="needs")
    assert any("child_care" in choice for choice in beside.choices)


def test_kinds_of_work_stand_beside_the_open_question_and_narrower_ones_later(stage: Stage) -> None:
    stage.play(AskInterests())
    wide = [choice for choice in stage.choices if "fields" in choice]
    stage.slots["profile"] = {"place": {"name": "Lawton", "county": "Comanche", "lat": 34.6175, "lon": -98.4202}}
    stage.play(AskKind())
    narrow = [choice for choice in stage.choices if "fields" in choice]
    assert 3 <= len(wide) <= 5
    assert 3 <= len(narrow) <= 5
    assert wide != narrow
    assert stage.choices[-1] == "/dont_know"


@pytest.mark.parametrize("text", ["i want to be an astronaut", "quiero ser astronauta", "something with dinosaurs"])
def test_a_wish_for_work_we_do_not_know_is_answered_before_the_question(oklahoma_url: str, text: str) -> None:
    stage = Stage(oklahoma_url, slots={"welcomed": True, "heard": {}})
    assert stage.play(AskInterests(), text=text, asked="interests").startswith("I do not have that work in my list.")


@pytest.mark.parametrize("text", ["i want to be closer to home", "quiero ser feliz", "i have a car", "hi"])
def test_other_words_are_not(oklahoma_url: str, text: str) -> None:
    stage = Stage(oklahoma_url, slots={"welcomed": True, "heard": {}})
    assert "in my list" not in stage.play(AskInterests(), text=text, asked="interests")
