"""Telling or asking: the intent of a message by the facts that were read from it, and by the question that was asked before it.

What gives facts and asks nothing informs; what answers the question informs; a correction needs words that take back.
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from typing import Any

from actions.next_steps import asks_next_step
from actions.reading import read
from bot.nlu.asking import (
    asks,
    asks_demand,
    asks_for_any,
    asks_help,
    asks_nearer,
    asks_of_them,
    finds_too_much,
    is_question,
    leaves_open,
    names_extreme,
    names_one,
    seeks_work,
    supposes,
    takes_back,
    takes_back_plainly,
    takes_leave,
    tells_languages,
    wants_work,
)

Entity = dict[str, Any]
_YES_NO_FIELDS = frozenset({"online_ok", "statuses", "needs"})
_YES_NO_WORD = re.compile(
    r"^(?:no+|nope|nah|naw|no thanks|no thank you|no gracias|not really|yes+|yeah+|yep|yup|sure|ok|okay|si|claro|yes please|of course|ya|for sure|por supuesto)[\s.!]*$"
)
_NO = re.compile(r"^(?:no|nope|nah|naw|not)\b")
_SKIP = re.compile(
    r"^(?:skip|pass|next|next question|move on|rather not say|prefer not to (?:say|answer)|i'd rather not (?:say|answer)?|none of your business|saltar|siguiente|paso|omitir|prefiero no (?:decir|contestar|responder))\b[\s\w]{0,20}[.!]*$"
)
_PASSES_OVER = re.compile(
    r"^(?:skip|pass|next)\b|\b(?:business|question|en blanco|pregunta|siguiente|brinc\w+|salt\w+)\b"
)
_DONT_KNOW = re.compile(
    r"^(?:i )?(?:don't know|dunno|idk|not sure|no idea|no clue|no se|ni idea|no estoy segur[oa]|i have no idea|hmm+|good question)\b[\s\w,']{0,24}[.!?]*$"
)
_FACTS = frozenset(
    {
        "budget_usd",
        "max_weeks",
        "max_miles",
        "hours_per_week",
        "min_wage_hourly",
        "age",
        "education",
        "transport",
        "schedule",
        "online_ok",
        "status",
        "interest",
        "avoid",
        "need",
    }
)
_NO_DISTRESS = frozenset(
    {"veteran", "tribal_citizen", "employed", "high_school_student", "english_learner", "no_diploma"}
)
_NAMED = frozenset({"number", "place", "occupation", "field", "credential", "support_category"})
_HELD = frozenset({"be", "have", "past", "want", "avoid", "denied"})
_ANSWERS = frozenset({"inform", "change_answer"})
_YIELDS = frozenset(
    {
        "out_of_scope",
        "chitchat",
        "affirm",
        "deny",
        "greet",
        "thank",
        "skip",
        "dont_know",
        "frustrated",
        "abuse",
        "bot_challenge",
        "go_back",
        "restart",
        "opt_in",
        "opt_out",
        "crisis",
        "help",
        "change_language",
    }
)
ASKING = frozenset(
    {
        "ask_recommendations",
        "ask_details",
        "compare",
        "ask_wage",
        "ask_duration",
        "ask_cost",
        "ask_requirements",
        "ask_schedule",
        "ask_where",
        "ask_support",
        "ask_financial_aid",
        "ask_pathway",
        "ask_demand",
        "what_if",
        "why",
        "ask_source",
    }
)
_COURTESY = frozenset({"thank", "greet", "affirm", "deny", "skip", "dont_know"})
_LONG_ENOUGH = 4  # words: "hi from tulsa" greets, "thanks but I have no car" tells
_CORRECTION = re.compile(
    r"\b(?:actually|i meant|i mean|correction|scratch that|isn't [^,.;]{1,20}, it's|no es [^,.;]{1,20}, es|no (vivo|soy|tengo) [^,.;]{1,20}, \1|not \w+, (?:but )?(?:in )?\w+|change (?:my|that|it)|make (?:that|it)|instead of|let me change|i was wrong|that's wrong|en realidad|quise decir|mejor dicho|me equivoque|corrijo|cambia(?:r)?(?: mi| eso)?)\b"
)
_BARE_NUMBER = re.compile(r"^\W*(?:about |around |maybe |like |unos |como )?\$?\d[\d,.]*\s*k?\W*$")
_TERSE = 5  # words
_NOT_ONLY_NUMBERS = re.compile(
    r"[\d\W]+|\b(?:the|first|second|third|last|one|and|vs|versus|with|to|or|y|la|el|con|contra|primer[ao]?|segund[ao]|tercer[ao]?)\b"
)
_AT_THE_BOT = re.compile(
    r"\b(?:you|this (?:bot|thing|chat|app|site)|stupid|useless|waste|already (?:said|told)|listen\w*|questions?|estupid\w+|inutil|preguntas?|esto)\b"
)
_CERTAIN = 0.99
_SURE_OF_DANGER = 0.85
_SURER_OF_DANGER = 0.95  # of a message that gives facts and looks for work
_NOT_ABLE = re.compile(
    r"\bno se (?:ni )?(?:leer|escribir|hablar|usar|manejar|cocinar|nadar|coser|sumar|nada de|mucho de|mucho ingles|ingles)\b|\b(?:don't|do not) know how to (?:read|write|drive|use|speak|swim|type|cook)\b"
)
_TOO_OLD = re.compile(
    r"\b(?:estoy|soy|sere|i'm|am i|i am|isn't it|es) (?:muy|ya muy|demasiado|too) (?:viej[oa]|grande|mayor|tarde para|old|late for)\b"
)
_WHAT_TO_BRING = re.compile(
    r"\b(?:que|cuales|papeles|documentos)\b(?: \w+){0,3} (?:llevar|llevo|traer|traigo)\b|\bwhat (?:do|should|would|will|must) (?:i|we) (?:have to |need to )?bring\b|\bwhat to bring\b"
)
_SURE_OF_PRIVACY = 0.6
_TIRED_OF_THE_JOB = re.compile(
    r"\b(?:hart[oa]|cansad[oa]|aburrid[oa]|enfadad[oa]|fastidiad[oa]|fed up|sick|tired|bored|burn(?:ed|t) out|hate|odio|detesto|no aguanto|no soporto|can't stand)\b(?: and tired)?(?: of| de| with| en| on| by| a)? (?:mi|my|este|this|ese|that) (?:\w+ )?(?:trabajo|jale|chamba|empleo|job|work)\b"
)
_SURE = 0.9  # of a question without any of its words the classifier is right from here on
_DOUBTED = 0.5  # below it the facts of a message say more about it than the classifier


def about_facts(
    plain: str, name: str, confidence: float, entities: list[dict[str, Any]], asked: str | None
) -> dict[str, Any] | None:
    """The intent that the facts of a message decide, or `None` where they leave it to the classifier."""
    facts = _facts(entities)
    plain_facts = [item for item in facts if not _may_be_distress(item)]
    least = _SURER_OF_DANGER if len(plain_facts) > 1 and seeks_work(plain) else _SURE_OF_DANGER
    if name == "crisis" and plain_facts and confidence < least:  # "i'm over in Broken Arrow"
        return ruled("inform", "facts for the profile, no crisis words")
    if name == "dont_know" and _NOT_ABLE.search(plain):
        return ruled("inform", "what one cannot do, not what one does not know")
    if name not in ("inform", "change_answer") and _TOO_OLD.search(plain) and is_question(plain):
        return ruled("ask_requirements", "whether one's age is in the way")
    if name != "ask_requirements" and not facts and _WHAT_TO_BRING.search(plain):
        return ruled("ask_requirements", "what to bring")
    if name in ("frustrated", "abuse") and _TIRED_OF_THE_JOB.search(plain):
        return ruled("inform", "tired of the work, not of the talk")
    if name == "change_language" and any(item.get("value") == "english" for item in facts) and is_question(plain):
        return ruled("ask_support", "a language to learn, not to talk in")
    if any(item.get("what_if") for item in entities) and name in (
        "inform",
        "change_answer",
        "ask_pathway",
        "ask_recommendations",
    ):
        return ruled("what_if", "hypothetical wording")
    if names_one(plain) is not None or names_extreme(plain):
        return ruled("ask_details", "one of the things shown and nothing else")
    if asked and _SKIP.match(plain):
        return ruled("skip", "answer to a question")
    if asked and _DONT_KNOW.match(plain):
        return ruled("dont_know", "answer to a question")
    if asked and _YES_NO_WORD.match(plain):
        if asked in _YES_NO_FIELDS or asked not in (
            "transport",
            "schedule",
            "budget_usd",
            "max_miles",
            "max_weeks",
            "interests",
            "place",
        ):
            return ruled("deny" if _NO.match(plain) else "affirm", "answer to a yes-no question")
        return ruled(
            "inform" if asked in ("transport", "budget_usd") else ("skip" if _NO.match(plain) else "affirm"),
            "answer to an open question",
        )
    if facts and _CORRECTION.search(plain) and (name == "change_answer" or confidence < _DOUBTED) and "?" not in plain:
        return ruled("change_answer", "an earlier answer is replaced")
    if name == "inform" and facts and takes_back_plainly(plain) and not is_question(plain):
        return ruled("change_answer", "an earlier answer is replaced")
    rewished = _wished_otherwise(plain, name, confidence, entities)
    if rewished is not None:
        return rewished
    if name == "change_language" and tells_languages(plain):
        return ruled("inform", "a language spoken, none asked for")
    if facts and name in _YIELDS and confidence < _DOUBTED and "?" not in plain:
        return ruled("inform", "facts for the profile")
    courtesy = name in _COURTESY and not (name == "skip" and _PASSES_OVER.search(plain))
    if courtesy and _told(facts) and len(plain.split()) >= _LONG_ENOUGH and not asks(plain):
        return ruled("inform", "facts for the profile beside a courtesy")
    if name == "goodbye" and takes_leave(plain):
        return None
    if len(facts) >= 2 and "?" not in plain and name not in _ANSWERS and confidence < 0.5 and not inquires(plain):
        return ruled("inform", "facts for the profile")
    doubtful = "?" not in plain and name in _YIELDS and confidence < _DOUBTED
    if doubtful and (
        asked in ("interests", "avoid") or (asked and any(item.get("entity") in _NAMED for item in entities))
    ):
        return ruled("inform", "answer to a question")
    replaces = _CORRECTION.search(plain) or takes_back_plainly(plain)
    if name == "change_answer" and facts and confidence < _DOUBTED and not replaces:
        return ruled("inform", "facts for the profile, nothing taken back")
    told = _only_tells(plain, name, confidence, entities, asked)
    if told is not None:
        return told
    sure = name if confidence >= _DOUBTED else "inform"  # "compare 1 and 2" does not say how many miles
    if asked and (_BARE_NUMBER.match(plain) or _answers(plain, sure, entities, asked)):
        return ruled("inform", "answer to a question")
    return _compares(plain, name, entities)


def _wished_otherwise(plain: str, name: str, confidence: float, entities: list[Entity]) -> dict[str, Any] | None:
    """A wish, a dislike or a first step that was taken for anger, for a plea for help or for something off topic."""
    kinds = {item.get("entity") for item in entities}
    if finds_too_much(plain) and name != "crisis":
        return ruled("ask_recommendations", "what is shown is too far, too long or too dear")
    if name == "frustrated" and "avoid" in kinds and confidence < _SURE and not _AT_THE_BOT.search(plain):
        return ruled("inform", "a dislike of some work, no anger at the bot")
    if name == "frustrated" and "schedule" in kinds and confidence < _SURE and not _AT_THE_BOT.search(plain):
        return ruled("inform", "times to attend, no anger")  # "any time works"
    if name in ("inform", "ask_recommendations", "ask_support") and "place" in kinds and asks_nearer(plain):
        return ruled("ask_where", "something nearer to a place is asked for")
    about_class = name in ("inform", "ask_support") or (name == "ask_schedule" and confidence < _SURE)
    if about_class and "need" in kinds and asks_for_any(plain):
        return ruled("ask_support", "a class or help of a kind is asked for")
    if name in ("inform", "ask_recommendations", "ask_details") and asks_demand(plain) and asks(plain):
        return ruled("ask_demand", "which work is wanted is asked for")
    if not kinds & {"support_category", "need"}:
        if name != "crisis" and wants_work(plain):
            return ruled("ask_recommendations", "work is wanted, and nothing else is said")
        if name == "ask_support" and seeks_work(plain):
            return ruled("ask_recommendations", "work is looked for, no help named")
        if name == "ask_support" and asks_of_them(plain) and is_question(plain):
            return ruled("ask_details", "what a school has is asked for, not who helps")
    astray = name in ("out_of_scope", "chitchat", "opt_in")
    if astray and confidence < _SURE_OF_DANGER and not kinds & {"support_category", "need"} and asks_next_step(plain):
        return ruled("ask_pathway", "the first step is asked for")
    return None


def _only_tells(
    plain: str, name: str, confidence: float, entities: list[Entity], asked: str | None
) -> dict[str, Any] | None:
    """A telling that was taken for a question, a request of help or a correction, where no word asks or takes back."""
    facts = _facts(entities)
    tried_out = name == "what_if" and supposes(plain)
    gives = asked or _told(facts) or (name == "compare" and leaves_open(plain))
    if name in ASKING and name != "why" and confidence < _SURE and gives and not tried_out and not asks(plain):
        return ruled("inform", "facts for the profile, nothing asked")
    if name == "ask_privacy" and confidence < _SURE_OF_PRIVACY and gives and not asks(plain):
        return ruled("inform", "nothing asked about what is kept")
    if name in ("ask_support", "ask_financial_aid") and _tells_of_help(plain, entities):
        return ruled("inform", "help that is had or not needed, none asked for")
    if name == "change_answer" and (facts or asked) and not takes_back(plain) and not asks(plain):
        return ruled("inform", "facts for the profile, nothing taken back")
    return None


def _answers(plain: str, name: str, entities: list[dict[str, Any]], asked: str) -> bool:
    """Whether a terse message answers the question: the facts read from it give the field that was asked for."""
    if asked == "avoid" or len(plain.split()) > _TERSE or "?" in plain or inquires(plain):
        return False
    if asked == "interests":  # "welding or hvac"
        return any(item.get("entity") in ("occupation", "field") for item in entities)
    if asked == "place" and any(item.get("role") == "outside" for item in entities):
        return True
    parse = {"text": plain, "intent": {"name": name}, "entities": entities}
    given = read(parse, asked).given
    return asked in given.said() or asked in {*given.statuses, *given.needs, *given.denied}


def _compares(plain: str, name: str, entities: list[dict[str, Any]]) -> dict[str, Any] | None:
    """As in "the first and the third" or "1 vs 3": two of the routes shown and nothing else."""
    numbered = {item["value"] for item in entities if item.get("entity") == "ordinal"}
    if name != "compare" and len(numbered) == 2 and not _NOT_ONLY_NUMBERS.sub("", plain).strip():
        return ruled("compare", "two of the routes shown")
    return None


def _facts(entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        item
        for item in entities
        if item.get("entity") in _FACTS
        or (item.get("entity") == "place" and item.get("role") in ("home", "bare"))
        or (item.get("entity") in ("occupation", "credential", "field") and item.get("role") in _HELD)
    ]


def _may_be_distress(item: dict[str, Any]) -> bool:
    """Whether a fact can be part of danger: no work, no money, children, a record, an illness, a need."""
    harmless = item.get("role") == "no" or item.get("value") in _NO_DISTRESS
    return item["entity"] == "need" or (item["entity"] == "status" and not harmless)


def _tells_of_help(plain: str, entities: list[dict[str, Any]]) -> bool:
    """Whether help is declined ("don't need day care") or had already ("I get food stamps"), with no word of asking."""
    declined = any(item.get("entity") == "need" and item.get("role") == "denied" for item in entities)
    had = any(item.get("entity") == "status" and item.get("role") == "yes" for item in entities)
    told = (declined and not is_question(plain)) or (had and not asks(plain))
    return told and not asks_help(plain)


def _told(facts: list[dict[str, Any]]) -> bool:
    """Whether facts say something of the person: a need alone may be a request."""
    return any(item["entity"] != "need" for item in facts)


def inquires(plain: str) -> bool:
    """Whether any word of a question stands in the message."""
    return bool(
        re.search(
            r"\b(?:how|what|which|where|when|why|who|tell me|show me|is there|are there|do you|can you|cuanto|cuanta|que|donde|cual|por que|dime|muestrame|hay|como)\b",
            plain,
        )
    )


def ruled(name: str, rule: str) -> dict[str, Any]:
    """An intent with the rule that decided it."""
    return {"name": name, "confidence": _CERTAIN, "decided_by": rule}
