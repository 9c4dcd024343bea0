// Solves a challenge beside the page, which stays quick meanwhile.
import { type Challenge, solve } from "./solve.ts";

addEventListener("message", ({ data }: MessageEvent<Challenge>) => postMessage(solve(data)));
