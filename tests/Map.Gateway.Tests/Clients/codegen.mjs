// Makes types of our schema with GraphQL Code Generator, and lets TypeScript check a program that uses them.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generate } from "@graphql-codegen/cli";
import ts from "typescript";

const [schema] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "codegen-"));
const program = (name) => `
  import { graphql } from "./made/gql.js";
  import type { PlacesQuery } from "./made/graphql.js";
  export const query = graphql(\`query Places { places(first: 3) { nodes { name ... on DetentionCentre { capacity { people } } } } }\`);
  export const names = (data: PlacesQuery): string[] => data.places.nodes.map((place) => place.${name});
`;
try {
  const source = join(folder, "program.ts");
  writeFileSync(source, program("name"));
  await generate({
    schema, documents: [source], silent: true,
    config: { scalars: { Date: "string", PartialDate: "string", DateTime: "string", Long: "number" } },
    generates: { [`${folder}/made/`]: { preset: "client", config: { useTypeImports: true } } },
  }, true);
  const faults = () => ts.getPreEmitDiagnostics(ts.createProgram([source], {
    strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
    typeRoots: [], skipLibCheck: true, paths: { "@graphql-typed-document-node/core": [fileURLToPath(new URL("node_modules/@graphql-typed-document-node/core", import.meta.url))] },
  })).map((fault) => ts.flattenDiagnosticMessageText(fault.messageText, " "));
  console.log(`faults: ${faults().join("; ") || "none"}`);
  writeFileSync(source, program("nmae"));
  console.log(`with a typo: ${faults().filter((fault) => fault.includes("nmae")).length > 0}`);
} finally {
  rmSync(folder, { recursive: true });
}
