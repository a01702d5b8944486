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
from bot.nlu.status_rules import NO, NOTHING, SPECIAL, SUPPOSED, YES
from bot.nlu.status_words import EMPLOYER, NOT_A_MEMBER, STATUSES, StatusWords

Found = tuple[int, int, dict[str, Any]]
_MARRIED_TO = re.compile(
    r"\b(?:married to|wife of|husband of|spouse of|widow of|son of|daughter of|kid of|child of|dating|raised by|engaged to|living with|casad[oa] con|espos[oa] de|hij[oa] de|viud[oa] de|novi[oa] de|mujer de)\s+(?:an? |the |un |una |mi )?(?:\w+ )?$"
)
_OF_OTHERS = re.compile(
    r"\b(?:people|those|others|anyone|someone|somebody|kids|folks|women|men|children|youth|teens|students|adults|patients|clients|families|victims|guys|inmates|gente|personas|ninos|jovenes|alguien|clientes|pacientes|alumnos|mujeres|hombres)\s+(?:(?:with|who (?:have|are|has|is|were|had)|who're|that (?:have|are)|are|were|on|in|con|que (?:tienen|son|estan|salen)|en|de)\s+)(?:\w+\s+){0,2}$"
)
_OWN = re.compile(r"\b(?:i|i'm|i've|i'd|me|my|mine|we|we're|our|tengo|mi|mis|soy|estoy|yo|estuve|tuve|am)\b")
_FEARED = re.compile(
    r"\b(?:going to|might|may|could|about to|will|scared|afraid|worried|rumors?|if|van a|vayan? a|miedo)\b[^.;,]{0,20}$"
)
_WHETHER = re.compile(
    r"\b(?:know|ask(?:ing)?|asks|care|saber|pregunta\w*|importa)\b[^.;!?]{0,12}\b(?:if|whether|about|si|por|sobre)\b[^.;!?]*$|\bwhy\b[^.;!?]{0,30}\b(?:know|ask|need)\b[^.;!?]*$"
)
_IMPERSONAL = re.compile(
    r"\b(?:you|they|people|anyone|one|everybody|somebody|someone|does|do you|uno|hay que)\b[^,.;]{0,24}$"
)
_UNTOLD = re.compile(
    r"\b(?:rather|prefer|going to|want to|like to|care to|prefiero|quiero|quisiera) (?:not|no)(?: (?:to|me gusta))? (?:say|talk|answer|get into|discuss|share|go into|hablar|decir|contestar)\b[^.;!?]*$"
    r"|\b(?:don't|do not|won't|not going to|not gonna|no quiero|prefiero no) (?:want to |like to |care to )?(?:say|talk|answer|discuss|share|get into|hablar|decir)\b[^.;!?]*$"
)
"""Before what somebody will not speak about: it is neither told nor denied."""
_WISH = re.compile(
    r"\b(?:want(?:s|ed)?|wanna|would like|'d like|like|hope|hoping|plan(?:ning)?|going|think(?:ing)?|thought|dream|hate|try(?:ing)?|need|decide\w*|afraid|quiero|quisiera|me gustaria|pienso|voy|planeo)\s+(?:(?:to|about|of|on|a|de|en)\s+)*(?:be(?:come|ing)?|have|having|join(?:ing)?|get(?:ting)?|go(?:ing)? (?:in|into|to)|ser|tener|ir|entrar)?\s*(?:an? |un |una |to |in |al? )?(?:\w+\s+)?$"
)
_WAS = re.compile(
    r"\b(?:was|were|used to(?: be| get| have| live| receive)?|back when|when i was|antes|era|estaba|estuve|recibia|tenia|cuando era)\b(?:(?! (?:and|but|y|pero) )[^.;,]){0,26}$"
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
_BUT = re.compile(r"\b(?:but|just|only|except|though|pero|solo|nomas|aunque)\b")
_DONE_ONCE = re.compile(r"(?:\w+ed|kept|ran|drove|sold|did|made|taught|built|swept|fed|led|dug|tended) ")
_EMPLOYER_AFTER = re.compile(
    rf"\s+(?:at|over at|out at|down at) {EMPLOYER}\w|\s+en (?:un|una|el|la|los|las) (?!tardes?|noches?|mananas?|dia)\w"
)
_JUST_NAMED = re.compile(
    r"^\W*(?:(?:i'm|i am|currently|now|still|working as|right now|soy)\s+)*(?:an? |the |una? )?(?:(?!my |our |his |her |mi |su )\w+ )?$"
)
_NOT_I_WITHIN = 70  # characters after the other person's status
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
_TRIBE_ALONE = re.compile(rf"^\W*(?:yes|yeah|yep|si)?\W*(?:the |i'm |soy )?({TRIBES})(?: nation| tribe)?\W*$")
_TRIBE_NAMED = re.compile(rf"\b(?:{TRIBES}|tribe|tribal|nation|tribu|nacion)\b")
_NO_OTHER = re.compile(
    r"\b(?:no|not|n't|never|sin|ningun|nada)\b[^.;!?]{0,16}\b(?:other|another|else|more|otr[oa]s?|mas)\s+(?:\w+\s+)?$"
)
"""Before a record: one is denied besides one that there is ("no tengo otro delito")."""


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
        denied = [item for item in found if item[2] == NO]
        # What denies in its own words, or comes first, wins: "clean record" holds "record" as well.
        start, end, role, _ = next((item for item in denied if item[3]), found[0])
        if role == NO and words.value in _EVERYWHERE:  # "never a felony, but I did have a misdemeanor"
            after = next((item for item in found if item[2] == YES and item[0] > end), None)
            told = after and not _NO_BEFORE.search(context.text[after[0] : after[1]])
            if after and told and _BUT.search(context.text[end : after[0]]):
                start, end, role, _ = after
        yield start, end, {"entity": "status", "value": words.value, "role": role}


def _at_work(context: Context, jobs: list[tuple[int, int]]) -> Iterator[Found]:
    """A job named with its employer and no word of wish or past: "Security guard at Winstar"."""
    for start, end in jobs:
        if _DONE_ONCE.match(context.text, start):
            continue
        if _EMPLOYER_AFTER.match(context.text, end) and _JUST_NAMED.match(context.before(start)):
            yield start, end, {"entity": "status", "value": "employed", "role": YES}
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
            yield match.start(), match.end(), NO, True
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
        return NO if value in _DENIED_PLAINLY and not context.proxy and _NOT_I.search(after) else NOTHING
    if context.proxy and value in ("parent", "employed"):
        return NOTHING
    if (
        _OF_OTHERS.search(before)
        or _UNTOLD.search(before)
        or _only_asked(context, value, match)
        or _supposed(value, before)
    ):
        return NOTHING
    if value == "justice_involved" and _NO_OTHER.search(before):
        return YES
    special = SPECIAL.get(value)
    decided = special(context, match) if special else None
    if decided is not None:
        return decided
    if (value not in _EVERYWHERE and _WAS.search(before)) or (
        value == "low_income" and _WAS.search(before + match.group())
    ):
        over = _NO_LONGER.search(context.text[end:])
        return NO if over and value in _DENIED_PLAINLY else (NOTHING if over or value != "disability" else YES)
    if value in ("low_income", "unemployed") and _NO_LONGER.search(context.text[end:]):
        return NO
    if context.negated(start, end) and not (_DENY_IN_WORDS.match(match.group()) and not _NO_BEFORE.search(before)):
        return NO if value in _DENIED_PLAINLY else NOTHING
    return YES


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
    return bool(SUPPOSED.search(before))
