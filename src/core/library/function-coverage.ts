import type { Bilingual } from "./card.ts";
import { EXPENDITURE_FUNCTIONS } from "./expenditure-functions-lexicon.ts";

export interface FunctionCoverage {
  /** How many functions of expenditure there are. */
  readonly of: number;
  /** How many of them have cards. */
  readonly covered: number;
  /** Whole percent, cut off: what is not quite covered does not look as if it were. */
  readonly percent: number;
  readonly gaps: readonly { readonly code: string; readonly title: Bilingual }[];
}

/** 覆盖: for which functions of expenditure the library has cards; a sector without a card covers nothing. */
export function functionCoverage(sectors: readonly { readonly functions: readonly string[]; readonly count: number }[]): FunctionCoverage {
  const all = Object.entries(EXPENDITURE_FUNCTIONS);
  const served = sectors.filter(({ count }) => count > 0).flatMap(({ functions }) => functions);
  const gaps = all.filter(([code]) => !served.some((one) => one.startsWith(code))).map(([code, title]) => ({ code, title }));
  return { of: all.length, covered: all.length - gaps.length, percent: Math.floor(((all.length - gaps.length) * 100) / all.length), gaps };
}
