import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { blankValues } from "../../../src/core/form/blank-values.ts";
import { lastYearAsDraft, monitoringFrom, selfEvaluationFrom } from "../../../src/core/form/carry-over.ts";
import { parseCellPath } from "../../../src/core/form/cell-path.ts";
import { differences, restore } from "../../../src/core/form/differences.ts";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import { formFor, frameFor } from "../../../src/core/form/form-for.ts";
import { laidUpon } from "../../../src/core/form/laid-upon.ts";
import { outsideFills } from "../../../src/core/form/outside-fills.ts";
import { profileFor } from "../../../src/core/form/profile-for.ts";
import { readFilingValues } from "../../../src/core/form/read-filing-values.ts";
import { drawFiling, type FilingToDraw } from "../../../src/files/draw-filing.ts";
import { formInWorkbook } from "../../../src/files/form-in-workbook.ts";
import { readGrids } from "../../../src/files/read-grid.ts";
import { writeXlsx } from "../../../src/files/write-xlsx.ts";
import { LANGUAGES, speak } from "../../../src/words/index.ts";
import { linesOf, shapeOf } from "../../../src/web/form/grid-shape.ts";
import { moved } from "../../../src/web/form/selection.ts";
import { gridOf } from "../layout/grid.ts";
import { definitions as packs } from "./filings.ts";

const form = formFor(packs, { stage: "goal", book: "GENERAL_PUBLIC", kind: "department-overall", year: 2026 });
const blank = blankValues(frameFor(packs, form), form);
const DUTIES = "负责全市义务教育、职业教育和学前教育的规划与管理。\n指导学校安全工作。";
const values: FilingValues = { ...blank, goal: { ...blank.goal, planned: "新建两所学校。", duties: DUTIES } };
const filing = (held: FilingValues): FilingToDraw => ({ head: { stage: "goal", year: 2026, name: "教育局整体", department: "示例市教育局", unit: "示例市教育局" }, values: held, form, profile: profileFor(packs, 2026), demo: false, drafts: [] });

describe("F204: 职能职责 on the goal of a department or unit as a whole", () => {
  test("a blank form asks for it, and no other form does", () => {
    assert.deepEqual(blank.goal, { planned: "", actual: "", duties: "" });
    for (const kind of ["project", "policy", "transfer-payment"] as const) {
      const other = formFor(packs, { stage: "goal", book: "GENERAL_PUBLIC", kind, year: 2026 });
      assert.ok(!("duties" in blankValues(frameFor(packs, other), other).goal), other.id);
    }
  });

  test("it is read, told as a difference, walked back and laid upon like any text of the goal", () => {
    assert.deepEqual(parseCellPath("goal.duties"), { kind: "goal", field: "duties" });
    const read = readFilingValues(JSON.parse(JSON.stringify(values)), "x");
    assert.ok(read.ok, JSON.stringify(read));
    assert.deepEqual(read.value, values);
    const changed: FilingValues = { ...values, goal: { ...values.goal, duties: "改过的职责。" } };
    const said = differences(values, changed);
    assert.deepEqual(said, [{ path: "goal.duties", before: DUTIES, after: "改过的职责。" }]);
    assert.deepEqual([restore(changed, said), laidUpon(values, changed, said)], [values, changed]);
    const { duties: _duties, ...without } = values.goal;
    const older: FilingValues = { ...values, goal: without };
    assert.deepEqual(restore(values, differences(older, values)), older);
  });

  test("whoever fills the goal fills it, and nobody else", () => {
    const change = [{ path: "goal.duties", before: "", after: "x" }];
    assert.deepEqual(outsideFills(change, ["goal.planned"]), []);
    assert.deepEqual(outsideFills(change, ["goal.actual", "rows[*].score"]), change);
  });

  test("it goes over to next year's goal, and not to forms that have no place for it", () => {
    assert.equal(lastYearAsDraft(values, null).goal.duties, DUTIES);
    const monitoring = formFor(packs, { stage: "monitoring", book: "GENERAL_PUBLIC", kind: "department-overall", year: 2026 });
    const evaluation = formFor(packs, { stage: "self-evaluation", book: "GENERAL_PUBLIC", kind: "department-overall", year: 2026 });
    assert.ok(!("duties" in monitoringFrom(values, monitoring, 9).goal) && !("duties" in selfEvaluationFrom(values, evaluation).goal));
  });

  test("it stands on the printed form above the tasks, and a workbook brings it back, in both languages", async () => {
    for (const language of LANGUAGES) {
      const layout = drawFiling(filing(values), speak(language));
      gridOf(layout);
      const texts = layout.rows.flatMap(({ cells }) => cells.map(({ text }) => text));
      const name = language === "en" ? "Duties in outline" : "职能职责概述";
      assert.ok(texts.indexOf(name) >= 0 && texts.indexOf(name) < texts.indexOf(language === "en" ? "Task" : "任务名称") && texts.includes(DUTIES));
      const grids = readGrids(await writeXlsx([{ name: layout.title, layout }]));
      assert.ok(grids.ok);
      const back = formInWorkbook(grids.value, filing(blank), packs.forms);
      assert.ok(back.ok, JSON.stringify(back));
      assert.deepEqual(back.value.goal, values.goal);
    }
  });

  test("on the screen keys lead from one text of the goal to what stands below it, though both are the goal's", () => {
    const shape = shapeOf({ form, stage: "goal", fillable: () => true, rowsOpen: true, beside: [] });
    const lines = linesOf(shape, values);
    const walk = ["goal.duties"];
    for (let next = moved(lines, "goal.duties", "next"); next !== null; next = moved(lines, next, "next")) walk.push(next);
    assert.equal(new Set(walk).size, walk.length, "no cell twice");
    assert.ok(walk.includes("goal.planned") && walk.indexOf("goal.planned") > walk.indexOf("tasks[t1].name"));
    assert.equal(moved(lines, "goal.planned", "down")?.startsWith("rows[r1]"), true);
    assert.equal(moved(lines, "goal.duties", "down"), "tasks[t1].name");
  });
});
