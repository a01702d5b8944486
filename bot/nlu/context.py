"""What surrounds a fact in a message: is it denied, wished for, over, somebody else's, or only asked about?

All functions take a message in plain spelling and a position; they look at the clause the position stands in. A clause ends
where a sentence, a contrast ("but", "pero") or a new statement begins.
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_SENTENCE = re.compile(r"(?<!\bft)(?<!\bst)[.!?;\n]+(?=\s|$)|\n+")
_STARTS = (
    r"i|i'm|i've|i'd|i'll|we|we're|my|mi|mis|yo|he|she|they|can|could|want|need|have|got|live|just|only|also|please|but|"
    r"looking|soy|tengo|vivo|quiero|puedo|necesito|estoy|busco|trabajo|me|no tengo|no puedo|no quiero|hoping|willing|"
    r"currently|ahora|now|actualmente|antes|used|worked|trabajaba|trabaje|era|fui|was|been|prefer|how|what|where|is|are|do|does|cuanto|donde|que|como"
)
_CLAUSE = re.compile(
    rf"\s*,\s*(?=(?:and\s+|y\s+|so\s+)?(?:{_STARTS})\b)|\s*,\s*(?=(?:no|not|without|sin|ni)\b)"
    rf"|(?<!anything)(?<!any time)(?<!anytime)(?<!nothing)(?<!all)\s+(?:but|pero|although|though|aunque|however|sino|except|because|since|porque|so|cuz|due to|por culpa de)\b\s*"
    rf"|\s+(?:and|y|&)\s+(?=(?:{_STARTS})\b)"
    r"|\s*,?\s+(?=(?:por eso|asi que|that's why|which is why|entonces)\b)|\s*[()/]\s*|\s+-+\s+"
)
_NEGATOR = re.compile(
    r"\b(?:no|not|never|without|don't|didn't|doesn't|haven't|hasn't|hadn't|ain't|isn't|aren't|wasn't|weren't|can't|"
    r"couldn't|won't|wouldn't|nor|neither|none|zero|lack|lost|sold|sin|ni|nunca|ningun|ninguna|jamas|tampoco|nope)\b"
)
_NOT_NEGATING = re.compile(
    r"^\W*no(?: lol| haha| jaja| man| sir)*(?= (?:i|i'?m|i've|i'd|he|he'?s|she|she'?s|we|we're|they|they're)\b)|\b(?:not only|no problem|no matter|not sure|why not|don't mind|doesn't matter|no importa|not afraid|don't care|"
    r"no longer than|no more than|not more than|not (?:going to|gonna) lie|no lie|no (?:te|le|les) voy a mentir|no mas de|no less than|not sure if|no se si|no solo|not just|no idea|can't wait|"
    r"don't know|(?:won't|doesn't|don't|no me) (?:work|sirven?|quedan?)(?=\s*,))\b"
)
_TAKEN_BACK = re.compile(
    r"\b(?:i said|i put|i told you|dije|puse)\b[^.;!?]{1,40}?\b(?:i meant|meant|i mean|quise decir|queria decir)\b"
)
_REPEATED = re.compile(r"\b(?:or|nor|ni|o)\b")
_RELATION = (
    r"(?:sons?|daughters?|kids?|child|children|husband|wife|spouse|mom|mother|mama|momma|dad|daddy|father|papa|folks|brothers?|bro|sisters?|sis|cousins?|uncles?|aunts?|"
    r"friends?|buddy|buddies|boyfriend|girlfriend|fiance|fiancee|partner|nephews?|niece|nieces|grandson|granddaughter|grandkids|grandma|grandpa|grandmother|granny|nana|"
    r"grandfather|grandparents|roommates?|neighbors?|ex(?![- ](?:[a-z']+ )?[a-z]*(?:er|or|ist|ant|ian|aide|guard|cop|cook|man|officer|nurse|cna|marine|army|military|felon|con)\b)|hij[oa]s?|nin[oa]s|espos[oa]|marido|mujer|herman[oa]s?|prim[oa]s?|ti[oa]s?|amig[oa]s?|"
    r"novi[oa]|sobrin[oa]s?|niet[oa]s?|abuel[oa]s?|madre|padre|pareja|suegr[oa]s?|cunad[oa]s?|vecin[oa]s?|companer[oa]s?|stepson|stepdaughter|stepdad|stepmom|stepmother|stepfather|baby|"
    r"in[- ]laws?|family|familia|boss|jefe|parents|padres|boys|girls|clients?|patients?|coworkers?|students?|residents|customers|clientes?|pacientes|alumnos|landlord|caseworker|teacher)"
)
_ONES_OWN_ROLE = r"(?:students?|teacher|boss|jefe|clients?|clientes?|patients?|residents|customers|coworkers?|baby|ex)"
"""What a message may begin with that its writer is."""
_OTHER = re.compile(
    rf"(?:^(?!{_ONES_OWN_ROLE}\b){_RELATION}\b(?!\s*[,/]|\s+(?:of|to|with|care|de|and|y|,))|\b(?:my|mi|mis|our|nuestro|nuestra|his|her|the)\s+(?:\w+\s+)?{_RELATION}\b(?!\s+(?:of|de)\b)"
    rf"|\ba (?:\w+ )?(?:friend|buddy|cousin|brother|sister|neighbor|roommate|coworker|patient|relative|nephew|niece|partner|girlfriend|boyfriend)\b(?!\s+of\b)|\ban? (?:\w+ )?(?:son|daughter|kid|child|husband|wife)(?= (?:with|who|that)\b))(?:'s)?|\bmy (?:\w+ )?(?:boy|girl)\b"
    rf"|\b(?:he(?! (?:\w+[ai]do|hecho|puesto|visto|escrito)\b)|she|he's|she's|him|(?<!do )(?<!does )(?<!will )(?<!can )(?<!would )they(?! (?:have|offer|teach|hire|pay|let|laid|fired|cut|shut|closed|gave|sent)\b)|they're|ella|ellos|his|hers|her|their)\b"
)
_PREPOSITION = re.compile(r"\b(?:at|with|for|para|by|of|to|from|con|por|a|live|help|watch|watches|take|raise)\s*$")
_OTHER_BARE = re.compile(
    rf"(?:(?<=[,.;!?] )|(?<= and )|(?<= but )|(?<= y ))(?!{_ONES_OWN_ROLE}\b){_RELATION}\b(?!\s*[,/.;!?)]|\s+(?:of|to|with|care|de|and|y|,|or|o|first|only|please|stuff))(?:'s)?"
)
"""A relation without "my" at the head of a clause: its subject there ("settled in Durant, husband works offshore")."""
_WHO = re.compile(r" (?:who(?:'s)?|that's|que (?:esta|tiene|es|no|usa|necesita|padece))\b")
_SELF = re.compile(
    r"\b(?:i|i'm|i've|i'd|i'll|me|myself|we|we're|yo|soy|tengo|estoy|tuve|fui|era|vivo|quiero|puedo|necesito|busco|trabajo|"
    r"trabaje|trabajaba|vivimos|estudie|termine|mio|mia|am)\b|\bmy(?!\s+(?:(?:\w+|\d+[- ]years?[- ]old|\w+ \w+)\s+)?"
    + rf"(?:{_RELATION}|boy|girl)"
    + r"\b)"
)
_CHILD = r"(?:son|daughter|kid|child|boy|girl|nephew|niece|grandson|granddaughter|stepson|stepdaughter|teenager|teen|hijo|hija|sobrino|sobrina|nieto|nieta|(?:little |younger )?(?:brother|sister)|hermano|hermana|husband|wife|esposo|esposa)"
_PROXY = re.compile(
    rf"\b(?:my|our|this|for a|help(?:ing)? a|have a|got a|i have a) (?:\w+ )?(?:client|participant)\b|"
    rf"\b(?:for|para|help|about) (?:my|mi|our) (?:\w+[- ]){{0,3}}?{_CHILD}\b"
    rf"|\b(?:my|mi|our) (?:\w+[- ]){{0,3}}?{_CHILD}(?:,? (?:is|es|tiene|has|esta|va|\d+)\b[^.!?]{{0,80}}?(?:and|y|,|who|que))?"
    rf"(?: (?:just|really|also|still|now|ya))? (?:wants?|needs?|would like|likes?|loves?|(?:is|'s) (?:interested|looking|thinking|hoping|into|"
    rf"trying|graduating)|hopes|graduates|graduated|quiere|necesita|busca|le (?:gusta|interesa)|esta (?:interesad|buscando|pensando)|quisiera)"
    rf"|\b(?:my|mi) (?:\w+ )?{_CHILD}\b[^.!?]*[.,][^.!?]*\b(?:he|she|el|ella) (?:wants?|needs?|likes?|loves?|would|quiere|necesita)"
    rf"|\b\w+ (?:is|es) (?:my|mi) (?:\w+ )?{_CHILD}\b[^.!?]*\b(?:he|she)(?:'s| is)? (?:\d|into|in|likes?|wants?|loves?|graduat)"
    rf"|\b(?:typing|writing|asking|texting|calling|escribo|escribiendo|pregunto|preguntando)(?: this)? (?:for|para|por) (?:my|mi|her|him|ella|el)\b"
    rf"|\b(?:my|mi) (?:\w+[- ]){{0,3}}?{_CHILD}\b[^!?]{{0,120}}?[.,] (?:ella |el |a (?:ella|el) )?(?:quiere|le gusta|le interesa|le encanta|busca|necesita)\b"
    rf"|\b(?:my|mi) (?:\w+[- ]){{0,3}}?{_CHILD}\b[^.!?]{{0,90}}?(?:,|\band|\by|\bwho|\bque) (?:he |she |el |ella |just |also |really )*(?:wants|needs|would like|likes|loves|quiere|necesita|busca|le (?:gustan?|encantan?|interesan?))\b"
    rf"|^(?:\w+ )?{_CHILD},? (?:just |is )?(?:wants|needs|likes|loves|into|interested in|graduates|graduated|graduating|quiere|busca)\b"
    rf"|^(?!.*\b(?:i (?:want|need|would|work|am|got|live)|i'm(?! (?:asking|writing|texting|typing))|i've|quiero|necesito|busco|soy|trabajo|tengo)\b)"
    rf".*\b(?:my|mi|our) (?:\w+[- ]){{0,3}}?{_CHILD}\b.{{0,120}}?(?:\band|\by|[.,;])\s*(?:he|she|he's|she's|el|ella)\b(?: is| es| has| had)?(?: an?| very| really| so| pretty| muy| bien| also| just)* "
    rf"(?:good (?:at|with)|great (?:at|with)|whiz|wizard|gifted|into|handy|loves?|likes?|looking|dropped out|didn't (?:finish|graduate)|did not (?:finish|graduate)|graduated|buen[oa] (?:para|con|en))"
    r"|\b(?:escribo|pregunto|escribiendo|preguntando|busco (?:algo )?|es) (?:por|para) (?:mi|un|una) (?:\w+ )?(?:mama|papa|madre|padre|amig[oa]|vecin[oa]|suegr[oa]|ti[oa]|prim[oa]|herman[oa]|hij[oa]|espos[oa])"
    rf"|\ba mi (?:\w+ )?{_CHILD} le (?:gusta|interesa|encanta)"
    rf"|\b(?:my|our) (?:\w+[- ]){{0,3}}?{_CHILD}\b[^?]{{0,120}}?\b(?:what (?:can|could|should|would|is there|jobs?|else)|where (?:can|could|would)|how (?:can|could|would|does)|(?:any|some|no)thing|is there)\b[^?]{{0,40}}\b(?:he|she|him|her)\b"
    r"|^(?:\W*(?:no|nah|nope|yes|yeah|yep|well|and|but|so|oh|also|ok|um+)\b)*\W*(?:he|she)(?:'?s\b| is| has| just| really| also| already| kind of| did)* (?:likes?|loves?|enjoys?|wants? to|would like|into|interested in|good (?:at|with)|got (?:his|her)|(?:his|her) (?:diploma|ged)|graduated|finish\w*|won't|(?:can|could) (?:drive|go|only)|\d\d\b)"
)
_QUESTION = re.compile(
    r"\?|\b(?:how (?:much|many|long|do|does|can|would|far|hard|old)|what(?:'s| is| are| does| do| would| kind| about)|"
    r"which|where (?:is|are|can|do|could)|tell me|is there|are there|do you|does it|does the|can you|cuanto|cuanta|que hace|"
    r"que es|cual|donde (?:esta|hay|puedo|queda)|hay|dime|do i need|compare)\b"
)
_HYPOTHETICAL = re.compile(
    r"\b(?:what if|what about if|suppose|imagine|let's say|say i|hypothetically|if i (?:had|could|got|moved|were|was|did|"
    r"worked|went|drove|lived|said|paid)|would it (?:help|change|matter)|y si|que tal si|que pasa(?:ria)? si|"
    r"si (?:yo )?(?:tuviera|pudiera|viviera|fuera|manejara|me mudara|sacara)|supongamos)\b"
)


@dataclass(frozen=True)
class Context:
    """Answers questions about positions in one message (plain spelling)."""

    text: str

    @cached_property
    def proxy(self) -> bool:
        """Whether somebody asks for a child or other relative: then the relative's facts make the profile."""
        return bool(_PROXY.search(self.text))

    @cached_property
    def hypothetical(self) -> bool:
        """Whether the message only tries something out ("what if I had a car")."""
        return bool(_HYPOTHETICAL.search(self.text))

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        return _cut(self.text, 0, len(self.text), _SENTENCE)

    @cached_property
    def _clauses(self) -> list[tuple[int, int]]:
        return [clause for start, end in self._sentences for clause in _cut(self.text, start, end, _CLAUSE)]

    def sentence(self, position: int) -> tuple[int, int]:
        """Start and end of the sentence around a position."""
        return _around(self._sentences, position, len(self.text))

    def clause(self, position: int) -> tuple[int, int]:
        """Start and end of the clause around a position."""
        return _around(self._clauses, position, len(self.text))

    def sentence_text(self, position: int) -> str:
        """The sentence around a position."""
        return self.text[slice(*self.sentence(position))]

    def clause_text(self, position: int) -> str:
        """The clause around a position."""
        return self.text[slice(*self.clause(position))]

    def before(self, position: int) -> str:
        """The clause up to a position."""
        return self.text[self.clause(position)[0] : position]

    def after(self, position: int) -> str:
        """The clause from a position on."""
        return self.text[position : max(position, self.clause(max(0, position - 1))[1])]

    def negated(self, start: int, end: int, reach: int = 6) -> bool:
        """Whether the words at `start:end` are denied: a negation before them in the clause, at most `reach` words away."""
        if any(match.start() < start and end <= match.end() for match in _TAKEN_BACK.finditer(self.text)):
            return True
        left = _NOT_NEGATING.sub(lambda match: "x" * len(match.group()), self.before(start))
        found = list(_NEGATOR.finditer(left))
        if found:
            gap = left[found[-1].end() :]
            if "," in gap and not _REPEATED.search(gap + self.text[start : self.clause(start)[1]]):
                return self._answered_no(end)
            allowed = reach + 8 if _REPEATED.search(gap) else reach
            return len(gap.split()) <= allowed
        return self._answered_no(end)

    def _answered_no(self, end: int) -> bool:
        """Whether the answer "no" follows at once ("Felonies? none", "kids: no")."""
        return bool(
            re.match(
                r"\s*[?:\-]+\s*(?:no\b(?! [a-z])|(?:nope|none|nah|zero|ninguno|ninguna|nada)\b)",
                self.text[end : end + 20],
            )
        )

    def question(self, position: int) -> bool:
        """Whether the clause around a position, or the sentence's end, asks something."""
        start, end = self.clause(position)
        sentence_end = self.sentence(position)[1]
        asks = _QUESTION.search(self.text[start:end])
        return bool(asks) or (
            end == sentence_end and self.text[sentence_end : sentence_end + 2].lstrip().startswith("?")
        )

    def somebody_else(self, position: int) -> bool:
        """Whether the fact at a position belongs to another person than the one the profile is made for."""
        start, _ = self.sentence(position)
        other = max(
            self._last_subject(_OTHER, start, position),
            self._last_subject(_OTHER_BARE, self.clause(position)[0], position),
        )
        own = max((match.start() for match in _SELF.finditer(self.text, start, position)), default=-1)
        if self.proxy:
            return own > other and not re.search(r"\b(?:we|we're|vivimos|our)\b", self.text[start:position])
        return other > own

    def _last_subject(self, pattern: re.Pattern[str], start: int, position: int) -> int:
        last = -1
        for match in pattern.finditer(self.text, start, position):
            of_them = pattern is _OTHER and _WHO.match(self.text, match.end())  # "cuido a mi mama que esta en silla"
            if of_them or not _PREPOSITION.search(self.text[start : match.start()]):
                last = match.start()
        return last


def _cut(text: str, start: int, end: int, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    begin = start
    for match in pattern.finditer(text, start, end):
        if match.start() > begin:
            pieces.append((begin, match.start()))
        begin = match.end() if match.end() > match.start() else match.start()
    if end > begin:
        pieces.append((begin, end))
    return pieces


def _around(pieces: list[tuple[int, int]], position: int, length: int) -> tuple[int, int]:
    for start, end in pieces:
        if start <= position < end or (position == end == length):
            return start, end
    for start, end in pieces:
        if position <= end:
            return start, end
    return 0, length
