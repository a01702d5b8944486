"""How a person gets around: own car, bus, a ride from somebody, or none of these."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.nlu.context import Context
from bot.nlu.text import whole_words

Found = tuple[int, int, dict[str, Any]]
_CUES = (
    ("none", whole_words(r"(?:don't|do not) have (?:any |an? )?[\w ]{1,20}(?:,(?: [\w ]{1,20},)?(?: or| nor| and)?| or| nor) (?:an? |any )?(?:car|vehicle|truck)|no tengo (?:ni )?[\w ]{1,20}(?:,| ni| o)(?: ni)? (?:un |una )?(?:carro|coche|auto)|no (?:car|vehicle|truck|transportation|wheels|ride|license|way to (?:get (?:there|around|to \w+))|transport)|(?:don't|do not|doesn't|haven't|hadn't) (?:have|got|own) (?:a |my own |my |any |no |reliable |my own )*(?:car|vehicle|truck|transportation|wheels|ride|way to get (?:there|around))|without (?:a )?(?:car|vehicle|transportation|ride)|(?:can't|don't|do not|never learned to|not able to) drive(?! (?:at night|far|more|over|past|that|to|long|trucks|a truck|in))|car (?:broke down|is broke|died|is dead|broken|is broken|is down|got repo'?d|is in the shop|was repossessed|got totaled|is totaled|won't start|quit)|(?:truck|car) (?:just )?(?:broke down|died|got repossessed)|lost my (?:driver'?s )?license|licen[sc]e (?:is|was|got|has been) (?:suspended|revoked)|suspended license|(?:walk|walking) everywhere|carless|sold my (?:car|truck)|i (?:just )?walk|on foot|totaled my (?:car|truck)|wrecked my (?:car|truck)"
         r"|no (?:tengo|cuento con) (?:\w+ )?(?:carro|coche|auto|transporte|vehiculo|camioneta|troca|licencia de (?:conducir|manejar)|como llegar|en que (?:ir|moverme))|sin (?:carro|coche|auto|transporte|vehiculo)|no (?:manejo|puedo manejar|se manejar|conduzco)|se me (?:descompuso|echo a perder) (?:el|mi) (?:carro|coche|troca)|mi (?:carro|coche|troca) no (?:sirve|funciona|jala)|a pie|caminando")),
    ("bicycle", whole_words(r"(?:have|ride|on|got|by|only|my|use) (?:a |my )?(?:bike|bicycle)|bike (?:everywhere|only)|bicicleta")),
    ("transit", whole_words(r"(?:take|ride|riding|use|taking|by|on|using|catch|via|rely on|depend on) (?:the )?(?:city )?(?:bus|buses|transit|public transit|public transportation|embark|metrolink|public transport)|bus (?:rider|line|route|pass)|public (?:transit|transportation|bus)|city bus|just the bus|only the bus|bus only|embark bus|(?:en|el|uso el|tomo el|por) (?:autobus|bus|camion|transporte publico)")),
    ("ride", whole_words(r"(?:my )?(?:mom|mother|dad|wife|husband|sister|brother|friend|buddy|bro|sis|pal|neighbor|boyfriend|girlfriend|cousin|aunt|uncle|grandma|grandpa|roommate|son|daughter|coworker|family|somebody|someone|people) (?:can |could |will |would |drives?|drops?|takes?|gives?)(?:drive|drop|take|give|haul|bring)? ?(?:me|us)(?! (?:a chance|hope|how))|(?:get|getting|got|catch|bum|have|find|need|hitch|can get|rely on|depend on|has) (?:a |my |some )*rides?(?: from| with| to)?|rides from|carpool(?:ing)?|ride ?share|shar(?:e|es|ing) (?:a|the|one|my|our) (?:car|truck|vehicle)|one car (?:for|between|with|family)|borrow(?:ing)? (?:my |a |his |her |the |someone's )*(?:\w+'s |\w+s |\w+ )?(?:car|truck|vehicle)|shared (?:car|vehicle)|me (?:lleva|llevan|da un aventon|dan un aventon|dan ride|da ride|puede llevar)|aventon|raite|comparto (?:el|un|mi) (?:carro|coche|auto)|compartimos (?:el|un) (?:carro|coche)|me prestan (?:el|un) (?:carro|coche)|pido ride")),
    ("car", whole_words(r"(?:have|got|own|has|drive|driving|with|bought|using) (?:a |my |my own |an |our |reliable |the |old |good |working |decent |own |running |beat[- ]up )*(?:car|truck|vehicle|transportation|pickup|van|suv|wheels|motorcycle|ride)(?! (?:for|semi|driving|driver|school))|my (?:own )?(?:\w+ )?(?:car|truck|vehicle|pickup)(?! (?:broke|is broke|died|won|got|insurance|payment|is dead|is in|quit|is down|is totaled))|own (?:car|vehicle|transportation|truck)|reliable transportation|(?:can|i|willing to|able to) drive(?= *(?:$|[.,;!]| myself| up to| anywhere| about| an? | \d| there| to | within| half| thirty| twenty| forty| fifteen| ten| around| if))|car is (?:fine|good)|(?:tengo|con|manejo|traigo) (?:un |una |mi |el |mi propio |mi propia )*(?:carro|coche|auto|transporte|vehiculo|camioneta|troca|transporte propio)|(?:puedo |yo |si )?manej(?:o|ar)(?! (?:un|una|camiones|trailer|montacargas|dinero))|carro propio|mi (?:carro|coche|troca|camioneta)(?! no)")),
)  # fmt: skip


def read_transport(context: Context, jobs: list[tuple[int, int]]) -> Iterator[Found]:
    """How they get around; `jobs` are spans of named jobs, whose words ("drive a truck") are no transport."""
    found: list[tuple[int, int, str]] = []
    for kind, pattern in _CUES:
        for match in pattern.finditer(context.text):
            start, end = match.span()
            if any(start < other_end and other_start < end for other_start, other_end, _ in found):
                continue
            if any(first < end and start < last for first, last in jobs):  # "drive a truck", the job
                continue
            if context.question(start) and re.search(
                r"\b(?:do i|need|is there|are there|does|how|require)\b", context.before(start)
            ):
                continue
            if kind != "ride" and context.somebody_else(start):
                continue
            value = kind
            if context.negated(start, end, reach=4) and value != "none":
                if value == "car":
                    value = "none"
                else:
                    continue
            if value == "car" and re.search(
                r"\b(?:want|wants|like|learn|wish|until i|when i|once i|if i|need|save|going to|drive for|be|quiero|as)\b[^,.;]{0,18}$",
                context.before(start),
            ):
                continue
            found.append((start, end, value))
    if not found:
        return
    order = {"ride": 0, "bicycle": 1, "transit": 2, "none": 3, "car": 4}
    start, end, value = min(found, key=lambda item: order[item[2]])
    if value == "car" and any(item[2] == "none" for item in found):
        return
    if value == "bicycle":
        yield start, end, {"entity": "transport", "value": "none"}
        yield start, end, {"entity": "max_miles", "value": 5.0, "role": "bicycle"}
    else:
        yield start, end, {"entity": "transport", "value": value}


def transport_patterns() -> list[str]:
    """The sources of all cues: their words are known words."""
    return [pattern.pattern for _, pattern in _CUES]
