import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decimal } from "../../../src/core/basics/decimal.ts";
import { blankValues } from "../../../src/core/form/blank-values.ts";
import { lastYearAsDraft, selfEvaluationFrom } from "../../../src/core/form/carry-over.ts";
import { emptyTask } from "../../../src/core/form/cell-path.ts";
import { differences, restore } from "../../../src/core/form/differences.ts";
import type { FilingTask, FilingValues } from "../../../src/core/form/filing-values.ts";
import { formFor, frameFor } from "../../../src/core/form/form-for.ts";
import { outsideFills } from "../../../src/core/form/outside-fills.ts";
import { toPublishedTable } from "../../../src/core/form/published-table.ts";
import { readFilingValues } from "../../../src/core/form/read-filing-values.ts";
import { readWorkbookForm } from "../../../src/core/form/read-workbook-form.ts";
import { rolledUpProblems } from "../../../src/core/form/rolled-up-problems.ts";
import { submissionProblems } from "../../../src/core/form/submission-problems.ts";
import { projectCodes, taskLinkProblems, taskProblems } from "../../../src/core/form/task-problems.ts";
import { layOutTable } from "../../../src/core/layout/lay-out-table.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";
import { speak } from "../../../src/words/index.ts";
import { gridOf } from "../layout/grid.ts";

const read = await loadDefinitions();
assert.ok(read.ok);
const packs = read.value;
const form = formFor(packs, { stage: "goal", book: "GENERAL_PUBLIC", kind: "department-overall", year: 2026 });
const HEAD = { stage: "goal", year: 2026, name: "教育局整体", department: "示例市教育局", unit: "示例市教育局" } as const;
const task = (id: string, cells: Partial<FilingTask>): FilingTask => ({ ...emptyTask(id), ...cells });
const TASKS = [
  task("t1", { name: "义务教育学校建设", content: "新建两所学校", total: "1200", fiscal: "1000", other: "200", projects: "P1、P2" }),
  task("t2", { name: "学生体质提升", content: "每天一小时体育", total: "80.5", fiscal: "80.5", projects: "P3" }),
];
const withTasks = (tasks: readonly FilingTask[]): FilingValues => ({ ...blankValues(frameFor(packs, form), form), tasks });

describe("F204: the form of a department as a whole", () => {
  test("the blank one offers tasks, its money by basic and project expenditure, and its own frame", () => {
    const blank = blankValues(frameFor(packs, form), form);
    assert.deepEqual([form.id, frameFor(packs, form).id, blank.tasks?.map(({ id }) => id), blank.funds.map(({ id }) => id)], ["goal-department-overall", "department-overall", ["t1", "t2", "t3", "t4"], ["total", "basic", "project"]]);
    for (const kind of ["department-overall", "unit-overall"]) for (const [stage, id] of [["goal", "goal-department-overall"], ["monitoring", "monitoring-department-overall"], ["self-evaluation", "department-self-evaluation"]] as const) {
      for (const [book, own] of [["GENERAL_PUBLIC", ""], ["GOV_FUND", "-government-fund"], ["STATE_CAPITAL", "-state-capital"], ["SOCIAL_INSURANCE", "-social-insurance"]] as const) assert.equal(formFor(packs, { stage, book, kind, year: 2027 }).id, `${id}${own}`);
    }
  });

  test("tasks are drawn with their sum, which is empty while one of them lacks the amount; links stand there only where there are some", () => {
    const drawn = (tasks: readonly FilingTask[]) => {
      const layout = layOutTable(toPublishedTable(HEAD, withTasks(tasks), "unit"), form, speak("zh-CN"));
      gridOf(layout);
      const at = layout.rows.findIndex(({ cells }) => cells.some(({ text }) => text === "金额合计"));
      return { sums: layout.rows[at]!.cells.map(({ text }) => text), headings: layout.rows.flatMap(({ cells }) => cells.map(({ text }) => text)) };
    };
    assert.deepEqual(drawn(TASKS).sums, ["金额合计", "1,280.50", "1,080.50", "", ""]);
    assert.deepEqual(drawn([TASKS[0]!]).sums, ["金额合计", "1,200.00", "1,000.00", "200.00", ""]);
    assert.ok(drawn(TASKS).headings.includes("关联项目") && drawn(TASKS).headings.includes("预算金额（万元）"));
    assert.ok(!drawn([task("t1", { name: "甲", total: "1" })]).headings.includes("关联项目"));
  });

  test("what was changed in the workbook of the same layout comes back into its task", () => {
    const values = withTasks(TASKS);
    const layout = layOutTable(toPublishedTable(HEAD, values, "unit"), form, speak("zh-CN"));
    const rows = layout.rows.map(({ cells }, index) => ({
      number: index + 3, cells: new Map(cells.flatMap(({ column, columns, text, path }) => Array.from({ length: columns }, (_, offset) => [column + offset, path === "tasks[t2].total" ? "90.5" : text] as const))),
    }));
    // Cells that reach down stand in each of their rows, as a reader of sheets gives them.
    layout.rows.forEach(({ cells }, index) => cells.forEach(({ column, columns, rows: high, text }) => {
      for (let down = 1; down < high; down += 1) for (let across = 0; across < columns; across += 1) rows[index + down]!.cells.set(column + across, text);
    }));
    const back = readWorkbookForm({ name: "目标", rows }, 2 - layout.lines.length, { layout, values });
    assert.ok(back.ok, JSON.stringify(back));
    assert.deepEqual(differences(values, back.value).map(({ path, after }) => [path, after]), [["tasks[t2].total", "90.5"]]);
  });

  test("differences tell tasks that came, went and changed, and lead back; content without tasks stays as it was", () => {
    const before = withTasks(TASKS);
    const after = withTasks([{ ...TASKS[1]!, total: "81" }, task("t9", { name: "新任务", total: "3" })]);
    const changes = differences(before, after);
    assert.deepEqual(restore(after, changes), before);
    const { tasks: _none, ...plain } = before;
    assert.deepEqual([differences(plain, plain), readFilingValues(plain, "x"), readFilingValues(before, "x").ok], [[], { ok: true, value: plain }, true]);
    assert.deepEqual(restore(after, differences(plain, after)).tasks ?? [], []);
    assert.ok(!readFilingValues({ ...before, tasks: [{ id: "t1", name: "x" }] }, "x").ok);
  });

  test("who fills the budget fills the tasks, who says what was reached says how far they came, and nobody else", () => {
    const goalFills = ["goal.planned", "funds[*].initialBudget", "rows", "rows[*].target"];
    const evaluationFills = ["goal.actual", "funds[*].executed", "rows[*].actual"];
    const outside = (tasks: readonly FilingTask[], fills: readonly string[]): readonly string[] => outsideFills(differences(withTasks(TASKS), withTasks(tasks)), fills).map(({ path }) => path);
    const edited = [{ ...TASKS[0]!, total: "1300" }, TASKS[1]!, task("t3", { name: "新" })];
    assert.deepEqual(outside(edited, goalFills), []);
    assert.deepEqual(outside(edited, evaluationFills), ["tasks[t1].total", "tasks[t3].name"]);
    assert.deepEqual([outside([{ ...TASKS[0]!, done: "完成" }, TASKS[1]!], evaluationFills), outside([{ ...TASKS[0]!, done: "完成" }, TASKS[1]!], ["rows[*].score"])], [[], ["tasks[t1].done"]]);
    const ruled = { ...withTasks(TASKS), rows: withTasks(TASKS).rows.map((row, at) => (at === 0 ? { ...row, rollUp: "method=sum" } : row)) };
    assert.deepEqual([goalFills, evaluationFills, ["rows[*].score"]].map((fills) => outsideFills(differences(withTasks(TASKS), ruled), fills).length), [0, 0, 1]);
  });

  test("a task says its name and its amount, parts add up, and a self-evaluation tells how far each came", () => {
    const codes = (stage: "goal" | "self-evaluation", ...tasks: FilingTask[]): readonly string[] => taskProblems(stage, tasks).map(({ code, where }) => `${code} ${where}`);
    assert.deepEqual(codes("goal", ...TASKS, task("t3", {})), []);
    assert.deepEqual(codes("goal", task("a", { total: "3" }), task("b", { name: "乙" }), task("c", { name: "丙", total: "3", fiscal: "1", other: "1" }), task("d", { name: "丁", total: "三" })), [
      "filing.task-unnamed tasks[a].name", "filing.task-without-amount tasks[b].total", "filing.task-sum tasks[c].total", "filing.number-unreadable tasks[d].total",
    ]);
    assert.deepEqual(codes("self-evaluation", TASKS[0]!, { ...TASKS[1]!, done: "全部完成" }), ["filing.task-not-told tasks[t1].done"]);
  });

  test("the amount of a task is what its projects have together", () => {
    const found = [{ code: "P1", amount: decimal("700") }, { code: "P2", amount: decimal("500.00") }, { code: "P3", amount: decimal("80") }, { code: "P4", amount: null }];
    assert.deepEqual(projectCodes({ projects: " P1、P2，P3 ;P1\nP4 " }), ["P1", "P2", "P3", "P4"]);
    assert.deepEqual(taskLinkProblems(TASKS, found).map(({ code, where, params }) => [code, where, params["sum"]]), [["filing.task-amount", "tasks[t2].total", "80"]]);
    assert.deepEqual(taskLinkProblems([task("a", { name: "甲", total: "1", projects: "P9、P4" }), task("b", { name: "乙", total: "700", projects: "P1" }), task("c", { name: "丙", total: "700", projects: "P1" }), task("d", { name: "丁", total: "5" })], found).map(({ code }) => code), [
      "filing.task-project-unknown", "filing.task-project-without-amount", "filing.task-project-twice",
    ]);
  });

  test("what was approved goes on: tasks with their amounts into the self-evaluation, their names into next year", () => {
    const evaluation = formFor(packs, { stage: "self-evaluation", book: "GENERAL_PUBLIC", kind: "department-overall", year: 2026 });
    const goal = withTasks([...TASKS, task("t3", {})]);
    assert.deepEqual(selfEvaluationFrom(goal, evaluation).tasks, TASKS);
    assert.deepEqual(lastYearAsDraft(goal, null).tasks?.map(({ name, total, projects }) => [name, total, projects]), [["义务教育学校建设", "", ""], ["学生体质提升", "", ""], ["", "", ""]]);
  });

  test("F204: weights that are not the profile's sum are refused, 89.99 as much as 100, and 90 is taken", () => {
    const blank = withTasks(TASKS);
    const filled = (points: readonly string[]): readonly string[] => submissionProblems(HEAD, {
      ...blank, goal: { planned: "目标1：按时完成年度任务。", actual: "" }, funds: blank.funds.map((line, at) => ({ ...line, initialBudget: ["1280.5", "1000", "280.5"][at]! })),
      rows: blank.rows.filter(({ level2 }, at) => blank.rows.findIndex((row) => row.level2 === level2) === at).map((row, at) => ({ ...row, level3: `${row.level2}${at + 1}完成情况`, target: "≥90%", points: points[at] ?? "0" })),
    }, packs).map(({ code }) => code).filter((code) => code.includes("weight") || code.includes("sum"));
    assert.deepEqual(filled(["20", "15", "15", "10", "10", "10", "10"]), []);
    for (const wrong of [["20", "15", "14.99", "10", "10", "10", "10"], ["20", "15", "25", "10", "10", "10", "10"]]) assert.notDeepEqual(filled(wrong), [], wrong.join(" "));
  });
});

describe("F210: a rolled-up value before it is handed on", () => {
  const row = (target: string, rollUp: string) => ({ ...blankValues(frameFor(packs, form), form).rows[0]!, level3: "在校学生数", target, rollUp });
  const codes = (target: string, rollUp: string): readonly string[] => rolledUpProblems("goal", [row(target, rollUp)]).map(({ code }) => code);

  test("it is taken, or another one with a reason; a sign before the same number is no other one", () => {
    assert.deepEqual(codes("≥5650人", "method=sum;took=5650人"), []);
    assert.deepEqual(codes("5650人", "method=sum"), ["filing.roll-up-not-taken"]);
    assert.deepEqual(codes("5700人", "method=sum;took=5650人"), ["filing.roll-up-without-reason"]);
    assert.deepEqual(codes("5650户", "method=sum;took=5650人"), ["filing.roll-up-without-reason"]);
    assert.deepEqual(codes("5700人", "method=sum;took=5650人;because=含九月新设的一所学校"), []);
    assert.deepEqual(codes("5700人", "method=guess"), ["filing.roll-up-unreadable"]);
  });
});
