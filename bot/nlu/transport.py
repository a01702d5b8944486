"""How a person gets around: own car, bus, a ride from somebody, or none of these."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.nlu.context import Context
from bot.nlu.text import whole_words

Found = tuple[int, int, dict[str, Any]]
_CAR = r"(?:cars?|vehicles?|trucks?|pickups?|vans?|minivan|suv|jeep|motorcycle|moped|scooter)"
_CARRO = r"(?:vans?|carros?|carritos?|coches?|autos?|vehiculos?|camioneta|troca|troka|mueble|moto)"
_MAKES = r"(?:ford|chevy|chevrolet|dodge|honda|toyota|nissan|gmc|ram|jeep|kia|hyundai|f-?150|silverado|camry|corolla|civic|accord|altima|tahoe|chrysler|buick|cadillac|mazda|subaru|pontiac|mercury|lincoln|vw|volkswagen|tacoma|tundra|ranger|impala|malibu|suburban|trailblazer|equinox|explorer|expedition|escape|sentra|versa|rogue|frontier|elantra|sonata|focus|fusion|taurus|charger|durango|wrangler|caravan|odyssey|sienna|rav4|cr-?v|cobalt|cruze|jetta|prius|highlander|4runner|s-?10|hooptie|hoopty|beater|clunker|jalopy)"
_LABEL = r"(?:transportation|transport|vehicle|car|transporte|carro|vehiculo)\s*[:=]\s*"
_LICENSE = r"(?:valid )?(?:driver'?s? |drivers' |driving )?licen[sc]e"
_NOT_THE_TRADE = r"(?! (?:to|for (?!an? |\d|six |the |now)|in|as|de (?!manejar|conducir))\b)(?! (?:needed|required))"
_PERSON = r"(?:mom|momma|mother|dad|daddy|father|wife|wifey|husband|hubby|sister|brother|friends?|buddy|buddies|bro|sis|pal|neighbors?|boyfriend|girlfriend|fiance|fiancee|partner|roommate|cousin|aunt|auntie|uncle|grandma|grandpa|granny|nana|papaw|mamaw|mother-in-law|roommate|sons?|daughters?|kids|coworkers?|sponsor|pastor|ex|family|folks|parents|somebody|someone|people|he|she|they|he'll|she'll|they'll|tribe)"
_MODAL = r"(?:can|could|will|would|usually|always|sometimes|still|mostly|normally|has to|have to|said (?:he|she)(?:'d|'ll| can| will)?|'ll)"
_BUS_NAMES = r"embark|metro ?link(?: tulsa)?|tulsa transit|ki ?bois(?: area)?(?: transit)?|jamm(?: transit)?|cimarron (?:bus|transit|public transit)|pelivan(?: transit)?|first capital trolley|red river transportation|little dixie transit|lats(?: bus)?|enid transit|cherokee strip transit|dial[- ]a[- ]ride|paratransit|access van"
_BUS = rf"(?:bus|buses|transit|public transit|public transportation|public transport|city bus|trolley|{_BUS_NAMES})"
_CUES = (
    ("none", whole_words(
        rf"(?:my )?(?:tags?|insurance|registration) (?:is|are|'s) (?:expired|out)[^.;!?]{{0,12}}(?:ain't|not|can't|don't) driv\w+|(?:ain't|i'm not|not|quit|stopped|can't be) driving(?! (?:for|trucks?|a|an|far|over|more|that|to|at night|all|after|\d))|(?:car|truck|ride) fell through|no (?:dl|d\.l\.)|no wheels|(?:don't|do not) have (?:a )?(?:dl|d\.l\.)|se me (?:frego|fundio|trono|jodio|desbielo|daño|dano) (?:el|la|mi) {_CARRO}|me quede sin {_CARRO}|{_CARRO} (?:fundid[oa]|tronad[oa])|"
        rf"{_LABEL}(?:no|none|n/a|nope|ninguno|na)|(?:so|means|meds|and|,) no driving|(?:never|haven't ever) (?:driven|drove)|(?:too )?(?:scared|afraid) to drive|(?:no|don't have (?:a|my)|haven't got (?:a|my)|lost my|without a) dl|(?:can't|couldn't) afford (?:a|any|my own) {_CAR}|(?:my )?ex (?:took|kept|has|got) (?:the|my|our) {_CAR}"
        rf"(?:don't|do not) have (?:any |an? )?[\w ]{{1,20}}(?:,(?: [\w ]{{1,20}},)?(?: or| nor| and)?| or| nor) (?:an? |any )?{_CAR}"
        rf"|no (?:{_CAR}|transportation|wheels|ride|rides|way to (?:get (?:there|around|to \w+))|transport|licen[sc]e{_NOT_THE_TRADE})(?! (?:payment|insurance|driving|jobs?|needed|required|trouble|trucks))"
        rf"|(?:don't|do not|doesn't|haven't|hadn't|didn't) (?:have|got|own) (?:a |my own |my |any |no |reliable |own |access to |the )*(?:{_CAR}|transportation|wheels|ride|rides|way to get (?:there|around))"
        rf"|without (?:a |any |reliable )?(?:{_CAR}|transportation|ride|wheels)"
        rf"|(?:can't|don't|do not|never learned (?:how )?to|not able to|unable to|won't let me|not allowed to|not supposed to|too young to|don't know how to|doctor won't let me) drive(?! (?:\w+ )?(?:at night|in the dark|far|more|over|past|that|to|long|trucks?|a truck|in|on|a|an|farther|further|stick|forklifts?|semis?|too|very|hours?|\d|all|after|me|otr|for a living))"
        rf"|(?:don't|do not|never|haven't|didn't) (?:even |ever |still )?(?:have|got|had|gotten|get) (?:a |my |any |an )?{_LICENSE}{_NOT_THE_TRADE}|without (?:a |my )?driver'?s? licen[sc]e|(?:lost|took|taken|suspended|revoked|pulled) (?:away )?my {_LICENSE}{_NOT_THE_TRADE}|{_LICENSE} (?:is|was|got|has been|'s|been)? ?(?:currently |still )?(?:suspended|revoked|expired|taken|gone)|suspended {_LICENSE}|(?:have|got|only have|just have|on) (?:my|a) (?:learner'?s |driving )?permit"
        rf"|{_CAR}(?:'s)? (?:just |finally |is |got |was |has |has been |'s |be )*(?:broke(?:n)?(?: down)?|broke|died|dead|down|repo'?(?:d|ed)|repossessed|in the shop|totale?d|wrecked|stolen|won't (?:start|run)|quit(?: on me| running)?|blew up|on blocks|isn't running|not running|ain't running|don't run|doesn't run|out of commission|threw a rod|needs a (?:transmission|motor|engine))"
        rf"|(?:transmission|engine|motor|head gasket|alternator) (?:just )?(?:went out|blew(?: up)?|is shot|is out|died|went|gave out|quit)|(?:sold|totale?d|wrecked|lost) (?:my|the|our) {_CAR}"
        r"|(?:walk|walking) everywhere|nunca (?:aprendi a manejar|he manejado)|tod[oa]via no manejo|pero (?:no|sin) licencia|(?:no|got no) way (?:there|to go)\b|(?:i'm|been|so|just) walking(?! (?:dogs|distance|to work))|(?:^|(?:use|by|got|only|just|on) )my (?:own )?(?:two )?feet(?= *(?:$|[.!]))(?<!sick on my feet)(?<!day on my feet)(?<!nights on my feet)(?<!get on my feet)(?<!get back on my feet)(?<!back on my feet)(?<!being on my feet)(?<!be on my feet)|need (?:to get )?my (?:driver'?s? )?licen[sc]e back|carless|i (?:just |mostly |only )?walk(?= *(?:$|[.,;!]| everywhere| to (?:work|class|school|town)| or | most|,))|on foot|afoot"
        rf"|no (?:tengo|cuento con|hay|traigo) (?:\w+ ){{0,2}}?(?:{_CARRO}|transporte|ride|raite|aventon|quien me lleve|licencia(?: de (?:conducir|manejar))?(?! de)|como (?:llegar|moverme|transportarme)|en que (?:ir|moverme|llegar)|(?:con )?quien me (?:lleve|de (?:ride|raite)))|no tengo (?:ni )?[\w ]{{1,20}}(?:,| ni| o)(?: ni)? (?:un |una )?{_CARRO}|sin (?:{_CARRO}|transporte)(?! de)|(?<!manejo )sin licencia(?! de)"
        rf"|(?:yo )?no (?:manejo|puedo manejar|se manejar|conduzco|me dejan manejar|aprendi a manejar)(?! (?:de noche|lejos|tan|tanto|mas|trailers?|camiones|en|un|una|montacargas|dinero|muy|hasta))"
        rf"|(?:se me|me|se) (?:descompuso|echo a perder|chingo|choco|rompio|quemo|acabo|murio|poncho|robaron|quitaron|recogieron|llevaron) (?:el|mi|la) (?:{_CARRO}|motor|transmision|licencia)|me (?:quitaron|suspendieron|cancelaron) la licencia|(?:mi|la) licencia (?:esta |fue )?(?:suspendida|vencida|vencio)"
        rf"|mi {_CARRO} (?:ya )?(?:no (?:sirve|funciona|jala|prende|camina|anda)|esta (?:descompuest[oa]|en el taller|parad[oa]|chocad[oa])|se (?:descompuso|murio))|a pie|(?:ando|voy|ir|llego|irme) caminando|vendi (?:mi|el|la) {_CARRO}"
    )),
    ("bicycle", whole_words(r"(?:have|ride|on|got|by|only|my|use|just|take) (?:a |my |the )?(?:bikes?|bicycle)(?! (?:shop|mechanic|lane))|bike (?:everywhere|only|to work)|i (?:can |could |usually |only )?bike(?! (?:shop|mechanic))|bicicleta|(?:en|tengo|mi) bici|ando en bici")),
    ("transit", whole_words(
        rf"(?:take|takes?|ride|riding|rides|use|taking|by|on|using|catch|catching|via|rely on|depend on|through|just|only|with|is) (?:the |a |our )?(?:city )?{_BUS}(?! (?:driver|job|mechanic|drivers|driving|\w+ is my)\b)|bus (?:rider|line|route|pass|only|is (?:my|how|all|the only))|public (?:transit|transportation|bus)|city bus"
        rf"|(?:{_BUS_NAMES})(?= (?:bus|is|gets?|takes?|picks?|comes?|everywhere|goes))|(?:the|a) (?:\w+ )?(?:bus|buses|trolley) (?:goes|runs|stops?|comes?|picks|gets|is right|line|gets me)|bus (?:quits|stops|ends|only) (?:running|runs)|bus stop|bus (?:number )?\d+(?! (?:minutes|miles|years))|(?:the )?\d+ bus"
        r"|(?:ando|voy|viajo|muevo|llego|irme|ir|vengo|solo|nomas|puro|uso|tomo|agarro|cojo|ocupo|dependo)(?: de| en| el| la)* (?:el |la )?(?:autobus(?:es)?|bus(?:es)?|camion|transporte publico|metro|trolley|embark)|(?:en|por) (?:el )?(?:autobus|bus|camion|transporte publico)|(?:el|un) (?:bus|autobus|camion) (?:pasa|para|me (?:deja|lleva))"
    )),
    ("ride", whole_words(
        rf"(?:my |a |the )?{_PERSON} (?:{_MODAL} )*(?:takes?|drives?|hauls?|runs?) (?:me|us) (?:wherever|anywhere|everywhere|around|places|where i need)|(?:we'd|we could|we can|we'll|we|can|could) (?:ride|carpool|drive) together|(?:marido|esposo|esposa|mujer|novi[oa]|herman[oa]|mama|papa)(?: [\w ]{{0,24}}?)? (?:tiene|necesita|lleva|agarra) (?:el|la) {_CARRO}|(?:depend|rely|relying|count) on (?:my |a |the )?{_PERSON} (?:to get|for|to take|getting)|(?:only|just) (?:got|have|has) (?:the )?(?:one|1) (?:van|suv|ride)|(?:he|she|husband|wife) takes (?:it|the (?:car|truck|van)) (?:to|for) work|"
        rf"(?:my |a |the )?{_PERSON} (?:(?:with|who has) a {_CAR} )?(?:{_MODAL} )*(?:drives?|drops?|takes?|hauls?|carts?|picks?|brings?|totes?|runs?|carr(?:y|ies)) (?:me|us)(?! (?:a chance|hope|how|crazy|nuts|insane|up the wall|wild|mad|down|seriously|forever|for granted|a long|an? |\d|through|in|for a))"
        rf"|(?:my |a |the )?{_PERSON} (?:{_MODAL} )*gives? (?:me|us) (?:a )?(?:ride|lift)s?|(?:someone|somebody|people|friends?) to (?:take|drive|drop) me|(?<!bus )(?<!transit )(?:picks?|drops?) (?:me|us) (?:up|off)"
        rf"|(?:get|getting|got|catch|bum|bumming|have|find|hitch|can get|rely on|depend on|has) (?:a |my |some |to )*(?:rides?(?! for\b)|lifts?)(?: from| with| to| off)?|rides from|carpool(?:ing)?|car pool|rid(?:e|es|ing) (?:in )?with (?:my|a|an|some|one of|someone|somebody|him|her|them)|(?:mom|dad|wife|husband|he|she|they|sister|brother|friend|cousin|grandma|grandpa|boss|roommate) (?:lets|let|loans|loaned) me (?:use|take|drive|borrow|have)? ?(?:his|her|their|the|a|an extra) (?:\w+ )?{_CAR}|(?:wife|husband|hubby|mom|dad|he|she|sister|brother|boyfriend|girlfriend|roommate|spouse) (?:has|takes|uses|needs|drives|keeps) (?:the|our) (?:only )?{_CAR}|(?:church|tribe'?s?|center'?s?|group home'?s?) van|my thumb|(?:trade|swap|split) rides|get(?:ting)? (?:dropped off|picked up)|ride ?share|hitch ?hik(?:e|ing)|soonerride|sooner ride|(?:take|use|call|get|pay for|by|taking|using) (?:an? )?(?:uber|lyft|taxi|cab)s?|i uber"
        rf"|shar(?:e|es|ing) (?:a|the|one|my|our) (?:\w+ )?{_CAR}|(?:one|1) (?:car|vehicle|truck) (?:for|between|with|family|household|and)|(?:only|just|down to|we have|we got|we've got) (?:have|got|one|has)? ?(?:the )?(?:one|1) (?:car|vehicle|truck)|one[- ]car (?:family|household)|borrow(?:ing)? (?:my |a |his |her |the |someone's )*(?:\w+'s |\w+s |\w+ )?{_CAR}|(?:use|drive|take|using|driving) (?:my |his |her |the )?(?:{_PERSON}'?s) {_CAR}|shared (?:car|vehicle|truck)"
        rf"|(?<!carro )(?<!carrito )(?<!troca )(?<!coche )me (?:lleva|llevan|puede llevar|pueden llevar|trae y me lleva|recogen?|levantan?)(?! (?:tiempo|una|un|\d|como|mucho|horas?|media|la chingada))|(?:paso|pasa|pasan) por mi|me (?:dan?|consigo|piden?|pueden? dar)(?: un| el| buen| de)* (?:raite|ride|aventon|jalon|ray|rait)|aventon(?:es)?|raites?|(?:pido|pedir(?:le)?|consigo|agarro|busco|con) (?:un )?(?:ride|raite|uber|lyft|taxi)|en (?:uber|taxi|lyft)|uso (?:el )?(?:uber|lyft|taxi)|dependo de (?:mi|un|una) (?:espos[oa]|marido|hij[oa]|herman[oa]|amig[oa]|mama|papa|vecin[oa]|familia)|(?:me voy|vengo|voy|ando) con (?:mi|un|una) (?:espos[oa]|marido|hij[oa]|herman[oa]|amig[oa]|vecin[oa]|compa\w*|cunad[oa]|prim[oa])|de (?:ray|raite|aventon)|llevarme(?= *(?:$|[.,;]| al? | y ))|(?:marido|esposo|esposa|el|ella)(?: [\w ]{{0,24}}?)? (?:se lleva|usa|ocupa|trae|maneja) (?:el|la) {_CARRO}"
        rf"|comparto (?:el|un|mi) {_CARRO}|compartimos (?:el|un|mi)?(?: mismo)? ?{_CARRO}|me (?:presta|prestan|deja|dejan) (?:el|un|su|la) {_CARRO}|(?:solo|nomas|nada mas) (?:tenemos|hay) (?:un|una) {_CARRO}|un (?:solo )?{_CARRO} (?:para|entre) (?:los|toda|la|todos)|un solo {_CARRO}|(?:uso|manejo|traigo|agarro) (?:el|la) {_CARRO} de (?:mi|un|una)|{_CARRO} prestad[oa]"
    )),
    ("car", whole_words(
        rf"(?:have|got|own|has|with|bought|using|having) (?:(?:a|my|my own|an|our|reliable|the|old|good|working|decent|own|running|beat[- ]up|nice|new|used|dependable|ok|okay|paid off|couple of|two|2|both|\d{{2,4}}|ford|chevy|chevrolet|dodge|honda|toyota|nissan|gmc|ram) )*(?:(?:driver'?s )?licen[sc]e (?:and|&) (?:a |my |own )*)?(?:{_CAR}|transportation|wheels|ride)(?! (?:for|semi|driv\w+|school|wash|parts|payment|insurance|seats?|sales|trouble|problems|loan|note))"
        rf"|(?:have|got|with|tengo) (?!rid )(?:[\w$']+ ){{1,4}}(?:and|&|plus|y) (?:an? |my |un |una |mi )?(?:\w+ )?(?:{_CAR}|{_MAKES}|{_CARRO})(?! (?:\w+ )?(?:payment|insurance|note|loan|broke|wash|driver|parts))(?= *(?:$|[.,;!)]|but|and|so|to|that))|(?:my|the|our) (?:\w+ )?{_CAR}\b[^.;!?]{{0,40}}\b(?:it|she|he)(?:'ll| will| can| still|'s still| does| always)? (?:gets?|goes|runs|go|run|takes?|starts?|make it|makes it)\b|my (?:own )?(?:\w+ )?(?:{_CAR}) (?:is|runs|works|gets|still|has|'s)(?! (?:\w+ )?(?:broke|broken|dead|down|totaled|in|died|not|n't|shot|repo))|(?:drive|driving) (?:my (?:own )?|our |an old |a little |an? \d{{2,4}} |a (?:ford|chevy|dodge|honda|toyota|nissan|gmc|ram|jeep|kia|hyundai) ?)(?:\w+ )?(?:{_CAR})?|{_LABEL}(?:yes|car|truck|own|mine|si|propio)|(?:can|could|able to|i) get myself (?:there|around|anywhere|to (?:class|school|work))|(?:i )?commute (?:already|now|every ?day|to work)|(?:my|got|have|drive|own|got me|'ve got|bought|driving) (?:(?:a|an|my|license and a|old|little|used|beat up|raggedy|decent|good|nice|\d{{2,4}}|'\d\d) )+(?:{_MAKES})|{_CAR}'?s? (?:is |'s )?(?:paid (?:off|for)|on its last legs? but|old but|ugly but|a beater but)|(?:moped|scooter|motorcycle) only|only (?:have |got )?(?:a |my )?(?:moped|scooter|motorcycle)|i(?:'ve| have) been driving(?! (?:a |an |for \w+ (?:as|at)|trucks|semis|otr|forklift|buses))|my (?:\w+ )?{_CAR}'s|vehicle is|(?:running|reliable|dependable|working) {_CAR}|own (?:car|vehicle|transportation|truck|wheels|ride)|reliable (?:transportation|car|vehicle)|my own (?:car|truck|ride|wheels)|car (?:is|runs|running) (?:fine|good|great|ok)|car's (?:running )?(?:fine|good|great|ok)"
        r"|(?:can|could|would|i|willing to|able to|happy to|i'll|i'd|don't mind|okay to|ok to|i do|will) (?:still )?drive(?= *(?:$|[.,;!)]| myself| up to| anywhere| about| an? (?!(?:truck|semi|forklift|bus|van|tractor|taxi))| \d| there| to | within| half| thirty| twenty| forty| fifteen| ten| fifty| sixty| around| if| far| further| farther| into| in for| wherever| for (?:uber|lyft|doordash|door dash|instacart)| for (?:an|a|\d)| some| daily| every| no | and | or | just| over| out | everywhere| and | but| anyway))"
        rf"|(?:don't|do not|doesn't) (?:mind|bother me) (?:driving|the drive|a drive|to drive|commuting|the commute)|driving (?:is |isn't |'s )(?:no|not a|a non|fine|ok|okay|cool|good)(?! (?:option|possible|for me))(?: problem| issue)?|(?:of|with) driving (?:is|'s) (?:ok|okay|fine|no problem)|(?:ok|okay|fine|cool|good) (?:with )?driving|transportation (?:is not|isn't|is no|ain't|is never|not) (?:a |an )?(?:problem|issue)|no (?:problem|issues?) with transportation"
        rf"|(?:tengo|cuento con|con|traigo|tenemos|manejo|compre) (?:licencia(?: \w+){{0,2}} y )?(?:(?:un|una|mi|propio|propia|dos|buen|buena|su|viejo|vieja) )*(?:{_CARRO}|transporte)(?! (?:viej\w+ )?(?:descompuest|parad|chocad|publico|prestad))|(?:si|puedo|yo si|ya|yo|se|dispuest[oa] a|no me molesta|no me importa|no tengo problema (?:en|para|con)) manej(?:o|ar)(?! (?:(?:un|una|el|camion\w*|trailer\w*|trailas?|montacargas|maquinaria|dinero|equipo|grua\w*|troques?|trocas?|tractor\w*|forklift|herramientas?|computadoras?|la|los)\b))|manejo(?= *(?:$|[.,;!)]| hasta| a | \d| todos| diario| media| una hora| sin problema| bien))"
        rf"|(?:el|la|mi) {_CARRO} (?:ya )?(?:esta (?:muy |bien |algo |un poco )?(?:viej\w+|usad\w+|bien|buen\w+)|es (?:muy )?viej\w+|jala|funciona|camina|prende|anda bien)|{_CARRO} propi[oa]|mi (?:{_CARRO})(?! (?:ya )?(?:no|esta (?!viej)|se|de|me|anda|fall\w+))|mi {_CARRO} me lleva|tengo (?:en que|como) (?:moverme|ir|llegar|transportarme)|mi propio {_CARRO}"
    )),
)  # fmt: skip
_ASKED_ABOUT = re.compile(
    r"\b(?:do i|need|needs|is there|are there|does|do they|how|require|required|hay|necesito|ocupo|tengo que|se necesita|necesita|piden|pasa)\b"
)
_TRADES = re.compile(
    r"\b(?:cna|lpn|rn|nurs\w+|cosmetolog\w+|barber\w*|hvac|electric\w+|plumb\w+|teach\w+|real estate|insurance|security|esthetic\w+|massage|journeyman|contractor|board|hair|nails?|enfermer\w+|barber\w+|belleza|electricista|plomer\w+|pelo|unas|weld\w+|sold\w+)\b"
)
_BUS_JOB = re.compile(
    r"\b(?:work(?:ed|ing|s)?|drivers?|drove|drive|driving|monitor|used to|mechanic|aide|clean\w*|wash\w*)\b[^.;,]{0,20}$"
)
_NO_FACT = re.compile(
    r"\b(?:want|wants|like|liked|learn|wish|until i|till i|when i|once i|if i|need|needs|save|saving|going to|gonna|be|quiero|quisiera|as|used to|get|getting|buy|buying|fix|fixing|work on|working on|works on|love|enjoy|hate|odio|haul|wash|sell|selling|aprender|arreglar|comprar|juntando|ahorrando|antes|para|detail\w*|paint)\b[^,.;]{0,18}$|\b(?:before|until|till)\s+$"
)
_TROUBLE_OVER = re.compile(r"\b(?:but|now|since|new|another|fixed|pero|ahora|ya|nuevo)\b")
_SOMETIMES_NONE = re.compile(r"\b(?:broke|died|repo|totale?d|wrecked|sold|descompuso|choco|vendi|lost)")
_TRIED = whole_words(
    rf"(?:if i|si(?: yo)?) (?:had|got|get|bought|could get|could borrow|tuviera|consiguiera|consigo|compro|comprara|tengo|manejara)(?: (?:a|my own|another|un|una))? (?:{_CAR}|{_CARRO}|(?P<ride>rides?|raite|ride|aventon))"
)
"""What a "what if" tries out."""
_ORDER = {"ride": 0, "bicycle": 1, "transit": 2, "none": 3, "car": 4}


def read_transport(context: Context, jobs: list[tuple[int, int]]) -> Iterator[Found]:
    """How they get around; `jobs` are spans of named jobs, whose words ("drive a truck") are no transport."""
    found: list[tuple[int, int, str]] = []
    for kind, pattern in _CUES:
        for match in pattern.finditer(context.text):
            start, end = match.span()
            if any(start < other_end and other_start < end for other_start, other_end, _ in found):
                continue
            if any(first < end and start < last for first, last in jobs):
                continue
            value = _value(context, kind, start, end)
            if value:
                found.append((start, end, value))
    tried = _TRIED.search(context.text) if context.hypothetical and not found else None
    if tried:
        found.append((tried.start(), tried.end(), "ride" if tried["ride"] else "car"))
    if not found:
        return
    start, end, value = min(found, key=lambda item: _ORDER[item[2]])
    cars = [item for item in found if item[2] == "car"]
    if value == "none" and cars and _mended(context.text, found, cars[-1]):
        start, end, value = cars[-1]
    if value == "bicycle":
        yield start, end, {"entity": "transport", "value": "none"}
        yield start, end, {"entity": "max_miles", "value": 5.0, "role": "bicycle"}
    else:
        yield start, end, {"entity": "transport", "value": value}


def _value(context: Context, kind: str, start: int, end: int) -> str:
    """What a cue of `kind` says of the person; nothing where it is asked about, wished for, or somebody else's."""
    before = context.before(start)
    if context.question(start):
        said = before + context.text[start:end]
        if _ASKED_ABOUT.search(said) or not re.search(
            r"\b(?:i|i'm|i've|me|my|we|mi|tengo|yo|(?:guy|gal|man|woman|mom|dad|kid) with)\b", said
        ):
            return ""
    if kind == "ride" and re.search(r"\b(?:if|unless|until|solo si)\s+(?:only )?$", before):
        return ""
    own = re.search(r"\b(?:my|me|mi)\b", context.text[start:end])  # "they took my license"
    if kind != "ride" and not own and context.somebody_else(start):
        return ""
    if kind == "transit" and _BUS_JOB.search(before):
        return ""
    said = context.text[start:end]
    if (
        "licen" in said
        and not re.search(r"driv|manejar|conducir|suspend|revoke|quitaron", said)
        and _TRADES.search(context.text)
    ):
        return ""  # "cosmetology school, no license yet"
    if kind in ("car", "bicycle") and _NO_FACT.search(before):
        return ""
    if kind != "none" and context.negated(start, end, reach=4):
        return "none" if kind in ("car", "ride") and not re.search(r"driv|manej", context.text[start:end]) else ""
    return kind


def _mended(text: str, found: list[tuple[int, int, str]], car: tuple[int, int, str]) -> bool:
    """Whether a car named after one that broke down or was sold is what they drive now ("died, but I got a new truck")."""
    last = max((item for item in found if item[2] == "none"), key=lambda item: item[1])
    return bool(
        last[1] <= car[0] and _SOMETIMES_NONE.search(text, last[0], last[1]) and _TROUBLE_OVER.search(text, last[1])
    )


def transport_patterns() -> list[str]:
    """The sources of all cues: their words are known words."""
    return [pattern.pattern for _, pattern in _CUES]
