"""Which help a message asks for or lacks, and which it only names: words by support category from `support_words.yml`."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.nlu.context import Context
from bot.nlu.text import whole_words

_WORDS = Path(__file__).with_name("support_words.yml")
_ASKING = re.compile(
    r"\b(?:help(?:ing|s|ed)?(?: me)?|assistance|assist|need(?:s|ed|ing)?|(?:could|can) (?:really )?use(?: some| a)?|can't (?:afford|find|get|pay|buy)|couldn't afford|afford|struggl(?:e|ing)|lack(?:ing)?|short on|looking for|trying to (?:find|get)|find|where(?: can| do| would| is| are|'s| could)?(?: i| we| the| there| a)?(?: closest| nearest| get| find| go(?: for)?| apply for)*|how (?:can|do|would|could|to) (?:i|we)? ?(?:get|find|apply|sign up|file|use|go about)?|"
    r"get me|support|resources?|programs?|services|anyone|free|apply(?:ing)? (?:for)?|sign(?:ing)? up|is there|are there|any|(?:do|does|can|could|will) (?:you|i|y'all|you all|yall|they|it|we|somebody|someone) (?:have|get|offer|qualify|do|give|help|use|borrow|loan|lend)(?: me)?|what about|pay(?:ing)? for|who (?:helps?|does|can|do i|gives|pays)|waiting on|"
    r"qualify for|eligible|problems? with|issues? with|trouble|worried about|ayud(?:a|ar|an|as|e|en|arme|ame)|apoyo|necesit(?:o|a|amos)|ocup(?:o|a|amos)|hay|existen?|donde (?:puedo|hay|consigo|dan|ofrecen|encuentro|doy)|como (?:consigo|puedo|obtengo|aplico|pido|uso|saco|solicito)|quien (?:me )?(?:ayuda|da|paga|puede|presta)|no puedo (?:pagar|comprar)|no me alcanza|programas?|servicios?|conseguir|busc(?:o|amos|ando)|solicitar|pedir|califico|asistencia|me faltan?|(?:me|nos) hacen? falta|prestan|batallo con)\b"
)
_REQUIREMENT = re.compile(
    r"\b(?:(?:do|will|would|does) (?:i|you|we|it|they) (?:\w+ )?(?:need|have to|require)|need my own|have to have|is it required|required|tengo que (?:tener|comprar|traer|llevar)|hay que (?:tener|comprar|traer)|necesito tener|se necesitan?|piden|debo (?:tener|llevar))\b"
)
_AFTER = re.compile(
    r"^\s+(?:help|assistance|support|would (?:help|be nice|be great)|is (?:a|my|the|an) (?:\w+ )?(?:problem|issue)|is (?:so |too |really |very )?(?:hard|expensive|high|rough|killing)|costs? (?:too|so|more|a fortune|way)|resources|services|ran out|is due|(?:estan?|salen?|son|es) (?:muy |bien |re|tan )?car(?:[oa]s?|isim[oa]s?)|cuestan? mucho|es (?:un|mi|el) problema|gratis|barat[oa])\b"
)
_LACK = re.compile(
    r"\b(?:don't have|do not have|haven't got|ain't got|no|without|can't afford|can't get|can't find|no (?:tengo|tenemos|hay|cuento con)|sin|me faltan?)\s+(?:(?:a|an|any|the|enough|money for|reliable|good|affordable|un|una|para|dinero para|acceso a|el|la|los|las|mis?|my|own)\s+)*$"
)
_REFUSED = re.compile(
    r"\b(?:don't|do not|doesn't|no longer|not|no|never)\s+(?:really |actually |even )?(?:need|needs|want|looking for|necesit\w+|ocup\w+)\b(?![^.;!?]*\b(?:just|only|solo|nomas)\b)[^.;!?]{0,40}$|\bno (?:necesito|ocupo|quiero|me hace falta)\b(?![^.;!?]*\b(?:solo|nomas)\b)[^.;!?]{0,40}$|\bno need for\b[^.;!?]{0,25}$"
    r"|(?:^|\b(?:and|so|y) )(?:i |we )?(?:already |do |still )?(?:get|receive|recibo|recibimos) (?:\w+ )?$"
    r"|\b(?:i have|already (?:have|got|filled out|applied for|did|done|on|get)|i've got|got|have|i'm on|am on|we're on|ya tengo|tengo|tenemos|ya recibo|ya me dan) (?:\w+ )?$|\b(?:good|fine|set|ok|okay|covered|bien) (?:on|with|for|de|con) (?:my )?$"
)
_IS_HELPED = re.compile(
    r"\b(?<!does )(?<!will )(?<!can )(?<!do )(?<!would )(?:mi|my|la|el|the) (?:tribu|nacion|tribe|nation|iglesia|church|familia|family|suegra|mama|papa|mom|dad|parents|escuela|school)\b(?: (?:me|nos) (?:ayudan?|dan?|pagan?|prestan?)| (?:already )?(?:helps?|pays?|gives?)(?: (?:me|us))?)\b"
)
_HAVE_IT = re.compile(
    r"\b(?:i |we )?(?:already |do |now )?(?:have|got|get|receive|am on|i'm on|tengo|recibo|use)\s+(?:(?:my|good|a|an|the|own|some|un|una|mi)\s+)*$"
)
_OTHER_THING = re.compile(
    r"\b(?:before|until|so (?:i|that|we)|because|that|which|job|jobs|trabajo|horario|schedule|antes de|after|when|career|degree|work (?:in|at|with|as)|que me deje)\b"
)
_SETTLED_AFTER = re.compile(
    r"^\s+(?:is |are )?(?:needed|necessary|required|covered|taken care of|not (?:a|an) (?:problem|issue))\b"
)
_ALREADY = re.compile(r"\b(?:already|ya (?:tengo|recib\w+|me dan))\b")
_THEN_ASKS = re.compile(
    r"^[^.;!?,]{0,20},?\s+(?:how (?:do|can|would|could) i (?:get|use|apply|sign)|who (?:can|do i|does|helps?)|where (?:do|can) i (?:get|go|apply)|como (?:l[oa]s? )?(?:consigo|uso|pido|saco))\b"
)
_OVER = re.compile(r"\b(?:was|were|used to(?: be)?|been|not|no longer|never|fui|estuve|estaba|era)(?: \w+){0,2}\s*$")
_OVER_AFTER = re.compile(r"^[^.;!?]{0,40}\b(?:not any ?more|any ?more|back then|years? ago|as a kid|ya no)\b")
_PLAIN_ASKING = re.compile(
    r"\b(?:is there (?:any |some )?(?:help|anything|something|assistance|programs?|money|a program)|any (?:help|programs?|assistance|services|benefits)|anything (?:out there )?for|what (?:help|benefits|programs?|is there|do i (?:get|qualify))|do they (?:help|pay|have|cover|offer)|(?:need|want|looking for|could use) (?:some )?help|who (?:can help|helps|do i (?:call|talk to|see))|que (?:ayudas?|apoyos?|beneficios|programas)|hay (?:algo|ayudas?|apoyos?|programas?)|(?:me|nos) ayudan?)\b"
)
_NOT_HIRED = re.compile(
    r"\b(?:(?:no ?one|nobody|no place|nowhere|they) (?:will|wants to|would|won't|'ll|ever) (?:hire|give me|take)|won't hire me|can't get hired|keep getting turned down|nadie me (?:da|quiere dar|contrata)|no me (?:dan trabajo|contratan))\b"
)
_LONGEST_GAP = 6  # words between the asking and what is asked for
_FRAGMENT = 6


@dataclass(frozen=True)
class _Category:
    value: str
    names: re.Pattern[str]
    asks: re.Pattern[str] | None
    about: re.Pattern[str] | None
    hiring: bool


class SupportReader:
    """Finds support categories in messages."""

    def __init__(self) -> None:
        """Compile the categories' words."""
        self._categories = _categories()

    def read(self, context: Context) -> Iterator[tuple[int, int, dict[str, Any]]]:
        """`need` entities with role `need` or `denied`; `support_category` for what is merely named."""
        for category in self._categories:
            seen: set[str] = set()
            for start, end, role in self._matches(context, category):
                if role in seen:
                    continue
                seen.add(role)
                entity = "support_category" if role == "named" else "need"
                yield start, end, {"entity": entity, "value": category.value, "role": role}

    def _matches(self, context: Context, category: _Category) -> Iterator[tuple[int, int, str]]:
        text = context.text
        if category.asks:
            for match in category.asks.finditer(text):
                if _asked_now(context, match.start(), match.end()):
                    yield match.start(), match.end(), "need"
        if category.about:
            about = category.about.search(text)
            asking = about and (_PLAIN_ASKING.search(text) or (category.hiring and _NOT_HIRED.search(text)))
            helped = asking and _IS_HELPED.search(context.clause_text(asking.start()))
            if about and asking and not helped and not context.somebody_else(about.start()):
                yield asking.start(), asking.end(), "need"
        for match in category.names.finditer(text):
            role = self._role(context, match.start(), match.end())
            if role == "need" and category.value == "adult_education" and _LACK.search(context.before(match.start())):
                role = "named"  # "no GED" tells of schooling, and asks for nothing
            if role:
                yield match.start(), match.end(), role

    def _role(self, context: Context, start: int, end: int) -> str:
        if context.somebody_else(start) and not context.question(start):
            return "named"
        left, text = context.before(start), context.text
        if _IS_HELPED.search(context.clause_text(start)) and not context.question(start):
            return ""
        if _REFUSED.search(left) and not _LACK.search(left):
            return "denied" if re.search(r"\b(?:need|necesito|ocupo)\b", left) else ""
        if _SETTLED_AFTER.match(text[end:]) or _ALREADY.search(left):
            return ""
        if _LACK.search(left) and not _OVER_AFTER.match(text[end:]):
            return "need"
        if _REQUIREMENT.search(left):
            return ""
        if _AFTER.match(text[end : end + 40]):
            return "need"
        asking = [match.end() for match in _ASKING.finditer(left)]
        gap = left[asking[-1] :] if asking else ""
        reaches = asking and (len(gap.split()) <= _LONGEST_GAP or re.search(r",|\b(?:and|or|y|o)\b", gap))
        if reaches and not _OTHER_THING.search(gap) and not _HAVE_IT.search(gap):
            return "need"
        if _THEN_ASKS.match(text[end:]):  # "VA benefits, how do I use them?"
            return "need"
        fragment = len(context.sentence_text(start).split()) <= _FRAGMENT and not re.search(
            r"\b(?:i|i'm|how much|cost|cuesta|cuanto|is|are)\b", left
        )
        if fragment and text[context.sentence(start)[1] :].lstrip().startswith("?"):  # "food pantry near Wilburton?"
            return "need"
        return "named"


def _asked_now(context: Context, start: int, end: int) -> bool:
    """Whether a lack is the person's own and not over ("used to be homeless")."""
    before = context.before(start)
    if _IS_HELPED.search(context.clause_text(start)) and not context.question(start):
        return False
    own = re.search(r"\b(?:my|our|me|nos|mi)\b", context.text[start:end])  # "they shut off my water"
    if not own and context.somebody_else(start) and not context.proxy:
        return False
    if _ALREADY.search(before) or _OVER.search(before) or _OVER_AFTER.match(context.text[end:]):
        return False
    return not re.search(r"\b(?:don't|not|no|never)(?: \w+)?\s*$", context.text[max(0, start - 20) : start])


@lru_cache(maxsize=1)
def _categories() -> tuple[_Category, ...]:
    stored = yaml.safe_load(_WORDS.read_text("utf-8"))
    return tuple(_category(value, words) for value, words in stored.items())


def _category(value: str, words: dict[str, Any]) -> _Category:
    names, asks, about = (
        whole_words("|".join(words[key])) if key in words else None for key in ("names", "asks", "about")
    )
    if names is None:
        raise ValueError(f"{_WORDS.name}: {value} has no names")
    return _Category(value, names, asks, about, bool(words.get("hiring")))


def support_patterns() -> list[str]:
    """The sources of all support words: their words are known words."""
    return [
        pattern.pattern
        for item in _categories()
        for pattern in (item.names, item.asks, item.about)
        if pattern is not None
    ]
