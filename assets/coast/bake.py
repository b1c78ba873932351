# ruff: noqa: INP001 - a script of its own
"""Make coast.json anew: coasts round one sea, cut from the world and written compactly.

    python bake.py NODE_MODULES

NODE_MODULES holds world-atlas 2.0.2, which carries Natural Earth's 1:50m coasts as
TopoJSON. The result has one list of rings for all land, one for the host country and
one for the other side, so that these two can be filled differently. A ring is a flat
list of whole numbers: longitude and latitude of its first point, then steps to each
next, in hundredths of a degree. Needs the standard library only.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Ring = list[Point]

WEST, EAST, SOUTH, NORTH = -135.0, -10.0, -30.0, 68.0
"""The region: some 5,500 km about the sea, and the way across the ocean."""
UNITS = 100
"""Steps in a degree: one step is about 1.1 km."""
HALF_ROUND = 180
LONGEST_EDGE = 4.0
"""Degrees; edges that follow the region's border need points in between."""
TOLERANCE = 0.012
"""Degrees by which a dropped point may lie beside the line that is left."""
SMALLEST = 0.03
"""Islands less than this many degrees across are left out."""
FEWEST_POINTS = 3
COUNTRIES = {"host": "192", "them": "840"}
"""ISO numbers of the host (Cuba) and of the other side (the United States)."""


def arcs_of(topology: dict[str, Any]) -> list[Ring]:
    """Return all arcs of a TopoJSON file as points (longitude, latitude)."""
    (across, up), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * across + left, y * up + low))
        arcs.append(arc)
    return arcs


def rings_of(topology: dict[str, Any], name: str, identity: str | None = None) -> Iterator[Ring]:
    """Yield the rings of an object, or of its one geometry with the given id."""
    arcs = arcs_of(topology)

    def joined(indices: list[int]) -> Ring:
        ring: Ring = []
        for index in indices:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            ring += arc[1:] if ring else arc
        return ring

    def walk(geometry: dict[str, Any]) -> Iterator[Ring]:
        if geometry["type"] == "GeometryCollection":
            for part in geometry["geometries"]:
                yield from walk(part)
        elif identity is None or geometry.get("id") == identity:
            polygons = geometry["arcs"]
            if geometry["type"] == "Polygon":
                polygons = [polygons]
            for polygon in polygons:
                for indices in polygon:
                    yield joined(indices)

    yield from walk(topology["objects"][name])


def unwrapped(ring: Ring) -> Ring:
    """Return a ring whose longitudes run on past 180 degrees instead of leaping back."""
    result, turns, last = [], 0, ring[0][0]
    for lon, lat in ring:
        if abs(lon - last) > HALF_ROUND:
            turns += 1 if lon < last else -1
        last = lon
        result.append((lon + turns * 2 * HALF_ROUND, lat))
    return result


def cut(ring: Ring, axis: int, edge: float, keeps: Callable[[float], bool]) -> Ring:
    """Return the part of a ring on the kept side of a line of longitude (0) or latitude (1)."""
    result: Ring = []
    for before, after in zip(ring[-1:] + ring[:-1], ring, strict=True):
        if keeps(before[axis]) != keeps(after[axis]):
            share = (edge - before[axis]) / (after[axis] - before[axis])
            crossing = [before[i] + share * (after[i] - before[i]) for i in (0, 1)]
            crossing[axis] = edge
            result.append((crossing[0], crossing[1]))
        if keeps(after[axis]):
            result.append(after)
    return result


def in_region(ring: Ring) -> Ring:
    """Return a ring cut to the region; empty if it lies outside."""
    sides: list[tuple[int, float, Callable[[float], bool]]] = [
        (0, WEST, lambda value: value >= WEST),
        (0, EAST, lambda value: value <= EAST),
        (1, SOUTH, lambda value: value >= SOUTH),
        (1, NORTH, lambda value: value <= NORTH),
    ]
    for axis, edge, keeps in sides:
        if ring:
            ring = cut(ring, axis, edge, keeps)
    return ring


def filled(ring: Ring) -> Ring:
    """Return a ring with points put into edges that are too long to stay straight on a map."""
    result: Ring = []
    for before, after in zip(ring, ring[1:] + ring[:1], strict=True):
        parts = math.ceil(math.dist(before, after) / LONGEST_EDGE)
        for part in range(max(1, parts)):
            share = part / max(1, parts)
            result.append(tuple(before[i] + (after[i] - before[i]) * share for i in (0, 1)))
    return result


def simpler(ring: Ring) -> Ring:
    """Return a ring without points that lie within the tolerance of their neighbours' line."""
    kept, stack = {0, len(ring) - 1}, [(0, len(ring) - 1)]
    while stack:
        first, last = stack.pop()
        (x0, y0), (x1, y1) = ring[first], ring[last]
        length = math.hypot(x1 - x0, y1 - y0)
        worst, at = TOLERANCE, 0
        for index in range(first + 1, last):
            x, y = ring[index]
            if length:
                away = abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length
            else:
                away = math.hypot(x - x0, y - y0)
            if away > worst:
                worst, at = away, index
        if at:
            kept.add(at)
            stack += [(first, at), (at, last)]
    return [ring[index] for index in sorted(kept)]


def compact(rings: Iterator[Ring]) -> list[list[int]]:
    """Return the rings of the region as flat lists of whole steps."""
    result = []
    turned = (
        [(lon + turn, lat) for lon, lat in unwrapped(ring)]
        for ring in rings
        for turn in (-2 * HALF_ROUND, 0, 2 * HALF_ROUND)
    )
    for whole in turned:
        ring = in_region(whole)
        if len(ring) < FEWEST_POINTS:
            continue
        spans = [max(p[i] for p in ring) - min(p[i] for p in ring) for i in (0, 1)]
        if max(spans) < SMALLEST:
            continue
        flat: list[int] = []
        x = y = 0
        for lon, lat in filled(simpler(ring)):
            new_x, new_y = round(lon * UNITS), round(lat * UNITS)
            if flat and (new_x, new_y) == (x, y):
                continue
            flat += [new_x - x, new_y - y]
            x, y = new_x, new_y
        if len(flat) >= 2 * FEWEST_POINTS:
            result.append(flat)
    return result


def main(node_modules: Path) -> None:
    """Write coast.json beside this script."""
    atlas = node_modules / "world-atlas"
    land = json.loads((atlas / "land-50m.json").read_text())
    countries = json.loads((atlas / "countries-50m.json").read_text())
    coast: dict[str, Any] = {"units": UNITS, "land": compact(rings_of(land, "land"))}
    for tag, identity in COUNTRIES.items():
        coast[tag] = compact(rings_of(countries, "countries", identity))
    target = Path(__file__).with_name("coast.json")
    target.write_text(json.dumps(coast, separators=(",", ":")) + "\n")
    points = {tag: sum(len(r) for r in coast[tag]) // 2 for tag in ("land", *COUNTRIES)}
    sys.stdout.write(f"{target.name}: {target.stat().st_size} bytes, points {points}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
