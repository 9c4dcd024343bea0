// Builds a graphql-js schema from a server's introspection, and compares it with the SDL that the server prints.
import {
  buildClientSchema, buildSchema, findBreakingChanges, findDangerousChanges, getIntrospectionQuery, introspectionFromSchema, printSchema,
} from "graphql";

const [url] = process.argv.slice(2);
const everything = {
  descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true,
};
const response = await fetch(url, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ query: getIntrospectionQuery(everything) }),
});
const { data } = await response.json();
const introspected = buildClientSchema(data);
const printed = buildSchema(await (await fetch(`${url}?sdl`)).text());
const changes = [
  ...findBreakingChanges(introspected, printed), ...findBreakingChanges(printed, introspected),
  ...findDangerousChanges(introspected, printed), ...findDangerousChanges(printed, introspected),
];
for (const change of changes) console.log(change.description);
const types = (schema) => printSchema(schema).split("\n\n").sort().join("\n\n");
if (types(introspected) !== types(printed)) console.log("The two print differently.");

// The introspection by graphql-js of the printed schema must be the same, except for the order and the descriptions of built-in types.
const builtIn = /^(__.*|String|Int|Float|Boolean|ID|skip|include|deprecated|specifiedBy|oneOf)$/;
function comparable(value, isBuiltIn = false) {
  if (Array.isArray(value)) {
    const items = value.map((item) => comparable(item, isBuiltIn));
    return items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (value === null || typeof value !== "object") return value;
  const ofBuiltIn = isBuiltIn || ("description" in value && builtIn.test(value.name));
  // Non-null since the September 2025 edition; in graphql-js since version 17.
  const type = ["includeDeprecated", "reason"].includes(value.name) && value.type.kind === "NON_NULL" ? { type: value.type.ofType } : {};
  const entries = Object.entries({ ...value, ...type }).filter(([name]) => !(ofBuiltIn && name === "description"));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, item]) => [name, comparable(item, ofBuiltIn)]));
}
const ours = comparable(data.__schema);
const theirs = comparable(introspectionFromSchema(printed, everything).__schema);
for (const part of ["types", "directives"]) {
  for (const [side, list, others] of [["ours", ours, theirs], ["theirs", theirs, ours]]) {
    const known = new Set(others[part].map((item) => JSON.stringify(item)));
    for (const item of list[part]) if (!known.has(JSON.stringify(item))) console.log(`Only ${side}: ${JSON.stringify(item)}`);
  }
  delete ours[part];
  delete theirs[part];
}
if (JSON.stringify(ours) !== JSON.stringify(theirs)) console.log(`${JSON.stringify(ours)} is not ${JSON.stringify(theirs)}`);
console.log(`${Object.keys(introspected.getTypeMap()).length} types`);
