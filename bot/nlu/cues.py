"""How people say what they are, have and need: patterns in plain spelling, English and Spanish.

A cue only says what a stretch of text is about. Whether it is denied, past, wished or somebody else's is decided by
`bot.nlu.context`; patterns whose own words already deny ("clean record", "sin carro") stand under a denial of their own.
"""

# ruff: noqa: E501, SIM905 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re
from dataclasses import dataclass

TRIBES = (
    r"cherokee|choctaw|chickasaw|muscogee|creek|seminole|osage|comanche|kiowa|apache|pawnee|ponca|potawatomi|shawnee|quapaw|caddo|"
    r"delaware|wichita|cheyenne|arapaho|sac and fox|iowa|kaw|otoe|tonkawa|wyandotte|modoc|miami|ottawa|peoria|keetoowah|navajo|kickapoo|"
    r"euchee|yuchi|absentee shawnee"
)


SPELLED = """
    felony felonies veteran disability disabled parole probation diploma weekends evenings nights mornings
    months weeks college bachelors associates unemployed children daycare childcare vehicle license
    transportation hours miles minutes dollars online training program welding nursing nurse electrician
    plumber mechanic interested looking working nothing evening weekend tuition scholarship certified
    experience graduated dropped because currently school enfermera soldador electricista plomero mecanico
    antecedentes licencia preparatoria secundaria veterano discapacidad semanas dolares millas minutos escuela
    trabajo noches mananas capacitacion
    """.split()
"""Words of the cues below, for putting misspelled ones right."""


@dataclass(frozen=True)
class Cue:
    """`pattern` speaks of `value` of the profile's `kind`. `denies`: its own words say that it does not apply."""

    kind: str
    value: str
    pattern: re.Pattern[str]
    denies: bool = False


def _cue(kind: str, value: str, pattern: str, denies: bool = False) -> Cue:
    return Cue(kind, value, re.compile(rf"(?<![\w'])(?:{pattern})(?![\w'])"), denies)


_MILITARY = r"(?:the )?(?:us |u\.s\. )?(?:army|navy|marines?|marine corps|air force|military|coast guard|national guard|service|armed forces)"

STATUSES = (
    _cue(
        "status", "veteran",
        r"(?:army |navy |marine |air force |military |combat |disabled |war |iraq |afghanistan |vietnam )?veterans?(?! (?:benefits|services|center|affairs|office|programs?)\b)"
        r"|(?:army|navy|marine|air force|combat|military|disabled|iraq) vet|(?:a|i'm|am) vet(?! (?:tech|assistant|school|clinic|office|nurse))"
        rf"|(?:i |i've )?(?:served|was|got out of|been in|spent \w+ years in|did \w+ years in|discharged from|separated from|retired from|got out|was an? [\w ]{{1,20}}) (?:in )?{_MILITARY}(?! (?:industry|sector))"
        r"|ex[- ]military|former (?:soldier|marine|sailor|military)|ex[- ]marine|my gi bill|the gi bill|honorabl[ey] discharged?"
        r"|veteran[oa]s?|servi en (?:el|la|los) (?:ejercito|marina|fuerza aerea|militar|fuerzas armadas|marines)|fui (?:militar|soldado|marine)|estuve en (?:el ejercito|la marina|el servicio militar)|ex[- ]?militar",
    ),
    _cue("status", "veteran", r"never served|never was in (?:the )?(?:army|military|service)|nunca (?:servi|estuve) en (?:el|la) (?:ejercito|militar|marina)|no military(?: service| background)?|civilian", True),
    _cue(
        "status", "tribal_citizen",
        rf"(?:{TRIBES})(?: nation)? (?:citizen|member|tribal member|tribe member|indian|enrolled|descent|card|citizenship)|(?:citizen|member|enrolled(?: member)?|enrolled citizen)(?: (?:of|in|with))?(?: the)?(?: \w+)? (?:{TRIBES})(?: nation| tribe)?"
        rf"|i'm (?:a |an |full[- ]blood |half |part )?(?:{TRIBES})(?= *(?:$|[.,;!]|and|y|nation|tribe|but|with|too))|soy (?:de la nacion )?(?:{TRIBES})"
        rf"|^(?:{TRIBES})(?=\s*,\s*(?:living|live|from|in|vivo|de)\b)|ciudadan[oa] (?:{TRIBES})"
        r"|tribal (?:citizen|member|citizenship|membership|id|card)|member of (?:a|my|the) (?:\w+ )?tribe|enrolled (?:in|with) (?:a|my|the) (?:\w+ )?(?:tribe|nation)|enrolled (?:tribal )?(?:member|citizen)|cdib(?: card)?|native american|american indian|i'm native"
        r"|miembro de (?:la|una) (?:nacion|tribu)(?: \w+)?|ciudadan[oa] (?:de la nacion|tribal|de una tribu)(?: \w+)?|nativ[oa] american[oa]|tribu (?:\w+)",
    ),
    _cue(
        "status", "disability",
        r"disability|disabilities|disabled(?! (?:veteran|vet|people|person|kids|adults|children))|on ssdi|ssdi|wheelchair|i'm deaf|i'm blind|legally blind|hard of hearing|amputee|i'm autistic|(?:i have|i'm on the) autism(?: spectrum)?|handicapped|i have (?:cerebral palsy|epilepsy|multiple sclerosis|ms|down syndrome)|one arm|lost (?:my|a) (?:leg|arm|hand|sight|hearing)"
        r"|discapacidad(?:es)?|discapacitad[oa]|incapacitad[oa]|silla de ruedas|soy sord[oa]|soy cieg[oa]",
    ),
    _cue("status", "disability", r"able[- ]bodied", True),
    _cue(
        "status", "justice_involved",
        r"felon(?:y|ies|s)?|(?:criminal|arrest|prison|police) (?:record|history|background)|criminal past|(?:have|got|with|has|having|my) (?:a |an )?(?:old )?(?:record|background|rap sheet|past)(?! (?:in|of|as|working|check|with|is clean|experience|job))|any (?:record|background)|a record|on (?:parole|probation|papers)|parole|probation|convicted|convictions?|"
        r"(?:in|out of|from|been to|went to|left|after|of) (?:\w+ )?(?:prison|jail)|prison|jail|incarcerat(?:ed|ion)|locked up|did time|served time|doing time|released from|ex[- ]?con|ex[- ]?offender|ex[- ]?felon|misdemeanors?|(?:a |my |got a |have a )dui|doc custody|halfway house|background check"
        r"|antecedentes(?: penales| criminales)?|record criminal|carcel|prision|libertad condicional|condena(?:do|da)?|delito(?: grave)?s?|probatoria|estuve pres[oa]|salir de la carcel|sali de (?:la carcel|prision)",
    ),
    _cue("status", "justice_involved", r"clean (?:record|background|history)|(?:my )?(?:record|background)(?: check)? is (?:clean|clear|good|fine)|clear background|can pass a background(?: check)?|never been (?:arrested|convicted|in trouble|to jail|to prison|locked up|incarcerated)|never (?:arrested|convicted|did time|been in jail)|record limpio|sin (?:antecedentes|record)(?: penales| criminal(?:es)?)?|nunca (?:he estado|estuve) (?:en la carcel|pres[oa])", True),
    _cue(
        "status", "parent",
        r"(?:have|got|raise|raising|with|and|had|as|watch|care for|taking care of|for|no|any|of|home with) (?:(?:a|an|my|our|the|\d+|one|two|three|four|five|six|young|small|little|school[- ]age|other|any) )*(?:kids?|children|babies|toddlers?|infants?|newborn|twins|baby)(?! (?:care|center|clothes|at the|in the school|who))"
        r"|(?:\d+|one|two|three|four|five|six) (?:young |small |little |school[- ]age )*(?:kids|children|babies|boys|girls)|my (?:\w+ )?(?:kids|children|toddlers?|baby|little ones?|babies|newborn|infant)(?:'s)?|my (?:kid|child)(?! (?:is |who |wants|needs))|single (?:mom|mother|dad|father|parent)|(?:i'm|am|i'm also) (?:a |an )?(?:\w+ )?(?:mom|mother|dad|father|parent|momma|mommy)(?! of the)|(?:mom|mother|dad|father|mama|parent) (?:of|to) (?:\w+|\d+)|stay[- ]at[- ]home (?:mom|dad|parent|mother)|i have (?:a|an|one|\d+|two|three) (?:\w+[- ]){0,4}(?:son|daughter|kid|child|year old|yr old|month old|boy|girl)s?|my \w+[- ]year[- ]old|(?:a|my) (?:\d+|two|three|four|five|six) (?:year|month) old|child support"
        r"|tengo (?:un|una|dos|tres|cuatro|cinco|\d+)? ?(?:\w+ )?(?:hij[oa]s?|nin[oa]s?|bebes?|chamac[oa]s|chiquit[oa]s)|mis (?:\w+ )?(?:hij[oa]s|nin[oa]s|bebes)|madre soltera|padre soltero|mama soltera|papa soltero|soy (?:mama|madre|papa|padre)(?: de \w+)?|no tengo hijos|hijos",
    ),
    _cue("status", "parent", r"childless|child[- ]free|sin hijos|no hijos", True),
    _cue(
        "status", "dislocated_worker",
        r"laid[- ]?off|lay[- ]?offs?|let go|got let go|(?:plant|factory|store|shop|mill|company|business|refinery|mine|place|job|work) (?:[a-z]+ ){0,4}?(?:closed|closing|shut down|shutting down|shut|went under|moved to mexico|shuttered|went out of business)|(?:plant|factory|mill|mine|refinery|store) [^.;]{0,40}\b(?:it|they) (?:closed|shut down|went under|shut its doors)|downsized|downsizing|reduction in force|riffed|furloughed|my (?:job|position) (?:was|got) (?:eliminated|cut|outsourced|automated)|lost my job (?:when|because|due|after)(?: the| my)?(?: \w+)? (?:plant|factory|store|company|closed|shut|layoffs?)"
        r"|(?:cerro|cerraron|cerrado|cerrando|va a cerrar) (?:la|el|mi) (?:planta|fabrica|tienda|compania|empresa|negocio|taller|restaurante)|(?:la|mi) (?:planta|fabrica|tienda|compania|empresa) (?:donde trabajaba )?(?:cerro|va a cerrar|quebro)|recorte de personal|(?:me|nos) despidieron|me (?:dejaron sin trabajo|descansaron|liquidaron|recortaron)|me despidieron porque (?:cerro|cerraron)|layoff",
    ),
    _cue(
        "status", "unemployed",
        r"unemployed|out of (?:a |of )?(?:work|job)|jobless|(?:have|having|got) (?:no|a) job(?= (?:right now|at the moment|yet))|no job(?! (?:that|training|pays|offers?))|not working(?: right now| now| currently)?|not employed|between jobs|lost my job|got fired|was fired|(?:don't|do not) have (?:a job|work|any work)|i(?:'m| am) on unemployment|drawing unemployment|quit my job|without a job|haven't worked|no longer employed|i'm not working"
        r"|desemplead[oa]|sin (?:trabajo|empleo)|no (?:tengo|estoy) (?:trabajo|empleo|trabajando)|perdi (?:mi|el) (?:trabajo|empleo)|me despidieron|me corrieron|me quede sin (?:trabajo|empleo)|estoy parad[oa]",
    ),
    _cue(
        "status", "employed",
        r"i (?:make|earn) (?:about |only |around |like )?\$?\d+|i (?:currently |still |already |now |just |do )?work (?!with my hands|with|good|well|hard|best|better|out)(?:\w+)|i'm (?:currently |still |now )?(?:working|employed|self[- ]employed)(?! on| toward| to| for my)|(?:have|got) (?:a |an )?(?:full[- ]time |part[- ]time |good |decent |day )?job(?! (?:offer|interview|before|in mind|yet))|my (?:current |day )?(?:job|boss|employer|shift|work schedule)(?: is| at| now|'s| keeps| won't| lets)|currently (?:work|working|employed)|working (?:full|part)[- ]time|working (?:at|for|nights|days|as an?) |work full[- ]time|i have two jobs|work two jobs"
        r"|(?:actualmente |ahora |ya |yo )?trabajo (?:en|de|como|para|por|tiempo completo|medio tiempo|noches|turno)|estoy trabajando|tengo (?:un )?(?:trabajo|empleo)|soy emplead[oa]",
    ),
    _cue(
        "status", "high_school_student",
        r"(?:i'm |am |i'm a |still |currently |im )?(?:in|at) (?:high school|hs)(?! (?:i|we|and i|was|diploma|equivalen))|still in (?:high )?school|high school (?:student|senior|junior|sophomore|freshman|kid)|(?:i'm|am|as|is|he's|she's|currently|and) (?:a |an |currently a )?(?:rising )?(?:junior|senior|sophomore|freshman)(?: (?:at|in) (?:\w+ ){0,3}(?:high|hs|high school))?(?! (?:citizen|developer|manager|in college|at (?:osu|ou|uco)))|(?:1[0-2]th|9th|ninth|tenth|eleventh|twelfth) (?:grader|grade now)|in (?:the )?(?:1[0-2]th|9th|ninth|tenth|eleventh|twelfth) grade|graduat(?:e|ing) (?:high school )?(?:in|this|next) (?:may|june|spring|year|december|summer)|i graduate (?:in|this|next)|(?:junior|senior|sophomore|freshman) (?:at|in) \w+ (?:high|hs)"
        r"|(?:estoy|voy|sigo|todavia) (?:\w+ )?(?:en|a) (?:la )?(?:preparatoria|prepa|high school|secundaria|highschool)|estudiante de (?:preparatoria|prepa|secundaria|high school)|(?:estoy en|curso|voy en) (?:el )?(?:grado|9|10|11|12|noveno|decimo|undecimo|doceavo)(?: grado)?|todavia (?:estoy )?en la escuela",
    ),
    _cue(
        "status", "english_learner",
        r"learning english|(?:my )?english (?:is |isn't )(?:\w+ )?(?:bad|poor|not good|limited|broken|weak|ok|my second language|second language|good|great|the best)|(?:don't|do not|can't) (?:speak|know|read|understand|write) (?:much |good |very good |a lot of |any |enough |well )*english|(?:speak|know) (?:only )?(?:a little|little|limited|some|no) (?:bit of )?english|english is (?:not )?my (?:second|first) language|esl(?: student)?|english learner|only speak spanish|improve my english|learn (?:more |better )?english"
        r"|no (?:hablo|se|entiendo|domino|leo) (?:mucho |bien |muy bien |el |nada de |casi |tanto )*ingles|(?:hablo|se|entiendo) (?:muy )?(?:poco|poquito|solo un poco de|un poco de) (?:de )?ingles|poco ingles|sin (?:hablar |saber )?ingles|aprendiendo (?:a hablar )?ingles|(?:quiero|necesito|quisiera|me gustaria) (?:aprender|mejorar)(?: mi| a hablar| el| mas)* ingles|mi ingles (?:no )?es (?:\w+)|solo hablo espanol|estudiando ingles",
    ),
    _cue(
        "status", "low_income",
        r"low[- ]income|(?:on|get|getting|receive|have|use|i'm on|living on|qualify for) (?:snap|food stamps|ebt|welfare|tanf|wic|soonercare|sooner ?care|medicaid|section 8|public assistance|government assistance)|food stamps recipient|below (?:the )?poverty|poverty (?:line|level)|living paycheck to paycheck|free lunch"
        r"|bajos ingresos|(?:tengo|recibo|me dan|con) (?:las |los )?(?:estampillas|cupones|snap|medicaid|soonercare|wic|asistencia publica|cupones de comida|estampillas de comida)|bajo ingreso",
    ),
    _cue(
        "status", "no_diploma",
        r"no (?:high school |hs )?(?:diploma|ged)(?: or ged| or diploma)?|without (?:a |my )?(?:high school |hs )?(?:diploma|ged)|(?:dropped|drop) out(?! of (?:college|university|nursing|uni|osu|ou|tcc|occc))(?: of (?:high )?school)?|dropout|(?:didn't|did not|never|haven't|don't) (?:finish|finished|graduate|graduated|complete|completed|get through|make it through)(?: from| my)? ?(?:high school|hs|school)|never graduated(?! college)|(?:quit|left|stopped) (?:high )?school|(?:don't|do not|never) (?:have|got|get|had) (?:a |my |any )?(?:high school |hs )?(?:diploma|ged)|only (?:finished|have|went to|made it to|got to|completed)(?: the| through)? (?:\w+) grade|(?:made it to|got to|up to|finished|through)(?: the)? (?:[5-9]th|1[01]th|sixth|seventh|eighth|ninth|tenth|eleventh) grade|kicked out of school"
        r"|no (?:termine|acabe|complete|me gradue de|tengo)(?: la| mi| el| de)* (?:escuela|preparatoria|prepa|secundaria|high school|diploma|bachillerato|ged)|(?:deje|abandone|me sali de|sali de) (?:la )?(?:escuela|preparatoria|prepa|secundaria|high school)|(?:solo|nomas|llegue|estudie|hice)(?: \w+)? (?:hasta )?(?:la )?(?:primaria|secundaria|sexto|octavo|noveno)(?: grado)?|sin (?:diploma|preparatoria|ged|estudios)",
    ),
)  # fmt: skip

EDUCATION = (
    _cue("education", "master", r"master'?s?(?: degree)?(?= (?:in|degree|of)|\s*(?:$|[.,!]))|masters|mba|ph\.?d|doctorate|maestria|doctorado"),
    _cue("education", "bachelor", r"bachelor'?s?(?: degree| of \w+)?|4[- ]year degree|four[- ]year degree|(?:a|my|have|got) (?:college|university) degree|college (?:grad|graduate|educated)|graduated (?:from )?(?:college|university|osu|ou|uco)|finished college|(?:b\.?s\.?|b\.?a\.?) (?:in|degree)|licenciatura|licenciad[oa] en|titulo universitario|carrera universitaria terminada|termine la universidad|ingenier[oa] titulad[oa]"),
    _cue("education", "associate", r"associate'?s?(?: degree)?(?! (?:at|for|position|job|manager))|2[- ]year degree|two[- ]year degree|a\.?a\.?s\.? degree|aa degree|titulo tecnico superior|grado asociado|tecnico superior"),
    _cue("education", "some_college", r"some college|a little college|(?:some|a few|few|\d+|had|have|got) (?:college )?credits(?: (?:from|at|of) college)?|college credits|(?:\d+|one|two|three|a|couple|few|some)(?: and a half)? (?:years?|semesters?)(?: of| in| at) (?:college|university|uni|community college|osu|ou|tcc|occc|uco|rose state|nsu)|(?:dropped|drop) out of (?:college|university|uni|osu|ou|tcc|occc|nursing school)|(?:didn't|never|not) finish(?:ed)? college|(?:quit|left|started|went to|attended|tried|been to|did some) (?:some )?(?:college|university)|college(?: but)? no degree|didn't (?:get|finish) (?:my|a|the) degree|(?:i'm |currently )?in college|college (?:student|sophomore|freshman|dropout)|algo de (?:universidad|colegio|college)|(?:\d+|un|una|dos|tres|unos|algunos|par de) (?:anos?|semestres?)(?: de| en)(?: la)? (?:universidad|college|carrera)|no termine (?:la universidad|el college|la carrera)|deje la universidad|universidad (?:incompleta|trunca)|carrera trunca|creditos universitarios"),
    _cue("education", "high_school", r"(?:high school|hs|highschool) (?:diploma|grad|graduate|degree|education|diplma)|(?:graduated|finished|completed|done with|out of|graduate of|graduated from) (?:from )?(?:high school|hs|highschool|12th(?: grade)?)|graduated (?:from )?\w+ (?:high|hs)|(?:my |a |have |got )*(?:ged|g\.e\.d\.?|hiset|hi[- ]set|diploma)|just graduated(?! (?:from )?(?:college|osu|ou|university))|just (?:high school|hs)|only (?:high school|hs)|12th grade|(?:termine|acabe|tengo|complete|hice|con|solo) (?:la |mi |el )?(?:preparatoria|prepa|bachillerato|high school|ged)|preparatoria(?: terminada| completa)?|bachillerato(?: terminado)?|me gradue de (?:la )?(?:high school|prepa|preparatoria)"),
)  # fmt: skip

TRANSPORT = (
    _cue("transport", "none", r"(?:don't|do not) have (?:any |an? )?[\w ]{1,20}(?:,(?: [\w ]{1,20},)?(?: or| nor| and)?| or| nor) (?:an? |any )?(?:car|vehicle|truck)|no tengo (?:ni )?[\w ]{1,20}(?:,| ni| o)(?: ni)? (?:un |una )?(?:carro|coche|auto)|no (?:car|vehicle|truck|transportation|wheels|ride|license|way to (?:get (?:there|around|to \w+))|transport)|(?:don't|do not|doesn't|haven't|hadn't) (?:have|got|own) (?:a |my own |my |any |no |reliable |my own )*(?:car|vehicle|truck|transportation|wheels|ride|way to get (?:there|around))|without (?:a )?(?:car|vehicle|transportation|ride)|(?:can't|don't|do not|never learned to|not able to) drive(?! (?:at night|far|more|over|past|that|to|long|trucks|a truck|in))|car (?:broke down|is broke|died|is dead|broken|is broken|is down|got repo'?d|is in the shop|was repossessed|got totaled|is totaled|won't start|quit)|(?:truck|car) (?:just )?(?:broke down|died|got repossessed)|lost my (?:driver'?s )?license|licen[sc]e (?:is|was|got|has been) (?:suspended|revoked)|suspended license|(?:walk|walking) everywhere|carless|sold my (?:car|truck)|i (?:just )?walk|on foot|totaled my (?:car|truck)|wrecked my (?:car|truck)"
         r"|no (?:tengo|cuento con) (?:\w+ )?(?:carro|coche|auto|transporte|vehiculo|camioneta|troca|licencia de (?:conducir|manejar)|como llegar|en que (?:ir|moverme))|sin (?:carro|coche|auto|transporte|vehiculo)|no (?:manejo|puedo manejar|se manejar|conduzco)|se me (?:descompuso|echo a perder) (?:el|mi) (?:carro|coche|troca)|mi (?:carro|coche|troca) no (?:sirve|funciona|jala)|a pie|caminando"),
    _cue("transport", "bicycle", r"(?:have|ride|on|got|by|only|my|use) (?:a |my )?(?:bike|bicycle)|bike (?:everywhere|only)|bicicleta"),
    _cue("transport", "transit", r"(?:take|ride|riding|use|taking|by|on|using|catch|via|rely on|depend on) (?:the )?(?:city )?(?:bus|buses|transit|public transit|public transportation|embark|metrolink|public transport)|bus (?:rider|line|route|pass)|public (?:transit|transportation|bus)|city bus|just the bus|only the bus|bus only|embark bus|(?:en|el|uso el|tomo el|por) (?:autobus|bus|camion|transporte publico)"),
    _cue("transport", "ride", r"(?:my )?(?:mom|mother|dad|wife|husband|sister|brother|friend|buddy|bro|sis|pal|neighbor|boyfriend|girlfriend|cousin|aunt|uncle|grandma|grandpa|roommate|son|daughter|coworker|family|somebody|someone|people) (?:can |could |will |would |drives?|drops?|takes?|gives?)(?:drive|drop|take|give|haul|bring)? ?(?:me|us)(?! (?:a chance|hope|how))|(?:get|getting|got|catch|bum|have|find|need|hitch|can get|rely on|depend on|has) (?:a |my |some )*rides?(?: from| with| to)?|rides from|carpool(?:ing)?|ride ?share|shar(?:e|es|ing) (?:a|the|one|my|our) (?:car|truck|vehicle)|one car (?:for|between|with|family)|borrow(?:ing)? (?:my |a |his |her |the |someone's )*(?:\w+'s |\w+s |\w+ )?(?:car|truck|vehicle)|shared (?:car|vehicle)|me (?:lleva|llevan|da un aventon|dan un aventon|dan ride|da ride|puede llevar)|aventon|raite|comparto (?:el|un|mi) (?:carro|coche|auto)|compartimos (?:el|un) (?:carro|coche)|me prestan (?:el|un) (?:carro|coche)|pido ride"),
    _cue("transport", "car", r"(?:have|got|own|has|drive|driving|with|bought|using) (?:a |my |my own |an |our |reliable |the |old |good |working |decent |own |running |beat[- ]up )*(?:car|truck|vehicle|transportation|pickup|van|suv|wheels|motorcycle|ride)(?! (?:for|semi|driving|driver|school))|my (?:own )?(?:\w+ )?(?:car|truck|vehicle|pickup)(?! (?:broke|is broke|died|won|got|insurance|payment|is dead|is in|quit|is down|is totaled))|own (?:car|vehicle|transportation|truck)|reliable transportation|(?:can|i|willing to|able to) drive(?= *(?:$|[.,;!]| myself| up to| anywhere| about| an? | \d| there| to | within| half| thirty| twenty| forty| fifteen| ten| around| if))|car is (?:fine|good)|(?:tengo|con|manejo|traigo) (?:un |una |mi |el |mi propio |mi propia )*(?:carro|coche|auto|transporte|vehiculo|camioneta|troca|transporte propio)|(?:puedo |yo |si )?manej(?:o|ar)(?! (?:un|una|camiones|trailer|montacargas|dinero))|carro propio|mi (?:carro|coche|troca|camioneta)(?! no)"),
)  # fmt: skip

SCHEDULE = (
    _cue("schedule", "all", r"when ?ever(?! (?:i|you|they|it|we) (?!can|want))|any ?time|any (?:time|day|schedule|shift|hours)|flexible|open (?:schedule|availability)|wide open|(?:my )?schedule is (?:open|flexible|free)|24/7|all day every day|doesn't matter when|any (?:day|hour)s?(?: or night)?|day or night|cuando sea|a cualquier hora|cualquier (?:hora|horario|dia|momento)|todo el dia|tengo (?:todo el )?tiempo libre|horario (?:abierto|flexible)|no importa (?:la hora|el horario|cuando)"),
    _cue("schedule", "evening", r"after (?:the |my )?(?:kids?|baby|children|girls|boys)(?: are| is|'re)? (?:in bed|asleep|go(?:es)? to (?:bed|sleep))|nights?(?! (?:shift|shifts|school teacher|stocker|club|auditor|guard))|evenings?|week ?nights?|at night|(?:after|past) (?:work|5|6|4|5:30|4:30|five|six|5 ?pm|6 ?pm|4 ?pm|dinner|my shift|hours|5 ?p\.m\.|7|5ish)|night (?:class|classes|school|time|courses?|program)|(?:6|7|8|5) ?(?:pm|p\.m\.) (?:or|and) later|from (?:5|6|7) ?pm(?: on)?|(?:por |en |de |solo |las )(?:la |las )?noches?|noches|nocturn[oa]s?|despues (?:de|del) (?:las )?(?:5|6|4|cinco|seis|cuatro|trabajo|las cinco|trabajar|7)|saliendo del trabajo|al anochecer"),
    _cue("schedule", "day", r"day ?times?|(?:during|in) the days?|mornings?|week ?days?|days? (?:only|class|classes|time|works?|is|are|would|best|mostly|or|shift class|program|school|if)|(?:only|just|do|prefer|want|like|mostly|either|have|my|free|available|can do|can only do|work for me) days|(?<=, )days(?=\s*(?:$|[.!,;]))|afternoons?|while (?:my|the) (?:kids|children|son|daughter|kid)(?: is| are|'s|'re)? (?:at|in) (?:school|daycare|class)|(?:kids|he|she|they)(?: are|'re| is|'s) (?:in|at) school|(?:9|8) ?(?:am)? ?(?:to|-) ?(?:5|3|4|2) ?(?:pm)?|before (?:noon|3|2|lunch)|(?:monday|mon) (?:through|to|thru|-) (?:friday|fri|thursday|thurs?|wednesday|wed)|(?:por |en |de |solo |las )(?:la |las )?(?:mananas?|dia|tardes?)(?! de)|entre semana|de lunes a viernes|mananas|durante el dia|mientras (?:mis|los) (?:hijos|ninos) estan en la escuela"),
    _cue("schedule", "weekend", r"week ?ends?|saturdays?|sundays?|sats?(?= (?:and|or|&|\+|/|mornings?|afternoons?|evenings?|nights?))|on the weekend|fin(?:es)? de semana|(?:los )?(?:sabados?|domingos?)"),
)  # fmt: skip

ONLINE = (
    _cue("online_ok", "no", r"(?:not|no|nothing|isn't|don't want|don't like|can't do|hate|won't do|don't do|never|without|rather not do|bad at|suck at|no good at|can't stand) (?:any |do |to do |take |learn |going |good )*(?:online|virtual|remote|zoom|computer classes)(?: \w+)?|in[- ]person only|only in[- ]person|has to be in[- ]person|(?:no|don't have|without|no good) (?:any |good |home )*(?:internet|wifi|wi-fi)(?: at home)?|(?:no|nada) (?:quiero |me gusta |puedo )?(?:en linea|por internet|en internet|virtual|online|clases en linea)|solo (?:en persona|presencial)|no tengo (?:internet|wifi)|nada (?:de )?(?:en linea|virtual|online)"),
    _cue("online_ok", "yes", r"online(?: (?:is|are|would be|works?|ok|okay|fine|good|class(?:es)?|program|training|too|school|course(?:s)?|only|or))*|(?<!minutes )(?<!miles )(?<!min )(?<!away )(?<!far )(?<!hour )(?<!hours )from home(?! with)|virtual(?:ly)?|remote(?:ly)?(?! (?:area|town|pilot))|over zoom|on zoom|on my (?:phone|laptop|computer)|(?:en|por) (?:linea|internet)|a distancia|desde (?:mi )?casa|virtual(?:es)?"),
)  # fmt: skip
_EXCEPT = re.compile(
    r"\b(?:anything|any ?time|any day|whenever|all|everything|cualquier (?:dia|hora|horario)|siempre|cuando sea)[^.;!?]{0,16}?\b(?:but|except|besides|excepto|menos|other than|not|no)\b"
)
EXCEPT_AFTER = re.compile(r"\s+(?:\w+\s+)?(?:but|except|besides|excepto|menos|other than)\b")
SHIFT_WORK = re.compile(
    r"\b(?:work|works|working|worked|trabajo|trabajando|trabaja|shift|job is|on)(?: (?:the|at|on|full[- ]time|a|mostly|all|every|most|overnight|long|12 hour|de|en|por|la|los|las|turno|el|swing|graveyard|lots of|at \w+|\w+ at))*\s+$"
)
NOT_SCHEDULE = re.compile(
    r"\b(?:to|good|last|every|the other|all|tomorrow|yesterday|buenas|buen|buenos|late|one|some|this|by the|these|those|spend the|for the|a|per|esta|anoche|that|the same|mid|each|hasta)\s*$"
)


def allowed_except(text: str, start: int) -> bool:
    """Whether the schedule word at `start` is what "any time but" leaves out."""
    return any(match.end() <= start <= match.end() + 24 for match in _EXCEPT.finditer(text))


def patterns() -> list[str]:
    """The sources of all cues: their words are known words."""
    groups = (STATUSES, EDUCATION, TRANSPORT, SCHEDULE, ONLINE)
    return [cue.pattern.pattern for group in groups for cue in group]
