// Prints random documents, valid and invalid, with their results in graphql-js: one line of JSON per document.
import { readFileSync } from "node:fs";
import { buildSchema, graphql } from "graphql";

const [schemaFile, count, seed] = process.argv.slice(2);
const schema = buildSchema(readFileSync(schemaFile, "utf8"));

// The same schema as in ThingSchema.cs.
class Thing {
  constructor(n) { this.n = n; this.__typename = n % 2 ? "Odd" : "Even"; }
  id() { return `thing ${this.n}`; }
  name() { return `n${this.n}`; }
  maybe() { return this.n % 3 ? this.n / 2 : null; }
  fails() { if (this.n % 2) throw new Error("fails"); return true; }
  failsHard() { if (this.n % 3 === 2) throw new Error("fails hard"); return this.n; }
  mood() { return this.n % 5 ? "CALM" : "CROSS"; }
  child() { return this.n % 4 === 3 ? null : new Thing(this.n + 1); }
  needed() { return this.n % 7 === 6 ? null : new Thing(this.n + 2); }
  things({ first }) { return Array.from({ length: first }, (_, i) => new Thing(this.n + i)); }
  gaps() { return [new Thing(this.n), null, new Thing(this.n + 1)]; }
  grid() { return [[this.n, null], null, [this.n + 1]]; }
  either() { return new Thing(this.n + 1); }
  echo({ text, numbers, filter }) {
    return [text, numbers?.map((x) => x ?? "null").join("|"), filter && `${filter.least}/${filter.mood ?? "null"}/${filter.inner?.least ?? "none"}`]
      .map((x) => x ?? "none").join(",");
  }
  odd() { return this.n; }
  even() { return [`${this.n}`]; }
}

let state = Number(seed);
const random = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * n);
};
const pick = (list) => list[random(list.length)];
const chance = (percent) => random(100) < percent;

const leaves = ["id", "name", "maybe", "fails", "failsHard", "mood", "grid", "__typename"];
const branches = ["child", "needed", "things", "things(first: 1)", "gaps", "either"];
// Selections with a single error, for any position of a field.
const wrong = ["nothing", "name { id }", "child", "things(first: \"x\") { id }", "things(last: 1) { id }", "echo", "echo(text: 1)",
  "...Nowhere", "... on Nothing { id }", "... on Mood { id }", "name @nothing", "name @skip", "name(a: 1)", "same: id same: name",
  "echo(text: \"a\", filter: {most: 1})", "echo(text: \"a\", filter: {mood: SAD})", "echo(text: \"a\", numbers: [1, \"b\"])", "things(first: $gone) { id }",
  "things(first: 1, first: 2) { id }", "x: echo(text: \"a\", filter: {least: 1, least: 2})", "echo(text: null)", "id @skip(if: 1)"];

function directive() {
  return pick(["", "", "", "", " @include(if: true)", " @skip(if: false)", " @skip(if: true)", " @include(if: $yes)", " @skip(if: $yes)"]);
}

function echo() {
  const text = pick(['"a"', '"é\\n\\u0041"', '"""\n  block\n    text\n"""', "$text"]);
  const numbers = pick(["", ", numbers: [1, 2]", ", numbers: 3", ", numbers: null", ", numbers: [1, null]", ", numbers: $numbers"]);
  const filter = pick(["", ", filter: {least: 1}", ", filter: {least: 2, mood: CROSS}", ", filter: $filter", ", filter: {least: 1, inner: {}}"]);
  return `echo(text: ${text}${numbers}${filter})`;
}

let broken;
function selections(type, depth, indent) {
  const lines = [];
  for (let i = 1 + random(4); i > 0; i--) {
    if (broken && chance(12)) { lines.push(pick(wrong)); continue; }
    const alias = chance(40) ? `a${random(1000000)}: ` : "";
    const kind = random(10);
    if (type === "Either") lines.push(kind < 3 ? "__typename" : `... on ${pick(["Odd", "Even", "Thing"])}${directive()} ${block("Thing", depth - 1, indent)}`);
    else if (depth > 0 && kind < 4) {
      const field = pick(branches);
      lines.push(`${alias || `b${random(1000000)}: `}${field}${directive()} ${block(field === "either" ? "Either" : "Thing", depth - 1, indent)}`);
    } else if (kind < 5) lines.push(`${alias || `c${random(1000000)}: `}${echo()}${directive()}`);
    else if (depth > 0 && kind < 6) lines.push(`...${pick(["", " on Thing", " on Odd", " on Even"])}${directive()} ${block("Thing", depth - 1, indent)}`);
    else if (kind < 7) lines.push(pick(["...Common", "...OfOdd"]) + directive());
    else lines.push(alias + pick(leaves) + directive());
  }
  return lines;
}
function block(type, depth, indent) {
  const inner = indent + "  ";
  return `{\n${selections(type, depth, inner).map((line) => inner + line).join("\n")}\n${indent}}`;
}

function document() {
  const body = `{\n  root: thing(n: ${random(12)}) ${block("Thing", 4, "  ")}\n  use: thing { ...Common ...OfOdd v: echo(text: $text, numbers: $numbers, filter: $filter) @include(if: $yes) }\n}`;
  const unused = broken && chance(10) ? "\nfragment Unused on Thing { id }" : "";
  const cycle = broken && chance(10) ? " again: child { ...Common }" : "";
  const variables = broken && chance(15) ? "($yes: Nothing, $text: String!, $numbers: [Int], $filter: FilterInput, $spare: Int)"
    : '($yes: Boolean! = true, $text: String! = "t", $numbers: [Int], $filter: FilterInput)';
  return `query Random${variables} ${body}\nfragment Common on Thing { name child { id${cycle} } }\nfragment OfOdd on Odd { odd }${unused}\n`;
}

const values = [
  {}, { yes: false }, { text: "v", numbers: [1, null, 3] }, { numbers: 7, filter: { least: 3, inner: { least: 4, mood: "CALM" } } }, { filter: null },
  { yes: null }, { text: 5 }, { numbers: ["x"] }, { filter: { mood: "SAD" } }, { filter: { least: 1, more: 1 } }, { yes: "true" }, { filter: { least: 1.5 } },
];

for (let i = 0; i < Number(count); i++) {
  broken = chance(40);
  const source = document();
  const variableValues = chance(60) ? values[random(5)] : pick(values);
  const result = await graphql({ schema, source, variableValues, rootValue: { thing: ({ n }) => new Thing(n) } });
  console.log(JSON.stringify({ source, variables: variableValues, result }));
}
