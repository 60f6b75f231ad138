import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checksOf, type ExAnteScheme } from "../../../src/core/ex-ante/scheme.ts";
import type { SheetRatings } from "../../../src/core/ex-ante/score-sheet.ts";
import { PACKS_FOLDER } from "../../../src/files/load-packs.ts";
import { parseExAntes } from "../../../src/files/read-ex-ante.ts";

/** What the national pack says of it. */
export function nationalScheme(id: "project" | "policy"): ExAnteScheme {
  const read = parseExAntes(`national/ex-ante/${id}.yaml`, readFileSync(join(PACKS_FOLDER, "national", "ex-ante", `${id}.yaml`), "utf8"));
  if (!read.ok) assert.fail(JSON.stringify(read.problems));
  return read.value[0];
}

/** The same scheme with other numbers. */
export function withRules(scheme: ExAnteScheme, rules: Partial<ExAnteScheme["rules"]>): ExAnteScheme {
  return { ...scheme, rules: { ...scheme.rules, ...rules } };
}

/** A sheet on which everything is rated alike but for some. */
export function sheetOf(scheme: ExAnteScheme, all: string, but: Readonly<Record<string, string | null>> = {}): SheetRatings {
  return Object.fromEntries(checksOf(scheme).map(({ id }) => [id, { rating: Object.hasOwn(but, id) ? but[id]! : all, comment: "说明" }]));
}
