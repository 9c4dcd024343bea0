"""Islands, stations and sites that people name, from the tables in this folder."""

import csv
from pathlib import Path

from earth import box_around, degrees

HERE = Path(__file__).parent


def islands(boundaries):
    """The box of an island is that of the polygon of regions.geojson.gz that contains its point, unless it is joined to the mainland there."""
    for row in read("islands.csv"):
        latitude, longitude = float(row["latitude"]), float(row["longitude"])
        if row["radius"]:
            box = box_around(latitude, longitude, float(row["radius"]))
        else:
            box = tuple(map(degrees, boundaries.polygon_box(row["country"], longitude, latitude)))
        yield landmark("island", row, box, boundaries)


def landmarks(boundaries):
    for row in read("landmarks.csv"):
        box = box_around(float(row["latitude"]), float(row["longitude"]), float(row["radius"]))
        yield landmark(row["kind"], row, box, boundaries)


def landmark(kind, row, box, boundaries):
    latitude, longitude = float(row["latitude"]), float(row["longitude"])
    names = row["names"].replace(";", "|")
    inside = boundaries.find(row["country"], longitude, latitude)
    point = degrees(latitude), degrees(longitude)
    return "landmark", kind, row["name"], names, row["others"], "", row["country"], inside, *point, *box, ""


def read(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
