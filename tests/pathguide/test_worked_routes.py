"""docs/worked-routes.md shows what would be printed now: the same jobs by the same steps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pathways.catalog import Catalog
from tests.support.worked_routes import PAGE, printed, profiles

_MARK = re.compile(
    r"^(?:Route|Ruta) \d+: .*|^\d+\. (?:Training|Test or licence|Work|Capacitación|Examen o licencia|Trabajo): .*"
)


def _marks(text: str) -> list[str]:
    """Routes and steps by their names, and where each step is: what a plan consists of."""
    return [line for line in text.splitlines() if _MARK.match(line)]


def _shown(file: Path) -> str:
    page = PAGE.read_text(encoding="utf-8")
    return page.partition(f"docs/worked-routes/{file.name}`")[2].partition("```text\n")[2].partition("```")[0]


def _paragraphs(text: str) -> list[str]:
    """The lines with what was wrapped joined again."""
    joined: list[str] = []
    for line in text.splitlines():
        if joined and line.startswith("    ") and not re.match(r" +(?:Para|Cómo|Pide|Nota|Fuente|Al terminar)", line):
            joined[-1] += " " + line.strip()
        else:
            joined.append(line.strip())
    return joined


def test_who_speaks_spanish_reads_no_english_sentence(oklahoma: Catalog):
    # given a farm worker in Guymon who speaks Spanish
    (file,) = [file for file in profiles() if file.stem == "06-farm-worker-guymon"]

    # when the plan is printed
    said = _paragraphs(printed(oklahoma, file))

    # then what decides about the next step is Spanish: whom help is for, how to get it, what a step asks and leaves
    deciding = [line for line in said if re.match(r"(?:Para|Cómo|Pide|Nota|Al terminar tiene): ", line)]
    assert {line.partition(":")[0] for line in deciding} >= {"Para", "Cómo"}
    english = {text for row in oklahoma.services.values() for text in (row.eligibility, row.how_to_apply) if text}
    english |= {text for row in oklahoma.programs.values() for text in (row.entry_requirements, row.note) if text}
    assert not [line for line in deciding if line.partition(": ")[2] in english]
    assert not [line for line in deciding if re.search(r"\b(?:anyone|the|and|your|with|use|call|for)\b", line)]


def test_there_are_ten_and_all_are_on_the_page():
    assert len(profiles()) == 10
    assert PAGE.read_text(encoding="utf-8").count("```text") == 10


@pytest.mark.parametrize("file", profiles(), ids=lambda file: file.stem)
def test_the_page_is_current(oklahoma: Catalog, file: Path):
    shown = _marks(_shown(file))

    assert len(shown) >= 2
    assert shown == _marks(printed(oklahoma, file)), "run `make worked-routes`, and read what has changed"
