import { fromNumber, HUNDRED, multiply, round, toText, type Decimal } from "../core/basics/decimal.ts";
import { CHINESE_DATE_FORMATS, GENERAL_IN_CHINESE } from "./date-lexicon.ts";
import { dateText, type DateParts } from "./serial-date.ts";

/** A number format made ready: what an officer sees for a stored number. */
export interface NumberFormat {
  readonly sections: readonly Section[];
}

interface Section {
  readonly condition: { readonly operator: string; readonly value: number } | null;
  readonly date: DateParts | null;
  readonly pattern: Pattern | null;
}

/** One number with what stands before and after it. A pattern we don't know (fractions, exponents) is null: printed as General. */
interface Pattern {
  readonly before: string;
  readonly after: string;
  readonly general: boolean;
  readonly wholeDigits: number;
  readonly leastDecimals: number;
  readonly mostDecimals: number;
  readonly grouped: boolean;
  readonly thousandths: number;
  readonly percents: number;
  /** No digit place at all: the format prints a fixed text. */
  readonly fixed: boolean;
}

const BUILT_IN: Readonly<Record<number, string>> = {
  0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
  14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
  37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
  41: "#,##0;-#,##0", 42: "#,##0;-#,##0", 43: "#,##0.00;-#,##0.00", 44: "#,##0.00;-#,##0.00",
  45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
};

export const GENERAL: NumberFormat = { sections: [] };

/** The format a style refers to: its own code, or the one that its number stands for. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  const known = code ?? BUILT_IN[id] ?? CHINESE_DATE_FORMATS[id] ?? "General";
  if (known === "General" || known === "@") return GENERAL;
  return { sections: splitSections(known).slice(0, 3).map(readSection) };
}

/** The text a cell shows, and whether it is a date. A stored value is never shown as nothing. */
export function formatNumber(value: number, format: NumberFormat, date1904: boolean): { text: string; date: boolean } {
  const section = sectionFor(value, format.sections);
  if (section !== null && section.date !== null) {
    const text = dateText(value, section.date, date1904);
    if (text !== null) return { text, date: true };
  } else if (section !== null && section.pattern !== null) {
    const text = fill(section.pattern, value, section !== format.sections[0] || section.condition !== null);
    if (text.trim() !== "") return { text, date: false };
  }
  return { text: plainText(value), date: false };
}

/** A number as General shows it, without an exponent as long as it stays readable. */
export function plainText(value: number): string {
  const text = String(value);
  if (!text.includes("e")) return text;
  const exact = fromNumber(value);
  return exact === null ? text : toText(exact);
}

function splitSections(code: string): string[] {
  const sections: string[] = [];
  let from = 0;
  for (let at = 0; at < code.length; at++) {
    const character = code[at];
    if (character === '"') at = past(code, '"', at);
    else if (character === "[") at = past(code, "]", at);
    else if (character === "\\" || character === "_" || character === "*") at++;
    else if (character === ";") {
      sections.push(code.slice(from, at));
      from = at + 1;
    }
  }
  sections.push(code.slice(from));
  return sections;
}

/** Where the bracket or quote that opens at `at` closes; the end of the code when it never does. */
function past(code: string, closing: string, at: number): number {
  const end = code.indexOf(closing, at + 1);
  return end < 0 ? code.length : end;
}

function readSection(code: string): Section {
  const condition = /\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]/.exec(code);
  return {
    condition: condition === null ? null : { operator: condition[1]!, value: Number(condition[2]) },
    date: readDate(code),
    pattern: readPattern(code),
  };
}

function readDate(code: string): DateParts | null {
  const bare = code.replace(/"[^"]*(?:"|$)|\\.?|[_*].?/g, "").replace(/\[(?!h+\]|m+\]|s+\])[^\]]*(?:\]|$)/gi, "").toLowerCase();
  if (!/[ymdhs]/.test(bare) || bare.includes("general") || /[0#?]/.test(bare.replace(/s\.?0+/g, ""))) return null;
  // `m` beside hours or seconds is minutes, anywhere else it is months.
  const minutes = /h[^ymd]*m|m[^ymdh]*s/.test(bare);
  const withoutMinutes = bare.replace(/(h[^ymd]*)m+/g, "$1").replace(/m+([^ymdh]*s)/g, "$1").replace(/am\/pm|a\/p/g, "");
  return {
    year: bare.includes("y"), month: withoutMinutes.includes("m"), day: bare.includes("d"),
    time: minutes || /[hs]/.test(bare), seconds: bare.includes("s"), elapsed: /\[[hms]+\]/.test(bare),
  };
}

function readPattern(code: string): Pattern | null {
  let before = "";
  let after = "";
  let digits = "";
  let percents = 0;
  let general = false;
  let rest = code;
  while (rest !== "") {
    const token = /^(?:"([^"]*)"?|\\(.?)|[_*].?|\[\$([^\]-]*)[^\]]*(?:\]|$)|\[[^\]]*(?:\]|$)|(general)|([0#?.,]+)|(%)|([^]))/i.exec(rest)!;
    rest = rest.slice(token[0].length);
    const [, quoted, escaped, currency, word, places, percent, other] = token;
    const literal = quoted ?? escaped ?? currency ?? percent ?? other ?? "";
    if (GENERAL_IN_CHINESE.test((other ?? "") + rest)) {
      general = true;
      rest = rest.replace(/^[^"\\;]*/, "");
    } else if (word !== undefined) general = true;
    else if (places !== undefined) {
      // Two runs of digit places (a telephone number, a fraction) are more than one number.
      if (digits !== "") return null;
      digits = places;
    } else {
      if (percent !== undefined) percents++;
      if (other !== undefined && /[e/@]/i.test(other)) return null;
      if (digits === "" && !general) before += literal;
      else after += literal;
    }
  }
  const trailing = /,*$/.exec(digits)![0].length;
  const [whole = "", decimals = ""] = digits.slice(0, digits.length - trailing).split(".");
  return {
    before, after, general, percents,
    fixed: digits === "" && !general,
    wholeDigits: whole.replace(/[^0]/g, "").length,
    leastDecimals: decimals.replace(/[^0]/g, "").length,
    mostDecimals: Math.min(decimals.length, 30),
    grouped: whole.includes(","),
    thousandths: trailing,
  };
}

function sectionFor(value: number, sections: readonly Section[]): Section | null {
  if (sections.some((section) => section.condition !== null)) {
    return sections.find(({ condition }) => condition === null || holds(value, condition)) ?? null;
  }
  if (sections.length === 0) return null;
  if (value < 0 && sections.length > 1) return sections[1]!;
  if (value === 0 && sections.length > 2) return sections[2]!;
  return sections[0]!;
}

function holds(value: number, condition: { operator: string; value: number }): boolean {
  switch (condition.operator) {
    case "<": return value < condition.value;
    case "<=": return value <= condition.value;
    case ">": return value > condition.value;
    case ">=": return value >= condition.value;
    case "=": return value === condition.value;
    default: return value !== condition.value;
  }
}

/** `bare`: a section of its own for negative numbers writes the sign itself. */
function fill(pattern: Pattern, value: number, bare: boolean): string {
  const { before, after } = pattern;
  if (pattern.fixed) return before + after;
  const negative = value < 0 && !bare ? "-" : "";
  if (pattern.general) return negative + before + plainText(Math.abs(value)) + after;
  let exact: Decimal | null = fromNumber(Math.abs(value));
  if (exact === null) return plainText(value);
  for (let count = 0; count < pattern.percents; count++) exact = multiply(exact, HUNDRED);
  for (let count = 0; count < pattern.thousandths; count++) exact = { units: exact.units, scale: exact.scale + 3 };
  const [whole = "0", fraction = ""] = toText(round(exact, pattern.mostDecimals, "half-up")).split(".");
  let decimals = fraction;
  while (decimals.length > pattern.leastDecimals && decimals.endsWith("0")) decimals = decimals.slice(0, -1);
  // `#` and `?` print nothing for a zero: accounting formats show it as a lone dash.
  let digits = (whole === "0" ? "" : whole).padStart(pattern.wholeDigits, "0");
  if (pattern.grouped) digits = digits.replace(/\B(?=(\d{3})+$)/g, ",");
  const shown = decimals === "" ? digits : `${digits}.${decimals}`;
  return (/[1-9]/.test(shown) ? negative : "") + before + shown + after;
}
