import { cellPath, parseCellPath } from "./cell-path.ts";
import type { Stage } from "./filing-values.ts";
import { isScored } from "./stage.ts";

/**
 * 佐证挂在哪一格: where the evidence of a line hangs, seen from any of its cells. An indicator of a scored form has it on that very cell; in a form of
 * application it shows what was done, so it hangs on 落实情况 of the measure, wherever in its line somebody stands. Null where the stage asks for none there.
 */
export function evidenceCell(stage: Stage, path: string): string | null {
  const cell = parseCellPath(path);
  if (cell?.kind === "rows") return isScored(stage) ? path : null;
  return stage === "application" && cell?.kind === "measures" ? cellPath("measures", cell.id, "reply") : null;
}

/** Whether evidence may hang on a cell: in a form of application on the reply to a measure alone; elsewhere on any cell, as the kinds of evidence are the same for all. */
export function mayHangOn(stage: Stage, path: string): boolean {
  return stage !== "application" || evidenceCell(stage, path) === path;
}
