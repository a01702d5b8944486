"""Somebody who talks at random: taps, answers, asks, corrects, wanders off, types nonsense. And what must hold."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from connectors.rendering import sms_fits
from pathways.catalog import Catalog
from pathways.interview_plan import QUESTIONS, answered
from pathways.planner_offers import offers_for
from pathways.planner_person import person_of
from pathways.profile import Profile
from tests.actions.stage import domain
from tests.support.api import Problem, Talk

MOST_CHOICES = 13  # what the narrowest channel with quick replies takes
LONGEST_TEXT = 4000
SAID_LATELY = 40  # turns of a transcript that a failure prints

ANSWERS = {
    "en": [
        "nursing", "I like fixing cars", "something with computers", "welder", "truck driver", "helping people", "idk",
        "tulsa", "Lawton", "guymon", "73801", "i live in ada", "okc", "Marietta", "evenings", "days", "weekends only",
        "any time", "no car", "i have a truck", "my mom drives me", "bus", "30 miles", "10", "100", "$500", "nothing",
        "2 thousand dollars", "6 weeks", "one year", "half a year", "GED", "i dropped out", "some college",
        "associate degree", "child care", "im on parole", "i'm a veteran", "i am 17", "i need 18 an hour",
        "no felonies", "no blood", "something free", "i'm a CNA", "online only is fine", "not online",
    ],
    "es": [
        "enfermera", "me gusta arreglar carros", "soldador", "construcción", "vivo en Tulsa", "Guymon", "de noche",
        "de día", "cualquier hora", "no tengo carro", "20 millas", "no tengo dinero", "seis meses",
        "terminé la preparatoria", "secundaria", "tengo dos hijos", "no sé", "hablo poco inglés",
    ],
}  # fmt: skip
ASIDES = {
    "en": [
        "how much does it pay?", "how long does it take", "what does the first one cost", "where is it", "why this one",
        "where is that from", "do i need a license", "are there jobs", "compare 1 and 2", "tell me more about 2",
        "who can help me pay", "is there help with day care?", "what do you do with my data", "are you a robot",
        "tell me a joke", "what's the weather", "can i talk to a person", "what if i could drive 90 miles?",
        "what if I had 5000 dollars", "save my plan", "thanks", "hi", "this is useless", "what do you know about me",
    ],
    "es": [
        "¿cuánto pagan?", "¿cuánto dura?", "¿dónde queda?", "¿por qué esa?", "¿quién me ayuda a pagar?", "gracias",
        "¿qué guardan de mí?", "quiero hablar con una persona", "¿y si tuviera carro?", "hola",
    ],
}  # fmt: skip
STEERING = {
    "en": ["skip", "yes", "no", "go back", "other ideas", "show me ideas", "i don't know", "none of these",
           "start over", "actually evenings", "no wait, i live in enid", "i meant norman", "change my answer",
           "1", "2", "3", "9"],
    "es": ["saltar", "sí", "no", "atrás", "otras ideas", "no sé", "mejor de noche", "quise decir Ada", "1", "2", "4"],
}  # fmt: skip
NONSENSE = [
    "?", "...", "-", "asdf qwer zxcv", "🙂🙂🙂", "👩‍⚕️ or 🚚", "здравствуйте", "你好,我想工作", "مرحبا",
    "नमस्ते", "{title}", "None",
    "/inform", '/inform{"place": 7}', "' OR 1=1; --", "<script>alert(1)</script>", "\u202egnirts", "a" * 1500,
    "nurse " * 300, "0", "-5", "99999999999", "1e9 miles", "$-3", "\x07\x1b[0m", "%s %d {0}", "ｗｅｌｄｅｒ",
    "yes no yes no", "i do not not want to never be a nurse", "?" * 200,
]  # fmt: skip
_WANTS_QUESTION = ("/change_answer", "/go_back")


@dataclass
class RandomPerson:
    """One conversation with a person who talks at random, watched."""

    talk: Talk
    draw: random.Random
    catalog: Catalog
    language: str
    channel: str
    transcript: list[str] = field(default_factory=list)
    profile: dict[str, Any] = field(default_factory=dict)
    view: dict[str, Any] = field(default_factory=dict)
    skipped: set[str] = field(default_factory=set)
    asked: str | None = None
    wants_question: bool = False

    def speak(self) -> None:
        """Say one thing and check what comes back; an AssertionError tells what was broken and what was said."""
        before = (self.talk.answers or [[]])[-1]
        offered = [choice for message in before for choice in message["choices"]]
        offered = [choice for choice in offered if "confirmed" not in choice["payload"]]
        tap = self.draw.choice(offered) if offered and self.draw.random() < 0.4 else None
        said = tap["payload"] if tap else self._words()
        self.transcript.append(f"> {said[:200]!r}")
        try:
            answer = self.talk.choose(said) if tap else self.talk.say(said)
        except Problem as problem:
            raise AssertionError(f"{said[:200]!r} was refused: {problem}") from None
        self.transcript += [
            f"< {message['text'][:300]!r} {[c['title'] for c in message['choices']]}" for message in answer
        ]
        self.view = self.talk.view()
        self._note_steering(_meant(said, before), offered)
        self.profile = self.view["profile"]
        try:
            self._check(said, answer)
        except AssertionError as error:
            lately = "\n".join(self.transcript[-SAID_LATELY:])
            raise AssertionError(f"{error}\n--- profile: {self.profile}\n--- transcript:\n{lately}") from None

    def _words(self) -> str:
        roll = self.draw.random()
        pool = ANSWERS if roll < 0.4 else ASIDES if roll < 0.6 else STEERING if roll < 0.8 else None
        if pool is None:
            return self.draw.choice(NONSENSE)
        tongue = self.language if self.draw.random() < 0.9 else self.draw.choice(["en", "es"])
        return self.draw.choice(pool[tongue])

    def _note_steering(self, said: str, offered: list[dict[str, Any]]) -> None:
        """What the message does to what may be asked: a skip tapped, an answer to change, a new start.

        Words may be taken for a yes: then the first choice of those offered is what they ask for.
        """
        if said == "/skip" and self.asked:
            self.skipped.add(self.asked)
        before, now = self.profile, self.view["profile"]
        started_over = said.startswith("/restart") or (before and set(now) <= {"language"} and len(before) > len(now))
        if started_over or said in ("start over",):
            self.skipped.clear()
        wants = said.startswith(_WANTS_QUESTION) or said in ("go back", "atrás", "change my answer", "no", "yes", "sí")
        wants = wants or any(choice["payload"].startswith(_WANTS_QUESTION) for choice in offered[:1])
        self.wants_question = wants or (self.wants_question and self.asked is not None)

    # -- what must hold ----------------------------------------------------------------------------------------------

    def _check(self, said: str, answer: list[dict[str, Any]]) -> None:
        assert answer, f"no answer to {said[:80]!r}"
        texts = [message["text"] for message in answer]
        assert all(text.strip() for text in texts), "an empty text"
        assert all(len(text) <= LONGEST_TEXT for text in texts), "a text too long for a phone"
        assert not re.search(r"\butter_|\bNone\b(?! of)|\{[a-z_]+\}", "\n".join(texts).replace(said, "")), (
            "a placeholder"
        )
        for message in answer:
            assert len(message["choices"]) <= MOST_CHOICES, "too many choices"
            assert all(choice["title"].strip() for choice in message["choices"]), "a choice without a title"
        if self.channel == "sms":
            assert all(sms_fits(text) for text in texts), "more than two segments"
        self._check_questions(texts)
        routes = [card["route"] for message in answer for card in message["cards"] if card.get("route")]
        if routes and not _tried_out(said, texts):
            self._check_routes(routes)

    def _check_questions(self, texts: list[str]) -> None:
        asked = [name for text in texts for name, pattern in _QUESTIONS if pattern.search(text)]
        profile = Profile.model_validate(self.profile)
        if not self.wants_question:
            known = [name for name in asked if answered(profile, name)]
            assert not known, f"asked for what is known: {known}"
            assert not self.skipped & set(asked), f"asked again after it was skipped: {self.skipped & set(asked)}"
        self.asked = asked[-1] if asked else None

    def _check_routes(self, routes: list[dict[str, Any]]) -> None:
        profile = Profile.model_validate(self.profile)
        person = person_of(self.catalog, profile, date.today())
        for route in routes:
            name = route["target"]["title"]
            weeks, floor = route.get("weeks_to_first_job"), profile.min_wage_hourly
            assert profile.max_weeks is None or weeks is None or weeks <= profile.max_weeks, f"{name}: {weeks} weeks"
            wage = self.catalog.occupations[route["target"]["onet_soc"]].wage
            assert floor is None or wage is None or (wage.hourly_usd or floor) >= floor, f"{name}: pays too little"
            for step in route["steps"]:
                miles = step.get("miles")
                near = profile.max_miles is None or not miles or step.get("online") or miles <= profile.max_miles
                program = self.catalog.programs.get(step.get("program_id") or "")
                local = program is not None and program.kind in ("hse_diploma", "language")
                assert near or local, f"{name}: {step['title']} is {miles} miles away"
                if program is not None:
                    kept = offers_for(self.catalog, person).fits_of([program.id])
                    assert kept, f"{name}: {step['title']} breaks a limit, or is not for them"


def _meant(said: str, before: list[dict[str, Any]]) -> str:
    """The payload of the choice that a typed number or title stands for, else the words themselves."""
    listed = next((message["choices"] for message in reversed(before) if message["choices"]), [])
    if said.isdecimal() and 0 < int(said) <= len(listed):
        return str(listed[int(said) - 1]["payload"])
    titles = {choice["title"].casefold(): choice["payload"] for message in before for choice in message["choices"]}
    return str(titles.get(said.casefold(), said))


def _patterns(name: str) -> list[re.Pattern[str]]:
    rows = domain()["responses"].get(f"utter_pathguide/{name}") or []
    texts = [re.escape(str(row["text"])).replace(r"\{title\}", ".+") for row in rows]
    return [re.compile(text) for text in texts]


_QUESTIONS = [
    (name, pattern)
    for name in QUESTIONS
    for wording in (f"ask_{name}", f"ask_{name}_again")
    for pattern in _patterns(wording)
]
_TRIED = [
    re.compile(re.escape(str(row["text"])).replace(r"\{change\}", ".+"))
    for name in ("what_if_new", "what_if_keep")
    for row in domain()["responses"][f"utter_pathguide/{name}"]
]


def _tried_out(said: str, texts: list[str]) -> bool:
    """Whether a list was shown for something only tried: it is within those limits, not within the profile's."""
    return said.startswith("/what_if") or any(pattern.search(text) for pattern in _TRIED for text in texts)


def without_messages(view: dict[str, Any]) -> str:
    """A conversation's state as one comparable text."""
    return json.dumps(view, sort_keys=True)
