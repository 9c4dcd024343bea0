#!/usr/bin/env python3
"""Builds records.csv and pairs.csv: pairs of descriptions of places, and whether both describe the same place.

    seed/twins/build.py CLOSE_THE_CAMPS GLOBAL_DETENTION_PROJECT

CLOSE_THE_CAMPS is data/data_ctc_1fev2018.csv of github.com/neocarto/closethecamps, GLOBAL_DETENTION_PROJECT data.js of github.com/attentive/onoffshore.
The same files give the same bytes. Needs uconv of ICU (Debian: icu-devtools) for names in other scripts.
"""
import collections
import csv
import gzip
import hashlib
import json
import math
import pathlib
import random
import re
import subprocess
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent
SEED = HERE.parent
COLUMNS = ['id', 'seed', 'name', 'other_names', 'kind', 'facility_type', 'status', 'country', 'town', 'latitude', 'longitude', 'precision',
           'website', 'phone', 'organisation', 'opened', 'closed']
PRECISION = {'city': 'town', '': ''}
ISO3 = {'ALB': 'AL', 'AUT': 'AT', 'BEL': 'BE', 'BGR': 'BG', 'CHE': 'CH', 'CYP': 'CY', 'CZE': 'CZ', 'DEU': 'DE', 'DNK': 'DK', 'ESP': 'ES', 'EST': 'EE',
        'FIN': 'FI', 'FRA': 'FR', 'GBR': 'GB', 'GRC': 'GR', 'HRV': 'HR', 'HUN': 'HU', 'IRL': 'IE', 'ITA': 'IT', 'LTU': 'LT', 'LUX': 'LU', 'LVA': 'LV',
        'MLT': 'MT', 'NLD': 'NL', 'NOR': 'NO', 'POL': 'PL', 'PRT': 'PT', 'ROU': 'RO', 'SVK': 'SK', 'SVN': 'SI', 'SWE': 'SE', 'MKD': 'MK', 'SRB': 'RS'}
NAMED = {'Austria': 'AT', 'Belgium': 'BE', 'Bulgaria': 'BG', 'Switzerland': 'CH', 'Cyprus': 'CY', 'Czech Republic': 'CZ', 'Germany': 'DE',
         'Denmark': 'DK', 'Spain': 'ES', 'Estonia': 'EE', 'Finland': 'FI', 'France': 'FR', 'United Kingdom': 'GB', 'Greece': 'GR', 'Croatia': 'HR',
         'Hungary': 'HU', 'Ireland': 'IE', 'Italy': 'IT', 'Lithuania': 'LT', 'Luxembourg': 'LU', 'Latvia': 'LV', 'Malta': 'MT', 'Netherlands': 'NL',
         'Norway': 'NO', 'Poland': 'PL', 'Portugal': 'PT', 'Romania': 'RO', 'Slovakia': 'SK', 'Slovenia': 'SI', 'Sweden': 'SE', 'Mayotte': 'YT',
         'Guadeloupe': 'GP', 'French Guiana': 'GF', 'Reunion': 'RE', 'Réunion': 'RE'}
SHORTER = [('Immigration Removal Centre', 'IRC'), ('Short-Term Holding Facility', 'STHF'), ('Pre-Departure Accommodation', 'PDA'),
           ('Centre de rétention administrative', 'CRA'), ('Local de rétention administrative', 'LRA'), ("Zone d'attente", 'ZA'),
           ('Centro de Internamiento de Extranjeros', 'CIE'), ('Centro di permanenza per i rimpatri', 'CPR'), ('Residential', 'Res.'),
           ('Centre', 'Ctr'), ('House', 'Hse'), ('Refugees', 'Refs'), ('Refugee', 'Ref.'), ('Association', 'Assoc.'), ('Support', 'Supp.'),
           ('Group', 'Grp'), ('Asylum Seekers', 'AS'), ('Asylum', 'Asyl.'), ('and', '&'), ('Migrants', 'Migr.'), ('Saint', 'St'), ('Aéroport', 'Aérop.'),
           ('Abschiebungshafteinrichtung', 'AHE'), ('Flüchtlingsrat', 'FR'), ('Community', 'Comm.'), ('Solidarité', 'Solid.'), ('Project', 'Proj.')]
FORMS = {'GB': ['Ltd', 'CIO', '(registered charity)', 'Limited'], 'FR': ['(association loi 1901)', '- asso'], 'DE': ['e.V.', 'gGmbH'], 'BE': ['asbl', 'vzw'],
         'IT': ['onlus', 'APS', 'ODV'], 'ES': ['ONG'], 'GR': ['AMKE'], 'NL': ['Stichting'], 'IE': ['CLG']}
# Words of names in other languages, as public pages of authorities and groups use them.
WORDS = {
    'ar': {'immigration removal centre': 'مركز ترحيل المهاجرين', 'short term holding facility': 'مركز احتجاز قصير الأجل', 'detention': 'احتجاز',
           'centre': 'مركز', 'refugee': 'لاجئ', 'refugees': 'اللاجئين', 'migrants': 'المهاجرين', 'migrant': 'مهاجر', 'support': 'دعم', 'group': 'مجموعة',
           'association': 'جمعية', 'asylum': 'لجوء', 'house': 'بيت', 'solidarity': 'تضامن', 'welcome': 'مرحبا', 'help': 'مساعدة', 'action': 'عمل',
           'centre de retention administrative': 'مركز الاحتجاز الإداري', 'and': 'و', 'de': '', 'the': '', 'of': '', 'la': '', 'le': '', 'cra': 'مركز الاحتجاز الإداري',
           'for': '', 'du': '', 'des': '', 'les': '', 'community': 'مجتمع', 'women': 'نساء', 'council': 'مجلس', 'airport': 'مطار', 'aeroport': 'مطار'},
    'ru': {'immigration removal centre': 'центр депортации', 'short term holding facility': 'изолятор временного содержания', 'detention': 'задержание',
           'centre': 'центр', 'refugee': 'беженцы', 'refugees': 'беженцев', 'migrants': 'мигрантов', 'migrant': 'мигрант', 'support': 'поддержка',
           'group': 'группа', 'association': 'ассоциация', 'asylum': 'убежище', 'house': 'дом', 'solidarity': 'солидарность', 'welcome': 'добро пожаловать',
           'help': 'помощь', 'action': 'действие', 'centre de retention administrative': 'центр административного задержания', 'and': 'и', 'de': '',
           'the': '', 'of': '', 'la': '', 'le': '', 'cra': 'центр административного задержания', 'for': 'для', 'du': '', 'des': '', 'les': '',
           'community': 'община', 'women': 'женщины', 'council': 'совет', 'airport': 'аэропорт', 'aeroport': 'аэропорт'},
    'el': {'immigration removal centre': 'κέντρο απέλασης', 'short term holding facility': 'χώρος προσωρινής κράτησης', 'detention': 'κράτηση',
           'centre': 'κέντρο', 'refugee': 'πρόσφυγας', 'refugees': 'πρόσφυγες', 'migrants': 'μετανάστες', 'migrant': 'μετανάστης', 'support': 'υποστήριξη',
           'group': 'ομάδα', 'association': 'σύλλογος', 'asylum': 'άσυλο', 'house': 'σπίτι', 'solidarity': 'αλληλεγγύη', 'welcome': 'καλώς ήρθατε',
           'help': 'βοήθεια', 'action': 'δράση', 'centre de retention administrative': 'κέντρο διοικητικής κράτησης', 'and': 'και', 'de': '', 'the': '',
           'of': '', 'la': '', 'le': '', 'cra': 'κέντρο διοικητικής κράτησης', 'for': 'για', 'du': '', 'des': '', 'les': '', 'community': 'κοινότητα',
           'women': 'γυναίκες', 'council': 'συμβούλιο', 'airport': 'αεροδρόμιο', 'aeroport': 'αεροδρόμιο'},
}
ICU = {'ar': 'Latin-Arabic; [[:Mn:]] Remove', 'ru': 'Latin-Russian/BGN', 'el': 'Latin-Greek; NFD; [[:Mn:]] Remove; NFC'}


def folded(text):
    text = unicodedata.normalize('NFKD', text).lower()
    return re.sub(r'[^a-z0-9]+', ' ', ''.join(c for c in text if not unicodedata.combining(c))).strip()


def part_of(entity):
    """Half of the entities for training, half held out: a pair is of the part of both of its entities."""
    return 'training' if hashlib.sha256(entity.encode()).digest()[0] % 2 else 'held-out'


def rows(name):
    with open(SEED / name, encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


def metres(a, b):
    if not a['latitude'] or not b['latitude']:
        return math.inf
    la, lo, lb, lp = (math.radians(float(v)) for v in (a['latitude'], a['longitude'], b['latitude'], b['longitude']))
    return 12742000 * math.asin(min(1, math.sqrt(math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((lp - lo) / 2) ** 2)))


def moved(record, distance, chance):
    """The position so many metres away in some direction."""
    angle = chance.random() * 2 * math.pi
    north = float(record['latitude']) + distance * math.cos(angle) / 111195
    east = float(record['longitude']) + distance * math.sin(angle) / 111195 / math.cos(math.radians(north))
    return f'{north:.5f}', f'{east:.5f}'


def read_towns():
    towns, foreign = collections.defaultdict(list), {}
    with gzip.open(SEED / 'gazetteer.tsv.gz', 'rt', encoding='utf-8') as lines:
        for line in lines:
            cells = line.rstrip('\n').split('\t')
            if cells[0] != 'locality' or int(float(cells[10] or 0)) < 1:
                continue
            town = (int(float(cells[10])), cells[3], cells[6], cells[8], cells[9])
            towns[folded(cells[3]), cells[6]].append(town)
            for names in filter(None, cells[4].split('|')):
                languages, _, name = names.partition('=')
                for language in languages.split(','):
                    if language in WORDS and (folded(cells[3]), language) not in foreign:
                        foreign[folded(cells[3]), language] = name
    return {key: max(found) for key, found in towns.items()}, foreign


def seed_records():
    other = collections.defaultdict(list)
    for row in rows('names.csv'):
        other[row['id']].append(row['name'])
    phones = {row['place']: row['value'] for row in reversed(rows('contacts.csv')) if row['kind'] == 'voice'}
    types = {row['word'].lower(): row['code'] for row in rows('facility_types.csv')}
    found = []
    for file, kind in (('detention_centres', 'detention_centre'), ('reporting_centres', 'reporting_centre'), ('support_groups', 'support_group')):
        for row in rows(file + '.csv'):
            status = {'active': 'open', '': 'unknown'}.get(row['status'], row['status'])
            found.append(dict(
                id='seed:' + row['id'], seed=row['id'], name=row['name'], kind=kind, country=row['country'], town=row.get('town') or row.get('city', ''),
                other_names='|'.join(dict.fromkeys(other[row['id']] + ([row['name_local']] if row.get('name_local', row['name']) not in ('', row['name']) else []))),
                facility_type=types.get(row.get('type', '').lower(), ''), status=status if status in ('open', 'closed', 'planned') else 'unknown',
                latitude=row['latitude'], longitude=row['longitude'], precision=PRECISION.get(row['precision'], row['precision']),
                website=row.get('website', ''), phone=phones.get(row['id'], ''), organisation='', opened=row.get('opened', ''), closed=row.get('closed', '')))
    return found


def outside_records(camps, project):
    """The rows of the two lists in Europe, by the number that the sources of the seed name them by."""
    by = {}
    with open(camps, encoding='utf-8', newline='') as file:
        for row in csv.DictReader(file):
            years = [year for year in range(1980, 2019) if row[f'y{year}'] == '1']
            by['ctc', row['id']] = dict(
                name=row['name'], country=ISO3.get(row['country'], ''), town='', latitude=row['latitude'], longitude=row['longitude'],
                status='unknown' if not years else 'open' if years[-1] >= 2016 else 'closed', opened=str(years[0]) if years and years[0] > 1980 else '')
    text = pathlib.Path(project).read_text(encoding='utf-8')
    for row in json.loads(text[text.index('['):text.rindex(']') + 1]):
        by['gdp', str(row['id'])] = dict(
            name=row['n'], country=NAMED.get(row['c'], ''), town=row.get('cs', '').split(',')[0] if row.get('cs', '').count(',') else '',
            latitude=str(row.get('lat') or ''), longitude=str(row.get('lng') or ''), opened='',
            status='open' if 'In use' in row.get('st', '') else 'closed' if row.get('st', '').startswith(('Closed', 'Not in use')) else 'unknown')
    found = {}
    for (source, number), row in by.items():
        if not row['country'] or not row['name'].strip():
            continue
        row.update(id=f'{source}:{number}', seed='', other_names='', kind='detention_centre', facility_type='', website='', phone='', organisation='',
                   closed='', precision='site' if row['latitude'] else '')
        found[source, number] = row
    return found


def links():
    """What the sources of the seed say is in the other lists, as (list, number) -> seed ids."""
    linked = collections.defaultdict(set)
    for row in rows('detention_centres.csv'):
        text = row['sources'] + ' | ' + row['coord_source']
        for pattern, source in ((r'closethecamps ids? ([0-9, and]+)', 'ctc'), (r'onoffshore data\.js ids? ([0-9, and]+)', 'gdp')):
            for match in re.finditer(pattern, text):
                for number in re.findall(r'\d+', match.group(1)):
                    linked[source, number].add(row['id'])
    return linked


class Scripts:
    """Names in other scripts: words by the table above, towns as the gazetteer has them, the rest by ICU."""

    def __init__(self, foreign):
        self.foreign, self.known = foreign, {}

    def learn(self, words):
        for language, rule in ICU.items():
            ordered = sorted(words)
            made = subprocess.run(['uconv', '-f', 'utf-8', '-t', 'utf-8', '-x', f'::{rule};' if ';' not in rule else ''.join(f'::{part.strip()};' for part in rule.split(';'))],
                                  input='\n'.join(ordered).encode(), stdout=subprocess.PIPE, check=True).stdout.decode().split('\n')
            self.known.update({(word, language): text for word, text in zip(ordered, made)})

    def write(self, name, language):
        words, found, i = re.findall(r"[\w]+", name), [], 0
        while i < len(words):
            for length in range(min(5, len(words) - i), 0, -1):
                key = folded(' '.join(words[i:i + length]))
                if key in WORDS[language]:
                    found.append(WORDS[language][key])
                elif len(key) > 3 and (key, language) in self.foreign:
                    found.append(self.foreign[key, language])
                else:
                    continue
                i += length
                break
            else:
                found.append(self.known[words[i], language])
                i += 1
        return ' '.join(filter(None, found))


def acronym(name):
    words = [word for word in re.findall(r"[\w]+", name) if folded(word) not in ('de', 'la', 'le', 'les', 'du', 'des', 'of', 'the', 'and', 'for', 'di', 'et', 'd', 'l')]
    return ''.join(word if word.isdigit() else unicodedata.normalize('NFD', word)[0] for word in words).upper()


def typo(name, chance):
    at = [i for i, c in enumerate(name) if c.isalpha() and 0 < i < len(name) - 1]
    if not at:
        return name
    i = chance.choice(at)
    return (name[:i] + name[i + 1:], name[:i] + name[i] + name[i:], name[:i] + chance.choice('aeionrstl') + name[i + 1:],
            name[:i - 1] + name[i] + name[i - 1] + name[i + 1:])[chance.randrange(4)]


def renamed(record, chance, scripts, language):
    """Another way to write the name, and which."""
    name, kind = record['name'], chance.choice(['same', 'reordered', 'abbreviated', 'acronym', 'other name', 'legal form', 'typo', 'script', 'script', 'case'])
    if kind == 'other name' and record['other_names']:
        return chance.choice(record['other_names'].split('|')), kind
    if kind == 'acronym' and len(acronym(name)) >= 4:
        return acronym(name), kind
    if kind == 'script':
        return scripts.write(name, language), f'script {language}'
    if kind == 'reordered' and ' ' in name:
        words = name.split()
        cut = chance.randrange(1, len(words))
        return ' '.join(words[cut:]).strip(' ,-') + ', ' + ' '.join(words[:cut]).strip(' ,-'), kind
    if kind == 'abbreviated':
        short = name
        for long, brief in SHORTER:
            short = re.sub(rf'\b{long}\b', brief, short)
        return short, kind if short != name else 'same'
    if kind == 'legal form' and record['country'] in FORMS and record['kind'] == 'support_group':
        return f"{name} {chance.choice(FORMS[record['country']])}", kind
    if kind == 'typo' and len(name) > 6:
        return typo(name, chance), kind
    return (name.upper(), kind) if kind == 'case' else (name, 'same')


PHONES = {'GB': ('+44 20 7946 0', '020 7946 0', 3), 'FR': ('+33 1 99 00 ', '01 99 00 ', 4), 'DE': ('+49 30 23125 ', '030 23125', 3), 'IT': ('+39 06 0000 ', '06 0000', 4),
          'GR': ('+30 21 0000 ', '210000', 4), 'ES': ('+34 910 00 ', '91000', 4), 'BE': ('+32 2 000 ', '02 000 ', 4)}


def twin(record, number, chance, scripts, towns, language):
    """A second description of the same place."""
    name, how = renamed(record, chance, scripts, language)
    copy, hows = dict(record, id=f"twin:{record['seed']}:{number}", name=name, other_names=''), [how]
    if record['latitude']:
        kind = chance.choice(['as is', 'moved', 'moved', 'centroid', 'none'])
        if kind == 'moved' and record['precision'] in ('building', 'site', 'street'):
            copy['latitude'], copy['longitude'] = moved(record, 300, chance)
            hows.append('300 m away')
        elif kind == 'moved' and record['precision'] == 'town':
            copy['latitude'], copy['longitude'] = moved(record, 300 + 1700 * chance.random(), chance)
            copy['precision'] = 'building'
            hows.append('an address in the town')
        elif kind == 'centroid':
            town = towns.get((folded(record['town']), record['country']))
            if town and record['precision'] != 'town' and metres(dict(latitude=town[3], longitude=town[4]), record) < 25000:
                copy['latitude'], copy['longitude'], copy['precision'] = town[3], town[4], 'town'
                hows.append('only its town')
        elif kind == 'none' and how not in ('acronym',) and not how.startswith('script'):
            copy['latitude'] = copy['longitude'] = copy['precision'] = ''
            hows.append('no position')
    if record['website']:
        site = record['website']
        kind = chance.randrange(5)
        if kind == 0:
            copy['website'] = ''
        elif kind == 1:
            copy['website'] = re.sub(r'^https?://(www\.)?', 'http://www.', site) + '/'
        elif kind == 2:
            copy['website'] = re.sub(r'^https?://(www\.)?', 'https://', site).rstrip('/') + '/contact'
        hows += ['website written otherwise'] if kind in (1, 2) else []
    if record['phone']:
        kind = chance.randrange(3)
        national = re.sub(r'^\+(44|33|49|32) ?', '0', record['phone'])
        copy['phone'] = ['', record['phone'].replace(' ', '-'), re.sub(r'\D', '', national) if national.startswith('0') else re.sub(r'[^\d+]', '', national)][kind]
        hows += ['telephone written otherwise'] if kind else []
    if chance.randrange(3) == 0:
        copy['town'] = ''
    if chance.randrange(3) == 0:
        copy['facility_type'] = ''
    for column in ('opened', 'closed'):
        copy[column] = copy[column][:4] if chance.randrange(2) else ''
    return copy, '; '.join(hows)


def similar(a, b):
    left, right = set(folded(a['name']).split()), set(folded(b['name']).split())
    return len(left & right) / (len(left | right) or 1)


def main(camps, project):
    chance = random.Random(20261129)
    towns, foreign = read_towns()
    seeds = seed_records()
    for record in seeds:
        # Few groups have a public telephone: numbers that are reserved for fiction, or do not exist, are given to some.
        if not record['phone'] and record['country'] in PHONES and chance.randrange(5) == 0:
            before, _, digits = PHONES[record['country']]
            record['phone'] = before + str(chance.randrange(10 ** digits)).zfill(digits)
    by_id = {record['seed']: record for record in seeds}
    outside, linked = outside_records(camps, project), links()
    scripts = Scripts(foreign)
    scripts.learn({word for record in seeds for word in re.findall(r"[\w]+", record['name'])})

    records, pairs, seen = {record['id']: record for record in seeds}, [], set()

    def pair(left, right, same, how, entities):
        parts = {part_of(entity) for entity in entities}
        key = tuple(sorted((left['id'], right['id'])))
        if len(parts) != 1 or key in seen or left['id'] == right['id']:
            return
        seen.add(key)
        records.setdefault(left['id'], left)
        records.setdefault(right['id'], right)
        pairs.append(dict(left=left['id'], right=right['id'], same='yes' if same else 'no', part=parts.pop(), how=how))

    def others(record, entity, how, near, alike):
        """Other places that are likely to be taken for this one."""
        rest = [other for other in seeds if other['seed'] not in entity and other['country'] == record['country']]
        chosen = sorted(rest, key=lambda other: metres(record, other))[:near] + sorted(rest, key=lambda other: -similar(record, other))[:alike]
        for other in chosen:
            pair(record, other, False, how, [*entity, other['seed']])

    # Real rows of two lists.
    for (source, number), ids in sorted(linked.items()):
        if (source, number) not in outside:
            continue
        record = outside[source, number]
        if len(ids) == 1:
            pair(record, by_id[min(ids)], True, f'real: {source} and seed', ids)
            records[record['id']]['seed'] = min(ids)
        others(record, sorted(ids), f'real: other place than {source}', 6, 3)
    by_seed = collections.defaultdict(list)
    for key, ids in sorted(linked.items()):
        if len(ids) == 1 and key in outside:
            by_seed[min(ids)].append(outside[key])
    for entity, found in sorted(by_seed.items()):
        for left in found:
            for right in found:
                if left['id'].startswith('ctc') and right['id'].startswith('gdp'):
                    pair(left, right, True, 'real: ctc and gdp', [entity])
    # Rows of one list are different places: the blocks of one prison, the police stations of one town.
    for source in ('ctc', 'gdp'):
        listed = [record for (of, _), record in sorted(outside.items()) if of == source]
        for i, left in enumerate(listed):
            near = sorted((right for right in listed[i + 1:] if right['country'] == left['country'] and metres(left, right) < 5000
                           and folded(right['name']) != folded(left['name'])), key=lambda right: metres(left, right))[:2]
            for right in near:
                entity = left['seed'] or left['id']
                if part_of(entity) == part_of(right['seed'] or right['id']) and (not left['seed'] or left['seed'] != right['seed']):
                    pair(left, right, False, f'real: two rows of {source}', [entity, right['seed'] or right['id']])

    for record in seeds:
        entity = record['seed']
        others(record, [entity], 'real: two rows of the seed', 2, 2)
        for number in range(3):
            language = ('ar', 'ru', 'el')[chance.randrange(3)]
            copy, how = twin(record, number, chance, scripts, towns, language)
            pair(copy, record, True, how, [entity])
            others(copy, [entity], 'other place than a twin', 2, 2)
        if record['kind'] == 'detention_centre' and chance.randrange(3) == 0:
            first, second = chance.choice([('men', 'women'), ('Block A', 'Block B'), ('hommes', 'femmes'), ('Unit 1', 'Unit 2')])
            pair(dict(record, id=f'wing:{entity}:1', name=f"{record['name']} ({first})", other_names=''),
                 dict(record, id=f'wing:{entity}:2', name=f"{record['name']} ({second})", other_names=''), False, 'two wings of one site', [entity])
        if record['kind'] == 'detention_centre' and re.search(r'airport|aéroport|aeroporto|heathrow|gatwick', record['name'], re.I):
            pair(dict(record, id=f'room:{entity}', name=f"{record['town']} airport, holding room, Terminal 2", other_names='',
                      facility_type='holding_room'), record, False, 'holding room at the same airport', [entity])
        town = folded(record['town'])
        if record['kind'] == 'support_group' and town and town in folded(record['name']).split():
            elsewhere = sorted((key, value) for key, value in towns.items() if key[1] == record['country'] and value[0] > 60000 and key[0] != town)
            _, name, _, latitude, longitude = chance.choice(elsewhere)[1]
            swapped = re.sub(re.escape(record['town']), name, record['name'], flags=re.I)
            if folded(swapped) != folded(record['name']):
                pair(dict(record, id=f'network:{entity}', name=swapped, other_names='', town=name, latitude=latitude, longitude=longitude, phone=''),
                     record, False, 'the same network in another town', [entity])

    used = {pair[side] for pair in pairs for side in ('left', 'right')} | {record['id'] for record in seeds}
    for path, columns, lines in (('records.csv', COLUMNS, [record for record in records.values() if record['id'] in used]),
                                 ('pairs.csv', ['left', 'right', 'same', 'part', 'how'], pairs)):
        with open(HERE / path, 'w', encoding='utf-8', newline='') as file:
            writer = csv.DictWriter(file, columns, lineterminator='\n')
            writer.writeheader()
            writer.writerows(lines)


if __name__ == '__main__':
    main(*sys.argv[1:])
