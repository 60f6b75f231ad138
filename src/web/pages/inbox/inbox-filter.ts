import { STAGES } from "../../../core/form/filing-values.ts";
import { EX_ANTE_STAGE, INBOX_BOXES, type InboxBox, type WorkStage } from "../../../core/workflow/inbox-box.ts";
import { query } from "../../app/api/addresses.ts";
import type { InboxCount } from "../../app/api/inbox-shapes.ts";

/** What an inbox shows, exactly as it stands in its address. */
export interface InboxFilter {
  readonly box: InboxBox;
  /** Null for all years and stages. */
  readonly season: { readonly year: number; readonly stage: WorkStage } | null;
  readonly step: string;
  readonly name: string;
  /** By when they came: what waits longest, or what came last. */
  readonly order: "asc" | "desc";
}

export const WHOLE_INBOX: InboxFilter = { box: "waiting", season: null, step: "", name: "", order: "asc" };

export function readInboxFilter(search: string): InboxFilter {
  const given = new URLSearchParams(search);
  const season = readSeason(given.get("season") ?? "");
  return {
    box: INBOX_BOXES.find((box) => box === given.get("box")) ?? WHOLE_INBOX.box,
    season,
    // A step is one of a year and stage.
    step: season === null ? "" : (given.get("step") ?? "").slice(0, 40),
    name: (given.get("name") ?? "").slice(0, 100),
    order: given.get("order") === "desc" ? "desc" : "asc",
  };
}

/** `2026/goal`, as it stands in addresses. */
export function seasonText({ year, stage }: { readonly year: number; readonly stage: WorkStage }): string {
  return `${year}/${stage}`;
}

export function readSeason(text: string): InboxFilter["season"] {
  const [, year, named] = /^(20\d\d)\/([a-z-]+)$/.exec(text) ?? [];
  const stage = [...STAGES, EX_ANTE_STAGE].find((one): one is WorkStage => one === named);
  return year === undefined || stage === undefined ? null : { year: Number(year), stage };
}

/** The part of the address after the path; empty for the whole inbox. */
export function inboxSearch({ box, season, step, name, order }: InboxFilter): string {
  return query({ box: box === "waiting" ? null : box, season: season === null ? null : seasonText(season), step, name, order: order === "asc" ? null : order });
}

/** What is asked of the server. */
export function inboxQuery({ box, season, step, name, order }: InboxFilter, after: string | null, limit: number): string {
  return query({ box, year: season?.year, stage: season?.stage, step, name: name.trim(), order, after, limit });
}

export function isNarrowed({ season, step, name }: InboxFilter): boolean {
  return season !== null || step !== "" || name.trim() !== "";
}

/** How many there are in each box of what the filter names. */
export function boxCounts(counts: readonly InboxCount[], { season, step }: InboxFilter): Readonly<Record<InboxBox, number>> {
  const named = counts.filter((one) => (season === null || (one.year === season.year && one.stage === season.stage)) && (step === "" || one.step === step));
  const sum = (box: InboxBox): number => named.reduce((all, one) => all + one[box], 0);
  return { waiting: sum("waiting"), late: sum("late"), returned: sum("returned"), signatures: sum("signatures"), elsewhere: sum("elsewhere"), escalated: sum("escalated") };
}

/** Years and stages of which there is something in a box, the latest first. */
export function seasonsIn(counts: readonly InboxCount[], box: InboxBox): readonly { readonly year: number; readonly stage: WorkStage; readonly count: number }[] {
  const seasons = new Map<string, { year: number; stage: WorkStage; count: number }>();
  for (const { year, stage, [box]: count } of counts) {
    const season = seasons.get(`${year} ${stage}`) ?? { year, stage, count: 0 };
    season.count += count;
    seasons.set(`${year} ${stage}`, season);
  }
  return [...seasons.values()].filter(({ count }) => count > 0);
}
