"""What people say around their facts: with whom they stay, for whom they ask, what they would rather not do."""

from __future__ import annotations

from typing import Any

import pytest

from actions.reading import read
from bot.nlu.asking import finds_too_much, seeks_work
from bot.nlu.facts import FactReader
from bot.nlu.precedence import decide
from bot.nlu.safety import is_crisis, sounds_harmless
from bot.nlu.spelling import Speller
from pathways.profile import Profile

PLAIN = Speller((), ())


def told(reader: FactReader, text: str, asked: str | None = None, intent: str = "inform") -> Profile:
    """The profile of one message."""
    return read({"text": text, "intent": {"name": intent}, "entities": reader.read(text)}, asked).given


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("staying at my cousins in shawnee", "Shawnee"),
        ("im at my sister's place in Ada for now", "Ada"),
        ("crashing at my buddy's in Enid", "Enid"),
    ],
)
def test_whoever_stays_at_somebodys_lives_there(reader: FactReader, text: str, town: str) -> None:
    place = told(reader, text).place
    assert place is not None
    assert place.name == town


def test_no_car_of_somebody_who_stays_with_others_is_their_own(reader: FactReader) -> None:
    assert told(reader, "staying at my cousins in shawnee no car").transport == "none"
    assert told(reader, "my cousin in shawnee has no car").transport is None


def test_a_parent_who_asks_what_a_child_could_do_gives_the_childs_facts(reader: FactReader) -> None:
    first = told(reader, "my boy is 19 and sits around all day, what could he do, we live by Hollis")
    assert (first.age, first.place and first.place.name) == (19, "Hollis")
    assert told(reader, "he likes tearing down motors").interests
    for text in ("no he's got his diploma", "no hes got his diploma", "no i got my ged"):
        assert told(reader, text).education == "high_school"
    assert not told(reader, "my boy is 19 and lives with me").age


@pytest.mark.parametrize(
    ("text", "held", "denied"),
    [
        ("my english is ok but not great", ["english_learner"], []),
        ("my english is just okay, not perfect", ["english_learner"], []),
        ("my english is fine", [], ["english_learner"]),
    ],
)
def test_half_good_english_is_no_good_english(
    reader: FactReader, text: str, held: list[str], denied: list[str]
) -> None:
    given = told(reader, text)
    assert (given.statuses, given.denied) == (held, denied)


def test_leaving_college_is_no_missing_diploma(reader: FactReader) -> None:
    assert "no_diploma" not in told(reader, "i had a pell grant one time and dropped out").statuses
    assert "no_diploma" in told(reader, "i dropped out in 10th grade").statuses


@pytest.mark.parametrize(
    "text", ["i pass out when i see blood", "I get woozy around blood", "I faint at the sight of blood"]
)
def test_what_makes_one_faint_is_avoided(reader: FactReader, text: str) -> None:
    assert "blood" in " ".join(told(reader, text).avoid)


def test_a_job_one_does_not_want_is_avoided_and_no_liking(reader: FactReader) -> None:
    given = told(reader, "i dont want to teach", "interests")
    assert given.avoid
    assert not given.interests
    assert not given.target_occupations


@pytest.mark.parametrize(
    "text",
    [
        "i dont wanna go back to school really",
        "I just got out of McLeod 3 weeks ago",
        "no hes already done with that",
        "my back is bad",
        "i used to do payroll before",
    ],
)
def test_what_names_no_liking_does_not_answer_what_one_likes(reader: FactReader, text: str) -> None:
    assert not told(reader, text, "interests").interests


@pytest.mark.parametrize(
    "text",
    [
        "i dont like offices but i like trees",
        "fixing old trucks",
        "my grandma was a nurse and i loved helping her",
        "she likes animals",
    ],
)
def test_a_liking_still_answers_it(reader: FactReader, text: str) -> None:
    assert told(reader, text, "interests").interests


def test_a_doctors_office_is_not_where_one_wants_to_be_a_doctor(reader: FactReader) -> None:
    assert "29-1215.00" not in told(reader, "something in a doctors office").target_occupations
    assert "29-1215.00" not in told(reader, "maybe work at a doctor's office").target_occupations


def test_hours_are_tried_out(reader: FactReader) -> None:
    parse = {
        "text": "what if i had 20 hours",
        "intent": {"name": "what_if"},
        "entities": reader.read("what if i had 20 hours"),
    }
    assert read(parse, hypothetical=True).given.hours_per_week == 20


def test_something_that_would_be_fine_is_liked(reader: FactReader) -> None:
    assert told(reader, "uhh i guess helping people would be ok").interests


@pytest.mark.parametrize("text", ["my knees are shot", "my back is shot", "the transmission on my truck is shot"])
def test_what_is_worn_out_is_no_danger(text: str) -> None:
    plain = PLAIN.plain(text).text
    assert sounds_harmless(plain)
    assert not is_crisis(plain)


@pytest.mark.parametrize(
    "text", ["thats too far", "nah too long", "that is too expensive", "the second one is way too far for me"]
)
def test_too_much_of_something_is_a_wish_for_something_else(text: str) -> None:
    assert finds_too_much(PLAIN.plain(text).text)


@pytest.mark.parametrize(
    "text", ["how far is too far", "is it too long to wait", "it was too far to walk to my old job"]
)
def test_other_words_of_too_far_are_no_wish(text: str) -> None:
    assert not finds_too_much(PLAIN.plain(text).text)


def _decided(text: str, guess: str, entities: list[dict[str, Any]]) -> str:
    ranking = [{"name": guess, "confidence": 0.8}]
    chosen = decide(PLAIN.plain(text).text, ranking[0], ranking, entities)
    return str((chosen or ranking[0])["name"])


def test_a_dislike_of_some_work_is_no_anger(reader: FactReader) -> None:
    text = "i hate being stuck inside"
    assert _decided(text, "frustrated", reader.read(text)) == "inform"
    assert _decided("this is useless", "frustrated", []) == "frustrated"


def test_who_looks_for_work_asks_for_no_help() -> None:
    assert seeks_work("looking for apprenticeships where i get paid to learn")
    assert _decided("looking for an apprenticeship", "ask_support", []) == "ask_recommendations"
    named = [{"entity": "support_category", "value": "child_care"}]
    assert _decided("looking for a job with child care", "ask_support", named) == "ask_support"


def test_the_first_step_is_on_topic() -> None:
    assert _decided("ok how do i sign him up", "out_of_scope", []) == "ask_pathway"


def test_a_licence_wanted_beside_other_facts_stands_for_its_job(reader: FactReader) -> None:
    given = told(reader, "just off probation in Ada, I want to get my CDL")
    assert given.target_occupations == ["53-3032.00"]
    assert not given.credentials


def test_grandchildren_are_no_thousands(reader: FactReader) -> None:
    assert told(reader, "raising 3 grandkids in Idabel").budget_usd is None
    assert told(reader, "i can pay 3 grand for school").budget_usd == 3000


def test_what_somebody_will_not_speak_of_is_neither_told_nor_denied(reader: FactReader) -> None:
    given = told(reader, "I'd rather not say about my record. I live in Guthrie")
    assert (given.statuses, given.denied) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "Not going to lie I have a theft charge from when I was 19",
        "Never had a felony but I did have a misdemeanor assault in 2011",
    ],
)
def test_a_record_that_is_owned_up_to_is_not_denied(reader: FactReader, text: str) -> None:
    given = told(reader, text)
    assert (given.statuses, given.denied) == (["justice_involved"], [])


def test_a_foreign_nurse_without_a_licence_here(reader: FactReader) -> None:
    given = told(reader, "I'm a nurse from Mexico, no US license")
    assert (given.experience, given.denied, given.credentials) == (["29-1141.00"], ["rn-license"], [])


@pytest.mark.parametrize(
    "text",
    ["cuido a mi mamá que está en silla de ruedas", "Dad had a stroke so I moved back", "my daughter has autism"],
)
def test_an_illness_of_kin_is_not_ones_own(reader: FactReader, text: str) -> None:
    assert "disability" not in told(reader, text).statuses


def test_help_that_is_had_is_not_asked_for(reader: FactReader) -> None:
    assert told(reader, "mi tribu me ayuda con la gasolina").needs == []
    assert told(reader, "necesito ayuda con la gasolina").needs == ["transportation"]


def test_a_sector_to_avoid_is_not_wished_for(reader: FactReader) -> None:
    given = told(reader, "factory work", "avoid")
    assert (given.avoid, given.fields) == (["factory work"], [])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2 draw", "2 draw"), ("i like 2 draw", "i like to draw"), ("id rather weld", "i'd rather weld"),
        ("my id is lost", "my id is lost"), ("20ish", "20"),
    ],
)  # fmt: skip
def test_shorthand_of_the_phone(typed: str, meant: str) -> None:
    assert PLAIN.plain(typed).text == meant


def test_a_g_that_is_dropped_and_a_letter_left_out() -> None:
    speller = Speller(("barber", "mornings"), ("cutting", "barba"))
    typed = ("cuttin", "mornins", "barbr", "graduarse")
    assert [speller.corrected(word) for word in typed] == ["cutting", "mornings", "barber", "graduarse"]


def test_calling_off_something_else_is_no_opting_out() -> None:
    ranking = [{"name": "opt_out", "confidence": 0.9}, {"name": "out_of_scope", "confidence": 0.1}]
    chosen = decide("cancel my dentist appointment", ranking[0], ranking, [])
    assert chosen is not None
    assert chosen["name"] == "out_of_scope"
    kept = decide("cancel my texts", ranking[0], ranking, [])
    assert kept is None or kept["name"] == "opt_out"


def test_who_shares_the_home_is_no_danger() -> None:
    assert sounds_harmless("mis sobrinos viven conmigo")
    assert not sounds_harmless("mi esposo vive conmigo y me pega")
