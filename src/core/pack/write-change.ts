import { canonicalJson } from "../basics/canonical-json.ts";
import type { OverlayChange } from "./overlay.ts";
import type { PackData } from "./source.ts";

/** What somebody wants said otherwise at one place, from a budget year on or always. */
export interface WishedChange {
  readonly of: string;
  readonly at: string;
  /** The value it is to have; null takes it away. */
  readonly is: PackData | null;
  readonly from: number | null;
  readonly why: string;
}

/**
 * The changes of a bureau with one more at a place. Those of the same place follow each other by their years, each naming what it finds: `below` is
 * what the packs below say there in the year of the wish. A change back to what is said anyway is no change and falls away.
 */
export function withChange(changes: readonly OverlayChange[], wish: WishedChange, below: PackData | null): readonly OverlayChange[] {
  const isThere = (change: OverlayChange): boolean => change.of === wish.of && change.at === wish.at && change.act !== "add" && change.until === null;
  const place = changes.findIndex(isThere);
  const wished: OverlayChange = { ...wish, act: wish.is === null ? "remove" : "set", was: below, until: null };
  const there = [...changes.filter((change) => isThere(change) && change.from !== wish.from), wished].sort((left, right) => (left.from ?? 0) - (right.from ?? 0));
  let before: PackData | null | undefined;
  const chained = there.flatMap((change) => {
    // The first of them finds what the packs below say in its year.
    const found = before === undefined ? (change === wished ? below : change.was) : before;
    if (canonicalJson(change.is) === canonicalJson(found)) return [];
    before = change.is;
    return [{ ...change, was: found }];
  });
  const others = changes.filter((change) => !isThere(change));
  const at = place < 0 ? others.length : changes.slice(0, place).filter((change) => !isThere(change)).length;
  return [...others.slice(0, at), ...chained, ...others.slice(at)];
}

/** The changes with one more item at the end of a list, once. */
export function withAdded(changes: readonly OverlayChange[], { of, at, is, from, why }: WishedChange): readonly OverlayChange[] {
  if (is === null) return changes;
  const isSame = (change: OverlayChange): boolean => change.act === "add" && change.of === of && change.at === at && canonicalJson(change.is) === canonicalJson(is);
  return changes.some(isSame) ? changes : [...changes, { of, at, act: "add", was: null, is, from, until: null, why }];
}
