import { canonicalJson } from "../basics/canonical-json.ts";
import { dataAt, readPath, withDataAt, writePath, type DataPath } from "./data-path.ts";
import { applyOverlay, type OverlayChange } from "./overlay.ts";
import type { PackData } from "./source.ts";

/** What somebody wants said otherwise at one place, from a budget year on or always, to records of one stage or of all. */
export interface WishedChange {
  readonly of: string;
  readonly at: string;
  /** The value it is to have; null takes it away. */
  readonly is: PackData | null;
  readonly from: number | null;
  readonly stages: OverlayChange["stages"];
  readonly why: string;
}

/**
 * The changes of a bureau with one more at a place. Those of the same place and stages follow each other by their years, each naming what it finds:
 * `below` is the definition as the packs below have it in the year and for the stage of the wish. A change back to what is said anyway is no change
 * and falls away.
 */
export function withChange(changes: readonly OverlayChange[], wish: WishedChange, below: PackData): readonly OverlayChange[] {
  const wished: OverlayChange = { ...wish, act: wish.is === null ? "remove" : "set", was: standingAt(changes, wish, below), until: null };
  const there = [...chainAt(changes, wish).filter(({ from }) => from !== wish.from), wished].sort((left, right) => (left.from ?? 0) - (right.from ?? 0));
  // The first of them finds what the packs below say in its year.
  return withChain(changes, wish, chained(there, there[0]!.was));
}

/**
 * The changes with an item of a list taken out. What they change inside it from then on goes with it, and an item that they add themselves is just
 * added no more.
 */
export function withRemoved(changes: readonly OverlayChange[], wish: Omit<WishedChange, "is">, below: PackData): readonly OverlayChange[] {
  const added = addedItemAt(changes, wish.of, readPath(wish.at) ?? [], laid(changes, wish, below));
  if (added !== null && added.inside.length === 0) return changes.filter((_, index) => index !== added.index);
  const goesWithIt = ({ of, at, from, stages }: OverlayChange): boolean =>
    of === wish.of && (at.startsWith(`${wish.at}.`) || at.startsWith(`${wish.at}[`)) && (from ?? 0) >= (wish.from ?? 0) && (wish.stages === null || isOfStages({ stages }, wish.stages));
  return withChange(changes.filter((change) => !goesWithIt(change)), { ...wish, is: null }, below);
}

/** What a change of a place finds: what the packs below say there and the changes that come before it, but for those of the place itself. */
function standingAt(changes: readonly OverlayChange[], wish: Omit<WishedChange, "is">, below: PackData): PackData | null {
  const first = changes.findIndex((change) => isInChain(change, wish));
  const before = changes.slice(0, first < 0 ? changes.length : first).filter(({ of, at, act }) => of !== wish.of || at !== wish.at || act === "add");
  return dataAt(laid(before, wish, below), readPath(wish.at) ?? []) ?? null;
}

/** A definition with these changes, in the year and for the stage of a wish. What does not fit is told when the draft is judged. */
function laid(changes: readonly OverlayChange[], { of, from, stages }: Omit<WishedChange, "is">, below: PackData): PackData {
  const when = { year: from, stage: stages?.[0] ?? null };
  return applyOverlay({ [of]: below }, changes.filter((change) => change.of === of), when, (_, code, params) => ({ code, where: "", params })).files[of] ?? below;
}

type Place = Pick<OverlayChange, "of" | "at" | "stages">;

/** The changes of one place, of the same stages, that follow each other by their years; one with an end stands by itself. */
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

function isInChain(change: OverlayChange, { of, at, stages }: Place): boolean {
  return change.of === of && change.at === at && isOfStages(change, stages) && change.act !== "add" && change.until === null;
}

/** Whether a change is of these stages and no others, in whatever order they were written. */
export function isOfStages(change: Pick<OverlayChange, "stages">, stages: OverlayChange["stages"]): boolean {
  return change.stages === null || stages === null ? change.stages === stages : change.stages.length === stages.length && change.stages.every((one) => stages.includes(one));
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
export function withAdded(changes: readonly OverlayChange[], { of, at, is, from, stages, why }: WishedChange): readonly OverlayChange[] {
  if (is === null) return changes;
  const isSame = (change: OverlayChange): boolean => change.act === "add" && change.of === of && change.at === at && canonicalJson(change.is) === canonicalJson(is);
  return changes.some(isSame) ? changes : [...changes, { of, at, act: "add", was: null, is, from, until: null, stages, why }];
}
