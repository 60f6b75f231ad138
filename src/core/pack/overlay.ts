import { canonicalJson } from "../basics/canonical-json.ts";
import type { Problem } from "../basics/problem.ts";
import { STAGES, type Stage } from "../form/filing-values.ts";
import { dataAt, readPath, withDataAt } from "./data-path.ts";
import { composed, isList, isMap, type PackData } from "./source.ts";

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
  /** 环节 whose records it holds for; null means all of them. */
  readonly stages: readonly Stage[] | null;
  readonly why: string;
}

/** Of which records packs are read: of a budget year and of a stage. Null asks for what holds in any of them alone. */
export interface When {
  readonly year: number | null;
  readonly stage: Stage | null;
}

export const ANY_TIME: When = { year: null, stage: null };

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
/** Definitions that a record reads for the stage it is of; everything else is read for a region, a subject or a person. */
const BY_STAGE = /^(?:forms|profiles|frames|evidence|papers|measures|alerts|examples)\//;

/** Whether a change holds in a budget year; without a year, whether it always does. */
export function holdsIn({ from, until }: Pick<OverlayChange, "from" | "until">, year: number | null): boolean {
  if (year === null) return from === null && until === null;
  return (from === null || from <= year) && (until === null || year <= until);
}

/** Whether a change holds for records of a budget year and a stage. */
function holdsFor(change: OverlayChange, { year, stage }: When): boolean {
  return holdsIn(change, year) && (change.stages === null || (stage !== null && change.stages.includes(stage)));
}

/**
 * Whether a change says nothing to records of a budget year and a stage because another of the same overlay is of that very stage: it stands in its
 * place, and names what the packs below say. So neither is made on the other, and each can be changed by itself.
 */
export function standsBack(change: OverlayChange, changes: readonly OverlayChange[], when: When): boolean {
  return change.act !== "add" && change.stages === null && changes.some((other) => other.stages !== null && other.act !== "add" && other.of === change.of && other.at === change.at && holdsFor(other, when));
}

/** How a problem is told at a change of an overlay, by its place in it. */
export type ToldAt = (change: number, code: string, params: Problem["params"]) => Problem;

/**
 * What the files say to records of a budget year and a stage, changed one after the other. A change that finds something else than it was made on is a conflict: it is
 * told with both values and the one below stays.
 */
export function applyOverlay(files: Readonly<Record<string, PackData>>, changes: readonly OverlayChange[], when: When, toldAt: ToldAt): Overlaid {
  const now: Record<string, PackData> = { ...files };
  const touched = new Set<string>();
  const problems: Problem[] = [];
  changes.forEach((change, index) => {
    const hasYears = change.from !== null || change.until !== null;
    const isMisplaced = (hasYears && WITHOUT_YEARS.test(change.of)) || (change.stages !== null && stagesOf(change.of, "").length === 0);
    if (!isMisplaced && (!holdsFor(change, when) || standsBack(change, changes, when))) return;
    const refuse = (code: string, params: Record<string, string> = {}): void => {
      problems.push(toldAt(index, code, { of: change.of, at: change.at, ...params }));
    };
    const data = Object.prototype.hasOwnProperty.call(now, change.of) ? now[change.of] : undefined;
    if (VERSIONED.test(change.of)) return refuse("pack.overlay-workflow");
    if (hasYears && WITHOUT_YEARS.test(change.of)) return refuse("pack.overlay-card-year");
    if (isMisplaced) return refuse("pack.overlay-no-stage");
    if (data === undefined) return refuse("pack.overlay-unknown");
    const served = stagesOf(change.of, data);
    if (change.stages?.every((stage) => !served.includes(stage)) === true) return refuse("pack.overlay-other-stage", { expected: served.join(" | ") });
    const path = readPath(change.at);
    if (path === null) return refuse("pack.overlay-path");
    const found = dataAt(data, path);
    const changed = change.act === "add" ? added(data, path, change) : found === undefined && change.was !== null ? undefined : replaced(data, path, change, found);
    if (changed === undefined) return refuse("pack.overlay-nowhere");
    if ("there" in changed) return refuse("pack.overlay-there-already", { is: shown(change.is) });
    if ("conflict" in changed) return refuse(change.act === "remove" ? "pack.overlay-conflict-removed" : "pack.overlay-conflict", { was: shown(change.was), found: shown(changed.conflict), is: shown(change.is) });
    now[change.of] = changed.data;
    touched.add(change.of);
  });
  return { files: now, touched: [...touched], problems };
}

/** The stages that a change of a definition may name: those it says it is for, all where it says none; none where no record reads it for its stage. */
export function stagesOf(of: string, data: PackData): readonly Stage[] {
  if (!BY_STAGE.test(of)) return [];
  if (!isMap(data)) return STAGES;
  const { serves, stage = isMap(serves) ? serves["stage"] : undefined, stages } = data;
  const named = isList(stages) ? stages : typeof stage === "string" ? [stage] : STAGES;
  return STAGES.filter((one) => named.includes(one));
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
  if (!same(found ?? null, change.was) && !isNamedSince(found, change)) return { conflict: found ?? null };
  const next = withDataAt(data, path, change.act === "remove" ? undefined : (change.is ?? undefined));
  return next === null ? undefined : { data: next };
}

/** A name that had one language when the change was written, and has two by now: what the change renamed is still called so. */
function isNamedSince(found: PackData | undefined, { was, is }: OverlayChange): boolean {
  return isMap(found) && typeof was === "string" && typeof is === "string" && typeof found["zh"] === "string" && typeof found["en"] === "string" && same(found["zh"], was);
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
