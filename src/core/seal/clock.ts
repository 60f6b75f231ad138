/** Two clocks that are kept right differ by less, and so do the begin and the end of a transaction. */
const SLACK_SECONDS = 60;

/** Whether a moment of the log (`2026-11-22T08:00:00.123000Z`) lies after another by more than clocks differ. False where either is no moment. */
export function isClearlyAfter(later: string, earlier: string): boolean {
  if (later <= earlier) return false;
  const [end, begin] = [secondsOf(later), secondsOf(earlier)];
  return end !== null && begin !== null && end - begin > SLACK_SECONDS;
}

function secondsOf(moment: string): number | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)/.exec(moment);
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  return ((daysOf(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
}

/** Days of the Gregorian calendar, counted from some day long ago. A year is counted from March, so that the leap day is its last. */
function daysOf(year: number, month: number, day: number): number {
  const years = month > 2 ? year : year - 1;
  const months = (month + 9) % 12;
  return 365 * years + Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400) + Math.floor((153 * months + 2) / 5) + day;
}
