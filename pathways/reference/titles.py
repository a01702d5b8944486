"""O*NET's title of an occupation as one would say it of one person: "Chemical Engineers" is a chemical engineer."""

from __future__ import annotations

import re

AGENTS = re.compile(r"(er|or|ist|ian|ant|ent|ative|ee|ive|ect|ide|ard|yst)s$")
IRREGULAR = {
    "advocates": "advocate", "actuaries": "actuary", "bellhops": "bellhop", "captains": "captain", "chefs": "chef",
    "clerks": "clerk", "cooks": "cook", "escorts": "escort", "experts": "expert", "hosts": "host", "jockeys": "jockey",
    "judges": "judge", "magistrates": "magistrate", "masons": "mason", "mates": "mate", "mechanics": "mechanic",
    "midwives": "midwife", "models": "model", "nurses": "nurse", "officials": "official", "paramedics": "paramedic",
    "pilots": "pilot", "poets": "poet", "salespersons": "salesperson", "scouts": "scout", "secretaries": "secretary",
    "stonemasons": "stonemason", "surgeons": "surgeon", "umpires": "umpire", "athletes": "athlete",
}  # fmt: skip
AS_IT_IS = frozenset({"explosives", "factors", "fibers"})
"""Words that end like several people and are not."""

NAMES = frozenset({"English"})


def plain(title: str) -> str:
    """The title in lower case and for one person; what stands in capitals stays, and so does what follows "of".

    Args:
        title: O*NET's title, "First-Line Supervisors of Correctional Officers".
    """
    words = title.split(" ")
    end = next((place for place, word in enumerate(words) if word in ("of", "for", "in", "to")), len(words))
    said = [_lower(word) for word in words]
    return " ".join([*(_one(word) for word in said[:end]), *said[end:]])


def _lower(word: str) -> str:
    capitals = sum(letter.isupper() for letter in word)
    return word if word in NAMES or (capitals > 1 and "-" not in word and "/" not in word) else word.lower()


def _one(word: str) -> str:
    core = word.rstrip(",")
    tail = word[len(core) :]
    return "/".join("-".join(_singular(part) for part in one.split("-")) for one in core.split("/")) + tail


def _singular(word: str) -> str:
    if word in AS_IT_IS:
        return word
    if word in IRREGULAR:
        return IRREGULAR[word]
    return word[:-1] if AGENTS.search(word) else word
