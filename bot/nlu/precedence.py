"""Which intent wins where two fit: danger first, then opting out, then the more specific, then the question that was asked.

Runs after the classifier and the fact extractor, sees both, and changes the intent only by a rule that can be named
(`decided_by` on the intent). Everything else stays the classifier's, except where it is unsure (below `doubt_below`) of a
message that holds no fact and asks nothing: that becomes `nlu_fallback`, and the bot asks one narrow question. The
classifier's own ranking stays behind it.
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

from actions.reading import read
from bot.nlu.asking import asks, is_question, leaves_open, takes_back
from bot.nlu.safety import (
    GOODBYE_ELSEWHERE,
    HELP_KEYWORDS,
    OPT_IN_KEYWORDS,
    is_crisis,
    keyword,
    opts_out,
    sounds_harmless,
)
from bot.nlu.spelling import Speller
from bot.nlu.text import is_payload

_YES_NO_FIELDS = frozenset({"online_ok", "statuses", "needs"})
_YES_NO_WORD = re.compile(
    r"^(?:no+|nope|nah|naw|no thanks|no thank you|no gracias|not really|yes+|yeah+|yep|yup|sure|ok|okay|si|claro|yes please|of course|ya|for sure|por supuesto)[\s.!]*$"
)
_NO = re.compile(r"^(?:no|nope|nah|naw|not)\b")
_SKIP = re.compile(
    r"^(?:skip|pass|next|next question|move on|rather not say|prefer not to (?:say|answer)|i'd rather not (?:say|answer)?|none of your business|saltar|siguiente|paso|omitir|prefiero no (?:decir|contestar|responder))\b[\s\w]{0,20}[.!]*$"
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
_NO_DISTRESS = frozenset({"veteran", "tribal_citizen", "employed", "high_school_student", "english_learner", "no_diploma"})
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
_ASKING = frozenset(
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
_SUPPOSES = re.compile(
    r"\b(?:what if|what about if|suppose|supposing|imagine|pretend|let's say|hypothetical\w*|y si|haz de cuenta|supon\w*|imagin\w*|digamos|would (?:it|that)|if i (?:had|could|got|moved|were|was|did|worked|went|drove|lived|said|paid|didn't))\b|^(?:ok |so |and |but |y |pero )*(?:say|if|si)\b"
)
_COURTESY = frozenset({"thank", "greet", "affirm", "deny", "skip", "dont_know"})
_LONG_ENOUGH = 4  # words: "hi from tulsa" greets, "thanks but I have no car" tells
_CORRECTION = re.compile(
    r"\b(?:actually|i meant|i mean|correction|scratch that|isn't [^,.;]{1,20}, it's|no es [^,.;]{1,20}, es|no (vivo|soy|tengo) [^,.;]{1,20}, \1|not \w+, (?:but )?(?:in )?\w+|change (?:my|that|it)|make (?:that|it)|instead of|let me change|i was wrong|that's wrong|en realidad|quise decir|mejor dicho|me equivoque|corrijo|cambia(?:r)?(?: mi| eso)?)\b"
)
_TAKES_BACK_PLAINLY = re.compile(
    r"^(?:oh |oops |wait |no |um )*(?:actually|scratch|correction|change (?:my|that|it|the)|make (?:that|it)|i meant|en realidad|quise decir|me equivoque|corrijo|corrija|cambi[ae] (?:mi|el|la|eso))\b|\b(?:i meant|scratch that|let me change|i was wrong|quise decir|mejor dicho|me equivoque)\b|\binstead\W*$|\b(?:don't|do not) want (?:to be|to do|that|it)\b[^.;!?]{0,30}\bany ?more\b|\bya no quiero (?:ser|eso|estudiar)\b|\ben vez de eso\b"
)
_WISHES_LANGUAGE = re.compile(
    r"\b(?:switch|change|speak to me|talk|write|text|answer|reply|continue|go back|back to|can (?:we|you|i)|could (?:we|you)|do you|please|prefer|rather|easier|translate|in (?:english|spanish)|en (?:ingles|espanol)|a (?:ingles|espanol)|habl[ae](?:me|s|n|r|nos|rme)?|escrib\w+|contest\w+|respond\w+|prefiero|mejor|cambi\w+|pas[ae]\w*|traduc\w+|por favor|me pued\w+|se puede|regres\w+|sig[ao]\w*|quiero|quisiera|puede|pongal[oe]|ponlo)\b|^\W*(?:english|spanish|espanol|ingles)\W*$|\?"
)
_DECLINES = re.compile(
    r"\b(?:don't|do not|doesn't|not|no|never)\s+(?:really |actually |even )?(?:need|want|necesit\w+|ocup\w+|quier\w+)\b(?: (?:any|help|ayuda|con|with|la|el|the|more|de))*"
)
_ASKS_HELP = re.compile(r"\b(?:need\w*|help\w*|looking|want|could use|struggl\w*|can't (?:afford|pay|find|get)|afford|who|anyone|anybody|somebody|something for|necesit\w+|ocupo|ayud\w+|quien|quiero|busco|no (?:puedo|me alcanza)|quisiera)\b")
_BARE_NUMBER = re.compile(r"^\W*(?:about |around |maybe |like |unos |como )?\$?\d[\d,.]*\s*k?\W*$")
_TELLING_PLACES = frozenset({"home", "bare", "work", "asked", "outside"})
FALLBACK = "nlu_fallback"
_TERSE = 5  # words
_NOT_ONLY_NUMBERS = re.compile(
    r"[\d\W]+|\b(?:the|first|second|third|last|one|and|vs|versus|with|to|or|y|la|el|con|contra|primer[ao]?|segund[ao]|tercer[ao]?)\b"
)
_CERTAIN = 0.99
_LEAST_OF_A_QUESTION = 0.02  # of what is believed of the telling beside it
_SURE_OF_DANGER = 0.85
_LEAST_WITHOUT_RULE = {"crisis": 0.65, "opt_out": 0.3}  # of danger that no rule hears, the classifier is surer than this
_SURE = 0.9  # of a question without any of its words the classifier is right from here on
_DOUBTED = 0.5  # below it the facts of a message say more about it than the classifier


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class IntentPrecedence(GraphComponent):  # type: ignore[misc]
    """Settles the intent by the order of the design. Message metadata may carry `asked` and `channel`."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`doubt_below`: of held-out messages the classifier was right on half below 0.4 and on 95 of 100 above 0.6."""
        return {"doubt_below": 0.4}

    def __init__(self, doubt_below: float = 0.4) -> None:
        """Spelling without a vocabulary: only shorthand is written out."""
        self._doubt_below = doubt_below
        self._speller = Speller((), ())

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentPrecedence:
        """A component without state (Rasa's graph calls this)."""
        return cls(float(config["doubt_below"]))

    def process(self, messages: list[Message]) -> list[Message]:
        """Settle every message's intent."""
        for message in messages:
            text = str(message.get(TEXT) or "")
            if not text.strip() or is_payload(text):
                continue
            metadata = message.get(METADATA) or {}
            current = message.get(INTENT) or {"name": None, "confidence": 0.0}
            ranking = message.get("intent_ranking") or []
            plain, entities = self._speller.plain(text).text.strip(), message.get(ENTITIES) or []
            if current.get("name") == "crisis" and not is_crisis(plain) and sounds_harmless(plain):
                ranking = without(ranking, "crisis")  # an idiom, not danger: the classifier has heard its words only
                current = ranking[0] if ranking else current
                message.set(INTENT, current, add_to_output=True)
                message.set("intent_ranking", ranking, add_to_output=True)
            asked, channel = metadata.get("asked"), metadata.get("channel")
            chosen = decide(plain, current, ranking, entities, asked=asked, channel=channel)
            likely = chosen or current
            if "decided_by" not in likely and self._doubtful(plain, likely, entities):
                chosen = {"name": FALLBACK, "confidence": 1.0 - float(likely.get("confidence") or 0.0)}
            if chosen is not None:
                message.set(INTENT, chosen, add_to_output=True)
                first = [chosen] if likely is chosen else [chosen, likely]
                others = [item for item in ranking if item["name"] not in (chosen["name"], likely["name"])]
                message.set("intent_ranking", [*first, *others], add_to_output=True)
        return messages

    def _doubtful(self, plain: str, intent: dict[str, Any], entities: list[dict[str, Any]]) -> bool:
        told = any(item.get("entity") != "place" or item.get("role") in _TELLING_PLACES for item in entities)
        sure = float(intent.get("confidence") or 0.0) >= self._doubt_below or intent.get("name") == "crisis"
        return not (sure or told or "?" in plain or _asks(plain))


def decide(
    plain: str,
    current: dict[str, Any],
    ranking: list[dict[str, Any]],
    entities: list[dict[str, Any]],
    *,
    asked: str | None = None,
    channel: str | None = None,
) -> dict[str, Any] | None:
    """The intent that a rule decides on, or `None` where the classifier's stands."""
    name = str(current.get("name") or "")
    confidence = float(current.get("confidence") or 0.0)
    if is_crisis(plain):
        return _ruled("crisis", "crisis words")
    if opts_out(plain, channel):
        return _ruled("opt_out", "carrier keyword or clear wording")
    word = keyword(plain)
    if word in GOODBYE_ELSEWHERE:
        return _ruled("goodbye", "keyword")
    if word in OPT_IN_KEYWORDS:
        return _ruled("opt_in", "carrier keyword")
    if word in HELP_KEYWORDS:
        return _ruled("help", "carrier keyword")
    if confidence < _LEAST_WITHOUT_RULE.get(name, 0.0):  # no rule heard it and the classifier doubts: take the next
        after = next(iter(without(ranking, "crisis", "opt_out")), None)
        if after is not None:
            current, name, confidence = after, str(after["name"]), float(after["confidence"])
    ruled = _about_facts(plain, name, confidence, entities, asked)
    if ruled is None and name == "inform" and is_question(plain):
        return _asked_for(ranking) or _changed(current, ranking)
    return ruled or _changed(current, ranking)


def without(ranking: list[dict[str, Any]], *names: str) -> list[dict[str, Any]]:
    """The other meanings, as likely as they are where it is none of these."""
    others = [item for item in ranking if item["name"] not in names]
    share = sum(float(item["confidence"]) for item in others)
    return [{**item, "confidence": float(item["confidence"]) / share} for item in others] if share else others


def _asked_for(ranking: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The likeliest question: a message that tells and asks has the intent of what it asks."""
    told = float(ranking[0]["confidence"]) if ranking else 0.0
    found = next((item for item in ranking if item["name"] in _ASKING), None)
    return None if found is None or float(found["confidence"]) < _LEAST_OF_A_QUESTION * told else found


def _about_facts(
    plain: str, name: str, confidence: float, entities: list[dict[str, Any]], asked: str | None
) -> dict[str, Any] | None:
    facts = _facts(entities)
    plain_facts = [item for item in facts if not _may_be_distress(item)]
    if name == "crisis" and plain_facts and confidence < _SURE_OF_DANGER:  # "i'm over in Broken Arrow"
        return _ruled("inform", "facts for the profile, no crisis words")
    if any(item.get("what_if") for item in entities) and name in (
        "inform",
        "change_answer",
        "ask_pathway",
        "ask_recommendations",
    ):
        return _ruled("what_if", "hypothetical wording")
    if asked and _SKIP.match(plain):
        return _ruled("skip", "answer to a question")
    if asked and _DONT_KNOW.match(plain):
        return _ruled("dont_know", "answer to a question")
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
            return _ruled("deny" if _NO.match(plain) else "affirm", "answer to a yes-no question")
        return _ruled(
            "inform" if asked in ("transport", "budget_usd") else ("skip" if _NO.match(plain) else "affirm"),
            "answer to an open question",
        )
    if facts and _CORRECTION.search(plain) and (name == "change_answer" or confidence < _DOUBTED) and "?" not in plain:
        return _ruled("change_answer", "an earlier answer is replaced")
    if name == "inform" and facts and _TAKES_BACK_PLAINLY.search(plain) and not is_question(plain):
        return _ruled("change_answer", "an earlier answer is replaced")
    if name == "change_language" and not _WISHES_LANGUAGE.search(plain):
        return _ruled("inform", "a language spoken, none asked for")
    if facts and name in _YIELDS and confidence < _DOUBTED and "?" not in plain:
        return _ruled("inform", "facts for the profile")
    if name in _COURTESY and _told(facts) and len(plain.split()) >= _LONG_ENOUGH and not asks(plain):
        return _ruled("inform", "facts for the profile beside a courtesy")
    if len(facts) >= 2 and "?" not in plain and name not in _ANSWERS and confidence < 0.5 and not _asks(plain):
        return _ruled("inform", "facts for the profile")
    doubtful = "?" not in plain and name in _YIELDS and confidence < _DOUBTED
    if doubtful and (
        asked in ("interests", "avoid") or (asked and any(item.get("entity") in _NAMED for item in entities))
    ):
        return _ruled("inform", "answer to a question")
    if name == "change_answer" and facts and confidence < _DOUBTED and not _CORRECTION.search(plain):
        return _ruled("inform", "facts for the profile, nothing taken back")
    supposes = name == "what_if" and _SUPPOSES.search(plain)
    if name in _ASKING and name != "why" and confidence < _SURE and not supposes and not asks(plain):
        if asked or _told(facts) or (name == "compare" and leaves_open(plain)):
            return _ruled("inform", "facts for the profile, nothing asked")
    if name in ("ask_support", "ask_financial_aid") and not is_question(plain) and _tells_of_help(plain, entities):
        return _ruled("inform", "help that is had or not needed, none asked for")
    if name == "change_answer" and (facts or asked) and not takes_back(plain) and not asks(plain):
        return _ruled("inform", "facts for the profile, nothing taken back")
    sure = name if confidence >= _DOUBTED else "inform"  # "compare 1 and 2" does not say how many miles
    if asked and (_BARE_NUMBER.match(plain) or _answers(plain, sure, entities, asked)):
        return _ruled("inform", "answer to a question")
    return _compares(plain, name, entities)


def _answers(plain: str, name: str, entities: list[dict[str, Any]], asked: str) -> bool:
    """Whether a terse message answers the question: the facts read from it give the field that was asked for."""
    if asked == "avoid" or len(plain.split()) > _TERSE or "?" in plain or _asks(plain):
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
        return _ruled("compare", "two of the routes shown")
    return None


def _asks(plain: str) -> bool:
    return bool(
        re.search(
            r"\b(?:how|what|which|where|when|why|who|tell me|show me|is there|are there|do you|can you|cuanto|cuanta|que|donde|cual|por que|dime|muestrame|hay|como)\b",
            plain,
        )
    )


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
    return (declined or had) and not _ASKS_HELP.search(_DECLINES.sub(" ", plain))


def _told(facts: list[dict[str, Any]]) -> bool:
    """Whether facts say something of the person: a need alone may be a request."""
    return any(item["entity"] != "need" for item in facts)


def _changed(current: dict[str, Any], ranking: list[dict[str, Any]]) -> dict[str, Any] | None:
    return current if ranking and current.get("name") != ranking[0]["name"] else None


def _ruled(name: str, rule: str) -> dict[str, Any]:
    return {"name": name, "confidence": _CERTAIN, "decided_by": rule}
