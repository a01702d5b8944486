"""Two things a classifier must not be left alone with: words of crisis, and the carriers' opt-out keywords.

Crisis rules are written for recall on danger (self-harm, overdose, violence at home, nowhere safe or nothing to eat
tonight, a medical emergency), in English and Spanish, direct and indirect. Ordinary despair about work ("this job is killing
me", "dead end job") is named as an exception, so that it is not mistaken for danger.
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re

from bot.nlu.danger import (
    clauses,
    hears_danger,
    is_about_others,
    is_denied,
    is_figurative,
    is_long_over,
    without_idioms,
)

OPT_OUT_KEYWORDS = frozenset(
    {"stop", "stopall", "stop all", "unsubscribe", "cancel", "end", "quit", "revoke", "optout", "opt out", "opt-out"}
)
"""Carriers' keywords (CTIA; the FCC's 2025 list adds REVOKE and OPT OUT). They count only as the whole message."""

GOODBYE_ELSEWHERE = frozenset({"end", "quit"})
"""Keywords that only mean opting out by SMS; on other channels they say goodbye."""

OPT_IN_KEYWORDS = frozenset(
    {"start", "unstop", "yes start", "subscribe", "resubscribe", "optin", "opt in", "opt-in", "alta", "suscribir"}
)
HELP_KEYWORDS = frozenset({"help", "info", "ayuda"})

_OPT_OUT_WORDING = re.compile(
    r"\b(?:stop|quit) (?:texting|messaging|contacting|sending|bothering|the texts|these texts|all texts|all messages|messages|sms)|\b(?:don't|do not|never|no longer want you to) (?:text|message|contact|write)(?: to)? me\b|\b(?<!don't )(?<!not )(?<!never )unsubscribe(?: me)?\b|"
    r"\b(?:take|remove|get) me (?:off|from|out of) (?:your|the|this|of)\b|\bopt(?: |-)?(?:me )?out\b|\bno more (?:texts|messages|texting|sms)\b|\bleave me alone\b|\bi (?:want|wanna|would like|need) (?:to )?(?:stop getting|out of this|unsubscribe)|\bplease stop\b(?! (?:asking|saying|talking|calling))|^stop\W+(?:thank|please|it|this|now|all|ok|por)|\blose my number\b|"
    r"\b(?:no|ya no|dejen? de|deja de|paren? de|para de) (?:me )?(?:mand(?:en|es|ar(?:me)?|e)|envi(?:en|es|ar(?:me)?|e)|escrib(?:an|as|ir(?:me)?)|text(?:een|eo|ear(?:me)?)|manden)\b[^.]*|\bno quiero (?:mas|recibir)(?: \w+)? ?(?:mensajes|textos)|\bya no (?:quiero|deseo) (?:recibir |mas )?(?:mensajes|textos)|\bdar(?:me)? de baja\b|\bcancel(?:ar|en) (?:mi )?(?:suscripcion|mensajes|los mensajes)\b|\bbaja\b$|\bquiten(?:me)? (?:de|mi)\b"
)
_DANGER = re.compile(
    r"\bkil+(?:ing)? m(?:y|e)[- ]?self\b|\bkms\b|\bsuicid\w*|\bend (?:it all|my life|things for good|my own life)\b|\bending (?:it all|my life)\b|\btak(?:e|ing) my (?:own )?life\b|\b(?:want|wanna|going|ready|wish i could|rather|plan|planning|about|would like|wanted) (?:to )?(?:just )?die\b|\bwish i (?:was|were|wasn't|weren't|had never been|'d never been) (?:dead|alive|born|here|never born|here anymore)\b|\bbetter off (?:dead|without me)\b|"
    r"\b(?:don't|do not|dont|didn't) (?:want|wanna)(?: to)? (?:be alive|live|be here|wake up|exist|keep living|be on this earth|go on(?: living)?)(?: any ?more| no more)?\b(?! (?:in|with|near|at|by|far|on))|\bno (?:reason|point|will|use) (?:to|in|of) (?:live|living|going on|being alive|be alive)\b|\bnothing (?:left )?to live for\b|\b(?:hurt(?:ing)?|harm(?:ing)?|cut(?:ting)?|cutting on) m(?:y|e)[- ]?self\b|\bself[- ]?harm\w*|\bcan't (?:go on|do this anymore|take it anymore|live like this)(?: anymore)?\b(?! (?:at|with) (?:this|my) job)|"
    r"\bthinking (?:about|of) (?:ending|hurting|killing|dying|jumping)\b|\bi(?:'m| am) (?:going to|gonna) (?:jump off|hang|shoot|overdose|od|end it)\b|\bhang(?:ing)? myself\b|\bshoot myself\b|\bjump(?:ing)? off (?:a|the) (?:bridge|building|roof)\b|\bgive up on (?:life|living)\b|\bgiving up on life\b|\btired of (?:living|being alive|life)\b|\bsay(?:ing)? goodbye to (?:everyone|my kids|my family)\b(?! at)|\bwon't be (?:here|around) (?:tomorrow|much longer|anymore)\b|\bi (?:don't|do not) see a way out\b|"
    r"\boverdos\w*|\bod'?(?:ed|ing)\b|\btook (?:too many|all (?:of )?(?:my|the)|a bunch of|a whole bottle of|a bottle of) (?:\w+ )?(?:pills?|meds|medicine|tylenol|fentanyl)\b|\btoo many pills\b|\bswallowed (?:pills|bleach|poison|a bottle)\b|\bpoison(?:ed)? (?:myself|control)\b|"
    r"\b(?:he|she|husband|wife|boyfriend|girlfriend|partner|ex|dad|stepdad|father|mom|mother|they|brother|uncle|roommate|someone|somebody|man|guy|baby ?daddy|fiance|spouse)(?:'s| is| was| just| has| keeps| will| always| be| been| started| says he'll| said he'd| says he will| is going to| gonna| has been| might| tried to| threatened to| threatens to| wants to| going to| did)* (?:hit(?:s|ting)?|beat(?:s|ing)?|chok(?:e|es|ed|ing)|punch(?:es|ed|ing)?|slap(?:s|ped|ping)?|hurt(?:s|ing)?|kill(?:s|ing)?|kick(?:s|ed|ing)?|strangl(?:e|es|ed|ing)|abus(?:e|es|ed|ing)|rap(?:e|ed|ing)|threaten(?:s|ed|ing)?|attack(?:s|ed|ing)?|stab(?:s|bed)?|shov(?:e|es|ed|ing)|burn(?:s|ed)|stalk(?:s|ed|ing)?|molest(?:s|ed|ing)|push(?:es|ed|ing)?|put(?:s)? (?:his|her) hands on|lay(?:s|ing)? (?:his|her) hands on) (?:on )?(?:me|us|my (?:kids?|son|daughter|baby|children|mom|sister)|the kids|the baby)\b|"
    r"\bhas a (?:gun|knife)\b|\b(?:being|getting|been|was|got) (?:abused|beaten|beat(?: up)?|hit|choked|raped|assaulted|stalked|trafficked|molested|threatened)\b(?! (?:out|to|at the|down by|with|by the|hard))|\bdomestic (?:violence|abuse)\b(?! (?:counselor|advocate|worker|class|classes|charge|shelter job|program))|\babusive (?:husband|wife|relationship|boyfriend|girlfriend|ex|partner|home|marriage|dad|father|mom|parent|situation|household)\b|\bafraid (?:of my (?:husband|boyfriend|partner|ex|dad|wife|girlfriend|stepdad)|to go home|for my life|he(?:'ll| will)|(?:he|she)'s going)|\bscared (?:of my (?:husband|boyfriend|partner|ex|dad|wife|girlfriend|stepdad)|to go home|for my life|he(?:'ll| will))|\b(?:not|don't feel|isn't|am not|aren't|no longer) safe (?:at home|here|at my house|in my (?:home|house)|with him|with her|tonight|right now|where i)\b|"
    r"\bnot safe at home\b|\bunsafe (?:at home|tonight|right now|where i)|\b(?:nowhere|no ?where|no place|nothing|no safe place|not anywhere) (?:safe )?(?:for (?:me|us) )?(?:to (?:go|sleep|stay|be|eat)|safe)(?: \w+){0,4} (?:tonight|right now|to ?day|tonite|now)\b|\bnowhere safe\b|\b(?:(?<!can't )(?<!to go )sleep(?:ing)?|kicked out|on the streets?|homeless|(?:live|living|stay|staying|sleep|be) (?:out )?in (?:my|the|our|a) (?:car|truck|van|park|street)|outside in the cold)\b[^.!?]{0,40}\b(?:tonight|tonite|to night)\b|\bwhere (?:can|do|could|will|are|am) (?:i|we)\b[^.!?]{0,24}\b(?:stay|sleep|go|staying|sleeping)\b[^.!?]{0,20}\b(?:tonight|tonite)\b|\b(?:nobody|no one|anyone|anybody|someone)\b[^.!?]{0,20}\b(?:let|take) (?:me|us)\b[^.!?]{0,20}\btonight\b|\b(?:need|looking for|find) (?:a |some )?(?:place|shelter|somewhere|food|bed|safe place)\b[^.!?]{0,30}\b(?:tonight|tonite|right now|for tonight)\b|\b(?:no|any|without) (?:food|shelter|place|heat|formula|diapers)\b[^.!?]{0,30}\b(?:tonight|tonite)\b|\b(?:haven't|havent|hasn't|have not|not|didn't) (?:eaten|eat|had (?:any )?food|had anything to eat|ate)(?: anything| nothing)? (?:in|for|since|today|all day)\b|"
    r"\b(?:kids|children|baby|family|we|i)(?: are| is|'re| have| haven't| got| ain't got|'m)*(?: got)?(?: nothing| no food| starving| going hungry| not eaten| hungry)(?: \w+){0,4} (?:tonight|today|to eat|right now|all day)\b|\bnothing to eat(?: tonight| today)?\b|\bno food (?:tonight|in the house|left|for my (?:kids|baby))\b|\bstarving(?! artist)\b|"
    r"\bchest (?:pain|hurts|is tight)\b|\bcan't breathe\b|\bheart attack\b|\bbleeding (?:badly|a lot|out|bad|real bad|won't stop|heavily|heavy)\b|\bwon't stop bleeding\b|\bunconscious\b|\bnot breathing\b|\bstopped breathing\b|\bhaving a (?:stroke|seizure)\b|\bcall (?:911|an ambulance)\b|\bneed (?:an ambulance|911)\b|\bemergency room now\b|\bi'?m dying\b(?! (?:to|for|of (?:boredom|laughter)|laughing))|"
    r"\bmatar(?:me|te)\b|\bme (?:quiero|voy a|quisiera|pienso) (?:matar|morir|suicidar|lastimar|cortar)\b|\bquiero (?:morir(?:me)?|desaparecer|acabar con (?:todo|mi vida)|quitarme la vida|dejar de vivir|estar muert[oa])\b|\bme (?:quito|quitaria|quitare) la vida\b|\bquitar(?:me|se) la vida\b|\bno quiero (?:vivir|seguir vivi\w+|estar viv[oa]|despertar|seguir)(?: mas| ya)?\b(?! (?:en|con|lejos|cerca|trabaj|estudi))|\bya no (?:quiero|aguanto|puedo) (?:vivir|la vida|seguir viviendo|mas con la vida)|\bno (?:vale la pena|tiene sentido) (?:vivir|seguir(?: viviendo)?|la vida|mi vida)\b|\bmejor muert[oa]\b|\bestaria(?:n)? mejor (?:muert[oa]|sin mi)\b|\bno (?:le )?(?:encuentro|veo) (?:sentido|razon|salida) (?:a|para|de) (?:la vida|vivir|mi vida)\b|\blastimarme\b|\bhacerme dano\b|\bcortarme (?:las venas|la piel)\b|\bganas de (?:morir|vivir ya no)\w*|\bsin ganas de vivir\b|\bacabar con mi vida\b|\bsobredosis\b|\btome (?:muchas|demasiadas|todas las|un monton de) (?:pastillas|pildoras)\b|"
    r"\bme (?:esta |ha |sigue |va a |quiere |ha estado |estaba )?(?:pega(?:ndo)?|golpe(?:a|o|ando|an)|maltrat(?:a|ando|an)|amenaz(?:a|o|ando)|viol(?:o|a)|ahorc(?:a|o)|abus(?:a|o)|matar)\b|\bme pego\b|\b(?:mi|el|su) (?:esposo|marido|novio|pareja|ex|papa|padrastro|mujer|esposa|novia) me (?:pega|golpea|maltrata|amenaza|quiere matar|grita y me|pego|golpeo|lastima)\b|\bviolencia (?:domestica|en (?:la|mi) casa|familiar|intrafamiliar)\b|\bme da miedo (?:ir a|volver a|regresar a) (?:mi )?casa\b|\btengo miedo (?:de (?:mi (?:esposo|marido|novio|pareja|ex)|que me|volver a (?:mi )?casa)|en mi casa)|\bno (?:estoy|me siento) segur[oa] en (?:mi |la )?casa\b|\btiene una (?:pistola|arma)\b|"
    r"\b(?:no tengo|sin|no hay|no tenemos) (?:donde|a donde|lugar donde|un lugar|comida|que comer|que cenar|techo|nada que comer|nada de comer)\b[^.!?]{0,40}\b(?:hoy|esta noche|hoy en la noche|ahorita|ahora)\b|\b(?:no hemos|no he|mis hijos no han) comido\b|\b(?:no tengo|no tenemos|sin) (?:nada )?(?:que|nada para|para) (?:comer|cenar)\b|\bnada (?:que|para|de) comer\b|\bmis (?:hijos|ninos) (?:tienen hambre|no tienen (?:que )?com\w+)|\ben la calle (?:esta noche|hoy)\b|\bdormir en la calle\b|\bdolor (?:en el|de) pecho\b|\bno puedo respirar\b|\bambulancia\b|\bemergencia medica\b|\bme estoy muriendo\b|\bsangrando mucho\b|\bdesangr\w+|"
    r"\b(?:me|nos) (?:corretea\w*|persigui?\w*|saca|saco|apunt\w+|avient\w+|avento|amenaz\w+|ataca\w*) (?:con )?(?:el |la |un |una |su )(?:machete|cuchillo|navaja|pistola|escopeta|arma|bate|palo)\b|\b(?:chas(?:es?|ed|ing)|came at|comes at|coming at|went after|goes after|threaten\w*|attack\w*) (?:me|us) with (?:a|an|the|his|her) (?:knife|machete|gun|pistol|bat|axe?|hammer)\b"
)
_ORDINARY = re.compile(
    r"\b(?:job|work|boss|shift|school|class|commute|bills|rent|back|feet|heat|homework|test|interview|math|suspense|wait|traffic|hours|market|economy|trabajo|jefe|tarea|examen|calor|it|this place|that place|this job)(?:'s| is| are| esta)? (?:\w+ )?(?:killing me|me (?:mata|esta matando))|\b(?:knees?|back|hips?|shoulders?|nerves|eyes|hands|legs?|feet|ankles?|body|transmission|brakes|engine|motor|car|truck|battery|tires?)(?:'s| is| are)? (?:\w+ )?shot\b(?! (?:at|by|me|him|her))|\bdead[- ]end\b|\bdying to (?:know|get|find|start|learn|work|go|see|try|be)\b|\bto die for\b|\bkill (?:it|time|the interview|for a)\b|\bkilled it\b|\bdie(?:ing)? of (?:boredom|laughter)|\bmatar(?:me|se) (?:trabajando|estudiando)\b|\bme muero (?:por|de (?:ganas|hambre por|risa|aburrimiento|sueno|calor))\b|\b(?:suicide|crisis|overdose|abuse|domestic violence) (?:prevention|hotline|counselor|counseling|worker|line|advocate|intervention|training)(?: \w+)?\b|\bcounsel(?:or|ing) (?:for|people)\b|\bhit me up\b|\bkick(?:ed|s)? (?:butt|ass)\b|\bstarving for (?!food)|\bhit (?:us|me) (?:with|up|hard)\b|\bmatar (?:el tiempo|dos pajaros)"
)
_WORK_WITH_IT = re.compile(
    r"\b(?:want|like|be|become|job|work(?:ing)?|career|train(?:ed|ing)?|study|help(?:ing)? (?:people|others|someone|victims|teens|women)|counselor|prevention|hotline|volunteer(?:ed)?|certified in)\b[^.!?]{0,40}\b(?:suicid\w*|overdos\w*|domestic (?:violence|abuse)|crisis|abus\w+|self[- ]harm|violencia domestica|sobredosis)\b"
)


_OF_ONESELF = re.compile(
    r"\b(?:i|i'm|i'll|we) (?:\w+ ){0,3}(?:want(?:ed)? to (?:die|end it|kill myself)|going to (?:die|end it|kill myself))\b|\bkill(?:ing)? myself\b|\b(?:hit(?:s|ting)?|beat(?:s|ing)?|chok(?:es|ing)|hurt(?:s|ing)?) me\b|\bmy (?:husband|boyfriend)\b|\b(?:me quiero|quiero) (?:morir|matar)(?:me)?\b|\bme (?:pega|golpea)\b"
)


_ASKS_FOR_THE_LINE = re.compile(
    r"\b(?:number|phone|call|text|reach|numero|llam\w+|telefono|linea)\b[^.!?]{0,30}\b(?:suicid\w+|crisis)(?: (?:prevention )?(?:line|hotline|lifeline))?\b(?![^.!?]{0,20}\b(?:worker|job|counselor|volunteer|train\w*|trabaj\w*|pay|wage|certif\w*))|\b(?:suicide|crisis) (?:prevention )?(?:line|hotline|lifeline) (?:number|phone)\b"
)


_LIVE_TOGETHER = re.compile(
    r"^\W*(?:(?:si|y|yes|and|also|tambien) )?(?:mis?|my) (?:\w+ ){1,3}(?:viven?|lives?|stays?|estan?|se quedan?) (?:(?:aqui|here|now|ahora) )?(?:conmigo|con nosotros|con mi familia|with (?:me|us))\W*$"
)
"""Who shares the home, and no more than that."""


def is_crisis(plain: str) -> bool:
    """Whether a message in plain spelling speaks of danger to a person, now."""
    if _ASKS_FOR_THE_LINE.search(plain):
        return True
    left = without_idioms(_ORDINARY.sub(" ", plain))
    if not _hears(left):
        return False
    if is_long_over(left) and not any(_hears(part) and not is_long_over(part) for part in clauses(left)):
        return False
    about_others = _WORK_WITH_IT.search(left) or is_about_others(left)
    return not about_others or bool(_OF_ONESELF.search(left))


def _hears(plain: str) -> bool:
    return bool(_DANGER.search(plain)) or hears_danger(plain)


def sounds_harmless(plain: str) -> bool:
    """Whether a named reason stands against danger: an idiom, a denial, work with people in danger, what is long over."""
    if _ORDINARY.search(plain) or _LIVE_TOGETHER.search(plain) or is_denied(plain):
        return True
    return is_figurative(plain) or is_about_others(plain) or is_long_over(plain)


def keyword(text: str) -> str:
    """The message as a keyword is compared: letters and single spaces, lower case."""
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s-]", "", text)).strip().lower()


def opts_out(plain: str, channel: str | None) -> bool:
    """Whether the message is a carrier keyword or says clearly that no more messages are wanted."""
    word = keyword(plain)
    if word in OPT_OUT_KEYWORDS:
        return word not in GOODBYE_ELSEWHERE or channel == "sms"
    return bool(_OPT_OUT_WORDING.search(plain))
