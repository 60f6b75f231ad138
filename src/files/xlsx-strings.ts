import { refuse } from "./refusal.ts";
import type { XmlHandler, XmlTag } from "./xml-scanner.ts";

/** The most a spreadsheet lets into one cell. */
const MAX_CELL_CHARACTERS = 32_767;

/** Gathers the text of one cell or shared string: runs are joined, what explains the pronunciation is dropped. */
export class TextGatherer {
  private text = "";
  private phonetic = 0;
  private inText = false;

  /** Whether text that comes now belongs to the cell. */
  get wanted(): boolean {
    return this.inText && this.phonetic === 0;
  }

  open(name: string): void {
    if (name === "rPh") this.phonetic++;
    else if (name === "t") this.inText = true;
  }

  close(name: string): void {
    if (name === "rPh") this.phonetic--;
    else if (name === "t") this.inText = false;
  }

  add(piece: string): void {
    this.text += piece;
    if (this.text.length > MAX_CELL_CHARACTERS * 2) refuse("xlsx.cell-too-long", "", { limit: MAX_CELL_CHARACTERS });
  }

  /** Hands over what was gathered and begins anew. */
  take(): string {
    const text = decodeControls(this.text);
    this.text = "";
    return text;
  }
}

/**
 * Spreadsheets write characters that XML can't hold as `_x000D_`, and a real `_x` as `_x005F_x`.
 * Half a surrogate pair is no character and stays as it is written.
 */
function decodeControls(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (written, code: string) => (/^d[89a-f]/i.test(code) ? written : String.fromCharCode(parseInt(code, 16))));
}

/**
 * A copy that shares no memory: a piece cut out of a larger text keeps the whole of it alive in V8,
 * so that a thousand short cells would hold a whole part.
 */
export function detached(text: string): string {
  return text.length < 13 ? text : (" " + text).slice(1);
}

/** Reads the texts that cells refer to by number; `scan` answers false when the workbook has none. */
export function readSharedStrings(scan: (handler: XmlHandler) => boolean, maxCharacters: number): readonly string[] {
  const handler = new SharedStringsHandler(maxCharacters);
  scan(handler);
  return handler.strings;
}

class SharedStringsHandler implements XmlHandler {
  readonly strings: string[] = [];
  wantsText = false;
  private readonly gatherer = new TextGatherer();
  private readonly maxCharacters: number;
  private characters = 0;

  constructor(maxCharacters: number) {
    this.maxCharacters = maxCharacters;
  }

  open(name: string, _tag: XmlTag): void {
    this.gatherer.open(name);
    this.wantsText = this.gatherer.wanted;
  }

  text(piece: string): void {
    this.gatherer.add(piece);
  }

  close(name: string): void {
    this.gatherer.close(name);
    this.wantsText = this.gatherer.wanted;
    if (name !== "si") return;
    const text = detached(this.gatherer.take().trim());
    // An empty string costs memory too, so each one counts.
    this.characters += text.length + 8;
    if (this.characters > this.maxCharacters) refuse("xlsx.too-much-text", "", { limit: this.maxCharacters });
    this.strings.push(text);
  }
}
