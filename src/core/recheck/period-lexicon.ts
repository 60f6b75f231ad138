/** The words of a count that comes again and again, with how often a year: fewest and most, since days do not divide every year alike. */

import { PERIOD_WORDS, TIMES_IN_CHARACTERS } from "../target/lexicon.ts";

/** How many of a period a year has. */
export interface Period {
  readonly fewest: number;
  readonly most: number;
}

/** Of days, a place may mean those it works on. */
const PERIODS: Readonly<Record<(typeof PERIOD_WORDS)[number], Period>> = {
  半年: { fewest: 2, most: 2 }, 学期: { fewest: 2, most: 2 }, 年度: { fewest: 1, most: 1 }, 年: { fewest: 1, most: 1 },
  季度: { fewest: 4, most: 4 }, 季: { fewest: 4, most: 4 }, 两个月: { fewest: 6, most: 6 }, 两月: { fewest: 6, most: 6 },
  月: { fewest: 12, most: 12 }, 周: { fewest: 52, most: 52 }, 星期: { fewest: 52, most: 52 }, 天: { fewest: 200, most: 365 }, 日: { fewest: 200, most: 365 },
};

const WORDS = PERIOD_WORDS.join("|");

/** 每月, 每个季度, 月均, 全年, 一年, /季度. */
const REPEATED = new RegExp(`每个?(${WORDS})|(${WORDS})均|[全一](年)|/(${WORDS})(?![\\u4e00-\\u9fff])`, "g");
/** A bracket that holds a number of its own explains the value; its period is not the value's. */
const EXPLAINING_BRACKET = /\([^()]*[\d一二两三四五六七八九十][^()]*\)/g;
/** The period at the end of a unit: 次/季度, 次每月. */
const PERIOD_OF_UNIT = new RegExp(`[/·*.每](?:${WORDS})$`);

/** The period nearest before the number of a folded cell, else the first after it; null where the cell names none. */
export function periodIn(folded: string): Period | null {
  const text = folded.replace(EXPLAINING_BRACKET, "");
  const number = text.search(/\d/);
  const found = [...text.matchAll(REPEATED)];
  const match = found.findLast(({ index }) => index < number) ?? found[0];
  const word = PERIOD_WORDS.find((known) => match?.slice(1).includes(known));
  return word === undefined ? null : PERIODS[word];
}

/** 次/季度 → 次 */
export function withoutPeriod(unit: string | null): string | null {
  return unit === null ? null : unit.replace(PERIOD_OF_UNIT, "");
}

/** A count that comes again and stays in words: 每三年一次, 每年两三次, 每月检查一次,每年总结一次. */
export const COUNT_IN_WORDS = new RegExp(`每.{0,40}?(?:${TIMES_IN_CHARACTERS.source}|[一二两三四五六七八九]{2}(?:次|场))`);

/** Fits anything that is counted one by one. */
export const ANY_COUNT = "个";
