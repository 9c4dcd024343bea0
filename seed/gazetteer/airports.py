"""Airports of the countries of the map, from OurAirports."""

import json
import re
from collections import defaultdict

from earth import box_around, degrees, kilometres
from folding import fold

# A large airport is named as often as a town of 30,000, any other with an IATA code as one of 3,000.
WEIGHTS = {"large_airport": "4.5", "medium_airport": "3.5"}
RADIUS = {"large_airport": 3, "medium_airport": 2}
FAR = 60  # Kilometres from an airport to the town that it serves.
GENERIC = re.compile(r"\b(international|regional|airport|aéroport|flughafen|aeropuerto|aeroporto)\b", re.IGNORECASE)


def airports(path, localities, countries, boundaries):
    with open(path, encoding="utf-8") as file:
        found = [airport for airport in json.load(file) if is_wanted(airport, countries)]
    towns = defaultdict(list)
    for row in localities:
        for name in {row[3], *names_in(row[4])}:
            towns[row[6], fold(name)].append(row)
    for airport in sorted(found, key=lambda airport: (airport["iso_country"], airport["ident"])):
        country, name = airport["iso_country"], " ".join(airport["name"].split())
        latitude, longitude = float(airport["latitude_deg"]), float(airport["longitude_deg"])
        served = [town for part in re.split("[,/]", airport["municipality"]) for town in towns[country, fold(part)]]
        near = [town for town in served if kilometres((latitude, longitude), (float(town[8]), float(town[9]))) < FAR]
        names = sorted({other for town in near for other in (town[3], *names_in(town[4]))})
        others = sorted(other for other in short_names(airport) if fold(other) != fold(name) and not towns[country, fold(other)])
        inside = boundaries.find(country, longitude, latitude)
        point, box = (degrees(latitude), degrees(longitude)), box_around(latitude, longitude, RADIUS[airport["type"]])
        yield (
            "landmark", "airport", name, "", "|".join(others), "|".join(names), country, inside, *point, *box, WEIGHTS[airport["type"]],
        )


def is_wanted(airport, countries):
    return airport["iso_country"] in countries and airport["type"] in WEIGHTS and airport["iata_code"]


def short_names(airport):
    """London Heathrow Airport is Heathrow and LHR, too."""
    name = airport["name"]
    base = clean(GENERIC.sub(" ", name))
    yield airport["iata_code"]
    if len(base) > 3:
        yield base
    for town in re.split("[,/]", airport["municipality"]):
        if town and base.startswith(town.strip()) and len(rest := clean(base[len(town.strip()):])) > 3:
            yield rest
        if town and base.endswith(" " + town.strip()) and len(rest := clean(base[:-len(town.strip())])) > 3:
            yield rest
    for part in re.split("[-–/]", base):
        if len(part.strip()) > 4 and part != base:
            yield clean(part)
    for word in airport["keywords"].split(","):
        # Codes of whole cities, and the towns around.
        if len(word.strip()) > 4 and GENERIC.search(word):
            yield clean(word)
            yield clean(GENERIC.sub(" ", word))


def names_in(listed):
    return [entry.partition("=")[2] for entry in listed.split("|") if entry]


def clean(name):
    return " ".join(re.sub("[\t|=;]", " ", name).split()).strip(" -–")
