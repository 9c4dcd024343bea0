// Builds what maps for touch load: the scripts, their styles, and the base map, one file a country.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const BASEMAP = "../../seed/basemap";

/**
 * @param build maps entry points to the addresses of their bundles
 * @param addAsset writes a file under a name with its hash and gives its address
 * @param assets the addresses by name, to which those of the bundles are added
 */
export async function buildMaps(build, addAsset, assets) {
  const worker = await addAsset("maplibre-worker.mjs", await readFile("node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs"));
  const bundles = [
    ...(await build({ "map-open": "map/open.ts", map: "map/map.ts" })),
    ...(await build({ streets: "streets/streets.ts" }, { define: { WORKER: JSON.stringify(worker) } })),
  ];
  const names = { "map/open.ts": "map-open", "map/map.ts": "map", "streets/streets.ts": "streets" };
  for (const { entry, script, style } of bundles) {
    assets[`${names[entry]}.js`] = script;
    if (style) assets[`${names[entry]}.css`] = style;
  }

  for (const name of ["world", "coast"]) await addAsset(`basemap-${name}.json`, await readFile(join(BASEMAP, `${name}.json`)));
  for (const file of await readdir(join(BASEMAP, "countries")))
    await addAsset(`basemap-${file}`, await readFile(join(BASEMAP, "countries", file)));
}
