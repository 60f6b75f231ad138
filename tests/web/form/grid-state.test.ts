import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { textAt } from "../../../src/web/form/cells.ts";
import { linesOf } from "../../../src/web/form/grid-shape.ts";
import { copiedBlock, moved, selectedCells, spotOf } from "../../../src/web/form/selection.ts";
import { liveValues, openGrid, step, type GridState, type GridWish } from "../../../src/web/form/grid-state.ts";
import { writeBlock } from "../../../src/web/form/tsv.ts";
import { departmentShape, goalShape, row, values } from "./forms.ts";

const numRuns = process.env["HENGJI_LONG"] === "1" ? 5000 : 150;
const seed = 20260331;

const run = (state: GridState, ...wishes: readonly GridWish[]): GridState => wishes.reduce(step, state);
const at = (path: string): GridState => run(openGrid(goalShape, values), { wish: "select", path });
const said = (state: GridState): string[] => state.said.messages.map(({ code }) => code);

describe("moving", () => {
  test("follows the form from line to line, and stays where it ends", () => {
    assert.equal(run(at("rows[r1].target"), { wish: "move", direction: "down" }).selection.focus, "rows[r2].target");
    assert.equal(run(at("rows[r1].target"), { wish: "move", direction: "right" }).selection.focus, "rows[r1].points");
    assert.equal(run(at("rows[r4].points"), { wish: "move", direction: "right" }).selection.focus, "rows[r4].points");
    assert.equal(run(at("rows[r4].points"), { wish: "move", direction: "down" }).selection.focus, "rows[r4].points");
    assert.equal(run(at("rows[r1].level1"), { wish: "move", direction: "up" }).selection.focus, "goal.planned");
  });

  test("Tab goes on in the next line, and out of the grid at its end", () => {
    const lines = linesOf(goalShape, values);
    assert.equal(moved(lines, "rows[r1].points", "next"), "rows[r2].level1");
    assert.equal(moved(lines, "rows[r2].level1", "previous"), "rows[r1].points");
    assert.equal(moved(lines, "rows[r4].points", "next"), null);
    const first = openGrid(goalShape, values);
    assert.equal(moved(lines, `${lines[0]!.key}.${lines[0]!.columns[0]!.field}`, "previous"), null);
    assert.notEqual(spotOf(lines, first.selection.focus), null);
  });

  test("from any cell every direction leads to a cell", () => {
    const lines = linesOf(departmentShape, values);
    for (const { key, columns } of lines) {
      for (const { field } of columns) {
        for (const direction of ["up", "down", "left", "right", "next", "previous", "line-start", "line-end", "top", "bottom", "page-up", "page-down"] as const) {
          const to = moved(lines, `${key}.${field}`, direction);
          assert.ok(to === null || spotOf(lines, to) !== null, `${key}.${field} ${direction} ${to}`);
        }
      }
    }
  });

  test("a selection stays within its part of the form", () => {
    const state = run(at("rows[r1].level3"), { wish: "move", direction: "up", extend: true }, { wish: "move", direction: "down", extend: true }, { wish: "move", direction: "right", extend: true });
    assert.deepEqual(selectedCells(linesOf(goalShape, values), state.selection), [["rows[r1].level3", "rows[r1].target"], ["rows[r2].level3", "rows[r2].target"]]);
  });
});

describe("typing", () => {
  test("replaces what stood there, and counts as live before it is taken over", () => {
    const typing = run(at("rows[r1].points"), { wish: "type", text: "4" }, { wish: "type", text: "40" });
    assert.equal(textAt(typing.values, "rows[r1].points"), "30");
    assert.equal(textAt(liveValues(typing), "rows[r1].points"), "40");
    const done = run(typing, { wish: "commit", onward: "down" });
    assert.equal(textAt(done.values, "rows[r1].points"), "40");
    assert.equal(done.selection.focus, "rows[r2].points");
  });

  test("is given up with Esc", () => assert.equal(textAt(run(at("rows[r1].points"), { wish: "type", text: "4" }, { wish: "cancel" }).values, "rows[r1].points"), "30"));

  test("goes on in what stood there after F2", () => assert.deepEqual(run(at("rows[r1].points"), { wish: "edit" }).editing, { text: "30", by: "edit" }));

  test("is taken over when another cell is chosen", () => {
    const state = run(at("rows[r1].points"), { wish: "type", text: "7" }, { wish: "select", path: "goal.planned" });
    assert.equal(textAt(state.values, "rows[r1].points"), "7");
    assert.equal(state.editing, null);
  });

  test("changes nothing in a cell that this step does not fill, and says so", () => {
    const shut = run(openGrid(departmentShape, values), { wish: "select", path: "rows[r1].target" }, { wish: "type", text: "x" });
    assert.equal(shut.editing, null);
    assert.deepEqual(said(shut), ["app-form.closed"]);
    assert.equal(openGrid(departmentShape, values).selection.focus, "rows[r1].departmentScore");
  });
});

describe("rows", () => {
  test("a new row stands below, is of the same kind, and gets a number nobody had", () => {
    const state = run(at("rows[r3].target"), { wish: "add-row" });
    assert.deepEqual(state.values.rows.map(({ id }) => id), ["r1", "r2", "r3", "r5", "r4"]);
    assert.equal(state.values.rows[3]!.level1, "效益指标");
    assert.equal(state.selection.focus, "rows[r5].level3");
    const again = run(state, { wish: "remove-rows" }, { wish: "add-row" });
    assert.ok(again.values.rows.some(({ id }) => id === "r6") && !again.values.rows.some(({ id }) => id === "r5"));
  });

  test("several are removed at once and come back at once", () => {
    const state = run(at("rows[r2].target"), { wish: "move", direction: "down", extend: true }, { wish: "remove-rows" });
    assert.deepEqual(state.values.rows.map(({ id }) => id), ["r1", "r4"]);
    assert.equal(run(state, { wish: "undo" }).values, values);
  });

  test("several move together, and stop together at the edge", () => {
    const state = run(at("rows[r2].target"), { wish: "move", direction: "down", extend: true }, { wish: "move-rows", by: -1 });
    assert.deepEqual(state.values.rows.map(({ id }) => id), ["r2", "r3", "r1", "r4"]);
    assert.equal(run(state, { wish: "move-rows", by: -1 }).values, state.values);
    assert.deepEqual(run(state, { wish: "move-rows", by: 1 }, { wish: "move-rows", by: 1 }).values.rows.map(({ id }) => id), ["r1", "r4", "r2", "r3"]);
  });

  test("stay as they are where the step does not open them", () => {
    const state = run(openGrid(departmentShape, values), { wish: "add-row" });
    assert.equal(state.values, values);
    assert.deepEqual(said(state), ["app-form.rows-closed"]);
  });
});

describe("pasting", () => {
  test("a block goes in from the upper left, and rows are added for what is left", () => {
    const state = run(at("rows[r4].level3"), { wish: "paste", text: "满意度A\t≥95%\t5\r\n满意度B\t≥90%\t5\r\n" });
    assert.equal(textAt(state.values, "rows[r4].target"), "≥95%");
    assert.equal(textAt(state.values, "rows[r5].level3"), "满意度B");
    assert.deepEqual(said(state), ["app-form.paste.done", "app-form.paste.rows-added"]);
    assert.equal(state.selection.focus, "rows[r5].points");
  });

  test("what was said of it goes with the next change, back or onward", () => {
    const pasted = run(at("rows[r4].level3"), { wish: "paste", text: "满意度A\t≥95%\t5\r\n满意度B\t≥90%\t5\r\n" });
    assert.deepEqual(said(run(pasted, { wish: "select", path: "rows[r1].target" })), said(pasted));
    const undone = run(pasted, { wish: "undo" });
    assert.deepEqual([said(undone), said(run(undone, { wish: "redo" }))], [[], []]);
    assert.deepEqual(said(run(pasted, { wish: "type", text: "3" }, { wish: "commit" })), []);
  });

  test("one cell fills a whole selection", () => {
    const state = run(at("rows[r1].points"), { wish: "move", direction: "down", extend: true }, { wish: "paste", text: "15" });
    assert.deepEqual(state.values.rows.map(({ points }) => points), ["15", "15", "30", "6"]);
  });

  test("merged cells give their text to the rows they stood for, and a heading is left out", () => {
    const text = "一级指标\t二级指标\t三级指标\t指标值\t分值\r\n产出指标\t数量指标\t甲\t1个\t10\r\n\t\t乙\t2个\t20\r\n\t质量指标\t丙\t100%\t20\r\n效益指标\t\t丁\t好\t40\r\n";
    const state = run(at("rows[r1].level1"), { wish: "paste", text });
    assert.deepEqual(state.values.rows.map(({ level1, level2, level3 }) => [level1, level2, level3]), [
      ["产出指标", "数量指标", "甲"], ["产出指标", "数量指标", "乙"], ["产出指标", "质量指标", "丙"], ["效益指标", "", "丁"],
    ]);
    assert.deepEqual(said(state), ["app-form.paste.done", "app-form.paste.heading", "app-form.paste.filled-down"]);
  });

  test("a whole table takes the place of the empty lines of its level 1s, and they come back when it is taken back", () => {
    const offered = { ...values, rows: [
      row("r1"), row("r2", { level2: "质量指标" }), row("r3", { level2: "时效指标" }), row("r4", { level1: "效益指标", level2: "社会效益指标" }),
      row("r5", { level1: "效益指标", level2: "生态效益指标", level3: "绿化率" }), row("r6", { level1: "满意度指标", level2: "服务对象满意度指标" }),
    ] };
    const open = run(openGrid(goalShape, offered), { wish: "select", path: "rows[r1].level1" });
    const state = run(open, { wish: "paste", text: "产出指标\t数量指标\t甲\t1个\t60\r\n效益指标\t社会效益指标\t乙\t≥2次\t30\r\n" });
    assert.deepEqual(state.values.rows.map(({ id, level1, level3 }) => [id, level1, level3]), [["r1", "产出指标", "甲"], ["r2", "效益指标", "乙"], ["r5", "效益指标", "绿化率"], ["r6", "满意度指标", ""]]);
    assert.deepEqual(state.said.messages.map(({ code, params }) => [code, params["count"]]), [["app-form.paste.done", 10], ["app-form.paste.rows-dropped", 2]]);
    assert.deepEqual(run(state, { wish: "undo" }).values, offered);
    // One line of a form is no table of its own.
    const one = run(open, { wish: "paste", text: "产出指标\t数量指标\t甲\t1个\t60\r\n" });
    assert.equal(one.values.rows.length, 6);
  });

  test("cells that are closed keep their text, and are counted only where it differs", () => {
    const open = run(openGrid(departmentShape, values), { wish: "select", path: "rows[r1].level3" });
    const state = run(open, { wish: "paste", text: "培训人次\t≥60人次" });
    assert.equal(state.values, values);
    assert.deepEqual(state.said.messages.map(({ code, params }) => [code, params["count"]]), [["app-form.paste.done", 0], ["app-form.paste.closed", 1]]);
  });

  test("what goes beyond the form is told", () => {
    const state = run(at("rows[r1].points"), { wish: "paste", text: "1\t2\t\r\n" });
    assert.deepEqual(state.said.messages.map(({ code, params }) => [code, params["count"]]), [["app-form.paste.done", 1], ["app-form.paste.beyond", 1]]);
    const funds = run(at("funds[f1].initialBudget"), { wish: "paste", text: "1\r\n2\r\n3\r\n" });
    assert.deepEqual(funds.said.messages.map(({ code, params }) => [code, params["count"]]), [["app-form.paste.done", 1], ["app-form.paste.rows-lost", 2]]);
  });

  test("several paragraphs are one goal", () => {
    const state = run(at("goal.planned"), { wish: "paste", text: "一、完成培训。\r\n二、提高就业。\r\n" });
    assert.equal(state.values.goal.planned, "一、完成培训。\n二、提高就业。");
  });

  test("no more rows than a filing may hold", () => {
    const state = run(at("rows[r4].level3"), { wish: "paste", text: Array.from({ length: 600 }, (_, index) => `指标${index}`).join("\n") });
    assert.equal(state.values.rows.length, 500);
    assert.deepEqual(said(state), ["app-form.paste.done", "app-form.paste.rows-added", "app-form.paste.rows-lost"]);
  });
});

describe("whatever is done", () => {
  const paths = linesOf(goalShape, values).flatMap(({ key, columns }) => columns.map(({ field }) => `${key}.${field}`));
  const wish: fc.Arbitrary<GridWish> = fc.oneof(
    fc.record({ wish: fc.constant("select" as const), path: fc.constantFrom(...paths), extend: fc.boolean() }),
    fc.record({ wish: fc.constant("move" as const), direction: fc.constantFrom("up", "down", "left", "right", "next", "previous"), extend: fc.boolean() }),
    fc.record({ wish: fc.constant("type" as const), text: fc.constantFrom("", "7", "≥95%") }),
    fc.constantFrom<GridWish>({ wish: "edit" }, { wish: "commit" }, { wish: "cancel" }, { wish: "clear" }, { wish: "add-row" }, { wish: "remove-rows" }, { wish: "move-rows", by: 1 }, { wish: "move-rows", by: -1 }, { wish: "undo" }, { wish: "redo" }),
    fc.record({ wish: fc.constant("paste" as const), text: fc.constantFrom("a\tb\nc\td", "x", "1\n2\n3\n4\n5\n6") }),
  );

  test("undoing it all gives back what was there, and redoing it what was made of it", () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 40 }), (wishes) => {
        const done = run(openGrid(goalShape, values), ...wishes, { wish: "commit" });
        const back = run(done, ...done.past.map(() => ({ wish: "undo" as const })));
        assert.deepEqual(back.values, values);
        const forth = run(back, ...back.future.map(() => ({ wish: "redo" as const })));
        assert.deepEqual(forth.values, done.future.reduce<GridState>((state) => step(state, { wish: "redo" }), done).values);
      }),
      { numRuns, seed },
    );
  });

  test("the focus is a cell, no two rows have one id, and a row once removed never lends its id", () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 40 }), (wishes) => {
        let state = openGrid(goalShape, values);
        for (const one of wishes) {
          state = step(state, one);
          assert.notEqual(spotOf(linesOf(goalShape, state.values), state.selection.focus), null, JSON.stringify(one));
          const ids = state.values.rows.map(({ id }) => id);
          assert.equal(new Set(ids).size, ids.length);
          assert.ok(ids.every((id) => Number(id.slice(1)) < state.nextRow));
        }
      }),
      { numRuns, seed },
    );
  });

  test("what was copied and pasted over itself changes nothing", () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.constantFrom(...paths), (anchor, focus) => {
        const state = run(openGrid(goalShape, values), { wish: "select", path: anchor }, { wish: "select", path: focus, extend: true });
        const block = copiedBlock(linesOf(goalShape, values), values, state.selection);
        fc.pre(block.some((row) => row.some((cell) => cell !== "")));
        assert.deepEqual(run(state, { wish: "paste", text: writeBlock(block) }).values, values);
      }),
      { numRuns, seed },
    );
  });
});
