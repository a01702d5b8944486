"""What people like and what they will not do, in their own words: the stretch after "I like", "good at", "no", "hate"."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.nlu.context import Context

_LIKE = re.compile(
    r"\b(?:i(?:'ve always| have always| always| really| also| just|'m really| kinda| do)? (?:like|liked|love|loved|enjoy|enjoyed)(?: to)?|(?:and|also|but|y) (?:really |i )?(?:like|love|enjoy)(?: to)?|i'm (?:really |pretty |very |also )?(?:good (?:at|with)|into|interested in|passionate about|handy with)|"
    r"i am (?:really |pretty |very )?(?:good (?:at|with)|into|interested in)|interested in|good with|(?:want|like|love|looking) to (?:work|do something|be|do) (?:with|outside|outdoors)|(?:wants to|want to|would like to|'d like to|'d love to|love to|like to|looking to|prefer to) (?:work (?:with|on|around|outside|outdoors|in the)|help|build|fix|care for|take care of|make things|drive|create|cook|design)|"
    r"(?:want|looking for|need|find|like|love|be|do|interested in) (?:something|anything|a job|work)(?: where i can| that involves| involving| working| in| with| around| to do with)|he (?:likes|loves)|she (?:likes|loves)|likes|loves|(?:he|she)(?:'s| is) (?:really |very )?(?:into|interested in|good (?:at|with))|(?:and|also) (?:really )?into|my passion is|hobbies are|"
    r"(?:a mi hij[oa] )?(?:me|le) (?:gusta|gustan|encanta|encantan|interesa|interesan|fascina)(?:ria)?(?: mucho)?|soy buen[oa] (?:para|con|en|haciendo)|disfruto(?: de)?|quiero (?:trabajar con|ayudar|hacer algo (?:con|de)|algo (?:con|de|en))|algo (?:con|relacionado con|que tenga que ver con)|me apasionan?)\s+"
)
_KEEP = re.compile(
    r"(?:work with|work on|help|build|fix|care for|take care of|outside|outdoors|make things|drive|create|cook|design|where i can|work around|ayudar|trabajar con)\s*$"
)
_END = re.compile(
    r"[.;!?\n]|,\s*(?=(?:and |but |so |y |pero )?(?:i|i'm|i've|we|my|no|not|can|have|live|in|near|looking|yo|tengo|vivo|soy|pero|but|need|don't|only|just|he|she|within|under)\b)|\s+(?:but|pero|because|porque|so|though|aunque|although|and i|y tengo|y vivo|and have|and live|and can|and need|y no|near|in (?:the )?(?=[A-Z]))\b|\s+(?:if|what|how|where|any|please)\b"
)
_TRIM = re.compile(
    r"^(?:the idea of|working in|to|a|an|the|some|doing|the thought of|la idea de|idea of)\s+(?=\w)|\s+(?:a lot|too|and stuff|i guess|mostly|jobs?|lol|mucho|right now|please|tambien|maybe|and|y|or|really)$"
)
_NOT_LIKES = re.compile(
    r"^(?:to (?:know|see|hear|learn more|find out|start over|change|talk|get|go|make|be able|apply|save|stop)|that|it|you|this|those|them|one|ones|see|some|more|help(?: with|ing)?\s*$|help (?:with|paying|finding)|information|info|options?|number|the (?:first|second|third|last)|what you|how|esa|eso|esto|mas|saber|ver|la (?:primera|segunda|tercera)|know|a job|work|training|school|programs?|classes|anything|something|ideas?|me|to)\b"
)
_AVOID = re.compile(
    r"\b(?:no (?:me gustan?|quiero|soporto|aguanto|puedo con|puedo ver)(?: (?:trabajar (?:con|en)|nada (?:de|con)|la|el|las|los|un|una|estar))*|(?:i |really |just |also )*(?:don't|do not|didn't|never|wouldn't) (?:really |ever )?(?:like|want|enjoy|do well with|wanna)(?: to)?(?: (?:do|be|work|deal|have|work in|work with|sit|touch))*(?: (?:any|anything|a job|nothing))*(?: (?:with|in|around|at|to do with|involving|that involves))?|"
    r"(?:can't|cannot|won't) (?:stand|handle|deal with|do|be around|take|tolerate|work (?:with|around|in))|not (?:good with|a fan of|into|a|an|at|around|interested in)|hate|hated|afraid of|scared of|terrified of|sick of|tired of|"
    r"nothing (?:with|in|involving|around|that involves)|anything but|no|without|avoid|rather not|allergic to|squeamish about|faint at|"
    r"odio|nada (?:de|con)|sin|miedo a(?:l)?|le tengo miedo a(?: la| las| los)?|me da(?:n)? (?:miedo|asco)(?: la| las| los| el)?)\s+"
)
_AVOIDABLE = re.compile(
    r"(?:the sight of |a |an |the |any |all |big |being in |being |doing |working |work |sitting at a |sitting in an? |too much |lots of |my |la |el |las |los |un |una |trabajos? de |trabajo de )*"
    r"(?:blood|needles|heights|high places|ladders|desk(?: jobs?| work| all day)?|office(?: jobs?| work)?|cubicle|offices|sitting(?: (?:all day|at a desk|down|still)(?: all day)?)?|sit all day|heavy lifting|lifting(?: heavy \w+)?|outdoors?(?: work)?|outside(?: work| in the heat)?|inside(?: all day)?|indoors|"
    r"(?:dealing with |talking to |working with |around )?(?:customers?|people|crowds|the public|strangers|patients|sick people|old people|kids all day|computers?|animals|bugs|snakes|chemicals|death|dead (?:bodies|people))|customer service|sales|selling|cold calls?|phones?(?: calls| work)?|call centers?|math|driving(?: (?:all day|long distances|trucks))?|trucks|travel(?:ing)?|overtime|night shifts?|graveyard(?: shift)?|night work|swing shift|"
    r"dirt|getting dirty|cold|heat|hot (?:weather|kitchens?)|loud noises?|noise|confined spaces?|tight spaces?|small spaces|enclosed spaces|standing (?:all day|on my feet)|stand(?:ing)?(?: all day)?|on my feet all day|food service|fast food|restaurants?|retail|factory(?: work| jobs?)?|factories|warehouses?(?: work)?|hospitals?|nursing homes?|body fluids|bodily fluids|poop|vomit|puke|diapers|paperwork|computer(?: work| stuff| jobs?)?|typing|screens?|public speaking|guns|violence|"
    r"manual labor|physical(?: labor| work)?|hard labor|oilfield|oil field|construction|cleaning|cooking|kitchens?|college|four year (?:college|degree)|school forever|long hours|weekends? work|"
    r"sangre|agujas|alturas?|escritorio|oficinas?|estar sentad[oa](?: todo el dia)?|cargar(?: cosas)? pesad[oa]s?|peso|gente|clientes|calor|frio|ventas|telefonos?|animales|quimicos|computadoras?|matematicas|manejar|viajar|turno de noche|hospitales|cocinas?|limpieza|limpiar|fabricas?|ruido|espacios cerrados|muertos|ninos)"
    r"(?! (?:and i (?:have|own)|license|care))\b"
)
_UNABLE = re.compile(
    r"\b(?:can't|cannot|not able to|shouldn't|no puedo)\s+(?:really |do |ya )?((?:lift|lifting|stand|carry|be on my feet|sit|climb|bend|cargar|estar parad[oa]|levantar)\b(?:\s+(?!for\b|because\b|so\b|but\b|and\b|i\b|porque\b|pero\b)\w+){0,4})"
)
_KIND_OF_WORK = re.compile(
    r"\b(?:something|anything|a job|work|algo|trabajo) (?:that's |that is |more |pretty |que sea )?(outdoors|outside|outdoorsy|hands[- ]on|creative|active|physical|quiet|artistic|mechanical|technical|al aire libre|creativo|activo|manual|practico)\b"
)
_LONGEST_WORDS = 9


def likes(context: Context) -> Iterator[tuple[int, int]]:
    """Where the person says in their own words what they like."""
    yield from _kinds_of_work(context)
    for match in _LIKE.finditer(context.text):
        if context.negated(match.start(), match.end(), reach=3) or re.search(
            r"(?:don't|do not|didn't|no|not|never)(?: \w+)?\s*$", context.text[: match.start()]
        ):
            continue
        if re.search(r"\b(?:don't|no|not)\b", match.group()) or context.somebody_else(match.start() + 2):
            continue
        start = match.end()
        kept = _KEEP.search(context.text[: match.end()])
        if kept:
            start = kept.start()
        end = _span_end(context.text, match.end())
        start, end = _trimmed(context.text, start, end)
        words = context.text[start:end].split()
        if words and len(words) <= _LONGEST_WORDS + 3 and not _NOT_LIKES.match(context.text[match.end() : end]):
            yield start, end


def _kinds_of_work(context: Context) -> Iterator[tuple[int, int]]:
    for match in _KIND_OF_WORK.finditer(context.text):
        if not context.negated(match.start(), match.end(), reach=3):
            yield match.span(1)


def avoids(context: Context) -> Iterator[tuple[int, int]]:
    """Where the person names a thing they will not do or cannot stand."""
    seen = -1
    for match in _UNABLE.finditer(context.text):
        if not context.somebody_else(match.start()):
            yield match.span(1)
    for match in _AVOID.finditer(context.text):
        thing = _AVOIDABLE.match(context.text, match.end())
        while thing and thing.end() > seen:
            if context.somebody_else(match.start()):
                break
            start, end = _trimmed(context.text, thing.start(), thing.end(), whole=True)
            seen = end
            yield start, end
            joined = re.match(
                r"\s*(?:,\s*(?:and |or |y |o |no |ni )?|\s+(?:or|and|nor|ni|y|o)\s+(?:no\s+|any\s+)?)(?:(?:con|en|de|with|in|around|i can't stand|hate)\s+)?",
                context.text[thing.end() :],
            )
            if joined is None:
                break
            thing = _AVOIDABLE.match(context.text, thing.end() + joined.end())


def _span_end(text: str, start: int) -> int:
    found = _END.search(text, start)
    return found.start() if found else len(text)


def _trimmed(text: str, start: int, end: int, whole: bool = False) -> tuple[int, int]:
    while True:
        piece = text[start:end]
        stripped = piece.strip(" ,'\"")
        start += len(piece) - len(piece.lstrip(" ,'\""))
        end = start + len(stripped)
        cut = _TRIM.search(text[start:end])
        if cut is None or (whole and cut.start() > 0):
            return start, end
        if cut.start() == 0 and cut.end() < end - start:
            start += cut.end()
        elif cut.start() > 0:
            end = start + cut.start()
        else:
            return start, end
