import type { Reference } from "../score/trace.ts";
import type { Bilingual } from "../workflow/workflow.ts";

/**
 * 工作日历: which days of one year are worked, as the packs have it (`packs/<pack>/calendars/*.yaml`). Days that it doesn't name are those of plain
 * weeks: Monday to Friday.
 */
export interface WorkCalendar {
  readonly year: number;
  readonly title: Bilingual;
  readonly provenance: "seed" | "document" | "draft";
  /** The notices it was taken from; more than one where a city adds days of its own. */
  readonly references: readonly Reference[];
  /** In the order of their days. */
  readonly holidays: readonly Holiday[];
}

/** 放假调休: days off in a row, first and last included, and the weekend days worked in exchange (`YYYY-MM-DD`, all within the calendar's year). */
export interface Holiday {
  readonly name: Bilingual;
  readonly from: string;
  readonly until: string;
  readonly worked: readonly string[];
}
