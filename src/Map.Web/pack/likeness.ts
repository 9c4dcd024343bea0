// How alike two words are. Wrong, missing and additional letters count one, and so do two that are swapped.

const SHORTEST = 4;
const SHORTEST_FOR_TWO = 8;

/** How many letters of a typed word may be wrong: with fewer than four letters almost every word would be alike. */
export function allowedDifferences(length: number): number {
  return length < SHORTEST ? 0 : length < SHORTEST_FOR_TWO ? 1 : 2;
}

/** The number of differences; more than most when there are more than that. */
export function differences(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  // Two errors within one word hardly ever are in its first letter, and a tenth of all names begins with another.
  if (most > 1 && a[0] !== b[0]) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(row[j - 1]! + 1, above[j]! + 1, above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }

    if (least > most && Math.min(...above) > most - 1) return most + 1;
    [before, above] = [above, row];
  }

  return above[b.length]!;
}
