"""Finds the region of regions.geojson.gz that contains a point."""

import gzip
import json
import math
from collections import defaultdict

BAND = 0.05  # Degrees of latitude; a point is compared only with the borders in its band.
REACH = 5_000  # Metres off the coast, the same as in the service.


class Boundaries:
    def __init__(self, features):
        self.parents = {feature["properties"]["code"]: feature["properties"]["parent"] for feature in features}
        wider = set(self.parents.values())
        self.polygons = defaultdict(list)
        self.bands = defaultdict(list)
        for feature in features:
            code = feature["properties"]["code"]
            if self.parents[code] is None:
                self.polygons[code] = [polygon[0] for polygon in feature["geometry"]["coordinates"]]
            if code not in wider:  # Only the smallest regions; the others consist of them.
                self.add(code, feature["geometry"]["coordinates"])

    @classmethod
    def read(cls, path):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            return cls(json.load(file)["features"])

    def add(self, code, polygons):
        edges = defaultdict(list)
        for polygon in polygons:
            for ring in polygon:
                for start, end in zip(ring, ring[1:]):
                    low, high = sorted((start[1], end[1]))
                    for band in range(math.floor(low / BAND), math.floor(high / BAND) + 1):
                        edges[band].append((*start, *end))
        for band, inside in edges.items():
            self.bands[band].append((code, inside))

    def countries_of(self, code):
        found = set()
        while code:
            found.add(code)
            code = self.parents[code]
        return found

    def find(self, country, longitude, latitude):
        """The smallest region of the country that contains a point; else the nearest within reach; else none."""
        band = math.floor(latitude / BAND)
        for code, edges in self.bands[band]:
            if crossings(edges, longitude, latitude) % 2 and country in self.countries_of(code):
                return code
        near = [
            (min(metres(edge, longitude, latitude) for edge in edges), code)
            for code, edges in self.bands[band - 1] + self.bands[band] + self.bands[band + 1]
            if country in self.countries_of(code)
        ]
        distance, code = min(near, default=(math.inf, ""))
        return code if distance <= REACH else ""


    def polygon_box(self, country, longitude, latitude):
        """The box of the part of a country that contains a point: west, south, east, north."""
        for ring in self.polygons[country]:
            if crossings([(*start, *end) for start, end in zip(ring, ring[1:])], longitude, latitude) % 2:
                return (*map(min, zip(*ring)), *map(max, zip(*ring)))
        raise ValueError(f"no land of {country} at {latitude}, {longitude}")


def crossings(edges, x, y):
    return sum((y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1) for x1, y1, x2, y2 in edges)


def metres(edge, x, y):
    """The distance to a border, on a plane projection that is accurate near the point."""
    scale = math.cos(math.radians(y))
    x1, y1, x2, y2 = ((edge[0] - x) * scale, edge[1] - y, (edge[2] - x) * scale, edge[3] - y)
    dx, dy = x2 - x1, y2 - y1
    along = max(0, min(1, -(x1 * dx + y1 * dy) / (dx * dx + dy * dy))) if dx or dy else 0
    return 111_195 * math.hypot(x1 + along * dx, y1 + along * dy)
