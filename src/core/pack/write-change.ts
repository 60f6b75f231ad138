import { canonicalJson } from "../basics/canonical-json.ts";
import { dataAt, withDataAt, writePath, type DataPath } from "./data-path.ts";
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
  const wished: OverlayChange = { ...wish, act: wish.is === null ? "remove" : "set", was: below, until: null };
  const there = [...chainAt(changes, wish).filter(({ from }) => from !== wish.from), wished].sort((left, right) => (left.from ?? 0) - (right.from ?? 0));
  // The first of them finds what the packs below say in its year.
  return withChain(changes, wish, chained(there, there[0]!.was));
}

type Place = Pick<OverlayChange, "of" | "at">;

/** The changes of one place that follow each other by their years; one with an end stands by itself. */
export function chainAt(changes: readonly OverlayChange[], place: Place): readonly OverlayChange[] {
  return changes.filter((change) => isInChain(change, place));
}

/** The changes with others of one place, which stand where its first one stood. */
export function withChain(changes: readonly OverlayChange[], place: Place, chain: readonly OverlayChange[]): readonly OverlayChange[] {
  const first = changes.findIndex((change) => isInChain(change, place));
  const others = changes.filter((change) => !isInChain(change, place));
  const at = first < 0 ? others.length : first;
  return [...others.slice(0, at), ...chain, ...others.slice(at)];
}

/** Changes of one place by their years, each naming what it finds: the first of them `below`. One that says what it finds falls away. */
export function chained(chain: readonly OverlayChange[], below: PackData | null): readonly OverlayChange[] {
  let found = below;
  return chain.flatMap((change) => {
    if (canonicalJson(change.is) === canonicalJson(found)) return [];
    const named = { ...change, was: found };
    found = change.is;
    return [named];
  });
}

function isInChain(change: OverlayChange, { of, at }: Place): boolean {
  return change.of === of && change.at === at && change.act !== "add" && change.until === null;
}

/** An item that one of the changes adds itself. */
export interface AddedItem {
  /** Place of that change among the changes. */
  readonly index: number;
  /** The way from the item to what was asked for; empty for the item itself. */
  readonly inside: DataPath;
}

/** The item around a place that the changes add themselves, where they do; `data` is the definition as they leave it. */
export function addedItemAt(changes: readonly OverlayChange[], of: string, path: DataPath, data: PackData): AddedItem | null {
  for (let length = path.length; length > 1; length -= 1) {
    const item = "item" in path[length - 1]! ? dataAt(data, path.slice(0, length)) : undefined;
    if (item === undefined) continue;
    const list = writePath(path.slice(0, length - 1));
    const index = changes.findIndex((change) => change.act === "add" && change.of === of && change.at === list && canonicalJson(change.is) === canonicalJson(item));
    if (index >= 0) return { index, inside: path.slice(length) };
  }
  return null;
}

/** The changes with another value in an item that one of them adds: nothing below has that item, so what is added is another. */
export function withAddedSaying(changes: readonly OverlayChange[], { index, inside }: AddedItem, is: PackData, why: string): readonly OverlayChange[] {
  return changes.map((change, place) => (place === index && change.is !== null ? { ...change, is: withDataAt(change.is, inside, is) ?? change.is, why } : change));
}

/** The changes with one more item at the end of a list, once. */
export function withAdded(changes: readonly OverlayChange[], { of, at, is, from, why }: WishedChange): readonly OverlayChange[] {
  if (is === null) return changes;
  const isSame = (change: OverlayChange): boolean => change.act === "add" && change.of === of && change.at === at && canonicalJson(change.is) === canonicalJson(is);
  return changes.some(isSame) ? changes : [...changes, { of, at, act: "add", was: null, is, from, until: null, why }];
}
