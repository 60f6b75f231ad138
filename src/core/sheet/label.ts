import { fold } from "../target/fold.ts";
import { ASIDE_WORDS, COLUMN_SHAPES, COLUMN_WORDS, type ColumnMeaning } from "./column-lexicon.ts";
import { FUNDS_SHAPES, FUNDS_WORDS, HEAD_WORDS, type FundsColumn, type HeadField } from "./field-lexicon.ts";
import { FORMULA_LETTERS, IN_BRACKETS, MARKS_BEFORE, NUMBERING } from "./label-lexicon.ts";

/** A heading that was understood: what it means, and how good a word for it that is (0 is best). */
export interface Meant<Meaning> {
  readonly meaning: Meaning;
  readonly rank: number;
}

/** Longer texts are no headings; not looking at them bounds the work as well. */
const MAX_LABEL = 60;
const MAX_KEPT = 5_000;

/**
 * A heading in one spelling: folded, without blanks, line breaks, numbering, marks and the closing colon. Empty for long texts.
 */
export function labelKey(text: string): string {
  if (text.length > MAX_LABEL) return "";
  return fold(text).replace(/\s/g, "").replace(MARKS_BEFORE, "").replace(NUMBERING, "").replace(/[:：]+$/, "");
}

/** The heading without what stands in brackets and without the letters of a formula: `得分(20分*执行率)` is `得分`. */
export function bareLabel(key: string): string {
  return key.replace(IN_BRACKETS, "").replace(IN_BRACKETS, "").replace(FORMULA_LETTERS, "").replace(/[:：]+$/, "");
}

/** Reads headings, each distinct text once. One for a sheet. */
export class LabelReader {
  private readonly keys = new Map<string, string>();
  private readonly bares = new Map<string, string>();
  private readonly columns = new Map<string, Meant<ColumnMeaning> | null>();

  key(text: string): string {
    if (text.length > MAX_LABEL) return "";
    let key = this.keys.get(text);
    if (key === undefined) {
      key = labelKey(text);
      keep(this.keys, text, key);
    }
    return key;
  }

  bare(text: string): string {
    if (text.length > MAX_LABEL) return "";
    let bare = this.bares.get(text);
    if (bare === undefined) {
      bare = bareLabel(this.key(text));
      keep(this.bares, text, bare);
    }
    return bare;
  }

  column(text: string): Meant<ColumnMeaning> | null {
    if (text.length > MAX_LABEL) return null;
    let meant = this.columns.get(text);
    if (meant === undefined) {
      meant = columnOf(this.key(text));
      keep(this.columns, text, meant);
    }
    return meant;
  }

  funds(text: string): Meant<FundsColumn> | null {
    const key = this.key(text);
    const bare = this.bare(text);
    const shape = FUNDS_SHAPES.find(([pattern]) => pattern.test(bare));
    if (shape !== undefined) return { meaning: shape[1], rank: 0 };
    const word = FUNDS.get(key) ?? FUNDS.get(bare);
    if (word !== undefined) return word;
    // Points and scores go by the same words there as among the indicators.
    const column = this.column(text);
    return column !== null && (column.meaning === "points" || column.meaning === "score") ? { meaning: column.meaning, rank: column.rank + FUNDS.size } : null;
  }

  head(text: string): Meant<HeadField> | null {
    return HEAD.get(this.key(text)) ?? HEAD.get(this.bare(text)) ?? null;
  }
}

/** Headings repeat, names of projects don't: what is kept of them is bounded. */
function keep<Value>(map: Map<string, Value>, text: string, value: Value): void {
  if (map.size === MAX_KEPT) map.clear();
  map.set(text, value);
}

function columnOf(key: string): Meant<ColumnMeaning> | null {
  if (key === "") return null;
  const bare = bareLabel(key);
  const upper = key.toUpperCase();
  const word = COLUMNS.get(key) ?? COLUMNS.get(bare) ?? COLUMNS.get(upper);
  if (word !== undefined) return word;
  const shape = COLUMN_SHAPES.find(([pattern]) => pattern.test(bare));
  if (shape !== undefined) return { meaning: shape[1], rank: 0 };
  return ASIDE_WORDS.has(key) || ASIDE_WORDS.has(bare) || ASIDE_WORDS.has(upper) ? { meaning: "aside", rank: 0 } : null;
}

function ranked<Meaning extends string>(words: Readonly<Record<Meaning, readonly string[]>>): ReadonlyMap<string, Meant<Meaning>> {
  const map = new Map<string, Meant<Meaning>>();
  for (const [meaning, list] of Object.entries(words) as [Meaning, readonly string[]][]) {
    list.forEach((word, rank) => {
      if (!map.has(word)) map.set(word, { meaning, rank });
    });
  }
  return map;
}

const COLUMNS = ranked(COLUMN_WORDS);
const FUNDS = ranked(FUNDS_WORDS);
const HEAD = ranked(HEAD_WORDS);
