import { query } from "../../app/api/addresses.ts";
import { useOwnAddress, useSearch } from "../../app/shown-address.ts";
import { addressOf } from "../../app/routes.ts";

const NAMES = ["actor", "verb", "subject", "from", "to"] as const;

/** What is asked of the log, as it stands in the address. */
export type LogFilter = Readonly<Record<(typeof NAMES)[number], string>>;

/** The pages of the log that are filtered. */
export type LogPart = "events" | "refusals";

export const EVERYTHING: LogFilter = { actor: "", verb: "", subject: "", from: "", to: "" };

export function isFiltering(filter: LogFilter): boolean {
  return NAMES.some((name) => filter[name] !== "");
}

/** Days the wrong way round, between which nothing can have happened. */
export function endsBeforeItBegins({ from, to }: LogFilter): boolean {
  return beginOf(from, 0) !== "" && beginOf(to, 0) !== "" && from > to;
}

/** Whether the filter names one person, and not a piece of names. */
export function isPerson(actor: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(actor);
}

export function logAddress(part: LogPart, filter: Partial<LogFilter>): string {
  return `${addressOf({ page: "admin", part })}${query({ ...EVERYTHING, ...filter })}`;
}

export function useLogFilter(): readonly [filter: LogFilter, apply: (change: Partial<LogFilter>) => void] {
  const given = new URLSearchParams(useSearch());
  const ask = useOwnAddress();
  const filter = Object.fromEntries(NAMES.map((name) => [name, (given.get(name) ?? "").slice(0, 60)])) as LogFilter;
  return [filter, (change) => ask(query({ ...filter, ...change }))];
}

/** The filter as the server is asked: days of the reader's clock as moments, the last day whole; what is no day is not asked for. */
export function askedOf({ from, to, ...filter }: LogFilter): Record<string, string> {
  return { ...filter, from: beginOf(from, 0), to: beginOf(to, 1) };
}

function beginOf(day: string, later: number): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  return year === undefined ? "" : new Date(Number(year), Number(month) - 1, Number(date) + later).toISOString();
}
