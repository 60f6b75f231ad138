import { canonicalJson } from "../basics/canonical-json.ts";
import type { Problem } from "../basics/problem.ts";
import { dataAt, readPath, withDataAt } from "./data-path.ts";
import { composed, isList, type PackData } from "./source.ts";

/**
 * 叠加: one thing that a pack says otherwise than the packs below it. It names what it found there, so that a newer pack below that says something
 * else is noticed and never overwritten.
 */
export interface OverlayChange {
  /** Path of the definition: `forms/goal`. */
  readonly of: string;
  /** Place inside it: `blocks[#3].columns[target].label.zh`. */
  readonly at: string;
  /** set: the value is another. add: one more item at the end of the list. remove: the item is gone. */
  readonly act: "set" | "add" | "remove";
  /** What was found there; null for an added item, and for a key that was not there. */
  readonly was: PackData | null;
  /** What it says now; null where it is removed. */
  readonly is: PackData | null;
  /** Budget years it holds for; null means open. */
  readonly from: number | null;
  readonly until: number | null;
  readonly why: string;
}

export interface Overlaid {
  readonly files: Readonly<Record<string, PackData>>;
  /** Paths of the definitions that a change of this year touched. */
  readonly touched: readonly string[];
  readonly problems: readonly Problem[];
}

/** Definitions that have versions of their own and are changed there. */
const VERSIONED = /^workflows\//;
/** Cards go into the library of the region, which knows versions and no budget years. */
const WITHOUT_YEARS = /^library\//;

/** Whether a change holds in a budget year; without a year, whether it always does. */
export function holdsIn({ from, until }: Pick<OverlayChange, "from" | "until">, year: number | null): boolean {
  if (year === null) return from === null && until === null;
  return (from === null || from <= year) && (until === null || year <= until);
}

/** How a problem is told at a change of an overlay, by its place in it. */
export type ToldAt = (change: number, code: string, params: Problem["params"]) => Problem;

/**
 * What the files say in a budget year, changed one after the other. A change that finds something else than it was made on is a conflict: it is
 * told with both values and the one below stays.
 */
export function applyOverlay(files: Readonly<Record<string, PackData>>, changes: readonly OverlayChange[], year: number | null, toldAt: ToldAt): Overlaid {
  const now: Record<string, PackData> = { ...files };
  const touched = new Set<string>();
  const problems: Problem[] = [];
  changes.forEach((change, index) => {
    const hasYears = change.from !== null || change.until !== null;
    if (!holdsIn(change, year) && !(hasYears && WITHOUT_YEARS.test(change.of))) return;
    const refuse = (code: string, params: Record<string, string> = {}): void => {
      problems.push(toldAt(index, code, { of: change.of, at: change.at, ...params }));
    };
    const data = Object.prototype.hasOwnProperty.call(now, change.of) ? now[change.of] : undefined;
    if (VERSIONED.test(change.of)) return refuse("pack.overlay-workflow");
    if (hasYears && WITHOUT_YEARS.test(change.of)) return refuse("pack.overlay-card-year");
    if (data === undefined) return refuse("pack.overlay-unknown");
    const path = readPath(change.at);
    if (path === null) return refuse("pack.overlay-path");
    const found = dataAt(data, path);
    const changed = change.act === "add" ? added(data, path, change) : found === undefined && change.was !== null ? undefined : replaced(data, path, change, found);
    if (changed === undefined) return refuse("pack.overlay-nowhere");
    if ("there" in changed) return refuse("pack.overlay-there-already", { is: shown(change.is) });
    if ("conflict" in changed) return refuse("pack.overlay-conflict", { was: shown(change.was), found: shown(changed.conflict), is: shown(change.is) });
    now[change.of] = changed.data;
    touched.add(change.of);
  });
  return { files: now, touched: [...touched], problems };
}

type Changed = { readonly data: PackData } | { readonly conflict: PackData | null } | { readonly there: true } | undefined;

function added(data: PackData, path: NonNullable<ReturnType<typeof readPath>>, change: OverlayChange): Changed {
  const list = dataAt(data, path);
  if (!isList(list) || change.is === null) return undefined;
  // The pack below has it by now.
  if (list.some((item) => same(item, change.is))) return { there: true };
  const next = withDataAt(data, path, [...list, change.is]);
  return next === null ? undefined : { data: next };
}

function replaced(data: PackData, path: NonNullable<ReturnType<typeof readPath>>, change: OverlayChange, found: PackData | undefined): Changed {
  if (found !== undefined && same(found, change.is)) return { there: true };
  if (!same(found ?? null, change.was)) return { conflict: found ?? null };
  const next = withDataAt(data, path, change.act === "remove" ? undefined : (change.is ?? undefined));
  return next === null ? undefined : { data: next };
}

/** 方案 is 方案, however a machine composed its characters. */
function same(left: PackData | null, right: PackData | null): boolean {
  return canonicalJson(left === null ? null : composed(left)) === canonicalJson(right === null ? null : composed(right));
}

/** A value in a few words, for a sentence. */
export function shown(data: PackData | null): string {
  if (data === null) return "—";
  const text = typeof data === "string" ? data : canonicalJson(data);
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
