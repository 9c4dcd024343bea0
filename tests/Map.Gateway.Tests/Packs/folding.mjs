// Prints the texts that the phone folds otherwise than the service: each line of the input is a text and its folded form.
import { readFileSync } from "node:fs";
import { library } from "./library.mjs";

const lines = readFileSync(process.argv[2], "utf8").split("\n").filter((line) => line);
for (const [text, folded] of lines.map((line) => line.split("\t"))) {
  if (library.fold(text) !== folded) console.log(`${text}: ${library.fold(text)}, and not ${folded}`);
}

console.log(`${lines.length} texts`);
