from __future__ import annotations

from actions.listening import TakeFacts
from actions.taps import choice_payload
from pathways.profile import Profile
from tests.actions.stage import Stage


def test_a_newcomer_is_told_what_this_is_once(stage: Stage) -> None:
    stage.slots.pop("welcomed")
    said = stage.play(TakeFacts(), intent="greet", text="hi")
    assert "not a person" in said
    assert "Social Security" in said
    assert stage.play(TakeFacts(), intent="greet", text="hi") == ""


def test_somebody_in_danger_is_not_told_first_what_this_is(stage: Stage) -> None:
    stage.slots.pop("welcomed")
    assert stage.play(TakeFacts(), intent="crisis", text="i want to die") == ""


def test_a_tapped_choice_says_exactly_what_it_means(stage: Stage) -> None:
    stage.play(TakeFacts(), text='/inform{"schedule": ["day", "evening"]}', schedule=["day", "evening"])
    stage.play(TakeFacts(), text='/inform{"schedule": ["weekend"]}', schedule=["weekend"])
    stage.play(TakeFacts(), text='/inform{"budget_usd": 500}', budget_usd=500)
    assert stage.slots["profile"] == {"schedule": ["weekend"], "budget_usd": 500.0}


def test_a_tapped_choice_with_an_impossible_value_changes_nothing(stage: Stage) -> None:
    stage.play(TakeFacts(), text='/inform{"transport": "rocket"}', transport="rocket")
    assert not stage.slots.get("profile")


def test_a_message_is_heard_once_though_the_form_calls_for_it_again(stage: Stage) -> None:
    heard = {"event": "slot", "name": "heard", "value": {}}
    stage.play(TakeFacts(), text='/inform{"max_miles": 20}', since=[heard], max_miles=20)
    assert stage.events == []


def test_another_kind_of_work_takes_the_place_of_the_first_where_that_was_to_change(lawton: Stage) -> None:
    lawton.slots["wanted_question"] = "interests"
    lawton.play(TakeFacts(), text='/inform{"fields": "agriculture"}', asked="interests", fields="agriculture")
    assert lawton.slots["profile"]["fields"] == ["agriculture"]
    assert "target_occupations" not in lawton.slots["profile"]
    assert lawton.slots["profile"]["schedule"] == ["day", "evening"]


def test_a_field_named_after_a_job_of_another_field_is_a_new_direction(lawton: Stage) -> None:
    named = lawton.slots["profile"]["target_occupations"]
    lawton.play(TakeFacts(), text='/inform{"fields": "manufacturing"}', fields="manufacturing")
    assert lawton.slots["profile"]["target_occupations"] == named

    lawton.play(TakeFacts(), text='/inform{"fields": "agriculture"}', fields="agriculture")
    assert lawton.slots["profile"]["fields"] == ["agriculture"]
    assert "target_occupations" not in lawton.slots["profile"]


def test_beside_a_list_a_job_by_itself_is_a_wish_whatever_was_asked(lawton: Stage) -> None:
    del lawton.slots["profile"]["target_occupations"]
    lawton.slots["beside"] = "max_weeks"
    lawton.play(TakeFacts(), text="plumber", asked="max_weeks", occupation="47-2152.00")
    assert lawton.slots["profile"]["target_occupations"] == ["47-2152.00"]


def test_a_choice_carries_facts_and_not_the_language() -> None:
    assert choice_payload("inform", Profile(max_miles=90, language="es")) == '/inform{"max_miles": 90.0}'


def test_what_if_is_tried_and_not_kept(lawton: Stage) -> None:
    before = dict(lawton.slots["profile"])
    lawton.play(TakeFacts(), intent="what_if", text='/what_if{"max_miles": 60}', max_miles=60)
    assert lawton.slots["profile"] == before
    assert lawton.slots["heard"]["given"] == {"max_miles": 60.0}


def test_a_town_gets_its_county_and_position(stage: Stage) -> None:
    stage.play(TakeFacts(), text='/inform{"place": "Guymon"}', place="Guymon")
    place = stage.slots["profile"]["place"]
    assert place["county"] == "Texas"
    assert 36 < place["lat"] < 37


def test_who_begins_with_something_else_is_welcomed_in_one_sentence(stage: Stage) -> None:
    stage.slots.pop("welcomed")
    short = stage.play(TakeFacts(), intent="out_of_scope", text="what is the weather")
    assert "Pathguide" in short
    assert len(short) < 80
