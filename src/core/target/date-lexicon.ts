/** The shapes of Chinese dates and periods, tried at a place of a folded cell (sticky). */
import { DATE_WORDS } from "./lexicon.ts";

const { year: Y, month: M, day: D, dayColloquial: D2, end: E1, endFormal: E2, before: B, quarter: Q } = DATE_WORDS;
const TAIL = `(?:[${E1}${E2}])?(?:(?:之|以)?${B})?`;
export const FULL = new RegExp(`(\\d{4})(?:${Y}(\\d{1,2})${M}(\\d{1,2})[${D}${D2}]?|[-](\\d{1,2})[-](\\d{1,2})(?![\\d%])|[.](\\d{1,2})[.](\\d{1,2})(?![\\d%])|[/](\\d{1,2})[/](\\d{1,2})(?![\\d%]))(${TAIL})`, "y");
/** 2022年1-12月 */
export const YEAR_MONTHS = new RegExp(`(\\d{4})${Y}(\\d{1,2})${M}?[-~至到](\\d{1,2})${M}份?(${TAIL})`, "y");
/** 2021-2023年 */
export const YEARS = new RegExp(`(\\d{4})${Y}?[-~至到](\\d{4})${Y}度?(${TAIL})`, "y");
/** 12.31前 */
export const DOTTED_DAY = new RegExp(`(\\d{1,2})[.](\\d{1,2})(?=(?:之|以)?${B})(${TAIL})`, "y");
export const YEAR_MONTH = new RegExp(`(\\d{4})(?:${Y}(\\d{1,2})${M}份?|[./-](0[1-9]|1[0-2])(?![\\d%.])${M}?)(${TAIL})`, "y");
export const MONTH_DAY = new RegExp(`(\\d{1,2})${M}(\\d{1,2})[${D}${D2}](${TAIL})`, "y");
export const MONTHS = new RegExp(`(\\d{1,2})${M}?[-~至到](\\d{1,2})${M}份?(${TAIL})`, "y");
export const MONTH = new RegExp(`(\\d{1,2})${M}份?(${TAIL})`, "y");
export const YEAR = new RegExp(`(\\d{4})${Y}度?(${TAIL})`, "y");
export const QUARTER = new RegExp(`(?:(\\d{4})${Y})?第?([一二三四1-4])${Q}(${TAIL})`, "y");
export const HALF = new RegExp(`(?:(\\d{4})${Y})?(${DATE_WORDS.halfFirst}|${DATE_WORDS.halfSecond})(${TAIL})`, "y");
export const YEAR_END = new RegExp(`(?:当|本)?(?:${DATE_WORDS.yearEnd}(${TAIL})|${DATE_WORDS.thisYear.join("|")})`, "y");
/** Where no date can be: a cell without any of these is not searched. */
export const DATE_HINT = new RegExp(`[${Y}${M}${Q}]|${DATE_WORDS.halfFirst}|${DATE_WORDS.halfSecond}|\\d[-./]\\d`);
/** What a date may begin with. */
export const DATE_START = /[\d第当本年上下一二三四]/;
export const JOIN = /^[-~至到]$/;
/** 20221230 */
export const EIGHT_DIGITS = /^((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
