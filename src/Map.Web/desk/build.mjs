// Builds the desk: desk.js, and its messages in each language that it speaks, with those of the other pages that it says, too.
import { readdir, readFile } from "node:fs/promises";
import { basename } from "node:path";
import * as esbuild from "esbuild";
import { compileCatalogue } from "../messages/build.mjs";

// Said with a value behind them.
const GROUPS = ["kind.", "status.", "service.", "audience.", "way.", "population.", "role.", "organisation.kind.", "contact.", "confidence.", "place.precise.", "events.kind."];

/**
 * @param options of esbuild
 * @param addAsset writes a file under a name with its hash and gives its address
 * @param assets the addresses by name, to which those of the desk are added
 */
export async function buildDesk(options, addAsset, assets) {
  const { metafile } = await esbuild.build({ ...options, entryPoints: ["desk/desk.tsx"], jsxImportSource: "preact" });
  assets["desk.js"] = `/assets/${basename(Object.keys(metafile.outputs).find((file) => metafile.outputs[file].entryPoint))}`;

  const sources = await readdir("desk");
  const text = (await Promise.all(sources.map((file) => readFile(`desk/${file}`, "utf8")))).join("\n");
  const isSaid = (key) => text.includes(`"${key}"`) || GROUPS.some((group) => key.startsWith(group));
  const locales = JSON.parse(await readFile("dist/locales.json", "utf8"));
  const english = JSON.parse(await readFile("messages/desk/en.json", "utf8"));
  for (const tag of (await readdir("messages/desk")).map((file) => basename(file, ".json"))) {
    const own = JSON.parse(await readFile(`messages/desk/${tag}.json`, "utf8"));
    const missing = Object.keys(english).filter((key) => !(key in own));
    if (missing.length) throw new Error(`messages/desk/${tag}.json lacks ${missing.join(", ")}.`);
    const pages = JSON.parse(await readFile(`dist/messages/${tag}.json`, "utf8"));
    const messages = { ...Object.fromEntries(Object.entries(pages).filter(([key]) => isSaid(key))), ...compileCatalogue(`desk/${tag}`, own, english) };
    const { plurals, ...locale } = locales[tag];
    await addAsset(`desk-${tag}.json`, JSON.stringify({ locale, messages }));
  }
}
