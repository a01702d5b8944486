from __future__ import annotations

import pytest

from actions.asking import AskInterests, AskMiles, AskPlace, AskSchedule
from actions.interview import ValidateInterviewForm
from actions.listening import TakeFacts
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
