import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { blankValues } from "../../../src/core/form/blank-values.ts";
import { formFor, frameFor } from "../../../src/core/form/form-for.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";
import { textAt } from "../../../src/web/form/cells.ts";
import { shapeOf } from "../../../src/web/form/grid-shape.ts";
import { openGrid, step, type GridState, type GridWish } from "../../../src/web/form/grid-state.ts";
import { taskTotal } from "../../../src/web/form/task-total.ts";
import { keptTexts, takenTexts } from "../../../src/web/pages/filing/margin/roll-up-taken.ts";
import { rollUpRule } from "../../../src/core/roll-up/roll-up-rule.ts";

const read = await loadDefinitions();
assert.ok(read.ok);
const form = formFor(read.value, { stage: "goal", book: "GENERAL_PUBLIC", kind: "department-overall", year: 2027 });
const values = blankValues(frameFor(read.value, form), form);
const shape = shapeOf({ form, stage: "goal", fillable: () => true, rowsOpen: true, beside: [] });
const run = (state: GridState, ...wishes: readonly GridWish[]): GridState => wishes.reduce(step, state);
const at = (path: string): GridState => run(openGrid(shape, values), { wish: "select", path });
const ids = (state: GridState): string => (state.values.tasks ?? []).map(({ id }) => id).join(" ");

describe("tasks of a department in the grid", () => {
  test("a row is added below the task in focus, and indicators stay as they were; it can be moved, removed and taken back", () => {
    const added = run(at("tasks[t2].name"), { wish: "add-row" });
    const fresh = added.selection.focus.replace(".name", "");
    assert.match(fresh, /^tasks\[t\d+\]$/);
    assert.deepEqual([(added.values.tasks ?? []).length, added.values.rows, (added.values.tasks ?? [])[2]?.id], [5, values.rows, fresh.slice(6, -1)]);
    const moved = run(added, { wish: "move-rows", by: 1 });
    assert.equal((moved.values.tasks ?? [])[3]?.id, fresh.slice(6, -1));
    const removed = run(moved, { wish: "remove-rows" });
    assert.equal(ids(removed), "t1 t2 t3 t4");
    assert.equal(ids(run(removed, { wish: "undo" }, { wish: "undo" }, { wish: "undo" })), "t1 t2 t3 t4");
    assert.equal(ids(run(removed, { wish: "undo" })), ids(moved));
  });

  test("ids are given once: a new task never takes that of another line", () => {
    const many = run(at("tasks[t1].name"), { wish: "add-row" }, { wish: "add-row" }, { wish: "select", path: "rows[r1].level3" }, { wish: "add-row" });
    const all = [...(many.values.tasks ?? []), ...many.values.rows].map(({ id }) => id);
    assert.equal(new Set(all).size, all.length);
  });

  test("a block from a spreadsheet fills tasks, adds those it lacks, and is one step to undo", () => {
    const block = Array.from({ length: 6 }, (_, row) => [`任务${row + 1}`, "内容", `${row + 1}0`, `${row + 1}0`, "0", "P1、P2"].join("\t")).join("\r\n");
    const pasted = run(at("tasks[t1].name"), { wish: "paste", text: block });
    assert.equal((pasted.values.tasks ?? []).length, 6);
    assert.deepEqual([textAt(pasted.values, "tasks[t4].total"), textAt(pasted.values, "tasks[t2].projects")], ["40", "P1、P2"]);
    assert.deepEqual(run(pasted, { wish: "undo" }).values, values);
  });

  test("the last row has the sum of each amount, and none where one is missing or is no number", () => {
    const block = shape.blocks.find(({ kind }) => kind === "tasks");
    assert.ok(block?.kind === "tasks");
    const sums = (total: string, other: string): readonly string[] => taskTotal(block.columns, [{ ...values.tasks![0]!, name: "甲", total: "1.5", fiscal: "1.5", other: "0" }, { ...values.tasks![1]!, name: "乙", total, fiscal: "2", other }, values.tasks![2]!]).map(({ text }) => text);
    assert.deepEqual(sums("2.5", "0.5"), ["", "4", "3.5", "0.5", ""]);
    assert.deepEqual(sums("二", ""), ["", "", "3.5", "", ""]);
  });
});

test("F210: what is taken keeps the sign before the number and forgets an older reason; what is kept says what the units came to", () => {
  const rule = rollUpRule("sum", { because: "旧理由" });
  assert.deepEqual([...takenTexts("rows[r1]", "rows[r1].target", "≥ 5000人", rule, "5650人")], [["rows[r1].target", "≥5650人"], ["rows[r1].rollUp", "method=sum;took=5650人"]]);
  assert.deepEqual([...takenTexts("rows[r1]", "rows[r1].target", "", rule, "5650人")][0], ["rows[r1].target", "5650人"]);
  assert.deepEqual([...keptTexts("rows[r1]", rule, "5650人", " 含新校 ")], [["rows[r1].rollUp", "method=sum;took=5650人;because=含新校"]]);
});
