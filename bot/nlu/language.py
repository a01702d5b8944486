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
_BOTH = frozenset(
    """
    no me he a so son has do mi te le un la un an has ha once me pan sin red come
    """.split()
)
_SPANISH_LETTERS = re.compile(r"[ñ¿¡]|[áéíóú]", re.IGNORECASE)
_SPANISH_ENDINGS = re.compile(r"(?:cion|ciones|mente|ando|iendo|aria|eria|idad|aba|imos|amos)$")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def detect_language(text: str) -> str | None:
    """`"en"`, `"es"`, or `None` where the message does not tell."""
    folded = fold(text[:MAX_CHARACTERS])
    words = _WORD.findall(folded)
    english = sum(1.0 for word in words if word in _ENGLISH and word not in _BOTH)
    spanish = sum(1.0 for word in words if word in _SPANISH and word not in _BOTH)
    spanish += 0.25 * sum(1 for word in words if word in _SPANISH and word in _BOTH)
    english += 0.25 * sum(1 for word in words if word in _ENGLISH and word in _BOTH)
    spanish += 0.6 * len(_SPANISH_LETTERS.findall(text[:MAX_CHARACTERS]))
    spanish += 0.4 * sum(
        1 for word in words if len(word) > 5 and word not in _SPANISH and _SPANISH_ENDINGS.search(word)
    )
    if max(english, spanish) < 0.5 or abs(english - spanish) < 0.35:
        return None
    return "en" if english > spanish else "es"


def known_words() -> frozenset[str]:
    """The small words of both languages."""
    return _ENGLISH | _SPANISH


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
