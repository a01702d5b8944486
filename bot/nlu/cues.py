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


_COLLEGE = r"(?:college|university|uni|community college|osu|ou|uco|tcc|occc|rose state|nsu|ecu|swosu|seosu|nwosu|rsu|oru|usao|cameron|langston|rogers state|redlands|carl albert|connors|murray state|seminole state|east central|northeastern state|tulsa community)"

EDUCATION = (
    _cue("education", "master", r"master'?s?(?: degree)?(?= (?:in|degree|of)|\s*(?:$|[.,!]))|masters|mba|ph\.?d|doctorate|maestria|doctorado"),
    _cue("education", "bachelor", rf"my degree (?:is|was|comes)(?: from| in)|(?:a|my|have|got|have a|got a|con) degree (?:in|from)|(?:teaching|business|engineering|biology|psychology|education|college|journalism|art|history) degree(?! program)|bba|(?:finished|got|have|earned) (?:my |a )?(?:bs|ba|bba)|titulad[oa]|me titule|egresad[oa] de (?:la )?universidad|(?:^|\b)(?:bs|ba|b\.s\.|b\.a\.) (?:from|at) \w+|(?:soy|fui|era) (?:licenciad[oa]|abogad[oa]|arquitect[oa]|ingenier[oa]|contador[a]? (?:public|titulad)[oa]|medic[oa] (?:de|en|general)|dentista de|quimic[oa])|tengo (?:una |la |mi )?(?:ingenieria|carrera terminada)|college degree(?! program)|graduated (?:from )?{_COLLEGE}|bsn|undergrad degree|titulo (?:de|en) (?:ingenier|abogad|contador|medic|maestr|arquitect|administr)\w*|(?:termine|acabe) (?:la|mi) carrera|" r"bachelor'?s?(?: degree| of \w+)?|4[- ]year degree|four[- ]year degree|(?:a|my|have|got) (?:college|university) degree|college (?:grad|graduate|educated)|graduated (?:from )?(?:college|university|osu|ou|uco)|finished college|(?:b\.?s\.?|b\.?a\.?) (?:in|degree)|licenciatura|licenciad[oa] en|titulo universitario|carrera universitaria terminada|termine la universidad|ingenier[oa] titulad[oa]"),
    _cue("education", "associate", r"assoc\.?(?: degree|iates?| in)|aas|a\.a\.(?:s\.?)?|(?:finished|got|have|earned) (?:my |an )?aa|nursing degree(?: (?:at|from) (?:tcc|occc|rose state|connors|redlands))|titulo (?:tecnico |universitario )?de dos anos|" r"associate'?s?(?: degree)?(?! (?:at|for|position|job|manager))|2[- ]year degree|two[- ]year degree|a\.?a\.?s\.? degree|aa degree|titulo tecnico superior|grado asociado|tecnico superior"),
    _cue("education", "some_college", rf"(?:left|quit) {_COLLEGE}|estudi[eo] (?:la |en la )?universidad|tengo (?:la )?carrera de \\w+|(?:college|university) (?:that )?i (?:dropped|quit|didn't finish|never finished)|(?:hours?|credits?) (?:at|from) {_COLLEGE}|(?:took|taken|had|a few|some|couple) (?:a |some |of )*(?:couple |few )?(?:classes|courses) (?:at|from) {_COLLEGE}|(?:sophomore|freshman|junior|senior)(?: year)? (?:in|at|of) {_COLLEGE}|(?:currently|now|go|goes|going|enrolled|attending|attend|student|classes?|hours|credits|went|year|semester) (?:at|to|in|from) {_COLLEGE}|\d+ (?:college )?credit hours|(?:\d+|some) college (?:hours|credits|classes)|semesters? (?:at|in) [a-z]+|\d+ credits(?! (?:of|to|short of|shy of|from) (?:my |a |finish|graduat|getting ))|(?:flunked|failed|dropped|kicked|bailed) (?:out )?(?:of )?{_COLLEGE}|(?:class(?:es)?|semesters?|credits?|hours) (?:short|shy|away|left|from (?:my|an?|finishing|graduating))|(?:ingenieria|licenciatura|universidad|carrera|enfermeria) (?:trunca|incompleta|sin terminar|a medias)|(?:me falt\w+|sin terminar) [^.;!?]{0,30}(?:licenciatura|carrera|universidad)|" r"some college|a little college|(?:some|a few|few|\d+|had|have|got) (?:college )?credits(?: (?:from|at|of) college)?|college credits|(?:\d+|one|two|three|a|couple|few|some)(?: and a half)? (?:years?|semesters?)(?: of| in| at) (?:college|university|uni|community college|osu|ou|tcc|occc|uco|rose state|nsu)|(?:dropped|drop) out of (?:college|university|uni|osu|ou|tcc|occc|nursing school)|(?:didn't|never|not) finish(?:ed)? college|(?:quit|left|started|went to|attended|tried|been to|did some) (?:some )?(?:college|university)|college(?: but)? no degree|didn't (?:get|finish) (?:my|a|the) degree|(?:i'm |currently )?in college|college (?:student|sophomore|freshman|dropout)|algo de (?:universidad|colegio|college)|(?:\d+|un|una|dos|tres|unos|algunos|par de) (?:anos?|semestres?)(?: de| en)(?: la)? (?:universidad|college|carrera)|no termine (?:la universidad|el college|la carrera)|deje la universidad|universidad (?:incompleta|trunca)|carrera trunca|creditos universitarios"),
    _cue("education", "high_school", r"(?:hs|high school) dip\b|(?:me )?gradue de (?:la )?(?:high|high school|prepa|preparatoria)|class of '?\d\d(?!\d)|i did (?:finish|graduate)(?: from)? (?:high school|hs|school)|walked (?:the stage )?(?:at|in|from) \w+(?: \w+)? in (?:19|20)\d\d|got (?:out|done) with (?:high )?school in (?:19|20)\d\d|first (?:one )?in my family to (?:finish|graduate|complete)(?: from)? high school|graduated (?:in )?(?:(?:19|20)\d\d|'?\d\d)(?!\d)|acab[oa] de graduar(?:me|se)(?! de (?:la )?(?:universidad|college))|recien graduad[oa](?! de (?:la )?(?:universidad|college))|graduated from (?!college|university|drug|rehab|treatment|basic|boot|nursing|beauty|barber|cosmetology|cdl|trade|law|medical|grad|vo|the )(?:[a-z]+ )??(?!tech|university|college|state|career|vo|community|academy|program|school|court)[a-z]+(?= in [a-z]+| *(?:$|[.,;]))|graduated top of my class|high school only|(?:estudie|llegue|hice) hasta (?:la )?(?:prepa|preparatoria|bachillerato)|(?:i|he|she|son|daughter|nephew|niece|grandson|granddaughter|brother|sister|kid|wife|husband) (?:just |already |finally )?graduated(?= *(?:$|[.,!;]|last|in|this|with|early|on time|so|and|a year|two|back))|homeschooled and graduated|graduated (?:from )?(?:\w+ ){1,4}in (?:may|june|december|\d{4})|me gradue de (?:\w+ ){1,4}en \w+|(?:^|hs |high |school |graduated,? |grad,? )class of (?:19|20)\d\d|went to vo[- ]?tech after high school|" r"(?:high school|hs|highschool) (?:diploma|grad|graduate|degree|education|diplma)|(?:graduated|finished|completed|done with|out of|graduate of|graduated from) (?:from )?(?:high school|hs|highschool|12th(?: grade)?)|graduated (?:from )?\w+ (?:high|hs)|(?:my |a |have |got )*(?:ged|g\.e\.d\.?|hiset|hi[- ]set|diploma)|just graduated(?! (?:from )?(?:college|osu|ou|university))|just (?:high school|hs)|only (?:high school|hs)|12th grade|(?:termine|acabe|tengo|complete|hice|con|solo) (?:la |mi |el )?(?:preparatoria|prepa|bachillerato|high school|ged)|preparatoria(?: terminada| completa)?|bachillerato(?: terminado)?|me gradue de (?:la )?(?:high school|prepa|preparatoria)"),
    _cue(
        "education", "none",
        r"(?:esta|va|voy|estoy|sigue|estudia|sigo) (?:\w+ )?(?:en|a) (?:la )?(?:high school|prepa|preparatoria|secundaria|highschool)|(?:en|voy en|va en|esta en|curso|cursa) (?:el )?(?:noveno|decimo|onceavo|undecimo|doceavo)(?: grado)?|(?:9|10|11|12)th grade(?:r)?|(?:ninth|tenth|eleventh) grade(?:r)?"
        r"|(?:left|quit|stopped) school (?:after|in|at)|(?:sali|deje)(?: la escuela)? (?:del|en|en el) (?:sexto|septimo|octavo|noveno|decimo|onceavo)|(?:termine|acabe|hice|tengo|solo|nomas|con|hasta|llegue a)(?: \w+){0,2}? (?:la )?(?:primaria|secundaria)(?! tecnica)|(?:prepa|preparatoria|bachillerato) (?:trunca|incompleta|sin terminar)"
        r"|(?:never|didn't) finish(?:ed)? (?:the )?\w+ grade|(?:primer|primero|segundo|tercer|tercero) (?:ano )?de (?:la )?(?:prepa|preparatoria|secundaria)|(?:[3-9]|10|11)th grade education|no tengo (?:papeles|el papel|(?:el )?certificado|(?:el )?diploma) de (?:la )?(?:high school|prepa|preparatoria|escuela)|secundaria (?:terminada|completa|nomas|nada mas)|(?:didn't|did not) graduate(?! (?:from )?(?:college|osu|ou))|(?:lack|short|need)(?:ing)? (?:\w+ )?credits? (?:to|of|for|from) [^.,;]{0,20}(?:diploma|high school|graduat\w+)|be an? (?:senior|junior|sophomore) (?:next|this|in the)|(?:only |just )?(?:went|made it|got) (?:to|through|thru|up to) (?:the )?(?:[5-9]th|10th|11th|fifth|sixth|seventh|eighth|ninth|tenth|eleventh)(?! of)|(?:made it )?through (?:the )?(?:[5-9]|10|11)th(?! of)|(?:finishing|in|starting|start)(?: up)? my (?:senior|junior|sophomore|freshman) year(?! (?:of|in) (?:college|uni))|(?:stopped|quit) going to school|(?:no|without) (?:a )?high school(?! (?:diploma|degree))|no (?:schooling|school) past (?:the )?\w+|(?:got|went) as far as (?:the )?\w+ grade|(?:didn't|never) (?:make it|get|go) past (?:the )?\w+(?: grade)?|never went to school|kicked out of (?:high )?school|(?:me falto|me faltaron) [^.;!?]{0,20}(?:prepa|preparatoria|bachillerato)|no estudie(?! mas)|me voy a graduar|(?:no tengo|sin) estudios|(?:no|nunca) fui a la escuela|(?:finished|completed|through|made it to|up to|only have|only got) (?:the |an? )?(?:[3-9]th|10th|11th|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh) grade(?: education)?|^primaria$|^secundaria$|in high school|high school student"
        r"|(?:\w+ (?:north|south|east|west|high)),? [^.;!?]{0,12}(?:sophomore|freshman|junior|senior)",
    ),
)  # fmt: skip


def patterns() -> list[str]:
    """The sources of all cues: their words are known words."""
    groups = (EDUCATION,)
    return [cue.pattern.pattern for group in groups for cue in group]
