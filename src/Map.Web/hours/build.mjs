// Builds what the gateway needs for opening hours: the parser of OpenStreetMap's syntax, and the time zone of each country.
import { readFile, writeFile } from "node:fs/promises";
import * as esbuild from "esbuild";

export async function buildHours(folder, dist) {
  await esbuild.build({
    entryPoints: [`${folder}/hours.js`], outfile: `${dist}/hours.js`, bundle: true, minify: true, format: "iife", target: "es2020", logLevel: "warning",
    legalComments: "inline",
    // The library warns on the console, which the engine of the gateway has not.
    banner: { js: "globalThis.console ??= { log() {}, warn() {}, error() {} };" },
  });
  const { countries } = JSON.parse(await readFile("node_modules/moment-timezone/data/meta/latest.json", "utf8"));
  // The zone table of tzdata names the zone of most people of a country first.
  const zones = Object.fromEntries(Object.entries(countries).map(([code, { zones: [most] }]) => [code, most]));
  await writeFile(`${dist}/zones.json`, JSON.stringify(zones));
}
