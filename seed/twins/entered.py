#!/usr/bin/env python3
"""Writes places as somebody else would have entered them: changed as the made pairs of build.py are, in name or position.
The same rows and SEED, a number, give the same places.

    seed/twins/entered.py [SEED] <ROWS >PLACES

ROWS is CSV with the columns id, name, country (ISO 3166-1 alpha-2), latitude, longitude. PLACES has the same and town, precision, how.
Needs uconv of ICU (Debian: icu-devtools).
"""
import csv
import random
import re
import sys

import build


def main():
    chance = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 20261129)
    towns, foreign = build.read_towns()
    rows = [row | dict(name=row['name'].strip()) for row in csv.DictReader(sys.stdin)]
    scripts = build.Scripts(foreign)
    scripts.learn({word for row in rows for word in re.findall(r'[\w]+', row['name'])})
    columns = ['id', 'name', 'country', 'town', 'latitude', 'longitude', 'precision', 'how']
    writer = csv.DictWriter(sys.stdout, columns, extrasaction='ignore', lineterminator='\n')
    writer.writeheader()
    for row in rows:
        town = row['name'] if (build.folded(row['name']), row['country']) in towns else ''
        record = dict.fromkeys(build.COLUMNS, '') | row | dict(seed=row['id'], town=town, precision='site')
        # Nobody enters a copy: either the name differs, or the position.
        place, how = record, 'same'
        while how in ('same', 'abbreviated'):
            place, how = build.twin(record, 0, chance, scripts, towns, chance.choice(('ar', 'ru', 'el')))
        writer.writerow(place | dict(id=row['id'], name=place['name'] or row['name'], how=how))


if __name__ == '__main__':
    main()
