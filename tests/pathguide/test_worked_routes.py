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


def test_there_are_ten_and_all_are_on_the_page():
    assert len(profiles()) == 10
    assert PAGE.read_text(encoding="utf-8").count("```text") == 10


@pytest.mark.parametrize("file", profiles(), ids=lambda file: file.stem)
def test_the_page_is_current(oklahoma: Catalog, file: Path):
    shown = _marks(_shown(file))

    assert len(shown) >= 2
    assert shown == _marks(printed(oklahoma, file)), "run `make worked-routes`, and read what has changed"
