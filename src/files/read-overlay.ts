import { z } from "zod";
import { canonicalJson } from "../core/basics/canonical-json.ts";
import type { Problem } from "../core/basics/problem.ts";
import { done, type Result } from "../core/basics/result.ts";
import type { OverlayChange } from "../core/pack/overlay.ts";
import type { PackData } from "../core/pack/source.ts";
import { STAGES } from "../core/form/filing-values.ts";
import { readPath } from "../core/pack/data-path.ts";
import { changeRead, changeWritten, type WrittenChange } from "../core/pack/written-change.ts";
import { count, fit, someOf, text } from "./pack-words.ts";
import { readYaml, type PackContent } from "./read-yaml.ts";

/** More changes than this are a pack of their own. */
const MOST_CHANGES = 500;

const data: z.ZodType<PackData> = z.lazy(() => z.union([z.string().max(2000, "pack.text-too-long"), z.array(data), z.record(z.string(), data)]));
const year = count.refine((value) => value >= 1990 && value <= 2100, "pack.not-year");

const changeShape = z.strictObject({
  of: z.string().regex(/^[a-z]+(-[a-z]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/, "pack.not-definition"),
  at: z.string().max(500, "pack.text-too-long").refine((path) => readPath(path) !== null, "pack.overlay-path"),
  was: data.optional(),
  is: data.optional(),
  add: data.optional(),
  from: year.optional(),
  until: year.optional(),
  stages: someOf(STAGES).optional(),
  why: text,
}).superRefine(({ is, add, was, from, until }, check) => {
  const says = add === undefined ? canonicalJson(is ?? null) !== canonicalJson(was ?? null) : is === undefined && was === undefined;
  if (!says) check.addIssue({ code: "custom", message: "pack.overlay-says-nothing" });
  if (from !== undefined && until !== undefined && from > until) check.addIssue({ code: "custom", path: ["until"], message: "pack.years-upside-down", params: { from, until } });
});

export const overlayShape = z.strictObject({ changes: z.array(changeShape).max(MOST_CHANGES) });

/** The changes of an overlay and how a problem is told at one of them. */
export interface ReadOverlay {
  readonly changes: readonly OverlayChange[];
  readonly problemAt: (change: number, code: string, params: Problem["params"]) => Problem;
}

export function parseOverlay(path: string, content: PackContent): Result<readonly OverlayChange[]> {
  const read = readOverlay(path, content);
  return read.ok ? done(read.value.changes) : read;
}

/** Reads `overlay.yaml`. */
export function readOverlay(path: string, content: PackContent): Result<ReadOverlay> {
  const file = readYaml(path, content);
  if (!file.ok) return file;
  const shape = fit(overlayShape, file.value);
  if (!shape.ok) return shape;
  const changes = shape.value.changes.map(changeRead);
  return done({ changes, problemAt: (change, code, params) => file.value.problemAt(["changes", change], code, params as Record<string, string | number>) });
}

/** An overlay in the words of its file. */
export function overlayData(changes: readonly OverlayChange[]): { readonly changes: readonly WrittenChange[] } {
  return { changes: changes.map(changeWritten) };
}
