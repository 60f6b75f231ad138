import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { sum, toText } from "../../src/core/basics/decimal.ts";
import { blankValues, fundsOf } from "../../src/core/form/blank-values.ts";
import { evaluationFrom, monitoringFrom, selfEvaluationFrom } from "../../src/core/form/carry-over.ts";
import { differences } from "../../src/core/form/differences.ts";
import type { FilingValues, Stage } from "../../src/core/form/filing-values.ts";
import { formFor, frameFor, PROJECT_KINDS } from "../../src/core/form/form-for.ts";
import { profileFor } from "../../src/core/form/profile-for.ts";
import { submissionProblems } from "../../src/core/form/submission-problems.ts";
import { blankGroups, type Form } from "../../src/core/layout/form.ts";
import { layOutEmpty } from "../../src/core/layout/lay-out-table.ts";
import { BUDGET_BOOKS, type BudgetBook } from "../../src/core/subject/budget-book.ts";
import type { SubjectKind } from "../../src/core/subject/subject-kind.ts";
import { drawFiling, type FilingToDraw } from "../../src/files/draw-filing.ts";
import { formInWorkbook } from "../../src/files/form-in-workbook.ts";
import { loadDefinitions } from "../../src/files/load-definitions.ts";
import { readGrids } from "../../src/files/read-grid.ts";
import { writeXlsx } from "../../src/files/write-xlsx.ts";
import { LANGUAGES, speak } from "../../src/words/index.ts";
import { gridOf } from "../core/layout/grid.ts";

const read = await loadDefinitions();
assert.ok(read.ok, JSON.stringify(read).slice(0, 600));
const packs = read.value;
const YEAR = 2026;

/** How a title and a frame name the book; the general public budget is meant where none is named. */
const NAMED: Readonly<Record<Exclude<BudgetBook, "GENERAL_PUBLIC">, readonly [title: string, frame: string]>> = {
  GOV_FUND: ["政府性基金", "government-fund"], STATE_CAPITAL: ["国有资本经营预算", "state-capital"], SOCIAL_INSURANCE: ["社会保险基金", "social-insurance"],
};
const KINDS: Readonly<Partial<Record<SubjectKind, readonly Stage[]>>> = {
  project: ["goal", "monitoring", "self-evaluation"], policy: ["goal", "monitoring", "self-evaluation"],
  fund: ["goal", "monitoring", "self-evaluation"],
  "department-overall": ["goal", "monitoring", "self-evaluation", "evaluation"], "unit-overall": ["goal", "monitoring", "self-evaluation", "evaluation"],
};
interface Cell { readonly kind: SubjectKind; readonly stage: Stage; readonly book: BudgetBook; readonly form: Form }
const cells: readonly Cell[] = (Object.entries(KINDS) as [SubjectKind, readonly Stage[]][]).flatMap(([kind, stages]) =>
  stages.flatMap((stage) => BUDGET_BOOKS.map((book) => ({ kind, stage, book, form: formFor(packs, { kind, stage, book, year: YEAR }) }))));

/** A goal that may be submitted: every line promised, one point each and the rest of its group for the first. */
function goalOf(kind: SubjectKind, book: BudgetBook): FilingValues {
  const form = formFor(packs, { stage: "goal", kind, book, year: YEAR });
  const frame = frameFor(packs, form);
  const blank = blankValues(frame, form);
  const pointsOf = (level1: string, isFirst: boolean): string => (isFirst ? String(Number(frame.groups.find((group) => group.level1 === level1)!.points) - blank.rows.filter((row) => row.level1 === level1).length + 1) : "1");
  return { ...blank, goal: { ...blank.goal, planned: "完成本年任务。" }, funds: blank.funds.map((line, at) => ({ ...line, initialBudget: at === 0 ? `${blank.funds.length - 1}00` : "100" })),
    rows: blank.rows.map((row, at) => ({ ...row, level3: `指标${at + 1}`, target: `≥${at + 2}个`, points: pointsOf(row.level1, blank.rows.findIndex((one) => one.level1 === row.level1) === at) })) };
}

function begunOn({ kind, stage, book, form }: Cell): FilingValues {
  const goal = goalOf(kind, book);
  return stage === "goal" ? goal : stage === "monitoring" ? monitoringFrom(goal, form, 9) : stage === "evaluation" ? evaluationFrom(goal, form, frameFor(packs, form)) : selfEvaluationFrom(goal, form);
}

describe("each of the four books has a form and a frame of its own, of projects, policies, funds, and bodies as a whole", () => {
  for (const [kind, stages] of Object.entries(KINDS) as [SubjectKind, readonly Stage[]][]) {
    for (const stage of stages) {
      test(`${kind} ${stage}: one form a book serves it, with an id, a title and money of its own`, () => {
        const four = cells.filter((cell) => cell.kind === kind && cell.stage === stage);
        for (const { book, form } of four) {
          const serving = packs.forms.filter(({ serves }) => serves?.stage === stage && serves.books.includes(book) && (serves.kinds ?? PROJECT_KINDS).includes(kind));
          assert.deepEqual(serving.map(({ id }) => id), [form.id], book);
          assert.deepEqual(form.serves?.books, [book]);
          for (const [other, [title, frame]] of Object.entries(NAMED)) {
            assert.equal(form.title.zh.includes(title), other === book, `${form.title.zh} ${other}`);
            assert.equal(frameFor(packs, form).id.includes(frame), other === book, `${form.id} ${frameFor(packs, form).id}`);
          }
          if (book !== "GENERAL_PUBLIC") assert.equal(form.provenance, "draft");
        }
        for (const said of [four.map(({ form }) => form.id), four.map(({ form }) => form.title.zh), four.map(({ form }) => form.title.en), four.map(({ form }) => fundsOf(form).map(({ id }) => id).join()), four.map(({ form }) => frameFor(packs, form).id)]) {
          assert.equal(new Set(said).size, BUDGET_BOOKS.length, said.join(" | "));
        }
      });
    }
    for (const book of BUDGET_BOOKS) {
      test(`${kind} ${book}: the amounts of a goal find their lines in every stage that follows`, () => {
        const [first, ...more] = cells.filter((cell) => cell.kind === kind && cell.book === book).map(({ form }) => fundsOf(form).map(({ id }) => id));
        for (const ids of more) assert.ok(first!.every((id) => ids.includes(id)), `${first!.join()} | ${ids.join()}`);
      });
    }
  }

  test("a book's form of a body as a whole asks neither for basic expenditure nor for staff, 三公经费 and fixed assets", () => {
    const overall = cells.filter(({ kind, book }) => kind === "department-overall" && book !== "GENERAL_PUBLIC");
    assert.equal(overall.length, 12);
    for (const { form } of overall) {
      const asked = JSON.stringify([fundsOf(form), frameFor(packs, form), form.blank]);
      assert.doesNotMatch(asked, /基本支出|三公|在职|公用经费|政府采购|固定资产/, form.id);
      assert.match(asked, /收入|收益|征缴/, form.id);
    }
    // What the general public budget's evaluation asks all the same.
    assert.match(JSON.stringify(frameFor(packs, formFor(packs, { kind: "department-overall", stage: "evaluation", book: "GENERAL_PUBLIC", year: YEAR }))), /三公经费/);
  });
});

for (const cell of cells.filter(({ kind }) => kind !== "unit-overall" && kind !== "project")) {
  const { kind, stage, book, form } = cell;
  const frame = frameFor(packs, form);
  test(`${form.id}: empty it fills its grid in both languages with the groups and points of its frame, and its workbook brings back every cell`, async () => {
    assert.deepEqual(blankGroups(form, frame.id).map(({ level1, kinds }) => [level1.zh, kinds.map(({ level2 }) => level2.zh)]), frame.groups.map(({ level1, kinds }) => [level1, [...kinds]]));
    const printed = blankGroups(form, frame.id).map(({ points }) => points);
    if (stage === "self-evaluation" || stage === "evaluation") assert.deepEqual(printed.map((points) => toText(points!)), frame.groups.map(({ points }) => points));
    else assert.ok(printed.every((points) => points === null));
    assert.equal(frame.groups.reduce((whole, { points }) => whole + Number(points), 0), stage === "evaluation" ? 100 : 90);
    if (frame.lines !== undefined) for (const { level1, points } of frame.groups) assert.equal(toText(sum(frame.lines.filter((line) => line.level1 === level1).map((line) => ({ units: Number(line.points), scale: 0 })))), points, level1);
    const values = begunOn(cell);
    const changed: FilingValues = { ...values, goal: { ...values.goal, planned: "改过的目标。" }, funds: values.funds.map((line, at) => (at === 1 ? { ...line, initialBudget: "99.95" } : line)), rows: values.rows.map((row, at) => (at === 1 ? { ...row, target: "≥99个" } : row)) };
    for (const language of LANGUAGES) {
      const empty = layOutEmpty(form, speak(language), frame.id);
      gridOf(empty);
      assert.equal(empty.title, language === "en" ? form.title.en : form.title.zh);
      const head = { stage, year: YEAR, name: "示例对象", department: "示例局", unit: "示例单位" };
      const drawn: FilingToDraw = { head, values, form, profile: profileFor(packs, YEAR, stage), demo: false, drafts: [form.title] };
      const layout = drawFiling({ ...drawn, values: changed }, speak(language));
      gridOf(layout);
      const grids = readGrids(await writeXlsx([{ name: "1", layout }]));
      assert.ok(grids.ok);
      const back = formInWorkbook(grids.value, drawn, packs.forms);
      assert.ok(back.ok, JSON.stringify(back));
      assert.deepEqual(differences(values, back.value), differences(values, changed), `${language} ${kind} ${book}`);
    }
    if (stage === "goal") assert.deepEqual(submissionProblems({ stage, year: YEAR, name: "示例对象", department: "示例局", unit: "示例单位" }, values, packs, form).map(({ code, where }) => `${code} ${where}`), []);
  });
}
