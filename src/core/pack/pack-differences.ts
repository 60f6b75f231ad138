import { canonicalJson } from "../basics/canonical-json.ts";
import { canBeNamed, itemNames, MOST_PARTS, writePath, type DataPath } from "./data-path.ts";
import { composed, isList, isMap, type PackData, type PackSource } from "./source.ts";

/** One thing that one pack says otherwise than another. */
export interface PackDifference {
  /** `pack` for the manifest, else the path of the definition. */
  readonly of: string;
  /** Place inside it; empty for the whole of it. */
  readonly at: string;
  readonly kind: "added" | "changed" | "removed";
  readonly was: PackData | null;
  readonly is: PackData | null;
}

/** How much a newer pack must say by its version: a text is a patch, something more is minor, another meaning is major. */
export type Bump = "none" | "patch" | "minor" | "major";

/** Everything in which two packs differ, in the order of the paths. Lists are compared by what their items are called. */
export function packDifferences(before: Pick<PackSource, "manifest" | "files">, after: Pick<PackSource, "manifest" | "files">): readonly PackDifference[] {
  const names = [...new Set([...Object.keys(before.files), ...Object.keys(after.files)])].sort();
  return [
    ...dataDifferences("pack", before.manifest, after.manifest),
    ...names.flatMap((of) => {
      const [was, is] = [before.files[of], after.files[of]];
      if (of === OVERLAY) return overlayDifferences(was, is);
      if (was === undefined) return [{ of, at: "", kind: "added", was: null, is: is! } as const];
      if (is === undefined) return [{ of, at: "", kind: "removed", was, is: null } as const];
      return dataDifferences(of, was, is);
    }),
  ];
}

const OVERLAY = "overlay";

/** Overlays are compared change by change, since what a change means lies where it leads. */
function overlayDifferences(before: PackData | undefined, after: PackData | undefined): readonly PackDifference[] {
  const [old, now] = [changesOf(before), changesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((place): readonly PackDifference[] => {
    const [was, is] = [old.get(place) ?? null, now.get(place) ?? null];
    if (canonicalJson(composed(was ?? "")) === canonicalJson(composed(is ?? ""))) return [];
    return [{ of: OVERLAY, at: place, kind: was === null ? "added" : is === null ? "removed" : "changed", was, is }];
  });
}

function changesOf(overlay: PackData | undefined): ReadonlyMap<string, PackData> {
  const changes = isMap(overlay) && isList(overlay["changes"]) ? overlay["changes"] : [];
  const found = new Map<string, PackData>();
  for (const change of changes) {
    const place = isMap(change) ? `${shownText(change["of"])} ${shownText(change["at"])}` : "";
    // A place may be changed for one year and again for the next.
    for (let count = 1; ; count += 1) {
      const name = count === 1 ? place : `${place} (${count})`;
      if (found.has(name)) continue;
      found.set(name, change);
      break;
    }
  }
  return found;
}

function shownText(data: PackData | undefined): string {
  return typeof data === "string" ? data : "";
}

export function dataDifferences(of: string, earlier: PackData, later: PackData): readonly PackDifference[] {
  if (earlier === later) return [];
  const [before, after] = [composed(earlier), composed(later)];
  const found: PackDifference[] = [];
  const tell = (path: DataPath, kind: PackDifference["kind"], was: PackData | null, is: PackData | null): void => {
    found.push({ of, at: writePath(path), kind, was, is });
  };
  walk([], before, after);
  return found;

  function walk(path: DataPath, was: PackData, is: PackData): void {
    const [keys, deeper] = [isMap(was) && isMap(is) ? [...new Set([...Object.keys(was), ...Object.keys(is)])] : [], path.length < MOST_PARTS];
    if (isMap(was) && isMap(is) && deeper && keys.every(canBeNamed)) {
      for (const key of keys) step([...path, { key }], own(was, key), own(is, key));
    } else if (isList(was) && isList(is) && deeper) {
      walkList(path, was, is);
    } else if (canonicalJson(was) !== canonicalJson(is)) {
      tell(path, "changed", was, is);
    }
  }
  function walkList(path: DataPath, was: readonly PackData[], is: readonly PackData[]): void {
    const [old, now] = [byName(was), byName(is)];
    for (const [name, item] of old) step([...path, { item: name }], item, now.get(name));
    for (const [name, item] of now) if (!old.has(name)) step([...path, { item: name }], undefined, item);
    // The same items in another order print in another order.
    const [left, right] = [[...old.keys()].filter((name) => now.has(name)), [...now.keys()].filter((name) => old.has(name))];
    if (left.some((name, index) => right[index] !== name)) tell(path, "changed", left, right);
  }
  function step(path: DataPath, was: PackData | undefined, is: PackData | undefined): void {
    if (was === undefined && is !== undefined) tell(path, "added", null, is);
    else if (was !== undefined && is === undefined) tell(path, "removed", was, null);
    else if (was !== undefined && is !== undefined) walk(path, was, is);
  }
}

/** Keys whose value is read by people alone, or says where a value comes from and not what it is. */
const WORDS = new Set(["zh", "en", "title", "label", "notes", "note", "document", "clause", "unverified", "provenance", "why"]);

/** By how much the version of a pack must rise for these differences. The manifest's own version and basis are no reason. */
export function bumpFor(differences: readonly PackDifference[]): Bump {
  const bumps = differences.filter(({ of, at }) => !(of === "pack" && at === "version")).map(bumpOf);
  return bumps.includes("major") ? "major" : bumps.includes("minor") ? "minor" : bumps.includes("patch") ? "patch" : "none";
}

/** What one difference asks of the version. */
export function bumpOf({ of, at, kind, was, is }: PackDifference): Bump {
  if (of === "pack") return /^(?:id|schema|overlays)$/.test(at) ? "major" : "patch";
  // Examples show what holds; they change nothing of it.
  if (of.startsWith("examples/")) return "patch";
  if (of === OVERLAY) return sameButWhy(was, is) ? "patch" : bumpOfChanges([was, is]);
  const last = /([^.[\]]+)\]?$/.exec(at)?.[1] ?? "";
  if (kind === "changed" && (WORDS.has(last) || /(?:^|\.)(?:title|label|notes)[.[]/.test(at))) return "patch";
  return kind === "added" ? "minor" : "major";
}

function sameButWhy(was: PackData | null, is: PackData | null): boolean {
  const without = (change: PackData | null): string => canonicalJson(isMap(change ?? undefined) ? { ...(change as object), why: undefined } : null);
  return was !== null && is !== null && without(was) === without(is);
}

function bumpOfChanges(changes: readonly (PackData | null)[]): Bump {
  const bumps = changes.map((change): Bump => {
    if (!isMap(change ?? undefined)) return "none";
    const { of, at, add, was, is } = change as { readonly [key: string]: PackData };
    const kind = add !== undefined || was === undefined ? "added" : is === undefined ? "removed" : "changed";
    return bumpOf({ of: shownText(of), at: shownText(at), kind, was: null, is: null });
  });
  return bumps.includes("major") ? "major" : bumps.includes("minor") ? "minor" : "patch";
}

/** Whether a version rose at least as much as it must. Versions are three numbers. */
export function risesBy(before: string, after: string, bump: Bump): boolean {
  const [was, is] = [before, after].map((version) => version.split(".").map(Number));
  const rise: Bump = is![0]! > was![0]! ? "major" : is![0]! < was![0]! ? "none" : is![1]! > was![1]! ? "minor" : is![1]! < was![1]! ? "none" : is![2]! > was![2]! ? "patch" : "none";
  const order: readonly Bump[] = ["none", "patch", "minor", "major"];
  // Before 1.0.0 nothing is promised: a minor step may change meaning.
  const needed = bump === "major" && was![0] === 0 && is![0] === 0 ? "minor" : bump;
  return order.indexOf(rise) >= order.indexOf(needed);
}

function byName(list: readonly PackData[]): ReadonlyMap<string, PackData> {
  const names = itemNames(list);
  return new Map(list.map((item, index) => [names[index]!, item]));
}

function own(map: { readonly [key: string]: PackData }, key: string): PackData | undefined {
  return Object.prototype.hasOwnProperty.call(map, key) ? map[key] : undefined;
}
