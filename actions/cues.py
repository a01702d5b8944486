"""Wordings that change how a message is taken, whatever it was understood as."""

# ruff: noqa: E501 (a pattern is easier to check on one line than cut into pieces)

from __future__ import annotations

import re

FORGET = re.compile(
    r"^\W*(?:please |por favor )?(?:can you |could you |puede |puedes )?(?:forget|drop|remove|take out|take back|erase|delete|don't keep"
    r"|olv[ií]d\w+|quit\w+|borr\w+|saqu?\w+)\b",
    re.IGNORECASE,
)
RECORD = re.compile(r"\b(?:record|felony|conviction|antecedentes|delito)\b", re.IGNORECASE)
# Papers are never asked about, and who speaks of them is told so before anything else.
PAPERS = re.compile(
    r"\b(?:undocumented|no papers|without papers|immigration (?:status|papers)|deport\w*|daca|green card|sin papeles|indocumentad[oa]"
    r"|no tengo (?:mis )?papeles|(?:piden?|pedir|ocup[oa]n?|necesit[oa]n?|tener|revisan|checan) (?:los |mis |tener )?papeles|tps|(?:sin|no tengo|no cuento con) (?:el |un |mi )?(?:n[uú]mero de )?(?:seguro social|social security)|(?:no|without an?) (?:social security(?: number)?|ssn)\b|dreamers?|permiso de trabajo|work permit|estatus migratorio|(?:la )?migra|inmigraci[oó]n)\b",
    re.IGNORECASE,
)
# "Am I too old for that?"
AGE = re.compile(
    r"\b(?:too (?:old|young)|my age|age (?:limit|rule|requirement)|how old (?:do|must|should|you)|l[ií]mite de edad|qu[eé] edad|at \d\d years|demasiad[oa] (?:viej[oa]|mayor)|muy (?:viej[oa]|mayor)|mi edad)\b",
    re.IGNORECASE,
)
