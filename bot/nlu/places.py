"""Which place a message is from: towns, counties and ZIP codes, misspelled or not, and never a word that only looks like one.

Half of Oklahoma's towns are also words or names (Okay, Box, Hugo, Gene Autry, Cherokee). Such a name counts only where the
sentence says that it is a place ("live in", "near", "outside of", ", OK"); others count as they stand. Every candidate is
handed on with a role, so that a bare "Hugo" can still answer "Where do you live?".
"""

# ruff: noqa: E501, SIM905 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from rapidfuzz import fuzz, process

from bot.nlu.context import Context
from bot.nlu.cues import TRIBES
from bot.nlu.gazetteer import Mention
from bot.nlu.outside import OTHER_STATE as _OTHER_STATE
from bot.nlu.outside import TownsOutside
from bot.nlu.spelling import Plain, Speller
from bot.nlu.vocabulary import Vocabulary

_LIVE = re.compile(
    r"\b(?:live|living|lives|from|stay|staying|stays|reside|residing|based|located|moved?|moving|home is|i'm|we're|am|out|back|here|"
    r"vivo|vivimos|vive|soy|radico|estoy|me mudo|mudarme|estamos)\s+(?:(?:just|right|way|up|down|over|out|here|a little|about|now|aqui|ahora|\d+ (?:miles|minutes|millas|minutos))\s+)*"
    r"(?:in|at|by|near|to|from|around|outside of|outside|close to|south of|north of|east of|west of|en|de|cerca de|por|a las afueras de|afuera de|rumbo a|a)\s+(?:the\s+)?$|\b(?:live|living|vivo|from)\s+(?:the\s+)?$"
)
_NEAR = re.compile(
    r"\b(?:near|nearby|around|close to|outside of|outside|next to|by|north of|south of|east of|west of|miles (?:of|from)|minutes (?:from|of)|"
    r"town of|city of|area of|from|cerca de|cerca|por|alrededor de|afuera de|a las afueras de|pueblo de|ciudad de|to get to)\s+(?:the\s+)?$"
)
_IN = re.compile(
    r"\b(?:in|en|at|de|to|here|(?:voy|ir|vamos|llegar|mude|mudo|mudamos|mudar(?:me|nos)?|regres\w+) a)\s+(?:the\s+)?$"
)
_STATE = re.compile(r"^\s*,?\s*(?:ok|okla|oklahoma)\b(?!\s+(?:with|for|so|but|i|is|city))")
_COUNTY_AFTER = re.compile(r"^\s+(?:county|co\.|co(?=\s*(?:$|[,;!?])))")
_COUNTY_BEFORE = re.compile(r"\b(?:condado de|county of)\s+$")
_AREA_AFTER = re.compile(r"^\s+(?:area|ok\b|oklahoma\b|resident|side of town)")
_NAME_BEFORE = re.compile(
    r"\b(?:my name is|name's|name is|me llamo|mi nombre es|this is|call me|soy|named|mr\.?|mrs\.?|ms\.?|dr\.?|st\.?|thanks|thank you|hi|hey|hello|hola|gracias|call|ask|friend|boyfriend|girlfriend|husband|wife|son|daughter|brother|sister|uncle|aunt|boss|be like|just like)\s*,?\s*$"
)
_WORK_BEFORE = re.compile(
    r"\b(?:work(?:ing|s)?|job|jobs|va|plant|factory|store|trabajo|walmart|hospital|casino|mill|refinery|nursing home)\s+(?:\w+\s+){0,2}(?:in|at|for|over in|out of|en|de)\s+(?:the\s+)?$"
)
_SCHOOL_AFTER = re.compile(
    r"^\s+(?:king|thunder|transit|zoo|dam|drillers|promise|tech|technology|community|college|university|state|high|hs|vo|votech|area vo|campus|hospital|public|job corps|police|fire|nation|tribe|tribal|tribes|indian|regional|lake|street|ave|avenue|rd|road|blvd|energy|elementary|middle|school|county jail)\b"
)
_HIGH_SCHOOL = re.compile(r"^\s+(?:high(?: school)?|hs|middle school|public schools?|schools?)\b")
_ATTENDS = re.compile(
    r"\b(?:(?:go|going|goes) to|attend(?:ing|s)?|(?:senior|junior|sophomore|freshman|student|grader?|kid|i'm|am)(?: at| in)|voy a|estudio en|estudiante (?:de|en))\s+(?:the\s+)?$"
)
_NO_PLACE_AFTER = re.compile(
    r"^\s+(?:money|than|time|info|information|help|pay|(?<=foster )(?:kids?|baby|babies|care|parents?|child|children|family|home|mom|dad|brother|sister|youth))\b"
    r"|^(?:'s)?\s+(?:(?:is|was) (?:my|our|the) \w|(?:said|says|told|texted|called|helped|thinks|gave|referred) )"
)
_TOO_FAR = re.compile(
    r"^\s+(?:is|'s|esta|queda|no me queda|would be|seems|sounds|gets|se me hace)\b[^.;!?]{0,20}\b(?:far|lejos|too much|a long|out of the)\b|^\s+(?:no me queda)\b"
)
_COULD_REACH = re.compile(
    r"\b(?:can|can't|could|able to|willing to|would|i'd|i'll|might|happy to|okay to|ok to|don't mind|used to|puedo|podria|dispuest[oa] a)\s+(?:even |only |also |always |still )?"
    r"(?:drive|driving|go|going|get|commute|commuting|travel|traveling|make it|ir|llegar|manejar|viajar|ride)\b[^,.;!?]{0,24}\b(?:to|as far as|into|hasta|a)\s+(?:the\s+)?$"
)
_CORRECTS = re.compile(
    r"\b(?:i mean|i meant|meant|sorry|no wait|wait|actually|scratch that|oops|my bad|correction|make that|instead|perdon|digo|mejor dicho|quise decir|me equivoque|no no)\b"
)
_MOVED_TO = re.compile(
    r"\b(?:moved?|moving|mud\w+|cambi\w+|came|relocat\w+|vine|vinimos)\b[^.;!?]{0,30}\b(?:from|de)\b[^.;!?]{1,30}\b(?:to|a|para)\s+$"
)
_LOOKS_FOR_WORK = re.compile(
    r"\b(?:looking|look|find|finding|want|need|get|busco|buscando|quiero|necesito|encontrar|conseguir)\b(?:\s+\w+){0,3}\s+(?:work|jobs?|trabajo|empleo)\s+(?:\w+\s+)?(?:in|at|en|de|por)\s+$"
)
_THE_ONE = re.compile(r"^[^;]{0,40}\b(?:the one (?:in|by|near|outside|over)|oklahoma|okla\b)")
_CALLED = re.compile(
    r"\b(?:town|place|village|it's|it is|pueblo|pueblito|lugar)\b[^.;!?]{0,16}\b(?:called|named|llamad[oa]|que se llama)\s+$"
)
_ORIGIN_AFTER = re.compile(r"^\s+(?:originally|at first|before that|de origen|originalmente)\b")
_BESIDE = re.compile(r"\s*(?:/|-|or|and|y|o)\s*")
_JOINED = re.compile(r"\s*(?:,|or|and|y|o|/|&)\s*(?:even |maybe |in |to |en |a )?")
_WORKS_NOW = re.compile(
    r"\b(?:i (?:\w+ )?work|i'm (?:\w+ )?(?:working|employed)|my job|i'm an? [\w -]{2,30} (?:at|for) |(?:^|\byo )trabajo|trabajo (?:en|de|como|para)|working|work (?:at|for|in|as))\b(?<!to work at)(?<!to work in)(?<!to work with)(?<!to work for)(?<!to work as)"
)
_ALONE = 3  # words of a message that may be a badly misspelled answer to "where do you live?", and nothing else
_LOOSELY = 74
_FOR_ME = re.compile(r"\b(?:for me|para mi)\b")
_TRIBE = re.compile(rf"^(?:{TRIBES})$")
_TRIBE_CONTEXT = re.compile(
    r"\b(?:citizen|member|tribe|tribal|nation|enrolled|native|indian|card|cdib|nacion|tribu|miembro|descent|ciudadan[oa])\b"
)
_ASKED = re.compile(
    r"\b(?:pay|pays|paid|make|makes|earn|earns|salary|wages?|cost|costs|tuition|is there (?:a|an)|are there|school|college|tech center|campus|"
    r"programs?|classes|offer|gana|ganan|paga|pagan|cuesta|escuela|hay|cursos|clases|demand|hiring|openings)\b"
)
_MOVE = re.compile(
    r"\b(?:used to live|lived|grew up|born(?! and raised)|(?<!born and )raised|(?:family|relatives|friends|people|kin|folks|familia|parientes) (?:is |are |live |living |over |down |up |out )*(?:in|near|around|en)|got my (?:\w+ )?(?:cna|lpn|rn|cdl|license|degree|diploma|ged|hiset|cert\w*|training|associates?|bachelors?) (?:in|at)|(?:mud\w+|cambi\w+|vine|vinimos) de|moved from|went to|graduated|attended|studied|took (?:\w+ )?class(?:es)?|worked|trabaje|trabajaba|used to work|estudie|nacio|naci|creci|vivia|vivi|don't want to (?:go|drive)|hate)\b[^,.;]*$"
)
_WORDS = frozenset(
    """
    okay box gate long short may corn slick blue pink short loco loyal mutual enterprise commerce justice
    freedom friendship liberty summit mounds keys cement hydro sentinel chance colony castle cache carrier
    canadian butler baker barber porter carter hunter hooker proctor springer fox bison buffalo beaver bee
    mustang eagle golden granite hickory rose olive willow lane grove jet temple titanic union village noble
    optima platter rocky short sparks sterling strong sulphur sycamore vera welling toppers washington texas
    kansas delaware panama lebanon lima prague orlando miami manchester cleveland jefferson lincoln grant
    homestead greasy bunch bell dodge earl felt fay gore howe leach limestone maud meridian martha mead nash
    oaks oakland piney preston slaughterville warner wayne wilson winchester woods yale zion harper love major
    cotton coal creek craig custer ellis kay logan marshall murray payne rogers stephens hughes jackson
    johnston garvin grady greer harmon dale disney dover dustin alex allen amber ames albany alma bradley
    brent bryant byron calvin cameron carmen chandler chelsea chester christie clayton clinton cole coleman
    davis davidson dennis dewey dickson dixon douglas duncan durham elmer erick etta finley fletcher foster
    francis frederick gage geronimo gideon gould gregory hanna hanson haskell helena hendrix hollis hugo
    isabella jay jennings johnson jones katie kemp kendrick lambert lamar leon leonard lindsay lucien luther
    monroe moore morris morrison murphy norman perry phillips pickett ramona reagan ryan roland roosevelt
    sawyer seward sharon snyder spencer stuart sumner taft thomas tipton tryon tyrone walters ada adams aline
    alva bessie bethany billings blair blanchard cornish covington cromwell dill earlsboro elgin drummond
    armstrong asher ashland avant bache ballou baron bearden bentley bernice blackburn blanco burbank
    burlington caddo calera carlisle carney ba alba hough remy simms swink watts west zeb zena arapaho eldon
    fargo fairfield greenville greenfield guthrie hastings hitchcock hoffman ingalls kingston lexington
    loveland marietta medford oakwood pensacola pershing putnam quinton ripley rosedale seminole silo
    stratford stonewall utica wainwright warwick whitefield strang vici vian snake sams
    """.split()
)
_COMMON_WORDS = frozenset(
    """
    okay box gate long short may corn slick blue pink loco loyal mutual enterprise commerce justice freedom
    friendship liberty summit mounds keys cement hydro sentinel chance colony castle cache carrier canadian
    butler baker barber porter hunter hooker fox golden granite rose olive lane jet temple union village noble
    optima rocky sparks greasy bunch bell dodge felt gore limestone oaks toppers love major cotton coal creek
    temple bee bison welling snake martha titanic disney springer ba vera silo hough colony texas washington
    kansas lincoln delaware union amber box may dale grove avant
    """.split()
)

# Small towns that bear the name of a state: without ", OK" the state is meant.
_STATES_TOO = frozenset({"kansas", "washington"})
_COUNTIES_LIKE_STATES = frozenset({"oklahoma", "texas", "washington", "delaware"})


@dataclass(frozen=True)
class PlaceFound:
    """A place named at `start:end` of the plain text.

    Role: `home` (lives there, trains from there), `bare` (named without a cue), `maybe` (only if it was asked for), `work`,
    `asked`, `denied`, `other`. `places` has more than one entry where two counties share the name.
    """

    start: int
    end: int
    role: str
    strength: int
    places: tuple[dict[str, Any], ...]


class PlaceReader:
    """Finds places in messages."""

    def __init__(self, vocabulary: Vocabulary, speller: Speller) -> None:
        """`speller` tells known words from misspelled ones."""
        self._vocabulary = vocabulary
        self._speller = speller
        self._outside = TownsOutside(vocabulary.border)
        self._by_name: dict[str, tuple[str, ...]] = {
            " ".join(phrase.words): phrase.values for phrase in vocabulary.phrases if phrase.kind == "place"
        }
        self._fuzzy = [name for name in self._by_name if len(name) >= 5 and name not in _WORDS]

    def read(self, plain: Plain, context: Context, mentions: list[Mention]) -> list[PlaceFound]:
        """All candidates in order of the text."""
        taken = [
            item for item in mentions if item.kind in ("provider", "occupation", "credential") and " " in item.text
        ]
        found: list[PlaceFound] = self._zips(context)
        capital = context.text.find("ciudad de oklahoma")
        if capital >= 0 and not context.somebody_else(capital):
            end = capital + len("ciudad de oklahoma")
            found.append(PlaceFound(capital, end, "home", 4, self._places(self._by_name["oklahoma city"])))
        towns = [item for item in mentions if item.kind == "place"]
        for mention in mentions:
            if mention.kind not in ("place", "county") or (
                _covered(mention, taken) and not self._says_county(context.text, mention)
            ):
                continue
            if mention.kind == "county" and not self._is_county(context.text, mention, towns):
                continue
            if mention.kind == "place" and self._says_county(context.text, mention):
                continue
            role, strength = self._role(plain, context, mention)
            if role:
                found.append(PlaceFound(mention.start, mention.end, role, strength, self._places(mention.values)))
        taken_places = [(item.start, item.end) for item in found if item.role not in ("maybe", "outside")]
        for start, end, name in self._outside.find(context.text, taken_places):
            found = [item for item in found if not (item.start < end and start < item.end)]
            found.append(self._across(context, start, end, name))
        found.extend(self._misspelled(context, [*found, *(_as_found(item) for item in mentions)]))
        return _settled(context.text, sorted(found, key=lambda item: item.start))

    def _across(self, context: Context, start: int, end: int, name: str) -> PlaceFound:
        """A town outside Oklahoma: a home that is served where it lies just across the line."""
        known = self._vocabulary.border.get(name)
        if known is None or context.somebody_else(start) or context.negated(start, end, reach=3):
            return PlaceFound(start, end, "outside", 1, ({"name": name},))
        return PlaceFound(start, end, "home", 4, (known,))

    def _places(self, values: tuple[str, ...]) -> tuple[dict[str, Any], ...]:
        rows = [self._vocabulary.places[value] for value in values]
        return tuple(
            {key: value for key, value in row.items() if key != "population" and value is not None} for row in rows
        )

    def _zips(self, context: Context) -> list[PlaceFound]:
        found = []
        for match in re.finditer(
            r"(?<![\d$,.-])7[34]\d{3}(?:-\d{4})?(?![\d,]|\s*(?:k\b|dollars|dolares|a year|per year|an?\b year))",
            context.text,
        ):
            row = self._vocabulary.zips.get(match.group()[:5])
            if row:
                role = "other" if context.somebody_else(match.start()) else "home"
                found.append(PlaceFound(match.start(), match.end(), role, 6, (row,)))
        return found

    def _says_county(self, text: str, mention: Mention) -> bool:
        return bool(_COUNTY_AFTER.match(text[mention.end :]) or _COUNTY_BEFORE.search(text[: mention.start]))

    def _is_county(self, text: str, mention: Mention, towns: list[Mention]) -> bool:
        if self._says_county(text, mention):
            return True
        named_town = any(town.start <= mention.start and mention.end <= town.end for town in towns)
        if mention.text in _COUNTIES_LIKE_STATES:
            return False
        return not named_town and mention.text not in _COMMON_WORDS and bool(_LIVE.search(text[: mention.start]))

    def _role(self, plain: Plain, context: Context, mention: Mention) -> tuple[str, int]:
        text = context.text
        left, right = text[: mention.start], text[mention.end :]
        name = mention.text
        live, near, inside = _LIVE.search(left), _NEAR.search(left), _IN.search(left)
        in_state = bool(_STATE.match(right) or _AREA_AFTER.match(right) or self._says_county(text, mention))
        original = plain.original[slice(*plain.span(mention.start, mention.end))]
        capital = original[:1].isupper() and not plain.original.isupper() and mention.start > 0
        if left.endswith("-") and left[-2:-1].isalpha():  # "OSU-OKC"
            return "", 0
        in_state = in_state or (name in _STATES_TOO and bool(_THE_ONE.match(right)))
        if _OTHER_STATE.match(right) or (name in _STATES_TOO and not in_state):
            return "outside", 1
        if _SCHOOL_AFTER.match(right) and not in_state:
            return self._attended(context, left, right, mention)
        if _NO_PLACE_AFTER.match(right):
            return "", 0
        if _CALLED.search(left):
            return "home", 4
        if _ORIGIN_AFTER.match(right):
            return "other", 0
        if _NAME_BEFORE.search(left) and not in_state and not (re.search(r"\bsoy $", left) and name not in _WORDS):
            return ("maybe", 0) if name not in _COMMON_WORDS else ("", 0)
        if name in _WORDS and re.search(r"\b(?:i'm|i am)\s+$", left) and len(left.split()) <= 2:  # "I'm Hugo"
            return "maybe", 0
        if (
            _TRIBE.match(name)
            and not (live and re.search(r"\b(?:from|in|near|de|en)\s+$", left))
            and (
                _TRIBE_CONTEXT.search(context.sentence_text(mention.start))
                or re.search(r"\b(?:i'm|soy|am|part|half|full|the) (?:a |an )?$", left)
            )
        ):
            return "", 0
        if _TRIBE.match(name) and not (live or near or inside or in_state) and len(text.split()) > 3:
            return "maybe", 0
        word = name in _COMMON_WORDS
        strong = bool(
            live and re.search(r"\b(?:in|near|by|outside|of|from|around|to|en|de|por|at)\s+(?:the\s+)?$", left)
        ) or bool(near)
        alone = capital and re.search(r"[,.;]\s*$", left) and re.match(r"\s*(?:$|[,.;!])", right)  # "Grand Lake, Grove"
        if not left.strip() and original[:1].isupper() and name not in _COMMON_WORDS and re.match(r"\s*[.,]", right):
            return "bare", 2
        if name == "ba" and not left.strip() and original == "BA" and not re.match(r"\s*(?:in|degree|from)\b", right):
            return "bare", 2
        if word and not (strong or in_state or (inside and capital) or alone):
            return "maybe", 0
        if word and name == "ba" and not re.search(r"\b(?:in|near|live|from|around|outside of)\s+$", left):
            return "", 0
        if name in ("may", "the city", "village") and not re.search(
            r"\b(?:live in|living in|near|from|outside of|in|to|outside|vivo en)\s+$", left
        ):
            return "", 0
        if name == "may" and not re.search(r"\b(?:live in|living in|outside of|vivo en)\s+$", left):
            return "", 0
        if context.negated(mention.start, mention.end, reach=3) and not re.search(
            r"\b(?:far|too far|car|job|ride)\b", context.before(mention.start)
        ):
            return "denied", 0
        if _TOO_FAR.match(right) or _COULD_REACH.search(left) or left.endswith("hasta "):
            return "other", 0
        if _MOVED_TO.search(left):
            return "home", 5
        if context.somebody_else(mention.start) and not re.search(
            r"\b(?:with|con|conmigo)\b", context.before(mention.start)
        ):
            return "other", 0
        if _MOVE.search(context.before(mention.start)):
            return "other", 0
        if _LOOKS_FOR_WORK.search(left):
            return "home", 3
        if _WORK_BEFORE.search(left):
            return "work", int(bool(_WORKS_NOW.search(context.before(mention.start))))
        if (
            context.question(mention.start)
            and _ASKED.search(context.clause_text(mention.start))
            and not near
            and not _FOR_ME.search(context.clause_text(mention.start))
            and not (live and strong and not _IN_ONLY.search(left))
        ):
            return "asked", 0
        if live:
            return "home", 5
        if near or in_state:
            return "home", 4
        if inside:
            return "home", 3
        if name in _WORDS and not (capital or len(text.split()) <= 4) and self._population(mention) < 10_000:
            return "maybe", 0
        return ("bare", 2) if not context.question(mention.start) else ("asked", 0)

    def _attended(self, context: Context, left: str, right: str, mention: Mention) -> tuple[str, int]:
        """A high school named after its town, by somebody who goes there: they live close by."""
        if not _HIGH_SCHOOL.match(right) or mention.text in _COMMON_WORDS or context.somebody_else(mention.start):
            return "", 0
        if _ATTENDS.search(left):
            return "home", 2
        return ("bare", 2) if not left.strip() and len(right.split()) <= 2 else ("", 0)

    def _population(self, mention: Mention) -> int:
        return max((self._vocabulary.places[value]["population"] for value in mention.values), default=0)

    def _misspelled(self, context: Context, taken: list[PlaceFound]) -> list[PlaceFound]:
        """Runs of one to three words with an unknown one among them that come close to one town's name."""
        words = list(re.finditer(r"[a-z]+(?:'[a-z]+)?", context.text))
        known = [self._speller.knows(item.group()) for item in words]
        found: list[PlaceFound] = []
        for index, word in enumerate(words):
            for length in (3, 2, 1):
                if all(known[index : index + length]):
                    continue
                run = words[index : index + length]
                if len(run) < length or any(
                    item.start() < other.end and other.start < item.end() for item in run for other in taken
                ):
                    continue
                text = " ".join(item.group() for item in run)
                if len(text) < 5:
                    continue
                if context.text[run[0].start() : run[-1].end()] != text or (known[index] and len(word.group()) < 4):
                    continue
                left, after = context.text[: word.start()], context.text[run[-1].end() :]
                cue = (
                    _AREA_AFTER.match(after)
                    or _LIVE.search(left)
                    or _NEAR.search(left)
                    or (_IN.search(left) and not re.search(r"\b(?:de|a|at)\s+$", left))
                )
                alone = len(words) <= _ALONE and not cue
                near = process.extractOne(
                    text, self._fuzzy, scorer=fuzz.ratio, score_cutoff=_LOOSELY if alone else 80 if cue else 88
                )
                if near is None or near[0][0] != text[0]:
                    continue
                role = "home" if cue else "bare" if alone and near[1] >= 88 else "maybe"
                if cue and (context.somebody_else(word.start()) or context.negated(word.start(), word.end(), reach=3)):
                    role = "other"
                found.append(PlaceFound(run[0].start(), run[-1].end(), role, 3, self._places(self._by_name[near[0]])))
                taken = [*taken, found[-1]]
                break
        return found


_IN_ONLY = re.compile(r"\b(?:am|out|back|here)\s+(?:in|en)\s+$")


def _settled(text: str, found: list[PlaceFound]) -> list[PlaceFound]:
    """A place taken back ("Tulsa, sorry, Owasso") is denied; one joined to a place that is no home is none either."""
    settled: list[PlaceFound] = []
    for item in found:
        before = settled[-1] if settled else None
        between = text[before.end : item.start] if before else ""
        if before and before.role == "other" and item.role in ("home", "bare") and _JOINED.fullmatch(between):
            item = replace(item, role="other", strength=0)
        if before and before.role in ("home", "bare") and item.role in ("home", "bare") and _CORRECTS.search(between):
            settled[-1] = replace(before, role="denied", strength=0)
        if (
            before and before.role == "bare" and item.role == "home" and _BESIDE.fullmatch(between)
        ):  # "Yukon/Mustang area"
            settled[-1] = replace(before, role="home", strength=item.strength)
        settled.append(item)
    return settled


def _covered(mention: Mention, taken: list[Mention]) -> bool:
    return any(
        item.start <= mention.start and mention.end <= item.end and item.end - item.start > mention.end - mention.start
        for item in taken
    )


def _as_found(mention: Mention) -> PlaceFound:
    return PlaceFound(mention.start, mention.end, "", 0, ())
