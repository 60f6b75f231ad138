/**
 * How many columns of a terminal a text takes: Chinese characters and full-width forms take two.
 * Characters of ambiguous width (`“`, `·`, `✗`) count as one, as most terminals draw them.
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** First and last code point of each run of wide characters (Unicode's East Asian Width W and F, in broad strokes). */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f], [0x2e80, 0x303e], [0x3041, 0x4dbf], [0x4e00, 0xa4cf], [0xac00, 0xd7a3], [0xf900, 0xfaff],
  [0xfe30, 0xfe6f], [0xff01, 0xff60], [0xffe0, 0xffe6], [0x1f300, 0x1f64f], [0x1f900, 0x1f9ff], [0x20000, 0x3fffd],
];

function characterWidth(character: string): number {
  const point = character.codePointAt(0)!;
  if (point < 0x300) return 1;
  if (ZERO_WIDTH.test(character)) return 0;
  return WIDE.some(([first, last]) => point >= first && point <= last) ? 2 : 1;
}

/** Pads on the right to a width in columns; longer texts stay as they are. */
export function padToWidth(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

/** Cuts to a width in columns and says so with `…`. */
export function cutToWidth(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let cut = "";
  let used = 1;
  for (const character of text) {
    used += characterWidth(character);
    if (used > width) break;
    cut += character;
  }
  return `${cut}…`;
}

/** Marks that may not begin a line, and marks that may not end one. */
const NOT_FIRST = new Set("，。、；：？！）》」』】〕”’％%‰…,.;:?!)]}");
const NOT_LAST = new Set("（《「『【〔“‘([{");

/**
 * Breaks a text into lines of at most `width` columns: at spaces in Western words, between any two Chinese characters,
 * never before a closing mark or after an opening one.
 */
export function wrapToWidth(text: string, width: number): string[] {
  if (displayWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const piece of unbreakablePieces(text)) {
    const size = displayWidth(piece);
    const bare = piece.trimEnd();
    if (line !== "" && used + displayWidth(bare) > width) {
      lines.push(line.trimEnd());
      line = "";
      used = 0;
    }
    line += piece;
    used += size;
  }
  if (line.trimEnd() !== "") lines.push(line.trimEnd());
  return lines;
}

/** Runs that must stay together, each with the space that follows it. */
function unbreakablePieces(text: string): string[] {
  const pieces: string[] = [];
  let current = "";
  let previous = "";
  for (const character of text) {
    const mayBreak = current !== "" && !NOT_FIRST.has(character) && !NOT_LAST.has(previous) && character !== " " &&
      (previous === " " || characterWidth(previous) === 2 || characterWidth(character) === 2);
    if (mayBreak) {
      pieces.push(current);
      current = "";
    }
    current += character;
    previous = character;
  }
  if (current !== "") pieces.push(current);
  return pieces;
}

/**
 * Makes text from a stranger's file safe to show: control characters could move the cursor or recolour the terminal,
 * direction marks could turn a sentence round, and line breaks would tear the layout.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").replace(/[\u202a-\u202e\u2066-\u2069]/g, "").replace(/\p{Surrogate}/gu, "\ufffd");
}
