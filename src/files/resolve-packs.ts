import { problem, type Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import { STAGES, type Stage } from "../core/form/filing-values.ts";
import type { Definitions } from "../core/pack/definitions.ts";
import { applyOverlay, standsBack, type OverlayChange, type When } from "../core/pack/overlay.ts";
import { CHOICE, type PackChoice, type PackData, type PackSet } from "../core/pack/source.ts";
import { changeRead } from "../core/pack/written-change.ts";
import { joinDefinitions, type CityChoice, type PackDefinitions } from "./join-definitions.ts";
import { parseParts, type PackFile } from "./pack-parts.ts";
import { placeJoined } from "./place-joined.ts";
import type { ReadPackSource } from "./read-pack-source.ts";
import { parseOverlay, readOverlay, type ReadOverlay } from "./read-overlay.ts";

/** Texts of the layers, in their order, where they were read from files; a problem then has a line. */
export type LayerTexts = readonly (ReadPackSource["texts"] | null)[];

const OVERLAY = "overlay";

/** One definition as it is after everything that was laid upon it. */
export interface LaidDefinition {
  /** Path of the definition: `forms/goal`. */
  readonly of: string;
  /** The pack it stands in, topmost. */
  readonly layer: string;
  readonly data: PackData;
  /** What packs above it, or its own, changed in it in this year, for this stage. */
  readonly changes: readonly (OverlayChange & { readonly layer: string })[];
}

/**
 * What the packs of a region say to records of a budget year and a stage: each layer's changes applied to those below it, every file read, all of them laid upon each
 * other. Null stands for no year or no stage: only what holds at any time, or to all of them. All problems are told at once; the digest is the caller's, it needs none of this.
 */
export function resolvePacks({ layers, own, choice }: PackSet, year: number | null, texts: LayerTexts = [], stage: Stage | null = null): Result<Omit<Definitions, "digest">> {
  const laid = laidUpon({ layers, own, choice }, { year, stage }, texts);
  const read = readStack(laid);
  if (!read.ok) return read;
  const joined = joinDefinitions(read.value.definitions, laid.choice as CityChoice | null);
  return joined.ok ? joined : refused(...joined.problems.map((one) => placeJoined(one, read.value.stack)));
}

/** What each pack of a set says by itself in a budget year, the lowest first, with what was laid upon it. */
export function readSet(set: PackSet, year: number | null, texts: LayerTexts = []): Result<readonly PackDefinitions[]> {
  const read = readStack(laidUpon(set, { year, stage: null }, texts));
  return read.ok ? done(read.value.definitions) : read;
}

function readStack({ stack, problems: laid }: ReturnType<typeof laidUpon>): Result<{ readonly stack: readonly Layer[]; readonly definitions: readonly PackDefinitions[] }> {
  const problems = [...laid];
  const read = stack.map(readLayer);
  read.forEach((layer, index) => {
    if (!layer.ok) problems.push(...(brokenByChanges(stack[index]!) ?? layer.problems));
  });
  return problems.length > 0 ? refused(...problems) : done({ stack, definitions: read.flatMap((layer) => (layer.ok ? [layer.value] : [])) });
}

/** Reads the data, which is there; a text is read again only to find the line of what is wrong. */
function readLayer(layer: Layer): Result<PackDefinitions> {
  const paths = Object.keys(layer.files);
  const read = parseParts(layer.name, Object.fromEntries(paths.map((path) => [path, { path: `${layer.name}/${path}.yaml`, content: { data: layer.files[path]! } }])));
  return read.ok || layer.texts === null ? read : parseParts(layer.name, Object.fromEntries(paths.map((path) => [path, fileOf(layer, path)])));
}

/**
 * Every definition of a set in a budget year and for a stage, topmost, as it is after everything that was laid upon it; those that a layer above replaced are not
 * among them. Where a change finds something else than it was made on, what is below stays: whether a set hangs together is told by `resolvePacks`.
 */
export function laidDefinitions(set: PackSet, year: number | null, stage: Stage | null = null): readonly LaidDefinition[] {
  const { stack } = laidUpon(set, { year, stage }, []);
  const found = new Map<string, LaidDefinition>();
  for (const { name, files, steps } of stack) {
    for (const [of, data] of Object.entries(files)) if (of !== OVERLAY) found.set(of, { of, layer: name, data, changes: steps.filter((step) => step.of === of).map(({ change }) => change) });
  }
  return [...found.values()];
}

/** Budget years in which something else holds than in the year before, rising: between them one reading serves. */
export function yearsOfChange(set: PackSet): readonly number[] {
  const years = overlayChanges(set).flatMap(({ from, until }) => [...(from === null ? [] : [from]), ...(until === null ? [] : [until + 1])]);
  return [...new Set(years)].sort((left, right) => left - right);
}

/** Stages whose records are told something else than the others, in the order in which they are run. */
export function stagesOfChange(set: PackSet): readonly Stage[] {
  const named = new Set(overlayChanges(set).flatMap(({ stages }) => stages ?? []));
  return STAGES.filter((stage) => named.has(stage));
}

/** Every reading of a set that may be another: at any time to any record, in each year of a change, and all of these for each stage that a change names. */
export function readingsOf(set: PackSet): readonly When[] {
  const years = [null, ...yearsOfChange(set)];
  return [null, ...stagesOfChange(set)].flatMap((stage) => years.map((year) => ({ year, stage })));
}

function overlayChanges({ layers, choice }: PackSet): readonly OverlayChange[] {
  return [...(choice?.changes ?? []).map(changeRead), ...layers.flatMap(({ id, files }) => {
    const changes = files[OVERLAY] === undefined ? null : parseOverlay(`${id}/overlay.yaml`, { data: files[OVERLAY] });
    return changes?.ok === true ? changes.value : [];
  })];
}

/** How packs are read, for those who are handed it. */
export const packReader = { read: (set: PackSet, { year, stage }: When) => resolvePacks(set, year, [], stage), years: yearsOfChange, stages: stagesOfChange };

/** A pack among those laid upon each other while its files are changed from above. */
interface Layer {
  readonly name: string;
  readonly texts: ReadPackSource["texts"] | null;
  /** What its own files say, and what they say with the changes from above. */
  readonly below: Readonly<Record<string, PackData>>;
  readonly files: Record<string, PackData>;
  readonly steps: Step[];
}

/** One change that was applied: what the file said after it, and how a problem is told at it. */
interface Step {
  readonly of: string;
  readonly change: OverlayChange & { readonly layer: string };
  readonly data: PackData;
  readonly told: (code: string, params: Problem["params"]) => Problem;
}

function laidUpon({ layers, choice }: PackSet, when: When, texts: LayerTexts): { readonly stack: readonly Layer[]; readonly choice: PackChoice | null; readonly problems: Problem[] } {
  const chosen = chosenIn(choice, when);
  const problems: Problem[] = [...chosen.problems];
  const stack: Layer[] = [];
  layers.forEach(({ id, files }, index) => {
    stack.push({ name: id, texts: texts[index] ?? null, below: files, files: { ...files }, steps: [] });
    const overlay = files[OVERLAY];
    if (overlay === undefined) return;
    const text = texts[index]?.get(OVERLAY);
    const changes = readOverlay(text?.path ?? `${id}/overlay.yaml`, text?.text ?? { data: overlay });
    if (changes.ok) problems.push(...layOver(stack, changes.value, when));
    else problems.push(...changes.problems);
  });
  return { stack, choice: chosen.choice, problems };
}

/** What a city chose for records of a budget year: its choice as an overlay would change it, so that a year and a conflict mean the same everywhere. */
function chosenIn(choice: PackChoice | null, when: When): { readonly choice: PackChoice | null; readonly problems: readonly Problem[] } {
  if (choice === null || choice.changes === undefined) return { choice, problems: [] };
  const { pack, workflows, frame, changes } = choice;
  const { files, problems } = applyOverlay({ [CHOICE]: { workflows, frame } }, changes.map(changeRead), when, (_, code, params) => problem(code, `${pack}/city.yaml`, params));
  const { workflows: then, frame: blank } = files[CHOICE] as unknown as Pick<PackChoice, "workflows" | "frame">;
  return { choice: { pack, workflows: then, frame: blank }, problems };
}

/** Applies changes where what they name stands topmost. */
function layOver(stack: readonly Layer[], { changes, problemAt }: ReadOverlay, when: When): readonly Problem[] {
  return changes.flatMap((change, index) => {
    if (standsBack(change, changes, when)) return [];
    const layer = stack.findLast(({ files }) => Object.prototype.hasOwnProperty.call(files, change.of));
    const { files, touched, problems } = applyOverlay(layer?.files ?? {}, [change], when, (_, code, params) => problemAt(index, code, params));
    for (const of of touched) {
      layer!.files[of] = files[of]!;
      layer!.steps.push({ of, change: { ...change, layer: stack.at(-1)!.name }, data: files[of]!, told: (code, params) => problemAt(index, code, params) });
    }
    return problems;
  });
}

/** A file with the text it was read from, where it still says the same. */
function fileOf({ name, texts, files, below }: Layer, path: string): PackFile {
  const text = files[path] === below[path] ? texts?.get(path) : undefined;
  return text === undefined ? { path: `${name}/${path}.yaml`, content: { data: files[path]! } } : { path: text.path, content: text.text };
}

/** The problems of a pack told at the changes that made them, where its own files are sound; null where they are not. */
function brokenByChanges(layer: Layer): readonly Problem[] | null {
  const own = parseParts(layer.name, Object.fromEntries(Object.keys(layer.below).map((path) => [path, fileOf({ ...layer, files: layer.below }, path)])));
  if (!own.ok) return null;
  const problems = [...new Set(layer.steps.map(({ of }) => of))].flatMap((of) => brokenAt(layer.name, layer.steps.filter((step) => step.of === of)));
  return problems.length > 0 ? problems : null;
}

/** What is wrong with one definition after all its changes, each told at the change since which it is wrong: what a later one mended is not. */
function brokenAt(name: string, steps: readonly Step[]): readonly Problem[] {
  const states = steps.map(({ of, data }) => {
    const read = parseParts(name, { [of]: { path: of, content: { data } } });
    return read.ok ? [] : read.problems;
  });
  return states.at(-1)!.map((one) => {
    const since = states.findLastIndex((state) => !state.some(({ code, params }) => code === one.code && params["field"] === one.params["field"])) + 1;
    // Where it stands in the file that was changed says nothing about the change; a formula's own lines do.
    const params = one.code.startsWith("formula.") ? one.params : Object.fromEntries(Object.entries(one.params).filter(([key]) => !["file", "line", "column"].includes(key)));
    return steps[since]!.told(one.code, params);
  });
}
