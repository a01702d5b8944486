"""Occupations, credentials, sectors and schools that a message names, each with what it is to the person.

Names come from the database's phrases, from `bot.nlu.duties` (what people do) and from workplaces; a longer name hides
the shorter ones inside it.
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.nlu import work_words as words
from bot.nlu.context import Context
from bot.nlu.duties import Duties
from bot.nlu.gazetteer import Mention
from bot.nlu.likes import LIKING
from bot.nlu.spelling import Plain
from bot.nlu.work import role_of
from bot.nlu.workplaces import Located, only_a_place, workplaces

_MIN_WORD = 4
_NOT_CREDENTIALS = re.compile(
    r"^hs-diploma-or-hse$|-degree-field$"
)  # schooling: the profile's `education` holds it  # schooling: the profile's `education` holds it
_WISHED_DUTY = re.compile(
    r"\b(?:wants?|would like|would love|'d like|'d love|quiero|quiere|quisiera|gustaria|encantaria|hopes?|plans?|going)(?: to)?(?: (?:be|learn|learn to|learn how to|start|aprender|aprender a|ser|do|go|a))* $"
)
_PLAIN_NAMES = {"29-2061.00": "29-1141.00"}
"""Of a name of two jobs the one that is meant by who holds it and says no more ("I was a nurse": a registered one)."""
_LANGUAGES = re.compile(r"\b(?:hablo|habla|speak|speaks|bilingual|bilingue|fluent)\b[^.;!?]*$")
_EVERYDAY = frozenset(
    ("art", "music", "film", "animals", "planes", "airplanes", "helicopters", "drones", "fitness", "design", "photography",
     "flight", "animales", "arte", "musica", "aviones", "cine", "diseno", "fotografia", "cocina", "naturaleza")
)  # fmt: skip
"""Words of a sector that are just as well things to like."""
_HOBBIES = frozenset(
    ("drawing", "sewing", "baking", "cooking", "gardening", "woodworking", "photography", "painting", "flying", "writing",
     "hacking", "gaming", "dibujar", "coser", "hornear", "cocinar", "pintar", "escribir", "hunting", "electrical",
     "helping people", "help people", "ayudar a la gente", "arreglar cosas", "fixing things", "growing things",
     "working with plants")
)  # fmt: skip
"""Names of jobs that are just as well things to like."""
_SECTORS = frozenset(("law enforcement", "office work", "farming", "ranching"))
"""Titles of a job too, but said of the whole sector."""
_INTERESTED = re.compile(
    r"\b(?:interested in|interest in|interesan?|interesaria|interesad[oa] en|llaman? la atencion) +$"
)
_HELPER = re.compile(
    r"(?: \w+)? ?,? (?:as (?:an? |the )?)?(?:helper|apprentice|laborer|ayudante|aprendiz|de ayudante)\b"
)
_SECTOR_ONLY = re.compile(r"(?:work|trabaj)\w*(?: (?:in|en|at|de|for))?(?: (?:the|an?|la|el|una?))? (?=\w+(?: \w+)?$)")
_LICENSED = re.compile(
    r"\b(?:licensed|certified|registered|lic\.|(?:con|tengo|saque|mi|tiene) (?:mi |la |una |su )?(?:licencia|certificacion|certificado) (?:de|como)|(?:have|got|hold|with) (?:my |an? )?(?:licen[sc]e|certification) (?:as|in|for)(?: an?)?) (?:\w+ )?$"
)
_CERTIFIED_WORKER = re.compile(r"(?:certified|licensed|registered) \w+")
_UNLICENSED = re.compile(
    r"\b(?:not|never(?: got| been| actually)?|ain't|isn't|wasn't) (?:\w+ )?(?:licensed|certified)\b|\b(?:no|without an?|without my) (?:us |u\.s\. |american |oklahoma |state |valid |current )?licen[sc]e\b|\bsin (?:la )?licencia\b|\bno tengo (?:la |mi )?licencia\b(?: de aqui| americana)?(?! de (?:manejar|conducir))"
)
_UNLICENSED_REACH = 30  # characters
_CARD = re.compile(r"\b(apprentice|journeyman)(?:'?s)?\b(?: (card|license|licence|registration|ticket|test))?")
_WORK_IN = re.compile(r"(?:work|trabaj)\w* ")
_ACTIVITY = re.compile(r"^(?:\w+ing|do|work|help|fix|trabajar con|ayudar|arreglar cosas|estar) ?\w+")
_ONLY_WISHED = frozenset(
    ("vet", "fire department", "police department", "police force", "sheriff's office", "sheriffs office")
)
_PLANT = re.compile(r"^(?:empaca|ensambla|procesa|enlata|embotella)dora$")
_NURSE_BEFORE = re.compile(
    r"(?:^|[,:;]|\b(?:an?|be|become|becoming|my|the|to|as|for|and|or|of|lpn|bsn|soy|de|ser|licensed|y|adn|have|i'm|registered)) *$"
)


class WorkReader:
    """Reads what a message says of work."""

    def __init__(self, duties: Duties, occupation_credentials: Mapping[str, Sequence[str]]) -> None:
        """`occupation_credentials` are the credentials that the law asks of an occupation."""
        self._duties = duties
        self._needed_for: dict[str, list[str]] = {}
        for occupation, credentials in occupation_credentials.items():
            for credential in credentials:
                self._needed_for.setdefault(credential, []).append(occupation)
        self._held_by = {jobs[0]: credential for credential, jobs in self._needed_for.items() if len(jobs) == 1}
        self._held_by.update(duties.holders)

    def read(
        self, context: Context, plain: Plain, mentions: list[Mention], liked: list[tuple[int, int]]
    ) -> list[Located]:
        """Entities of work; `liked` are stretches that say what the person likes."""
        wanted = [item for item in mentions if not _only_liked(context, item, liked)]
        work = _at_work([self._as_said(context, item) for item in _named(context, wanted, plain)])
        places = list(workplaces(context, self._duties, work))
        work = [item for item in work if item[2]["entity"] != "field" or not only_a_place(context, item, places)]
        return [*work, *self._jobs_of_licences(work), *self._held(context, work), *places]

    def _as_said(self, context: Context, item: Located) -> Located:
        """A job with the credential that goes with it; a trade that is done "as a helper" is the helper's job."""
        start, end, entity = item
        plainly = _PLAIN_NAMES.get(str(entity["value"]), "")
        if (
            entity["entity"] == "occupation"
            and entity["role"] in ("be", "past")
            and plainly in entity.get("values", ())
        ):
            entity = {**entity, "value": plainly, "values": [plainly]}
            item = start, end, entity
        if entity["entity"] == "occupation" and entity["value"] in self._held_by:
            item = start, end, {**entity, "credential": self._held_by[entity["value"]]}
        helper = self._duties.helpers.get(str(entity["value"])) if entity["entity"] == "occupation" else None
        said = _HELPER.match(context.text, end)
        if helper is None or said is None:
            return item
        role = entity["role"]
        if role == "bare" and words.YEARS_AFTER.match(context.text[said.end() :]):
            role = "be"
        return start, end, {**entity, "value": helper, "values": [helper], "role": role}

    def _held(self, context: Context, work: list[Located]) -> Iterator[Located]:
        """Licences that are told by the job's name ("licensed barber"), and jobs that are told by the licence ("I'm an EMT-B")."""
        spans = {(start, end, item["entity"]) for start, end, item in work}
        for start, end, item in work:
            value, role = str(item["value"]), item.get("role")
            if item["entity"] == "occupation" and value in self._held_by and (start, end, "credential") not in spans:
                told = self._licence_told(context, start, end, role)
                if told:
                    licence = self._held_by[value]
                    yield start, end, {**item, "entity": "credential", "value": licence, "values": [licence], "role": told}  # fmt: skip
            elif item["entity"] == "credential" and (start, end, "occupation") not in spans:
                jobs = self._duties.licences.get(value) or self._needed_for.get(value, [])
                if len(jobs) == 1 and (role == "be" or (role == "have" and _CERTIFIED_WORKER.match(item["said"]))):
                    yield start, end, {**item, "entity": "occupation", "value": jobs[0], "values": jobs, "role": "be"}
        yield from self._cards(context, work)

    @staticmethod
    def _licence_told(context: Context, start: int, end: int, role: str | None) -> str:
        """The role of a trade's licence: `denied` where the sentence goes on to say so, `have`, or "" for nothing told."""
        if role in ("be", "past"):
            lacking = _UNLICENSED.search(context.text, end, context.sentence(end - 1)[1])
            if lacking is not None and lacking.start() - end <= _UNLICENSED_REACH:
                return "denied"
        licensed = role in ("be", "past", "bare", "have") and _LICENSED.search(context.text[:start])
        return "have" if licensed and not context.negated(start, end, reach=5) else ""

    def _cards(self, context: Context, work: list[Located]) -> Iterator[Located]:
        """The apprentice's or journeyman's card of the trade that the message names."""
        trades = [self._duties.cards[item["value"]] for _, _, item in work if item["value"] in self._duties.cards]
        for card in _CARD.finditer(context.text) if trades else ():
            value = trades[0][0 if card[1] == "apprentice" else 1]
            role = role_of(context, Mention("credential", card.start(), card.end(), card.group(), (value,)), [])
            item = {"entity": "credential", "value": value, "values": [value], "role": role.name, "said": card.group()}
            of_trade = any(
                start - card.end() <= 1 and card.start() <= start and job.get("role") in ("be", "past")
                for start, _, job in work
            )
            if of_trade and role.name == "bare":
                item["role"] = "have"  # "journeyman electrician"
            if of_trade or role.name in ("want", "be", "have") or card[2]:
                yield card.start(), card.end(), item
                yield from self._jobs_of_licences([(card.start(), card.end(), item)])

    def _jobs_of_licences(self, work: list[Located]) -> Iterator[Located]:
        """Who wants a licence, or names its school, wants the job that it is for, where that is just one or known."""
        named = {(start, end) for start, end, item in work if item["entity"] == "occupation"}
        for start, end, item in work:
            if item["entity"] != "credential" or (start, end) in named:
                continue
            jobs = self._duties.licences.get(item["value"]) or self._needed_for.get(item["value"], [])
            wished = item["role"] == "want" or (item["role"] == "bare" and item["said"].endswith(("academy", "school")))
            if wished and (len(jobs) == 1 or item["value"] in self._duties.licences):
                yield start, end, {**item, "entity": "occupation", "value": jobs[0], "values": jobs}


def with_duties(mentions: list[Mention], duties: list[Mention]) -> list[Mention]:
    """Both, without the names that a duty holds; of two for the same words the database's name with the duty's form."""
    kept: list[Mention] = []
    for item in mentions:
        around = next((duty for duty in duties if duty.start <= item.start and item.end <= duty.end), None)
        if around is None or item.kind not in ("occupation", "field") or _sector_of(item, around):
            kept.append(item)
        elif item.kind == "occupation" and (around.start, around.end) == (item.start, item.end):
            kept.append(replace(item, form=around.form))
    spans = {(item.start, item.end) for item in kept if item.kind == "occupation"}
    return sorted(
        [*kept, *(duty for duty in duties if (duty.start, duty.end) not in spans)],
        key=lambda item: (item.start, item.kind),
    )


def _sector_of(item: Mention, duty: Mention) -> bool:
    return item.kind == "field" and bool(_WORK_IN.match(duty.text))


def _at_work(work: list[Located]) -> list[Located]:
    """A title that is a job and a credential at once is both to who works as that ("CNA at the VA")."""
    jobs = {(start, end) for start, end, item in work if item["entity"] == "occupation" and item["role"] == "be"}
    return [
        (start, end, {**item, "role": "have"})
        if item["entity"] == "credential" and item["role"] == "bare" and (start, end) in jobs
        else (start, end, item)
        for start, end, item in work
    ]


def _only_liked(context: Context, mention: Mention, liked: list[tuple[int, int]]) -> bool:
    """Whether a job's everyday name is here just part of what somebody likes ("working with animals and being outside")."""
    if mention.kind == "field":
        return mention.text in _EVERYDAY and any(
            start <= mention.start and mention.end <= end and LIKING.search(context.text[:start])
            for start, end in liked
        )
    if mention.kind != "occupation":
        return False
    if mention.text in _HOBBIES and any(start <= mention.start and mention.end <= end for start, end in liked):
        return True
    if mention.form and words.SOUGHT_OR.search(context.before(mention.start)):
        return False
    return any(
        start <= mention.start and mention.end <= end
        and not (_WISHED_DUTY.search(context.text[: mention.start]) and not _ACTIVITY.match(mention.text))
        and not (_INTERESTED.search(context.text[:start]) and not _ACTIVITY.match(mention.text))
        and (_ACTIVITY.match(mention.text) or mention.end - mention.start < 0.6 * (end - start))
        for start, end in liked
    )  # fmt: skip


def _said_in_passing(plain: Plain, context: Context, mention: Mention, role: str) -> bool:
    """Whether a short name is another word here: "rn" for right now, "a vet" who served."""
    if mention.text == "rn":
        first, last = plain.span(mention.start, mention.end)
        return plain.original[first:last] == "rn" and not _NURSE_BEFORE.search(context.text[: mention.start])
    if _PLANT.search(mention.text) and re.search(r"\b(?:en|de) (?:la|una) $", context.text[: mention.start]):
        return True  # "en la empacadora": the plant, not who works there
    return mention.text in _ONLY_WISHED and role != "want"


def _wished_sectors(context: Context, named: list[Mention]) -> list[Mention]:
    """Duties that name a sector somebody wants to work in or not ("want to work construction"): the sector counts."""
    return [
        duty
        for duty in named
        if duty.kind == "occupation"
        and (sector := _SECTOR_ONLY.match(duty.text))
        and any(
            item.kind == "field" and item.start == duty.start + sector.end() and item.end == duty.end for item in named
        )
        and role_of(context, duty, named).name in ("want", "avoid", "ask", "bare", "denied")
    ]


def _named(context: Context, mentions: list[Mention], plain: Plain) -> Iterator[Located]:
    """Occupations, credentials, fields and providers; a longer name hides the shorter ones inside it."""
    named = [item for item in mentions if item.kind in ("occupation", "credential", "field", "provider", "nothing")]
    sectors = _wished_sectors(context, named)
    named = [item for item in named if item not in sectors]
    for mention in named:
        longer = any(
            other.start <= mention.start and mention.end <= other.end and len(other.text) > len(mention.text)
            for other in named
            if not (other.kind == "provider" and mention.kind == "provider") and other not in sectors
        )
        if longer or mention.kind == "nothing":
            continue
        if mention.kind == "provider":
            if len(mention.text) > _MIN_WORD:
                yield mention.start, mention.end, {"entity": "provider", "value": mention.values[0]}
            continue
        role = role_of(context, mention, named)
        if _said_in_passing(plain, context, mention, role.name):
            continue
        if (
            role.name == "bare" and mention.form and (mention.start or mention.end < len(context.text.rstrip(" .!")))
        ):  # "a good host", "the paint work": no duty of theirs
            continue
        values = [value for value in mention.values if not _NOT_CREDENTIALS.search(value)]
        if mention.kind == "occupation" and mention.text in _SECTORS:
            continue
        if mention.text in ("ingles", "english") and _LANGUAGES.search(context.before(mention.start)):
            continue
        if (
            mention.kind == "field"
            and mention.text not in _SECTORS
            and any(
                other.kind == "occupation" and (other.start, other.end) == (mention.start, mention.end)
                for other in named
            )
        ):
            continue
        sector = next(
            (
                other.values[0]
                for other in named
                if other.kind == "field" and (other.start, other.end) == (mention.start, mention.end)
            ),
            None,
        )
        if values:
            yield mention.start, mention.end, {
                "entity": mention.kind, "value": values[0], "role": role.name, "values": values[:3], "said": mention.text,
                **({"sector": sector} if sector and mention.kind == "occupation" else {}),
            }  # fmt: skip
