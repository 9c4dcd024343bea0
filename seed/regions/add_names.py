#!/usr/bin/env python3
"""Adds the names of countries and regions in the languages of the gazetteer to the regions that build-regions.sh makes:

    seed/build-regions.sh FILE | seed/regions/add_names.py CLDR ISOCODES CITIES500 LOCALES | gzip -9 -n > seed/regions.geojson.gz

CLDR is the folder in which the npm packages cldr-localenames-full and cldr-subdivisions-full 48.2.0 are unpacked, ISOCODES the folder usr/share
of Debian's package iso-codes 4.15.0-1; CITIES500 and LOCALES are those of gazetteer/build.py. Needs Python 3.11 and nothing else; the
same files give the same bytes. A name that the regions have already is kept, so running it twice is running it once.
"""

import csv
import difflib
import gettext
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "gazetteer"))

from boundaries import Boundaries  # noqa: E402
from build import LANGUAGES, clean, cldr_countries, names_of, read_cities  # noqa: E402
from folding import fold  # noqa: E402

# A part of GeoNames is a region of ours if they share this much of their towns; borders and names differ in detail.
SAME_AREA = 0.85
# ISO codes are reused after reforms, so the names must be alike, too: "Bayern" and "Bavaria".
SAME_NAME = 0.4
GEOMETRY = '"geometry"'
# What a name begins with in lists of administrations, and nobody says.
FORMAL = re.compile(
    "^(provincia|province|provinz|provincie|provinsen|prowincja|prowincia|regione|región|region|kanton|canton|cantón|cantone|cantonul|comunidad|comunità)"
    "( autonoma| autónoma)? (di |de |d'|del |della |van |von |of )?", re.IGNORECASE)
LATIN = "de es fr it nl pt".split()
OWN = {
    "AT": "de", "DE": "de", "DK": "da", "ES": "es", "FR": "fr", "GB": "en", "IE": "en", "IT": "it", "NL": "nl", "PT": "pt",
    "GF": "fr", "GP": "fr", "MQ": "fr", "RE": "fr", "YT": "fr",
}


def main(cldr, isocodes, cities500, locales):
    lines = sys.stdin.read().splitlines()
    features = [json.loads(line.rstrip(",")) for line in lines[1:-1]]
    regions = {feature["properties"]["code"]: feature["properties"] for feature in features}
    countries = defaultdict(dict)
    for language, names in cldr_countries(cldr).items():
        for code, name in names.items():
            countries[code][language] = name
    catalogues = {language: names_of(locales, language) for language in LANGUAGES}
    boundaries = Boundaries(features)
    towns = [
        (city, code) for city in read_cities(cities500)
        if (code := boundaries.find(city[8], float(city[5]), float(city[4])))
    ]
    with open(Path(__file__).parent / "translations.csv", encoding="utf-8", newline="") as file:
        ours = defaultdict(dict)
        for row in csv.DictReader(file):
            ours[row["code"]][row["language"]] = row["name"]
    sources = [
        ours, countries, nations(cldr), parts(regions, towns, catalogues), capitals(regions, towns, catalogues),
        subdivisions(isocodes, regions), endonyms(regions),
    ]
    for code, region in regions.items():
        region["names"].pop("en", None)
        for language in LANGUAGES:
            found = (source[code][language] for source in sources if source.get(code, {}).get(language))
            if language != "en" and (name := next(found, None)):
                region["names"].setdefault(language, name)
        region["names"] = dict(sorted(region["names"].items()))
    print(lines[0])
    for line, feature in zip(lines[1:-1], features):
        # Only the properties are written anew, so that no digit of a boundary changes.
        properties = json.dumps(feature["properties"], ensure_ascii=False)
        print(f'{{"type": "Feature", "properties": {properties}, {line[line.index(GEOMETRY):]}')
    print(lines[-1])


def wider(code, regions):
    """A region and all that contain it."""
    while code:
        yield code
        code = regions[code]["parent"]


def nations(cldr):
    """England, Scotland and Wales, the only parts of a country that CLDR has in most languages."""
    found = defaultdict(dict)
    for language in LANGUAGES:
        path = Path(cldr, "cldr-subdivisions-full/subdivisions", language, f"{language}.json")
        if not path.exists():
            continue
        content = json.loads(path.read_text(encoding="utf-8"))["subdivisions"]
        for code, name in next(iter(content.values()), {}).get("localeDisplayNames", {}).get("subdivisions", {}).items():
            if code in ("gbeng", "gbsct", "gbwls", "gbnir"):
                found[f"GB-{code[2:].upper()}"][language] = clean(name)
    return found


def parts(regions, towns, catalogues):
    """GeoNames' names of the parts of countries, which have other codes: a part is the region that has the same towns."""
    ours, theirs = defaultdict(set), defaultdict(set)
    for city, narrowest in towns:
        for code in wider(narrowest, regions):
            ours[code].add(city[0])
        theirs[f"{city[8]}.{city[10]}"].add(city[0])
    found = defaultdict(dict)
    for part, inside in theirs.items():
        share, code = max((len(inside & area) / len(inside | area), code) for code, area in ours.items() if regions[code]["kind"] != "country")
        for language, catalogue in catalogues.items():
            if share >= SAME_AREA and (name := clean(catalogue.get(part, ""))):
                found[code][language] = short(name)
    return found


def short(name):
    shorter = FORMAL.sub("", name).strip()
    return shorter[:1].upper() + shorter[1:] if shorter != name else name


def endonyms(regions):
    """The name that is used there, for the languages of Latin letters: who has no name for Seine-Maritime says Seine-Maritime."""
    found = {}
    for code, region in regions.items():
        country = next(wide for wide in wider(code, regions) if regions[wide]["kind"] == "country")
        own = OWN.get(country, "")
        if name := region["name"] if own == "en" else region["names"].get(own):
            found[code] = dict.fromkeys(LATIN, name)
    return found


def subdivisions(isocodes, regions):
    """The names of ISO 3166-2 as translated for Debian."""
    entries = json.loads(Path(isocodes, "iso-codes/json/iso_3166-2.json").read_text(encoding="utf-8"))["3166-2"]
    found = defaultdict(dict)
    for language in LANGUAGES:
        path = Path(isocodes, "locale", {"nb": "nb_NO"}.get(language, language), "LC_MESSAGES/iso_3166-2.mo")
        if not path.exists():
            continue
        with open(path, "rb") as file:
            catalogue = gettext.GNUTranslations(file)._catalog
        for entry in entries:
            code, name = entry["code"], entry["name"]
            # "Nord / Północny", "London, City of": no name as people write it.
            if code not in regions or re.search("[/,]", catalogue.get(name, "/")) or not is_alike(name, regions[code]):
                continue
            # "Catalunya [Cataluña]", "Alacant*": ISO's marks for a second name, which some translators left in.
            found[code][language] = clean(short(re.sub(r" *\[.*\]|\*", "", catalogue[name])))
    return found


def is_alike(name, region):
    known = [region["name"], *region["names"].values()]
    return max(difflib.SequenceMatcher(None, fold(name), fold(other)).ratio() for other in known) >= SAME_NAME


def capitals(regions, towns, catalogues):
    """The names of the town after which a region is named, such as Turin: languages call both the same."""
    largest = {}
    for city, narrowest in towns:
        name = fold(clean(city[1]))
        for code in wider(narrowest, regions):
            if name in map(fold, (regions[code]["name"], *regions[code]["names"].values())):
                largest[code] = max(largest.get(code, (0, "")), (int(city[14]), city[0]))
    found = defaultdict(dict)
    for code, (_, number) in largest.items():
        for language, catalogue in catalogues.items():
            if translated := clean(catalogue.get(number, "")):
                found[code][language] = translated
    return found


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
