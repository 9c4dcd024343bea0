// Runs the script that solves challenges beside a page, and prints its answer. Run by WaitPageTests.
import { readFileSync } from "node:fs";

const [script, challenge] = process.argv.slice(2);
let solve;
Object.assign(globalThis, { addEventListener: (_, listener) => (solve = listener), postMessage: (proof) => console.log(proof) });
(0, eval)(readFileSync(script, "utf8"));
solve({ data: JSON.parse(challenge) });
