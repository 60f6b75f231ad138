/** A block of cells as a clipboard carries it between Excel, WPS and here: tabs between cells, line ends between rows. */
export type CellBlock = readonly (readonly string[])[];

/**
 * Reads a copied block. A cell that begins with a quotation mark is quoted as spreadsheets do it: line breaks and tabs inside belong to it,
 * and a doubled mark stands for one. A mark anywhere else is only itself.
 */
export function readBlock(text: string): CellBlock {
  const rows: string[][] = [[]];
  let at = 0;
  while (at <= text.length) {
    const quoted = text[at] === '"' ? readQuoted(text, at) : null;
    const end = quoted?.end ?? plainEnd(text, at);
    rows[rows.length - 1]!.push(quoted?.value ?? text.slice(at, end));
    at = end;
    if (text[at] === "\t") at += 1;
    else if (at >= text.length) break;
    else {
      at += text.startsWith("\r\n", at) ? 2 : 1;
      // Spreadsheets end the last row like every other one.
      if (at >= text.length) break;
      rows.push([]);
    }
  }
  return rows.map((row) => row.map((cell) => cell.replace(/\u00a0/g, " ").replace(/\r\n?/g, "\n")));
}

export function writeBlock(block: CellBlock): string {
  return block.map((row) => row.map((cell) => (/[\t\n\r]|^"/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join("\t")).join("\r\n");
}

function plainEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== "\t" && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at;
}

/** Null where the quotation never ends, or goes on after its end: then the mark was an ordinary character. */
function readQuoted(text: string, from: number): { readonly value: string; readonly end: number } | null {
  let value = "";
  let at = from + 1;
  for (;;) {
    const mark = text.indexOf('"', at);
    if (mark < 0) return null;
    value += text.slice(at, mark);
    if (text[mark + 1] === '"') {
      value += '"';
      at = mark + 2;
      continue;
    }
    const next = text[mark + 1];
    return next === undefined || next === "\t" || next === "\n" || next === "\r" ? { value, end: mark + 1 } : null;
  }
}
