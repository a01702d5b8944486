"""Whether a message asks, tells or takes something back: by its wording alone, English and Spanish.

All patterns read plain spelling. They are made to see every question, also one without its mark ("cost of the CNA class"):
what they do not see is a telling.
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re

_OPENING = r"^(?:\W*(?:ok|okay|so|and|but|well|hey|hi|hello|um|also|oh|then|yes|no|thanks|y|pero|hola|bueno|oye|oiga|disculpe|gracias|entonces)\b)*\W*"
_ASKED = re.compile(
    rf"\?|\b(?:a|con) quien(?:es)? (?:le |les |me |debo |tengo que |puedo )?(?:llam|habl|pregunt|contact|comunic|dirij|voy)\w*|{_OPENING}(?:how|what|what's|which|where(?! i)|where's|when (?:is|are|do|does|can|would|will)|why|who|whose|is|are|(?:do|does|did|can|could|should|would|will|am|has) (?:i|you|it|they|he|she|we|that|this|the|these|those|my|a|an|there|anyone|anybody|someone|employers?|felons?|people|they)|any (?:\w+ )?(?:jobs?|work|schools?|classes|programs?|help|openings?|grants?|scholarships?|ideas?|chance|places?|options?|training|apprenticeships?)|explain|list|compare|cual|cuales|cuanto|cuanta|cuantos|cuantas|donde(?! sea| quiera)|que(?! pueda| sea| este| tenga| no| pague| me| haya| sepa)|como(?! sea| quiera| a | unos| unas| un | una | dos| tres|,? \d| de | \w+ (?:mil |y \w+ )?(?:millas|dolares|pesos|semanas|meses|horas|minutos|anos|cuadras)| mil| cien)|quien|quienes|por que|hay|tienen|pueden?(?! ser)|sabe|acaso)\b"
    rf"|{_OPENING}(?:the |el |la |los |las )?(?:cost|costs|price|prices|pay (?:for|of|in|range|as|scale)|salary|salaries|wages? (?:for|of|in)|hours (?:for|of|at)|requirements?|prereqs?|prerequisites|length|address|location|closest|nearest|cheapest|fastest|quickest|shortest|best|highest|difference|info|information|details|steps|path|options|ideas|suggestions|more(?! than| or less| money)|another|other|others|precio|costo|sueldo|salario|requisitos|direccion|ubicacion|diferencia|informacion|detalles|pasos|opciones|ideas|otra|otras|otro|otros)\b"
    r"|\b(?:how (?:much|many|long|far|do|can|does|would|hard|soon|about|come|often|big|old)|what(?:'s| is| are| do| does| about| kind| jobs| can| would| other| else| if| classes| school)|which (?:one|is|of|school|job|pays)|where (?:is|are|can|do|could|would|at)|when (?:is|are|do|does|can|would)|who (?:can|do|does|has|is|offers|helps|hires|would)|is there|are there|do you|can you|could you|would you|will you|why|(?:can|could|should|would|will|do|does|did|am|is|are) (?:i|you|he|she|it|we|they|there|that|this|these|those)|(?:have|has) (?:i|you|he|she|we|they))\b"
    r"|\b(?:tell me|show me|give me|find me|send me|let me know|let me see|help me|help with|help (?:for|paying|getting|finding)|need(?:ing)? (?:some |any )?(?:help|info|advice|assistance)|like to know|want to know|need to know|wondering|curious|explain|compare|difference|any idea|got any|recommend|suggest|look up|point me|connect me|hook me up|somebody helps?|who helps|looking for (?:help|assistance))\b"
    r"|\b(?:cuanto|cuanta|cuantos|cuantas|cual|cuales|dime|diga(?:me|nme)|dig(?:a|an)me|muestr\w+|ensename|ensenem?e|dame|deme|denme|explic\w+|recom\w+|recomiend\w+|sugier\w+|compar(?:a|e|ar|ame|eme|alas|alos)|diferencia|ayud(?:a|e|ame|eme|enme|arme|an)|necesito (?:ayuda|informacion|saber)|(?:quiero|quisiera|gustaria) saber|donde (?:esta|hay|puedo|queda|dan)|como (?:puedo|hago|le hago|se|es|consigo|llego)|por que|que (?:tal|es|hace|necesito|piden|requisitos|trabajos?|carreras?|cursos?|mas|otros?|otras?|opciones|puedo|pasa|hay|tan|significa)|hay (?:algun|alguna|algo|clases|trabajo|ayuda|cursos|mas|otro|otra|uno|una|becas)|me (?:puede|pueden|podria|podrian)|busqu\w+|se puede|existe|y si)\b"
)
_ASKED_UNMARKED = re.compile(
    rf"{_OPENING}(?:does|(?:do|will|would|can) (?=(?:my|our|your|his|her|the|some|most)\b|\w+(?<!s)s\b(?<!always)|veterans?\b|people\b)\w+) \w+"
    rf"|{_OPENING}(?:any|some)(?:thing|place|where|one) (?:else|better|closer|nearer|cheaper|shorter|faster|quicker|sooner|like that|out there|around here)\b|{_OPENING}anything for (?:a|an|somebody|someone|people)\b"
    rf"|{_OPENING}(?:resources|services|grants?|scholarships?|prospects?|outlook|demand|openings?|vacancies|prereqs?|servicios|apoyos|becas?|duracion|vacantes?) (?:for|in|to|para|de|del|en)\b|{_OPENING}time to (?:finish|complete)\b"
    rf"|{_OPENING}(?:en que|a donde|por donde|desde cuando|para que|con quien|revisan|aceptan|necesitan|piden|hacen|ofrecen|ensenan|pagan|contratan|cubren|califico|calificaria|soy elegible|se (?:necesita|ocupa|requiere|consigue|puede|gana)|me (?:aceptan|aceptarian|dejan|dejarian|cubren|cubririan|cuenta|contratan|contratarian)|(?:lo|la|los|las) (?:dan|ensenan|ofrecen)|(?:puedo|podria) (?:hacer|hacerlo|ser|tomar|tomarlo|entrar) \w+|tengo que (?:ser|saber|tener|hablar|pasar|presentar|comprar))\b"
    r"|[,;] *(?:(?:will|would|can|could|do|does|is|are|should) (?:i|it|they|that|there|you|\w+s|\w+ment|my \w+) \w+|(?:what|where|how|who|which|anything) \w+|(?:que|como|cuanto|cuando|cual|donde) \w+|hay \w+|(?:puedo|podria) (?:sacar|ser|entrar|hacer|tomar|estudiar)|me (?:aceptan|aceptarian|dejan|dejarian|alcanza|cubren|cubririan|pagan|pagarian))\b"
)
"""Questions without a mark whose order of words shows them."""
_QUESTION = re.compile(
    rf"\?\W*$|\?\s|{_OPENING}(?:how|what|what's|which|where(?! i)|where's|when (?:is|are|do|does|can|would|will)|why|who|whose|(?:do|does|did|can|could|should|would|will|am|is|are) (?:i|you|it|they|he|she|we|that|this|the|these|those|there|anyone|anybody|someone|employers?|felons?|people)|does (?!not\b)\w+ \w+|(?:do|will|would) (?:my|our|your|his|her|veterans?|vets|single \w+|students|parents|moms|tribes?) \w+|cual|cuales|cuanto|cuanta|cuantos|cuantas|donde(?! sea| quiera)|quien|quienes|por que|que (?:tal|es|hace|necesito|piden|requisitos|trabajos?|carreras?|cursos?|mas|otr[oa]s?|opciones|puedo|pasa|hay|tan)|hay (?:algun|alguna|algo|clases|trabajo|ayuda|cursos|mas|otro|otra|becas))\b"
    r"|\b(?:how (?:much|many|long|far|do|can|does|would|hard|soon)|what(?:'s| is| are| do| does| can| would| could) (?:i|a|an|the|it|they|that|my|there|out)|where (?:do|can|could|would|should) (?:i|they|you|we)|which (?:one|school|is|job)|(?:can|could|should|do|would) i (?:even |still |also |just )?(?:get|be|become|do|use|start|go|take|need|have|still|qualify|apply|make|work|learn)|is there|are there|do (?:you|they) (?:have|need|know|take|offer)|cuanto (?:cuesta|gana|pagan|dura|sale|tiempo)|como (?:puedo|hago|le hago|consigo|llego|me)|donde (?:puedo|hay|queda|dan)|que (?:necesito|piden|requisitos))\b"
)
_PLACES = {
    1: ("1", "1st", "uno", "primero", "primera", "primer", "first"),
    2: ("2", "2nd", "dos", "two", "segundo", "segunda", "second"),
    3: ("3", "3rd", "tres", "three", "tercero", "tercera", "tercer", "third"),
    4: ("4", "4th", "cuatro", "four", "cuarto", "cuarta", "fourth"),
    5: ("5", "5th", "cinco", "five", "quinto", "quinta", "fifth"),
}
_ONE_OF_THEM = re.compile(
    r"^\W*(?:(?:ok|okay|bueno|pues|si|y|and|entonces|mejor|a ver|quiero|prefiero|escojo|elijo|i want|i like|me gusta|i'll take|let's see)\W+)*(?:el|la|lo de la|the|that)\s+(?:(?:de la |numero |number |opcion |option )\s*)?"
    rf"(?P<place>{'|'.join(word for words in _PLACES.values() for word in words)})(?:\s+(?:one|option|opcion))?(?:\W+(?:por favor|porfa|please|gracias|thanks|entonces))*\W*$"
)
_EXTREME = re.compile(
    r"^\W*(?:(?:ok|okay|bueno|pues|si|y|and|entonces|mejor|a ver|esta bien|quiero|prefiero|dime(?: de)?|tell me about|i want|then)\W+)*(?:el|la|the) "
    r"(?:mas (?:corto|corta|rapido|rapida|barato|barata|cerca|cercano|cercana)|que (?:dura|cuesta) menos|(?:que )?(?:mejor|mas) (?:paga|pagad[oa])|que paga (?:mas|mejor)|shortest|fastest|quickest|cheapest|closest|nearest|best[- ]pa(?:id|ying)|highest[- ]pa(?:id|ying)|one that pays (?:the )?(?:most|best))"
    r"(?: one)?(?:\W+(?:por favor|porfa|please|entonces|then|gracias))*\W*$"
)
_TAKEN_BACK = re.compile(
    r"\b(?:actually|meant|i mean|wait|sorry|oops|whoops|my bad|instead|chang\w+|switch\w*|make (?:that|it)|put (?:that|me)|scratch|correct\w*|wrong|mistake|mistyped|typo|take (?:that|it) back|updat\w+|fix|edit|i said|i told|told you|earlier|before|previous\w*|no longer|any ?more|now|not .{1,30}\bbut|rather|redo|undo|second thoughts?|thought about it|thinking about it|forget|never ?mind|move[ds]?|moving|replace|remove|take (?:out|off)|drop|add|different|lied|isn't|it's not|not \w+,|turns out|just kidding|jk"
    r"|perdon\w*|esper[ae]\w*|digo|dije|quise|queria decir|mejor|en realidad|cambi\w+|corr[ie]\w*|equivo\w+|error|ya no|en vez|ahora|olvid\w+|borr\w+|quit[ae]\w*|no es|no era|actualiz\w+|antes|mas bien|siempre (?:si|no)|pensandolo|me mude|nos mudamos|agreg\w+|anad\w+|pon(?:le|ga)?|retract\w+|disculp\w+|no,|otra cosa)\b"
)
_BOTH_FINE = re.compile(
    r"\b(?:either(?: one| of| way)?|whichever|whatever|one of (?:those|them|the)|one or the other|both|any of (?:those|them)|los dos|las dos|cualquiera|una de (?:las|esas)|uno de (?:los|esos)|ambos|ambas|lo que sea|can't decide|maybe)\b"
)
_COMPARING = re.compile(
    r"\b(?:compar\w+|difference|differ|versus|vs|better|best|pays? more|which|worth|more money|faster|easier|cheaper|mejor|diferencia|cual|paga mas|conviene|contra|rather)\b"
)

_TAKES_BACK_PLAINLY = re.compile(
    r"^(?:oh |oops |wait |no |um )*(?:actually|scratch|correction|change (?:my|that|it|the)|make (?:that|it)|i meant|en realidad|quise decir|me equivoque|corrijo|corrija|cambi[ae] (?:mi|el|la|eso))\b|\b(?:i meant|scratch that|let me change|i was wrong|quise decir|mejor dicho|me equivoque|strike that|hold up|let me rephrase|(?:i )?misread|misspoke|mistyped|i (?:never|know i|already) said|i forgot i (?:do )?have|(?:i|we) thought it over|turns out|(?:take|took) \w+(?: \w+)? off|corrij[ao]|le menti|lei mal|siempre no|olvid[ae]\w* lo de|se me (?:olvido|paso) (?:decir|que)|me falto decir|habia dicho|lo pense (?:bien|mejor)|(?:agregu?e|anada|quit[ae]) (?:lo de )?\w+)\b|^\W*(?:espere?a?|perdon|wait|oops|sorry)\W+(?:si|no|yes|i|it's|es|son|mi|my|soy|tengo)\b|^\W*(?:no\W+)+(?:es |son |it's |its )?[^.;!?,]{1,20}, (?:no|not) (?!tengo|puedo|i |de)[^.;!?,]{1,20}$|^\W*(?:no )(?:es|son|era|eran)\b[^.;!?,]{1,20}, (?:es|son|era|eran|sino)\b|\b(?:make|set|put|use|change|replace|ponga|pongame|ponle|cambi[ae]) (?:\w+ ){1,4}(?:not|no|instead of|en vez de|with|por|to) \w+|\b\d+\W+(?:not|no) \d+\b|\binstead\W*$|\b(?:don't|do not) want (?:to be|to do|that|it)\b[^.;!?]{0,30}\bany ?more\b|\bya no quiero (?:ser|eso|estudiar)\b|\ben vez de eso\b"
)
_WISHES_LANGUAGE = re.compile(
    r"\b(?:switch|change|speak to me|talk|write|text|answer|reply|continue|go back|back to|can (?:we|you|i)|could (?:we|you)|do you|please|prefer|rather|easier|translate|in (?:english|spanish)|en (?:ingles|espanol)|a (?:ingles|espanol)|habl[ae](?:me|s|n|r|nos|rme)?|escrib\w+|contest\w+|respond\w+|prefiero|mejor|cambi\w+|pas[ae]\w*|traduc\w+|por favor|me pued\w+|se puede|regres\w+|sig[ao]\w*|quiero|quisiera|puede|pongal[oe]|ponlo)\b|^\W*(?:english|spanish|espanol|ingles)\W*$|\?"
)
_SPEAKS = re.compile(
    r"\b(?:i|we) (?:only |still |also |can |mostly |just )*(?:speak|know|understand|read|talk|learn)|\blearning (?:english|spanish)|\b(?:first|second|native|mother) (?:language|tongue)|\bmy (?:english|spanish) (?:is|ain't|isn't|needs)|\b(?<!no )(?:hablo|hablamos|entiendo|leo)\b|\bmi (?:ingles|espanol|idioma|lengua)\b|\baprendiendo ingles|\bbilingu|\bspeaks?\b.{1,20}\bat home|^(?:only|solo|puro|nomas) (?:english|spanish|ingles|espanol)$"
)
_SUPPOSES = re.compile(
    r"\b(?:what if|what about if|suppose|supposing|imagine|pretend|(?:try|run|do) it (?:again )?(?:but )?with|anything change|just say|prueb[ae] (?:con|sin)|pongamos|hagamos (?:como|de cuenta)|haga de cuenta|suponiendo|let's say|hypothetical\w*|y si|haz de cuenta|supon\w*|imagin\w*|digamos|would (?:it|that)|if i (?:had|could|got|moved|were|was|did|worked|went|drove|lived|said|paid|didn't))\b|^(?:ok |so |and |but |y |pero )*(?:say|if|si)\b"
)
_WANTS_TO_STAY = re.compile(
    r"\b(?:don't|do not|never|no me|no) (?:unsubscribe|stop (?:texting|sending|messaging|the)|take me off|remove me|cancel me|opt me|quit(?:e|en|es)|borr(?:e|en|es)|saqu(?:e|en|es))\b[^.;]*\b(?:want|like|need|keep|still|quiero|sigan|siga)\b"
)
_PARTING = re.compile(
    r"\b(?:bye|later|see (?:ya|you)|gotta (?:go|run|get)|have to go|ttyl|so long|adios|nos vemos|hasta|luego|me voy|ya me)\b"
)
_DECLINES = re.compile(
    r"\b(?:don't|do not|doesn't|not|no|never)\s+(?:really |actually |even )?(?:need|want|necesit\w+|ocup\w+|quier\w+)\b(?: (?:any|help|ayuda|con|with|la|el|the|more|de))*"
)
_ASKS_HELP = re.compile(
    r"\b(?:need\w*|help\w*|looking|want|could use|struggl\w*|can't (?:afford|pay|find|get)|afford|who|anyone|anybody|somebody|something for|necesit\w+|ocupo|ayud\w+|quien|quiero|busco|no (?:puedo|me alcanza)|quisiera)\b"
)

_TOO_MUCH = re.compile(
    rf"{_OPENING}(?:(?:nah|nope|hmm+|uh+|um+|ugh|man|dang|yikes|sorry|i think|i guess|still)\W+)*(?:(?:that|it|this|the (?:first|second|third|last)(?: one)?|that one|(?:they|those|these)(?: all)?|all of (?:them|those))(?:'s|'re| is| are| seems?| sounds?| looks?)? (?:\w+ )?)?(?:(?:way|much|just|a bit|a little) )*too (?:far|long|slow|expensive|pricey|much money|many miles|much driving)(?: away| out)?(?: for (?:me|us|him|her))?\W*$"
)
_NEARER = re.compile(
    r"\b(?:anything|something|any|one|somewhere|place|anyplace|algo|uno|una|otro|otra|alguna?|escuela) (?:\w+ ){0,2}(?:closer|nearer|mas cerca|mas cerquita|mas cercan[oa]) (?:in )?(?:to|than|de|a|que)\b"
)
_ANY_HELP = re.compile(
    rf"{_OPENING}(?:any|is there an?y?|are there any|got any|where (?:are|can i (?:get|take|find))|hay (?:algun[oa]?s?)?|alguna?) ?(?:\w+ ){{0,3}}(?:class(?:es)?|lessons?|help|programs?|clases?|ayuda|cursos?)\b"
)
_SEEKS_WORK = re.compile(
    r"\bapprentice\w*|\bpaid to (?:learn|train)|\b(?:earn|(?:get|getting) paid|make money) (?:while|as) (?:i|you|we) (?:learn|train)|\bpaid training\b|\bwhat (?:can|could|should|would|might) (?:i|he|she|we) (?:do|be)(?: (?:for (?:work|a living)|next|now|with (?:my|his|her) life|around here|here|out here))?\s*(?:$|[,.;?!])|\bwhat (?:jobs?|work|careers?)\b|\b(?:looking|look) for (?:a |an |some |any |better )*(?:\w+ )?(?:jobs?|work|career|training programs?)\b"
)


_IN_DEMAND = re.compile(
    r"\b(?:jobs?|careers?|work|trades?|fields?|occupations?) (?:that )?(?:are |is )?(?:really |most |so |the )*(?:hot|hottest|booming|in (?:high |most |big )?demand|growing|needed|short on people)\b|\b(?:hot|hottest|in[- ]demand|fastest[- ]growing|booming) (?:jobs?|careers?|trades?|fields?|occupations?|work)\b"
    r"|\b(?:trabajos?|empleos?|carreras?|oficios?|jales?) (?:que )?(?:mas |se |estan |tienen |son )*(?:pide[n]?|buscan?|solicitad[oa]s?|demanda(?:d[oa]s?)?|ocupan)\b"
)
_WANTS_WORK = re.compile(
    rf"{_OPENING}(?:i |i'm |i am |we |yo )?(?:just |really |also |kinda |badly |in )*(?:need(?:ing)?(?: of)?|want|looking for|look for|searching for|after|necesito|ocupo|busco|quiero|ando buscando|estoy buscando) (?:a |an |some |any |un |una |better |good |new |decent |buen |mejor )*(?:jobs?|work|employment|trabajo|empleo|jale|chamba)(?: (?:asap|now|bad|badly|fast|quick|please|today|soon|ya|urgente|pronto|por favor|rapido|ahora|ahorita))*\W*$"
)
_OF_THEM = re.compile(
    r"\b(?:do|does|would|will|can) (?:they|it|that|this|the (?:school|class|classes|program|college|place|teachers?))\b|\b(?:tienen|dan|ofrecen|ponen) (?:ahi|alli|en (?:la|esa|el|ese))\b"
)


def names_one(plain: str) -> int | None:
    """The number of the one thing that a message points at and says nothing else ("ok, la dos", "the second one")."""
    match = _ONE_OF_THEM.match(plain)
    return None if match is None else next(place for place, words in _PLACES.items() if match["place"] in words)


def names_extreme(plain: str) -> bool:
    """Whether the message is "the shortest", "la más barata entonces" and nothing else: one of what is shown."""
    return bool(_EXTREME.match(plain))


def asks(plain: str) -> bool:
    """Whether the message asks for anything, with or without a question mark."""
    return bool(_ASKED.search(plain) or _ASKED_UNMARKED.search(plain))


def is_question(plain: str) -> bool:
    """Whether the message holds a question that is plain to see."""
    return bool(_QUESTION.search(plain))


def takes_back(plain: str) -> bool:
    """Whether any word may take back or replace what was said before."""
    return bool(_TAKEN_BACK.search(plain)) or takes_back_plainly(plain)


def leaves_open(plain: str) -> bool:
    """Whether two things are named and either will do ("welding or hvac, whichever"): no comparison."""
    return bool(_BOTH_FINE.search(plain)) and not _COMPARING.search(plain)


def takes_back_plainly(plain: str) -> bool:
    """Whether the wording leaves no doubt that an earlier answer is replaced."""
    return bool(_TAKES_BACK_PLAINLY.search(plain))


def tells_languages(plain: str) -> bool:
    """Whether a message says which languages somebody speaks, and asks for none."""
    return bool(_SPEAKS.search(plain)) and not _WISHES_LANGUAGE.search(plain)


def supposes(plain: str) -> bool:
    """Whether the message tries something out ("say I had a car")."""
    return bool(_SUPPOSES.search(plain))


_CANCELS = re.compile(
    r"\b(?:cancel\w*|call(?:ed)? off|quit|stop(?:ped)?) (?:my|our|the|mi|la|el|una?|an?) (?!subscriptions?\b|texts?\b|texting|messages?\b|alerts?\b|account\b|reminders?\b|notifications?\b|conversation|chat|cuenta\b|suscripcion|mensajes?\b|textos?\b|avisos?\b|whole thing|thing\b)[a-z]+"
)


def wants_to_stay(plain: str) -> bool:
    """Whether words of opting out are refused ("don't stop the texts, I still want them")."""
    return bool(_WANTS_TO_STAY.search(plain))


def cancels_something_else(plain: str) -> bool:
    """Whether what is called off is a thing of the person's own and not the messages ("cancel my dentist appointment")."""
    return bool(_CANCELS.search(plain))


def takes_leave(plain: str) -> bool:
    """Whether the message holds a goodbye."""
    return bool(_PARTING.search(plain))


def asks_help(plain: str) -> bool:
    """Whether a word asks for help beside those that decline it."""
    return bool(_ASKS_HELP.search(_DECLINES.sub(" ", plain)))


def finds_too_much(plain: str) -> bool:
    """Whether the message only says that what is shown is too far, too long or too dear: a wish for something else."""
    return bool(_TOO_MUCH.search(plain))


def seeks_work(plain: str) -> bool:
    """Whether work or training with pay is looked for, or it is asked what one could do."""
    return bool(_SEEKS_WORK.search(plain))


def asks_demand(plain: str) -> bool:
    """Whether a message asks which work is wanted ("what jobs are hot", "trabajos que más piden")."""
    return bool(_IN_DEMAND.search(plain))


def wants_work(plain: str) -> bool:
    """Whether a message says that work is wanted, and nothing else."""
    return bool(_WANTS_WORK.match(plain))


def asks_of_them(plain: str) -> bool:
    """Whether a message asks what those who teach have or do, not who helps."""
    return bool(_OF_THEM.search(plain))


def asks_for_any(plain: str) -> bool:
    """Whether it is asked if there is any class or help ("any english class at night")."""
    return bool(_ANY_HELP.search(plain))


def asks_nearer(plain: str) -> bool:
    """Whether it is asked for what is nearer to a place ("anything closer to Hobart")."""
    return bool(_NEARER.search(plain))
