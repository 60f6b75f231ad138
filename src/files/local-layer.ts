import { problem, type Problem } from "../core/basics/problem.ts";
import { done, refused, type Result } from "../core/basics/result.ts";
import type { OverlayChange } from "../core/pack/overlay.ts";
import { isMap, LOCAL, type PackData, type PackSource } from "../core/pack/source.ts";
import { changeWritten, type WrittenChange } from "../core/pack/written-change.ts";
import { speak } from "../words/index.ts";
import { isDefinition } from "./pack-outline.ts";
import { parseParts, PART_FOLDERS } from "./pack-parts.ts";
import { overlayData, parseOverlay } from "./read-overlay.ts";
import { readYaml } from "./read-yaml.ts";

/** What a bureau changes itself: values of the packs below, and definitions of its own as files of a pack. */
export interface LocalChanges {
  readonly changes: readonly OverlayChange[];
  readonly files: readonly LocalFile[];
}

/** A definition of one's own as a file. */
export interface LocalFile {
  /** `forms/goal-county` */
  readonly path: string;
  /** In YAML or JSON. */
  readonly text: string;
  /** Why it is there; left out where nobody said. */
  readonly why?: string | undefined;
}

const PATH = /^([a-z]+(?:-[a-z]+)*)\/[a-z0-9]+(-[a-z0-9]+)*$/;
/** The file of a layer in which changes of values stand, without its ending. */
export const OVERLAY = "overlay";

/** The layer in which a bureau's own changes stand, upon the topmost of the others; null where it changes nothing. */
export function localLayer({ changes, files }: LocalChanges, below: readonly PackSource[]): Result<PackSource | null> {
  const problems: Problem[] = [];
  const read: Record<string, PackData> = {};
  for (const { path, text } of files) {
    const folder = PATH.exec(path)?.[1];
    if (folder === undefined || !PART_FOLDERS.includes(folder) || folder === "workflows") problems.push(problem("pack.not-definition", path, { field: path, found: path }));
    else if (Object.prototype.hasOwnProperty.call(read, path)) problems.push(problem("pack.twice", path, { field: folder, found: path }));
    else {
      const file = readYaml(`${path}.yaml`, text);
      if (file.ok) read[path] = file.value.data as PackData;
      else problems.push(...file.problems);
    }
  }
  if (problems.length > 0) return refused(...problems);
  if (changes.length === 0 && files.length === 0) return done(null);
  const overlays = below.at(-1)?.id ?? null;
  const manifest: PackData = { id: LOCAL, version: "1.0.0", schema: "1", title: { zh: speak("zh-CN")("app-packs.local"), en: speak("en")("app-packs.local") }, ...(overlays === null ? {} : { overlays }), ...reasonsOf(files) };
  return done({ id: LOCAL, version: "1.0.0", overlays, manifest, files: { ...read, ...(changes.length === 0 ? {} : { [OVERLAY]: overlayData(changes) }) } });
}

/** Why each file is there, as the manifest of the layer carries it: as long as the file itself. */
function reasonsOf(files: readonly LocalFile[]): { readonly reasons?: Readonly<Record<string, string>> } {
  const given = files.flatMap(({ path, why }) => (why === undefined || why === "" ? [] : [[path, why] as const]));
  return given.length === 0 ? {} : { reasons: Object.fromEntries(given) };
}

/** What is wrong with files by themselves, each with its line: they are written elsewhere and mended there, so a draft takes none that cannot be read. */
export function fileProblems(files: LocalChanges["files"]): readonly Problem[] {
  return files.flatMap(({ path, text }) => {
    const read = parseParts(LOCAL, { [path]: { path: `${path}.yaml`, content: text } });
    return read.ok ? [] : read.problems;
  });
}

/** The values that a layer changes; none where it has no such file, or one that can't be read. */
export function changesOf({ id, files }: PackSource): readonly OverlayChange[] {
  if (files[OVERLAY] === undefined) return [];
  const read = parseOverlay(`${id}/overlay.yaml`, { data: files[OVERLAY] });
  return read.ok ? read.value : [];
}

/** What a bureau changes itself as somebody sends it. */
export interface WrittenLocalChanges extends Pick<LocalChanges, "files"> {
  readonly changes: readonly WrittenChange[];
}

/** The bureau's own changes and definitions among its layers, as somebody sends them again. */
export function localOf(own: readonly PackSource[]): WrittenLocalChanges {
  const layer = own.find(({ id }) => id === LOCAL);
  if (layer === undefined) return { changes: [], files: [] };
  const reasons = isMap(layer.manifest) ? layer.manifest["reasons"] : undefined;
  const whyOf = (path: string): Pick<LocalFile, "why"> => {
    const why = isMap(reasons) ? reasons[path] : undefined;
    return typeof why === "string" ? { why } : {};
  };
  return { changes: changesOf(layer).map(changeWritten), files: Object.entries(layer.files).filter(([of]) => isDefinition(of)).map(([path, data]) => ({ path, text: JSON.stringify(data, null, 2), ...whyOf(path) })) };
}
