// The folding of the service (src/Map.Gazetteer/Folding.cs), by the Unicode data that a browser has. A test compares the two.

const WORD = /[\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{Nd}\p{Nl}\p{No}\p{Mc}]/u;
const MARK = /[\p{Mn}\p{Me}\p{Cf}\p{Lm}]/u;
const DIGIT = /\p{Nd}/u;
const ASCII = /^[\0-\x7f]*$/;

// Modifier letters that are typed for an apostrophe, and separate words as it does.
const APOSTROPHES = "\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb\u07f4\u07f5\ua78c";

// Letters that Unicode does not decompose, but people type differently.
const LETTERS: Record<string, string> = {};
for (const pair of ("æae øo þth ßss ðd đd ħh ıi łl ŋn œoe ŧt əe ςσ ґг ةه ىي ڕر کك ڵل ھه ەه ہه ۆو یي ێي ېي").split(" ")) {
  LETTERS[pair[0]!] = pair.slice(1);
}

const UMLAUTS: Record<string, string> = { a: "ae", o: "oe", u: "ue" };
const WHOLE: Record<string, string> = { st: "saint", sankt: "saint", ste: "sainte" };

const known = new Map<string, string>();

function foldLetter(letter: string): string {
  if (letter < "\x80") return /[a-z0-9]/.test(letter) ? letter : /[A-Z]/.test(letter) ? letter.toLowerCase() : " ";
  let folded = known.get(letter);
  if (folded === undefined) known.set(letter, folded = foldUnknown(letter));
  return folded;
}

function foldUnknown(letter: string): string {
  if (APOSTROPHES.includes(letter)) return " ";
  if (letter.length > 1 || /[가-힣]/.test(letter)) return WORD.test(letter) ? letter.toLowerCase() : MARK.test(letter) ? "" : " ";
  // A letter such as ½ stands for several: what is between them is no space.
  const parts = [...letter.normalize("NFKD").toLowerCase().normalize("NFKD")].filter((part) => WORD.test(part));
  if (parts.length) return parts.map((part) => LETTERS[part] ?? (DIGIT.test(part) ? digit(part) : part)).join("");
  return MARK.test(letter) ? "" : " ";
}

// The digits of a script follow each other, from its zero.
function digit(letter: string): string {
  let value = 0;
  for (let code = letter.codePointAt(0)! - 1; DIGIT.test(String.fromCodePoint(code)); code--) value++;
  return String(value % 10);
}

/** The words of a text without case, accents and punctuation, one space between them; the same as the service's. */
export function fold(text: string): string {
  let folded = "";
  for (const letter of text) folded += foldLetter(letter);
  return folded.split(" ").filter((word) => word).map((word) => WHOLE[word] ?? word).join(" ");
}

/** The forms in which a text is found: folded, and with its umlauts written out, because Köln is typed as Koln and as Koeln. */
export function spellings(text: string): string[] {
  const folded = fold(text);
  if (ASCII.test(text)) return [folded];
  const written = fold(text.normalize("NFD").replace(/([aou])\u0308/gi, (_, letter: string) => UMLAUTS[letter.toLowerCase()]!)
    .replace(/a\u030a/gi, "aa").replace(/ø/gi, "oe").normalize("NFC"));
  return written === folded ? [folded] : [folded, written];
}
