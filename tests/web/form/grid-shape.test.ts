import assert from "node:assert/strict";
import { test } from "node:test";
import type { ShapeBlock } from "../../../src/web/form/grid-shape.ts";
import { departmentShape, goalShape } from "./forms.ts";

/** How many columns of the grid each line of a block takes, its group before it counted in. */
function widths(block: ShapeBlock): readonly number[] {
  const sum = (cells: readonly { readonly span: { readonly count: number } }[]): number => cells.reduce((all, { span }) => all + span.count, "group" in block ? (block.group?.span.count ?? 0) : 0);
  return "columns" in block ? [sum(block.columns)] : block.rows.map(sum);
}

test("with scores of reviewers beside the indicators every line of the form is as wide as all columns, so that no corner is empty", () => {
  assert.equal(departmentShape.widths.length, printedColumns() + 4, "two reviewers with a score and a reason each");
  for (const block of departmentShape.blocks) assert.deepEqual([...new Set(widths(block))], [departmentShape.widths.length], block.kind);
  for (const block of goalShape.blocks) assert.deepEqual([...new Set(widths(block))], [goalShape.widths.length], block.kind);
});

/** Columns that the form of a self-evaluation prints. */
function printedColumns(): number {
  const rows = departmentShape.blocks.find(({ kind }) => kind === "rows");
  if (rows?.kind !== "rows") throw new Error("a form without indicators");
  return rows.columns.filter(({ label }) => label !== null).reduce((sum, { span }) => sum + span.count, rows.group?.span.count ?? 0);
}
