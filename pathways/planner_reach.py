"""Where programs are taught within a person's reach, and how far: a k-d tree of points, made once for each catalog.

Positions are points on the unit sphere, so that straight-line nearness is nearness by road (`geo.ROAD_FACTOR`). A
program without a campus is taught at any of its provider's, or, where there is none, in the town of that name.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.spatial import cKDTree

from pathways.catalog import Catalog
from pathways.geo import EARTH_RADIUS_MILES, ROAD_FACTOR, Positioned
from pathways.planner_fit import campuses_of_provider, town_in_name
from pathways.planner_index import Floats, Ints, program_index

_DIAMETER = 2 * EARTH_RADIUS_MILES * ROAD_FACTOR


@dataclass(frozen=True, slots=True)
class SpotMap:
    """All known positions of all spots (`ProgramIndex.spots`), as a tree of points."""

    tree: Any
    points: Floats
    spots: Ints
    """The spot of each point."""
    count: int

    def miles_from(self, position: Positioned, reach: float) -> Floats:
        """Road miles to each spot, the nearest point of it; infinite beyond `reach`, not a number where unknown."""
        found = np.full(self.count, np.nan)
        if position.lat is None or position.lon is None or self.tree is None:
            return found
        found[self.spots] = math.inf
        here = _points(np.array([position.lat]), np.array([position.lon]))[0]
        chord = 2 * math.sin(min(reach / _DIAMETER, math.pi / 2)) * (1 + 1e-9) + 1e-12
        near = np.array(self.tree.query_ball_point(here, chord), dtype=np.int64)
        if len(near):
            straight = np.linalg.norm(self.points[near] - here, axis=1)
            np.minimum.at(found, self.spots[near], _DIAMETER * np.arcsin(np.minimum(1.0, straight / 2)))
        return found


def spot_map(catalog: Catalog) -> SpotMap:
    """The map of a catalog."""
    return catalog.remember("planner.map", lambda: _make(catalog))


def _make(catalog: Catalog) -> SpotMap:
    spots = program_index(catalog).spots
    placed = [
        (number, where.lat, where.lon)
        for number, spot in enumerate(spots)
        for where in _positions(catalog, *spot)
        if where.lat is not None and where.lon is not None
    ]
    points = _points(np.array([lat for _, lat, _ in placed]), np.array([lon for _, _, lon in placed]))
    numbers = np.array([number for number, _, _ in placed], dtype=np.int32)
    return SpotMap(cKDTree(points) if placed else None, points, numbers, len(spots))


def _positions(catalog: Catalog, name: str, is_campus: bool) -> Iterator[Positioned]:
    if is_campus:
        if name in catalog.campuses:
            yield catalog.campuses[name]
        return
    own = campuses_of_provider(catalog, name)
    yield from (catalog.campuses[one] for one in own)
    town = None if own else town_in_name(catalog, name)
    if town is not None:
        yield town


def _points(lat: Floats, lon: Floats) -> Floats:
    lat, lon = np.radians(lat), np.radians(lon)
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
