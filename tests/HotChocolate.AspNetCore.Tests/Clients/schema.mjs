// Builds graphql-js's own schema from a server's introspection, and compares it with the one that the server prints.
import { buildClientSchema, buildSchema, findBreakingChanges, findDangerousChanges, getIntrospectionQuery, printSchema } from "graphql";

const [url] = process.argv.slice(2);
const response = await fetch(url, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({
    query: getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, inputValueDeprecation: true, oneOf: true }),
  }),
});
const introspected = buildClientSchema((await response.json()).data);
const printed = buildSchema(await (await fetch(`${url}?sdl`)).text());
const changes = [
  ...findBreakingChanges(introspected, printed), ...findBreakingChanges(printed, introspected),
  ...findDangerousChanges(introspected, printed), ...findDangerousChanges(printed, introspected),
];
for (const change of changes) console.log(change.description);
const types = (schema) => printSchema(schema).split("\n\n").sort().join("\n\n");
if (types(introspected) !== types(printed)) console.log("The two print differently.");
console.log(`${Object.keys(introspected.getTypeMap()).length} types`);
