"""From what a message was parsed into to what it changes in the profile. Pure: same parse, same answer.

The extractor says which words were found and in what light; the rules of the field stand here: a wish is no credential,
somebody else's facts are not the person's own, a denial goes to `denied` and nowhere else, and a terse answer ("20",
"nope", "either") is read in the light of the question.
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from actions.terse import (
    QUANTITIES,
    answer_to,
    counts_people,
    fold,
    holds_secret,
    hourly,
    is_no,
    is_yes,
    nothing_to_avoid,
    one_of,
    own_words,
    says_nothing,
    without_closer,
    without_opener,
)
from pathways.profile import Place, Profile, ProfileUpdate
from pathways.vocabulary import Education, Schedule, Status, SupportCategory

Entity = Mapping[str, Any]
_STATUSES = frozenset(status.value for status in Status)
_NEEDS = frozenset(need.value for need in SupportCategory)
_NO_DESCRIPTION = frozenset({"greet", "skip", "dont_know", "deny", "help", "crisis", "opt_out"})
_ABOUT_WORK = frozenset(
    {"occupation", "credential", "field", "interest", "number", "language_name", "provider", "ordinal"}
)
_NAMES_A_WISH = frozenset({"inform", "change_answer", "ask_recommendations", "ask_pathway", ""})
_ASKS_ABOUT_PLACES = frozenset({"ask_wage", "ask_demand", "ask_cost", "ask_source", "compare", "out_of_scope"})
_LONGEST_TRAINING_WEEKS = 416  # eight years: who speaks of more tells what they have done
_LIVES_THERE = 4  # strength of a place that is lived in or near, not only named
_ASKS_FOR_HELP = frozenset({"ask_support", "ask_financial_aid"})
_TELLS = re.compile(r"\b(?:have|got|want|used|says?|offers?|already|trabaj\w+|tengo|tenemos|recib\w+|ya)\b")
_SHORT = 12  # words
_LONG = 4
_CORRECTS = re.compile(
    r"\b(?:actually|instead|nvm|never ?mind|scratch that|on second thought|change|correction|i meant|make that|mejor|en realidad|cambia|quise decir)\b"
)
_TAKEN_BACK = re.compile(
    r"\bbe an? [\w ]+ any ?more\b|^(?:no,? )?(?:i'm |i am )?not an? [\w ]+, (?:my|his|her|that's)|\bnever (?:did |got |had |get |finished |took )|\bya no quiero ser\b"
)
"""A wish given up, a denial, or something never got: no aversion."""
_WISH = re.compile(r"^(?:want to|wanna|like to|to) (?:(?:be|do|work as)(?: an?)? |(?P<verb>[a-z]+)\b)", re.IGNORECASE)
_WHATEVER = re.compile(r"\b(?:o )?(?:lo que sea|cualquier cosa|whatever|anything)\b")
_DONE_WORK = frozenset({"be", "past", "left"})
_ABOUT_THE_PAST = frozenset({"experience", "education", "credentials"})
_DOING = re.compile(r"^\w+ing$|^\w+(?:ar|er|ir) ")  # "cooking", "welding": what one does names a job and a liking alike
_ARTICLE = re.compile(r"(?:an?|un|una) ", re.IGNORECASE)
_ABOUT_A_WISH = re.compile(
    r"\b(?:want|work|like|job|jobs|becoming|become|something|someday|maybe|either|those|these|them|both|any|thing|stuff|probably|guess|think|kind|sort|whichever|please|possibly|sure|which|know|don't|about|area|field|industry|sector|campo|igual|"
    r"cualquiera|alguno|alguna|algo|quizas|talvez|creo|tambien|puede|cosa|trabajo|trabajar|asi|eso|dos)\b"
)
_SUPPOSES = re.compile(
    r"\?|\b(?:if|what|how about|suppos\w+|imagine|say|would|could|instead|can i|si|y con|que tal|que pasa\w*|suponga\w*|supongamos|imagin\w+|pudiera|tuviera|podria|cambia\w*)\b"
)
_NOT_ME = re.compile(r",? (?:(?:but|and|pero) )?(?:not me|yo no|i (?:didn't|wasn't|never (?:did|was)))[\s.!]*$")
_YOUTH = range(16, 25)
_FOR_SCHOOL = r"(?: (?:for|to pay for|to go to|para|para pagar|con que pagar) (?:it|this|that|school|any of it|class(?:es)?|training|college|tuition|la escuela|estudiar|el curso|eso|esto|clases|la universidad)\b|(?= *(?:$|[.,;!)]| right| now| but| so| and| at| pero| ahorita| y)))"
_FREE = re.compile(
    r"\b(?:(?:has|have|needs?|got|must)(?: to)? be free|only free|free only|(?:only|but only|unless) (?:if |when )?it'?s free|free or (?:i|nothing|no)\b|(?:can'?t|cannot|couldn'?t) (?:pay|afford)(?: for)? (?:anything|nothin[g']?|a dime|a thing|any(?:thing)? out of pocket)|zero budget|nothing out of pocket|(?:0|zero) (?:dollars|out of pocket)|\$0|no puedo pagar nada|que sea gratis|tiene que ser gratis|(?:solo|nomas|solamente) (?:si (?:es|sea|fuera) )?gratis|no tengo con que pagar|sin dinero"
    rf"|(?:no money|(?:don'?t|do not|ain'?t) (?:have|got) (?:any |the |no )?money|(?:have|got) (?:no|zero) money|no tengo (?:nada de )?dinero){_FOR_SCHOOL})"
)


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
    """Whether the message only tries something out: an intent alone, without a word of it, is not enough."""
    if (parse.get("intent") or {}).get("name") == "what_if" and _SUPPOSES.search(fold(str(parse.get("text") or ""))):
        return True
    return any(item.get("what_if") for item in parse.get("entities") or ())


class _Reading:
    """Collects what one parse says, field by field."""

    def __init__(self, parse: Mapping[str, Any], asked: str | None) -> None:
        self.parse = parse
        self.asked = asked
        self.intent = str((parse.get("intent") or {}).get("name") or "")
        self.entities: Sequence[Entity] = [item for item in parse.get("entities") or () if isinstance(item, Mapping)]
        self.plain = fold(str(parse.get("text") or ""))
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
        self._terse()
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
        if self._corrects():
            replaced = sorted(lists & set(given) - {"denied", "statuses", "needs", "credentials", "experience"})
        return ProfileUpdate(given=profile, removed=self.removed, replaced=replaced)

    def _corrects(self) -> bool:
        """Whether the message takes an earlier answer back."""
        return self.intent == "change_answer" or bool(_CORRECTS.search(self.plain))

    def _of(self, *kinds: str) -> list[Entity]:
        return [item for item in self.entities if item.get("entity") in kinds]

    def _add(self, name: str, values: Iterable[str]) -> None:
        present = self.given.setdefault(name, [])
        present.extend(value for value in values if value not in present)

    def _place(self) -> None:
        accepted = {"home", "bare"} | ({"maybe", "work", "asked"} if self.asked == "place" else set())
        of_a_tribe = self.asked in ("statuses", "tribal_citizen")  # "Choctaw" is no town there
        if of_a_tribe or (self.asked not in (None, "place") and self.intent not in ("inform", "change_answer", "")):
            accepted -= {"bare"}
        if self.intent == "ask_recommendations":
            accepted |= {"asked"}
        if self.asked == "statuses":
            accepted -= {"bare"}
        found = [item for item in self._of("place") if item.get("role") in accepted]
        if self.intent in _ASKS_ABOUT_PLACES and self.asked != "place":
            found = [item for item in found if (item.get("strength") or 0) >= _LIVES_THERE]
        if not found:  # where somebody works now is where they can train, if nothing else is said
            theirs = any(item.get("role") == "yes" and item.get("value") == "employed" for item in self._of("status"))
            works = [
                item for item in self._of("place") if item.get("role") == "work" and (item.get("strength") or theirs)
            ]
            found = works if self.intent not in _ASKS_ABOUT_PLACES else []
        if not found:
            return
        best = max(found, key=lambda item: (item.get("strength") or 0, -int(item.get("start") or 0)))
        corrected = [item for item in self._of("place") if item.get("role") == "denied"]
        if corrected:
            best = max(found, key=lambda item: int(item.get("start") or 0))
        best = _town_of(best, found)
        self.given["place"] = _one_place([best, *[item for item in found if item is not best]])

    def _work(self) -> None:
        wanted_asked = self.asked in ("interests", "target_occupations", "fields")
        short = len(_WHATEVER.sub("", self.plain).split()) <= 5 and self.intent in _NAMES_A_WISH
        names = self._of("occupation", "credential", "field")
        sought = {item.get("start") for item in self._of("credential") if item.get("role") == "want"}
        told = [*names, *({"said": fold(_said(self.parse, item))} for item in self._of("place", "schedule"))]
        for item in names:
            kind, role = item["entity"], str(item.get("role") or "bare")
            values = list(item.get("values") or [item["value"]])
            if (
                wanted_asked
                and kind == "occupation"
                and re.match(r"\w+ing \w+|do \w+", str(item.get("said") or ""))
                and role == "bare"
            ):
                continue
            if role == "bare" and kind == "occupation" and item.get("start") in sought and self.intent in _NAMES_A_WISH:
                role = "want"  # "on parole, want to get my CDL": the licence stands for its job
            if self.asked == "avoid" and short and role in ("bare", "want"):
                continue  # "factory work", asked what to keep away from
            if role == "bare":
                role = (
                    "be"
                    if self.asked in ("experience", "credentials")
                    else "want"
                    if wanted_asked
                    or (short and (not (self.asked or kind == "field") or not _left_over(self.plain, told)))
                    or (self.intent in _NAMES_A_WISH and not _left_over(self.plain, told))
                    else "bare"
                )
            if kind == "occupation" and self.asked == "fields" and item.get("sector") and role == "want":
                self._add("fields", [str(item["sector"])])
                continue
            if kind == "occupation" and self.asked == "credentials" and item.get("credential") and role == "be":
                self._add("credentials", [str(item["credential"])])
                continue
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
            elif role == "left":
                self._add("experience", values[:1])
                self.removed.setdefault("target_occupations", []).extend(values)
                self._add("avoid", [_said(self.parse, item)])
            elif role == "given up":
                self.removed.setdefault("target_occupations", []).extend(values)
            elif role == "avoid":
                self.removed.setdefault("target_occupations", []).extend(values)
                if not _TAKEN_BACK.search(self.plain):
                    self._add("avoid", [_said(self.parse, item)])
        elif kind == "credential":
            if role in ("be", "have"):
                self._add("credentials", values[:1])
            elif role == "denied":
                self._add("denied", values[:1])
        elif kind == "field" and role == "want":
            self._add("fields", values[:1])
        elif kind == "field" and role == "given up":
            self.removed.setdefault("fields", []).extend(values[:1])
        elif kind == "field" and role == "avoid":
            self.removed.setdefault("fields", []).extend(values[:1])
            if not _TAKEN_BACK.search(self.plain):
                self._add("avoid", [_said(self.parse, item)])

    def _quantities(self) -> None:
        for item in self._of(*QUANTITIES):
            name, value = str(item["entity"]), item["value"]
            if name == "max_miles" and item.get("role") == "bicycle" and "max_miles" in self.given:
                continue
            if name == "max_weeks" and (self.asked in _ABOUT_THE_PAST or value > _LONGEST_TRAINING_WEEKS):
                continue  # "drywall 6 years", "cooked at the school 15 yrs"
            if name == "max_weeks" and name in self.given and not self._corrects():
                value = max(value, self.given[name])
            self.given[name] = int(value) if name == "age" else float(value)
        if "budget_usd" not in self.given and _FREE.search(self.plain):
            self.given["budget_usd"] = 0.0

    def _circumstances(self) -> None:
        for item in self._of("status"):
            if item.get("role") != "bare":
                self._add("statuses" if item.get("role") == "yes" else "denied", [str(item["value"])])
            elif self.asked in ("statuses", item["value"]):  # the name of a tribe and nothing else
                self._add("statuses", [str(item["value"])])
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
        asks = self.intent in _ASKS_FOR_HELP and not _TELLS.search(self.plain) and len(self.plain.split()) <= _SHORT
        if self.asked == "needs" or asks:
            self._add("needs", [str(item["value"]) for item in self._of("support_category")])

    def _own_words(self) -> None:
        liked = [without_closer(without_opener(str(item["value"]))) for item in self._of("interest")]
        self._add("interests", [words for words in liked if not (holds_secret(words) or says_nothing(words))])
        named = [
            item for item in self._of("occupation")
            if item.get("role") in ("want", "bare", "be", "past") and not _DOING.match(str(item.get("said") or ""))
        ]  # fmt: skip
        # A job they name is a target, not a thing they like ("a nurse").
        self.given["interests"] = [
            words for words in self.given["interests"] if not _ARTICLE.match(words) or _left_over(words, named)
        ]
        self._add(
            "avoid", _shortest([*self.given.pop("avoid", []), *(str(item["value"]) for item in self._of("avoid"))])
        )
        if self.asked not in ("interests", "avoid") or self.given.get(self.asked):
            return
        if self.asked == "interests" and self.intent in _NO_DESCRIPTION:
            return
        facts = [
            (int(item["start"]), int(item["end"])) for item in self.entities
            if (item.get("entity") not in _ABOUT_WORK or (item["entity"] == "occupation" and item.get("role") in _DONE_WORK))
            and item.get("role") != "maybe" and "end" in item
        ]  # fmt: skip
        if self.asked == "avoid" and nothing_to_avoid(self.plain):
            return
        words = own_words(str(self.parse.get("text") or ""), self.plain, facts, likings=self.asked == "interests")
        if words and (self.asked == "avoid" or not (named and self._targets_named()) or _left_over(words, named)):
            self._add(self.asked, one_of(words) if self.asked == "interests" else [words])

    def _targets_named(self) -> bool:
        return bool(self.given.get("target_occupations") or self.given.get("experience"))

    def _language(self) -> None:
        for item in self._of("language_name"):
            self.given["language"] = item["value"]

    def _terse(self) -> None:
        """A terse answer to the question that was asked."""
        asked = self.asked
        if not asked or self.given.get(asked) not in (None, []):
            return
        if asked == "min_wage_hourly" and "budget_usd" in self.given:  # "$2000" was read as money of the other kind
            self.given[asked] = hourly(self.given.pop("budget_usd"))
        elif asked in _STATUSES or asked in _NEEDS:
            self._yes_no(asked)
        elif asked in QUANTITIES and self._asks_something():
            return  # a bare number in a question says which suggestion is meant, not how much
        elif asked in Profile.model_fields:
            counted = [
                item
                for item in self._of("number", *(("weeks",) if asked == "max_weeks" else ()))
                if not counts_people(str(self.parse.get("text") or ""), item)
            ]
            value = answer_to(asked, self.plain, [float(item["value"]) for item in counted])
            if value is not None:
                self.given[asked] = int(value) if asked == "age" else value

    def _asks_something(self) -> bool:
        asking = self.intent.startswith("ask_") or self.intent in ("compare", "why", "what_if")
        return asking and len(self.plain.split()) > 1

    def _yes_no(self, asked: str) -> None:
        name = "statuses" if asked in _STATUSES else "needs"
        if asked in self.given.get(name, []) or asked in self.given.get("denied", []):
            return
        if is_no(self.plain) or _NOT_ME.search(self.plain):
            self._add("denied", [asked])
        elif is_yes(self.plain):
            self._add(name, [asked])

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


def _town_of(best: Entity, found: Sequence[Entity]) -> Entity:
    """The town named beside its county ("Cherokee County, by Hulbert"), else `best` itself."""
    place: Mapping[str, Any] = (best.get("places") or ({},))[0]
    if place.get("name") or place.get("zip"):
        return best
    for item in found:
        town: Mapping[str, Any] = (item.get("places") or ({},))[0]
        if town.get("name") and town.get("county") == place.get("county"):
            return item
    return best


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
    words = str(parse.get("text") or "")[int(item.get("start") or 0) : int(item.get("end") or 0)]
    return _WISH.sub(_doing, words or str(item.get("said") or ""))


def _doing(match: re.Match[str]) -> str:
    """What is wished for, as one says it: "want to teach" is "teaching", "want to be a teacher" is "teacher"."""
    verb = match["verb"]
    return f"{re.sub('e$', '', verb)}ing" if verb else ""


def _left_over(words: str, named: Iterable[Entity]) -> bool:
    """Whether words say more than the names of jobs."""
    rest = fold(words)
    for item in named:
        rest = rest.replace(str(item.get("said") or ""), " ")
    return bool(
        re.search(
            r"[^\W\d_]{4,}",
            re.sub(_ABOUT_A_WISH, " ", rest),
        )
    )


def _shortest(items: Iterable[str]) -> list[str]:
    """Without those that hold another one and little else ("trabajar en oficina" beside "oficina")."""
    kept = list(dict.fromkeys(items))
    return [
        item
        for item in kept
        if len(item.split()) > _LONG or not any(other != item and other.lower() in item.lower() for other in kept)
    ]
