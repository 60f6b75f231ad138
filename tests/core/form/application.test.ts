import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { canonicalJson } from "../../../src/core/basics/canonical-json.ts";
import { amountFen } from "../../../src/core/form/amount-fen.ts";
import { applicationFrom, lostLines, measureCode, resultFacts, typedDay } from "../../../src/core/form/application.ts";
import { cellAt, emptyMeasure } from "../../../src/core/form/cell-path.ts";
import { differences, restore } from "../../../src/core/form/differences.ts";
import type { FilingHead, FilingMeasure, FilingValues } from "../../../src/core/form/filing-values.ts";
import { findForm, formFor } from "../../../src/core/form/form-for.ts";
import { isFillPattern, outsideFills } from "../../../src/core/form/outside-fills.ts";
import { toPublishedTable } from "../../../src/core/form/published-table.ts";
import { readFilingValues } from "../../../src/core/form/read-filing-values.ts";
import { scoreFiling } from "../../../src/core/form/score-filing.ts";
import { submissionProblems } from "../../../src/core/form/submission-problems.ts";
import { typedProblems } from "../../../src/core/form/typed-problems.ts";
import { layOutTable } from "../../../src/core/layout/lay-out-table.ts";
import { proposeMeasures } from "../../../src/core/pack/application-measure.ts";
import { BOOKS, SUBJECT_KINDS } from "../../../src/core/subject/subject-kind.ts";
import { formInWorkbook } from "../../../src/files/form-in-workbook.ts";
import { drawFiling, type FilingToDraw } from "../../../src/files/draw-filing.ts";
import { profileFor } from "../../../src/core/form/profile-for.ts";
import { speak } from "../../../src/words/index.ts";
import { gridOf } from "../layout/grid.ts";
import { definitions, goal, goalHead, selfEvaluation, selfHead, withRow } from "./filings.ts";

const HEAD: FilingHead = { ...goalHead, stage: "application" };
const form = formFor(definitions, { stage: "application", book: "GENERAL_PUBLIC", kind: "project", year: 2026 });
/** As finance graded it: one line below what the unit gave itself. */
const graded = withRow(selfEvaluation, "r4", { financeScore: "18", financeReason: "两条班线停运两个月，佐证不全。" });
const scores = scoreFiling(selfHead, graded, definitions);
const begun = applicationFrom({ of: "self-evaluation", values: graded, scores }, form);
const REPLY = ["measures[*].reply"];

function line(id: string, cells: Partial<FilingMeasure>): FilingMeasure {
  return { ...emptyMeasure(id), ...cells };
}

const CUT = line("m1", { problem: "优良中等路率没有达到目标", measure: "cut", action: "完成42公里中修", owner: "公路养护中心", until: "2027-06-30", amount: "131.25" });
const of = (...measures: readonly FilingMeasure[]): FilingValues => ({ ...begun, measures });
const told = (values: FilingValues, fills: readonly string[] = []): readonly string[] => submissionProblems(HEAD, values, definitions, form, fills).map(({ where, code }) => `${where} ${code}`);

describe("R37: a form of application is begun from a confirmed result", () => {
  test("score, grade, whose they are and the money are taken over, and nothing else is filled", () => {
    const taken = Object.fromEntries(begun.result!.map(({ id, value }) => [id, value]));
    const { effective } = scores;
    assert.deepEqual([taken["by"], taken["of"], taken["reason"], taken["grade"]], [effective!.by, "self-evaluation", "", effective!.grade]);
    assert.deepEqual([taken["budget"], taken["executed"]], [selfEvaluation.funds[0]!.adjustedBudget, selfEvaluation.funds[0]!.executed]);
    assert.deepEqual(resultFacts(begun.result!).score, effective!.total);
    assert.deepEqual([begun.funds, begun.rows, begun.measures!.map(({ id }) => id)], [[], [], ["m1", "m2", "m3", "m4"]]);
  });

  test("R37: every kind of subject of every book has the form of its book", () => {
    const ids = BOOKS.map((book) => [...new Set(SUBJECT_KINDS.map((kind) => findForm(definitions, { stage: "application", book, kind, year: 2026 })?.id))]);
    assert.deepEqual(ids, [["application"], ["application-government-fund"], ["application-state-capital"], ["application-social-insurance"]]);
  });

  test("lines that lost points are told with what finance, department and unit said, those at their points are not", () => {
    const lost = lostLines({ values: graded, scores });
    assert.ok(lost.length > 0 && lost.length < scores.lines.length);
    for (const { points, score } of lost) assert.ok(Number(score) < Number(points));
    assert.deepEqual(lost.find(({ name }) => name === "农村客运班线通畅率"), { name: "农村客运班线通畅率", points: "20", score: "18", lost: "2", reasons: ["两条班线停运两个月，佐证不全。", "两条班线因桥梁维修停运。"] });
  });

  test("the catalogue proposes by the result that was taken over", () => {
    const facts = resultFacts([{ id: "grade", value: "中" }, { id: "score", value: "72.5" }, { id: "budget", value: "1310" }, { id: "executed", value: "1000" }]);
    const proposed = proposeMeasures(definitions.measures!, facts).filter((one) => one.proposed === "yes").map(({ measure, amount }) => [measure.id, amount === null ? null : Number(amount.units) / 10 ** amount.scale]);
    assert.deepEqual(proposed, [["cut", 131], ["recover", 310], ["improve-rules", null]]);
  });
});

describe("R37 R91: what keeps a form of application from being handed on", () => {
  test("a result from which nothing follows, though nobody says why (F506)", () => {
    assert.deepEqual(told(of()), ["result[reason].value filing.result-without-measure"]);
    assert.deepEqual(told(of(line("m1", { problem: "资料不全", action: "补齐", owner: "办公室", until: "2027-01-31" }))), ["result[reason].value filing.result-without-measure"]);
    const reasoned = { ...of(), result: begun.result!.map((one) => (one.id === "reason" ? { ...one, value: "项目已经结束，不再安排。" } : one)) };
    assert.deepEqual([told(reasoned), told(of(CUT))], [[], []]);
  });

  for (const [says, cells, expected] of [
    ["a measure about money without its amount", { amount: "" }, ["m1.amount without-amount"]],
    ["an amount where the measure is about none", { measure: "praise" }, ["m1.amount about-no-money"]],
    ["an amount finer than a fen", { amount: "1.0000001" }, ["m1.amount amount-too-fine"]],
    ["an amount that is none", { amount: "若干" }, ["m1.amount amount-unreadable"]],
    ["a measure of no catalogue", { measure: "banish" }, ["m1.measure unknown"]],
    ["what is mended by nobody", { owner: "" }, ["m1.owner without-owner"]],
    ["what is mended at no time", { until: "" }, ["m1.until without-day"]],
    ["a day that is none", { until: "尽快" }, ["m1.until day-unread"]],
    ["a day before the year", { until: "2025-12-31" }, ["m1.until day-outside"]],
    ["a day after the window", { until: "2029-01-01" }, ["m1.until day-outside"]],
    ["neither measure nor anything to be mended", { measure: "", action: "", amount: "" }, ["reason result-without-measure", "m1.measure problem-without-measure"]],
    ["no problem", { problem: "" }, ["m1.problem without-problem"]],
  ] as const satisfies readonly (readonly [string, Partial<FilingMeasure>, readonly string[]])[]) {
    test(`R37: ${says}`, () => {
      const short = told(of({ ...CUT, ...cells })).map((one) => one.replace(/^(?:measures|result)\[([^\]]+)\]\.value filing\./, "$1 ").replace(/^measures\[([^\]]+)\]\.(\w+) filing\.(?:measure-)?/, "$1.$2 "));
      assert.deepEqual(short, expected);
    });
  }

  test("first and last day of the window are within it, in every way a day is written", () => {
    for (const until of ["2026-01-01", "2028-12-31", "2027年6月30日", "2027/6/30", "2027年6月底前"]) assert.deepEqual(told(of({ ...CUT, until })), [], until);
    assert.deepEqual(["2027年6月底前", "6月30日", "2027年2月30日", "2027-06-30 前后"].map(typedDay), ["2027-06-30", null, null, null]);
  });

  test("the reply is asked for where it may be written, and of what is to be mended alone", () => {
    assert.deepEqual([told(of(CUT)), told(of(CUT), REPLY)], [[], ["measures[m1].reply filing.measure-without-reply"]]);
    assert.deepEqual(told(of({ ...CUT, reply: "中修已经完工。" }), REPLY), []);
    assert.deepEqual(told(of(line("m1", { problem: "得分居前", measure: "priority" })), REPLY), []);
  });

  test("what cannot be read is said while it is typed", () => {
    assert.deepEqual(typedProblems(of({ ...CUT, amount: "x", until: "y" })).map(({ where, code }) => `${where} ${code}`), ["measures[m1].amount filing.amount-unreadable", "measures[m1].until filing.measure-day-unread"]);
  });
});

describe("R37: an area of its own in the values", () => {
  test("records without it keep their bytes", () => {
    for (const values of [goal, selfEvaluation]) {
      const read = readFilingValues(values, "");
      assert.ok(read.ok);
      assert.equal(canonicalJson(read.value), canonicalJson(values));
      assert.ok(!canonicalJson(values).includes("measures") && !canonicalJson(values).includes("result"));
    }
  });

  test("unknown fields and lines without one of theirs are refused", () => {
    const codes = (measures: unknown): readonly string[] => {
      const read = readFilingValues({ ...begun, measures }, "");
      return read.ok ? [] : read.problems.map(({ code }) => code);
    };
    assert.deepEqual(codes([{ ...CUT, blame: "x" }]), ["filing.unknown-field"]);
    assert.deepEqual(codes([{ id: "m1", problem: "x" }]), Array.from({ length: 6 }, () => "filing.field-missing"));
    assert.deepEqual([codes([CUT, CUT]), codes("x")], [["filing.id-twice"], ["filing.not-a-list"]]);
  });

  const text = fc.string({ unit: "grapheme", maxLength: 12 }).filter((one) => !/\p{Surrogate}|\0/u.test(one));
  const measure = fc.record({ problem: text, measure: fc.constantFrom("", "cut", "praise"), action: text, owner: text, until: text, amount: text, reply: text });
  const lists = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 12 }), measure), { selector: ([number]) => number, maxLength: 8 }).map((all) => all.map(([number, cells]): FilingMeasure => ({ id: `m${number}`, ...cells })));

  test("differences lead from one state to the other and back, for any lines in any order", () => {
    fc.assert(fc.property(lists, lists, text, (before, after, reason) => {
      const was = of(...before);
      const is: FilingValues = { ...of(...after), result: begun.result!.map((one) => (one.id === "reason" ? { ...one, value: reason } : one)) };
      assert.deepEqual(restore(is, differences(was, is)), was);
      const read = readFilingValues(JSON.parse(canonicalJson(is)), "");
      assert.ok(read.ok);
      assert.deepEqual(read.value, is);
    }), { seed: 20261123, numRuns: 150 });
  });

  test("amounts are exact: what is typed in 万元 to six decimals is so many fen, and nothing in between", () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (fen) => {
      const amount = `${fen / 1_000_000n}.${String(fen % 1_000_000n).padStart(6, "0")}`;
      const read = amountFen(amount);
      assert.deepEqual(read, { ok: true, value: fen });
      assert.deepEqual(told(of({ ...CUT, amount })), []);
    }), { seed: 20261123, numRuns: 100 });
  });

  test("only the cells of a step may be changed: finance sets out, the unit replies, and nobody touches the score", () => {
    const own = ["measures", "measures[*].problem", "measures[*].measure", "result[reason].value"];
    const change = (path: string, before: string | null = "", after: string | null = "x") => ({ path, before, after });
    const outside = (path: string, fills: readonly string[], ...texts: (string | null)[]): boolean => outsideFills([change(path, ...texts)], fills).length > 0;
    assert.deepEqual([outside("measures[m1].problem", own), outside("result[reason].value", own), outside("measures[m9].problem", own, null, "x"), outside("measures", own)], [false, false, false, false]);
    assert.deepEqual([outside("result[score].value", own), outside("result[grade].value", own), outside("measures[m1].reply", own), outside("measures[m1].problem", REPLY), outside("measures[m9].reply", REPLY, null, "x")], [true, true, true, true, true]);
    assert.deepEqual(["measures", "measures[*].reply", "measures[*].*", "result[reason].value", "result[*].value", "measures[*].score", "result[reason].text"].map(isFillPattern), [true, true, true, true, true, false, false]);
  });

  test("a cell is found by its path", () => {
    assert.deepEqual([cellAt(of(CUT), "measures[m1].until"), cellAt(of(CUT), "result[of].value"), cellAt(of(CUT), "measures[m2].until"), cellAt(goal, "result[of].value")], ["2027-06-30", "self-evaluation", null, null]);
  });
});

describe("R37: the form on paper and in a workbook", () => {
  const filing = (values: FilingValues): FilingToDraw => ({ head: HEAD, values, form, profile: profileFor(definitions, 2026), measures: definitions.measures!, demo: false, drafts: [] });
  const sheetOf = (values: FilingValues, language: "zh-CN" | "en") => {
    const layout = drawFiling(filing(values), speak(language));
    gridOf(layout);
    const lines: (readonly [number, string])[][] = [[[0, layout.title]], ...layout.lines.map((one) => [[0, one] as const])];
    // A merged cell says its text in each of its places.
    const body = layout.rows.map((): Map<number, string> => new Map());
    layout.rows.forEach(({ cells }, row) => cells.forEach(({ column, columns, rows, text }) => {
      for (let down = 0; down < rows; down += 1) for (let across = 0; across < columns; across += 1) body[row + down]!.set(column + across, text);
    }));
    return { layout, cells: [...lines.map((one) => new Map(one)), ...body] };
  };
  const read = (cells: readonly ReadonlyMap<number, string>[], values: FilingValues) => formInWorkbook([{ name: "表", rows: cells.map((row, index) => ({ number: index + 1, cells: [...row] })) } as never], filing(values), definitions.forms);
  const two = of(CUT, line("m2", { problem: "得分居前的做法可以推广", measure: "praise" }));

  test("measures stand there by their names, the result in words", () => {
    for (const [language, expected] of [["zh-CN", ["按比例压减", "通报表扬", "财政", "131.25"]], ["en", ["Cut by a share", "Praise in a notice", "finance", "131.25"]]] as const) {
      const texts = sheetOf(two, language).layout.rows.flatMap(({ cells }) => cells.map(({ text }) => text));
      for (const one of expected) assert.ok(texts.includes(one), `${one} in ${texts.join(" | ")}`);
    }
    const blank = layOutTable(toPublishedTable(HEAD, begun, "unit"), form, speak("zh-CN"));
    assert.equal(gridOf(blank) !== undefined, true);
  });

  test("what comes back unchanged is unchanged, in both languages", () => {
    for (const language of ["zh-CN", "en"] as const) {
      const back = read(sheetOf(two, language).cells, two);
      assert.ok(back.ok, JSON.stringify(back));
      assert.deepEqual(back.value, two);
    }
  });

  test("a measure is written by its name in either language and kept by its code; a line put in between is a line of its own, one taken away is gone", () => {
    const { layout, cells } = sheetOf(two, "zh-CN");
    const row = layout.lines.length + 1 + layout.rows.findIndex((one) => one.cells.some(({ path }) => path === "measures[m1].problem"));
    const column = (field: string): number => layout.rows.flatMap((one) => one.cells).find(({ path }) => path === `measures[m1].${field}`)!.column;
    const put = new Map(cells[row]!);
    const write = (into: Map<number, string>, texts: Partial<Record<keyof FilingMeasure, string>>): Map<number, string> => {
      for (const [field, written] of Object.entries(texts)) into.set(column(field), written);
      return into;
    };
    const between = write(new Map(put), { problem: "结余资金没有收回", measure: "Take back what is left", amount: "12.34", action: "", owner: "", until: "" });
    const changed = write(new Map(put), { measure: "取消", amount: "1310" });
    const back = read([...cells.slice(0, row), changed, between, ...cells.slice(row + 1)], two);
    assert.ok(back.ok, JSON.stringify(back));
    assert.deepEqual(back.value.measures!.map(({ id, measure, amount }) => [id, measure, amount]), [["m1", "cancel", "1310"], ["m3", "recover", "12.34"], ["m2", "praise", ""]]);
    const fewer = read([...cells.slice(0, row), ...cells.slice(row + 1)], two);
    assert.ok(fewer.ok);
    assert.deepEqual(fewer.value.measures!.map(({ id }) => id), ["m2"]);
    assert.deepEqual(["取消", "cancel", "CANCEL", "取 消"].map((typed) => measureCode(definitions.measures!, typed)), ["cancel", "cancel", "cancel", "取 消"]);
  });
});
