// The names on the map, from the gazetteer: countries and towns in the languages of the pages.

// Those of the pages. The names of a town in others are left out: they would double the file.
const LANGUAGES = new Set("en fr ar fa ps ckb ti am so uk tr es it de".split(" "));

// In the countries that are drawn in detail even a small town gives orientation; elsewhere only the large ones are drawn.
const DETAILED = new Set(("AD AL AT BA BE BG BY CH CY CZ DE DK DZ EE ES FI FR GB GF GI GP GR HR HU IE IS IT LI LT LU LV LY MA MC MD ME MK MQ MT NL NO PL PT "
  + "RE RO RS SE SI SK SM TN TR UA XK YT").split(" "));
const SMALL = 3_000;
const LARGE = 100_000;

/** @returns {{towns: object[], countries: object[], boxes: Map<string, number[]>}} towns with the most inhabitants first */
export function readTowns(tsv) {
  const [towns, countries, boxes] = [[], [], new Map()];
  for (const line of tsv.split("\n")) {
    const row = line.split("\t");
    if (row[0] === "locality" && row[1] === "town") {
      const [, , , name, names, , country, , latitude, longitude, inhabitants] = row;
      const people = Number(inhabitants);
      if (people >= (DETAILED.has(country) ? SMALL : LARGE))
        towns.push({ latitude: Number(latitude), longitude: Number(longitude), people, country, name, names: translations(names) });
    } else if (row[0] === "country" && row[5]) {
      const [, code, name, names, , latitude, longitude, ...box] = row;
      countries.push({ latitude: Number(latitude), longitude: Number(longitude), country: code, name, names: translations(names) });
      boxes.set(code, box.map(Number));
    }
  }

  // Where many people live, a name says more.
  const people = new Map();
  for (const town of towns) people.set(town.country, (people.get(town.country) ?? 0) + town.people);
  countries.sort((a, b) => (people.get(b.country) ?? 0) - (people.get(a.country) ?? 0));
  towns.sort((a, b) => b.people - a.people || a.name.localeCompare(b.name, "en"));
  return { towns, countries, boxes };
}

/** nl=Londen|fr,es=Londres, as in the gazetteer, in the languages of the pages. */
function translations(names) {
  const kept = {};
  for (const part of names.split("|").filter(Boolean)) {
    const [languages, name] = part.split("=");
    for (const language of languages.split(",").filter((tag) => LANGUAGES.has(tag))) kept[language] = name;
  }

  return kept;
}

const written = (names) => Object.entries(names).map(([language, name]) => `${language}=${name}`).join("|");

/** Rows of: latitude, longitude, inhabitants (0: a country), country, name, names. */
export const townRows = ({ towns, countries }) => [...countries.map((country) => ({ ...country, people: 0 })), ...towns]
  .map((t) => [t.latitude.toFixed(3), t.longitude.toFixed(3), t.people, t.country, t.name, written(t.names)].join("\t") + "\n").join("");

/** The towns of one country for touch: [latitude, longitude, inhabitants, name, {language: name}?]; abroad only the large ones. */
export function countryTowns({ towns, boxes }, code, most) {
  const [west, south, east, north] = boxes.get(code);
  const near = towns.filter((town) => town.country === code || (town.people >= LARGE && town.longitude > west - 1 && town.longitude < east + 1
    && town.latitude > south - 1 && town.latitude < north + 1));
  return near.slice(0, most).map((town) => [Number(town.latitude.toFixed(2)), Number(town.longitude.toFixed(2)), town.people, town.name,
    ...(Object.keys(town.names).length ? [town.names] : [])]);
}
