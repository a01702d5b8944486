"""The words around places: what says that somebody lives there, and what a name of a town may be instead of the town."""

# ruff: noqa: E501, SIM905 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re

from bot.nlu.cues import TRIBES

LIVE = re.compile(
    r"\b(?:live|living|lives|from|stay|staying|stays|reside|residing|based|located|moved?|moving|home is|i'm|we're|am|out|back|here|"
    r"vivo|vivimos|vive|soy|radico|estoy|me mudo|mudarme|estamos)\s+(?:(?:just|right|way|up|down|over|out|here|a little|about|now|aqui|ahora|\d+ (?:miles|minutes|millas|minutos))\s+)*"
    r"(?:in|at|by|near|to|from|around|outside of|outside|close to|south of|north of|east of|west of|en|de|cerca de|por|a las afueras de|afuera de|rumbo a|a)\s+(?:the\s+)?$|\b(?:live|living|vivo|from)\s+(?:the\s+)?$"
)
NEAR = re.compile(
    r"\b(?:near|nearby|around|close to|outside of|outside|next to|by|north of|south of|east of|west of|miles (?:of|from)|minutes (?:from|of)|"
    r"town of|city of|area of|from|cerca de|cerca|por|alrededor de|afuera de|a las afueras de|pueblo de|ciudad de|to get to)\s+(?:the\s+)?$"
)
IN = re.compile(
    r"\b(?:in|en|at|de|to|here|(?:voy|ir|vamos|llegar|mude|mudo|mudamos|mudar(?:me|nos)?|regres\w+) a)\s+(?:the\s+)?$"
)
STATE = re.compile(r"^\s*,?\s*(?:ok|okla|oklahoma)\b(?!\s+(?:with|for|so|but|i|is|city))")
COUNTY_AFTER = re.compile(r"^\s+(?:county|co\.|co(?=\s*(?:$|[,;!?])))")
COUNTY_BEFORE = re.compile(r"\b(?:condado de|county of)\s+$")
AREA_AFTER = re.compile(r"^\s+(?:area|ok\b|oklahoma\b|resident|side of town)")
NAME_BEFORE = re.compile(
    r"\b(?:my name is|name's|name is|me llamo|mi nombre es|this is|call me|soy|named|mr\.?|mrs\.?|ms\.?|dr\.?|st\.?|thanks|thank you|hi|hey|hello|hola|gracias|call|ask|friend|boyfriend|girlfriend|husband|wife|son|daughter|brother|sister|uncle|aunt|boss|be like|just like)\s*,?\s*$"
)
WORK_BEFORE = re.compile(
    r"\b(?:work(?:ing|s)?|job|jobs|va|plant|factory|store|trabajo|walmart|hospital|casino|mill|refinery|nursing home)\s+(?:\w+\s+){0,2}(?:in|at|for|over in|out of|en|de)\s+(?:the\s+)?$"
)
SCHOOL_AFTER = re.compile(
    r"^\s+(?:city(?: (?:north|west|original|high|schools))?|king|thunder|transit|zoo|dam|drillers|promise|tech|technology|community|college|university|state|high|hs|vo|votech|area vo|campus|hospital|public|job corps|police|fire|nation|tribe|tribal|tribes|indian|regional|lake|street|ave|avenue|rd|road|blvd|energy|elementary|middle|school|county jail)\b"
)
HIGH_SCHOOL = re.compile(r"^\s+(?:high(?: school)?|hs|middle school|public schools?|schools?)\b")
ATTENDS = re.compile(
    r"\b(?:(?:go|going|goes) to|attend(?:ing|s)?|(?:senior|junior|sophomore|freshman|student|grader?|kid|i'm|am)(?: at| in)|voy a|estudio en|estudiante (?:de|en))\s+(?:the\s+)?$"
)
NO_PLACE_AFTER = re.compile(
    r"^\s+(?:money|than|time|info|information|help|pay|(?<=foster )(?:kids?|baby|babies|care|parents?|child|children|family|home|mom|dad|brother|sister|youth))\b"
    r"|^(?:'s)?\s+(?:(?:is|was) (?:my|our|the) \w|(?:said|says|told|texted|called|helped|thinks|gave|referred) )"
)
TOO_FAR = re.compile(
    r"^\s+(?:is|'s|esta|queda|no me queda|would be|seems|sounds|gets|se me hace)\b[^.;!?]{0,20}\b(?:far|lejos|too much|a long|out of the)\b|^\s+(?:no me queda)\b"
)
COULD_REACH = re.compile(
    r"^\W*(?:maybe |probably |only |just |solo )*(?:as far as|up to|hasta)\s+$|\b(?:can|can't|could|able to|willing to|would|i'd|i'll|might|happy to|okay to|ok to|don't mind|used to|puedo|podria|dispuest[oa] a)\s+(?:even |only |also |always |still )?"
    r"(?:drive|driving|go|going|get|commute|commuting|travel|traveling|make it|ir|llegar|manejar|viajar|ride)\b[^,.;!?]{0,24}\b(?:to|as far as|into|hasta|a)\s+(?:the\s+)?$"
)
CORRECTS = re.compile(
    r"\b(?:i mean|i meant|meant|sorry|no wait|wait|actually|scratch that|oops|my bad|correction|make that|instead|perdon|digo|mejor dicho|quise decir|me equivoque|no no)\b"
)
TAKES_BACK = re.compile(
    r"^\W*no+\W+(?:no\W+)*(?:perdon|disculp\w+|espere?|digo|sorry|wait|i mean|mejor)\b[^.;!?]{0,12}$"
)
"""Before a place: the no is to what was understood, not to the place ("no, perdon, en Stilwell")."""
MOVED_TO = re.compile(
    r"\b(?:moved?|moving|mud\w+|cambi\w+|came|relocat\w+|vine|vinimos)\b[^.;!?]{0,30}\b(?:from|de)\b[^.;!?]{1,30}\b(?:to|a|para)\s+$"
)
LOOKS_FOR_WORK = re.compile(
    r"\b(?:looking|look|find|finding|want|need|get|busco|buscando|quiero|necesito|encontrar|conseguir)\b(?:\s+\w+){0,3}\s+(?:work|jobs?|trabajo|empleo)\s+(?:(?:at|with|en) (?:the |an? |la |el )?(?:[a-z]+ ){1,3})?(?:\w+\s+)?(?:in|at|en|de|por)\s+$"
)
THE_ONE = re.compile(r"^[^;]{0,40}\b(?:the one (?:in|by|near|outside|over)|oklahoma|okla\b)")
CALLED = re.compile(
    r"\b(?:town|place|village|it's|it is|pueblo|pueblito|lugar)\b[^.;!?]{0,16}\b(?:called|named|llamad[oa]|que se llama)\s+$"
)
LIVES_AFTER = re.compile(
    r"^,?\s*(?:que es )?(?:donde|where|which is where)\s+(?:(?:i|we|yo)\s+)?(?:\w+\s+)?(?:vivo|vivimos|estoy|radico|live|stay|am|i'm|we're)\b"
)
THEN_TO = re.compile(
    r"(?:\s+[a-z']+){0,4}\s*,?\s*(?:(?:and|y|but|pero)\s+)?(?:then|later|now|luego|despues|ahora|finally|por fin)\s+(?:(?:i|we|me|nos) )?(?:(?:moved?|vine|mude|mudamos|came|live|vivo|vivimos|am|estoy)\s+)?(?:to|in|a|en|here in|aqui en)\s+"
)
FIRST_IN = re.compile(
    r"\b(?:first|primero|antes|llegue|moved|lived|vine|came|vivi|vivia|started out|landed)\b[^.;!?]{0,40}$"
)
USED_TO_BE = re.compile(r"^\s+(?:used to be|was|era) (?:my |our |mi )?(?:home|casa)\b")
TIME_SERVED = re.compile(
    r"\b(?:did|served|spent|sat|doing|pulled) (?:\w+ ){1,3}(?:at|in) $|\b(?:graduated|graduate of|grad of|class of '?\d+,?|walked the stage at|diploma from) $"
)
NOW_FROM = re.compile(r"(?:^|[,.;] ?)(?:de|from) $")
MOVED_AFTER = re.compile(r"^ (?:me|nos) (?:mud|cambi|vin)\w+ a ")
PEOPLE_FROM = re.compile(
    r"(?:^|[,.;] ?)(?:(?:my|mi|mis) )?(?:people|folks|family|familia|gente|kin|parents|papas|padres|mom|dad) (?:is |are |es |son |all )*(?:from|de|out of|live in|viven en) (?:the )?$"
)
ORIGIN_AFTER = re.compile(r"^\s+(?:originally|at first|before that|de origen|originalmente)\b")
BESIDE = re.compile(r"\s*(?:/|-|or|and|y|o)\s*")
AWAY_FROM = re.compile(r"\b(?:hours?|minutes?|min|miles?|horas?|minutos|millas)\s+(?:away )?(?:from|of|out of|de)\s+$")
THERE_IN = re.compile(r"\s*,?\s*(?:out |over |up |down )?(?:in|at|en)\s+")
JOINED = re.compile(r"\s*(?:,|or|and|y|o|/|&)\s*(?:even |maybe |in |to |en |a )?")
WORKS_NOW = re.compile(
    r"\b(?:i (?:\w+ )?work|(?:^|[,.;] )work (?:at|for|the|in|as)|i'm (?:\w+ )?(?:working|employed)|my (?:job|hours|shifts?|boss|supervisor)\b|i'm an? [\w -]{2,30} (?:at|for) |(?:^|\byo )trabajo|trabajo (?:en|de|como|para)|working|work (?:at|for|in|as))\b(?<!to work at)(?<!to work in)(?<!to work with)(?<!to work for)(?<!to work as)"
)
ALONE = 3  # words of a message that may be a badly misspelled answer to "where do you live?", and nothing else
LOOSELY = 74
FOR_ME = re.compile(r"\b(?:for me|para mi)\b")
TRIBE = re.compile(rf"^(?:{TRIBES})$")
TRIBE_CONTEXT = re.compile(
    r"\b(?:citizen|member|tribe|tribal|nation|enrolled|native|indian|card|cdib|nacion|tribu|miembro|descent|ciudadan[oa])\b"
)
ASKED = re.compile(
    r"\b(?:pay|pays|paid|make|makes|earn|earns|salary|wages?|cost|costs|tuition|is there (?:a|an)|are there|school|college|tech center|campus|"
    r"programs?|classes|offer|gana|ganan|paga|pagan|cuesta|escuela|hay|cursos|clases|demand|hiring|openings)\b"
)
MOVE = re.compile(
    r"\b(?:used to live|lived|grew up|born(?! and raised)|(?<!born and )raised|(?<!with )(?<!w )(?:family|relatives|friends|people|kin|folks|familia|parientes) (?:is |are |live |living |over |down |up |out )*(?:in|near|around|en)|got my (?:\w+ )?(?:cna|lpn|rn|cdl|license|degree|diploma|ged|hiset|cert\w*|training|associates?|bachelors?) (?:in|at)|(?:mud\w+|cambi\w+|vine|vinimos) de|moved from|went to|graduated|attended|studied|took (?:\w+ )?class(?:es)?|worked|trabaje|trabajaba|used to work|estudie|nacio|naci|creci|vivia|vivi|don't want to (?:go|drive)|hate)\b[^,.;]*$"
)
WORDS = frozenset(
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
COMMON_WORDS = frozenset(
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
STATES_TOO = frozenset({"kansas", "washington"})
COUNTIES_LIKE_STATES = frozenset({"oklahoma", "texas", "washington", "delaware"})
IN_ONLY = re.compile(r"\b(?:am|out|back|here)\s+(?:in|en)\s+$")
