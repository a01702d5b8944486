"""docs/worked-routes.md: the routes for the profiles in docs/worked-routes/, as `pathguide plan` prints them.

`make worked-routes` writes the page anew; a test tells when what it shows is no longer what would be printed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from itertools import takewhile
from pathlib import Path

from sqlalchemy.orm import Session

from pathguide.migrate import upgrade
from pathguide.plan_command import planned, read_profile
from pathguide.settings import PROJECT
from pathways.catalog import Catalog
from pathways.db import open_engine
from pathways.loader import load
from pathways.plan_text import plan_text

TODAY = date(2026, 11, 25)
LIMIT = 3
FOLDER = PROJECT / "docs" / "worked-routes"
PAGE = PROJECT / "docs" / "worked-routes.md"
INTRODUCTION = f"""# Worked routes

Ten people, and the routes for each from the shipped data, as `pathguide plan --profile FILE` prints them (made on
{TODAY.isoformat()} with `make worked-routes`; prices, phones and rules are as old as each line says). Each was held
against the data by hand; what a counselor would say of it stands before it.
"""


def profiles() -> list[Path]:
    """The profile files, in the order of the page."""
    return sorted(FOLDER.glob("*.yml"))


def printed(catalog: Catalog, file: Path) -> str:
    """What the command prints for one file on the day of the page."""
    profile, plan = planned(catalog, read_profile(file.read_text(encoding="utf-8")), LIMIT, TODAY)
    return plan_text(catalog, profile, plan)


def sections(catalog: Catalog) -> Iterator[str]:
    """The page, profile by profile: who it is, how a counselor reads what is shown, the file, the output."""
    for file in profiles():
        lines = takewhile(lambda line: line.startswith("#"), file.read_text(encoding="utf-8").splitlines())
        who, *read = (line.removeprefix("# ") for line in lines)
        yield f"## {who.rstrip('.')}\n\n" + "\n".join(read)
        yield f"\n`pathguide plan --profile docs/worked-routes/{file.name}`\n"
        yield f"```text\n{printed(catalog, file)}```\n"


def main() -> None:
    """Write the page from the shipped data."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/pathguide.db"
        upgrade(url)
        engine = open_engine(url)
        load(engine, PROJECT / "data" / "oklahoma")
        with Session(engine) as session:
            PAGE.write_text("\n".join([INTRODUCTION, *sections(Catalog.read(session))]), encoding="utf-8")
        engine.dispose()


if __name__ == "__main__":
    main()
