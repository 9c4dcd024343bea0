// Prints random documents, most of them invalid in several ways, with the errors that graphql-js finds: one line of JSON per document.
import { readFileSync } from "node:fs";
import {
  buildSchema, getNamedType, getNullableType, isAbstractType, isCompositeType, isEnumType, isInputObjectType, isListType, isLeafType, parse,
  specifiedRules, validate,
} from "graphql";

const [schemaFile, count, seed] = process.argv.slice(2);
const schema = buildSchema(readFileSync(schemaFile, "utf8"));
// The same scalar as in StampType.cs.
schema.getType("Stamp").parseLiteral = ({ kind, value }) => {
  if (kind !== "StringValue" || !/^\d{4}$/.test(value)) throw new Error("A stamp has four digits.");
  return value;
};

let state = Number(seed);
const random = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * n);
};
const pick = (list) => list[random(list.length)];
const chance = (percent) => random(100) < percent;
const many = (least, most, make) => Array.from({ length: least + random(most - least + 1) }, make);

const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith("__"));
const composites = types.filter(isCompositeType);
const inputs = types.filter((type) => isLeafType(type) || isInputObjectType(type));
const directives = schema.getDirectives().filter((d) => !["deprecated", "specifiedBy", "oneOf"].includes(d.name)).map((d) => d.name);

// The probability of an error at each node.
let wrong;
const mistake = () => chance(wrong);
const fragmentNames = ["F0", "F1", "F2"];

// State of the document that is being generated: the types of its fragments, and the types with which its variables are used.
let fragments, variables;

function mistyped(name) {
  const at = random(name.length);
  const [before, after] = [name.slice(0, at), name.slice(at)];
  return pick([`${name}s`, before + after.slice(1) || "x", `${before}q${after}`, name.toUpperCase(), "nothingLikeIt"]);
}

const isRequired = ({ type, defaultValue }) => String(type).endsWith("!") && defaultValue === undefined;

function literal() {
  return pick([
    "1", "-2.5", "3e10", "99999999999", '"text"', '"1234"', "true", "null", "SIT", "BROWN", "NOWHERE", "[1, null]", "[[1]]", "[]", "{}",
    "{x: 1, y: 2}", '{text: "a"}', '"""block"""', "{x: 1, x: 2, y: 0}",
  ]);
}

function value(type, constant, depth = 3) {
  if (mistake()) return literal();
  if (!constant && chance(20)) return variable(type);
  const nullable = getNullableType(type);
  if (nullable === type && chance(10)) return "null";
  if (isListType(nullable)) {
    const item = () => value(nullable.ofType, constant, depth - 1);
    return chance(20) ? item() : `[${many(0, 2, item).join(", ")}]`;
  }
  if (isEnumType(nullable)) return mistake() ? mistyped(nullable.getValues()[0].name) : pick(nullable.getValues()).name;
  if (isInputObjectType(nullable)) {
    let fields = Object.values(nullable.getFields());
    if (nullable.isOneOf) fields = mistake() ? fields : [pick(fields)];
    else fields = fields.filter((f) => (isRequired(f) ? !mistake() : depth > 0 && chance(40)));
    // graphql-js 16 counts unknown fields of a @oneOf object as known ones.
    const name = (f) => (mistake() && !nullable.isOneOf ? mistyped(f.name) : f.name);
    const written = fields.map((f) => `${name(f)}: ${value(f.type, constant, depth - 1)}`);
    if (mistake() && written.length > 0) written.push(pick(written));
    return `{${written.join(", ")}}`;
  }
  return { Int: "7", Float: "1.5", String: '"s"', Boolean: "true", ID: '"id"', Stamp: '"2024"' }[nullable.name] ?? "1";
}

function args(definitions, constant = false) {
  const given = definitions.filter((a) => (isRequired(a) ? !mistake() : chance(50)));
  const written = given.map((a) => `${mistake() ? mistyped(a.name) : a.name}: ${value(a.type, constant)}`);
  if (mistake() && written.length > 0) written.push(pick(written));
  if (mistake()) written.push(`extra: ${value(schema.getType("Int"), constant)}`);
  return written.length > 0 ? `(${written.join(", ")})` : "";
}

function directive(right, constant = false) {
  if (!chance(12) && !mistake()) return "";
  const name = mistake() ? mistyped(pick(directives)) : mistake() ? pick(directives) : pick(right);
  const written = ` @${name}${args(schema.getDirective(name)?.args ?? [], constant)}`;
  return mistake() ? written + written : written;
}

function field(type, depth, spreadable) {
  const fields = type.getFields ? Object.values(type.getFields()) : [];
  const near = depth > 0 ? fields : fields.filter((f) => isLeafType(getNamedType(f.type)));
  if (near.length === 0 || chance(8)) return `__typename${directive(["onField", "skip"])}`;
  const one = pick(near);
  const of = getNamedType(one.type);
  const alias = chance(35) ? `${pick(["x", "y", "z", one.name])}: ` : "";
  const composite = mistake() ? !isCompositeType(of) : isCompositeType(of);
  const name = mistake() ? mistyped(one.name) : one.name;
  return `${alias}${name}${args(one.args)}${directive(["onField", "skip", "include", "tag", "limit"])}${
    composite ? ` ${set(isCompositeType(of) ? of : pick(composites), depth - 1, spreadable)}` : ""}`;
}

const possible = (type) => (isAbstractType(type) ? schema.getPossibleTypes(type) : [type]);
const overlaps = (a, b) => possible(a).some((type) => possible(b).includes(type));

function fragmentType(type) {
  if (mistake()) return pick([mistyped(type.name), pick(inputs).name, pick(composites).name]);
  return pick(composites.filter((other) => overlaps(type, other))).name;
}

function set(type, depth, spreadable = fragmentNames) {
  if (depth < 0) return "{ __typename }";
  const lines = many(1, 3, () => {
    const kind = random(10);
    if (kind < 7 || depth <= 0) return field(type, depth, spreadable);
    if (kind < 8) {
      const fitting = spreadable.filter((name) => overlaps(fragments[name], type) || mistake());
      if (fitting.length === 0 && !mistake()) return field(type, depth, spreadable);
      return `...${mistake() || fitting.length === 0 ? "Nowhere" : pick(fitting)}${directive(["onSpread", "include", "tag"])}`;
    }
    const on = chance(80) ? fragmentType(type) : null;
    const inner = on === null ? type : composites.find((t) => t.name === on) ?? type;
    return `...${on === null ? "" : ` on ${on}`}${directive(["onInline", "skip"])} ${set(inner, depth - 1, spreadable)}`;
  });
  return `{ ${lines.join("\n")} }`;
}

function variable(type) {
  if (mistake()) return pick(["$gone", "$v0"]);
  const known = Object.keys(variables).filter((name) => String(variables[name]) === String(type));
  const name = known.length > 0 && chance(50) ? pick(known) : `v${Object.keys(variables).length}`;
  variables[name] = type;
  return `$${name}`;
}

function variableDefinition(name) {
  const used = variables[name] ?? schema.getType("Int");
  let type = String(mistake() ? pick([pick(composites), mistyped(getNamedType(used).name), `[${used}]`, pick(inputs)]) : used);
  if (type.endsWith("!") && chance(40)) type = type.slice(0, -1);
  else if (!type.endsWith("!") && chance(20)) type += "!";
  const byDefault = chance(40) ? ` = ${value(used, true)}` : "";
  return `$${name}: ${type}${byDefault}${directive(["onVariable"], true)}`;
}

const spreadsIn = (text) => fragmentNames.filter((name) => text.includes(`...${name}`));
const variablesIn = (text) => [...new Set([...text.matchAll(/\$(v\d+)/g)].map((match) => match[1]))];

function reachable(text, bodies) {
  const names = new Set(spreadsIn(text));
  for (const name of names) for (const next of spreadsIn(bodies[name]?.text ?? "")) names.add(next);
  return [...names];
}

function operation(name, bodies) {
  const kind = chance(8) || mistake() ? pick(["mutation", "subscription"]) : "query";
  const root = kind === "subscription" ? schema.getSubscriptionType() : schema.getQueryType();
  // No conditions at the root of subscriptions: graphql-js 16 lacks this rule of the September 2025 edition.
  const selections = kind === "subscription" ? set(root, 2, []).replaceAll(/ @(skip|include)(\([^)]*\))?/g, "") : set(root, 4);
  const text = `${directive([{ query: "onQuery", mutation: "onMutation", subscription: "onSubscription" }[kind], "tag"])} ${selections}`;
  const used = variablesIn(text + reachable(text, bodies).map((fragment) => bodies[fragment]?.text).join());
  const declared = used.filter(() => !mistake()).map(variableDefinition);
  if (mistake()) declared.push(pick([...declared, "$spare: Int"]));
  return `${kind}${name}${declared.length > 0 ? `(${declared.join(", ")})` : ""}${text}`;
}

function document() {
  wrong = pick([0, 1, 2, 4, 8]);
  fragments = Object.fromEntries(fragmentNames.map((name) => [name, pick(composites)]));
  variables = {};
  const bodies = {};
  // A fragment spreads only earlier ones, unless an error is wanted.
  for (const [name, type] of Object.entries(fragments)) {
    const condition = mistake() ? pick([mistyped(type.name), pick(inputs).name]) : type.name;
    const text = ` on ${condition}${directive(["onFragment"])} ${set(type, 2, mistake() ? fragmentNames : Object.keys(bodies))}`;
    bodies[name] = { text };
  }
  const names = mistake() ? ["", " A"] : chance(30) ? [" A", mistake() ? " A" : " B"] : [pick(["", " A"])];
  const operations = names.map((name) => operation(name, bodies));
  const used = reachable(operations.join(), bodies);
  const written = fragmentNames.filter((name) => (used.includes(name) ? !mistake() : mistake()));
  const definitions = written.map((name) => `fragment ${mistake() ? pick(fragmentNames) : name}${bodies[name].text}`);
  if (mistake()) definitions.push(pick(["type Dog { a: Int }", "scalar Other", "extend type Dog { a: Int }", "schema { query: Query }"]));
  return [...operations, ...definitions].join("\n");
}

for (let written = 0; written < Number(count); ) {
  const source = document();
  let found;
  try {
    found = validate(schema, parse(source), specifiedRules, { maxErrors: 1000 });
  } catch (error) {
    // graphql-js 16 throws on an undeclared variable in a @oneOf object.
    if (!(error instanceof TypeError)) throw error;
    continue;
  }
  console.log(JSON.stringify({ source, errors: found.map(({ message, locations }) => ({ message, locations })) }));
  written++;
}
