import { liesIn } from "../access/lies-in.ts";
import { message, type Message } from "../basics/message.ts";
import type { SeasonDay, Window, Workflow } from "./workflow.ts";

/** Of which budget year a filing is, and of which unit. */
export interface InSeason {
  readonly year: number;
  readonly unitPath: string;
}

/** First and last day on which a unit's filings of a budget year may be started and moved by those who fill, as ISO days: those of its batch where its department has one (分批申报). */
export function seasonOf({ season }: Pick<Workflow, "season">, { year, unitPath }: InSeason): { readonly from: string; readonly until: string } {
  return daysOf(season.batches?.find(({ departments }) => departments.some((code) => liesIn(unitPath, code))) ?? season, year);
}

/** Whether a season asks for anything of a kind of subject. */
export function coversKind({ season }: Pick<Workflow, "season">, kind: string): boolean {
  return season.kinds?.includes(kind) ?? true;
}

/** Whether anybody of the region may start or move a filing of a budget year on a day. */
export function isOpenForAnybody({ season }: Pick<Workflow, "season">, year: number, day: string): boolean {
  return [season, ...(season.batches ?? [])].some((window) => {
    const { from, until } = daysOf(window, year);
    return from <= day && day <= until;
  });
}

/** The last day on which anybody of the region may start or move a filing of a budget year, as an ISO day. */
export function lastDayOfSeason({ season }: Pick<Workflow, "season">, year: number): string {
  return [season, ...(season.batches ?? [])].map((window) => daysOf(window, year).until).toSorted().at(-1)!;
}

/** Why a day is outside the season of a budget year; null within it, first and last day included, and up to a later day that was given (延期). */
export function seasonRefusal(workflow: Workflow, at: InSeason, day: string, extendedUntil: string | null = null): Message | null {
  const { year } = at;
  const { from, until: last } = seasonOf(workflow, at);
  // ISO days compare as texts.
  if (day < from) return message("workflow.season-not-open", { year, date: from });
  const until = extendedUntil !== null && extendedUntil > last ? extendedUntil : last;
  return day > until ? message("workflow.season-over", { year, date: until }) : null;
}

function daysOf({ from, until }: Window, year: number): { readonly from: string; readonly until: string } {
  return { from: isoDay(from, year), until: isoDay(until, year) };
}

function isoDay({ year, day }: SeasonDay, budgetYear: number): string {
  return `${budgetYear + year}-${day}`;
}
