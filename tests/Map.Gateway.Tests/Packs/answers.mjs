// Prints the texts, one a line of the input, to which the phone and the page without scripts do not give the same places in the same order.
import { readFileSync } from "node:fs";
import { library } from "./library.mjs";

const [address, code, file] = process.argv.slice(2);
const json = async (path) => (await fetch(new URL(path, address))).json();

/** Ids of the places in a part of the page, in its order. */
function section(html, name) {
  const [, part = ""] = new RegExp(`<section class="results ${name}">([\\s\\S]*?)</section>`).exec(html) ?? [];
  // The map stands between the first cards and the others.
  const [rest = ""] = name === "help" ? /<div class="results rest">[\s\S]*?<section/.exec(html) ?? [] : [];
  return [...(part + rest).matchAll(/<h3>[\s\S]*?href="[^"]*places\/([0-9a-f-]{36})"/g)].map(([, id]) => id).join(" ");
}

const pack = library.readPack(await json(`packs/${code}.json`));
const towns = library.indexTowns(await json(`packs/${code}/towns.json`), pack);
const ids = (items) => items.map((item) => item.place.id).join(" ");
let compared = 0;
for (const text of readFileSync(file, "utf8").split("\n").filter((line) => line)) {
  const page = await fetch(new URL("en/", address), { method: "POST", body: new URLSearchParams({ q: text }) });
  if (!page.ok) throw new Error(`${text}: ${page.status}`);
  const html = await page.text();
  const answer = library.answer(pack, towns, text);
  if (answer.help.length) compared++;
  for (const part of ["help", "border"]) {
    if (section(html, part) !== ids(answer[part])) console.log(`${text}: ${part} of ${answer.where?.name}`);
  }
}

console.log(`${compared} with help`);
