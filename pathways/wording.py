"""Words of plain English and Spanish speech: tokens, stems, filler words, and a small Spanish-English glossary.

Stems are cut lightly (plural, gender, the ends of verbs), so that "welding", "welder" and "weld" meet, and "cuidador",
"cuidadora" and "cuidar" do. The glossary lets Spanish words reach English descriptions and the English sentence encoder.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TOKEN = re.compile(r"[a-z0-9]+(?:[+#]+)?")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
_ENGLISH_ENDS = ("ations", "ation", "ings", "ing", "ers", "ists", "ist", "ies", "er", "ed", "es", "s")
_SPANISH_ENDS = (
    "adores", "adoras", "ador", "adora", "edores", "edora", "edor", "idores", "idora", "idor",
    "ando", "iendo", "arlo", "arla", "arse", "ar", "er", "ir", "ado", "ada", "as", "os", "es", "a", "o", "e", "s",
)  # fmt: skip
_SHORTEST_STEM = 3
_WHOLE = ("care", "machine", "engineer", "building")  # cut, they would meet "car", "machinist", "engine" and "build"

FILLER_EN = frozenset(
    """a about after all also always am an and any anything are around as at be because been being but by can cant could
    day do does doing don dont else enjoy enjoyed etc ever every field find for from fun get getting go going good got great
    guess had hard has have having he her him his how i id if ill im in into interest interested interests is it its ive job
    jobs just kind kinda know learn like liked likes little ll looking lot lots love loved loves m make makes making maybe me
    mean money more most much my myself need new nice no not of off on one ones only or other our out over people pay pays
    people please pretty prefer probably re really right s same say school she should so some somebody someone something sort
    stuff such t take taking than that the their them then there these they thing things think this those thru to too training
    try trying um up us use used using ve very wanna want wants was way we well were what whatever when where which while who
    will wish with within work working works would yeah yes you your career careers occupation become profession place thinking
    industry whole bunch fast quick quickly class classes decent always hour hours hrs day days week weeks weekly month months year years
    dollar dollars buck bucks night nights evening evenings weekend weekends morning""".split()
)
FILLER_ES = frozenset(
    """a al algo alguien alguna alguno ahi aqui asi aunque bien bueno buena cada como con cosa cosas creo cual cuando de del
    desde donde dos e el ella ellas ellos empleo en encanta encantan era eran eres es esa ese eso esta estar este esto estoy
    estudiar fue ganar gente gusta gustaria gustan ha hacer hago han hasta hay he interesa interesan ir la las le les lo los
    mas me mi mis mucho mucha muchas muchos muy nada ni no nos o otra otro para parece pero persona personas poder por porque
    pues puede puedo que quiero quisiera quien sea ser si siempre sin sobre solo son soy su sus tal tambien tener tengo tiene
    todo todos trabaja trabajar trabajo trabajos tu un una uno unos usar ver y ya yo busco carrera oficio aprender
    dedicarme algun tipo verdad siento usando manera mejor preferiria hora horas semana semanas mes meses ano anos noche noches dolar dolares
    gustan""".split()
)

_GLOSSARY = """
abogado lawyer|abuelo elderly|abuelito elderly|acero steel|agua water|aire air|alambre wire|alarma alarm|alimento food
|ambulancia ambulance|anciano elderly|animal animals|anuncio ads|aparato equipment electronics|arbol trees|arena sand
|arma put together|armar put together assemble|arreglar fix repair|arte art|asilo nursing home|auto car|autobus bus|avion airplane
|ayudar help|azulejo tile|bano bathroom|barco boat|basura trash|bebe babies|bebida drinks|belleza beauty|biblioteca library
|bicicleta bicycle|blog writing|bodega warehouse|bosque forest|bote boat|caballo horses|cabello hair|cable wire cables
|cafe coffee|caja cash register|calle street|camara camera|camion truck|camioneta pickup truck|campo farm field|cantar sing music
|caridad charity|carne meat|carpinteria carpentry|carro car|carretera road|carta letters|casa house|casino casino|caza hunting
|cazar hunting|celular cell phones|cerca fence|cerveza beer|chico kids|ciencia science|cine film movies|ciudad city|cliente customers
|clima air conditioning heating|cocina kitchen cooking|cocinar cook cooking|coche car|codigo code programs|comida food meals
|computacion computers|computadora computer|conducir drive|construccion construction building|construir build|consultorio clinic
|contabilidad accounting|conversar talk|corazon heart|correo mail|corral livestock|corte court|cortar cut|cosechar pick crops
|coser sew clothes|costura sewing|crimen crime|criminal crime|cuenta bills accounting|cuerpo body|cuidar care take care
|cultivo crops|curar heal treat patients|dato data|decorar decorate|delito crime|dental dental teeth|deporte sports|derecho law
|desarmar take apart|dibujar draw drawing|dibujo drawing|diente teeth dentist|dinero money|discapacidad disability|discapacitado disabled
|disenar design|diseno design|doctor doctor|edificio building|ejercicio exercise|electrico electric electrical|electricidad electricity wiring electrical
|electronica electronics|electronico electronics|emergencia emergency|empresa business company|energia energy power|enfermo sick patients|ensenar teach teaching
|entrenar train exercise|envio shipping|escribir write writing|escuela school|espanol spanish|estadistica statistics|evento events|excavadora excavator
|fabrica factory|familia families|fiesta parties|fierro metal iron|finanzas finance investing|flor flowers|foto pictures photos|fotografia photography pictures
|fuego fire fires|fumigar spray insects|funeral funerals|gallina chickens|ganado cattle livestock|gato cats|gimnasio gym fitness|granja farm
|grua crane|guarderia daycare children|guerra army|guitarra music guitar|helicoptero helicopter|herida wounds|herramienta tools|hierro iron metal
|historia stories history|hogar home|hospital hospital|hotel hotel|huerta garden crops|hueso bones|hule tires|idioma languages|iglesia church
|impuesto taxes|incendio fire fires|infantil children|inform computers|ingles english language|inmigrante immigrants|insecto insects bugs
|instalar install|internet internet network|investigar investigate|jardin garden yard|joven teens youth|juego games|justicia justice law
|laboratorio lab|ladrillo brick|lampara lights|leche dairy|leer read books|lente eyeglasses|ley law|libro books|limpiar clean cleaning|limpieza cleaning
|llamada phone calls|llanta tires|llave keys lock|luz lights electric|madera wood|maestro teacher|manejar drive driving|mano hand|manualidad handson build repair tools|maquillaje makeup
|maquillar makeup|maquina machines|maquinaria machines heavy equipment|masaje massage|mascota pets animals|matematica math numbers|mate math
|mayor older people elderly|mecanica mechanic engines|medicina medicine|medico medical doctor|mente mental|mental mental|mercadotecnia marketing|metal metal
|mina mining|moda fashion clothes|moto motorcycle|motocicleta motorcycle|motor engines|mueble furniture|musica music|nadar swim|naturaleza nature outdoors
|navegar internet|necesitado people in need|negocio business|nino children kids|noticia news|numero numbers|obra construction building|oficina office
|ojo eyes|operacion surgery|organizar organize plan|paciente patients|paisaje landscape|pajaro birds|pan bread|papel paper|parque park|parto babies birth
|pastel cakes|pegar put together|pelicula movies film|peligro danger|pelo hair|perro dogs|pesca fishing|pescar fishing|petroleo oil oilfield
|piel skin|pierna legs|pintar paint|pintura paint|piso floors|planta plants|pobre people in need|policia police|pollo chicken poultry|pozo well oil
|preso prison|prision prison|carcel jail prison|problema problems|programa computer programs|programar code programs|proteger protect|pueblo town|puente bridge
|puerco hogs|quimica chemistry|radio radio|rancho ranch|red network|reparar repair fix|repartir deliver|rescatar rescue|restaurante restaurant
|robot robots|rompecabezas puzzles|ropa clothes|salud health|salvar save rescue|sangre blood|secretaria secretary|seguridad security safety|seguro insurance
|semilla seeds|sembrar plant crops|servir serve|sindicato union|sol solar sun|soldar weld metal|sonido sound|tarea homework|techo roof|tecnologia technology computers
|tejer sew|tele television|telefono phone|television television|terapia therapy|tierra soil land|tienda store|torno lathe|tractor tractor|traducir translate
|tren train locomotive|triste sad counseling|troca truck|trailer semi truck|tuberia pipes|tubo pipes|turismo travel guests|una nails|vaca cattle|vacuna shots
|vehiculo vehicles|vender sell|venta sales|ventana windows|veterano veterans|viajar travel|viajero travel passengers|viaje travel trips|vida lives|video video
|videojuego video games|vidrio glass|viejito elderly old people|viejo old people|viento wind|violencia violence|vivienda housing|volar fly airplanes|yarda yard lawn|zacate lawn
|pagina websites|web web websites|sitio websites|aplicacion apps programs|zapato shoes|afuera outside|exterior outside|solitario alone|solo alone|fuerza physical|fisico physical|pesado heavy|grande big|pequeno small
|rapido fast|sucio dirty|gratis free|mar boats|lago lakes|rio water|montana mountains forest|nieve snow|calor hot|frio cold|cajas boxes|mercancia goods|paquete packages
|jefe manager lead|dirigir lead manage|lider lead|equipo team|grupo groups|evidencia evidence|huella evidence|adiccion addiction drugs|droga drugs addiction|alcohol alcohol
|rayo x-ray|mujer women|embarazada pregnancy|embarazo pregnancy babies|lesion injuries|musculo exercise muscles|comprar buy|escuchar listen talk|consejo advise counseling
|aconsejar advise counseling|resolver solve|investigacion research|experimento experiments lab|tienda store|foto pictures|camposanto funeral|muerto dead funeral
"""

# Small words of one language say nothing in the other either, but for those that mean something there.
_FILLER = {"en": FILLER_EN | (FILLER_ES - {"para", "hay", "son"}), "es": FILLER_ES | (FILLER_EN - {"real", "pretty"})}

# Verbs that begin what one does ("fix cars", "cuidar niños"), not what one is.
_ENGLISH_VERBS = frozenset(
    """analyzing baking be build building caring cleaning climbing coding cook cooking cut cutting decorating deliver design
    detailing do doing draw drawing drive driving editing fight filling filming fix fixing fly flying gardening giving growing
    hacking help helping interviewing keep lay make making mixing mow mowing own painting planning pour putting run sell
    selling serving sew sewing solving stocking stop study take taking talking teach teaching tending testing training typing
    wait waiting washing watching weld work working write writing wiring""".split()
)
_SPOKEN_ING = frozenset(word for word in (_ENGLISH_VERBS | FILLER_EN) if word.endswith("ing"))  # "takin" is "taking"
# A phrase that ends so names who does it: "cleaning lady", "driving instructor", "help desk".
_ENGLISH_DOERS = ("er", "or", "ist", "tech", "technician", "assistant", "lady", "staff", "aide", "desk", "maintenance")
_SPANISH_NOUNS_IN_R = frozenset({"auxiliar", "bar", "chofer", "lider", "militar", "mujer", "taller"})
_SAME = {
    **dict.fromkeys(("grandma", "grandpa", "grandmother", "grandfather", "grandparents", "granny", "seniors"), "elderly"),
    **dict.fromkeys(("outside", "outdoor"), "outdoors"),
    "xrays": "xray",
}
_BUILT = "things|stuff|something|houses|homes|furniture|decks|cabinets|robots|websites|apps|computers|fences|cars|planes"
# What people say of their hands, as the work they mean.
_IDIOMS = (
    (re.compile(r"\bwith (?:my|your|their|his|her|the|our) (?:own )?hands?\b|\bhands[- ]on\b"), "handson build repair tools"),
    (re.compile(r"\bcon (?:mis|las|sus|nuestras) (?:propias )?manos\b"), "manualidad"),
    (re.compile(r"\bfast foods?\b"), "fastfood"),
    (re.compile(rf"\bbuilding (?={_BUILT})"), "build "),
)
_COMPUTING = re.compile(
    r"\b(?:IT|I\.T\.)(?=\W|$)|\bit(?= (?:job|work|field|support|tech|department|specialist|guy|help|career|stuff|class))"
)
_PHRASES = {"aire libre": "afuera", "camion de carga": "trailer", "rayos x": "rayos"}


_IN_BOTH = frozenset(
    """animal animals auto autos blog cable cables casino casinos chef criminal dental doctor hospital hotel hotels internet
    laboratorios mate mental motor motors moto motos piano radio radios robot robots solo sol television trailer trailers video
    videos red arm mar local plan tours cartas fin ley tubo mina mine parque simple lance data date pan pans paper play once
    as are die real""".split()
)


def fold(text: str) -> str:
    """Lower case, no accents, dotted abbreviations closed up ("C.N.A." is "cna")."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char)).replace("’", "'")
    return _DOTTED.sub(lambda match: match.group().replace(".", ""), plain)


def tokens(text: str) -> list[str]:
    """Words of a text, folded; an apostrophe joins ("don't" is "dont") and a possessive goes ("driver's" is "driver")."""
    plain = re.sub(r"'s\b", "", fold(_name_computing(text))).replace("'", "")
    for idiom, meant in _IDIOMS:
        plain = idiom.sub(meant, plain)
    return _TOKEN.findall(plain.replace("&", " and ").replace("x ray", "xray").replace("x-ray", "xray"))


def _name_computing(text: str) -> str:
    """ "IT" is a field, "it" is nothing: told apart before case is lost, unless everything is written large."""
    if len(text) > 3 and text.isupper():
        return text
    return _COMPUTING.sub("infotech", text)


@lru_cache(maxsize=65536)
def stem(token: str, language: str) -> str:
    """The part of a word that its forms share. `language` is "en" or "es"."""
    ends = _SPANISH_ENDS if language == "es" else _ENGLISH_ENDS
    if language == "en":
        for whole in _WHOLE:
            if token in (whole, f"{whole}s", f"{whole}d"):
                return whole
    if language == "en" and token.endswith(("ss", "us")):
        ends = ()
    for end in ends:
        if token.endswith(end) and len(token) - len(end) >= _SHORTEST_STEM:
            token = token[: -len(end)]
            break
    if language == "en":
        if len(token) > _SHORTEST_STEM and token[-1] == token[-2] and token[-1] in "bdgmnprt":
            token = token[:-1]  # "cutting" meets "cut"
        if len(token) > _SHORTEST_STEM and token[-1] in "eiy":
            token = token[:-1]
    return token


def content(text: str, language: str) -> list[str]:
    """Words that carry meaning, in order: filler ("I want to work with …") is left out."""
    words = tokens(text)
    if language == "en":
        words = [f"{word}g" if word.endswith("in") and f"{word}g" in _SPOKEN_ING else word for word in words]
        words = [_SAME.get(word, word) for word in words]
    return [word for word in words if word not in _FILLER[language]]


@lru_cache(maxsize=1)
def _glossary() -> dict[str, str]:
    pairs = (entry.strip().split(" ", 1) for entry in _GLOSSARY.replace("\n", " ").split("|") if entry.strip())
    return {stem(word, "es"): english for word, english in pairs}


def in_english(text: str) -> str | None:
    """English words for what the glossary knows of a Spanish text; `None` when it knows nothing of it."""
    known = _glossary()
    text = fold(text)
    for phrase, plain in _PHRASES.items():
        text = text.replace(phrase, plain)
    found = [known[key] for token in content(text, "es") if (key := stem(token, "es")) in known]
    return " ".join(dict.fromkeys(" ".join(found).split())) or None


def looks_spanish(text: str) -> bool:
    """Whether a text reads as Spanish rather than English: by its small words and the glossary."""
    words = tokens(text)
    spanish = sum((token in FILLER_ES or token in _spanish_forms()) and token not in FILLER_EN for token in words)
    english = sum(token in FILLER_EN and token not in FILLER_ES for token in words)
    return spanish > english


@lru_cache(maxsize=1)
def _spanish_forms() -> frozenset[str]:
    """Glossary words with their plural and the other gender, without those that English has too."""
    words = {entry.strip().split(" ", 1)[0] for entry in _GLOSSARY.replace("\n", " ").split("|") if entry.strip()}
    words = {word for word in words if word not in _IN_BOTH}
    genders = {word[:-1] + other for word in words for end, other in (("o", "a"), ("a", "o")) if word.endswith(end)}
    return frozenset({form for word in words | genders for form in (word, f"{word}s", f"{word}es")} - _IN_BOTH)


def is_activity(title: str, language: str) -> bool:
    """Whether a title says what one does ("cuidar niños", "fixing cars") rather than names a job ("niñera")."""
    words = tokens(title)
    if not words:
        return False
    if language == "es":
        return words[0].endswith(("ar", "er", "ir")) and words[0] not in _SPANISH_NOUNS_IN_R
    if len(words) == 1:
        return words[0] in _ENGLISH_VERBS and words[0].endswith("ing")  # "cook" is also who cooks
    return words[0] in _ENGLISH_VERBS and not words[-1].endswith(_ENGLISH_DOERS)
