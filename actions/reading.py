"""From what a message was parsed into to what it changes in the profile. Pure: same parse, same answer.

The extractor says which words were found and in what light; the rules of the field stand here: a wish is no credential,
somebody else's facts are not the person's own, a denial goes to `denied` and nowhere else, and a terse answer ("20",
"nope", "either") is read in the light of the question.
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from pathways.profile import Place, Profile, ProfileUpdate
from pathways.vocabulary import Education, Schedule, Status, SupportCategory, Transport

Entity = Mapping[str, Any]
_QUANTITIES = ("budget_usd", "max_weeks", "max_miles", "hours_per_week", "min_wage_hourly", "age")
_HOURS_A_YEAR = 2080
_GREATEST_HOURLY = 300.0
_YOUTH = range(16, 25)
_YES = frozenset(
    [
        "yes",
        "y",
        "yeah",
        "yep",
        "yup",
        "ya",
        "sure",
        "ok",
        "okay",
        "yes",
        "please",
        "definitely",
        "absolutely",
        "of",
        "course",
        "i",
        "do",
        "i",
        "can",
        "i",
        "am",
        "i",
        "have",
        "i",
        "did",
        "correct",
        "right",
        "that's",
        "fine",
        "fine",
        "works",
        "that",
        "works",
        "sounds",
        "good",
        "si",
        "claro",
        "por",
        "supuesto",
        "simon",
        "asi",
        "es",
        "correcto",
        "esta",
        "bien",
        "sale",
        "va",
        "bueno",
        "obvio",
        "yes",
        "i",
        "do",
        "yes",
        "i",
        "am",
        "yes",
        "i",
        "have",
        "yes",
        "i",
        "can",
        "si",
        "tengo",
        "si",
        "puedo",
        "si",
        "soy",
        "yes",
        "ma'am",
        "yes",
        "sir",
        "sure",
        "thing",
        "totally",
        "mhm",
        "uh",
        "huh",
    ]
)
_NO_OPENING = re.compile(
    r"^(?:no+|nope|nah|naw|none|nothing|never|not really|no way|negative|ninguno|ninguna|nada|nunca|para nada|n)\b(?:[ ,]+(?:thanks|thank you|gracias|sir|ma'am|sorry|i don't|i do not|i can't|i'm not|not at all|no tengo|not yet|really|siree|por ahora|todavia))*[\s.!]*$"
)
_YES_OPENING = re.compile(
    r"^(?:yes+|y|yeah+|yea|yep|yup|ya|sure|ok|okay|definitely|absolutely|of course|i do|i can|i am|i have|i did|correct|that's fine|fine|works for me|si+|claro|por supuesto|asi es|correcto|esta bien|totally|uh huh|mhm)\b(?:[ ,]+(?:please|sure|i do|i can|i am|i have|of course|thing|por favor|claro|que si|tengo|puedo|soy|that works|that's fine|ma'am|sir|works))*[\s.!]*$"
)
_ANY = re.compile(
    r"\b(?:either|both|any|anything|all of (?:them|it|the above)|all|whenever|whatever|doesn't matter|don't matter|no preference|don't care|open|flexible|ambos|ambas|cualquier(?:a)?|los dos|las dos|todos|todas|da igual|me da lo mismo|no importa|lo que sea)\b"
)
_NO_LIMIT = re.compile(
    r"\b(?:no limit|any(?:where|thing)?|doesn't matter|don't care|unlimited|whatever it takes|as long as it takes|as far as|cualquier|no importa|sin limite|not sure|don't know|idk|no se)\b"
)
_EMPTY = re.compile(
    r"^(?:0|zero|nothing|none|nada|cero|no money|broke|i'm broke|zip|\$0|0 dollars|free|gratis|not a dime|nothing really|can't (?:pay|afford) (?:anything|nothing|any)|no tengo (?:dinero|nada))\b"
)
_FREE = re.compile(
    r"\b(?:(?:has|have|needs?|got|must)(?: to)? be free|only free|free only|can't (?:pay|afford) (?:anything|nothing|a dime|any(?:thing)? out of pocket)|no money (?:for|to pay)|don't have (?:any )?money|have no money|zero budget|nothing out of pocket|(?:0|zero) (?:dollars|out of pocket)|\$0|no puedo pagar nada|que sea gratis|tiene que ser gratis|solo gratis|no tengo (?:dinero|con que pagar)|sin dinero)\b"
)
_OPENERS = re.compile(
    r"^(?:um+|uh+|well|so|like|i guess|maybe|i think|probably|i like|i love|i enjoy|i'm into|me gusta(?:n)?|me encanta(?:n)?|pues|bueno|creo que|tal vez|quizas?|i want to (?:be|do|work (?:in|with|as))|something (?:with|in|like)|algo (?:de|con|en))[, ]+"
)
_UNSURE = re.compile(
    r"^(?:i )?(?:don't know|dont know|idk|dunno|not sure|no idea|no se|no estoy segur[oa]|ni idea|skip|pass|next|no clue|whatever|anything|nothing|none|no|nope|yes|si|ok|okay|hi|hello|hey|hola|help|ayuda|stop|thanks|gracias|what|huh|why|que)\b[\s.!?,]*(?:really|yet|honestly|la verdad|todavia)?[\s.!?]*$"
)
_WHOLE_ANSWER_WORDS = 14
_EDUCATION_TERSE = (
    (Education.NONE, re.compile(r"^(?:none|no|nope|nothing|ninguno|ninguna|nada|primaria|secundaria|elementary|middle school|(?:[5-9]|10|11)(?:th)?(?: grade)?)\b[\s.!]*$")),
    (Education.HIGH_SCHOOL, re.compile(r"^(?:ged|hs|high school|highschool|diploma|12|12th|prepa|preparatoria|bachillerato|graduated)\b")),
    (Education.SOME_COLLEGE, re.compile(r"^(?:some|some college|a little college|college|un poco de universidad)\b")),
    (Education.ASSOCIATE, re.compile(r"^(?:associates?|2 year|two year)\b")),
    (Education.BACHELOR, re.compile(r"^(?:bachelors?|4 year|four year|universidad|licenciatura|degree)\b")),
    (Education.MASTER, re.compile(r"^(?:masters?|maestria)\b")),
)  # fmt: skip
_TRANSPORT_TERSE = (
    (Transport.NONE, re.compile(r"\b(?:walk|walking|on foot|feet|bike|bicycle|nothing|none|no way|a pie|caminando|bicicleta|nada|ninguno)\b")),
    (Transport.TRANSIT, re.compile(r"\b(?:bus|buses|transit|embark|autobus|camion)\b")),
    (Transport.RIDE, re.compile(r"\b(?:rides?|mom|dad|friend|friends|husband|wife|carpool|uber|lyft|someone|family|aventon|raite|familia|amigo|mama|esposo|esposa)\b")),
    (Transport.CAR, re.compile(r"\b(?:car|truck|drive|vehicle|van|suv|pickup|motorcycle|jeep|carro|coche|troca|camioneta|auto|manejo)\b")),
)  # fmt: skip


def read(parse: Mapping[str, Any], asked: str | None = None, *, hypothetical: bool = False) -> ProfileUpdate:
    """What the message changes.

    `parse` is Rasa's parse of one message, `asked` the profile field (or status, or need) that was just asked for. What
    a "what if" message tries out is only given with `hypothetical=True`: it is tried, not kept.
    """
    reading = _Reading(parse, asked)
    if _trying_out(parse) and not hypothetical:
        return ProfileUpdate(given=Profile(language=reading.given.get("language")))
    reading.take()
    return reading.update()


def _trying_out(parse: Mapping[str, Any]) -> bool:
    if (parse.get("intent") or {}).get("name") == "what_if":
        return True
    return any(item.get("what_if") for item in parse.get("entities") or ())


class _Reading:
    """Collects what one parse says, field by field."""

    def __init__(self, parse: Mapping[str, Any], asked: str | None) -> None:
        self.parse = parse
        self.asked = asked
        self.intent = str((parse.get("intent") or {}).get("name") or "")
        self.entities: Sequence[Entity] = [item for item in parse.get("entities") or () if isinstance(item, Mapping)]
        self.plain = _plain(str(parse.get("text") or ""))
        self.given: dict[str, Any] = {}
        self.removed: dict[str, list[str]] = {}
        if parse.get("language"):
            self.given["language"] = parse["language"]

    def take(self) -> None:
        """Read every kind of fact, then the terse answer where the question was not answered otherwise."""
        readers: tuple[Callable[[], None], ...] = (
            self._place, self._work, self._quantities, self._circumstances, self._support, self._own_words, self._language,
        )  # fmt: skip
        for reader in readers:
            reader()
        self._answer()
        self._consequences()

    def update(self) -> ProfileUpdate:
        """The collected facts as a valid update; a value out of its bounds is dropped, the others stay."""
        given = {name: value for name, value in self.given.items() if value not in (None, [])}
        while True:
            try:
                profile = Profile.model_validate(given)
                break
            except ValidationError as error:
                for problem in error.errors():
                    given.pop(str(problem["loc"][0]), None)
        replaced = []
        lists = {name for name, value in Profile().model_dump().items() if value == []}
        if self.intent == "change_answer" or re.search(
            r"\b(?:actually|instead|change|correction|i meant|mejor|en realidad|cambia|quise decir)\b", self.plain
        ):
            replaced = sorted(lists & set(given) - {"denied", "statuses", "needs", "credentials", "experience"})
        return ProfileUpdate(given=profile, removed=self.removed, replaced=replaced)

    def _of(self, *kinds: str) -> list[Entity]:
        return [item for item in self.entities if item.get("entity") in kinds]

    def _add(self, name: str, values: Iterable[str]) -> None:
        present = self.given.setdefault(name, [])
        present.extend(value for value in values if value not in present)

    def _place(self) -> None:
        accepted = {"home", "bare"} | ({"maybe", "work", "asked"} if self.asked == "place" else set())
        if self.asked not in (None, "place") and self.intent not in ("inform", "change_answer", ""):
            accepted -= {"bare"}
        found = [item for item in self._of("place") if item.get("role") in accepted]
        if not found:
            return
        best = max(found, key=lambda item: (item.get("strength") or 0, -int(item.get("start") or 0)))
        corrected = [item for item in self._of("place") if item.get("role") == "denied"]
        if corrected:
            best = max(found, key=lambda item: int(item.get("start") or 0))
        self.given["place"] = _one_place([best, *[item for item in found if item is not best]])

    def _work(self) -> None:
        wanted_asked = self.asked in ("interests", "target_occupations", "fields")
        short = len(self.plain.split()) <= 5 and self.intent in ("inform", "ask_recommendations", "ask_pathway", "")
        names = self._of("occupation", "credential", "field")
        for item in names:
            kind, role = item["entity"], str(item.get("role") or "bare")
            values = list(item.get("values") or [item["value"]])
            if wanted_asked and kind == "occupation" and re.match(r"\w+ing \w+|do \w+", str(item.get("said") or "")) and role == "bare":
                continue
            if role == "bare":
                role = (
                    "be"
                    if self.asked in ("experience", "credentials")
                    else "want"
                    if wanted_asked or (short and not self.asked)
                    else "bare"
                )
            twin = any(
                other is not item and other["entity"] != kind and other.get("start") == item.get("start")
                for other in names
            )
            self._work_fact(kind, role, values, twin, item)

    def _work_fact(self, kind: str, role: str, values: list[str], twin: bool, item: Entity) -> None:
        if kind == "occupation":
            if role == "want":
                self._add("target_occupations", values[:2])
            elif role in ("be", "past"):
                self._add("experience", values[:1])
            elif role == "have" and not twin:
                self._add("experience", [])
            elif role == "avoid":
                self.removed.setdefault("target_occupations", []).extend(values)
                self._add("avoid", [_said(self.parse, item)])
        elif kind == "credential":
            if role in ("be", "have"):
                self._add("credentials", values[:1])
            elif role == "denied":
                self._add("denied", values[:1])
        elif kind == "field" and role == "want":
            self._add("fields", values[:1])
        elif kind == "field" and role == "avoid":
            self.removed.setdefault("fields", []).extend(values[:1])
            self._add("avoid", [_said(self.parse, item)])

    def _quantities(self) -> None:
        for item in self._of(*_QUANTITIES):
            name, value = str(item["entity"]), item["value"]
            if name == "max_miles" and item.get("role") == "bicycle" and "max_miles" in self.given:
                continue
            self.given[name] = int(value) if name == "age" else float(value)
        if "budget_usd" not in self.given and _FREE.search(self.plain):
            self.given["budget_usd"] = 0.0

    def _circumstances(self) -> None:
        for item in self._of("status"):
            self._add("statuses" if item.get("role") == "yes" else "denied", [str(item["value"])])
        for item in self._of("education"):
            self.given["education"] = item["value"]
        for item in self._of("transport"):
            self.given["transport"] = item["value"]
        for item in self._of("schedule"):
            if item.get("role") == "no":
                self.removed.setdefault("schedule", []).append(str(item["value"]))
            else:
                self._add("schedule", [str(item["value"])])
        if "schedule" in self.given:
            self.given["schedule"].sort(key=[value.value for value in Schedule].index)
            if "schedule" in self.removed:
                self.given["schedule"] = [
                    value for value in self.given["schedule"] if value not in self.removed["schedule"]
                ]
        for item in self._of("online_ok"):
            self.given["online_ok"] = bool(item["value"])

    def _support(self) -> None:
        for item in self._of("need"):
            self._add("needs" if item.get("role") == "need" else "denied", [str(item["value"])])
        if self.asked == "needs":
            self._add("needs", [str(item["value"]) for item in self._of("support_category")])

    def _own_words(self) -> None:
        self._add("interests", [str(item["value"]) for item in self._of("interest")])
        self._add("avoid", [str(item["value"]) for item in self._of("avoid")])
        if self.asked in ("interests", "avoid") and not self.given.get(self.asked):
            words = _whole_answer(str(self.parse.get("text") or ""), self.plain)
            if words and (
                self.asked == "avoid"
                or self.intent not in ("greet", "skip", "dont_know", "deny", "help", "crisis", "opt_out")
            ):
                self._add(self.asked, [words])

    def _language(self) -> None:
        for item in self._of("language_name"):
            self.given["language"] = item["value"]

    def _answer(self) -> None:
        """A terse answer to the question that was asked."""
        asked = self.asked
        if not asked or asked in ("interests", "avoid", "place"):
            return
        if asked in _QUANTITIES:
            self._number_answer(asked)
        elif asked in ("statuses", "needs", "denied"):
            return
        elif asked == "schedule" and "schedule" not in self.given and _ANY.search(self.plain):
            self.given["schedule"] = [value.value for value in Schedule]
        elif asked == "online_ok" and "online_ok" not in self.given:
            if _NO_OPENING.match(self.plain):
                self.given["online_ok"] = False
            elif _YES_OPENING.match(self.plain) or _ANY.search(self.plain):
                self.given["online_ok"] = True
        elif asked == "transport" and "transport" not in self.given:
            self._transport_answer()
        elif asked == "education" and "education" not in self.given:
            self.given["education"] = next(
                (level.value for level, pattern in _EDUCATION_TERSE if pattern.search(self.plain)), None
            )
        elif asked in {*(status.value for status in Status), *(need.value for need in SupportCategory)}:
            self._yes_no(asked)

    def _transport_answer(self) -> None:
        if _NO_OPENING.match(self.plain):
            self.given["transport"] = Transport.NONE.value
        elif _YES_OPENING.match(self.plain):
            self.given["transport"] = Transport.CAR.value
        else:
            self.given["transport"] = next(
                (way.value for way, pattern in _TRANSPORT_TERSE if pattern.search(self.plain)), None
            )

    def _yes_no(self, asked: str) -> None:
        name = "statuses" if asked in {status.value for status in Status} else "needs"
        if asked in self.given.get(name, []) or asked in self.given.get("denied", []):
            return
        if _NO_OPENING.match(self.plain):
            self._add("denied", [asked])
        elif _YES_OPENING.match(self.plain):
            self._add(name, [asked])

    def _number_answer(self, asked: str) -> None:
        if asked in self.given:
            return
        others = {"budget_usd", "min_wage_hourly"} if asked in ("budget_usd", "min_wage_hourly") else set()
        for other in others - {asked}:  # "500 a month" was read as money of the other kind; the question settles it
            if other in self.given and other == "budget_usd" and asked == "min_wage_hourly":
                self.given[asked] = _hourly(self.given.pop(other))
                return
        numbers = [float(item["value"]) for item in self._of("number")]
        if not numbers and asked == "budget_usd" and (_EMPTY.match(self.plain) or _NO_OPENING.match(self.plain)):
            self.given[asked] = 0.0
        if not numbers or _NO_LIMIT.search(self.plain):
            return
        value = max(numbers)
        if asked == "min_wage_hourly":
            self.given[asked] = _hourly(min(numbers))
        elif asked == "age":
            self.given[asked] = int(value)
        else:
            self.given[asked] = value

    def _consequences(self) -> None:
        """What follows from the facts: no diploma, no schooling finished; a layoff leaves one without work."""
        statuses = self.given.setdefault("statuses", [])
        denied = self.given.get("denied", [])
        education = self.given.get("education")
        if "high_school_student" in statuses:
            self.given["education"] = Education.NONE.value
            if "no_diploma" in statuses:
                statuses.remove("no_diploma")
        elif "no_diploma" in statuses and education in (None, "none", "high_school"):
            self.given["education"] = (
                Education.NONE.value if not self._earned_equivalency() else Education.HIGH_SCHOOL.value
            )
            if self.given["education"] == Education.HIGH_SCHOOL.value:
                statuses.remove("no_diploma")
        elif "no_diploma" in statuses:
            statuses.remove("no_diploma")
        if "no_diploma" in statuses and self.given.get("age") in _YOUTH:
            self._add("statuses", [Status.YOUTH_OUT_OF_SCHOOL.value])
        if "dislocated_worker" in statuses and "employed" not in statuses:
            self._add("statuses", [Status.UNEMPLOYED.value])
        if "employed" in statuses and "unemployed" in statuses:
            statuses.remove("employed")
        self.given["statuses"] = [item for item in statuses if item not in denied]
        self.given["avoid"] = [item for item in self.given.get("avoid", []) if item]

    def _earned_equivalency(self) -> bool:
        return (
            self.given.get("education") == "high_school"
            and bool(re.search(r"\b(?:ged|hiset)\b", self.plain))
            and not re.search(
                r"\b(?:no|don't have|without|need|want|get|sin) (?:a |my |or |mi )?(?:\w+ )?(?:ged|hiset)\b", self.plain
            )
        )


def _one_place(found: Sequence[Entity]) -> Place | None:
    """The place of the first entity; a county or ZIP code named beside it fills it in, and settles a name of two counties."""
    places = [dict(item) for item in found[0].get("places") or ()]
    if not places:
        return None
    beside = [dict(item) for entity in found[1:] for item in entity.get("places") or ()]
    for other in beside:
        same = [place for place in places if place.get("county") == other.get("county")]
        if same and len(places) > 1:
            places = same
        if other.get("zip") and other.get("county") == places[0].get("county"):
            places[0]["zip"] = other["zip"]
    if len(places) > 1:
        return Place(name=places[0].get("name"))  # which of the two is for a question to settle, not for a guess
    return Place.model_validate({key: value for key, value in places[0].items() if key in Place.model_fields})


def _said(parse: Mapping[str, Any], item: Entity) -> str:
    return str(parse.get("text") or "")[int(item.get("start") or 0) : int(item.get("end") or 0)] or str(
        item.get("said") or ""
    )


def _hourly(value: float) -> float:
    """A bare number asked for as a wage: dollars an hour, or a year where it is too large for an hour."""
    return value if value <= _GREATEST_HOURLY else round(value / _HOURS_A_YEAR, 2)


def _plain(text: str) -> str:
    folded = "".join(
        unicodedata.normalize("NFD", character)[0] for character in text.lower().replace("’", "'") if character
    )
    return re.sub(r"\s+", " ", folded).strip()


def _whole_answer(text: str, plain: str) -> str:
    """A short answer as it stands, without its opening words; nothing where it is no answer."""
    words = re.sub(r"\s+", " ", "".join(item if item.isprintable() else " " for item in text)).strip()
    opener = _OPENERS.match(plain)
    if opener and len(plain) == len(words):
        words = words[opener.end() :]
    words = words.strip(" .,!?")
    if (
        not words
        or _UNSURE.match(plain)
        or len(words.split()) > _WHOLE_ANSWER_WORDS
        or not re.search(r"[^\W\d_]{2}", words)
    ):
        return ""
    if re.search(r"\d{7,}|\d{3}[- ]\d{2,3}[- ]\d{4}", words):
        return ""
    return words[:120]
