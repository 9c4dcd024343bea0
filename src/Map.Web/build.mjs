// Builds the pages of the gateway into dist/: PAGE.html, and assets/ whose names change with their content.
import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import { buildApp } from "./app/build.mjs";
import { buildDesk } from "./desk/build.mjs";
import { buildHours } from "./hours/build.mjs";
import { buildMaps } from "./map/build.mjs";
import { buildMessages } from "./messages/build.mjs";
import { buildFonts } from "./pages/fonts.mjs";

const options = {
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  outdir: "dist/assets",
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  publicPath: "/assets",
  define: { "process.env.NODE_ENV": '"production"' },
  loader: { ".ttf": "file", ".png": "file" },
  legalComments: "linked",
  metafile: true,
  logLevel: "warning",
};

/** Maps each entry point to the address of its bundle. */
async function build(entryPoints, more) {
  const { metafile } = await esbuild.build({ ...options, ...more, entryPoints });
  return Object.entries(metafile.outputs)
    .filter(([, output]) => output.entryPoint)
    .map(([file, output]) => ({
      entry: output.entryPoint,
      script: `/assets/${basename(file)}`,
      style: output.cssBundle && `/assets/${basename(output.cssBundle)}`,
    }));
}

await rm("dist", { recursive: true, force: true });

// The editor's web workers run beside the page, so they are separate scripts.
const workers = await build({
  "editor.worker": "monaco-editor/esm/vs/editor/editor.worker.js",
  "json.worker": "monaco-editor/esm/vs/language/json/json.worker.js",
  "graphql.worker": "monaco-graphql/esm/graphql.worker.js",
});
const addresses = workers.map(({ entry, script }) => [basename(entry, ".worker.js"), script]);
const [page] = await build(["graphiql/graphiql.jsx"], {
  define: { ...options.define, WORKERS: JSON.stringify(Object.fromEntries(addresses)) },
});

const html = await readFile("graphiql/graphiql.html", "utf8");
await writeFile("dist/graphiql.html", html.replace("SCRIPT", page.script).replace("STYLE", page.style));

// The pages for people: the gateway writes their style into each, and finds the rest by its name in assets.json.
const { tags } = await buildMessages("messages", "dist");
await buildHours("hours", "dist");
await esbuild.build({ entryPoints: ["pages/page.css", "pages/sheet.css", "pages/data.css", "pages/suggest.css", "pages/desk.css"], outdir: "dist", minify: true, logLevel: "warning" });
const assets = {};
async function addAsset(name, bytes) {
  const hashed = name.replace(".", `-${createHash("sha256").update(bytes).digest("hex").slice(0, 8)}.`);
  await writeFile(join(options.outdir, hashed), bytes);
  return (assets[name] = `/assets/${hashed}`);
}

await buildFonts(addAsset, "dist");
await buildMaps(build, addAsset, assets);
await buildApp(options, tags, addAsset, assets);
await buildDesk(options, addAsset, assets);
await writeFile("dist/assets.json", JSON.stringify(assets));

// Compressed once at build time, at the highest level, instead of for every request.
for (const file of await readdir(options.outdir)) {
  const path = join(options.outdir, file);
  const bytes = await readFile(path);
  await writeFile(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }));
}
