// Builds the app on the phone: app.js, the messages of each language, the icons, and sw.js, which knows all of them.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { Resvg } from "@resvg/resvg-js";
import * as esbuild from "esbuild";

// The first page of a language, compressed: part of the size that people are told before they take the map along.
const PAGE_BYTES = 6_000;

/**
 * @param options of esbuild
 * @param tags the languages
 * @param addAsset writes a file under a name with its hash and gives its address
 * @param assets the addresses by name: those of the map are read, those of the app added
 */
export async function buildApp(options, tags, addAsset, assets) {
  const files = [];
  const add = (name, bytes) => {
    files.push(bytes);
    return addAsset(name, bytes);
  };

  for (const icon of ["icon", "plain"]) {
    const svg = await readFile(`pages/${icon}.svg`);
    await add(`${icon}.svg`, svg);
    for (const width of [192, 512])
      await add(`${icon}-${width}.png`, new Resvg(svg, { fitTo: { mode: "width", value: width } }).render().asPng());
  }

  const locales = JSON.parse(await readFile("dist/locales.json", "utf8"));
  const english = JSON.parse(await readFile("dist/messages/en.json", "utf8"));
  // Of languages that have only some words nothing is kept: their pages are mostly English.
  const whole = tags.filter((tag) => locales[tag].whole);
  const languages = {};
  const plainNames = {};
  for (const tag of tags) {
    const messages = { ...english, ...JSON.parse(await readFile(`dist/messages/${tag}.json`, "utf8")) };
    const { plurals, ...locale } = locales[tag];
    languages[tag] = await add(`${tag}.json`, JSON.stringify({ locale, messages }));
    plainNames[tag] = messages["keep.neutral.name"];
  }

  // The map for touch; the land of a country is kept with its pack.
  const map = ["map.js", "map.css", "basemap-world.json", "basemap-coast.json"].map((name) => assets[name]);
  const lands = Object.entries(assets).map(([name, address]) => [/^basemap-(\w\w)\.json$/.exec(name)?.[1], address]).filter(([code]) => code);
  for (const address of map) files.push(await readFile(`dist${address}`));
  const define = {
    ...options.define,
    LANGUAGES: JSON.stringify(languages),
    MAPS: JSON.stringify({ script: map[0], style: map[1], world: map[2], coast: map[3], lands: Object.fromEntries(lands) }),
    PLAIN_ICON: JSON.stringify(assets["plain.svg"]),
    SHELL_BYTES: JSON.stringify(files.reduce((sum, bytes) => sum + brotliCompressSync(bytes).length, 0) + whole.length * PAGE_BYTES),
  };
  // It runs beside the page, so it is a script of its own, and few phones need it.
  const proof = await esbuild.build({ ...options, entryPoints: { proof: "proof/worker.ts" }, format: "iife" });
  assets["proof.js"] = `/assets/${basename(Object.keys(proof.metafile.outputs).find((file) => file.endsWith(".js")))}`;
  define.PROOF = JSON.stringify(assets["proof.js"]);
  const { metafile } = await esbuild.build({ ...options, entryPoints: ["app/app.ts"], jsxImportSource: "preact", define });
  assets["app.js"] = `/assets/${basename(Object.keys(metafile.outputs).find((file) => metafile.outputs[file].entryPoint))}`;

  const icons = ["icon", "plain"].flatMap((icon) => [`${icon}.svg`, `${icon}-192.png`, `${icon}-512.png`]);
  const kept = [...whole.map((tag) => languages[tag]), ...[...icons, "app.js"].map((name) => assets[name]), ...map];
  // Whatever a page is made of changes its version; the gateway's own part comes with each new build of these.
  const version = createHash("sha256").update(JSON.stringify([kept, await readFile("dist/page.css", "utf8")])).digest("hex").slice(0, 8);
  await esbuild.build({
    ...options,
    entryPoints: ["worker/sw.ts"],
    outdir: "dist",
    entryNames: "[name]",
    format: "iife",
    metafile: false,
    define: {
      ...define,
      VERSION: JSON.stringify(version),
      TAGS: JSON.stringify(whole),
      FILES: JSON.stringify(kept),
      PLAIN_NAMES: JSON.stringify(plainNames),
    },
  });
  // For one page. Its worker is apart from the one that keeps pages: who wants to be told keeps nothing.
  const push = await esbuild.build({ ...options, entryPoints: { "tell-me": "tell-me/push.ts" } });
  assets["tell-me.js"] = `/assets/${basename(Object.keys(push.metafile.outputs).find((file) => file.endsWith(".js")))}`;
  await esbuild.build({ ...options, entryPoints: ["worker/push.ts"], outdir: "dist", entryNames: "[name]", format: "iife", metafile: false });
}
