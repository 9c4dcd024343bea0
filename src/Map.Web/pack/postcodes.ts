// UK postcodes: CT20 1QU lies in the district CT20.

/** The district of a folded text that may be a postcode, complete or cut short, and whether that is a guess. */
export function districtIn(folded: string): { code: string; isGuess: boolean } | undefined {
  const whole = /^([a-z]{1,2}\d[a-z\d]?) \d[a-z]{0,2}$/.exec(folded) ?? /^([a-z]{1,2}\d[a-z\d]?)\d[a-z]{2}$/.exec(folded);
  if (whole) return { code: whole[1]!, isGuess: false };
  // CT201 can only be CT20 1. CT98 may be the beginning of CT9 8, or a district that does not exist.
  const cut = /^([a-z]{1,2}\d[a-z\d]?)\d[a-z]?$/.exec(folded);
  return cut ? { code: cut[1]!, isGuess: /^[a-z]{1,2}\d[a-z\d]?$/.test(folded) } : undefined;
}
