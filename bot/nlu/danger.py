"""What danger sounds like when it is not said outright, and what only sounds like danger, English and Spanish.

Each class of wording is a list of its own: no wish to live, means at hand, farewells, violence at home, nowhere to be or
nothing to eat tonight, children fed on what is no meal, a medical emergency. Beside them stand idioms, the work of helping
others, violence that is denied, and what is long over.
All patterns read plain spelling (bot.nlu.spelling).
"""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re

_ABUSER = r"(?:husband|boyfriend|bf|wife|girlfriend|gf|partner|ex|dad|stepdad|father|abuser|baby daddy|fiance|brother|roommate)"
_ABUSER_ES = r"(?:esposo|marido|novio|pareja|ex|papa|padrastro|mujer|esposa|novia|suegro|hermano)"

_NO_WISH_TO_LIVE = (
    r"ganas de desaparecer|(?:want|wanna|ready|going|gonna|about|bout) (?:to )?(?:just )?end it(?! (?:with|at|and get|early|there))|(?:think|thinking|thought|thoughts)(?: \w+)? (?:about|of) (?:dying|death|killing myself)|(?:isn't|ain't|not|aint|isnt) worth living|better off with (?:my|the) (?:life )?insurance|ya no puedo mas con (?:esta|mi|la) vida|no le veo (?:caso|sentido) a (?:la|mi|esta) vida|goodbye forever|(?:can't|cannot) live any ?more|done with (?:living|life|being alive|this life)|(?:can't|don't want to) do (?:life|this life) any ?more|(?:sick|tired|exhausted) of (?:being here|existing|being on this earth)|"
    r"(?:what's|what is|see|there's|is|see any) (?:the|a|no|any)? ?point (?:of|in|to) (?:living|going on|being here|being alive|staying alive|life|existing)|(?:want|wish|need) (?:it|this|everything) (?:all )?to (?:end|be over) for good|"
    r"(?:want|wish i could|wanted|like) (?:to )?(?:just )?(?:disappear forever|not exist|stop existing|not wake up|never wake up|sleep forever|not be here any ?more)|(?:go to sleep|fall asleep) and (?:not|never) wake(?: back)? up|hop(?:e|ing) i (?:don't|never) wake up|"
    r"(?:every(?:one|body)|they|world|family|kids)(?:'s|'d| would| will| is| are)?(?: all)?(?: be)? (?:better|happier|better off)(?: off)? (?:without me|if i (?:was|were|wasn't|died|weren't)|when i'm gone)|(?:no ?(?:body|one)|they) (?:would|will|'d) (?:even )?(?:miss me|care|notice|cry) if i (?:died|was|were|wasn't|disappeared|weren't)|"
    r"un-?alive|off(?:ing)? myself|take myself out of this world|suis?c?ide?\w*|sucid\w*|suiside|kill(?:in|n)?'? (?:my ?self|meself|myslef|mysel)|kil (?:my ?self)|want(?:ed)? (?:to|2) (?:dei|die)|wan(?:t|a)? die|end my (?:own )?(?:life|pain|suffering)|don't (?:want|wanna) (?:to )?live no ?more|"
    r"dormir(?:me)? (?:y|para) (?:ya )?(?:no|nunca) despertar|dormir(?:me)? para siempre|(?:quisiera|ojala|quiero) (?:ya )?(?:no|nunca) (?:despertar|existir|haber nacido)|(?:quisiera|ojala) (?:estar|estuviera|fuera) muert[oa]|mejor me (?:mato|muero|mate)|(?:me canse|cansad[oa]|hart[oa]|me harte) de (?:vivir|la vida|existir|esta vida)|"
    r"ya no (?:le )?(?:veo|encuentro|hallo) (?:sentido|caso|razon)|para que (?:sigo|seguir) vivi\w+|(?:todos|ellos|mis hijos|mi familia) (?:van a estar|estaria\w*|estarian) mejor sin mi|nadie me (?:va a extranar|extranaria)|[vb]oy a (?:h?a[sc]er|cometer)(?:me)? una locura|quit(?:ar|o)me (?:de en ?medio|del medio)|"
    r"no aguanto (?:mas )?(?:esta vida|vivir|estar viv[oa])|(?:quiero|kiero|qiero|qero) (?:ya )?mori\w*|me (?:quiero|kiero|qiero) mori\w*|no (?:quiero|kiero|qiero) (?:ya )?[vb]ivir(?: mas)?\b(?! (?:en|con|lejos|cerca|aqui|alla|de))|suisid\w+|sui[cs]idar\w*|pienso en (?:la muerte|morir(?:me)?|matarme|quitarme)"
)
_MEANS_AT_HAND = (
    r"(?:took|drank|swallowed) (?:the|a) whole (?:bottle|pack|box)\b(?! of (?:water|soda|milk|pop|juice))|(?:easy|easier|think\w*|want\w*)\b[^.!?]{0,25}\b(?:swerv(?:e|ing)|steer(?:ing)? into|let(?:ting)? go of the wheel)|"
    r"blow my (?:brains|head) out|slit(?:ting)? my (?:wrists?|throat)|(?:driv(?:e|ing)|crash(?:ing)?) (?:my \w+ |the \w+ )?(?:off|into) (?:a|the) (?:bridge|tree|river|cliff|lake|wall|overpass)|(?:step|walk|jump|run)(?:ping|ning|ing)? (?:out )?in front of (?:a|the|that) (?:truck|train|car|bus|semi)|jump(?:ing)? (?:off|from) (?:a|the|that) \w+ ?(?:bridge|overpass|roof|building)?(?= (?:and|to) (?:end|die|be done))|"
    r"(?:pills|razor|blade|rope|gun|pistol|knife|noose) (?:is |are )?(?:right )?(?:here )?(?:in my (?:hands?|lap|mouth)|to my head|in front of me|next to me|beside me|saved up|lined up|ready to)|(?:loaded|got|holding|have) (?:the|my|a) (?:gun|pistol|rope|noose|pills) (?:and|to|in)\b[^.!?]{0,40}(?:end|die|do it|use it|hand|mouth|myself)|sav(?:ed|ing) up (?:my |all my )?pills|"
    r"(?:colgar|ahorcar|ahogar|envenenar)me|(?:dar|pegar|meter)me un (?:tiro|balazo)|tirarme (?:de|del|desde|a|al|por)\b[^.!?]{0,12}(?:puente|tren|techo|rio|carretera|azotea|vias|ventana)|me (?:estoy )?(?:corto|cortando|corte|lastimo|hago dano)(?: a mi mism[oa]| los brazos| las venas| la piel)|pastillas (?:en la mano|listas|guardadas)|me (?:tome|acabo de tomar) (?:un frasco|todas|muchas|demasiadas|un monton)"
)
_FAREWELL = (
    r"(?:if|when) (?:i|you) (?:don't|do not) (?:show up|wake up|answer|come back|hear (?:back )?from me|hear back)\b[^.!?]{0,25}\b(?:know why|know what|i'm (?:dead|gone)|tell (?:my|them))|(?:don't|do not|doubt) (?:think )?(?:i|i'll|i will|ill)(?: will| can)? (?:make it|last|survive|be (?:here|alive|around)) (?:thru|through|past|till|until|to) (?:the |this |next )?(?:weekend|night|week|month|morning|tomorrow|christmas|holidays|new year|my birthday)|si (?:manana|ya) no (?:contesto|despierto|amanezco|aparezco|escribo|respondo)|"
    r"(?:wrote|written|writing|write|left|leaving) (?:\w+ )?(?:(?:my|the|a|some|all|out) )?(?:goodbye|farewell|last|final) (?:letters?|notes?)|(?:wrote|written) (?:all )?(?:the|my|everyone|them|my kids|my family) (?:goodbye )?(?:letters?|notes?)\b(?! (?:of|to (?:the|an?) (?:school|employer|company)|for (?:a|my|the) (?:job|class|resume|scholarship)))|"
    r"g[ia]v(?:e|en|ing) away (?:all )?(?:of )?my (?:stuff|things|belongings|pets?|dogs?|cats?)|(?:said|saying|say) (?:all )?my (?:last |final )?goodbyes|tell my (?:kids?|mom|family|daughter|son|wife|husband|babies) (?:that )?i(?:'m| am)? (?:loved? (?:them|her|him)|sorry)|(?:when|after|once) i'm gone (?:tell|take care|give)|(?:take|look) (?:care of|after) my \w+ (?:when|after|once) i'm gone|"
    r"(?:carta|nota)s? de despedida|me despido (?:de todos|para siempre|de mis)|ya (?:regale|di) todas mis cosas|ya me despedi|cuid(?:e|a|en) a mis (?:hijos|ninos) cuando (?:ya )?no (?:este|esté)|ya no voy a estar (?:aqui )?manana"
)
_VIOLENCE = (
    r"(?:alguien|un (?:hombre|tipo|senor)|quieren|se) (?:esta |estan )?(?:adentro|dentro|metid[oa]|metiendo|meti(?:o|endose)|entrando|entro)(?:se)? (?:de|en|a) mi casa|(?:somebody|someone|a (?:man|guy)|they|he)(?:'s| is| are)? (?:inside|in|breaking in(?:to)?|trying to get in(?:to)?) (?:my|our|the) (?:house|home|apartment|trailer)\b(?= |$)(?! (?:market|repair|health|business|work))|"
    r"(?:going to|gonna|want to|wanna|about to|could) (?:hurt|kill|shoot|stab) (?:him|her|them|somebody|someone|everybody|my (?:boss|ex|husband|wife|neighbor|dad|mom|kids?|baby))(?! (?:with kindness|feelings))|(?:lo|la|los) voy a matar|(?:quiere|quieren|va a|voy a|quiero) (?:matarse|suicidarse|lastimarse|matarl[oa]s?)|se (?:quiere|quieren|va a|quiso) (?:matar|morir|suicidar|lastimar)|se (?:corta|esta cortando|corto) (?:los brazos|las venas|la piel|las munecas)|"
    r"(?:wants|want|trying|tried|threatening|threatens|going|keeps saying (?:he|she)'ll) to (?:kill|hurt|harm) (?:him|her|them)sel(?:f|ves)|cutting (?:him|her)self|beating on (?:the|my|our) door|hell kill (?:me|us)|escondid[oa]s? (?:en el bano|en el closet|de (?:el|mi|ella)|porque)|"
    rf"(?:he|she|they|{_ABUSER})\b[^.!?]{{0,20}}(?:would|will|'ll|gonna|going to|wants? to|wanted to|threaten\w* to|tried to) (?:shoot|stab|strangle|kill) (?:me|us)\b|(?:won't|doesn't|don't|refuses to) let me (?:leave|out of|go out of) (?:the|my|our)? ?(?:house|home|room|apartment|trailer)|hands? (?:around|on) my (?:neck|throat)|puts? (?:his|her|their) hands on (?:me|my kids)|lays? hands on me|hid(?:ing)? (?:in|from)\b[^.!?]{{0,20}}(?:bathroom|closet|him\b|my {_ABUSER})|(?:gets?|getting|got|turned|is) (?:real |really |very |so )?violent\b(?! (?:crime|offense|charge|felony|record|video|movie))|"
    rf"(?:get|getting|run|running|escape|escaping|hide|flee|fleeing) (?:away )?from (?:my )?(?:abusive |violent )?{_ABUSER}\b|my abuser|(?:he|she|my {_ABUSER}) (?:is|'s) (?:outside|at the door|breaking|banging|coming)\b[^.!?]{{0,40}}(?:gun|knife|kill|hurt|threat|door down|scared)|throws? (?:things|stuff|\w+) at me|(?:he|she)(?:'s| is|'ll| will| is going to|'s going to) (?:going to )?(?:kill|hurt|hit|beat)\b|black eye from|forc(?:es|ed|ing) me to (?:have sex|sleep with)|"
    rf"(?:is|'s|keeps|are|was just) (?:hitting|beating|choking|hurting|strangling|punching)(?: up)? (?:on )?(?:her|him|my \w+|the (?:kids|baby))\b|(?:stepdad|dad|mom|uncle|boyfriend|he|she|{_ABUSER}) (?:touch(?:es|ed|ing)|molest\w*) (?:on )?(?:me|my (?:kid|daughter|son|sister))|pulled (?:a|his|her) (?:gun|knife) on (?:me|us)|afraid (?:of what )?(?:he|she|my {_ABUSER})(?:'ll| will|'s going to| is going to| might)|(?:scared|terrified) (?:to be (?:at|in)|of (?:him|going home))|"
    rf"(?:{_ABUSER_ES}|el|ella)\b[^.!?]{{0,25}}\bme (?:avent\w+|empuj\w+|jal\w+|cachete\w+|pate\w+|quem\w+|encerr\w+|da golpes|pone la mano encima|levanta la mano|alza la mano)|me (?:pone|puso|pusieron|levanta|levanto|alza) la mano(?: encima)?|no me deja salir(?: de (?:la |mi )?casa)?|se pone (?:muy |bien )?(?:violento|agresivo)|(?:huir|escapar(?:me)?|salir(?:me)?|esconder(?:me)?|escondida) de mi {_ABUSER_ES}|"
    rf"(?:le|les) (?:pega|esta pegando|golpea)(?:ndo)? a (?:mi|mis|los|las)|me tiene (?:encerrada|amenazad[oa])|me (?:amenaza|amenazo) con|(?:tengo|me da) miedo (?:de (?:el|ella)|a mi {_ABUSER_ES}|de (?:que|lo que))\b[^.!?]{{0,25}}(?:haga|pegue|mate|{_ABUSER_ES}|el)\b|abusan? de (?:mi|mis hij\w+)|me toca (?:y|cuando|en la noche)|me (?:pega|golpea)n?\b"
)
_NO_ROOF_OR_FOOD = (
    r"(?:no|any|had|without|zero) (?:real )?(?:food|meals?|groceries)(?: at all| in the house)? (?:since|for (?:two|three|four|five|several|\d) days)\b|(?:puro|pura|solo|nomas|nada mas) (?:pan|agua|tortillas?|galletas?)(?: y \w+)? (?:hemos|he|han|estamos|estoy|les doy|comemos|comen)\b|"
    r"(?:put|puts|putting|threw|throwing|tossed|dumped|set|left|piled)(?: all)?(?: of)? (?:my|our) (?:stuff|things|clothes|belongings|furniture)(?: all)?(?: out)? (?:on|in|by|at|to) (?:the )?(?:curb|streets?|lawn|yard|sidewalk|porch|road|grass)|(?:out |live |living )?on the streets? (?:now )?with (?:my|the|two|three|our) (?:kids?|little|son|daughter|bab\w+|boys?|girls?|family|children)|(?:hasn't|haven't|not) (?:had|have|eaten) a (?:real|decent|hot|good|full|proper) meal (?:in|for|since)|"
    r"(?:sacaron|tiraron|aventaron|echaron)(?: todas)? (?:mis|nuestras|las) cosas (?:a|en|para) la (?:calle|banqueta|yarda)|(?:estoy|estamos|ando|andamos|quedamos|quede) en la calle con (?:mi|mis|los|el|la) (?:hij|nin|beb|famil)|"
    r"(?:don't|do not|haven't|didn't) have (?:any ?where|anyplace|a place|any place|some ?where) (?:safe |else |left )*(?:to (?:go|sleep|stay|be)|for (?:tonight|me and))(?! (?:to school|for (?:class|training)))|(?:nowhere|no ?where|no place)(?: else| left| safe)* to (?:sleep|stay|go)\b(?! (?:to school|for class|in life|in this job|with (?:this|my) (?:job|career)))|(?:don't|do not) (?:know|no) where (?:i'm|i am|we're|we are|i'll|we'll|to|we|i|me and \w+ \w+)(?: and \w+ \w+)? (?:(?:going to|gonna|will|can|are) )?(?:sleep|stay)(?:ing)? (?:tonight|now|this)|"
    r"(?:kicked|thrown|put|locked|threw|kick|tossed) (?:me |us )?out (?:of (?:the|my|our|her|his) (?:house|home|apartment|place|trailer|motel|room) )?[^.!?]{0,25}\b(?:today|tonight|right now|this morning|last night|on the street|just now|an hour ago|in the cold)|just (?:got )?(?:kicked|thrown|locked) (?:me |us )?out\b(?! of (?:school|class|college|the program))|(?:evicted|locked out|changed the locks)\b[^.!?]{0,25}\b(?:today|tonight|this morning|right now|now)|shelters? (?:is|are|was|were|said|say|says)(?: \w+){0,3} (?:full|closed)|"
    r"(?:sleeping|sleep|living|slept|staying) (?:in|on|at|under) (?:my|the|our|a) (?:car|truck|van|park|street|streets|bus (?:stop|station)|bridge|bench)\b[^.!?]{0,40}(?:\bkids?\b|\bbaby\b|freezing|cold|scared|tonight|not safe|unsafe|last night)|(?:freezing|cold) (?:out )?(?:here )?and (?:i|we) (?:have|got) (?:nowhere|no place|no where)|"
    r"(?:kids?|baby|babies|children|son|daughter|we|toddler)\b[^.!?]{0,20}(?:(?:is|are|'re) (?:so |really )?(?:starving|hungry)\b(?! for)|went to bed hungry|(?:has|have|got) (?:had )?(?:nothing|no food|no formula|no milk)|hasn't eaten)[^.!?]{0,30}|(?:fridge|cupboards?|pantry|cabinets?) (?:is|are|'s) (?:totally |all |completely )?(?:empty|bare)|(?:ran|all|run|running|we're) out of (?:baby )?(?:food|formula)|(?:literally |i'm |am |we're )starving (?:and|with|out here)\b[^.!?]{0,30}(?:no|nothing|broke|can't|don't|homeless|money)|not had (?:a meal|anything to eat|food)|(?:haven't|havent|not) (?:eaten|ate)\b[^.!?]{0,14}\b(?:days?|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning)|"
    r"no (?:tengo|tenemos|hay|tngo) (?:a )?(?:d?onde|adonde) (?:ir(?:me)?|dormir|quedar(?:me|nos)|pasar la noche|meternos|vivir (?:hoy|desde hoy))|no (?:se|sabemos) (?:en )?d?onde (?:voy|vamos) a (?:dormir|pasar la noche|quedar\w*)|(?:me|nos) (?:corrieron|echaron|sacaron|corrio|echo|saco)\b[^.!?]{0,18}(?:de (?:la |mi )?casa|del departamento|a la calle|de la traila|del apartamento)|(?:durmiendo|dormimos|duermo|dormir|quedarnos) en (?:el|mi|la|un|una|nuestro) (?:carro|coche|calle|parque|troca|camioneta)|"
    r"(?:hijos?|hijas?|ninos?|ninas?|bebe|bebes)\b[^.!?]{0,20}(?:sin (?:comer|cenar)|con hambre|tiene[n]? hambre|no (?:ha|han) comido|(?:y )?no tengo (?:leche|formula|que darle\w*))|no tengo (?:leche|formula|comida|nada)\b[^.!?]{0,12} (?:para|pa) (?:mi|mis|el|los) (?:bebe|hij\w+|nin\w+)|(?:albergue|refugio)s? (?:esta|estan)(?: \w+)? (?:llenos?|cerrados?)|(?:llevo|llevamos|tengo) (?:\w+ )?(?:dias?) sin comer"
)
_CHILDREN = r"(?:kids?|child(?:ren)?|bab(?:y|ies)|boys?|girls?|sons?|daughters?|little (?:ones?|girls?|boys?|man)|toddlers?|grand(?:kids?|babies|baby))"
_CHILDREN_ES = r"(?:hij[oa]s?|nin[oa]s?|bebes?|chamac[oa]s|criaturas?|chiquit[oa]s?|niet[oa]s?)"
_NO_MEAL = r"(?:ketchup|catsup|mustard|mayo|condiments?|sauce packets?|sugar water|(?:bread|crackers|saltines|noodles) and water|(?:dry|stale|plain) (?:crackers|saltines|noodles|ramen|bread|rice|cereal|oatmeal)|moldy \w+|food out of the (?:trash|garbage|dumpster)|dog food|cat food|scraps)"
_NO_MEAL_ES = r"(?:catsup|ketchup|mostaza|sobrecitos?|sobras|agua con azucar|(?:pan|tortillas?|galletas?|arroz) (?:con (?:agua|sal)|dur[oa]s?|sol[oa]s?)|comida de la basura|comida de perro)"
_SCRAPS = (
    rf"(?:feed(?:ing)?|fed) (?:my |our |the )?(?:two |three |four |five |\d )?(?:{_CHILDREN}|them|him|her) (?:\w+ ){{0,3}}{_NO_MEAL}\b|(?:giv(?:e|ing)|gave) (?:my|our) (?:two |three |four |five |\d )?(?:little |own )?{_CHILDREN} (?:\w+ ){{0,3}}{_NO_MEAL}\b|"
    rf"(?:we|we're|we've|i'm|i've|were|{_CHILDREN})(?: are| is| been| have been| has been)*(?: just| only| all)? (?:eating|living on|surviving on|living off|getting by on) (?:\w+ ){{0,2}}{_NO_MEAL}\b|(?:eat(?:ing)?|ate|digging|dig) (?:food |meals |supper )?out of (?:the |a )?(?:trash|garbage|dumpsters?)\b|"
    rf"(?:skip(?:ping|ped)?|miss(?:ing)?) (?:my )?(?:meals|eating|dinner|supper) so (?:that )?(?:my|the|our) {_CHILDREN} (?:can |could |get to |will )?(?:eat|have)|(?:go|going|went) (?:without|hungry) so (?:that )?(?:my|the|our) {_CHILDREN}|my {_CHILDREN} eats? (?:and|but) (?:i|we) (?:don't|do not)\b|"
    rf"(?:water(?:ing|ed)? down|stretch(?:ing|ed)?|thin(?:ning|ned)?(?: out)?) (?:the |my |his |her )?(?:baby'?s? )?(?:formula|bab(?:y|ies)'?s? (?:milk|bottles?))|(?:one|last|a single) (?:can|box|pack|bag|packet) of \w+ (?:left )?(?:for|to feed) (?:me and )?(?:my |all |the )?(?:\w+ )?{_CHILDREN}|(?:it's |that's |thats |its )?(?:all|the last (?:of|thing)) (?:that's |thats |that is |there is |we got |we have |we've got |i've got |i got |i have )(?:left )?to eat\b|"
    rf"{_CHILDREN}\b[^.!?]{{0,50}}\b(?:supper|dinner|breakfast|eat\w*|packs?|cans?|crackers|sandwich\w*|noodles)\b[^.!?]{{0,20}}\b(?:it's |that's |thats |its |that is )all (?:there is|that's left|thats left|we got|we have|i got|i have)\b|"
    rf"(?:les|le) (?:doy|damos|di|dimos|estoy dando|estamos dando|ando dando) (?:de comer |de cenar )?(?:a mis \w+ )?(?:pur[oa]s? |nomas |solo |nada mas )?{_NO_MEAL_ES}|{_CHILDREN_ES} (?:comen|cenan|cenaron|comieron|estan comiendo) (?:pur[oa]s? |nomas |solo |nada mas )?{_NO_MEAL_ES}|(?:comemos|comen|comiendo|comer|cenamos) (?:cosas |lo que hay )?de la basura|"
    rf"(?:no como|dejo de comer|no ceno|me quedo sin (?:comer|cenar)) (?:yo )?para que (?:\w+ ){{0,2}}(?:coman|cenen|alcance|{_CHILDREN_ES})|(?:rebaj\w+|estir\w+|echo mas agua) (?:a )?(?:la |el |le )?(?:leche|formula|biberon)|(?:les|le) (?:doy|damos|di) \w+ a (?:mis|los) {_CHILDREN_ES}[^.!?]{{0,12}}(?:es )?lo unico que (?:hay|tengo|tenemos|queda)"
)
_MEDICAL = (
    r"(?:he|she|baby|kid|son|daughter|roommate|friend|lips)(?:'s| is| are|s)? (?:turning |turned |going |all )?(?:blue|purple)\b(?! (?:collar|eyed?|team|shirt|hair))|(?:baby|kid|son|daughter|toddler|child|boy|girl)\b[^.!?]{0,12}(?:swallowed|drank|got into|ate) (?:some |my |the |a |his |her )*(?:pills?|medicine|meds|bleach|cleaner|battery|poison|fentanyl)|(?:nin[oa]|bebe|hij[oa]|herman[oa])\b[^.!?]{0,10}\bse (?:trago|tomo|comio) (?:unas |las |la |el |mis |una )*(?:pastillas?|medicinas?|pilas?|cloro|veneno|limpiador)|"
    r"chest pains?|(?:can't|cant|cannot|won't|wont) wake (?:him|her|them|my|up)|(?:baby|son|daughter|kid|he|she|mom|dad|toddler|husband|wife)(?:'s| is| s)? choking|(?:send|get|need|calling|call) (?:me |us )?(?:for )?an? ambulance|(?:so much|lots? of|there's|theres) blood\b(?! (?:drive|work|bank|type|donation|pressure))|blood everywhere|hay mucha sangre|mucha sangre|se esta ahogando|no despierta|ahogando (?:mi|el|la) (?:bebe|nin)|"
    r"(?:can't|cannot) feel (?:my|his|her) (?:arm|face|left|legs?)|(?:he|she|baby|mom|dad|wife|husband|son|daughter|friend)\b[^.!?]{0,12}(?:passed out|(?:isn't|not|won't|'s not) (?:waking|wake) up|turning blue|collapsed|isn't breathing|unresponsive)|throat is (?:closing|swelling)|(?:my )?water (?:just )?broke|going into labor|(?:cut|shot|stabbed)\b[^.!?]{0,30}(?:bleeding|blood everywhere)|(?:i've been|i was|i got|been|was|got) (?:just )?(?:shot|stabbed)\b(?! (?:at|down|him|her|them|an?))|took (?:some )?fentanyl|"
    r"no (?:respira|despierta|reacciona)\b|se (?:desmayo|esta ahogando|esta desangrando)|(?:ataque al corazon|infarto|derrame)\b|esta convulsionando|no siento (?:el|la|mi) (?:brazo|cara|lado|pierna)|me duele (?:mucho )?el pecho|se me rompio la fuente"
)
_DANGER = [
    re.compile(rf"(?<![\w'])(?:{pattern})")
    for pattern in (_NO_WISH_TO_LIVE, _MEANS_AT_HAND, _FAREWELL, _VIOLENCE, _NO_ROOF_OR_FOOD, _SCRAPS, _MEDICAL)
]

_INANIMATE_ES = rf"(?!{_ABUSER_ES}\b|hombre|senor|padre|madre|tipo|tipa|vecin[oa]|hij[oa]|ti[oa]|mama|amig[oa]|cunad[oa]|herman[oa]|prim[oa]|abuel[oa]|yerno|nuera|sueg\w+|companer[oa]|patron|policia|mafia|pandilla)"
_FIGURATIVE = re.compile(
    r"\b(?:get|gets|got|getting|all) choked up\b|\b(?:end|ended|ending|wind|turn) up like (?:my|him|her|them)\b|\bdrop(?:s|ped|ping)? (?:\w+ ){0,3}off (?:at|on|in|after|before|around|by|every|and|then)\b|\bdrop(?:s|ped|ping)? (?:me|us|them|him|her|(?:the|my|our) kids?) off\b|\bno (?:quiero|quisiera|me gusta(?:ria)?) vivir (?:en|con|lejos|cerca|aqui|alla|sol[oa])\b|\b(?:after|since|had|before|from|despues de|desde|tuve) (?:my|a|an|the|mi|un|una|el) (?:\w+ )?(?:heart attack|stroke|overdose|seizures?|infarto|derrame|sobredosis)\b(?![^.!?]*\b(?:now|today|tonight|again|ahorita|otra vez)\b)|"
    r"\b(?:storms?|tornado\w*|hail|sirens?|weather|ice|snow|rain|wind|tormentas?|granizo)(?:'s)? (?:\w+ ){0,4}(?:tonight|stay safe|be careful|careful|coming|headed|rolling|esta noche|cuidense)\b|\b(?:scared|afraid|worried|miedo)\b[^.!?]{0,24}\b(?:lay(?:ing)?|laid|fire|firing|cut(?:ting)?|clos(?:e|ing)|layoffs?|outsourc\w+|corran|despidan|cierren?|descansen) ?(?:us|me|my|off|down|our|it|everyone)?\b(?! (?:throat|wrist|arm|myself))|\b(?:ex|husband|dad|boyfriend|brother|son|father|wife|mom|girlfriend|cousin|uncle|daddy|esposo|marido|papa|hermano|hijo)(?:'s| is| got| was| went)? (?:locked up|in (?:jail|prison|the pen)|to (?:jail|prison)|incarcerated|esta pres[oa])\b|\b(?:mat(?:ar|e|o|aba|ando)|kill(?:ing|ed)?|spray\w*) (?:las |los |the )?(?:plagas?|insectos|bichos|cucarachas|ratas|hormigas|pollos|puercos|reses|animales|pests?|roaches|rats|mice|ants|termites|hogs|chickens|cattle)\b|"
    r"\bhit(?:s|ting)? on (?:me|us|her|him)\b|\b(?:was|got|been|getting) hit by an? (?:\w+ )?(?:car|truck|drunk|train|tornado|storm|deer|ball|bus|semi|motorcycle|van|driver)\b|\bdie (?:at|in|of|on) (?:this|that|my) (?:desk|job|cubicle|office|factory|warehouse|plant|kitchen|town|line|truck)\b|\b(?:can't|cannot) (?:do|take|keep doing|go on with) this(?: job| work| line)?(?: any ?more)?\b(?=[^.!?]{0,40}\b(?:warehouse|jobs?|work|boss|shifts?|my (?:back|knees?|feet)|factory|plant|retail|kitchen|hours|manager|pay|commute|drive)\b)|\bme (?:pega|golpea|pego) (?:\w+ ){0,2}(?:el |la |los |las )?(?:sol|calor|frio|renta|economia|inflacion|alergias?|crisis|polen|artritis|gripa|tos)\b|\bstomach hurts from\b|"
    r"\bdying (?:to|for)\b(?! die)|\b(?:be|is|are|was) (?:gonna be |going to be )?the death of me\b|\b(?:is|are|was|were|'s|'re) (?:pure |straight )?murder\b|\bkill(?:ing)? floor\b|\bkill(?:ing)? (?:it|time|for|two birds|the vibe|weeds|bugs|germs|the lights?)\b|\bkiller (?!himself)\w+|\b(?:i'd|would|i could) (?:just )?kill for\b|^shoot me\b|\bshoot (?:me|us|you|them|over) (?:an? |the |that |some |over )?(?:text|e-?mail|message|line|info|link|details|list|address)\b|\bover my dead body\b|\bstarving\b(?=[^.!?]{0,30}\b(?:lunch|dinner|supper|line|menu|drive[- ]?thr\w+|order|pizza|burgers?|snack)\b)|\b(?:i'd|i would|rather) (?:rather )?die than\b|\bcan't (?:go on|keep going|keep doing this)(?: like this)? (?:at|in|with) (?:work|walmart|(?:my|this|that|the|these) (?:job|work|store|plant|pay|boss|schedule|hours|shifts?))\b|\bbeats? (?:me|us) (?:to (?:it|the)|there)\b|(?:^|\bit |\bthat |\bwell )beats me\b(?=\W*$|, )|"
    r"\b(?:scared|worked|bored|tired|sick|freezing|froze|working|working myself) (?:myself )?to death\b|\bdie[ds]? (?:laughing|inside|of (?:embarrassment|boredom|heat|laughter))\b|\b(?:car|truck|phone|battery|laptop|engine|chat|link|app|internet|computer|dog|cat)(?:'s| is| just| has| keeps)? (?:died|dead|dying|die)\b|\bsuicide squad\b|\bbleeding (?:money|cash|edge)\b|\bit (?:just )?hits? me (?:that|like)\b|\bhit (?:me|us) up\b|\bslap(?:ped)? (?:me|us) with (?:an? )?(?:fine|fees?|ticket|bill|lawsuit)\b|"
    r"\b(?:hours?|bills?|prices?|rent|taxes|heat|schedule|shifts?|boss|job|commute|gas|allergies|feet|knees?|back|stress|math|kids|kid|test|exam|class|classes|line|wait|suspense|fees|inflation|interest|debt|manager|interview|paperwork|mornings|tuition|insurance)(?:'s| is| are|'re| was| were| has| have| been| just| gonna| going to| almost| nearly| about)*(?: \w+)? kill(?:s|ed|ing)? (?:me|us)\b|\b(?:rent|bills?|car|market|economy|storm|layoffs?|inflation|taxes|landlord fees|the news|covid|flood|tornado|debt)\b[^.!?]{0,20}\b(?:hit|hits|hurt|hurts|hurting|beat|beats|attack\w*) (?:me|us)\b|"
    rf"\b(?:este|esta|ese|esa|el|la|los|las|estos|tanto|tanta|mi|mis) {_INANIMATE_ES}\w+ (?:\w+ )?me (?:va a|van a|esta|estan|tiene|tienen) (?:mata\w*|muert[oa])|\bme (?:va|van|esta|estan|voy) ?a? ?(?:matar|matando|morir|muriendo) de (?:los |el |la )?(?:nervios|risa|cansancio|aburrimiento|hambre|estres|calor|frio|sueno|pena|verguenza|susto|miedo|tristeza|ganas)|\bmuert[oa]s? de (?:cansancio|risa|hambre|sueno|frio|miedo|nervios|calor|pena)|\bmatar(?:me|se|nos)? (?:trabajando|estudiando|el tiempo|dos pajaros|por)|\bmat[oa](?:me|ndome)? (?:trabajando|estudiando|en el trabajo)|"
    r"\bme muero (?:por|de)\b|\bmatad(?:o|a|ero)\b|\b(?:se )?(?:me )?murio (?:el|la|mi) (?:carro|celular|telefono|computadora|perro|bateria|troca)|\bme (?:pega|golpea) (?:el|la|mucho|duro|fuerte) (?:sol|calor|frio|renta|economia|inflacion|alergia|crisis)"
)
"""Idioms: no danger, and a reason not to believe a classifier that hears one."""
_HELPING = re.compile(
    r"\b(?:want|like|love|be|become|job|jobs|work(?:s|ed|ing)?|career|train(?:ed|ing)?|study|class(?:es)?|course|degree|counselor|paramedic|emt|nurse|dispatcher|social worker|prevention|hotline|volunteer\w*|certified|respond(?:s|er|ing)?|treat(?:s|ed|ing)?|handle|saved?|cpr|narcan|pay|paid|earn|make|help(?:s|ing|ed)?(?: (?:people|others|someone|victims|teens|women|kids|families|those|men|vets|veterans)))\b[^.!?]{0,60}\b(?:suicid\w*|overdos\w*|domestic (?:violence|abuse)|crisis|abus\w+|self[- ]harm|homeless\w*|(?:hurt|kill|harm) themselves|heart attacks?|strokes?|seizures?|starving|hungry|nowhere)"
    r"|\b(?:suicid\w*|overdos\w*|domestic (?:violence|abuse)|abuse[d]?|sobredosis|violencia|suicid\w*|infartos?|maltrat\w*)\b[^.!?]{0,40}\b(?:counselor|advocate|worker|hotline|prevention|patients|calls|training|class|course|victims|survivors|consejer\w*|pacientes|victimas|prevencion|clases?|curso|programa)"
    r"|\b(?:ayud\w+|trabaj\w+|atiend\w+|atender|consejer\w*|paramedic\w*|prevencion|curso|carrera|capacit\w+|estudiar|gana\w*|ser)\b[^.!?]{0,50}\b(?:suicid\w*|sobredosis|violencia|abus\w+|maltrat\w*|infartos?|derrames?|golpead\w+|hambre|sin techo|no tienen? (?:donde|que))"
)
_LONG_AGO = re.compile(
    r"\b(?:in|during|since) (?:high|middle|grade|elementary) school\b|\bin college\b|\b(?:past|previous|prior|old) (?:suicide|attempts?|overdoses?|abuse|domestic)\b|\bonce\b(?! (?:again|more|i |you |we |he |she ))|\b(?:been|have been) (?:\w+ )?(?:free|out|away|clean|sober|safe|gone)\b[^.!?,]{0,16}\b(?:years?|yrs|months|a while)\b|\b(?:years?|yrs) (?:clean|sober|free|out|away)\b|\b(?:tengo|llevo) [^.!?,]{0,14}(?:anos|meses) (?:lejos|limpi[oa]|libre|fuera|separad[oa]|sin)\b|"
    r"\b(?:years|yrs|months|decades) ago\b|\bwhen i was (?:a |little|young|in|\d+|growing|at)\w*|\bas a (?:kid|child|teen|teenager|baby)\b|\bgrowing up\b|\bback (?:in (?:19|20)?\d\d|then|in the day)\b|\bin (?:19|20)\d\d\b|\blast year\b|\bin the past\b|\bmy past\b|\bused to\b|\bonce (?:had|lived|slept|was)\b|\bnot any ?more\b|\b(?:cuando (?:era|estaba|tenia)|hace (?:\w+ )?(?:anos?|meses)|de (?:nin[oa]|chic[oa]|joven)|el ano pasado|ya no (?:estoy|vivo)|antes|en el pasado|en (?:19|20)\d\d)\b|\b(?:ex|former) (?:husband|wife|boyfriend)\b[^.!?]{0,20}\b(?:used to|was)\b|\b(?:survived|survivor of|sobrevivi)\b"
    r"|\b(?:he|she|who|brother|sister|friend|cousin|uncle|aunt|mom|dad|guy|man|woman|somebody|someone|patient|coworker|hermano|hermana|amigo|amiga|primo|prima|tio|papa|mama) (?:\w+ ){0,2}(?:overdosed|od'?ed|killed himself|killed herself|committed suicide|died|took (?:his|her) own life|se suicido|se mato|murio)\b|\b(?:lost (?:my|a|our|his|her)|perdi a) [^.!?]{0,30}\b(?:to|from|in|por|a) (?:an? |the |una |la )?(?:overdos\w*|suicid\w*|fentanyl|sobredosis|domestic violence|violencia)"
)
_SETTLED = re.compile(
    r"\b(?:i'm|i am|am|im|doing|feel|feeling|been|we're|it's|estoy|ya estoy|me siento)\s+(?:\w+ )?(?:fine|good|great|ok|okay|well|better|safe|alright|happy|free|clean|sober|out|ready|past (?:that|it)|bien|mejor|limpi[oa]|tranquil[oa]|list[oa])\b(?:[^.!?,]{0,12}\b(?:now|today|ahora|ya)\b)?|\bnow (?:i )?(?:want|rent|have|work|need|i'm|looking|in school|and)\b|\band now\b|\b(?:y|pero) ahora\b|\bahora (?:quiero|rento|trabajo|estoy|tengo|busco|estudio)\b|\b(?:for a|ready for) [^.!?]{0,20}\bnow\b"
)
"""What is well today: its "now" does not say that the danger goes on."""
_NOW = re.compile(
    r"\b(?:i think|i believe|creo que|now|tonight|tonite|today|again|still|lately|any ?more i|this morning|last night|just (?:left|hit|happened|took|now)|help me|right now|not breathing|(?:won't|isn't|not) (?:waking|wake|breath\w+|moving|respond\w*)|the same|too|want to die|i want to (?:end|go with)|i'm next|ahora(?:ita)?|ahorita|hoy|otra vez|todavia|anoche|esta noche|acabo de|sigue|ayuden?(?:me)?|no (?:respira|despierta))\b"
)


_HARD_WEEK = re.compile(
    r"^\W*(?:i|it|its|it's|this|been|hi|hey|man|well)?(?:'ve| have| has|'s| is| was)?(?: been| just)*(?: having| had| a)?(?: an?)?(?: (?:really|pretty|very|real|super|such a))* (?:rough|hard|tough|long|bad|crazy|busy|stressful) (?:week|day|month|year|time|morning|night|few (?:days|weeks|months))(?: (?:at work|lately|so far|for me|for us))?\W*$"
)
"""A hard time and not a word more."""
_HURTS = r"(?:hit|beat|hurt|touch|abuse|threaten|slap|choke)(?:s|es|ed|en|ing|ting)?"
_DENIED = re.compile(
    rf"\b(?:(?:he|she|they|{_ABUSER})(?:'s| has| have| is| does)?(?: \w+)?|has|have) (?:never|doesn't|does not|don't|hasn't|isn't|ain't|not)(?: ever| even| once| never| actually)* (?:{_HURTS}|(?:laid?|lays|laying|puts?|raised?)(?: an?| his| her| their)? (?:hands?|finger|fist)s?(?: on| to)?) (?:me|us|my {_CHILDREN}|the {_CHILDREN}|any(?:one|body))\b(?! (?:when|if|unless|as|that|hard|much|every|in front|any ?more|yet|today|tonight|now|right|lately|this|since|in|so|too|like)\b)"
    rf"|\b(?:nobody|no one) {_HURTS} (?:me|us)\b(?! (?:when|if|unless|but|except)\b)"
    r"|\b(?:no|nunca|jamas) me (?:ha |a )?(?:pega|pegado|golpea|golpeado|maltrata|maltratado|amenaza|amenazado|hace (?:nada|dano)|hecho (?:nada|dano)|levanta(?:do)? la mano|pone la mano encima|puesto la mano encima)\b(?! (?:cuando|si|tan|tanto|fuerte|mucho|enfrente|delante|seguido|hoy|ahorita|ya|todavia|aun|desde|como|mas|diario|siempre)\b)"
    rf"|\bno se mete (?:conmigo|con nosotr[oa]s|con nadie|con (?:mis|los) {_CHILDREN_ES})\b"
)
_NOT_YET_DENIED = re.compile(
    r"\b(?:so|if|until|till|when|hope|hoping|pray|unless|sure|wish|long as|days|para que|si|cuando|ojala|hasta que|mientras|dias)(?: that| que)?\W+(?:\w+\W+)?$"
)
_TURNS = re.compile(r"\b(?:but|just|only|except|although|though|pero|nomas|solo|sino|aunque)\b")


_CLAUSE = re.compile(r"[.!?,;]+|\b(?:and|but|so|because|y|pero|porque)\b")


def hears_danger(plain: str) -> bool:
    """Whether any class of indirect wording is met."""
    return any(pattern.search(plain) for pattern in _DANGER)


def without_idioms(plain: str) -> str:
    """The message without its figures of speech, and without violence that it denies."""
    left = plain
    for match in reversed(_denials(plain)):
        left = f"{left[: match.start()]} {left[match.end() :]}"
    return _FIGURATIVE.sub(" ", left)


def is_figurative(plain: str) -> bool:
    """Whether the message holds a figure of speech that sounds like danger, or tells of a hard time and nothing else."""
    return bool(_FIGURATIVE.search(plain) or _HARD_WEEK.search(plain))


def is_denied(plain: str) -> bool:
    """Whether violence is denied, with nothing that takes the denial back ("doesn't hit me, he just pushes me")."""
    return bool(_denials(plain))


def _denials(plain: str) -> list[re.Match[str]]:
    """Where violence is denied; none where what follows takes the denial back."""
    found = [one for one in _DENIED.finditer(plain) if not _NOT_YET_DENIED.search(plain, 0, one.start())]
    return [] if found and _TURNS.search(plain, found[-1].end()) else found


def is_about_others(plain: str) -> bool:
    """Whether danger is named as a field of work or study: helping those who are in it."""
    return bool(_HELPING.search(plain))


def is_long_over(plain: str) -> bool:
    """Whether what is told lies in the past, with nothing that says it goes on."""
    return bool(_LONG_AGO.search(plain)) and not _NOW.search(_SETTLED.sub(" ", plain))


def clauses(plain: str) -> list[str]:
    """The parts of a message that may speak of different times."""
    return [part for part in _CLAUSE.split(plain) if part.strip()]
