/** Budget years from one to another; null means open. */
export interface YearSpan {
  readonly from: number | null;
  readonly until: number | null;
}

/**
 * The budget years of which something is so. `changes` are the years in which something else may hold than in the year before, rising; years between
 * two of them are alike, so one of each is asked, and neighbours of which it is so are one span.
 */
export function spansWhere(changes: readonly number[], isSo: (year: number) => boolean): readonly YearSpan[] {
  const starts = [null, ...changes];
  const spans: YearSpan[] = [];
  starts.forEach((from, at) => {
    const next = starts[at + 1] ?? null;
    // Before the first change any year will do; without any change so will every year.
    if (!isSo(from ?? (next ?? FIRST_YEAR) - 1)) return;
    const until = next === null ? null : next - 1;
    const last = spans.at(-1);
    if (last !== undefined && last.until !== null && last.until + 1 === from) spans[spans.length - 1] = { from: last.from, until };
    else spans.push({ from, until });
  });
  return spans;
}

/** Any year of the calendar will do where nothing changes. */
const FIRST_YEAR = 2000;
