"""Plain spelling: SMS shorthand written out and misspelled words of the field put right, each with its place in the text.

Rules downstream see one spelling; entities still point at what the person typed. A word is only corrected when it is no
known word of either language and one clear neighbour stands in the vocabulary.
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.nlu.text import MAX_CHARACTERS, fold

_SHORTHAND = {
    "im": "i'm", "ive": "i've", "ill": "i'll", "dont": "don't", "cant": "can't", "wont": "won't", "didnt": "didn't",
    "doesnt": "doesn't", "isnt": "isn't", "wasnt": "wasn't", "havent": "haven't", "hasnt": "hasn't", "aint": "ain't",
    "couldnt": "couldn't", "wouldnt": "wouldn't", "shouldnt": "shouldn't", "arent": "aren't", "werent": "weren't",
    "thats": "that's", "whats": "what's", "hes": "he's", "shes": "she's", "theres": "there's", "wheres": "where's",
    "u": "you", "ur": "your", "r": "are", "y'all": "you all", "wanna": "want to", "wnna": "want to", "wana": "want to", "gonna": "going to",
    "gotta": "have to", "lookin": "looking", "workin": "working", "makin": "making", "doin": "doing", "tryna": "trying to",
    "livin": "living", "wantin": "wanting", "gettin": "getting", "cuz": "because", "bc": "because", "coz": "because",
    "w/o": "without", "w/": "with", "thru": "through", "tho": "though", "pls": "please", "plz": "please", "ppl": "people",
    "yrs": "years", "yr": "year", "mos": "months", "wks": "weeks", "wk": "week", "hrs": "hours", "hr": "hour",
    "mins": "minutes", "nite": "night", "nites": "nights", "wknd": "weekend", "wknds": "weekends", "sched": "schedule",
    "abt": "about", "rn": "rn", "bcuz": "because", "tryin": "trying", "somethin": "something", "nothin": "nothing",
    "vets": "veterans", "cannot": "can't", "okc": "okc", "lic": "license", "exp": "experience", "edu": "education",
    "xq": "porque", "pq": "porque", "tb": "tambien", "tmb": "tambien", "toy": "estoy", "d": "de", "q": "que", "pa": "para", "xfa": "por favor",
    "luv": "love", "b4": "before", "jr": "junior", "soph": "sophomore", "skool": "school", "jus": "just", "nxt": "next", "wat": "what", "wit": "with",
    "smthn": "something", "smth": "something", "sumthin": "something", "sumthn": "something", "prolly": "probably", "prob": "probably", "bout": "about",
    "frm": "from", "rly": "really", "finna": "going to", "yall": "you all", "aftr": "after", "btwn": "between", "wrk": "work", "wrking": "working",
    "ke": "que", "xk": "porque", "xke": "porque", "tngo": "tengo", "qiero": "quiero", "stoy": "estoy", "aki": "aqui", "tmbn": "tambien", "vdd": "verdad",
    "dolar": "dolares", "kiero": "quiero", "nesecito": "necesito", "aser": "hacer", "leflore": "le flore", "okla": "oklahoma", "texoma": "texoma", "lowkey": "kind of", "idc": "don't care", "lk": "looking", "thts": "that's", "hvnt": "haven't", "evry": "every", "hvng": "having", "bday": "birthday", "cnt": "can't", "bf": "boyfriend", "gf": "girlfriend", "cty": "city", "tabajo": "trabajo",
}  # fmt: skip
_TOKEN = re.compile(
    r"w/o\b|w/(?=\s|$)|@(?=\s?[a-z])|(?<![\w.,$])\d{1,3}(?:yrs?|wks?|mos|hrs?|mins?|ish|[mf])(?![\w'])|[^\W_]+(?:'[^\W_]+)*|[\W_]",
    re.DOTALL,
)
_BE = re.compile(r"\s+(?:an?|in|able)\b")
_WITH = re.compile(r"\s+[a-z]{2,}")
_WEST = re.compile(r"\b(?:in|at|on|of|from|near|by|n|s|[\d]+)\s+$")
_AND = re.compile(r"\s+[a-z]+")
_JOINS = re.compile(r"[a-z\d]{2,}\s+$")
_FOR = re.compile(
    r"\s+(?:an?|the|my|me|real|life|someone|somebody|folks|people|ppl|felons?|vets|moms|dads|free|work|school|now)\b"
)
_TO = re.compile(
    r"\s+(?:be|become|get|go|do|work|learn|find|pay|help|see|know|start|make|drive|teach|fix|the|my|jail|prison|college|church|town|class)\b"
)
_TO_BEFORE = re.compile(
    r"\b(?:close|next|need|want|wants|going|have|has|got|like|love|used|try|trying|tryna|way|back|how|due|able|ready|go|went|been|goin|like)\s+$"
)
_WOULD = re.compile(r" (?:rather|like|love|be|do|prefer|take|go|want|have|even|also|really|say|need|work) ")
_WORD_AFTER = re.compile(
    r" (?!hundred|thousand|grand|months|weeks|kids|boys|girls|years?|yrs|more|jobs|classes|days|nights|hours|hrs|of|or|and|n)[a-z]{3,}"
)
_WISHED = re.compile(r"\b(?:like|want|wants|love|try|trying|tryna|going)\s+$")
_UNITS = {
    "yr": "years", "yrs": "years", "wk": "weeks", "wks": "weeks", "mos": "months", "hr": "hours", "hrs": "hours", "min": "minutes",
    "mins": "minutes", "ish": "", "m": "m", "f": "f",
}  # fmt: skip
_LETTER_B = re.compile(r"\b(?:class|plan|option|type|hepatitis|clase|a|or)\s+$")
_SHORT = frozenset("bwn42@")
_COUNTED = re.compile(r"(\d+)(yrs?|wks?|mos|hrs?|mins?|ish|[mf])")
_SHORTEST = 5
_WITH_PRONOUN = re.compile(r"[aei]r(?:se|me|te|nos|l[aeo]s?)$")  # "graduarse" is no misspelled "graduate"
_DROPPED_G = re.compile(r"([a-z]{3,})in'?(s?)")
_GERUNDS = ("ando", "iendo")


@dataclass(frozen=True)
class Plain:
    """A message in plain spelling. `spans[i]` is where character i of `text` stands in the original."""

    original: str
    text: str
    spans: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the original message."""
        if not self.spans:
            return 0, 0
        last = max(start, min(end, len(self.spans)) - 1)
        return self.spans[min(start, len(self.spans) - 1)][0], self.spans[last][1]


class Speller:
    """Puts misspelled words right against a vocabulary.

    `targets` are words worth recognising; `known` are words to leave alone.
    """

    def __init__(self, targets: Iterable[str], known: Iterable[str]) -> None:
        """Both in folded spelling; targets of fewer than five letters are not guessed at."""
        wanted = sorted({word for word in targets if len(word) >= _SHORTEST and word.isalpha()})
        self._known = frozenset(known) | frozenset(wanted)
        self._by_first: dict[str, list[str]] = {}
        for word in wanted:
            self._by_first.setdefault(word[0], []).append(word)

    def knows(self, word: str) -> bool:
        """Whether `word` is a word as it stands."""
        return word in self._known

    def corrected(self, word: str) -> str:
        """The vocabulary word that `word` was meant to be, or `word` itself."""
        if len(word) < _SHORTEST or word in self._known or not word.isalpha() or len(word) > 24:
            return word
        spoken = _DROPPED_G.fullmatch(word)
        if spoken and f"{spoken[1]}ing{spoken[2]}" in self._known:  # "cuttin", "mornins"
            return f"{spoken[1]}ing{spoken[2]}"
        if word.endswith("s") and word[:-1] in self._known:
            return word
        if word.endswith(_GERUNDS) or _WITH_PRONOUN.search(word):  # "limpiando" is no misspelled "limpiador"
            return word
        allowed = 1 if len(word) < 8 else 2
        near = process.extract(
            word, self._by_first.get(word[0], ()), scorer=OSA.distance, score_cutoff=allowed, limit=2
        )
        if not near or (len(near) > 1 and near[0][1] == near[1][1] and not _same_stem(near[0][0], near[1][0])):
            left_out = [
                item[0] for item in near if _holds(item[0], word)
            ]  # "barbr": a letter left out, not another one
            return str(left_out[0]) if len(left_out) == 1 and len(word) < len(left_out[0]) else word
        return str(near[0][0])

    def plain(self, text: str) -> Plain:
        """The message in plain spelling (its first 2,000 characters)."""
        original = text[:MAX_CHARACTERS]
        pieces: list[str] = []
        spans: list[tuple[int, int]] = []
        folded = fold(original)
        for token in _TOKEN.finditer(folded):
            found = token.group()
            written = _SHORTHAND.get(found) or _by_neighbours(folded, token) or self.corrected(found)
            pieces.append(written)
            if written == found:
                spans.extend((index, index + 1) for index in range(token.start(), token.end()))
            else:
                spans.extend([(token.start(), token.end())] * len(written))
        return Plain(original, "".join(pieces), tuple(spans))


def _by_neighbours(text: str, token: re.Match[str]) -> str:
    """What a letter or figure stands for beside its neighbours ("sat n sun", "work @ tyson", "5yrs"); "" for none."""
    found, end = token.group(), token.end()
    if len(found) > 1 and found != "id":
        counted = _COUNTED.fullmatch(found) if found[0].isdigit() else None
        return f"{counted[1]} {_UNITS[counted[2]]}".rstrip() if counted else ""
    if found == "id":
        return "i'd" if _WOULD.match(text, end) else ""
    if found not in _SHORT:
        return ""
    before = text[: token.start()]
    if found == "b":
        return "be" if _BE.match(text, end) and not _LETTER_B.search(before) else ""
    if found == "w":
        return "with" if _WITH.match(text, end) and not _WEST.search(before) else ""
    if found == "n":
        return "and" if _AND.match(text, end) and _JOINS.search(before) else ""
    if found == "4":
        return "for" if _FOR.match(text, end) and before.endswith(" ") else ""
    if found == "2":
        meant = _TO.match(text, end) or (_WORD_AFTER.match(text, end) and _WISHED.search(before))
        return "to" if meant and _TO_BEFORE.search(before) else ""
    return "at" if text[end : end + 1] == " " else "at "


def _holds(whole: str, part: str) -> bool:
    """Whether a word has the letters of another in their order."""
    letters = iter(whole)
    return all(letter in letters for letter in part)


def _same_stem(first: str, second: str) -> bool:
    return first[:-1] == second[:-1] or first.startswith(second) or second.startswith(first)
