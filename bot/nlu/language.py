"""Which language a message is written in: English, Spanish, or no telling ("Tulsa", "ok", "20").

Small words decide: they make up half of what people write and differ between the two languages. Letters and endings that
only Spanish has speak beside them. A tie or silence is no answer, so that a name or a number changes nothing.
"""

# ruff: noqa: E501, SIM905 (word lists read best as words)

from __future__ import annotations

import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.text import MAX_CHARACTERS, fold

_ENGLISH = frozenset(
    """
    the a an and or but if of to in on at by for with from about into near around is are am was were be been
    being do does did don't dont doesn't didn't have has had haven't can can't cant could would should will
    won't i'm im i've ive i'd i'll it's its that's what's you you're your we they he she my our their this
    that these those there here what how when where which who why not yes yeah yep nope nah any some much many
    more most need want wanna gotta gonna like looking look get got make makes pay pays work works working job
    jobs live living lived school class classes night nights day days week weeks weekend weekends month months
    year years mile miles hour hours drive car truck ride bus money dollars bucks help please thanks thank hi
    hello hey bye good just only really also too never always anything something nothing someone everyone
    because so then than them him her his out up down off over after before kids kid child children son
    daughter nurse nursing welding welder driver license college laid fired tell show sorry okay
    sure mean say know think feel afford cost program programs training pretty little close far english
    spanish morning evening evenings afternoon whenever either both none maybe later now today felony record
    background veteran disability student graduate graduated diploma dropped finished town city state
    """.split()
)
_SPANISH = frozenset(
    """
    el la los las un una unos unas y o pero si de del al en con por para desde hasta sin sobre cerca es son
    soy eres fue era fui estoy esta estan estamos estaba estuve ser estar tengo tiene tienes tienen tenemos
    tenia tuve hay haber he ha puedo puede pueden podria quiero quiere quisiera queria necesito necesita
    gustaria gusta gustan me te se lo le les mi mis tu tus su sus nos nosotros ellos ella yo usted ustedes que
    como cuando donde cual cuanto cuanta cuantos cuales quien porque no ni nada nadie ningun ninguna nunca
    siempre algo alguien tambien solo mas menos muy mucho mucha muchos poco trabajo trabaje trabajar trabajaba
    trabajos empleo vivo vive vivir vivimos escuela clases clase curso cursos noche noches dia dias semana
    semanas mes meses ano anos milla millas hora horas carro coche camion camioneta autobus dinero dolares
    ayuda ayudar ayudame favor gracias hola buenas buenos adios bien ahora ya hoy manana tarde tardes hijo
    hija hijos hijas nino ninos nina esposo esposa enfermera enfermero soldador soldadora licencia
    preparatoria secundaria bachillerato universidad estudiar estudie estudio estudios aprender ingles espanol
    dime digame quita borra cambiar cambia mejor otra otro otra otros eso esto este ese aqui alli entonces
    gano ganar gana paga pagan pagar pagan cuesta cuestan dura duran busco buscando despedido despidieron
    antecedentes veterano ciudadano discapacidad fines perdon claro bueno vale sirve quiza quizas talvez
    acuerdo importa cualquier cualquiera ambos ninguno cerro fabrica oficina salud cuidar carrera gratis
    barato ciudad pueblo afuera dejar mensajes mandar manden hacer hago hice papeles ayudarme informacion
    opciones empezar volver atras saltar siguiente
    """.split()
)
_ENGLISH_THINGS = frozenset(
    """
    quit text texting texts message messages stop cool thx ty shoot back one two three four five first second third
    last next go going gone start started again still already same different other another better best worse great
    fine cheap free paid home health care aide blood needle needles heights air force army navy discharge discharged
    clean jail prison probation parole tribe tribal citizen member card walk walking bike driving drives distance
    house place places teach teacher cook cooking cleaning build building fix fixing paint painting sell selling
    kitchen hospital store warehouse plant farm ranch oilfield trucking trucks animals people computers outside
    inside indoors outdoors hands science music dance danced sports skip repeat send save print delete forget remove
    change switch wait nevermind whoops oops ask asked told said says talk speak human person robot bot stupid dumb
    useless love hate hated hates enjoy prefer rather hope wish try trying tried able willing ready open flexible
    full half time times early late noon midnight saturday sunday monday tuesday wednesday thursday friday january
    february march april june july august september october november december summer spring winter fall birthday old
    young mom dad mother father husband wife brother sister grandma grandpa boyfriend girlfriend friend friends
    single married divorced baby babies daycare food stamps rent bills lights phone internet laptop computer
    certified certificate degree credits transfer electrician plumber mechanic carpenter dispatcher cashier waitress
    server bartender janitor operator assistant manager supervisor clerk tech technician apprentice apprenticeship
    route routes option options list compare versus vs explain details info difference requirements schedule
    location address closest nearest cheapest fastest longest shortest hiring openings demand growing wages salary
    hourly raise benefits insurance union lol lmao haha omg idk btw sup dude man whatever whichever course
    absolutely definitely perfect awesome nice wow hmm uh um gotcha alright okie
    """.split()
)
_SPANISH_THINGS = frozenset(
    """
    dame deme diga muestra muestrame enseneme ensename ideas tres cuatro cinco seis siete ocho nueve diez veinte
    treinta cuarenta cincuenta cien luego seguimos despues antes pronto rapido lento lejos cerquita alla aca nomas
    orale andale ajajay jaja chamba jale feria troca raite aventon parquear lonche yarda grado prepa kinder
    escuelita maestra maestro albanil plomero electricista mecanico cocinero cocinera mesero mesera cajera cajero
    chofer trailero limpieza construccion pintura techos soldadura enfermeria belleza cabello cocina restaurante
    pollera empacadora rancho campo casa departamento renta luz agua comida estampillas bebe bebes nieto nieta
    abuela abuelo mama papa hermano hermana primo prima tio tia suegra cunada marido mujer soltera soltero casada
    casado viuda embarazada carcel preso libertad probatoria delito tribu militar ejercito marina servi sordo ciego
    silla espalda rodilla miedo sangre agujas alturas ruido calor frio lunes martes miercoles jueves viernes sabado
    sabados domingo domingos enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
    diciembre verano invierno turno medio tiempo completo entero fin cada todos todas alguno alguna algunas algunos
    puro pura solamente igual mismo misma peor buena malo mala facil dificil caro barata beca becas prestamo
    colegiatura precio sueldo salario requisitos direccion horario cupo vacantes cierto verdad nel neta mande oiga
    oye disculpe disculpa lastima adelante borre quite ponga cambie guarde envie escriba llame hable deberia gustaba
    encanta interesa prefiero odio ayudo cuido limpio cocino manejo camino voy vas va vamos van vengo viene salgo
    entro hace hacen dijo dije dicen creo pienso espero entiendo pregunta respuesta persona humano maquina consejero
    correo telefono celular mensaje parar paren basta regresa regresar regrese anterior primera primero segundo
    segunda tercero tercera ultimo ultima opcion ruta
    """.split()
)
"""Words that say something: half as telling as the small ones, for people lend them ("necesito daycare para mi baby")."""
_ENGLISH_ALONE = frozenset(
    """
    surprise bored freezing scared worried stuck broke lost confused howdy mornin sup gimme lemme idc wtf brb welder plumber smh
    ngl tbh fr yessir nuh guess possibly beats suppose depends tired sick picky nosy slow wrong true false
    roofing plumbing framing carpentry drywall concrete landscaping lawn mowing mechanical electrical cosmetology
    phlebotomy accounting bookkeeping payroll forklift custodian janitorial housekeeping waiting serving bartending
    cashiering stocking shipping receiving hauling delivery delivering trades medical dental pharmacy therapy counseling
    law enforcement firefighting policing military aviation drones coding gaming cyber sewing baking fishing
    hunting gardening wheelchair deaf disabled pregnant widow widowed refugee homeless laid unemployment drawing carrying
    crawl sounds swing shift varies graveyard overnight weekday weekdays
    """.split()
)
_SPANISH_ALONE = frozenset(
    """
    ambas depende chido hijole grax ntp simon nel pos pues sepa igualito puros puras turnos ganado jardin jardinero
    jardinera costurera peluquera estilista ninera lavaplatos cocinar manejar soldar pintar limpiar construir arreglar
    falta brazo pierna pie mano refugiado refugiada embarazo enfermo enferma sola pobre cansado cansada harta harto
    aburrido aburrida perdido perdida nervioso contabilidad oficio oficios negocio taller ventas almacen camionero
    """.split()
)
"""Words that tell by themselves: nobody lends them."""
_BOTH = frozenset(
    """
    no me he a so son has do mi te le un la un an has ha once me pan sin red come
    """.split()
)
_SPANISH_LETTERS = re.compile(r"[ñ¿¡]|[áéíóú]", re.IGNORECASE)
_SPANISH_ENDINGS = re.compile(r"(?:cion|ciones|mente|ando|iendo|aria|eria|idad|aba|imos|amos)$")
_ENGLISH_ENDINGS = re.compile(r"(?:ology|tion|ness|ment|ful|less|work)$")
_SPANISH_TRADES = re.compile(r"(?:er[oa]s?|dor[ae]?s?|istas?)$")
_NAMES = frozenset(("cement", "calera", "carrera", "herrera", "rivera", "cabrera"))
_FEW = 4  # words of an answer without a small word ("forklift certified", "jardinero")
_QUANTITY = re.compile(
    r"(?:\b(?:max(?:imum|imo)?|min(?:imum|imo)?|about|up to)\b\W*)?(?:[$~<>]\s*)?\b\d[\d.,]*\s*(?:-\s*\d+\s*)?(?:k\b\s*)?"
    r"(?:miles?|mi|mins?|minutes?|hours?|hrs?|days?|weeks?|wks?|months?|years?|yrs?|dollars?|bucks)?(?:\s*(?:/|an|a|per|x)\s*(?:hour|hr|week|wk|month|year|yr))?\b"
)
"""A number with its unit: people lend the unit's name from the other language ("max 40 miles" amid Spanish)."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def detect_language(text: str) -> str | None:
    """`"en"`, `"es"`, or `None` where the message does not tell."""
    folded = fold(text[:MAX_CHARACTERS])
    words = _WORD.findall(_QUANTITY.sub(" ", folded))
    english = sum(1.0 for word in words if word in _ENGLISH and word not in _BOTH)
    spanish = sum(1.0 for word in words if word in _SPANISH and word not in _BOTH)
    english += 0.5 * sum(1 for word in words if word in _ENGLISH_THINGS)
    spanish += 0.5 * sum(1 for word in words if word in _SPANISH_THINGS)
    spanish += 0.25 * sum(1 for word in words if word in _SPANISH and word in _BOTH)
    english += 0.25 * sum(1 for word in words if word in _ENGLISH and word in _BOTH)
    spanish += 0.6 * len(_SPANISH_LETTERS.findall(text[:MAX_CHARACTERS]))
    spanish += 0.4 * sum(
        1 for word in words if len(word) > 5 and word not in _SPANISH and _SPANISH_ENDINGS.search(word)
    )
    english += 0.6 * sum(1 for word in words if word in _ENGLISH_ALONE)
    spanish += 0.6 * sum(1 for word in words if word in _SPANISH_ALONE)
    if max(english, spanish) <= 0.5 and (english or spanish or len(words) <= _FEW):
        english += 0.6 * sum(
            1 for word in words if len(word) > 5 and word not in _NAMES and _ENGLISH_ENDINGS.search(word)
        )
        spanish += 0.6 * sum(
            1 for word in words if len(word) > 5 and word not in _NAMES and _SPANISH_TRADES.search(word)
        )
    if max(english, spanish) <= 0.5 or abs(english - spanish) < 0.35:
        return None
    return "en" if english > spanish else "es"


def known_words() -> frozenset[str]:
    """The words of both languages that are known here."""
    return _ENGLISH | _SPANISH | _ENGLISH_THINGS | _SPANISH_THINGS | _ENGLISH_ALONE | _SPANISH_ALONE


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class LanguageDetector(GraphComponent):  # type: ignore[misc]
    """Sets `language` on every message: `en`, `es` or `None`."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LanguageDetector:
        """A component without state (Rasa's graph calls this)."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Detect each message's language."""
        for message in messages:
            message.set("language", detect_language(str(message.get(TEXT) or "")), add_to_output=True)
        return messages
