/** Longest text that is read; official fields hold 2000 characters, and a longer one gets a remark of its own. */
export const LONGEST_TEXT = 2000;

/** Comparison signs of other alphabets and fonts that take one character. */
const SAME_WIDTH: Readonly<Record<string, string>> = { "≧": "≥", "⩾": "≥", "≦": "≤", "⩽": "≤", "═": "=", "﹦": "=", "﹥": ">", "﹤": "<", "﹪": "%", "　": " ", " ": " " };
const UNEVEN = /[\uff01-\uff5e≧⩾≦⩽═﹦﹥﹤﹪　 ]/;

/** Full-width forms become half-width ones, one character for one, so that places found in the outcome hold in the text as typed. */
export function even(text: string): string {
  const clipped = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
  if (!UNEVEN.test(clipped)) return clipped;
  let out = "";
  for (let at = 0; at < clipped.length; at += 1) {
    const code = clipped.charCodeAt(at);
    if (code >= 0xff01 && code <= 0xff5e) out += String.fromCharCode(code - 0xfee0);
    else out += SAME_WIDTH[clipped[at]!] ?? clipped[at]!;
  }
  return out;
}

const LONGEST_SHOWN = 40;

/** A cell as it is quoted in a remark: as typed, trimmed, and shortened where it is long. */
export function quoted(text: string | null | undefined): string {
  const trimmed = (text ?? "").trim();
  // Cutting between the halves of a surrogate pair would leave a broken character.
  return trimmed.length <= LONGEST_SHOWN ? trimmed : `${trimmed.slice(0, LONGEST_SHOWN).replace(/[\ud800-\udbff]$/, "")}…`;
}
