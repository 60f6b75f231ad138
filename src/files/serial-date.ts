import { MONTH_MARK, YEAR_MARK } from "./date-lexicon.ts";

/** What a date format prints of a moment. */
export interface DateParts {
  readonly year: boolean;
  readonly month: boolean;
  readonly day: boolean;
  readonly time: boolean;
  readonly seconds: boolean;
  /** `[h]:mm`: a duration, not a time of day. */
  readonly elapsed: boolean;
}

const SECONDS_A_DAY = 86_400;
/** 31 December 9999, the last day a spreadsheet knows. */
const LAST_DAY = 2_958_465;
const DAYS_1904 = 1_462;

/**
 * The text of a stored date: an ISO date, or year and month alone where the format prints no day, since inventing a day
 * would change a time limit. Null when the number is no date.
 */
export function dateText(serial: number, parts: DateParts, date1904: boolean): string | null {
  const seconds = Math.round(serial * SECONDS_A_DAY);
  if (parts.elapsed || (parts.time && !parts.year && !parts.month && !parts.day)) {
    return seconds < 0 || !Number.isSafeInteger(seconds) ? null : clock(parts.elapsed ? seconds : seconds % SECONDS_A_DAY, parts.seconds);
  }
  const day = Math.floor(seconds / SECONDS_A_DAY) + (date1904 ? DAYS_1904 : 0);
  if (day < 0 || day > LAST_DAY) return null;
  const { year, month, date } = calendar(day);
  if (!parts.day && parts.year) return parts.month ? `${year}${YEAR_MARK}${month}${MONTH_MARK}` : `${year}${YEAR_MARK}`;
  const iso = `${String(year).padStart(4, "0")}-${two(month)}-${two(date)}`;
  const time = seconds - Math.floor(seconds / SECONDS_A_DAY) * SECONDS_A_DAY;
  return parts.time && time > 0 ? `${iso} ${clock(time, parts.seconds)}` : iso;
}

function calendar(day: number): { year: number; month: number; date: number } {
  // Spreadsheets count a 29 February 1900 that never was, and a day 0 before the first; both are shown as they show them.
  if (day === 60) return { year: 1900, month: 2, date: 29 };
  if (day === 0) return { year: 1900, month: 1, date: 0 };
  // Days since 1 March of the year 0, so that the leap day is the last of its year; 693,900 is 30 December 1899.
  const count = (day > 60 ? day : day + 1) + 693_899;
  const era = Math.floor(count / 146_097);
  const ofEra = count - era * 146_097;
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, date: ofYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

function clock(seconds: number, withSeconds: boolean): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return `${two(hours)}:${two(minutes)}${withSeconds ? `:${two(seconds % 60)}` : ""}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
