"""Which occupations have what people want to keep away from: a small table of our own judgement.

Each entry: key phrases (English and Spanish, folded, in any form of their words), and SOC code prefixes of the
occupations whose usual day has it, without the exceptions. General knowledge; it does not speak of every employer.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase rules out: code prefixes (longest wins over `but`), field ids."""

    prefixes: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    fields: frozenset[str] = frozenset()

    def fits(self, onet_soc: str, field_id: str) -> bool:
        """Whether the occupation has it."""
        if onet_soc.startswith(self.but):
            return False
        return field_id in self.fields or onet_soc.startswith(self.prefixes)


def _codes(text: str) -> tuple[str, ...]:
    return tuple(text.split())


TABLE: tuple[tuple[str, Reading], ...] = (
    (
        """
        blood; needles; needle; guts; gore; wounds; surgery; shots; sangre; agujas; heridas; inyecciones
        """,
        Reading(
            _codes("29- 31-1 31-9091 31-9092 31-9093 31-9097 31-9096 33-2011 39-4 51-3022 51-3023 19-4092 31-9099"),
            _codes(
                """
                29-2072 29-9021 29-1127 29-1031 29-2081 29-2052 29-1051 29-1122 31-1122 31-9099.01
                29-1128 29-2051
                """
            ),
        ),
    ),
    (
        """
        patients; poop; diapers; vomit; hospitals; bedpans; enfermos; pacientes; vomito; panales; fluidos;
        bodily fluids; sick people
        """,
        Reading(
            _codes("29- 31- 39-9011 31-1"),
            _codes("29-2072 29-9021 29-2056 29-1131 31-9096 31-9094 29-2081 31-9011 29-9091"),
        ),
    ),
    (
        """
        heights; high up; ladders; climbing; roofs; alturas; escaleras; altura; techos
        """,
        Reading(
            _codes(
                """
                47-2181 47-2221 49-9051 49-9081 49-9052 47-5011 47-2031 47-2111 47-2141 47-2231
                53-7021 47-2021 47-2121 47-2081 47-2131 47-2011 47-3012 47-3013 33-2011 49-2022
                47-4021 27-4015 47-3011 47-2061 49-9021 37-3011 47-2171
                """
            ),
            _codes("37-3011"),
        ),
    ),
    (
        """
        desk; office; sitting; paperwork; cubicle; indoors; inside; screen; escritorio; oficina; sentado;
        sentada; papeleo; encerrado; adentro; behind a computer
        """,
        Reading(
            _codes(
                """
                13- 15- 43-3 43-4 43-6 43-9 43-1 43-5061 43-5032 43-5011 43-5031 17-3011 17-3013
                17-1 17-2 11-1 11-2 11-3 23- 19-3 27-1024 27-1014 27-3042 27-3043 27-4032 29-2072
                29-9021 31-9094 11-9111 51-5111 27-3031
                """
            ),
            _codes("49-2011 13-1031 43-4081 17-1022 11-3051 43-5052 43-5071"),
        ),
    ),
    (
        """
        outside; outdoors; outdoor; heat; hot; weather; cold; sun; rain; afuera; calor; frio; sol;
        intemperie; lluvia
        """,
        Reading(
            _codes(
                """
                47-2 47-3 47-4051 47-4031 47-4041 47-5 45- 37-3 49-9051 49-9052 49-9081 53-7081
                53-7073 17-3031 17-1022 33-3051 33-2011 33-3031 11-9013 43-5052 53-4 19-4071 33-9011
                53-7051 47-1011 53-2022 49-2022 27-2022
                """
            ),
            _codes("47-2111 47-2044 47-2081 47-2211"),
        ),
    ),
    (
        """
        manual; physical; lifting; hard work; backbreaking; standing; feet; strenuous; pesado; pesadas;
        cargar; fisico; fisica; espalda; hard on my back; physical labor; heavy lifting; de pie
        """,
        Reading(
            _codes(
                """
                47-2 47-3 47-5 47-4 53-7062 53-7065 53-7081 45- 37-3011 49-9051 49-9044 51-4121
                51-2041 51-3022 51-3023 31-1131 31-1132 49-3093 33-2011 49-9081 53-7064 51-9198
                49-9098 47-1011 37-2012 49-3042
                """
            ),
        ),
    ),
    (
        """
        people; personas; customers; public; talking; strangers; clients; gente; clientes; publico; hablar;
        customer service
        """,
        Reading(
            _codes(
                """
                41-2 41-3 41-9 41-4 35-3 35-9031 43-4 43-3071 43-3011 29-1 29-2052 29-2061 29-2042
                29-2043 31- 39- 25- 21- 33-3 53-3031 53-3051 53-3052 53-3053 53-2031 43-6013 27-3
                27-2 33-9032 13-2052 13-1071 11- 23-1 13-2072 33-2011 53-6031 43-5031
                """
            ),
            _codes("39-2021 31-9093 31-9094 31-9096 11-9013 11-3051 39-4011 11-3 11-9021"),
        ),
    ),
    (
        """
        sales; selling; commission; retail; vender; ventas; tienda; tiendas; cold calls
        """,
        Reading(
            _codes("41- 11-2022 53-3031 13-2052"),
        ),
    ),
    (
        """
        phones; phone; calls; telefono; telefonos; llamadas; call center
        """,
        Reading(
            _codes("43-4051 43-3011 43-4171 43-5031 43-5032 41-3 41-4 43-6013 43-9041"),
        ),
    ),
    (
        """
        kids; children; babies; teenagers; toddlers; ninos; ninas; bebes; chamacos; adolescentes
        """,
        Reading(
            _codes(
                """
                39-9011 25-2 25-9 25-3031 25-3041 25-3021 11-9031 11-9032 53-3051 27-2022 39-9032
                21-1012 21-1021 29-1127 31-9099.01
                """
            ),
            _codes("25-9044"),
        ),
    ),
    (
        """
        elderly; seniors; viejitos; ancianos; asilos; asilo; nursing homes; nursing home; old people
        """,
        Reading(
            _codes("31-1121 31-1122 31-1131 29-2061 39-9041 35-2012"),
        ),
    ),
    (
        """
        animals; dogs; cats; pets; cattle; livestock; animales; perros; gatos; ganado; vacas
        """,
        Reading(
            _codes("39-2 29-2056 29-1131 31-9096 45-2093 11-9013 33-9011 51-3023 19-1011 45-2011 33-3031"),
        ),
    ),
    (
        """
        math; numbers; accounting; matematicas; numeros
        """,
        Reading(
            _codes("13-2 15-2 17-2 17-1 43-3 19-3 25-3041 17-3022 15-1221"),
        ),
    ),
    (
        """
        computers; computer; technology; screens; computadoras; computadora; pantallas; tecnologia
        """,
        Reading(
            _codes(
                """
                15- 43-9 27-1024 27-1014 43-3 43-6 17-3011 17-3013 13-2 13-1161 29-2072 29-9021
                51-9162 49-2011 11-3021
                """
            ),
        ),
    ),
    (
        """
        coding; programming; code; programar; programacion; codigo
        """,
        Reading(
            _codes("15-1251 15-1252 15-1254 15-1255 15-2051 15-1253 51-9162 15-1299.04 15-1242 15-1243"),
            _codes("15-2051.01"),
        ),
    ),
    (
        """
        driving; drive; traffic; cdl; manejar; conducir
        """,
        Reading(
            _codes("53-3 53-4011 43-5052 53-7081"),
        ),
    ),
    (
        """
        travel; traveling; overnight; otr; viajar; viajes; away from home; over the road; fuera de casa
        """,
        Reading(
            _codes("53-3032 53-2 53-4 47-5 49-9081 41-4012 49-9051 17-2171"),
            _codes("53-2021 53-2022"),
        ),
    ),
    (
        """
        dirty; grease; greasy; mess; messy; filthy; sucio; sucia; grasa; ensuciarme
        """,
        Reading(
            _codes(
                """
                49-3 49-9041 49-9043 47-5 53-7081 47-2151 47-2051 47-3 37-2011 37-2012 53-7061
                35-9021 51-3023 51-3022 47-2061 45-2093 49-9044 51-8031 37-2021
                """
            ),
        ),
    ),
    (
        """
        danger; dangerous; guns; gun; violence; risky; risk; peligro; peligroso; peligrosa; armas;
        violencia; riesgo
        """,
        Reading(
            _codes("33-1 33-2 33-3 33-9032 47-5 49-9051 47-2221 47-2181 49-9081 21-1092 47-4041"),
            _codes("33-2021 33-3011"),
        ),
    ),
    (
        """
        cops; police; jail; prison; prisons; policia; carcel; prision; law enforcement
        """,
        Reading(
            _codes("33-1011 33-1012 33-3 21-1092"),
        ),
    ),
    (
        """
        fire; fires; burning; fuego; incendios
        """,
        Reading(
            _codes("33-2 33-1021 51-4121"),
        ),
    ),
    (
        """
        factory; factories; repetitive; fabrica; fabricas; linea; repetitivo; assembly line
        """,
        Reading(
            _codes("51-1 51-2 51-3 51-4 51-9 11-3051 43-5061"),
            _codes("51-3011 51-9061"),
        ),
    ),
    (
        """
        death; dying; funeral; muertos; cadaveres; muerte; dead bodies
        """,
        Reading(
            _codes("39-4 11-9171 19-4092 29- 31-1 33-2011 33-3"),
            _codes("29-2072 29-9021 29-1127 29-1122 29-1123 29-2081 29-1031 29-1292 29-2057"),
        ),
    ),
    (
        """
        chemicals; fumes; dust; asbestos; quimicos; polvo; humo
        """,
        Reading(
            _codes(
                """
                51-8091 51-8093 47-4041 37-2021 37-3012 51-9124 39-5 19-4031 19-2031 51-4121 51-2051
                47-2141 37-2011
                """
            ),
        ),
    ),
    (
        """
        noise; loud; noisy; ruido
        """,
        Reading(
            _codes("47-2 51-4 51-9 51-2 51-3 49-9 47-5 53-4 53-2022"),
        ),
    ),
    (
        """
        claustrophobia; confined small spaces; espacios cerrados; tight spaces; crawl spaces
        """,
        Reading(
            _codes("47-2152 49-9021 47-2131 47-2132 47-4021 37-2021 47-5 47-2011 47-3015"),
        ),
    ),
    (
        """
        electricity; electricidad; electrical shock
        """,
        Reading(
            _codes("47-2111 47-3013 49-9051 49-2 51-8012 51-8013 17-2071 17-3023 47-2231 49-9081"),
        ),
    ),
    (
        """
        restaurants; restaurant; kitchen; cooking; restaurantes; restaurante; cocina; cocinar; comida
        rapida; food service; fast food
        """,
        Reading(
            _codes("35- 11-9051 51-3011"),
        ),
    ),
    (
        """
        cleaning; toilets; limpieza; limpiar; banos
        """,
        Reading(
            _codes("37-1011 37-2011 37-2012 53-7061 35-9021 51-6011"),
        ),
    ),
    (
        """
        alcohol; bars; drunk; drunks; bar; borrachos; cantina; cantinas
        """,
        Reading(
            _codes("35-3011 35-3031 35-9011 39-3 33-9032"),
        ),
    ),
    (
        """
        gambling; casinos; casino; apuestas
        """,
        Reading(
            _codes("39-3 39-1013 41-2012 33-9031 11-9071"),
        ),
    ),
    (
        """
        killing; slaughter; meat; butchering; matar; carne; rastro
        """,
        Reading(
            _codes("51-3021 51-3022 51-3023"),
        ),
    ),
    (
        """
        flying; planes; airplanes; volar; aviones
        """,
        Reading(
            _codes("53-2011 53-2012 53-2031"),
        ),
    ),
    (
        """
        managing; management; supervising; boss; bossing; supervisar; dirigir; jefe
        """,
        Reading(
            _codes("11- 33-1 35-1012 37-1 39-1 41-1 43-1 45-1 47-1 49-1 51-1 53-1"),
        ),
    ),
    (
        """
        teaching; speaking; ensenar; hablar en publico; public speaking
        """,
        Reading(
            _codes("25-1 25-2 25-3 13-1151 27-3011 27-3023 27-2022 23-1011 21-1091 39-9031"),
        ),
    ),
    (
        """
        oilfield; rigs; pozos; petroleo; oil field; oil rigs
        """,
        Reading(
            _codes("47-5 53-7073 53-7071"),
        ),
    ),
    (
        """
        physical contact; touching people; tocar gente
        """,
        Reading(
            _codes("29-1 29-2061 31-1 31-9011 31-9092 31-2 39-5 29-2042 29-2043 31-9097 29-1292"),
        ),
    ),
    (
        """
        hair; nails; makeup; pelo; unas; maquillaje
        """,
        Reading(
            _codes("39-5"),
        ),
    ),
)
