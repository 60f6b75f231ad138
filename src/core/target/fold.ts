import { SIGN_SHAPES } from "./lexicon.ts";

const PUNCTUATION: Readonly<Record<string, string>> = { "。": ".", "、": "、", "～": "~", "〜": "~", "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "【": "(", "】": ")", "〖": "(", "〗": ")" };

/** Nothing to fold: half-width and Chinese characters without a space. Most cells are. */
const PLAIN = /^[\x21-\x7e\u4e00-\u9fff]*$/;

/**
 * Folds a cell to the one spelling that the readers know: half-width digits, letters and punctuation, `>=` for ≥ ≧ ⩾,
 * one kind of dash, no idle spaces. Spaces between two digits or two Latin words stay, since they separate.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text;
  let folded = "";
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const shape = SIGN_SHAPES[character] ?? PUNCTUATION[character];
    if (shape !== undefined) folded += shape;
    else if (code >= 0xff01 && code <= 0xff5e) folded += String.fromCharCode(code - 0xfee0);
    else if (code === 0x3000 || code === 0xa0 || code === 0xfeff || (code >= 0x2000 && code <= 0x200b)) folded += " ";
    else folded += character;
  }
  return folded.replace(/\s+/g, " ").trim().replace(/(?<![0-9A-Za-z%]) | (?![0-9A-Za-z])/g, "");
}
