"""What people want to keep away from ("no blood", "not a desk job"), and which occupations have it.

A phrase is read from `pathways.aversion_table`, else from the names of occupations and the words of fields.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pathways import wording
from pathways.aversion_table import TABLE, Reading
from pathways.catalog import Catalog
from pathways.search_index import LexicalIndex
from pathways.wordlists import FILLER_EN, FILLER_ES, words

# Words of refusal and filler, which do not tell what is refused.
_EMPTY = (
    FILLER_EN
    | FILLER_ES
    | words(
        """
        afraid around avoid being day deal dont evitar except fan handle hate involve involving kind lidiar menos
        meterme miedo nada never no not nothing odio person scared see sin stand stuck too touch tratar type without
        wont
        """
    )
) - {"people", "gente", "personas", "persona"}


def read_aversion(catalog: Catalog, index: LexicalIndex, phrase: str) -> Reading | None:
    """What a phrase rules out: by the table, else by the names of occupations and fields. `None`: not understood."""
    telling = [word for word in wording.tokens(phrase) if word not in _EMPTY]
    if not telling:
        return None
    found = _in_table(telling)
    if found:
        return _either(found)
    text = " ".join(telling)
    named = index.wholly_named(text)
    if named:
        return Reading(tuple(named))
    fields = frozenset(row.id for row in catalog.fields.values() if _names_field(text, row.words_en, row.words_es))
    return Reading(fields=fields) if fields else None


def _in_table(telling: list[str]) -> list[Reading]:
    """Readings of the key phrases that the words hold; a longer one ("old people") stands before its parts."""
    said = {form for word in telling for form in _forms(word)}
    held: list[tuple[frozenset[str], Reading]] = []
    for forms, reading in _keys():
        if all(english in said or spanish in said for english, spanish in forms):
            held.append((frozenset(english for english, _ in forms), reading))
    whole = [reading for parts, reading in held if not any(parts < other for other, _ in held)]
    return list(dict.fromkeys(whole))


@lru_cache(maxsize=1)
def _keys() -> list[tuple[list[tuple[str, str]], Reading]]:
    """The table's key phrases, each as the forms of its words, with what it rules out."""
    return [
        ([_forms(word) for word in wording.tokens(key)], reading) for keys, reading in TABLE for key in keys.split(";")
    ]


def _forms(word: str) -> tuple[str, str]:
    return f"en:{wording.stem(word, 'en')}", f"es:{wording.stem(word, 'es')}"


def _either(readings: Iterable[Reading]) -> Reading:
    """What any of several readings rules out; an exception counts only within its own reading."""
    listed = list(readings)
    if len(listed) == 1:
        return listed[0]
    return Reading(
        tuple(prefix for reading in listed for prefix in reading.prefixes),
        tuple(code for reading in listed for code in reading.but if not any(r.fits(code, "") for r in listed)),
        frozenset().union(*(reading.fields for reading in listed)),
    )


def _names_field(text: str, *word_lists: str | None) -> bool:
    named = {" ".join(wording.tokens(word)) for words in word_lists for word in (words or "").split(";")}
    return text in named
