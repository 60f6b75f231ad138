/** Longest text of a cell, in UTF-16 units. */
const MAX_CELL = 32_767;
const MAX_NAME = 31;

/** Text as a workbook can hold it; what is too long says how much is missing. */
export function cellText(text: string): string {
  const clean = text
    .replace(/\r\n?/g, "\n")
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uFFFE\uFFFF]/g, "\uFFFD")
    // Control characters are no text, and the format would write them as `_x0001_`.
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, "\uFFFD");
  return clean.length <= MAX_CELL ? clean : cut(clean);
}

/** `_x0041_` in a text would be read back as `A`; its underscore is written as a code so that it stays what it is. */
export function escapedText(text: string): string {
  return text.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_");
}

function cut(text: string): string {
  const kept = withoutHalf(text.slice(0, MAX_CELL - 20));
  return `${kept}… (+${text.length - kept.length})`;
}

/** Formulas begin like this once somebody edits the cell; such text is kept as text by its format. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text);
}

/** A name that every spreadsheet program takes, unlike those taken before; `taken` remembers it. */
export function sheetName(name: string, taken: Set<string>): string {
  const clean = cellText(name).replace(/[[\]:*?/\\\n\t]/g, " ").replace(/\s+/g, " ").replace(/^[' ]+|[' ]+$/g, "");
  // Excel keeps "History" for itself.
  const base = clean === "" || clean.toLowerCase() === "history" ? `${clean}_` : clean;
  let free = shortened(base, "");
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = shortened(base, ` (${number})`);
  taken.add(free.toLowerCase());
  return free;
}

function shortened(name: string, ending: string): string {
  return withoutHalf(name.slice(0, MAX_NAME - ending.length)).replace(/[' ]+$/, "") + ending;
}

/** Without the first half of a character that was cut through. */
function withoutHalf(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, "");
}
