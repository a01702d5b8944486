"""The pathway database for the gateway: asked in threads, so that the event loop never waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from pathways import geo
from pathways.catalog import Catalog, catalog_for
from pathways.planner import plan
from pathways.profile import Profile
from pathways.profile_check import require_possible
from pathways.routes import Plan
from pathways.search import OccupationMatch, search_occupations

Answer = TypeVar("Answer")

THREADS = 4


class PathwayReader:
    """Answers from the pathway database `engine` is of. Close it when done."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="pathways")

    async def plan(self, profile: Profile, limit: int) -> Plan:
        """Routes, near misses and support; a place that is only a name or a ZIP code is completed first.

        Raises:
            ImpossibleProfile: an id that the data does not have, or a home that is not served.
        """

        def answer(catalog: Catalog) -> Plan:
            require_possible(catalog, profile)
            place = geo.complete(catalog, profile.place) if profile.place else None
            return plan(catalog, profile.model_copy(update={"place": place}), limit=limit)

        return await self._ask(answer)

    async def occupations(self, query: str, limit: int, language: str | None) -> Sequence[OccupationMatch]:
        """Occupations by a person's own words, best first."""
        return await self._ask(lambda catalog: search_occupations(catalog, query, limit=limit, language=language))

    def close(self) -> None:
        """Let the threads go; answers under way are finished."""
        self._threads.shutdown(wait=True)

    async def _ask(self, question: Callable[[Catalog], Answer]) -> Answer:
        def work() -> Answer:
            with Session(self._engine) as session:
                return question(catalog_for(session))

        return await asyncio.get_running_loop().run_in_executor(self._threads, work)
