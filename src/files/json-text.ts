import { refuse } from "./refusal.ts";

export interface JsonLimits {
  /** Objects, arrays, texts and numbers together. */
  readonly values: number;
  readonly depth: number;
}

/** What may stand between two values. */
const BLANK = /[\t\n\r ]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Text up to a quote, an escape or a control character. */
const PLAIN = /[^"\\\0-\x1f]*/y;

/**
 * Reads JSON strictly, with line and column when it is broken, and within bounds. Two things differ from `JSON.parse`:
 * a number that a binary number can't hold exactly as it is printed (1e400, 20 digits) is handed on as its text, and objects
 * have no prototype, so that a key `__proto__` is a key.
 */
export function parseJson(text: string, where: string, limits: JsonLimits): unknown {
  return new JsonReader(text, where, limits).read();
}

class JsonReader {
  private readonly text: string;
  private readonly where: string;
  private readonly limits: JsonLimits;
  private at = 0;
  private values = 0;

  constructor(text: string, where: string, limits: JsonLimits) {
    this.text = text;
    this.where = where;
    this.limits = limits;
  }

  read(): unknown {
    const value = this.value(0);
    this.blank();
    if (this.at < this.text.length) this.broken();
    return value;
  }

  private value(depth: number): unknown {
    if (depth > this.limits.depth) refuse("json.too-deep", this.where, { limit: this.limits.depth });
    if (++this.values > this.limits.values) refuse("json.too-many-values", this.where, { limit: this.limits.values });
    this.blank();
    switch (this.text[this.at]) {
      case "{": return this.object(depth);
      case "[": return this.array(depth);
      case '"': return this.string();
      case "t": return this.word("true", true);
      case "f": return this.word("false", false);
      case "n": return this.word("null", null);
      default: return this.number();
    }
  }

  private object(depth: number): Record<string, unknown> {
    const object = Object.create(null) as Record<string, unknown>;
    this.at++;
    this.blank();
    if (this.take("}")) return object;
    for (;;) {
      this.blank();
      if (this.text[this.at] !== '"') this.broken();
      const key = this.string();
      this.blank();
      if (!this.take(":")) this.broken();
      object[key] = this.value(depth + 1);
      this.blank();
      if (this.take("}")) return object;
      if (!this.take(",")) this.broken();
    }
  }

  private array(depth: number): unknown[] {
    const array: unknown[] = [];
    this.at++;
    this.blank();
    if (this.take("]")) return array;
    for (;;) {
      array.push(this.value(depth + 1));
      this.blank();
      if (this.take("]")) return array;
      if (!this.take(",")) this.broken();
    }
  }

  private string(): string {
    this.at++;
    let text = this.match(PLAIN);
    for (;;) {
      const character = this.text[this.at];
      if (character === '"') {
        this.at++;
        return text;
      }
      if (character !== "\\") this.broken();
      text += this.escape() + this.match(PLAIN);
    }
  }

  private escape(): string {
    const mark = this.text[this.at + 1];
    if (mark === "u") {
      const code = this.text.slice(this.at + 2, this.at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(code)) this.broken();
      this.at += 6;
      return String.fromCharCode(parseInt(code, 16));
    }
    const meant = mark === undefined ? -1 : '"\\/bfnrt'.indexOf(mark);
    if (meant < 0) this.broken();
    this.at += 2;
    return '"\\/\b\f\n\r\t'[meant]!;
  }

  private number(): number | string {
    const written = this.match(NUMBER);
    if (written === "") this.broken();
    const value = Number(written);
    // 15 digits always survive; beyond them, or with an exponent, only what reads back the same is a number.
    return (written.length < 16 && !/e/i.test(written)) || sameNumber(written, value) ? keepZero(value) : written;
  }

  private word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) this.broken();
    this.at += word.length;
    return value;
  }

  private blank(): void {
    this.match(BLANK);
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return "";
    this.at += found[0].length;
    return found[0];
  }

  private take(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private broken(): never {
    const before = this.text.slice(0, this.at);
    const line = before.split("\n").length;
    const column = this.at - before.lastIndexOf("\n");
    refuse(this.at >= this.text.length ? "json.ends-early" : "json.syntax", this.where, { line, column });
  }
}

function keepZero(value: number): number {
  return value === 0 ? 0 : value;
}

/** Whether the shortest text of the binary number stands for the same decimal as what was written. */
function sameNumber(written: string, value: number): boolean {
  return Number.isFinite(value) && digitsOf(written) === digitsOf(String(value));
}

/** Digits and exponent in one spelling: `1.50e1` and `15` are both `15e0`. */
function digitsOf(text: string): string {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, "");
  const kept = digits.replace(/0+$/, "");
  return kept === "" ? "0" : `${sign}${kept}e${Number(exponent) - fraction.length + digits.length - kept.length}`;
}
