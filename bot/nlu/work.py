"""What a job, credential or field that a message names is to the person: held, past, wanted, avoided, or only asked about.

The nearest cue before the name decides ("used to be a CNA and want to be a nurse"); words right after it may decide too
("welding classes", "cashier for 5 years"). Without any cue the role is `bare`, and only a question asked makes it a fact.
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.nlu.context import Context
from bot.nlu.gazetteer import Mention

_GAP = 7  # words between a cue and the name it speaks of
_CUES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(rf"\b(?:{pattern})\b"))
    for role, pattern in (
        (
            "want",
            r"want(?:s|ed|ing)?|would like|would love|'d like|'d love|like to|love to|become|becoming|interested|interest|interests|looking (?:for|into|at|to)|looking|thinking|considering|hope|hoping|hopes|"
            r"plan|planning|aim|goal|dream|get into|getting into|go into|going into|going for|go for|break into|move into|switch(?:ing)? to|train(?:ing)? (?:as|to be|to become|for|in)|train|learn|learning|"
            r"stud(?:y|ying)|school for|school to be|in school|take classes|taking classes|enroll(?:ed|ing)?|enroll|classes (?:for|to)|start(?:ing)? (?:a|as|my|in)|start|try(?:ing)?|find|need (?:a|an|my|to get)|get my|get a|get an|get the|getting my|getting a|working on|work on|work toward|pursue|"
            r"pursuing|into|maybe|apply|jobs?|career|careers|position|to be|be an?|apprentice(?:ship)?|something (?:in|with|like)|anything (?:in|with)|(?:any|some)thing [^,.;]{0,25}\bfor|path to|ready for|do|work (?:in|with|as|on)|go to|program|programs|prefer|rather|"
            r"quiero|quisiera|me gustaria|gustaria|me interesa|interesad[oa]|interesan?|para ser|ser|llegar a ser|convertirme|estudiar|estudiando|aprender|busco|buscando|sacar|obtener|conseguir|hacerme|meterme|entrenamiento|curso de|clases de|entrar|sueno|suena|quiere|wants|le gusta|me gusta|me encanta|trabajar|algo (?:de|en|con)|carrera",
        ),
        (
            "have",
            r"(?:i |already |still |just |also |and )*(?:have|got|hold|earned|passed|completed|finished|keep|renewed)(?: (?:my|a|an|the|current|active|valid|already))*|i've got|have my|got my|with my|with an?|certified(?: as an?)?|licensed(?: as an?)?|certificate|holder|card|"
            r"tengo(?: mi| la| el| un| una| licencia(?: de)?| certificado(?: de)?)*|cuento con|saque mi|ya tengo|certificad[oa]",
        ),
        (
            "be",
            r"i'm(?: (?:a|an|already|currently|also|the|just|still|now|only|certified|licensed|working|as))*|i am(?: an?| already| currently)*|am an?|work(?:ing)? as|currently|work(?:ing)? (?:in|at)|been(?: an?)?(?: \w+ing)?|i do|doing|i work|working|i drive|i cook|my job is|job as|"
            r"years? (?:of|as|in|doing)|experience(?: as| in| with| doing)?|background in|by trade|self[- ]employed|i run|trained as|soy|trabajo (?:de|como|en|haciendo)|trabajo|anos (?:de|como|en)|experiencia (?:de|como|en|con)|me dedico a|estoy de|llevo|hago|estoy trabajando (?:de|como|en)",
        ),
        (
            "past",
            r"used to(?: be| work| do| have)?|was(?: an?| working(?: as)?)?|were|worked(?: (?:as|in|at))?|i did|did|had(?: my| an?)?|former(?:ly)?|ex|retired|previously|before|years ago|back when i|let my|my (?:old|last|expired|previous)(?: job)?|expired|lapsed|laid off (?:as|from)|fired from|"
            r"last job|fui|era|trabaje(?: de| como| en)?|trabajaba(?: de| como| en)?|tenia|estuve|antes|hice|hacia|mi ultimo trabajo|drove|cooked|welded|waited|served|ran",
        ),
        (
            "avoid",
            r"(?:don't|do not|doesn't|didn't|never|not|won't|wouldn't|can't)(?: really| ever| even)? (?:want|wanna|like|care|see myself|do|be|interested|into|go back|stand|deal)|hate|hated|tired of|sick of|done with|no more|anything but|nothing (?:in|with|like)|not(?: to be| be)?|rather not|except|other than|leave|leaving|"
            r"get out of|getting out of|avoid|instead of|no quiero|no me gusta(?:ria)?|odio|menos|harta? de|cansad[oa] de|nada de|en vez de|no me interesa",
        ),
        (
            "ask",
            r"how (?:much|long|many|do|does|hard|far|old)|what(?:'s| is| does| do| are| about| kind)?|which|tell me|is|are|does|do you|cost|require(?:ments|s)?|about|explain|compare|difference|between|versus|vs|cuanto|cuanta|que es|que hace|cual|cuales|dime|requisitos|details|info|information|pay for|salary",
        ),
    )
)
_WANTED_AFTER = re.compile(
    r"^(?:'s)?\s*(?:jobs?|classes|class|training|programs?|courses?|school|careers?|apprenticeships?|certification|certificate|license|work|degree|track|stuff|field|position|lessons)\b(?! (?:and i|for \d+|experience))"
)
_HELD_AFTER = re.compile(
    r"^\s*(?:for (?:about |over |almost |like )?(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|many|several|the last)|here\b|by trade|\d+ (?:years|months)|experience|with \d+ (?:years|yrs)|(?:at|for) (?:a|the|walmart|my)|por \d+ anos|desde hace|de profesion|now\b)"
)
_LAPSED = re.compile(r"[^.;!?]{0,25}\b(?:expired|lapsed|ran out|vencid[oa]|vencio|caduc\w+)\b")
_SERVICE = re.compile(r"\b(?:need|needs|necesito|ocupo) (?:an?|un|una|the|my)\s+$")
_STATED_WISH = re.compile(
    r"\b(?:want|would like|would love|'d like|'d love|like to be|become|becoming|to be|quiero|quisiera|gustaria|ser|dream|goal|interested|anything|something|hope|hoping|train|study(?:ing)?|school|learn|get my|get into|sacar|get a|estudiar|aprender|looking)\b"
)
_QUESTION_ABOUT = re.compile(
    r"\b(?:how much|how long|how many|how hard|what (?:does|do|is|are|would)|what's|which|is|are|does|tell me (?:more )?about|explain|compare|difference|cuanto|cuanta|que (?:hace|es)|cual|salary|pay for|requirements|cost|more about|info on|versus|vs)\b"
)


@dataclass(frozen=True)
class Role:
    """What a named job or credential is to the person, and where the cue that says so begins (-1: none)."""

    name: str
    cue: int = -1


def role_of(context: Context, mention: Mention, others: list[Mention]) -> Role:
    """One of held, have, past, want, avoid, ask, denied, other, bare."""
    if context.somebody_else(mention.start):
        return Role("other")
    left = context.before(mention.start)
    name, position = _nearest(left)
    right = context.text[mention.end :]
    if name == "":
        inherited = _listed(context, mention, others)
        if inherited:
            return inherited
    asks = context.question(mention.start) and _QUESTION_ABOUT.search(left)
    if asks and not (name == "want" and _STATED_WISH.search(left[position:])):
        return Role("ask", position)
    if name in ("have", "be", "past") and context.negated(mention.start, mention.end, reach=5):
        return Role(
            "past"
            if re.search(r"\b(?:no longer|not anymore|anymore|ya no)\b", context.clause_text(mention.start))
            else "denied",
            position,
        )
    if name in ("want", "ask", "") and _denied_wish(context, mention, left):
        return Role("avoid" if name else "denied", position)
    if re.search(r"\b(?:degree|major|majored|diploma|certificate|titulo) (?:in|en|de)\s+$", left):
        return Role("studied", position)
    if name == "want" and mention.kind == "occupation" and _SERVICE.search(left) and not _WANTED_AFTER.match(right):
        return Role("bare", position)  # "I need an interpreter"
    if name == "have" and _LAPSED.match(right):
        return Role("past", position)
    if name == "be" and _WANTED_AFTER.match(right) and re.search(r"\b(?:looking|interested|hoping|trying)\b", left):
        return Role("want", position)
    if name in ("", "ask", "want") and _HELD_AFTER.match(right) and not _STATED_WISH.search(left):
        return Role("be", position)
    if name in ("", "ask") and _WANTED_AFTER.match(right) and not asks:
        return Role("want", position)
    if name == "past" and re.search(r"\b(?:want|back|again)\b", left[position:]):
        return Role("want", position)
    return Role(
        {"": "bare", "ask": "bare"}.get(name, name)
        if not context.question(mention.start) or name not in ("", "ask")
        else "ask",
        position,
    )


def _nearest(left: str) -> tuple[str, int]:
    """The cue that ends last before the name, if it is near enough; of two that end together the longer."""
    best: tuple[int, int, str] | None = None
    for role, pattern in _CUES:
        for match in pattern.finditer(left):
            if len(left[match.end() :].split()) > _GAP:
                continue
            candidate = (match.end(), -match.start(), role)
            if best is None or candidate[0] > best[0] or (candidate[0] == best[0] and candidate[1] > best[1]):
                best = candidate
    if best is None:
        return ("be", len(left)) if re.search(r"\bi\s+$", left) else ("", -1)
    _, start, role = best
    if role == "want" and re.search(
        r"\b(?:used to|don't want to|do not want to|no quiero|never want to|wouldn't want to|don't wanna|not want to|no me gustaria)\b[^,.;]*$",
        left,
    ):
        return (
            "past"
            if re.search(r"\bused to\b[^,.;]*$", left) and not re.search(r"\bused to\b[^,.;]*\bwant\b", left)
            else "avoid"
        ), -start
    if role == "be" and re.search(
        r"\b(?:want|like|love|quiero|quisiera|gustaria|hope|hoping|trying|looking|wants|busco|buscando|necesito|encontrar|find|conseguir|un)(?: \w+){0,3}\s*$",
        left[:-start],
    ):
        return "want", -start
    if role in ("be", "have") and re.search(
        r"\b(?:if|when|once|until|cuando)\s+(?:i\s+)?$", left[: max(0, -start)] + " "
    ):
        return "want", -start
    return role, -start


def _listed(context: Context, mention: Mention, others: list[Mention]) -> Role | None:
    """A name in a list has the role of the one before it ("welding or plumbing")."""
    for other in reversed(others):
        if other.kind != mention.kind or other.end > mention.start:
            continue
        between = context.text[other.end : mention.start]
        if re.fullmatch(
            r"(?:\s+\w+)?\s*(?:,|and|or|y|o|/|&|or maybe|, or|, and)\s*(?:an?\s+|some\s+|maybe\s+|the\s+|un\s+|una\s+)?",
            between,
        ):
            return role_of(context, other, [])
    return None


def _denied_wish(context: Context, mention: Mention, left: str) -> bool:
    return context.negated(mention.start, mention.end, reach=4) and not re.search(
        r"\b(?:experience|experiencia|license|licencia)\b", context.clause_text(mention.start)
    )
