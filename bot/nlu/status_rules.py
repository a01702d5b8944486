"""What is particular to one status: when its words are no status of the speaker's, and when they are in spite of a negation."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re

from bot.nlu.context import Context

YES, NO, NOTHING = "yes", "no", ""
_FOR_OTHERS = re.compile(
    r"\b(?:work(?:ed|s)? (?:with|around|for)|working (?:with|around)|help(?:ing|ed)?|serv(?:e|ing)|care for|caring for|taking care of|take care of|teach(?:ing)?|taught|tutor(?:ed|ing)?|coach(?:ed|ing)?|babysit(?:ting)?|nanny(?:ing)?(?: for)?|counsel(?:ing)?|support(?:ing)?|around|love|like|good with|ayudar(?: a)?|ayudo a|trabajar con|trabaje con|cuidar|cuidando|ensenar(?:le)?(?: a)?|apoyar a|atender a|como)\s+(?:(?:other|the|our|some|disabled|homeless|more|los|las|a|su|sus|de)\s+)*(?:\w+\s+)?$"
)
_CHILD_WITH = re.compile(r"\ban? (?:\w+ )?(?:son|daughter|kid|child|boy|girl|baby)(?: (?:with|who has|who's))?\s*$")
"""Before an illness: a child's ("a daughter with cerebral palsy")."""
_ABOUT = re.compile(
    r"\b(?:about|is there|are there|for (?:a |any |the )?|do (?:you|they) help|hay para|sobre|only|just)\s+(?:\w+\s+)?$"
)
_SERVICES = re.compile(
    r"^\s+(?:services|benefits|programs?|lawyer|hospital|center|insurance|clinic|home|parking|law|studies|rights|officer)\b"
)
_WORK_THERE = re.compile(
    r"\b(?:volunteer\w*|bible|church|sunday school|mission|teach(?:ing)? (?:\w+ ){0,2}class|ministry)\b"
)
_NOUN_JOB = re.compile(
    r"\b(?:busco|buscando|buscar|un|el|algun|mi|necesito|encontrar|conseguir|de|del|al|buen|hay|que|otro|quiero|cualquier|mas|ningun|mejor|ese|este|dame|nuevo|primer|used to|worked|when|if|want(?: to)?|like to|like|wanna|before|where|would|could|can|to|did|that|until|how|only|places?|jobs?|lost|quit|left|losing|last|old|previous|no|need|wish|find|perdi|deje|renuncie a|who|did|didn't)\s*$"
)
_HS_PAST = re.compile(
    r"\b(?:when|back|was|were|used to|since|after|before|dropped|drop|quit|left|deje|stopped|kicked|sali|worked|took|played|did|had|taught|teach|finished|set|ran|learned|loved|graduated|went|got|volunteer\w*|cook|cafeteria|job|teacher|coach|clean|janitor|custodian|sub)\b"
)
_COLLEGE = re.compile(
    r"\b(?:college|university|pell(?: grants?)?|fafsa|student (?:loans?|aid)|semesters?|osu|ou|nsu|uco|tcc|occc|uco|nursing school|universidad|colegio comunitario)\b"
)
SUPPOSED = re.compile(
    r"\b(?:if|unless|until|till?|once|someday|suppose|even if|y si|cuando (?:tenga|sea)|si (?:tuviera|fuera)|when i (?:have|get|become))\s+(?:\w+\s+){0,3}$"
)


def _of_parents(context: Context, match: re.Match[str]) -> str | None:
    before, said = context.before(match.start()), match.group()
    if re.match(r"(?:no|any|without|sin) ", said):
        if re.search(r"\b(?:no one|nobody|someone|anyone|somebody|with|watch|keep)\b", before + said):
            return YES
        return NO if not said.startswith("any") or context.negated(*match.span()) else NOTHING
    if re.match(r"(?:con )?quien ", said):  # "no tengo quien me cuide al nino"
        return YES
    if re.match(r"hijos$", said):
        return NOTHING
    if (_FOR_OTHERS.search(before) and not re.match(r"(?:my|our|mi|mis|single|stay)\b", said)) or re.match(
        r"cuido (?:a )?(?:\w+ )?nin", said
    ):
        return NOTHING
    if said.endswith("custody") and re.search(r"\b(?:dhs|state|police|tribal|in|out of|into|protective)\s+$", before):
        return NOTHING
    if said.startswith("had ") and re.search(r"\b(?:when|since|after|before) (?:i|we) $", before):
        return YES  # "when I had babies": told, not supposed
    if (SUPPOSED.search(before) and not re.match(r"(?:my|our|mi|mis)\b", said)) or re.search(
        r"\b(?:when|if|until|someday|once) (?:i|we) (?:\w+ )?$", before
    ):
        return NOTHING
    if re.search(r"\b(?:you|they|people|one) (?:\w+ ){0,3}$", before) and not re.match(r"(?:my|our)\b", said):
        return NOTHING
    if re.search(r"\b(?:no one|nobody|anyone|someone) to\b", before) or re.match(
        r"(?:nobody|no one|anyone|someone|somebody|sitter)", said
    ):
        return YES
    if re.match(r"(?:watch|keep|babysit)\b", said) and not re.search(
        r"\b(?:to|can|will|could|mom|sister|grandma|nobody|no one)\s*$", before
    ):
        return NOTHING
    return None


def _of_the_record(context: Context, match: re.Match[str]) -> str | None:
    before, said = context.before(match.start()), match.group()
    if re.search(r"\b(?:medical|driving|work|school|track|patient|vinyl|health)\s+$", before) or re.search(
        r"\b(?:medical|driving|work|school|track|patient|vinyl|health|attendance) record", said
    ):
        return NOTHING
    if _FOR_OTHERS.search(before) or re.search(
        r"\b(?:clients?|inmates?|students?|residents?|officer|guard|nurse|guardia|custodi[oa]|trabajar)\b[^.;,]{0,24}$",
        before,
    ):
        return NOTHING
    if re.match(r"(?:no|any|zero|sin|ningun) ", said):
        return NO if not said.startswith("any") or context.negated(*match.span()) else NOTHING
    if re.match(r"(?:fail|can't|couldn't|won't|wouldn't|not|don't)", said):
        return YES
    return None


def _of_veterans(context: Context, match: re.Match[str]) -> str | None:
    before, rest = context.before(match.start()), context.text[match.end() :]
    if re.match(r"(?:served|fue|era)\b", match.group()):  # the speaker's own is "I served", "fui"
        return None if re.search(r"\bi (?:\w+ )?$", before) and match.group() == "served" else NOTHING
    if _FOR_OTHERS.search(before) or _ABOUT.search(before) or _SERVICES.search(rest) or _WORK_THERE.search(before):
        return NOTHING
    if re.search(r"\bvet$", match.group()) and re.search(
        r"\b(?:horses?|animals?|dogs?|cats?|cattle|pets?|vet school)\b", context.text
    ):
        return NOTHING
    return None


def _of_disability(context: Context, match: re.Match[str]) -> str | None:
    before, rest = context.before(match.start()), context.text[match.end() :]
    if (
        _FOR_OTHERS.search(before)
        or _CHILD_WITH.search(before)
        or _SERVICES.search(rest)
        or re.match(r"\s+(?:people|person|kids|adults|children|students|folks|clients|residents|patients)\b", rest)
    ):
        return NOTHING
    if re.search(r"\b(?:about|are|is there|for)\s+(?:\w+\s+)?$", before) and not re.search(r"\bi\b", before):
        return NOTHING
    return None


def _of_tribes(context: Context, match: re.Match[str]) -> str | None:
    before = context.before(match.start())
    if _FOR_OTHERS.search(before) or re.search(r"\b(?:kids|children|hijos|wife|husband) (?:are|is|son|es)\s*$", before):
        return NOTHING
    return None


def _of_workers(context: Context, match: re.Match[str]) -> str | None:
    before, said = context.before(match.start()), match.group()
    if (
        _WORK_THERE.search(before + said)
        or context.hypothetical
        or (re.search(r"\b(?:not|don't|no)\b", said.split(" por ")[0]) and not said.startswith(("mi ", "me ")))
    ):
        return NOTHING
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
        return NOTHING
    if said.startswith("my ") and re.search(r"\b(?:quit|lost|left|losing|find|need|want|old|last)\s*$", before):
        return NOTHING
    return NOTHING if context.negated(*match.span(), reach=2) and not said.startswith(("my ", "mi ", "mis ")) else YES


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
        return NOTHING
    return None


def _of_learners(context: Context, match: re.Match[str]) -> str | None:
    if re.search(r"\b(?:tutor|teach|taught|help|volunteer|ensen\w+)\b", context.before(match.start())):
        return NOTHING
    return None


def _of_schooling(context: Context, match: re.Match[str]) -> str | None:
    if (
        re.search(r"\b(?:drop\w*|left|quit|deje|finish)\b", match.group())
        and _COLLEGE.search(context.sentence_text(match.start()))
        and not re.search(r"high school|\bhs\b|prepa", match.group())
    ):
        return NOTHING
    if context.question(match.start()) and not re.search(
        r"\b(?:i|i'm|my|tengo|mi|yo)\b", context.clause_text(match.start())
    ):
        return NOTHING
    return None


def _of_the_jobless(context: Context, match: re.Match[str]) -> str | None:
    """One semester "and quit" is school, no job."""
    left_school = match.group().endswith("quit") and _COLLEGE.search(context.sentence_text(match.start()))
    return NOTHING if left_school else None


SPECIAL = {
    "parent": _of_parents, "justice_involved": _of_the_record, "veteran": _of_veterans, "disability": _of_disability,
    "tribal_citizen": _of_tribes, "employed": _of_workers, "high_school_student": _of_students,
    "english_learner": _of_learners, "no_diploma": _of_schooling, "unemployed": _of_the_jobless,
}  # fmt: skip
"""What is particular to one status: a role, nothing, or `None` where the general rules go on."""
