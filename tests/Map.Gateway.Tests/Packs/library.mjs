// The library of src/Map.Web/pack as a page has it.
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const web = join(import.meta.dirname, "../../../src/Map.Web");
const { buildSync } = createRequire(join(web, "package.json"))("esbuild");

const contents = ["pack", "towns", "find", "words", "folding"].map((module) => `export * from "./${module}.ts";`).join("");
const { outputFiles: [bundle] } = buildSync({
  stdin: { contents, resolveDir: join(web, "pack") }, bundle: true, minify: true, format: "esm", target: "es2022", write: false,
});

export const compressedBytes = gzipSync(bundle.contents).length;
export const library = await import(`data:text/javascript;base64,${Buffer.from(bundle.contents).toString("base64")}`);
