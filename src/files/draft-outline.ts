import type { Problem } from "../core/basics/problem.ts";
import { draftedChanges, type DraftedChange } from "../core/pack/drafted-changes.ts";
import type { OverlayChange } from "../core/pack/overlay.ts";
import { LOCAL, ownLayers, type PackData, type PackSet, type PackSource } from "../core/pack/source.ts";
import { changesOf, localOf, OVERLAY } from "./local-layer.ts";
import { textsOf } from "./judge-packs.ts";
import { packDigest } from "./pack-file.ts";
import { isDefinition } from "./pack-outline.ts";
import { readOverlay } from "./read-overlay.ts";

/** One thing that a draft says otherwise than the packs in force: a value, a definition from a file, or a pack of another place. */
export interface DraftedThing {
  readonly what: "change" | "file" | "pack";
  readonly kind: DraftedChange["kind"];
  /** Path of the definition; of a pack its id. */
  readonly of: string;
  /** Place inside the definition; empty for the whole of it. */
  readonly at: string;
  /** What stands there before the draft and with it; null where nothing does, and for what is whole. */
  readonly was: PackData | null;
  readonly is: PackData | null;
  readonly from: number | null;
  readonly until: number | null;
  /** Stages whose records alone it is for; null where it is for all. */
  readonly stages: OverlayChange["stages"];
  /** Empty where none was given: of a pack of another place it is told with the draft as a whole. */
  readonly why: string;
  /** Of a change: its place among those of the draft and among those in force, null where it is not there. */
  readonly drafted: number | null;
  readonly inForce: number | null;
  /** Of a change: its line in the draft's `overlay.yaml`. */
  readonly line: number | null;
  /** Paths of the definitions that it brings or takes away as a whole. */
  readonly covers: readonly string[];
  /** What is wrong because of it, by place among the problems of the draft. */
  readonly problems: readonly number[];
}

const WHOLE = { at: "", was: null, is: null, from: null, until: null, stages: null, why: "", drafted: null, inForce: null, line: null };

/** A draft taken apart: each thing that it changes by itself, with what is wrong because of it. `problems` are those of judging it. */
export function draftedThings(set: PackSet, own: readonly PackSource[], problems: readonly Problem[]): readonly DraftedThing[] {
  const before = ownLayers(set);
  const whys = new Map(localOf(own).files.map(({ path, why }) => [path, why]));
  const within = (...paths: readonly string[]): readonly number[] => problems.flatMap(({ where }, index) => (paths.some((path) => where.startsWith(path)) ? [index] : []));
  return [
    ...changedValues(before, own, problems),
    ...compared(filesOf(before), filesOf(own)).map(([of, kind]): DraftedThing => ({ ...WHOLE, what: "file", kind, of, why: whys.get(of) ?? "", covers: [of], problems: within(`${LOCAL}/${of}.yaml`) })),
    ...compared(digestsOf(before), digestsOf(own)).map(([of, kind]): DraftedThing => ({ ...WHOLE, what: "pack", kind, of, covers: coveredBy(of, before, own), problems: within(`${of}/`) })),
  ];
}

/** The reason that an overlay among these layers gives for what stands at a place; null where none of them changes it there. */
export function reasonFor(own: readonly PackSource[], { of, at }: { readonly of: string; readonly at: string }): string | null {
  const changes = own.flatMap(changesOf).filter((change) => change.of === of);
  const found = changes.findLast((change) => change.at === at) ?? changes.findLast((change) => isWithin(at, change.at) || isWithin(change.at, at));
  return at === "" ? null : (found?.why ?? null);
}

function isWithin(inner: string, outer: string): boolean {
  return inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
}

/** The bureau's own changes of values as the file they would stand in; null where there are none. */
export function overlayText(own: readonly PackSource[]): string | null {
  const layer = localIn(own);
  return layer === undefined ? null : (textsOf(layer).get(OVERLAY)?.text ?? null);
}

function changedValues(before: readonly PackSource[], own: readonly PackSource[], problems: readonly Problem[]): readonly DraftedThing[] {
  const [inForce, drafted] = [before, own].map((layers) => changesIn(localIn(layers)));
  const places = placesOf(own, drafted!.length);
  const things = draftedChanges(inForce!, drafted!);
  const because = problems.map(({ where }) => becauseOf(things, drafted!, places.indexOf(where)));
  return things.map((thing) => {
    const { change, ...one } = thing;
    const { of, at, from, until, stages, why } = change;
    const place = one.drafted === null ? undefined : places[one.drafted];
    return { what: "change", ...one, of, at, from, until, stages, why, covers: [], line: place === undefined ? null : Number(/:(\d+):\d+$/.exec(place)?.[1]), problems: because.flatMap((other, index) => (other === thing ? [index] : [])) };
  });
}

/**
 * Because of which thing a problem is that is told at a change of the draft. What is in force was sound: where the draft leaves that change as it is,
 * it is the last thing that it changes beside it, in the same part of the definition if there is one.
 */
function becauseOf(things: readonly DraftedChange[], drafted: readonly OverlayChange[], told: number): DraftedChange | undefined {
  const change = drafted[told];
  if (change === undefined) return undefined;
  const beside = things.filter((thing) => thing.change.of === change.of);
  const partOf = ({ at }: OverlayChange): string => at.split(/[.[]/)[0]!;
  return things.find((thing) => thing.drafted === told) ?? beside.findLast((thing) => partOf(thing.change) === partOf(change)) ?? beside.at(-1);
}

/** Where each change of the draft stands in its file, as problems are told there. */
function placesOf(own: readonly PackSource[], count: number): readonly string[] {
  const text = overlayText(own);
  const read = text === null ? null : readOverlay(`${LOCAL}/${OVERLAY}.yaml`, text);
  return read?.ok === true ? Array.from({ length: count }, (_, index) => read.value.problemAt(index, "", {}).where) : [];
}

/** What differs between two lists by name, each name with how. */
function compared(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly (readonly [string, DraftedChange["kind"]])[] {
  return [...new Set([...after.keys(), ...before.keys()])].filter((name) => before.get(name) !== after.get(name)).map((name) => [name, !after.has(name) ? "gone" : before.has(name) ? "other" : "new"]);
}

function filesOf(layers: readonly PackSource[]): ReadonlyMap<string, string> {
  return new Map(localOf(layers).files.map(({ path, text, why = "" }) => [path, JSON.stringify([text, why])]));
}

function digestsOf(layers: readonly PackSource[]): ReadonlyMap<string, string> {
  return new Map(layers.filter(({ id }) => id !== LOCAL).map((layer) => [layer.id, packDigest(layer)]));
}

function coveredBy(pack: string, ...sides: readonly (readonly PackSource[])[]): readonly string[] {
  return [...new Set(sides.flat().filter(({ id }) => id === pack).flatMap(({ files }) => Object.keys(files).filter(isDefinition)))];
}

function localIn(layers: readonly PackSource[]): PackSource | undefined {
  return layers.find(({ id }) => id === LOCAL);
}

function changesIn(layer: PackSource | undefined): ReturnType<typeof changesOf> {
  return layer === undefined ? [] : changesOf(layer);
}
