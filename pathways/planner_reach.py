"""Which campuses are within a person's reach, and how far: a k-d tree over all campuses, made once for each catalog.

Positions are points on the unit sphere, so that straight-line nearness is nearness by road (`geo.ROAD_FACTOR`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.spatial import cKDTree

from pathways.catalog import Catalog
from pathways.geo import EARTH_RADIUS_MILES, ROAD_FACTOR, Positioned, road_miles
from pathways.planner_fit import campuses_of_provider, town_in_name
from pathways.planner_index import Floats, Ints, program_index
from pathways.planner_person import Person

FAR = math.inf
"""Stands for "known to be out of reach", which is never shown; not a number stands for unknown."""

_DIAMETER = 2 * EARTH_RADIUS_MILES * ROAD_FACTOR


@dataclass(frozen=True, slots=True)
class CampusMap:
    """All campuses with a position, as a tree of points; `spots` are their numbers in the program index."""

    tree: Any
    points: Floats
    spots: Ints
    count: int

    def within(self, position: Positioned, miles: float) -> Floats:
        """Road miles to each campus by spot; `FAR` beyond `miles`, not a number where a campus has no position."""
        found = np.full(self.count, np.nan)
        if position.lat is None or position.lon is None or self.tree is None:
            return found
        found[self.spots] = FAR
        here = _points(np.array([position.lat]), np.array([position.lon]))[0]
        chord = 2 * math.sin(min(miles / _DIAMETER, math.pi / 2)) * (1 + 1e-9) + 1e-12
        near = np.array(self.tree.query_ball_point(here, chord), dtype=np.int64)
        if len(near):
            straight = np.linalg.norm(self.points[near] - here, axis=1)
            found[self.spots[near]] = _DIAMETER * np.arcsin(np.minimum(1.0, straight / 2))
        return found


def campus_map(catalog: Catalog) -> CampusMap:
    """The map of a catalog."""
    return catalog.remember("planner.map", lambda: _make(catalog))


def _make(catalog: Catalog) -> CampusMap:
    campuses = [catalog.campuses[one] for one in program_index(catalog).campuses]
    placed = [number for number, row in enumerate(campuses) if row.lat is not None and row.lon is not None]
    points = _points(
        np.array([campuses[one].lat for one in placed], dtype=np.float64),
        np.array([campuses[one].lon for one in placed], dtype=np.float64),
    )
    tree = cKDTree(points) if placed else None
    return CampusMap(tree, points, np.array(placed, dtype=np.int32), len(campuses))


def _points(lat: Floats, lon: Floats) -> Floats:
    lat, lon = np.radians(lat), np.radians(lon)
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


class Reach:
    """Road miles from one person to where programs are taught, known out to some distance."""

    def __init__(self, catalog: Catalog, person: Person, miles: float) -> None:
        self._catalog, self._person = catalog, person
        self._bare: dict[int, float] = {}
        self.campuses = campus_map(catalog).within(person.place, miles) if person.place else np.empty(0)

    def miles(self, spots: Ints) -> Floats:
        """Miles to each spot; a program without a campus is at its provider's nearest, or in the town of its name."""
        named = spots >= 0
        found = np.where(named, self.campuses[np.where(named, spots, 0)] if len(self.campuses) else np.nan, np.nan)
        for at in np.flatnonzero(~named):
            found[at] = self._of_provider(int(spots[at]))
        return found

    def _of_provider(self, spot: int) -> float:
        if spot not in self._bare:
            index = program_index(self._catalog)
            provider = index.without_campus[-1 - spot]
            known = (
                road_miles(self._person.place, self._catalog.campuses[one])
                for one in campuses_of_provider(self._catalog, provider)
                if self._person.place
            )
            nearest = min((miles for miles in known if miles is not None), default=None)
            if nearest is None and self._person.place is not None:
                town = town_in_name(self._catalog, provider)
                nearest = road_miles(self._person.place, town) if town else None
            self._bare[spot] = math.nan if nearest is None else nearest
        return self._bare[spot]
