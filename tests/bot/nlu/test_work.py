"""What people say of their work and schooling: done, wanted, disliked, held, and what must not be taken for it."""

from __future__ import annotations

from typing import Any

import pytest

from actions.reading import read
from bot.nlu.facts import FactReader


@pytest.fixture(scope="session")
def say(reader: FactReader) -> Any:
    """The profile that a message gives."""

    def said(text: str, asked: str | None = None) -> dict[str, Any]:
        parse = {"text": text, "intent": {"name": "inform"}, "entities": reader.read(text)}
        return dict(read(parse, asked).given.said())

    return said


def _begins(values: list[str], wanted: str) -> bool:
    return all(any(value.startswith(one) for value in values) for one in wanted.split())


@pytest.mark.parametrize(
    ("text", "jobs"),
    [
        ("drove a dump truck out of Ada till my back gave out", "53-3032"),
        ("I clean houses right now", "37-2012"),
        ("I've hung sheetrock, framed, roofed, all of it", "47-2081 47-2031 47-2181"),
        ("hauled hay and fed cows", "45-2093"),
        ("ten years plumbing", "47-2152"),
        ("line cook at a diner, 5 yrs", "35-2014"),
        ("waitress then bartender", "35-3031 35-3011"),
        ("bartender/server, 10 years", "35-3011 35-3031"),
        ("work at the chicken plant in Heavener", "51-3022"),
        ("assistant manager at taco bell", "35-1012"),
        ("HVAC helper for two summers", "49-9098"),
        ("want to move up from dishwasher to cook", "35-9021"),
        ("I hated working at the call center", "43-4051"),
        ("Air Force, aircraft mechanic", "49-3011"),
        ("quit school to work cattle", "45-2093"),
        ("limpio casas", "37-2012"),
        ("cuidaba a dos niños y a una viejita", "39-9011 31-1122"),
        ("veinte años de soldador", "51-4121"),
        ("llevo diez años en la construcción", "47-2061"),
        ("trabajo en la empacadora de puerco", "51-3023"),
        ("he trabajado de cajera y de mesera", "41-2011 35-3031"),
        ("me cansé de trabajar en la cocina", "35-2"),
        ("en la obra desde los 15", "47-2061"),
    ],
)
def test_work_that_was_done(say: Any, text: str, jobs: str) -> None:
    profile = say(text)
    assert _begins(profile.get("experience", []), jobs), profile
    assert not set(profile.get("target_occupations", [])) & set(profile["experience"])


@pytest.mark.parametrize(
    "text",
    [
        "my mom is a nurse and my dad drives a truck",
        "I drive my truck to work",
        "I cook at home a lot",
        "I watch the kids while my husband works",
        "I sold a car to pay rent",
        "can i drive a truck with a dui",
        "never drove a truck",
        "is the chicken plant hiring",
        "I'm typing this for my neighbor",
        "days are out",
        "busco trabajo en una bodega",
        "mi esposo pone techos",
        "no quiero trabajar en la pollera",
        "cuido a mi mamá enferma",
        "I write code for fun",
    ],
)
def test_what_is_no_work_of_theirs(say: Any, text: str) -> None:
    assert "experience" not in say(text)


@pytest.mark.parametrize(
    ("text", "jobs"),
    [
        ("policía o bombero, cualquiera de los dos", "33-3051 33-2011"),
        ("paralegal or court reporter, either one", "23-2011 27-3092"),
        ("I'd like to cut hair", "39-5012"),
        ("quiero estudiar flebotomía", "31-9097"),
        ("mejor soldadura", "51-4121"),
        ("thinking about getting my teaching certificate", "25-2021"),
        ("my dream job is a pastry chef", "51-3011"),
        ("necesito un trabajo de mesera", "35-3031"),
        ("I'm a plumber's helper and would like my journeyman card", "47-2152"),
    ],
)
def test_work_that_is_wanted(say: Any, text: str, jobs: str) -> None:
    profile = say(text)
    assert _begins(profile.get("target_occupations", []), jobs), profile


@pytest.mark.parametrize(
    "text",
    [
        "not working rn",
        "I need to talk to an interpreter",
        "de niño quería ser doctor",
        "I wanted to be a nurse but changed my mind",
        "love drawing",
        "a friend at the nursing home told me",
    ],
)
def test_what_is_no_wish(say: Any, text: str) -> None:
    assert "target_occupations" not in say(text)


@pytest.mark.parametrize(
    ("text", "credentials"),
    [
        ("forklift certified", {"forklift-operator"}),
        ("H2S and SafeLand cards current", {"safeland-basic"}),
        ("licensed barber, 6 years", {"ok-barber-license"}),
        ("I passed the ParaPro", {"praxis-parapro"}),
        ("electrician's helper, have my apprentice card", {"ok-electrical-apprentice"}),
        ("I have Security+ and A+", {"comptia-security-plus", "comptia-a-plus"}),
        ("my CNA lapsed", set()),
        ("I used to have a CDL", set()),
        ("I'm in CNA class now", set()),
        ("was in security for a bit", set()),
        ("quiero sacar mi CNA", set()),
    ],
)
def test_credentials_are_held_or_not(say: Any, text: str, credentials: set[str]) -> None:
    found = set(say(text).get("credentials", []))
    assert found == credentials or (credentials and credentials <= found)


def test_an_answer_about_credentials_names_the_licence_of_the_job(say: Any) -> None:
    assert set(say("montacargas y primeros auxilios", "credentials")["credentials"]) == {"forklift-operator", "bls-cpr"}


@pytest.mark.parametrize(
    ("text", "education"),
    [
        ("one semester short of my associates", "some_college"),
        ("two semesters at Northeastern and ran out of money", "some_college"),
        ("I have a degree in criminal justice", "bachelor"),
        ("I quit school in 10th grade and got my ged later", "high_school"),
        ("I graduated last May", "high_school"),
        ("terminé la secundaria", "none"),
        ("licenciatura trunca", "some_college"),
        ("estoy haciendo una maestría, ya tengo la licenciatura", "bachelor"),
        ("BA in English, zero job offers", "bachelor"),
        ("I'm the first in my family to finish high school", "high_school"),
        ("mom, 33, two littles, hs diploma, Shawnee", "high_school"),
        ("only made it through 10th", "none"),
        ("my son is a junior at Edmond Memorial and wants to be a welder", "none"),
        ("my brother only went to 8th grade and needs a job", "none"),
        ("kicked out of high school", "none"),
        ("my mom has a masters", None),
        ("estoy estudiando para el GED", None),
        ("no degree", None),
    ],
)
def test_schooling(say: Any, text: str, education: str | None) -> None:
    assert say(text).get("education") == education


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("tengo 28, vivo en Moore", 28),
        ("con 16 años puedo entrar?", 16),
        ("45, Norman, no car", 45),
        ("at 61 am I too old", 61),
        ("my 17 year old daughter wants to do hair", 17),
        ("mi nieto tiene 20 años y busca trabajo", 20),
        ("mi hijo tiene 17 años", None),
        ("tengo 15 años manejando tráiler", None),
        ("since i was 16", None),
        ("I'm 18 weeks along", None),
    ],
)
def test_age(say: Any, text: str, age: int | None) -> None:
    assert say(text).get("age") == age


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("oil and gas pays good, thinking about that", "energy"),
        ("I'd like to work in the oilfield", "energy"),
        ("law enforcement is what I've always wanted", "law_public_safety"),
        ("agricultura y ganado, es lo que conozco", "agriculture"),
        ("tecnología, me imagino", "information_technology"),
    ],
)
def test_sectors_that_are_wanted(say: Any, text: str, field: str) -> None:
    assert field in say(text)["fields"]


@pytest.mark.parametrize(
    "text",
    [
        "I work in an office",
        "I live by the airport",
        "my health is bad",
        "vivo en un rancho",
        "what math do I need for machining",
        "I'd rather be outside than sit in an office",
        "kinda into art",
    ],
)
def test_a_sector_that_is_only_named(say: Any, text: str) -> None:
    assert "fields" not in say(text)


def test_other_than_is_no_rather_than(say: Any) -> None:
    assert any("retail" in words for words in say("anything other than retail")["avoid"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("love drawing and video games, 20 yrs old", "drawing and video games"),
        ("I want a job helping people with disabilities", "helping people with disabilities"),
        ("computers are my thing", "computers"),
        ("se me dan los números", "números"),
        ("siempre me gustaron los aviones", "aviones"),
        ("mi pasatiempo es pintar", "pintar"),
        ("learn something with my hands", "my hands"),
    ],
)
def test_what_they_like_in_their_own_words(say: Any, text: str, words: str) -> None:
    assert any(words in item for item in say(text)["interests"])
