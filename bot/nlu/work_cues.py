"""The cue nearest to a name: the words before it that say what it is to the person."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from dataclasses import dataclass

_GAP = 7  # words between a cue and the name it speaks of
_CUES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(rf"\b(?:{pattern})\b"))
    for role, pattern in (
        (
            "want",
            r"want(?:s|ed|ing)?|thought (?:about|of)|would like|would love|'d like|'d love|like to|love to|become|becoming|interested|interest|interests|looking (?:for|into|at|to)|looking|thinking|considering|hope|hoping|hopes|"
            r"decid(?:ed|ing|e) (?:on|to|between)|torn between|between|get on (?:as|at|with)|getting on (?:as|at|with)|see myself(?: \w+ing)?|figured i'd be|make a good|sign me up (?:for)?|now (?:it's|its|i'm thinking)|want in|me late|meterme (?:de|a)|pensaba (?:en|ser)|pensando en|se me antoja|poner mi(?: propi[oa])?|settled on|me decidi por|me quedo con|plan|planning|aim|goal|dream|get into|getting into|go into|going into|going for|go for|break into|move into|switch(?:ing)? to|train(?:ing)? (?:as|to be|to become|for|in)|train|learn|learning|"
            r"stud(?:y|ying)|school for|school to be|in school|take classes|taking classes|enroll(?:ed|ing)?|enroll|classes (?:for|to)|start(?:ing)? (?:a|as|my|in)|start|try(?:ing)?|find|need (?:a|an|my|to get)|get my|get a|get an|get the|getting my|getting a|working on|work on|work toward|pursue|"
            r"pursuing|into|maybe|apply|jobs?|career|careers|position|to be|be an?|apprentice(?:ship)?|something (?:in|with|like)|anything (?:in|with)|(?:any|some)thing [^,.;]{0,25}\bfor|path to|ready for|do|work (?:in|with|as|on)|go to|program|programs|prefer|rather|pick|choose|chose|leaning (?:toward|towards)|set on|always wanted|going to be|end up|sounds (?:good|fun|cool)|called to|interested|open to|passion for|drawn to|curious about|down for|consider|would consider|something(?=\s*$)|anything(?=\s*$)|dream(?:ed|t|ing)? of|dreamed|dream job|back to|back into|return(?:ing)? to|lean toward|aspire|love|"
            r"quiero|quisiera|me gustaria|gustaria|me interesa|interesad[oa]|interesan?|para ser|ser|llegar a ser|convertirme|estudiar|estudiando|aprender|busco|buscando|sacar|obtener|conseguir|hacerme|meterme|entrenamiento|curso de|clases de|entrar|sueno|suena|quiere|wants|le gusta|me gusta|me encanta|trabajar|algo (?:de|en|con)|carrera|prefiero|preferiria|escojo|elijo|me voy por|lo de|pienso|pensando|me llama la atencion|dedicarme(?: a)?|aspiro|encantaria|anhelo|intentar|probar|aplicar para|certificarme|titularme|capacitarme|entrenarme|volver a|regresar a|esta(?:ba)? interesad[oa]|abiert[oa] a|algo(?=\s*$)|le interesa|quieren?|desea",
        ),
        (
            "have",
            r"(?:i |already |still |just |also |and )*(?:have|has|got|hold|earned|passed|completed|finished|keep(?! me\b)|renewed)(?: (?:my|his|her|their|a|an|the|current|active|valid|already))*|i've got|have my|got my|with my|with an?|certified(?: as an?)?|licensed(?: as an?)?|certificate|holder|card|"
            r"(?:tengo|tiene|cuenta con)(?: mi| su| la| el| un| una| licencia(?: de)?| certificado(?: de)?)*|cuento con|saque mi|ya tengo|certificad[oa]",
        ),
        (
            "be",
            r"i'm(?: (?:a|an|already|currently|also|the|just|still|now|only|certified|licensed|working|as))*|i am(?: an?| already| currently)*|am an?|work(?:ing)? as|currently|work(?:ing)? (?:in|at)|been(?: an?)?(?: (?!thinking|wanting|looking|considering|wondering|dreaming|hoping|planning|trying|wishing|debating)\w+ing)?|i do|doing|i work|working|i drive|i cook|my job is|job as|"
            r"years? (?:of|as|in|doing)|experience(?: as| in| with| doing)?|background in|by trade|self[- ]employed|i run|trained as|soy|trabajo (?:de|como|en|haciendo)|trabajo|anos (?:de|como|en)|experiencia (?:de|como|en|con)|me dedico a|estoy de|llevo|hago|estoy trabajando (?:de|como|en)",
        ),
        (
            "past",
            r"used to(?: be| work| do| have)?|was(?: an?| working(?: as)?)?|were|worked(?: (?:as|in|at))?|i did|did|had(?: my| an?)?|former(?:ly)?|ex|retired|previously|before|years ago|back when i|let my|my (?:old|last|expired|previous)(?: job)?|expired|lapsed|laid off (?:as|from)|fired from|"
            r"last job|fui|era|trabaje(?: de| como| en)?|trabajaba(?: de| como| en)?|tenia|estuve|antes|hice|hacia|mi ultimo trabajo|drove|cooked|welded|waited|served|ran",
        ),
        (
            "avoid",
            r"don't (?:suggest|recommend|send me|show me|give me)|(?:don't|do not|doesn't|didn't|never|not|won't|wouldn't|can't)(?: really| ever| even)? (?:want|wanna|like|care|see myself|do|be|interested|into|go back|stand|deal)|hate|hated|tired of|sick of|done with|no more|anything but|nothing (?:in|with|like)|not(?: to be| be)?|rather not|except|other than|leave|leaving|"
            r"get out of|getting out of|avoid|instead of|no quiero|no me gusta(?:ria)?|odio|menos|harta? de|cansad[oa] de|nada de|en vez de|no me interesa",
        ),
        (
            "ask",
            r"how (?:much|long|many|do|does|hard|far|old)|what(?:'s| is| does| do| are| about| kind)?|which|tell me|is|are|does|do you|cost|require(?:ments|s)?|about|explain|compare|difference(?: between)?|versus|vs|cuanto|cuanta|que es|que hace|cual|cuales|dime|requisitos|details|info|information|pay for|salary",
        ),
    )
)


@dataclass(frozen=True)
class Role:
    """What a named job or credential is to the person, and where the cue that says so begins (-1: none)."""

    name: str
    cue: int = -1


def nearest(left: str) -> tuple[str, int]:
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
