"""The postcodes of France, Germany and Italy, by the towns of GeoNames that they belong to."""

import json
import statistics
from collections import defaultdict

from earth import kilometres
from folding import fold

# A German town is taken for the one of a postcode if it is this near, in kilometres, to the others of the same first two digits.
NEAR = 120


def postcodes_of_towns(cities, localities, france, germany, italy):
    rows = list(zip(cities, localities))
    yield from listed("FR", french(rows, read(france)))
    yield from listed("DE", german(rows, read(germany)))
    yield from listed("IT", italian(rows, read(italy)))


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def listed(country, codes):
    """One row for each town, with all of its codes."""
    for number in sorted(codes, key=int):
        yield "codes", country, number, " ".join(sorted(codes[number]))


def french(rows, entries):
    # Paris, Lyon and Marseille have codes for each of their districts, which GeoNames has as parts of the commune.
    cities = {"Paris": "75056", "Lyon": "69123", "Marseille": "13055"}
    towns = largest((city[13], city) for city, row in rows if city[8] == "FR" and city[13])
    found = defaultdict(set)
    for entry in entries:
        first = entry["nomCommune"].split(" ")[0]
        commune = cities[first] if "Arrondissement" in entry["nomCommune"] and first in cities else entry["codeCommune"]
        if commune in towns:
            found[towns[commune][0]].add(entry["codePostal"])
    return found


def italian(rows, entries):
    towns = largest((city[12], city) for city, row in rows if city[8] == "IT" and city[12])
    found = defaultdict(set)
    for entry in entries:
        if entry["codice"] in towns:
            found[towns[entry["codice"]][0]].update(entry["cap"])
    return found


def german(rows, places):
    """The source has only names. Of several towns of one name, it is the one near to the others whose codes begin alike."""
    named = defaultdict(list)
    for city, row in rows:
        if city[8] == "DE" and row[1] != "part":
            for name in {fold(name) for name in (row[3], *(entry.partition("=")[2] for entry in row[4].split("|")), *row[5].split("|")) if name}:
                named[name].append(city)
    points = defaultdict(list)
    for code, names in places.items():
        for name in names:
            if len(named[fold(name)]) == 1:
                points[code[:2]].append(point(named[fold(name)][0]))
    found = defaultdict(set)
    for code, names in places.items():
        middle = [statistics.median(axis) for axis in zip(*points[code[:2]])]
        for name in names:
            if middle and (towns := named[fold(name)]):
                town = min(towns, key=lambda town: (kilometres(point(town), middle), int(town[0])))
                if kilometres(point(town), middle) < NEAR:
                    found[town[0]].add(code)
    return found


def largest(keyed):
    """Of the places in one municipality the one with most inhabitants."""
    found = {}
    for key, city in keyed:
        if key not in found or int(city[14]) > int(found[key][14]):
            found[key] = city
    return found


def point(city):
    return float(city[4]), float(city[5])
