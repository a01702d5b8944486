"""What people like, in their own words: the stretch after "I like", "good at", "me gusta"."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from bot.nlu.context import Context
from bot.nlu.spans import overlaps

_LIKE = re.compile(
    r"\b(?:i(?:'ve always| have always| always| really| also| just|'m really| kinda| do)? (?:like|liked|love|loved|enjoy|enjoyed)(?: to)?|(?:and|also|but|y) (?:really |i )?(?:like|love|enjoy)(?: to)?|i'm (?:really |pretty |very |also )?(?:good (?:at|with)|into|interested in|passionate about|handy with)|"
    r"i am (?:really |pretty |very )?(?:good (?:at|with)|into|interested in)|interested in|good with|(?:want|like|love|looking) to (?:work|do something|be|do) (?:with|outside|outdoors)|(?:wants to|want to|would like to|'d like to|'d love to|love to|like to|looking to|prefer to) (?:work (?:with|on|around|outside|outdoors|in the)|help|build|fix|care for|take care of|make things|drive|create|cook|design)|"
    r"(?:want|looking for|need|find|like|love|be|do|interested in) (?:something|anything|a job|work)(?: part[- ]time| full[- ]time)?(?: where i (?:can|get to)| where i'm| that involves| involving| working| in| with| around| to do with)|he (?:likes|loves)|she (?:likes|loves)|likes|loves|(?:he|she)(?:'s| is) (?:really |very )?(?:into|interested in|good (?:at|with))|(?:and|also) (?:really )?into|my passion is|hobbies are|"
    r"(?:a mi hij[oa] )?(?:me|le) (?:gusta|gustan|encanta|encantan|interesa|interesan|fascina)(?:ria)?(?: mucho)?|soy buen[oa] (?:para|con|en|haciendo)|disfruto(?: de)?|quiero (?:trabajar con|ayudar|hacer algo (?:con|de)|algo (?:con|de|en))|algo (?:con|relacionado con|que tenga que ver con)|me apasionan?)\s+"
)
# Told without a subject ("love drawing"), of oneself in other words ("obsessed with", "se me da"), or of a hobby.
_ALSO_LIKE = re.compile(
    r"(?:(?:^|[,.;:!?(]\s*)(?:i )?(?:really |just |also |kind of |kinda |sorta |super |always )*(?:love|enjoy|dig|into|like to|(?:obsessed|fascinated) (?:with|by)|crazy about|good (?:at|with))(?: to)?"
    r"|\b(?:(?:big|really|super|super|kinda|kind of|sorta|so|pretty|way|all|always been|heavily) into|live for|i dig|obsessed with|crazy about|nuts about|fascinated (?:by|with)|all about|(?:get )?a kick out of|passionate about|passion (?:is|for)|(?:my )?(?:hobby(?! lobby)|hobbies|pastime|interests?|favorite (?:class|subject|thing|hobby|things)|best (?:class|subject))(?:(?: in school)? (?:is|are|was|were|include))?:?"
    r"|(?:was|been|am|i'm)(?: always| really| pretty| very| kinda| super)* (?:good|great|handy) (?:at|with)|tinker(?:ing)? with|mess(?:ing)? (?:with|around with)|geek out (?:on|over)|spend (?:all day|hours|all my time|my time) (?:on|doing|playing)|(?:would be|sounds|seems|think) (?:fun|cool|neat|nice|awesome) to|grew up (?:around|with)|(?:my |whole )life (?:around|with)|my thing(?: is|'s)|(?:only|one) (?:class|subject|thing) i (?:ever |really )?(?:liked|loved|enjoyed|was good at)(?: in school)? (?:is|was)|happiest (?:on|in|with|when i'm|when)"
    r"|(?:a |any )?(?:job|career|work|something)(?= (?:helping|working with|fixing|building|caring for|taking care of|making|designing|teaching|saving|ayudando|cuidando|arreglando|trabajando con)\b)"
    r"|(?:always )?wanted to(?= (?:work|help|build|fix|make))|(?:see|picture|imagine) myself(?: (?:doing|working|as))*(?: something| around| in| with)*|anything (?:involving|to do with|around)|(?:like|likes|love) (?=math|science|art)|happy (?:just )?(?=\w+ing)|wish i could(?: work)?(?: with)?|care about|better (?:with|at)|i'd be (?:good|great|better) (?:at|with)|do (?:fine|good|well|great|okay|ok|better|best) (?:with|around)|get along (?:good |great |fine |well )?with|a (?:knack|thing|gift|talent|passion|love|feel|head|eye) for|(?:huge |big |total |such a )?(?:nerd|geek|sucker|freak) (?:for|about)|(?:whiz|wizard|natural|genius|ace|beast) (?:at|with|on)|(?:handy|talented|gifted|skilled) (?:at|with|on)|would rather be(?= (?:inside|outside|around|with|in|on)\b)|strong suit is|(?:people|everybody|everyone|folks|they|teachers|my (?:mom|dad|boss|friends|family)) (?:always )?(?:say|says|tell me|tells me|said)(?: that)? i'm (?:an? |really |so |pretty |very )*(?:good (?:at|with)|great (?:at|with)|(?=good|great))|always the one(?= \w+ing)|could (?=\w+ (?:to people )?(?:[\w ]{2,20} )?all day)|nothing i (?:like|love) (?:better|more) than|more than anything i (?:like|love)(?: to)?|been(?= \w+ing since i was)|(?:stay up|up) all night(?= \w+ing)|spend (?:all |every )(?:\w+ )?(?:on|with|doing|in)|strengths? (?:is|are)|do a lot of|more of an?|(?:person|guy|girl|type), more|learn (?:better|best)(?= with)|love me some|been(?= (?:drawing|singing|sewing|painting|sketching|gaming|crocheting|quilting)\b)|(?:is|are|'s|he's|she's)(?: really| super| so| very| pretty)* (?:into|interested in|good (?:at|with)|crazy about)"
    r"|siempre (?:ando|estoy|he estado)(?= \w+[ai]e?ndo)|soy (?:muy |bien )?(?:mañosa|manos[oa]|habil|diestr[oa]|curios[oa]|list[oa]|buen[oa]|paciente) (?:para|con|en)|dicen que (?:soy buen[oa] (?:para|con|en)|se me da)|me veo(?: trabajando con| en| haciendo)?|mi fuerte (?:es|son)|tengo (?:facilidad|talento|buena mano|mano|don|paciencia) (?:para|con)|soy (?:muy )?buen[oa](?= (?:cocinando|dibujando|arreglando|cuidando|hablando|vendiendo|manejando|organizando))|lo que (?:mas )?me (?:gusta|interesa|llama)(?: mas)? (?:es|son)|que tenga que ver con|me motiva|(?:es|muy) buen[oa] (?:para|con|en)|siempre (?:quise|he querido) (?=trabajar|ayudar|construir)|sueno con|me gusta mas|algo donde (?=use|pueda)|le encantan?|le gustan?(?: mucho)?|prefiero(?= (?:los|las|el|la|trabajar con)\b)|amo(?: a)?|adoro|me laten?|lo mio (?:es|son)|mi pasion (?:es|son)|mis? pasatiempos? (?:favorito )?(?:es|son)|se me dan?(?: bien| muy bien)?|me llaman?(?: mucho)? la atencion|me atraen?|me divierten?|me apasionan?|me fascinan?|me (?:gusto|gustaron|gustaba|gustaban|encantaba|encantaban)|(?:me|le) han? (?:gustado|encantado|fascinado|interesado|llamado la atencion)|me la paso|me paso (?:el dia|la vida|horas)|me nace|interest in|(?:i'd|would) (?:really )?(?:enjoy|love)(?: to)?|drawn to|soy fanatic[oa] (?:de|del)|soy (?:muy )?buen[oa] (?:para|con|en)|me entretiene|siempre me ha(?:n)? (?:gustado|interesado|llamado la atencion|encantado)|mi materia favorita (?:es|era)"
    r"|se(?= (?:coser|cocinar|pintar|dibujar|tejer|hornear|bordar|bailar|cantar|escribir|arreglar|reparar|construir)\b)|(?:quisiera|quiero|me gustaria) trabajar con))\s+"
)
_WISHED_DOING = re.compile(
    r"\b(?:want(?:s)?|would like|'d like|'d love|would love|like|love|need|have|got|prefer|hope|hoping|looking|rather|drawn)(?: to)? ((?:be (?:outside|outdoors|around (?:animals|kids|people|horses|cars|plants|children|books)|creative|hands on|active)|make (?:things|stuff|art|music|videos|clothes|games|cakes|jewelry|furniture|websites|apps)|heal\w*|protect|move around|stay active|work (?:alone|outside|outdoors|with my hands|with (?!my\b|me\b|your?\b|an?\b|the\b|what\b)\w+|on (?:cars|engines|planes|computers|trucks|bikes|machines|motors|tractors|houses))|take care of (?!my\b|it\b|myself)|care for)\b(?:(?! than\b| but\b)[^.,;!?]){0,40})"
    r"|\b(?:something|anything|a job|work|job|algo|trabajo|un trabajo) (?:where (?:i|you) (?:can |get to |could )?|that lets me |donde (?:yo )?(?:pueda|puedo) |en donde pueda |que me deje )((?:help|move|build|fix|create|use my|talk to|work with|be outside|be creative|be active|travel|drive|cook|teach|take care of|ayudar|crear|construir|moverme|viajar|cuidar|hablar con|usar)\b[^.,;!?]{0,40})"
    r"|\b(?:quiero|quisiera|gustaria|prefiero|preferiria|me gusta|busco|necesito) ((?:estar (?:afuera|al aire libre|activ[oa])|trabajar (?:al aire libre|afuera|con (?!mi\b|un\b|el\b|la\b|ese\b)\w+)|ayudar|crear|construir|curar|cuidar (?:a la gente|personas)|hacer cosas|ser mi propio jefe)\b[^.,;!?]{0,30})"
    r"|^((?:trabajar|trabajando|working|work) (?:con|with) [^.,;!?]{2,40})"
    r"|((?:working|helping|being|making|building|fixing|taking|caring|playing|driving|cooking|teaching|doing)\b[a-z' ]{1,40}?) would be (?:a dream|my dream|great|cool|fun|awesome|amazing|nice)"
)
_SUBJECT_FIRST = re.compile(
    r"(?:^|[,.;!?]\s*|\b(?:because|cuz|and|but|y|pero|porque)\s+)((?:[\w'-]+ ){0,4}?[\w'-]+),? (?:(?:would|might|could) be (?:ok|okay|fine|alright|good|nice|cool|great|fun|neat|interesting)(?: (?:too|i guess|with me|i think))?(?= *(?:$|[.,!]))|(?:is|are|was|were) (?:always )?(?:my|kind of my|kinda my|what i) (?:thing|passion|life|jam|hobb(?:y|ies)|favorite|world|love|like|do best)|comes? (?:easy|easily|natural|naturally)|es lo (?:mio|que (?:mas )?me gusta|que conozco)|son lo mio|es mi pasion|son mi (?:pasion|vida))\b"
)
# What somebody does unpaid and of their own accord: the verb alone tells that it is liked.
_FOR_FUN = re.compile(
    r"\b(?:i|he|she|we)(?:'m|'s)?(?: (?:always|also|just|still|even|am|is|been|like to|love to))* ((?:tak(?:es?|ing) apart|tear(?:s|ing)? (?:apart|down)|tinker(?:s|ing)?(?: with)?|mess(?:es|ing)? (?:with|around with)|rebuild(?:s|ing)?|restor(?:es?|ing)|collect(?:s|ing)?|keep(?:s|ing)? bees|rais(?:es?|ed|ing) (?:(?:my |our |some |show |a few |hair )*)(?:goats|chickens|rabbits|bees|pigs|hogs|dogs|horses|lambs|sheep|steers|calves|quail|ducks)|draw(?:s|ing)?|sketch(?:es|ing)?|doodl(?:es?|ing)|crochet(?:s|ing)?|knit(?:s|ting)?|quilt(?:s|ing)?|woodwork|whittl(?:es?|ing)|bak(?:es?|ing)|garden(?:s|ing)?|canning|play(?:s|ing)? (?:the )?(?:guitar|drums|piano|bass|fiddle|banjo|music|in a band|video ?games|games)|sing(?:s|ing)?|rescu(?:es?|ing) (?:dogs|cats|animals|strays)|train(?:s|ing)? (?:dogs|horses)|ride(?:s)? horses|rop(?:es?|ing)|code(?:s)?|hunt(?:s|ing)?|fish(?:es|ing)?|edit(?:s|ing)? videos|make(?:s)? (?:jewelry|videos|beats|soap|candles|furniture|knives|clothes))\b(?:(?! (?:but|because|since|and i|and we|for (?:a living|\d|\w+ years)|at work|when|while|so)\b)[^.,;!?]){0,40})"
    r"|\b((?:theater|theatre|band|choir|art|ag|ffa|farm|drama|robotics|tech|horse|car|book|computer) (?:kid|nerd|geek|girl|guy|freak))\b"
    r"|\b(?:yo |siempre |tambien )*((?:desarmo|dibujo|horneo|tejo|bordo|colecciono|programo|toco (?:la |el )?(?:guitarra|piano|acordeon|bateria|musica)|edito videos|grabo videos|crio (?:gallinas|chivos|perros|caballos|borregos))\b[^.,;!?]{0,30})"
    r"|\b(?:i|he|she|we)(?: always| also)? ((?!work|live|do|have|am|is|can|could|take|drive|go|get|sell)[a-z]+ (?!for|at|in\b)[\w' ]{2,30}?)(?= (?:with my (?:grandpa|grandma|dad|papa|uncle|brother|son|mom|friends)|for fun|in my (?:garage|shed|free time|spare time|room|backyard)|on the side for fun|every (?:weekend|night|day) (?:for fun|with my)))"
)
_PAID = re.compile(
    r"^[^.;!?]{0,40}\b(?:for (?:a living|money|cash|pay)|paid|years?|professionally|at (?:the |a )?(?:shop|dealership|plant|company))\b"
)
_HANDS = re.compile(
    r"\b(?:work(?:ing)?|something|learn something|stuff|job|build(?:ing)?|good|trabajar|algo|trabajo)(?: that's| that is)? ((?:with|con) (?:my|mis|las) (?:hands|manos))\b|\bi'm an? (people person|night owl|team player|problem solver|outdoors (?:person|guy|girl)|animal lover|gearhead)\b"
)
# What says that a thing is liked, rather than wanted as work.
LIKING = re.compile(
    r"\b(?:is into|more of|knack|thing for|talent|strong suit|me veo|mi fuerte|facilidad|buena mano|like|likes|liked|love|loves|loved|enjoy|into|dig|hobby|hobbies|good (?:at|with)|gustan?|encantan?|fascinan?|apasionan?|disfruto|amo|adoro|pasion|passion|pasatiempos?|laten?|favorite|obsessed|live for|se me dan?|lo mio)\b(?! to be\b)[^.;!?]*$"
)
_KEEP = re.compile(
    r"(?:work with|work on|help|build|fix|care for|take care of|outside|outdoors|make things|drive|create|cook|design|where i can|work around|ayudar|trabajar con)\s*$"
)
_END = re.compile(
    r"[.;!?\n]|,\s*(?=\d)|,\s*(?=(?:and |but |so |y |pero )?(?:i|i'm|i've|we|my|no|not|can|have|live|in|near|looking|yo|tengo|vivo|soy|pero|but|need|don't|only|just|he|she|within|under)\b)|\s+(?:but|pero|because|porque|so|though|aunque|although|and i|y tengo|y vivo|and have|and live|and can|and need|y no|near|in (?:the )?(?=[A-Z]))\b|(?<!knowing)(?<!learning)(?<!seeing)(?<!figuring out)(?<!understanding)(?<!figure out)(?<!see)(?<!learn)(?<!know)\s+(?:if|what|how|where|any|please)\b"
)
_TRIM = re.compile(
    r"^(?:the idea of|working in|to|a|an|the|some|doing|the thought of|la idea de|idea of)\s+(?=\w)|\s+(?:a lot|too|and stuff|i guess|mostly|jobs?|lol|mucho|right now|please|tambien|maybe|and|y|or|really)$"
)
_NOT_LIKES = re.compile(
    r"^(?:to (?:know|see|hear|learn more|find out|start over|change|talk|get|go|make|be able|apply|save|stop)|that|it|you|this|those|them|one|ones|see|some|more|help(?: with|ing)?\s*$|help (?:with|paying|finding)|information|info|options?|number|the (?:first|second|third|last)|what you|how|esa|eso|esto|mas|saber|ver|la (?:primera|segunda|tercera)|know|i\b|i'd|around|about|\d+|said|the one|crazy|hell|a job|work|training|school|programs?|classes|anything|something|ideas?|me|to)\b"
)
_KIND_OF_WORK = re.compile(
    r"\b(?:something|anything|a job|work|algo|trabajo) (?:that's |that is |more |pretty |que sea )?(outdoors|outside|outdoorsy|hands[- ]on|electrical|electric|medical|scientific|with animals|with kids|with cars|con animales|con ninos|con carros|con las manos|creative|active|physical|quiet|artistic|mechanical|technical|al aire libre|creativo|activo|manual|practico)\b"
)
_LONGEST_WORDS = 9


def likes(context: Context) -> Iterator[tuple[int, int]]:
    """Where the person says in their own words what they like."""
    seen: list[tuple[int, int]] = []
    for match in chain(_LIKE.finditer(context.text), _ALSO_LIKE.finditer(context.text)):
        if context.negated(match.start(), match.end(), reach=3) or re.search(
            r"(?:don't|do not|didn't|no|not|never)(?: \w+)?\s*$", context.text[: match.start()]
        ):
            continue
        if re.search(r"\b(?:don't|no|not)\b", match.group()) or context.somebody_else(match.end()):
            continue
        start = match.end()
        kept = _KEEP.search(context.text[: match.end()])
        if kept:
            start = kept.start()
        end = _span_end(context.text, match.end())
        start, end = trimmed(context.text, start, end)
        words = context.text[start:end].split()
        if overlaps(start, end, seen):
            continue
        if words and len(words) <= _LONGEST_WORDS + 3 and not _NOT_LIKES.match(context.text[match.end() : end]):
            seen.append((start, end))
            yield start, end
    for start, end in _kinds_of_work(context):
        if not overlaps(start, end, seen):
            seen.append((start, end))
            yield start, end


def _kinds_of_work(context: Context) -> Iterator[tuple[int, int]]:
    for pattern in (_KIND_OF_WORK, _HANDS, _SUBJECT_FIRST, _WISHED_DOING, _FOR_FUN):
        for match in pattern.finditer(context.text):
            if pattern is _FOR_FUN and _PAID.match(context.text[match.end() :]):
                continue
            if context.negated(match.start(), match.end(), reach=3) or context.somebody_else(match.end()):
                continue
            yield match.span(match.lastindex or 0)


def _span_end(text: str, start: int) -> int:
    found = _END.search(text, start)
    return found.start() if found else len(text)


def trimmed(text: str, start: int, end: int, whole: bool = False) -> tuple[int, int]:
    """The stretch without empty words at its ends; with `whole` only at its beginning."""
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
