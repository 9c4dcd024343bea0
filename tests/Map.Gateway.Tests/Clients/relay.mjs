// Compiles Relay's documents against our schema, in a folder of their own, and asks a server what comes out of it.
import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import relay from "relay-compiler";

const [schema, url] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "relay-"));
try {
  cpSync(new URL("relay", import.meta.url), folder, { recursive: true });
  copyFileSync(schema, join(folder, "schema.graphql"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  console.log(execFileSync(relay, ["relay.config.json"], { cwd: folder, encoding: "utf8" }).match(/Compilation completed|\d+ (?:reader|operation).*/g).join("; "));

  const compiled = async (name) => (await import(pathToFileURL(join(folder, "__generated__", `${name}.graphql.js`)))).default.params.text;
  const ask = async (query, variables) => {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };

  const filter = { regions: ["GB"] };
  const { places } = await ask(await compiled("PlacesQuery"), { filter });
  const next = (await ask(await compiled("PlacesPageQuery"), { filter, count: 3, cursor: places.pageInfo.endCursor })).places;
  const ids = [...places.edges, ...next.edges].map((edge) => edge.node.id);
  console.log(`pages: ${places.edges.length} and ${next.edges.length}, ${new Set(ids).size} places different`);
  const { node } = await ask(await compiled("PlacesPinQuery"), { id: ids[0] });
  console.log(`again by its id: ${node.id === ids[0] && node.name === places.edges[0].node.name}`);
} finally {
  rmSync(folder, { recursive: true });
}
