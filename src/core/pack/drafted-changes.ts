import { canonicalJson } from "../basics/canonical-json.ts";
import type { OverlayChange } from "./overlay.ts";
import type { PackData } from "./source.ts";
import { chainAt, chained, isOfStages, withChain } from "./write-change.ts";

/** One thing that a draft says otherwise than the packs in force, as it can be looked at and taken back by itself. */
export interface DraftedChange {
  /** new: only the draft changes it. other: it is changed already, and the draft changes it otherwise. gone: it is changed, and by the draft no longer. */
  readonly kind: "new" | "other" | "gone";
  /** Its place among the changes of the draft; null where the draft has it no longer. */
  readonly drafted: number | null;
  /** Its place among the changes in force; null where it is new. */
  readonly inForce: number | null;
  /** What it says: by the draft, or in force where the draft has it no longer. */
  readonly change: OverlayChange;
  /** What stands there before the draft and with it; null where nothing does. */
  readonly was: PackData | null;
  readonly is: PackData | null;
}

/**
 * What a bureau's changes of a draft are beside those in force, each by itself: those of the draft in their order, then those it has no longer. What
 * a change found says nothing here, since a change of an earlier year alone makes it another.
 */
export function draftedChanges(inForce: readonly OverlayChange[], drafted: readonly OverlayChange[]): readonly DraftedChange[] {
  const before = counterparts(inForce, drafted);
  const kept = drafted.flatMap((change, index): readonly DraftedChange[] => {
    const old = before.get(index);
    if (old === undefined) return [{ kind: "new", drafted: index, inForce: null, change, was: change.act === "add" ? null : (ofAnyStage(change, inForce) ?? change).was, is: change.is }];
    const was = inForce[old]!;
    return saysSame(was, change) ? [] : [{ kind: "other", drafted: index, inForce: old, change, was: was.is, is: change.is }];
  });
  const there = new Set(before.values());
  const gone = inForce.flatMap((change, index): readonly DraftedChange[] => (there.has(index) ? [] : [{ kind: "gone", drafted: null, inForce: index, change, was: change.is, is: saidInstead(change, drafted) }]));
  return [...kept, ...gone];
}

/** The changes of a draft with one thing taken back: there it says what is in force, and everything else stays as it was drafted. */
export function withTakenBack(inForce: readonly OverlayChange[], drafted: readonly OverlayChange[], { drafted: index, inForce: before, change }: DraftedChange): readonly OverlayChange[] {
  const others = index === null ? drafted : drafted.filter((_, place) => place !== index);
  const restored = before === null ? null : inForce[before]!;
  const next = restored === null ? others : inserted(others, restored, index ?? placeOf(before!, counterparts(inForce, drafted)));
  if (change.act === "add" || change.until !== null) return next;
  const ground = (chainAt(drafted, change)[0] ?? chainAt(inForce, change)[0])!.was;
  return withChain(next, change, chained([...chainAt(next, change)].sort((left, right) => (left.from ?? 0) - (right.from ?? 0)), ground));
}

/** For each change of the draft the one in force that it stands for: the same where there is one, else the next of the same place and years. */
function counterparts(inForce: readonly OverlayChange[], drafted: readonly OverlayChange[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const taken = new Set<number>();
  for (const fits of [saysSame, () => true]) {
    drafted.forEach((change, index) => {
      if (found.has(index)) return;
      const old = inForce.findIndex((one, place) => !taken.has(place) && isOfPlace(one, change) && fits(one, change));
      if (old < 0) return;
      found.set(index, old);
      taken.add(old);
    });
  }
  return found;
}

function isOfPlace(left: OverlayChange, right: OverlayChange): boolean {
  return left.of === right.of && left.at === right.at && (left.act === "add") === (right.act === "add") && left.from === right.from && left.until === right.until && isOfStages(left, right.stages);
}

function saysSame(left: OverlayChange, right: OverlayChange): boolean {
  return canonicalJson([left.is, left.why]) === canonicalJson([right.is, right.why]);
}

/** What stands at a place by the draft once a change of it is gone: what an earlier year says there, else what the change had found. */
function saidInstead(gone: OverlayChange, drafted: readonly OverlayChange[]): PackData | null {
  if (gone.act === "add") return null;
  const earlier = chainAt(drafted, gone).findLast(({ from }) => (from ?? 0) < (gone.from ?? 0));
  if (earlier !== undefined) return earlier.is;
  const wider = ofAnyStage(gone, drafted);
  return wider === null ? gone.was : wider.was;
}

/** A change of some stages alone as it was found by them before: what changes of all stages say there in its year. Null where it is the first thing said of its place. */
function ofAnyStage(change: OverlayChange, changes: readonly OverlayChange[]): { readonly was: PackData | null } | null {
  if (change.stages === null || chainAt(changes, change).some(({ from }) => (from ?? 0) < (change.from ?? 0))) return null;
  const wider = chainAt(changes, { ...change, stages: null }).findLast(({ from }) => (from ?? 0) <= (change.from ?? 0));
  return wider === undefined ? null : { was: wider.is };
}

/** Behind what stood before it in force, so that a list has its items in the order they are in force. */
function placeOf(before: number, counterpart: ReadonlyMap<number, number>): number {
  const earlier = [...counterpart].filter(([, old]) => old < before).map(([index]) => index);
  return earlier.length === 0 ? 0 : Math.max(...earlier) + 1;
}

function inserted<T>(list: readonly T[], item: T, at: number): readonly T[] {
  return [...list.slice(0, at), item, ...list.slice(at)];
}
