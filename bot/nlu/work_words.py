"""Patterns that tell what a job, credential or sector is to the person, in plain spelling; each is read in `bot.nlu.work*`."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re

WANTED_AFTER = re.compile(
    r"^(?:'s)?\s*(?:jobs?|classes|class|training|programs?|courses?|school|careers?|apprenticeships?|certification|certificate|license|work|degree|track|stuff|field|position|lessons)\b(?! (?:and i|for \d+|experience))"
)
HELD_AFTER = re.compile(
    r"^\s*(?:for (?:about |over |almost |like )?(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|many|several|the last)|here\b|by trade|\d+ (?:years|months)|experience|with \d+ (?:years|yrs)|(?:at|for) (?:a|the|walmart|my)|por \d+ anos|desde hace|de profesion|now\b)"
)
LAPSED = re.compile(r"[^.;!?]{0,25}\b(?:expired|lapsed|ran out|vencid[oa]|vencio|caduc\w+)\b")
SERVICE = re.compile(
    r"\b(?:need|needs|call|use|get|with|through|necesito|ocupo|talk to|speak to|ask|see|hire|through) (?:an?|un|una|the|my)\s+(?=$)"
)
STATED_WISH = re.compile(
    r"\b(?:want|would like|would love|'d like|'d love|like to be|become|becoming|to be|quiero|quisiera|gustaria|ser|dream|goal|interested|anything|something|hope|hoping|train|study(?:ing)?|school|learn|get my|get into|sacar|get a|estudiar|aprender|looking|busco|buscando|necesito|ocupo|find|back to|prefer|prefiero)\b"
)
QUESTION_ABOUT = re.compile(
    r"\b(?:how much|how long|how many|how hard|what (?:does|do|is|are|would)|what's|which|is|are|does|tell me (?:more )?about|explain|compare|difference|cuanto|cuanta|que (?:hace|es)|cual|salary|pay for|requirements|cost|more about|info on|versus|vs)\b"
)
NUMBER = r"(?:\d+(?:\.\d+)?\+?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|several|many|few|couple|some|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta|cuarenta|varios|muchos|unos|algunos)"
YEARS = rf"{NUMBER}(?: and a half| y medio| or \w+)? (?:long |good |plus )?(?:years?|months?|anos?|meses|summers?|seasons?|temporadas?)"
YEARS_BEFORE = re.compile(
    rf"\b{YEARS}(?: (?:of|in|as|doing|at|de|en|como|haciendo|plus|experience|experiencia|total|on|working))*(?: (?:a|an|the|la|el|un|una))?\s*$"
)
YEARS_AFTER = re.compile(
    rf"^[ ,(]*(?:for |por |like |about |almost |over |going on |casi |unos |x )*(?:the (?:last|past) )?(?:{YEARS}(?! (?:program|course|degree|school|training|old|ago)|-)|(?:all|most of|half) my life|my whole life|(?:toda|casi toda) (?:la|mi) vida|desde (?:los|que|hace|chic|nin|jov)|since (?:i|high school|\d{{4}}|the)|off and on|on and off|hasta que)"
)
WITH_YEARS = re.compile(
    rf"^(?: (?:with|and|y|con|plus) [\w ]{{1,25}}?)?,? (?:\w+ ){{0,3}}?{YEARS}(?! (?:old|ago|program|course|degree|school))"
)
WITH_MORE = re.compile(
    r"^ (?:with|plus|con|y|and) (?:an? |my |the |el |la )?(?:passenger|hazmat|tanker|doubles|air ?brakes?|school bus|endorsements?|endosos?|s endorsement|p endorsement)\b"
)
WAS = re.compile(
    r"\b(?:ex|former|retired|laid[- ]off|previous|past|antes|fui|ex-)[ -]+(?:army |navy |air force |marine )?$|\bexperiencia (?:de|como|en|con)[: ]+$|\b(?:he|habia) sido (?:una? )?$|\b(?:job|trabajo)(?: \w+)? (?:was|had been|era|fue)(?: de)?(?: an?| as an?| un| una)? $"
)
MILITARY = re.compile(
    r"\b(?:army|navy|air force|marines?|marine corps|military|national guard|coast guard|ejercito|fuerza aerea|marina)\b"
)
WISH_INSIDE = re.compile(r"(?:want|like|love|quiero) ")
DREAM = re.compile(
    r"\b(?:dream|goal|ideal|sueno|meta|ambition|plan)\b[^.;!?]*\b(?:is|es|ser|be|been|being|become|becoming|of)\b[^.;!?]{0,25}$"
)
LOST = re.compile(r"\b(?:used to (?:have|hold)|lost|let|tenia|perdi|expired|se me vencio|deje vencer)\b[^.;!?]{0,20}$")
LEARNING = re.compile(
    r"^\s*(?:(test|exam|state test|certification exam|boards|examen)|class(?:es)?|school|course|training|program|clases?|curso|escuela)\b"
)
PASSED = re.compile(
    r"\b(?:(passed|pase|aprobe)|took|taken|did|finished|completed|done with|through|termine|acabe|tome|hice)\b"
)
STANDS = re.compile(
    r"^(?: cards?| certs?| certifications?| licenses?)?\s*(?:passed|in hand|current|active|vigente|al dia|up to date|done\b|complete\b)"
)
CERTIFIED = re.compile(r"^,?\s*(?:certified|certificad[oa]|licensed|holder|card|cert|certs|certification|license)\b")
JOINS = re.compile(r"(?:\b(?:and|with|plus|y|con|also|current|active|valid|mi|my)|[,&+/:-])\s*$")
SAYS_HELD = re.compile(
    r"\b(?:certified|certificad[oa]|certs?|card|license|licence|permit|endorsement|licencia|certificado|tarjeta|permiso|class [ab]|clase [ab])\b"
)
IN_CLASS = re.compile(
    r"\b(?:in|taking|doing|finishing|started|starting|enrolled in|en|tomando|estoy en)\s+(?:an? |the |my |las? )?$"
)
CERTIFIED_RIGHT = re.compile(r"^\s*(?:certified|certificad[oa])\b")
MASTER = re.compile(r"(?:journeyman|master|licensed|certified|registered) ")
STUDIED = re.compile(
    r"\b(?:degrees?|major|majored|minored|diploma|certificate|titulo|master'?s?|bachelor'?s?|associate'?s?|licenciad[oa]|licenciatura|maestria|aas|aa|ba|bs|phd|grado asociado|graduad[oa]|graduated|carrera)(?: degree)? (?:in|en|de)\s+$"
)
RATHER = re.compile(r"(?:^|[,.;] ?)(?:mejor|prefiero|rather|instead)(?: (?:la|el|lo de|de))? $")
OPENS = re.compile(
    r"^(?:me da igual|either|maybe|probably|idk|no se|um+|uh|well|pues|honestly|i guess|i think|creo que|tal vez|quizas?|la|el|an?|una?|the|[, ])*$"
)
CHOICE = re.compile(r"^,? (?:or|o|u|y/o|and/or)\b")
PRAISED = re.compile(
    r"^(?: (?:or|y|and|o) [a-z]+)?,? (?:(?:is|are|has|have) (?:what|my|where|always|the one|calling)|sounds?\b|seems?\b|interests me|calls|appeals|(?:maybe|probably|i guess|i suppose|quizas?|tal vez|a lo mejor|creo)(?= *(?:$|[.,;!?]))|would be (?:nice|great|cool|fun|good)|me (?:interesa|gusta|llama|late)|es lo (?:mio|que)|suena)"
)
SECTOR_ENDS = re.compile(
    r"^(?: (?:field|work|jobs?|stuff|industry))? *(?:$|[,.;!)]|(?:or|and|y|o|u|but|pero|maybe|please|cuz|because|porque|pays?|paga|would|seria|jobs?|stuff|field|for me|i guess|creo|supongo|me imagino)\b)|^ in [a-z]+ *(?:$|[,.])"
)
COULD = re.compile(r"\b(?:(?:i )?could see myself|me veo|podria|podriamos)(?: (?:tambien|yo|hasta))?\s+$")
"""Before what somebody says they might do for work ("podria manejar un bus")."""
SOUGHT_OR = re.compile(
    r"\b(?:want|would like|would love|'d like|'d love|like|love|hoping|looking|quiero|quisiera|me gustaria)(?: to)? [^.;!?]*\b(?:or|o) (?:maybe |even |to |quizas )?$"
)
"""Before the second of two things sought ("work with kids or drive a school bus")."""
TRIED = re.compile(
    r"\b(?:tried|flunked(?: out of)?|dropped out of|failed(?: out of)?|kicked out of|washed out of|intente|reprobe|me sali de)(?: (?:the|a|an|some|la|el|doing|going to))* $"
)
"""Before what somebody once learned for and did not finish: neither wanted nor done."""
GIVEN_UP = re.compile(
    r"\b(?:cambi(?:a|ar|e|emos)|quit(?:a|ar|e)(?!\w)|olvid(?:a|ate|emos|ar)(?: de)?|borr(?:a|ar|e)|scratch|forget(?: about)?|drop|nix|never ?mind|take (?:off|out|away)|remove|changed my mind (?:about|on)|not so sure about|instead of|en vez de|en lugar de|no longer)(?: (?:lo de|lo|the|that|about|being|becoming|ser|la|el|of|an?|un|una|idea|whole|wanting|want|to|be))* $"
)
"""Before what was wished for and is given up ("scratch nursing", "cambia lo de enfermera"): no aversion, and no wish."""
KEPT_OUT = re.compile(
    r"\b(?:keep|stop|prevent|bar|block|disqualify|hold|impide|impedir|afecta|deja)\w*\b[^.;!?]{0,20}\b(?:out of|from|of|me deja|ser|entrar)\b[^.;!?]{0,24}$"
)
"""Before a job or licence in a question whether something stands in its way."""
CAN_I = re.compile(
    r"\b(?:can|could|do|does|should|would|may|will|puedo|podria|puede) (?:i|you|we|they)\b|\b(?:puedo|podria)\b"
)
WENT_TO = re.compile(
    r"\b(?:quit|left|dropped out|stopped|moved|went|came|deje|fui|vine|empece|started|began)\b[^.;!?]{0,40}\b(?:to|a|para)\s*$"
)
FROM_JOB = re.compile(r"\b(?:from|de)(?: being)?(?: an?| ser)? $")
TO_JOB = re.compile(r"^ (?:in)?to\b|^ a (?!la\b|las\b)")
ALL_I_DO = re.compile(
    r"\b(?:all|only thing|lo unico que|todo lo que) (?:i|i've|he|se)\b[^.;!?]{0,25}\b(?:is|was|es|hecho)\s*$"
)
TURNED = re.compile(r"^ turned\b")
AND_NEXT = re.compile(r"\s*(?:[/&,]|,? (?:and|or|y|o))\s*(?:an? )?")
EVERYTHING = re.compile(r"^[ ,]*(?:you name it|all of it|all that|done it all|i've done|de todo|todo eso|etc\b)")
IN_SPANISH = re.compile(r"(?!do )\w+o\b")  # "limpio casas" says by whom, "cut hair" does not
DEGREE_FROM = re.compile(r"^ degree (?:from|at|de)\b")
CHANGED_MIND = re.compile(
    r"^[^.;!?]{0,20}\b(?:but (?:i )?(?:changed my mind|not anymore|decided)|pero (?:cambie|ya no|mejor no))\b"
)
RATHER_THAN = re.compile(
    r"\b(?:(?:rather |more )?(?<!other )than|mas que|afuera que|que en)(?: (?:an?|in|en|do|doing|being|be|sit|sitting|work|working|the|la|el|un|una))* $"
)
CHILDHOOD = re.compile(
    r"\b(?:de (?:nin[oa]|chic[oa]|chiquit[oa])|cuando era (?:nin[oa]|chic[oa])|when i was (?:little|a kid|young|a child|small)|as a (?:kid|child)|used to want)\b"
)
EX = re.compile(r"(?:^|[^\w' ]\s*|\b(?:an|am|i'm|as|soy|un|una|and|y) )ex[- ](?:\w+ )?$")
STILL = re.compile(
    r"\b(?:unemployed|out of work|current|currently|licensed|experienced|part[- ]time|full[- ]time|job title|experience|trabajo actual|experiencia|freelance|occupation|desemplead[oa])[ :-]+(?:an? )?$|\b(?:job|trabajo)(?: \w+)? (?:is|has been|es)(?: de)?(?: an?| as an?| un| una)? $"
)
WORKED_AS = re.compile(
    r"\b(?:(worked|trabaje|trabajaba|trabajado|was|estuve|started|employed)|now (?=at|with|for|in)|currently|work|working|hired(?: on)?|job|years|anos|trabajo|trabajando|estoy|live)\b[^.;!?]*? (?:as|de|como|as an?|como un|como una)(?: \w+)? ?(?:an? )?$"
)
WORK_BEFORE = re.compile(
    r"\b(?:work|works|worked|working|jobs?|living|money|years|months|summers?|nights|days|time|grew up|trabaj\w+|llevo|ando|andaba|estoy|estuve|estaba|vida|gano|ganaba|lastime|hurt|tengo experiencia)\b[^.;!?]{0,30}$"
)
CAN = re.compile(r"\b(?:se|know how to|can|puedo|able to|learned to|aprendi a)\s*$")
OUT_OF_WORK = re.compile(
    r"^,? (?:out of work|unemployed|sin trabajo|desempleado|looking for work|by trade|between jobs|de oficio|de profesion)\b"
)
AGAIN = re.compile(r"^[^.;!?]{0,20}\b(?:again|otra vez|de nuevo|nunca mas)\b")
NO_MORE = re.compile(r"\b(?:ya no|never again|no mas)\b[^.;!?]*$")
PASSING = re.compile(r"^\s*(?:this|for|on|from|with|it|all|to)\b")
AT_PLACE = re.compile(
    r"^\s+(?:at|for) (?!how|what|least|all|home|night|first|free|me|my|now|once)\w+|^\s+(?:en|para) (?:el |la |un |una )?\w+"
)
NOT_FINITE = re.compile(
    r"\b(?:to|can|could|would|should|will|'ll|i'll|'d|i'd|might|may|must|let|help|helps|don't|didn't|not|never|if i|when i|once i|until i|before i|after i|unless i|do i|did i|can i|could i|should i|you|they|do we|if we|people|who|that|he|she|it|how i|what i|where i|quien|que|cuando|si|no|nunca)(?: (?:really|even|just|also|still|ever|actually|only|not))*\s*$"
)
SUBJECT = re.compile(
    r"(?:^|\b(?:i|i've|i'd|we|we've|nosotros|donde|yo|and|y|or|o|but|also|just|still|mostly|usually|then|currently|now|sometimes|ahora|mainly|only|actualmente|tambien|pero|have|had|he|siempre|always|normally|been|ya|do|did|solo|or|mostly|antes|before|me|mainly|luego|ahorita|previously|even)|[,.;:&/(-])\s*$"
)
PASSIVE = re.compile(
    r"\b(?:get|getting|got|is|are|was|were|be|being|a|an|the|my|your|his|her|this|un|una|el|la|mi)\s*$"
)
NOUN_BEFORE = re.compile(
    r"\b(?:busco|buscando|quiero|quisiera|un|el|mi|de|hay|encontrar|conseguir|algun|buen|sin|otro|del|este|ese|necesito|tengo|ocupo|su|al|mas|cualquier|tu|nuevo|gustaria|perdi|deje|tenia)\s*$"
)
NO_JOB = re.compile(
    r"^[^.,;!?]{0,25}\b(?:for fun|as a hobby|por diversion)\b|^\s*(?:for (?:my|the) (?:kids|family|husband|wife|dog|mom|friends)|as a hobby|to (?:work|school|class|get)\b|por (?:diversion|gusto|hobby)|para mi familia|every (?:day )?to\b)"
)
AT_HOME = re.compile(r"^\s*(?:en|at) (?:mi )?(?:casa|home)\b")
EMPLOYER = re.compile(r"^\s*(?:company|companies|outfit|firm|office|agency|supply|business)\b")
FOR_EMPLOYER = re.compile(r"\b(?:at|for|with|by|para|con) (?:an?|the|my|some|this|un|una|el|la)(?: \w+)?\s+$")
LEFT = re.compile(
    r"\b(?:hat(?:e|ed|ing)|tired of|sick of|done with|done|burn(?:ed|t) out (?:on|from)|sick and tired of|fed up with|quit|leav(?:e|ing)|get(?:ting)? out of|odio|odiaba|hart[oa] de|cansad[oa] de|me canse de|dejar de)(?: (?:being|working|doing|work|as|ser|trabajar|trabajando|de|en|como|at|in|the|an?|la|el|my job|job|mi trabajo))*\s+$"
)
AT_WORK = re.compile(
    r"\b(?:(?:make|making|earn|earning|gano) \$?[\d.]+(?: (?:an|la|por) ho?u?ra?)?|work(?:ed|ing|s|in)?|jobs?|shifts?|years?|yrs|months|experience|background|been|was|i'm|employed|laid off|fired|let go|hired on|started|came|summers?|stint|hours|gig|life|trained|before that|after that|then|prior to that|everything|it all|de todo|luego|antes|despues|(?:deje|canse|cansad[oa]|hart[oa]) de trabajar|trabajo|trabaje|trabajaba|trabajado|trabajando|trabajamos|trabajabamos|llevo|llevaba|ando|andaba|estoy|estaba|estuve|anos|meses|experiencia|corrieron|despidieron|descansaron|sali|dedico|dedicaba|turno|turnos|empleo|puesto|vida)"
    r"(?:[:,-]|(?: \w+){0,3}? (?:in|at|for|on|from|is|of|out at|en|de|del|con|a|para|with))?(?: (?:the|an?|some|local|small|big|old|this|one|la|el|las|los|una?|lo))*(?: (?!to\b|and\b|but\b|i\b|my\b|y\b|mi\b)\w+){0,2}?\s*$"
)
THERE_SINCE = re.compile(
    rf"^[ ,]*(?:llevo|tengo|desde|por|for|{NUMBER}) (?:\w+ )?(?:anos|meses|years|months|los \d+|que)|^ (?:desde los|desde hace|desde que|since i|por|for) "
)
WISHED_PLACE = re.compile(
    r"\b(?:want|wanna|like|love|looking|find|need|get|hiring|apply|applied|quiero|quisiera|gustaria|busco|buscando|necesito|interes\w+|interview|if|how|what|would|could|can|hope|hoping|thinking|start|near|close to|cerca)\b"
)
DID_WANT = re.compile(
    r"\b(?:quit|left|lost|had|leave|leaving|fired|laid off|hate|tired|sick|deje|perdi|tenia|renuncie|cans\w+|been|worked|working|trabaje|trabajaba|trabajado|trabajando|my|mi|i work|years|anos)\b"
)
