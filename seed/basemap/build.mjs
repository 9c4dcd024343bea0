// Builds the base map from Natural Earth (see seed/README.md, Base map):
//
//     node seed/basemap/build.mjs WORLD_ATLAS MAPEO
//
// WORLD_ATLAS and MAPEO are the folders of the npm packages world-atlas and mapeo-offline-map; mapshaper must be where Node.js finds it.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants, gunzipSync, gzipSync } from "node:zlib";
import { countryTowns, readTowns, townRows } from "./towns.mjs";

const [atlas, mapeo] = process.argv.slice(2);
const mapshaper = createRequire(pathToFileURL(join(process.cwd(), "x.js")))("mapshaper");
const here = new URL(".", import.meta.url).pathname;

// West, south, east, north. Europe with the shores opposite; the second level reaches as far as a map of all of Europe does.
const EUROPE = "-32,18,65,75";
// Where the map has regions, and the coasts that their maps show.
const DETAILED = ["-26,26,46,72", "-63,12,-59,19", "-56,1,-50,7", "54,-23,57,-20", "42,-15,49,-10"];

/** The most that the map of a country for touch takes, compressed: with Leaflet it must fit into 80 KB. */
const COUNTRY_BYTES = 29_000;
const COUNTRY_TOWNS = 110;

const data = {
  "c10.json": await readFile(join(atlas, "countries-10m.json")),
  "c50.json": await readFile(join(atlas, "countries-50m.json")),
  "lakes.json": await readFile(join(mapeo, "dist/lakes.json")),
  "rivers.json": await readFile(join(mapeo, "dist/rivers.json")),
  "regions.json": gunzipSync(await readFile(join(here, "../regions.geojson.gz"))),
};

const run = async (commands, input) => mapshaper.applyCommands(commands, input);

/** Countries, lakes, rivers and parts of countries as a TopoJSON of land, borders, lakes, rivers and parts. */
async function level(countries, { clip, keep, quantization, riverZoom, lakeRank, parts, islands }) {
  const cut = clip ? `-clip bbox=${clip} target=countries` : "";
  const input = { [countries]: data[countries], "lakes.json": data["lakes.json"], "rivers.json": data["rivers.json"] };
  if (parts) input["parts.json"] = parts;
  const out = await run(
    `-i ${countries} -drop target=land ${cut} ${islands ? `-filter-islands min-area=${islands}` : ""} -simplify ${keep} keep-shapes -innerlines + name=borders -dissolve target=countries + name=land `
      + `-i lakes.json -filter "scalerank <= ${lakeRank}" name=lakes -simplify ${keep} keep-shapes ${clip ? `-clip bbox=${clip}` : ""} `
      + `-i rivers.json -filter "min_zoom <= ${riverZoom}" name=rivers -simplify ${keep} ${clip ? `-clip bbox=${clip}` : ""} `
      + (parts ? `-i parts.json name=parts -simplify ${keep} ${clip ? `-clip bbox=${clip}` : ""} ` : "")
      + `-filter-fields target=* -o out.json format=topojson quantization=${quantization} target=land,borders,lakes,rivers${parts ? ",parts" : ""}`,
    input);
  return out["out.json"];
}

/** The borders between the parts of countries, without those of the countries. */
async function partBorders() {
  const out = await run(
    `-i regions.json -filter 'kind == "subdivision"' -snap interval=0.0002 -each 'c = code.slice(0, 2)' -innerlines where='A.c == B.c' -o out.json format=geojson`,
    { "regions.json": data["regions.json"] });
  return out["out.json"];
}

/** The part of the world on one map of touch: as detailed as fits. A coast matters more than the borders of counties. */
async function country(code, box, towns, parts) {
  const [west, south, east, north] = box;
  // What is around it belongs to the map: the far shore of a strait is 30 km away.
  const margin = Math.max(0.6, Math.min(2.5, 0.2 * Math.max(east - west, north - south)));
  const clip = [west - margin, south - margin, east + margin, north + margin].map((n) => n.toFixed(2)).join(",");
  let most = null;
  for (const [metres, within] of [...[60, 120, 250, 400, 600].map((m) => [m, parts]), ...[300, 450, 600, 900, 1_300, 2_000, 3_000].map((m) => [m, null])]) {
    const map = await level("c10.json", { clip, keep: `interval=${metres}`, quantization: 8_000, riverZoom: 9, lakeRank: 9, parts: within });
    most = JSON.stringify({ box: box.map((n) => Number(n.toFixed(2))), map: JSON.parse(map), towns: countryTowns(towns, code, COUNTRY_TOWNS) });
    if (brotliCompressSync(most, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length <= COUNTRY_BYTES) return { json: most, metres };
  }

  throw new Error(`The map of ${code} does not fit into ${COUNTRY_BYTES} bytes.`);
}

const gazetteer = readTowns(gunzipSync(await readFile(join(here, "../gazetteer.tsv.gz"))).toString("utf8"));
await writeFile(join(here, "towns.tsv.gz"), gzipSync(townRows(gazetteer), { level: 9 }));

await writeFile(join(here, "world.json"), await level("c50.json", { keep: "interval=16000", quantization: 8_000, riverZoom: 2.5, lakeRank: 0, islands: "150km2" }));
await writeFile(join(here, "europe.json"),
  await level("c10.json", { clip: EUROPE, keep: "interval=1500", quantization: 20_000, riverZoom: 6, lakeRank: 6 }));

// What a map for touch draws before anybody has kept a country: small enough to come with its script, and the same for everybody in Europe.
await writeFile(join(here, "coast.json"),
  await level("c10.json", { clip: EUROPE, keep: "interval=3000", quantization: 20_000, riverZoom: -1, lakeRank: -1, islands: "20km2" }));

const parts = await partBorders();
// One file a window, so that a window far away does not make the grid of the others coarse.
for (const [index, clip] of DETAILED.entries())
  await writeFile(join(here, `detail-${index}.json.gz`),
    gzipSync(await level("c10.json", { clip, keep: "interval=80", quantization: 100_000, riverZoom: 9, lakeRank: 9, parts }), { level: 9 }));

await rm(join(here, "countries"), { recursive: true, force: true });
await mkdir(join(here, "countries"), { recursive: true });
const regions = JSON.parse(data["regions.json"]).features.filter((feature) => feature.properties.kind === "country");
for (const { properties: { code } } of regions) {
  const made = await country(code, gazetteer.boxes.get(code), gazetteer, parts);
  await writeFile(join(here, "countries", `${code}.json`), made.json);
  console.log(code, made.json.length, made.metres);
}
