// The price of a suggestion under load, by ALTCHA's first scheme: the number for which SHA-256 of salt and number is the challenge.
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

export interface Challenge {
  algorithm: string;
  challenge: string;
  salt: string;
  maxnumber: number;
  signature: string;
}

/** What pays for the suggestion: base64 of ALTCHA's JSON.
 * @throws Error when the algorithm is another one, or no number solves it. */
export function solve({ algorithm, challenge, salt, maxnumber, signature }: Challenge): string {
  if (algorithm !== "SHA-256") throw new Error(`The challenge is one of ${algorithm}, not of SHA-256.`);
  // What all numbers have in common is hashed once.
  const begun = sha256.create().update(utf8ToBytes(salt));
  for (let number = 0; number <= maxnumber; number++) {
    if (bytesToHex(begun.clone().update(utf8ToBytes(String(number))).digest()) === challenge)
      return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
  }

  throw new Error("No number solves the challenge.");
}
