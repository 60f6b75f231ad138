import { message, type Message } from "../basics/message.ts";
import type { SeasonDay, Workflow } from "./workflow.ts";

/** First and last day on which filings of a budget year may be started and moved by those who fill, as ISO days. */
export function seasonOf({ season }: Workflow, year: number): { readonly from: string; readonly until: string } {
  return { from: isoDay(season.from, year), until: isoDay(season.until, year) };
}

/** Why a day is outside the season of a budget year; null within it, first and last day included, and up to a later day that was given (延期). */
export function seasonRefusal(workflow: Workflow, year: number, day: string, extendedUntil: string | null = null): Message | null {
  const { from, until: last } = seasonOf(workflow, year);
  // ISO days compare as texts.
  if (day < from) return message("workflow.season-not-open", { year, date: from });
  const until = extendedUntil !== null && extendedUntil > last ? extendedUntil : last;
  return day > until ? message("workflow.season-over", { year, date: until }) : null;
}

function isoDay({ year, day }: SeasonDay, budgetYear: number): string {
  return `${budgetYear + year}-${day}`;
}
