"""Terse answers in the light of the question: "20" after "How far?", "nope" after "A car?", "days" after "When?".

Pure: given what was asked and the words, the value for the profile, or nothing where the words are no answer to it.
"""

# ruff: noqa: E501, SIM905 (a pattern is easier to check on one line; word lists read best as words)

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from pathways.vocabulary import Education, Schedule, Transport

QUANTITIES = ("budget_usd", "max_weeks", "max_miles", "hours_per_week", "min_wage_hourly", "age")
_HOURS_A_YEAR = 2080
_GREATEST_HOURLY = 300.0
_LONGEST_ANSWER = 14  # words
_SECRET_DIGITS = 7
_MAIL = re.compile(r"\S@\S")
_NO_OPENING = re.compile(
    r"^(?:no+|nope|nah|naw|none|nothing|never|not (?:me|us|i|mine)|yo no|not really|no way|negative|ninguno|ninguna|nada|nunca|para nada|n|i (?:don'?t|do not)(?: have (?:one|any|it))?|no tengo(?: un[oa])?)\b(?:[ ,]+(?:thanks|thank you|gracias|sir|ma'am|sorry|i don't|i do not|i can't|i'm not|not at all|no tengo|not yet|really|siree|por ahora|todavia))*[\s.!]*$"
)
_YES_OPENING = re.compile(
    r"^(?:yes+|y|yeah+|yea|yep|yup|ya|sure|ok|okay|definitely|absolutely|of course|i do|i can|i am|i have|i did|correct|that's fine|fine|works for me|si+|claro|por supuesto|asi es|correcto|esta bien|totally|uh huh|mhm)\b(?:[ ,]+(?:please|sure|i do|i can|i am|i have|of course|thing|por favor|claro|que si|tengo|puedo|soy|that works|that's fine|ma'am|sir|works))*[\s.!]*$"
)
_ANY = re.compile(
    r"\b(?:either|both|any|anything|all of (?:them|it|the above)|all|whenever|whatever|doesn't matter|don't matter|no preference|don't care|open|flexible|ambos|ambas|cualquier(?:a)?|los dos|las dos|todos|todas|da igual|me da lo mismo|no importa|lo que sea)\b"
)
_NO_LIMIT = re.compile(
    r"\b(?:no limit|any(?:where|thing)?|doesn't matter|don't care|unlimited|whatever it takes|as long as it takes|as far as|cualquier|no importa|sin limite|not sure|don't know|idk|no se)\b"
)
_EMPTY = re.compile(
    r"^(?:0|zero|zilch|zip|nil|nothing|none|not a (?:dime|penny|cent|dollar)|(?:no tengo )?ni un (?:peso|centavo|dolar|cinco|quinto)|flat broke|nada|cero|no money|broke|i'm broke|zip|\$0|0 dollars|free|gratis|not a dime|nothing really|can't (?:pay|afford) (?:anything|nothing|any)|no tengo (?:dinero|nada)|i can'?t (?:pay|afford)(?: it| anything)?$|no puedo pagar$)"
)
_OPENERS = re.compile(
    r"^(?:um+|uh+|well|so|like|i guess|maybe|i think|probably|i (?:really )?(?:like|love|enjoy)d?(?: it)?(?: when i| that i)?|i'm into|me gusta(?:n|ria)?|me encanta(?:n)?|pues|bueno|creo que|tal vez|quizas?|i want to (?:be|do|work (?:in|with|as))|(?:quiero )?ser|to be|be|become|becoming|something (?:with|in|like)|algo (?:de|con|en))[, ]+"
)
_CLOSERS = re.compile(
    r"(?:[ ,]+(?:i guess|i suppose|i think|or something(?: like that)?|or whatever|or so|maybe|lol|haha|idk|y'?all|creo|supongo|tal vez|o algo(?: as[ií])?|jaja+))+[ .!?]*$",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"^(?:i )?(?:don't know|dont know|idk|dunno|not sure|no idea|no se|no estoy segur[oa]|ni idea|skip|pass|next|no clue|whatever|anything|nothing|none|no|nope|yes|si|ok|okay|hi|hello|hey|hola|help|ayuda|stop|thanks|gracias|what|huh|why|que)\b[\s.!?,]*(?:really|yet|honestly|la verdad|todavia)?[\s.!?]*$"
)
_EDUCATION_TERSE = (
    (Education.NONE, re.compile(r"^(?:(?:i )?(?:didn'?t|did not|never) (?:finish|graduate)d?|none|no|nope|nothing|ninguno|ninguna|nada|(?:hasta )?(?:el )?(?:noveno|octavo|septimo|sexto|quinto|decimo)|primaria|secundaria|elementary|middle school|(?:[5-9]|10|11)(?:th)?(?: grade)?)\b[\s.!]*$")),
    (Education.HIGH_SCHOOL, re.compile(r"^(?:ged|hs|high school|highschool|diploma|12|12th|prepa|preparatoria|bachillerato|graduated)\b")),
    (Education.SOME_COLLEGE, re.compile(r"^(?:some|some college|a little college|college|un poco de universidad)\b")),
    (Education.ASSOCIATE, re.compile(r"^(?:associates?|2 year|two year)\b")),
    (Education.BACHELOR, re.compile(r"^(?:bachelors?|4 year|four year|universidad|licenciatura|degree)\b")),
    (Education.MASTER, re.compile(r"^(?:masters?|maestria)\b")),
)  # fmt: skip
_TRANSPORT_TERSE = (
    (Transport.NONE, re.compile(r"\b(?:walk|walking|on foot|feet|bike|bicycle|nothing|none|no way|a pie|camino|caminando|bicicleta|bici|nada|ninguno)\b")),
    (Transport.TRANSIT, re.compile(r"\b(?:bus|buses|transit|embark|autobus|camion)\b")),
    (Transport.RIDE, re.compile(r"\b(?:rides?|mom|mama|dad|daddy|friends?|husband|hubby|wife|brother|sister|cousin|aunt|auntie|uncle|grandma|grandpa|granny|nana|boyfriend|girlfriend|son|daughter|roommate|coworkers?|neighbor|carpool|uber|lyft|taxi|someone|family|borrow(?:ed)?|shared|aventon|raite|familia|amig[oa]s?|mama|papa|esposo|esposa|marido|suegr[oa]|cunad[oa]|novi[oa]|ti[oa]|prim[oa]|hij[oa]|compadre|comadre|herman[oa]|vecin[oa]|prestad[oa]|compartid[oa])\b")),
    (Transport.CAR, re.compile(r"\b(?:car|truck|drive|vehicle|van|suv|pickup|motorcycle|jeep|carro|coche|troca|camioneta|auto|manejo)\b")),
)  # fmt: skip
_OPENS = re.compile(
    r"^\W*(?!no (?:tengo|puedo|alcanzo a|gano|me alcanza)\b(?: pagar)? (?:tant[oa]s?|dinero|tiempo|para|much[oa]s?|mas|eso)\b)(?:(?P<no>no+|nope|nah|naw|not (?:right now|at the moment|yet|anymore|currently)|por ahora no|ahorita no|todavia no)|(?:yes+|yeah+|yep|yup|ya|i do|i have one|i got one|si+|claro))\b"
)
_SCHEDULE_TERSE = (
    (Schedule.DAY, re.compile(r"\b(?:days?|daytime|day time|mornings?|am|a\.m\.|mananas?|dias?|temprano|early)\b(?! (?:off|one|is|are|that))")),
    (Schedule.EVENING, re.compile(r"\b(?:nights?|evenings?|pm|p\.m\.|late|tardes?|noches?)\b")),
    (Schedule.WEEKEND, re.compile(r"\b(?:weekends?|saturdays?|sundays?|sat|sun|sabados?|domingos?|fin(?:es)? de semana)\b")),
)  # fmt: skip
_A_DAY = re.compile(r"\b(?:a day|per day|daily|each day|al dia|por dia|diari[oa]s?)\b")
_HOURS_OF_A_DAY, _WEEKDAYS = 12, 5
_FULL_TIME = re.compile(r"\b(?:full[- ]?time|tiempo completo|all day|todo el dia)\b")
_FULL_TIME_HOURS = 40.0
_WALKS = re.compile(r"\b(?:walk\w*|on foot|caminando|caminar|a pie)\b(?! (?:to|at) work)")
_WALKING_MILES = 2.0
_NOTHING_TO_AVOID = re.compile(
    r"^(?:(?:nope|nah|naw|no|nothing|none|ningun[oa]|nada)\b\s*(?:$|[,.!]|really|comes|i can|that i|at all|particular|se me|por|en especial|que yo)|not (?:really|that i|at all|sure)|no se me ocurre|(?:(?:no+|nope|nah|naw)[ ,]+)?(?:i'm|im) (?:open|game|up for|(?:good|fine|ok|okay|cool) with (?:any|what|all|every)\w*)|open to|anything(?: is| goes|$)|i'?ll do (?:anything|whatever)|hago de todo|de todo|lo que sea|whatever)"
)
_NOT_ONLINE = re.compile(
    r"^(?:absolutely not|rather not|not for me|no mucho|no gracias|hell no|(?:mejor |solo |only |just )?(?:in person|in[- ]person|presencial|en persona|face to face|en el salon)|no (?:internet|computer|wifi|tengo internet))\b"
)
_WELL_ENOUGH = re.compile(
    r"^(?:sure|why not|i guess|i suppose|that works|works|fine|that'?s fine|fine by me|fine with me|if i have to|only if i have to|if (?:needed|necessary)|yeah|yes|si\b|por que no|como sea|esta bien|claro|online|hybrid|some|a little|mostly|ok)"
)
_LONGEST_TIMES = 5  # words
_NOT_TIMES = re.compile(
    r"\b(?:not|no|except|but|can't|don't|menos|excepto|ni|depends|changes|work|trabajo|every|all|shift)\b"
)
_PIECE = re.compile(r"(?:(?!\b(?:but|pero)\b)[^,.;\n])+")
_ASKS = re.compile(
    r"^(?:what|how|where|which|when|why|who|do you|can you|are there|is there|que|cual|como|donde|cuanto)\b"
    r"|^(?:ok |just |please |so )*(?:(?:show|give|send|tell) me (?:\w+ ){0,2}(?:ideas?|options?|lists?|jobs?|suggestions?|choices)|surprise me)\b"
    r"|^(?:(?:muestr|ensen)\w+|dame|deme|denme|dime|digame) (?:\w+ ){0,2}(?:ideas?|opciones|listas?|trabajos?|sugerencias)\b"
)
_NO_LIKING = re.compile(
    r"^(?:(?:no|nah|nope|yes|yeah|well|but|so|and|um+|uh+|honestly|actually|really|also|ok)\b[ ,]*)*"
    r"(?:(?:ya )?no (?:manej|teng|pued|quier|soy\b|est|hay\b|trabaj|me (?:gust|dej|alcanz))\w*|(?:not|ni)\b(?! (?:sure|only|just|much|really|picky|afraid))|(?:i|we) (?:really |just |also |honestly |already |still )*(?:don'?t|do not|didn'?t|did not|can'?t|cannot|won'?t|haven'?t|hadn'?t|wasn'?t|never|hate|used to|(?:just )?(?:got|get) (?:out|fired|let go|laid off|off)|quit|lost|dropped|moved|went|got|had|have been|have no|ain'?t|aren'?t|am not)\b|i(?:'?m| am) not\b|(?:he|she|they)(?:'?s|'?re| is| are| has| have)?(?! (?:also |really |just )*(?:like|love|enjoy|want|into|interested|good|would)\w*)\b|(?:my|his|her|their) \w+ (?:is|are|was|were|has|have|got|hurts?|ache)\b)"
    r"(?!.*\b(?:like|liked|love|loved|enjoy\w*|interested|into|good at|pero|me gusta|but (?:i|maybe|something|anything)|rather)\b)"
)
"""What tells of oneself or denies, with no word of liking: no answer to "what would you like?"."""
_SAYS_NOTHING = frozenset(
    """
    a about ahora aint all also am an and any anybody anything are arent around as ask at back bad be been begin being better
    bills but by can cannot check come cool could days did didnt do does dont door easy else even everything
    few fine first for from gave get gets gimme give go going gonna good got gotta great guess ha haha had hang has have
    he hear her here hey hi him hmm hold how huh i idea ideas idk if im in is isnt it its job jobs jus just keep kind kinda know
    let life like list little lol long look looking lot made make makes man maybe me mean min minute moment money more much my need nice no
    not nothing now of off oh ok okay on one ones only open options or out pay paying pays pick please pretty put ready real really right said
    saw say sec second see send she should show so some somebody something soon sorry sort sounds start still stuff story sure
    tell than thank thanks that thats the their them then there they thing things think this time tired to told too try tryna um uh
    until up us use want wait was way well we went were what whats whatcha whatever when where which who why will with work would
    far fast close closer cheap cheaper expensive short shorter nah nope cuz bc tho rn plz pls thx sumthin somethin nething anythin wut
    q k x d ta toy r n u ur 2 yall yeah yes yet you youre your complicated earn earns income living steady decent urgent
    algo alguna alguno ando asi bien bueno buen buena buenas buenos busco buscando cansada cansado chamba chambear
    claro como complicado con cosa cosas creo cual cualquier cualquiera da dale dame de deme del diga digame dime dinero donde e el ella en
    ensename enseneme entonces es ese eso esa esta estan este esto estoy espera espere espereme esperame favor feria ganar gracias hacer haga hay
    historia hola ire ja jaja jajaja jale la larga las le lo los luego mande mas me mi mientras mire momento muestreme mucho muy
    nada necesito ni no nomas o oiga ok otra otro pa para pague paguen perdon pero plata poco por porque pues que quien quiero
    sabe saber se sea segundo ser si sobre solo soy su sus sueldo tal tambien tan tantito tener tengo tienen toda todo trabajar trabajo trabajito
    trabajos tu un una unos urge urgente usted va vamos veo ver voy volvi y ya yo caiga salga quede
    """.split()
)
"""Words of which nothing that somebody likes is made: a message of these alone names none ("show me what you got")."""
_PEOPLE_AFTER = re.compile(
    r"\s+(?:\w+\s+)?(?:kids?|child(?:ren)?|sons?|daughters?|boys?|girls?|bab(?:y|ies)|people|mouths|of us|hij[oa]s?|ni[nñ][oa]s?|chamac[oa]s?|beb[eé]s?|criaturas?|nietos?|nietas?|personas|en (?:la )?(?:casa|familia))\b"
)
_PEOPLE_BEFORE = re.compile(
    r"\b(?:family of|household of|familia de|casa de|somos|mam[aá] de|pap[aá] de|mother of|father of|(?:mom|dad) of)\s+$"
)
_LONGEST_BESIDE = 4  # words
_LIKES = re.compile(
    r"\b(?:gust\w+|encant\w+|interes\w+|latir?|latiria|lov\w+|lik\w+|enjoy\w*|good (?:at|with)|buen[oa]s? (?:en|con|para|mano)|algo|something|anything|want|quier\w+ (?:ser|hacer|estudiar|aprender|trabajar (?:con|en|de))|ayud\w+|help\w*|work\w* with|trabajar con|\w+ing|\w+(?:ar|er|ir|ando|iendo))\b"
)
_TOLD = re.compile(
    r"^\W*(?:pues |ya |y |and |so |que )*(?:"
    r"me (?:qued[eé]|sal[ií]|llamo|duelen?|corrieron|despidieron|mud[eé]|vine|separ[eé])\b|mi nombre|my name\b|(?:hola|mire|oiga|disculpe|mijo|mija|joven|hi|hello|hey)\W*$"
    r"|(?:quiero|necesito|busco) (?:ganar|(?:algo|un trabajo|trabajo) que pague) m(?:a|á)s\b|i (?:want|need) to (?:make|earn) more(?: money)?\W*$|(?:buenas|buenos)\b(?: \w+)?\W*$|tengo (?:una |mi )?familia\b|somos \w+\W*$|(?:por|cerca de|near|by|around|off) (?:la |the )?\d|i (?:lost my|got (?:laid|fired|let)|moved|dropped out|quit school)\b"
    r"|(?:quiero|necesito|busco) (?:trabajar|(?:un )?trabajo)(?: ya| pronto)?(?: para (?:no|poder|mantener|pagar|ayudar|sacar|salir|mis?)\b.*)?\W*$)"
)
"""What tells of the person or their day and of nothing they like."""
_PLAIN_YES = re.compile(r"^(?:yes|yeah|yep|si)\b(?!.*\b(?:not|don'?t|no|never)\b)")


def is_no(plain: str) -> bool:
    """Whether the words are a no and nothing else."""
    return bool(_NO_OPENING.match(plain))


def is_yes(plain: str) -> bool:
    """Whether the words are a yes and nothing else."""
    return bool(_YES_OPENING.match(plain) or _PLAIN_YES.match(plain))


def nothing_to_avoid(plain: str) -> bool:
    """Whether a person asked what they want to keep away from names nothing ("not really", "nope, I'll do anything")."""
    return bool(_NOTHING_TO_AVOID.match(plain))


def answer_to(asked: str, plain: str, numbers: Sequence[float]) -> Any:
    """The value that `plain` (folded) gives the field `asked`; `None` where it gives none. `numbers` are its bare ones."""
    if asked in QUANTITIES:
        return _quantity(asked, plain, numbers)
    if asked == "schedule":
        return _schedule(plain)
    if asked == "online_ok":
        return _online(plain)
    if asked == "transport":
        return _transport(plain)
    if asked == "education":
        return next((level.value for level, pattern in _EDUCATION_TERSE if pattern.search(plain)), None)
    return None


def _online(plain: str) -> bool | None:
    if is_no(plain) or _NOT_ONLINE.match(plain):
        return False
    return True if is_yes(plain) or _ANY.search(plain) or _WELL_ENOUGH.match(plain) else None


def _transport(plain: str) -> str | None:
    if is_no(plain):
        return Transport.NONE.value
    named = next((way.value for way, pattern in _TRANSPORT_TERSE if pattern.search(plain)), None)
    if named in (Transport.RIDE.value, Transport.TRANSIT.value) or (named and not _OPENS.match(plain)):
        return named
    opening = _OPENS.match(plain)
    if opening:
        return (Transport.NONE if opening["no"] else Transport.CAR).value
    return None


def _schedule(plain: str) -> list[str] | None:
    if _ANY.search(plain):
        return [value.value for value in Schedule]
    if _NOT_TIMES.search(plain) or len(plain.split()) > _LONGEST_TIMES:
        return None
    return [value.value for value, pattern in _SCHEDULE_TERSE if pattern.search(plain)] or None


def _quantity(asked: str, plain: str, numbers: Sequence[float]) -> float | None:
    if asked == "hours_per_week" and not numbers and _FULL_TIME.search(plain):
        return _FULL_TIME_HOURS
    if asked == "max_miles" and not numbers and _WALKS.search(plain):
        return _WALKING_MILES
    if not numbers:
        return 0.0 if asked == "budget_usd" and (_EMPTY.match(plain) or is_no(plain)) else None
    if _NO_LIMIT.search(plain):
        return None
    if asked == "hours_per_week" and _A_DAY.search(plain) and max(numbers) <= _HOURS_OF_A_DAY:
        return max(numbers) * _WEEKDAYS
    return hourly(min(numbers)) if asked == "min_wage_hourly" else max(numbers)


def hourly(value: float) -> float:
    """A bare number asked for as a wage: dollars an hour, or a year where it is too large for an hour."""
    return value if value <= _GREATEST_HOURLY else round(value / _HOURS_A_YEAR, 2)


def without_opener(words: str) -> str:
    """Words without what people say before they come to the point ("uhh i guess helping people")."""
    while (opener := _OPENERS.match(words.lower())) and opener.end() < len(words):
        words = words[opener.end() :]
    return words


def without_closer(words: str) -> str:
    """Words without what people say after they have come to the point ("office stuff i guess")."""
    return _CLOSERS.sub("", words)


def one_of(words: str) -> list[str]:
    """Short things named as one or the other ("de costura o limpieza") each by itself; else the words as they are."""
    parts = [re.sub(r"^de ", "", part) for part in re.split(r"\s+(?:or|o|u)\s+", words)]
    apart = len(parts) > 1 and all(1 <= len(part.split()) <= _LONGEST_BESIDE for part in parts)
    return [part for part in parts if not says_nothing(part)] if apart else [words]


def counts_people(text: str, number: Mapping[str, Any]) -> bool:
    """Whether a number found in `text` counts children or a household ("dos niñas", "familia de 5"): no miles, no weeks."""
    if "start" not in number or "end" not in number:
        return False
    before, after = text[: int(number["start"])].lower(), text[int(number["end"]) :].lower()
    return bool(_PEOPLE_AFTER.match(after) or _PEOPLE_BEFORE.search(before))


def own_words(text: str, plain: str, facts: Sequence[tuple[int, int]], *, likings: bool = False) -> str:
    """A short answer as it stands, without its opening words; nothing where it is no answer, with `likings` no liking.

    What stands with a fact of another kind (`facts`: where those are in `text`) is left out: "cooking, nights" is "cooking".
    """
    if _UNSURE.match(plain) or _ASKS.match(plain):
        return ""
    pieces = list(_PIECE.finditer(text))
    free = [
        match.group()
        for match in pieces
        if not _TOLD.match(match.group().lower())
        and not any(start < match.end() and match.start() < end for start, end in facts)
    ]
    if facts or len(free) < len(pieces):
        text = ",".join(free)
        if len(text.split()) > _LONGEST_BESIDE and not _LIKES.search(text.lower()):
            return ""
    if likings and _NO_LIKING.match(plain if len(free) == len(pieces) else text.strip(" ,").lower()):
        return ""
    words = re.sub(r"\s+", " ", "".join(item if item.isprintable() else " " for item in text)).strip()
    words = without_closer(without_opener(words))
    words = re.sub(r"^(?:and|y|an?|un|una)\s+", "", words.strip(" .,!?"), flags=re.IGNORECASE)
    if "{" in words or "}" in words:  # no words of a person, and a gap to fill where wording is made
        return ""
    if not words or len(words.split()) > _LONGEST_ANSWER or not re.search(r"[^\W\d_]{2}", words):
        return ""
    empty = holds_secret(words) or _UNSURE.match(words.lower()) or (likings and says_nothing(words))
    return "" if empty else words[:120]


def says_nothing(words: str) -> bool:
    """Whether words name nothing that one could like: fillers, courtesies, "a good job", "show me what you got"."""
    found = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*", fold(words))
    return all(word.replace("'", "") in _SAYS_NOTHING for word in found)


def fold(text: str) -> str:
    """Text as patterns read it: small letters, no accents, single spaces."""
    folded = "".join(
        unicodedata.normalize("NFD", character)[0] for character in text.lower().replace("’", "'") if character
    )
    return re.sub(r"\s+", " ", folded).strip()


def holds_secret(words: str) -> bool:
    """Whether words may hold a telephone, Social Security or card number (seven digits or more) or a mail address."""
    return sum(item.isdigit() for item in words) >= _SECRET_DIGITS or bool(_MAIL.search(words))
