import { parseDecimal } from "../basics/decimal.ts";
import { problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import { isIsoDay } from "../calendar/iso-day.ts";
import { daysOf } from "../basics/gregorian.ts";
import { fold } from "../target/fold.ts";
import { MONTH_ONLY, WHOLE_DAY } from "./heading-lexicon.ts";

export type MoneyUnit = "yuan" | "wan";

/** 1 元 is 100 fen, 1 万元 a million. */
const PLACES: Readonly<Record<MoneyUnit, number>> = { yuan: 2, wan: 6 };
const MOST_FEN = 10n ** 17n;

/** A cell of money in the unit of its column → fen, exact: what is finer than a fen is refused and never rounded. */
export function fenOf(text: string, unit: MoneyUnit): Result<bigint> {
  const bare = fold(text).replace(/^[¥￥]/, "");
  if (bare === "") return refused(problem("ledger.amount-missing"));
  const isPlain = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(bare);
  const value = isPlain ? parseDecimal(bare.replace(/,/g, "")) : null;
  if (value === null) return refused(problem("ledger.amount-unreadable", "", { found: shownCell(text) }));
  const shifted = BigInt(value.units) * 10n ** BigInt(PLACES[unit]);
  const divisor = 10n ** BigInt(value.scale);
  if (shifted % divisor !== 0n) return refused(problem("ledger.amount-too-fine", "", { found: shownCell(text) }));
  const fen = shifted / divisor;
  return fen > MOST_FEN || fen < -MOST_FEN ? refused(problem("ledger.amount-too-large", "", { found: shownCell(text) })) : done(fen);
}

export interface ReadDay {
  readonly day: string;
  /** Only a month was written: the day is its last. */
  readonly byMonth: boolean;
}

/** A day or a month of a year. A month without its year is one of the year that is asked for. */
export function dayOf(text: string, year: number): Result<ReadDay> {
  const bare = fold(text).trim();
  if (bare === "") return refused(problem("ledger.day-missing"));
  const whole = WHOLE_DAY.exec(bare);
  if (whole !== null) {
    const [, of = "", a, b, c, d, e, f] = whole;
    const day = `${of}-${two(a ?? c ?? e!)}-${two(b ?? d ?? f!)}`;
    return isIsoDay(day) ? done({ day, byMonth: false }) : refused(problem("ledger.day-unreadable", "", { found: shownCell(text) }));
  }
  const [, of = String(year), a, b, c, d] = MONTH_ONLY.exec(bare) ?? [];
  const month = Number(a ?? b ?? c ?? d ?? 0);
  if (month < 1 || month > 12) return refused(problem("ledger.day-unreadable", "", { found: shownCell(text) }));
  return done({ day: `${of}-${two(String(month))}-${two(String(daysOf(Number(of), month)))}`, byMonth: true });
}

/** A cell as it may stand in a sentence. */
export function shownCell(text: string): string {
  const clean = text.trim().replace(/[\0-\x1f]/g, " ");
  return clean.length > 40 ? `${clean.slice(0, 40)}…` : clean;
}

function two(number: string): string {
  return number.padStart(2, "0");
}
