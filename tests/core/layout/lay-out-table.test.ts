import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decimal, toText } from "../../../src/core/basics/decimal.ts";
import { pickForm, type Form } from "../../../src/core/layout/form.ts";
import type { Layout } from "../../../src/core/layout/layout.ts";
import { layOutEmpty, layOutTable } from "../../../src/core/layout/lay-out-table.ts";
import type { PublishedTable } from "../../../src/core/recheck/table.ts";
import { speak } from "../../../src/words/index.ts";
import { cellAt, drawing, gridOf } from "./grid.ts";
import { sameAsGolden } from "./golden-file.ts";
import { anyTable, nationalForms, publishedTable, publishedTables, rowOf, RUNS } from "./tables.ts";

const forms = await nationalForms();
/** Those that draw indicators and money: what follows from a result has neither. */
const tableForms = forms.filter(({ draws }) => draws !== "application");
const say = speak("zh-CN");
const formFor = (table: PublishedTable) => pickForm(forms, table.form)!;

/** Everything a table prints, as it may be shown. */
function printedTexts(table: PublishedTable): string[] {
  const { project, goal } = table;
  const amounts = [
    project.initialBudget, project.adjustedBudget, project.executed, project.executionPoints, project.executionScore, table.totalPoints, table.totalScore,
    ...project.fundsRows.flatMap((part) => [part.initialBudget, part.adjustedBudget, part.executed]),
    ...table.indicators.flatMap(({ points, score }) => [points, score]),
  ];
  const texts = [
    project.name, project.department, project.unit, project.fundsUnit, project.executionRateRaw, goal.planned, goal.actual, table.publisher,
    ...project.fundsRows.flatMap(({ source, executionRateRaw }) => [source, executionRateRaw]),
    ...table.indicators.flatMap((row) => [row.level1, row.level2, row.level3, row.targetRaw, row.actualRaw, row.reason]),
  ];
  return [...amounts.map((amount) => (amount === null ? "" : toText(amount))), ...texts.map((one) => one ?? ""), table.year === null ? "" : String(table.year)].filter((one) => one !== "");
}

/** The same without what a cell of the form says of it by another name. */
function printedOn(form: Form, table: PublishedTable): string[] {
  if (!saysTheBody(form) || (table.project.unit ?? "") === "") return printedTexts(table);
  return printedTexts({ ...table, project: { ...table.project, name: null, department: null } });
}

const saysTheBody = ({ blocks }: Form): boolean => blocks.some((block) => block.kind === "fields" && block.rows.flat().some(({ field, says = [] }) => field === "project.unit" && says.length > 0));

function assertNothingLost(table: PublishedTable, layout: Layout, form: Form): void {
  const shown = [...layout.lines, ...layout.rows.flatMap(({ cells }) => cells.flatMap(({ text, number }) => (number === null ? [text] : [toText(number)])))];
  // A cell that is turned for want of width stands in one line.
  const inOneLine = (text: string) => text.replace(/\n/g, " ");
  for (const printed of printedOn(form, table)) assert.ok(shown.some((text) => inOneLine(text).includes(inOneLine(printed))), `${printed} is nowhere`);
}

test("each published table is drawn whole, without gap or overlap, on its own form", () => {
  for (const table of publishedTables()) {
    const layout = layOutTable(table, formFor(table), say);
    gridOf(layout);
    assertNothingLost(table, layout, formFor(table));
  }
});

test("any table on any form fills the grid and loses nothing, in both languages", () => {
  fc.assert(fc.property(anyTable, fc.constantFrom(...tableForms), fc.constantFrom("zh-CN" as const, "en" as const), (table, form, language) => {
    const layout = layOutTable(table, form, speak(language));
    gridOf(layout);
    assertNothingLost(table, layout, form);
  }), { numRuns: RUNS, seed: 20260101 });
});

test("the goal of a body as a whole says by the body's name whose it is: neither project nor department is printed at its foot, in any book", () => {
  const overall = forms.filter(({ serves, draws }) => draws === "goal" && serves?.kinds?.includes("unit-overall"));
  assert.deepEqual(overall.flatMap(({ serves }) => serves!.books), ["GENERAL_PUBLIC", "GOV_FUND", "STATE_CAPITAL", "SOCIAL_INSURANCE"]);
  const table = publishedTable("ningjin-high-school-aid-2019.json");
  const project = { ...table.project, name: "某市公路养护中心整体支出", department: "某市交通运输局", unit: "某市公路养护中心" };
  for (const form of overall) {
    const paths = (of: PublishedTable): (string | null)[] => layOutTable(of, form, say).rows.flatMap(({ cells }) => cells.map(({ path }) => path)).filter((path) => path?.startsWith("project.name") || path?.startsWith("project.department") || path === "project.unit");
    assert.deepEqual(paths({ ...table, project }), ["project.unit"], form.id);
    // What says it has to be filled itself: nothing is lost.
    assert.deepEqual(paths({ ...table, project: { ...project, unit: null } }), ["project.unit", "project.name", "project.department"], form.id);
  }
});

test("the columns of a form are as wide as its paper between the margins", () => {
  for (const form of forms) {
    const layout = layOutEmpty(form, say);
    const room = (form.paper.orientation === "portrait" ? 210 : 297) - 2 * form.paper.margin;
    assert.equal(layout.columns.reduce((total, width) => total + width, 0), room, form.id);
  }
});

test("a table that doesn't print something leaves the cell empty", () => {
  const table = publishedTable("caidian-forest-fire-2021.json");
  const layout = layOutTable(table, formFor(table), say);
  assert.equal(cellAt(layout, "indicators[0].score").text, "");
  assert.equal(cellAt(layout, "total_score").text, "");
  for (const { cells } of layout.rows) for (const { text } of cells) assert.doesNotMatch(text, /null|undefined|NaN/);
});

test("a self-evaluation looks as it was looked at", () => {
  const table = publishedTable("jishan-medical-insurance-2020.json");
  sameAsGolden(new URL("golden/self-evaluation.txt", import.meta.url), drawing(layOutTable(table, formFor(table), say)));
});

test("a goal table looks as it was looked at, with the column of points it prints", () => {
  const table = publishedTable("ningjin-high-school-aid-2019.json");
  sameAsGolden(new URL("golden/goal.txt", import.meta.url), drawing(layOutTable(table, formFor(table), say)));
});

test("an empty form offers its rows and says that its points are unverified", () => {
  sameAsGolden(new URL("golden/empty-self-evaluation.txt", import.meta.url), drawing(layOutEmpty(pickForm(forms, "self_evaluation")!, say)));
  sameAsGolden(new URL("golden/empty-goal-en.txt", import.meta.url), drawing(layOutEmpty(pickForm(forms, "goal")!, speak("en"))));
});

test("levels merge while they repeat, and level 2 never reaches into the next level 1", () => {
  const rows = [["A", "x"], ["A", "x"], ["B", "x"], ["B", null], ["B", null], ["A", "x"]].map(([level1, level2], index) => rowOf(`第${index}`, { level1: level1!, level2: level2! }));
  const table = { ...publishedTable("jishan-medical-insurance-2020.json"), indicators: rows };
  const layout = layOutTable(table, formFor(table), say);
  const runs = (field: string) => layout.rows.flatMap(({ cells }) => cells.filter(({ path }) => path?.endsWith(`.${field}`)).map((cell) => `${cell.text}${cell.rows}`));
  assert.deepEqual(runs("level1"), ["A2", "B3", "A1"]);
  assert.deepEqual(runs("level2"), ["x2", "x1", "1", "1", "x1"]);
});

test("a column that only some tables print gives its room to its neighbour", () => {
  const goal = publishedTable("linhai-greening-goal-2024.json");
  const without = layOutTable(goal, formFor(goal), say);
  const scored = { ...goal, indicators: goal.indicators.map((row) => ({ ...row, score: decimal("5") })) };
  const withScore = layOutTable(scored, formFor(goal), say);
  assert.ok(cellAt(without, "indicators[0].target").columns > cellAt(withScore, "indicators[0].target").columns);
  assert.equal(cellAt(withScore, "indicators[0].score").text, "5");
});

test("amounts are grouped, keep their decimals, and stay numbers", () => {
  const table = publishedTable("jishan-medical-insurance-2020.json");
  const project = { ...table.project, adjustedBudget: decimal("1234567.50") };
  const cell = cellAt(layOutTable({ ...table, project }, formFor(table), say), "project.adjusted_budget");
  assert.equal(cell.text, "1,234,567.50");
  assert.equal(toText(cell.number!), "1234567.50");
});

test("a part prints the rate that was printed, and nothing where none was", () => {
  const table = publishedTable("jishan-medical-insurance-2020.json");
  const rates = ["98.67%", "—", "0.5", null];
  const fundsRows = rates.map((executionRateRaw, index) => ({ source: `来源${index}`, initialBudget: null, adjustedBudget: decimal("10"), executed: decimal("9.867"), executionRateRaw }));
  for (const form of tableForms) {
    const layout = layOutTable({ ...table, project: { ...table.project, fundsRows } }, form, say);
    assert.deepEqual(rates.map((_, index) => cellAt(layout, `project.funds_rows[${index}].execution_rate`).text), ["98.67%", "—", "0.5", ""], form.id);
  }
});

test("a narrow name of a block is turned: English words on their side, Chinese downwards with the unit in its brackets below", () => {
  const form = pickForm(forms, "self_evaluation")!;
  const turned = (one: Form, language: "zh-CN" | "en") => layOutEmpty(one, speak(language)).rows.flatMap(({ cells }) => cells.filter((at) => at.turned !== null).map((at) => [at.text, at.turned]));
  assert.deepEqual(turned(form, "zh-CN"), [["项目资金（万元）", "upright"], ["年度总体目标", "upright"], ["绩效指标", "upright"]]);
  assert.deepEqual(turned(form, "en"), [["Funds (10,000 yuan)", "sideways"], ["Annual goal", "sideways"], ["Performance indicators", "sideways"]]);
  // Only what names a block: a column with room for its words keeps them across, however many rows its name takes.
  for (const other of forms) for (const { cells } of layOutEmpty(other, say).rows) for (const at of cells) assert.ok(at.turned === null || at.column === 0, `${other.id} ${at.text}`);
});

test("drafts print as drafts", () => {
  for (const form of forms) assert.equal(layOutEmpty(form, say).stamp, form.provenance === "draft" ? "草案" : "", form.id);
});

test("an indicator that is a part of the one above stands in", () => {
  const table = publishedTable("xiaoxian-hexi-village-2023.json");
  const layout = layOutTable(table, formFor(table), say);
  assert.equal(cellAt(layout, "indicators[0].level3").indent, 0);
  assert.equal(cellAt(layout, "indicators[1].level3").indent, 1);
});
