import { daysOf } from "../../basics/gregorian.ts";
import { LONGEST_TEXT } from "../even.ts";
import { NOTHING, type CellRule, type Draft } from "../rule.ts";
import { DATE_LIKE, FULL_DATE } from "../sentence-lexicon.ts";

/** 2022年2月30日: no such day. The fix is the last day of the month, where there is such a month. */
export const impossibleDate: CellRule = {
  code: "impossible-date", letter: "T", severity: "error", scope: "cell",
  check(cell) {
    if (!DATE_LIKE.test(cell.text)) return NOTHING;
    for (const match of cell.text.matchAll(FULL_DATE)) {
      const draft = checked(match);
      if (draft) return [withFix(draft, match, cell.raw, cell.offset)];
    }
    return NOTHING;
  },
};

function checked(match: RegExpExecArray): Draft | null {
  const year = match[1] === undefined ? null : Number(match[1]);
  const month = Number(match[2] ?? match[4]);
  const day = match[3] ?? match[5];
  if (year !== null && (year < 1900 || year > 2200)) return null;
  const monthExists = month >= 1 && month <= 12;
  // Three numbers between points or strokes may be a version or a clause; they are a date only when the month at least exists.
  if (monthExists ? day === undefined || (Number(day) >= 1 && Number(day) <= daysOf(year, month)) : /[./-]/.test(match[0])) return null;
  return { start: match.index, end: match.index + match[0].length, params: { date: match[0] } };
}

function withFix(draft: Draft, match: RegExpExecArray, raw: string, offset: number): Draft {
  const month = Number(match[2] ?? match[4]);
  const day = match[3] ?? match[5];
  if (raw.length > LONGEST_TEXT || day === undefined || month < 1 || month > 12) return draft;
  const last = daysOf(match[1] === undefined ? null : Number(match[1]), month);
  const at = offset + match.index + match[0].lastIndexOf(day);
  return { ...draft, fix: raw.slice(0, at) + String(last) + raw.slice(at + day.length) };
}
