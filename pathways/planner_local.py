"""Which jobs are taught within a person's limits, or taught while being paid: what to suggest to who named no wish.

A map from spots (`ProgramIndex.spots`) to the first jobs of what is taught there, made once for each catalog, so that
a person costs one look at the spots near them. Distance, length and recent prices are held against the limits; the
rest, such as times and what is asked for at the door, is the planner's to hold.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from pathways.catalog import Catalog
from pathways.planner_fit import students_go_free
from pathways.planner_index import TIMES, Bools, Floats, Ints, program_index
from pathways.planner_person import Person
from pathways.planner_reach import spot_map


@dataclass(frozen=True, slots=True)
class Taught:
    """One entry for each program: the number of its first job, its spot, whether it is taught online or for pay.

    `weeks` at the least; `usd` the price, not a number where unknown.
    """

    jobs: tuple[str, ...]
    job: Ints
    spot: Ints
    online: Bools
    paid: Bools
    weeks: Floats
    usd: Floats
    technology_center: Bools

    def of(self, chosen: Bools) -> frozenset[str]:
        """The first jobs of the chosen entries."""
        return frozenset(self.jobs[one] for one in np.flatnonzero(np.bincount(self.job[chosen])).tolist())


def taught_in_reach(catalog: Catalog, person: Person) -> tuple[frozenset[str], frozenset[str]]:
    """The jobs taught within the limits at school or online, and those taught so while being paid.

    Paid training whose place is not known counts as in reach; without a place for the person everything does.
    """
    taught = catalog.remember("planner.local", lambda: _make(catalog))
    reach = math.inf if person.limits.max_miles is None else person.limits.max_miles
    near = np.ones(len(taught.job), dtype=np.bool_)
    unknown = ~near
    if person.place is not None and person.located:
        miles = spot_map(catalog).miles_from(person.place, reach)[taught.spot]
        near, unknown = miles <= reach, np.isnan(miles)
    limits = person.limits
    at_school = ~taught.paid & (near | (taught.online & limits.online_ok))
    if limits.max_weeks is not None:
        at_school &= taught.weeks <= limits.max_weeks
    if limits.budget_usd is not None:
        free = taught.technology_center & (person.student and students_go_free(catalog))
        at_school &= free | ~(taught.usd > limits.budget_usd)
    return taught.of(at_school), taught.of(taught.paid & (near | unknown))


def _make(catalog: Catalog) -> Taught:
    index = program_index(catalog)
    columns = index.columns
    main = [index.traits[one].main for one in columns.class_of.tolist()]
    rows = np.array([row for row, job in enumerate(main) if job in catalog.occupations], dtype=np.int32)
    jobs, job = np.unique(np.array([main[row] for row in rows.tolist()], dtype=np.str_), return_inverse=True)
    return Taught(
        tuple(jobs.tolist()),
        job.astype(np.int32),
        columns.spot[rows],
        (columns.times[rows] & TIMES["online"]) != 0,
        columns.work[rows],
        columns.weeks[rows],
        columns.tuition[rows],
        columns.technology_center[rows],
    )
