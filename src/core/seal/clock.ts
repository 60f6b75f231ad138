import { numberOfDay } from "../basics/gregorian.ts";

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
  return ((numberOfDay(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
}
