"""What people will not do or cannot stand, in their own words: the thing after "no", "hate", "scared of", "odio", "nada de".

A bare "no" denies many things ("no car", "no kids"): after it only what nobody lacks is taken for an aversion. After words of
dislike more things count. A denied dislike ("not afraid of heights") is none.
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.nlu.context import Context
from bot.nlu.likes import trimmed

_WORK = r"(?: (?:work|working|be|being|do|doing|deal|dealing|sit|sitting|touch|have|end up|go|going|see|seeing|wear|wearing|talk|talking|stuck|get stuck|cooped up|hear|stay|start(?:ing)? over))*(?: (?:any|anything|a job|a career|nothing|up))*(?: where (?:i'm|i am|you're|you are|(?:i|you) have to(?: be)?))?(?: (?:with|in|into|around|at|to do with|involving|that involves|on|to|as))?"
_DISLIKE = re.compile(
    r"\b(?:(?:i |really |just |also |and |y )*(?:don't|do not|didn't|never|wouldn't|won't) (?:really |ever |even )?(?:like|want|enjoy|do well with|wanna|care for|feel like)(?: to)?"
    + _WORK
    + r"|(?:can't|cannot|couldn't|won't) (?:stand|handle|deal with|do|be around|be|take|tolerate|stomach|see myself|work (?:with|around|in|on|at))(?: (?:being|working|seeing|doing|going|in|at|on|cooped up))*|i don't do|i do not do|(?:keep|leave) me (?:off|out of|away from)|(?:i )?won't (?:touch|do|work|go near|clean|handle)|(?:last|only) thing i (?:want|need|wanna do) (?:is|to do is)(?: to)?(?: (?:work|be|do))?(?: (?:in|at|with))?|(?:i'd |would |i'll )?go (?:nuts|crazy|insane|stir crazy) (?:behind|in|at|on|stuck)|please no|don't (?:suggest|recommend)|don't (?:stick|put|send) me (?:in|on|behind|at)|ain't (?:doing|working|going back to)(?: (?:in|at|with))?"
    r"|(?:would|'d) (?:rather|prefer) not"
    + _WORK
    + r"|(?:not (?:good with|a fan of|into|interested in|cut out for|made for|comfortable (?:with|around))|hate|hates|hated|despise|afraid of|scared of|terrified of|nervous (?:around|about)|sick of|tired of|over|done with|done doing|finished with|burn(?:ed|t) out on|through with|had enough of|dying to get out of|get out of|getting out of|want out of|wanting out of|no good (?:at|with)|bad (?:at|with)|no more|never again|get away from|stay away from|keep away from|never)"
    + _WORK
    + r"|nothing (?:with|in|involving|around|that (?:involves|has|requires)|where (?:i|you)(?: have to)?|to do with|like|at a)|anything (?:but|except|other than)|everything but|avoid|avoiding|evitar|isn't (?:a|at a)|queasy (?:around|about)|go (?:crazy|nuts|insane) (?:in|at)|not trying to be|(?:keep|kept) me away from|no patience (?:for|with)|no (?:interest|desire|business|use) (?:in|for|to)(?: (?:do|be|work|go|going|being|doing|working|return|returning))*(?: (?:in|at|with|to|back))*|ya estuvo de|no sirvo para|no soy (?:de|para)|don't want nobody's|rather not|allergic to|squeamish (?:about|around)|(?:faint(?:ed|s)?|pass(?:ed|es)? out|throw up|gag|get (?:sick|queasy|woozy|dizzy|faint|light[- ]?headed)|freak out|panic|squirm) (?:(?:any ?time|every time|whenever|when|if) i(?:'m)? (?:even )?(?:see|smell|look at|am around|get near|around|near)|(?:at|from|around|near|by|with))|grossed out by"
    r"|(?:ya )?no (?:me gustan?|me late|quiero|quisiera|soporto|aguanto|puedo con|puedo ver|volveria a|vuelvo a)(?: (?:trabajar|estar|ver|tratar|lidiar|andar|hacer|mas|volver a|regresar a))*(?: (?:nada|algo))?(?: (?:con|en|de|a))?(?: (?:la|el|las|los|un|una))?"
    r"|(?:ni loc[oa]|ni de loc[oa]|jamas|nunca mas)(?: vuelvo| regreso| volveria| trabajo)?(?: a| en| con)?|que no sea(?: (?:en|de|con|nada de))?|les? tengo (?:pavor|terror|miedo|panico|fobia) a(?:l)?|no sirvo para|no es lo mio|no me vayan a (?:poner|mandar)(?: (?:en|a|con))?|odio|detesto|nada (?:de|con|que tenga(?: que ver con)?)|(?:todo|lo que sea|cualquier cosa),? (?:menos|excepto)|menos|excepto|(?:tengo |le tengo )?miedo a(?:l)?|(?:ya )?me (?:canse|harte|enfade) (?:de|con)|(?:estoy )?(?:cansad[oa]|hart[oa]|enfadad[oa]) de(?: trabajar en)?|me da(?:n)? (?:mucho )?(?:miedo|asco|panico)|alergic[oa] a(?:l)?|le tengo (?:miedo|panico) a)\s+"
)
_BARE_NO = re.compile(r"\b(?:no|not|without|sin|nothing|ningun)\s+(?:a |an |any |at |around |in )*")
_MODIFIERS = r"(?:the sight of |estar |in an? |the idea of |a |an |the |any |all |big |being (?:in |at |around |on |stuck in )?|doing |working (?:in |with |at |on )?|work(?:ing)? |sitting at a |sitting in an? |too much |too many |lots of |a lot of |my |another |dealing with |talking to |taking care of |for |with |around |mean |rude |la |el |las |los |un |una |mucho |mucha |ver |tanta |trabajos? (?:de |en )|trabajar (?:de |en |con )|hacer |hablar (?:con|por) |levantar |cargar )*"
_PLAIN = (
    r"blood|needles?|guts|gore|heights|high places|ladders|desk(?: jobs?| work| all day)?|office(?: jobs?| work)?|offices|cubicles?|sit(?:ting)?(?: (?:all day|at a desk|down|still|around)(?: all day)?)+|sitting|heavy (?:lifting|stuff|things|loads)|lifting(?: heavy \w+)?|climbing(?: ladders)?|bending|crawling|kneeling|squatting|outdoors?(?: work)?|outside(?: work| in the (?:heat|cold|weather|sun))?|inside(?: all day)?|indoors(?: all day)?|"
    r"customers?|people(?: all day)?|crowds|the public|public|strangers|patients|sick people|old people|elderly|kids all day|computers?(?: work| stuff| jobs?)?|bugs|snakes|chemicals|fumes|dust|death|dead (?:bodies|people)|customer service|sales|sell(?:ing)?|cold call(?:s|ing)?|telemarketing|commission|(?:talking on |being on |answering )?(?:the )?phones?(?: calls| work| all day)?|call centers?|math|driving(?: (?:all day|long distances|trucks|for a living))?|trucking|truck driving|over the road|otr|long haul|travel(?:ing)?|overtime|night shifts?|graveyard(?: shift)?|night work|swing shift|"
    r"casinos?|bars|dirt|(?:getting )?dirty(?: work| jobs?)?|cold|heat|hot (?:weather|kitchens?)|loud(?: noises?| places)?|teenagers|noise|(?:confined|tight|small|enclosed) (?:spaces?|places)|stand(?:ing)?(?: (?:all day|on my feet|on concrete|for long|too long|a lot|long))+|standing|on my feet(?: all day)?|food service|fast food|food|restaurants?(?: work)?|retail|factory(?: work| jobs?)?|factories|assembly line|line work|warehouses?(?: work)?|hospitals?|nursing homes?|body fluids|bodily fluids|poop|vomit|puke|diapers|bedpans|paperwork|typing|screens?|public speaking|guns|violence|danger(?:ous)?(?: work| jobs?| stuff)?|"
    r"manual labor|physical(?: labor| work)?|hard labor|oil ?field(?: work)?|oil rigs?|rigs|construction|roofing|clean(?:ing)?(?: up)?(?: (?:houses|rooms|toilets|poop|after people|up after people))?|housekeeping|cooking|kitchens?|college|(?:four|4)[- ]year (?:college|degree|school)|school forever|long hours|weekends? work|chicken plants?|slaughter ?house|meat ?packing|kill floor|yard work|farm work|gone(?: all the time| from home)?|away from home|prisons?|"
    r"sangre|agujas|inyecciones|vomito|alturas?|escaleras|techos|escritorio|oficinas?|(?:estar )?sentad[oa](?: todo el dia)?(?: en (?:una oficina|un escritorio))?|(?:estar )?parad[oa](?: todo el dia| mucho tiempo| mucho rato| tantas horas)|cargar(?: cosas)?(?: muy)? pesad[oa]s?|cosas pesadas|peso|(?:tratar con |lidiar con )?(?:la )?(?:gente|clientes|publico|desconocidos|extranos)|pacientes|calor|frio|sol|intemperie|ventas|vender|telefonos?|llamadas|quimicos|polvo|computadoras?|matematicas|manejar|viajar|carretera|turno de noche|hospitales|asilos|cocinas?|restaurantes?|limpieza|limpiar(?: casas| cuartos| oficinas)?|fabricas?|polleras?|empacadora|matadero|bodegas?|construccion|campo|rancho|ruido|espacios cerrados|encierro|encerrad[oa](?: todo el dia)?|muertos|armas|peligro|peligros[oa]|comida rapida|trabajo pesado"
)
_STRONGER = r"kids|children|babies|animals|dogs|cats|cows|horses|school|tests?|exams|studying|reading|writing|homework|college|science|drive(?: (?:for a living|all day|trucks?|a truck|long distances))?|trucks|the same thing(?: (?:every day|all day|over and over))?|uniforms?|nights|nights? and weekends?|weekends|machines|electricity|water|fire|knives|germs|drama|cops|teaching|nursing|welding|farming|hotels?|home health|caregiving|talking(?: to people)?|lift(?:ing)?|climb(?:ing)?|bending|animales|perros|ninos|bebes|viejitos|escuela|examenes|estudiar|leer|trabajar de noche|noche|noches|carne|pollos|hoteles|camiones|trailers"
_THING = re.compile(rf"{_MODIFIERS}(?:{_PLAIN})(?! (?:and i (?:have|own)|license|care|degree)\b)\b")
_ANY_THING = re.compile(rf"{_MODIFIERS}(?:{_PLAIN}|{_STRONGER})\b(?! (?:is|are) (?:fine|ok))")
_JOINED = re.compile(
    r"\s*(?:,\s*(?:and |or |y |o |no |ni |nor )?|\s+(?:or|and|nor|ni|y|o)\s+(?:no\s+|any\s+)?|\.\s+(?=no |nada ))(?:(?:con|en|de|with|in|around|i can't stand|hate|i hate|at|being)\s+)?"
)
_DENIED = re.compile(
    r"\b(?:not|no|never|don't|ain't|isn't|wasn't|nunca|tampoco|doesn't|nunca me)\s+(?:(?:really|at all|even|too|le|me|exactly)\s+)?$"
)
_DENIABLE = re.compile(
    r"^(?:afraid|scared|terrified|nervous|squeamish|allergic|tired|sick of|grossed|miedo|me da|le tengo|tengo miedo|hate|over|through|done)"
)
_REVERSED = re.compile(
    rf"\b(?P<thing>(?:{_PLAIN}|spiders|mice|dogs|kids|tests|school|{_STRONGER}))\s+(?:just |really |kind of |always |all )*(?:makes? me (?:sick|pass out|faint|queasy|nervous|anxious|dizzy|gag|want to|puke|uncomfortable)|freaks? me out|scares? me|grosses? me out|stress(?:es)? me(?: out)?|bores? me|bothers? me|kills? (?:me|my back)|hurts? my|(?:is|are|'s) (?:not for me|not my thing|a (?:hard |big |definite |total )?no(?: go)?\b|a deal ?breaker|where i draw the line|out\b)|make my skin crawl|gives? me the (?:creeps|heebie)|isn't (?:for me|my thing)|aren't (?:for me|my thing)|me dan? (?:miedo|asco|panico)|me (?:marea|enferma|asusta)n?|no (?:es|son) (?:lo mio|para mi)|me hacen? dano|,? never again|,? no puedo(?= *(?:$|[.,;])))"
)
_UNABLE = re.compile(
    r"\b(?:can't|cannot|not able to|not supposed to|not allowed to|shouldn't|won't let me|no puedo|no debo)\s+(?:really |do |ya |be )?((?:lift|lifting|stand(?! (?:the|my|it|people|them|working|sitting|being|seeing|blood|heights))|carry|on my feet|sit|climb|bend|squat|kneel|cargar|estar parad[oa]|estar sentad[oa]|levantar|agacharme)\b(?:\s+(?!for (?!long|hours)\b|like\b|the way\b|any ?more\b|because\b|so\b|but\b|and\b|i\b|porque\b|pero\b|ni\b)\w+){0,4})"
)
_NOT_A_PERSON = re.compile(
    r"\bnot (?:a|an|much of a|really a) ((?:people|desk|computer|office|math|school|phone|kid|dog|animal|morning|outdoors|outdoorsy|numbers|book) (?:person|guy|gal|girl|kind of \w+))\b"
)
_KEPT_OUT = re.compile(r"(?:keep|kept|leave)\b")
_ONLY_TRANSPORT = re.compile(r"\b(?:so|means|meds and|seizures,?)\s+$")
_CLAUSTROPHOBIC = re.compile(r"\b(?:claustrophobi[ac]\w*|claustrofobi[ac]o?)\b")


_FREE = re.compile(
    r"(?:the |a |an |any |los |las |la |el |un |una )?(?!(?:all|every|evry|my|mi|this|that|it|you|me|being|estar|having|not|when|how|to|the|a|living|waiting|struggling|working|trabajar|everything|what|where|why|these|here|being|doing|getting|life|work|job|money|bills|vivir|esto|eso|todo|nada|que|lo|se|internet|online|zoom)\b)[a-z]+(?: (?!(?:and|or|but|so|because|since|anymore|all|every|for|i|i'm|near|in|on|at|with|y|o|ni|pero|porque|que|en|a)\b)[a-z]+)?(?= *(?:$|[.,;!?]| (?:and|or|but|so|because|anymore|any more|again|all day|y|ni|pero|porque|ya)\b))"
)
_FREELY = re.compile(
    r"^(?:.*\b)?(?:hate|hates|hated|despise|(?:can't|cannot) (?:stand|stomach)|(?:scared|afraid|terrified) of|allergic to|(?:want|wanna|like|enjoy)(?: to)? (?:work|be|deal|do)(?:ing)?(?: anything)? (?:with|in|around|at|on)|nothing (?:with|involving|around|to do with)|no (?:interest|desire|business|use) (?:in|for|to)\b.*|no more|anything (?:but|except)|tired of|sick of|burned out on|odio|detesto|no (?:quiero|me gusta|aguanto) (?:trabajar |nada |tratar |lidiar )(?:con|en|de)(?: la| el| los| las)?|nada (?:de|con)|miedo al?|me canse de|hart[oa] de)$"
)


def avoids(context: Context) -> Iterator[tuple[int, int]]:
    """Where the person names a thing they will not do or cannot stand."""
    text, seen = context.text, -1
    for match in _UNABLE.finditer(text):
        if not context.somebody_else(match.start()):
            yield match.span(1)
    for pattern in (_NOT_A_PERSON, _REVERSED, _CLAUSTROPHOBIC):
        for match in pattern.finditer(text):
            if not context.somebody_else(match.start()) and not context.negated(match.start(), match.start(), reach=1):
                yield match.span(1 if pattern.groups else 0)
    openers = [(match, _ANY_THING) for match in _DISLIKE.finditer(text)]
    openers += [(match, _THING) for match in _BARE_NO.finditer(text)]
    for match, things in sorted(openers, key=lambda item: item[0].start()):
        if context.question(match.start()) and _KEPT_OUT.match(match.group()):
            continue  # "does a felony keep me out of ...": asked, not wished
        if match.group().startswith("not ") and _NOT_A_PERSON.match(text, match.start()):
            continue
        if _ONLY_TRANSPORT.search(text[: match.start()]) and text.startswith("driving", match.end()):
            continue  # "seizures so no driving": how they get around
        thing = things.match(text, match.end())
        if thing is None and _FREELY.match(match.group().strip()):
            thing = _FREE.match(text, match.end())
        if thing is None or context.somebody_else(match.start()):
            continue
        if _DENIABLE.match(match.group()) and _DENIED.search(text[: match.start()]):
            continue
        while thing and thing.end() > seen:
            start, end = trimmed(text, thing.start(), thing.end(), whole=True)
            seen = end
            yield start, end
            joined = _JOINED.match(text[thing.end() :])
            if joined is None:
                break
            thing = things.match(text, thing.end() + joined.end())


def avoid_patterns() -> list[str]:
    """The sources of the things people avoid: their words are known words."""
    return [_DISLIKE.pattern, _ANY_THING.pattern]
