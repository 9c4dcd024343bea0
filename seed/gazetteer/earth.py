"""Distances and boxes on the earth, in degrees."""

import math
from collections import defaultdict

# A territory farther away than this from the largest part of its country is not shown with it: France without Réunion.
GAP = 10


def kilometres(a, b):
    return 111.195 * math.hypot(a[0] - b[0], (a[1] - b[1]) * math.cos(math.radians(a[0])))


def degrees(value):
    return f"{float(value):.4f}".rstrip("0").rstrip(".")


def box_of(points):
    """The most central locality of a country (longitude, latitude, inhabitants) and the box around all that are near its main part:
    latitude, longitude, west, south, east, north. A box whose west is east of its east crosses the antimeridian."""
    cells = defaultdict(list)
    for x, y, inhabitants in points:
        cells[round(x), round(y)].append((x, y, inhabitants))
    groups = []
    for cell in cells:
        near = [group for group in groups if any(apart(cell, other) < GAP for other in group)]
        groups = [group for group in groups if group not in near] + [[cell, *(other for group in near for other in group)]]
    main = max(
        ([point for cell in group for point in cells[cell]] for group in groups),
        key=lambda group: sum(inhabitants for _, _, inhabitants in group))
    first = main[0][0]
    # Longitudes as seen from one of them, so that those on both sides of the antimeridian are near each other.
    seen = [((x - first + 180) % 360 - 180 + first, y) for x, y, _ in main]
    west, east = min(x for x, _ in seen), max(x for x, _ in seen)
    south, north = min(y for _, y in seen), max(y for _, y in seen)
    middle = ((west + east) / 2, (south + north) / 2)
    x, y = min(seen, key=lambda point: (kilometres((point[1], point[0]), (middle[1], middle[0])), point))
    # A country of one town has a box, too.
    west, south, east, north = west - 0.1, max(south - 0.1, -90), east + 0.1, min(north + 0.1, 90)
    return tuple(degrees(value) for value in (y, wrapped(x), wrapped(west), south, wrapped(east), north))


def wrapped(longitude):
    return (longitude + 180) % 360 - 180


def apart(a, b):
    return max(abs((a[0] - b[0] + 180) % 360 - 180), abs(a[1] - b[1]))


def box_around(latitude, longitude, radius):
    """The box around a circle: west, south, east, north."""
    north = radius / 111.195
    east = north / math.cos(math.radians(latitude))
    return tuple(degrees(value) for value in (longitude - east, latitude - north, longitude + east, latitude + north))
