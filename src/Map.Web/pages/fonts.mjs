// Fonts for scripts that cheap phones may lack, one style a script: dist/fonts/LANGUAGE.css. A browser fetches a file only for letters that
// no font of the phone has, and shows the text before it is there.
import { mkdir, readFile, writeFile } from "node:fs/promises";

const SCRIPTS = {
  arabic: { family: "Noto Sans Arabic", tags: ["ar", "fa", "ps", "ckb"] },
  ethiopic: { family: "Noto Sans Ethiopic", tags: ["am", "ti"] },
};

const WEIGHTS = [400, 700];

/** @param addAsset writes a file under a name with its hash and gives its address */
export async function buildFonts(addAsset, dist) {
  await mkdir(`${dist}/fonts`, { recursive: true });
  for (const [script, { family, tags }] of Object.entries(SCRIPTS)) {
    const source = `node_modules/@fontsource/noto-sans-${script}`;
    const faces = await Promise.all(WEIGHTS.map(async (weight) => {
      const name = `noto-sans-${script}-${script}-${weight}-normal.woff2`;
      const address = await addAsset(name, await readFile(`${source}/files/${name}`));
      // The face of this script among those of the family, which begins with its name in a comment.
      const face = (await readFile(`${source}/${weight}.css`, "utf8")).split("/* ").find((part) => part.startsWith(`${name.replace(".woff2", "")} `));
      const [range] = /unicode-range:[^;]+/.exec(face);
      return `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;src:local("${family}"),url(${address}) format("woff2");${range}}`;
    }));
    for (const tag of tags) await writeFile(`${dist}/fonts/${tag}.css`, faces.join(""));
  }
}
