from __future__ import annotations

from pathlib import Path

import pytest

from actions.asking import AskInterests
from actions.care import (
    ChangeLanguage,
    DeleteData,
    Fallback,
    OfferToGoOn,
    OptIn,
    OptOut,
    Privacy,
    Reply,
)
from actions.comparing import Compare
from actions.explaining import Details, Sources, Why
from actions.helping import FinancialAid, SupportAction
from actions.keeping import SavePlan
from actions.listening import TakeFacts
from actions.outlook import Demand, Pathway
from actions.people import TalkToHuman
from actions.questions import Cost, Duration, Requirements, Schedule, Wage, Where
from actions.recommending import Recommend
from actions.steering import Affirm, ChangeAnswer, Deny, GoBack, Restart, Skip
from actions.trying import WhatIf
from actions.turn import PathguideAction
from pathguide.migrate import upgrade
from pathways.catalog import Catalog
from pathways.db import open_engine
from pathways.loader import load
from tests.actions.stage import Stage
from tests.pathways.small_folder import change, write_folder

WELDER = "51-4121.00"
STILLWATER = {"name": "Stillwater", "county": "Payne", "lat": 36.116, "lon": -97.058}
ABOUT_ONE = [Wage, Duration, Cost, Requirements, Schedule, Where, Details, Why, Sources, Demand, Pathway]


@pytest.fixture
def shown(lawton: Stage) -> Stage:
    """The same person with suggestions on the screen."""
    lawton.play(Recommend())
    return lawton


def test_suggestions_say_enough_without_their_cards(lawton: Stage) -> None:
    said = lawton.play(Recommend())
    assert [card["number"] for card in lawton.cards] == list(range(1, len(lawton.cards) + 1))
    assert len(lawton.slots["shown_routes"]) == len(lawton.cards) >= 1
    for card in lawton.cards:
        step = card["route"]["steps"][0]
        assert step["title"] in said
        assert step["city"] is None or step["city"] in said
    assert "Oklahoma" in said
    assert lawton.choices[0] == '/ask_details{"route": 1}'


def test_by_text_message_each_route_is_a_message(lawton: Stage) -> None:
    lawton.channel = "sms"
    lawton.play(Recommend())
    assert len([message for message in lawton.messages if message["custom"]]) == len(lawton.cards)


def test_asked_again_other_routes_come(shown: Stage) -> None:
    first = shown.slots["shown_routes"]
    shown.play(Recommend(), intent="ask_recommendations")
    assert not shown.cards or shown.slots["shown_routes"] != first


def test_nothing_new_said_changes_no_list(shown: Stage) -> None:
    first = shown.slots["shown_routes"]
    assert shown.play(Recommend())
    assert shown.slots["shown_routes"] == first
    assert shown.cards == []


def test_where_nothing_fits_it_is_said_with_a_way_on(lawton: Stage) -> None:
    lawton.slots["profile"] |= {"max_miles": 0.0, "max_weeks": 0.0, "min_wage_hourly": 900.0}
    said = lawton.play(Recommend())
    assert said
    assert lawton.slots["shown_routes"] == []
    assert lawton.choices


@pytest.mark.parametrize("action", ABOUT_ONE)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_question_about_a_route_shown_is_answered_with_a_way_on(
    shown: Stage, action: type[PathguideAction], language: str
) -> None:
    shown.slots["language"] = language
    assert shown.play(action(), intent="ask_wage", ordinal=1)
    assert shown.choices


@pytest.mark.parametrize("action", ABOUT_ONE)
def test_a_question_about_a_job_by_name_needs_no_suggestions(stage: Stage, action: type[PathguideAction]) -> None:
    assert stage.play(action(), intent="ask_wage", occupation=WELDER)
    assert stage.choices
    assert stage.slots["focus"] == {"occupation": WELDER}


@pytest.mark.parametrize("action", [Wage, Duration, Cost, Details, Why])
def test_with_nothing_to_talk_about_the_job_is_asked_for(stage: Stage, action: type[PathguideAction]) -> None:
    assert "job" in stage.play(action(), intent="ask_wage")


def test_the_job_wished_for_is_what_a_bare_question_means(lawton: Stage) -> None:
    assert "elder" in lawton.play(Wage(), intent="ask_wage")


def test_pay_comes_with_its_year_and_price_with_its_own(shown: Stage) -> None:
    assert "Oklahoma, 20" in shown.play(Wage(), intent="ask_wage")
    said = shown.play(Cost(), intent="ask_cost")
    assert "confirm with the school" in said or "ask the school" in said or "free" in said or "paid" in said


def test_sources_name_addresses(shown: Stage) -> None:
    assert "http" in shown.play(Sources(), intent="ask_source")


def test_two_jobs_are_put_side_by_side(stage: Stage) -> None:
    said = stage.play(Compare(), intent="compare", occupation=[WELDER, "29-2061.00"])
    assert said.count("\n") >= 2


def test_what_if_says_what_changes_and_offers_to_keep_it(shown: Stage) -> None:
    shown.slots["heard"] = {"given": {"max_miles": 90.0}}
    assert "90 miles" in shown.play(WhatIf(), intent="what_if")
    assert shown.choices


def test_help_with_child_care_comes_with_whom_to_call(lawton: Stage) -> None:
    said = lawton.play(SupportAction(), intent="ask_support", support_category="child_care")
    assert "call" in said or "2-1-1" in said
    assert {card["support"]["category"] for card in lawton.cards} == {"child_care"}


def test_help_of_no_kind_named_is_asked_about(stage: Stage) -> None:
    stage.play(SupportAction(), intent="ask_support")
    assert any("child_care" in choice for choice in stage.choices)


def test_money_for_training_is_named(lawton: Stage) -> None:
    assert "may" in lawton.play(FinancialAid(), intent="ask_financial_aid")
    assert lawton.cards


def test_a_person_can_be_reached_with_and_without_a_town(lawton: Stage, stage: Stage) -> None:
    assert "2-1-1" in lawton.play(TalkToHuman(), intent="talk_to_human")
    assert "2-1-1" in stage.play(TalkToHuman(), intent="talk_to_human")


def test_yes_takes_what_was_offered(shown: Stage) -> None:
    assert "1. " in shown.play(Affirm(), intent="affirm")


def test_no_in_the_interview_leaves_the_question_out(stage: Stage) -> None:
    stage.play(Deny(), intent="deny", asked="place")
    assert stage.slots["skipped"] == ["place"]


def test_skip_leaves_the_question_out_and_says_so(stage: Stage) -> None:
    assert stage.play(Skip(), intent="skip", asked="schedule")
    assert stage.slots["skipped"] == ["schedule"]


def test_back_in_the_interview_asks_the_question_before(stage: Stage) -> None:
    stage.slots["asks"] = {"interests": 1, "place": 1}
    stage.play(GoBack(), intent="go_back", asked="place")
    assert stage.slots["wanted_question"] == "interests"


def test_back_after_it_shows_the_list_again(shown: Stage) -> None:
    shown.play(GoBack(), intent="go_back")
    assert '/ask_details{"route": 1}' in shown.choices


def test_an_answer_to_change_is_asked_for_by_name(stage: Stage) -> None:
    stage.play(ChangeAnswer(), intent="change_answer", question="budget_usd")
    assert stage.slots["wanted_question"] == "budget_usd"
    assert stage.event("followup") == {"event": "followup", "timestamp": None, "name": "interview_form"}


def test_starting_over_forgets_all_but_the_language(lawton: Stage) -> None:
    lawton.slots["language"] = "es"
    lawton.play(Restart(), intent="restart")
    assert lawton.event("restart")
    after = lawton.events[[event["event"] for event in lawton.events].index("restart") :]
    assert {event["name"]: event["value"] for event in after if event["event"] == "slot"}["language"] == "es"
    assert lawton.slots["profile"] == {}


def test_data_are_deleted_after_one_question_back(lawton: Stage) -> None:
    lawton.play(DeleteData(), intent="delete_my_data")
    assert '/delete_my_data{"confirmed": "yes"}' in lawton.choices
    assert lawton.play(DeleteData(), intent="delete_my_data", confirmed="yes")
    assert lawton.slots["erase_requested"] == "confirmed"


def test_all_that_is_known_is_shown_and_how_long_it_is_kept(lawton: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    lawton.slots["profile"] |= {"statuses": ["veteran"], "denied": ["disability"], "budget_usd": 300.0}
    monkeypatch.setenv("PATHGUIDE_RETENTION_DAYS", "14")
    said = lawton.play(Privacy(), intent="ask_privacy")
    assert "14 days after your last message" in said
    assert all(word in said for word in ("Lawton", "veteran", "300", "welder"))


def test_the_language_changes_and_stays(stage: Stage) -> None:
    assert "español" in stage.play(ChangeLanguage(), intent="change_language", language_name="es")
    assert stage.slots["language"] == "es"


def test_stop_and_start_are_kept(stage: Stage) -> None:
    stage.play(OptOut(), intent="opt_out")
    assert stage.slots["opted_out"] is True
    stage.play(OptIn(), intent="opt_in")
    assert stage.slots["opted_out"] is False


def test_after_a_crisis_nothing_is_asked(stage: Stage) -> None:
    assert stage.play(OfferToGoOn(), intent="crisis", asked="place")
    assert stage.slots["held"] is True


def test_the_second_miss_offers_a_person(stage: Stage) -> None:
    stage.play(Fallback(), intent="nlu_fallback")
    stage.play(Fallback(), intent="nlu_fallback")
    assert "/talk_to_human" in stage.choices


@pytest.mark.parametrize("intent", ["thank", "goodbye", "help", "chitchat", "out_of_scope", "frustrated", "abuse"])
@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_small_talk_has_an_answer_and_not_the_same_twice(
    stage: Stage, intent: str, channel: str, language: str
) -> None:
    stage.channel, stage.slots["language"] = channel, language
    first = stage.play(Reply(), intent=intent)
    assert first
    assert stage.play(Reply(), intent=intent) != first


def test_saving_promises_no_link(shown: Stage) -> None:
    assert "http" not in shown.play(SavePlan(), intent="save_plan")


def test_yes_to_deleting_deletes_and_no_keeps_all_even_in_the_interview(lawton: Stage) -> None:
    lawton.play(DeleteData(), intent="delete_my_data", asked="interests")
    lawton.play(Deny(), intent="deny", asked="interests")
    assert not lawton.slots["erase_requested"]
    assert "skipped" not in lawton.slots
    lawton.play(DeleteData(), intent="delete_my_data", asked="interests")
    lawton.play(Affirm(), intent="affirm", asked="interests")
    assert lawton.slots["erase_requested"] == "confirmed"


def test_yes_to_more_ideas_with_nothing_left_to_ask_shows_them_itself(shown: Stage) -> None:
    shown.slots["offer"] = "/ask_recommendations"
    assert shown.play(Affirm(), intent="affirm")
    assert shown.event("followup") is None


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_question_about_a_record_is_answered_for_the_job_with_whom_to_ask(stage: Stage, language: str) -> None:
    stage.slots |= {
        "language": language,
        "profile": {
            "target_occupations": ["53-3032.00"],
            "place": {"name": "Tulsa", "county": "Tulsa", "lat": 36.13, "lon": -95.9},
            "statuses": ["justice_involved"],
        },
    }
    said = stage.play(Requirements(), intent="ask_requirements", text="will my record be a problem?")
    assert ("un delito grave (felony) descalifica" if language == "es" else "in a felony disqualifies") in said
    assert ("caso por caso" if language == "es" else "case by case") in said
    assert {card["support"]["category"] for card in stage.cards} == {"reentry", "legal"}


@pytest.mark.parametrize(("language", "told"), [("en", "welding torch"), ("es", "soplete de soldar")])
def test_what_one_does_in_a_job_is_told_in_the_persons_language(stage: Stage, language: str, told: str) -> None:
    stage.slots["language"] = language

    assert told in stage.play(Details(), intent="ask_details", text="what is that", occupation=WELDER)


def test_what_a_school_and_the_state_ask_for_is_told_in_spanish(stage: Stage, oklahoma: Catalog) -> None:
    stage.slots |= {"language": "es", "profile": {"place": STILLWATER}}

    said = stage.play(Requirements(), intent="ask_requirements", text="¿qué piden?", occupation="29-2061.00")

    rules = [row for row in oklahoma.barriers.values() if row.rule_es in said]
    school = oklahoma.programs["meridian-stillwater-practical-nursing"]
    assert rules
    assert not [row for row in rules if row.rule in said]
    assert school.entry_requirements_es in said
    assert "en inglés" not in said


def test_requirements_of_a_job_begin_with_schooling(shown: Stage) -> None:
    assert "diploma" in shown.play(Requirements(), intent="ask_requirements", text="what do i need")


def test_help_with_nothing_named_goes_by_what_was_told(stage: Stage) -> None:
    stage.slots["profile"] = {"statuses": ["justice_involved"], "place": {"name": "Tulsa", "county": "Tulsa"}}
    stage.play(SupportAction(), intent="ask_support")
    assert {"reentry", "legal"} & {card["support"]["category"] for card in stage.cards}


def test_who_cannot_choose_is_helped_then_left_in_peace(shown: Stage) -> None:
    shown.play(Skip(), intent="dont_know")
    assert "/compare" in shown.choices
    shown.play(Skip(), intent="dont_know")
    assert "/talk_to_human" in shown.choices


def test_a_question_about_nothing_yet_leaves_the_interview_its_question(stage: Stage) -> None:
    assert "?" not in stage.play(Wage(), intent="ask_wage", asked="place")
    assert stage.choices == []


def test_yes_to_the_job_asked_about_takes_it_as_a_wish(stage: Stage) -> None:
    stage.slots["focus"] = {"occupation": WELDER}
    stage.play(AskInterests())
    stage.play(Affirm(), intent="affirm", text="yes", asked="interests")
    assert stage.slots["profile"]["target_occupations"] == [WELDER]


def test_routes_shown_follow_the_language(shown: Stage) -> None:
    shown.play(TakeFacts(), intent="change_language", text="español por favor", language_name="es")
    shown.slots["language"] = "es"
    assert "soldador" in shown.play(Details(), intent="ask_details", route=1).lower()


def test_a_number_that_the_list_does_not_reach_is_said_so(shown: Stage) -> None:
    said = shown.play(Details(), intent="ask_details", text="number nine", ordinal=9)
    assert "9. " not in said
    assert '/ask_details{"route": 1}' in shown.choices


def test_one_suggestion_cannot_be_compared(shown: Stage) -> None:
    shown.slots["shown_routes"] = shown.slots["shown_routes"][:1]
    shown.play(Compare(), intent="compare")
    assert '/ask_details{"route": 1}' in shown.choices


def test_a_time_said_in_a_few_words_is_an_answer_and_not_a_question(shown: Stage) -> None:
    shown.play(TakeFacts(), text='/inform{"schedule": ["evening"]}', schedule=["evening"])
    shown.play(Schedule(), intent="ask_schedule", text="at night")
    assert "class times" not in "\n".join(message["text"] for message in shown.messages)
    assert shown.slots["shown_for"]["schedule"] == ["evening"]


def test_where_a_wish_has_nothing_in_reach_other_work_is_shown_and_called_so(stage: Stage) -> None:
    stage.slots["profile"] = {
        "fields": ["health_science"],
        "place": {"name": "Boise City", "county": "Cimarron", "lat": 36.73, "lon": -102.51},
        "transport": "none",
    }
    said = stage.play(Recommend(), intent="inform")
    assert stage.cards
    assert "other work" in said


def test_money_for_a_veteran_begins_with_what_is_for_veterans(lawton: Stage) -> None:
    lawton.slots["profile"] |= {"statuses": ["veteran"]}
    lawton.play(FinancialAid(), intent="ask_financial_aid")
    assert lawton.cards[0]["support"]["category"] == "veterans"


def test_trying_something_out_before_any_list_shows_the_list(stage: Stage) -> None:
    stage.slots["profile"] = {"place": {"name": "Lawton", "county": "Comanche", "lat": 34.6175, "lon": -98.4202}}
    stage.slots["heard"] = {"given": {"max_miles": 60}}
    stage.play(WhatIf(), intent="what_if")
    assert stage.cards


def test_papers_are_not_asked_about_and_whoever_speaks_of_them_is_told_so(stage: Stage) -> None:
    said = stage.play(TakeFacts(), text="i want to work but i have no papers")
    assert "do not ask about papers" in said
    assert "statuses" not in (stage.slots.get("profile") or {})


@pytest.mark.parametrize("text", ["forget that i am a veteran", "por favor olvide que soy veterano"])
def test_a_circumstance_is_forgotten_when_asked(stage: Stage, text: str) -> None:
    stage.slots["profile"] = {"statuses": ["veteran", "parent"]}
    stage.play(TakeFacts(), text=text, status="veteran")
    assert stage.slots["profile"]["statuses"] == ["parent"]


def test_a_circumstance_is_forgotten_by_tapping_it(stage: Stage) -> None:
    stage.slots["profile"] = {"statuses": ["veteran", "parent"]}
    stage.play(Privacy(), intent="ask_privacy")
    tap = next(choice for choice in stage.choices if "veteran" in choice)
    stage.play(TakeFacts(), intent="change_answer", text=tap, forget="veteran")
    assert stage.slots["profile"]["statuses"] == ["parent"]
    assert "denied" not in stage.slots["profile"]


def test_the_first_job_told_is_not_one_they_have(stage: Stage) -> None:
    stage.slots["profile"] = {
        "place": {"name": "Lawton", "county": "Comanche", "lat": 34.6175, "lon": -98.4202},
        "target_occupations": ["29-2061.00"],
        "experience": ["31-1131.00"],
    }
    said = stage.play(Recommend())
    assert "First job: certified nurse aide" not in said


@pytest.mark.parametrize(
    ("language", "text", "licence"),
    [
        ("en", "what skills do i need?", "(LPN) licence"),
        ("es", "¿qué se aprende?", "Licencia de enfermería práctica (LPN)"),
    ],
)
def test_skills_are_what_one_does_and_what_a_class_leaves_one_with(
    stage: Stage, language: str, text: str, licence: str
) -> None:
    stage.slots["language"] = language
    said = stage.play(Details(), intent="ask_details", text=text, occupation="29-2061.00")
    assert licence in said
    assert ("Gives nursing care" if language == "en" else "Da cuidado de enfermería") in said
    assert stage.choices


@pytest.mark.parametrize(
    ("spanish", "told"), [("", "En inglés: Helps patients."), ("Ayuda a pacientes.", "\nAyuda a pacientes.")]
)
def test_what_the_data_says_in_english_alone_is_said_to_be_english(
    sqlite_url: str, tmp_path: Path, spanish: str, told: str
) -> None:
    folder = write_folder(tmp_path / "small")
    change(folder, "occupations", 2, description="Helps patients.", description_es=spanish)
    upgrade(sqlite_url)
    engine = open_engine(sqlite_url)
    load(engine, folder)
    engine.dispose()
    stage = Stage(sqlite_url, slots={"welcomed": True, "language": "es"})

    said = stage.play(Details(), intent="ask_details", text="¿qué se aprende?", occupation="31-1131.00")

    assert told in said


@pytest.fixture
def two_jobs(oklahoma_url: str) -> Stage:
    """Somebody in El Reno who would guard or drive, with both on the screen."""
    home = {"name": "El Reno", "county": "Canadian", "lat": 35.53, "lon": -97.95}
    known = {"place": home, "target_occupations": ["33-9032.00", "53-3032.00"]}
    stage = Stage(oklahoma_url, slots={"welcomed": True, "profile": known})
    stage.play(Recommend())
    return stage


@pytest.mark.parametrize(
    ("text", "job"),
    [
        ("how much is the truck one", "Semi-truck driver"),
        ("ok el de tráiler cuánto cuesta", "Semi-truck driver"),
        ("y de guardia?", "Security guard"),
        ("what about the security class", "Security guard"),
    ],
)
def test_a_word_of_its_title_says_which_suggestion_is_meant(two_jobs: Stage, text: str, job: str) -> None:
    two_jobs.slots["focus"] = {}
    if "de " in text:
        two_jobs.slots["language"] = "es"
        two_jobs.play(Recommend())
        two_jobs.slots["shown_for"] = None
        two_jobs.play(Recommend())
        job = {"Semi-truck driver": "Chofer de camión", "Security guard": "Guardia de seguridad"}[job]
    assert two_jobs.play(Cost(), intent="ask_cost", text=text).startswith(job)


def test_shorter_is_a_wish_and_no_question_of_length(two_jobs: Stage) -> None:
    two_jobs.slots["focus"] = {"route": 2}
    assert "how long the training takes" not in two_jobs.play(Duration(), intent="ask_duration", text="shorter")
    assert "how long the training takes" in two_jobs.play(Duration(), intent="ask_duration", text="how long is it")


def test_another_time_asked_for_brings_the_list_for_it(two_jobs: Stage) -> None:
    text = "is there anything on saturdays instead"
    two_jobs.play(TakeFacts(), intent="ask_schedule", text=text, schedule="weekend")
    assert two_jobs.slots["profile"]["schedule"] == ["weekend"]
    assert "schedule" in two_jobs.slots["profile"]
    said = two_jobs.play(Schedule(), intent="ask_schedule", text=text)
    assert "class times" not in said
    assert two_jobs.slots["shown_for"]["schedule"] == ["weekend"]


def test_a_mother_to_be_is_told_of_food_and_health(tulsa: Stage) -> None:
    said = tulsa.play(SupportAction(), intent="ask_support", text="is there help for pregnant women")
    assert "WIC" in said
    assert "SoonerCare" in said


def test_who_asks_for_help_to_get_a_job_is_told_first_who_does_that(tulsa: Stage) -> None:
    said = tulsa.play(
        SupportAction(), intent="ask_support", text="who helps deaf people get jobs", support_category="disability"
    )
    assert said.splitlines()[1].startswith("1. Vocational Rehabilitation")


def test_whom_am_i_talking_to_is_whom_to_call_once_something_is_shown(two_jobs: Stage) -> None:
    said = two_jobs.play(Reply(), intent="bot_challenge", text="a quién le hablo")
    assert "not a person" not in said
    two_jobs.slots["shown_routes"] = []
    assert "not a person" in two_jobs.play(Reply(), intent="bot_challenge", text="are you real")
    assert two_jobs.choices[-1] == "/talk_to_human"


@pytest.mark.parametrize(
    ("text", "number"), [("how much is number 2", 2), ("cuánto cuesta el 1", 1), ("what does the 2 cost", 2)]
)
def test_a_number_on_the_list_is_meant_whatever_is_asked(two_jobs: Stage, text: str, number: int) -> None:
    two_jobs.slots["focus"] = {"route": 3 - number}
    two_jobs.play(Cost(), intent="ask_cost", text=text)
    assert two_jobs.slots["focus"] == {"route": number}


@pytest.mark.parametrize(("text", "focus"), [("what does the 2 week class cost", 1), ("cuánto cuesta el 1 de mayo", 2)])
def test_a_number_with_its_unit_is_not(two_jobs: Stage, text: str, focus: int) -> None:
    two_jobs.slots["focus"] = {"route": focus}
    two_jobs.play(Cost(), intent="ask_cost", text=text)
    assert two_jobs.slots["focus"] == {"route": focus}


def test_who_feels_low_is_not_told_that_the_chat_went_wrong(two_jobs: Stage) -> None:
    assert "sounds hard" in two_jobs.play(Reply(), intent="frustrated", text="i feel so alone here")
    assert two_jobs.choices
    assert "sounds hard" not in two_jobs.play(Reply(), intent="frustrated", text="this is useless")


def test_tickets_are_a_question_of_record(two_jobs: Stage) -> None:
    assert "closes some doors" in two_jobs.play(Reply(), intent="out_of_scope", text="do my tickets matter?")


def test_who_asks_about_a_diploma_is_offered_ged_classes(two_jobs: Stage) -> None:
    two_jobs.play(Requirements(), intent="ask_requirements", text="do i need my ged first")
    assert two_jobs.choices[0] == '/ask_support{"support_category": "adult_education"}'
    two_jobs.play(Requirements(), intent="ask_requirements", text="is there an age limit")
    assert "adult_education" not in two_jobs.choices[0]


def test_other_work_is_not_shown_again_for_news_that_changes_nothing(oklahoma_url: str) -> None:
    home = {"name": "Enid", "county": "Garfield", "lat": 36.39, "lon": -97.88}
    stage = Stage(
        oklahoma_url, slots={"welcomed": True, "profile": {"place": home, "interests": ["watching paint dry"]}}
    )
    assert "1. " in stage.play(Recommend())
    stage.slots["profile"]["needs"] = ["child_care"]
    stage.slots["heard"] = {"given": {"needs": ["child_care"]}}
    said = stage.play(Recommend())
    assert "Child care" in said
    assert not any(card["kind"] == "route" for card in stage.cards)


def test_a_service_says_what_it_does_in_the_persons_language(tulsa: Stage) -> None:
    tulsa.slots["language"] = "es"
    tulsa.play(SupportAction(), intent="ask_support", support_category="child_care")
    told = [card["support"]["description"] for card in tulsa.cards]
    assert any("guardería" in text for text in told)


def test_a_record_spoken_of_again_beside_the_list_is_answered(two_jobs: Stage) -> None:
    two_jobs.slots["profile"]["statuses"] = ["justice_involved"]
    two_jobs.play(Recommend())
    said = two_jobs.play(
        Recommend(), intent="inform", text="will they hire me with a record", status="justice_involved"
    )
    assert "case by case" in said


def test_the_first_list_tells_the_rule_that_may_stop_somebody_with_a_record(oklahoma_url: str) -> None:
    norman = {"name": "Norman", "county": "Cleveland", "lat": 35.22, "lon": -97.44}
    known = {"place": norman, "target_occupations": ["33-3051.00"], "statuses": ["justice_involved"]}
    stage = Stage(oklahoma_url, slots={"welcomed": True, "profile": known})
    said = stage.play(Recommend())
    assert "About your record" in said
    assert "Police officer or deputy: A felony" in said
    assert "opens up" not in said  # nobody is sent farther for a job that the record may close
    stage = Stage(oklahoma_url, slots={"welcomed": True, "profile": {**known, "statuses": []}})
    assert "About your record" not in stage.play(Recommend())
