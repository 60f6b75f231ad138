import assert from "node:assert/strict";
import { test } from "node:test";
import { toShortText } from "../../src/core/basics/decimal.ts";
import { blankValues } from "../../src/core/form/blank-values.ts";
import { isBlankRow } from "../../src/core/form/cell-path.ts";
import { differences } from "../../src/core/form/differences.ts";
import type { FilingHead, FilingRow, FilingValues, Stage } from "../../src/core/form/filing-values.ts";
import { outsideFills } from "../../src/core/form/outside-fills.ts";
import { profileFor } from "../../src/core/form/profile-for.ts";
import { scoreFiling } from "../../src/core/form/score-filing.ts";
import { submissionProblems } from "../../src/core/form/submission-problems.ts";
import { blankGroups } from "../../src/core/layout/form.ts";
import { layOutEmpty } from "../../src/core/layout/lay-out-table.ts";
import { drawFiling, type FilingToDraw } from "../../src/files/draw-filing.ts";
import { formInWorkbook } from "../../src/files/form-in-workbook.ts";
import { loadDefinitions } from "../../src/files/load-definitions.ts";
import { readGrids } from "../../src/files/read-grid.ts";
import { readTables } from "../../src/files/read-tables.ts";
import { writeXlsx } from "../../src/files/write-xlsx.ts";
import { speak } from "../../src/words/index.ts";

const read = await loadDefinitions();
assert.ok(read.ok, JSON.stringify(read));
const packs = read.value;
const say = speak("zh-CN");

/** 成本指标在产出指标之下，和单列为一级指标。 */
const OLD = "cost-in-output";
const NEW = "cost-first";
type Layout = typeof OLD | typeof NEW;

const formOf = (stage: Stage) => packs.forms.find(({ id }) => id === stage)!;
const frameOf = (id: string) => packs.frames.find((frame) => frame.id === id)!;
const headOf = (stage: Stage): FilingHead => ({ stage, year: 2026, name: "农村公路日常养护", department: "交通运输局", unit: "公路养护中心" });

/** What one goal promises; only what costs belongs to another kind in each layout. */
const PROMISED: readonly (readonly [kind: string, name: string, target: string, points: string])[] = [
  ["成本", "每公里日常养护成本", "≤0.86万元", "20"],
  ["数量指标", "列养公路里程", "≥1512公里", "14"],
  ["质量指标", "优良中等路率", "≥95%", "13"],
  ["时效指标", "水毁修复时间", "≤48小时", "13"],
  ["社会效益指标", "农村客运班线通畅率", "≥99%", "20"],
  ["服务对象满意度指标", "沿线群众满意度", "≥90%", "10"],
];

/** The same goal on the blank form of a layout: each indicator in the first row of its kind, the other rows left empty, as units do. */
function laidOut(layout: Layout, stage: "goal" | "self-evaluation" = "goal"): FilingValues {
  const blank = blankValues(frameOf(layout), formOf(stage));
  const cost = layout === OLD ? "成本指标" : "经济成本指标";
  const taken = new Set<string>();
  const rows = blank.rows.map((row): FilingRow => {
    const promised = PROMISED.find(([kind]) => (kind === "成本" ? cost : kind) === row.level2);
    if (promised === undefined || taken.has(row.level2)) return row;
    taken.add(row.level2);
    const [, level3, target, points] = promised;
    const isScored = stage === "self-evaluation";
    return { ...row, level3, target, points, actual: isScored ? target.slice(1) : "", score: isScored ? points : "" };
  });
  const amount = stage === "goal" ? { initialBudget: "1310" } : { initialBudget: "1310", adjustedBudget: "1310", executed: "1310" };
  const none = stage === "goal" ? { initialBudget: "0" } : { initialBudget: "0", adjustedBudget: "0", executed: "0" };
  return { ...blank, goal: { planned: "2026年对1512公里农村公路开展日常养护，沿线群众满意度达到90%以上。", actual: stage === "goal" ? "" : "均已完成。" }, funds: blank.funds.map((line, index) => ({ ...line, ...(index < 2 ? amount : none) })), rows };
}

const filing = (stage: Stage, values: FilingValues): FilingToDraw => ({ head: headOf(stage), values, form: formOf(stage), profile: profileFor(packs, 2026), demo: false, drafts: [] });

async function workbook(drawn: FilingToDraw): Promise<Uint8Array> {
  const layout = drawFiling(drawn, say);
  return writeXlsx([{ name: layout.title, layout }]);
}

async function through(drawn: FilingToDraw, against: FilingToDraw): Promise<ReturnType<typeof formInWorkbook>> {
  const grids = readGrids(await workbook(drawn));
  assert.ok(grids.ok);
  return formInWorkbook(grids.value, against, packs.forms);
}

const filled = ({ rows }: FilingValues): readonly FilingRow[] => rows.filter((row) => !isBlankRow(row));
const promises = (values: FilingValues): readonly (readonly string[])[] => filled(values).map(({ level3, target, points }) => [level3, target, points]).sort(([a], [b]) => (a! < b! ? -1 : 1));
const levels = (values: FilingValues): readonly string[] => filled(values).map(({ level1, level2, level3 }) => `${level1}/${level2}/${level3}`);

test("F204: cost under output and cost on level 1 are two variants of one form, in every stage, each with the kinds of its frame", () => {
  for (const stage of ["goal", "monitoring", "self-evaluation"] as const) {
    for (const layout of [OLD, NEW]) {
      const frame = frameOf(layout);
      assert.deepEqual(blankGroups(formOf(stage), layout).map(({ level1, kinds }) => [level1.zh, kinds.map(({ level2 }) => level2.zh)]), frame.groups.map(({ level1, kinds }) => [level1, [...kinds]]), `${stage} ${layout}`);
      const drawn = layOutEmpty(formOf(stage), say, layout);
      const texts = drawn.rows.flatMap(({ cells }) => cells.map(({ text }) => text.replace(/\n.*/, "")));
      assert.equal(drawn.title, formOf(stage).title.zh);
      assert.equal(texts.includes("经济成本指标"), layout === NEW);
      assert.equal(texts.indexOf("成本指标") < texts.indexOf("产出指标"), layout === NEW, "cost comes first only where it is a level of its own");
    }
  }
});

test("F204: one goal laid out in both gives the same indicators, is as complete in one as in the other, and scores the same", () => {
  const [old, now] = [laidOut(OLD), laidOut(NEW)];
  assert.deepEqual(promises(old), promises(now));
  assert.deepEqual(levels(old).filter((level) => level.includes("成本")), ["产出指标/成本指标/每公里日常养护成本"]);
  assert.deepEqual(levels(now).filter((level) => level.includes("成本")), ["成本指标/经济成本指标/每公里日常养护成本"]);
  for (const values of [old, now]) assert.deepEqual(submissionProblems(headOf("goal"), values, packs), []);
  const totals = [OLD, NEW].map((layout) => {
    const values = laidOut(layout as Layout, "self-evaluation");
    assert.deepEqual(submissionProblems(headOf("self-evaluation"), values, packs), []);
    const { totals: { unit } } = scoreFiling(headOf("self-evaluation"), values, packs);
    return unit === null ? null : toShortText(unit);
  });
  assert.deepEqual(totals, ["100", "100"]);
});

for (const stage of ["goal", "self-evaluation"] as const) {
  for (const layout of [OLD, NEW]) {
    test(`F204: ${stage} in ${layout} goes out as a workbook and comes back, and the reader of published tables finds the same in it`, async () => {
      const drawn = filing(stage, laidOut(layout as Layout, stage));
      const back = await through(drawn, drawn);
      assert.ok(back.ok, JSON.stringify(back));
      assert.deepEqual(back.value, drawn.values);
      const emptied: FilingValues = { ...drawn.values, goal: { planned: "", actual: "" }, rows: drawn.values.rows.map((row) => ({ ...row, level3: "", target: "", actual: "" })) };
      const filledAgain = await through(drawn, filing(stage, emptied));
      assert.ok(filledAgain.ok, JSON.stringify(filledAgain));
      assert.deepEqual(filledAgain.value, drawn.values);
      const tables = [...readTables({ name: "表.xlsx", bytes: await workbook(drawn) })];
      const [outcome] = tables;
      assert.ok(tables.length === 1 && outcome?.kind === "table", JSON.stringify(outcome));
      const known = outcome.table.indicators.filter(({ level3 }) => level3 !== null);
      assert.deepEqual(known.map(({ level1, level2, level3 }) => `${level1}/${level2}/${level3}`), levels(drawn.values));
      assert.deepEqual(known.map(({ targetRaw, points }) => [targetRaw, points === null ? "" : toShortText(points)]), filled(drawn.values).map(({ target, points }) => [target, points]));
    });
  }
}

for (const [from, to] of [[OLD, NEW], [NEW, OLD]] as const) {
  test(`F204: a goal's workbook in ${from} comes into a record in ${to} whole: no indicator is lost, and each stands where the workbook has it`, async () => {
    // Drawn from a record of the other layout; with fewer and with more rows than the record it comes into.
    for (const keep of [() => true, (row: FilingRow) => !isBlankRow(row)]) {
      const source = laidOut(from);
      const drawn = filing("goal", { ...source, rows: source.rows.filter(keep) });
      for (const target of [laidOut(to), { ...laidOut(to), rows: filled(laidOut(to)) }, blankValues(frameOf(to), formOf("goal"))]) {
        const came = await through(drawn, filing("goal", target));
        assert.ok(came.ok, JSON.stringify(came));
        assert.deepEqual(levels(came.value), levels(drawn.values));
        assert.deepEqual(promises(came.value), promises(drawn.values));
        assert.deepEqual(submissionProblems(headOf("goal"), came.value, packs), []);
      }
    }
  });
}

test("F204: a self-evaluation has the rows its goal was approved with: a workbook with the other layout's is refused, by the place that tells or as what is not the unit's to change", async () => {
  const [old, now] = [laidOut(OLD, "self-evaluation"), laidOut(NEW, "self-evaluation")];
  const shorter = await through(filing("self-evaluation", { ...old, rows: filled(old) }), filing("self-evaluation", now));
  assert.ok(!shorter.ok);
  assert.equal(shorter.problems[0]!.code, "form-workbook.moved");
  const workflow = packs.workflows.find(({ stage }) => stage === "self-evaluation")!;
  const fills = workflow.steps[0]!.fills;
  // As many rows of other kinds: the levels would change, which were approved with the goal.
  assert.equal(old.rows.length, now.rows.length);
  const equallyLong = await through(filing("self-evaluation", old), filing("self-evaluation", now));
  assert.ok(equallyLong.ok);
  const outside = outsideFills(differences(now, equallyLong.value), fills);
  assert.ok(outside.some(({ path }) => /^rows\[r\d+\]\.level1$/.test(path)), JSON.stringify(outside));
});
