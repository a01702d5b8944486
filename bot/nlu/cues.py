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

_COLLEGE = r"(?:college|university|uni|community college|osu|ou|uco|tcc|occc|rose state|nsu|ecu|swosu|seosu|nwosu|rsu|oru|usao|cameron|langston|rogers state|redlands|carl albert|connors|murray state|seminole state|east central|northeastern state|tulsa community)"
EDUCATION = (
    _cue("education", "master", r"master'?s?(?: degree)?(?= (?:in|degree|of)|\s*(?:$|[.,!]))|masters|mba|ph\.?d|doctorate|maestria|doctorado"),
    _cue("education", "bachelor", rf"my degree (?:is|was|comes)(?: from| in)|(?:a|my|have|got|have a|got a|con) degree (?:in|from)|(?:teaching|business|engineering|biology|psychology|education|college|journalism|art|history) degree(?! program)|bba|(?:finished|got|have|earned) (?:my |a )?(?:bs|ba|bba)|titulad[oa]|me titule|egresad[oa] de (?:la )?universidad|soy licenciad[oa]|tengo (?:una |la |mi )?(?:ingenieria|carrera terminada)|college degree(?! program)|graduated (?:from )?{_COLLEGE}|bsn|undergrad degree|titulo (?:de|en) (?:ingenier|abogad|contador|medic|maestr|arquitect|administr)\w*|(?:termine|acabe) (?:la|mi) carrera|" r"bachelor'?s?(?: degree| of \w+)?|4[- ]year degree|four[- ]year degree|(?:a|my|have|got) (?:college|university) degree|college (?:grad|graduate|educated)|graduated (?:from )?(?:college|university|osu|ou|uco)|finished college|(?:b\.?s\.?|b\.?a\.?) (?:in|degree)|licenciatura|licenciad[oa] en|titulo universitario|carrera universitaria terminada|termine la universidad|ingenier[oa] titulad[oa]"),
    _cue("education", "associate", r"aas|a\.a\.|(?:finished|got|have|earned) (?:my |an )?aa|nursing degree(?: (?:at|from) (?:tcc|occc|rose state|connors|redlands))|titulo (?:tecnico |universitario )?de dos anos|" r"associate'?s?(?: degree)?(?! (?:at|for|position|job|manager))|2[- ]year degree|two[- ]year degree|a\.?a\.?s\.? degree|aa degree|titulo tecnico superior|grado asociado|tecnico superior"),
    _cue("education", "some_college", rf"(?:left|quit) {_COLLEGE}|estudi[eo] (?:la |en la )?universidad|tengo (?:la )?carrera de \\w+|(?:college|university) (?:that )?i (?:dropped|quit|didn't finish|never finished)|(?:sophomore|freshman|junior|senior)(?: year)? (?:in|at|of) {_COLLEGE}|(?:currently|now|go|goes|going|enrolled|attending|attend|student|classes?|hours|credits|went|year|semester) (?:at|to|in|from) {_COLLEGE}|\d+ (?:college )?credit hours|(?:\d+|some) college (?:hours|credits|classes)|semesters? (?:at|in) [a-z]+|\d+ credits(?! (?:of|to|short of|shy of|from) (?:my |a |finish|graduat|getting ))|(?:flunked|failed|dropped|kicked|bailed) (?:out )?(?:of )?{_COLLEGE}|(?:class(?:es)?|semesters?|credits?|hours) (?:short|shy|away|left|from (?:my|an?|finishing|graduating))|(?:ingenieria|licenciatura|universidad|carrera|enfermeria) (?:trunca|incompleta|sin terminar|a medias)|(?:me falt\w+|sin terminar) [^.;!?]{0,30}(?:licenciatura|carrera|universidad)|" r"some college|a little college|(?:some|a few|few|\d+|had|have|got) (?:college )?credits(?: (?:from|at|of) college)?|college credits|(?:\d+|one|two|three|a|couple|few|some)(?: and a half)? (?:years?|semesters?)(?: of| in| at) (?:college|university|uni|community college|osu|ou|tcc|occc|uco|rose state|nsu)|(?:dropped|drop) out of (?:college|university|uni|osu|ou|tcc|occc|nursing school)|(?:didn't|never|not) finish(?:ed)? college|(?:quit|left|started|went to|attended|tried|been to|did some) (?:some )?(?:college|university)|college(?: but)? no degree|didn't (?:get|finish) (?:my|a|the) degree|(?:i'm |currently )?in college|college (?:student|sophomore|freshman|dropout)|algo de (?:universidad|colegio|college)|(?:\d+|un|una|dos|tres|unos|algunos|par de) (?:anos?|semestres?)(?: de| en)(?: la)? (?:universidad|college|carrera)|no termine (?:la universidad|el college|la carrera)|deje la universidad|universidad (?:incompleta|trunca)|carrera trunca|creditos universitarios"),
    _cue("education", "high_school", r"first (?:one )?in my family to (?:finish|graduate|complete)(?: from)? high school|graduated (?:in )?'?\d\d(?!\d)|graduated top of my class|high school only|(?:estudie|llegue|hice) hasta (?:la )?(?:prepa|preparatoria|bachillerato)|(?:i|he|she|son|daughter|nephew|niece|grandson|granddaughter|brother|sister|kid|wife|husband) (?:just |already |finally )?graduated(?= *(?:$|[.,!;]|last|in|this|with|early|on time|so|and|a year|two|back))|homeschooled and graduated|graduated (?:from )?(?:\w+ ){1,4}in (?:may|june|december|\d{4})|me gradue de (?:\w+ ){1,4}en \w+|(?:^|hs |high |school |graduated,? |grad,? )class of (?:19|20)\d\d|went to vo[- ]?tech after high school|" r"(?:high school|hs|highschool) (?:diploma|grad|graduate|degree|education|diplma)|(?:graduated|finished|completed|done with|out of|graduate of|graduated from) (?:from )?(?:high school|hs|highschool|12th(?: grade)?)|graduated (?:from )?\w+ (?:high|hs)|(?:my |a |have |got )*(?:ged|g\.e\.d\.?|hiset|hi[- ]set|diploma)|just graduated(?! (?:from )?(?:college|osu|ou|university))|just (?:high school|hs)|only (?:high school|hs)|12th grade|(?:termine|acabe|tengo|complete|hice|con|solo) (?:la |mi |el )?(?:preparatoria|prepa|bachillerato|high school|ged)|preparatoria(?: terminada| completa)?|bachillerato(?: terminado)?|me gradue de (?:la )?(?:high school|prepa|preparatoria)"),
    _cue(
        "education", "none",
        r"(?:esta|va|voy|estoy|sigue|estudia|sigo) (?:\w+ )?(?:en|a) (?:la )?(?:high school|prepa|preparatoria|secundaria|highschool)|(?:en|voy en|va en|esta en|curso|cursa) (?:el )?(?:noveno|decimo|onceavo|undecimo|doceavo)(?: grado)?|(?:9|10|11|12)th grade(?:r)?|(?:ninth|tenth|eleventh) grade(?:r)?"
        r"|(?:left|quit|stopped) school (?:after|in|at)|(?:sali|deje)(?: la escuela)? (?:del|en|en el) (?:sexto|septimo|octavo|noveno|decimo|onceavo)|(?:termine|acabe|hice|tengo|solo|nomas|con|hasta|llegue a)(?: \w+){0,2}? (?:la )?(?:primaria|secundaria)(?! tecnica)|(?:prepa|preparatoria|bachillerato) (?:trunca|incompleta|sin terminar)"
        r"|(?:never|didn't) finish(?:ed)? (?:the )?\w+ grade|(?:primer|primero|segundo|tercer|tercero) (?:ano )?de (?:la )?(?:prepa|preparatoria|secundaria)|(?:[3-9]|10|11)th grade education|didn't graduate(?! (?:from )?(?:college|osu|ou))|(?:lack|short|need)(?:ing)? (?:\w+ )?credits? (?:to|of|for|from) [^.,;]{0,20}(?:diploma|high school|graduat\w+)|be an? (?:senior|junior|sophomore) (?:next|this|in the)|(?:only |just )?(?:went|made it|got) (?:to|through|thru|up to) (?:the )?(?:[5-9]th|10th|11th|fifth|sixth|seventh|eighth|ninth|tenth|eleventh)(?! of)|(?:made it )?through (?:the )?(?:[5-9]|10|11)th(?! of)|(?:finishing|in|starting|start)(?: up)? my (?:senior|junior|sophomore|freshman) year(?! (?:of|in) (?:college|uni))|(?:stopped|quit) going to school|(?:no|without) (?:a )?high school(?! (?:diploma|degree))|no (?:schooling|school) past (?:the )?\w+|(?:got|went) as far as (?:the )?\w+ grade|(?:didn't|never) (?:make it|get|go) past (?:the )?\w+(?: grade)?|never went to school|kicked out of (?:high )?school|(?:me falto|me faltaron) [^.;!?]{0,20}(?:prepa|preparatoria|bachillerato)|no estudie(?! mas)|me voy a graduar|(?:no tengo|sin) estudios|(?:no|nunca) fui a la escuela|(?:finished|completed|through|made it to|up to|only have|only got) (?:the |an? )?(?:[3-9]th|10th|11th|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh) grade(?: education)?|^primaria$|^secundaria$|in high school|high school student"
        r"|(?:\w+ (?:north|south|east|west|high)),? [^.;!?]{0,12}(?:sophomore|freshman|junior|senior)",
    ),
)  # fmt: skip


def patterns() -> list[str]:
    """The sources of all cues: their words are known words."""
    groups = (STATUSES, EDUCATION)
    return [cue.pattern.pattern for group in groups for cue in group]
