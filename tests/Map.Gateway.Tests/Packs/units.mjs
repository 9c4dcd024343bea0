// What the library does with an invented pack. Run by PackLibraryTests.
import assert from "node:assert/strict";
import { compressedBytes, library } from "./library.mjs";

const { applyDelta, countChoices, filterPlaces, indexTowns, knowledge, metresBetween, near, queryOf, readPack, sayIn, unanswered, whereabouts, answer } = library;

const group = (id, more) => ({ id, kind: "support_group", name: `Group ${id}`, updated: "2026-01-01", country: "FR", ...more });
const pack = readPack({
  code: "FR", revision: 5, made: "2026-11-29",
  regions: {
    FR: { name: "France", kind: "country", km2: 540_000 },
    "FR-HDF": { name: "Hauts-de-France", kind: "region", parent: "FR", km2: 32_000 },
    "FR-62": { name: "Pas-de-Calais", kind: "subdivision", parent: "FR-HDF", km2: 6_700 },
  },
  places: [
    group("everywhere", { coverage: ["FR"], services: ["legal_advice"] }),
    group("department", { coverage: ["FR-62"], services: ["food"], languages: ["ar", "mul"] }),
    group("at-calais", { lat: 50.951, lon: 1.858, precision: "town", town: "Calais", regions: ["FR-62"], services: ["food", "goods"], languages: ["fr"] }),
    group("closed", { lat: 50.951, lon: 1.858, status: "closed" }),
    group("far", { lat: 43.3, lon: 5.37, precision: "town", town: "Marseille" }),
    { id: "centre", kind: "detention_centre", name: "CRA de Coquelles", lat: 50.937, lon: 1.808, precision: "site", regions: ["FR-62"], updated: "2026-01-01" },
  ],
});
const columns = {
  code: "FR", regions: [{ code: "FR-62", country: "FR", within: ["FR-HDF", "FR"] }], names: ["Calais", "L’Étoile", "CT20"],
  other: ["ar=كاليه|en=Calais", "", ""], lat: [50_952, 50_000, 51_080], lon: [1_856, 2_000, 1_160], region: [0, 0, 0], weight: [49, 30, 30],
  codes: ["62100", "", ""], districts: 1,
};
const towns = indexTowns(columns, pack);
const ids = (items) => items.map((item) => (item.place ?? item).id);

// Nearest first, then by the size of what they cover; closed ones never, far ones only when nobody else is there.
assert.deepEqual(ids(answer(pack, towns, "Calais").help), ["at-calais", "department", "everywhere"]);
assert.deepEqual(ids(answer(pack, towns, "Calais").border), ["centre"]);
assert.deepEqual(ids(near(pack, towns, { lat: 50.95, lon: 1.86 }).help), ["at-calais", "department", "everywhere"]);
assert.deepEqual(ids(near(pack, towns, { lat: 50.95, lon: 1.86 }, { services: ["food"] }).help), ["at-calais", "department"]);
assert.equal(answer(pack, towns, "Calais", { services: ["rescue"] }).isHelpFar, true);

// Ways to type a town.
const named = (text) => towns.find(text)[0]?.town?.name;
for (const text of ["calais", "CALAIS ", "كاليه", "Calias", "Cala", "Calais, France", "62100", "F-62100 Calais", "12 rue Mollien, Calais"]) {
  assert.equal(named(text), "Calais", text);
}

assert.equal(named("l etoile"), "L’Étoile");
assert.equal(named("letoile"), "L’Étoile");
assert.equal(named("ct20 1qu"), "CT20");
assert.equal(named("qqqq"), undefined);
assert.equal(towns.find("Pas de Calais")[0].region, "FR-62");

// The page's filter.
assert.deepEqual(queryOf("?services=food,goods&languages=fr&q=x"), { services: ["food", "goods"], languages: ["fr"] });
assert.deepEqual(ids(filterPlaces(pack, { languages: ["ti"] })), ["department"]);
assert.deepEqual(ids(filterPlaces(pack, { regions: ["FR-HDF"], regionMatch: ["location"] })), ["centre", "at-calais"]);
assert.deepEqual(ids(filterPlaces(pack, { regions: ["FR-HDF"] })), ["centre", "at-calais", "department", "everywhere"]);
assert.deepEqual(unanswered({ regions: ["Kent"] }), ["regions"]);
assert.deepEqual(ids(filterPlaces(pack, { text: ["coqueles"] })), ["centre"]);
assert.deepEqual(ids(filterPlaces(pack, { statuses: ["closed"] })), ["closed"]);
assert.deepEqual(countChoices(pack, { services: ["goods"], languages: ["fr"] }, "services"), { food: 2, goods: 1 });
assert.equal(countChoices(pack, {}, "languages").fr, filterPlaces(pack, { languages: ["fr"] }).length);
assert.equal(countChoices(pack, {}, "languages").mul, undefined);
assert.deepEqual(unanswered({ organisations: ["x"], kinds: ["office"] }), ["organisations"]);

// Deltas.
const delta = { revision: 6, places: [group("new", { regions: ["FR-62"] })], removed: ["far"], whole: false };
assert.deepEqual(applyDelta(pack, delta, "2026-12-01").places.map((place) => place.id).slice(-2), ["centre", "new"]);
assert.equal(applyDelta(pack, { ...delta, whole: true }, "2026-12-01"), null);
assert.equal(applyDelta(pack, { ...delta, places: [group("new", { regions: ["FR-59"] })] }, "2026-12-01"), null);
assert.throws(() => readPack({ places: [] }), /not a pack/);

// 1 degree of longitude and latitude on WGS 84, and London to New York.
const close = (metres, wanted) => assert.ok(Math.abs(metres / wanted - 1) < 0.005, `${metres} is not ${wanted}`);
close(metresBetween({ lat: 0, lon: 0 }, { lat: 0, lon: 1 }), 111_319.5);
close(metresBetween({ lat: 60, lon: 179.5 }, { lat: 60, lon: -179.5 }), 55_800.0);
close(metresBetween({ lat: 51.5, lon: -0.1 }, { lat: 40.7, lon: -74 }), 5_583_000);

// Words.
const locale = { name: "English", direction: "ltr", decimal: ".", group: ",", day: "{d} {m} {y}", month: "{m} {y}", months: Array(12).fill("March"), dayMonths: Array(12).fill("March"), languages: { fr: "French" } };
const plural = (one, other) => [{ p: "count", o: { one, other } }];
const say = sayIn("en", locale, {}, {
  "place.checked.never": "never", "place.checked.now": "now", "place.checked.months": plural(["month"], [{ n: "count" }, " months"]),
  "place.checked.weeks": plural(["week"], [{ n: "count" }, " weeks"]), "place.checked.since": ["since ", { a: "year" }, "."],
  "place.checked.call": "Call.", "place.checked.changed": "Changed?", "place.in": ["in ", { a: "town" }], "place.at": [{ a: "km" }, " km"],
  "place.about": ["about ", { a: "km" }, " km, in ", { a: "town" }], "place.about.km": ["about ", { a: "km" }, " km"],
});
assert.deepEqual(knowledge(group("x", { checked: "2026-08-29" }), say, "2026-11-28"), { words: "2 months", isOld: false, day: "2026-08-29" });
assert.deepEqual(knowledge(group("x", { checked: "2026-10-03" }), say, "2026-11-28"), { words: "8 weeks", isOld: false, day: "2026-10-03" });
assert.equal(knowledge(group("x", { checked: "2026-11-22" }), say, "2026-11-28").words, "now");
assert.deepEqual(knowledge(group("x", { asOf: "2024" }), say, "2026-11-28"), { words: "since 2024. Call.", isOld: true, day: "2024-01-01" });
assert.equal(knowledge({ kind: "detention_centre", checked: "2019" }, say, "2026-11-28").words, "since 2019. Changed?");
assert.equal(knowledge(group("x"), say, "2026-11-28").isOld, true);
assert.equal(whereabouts(pack.places[2], 181, say), "in Calais");
assert.equal(whereabouts(pack.places[2], 31_900, say), "about 32 km, in Calais");
assert.equal(whereabouts(pack.places[5], 1_240, say), "1.2 km");
assert.equal(say.date("2009-03-18"), "18 March 2009");
assert.equal(say.number(12_345.67), "12,345.7");
assert.throws(() => say("no.such"), /no\.such/);

assert.ok(compressedBytes <= 12_000, `${compressedBytes} bytes`);
console.log("as expected");
