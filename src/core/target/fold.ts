import { SIGN_SHAPES } from "./lexicon.ts";

const PUNCTUATION: Readonly<Record<string, string>> = { "。": ".", "、": "、", "～": "~", "〜": "~", "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "【": "(", "】": ")", "〖": "(", "〗": ")" };

const SHAPES: ReadonlyMap<string, string> = new Map([...Object.entries(PUNCTUATION), ...Object.entries(SIGN_SHAPES)]);

/** Nothing to fold: half-width and Chinese characters without a space. Most cells are. */
const PLAIN = /^[\x21-\x7e\u4e00-\u9fff]*$/;
/** Characters that may have another spelling. */
const OTHER = /[^\x09-\x7e\u4e00-\u9fff]/g;
const BLANK = /\s/;

/**
 * Folds a cell to the one spelling that the readers know: half-width digits, letters and punctuation, `>=` for ≥ ≧ ⩾,
 * one kind of dash, no idle spaces. Spaces between two digits or two Latin words stay, since they separate.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text;
  const folded = text.replace(OTHER, spelling);
  return BLANK.test(folded) ? folded.replace(/\s+/g, " ").trim().replace(/(?<![0-9A-Za-z%]) | (?![0-9A-Za-z])/g, "") : folded;
}

function spelling(character: string): string {
  const shape = SHAPES.get(character);
  if (shape !== undefined) return shape;
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return code === 0x3000 || code === 0xa0 || code === 0xfeff || (code >= 0x2000 && code <= 0x200b) ? " " : character;
}
