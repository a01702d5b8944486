"""Whose status a message speaks of, and whether it is so: the clause and its subject decide.

A relative's, client's or spouse's status is not the speaker's; "not me" after it is a denial. What was and is over is no
status of today (it is denied where they say so), save service, a record or a layoff, which stay facts. Words that only ask
("can a felon ...", "why do you want to know if I have kids") give nothing.
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.nlu.context import Context
from bot.nlu.cues import TRIBES
from bot.nlu.status_words import EMPLOYER, NOT_A_MEMBER, STATUSES, StatusWords

Found = tuple[int, int, dict[str, Any]]
_YES, _NO, _NOTHING = "yes", "no", ""
_MARRIED_TO = re.compile(
    r"\b(?:married to|wife of|husband of|spouse of|widow of|son of|daughter of|kid of|child of|dating|raised by|engaged to|living with|casad[oa] con|espos[oa] de|hij[oa] de|viud[oa] de|novi[oa] de|mujer de)\s+(?:an? |the |un |una |mi )?(?:\w+ )?$"
)
_OF_OTHERS = re.compile(
    r"\b(?:people|those|others|anyone|someone|somebody|kids|folks|women|men|children|youth|teens|students|adults|patients|clients|families|victims|guys|inmates|gente|personas|ninos|jovenes|alguien|clientes|pacientes|alumnos|mujeres|hombres)\s+(?:(?:with|who (?:have|are|has|is|were|had)|who're|that (?:have|are)|are|were|on|in|con|que (?:tienen|son|estan|salen)|en|de)\s+)(?:\w+\s+){0,2}$"
)
_FOR_OTHERS = re.compile(
    r"\b(?:work(?:ed|s)? (?:with|around|for)|working (?:with|around)|help(?:ing|ed)?|serv(?:e|ing)|care for|caring for|taking care of|take care of|teach(?:ing)?|taught|tutor(?:ed|ing)?|coach(?:ed|ing)?|babysit(?:ting)?|nanny(?:ing)?(?: for)?|counsel(?:ing)?|support(?:ing)?|around|love|like|good with|ayudar(?: a)?|ayudo a|trabajar con|trabaje con|cuidar|cuidando|ensenar(?:le)?(?: a)?|apoyar a|atender a|como)\s+(?:(?:other|the|our|some|disabled|homeless|more|los|las|a|su|sus|de)\s+)*(?:\w+\s+)?$"
)
_ABOUT = re.compile(
    r"\b(?:about|is there|are there|for (?:a |any |the )?|do (?:you|they) help|hay para|sobre|only|just)\s+(?:\w+\s+)?$"
)
_SERVICES = re.compile(
    r"^\s+(?:services|benefits|programs?|lawyer|hospital|center|insurance|clinic|home|parking|law|studies|rights|officer)\b"
)
_OWN = re.compile(r"\b(?:i|i'm|i've|i'd|me|my|mine|we|we're|our|tengo|mi|mis|soy|estoy|yo|estuve|tuve|am)\b")
_FEARED = re.compile(
    r"\b(?:going to|might|may|could|about to|will|scared|afraid|worried|rumors?|if|van a|vayan? a|miedo)\b[^.;,]{0,20}$"
)
_WHETHER = re.compile(
    r"\b(?:know|ask(?:ing)?|asks|care|saber|pregunta\w*|importa)\b[^.;!?]{0,12}\b(?:if|whether|about|si|por|sobre)\b[^.;!?]*$|\bwhy\b[^.;!?]{0,30}\b(?:know|ask|need)\b[^.;!?]*$"
)
_SUPPOSED = re.compile(
    r"\b(?:if|unless|until|once|someday|suppose|even if|y si|cuando (?:tenga|sea)|si (?:tuviera|fuera)|when i (?:have|get|become))\s+(?:\w+\s+){0,3}$"
)
_IMPERSONAL = re.compile(
    r"\b(?:you|they|people|anyone|one|everybody|somebody|someone|does|do you|uno|hay que)\b[^,.;]{0,24}$"
)
_WISH = re.compile(
    r"\b(?:want(?:s|ed)?|wanna|would like|'d like|like|hope|hoping|plan(?:ning)?|going|think(?:ing)?|thought|dream|hate|try(?:ing)?|need|decide\w*|afraid|quiero|quisiera|me gustaria|pienso|voy|planeo)\s+(?:(?:to|about|of|on|a|de|en)\s+)*(?:be(?:come|ing)?|have|having|join(?:ing)?|get(?:ting)?|go(?:ing)? (?:in|into|to)|ser|tener|ir|entrar)?\s*(?:an? |un |una |to |in |al? )?(?:\w+\s+)?$"
)
_WAS = re.compile(
    r"\b(?:was|were|used to(?: be| get| have| live| receive)?|back when|when i was|antes|era|estaba|estuve|recibia|tenia|cuando era)\b[^.;,]{0,26}$"
)
_NO_LONGER = re.compile(
    r"^[^.;!?]{0,40}?\b(?:not any ?more|no more|not (?:now|currently)|no longer|don't (?:now|any ?more)|(?:but )?(?:i'm )?off (?:it|them|of it)(?: now)?|until \d{4}|ya no|pero ya)\b|^\W+(?:not any ?more|ya no)\b"
)
_NOT_I = re.compile(
    r"\bnot me\b|\byo (?:no|nunca|jamas|tampoco)\b|\b(?:i|me) (?:never(?: (?:did|was|have|served|got|had))?|didn't|did not|don't|do not|wasn't|was not|haven't|have not|am not|ain't)(?: (?:serve|served|did|do|have|been|am|was|enlist|finish))?(?=\W*$|\s*[.,;!?]| myself| though| at all)|\bi'm not(?=\W*$|\s*[.,;!?]| though| one)|\bi got no\b"
)
_SPEAKER = re.compile(r"\b(?:i|i'm|i've|me|us|we|nos|yo|soy|estoy|estuve|tuve)\b")
_EMPLOYER = re.compile(
    r"^\W*(?:and |then |after |when |because |so )?(?:they|it|the company|corporate|the owners?|management)\b[^,;]*$"
)
_EMPLOYER_AFTER = re.compile(rf"\s+(?:at|over at|out at|down at) {EMPLOYER}\w")
_JUST_NAMED = re.compile(
    r"^\W*(?:(?:i'm|i am|currently|now|still|working as|right now|soy)\s+)*(?:an? |the |una? )?(?:\w+ )?$"
)
_NOT_I_WITHIN = 70  # characters after the other person's status
_WORK_THERE = re.compile(
    r"\b(?:volunteer\w*|bible|church|sunday school|mission|teach(?:ing)? (?:\w+ ){0,2}class|ministry)\b"
)
_NOUN_JOB = re.compile(
    r"\b(?:busco|buscando|buscar|un|el|algun|mi|necesito|encontrar|conseguir|de|del|al|buen|hay|que|otro|quiero|cualquier|mas|ningun|mejor|ese|este|dame|nuevo|primer|used to|worked|when|if|want(?: to)?|like to|like|wanna|before|where|would|could|can|to|did|that|until|how|only|places?|jobs?|lost|quit|left|losing|last|old|previous|no|need|wish|find|perdi|deje|renuncie a|who|did|didn't)\s*$"
)
_STAYS = frozenset({"hate", "like"})
_HS_PAST = re.compile(
    r"\b(?:when|back|was|were|used to|since|after|before|dropped|drop|quit|left|deje|stopped|kicked|sali|worked|took|played|did|had|taught|teach|finished|set|ran|learned|loved|graduated|went|got|volunteer\w*|cook|cafeteria|job|teacher|coach|clean|janitor|custodian|sub)\b"
)
_EVERYWHERE = frozenset({"veteran", "justice_involved", "dislocated_worker", "tribal_citizen", "parent", "no_diploma"})
"""Statuses that stay facts when they are told in the past."""
_DENIED_PLAINLY = frozenset(
    {
        "parent",
        "veteran",
        "tribal_citizen",
        "disability",
        "justice_involved",
        "low_income",
        "high_school_student",
        "unemployed",
        "dislocated_worker",
    }
)
_DENY_IN_WORDS = re.compile(
    r"^(?:no|not|don't|never|didn't|did|without|sin|can't|haven't|ain't|couldn't|do|was|weren't|wasn't|barely|hardly|casi|solo|nomas|hasn't|still|isn't|my|english|fail\w*|losing|lost)\b"
)
_NO_BEFORE = re.compile(r"\b(?:no|not|never|nor|\w+n't|nunca|ni|jamas)\b")
_COLLEGE = re.compile(r"\b(?:college|university|osu|ou|tcc|occc|uco|nursing school|universidad|colegio comunitario)\b")
_TRIBE_ALONE = re.compile(rf"^\W*(?:yes|yeah|yep|si)?\W*(?:the |i'm |soy )?({TRIBES})(?: nation| tribe)?\W*$")
_TRIBE_NAMED = re.compile(rf"\b(?:{TRIBES}|tribe|tribal|nation|tribu|nacion)\b")
_MY_OFFICER = re.compile(r"^(?:my|mi) ")


def read_statuses(context: Context, jobs: list[tuple[int, int]]) -> Iterator[Found]:
    """Each status once, with role `yes` or `no`; `jobs` are spans of named jobs, whose words are no circumstances.

    A message that is the name of a tribe and nothing else has the role `bare`: only the question makes it a fact.
    """
    alone = _TRIBE_ALONE.match(context.text)
    if alone:
        yield alone.start(1), alone.end(1), {"entity": "status", "value": "tribal_citizen", "role": "bare"}
    yield from _at_work(context, jobs)
    for words in STATUSES:
        found = list(_mentions(context, words, jobs))
        if not found:
            continue
        denied = [item for item in found if item[2] == _NO]
        # What denies in its own words, or comes first, wins: "clean record" holds "record" as well.
        start, end, role, _ = next((item for item in denied if item[3]), found[0])
        yield start, end, {"entity": "status", "value": words.value, "role": role}


def _at_work(context: Context, jobs: list[tuple[int, int]]) -> Iterator[Found]:
    """A job named with its employer and no word of wish or past: "Security guard at Winstar"."""
    for start, end in jobs:
        if _EMPLOYER_AFTER.match(context.text, end) and _JUST_NAMED.match(context.before(start)):
            yield start, end, {"entity": "status", "value": "employed", "role": _YES}
            return


def _mentions(
    context: Context, words: StatusWords, jobs: list[tuple[int, int]]
) -> Iterator[tuple[int, int, str, bool]]:
    denying = [] if words.denies is None else list(words.denies.finditer(context.text))
    if words.value == "tribal_citizen" and _TRIBE_NAMED.search(context.text):
        denying.extend(NOT_A_MEMBER.finditer(context.text))
    denying = [match for match in denying if not _turned_round(context, words.value, match)]
    spans = [match.span() for match in denying]
    for match in denying:
        if not _is_anothers(context, words.value, match):
            yield match.start(), match.end(), _NO, True
    for match in words.says.finditer(context.text):
        inside_job = any(start <= match.start() and match.end() <= end for start, end in jobs)
        if inside_job or any(start < match.end() and match.start() < end for start, end in spans):
            continue
        role = _role(context, words.value, match)
        if role:
            yield match.start(), match.end(), role, False


def _turned_round(context: Context, value: str, match: re.Match[str]) -> bool:
    """Whether denying words are denied themselves ("don't speak good English", "can't say I have a clean record")."""
    own = _NO_BEFORE.match(match.group())
    return (
        not own
        and value in ("english_learner", "justice_involved")
        and context.negated(match.start(), match.end(), reach=3)
    )


def _role(context: Context, value: str, match: re.Match[str]) -> str:
    start, end = match.span()
    before = context.before(start)
    if _is_anothers(context, value, match):
        after = context.text[end : end + _NOT_I_WITHIN]
        return _NO if value in _DENIED_PLAINLY and not context.proxy and _NOT_I.search(after) else _NOTHING
    if context.proxy and value in ("parent", "employed"):
        return _NOTHING
    if _OF_OTHERS.search(before) or _only_asked(context, value, match) or _supposed(value, before):
        return _NOTHING
    special = _SPECIAL.get(value)
    decided = special(context, match) if special else None
    if decided is not None:
        return decided
    if (value not in _EVERYWHERE and _WAS.search(before)) or (
        value == "low_income" and _WAS.search(before + match.group())
    ):
        over = _NO_LONGER.search(context.text[end:])
        return _NO if over and value in _DENIED_PLAINLY else (_NOTHING if over or value != "disability" else _YES)
    if value in ("low_income", "unemployed") and _NO_LONGER.search(context.text[end:]):
        return _NO
    if context.negated(start, end) and not (_DENY_IN_WORDS.match(match.group()) and not _NO_BEFORE.search(before)):
        return _NO if value in _DENIED_PLAINLY else _NOTHING
    return _YES


def _is_anothers(context: Context, value: str, match: re.Match[str]) -> bool:
    start = match.start()
    before = context.before(start)
    if _MARRIED_TO.search(before):
        return True
    if _SPEAKER.search(match.group()) and not context.proxy:
        return False
    if value == "dislocated_worker" and _EMPLOYER.search(before):  # "they shut down the plant"
        return False
    if (
        value == "parent"
    ):  # somebody's spouse's children are mostly theirs: another clause of another subject does not matter
        return _anothers_child(context, match)
    return context.somebody_else(start)


def _anothers_child(context: Context, match: re.Match[str]) -> bool:
    if re.match(r"(?:my|our|mi|mis|nuestr\w+|daughter's|son's|watch|keep|babysit)", match.group()):
        return False
    first, start = context.clause(match.start())[0], match.start()
    left = context.text[first:start]
    if not context.somebody_else(start) or re.search(r"[,;]\s*(?:and\s+|y\s+)?$", context.text[:start]):
        return bool(
            re.search(
                r"\b(?:\w+'s|sisters?|brothers?|neighbors?|cousins?|people's?|friends?|his|her|their|those|hermana|vecina|prima)\s+(?:\w+ )?$",
                left,
            )
        )
    return not re.search(r"\b(?:husband|wife|boyfriend|girlfriend|esposo|esposa|marido|and i|y yo|we)\b", left)


def _only_asked(context: Context, value: str, match: re.Match[str]) -> bool:
    """Whether the status is just what a question is about."""
    before = context.before(match.start())
    sentence = context.text[context.sentence(match.start())[0] : match.start()]
    if _WHETHER.search(sentence):
        return True
    if value == "low_income" and re.search(
        r"\b(?:can|could|would|do|will|should|puedo|podria) (?:i|we|yo)?\b[^.;]*$", before
    ):
        return True
    if not context.question(match.start()):
        return False
    own = _OWN.search(context.clause_text(match.start()))
    if value == "employed":
        return not own or bool(
            re.search(r"\b(?:how|what|where|can|could|if)\b", before) and not match.group().startswith("my ")
        )
    if value == "low_income":
        return bool(
            re.search(r"\b(?:can|could|do|how|would|will|is|are|does|what|puedo|como|hay)\b", before)
        ) and not re.search(r"\b(?:i'm|we're|with)\b", before)
    return not own or bool(_IMPERSONAL.search(before) and not re.search(r"\b(?:i|i'm|my|me)\b", before))


def _supposed(value: str, before: str) -> bool:
    if value in ("dislocated_worker", "unemployed") and _FEARED.search(before):
        return True
    if value in ("justice_involved", "disability", "veteran", "tribal_citizen", "no_diploma"):
        return bool(_WISH.search(before) and value in ("veteran", "tribal_citizen"))
    return bool(_SUPPOSED.search(before))


def _of_parents(context: Context, match: re.Match[str]) -> str | None:
    before, said = context.before(match.start()), match.group()
    if re.match(r"(?:no|any|without|sin) ", said):
        if re.search(r"\b(?:no one|nobody|someone|anyone|somebody|with|watch|keep)\b", before + said):
            return _YES
        return _NO if not said.startswith("any") or context.negated(*match.span()) else _NOTHING
    if re.match(r"(?:con )?quien ", said):  # "no tengo quien me cuide al nino"
        return _YES
    if re.match(r"hijos$", said):
        return _NOTHING
    if (_FOR_OTHERS.search(before) and not re.match(r"(?:my|our|mi|mis|single|stay)\b", said)) or re.match(
        r"cuido (?:a )?(?:\w+ )?nin", said
    ):
        return _NOTHING
    if (_SUPPOSED.search(before) and not re.match(r"(?:my|our|mi|mis)\b", said)) or re.search(
        r"\b(?:when|if|until|someday|once) (?:i|we) (?:\w+ )?$", before
    ):
        return _NOTHING
    if re.search(r"\b(?:you|they|people|one) (?:\w+ ){0,3}$", before) and not re.match(r"(?:my|our)\b", said):
        return _NOTHING
    if re.search(r"\b(?:no one|nobody|anyone|someone) to\b", before) or re.match(
        r"(?:nobody|no one|anyone|someone|somebody|sitter)", said
    ):
        return _YES
    if re.match(r"(?:watch|keep|babysit)\b", said) and not re.search(
        r"\b(?:to|can|will|could|mom|sister|grandma|nobody|no one)\s*$", before
    ):
        return _NOTHING
    return None


def _of_the_record(context: Context, match: re.Match[str]) -> str | None:
    before, said = context.before(match.start()), match.group()
    if re.search(r"\b(?:medical|driving|work|school|track|patient|vinyl|health)\s+$", before) or re.search(
        r"\b(?:medical|driving|work|school|track|patient|vinyl|health|attendance) record", said
    ):
        return _NOTHING
    if _FOR_OTHERS.search(before) or re.search(
        r"\b(?:clients?|inmates?|students?|residents?|officer|guard|nurse|guardia|custodi[oa]|trabajar)\b[^.;,]{0,24}$",
        before,
    ):
        return _NOTHING
    if re.match(r"(?:no|any|zero|sin|ningun) ", said):
        return _NO if not said.startswith("any") or context.negated(*match.span()) else _NOTHING
    if re.match(r"(?:fail|can't|couldn't|won't|wouldn't|not|don't)", said):
        return _YES
    return None


def _of_veterans(context: Context, match: re.Match[str]) -> str | None:
    before, rest = context.before(match.start()), context.text[match.end() :]
    if re.match(r"(?:served|fue|era)\b", match.group()):  # the speaker's own is "I served", "fui"
        return None if re.search(r"\bi (?:\w+ )?$", before) and match.group() == "served" else _NOTHING
    if _FOR_OTHERS.search(before) or _ABOUT.search(before) or _SERVICES.search(rest) or _WORK_THERE.search(before):
        return _NOTHING
    if re.search(r"\bvet$", match.group()) and re.search(
        r"\b(?:horses?|animals?|dogs?|cats?|cattle|pets?|vet school)\b", context.text
    ):
        return _NOTHING
    return None


def _of_disability(context: Context, match: re.Match[str]) -> str | None:
    before, rest = context.before(match.start()), context.text[match.end() :]
    if (
        _FOR_OTHERS.search(before)
        or _SERVICES.search(rest)
        or re.match(r"\s+(?:people|person|kids|adults|children|students|folks|clients|residents|patients)\b", rest)
    ):
        return _NOTHING
    if re.search(r"\b(?:about|are|is there|for)\s+(?:\w+\s+)?$", before) and not re.search(r"\bi\b", before):
        return _NOTHING
    return None


def _of_tribes(context: Context, match: re.Match[str]) -> str | None:
    before = context.before(match.start())
    if _FOR_OTHERS.search(before) or re.search(r"\b(?:kids|children|hijos|wife|husband) (?:are|is|son|es)\s*$", before):
        return _NOTHING
    return None


def _of_workers(context: Context, match: re.Match[str]) -> str | None:
    before, said = context.before(match.start()), match.group()
    if (
        _WORK_THERE.search(before + said)
        or context.hypothetical
        or (re.search(r"\b(?:not|don't|no)\b", said.split(" por ")[0]) and not said.startswith(("mi ", "me ")))
    ):
        return _NOTHING
    lead = _NOUN_JOB.search(before)
    if lead and not (
        said.startswith("my ")
        and lead.group().strip()
        in (
            "like",
            "to",
            "if",
            "when",
            "that",
            "until",
            "can",
            "how",
            "only",
            "before",
            "where",
            "would",
            "need",
            "did",
            "didn't",
            "who",
            "al",
            "de",
            "quit",
        )
    ):
        return _NOTHING
    if said.startswith("my ") and re.search(r"\b(?:quit|lost|left|losing|find|need|want|old|last)\s*$", before):
        return _NOTHING
    return _NOTHING if context.negated(*match.span(), reach=2) and not said.startswith(("my ", "mi ", "mis ")) else _YES


def _of_students(context: Context, match: re.Match[str]) -> str | None:
    sentence = context.sentence_text(match.start())
    strong = re.match(
        r"(?:still|i'm|i am|am|currently|i |we |high school (?:student|senior|junior|sophomore|freshman)|estudi|alumn|estoy|voy|sigo|todavia|curso|is |'s |he's|she's|go|attend)",
        match.group(),
    )
    left = re.search(r"\b(?:dropped|drop|quit|left|deje|stopped|kicked|sali)\b", sentence)
    past = re.search(
        r"\b(?:when i was|back|was|were|used to be|since|after|before|como|cuando)\b[^,.;]*$",
        context.before(match.start()),
    )
    if left or past or (not strong and _HS_PAST.search(sentence)):
        return _NOTHING
    return None


def _of_learners(context: Context, match: re.Match[str]) -> str | None:
    if re.search(r"\b(?:tutor|teach|taught|help|volunteer|ensen\w+)\b", context.before(match.start())):
        return _NOTHING
    return None


def _of_schooling(context: Context, match: re.Match[str]) -> str | None:
    if (
        re.search(r"\b(?:drop\w*|left|quit|deje|finish)\b", match.group())
        and _COLLEGE.search(context.sentence_text(match.start()))
        and not re.search(r"high school|\bhs\b|prepa", match.group())
    ):
        return _NOTHING
    if context.question(match.start()) and not re.search(
        r"\b(?:i|i'm|my|tengo|mi|yo)\b", context.clause_text(match.start())
    ):
        return _NOTHING
    return None


_SPECIAL = {
    "parent": _of_parents, "justice_involved": _of_the_record, "veteran": _of_veterans, "disability": _of_disability,
    "tribal_citizen": _of_tribes, "employed": _of_workers, "high_school_student": _of_students,
    "english_learner": _of_learners, "no_diploma": _of_schooling,
}  # fmt: skip
"""What is particular to one status: a role, nothing, or `None` where the general rules go on."""
