"""The forms of a verb that a person uses of themselves, in plain spelling (no accents): each with its time.

The time is `present` or `past` where the form tells it, and "" for forms that need other words to ("driving",
"limpiar").
"""

# ruff: noqa: E501, SIM905 (a table is easier to check in long lines)

from __future__ import annotations

from collections.abc import Iterator

_PAST = {
    "bend": "bent", "bleed": "bled", "bind": "bound", "break": "broke broken", "build": "built", "buy": "bought", "cut": "cut", "dig": "dug",
    "do": "did done", "draw": "drew drawn", "drive": "drove driven drived", "feed": "fed", "fight": "fought", "give": "gave given", "hang": "hung hanged",
    "keep": "kept", "lay": "laid layed", "make": "made", "move": "moved", "pay": "paid", "put": "put", "ride": "rode ridden", "ring": "rang rung",
    "run": "ran run", "sell": "sold selled", "set": "set", "sew": "sewed sewn", "shoe": "shod shoed", "shoot": "shot", "sit": "sat", "take": "took taken",
    "teach": "taught teached", "tear": "tore torn", "throw": "threw thrown", "write": "wrote written", "babysit": "babysat babysitted", "wear": "wore",
    "weave": "wove", "show": "showed", "fit": "fitted", "bus": "bussed bused", "sub": "subbed", "mop": "mopped", "plan": "planned", "prep": "prepped",
    "plumb": "plumbed", "pump": "pumped", "drywall": "drywalled",
}  # fmt: skip
_DOUBLED = frozenset(
    """
    cut dig run set sit put bag mop trim plan prep ship flip chop wrap sub bus fit strip babysit scrub pet shop
    """.split()
)
_FIRST_PERSON = {
    "hacer": "hago", "poner": "pongo", "conducir": "conduzco", "servir": "sirvo", "coser": "coso", "sembrar": "siembro",
    "soldar": "soldo", "colgar": "cuelgo", "montar": "monto", "dar": "doy", "traducir": "traduzco", "contar": "cuento",
    "tender": "tiendo", "atender": "atiendo", "destapar": "destapo", "tenir": "tino", "podar": "podo", "fregar": "friego",
    "mover": "muevo", "andar": "ando", "repartir": "reparto", "construir": "construyo",
}  # fmt: skip
_PRETERITE = {
    "hacer": "hice", "poner": "puse", "conducir": "conduje", "dar": "di", "andar": "anduve ande", "traducir": "traduje",
    "extraer": "extraje",
}  # fmt: skip
_GERUND = {"servir": "sirviendo", "tenir": "tinendo", "extraer": "extrayendo", "construir": "construyendo"}
_PARTICIPLE = {"hacer": "hecho", "poner": "puesto", "dar": "dado"}


def english_forms(verb: str) -> Iterator[tuple[str, str]]:
    """Forms of an English verb; of one that is alike in both times the present is given first."""
    yield verb, "present"
    yield (
        (
            verb + "es"
            if verb.endswith(("s", "sh", "ch", "x", "o"))
            else verb[:-1] + "ies"
            if _consonant_y(verb)
            else verb + "s"
        ),
        "present",
    )
    stem = verb[:-1] if verb.endswith("e") and verb != "shoe" else verb + verb[-1] if verb in _DOUBLED else verb
    yield f"{stem}ing", ""
    yield f"{stem}in", ""
    past = _PAST.get(verb, "").split()
    if not past:
        past = [verb[:-1] + "ied" if _consonant_y(verb) else stem + "ed"]
    yield from ((form, "past") for form in past if form != verb)


def _consonant_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in "aeiou"


def spanish_forms(verb: str) -> Iterator[tuple[str, str]]:
    """Forms of the first person of a Spanish verb, with infinitive, gerund and participle; all without accents."""
    stem, ending = verb[:-2], verb[-2:]
    yield verb, ""
    yield _GERUND.get(verb, stem + ("ando" if ending == "ar" else "iendo")), ""
    for form in _FIRST_PERSON.get(verb, stem + "o").split():
        yield form, "present"
    yield stem + ("aba" if ending == "ar" else "ia"), "past"
    yield _PARTICIPLE.get(verb, stem + ("ado" if ending == "ar" else "ido")), "past"
    for form in _PRETERITE.get(verb, _regular_preterite(stem, ending)).split():
        yield form, "past"
    yield stem + {"ar": "amos", "er": "emos", "ir": "imos"}[ending], "present"
    yield stem + ("abamos" if ending == "ar" else "iamos"), "past"


def _regular_preterite(stem: str, ending: str) -> str:
    if ending != "ar":
        return stem + "i"
    for old, new in (("c", "qu"), ("g", "gu"), ("z", "c")):
        if stem.endswith(old):
            return stem[: -len(old)] + new + "e"
    return stem + "e"
