import type { WrittenChange } from "./written-change.ts";

/**
 * What a file of a pack says before anything is made of it: texts, lists and maps as somebody wrote them. Nothing is turned into a number,
 * so that the same pack has the same spelling wherever it is read.
 */
export type PackData = string | readonly PackData[] | { readonly [key: string]: PackData };

/** A pack as it is read, carried and stored: its manifest and its files by path without their ending (`forms/goal`). */
export interface PackSource {
  readonly id: string;
  /** Semantic version of the pack: `1.4.0`. */
  readonly version: string;
  /** The pack it is laid upon; null for one that stands by itself. */
  readonly overlays: string | null;
  readonly manifest: PackData;
  readonly files: Readonly<Record<string, PackData>>;
}

/** 方案集: the packs of a region laid upon each other, the lowest first, and what the city chose among what they offer. Its digest pins records. */
export interface PackSet {
  readonly layers: readonly PackSource[];
  /** How many of the topmost layers are the bureau's own: imported or changed here; the others came with the installation. */
  readonly own: number;
  readonly choice: PackChoice | null;
}

/** Which workflow each stage begins on and which frame a blank goal offers. */
export interface PackChoice {
  readonly pack: string;
  readonly workflows: Readonly<Record<string, string>>;
  readonly frame: string;
  /** What is chosen otherwise from a budget year on or until one, as an overlay would say it of `city/choice`; nothing where it is left out. */
  readonly changes?: readonly WrittenChange[];
}

/** What changes of an overlay call the choice of a city: `of: city/choice, at: workflows.goal`. */
export const CHOICE = "city/choice";

/** Name of the layer in which a bureau's own changes stand. */
export const LOCAL = "local";

/** The bureau's own layers of a set, the lowest first. */
export function ownLayers({ layers, own }: PackSet): readonly PackSource[] {
  return layers.slice(layers.length - own);
}

/** The layers that came with the installation. */
export function broughtLayers({ layers, own }: PackSet): readonly PackSource[] {
  return layers.slice(0, layers.length - own);
}

/** The same set with other layers of the bureau's own. */
export function withOwnLayers(set: PackSet, own: readonly PackSource[]): PackSet {
  return { ...set, layers: [...broughtLayers(set), ...own], own: own.length };
}

export function isList(data: PackData | undefined): data is readonly PackData[] {
  return Array.isArray(data);
}

export function isMap(data: PackData | undefined): data is { readonly [key: string]: PackData } {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

/** The same texts composed the same way (NFC), so that two machines that write 方案 differently still say the same. */
export function composed(data: PackData): PackData {
  if (typeof data === "string") return data.normalize("NFC");
  if (isList(data)) return data.map(composed);
  return Object.fromEntries(Object.entries(data as { readonly [key: string]: PackData }).map(([key, value]) => [key.normalize("NFC"), composed(value)]));
}
