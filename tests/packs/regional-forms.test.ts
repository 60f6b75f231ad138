import assert from "node:assert/strict";
import { test } from "node:test";
import { blankValues, fundsOf } from "../../src/core/form/blank-values.ts";
import { lastYearAsDraft, monitoringFrom, selfEvaluationFrom } from "../../src/core/form/carry-over.ts";
import { differences, restore } from "../../src/core/form/differences.ts";
import type { FilingHead, FilingValues, Stage } from "../../src/core/form/filing-values.ts";
import { findForm, frameFor } from "../../src/core/form/form-for.ts";
import { laidUpon } from "../../src/core/form/laid-upon.ts";
import { outsideFills } from "../../src/core/form/outside-fills.ts";
import { profileFor } from "../../src/core/form/profile-for.ts";
import { readFilingValues } from "../../src/core/form/read-filing-values.ts";
import { submissionProblems } from "../../src/core/form/submission-problems.ts";
import type { Form } from "../../src/core/layout/form.ts";
import { layOutEmpty } from "../../src/core/layout/lay-out-table.ts";
import { BUDGET_BOOKS, type BudgetBook } from "../../src/core/subject/budget-book.ts";
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

const formOf = (stage: Stage, kind: "transfer-payment" | "special-bond", isPart = false, book: BudgetBook = kind === "special-bond" ? "GOV_FUND" : "GENERAL_PUBLIC"): Form => {
  const form = findForm(packs, { stage, kind, isPart, book, year: 2026 });
  assert.ok(form !== null, `${stage} ${kind}`);
  return form;
};
const whole = formOf("goal", "transfer-payment");
const regional = formOf("goal", "transfer-payment", true);
const returned = formOf("self-evaluation", "transfer-payment", true);
const [bondGoal, bondMonitoring, bondReturned] = [formOf("goal", "special-bond"), formOf("monitoring", "special-bond"), formOf("self-evaluation", "special-bond")];
const monitored = formOf("monitoring", "transfer-payment");
const [generalGoal, generalMonitoring, generalReturned] = (["goal", "monitoring", "self-evaluation"] as const).map((stage) => formOf(stage, "special-bond", false, "GENERAL_PUBLIC")) as [Form, Form, Form];
const head = (stage: Stage): FilingHead => ({ stage, year: 2026, name: "农村公路养护补助", department: "交通局", unit: "第一养护中心" });
const drawn = (form: Form, stage: Stage, values: FilingValues): FilingToDraw => ({ head: head(stage), values, form, profile: profileFor(packs, 2026), demo: false, drafts: [form.title] });

/** 实施期指标值 beside that of the year. */
const hasTermTargets = (form: Form): boolean => form.blocks.some((block) => block.kind === "indicators" && block.columns.some(({ field }) => field === "term_target"));

/** A text of its own in every cell that the form draws and somebody fills. */
function filled(form: Form, values: FilingValues): FilingValues {
  const { term } = values.goal;
  return {
    ...values,
    goal: { planned: "完成本年养护任务。", actual: "", ...(term === undefined ? {} : { term: "三年完成\n全部任务。" }) },
    funds: values.funds.map((line, at) => ({ ...line, initialBudget: at === 0 ? "600" : at < 4 ? "200" : "" })),
    rows: values.rows.map((row, at) => ({ ...row, level3: `指标${at + 1}`, target: `≥${at + 2}个`, points: "5", ...(hasTermTargets(form) ? { termTarget: `≥${at + 20}个` } : {}) })),
    ...(values.management === undefined ? {} : { management: values.management.map(({ id }) => ({ id, account: `${id}情况`, measures: id === "explanation" ? "" : `${id}措施` })) }),
    ...(values.bond === undefined ? {} : { bond: values.bond.map(({ id }, at) => ({ id, value: ["name", "code", "batch", "term", "rate", "schedule", "built", "use_change"].includes(id) ? `内容${at}` : String(at + 100) })) }),
  };
}

const goalOf = (form: Form): FilingValues => filled(form, blankValues(frameFor(packs, form), form));
const CASES: readonly { readonly form: Form; readonly stage: Stage; readonly values: FilingValues }[] = [
  { form: whole, stage: "goal", values: goalOf(whole) },
  { form: regional, stage: "goal", values: goalOf(regional) },
  { form: returned, stage: "self-evaluation", values: filled(returned, selfEvaluationFrom(goalOf(regional), returned)) },
  { form: bondGoal, stage: "goal", values: goalOf(bondGoal) },
  { form: bondMonitoring, stage: "monitoring", values: filled(bondMonitoring, monitoringFrom(goalOf(bondGoal), bondMonitoring, 9)) },
  { form: bondReturned, stage: "self-evaluation", values: filled(bondReturned, selfEvaluationFrom(goalOf(bondGoal), bondReturned)) },
  { form: monitored, stage: "monitoring", values: filled(monitored, monitoringFrom(goalOf(regional), monitored, 9)) },
  { form: generalGoal, stage: "goal", values: goalOf(generalGoal) },
  { form: generalMonitoring, stage: "monitoring", values: filled(generalMonitoring, monitoringFrom(goalOf(generalGoal), generalMonitoring, 9)) },
  { form: generalReturned, stage: "self-evaluation", values: filled(generalReturned, selfEvaluationFrom(goalOf(generalGoal), generalReturned)) },
];
/** Those of the three other books. */
const OF_BOOKS: typeof CASES = BUDGET_BOOKS.filter((book) => book !== "GENERAL_PUBLIC").flatMap((book) => {
  const [ownWhole, ownPart, ownMonitored, ownReturned] = [formOf("goal", "transfer-payment", false, book), formOf("goal", "transfer-payment", true, book), formOf("monitoring", "transfer-payment", false, book), formOf("self-evaluation", "transfer-payment", false, book)];
  return [
    { form: ownWhole, stage: "goal" as const, values: goalOf(ownWhole) },
    { form: ownPart, stage: "goal" as const, values: goalOf(ownPart) },
    { form: ownMonitored, stage: "monitoring" as const, values: filled(ownMonitored, monitoringFrom(goalOf(ownPart), ownMonitored, 9)) },
    { form: ownReturned, stage: "self-evaluation" as const, values: filled(ownReturned, selfEvaluationFrom(goalOf(ownPart), ownReturned)) },
  ];
});

test("F210: a transfer payment has a form as a whole and one as a part, and a special bond its own in each stage", () => {
  assert.deepEqual(CASES.map(({ form }) => form.id), ["goal-transfer-payment", "goal-regional", "self-evaluation-regional", "goal-special-bond", "monitoring-special-bond", "self-evaluation-special-bond",
    "monitoring-transfer-payment", "goal-special-bond-general", "monitoring-special-bond-general", "self-evaluation-special-bond-general"]);
  assert.equal(formOf("self-evaluation", "transfer-payment").id, "self-evaluation-regional");
  assert.deepEqual(fundsOf(regional).map(({ id }) => id), ["total", "central", "province", "local", "other"]);
  assert.ok(CASES.every(({ form }) => form.provenance === "draft"));
  assert.equal(CASES[2]!.values.management!.length, 8);
  // The self-evaluation has no goal of the whole term, the goal has.
  assert.deepEqual([CASES[1]!.values.goal.term, CASES[2]!.values.goal.term], ["三年完成\n全部任务。", undefined]);
});

for (const { form, stage, values } of [...CASES, ...OF_BOOKS]) {
  test(`${form.id}: fills its grid empty in both languages, and a workbook brings back every cell`, async () => {
    for (const language of LANGUAGES) {
      gridOf(layOutEmpty(form, speak(language), frameFor(packs, form).id));
      const before = readFilingValues(JSON.parse(JSON.stringify(values)), "x");
      assert.ok(before.ok, JSON.stringify(before));
      assert.deepEqual(before.value, values);
      const changed: FilingValues = {
        ...values,
        goal: { ...values.goal, ...(values.goal.term === undefined ? {} : { term: "改过的实施期目标。" }) },
        rows: values.rows.map((row, at) => (at === 1 && row.termTarget !== undefined ? { ...row, termTarget: "≥99个" } : row)),
        ...(values.period === undefined ? {} : { funds: values.funds.map((line, at) => (at === 1 ? { ...line, expected: "199.95" } : line)) }),
        ...(values.management === undefined ? {} : { management: values.management.map((line, at) => (at === 2 ? { ...line, account: "改过的说明。\n两段。", measures: "改过的措施。" } : line)) }),
        ...(values.bond === undefined ? {} : { bond: values.bond.map((line) => (line.id === "issued" ? { ...line, value: "765.43" } : line)) }),
      };
      const layout = drawFiling(drawn(form, stage, changed), speak(language));
      gridOf(layout);
      const grids = readGrids(await writeXlsx([{ name: layout.title, layout }]));
      assert.ok(grids.ok);
      const back = formInWorkbook(grids.value, drawn(form, stage, values), packs.forms);
      assert.ok(back.ok, JSON.stringify(back));
      const said = differences(values, changed);
      assert.ok(said.length > 0);
      assert.deepEqual(differences(values, back.value), said);
      // What differs leads back, and is laid upon what somebody else types.
      assert.deepEqual(restore(changed, said), values);
      assert.deepEqual(laidUpon(values, changed, said), changed);
    }
  });
}

test("F210, R36: a transfer payment has one form of its own in every book and stage, as a whole and as a part, and the amounts of its goal find their lines", () => {
  for (const isPart of [false, true]) {
    const ids = (["goal", "monitoring", "self-evaluation"] as const).flatMap((stage) => BUDGET_BOOKS.map((book) => {
      const serving = packs.forms.filter(({ serves }) => serves?.stage === stage && serves.books.includes(book) && (serves.kinds ?? []).includes("transfer-payment") && (serves.place ?? (isPart ? "part" : "whole")) === (isPart ? "part" : "whole"));
      assert.equal(serving.length, 1, `${book} ${stage} ${isPart}`);
      const form = serving[0]!;
      assert.equal(form, formOf(stage, "transfer-payment", isPart, book));
      assert.deepEqual([form.serves!.books, form.provenance, form.reference], [[book], "draft", { document: null, unverified: true }], form.id);
      assert.deepEqual(fundsOf(form).map(({ id }) => id), fundsOf(formOf("goal", "transfer-payment", false, book)).map(({ id }) => id));
      if (book !== "GENERAL_PUBLIC") {
        assert.deepEqual([frameFor(packs, form).id, form.id], [findForm(packs, { stage, kind: "project", book, year: 2026 })!.serves!.frame, `${formOf(stage, "transfer-payment", isPart).id}-${frameFor(packs, form).id}`]);
        assert.match(form.title.zh, { GOV_FUND: /^政府性基金转移支付/, STATE_CAPITAL: /^国有资本经营预算转移支付/, SOCIAL_INSURANCE: /^社会保险基金调剂和补助/ }[book]);
        assert.deepEqual(form.blank.groups.map(({ level1, kinds }) => [level1.zh, kinds.map(({ level2 }) => level2.zh)]), frameFor(packs, form).groups.map(({ level1, kinds }) => [level1, [...kinds]]));
      }
      return form.id;
    }));
    assert.equal(new Set(ids).size, 12, ids.join(" "));
  }
  const lines = BUDGET_BOOKS.map((book) => fundsOf(formOf("goal", "transfer-payment", true, book)).map(({ source }) => source).join(" "));
  assert.equal(new Set(lines).size, BUDGET_BOOKS.length, lines.join(" | "));
  for (const goal of [whole, regional]) assert.deepEqual(monitoringFrom(goalOf(goal), monitored, 9).funds.map(({ id, initialBudget }) => [id, initialBudget]), [["total", "600"], ["central", "200"], ["province", "200"], ["local", "200"], ["other", ""]]);
});

test("F210: a special bond's forms show the cost of financing and its block in every stage, whichever book the rest of the money is in", () => {
  for (const book of ["GENERAL_PUBLIC", "GOV_FUND"] as const) {
    for (const stage of ["goal", "monitoring", "self-evaluation"] as const) {
      const form = formOf(stage, "special-bond", false, book);
      assert.ok(form.blocks.some(({ kind }) => kind === "bond"), form.id);
      assert.ok(frameFor(packs, form).groups.some(({ kinds }) => kinds.includes("融资成本指标")), form.id);
      assert.ok(fundsOf(form).some(({ id }) => id === "special-bond"), form.id);
    }
  }
});

test("lines that only some forms have are filled by whoever fills the money, and come and go by nobody", () => {
  const bond = [{ path: "bond[issued].value", before: "1", after: "2" }, { path: "goal.term", before: "a", after: "b" }, { path: "rows[r1].termTarget", before: "", after: "3" }];
  assert.deepEqual(outsideFills(bond, ["funds[*].initialBudget", "goal.planned", "rows[*].target"]), []);
  assert.deepEqual(outsideFills(bond, ["rows[*].score"]), bond);
  const gone = [{ path: "management[use].account", before: "x", after: null }];
  assert.deepEqual(outsideFills(gone, ["funds[*].executed", "funds"]), gone);
});

test("本息覆盖倍数 is reckoned, and is said not to be where principal or interest is missing", () => {
  const with_ = (texts: Readonly<Record<string, string>>): string => {
    const values = { ...CASES[3]!.values, bond: CASES[3]!.values.bond!.map(({ id }) => ({ id, value: texts[id] ?? "" })) };
    const layout = drawFiling(drawn(bondGoal, "goal", values), speak("zh-CN"));
    return layout.rows.flatMap(({ cells }) => cells).find(({ path }) => path === "bond[cover].value")!.text;
  };
  assert.equal(with_({ expected_income: "15600", principal: "10000", interest: "3000" }), "1.20");
  assert.equal(with_({ expected_income: "15600", principal: "10000" }), "未填应还本金或应付利息，无法计算");
  assert.equal(with_({ principal: "10000", interest: "3000" }), "未填预期收益，无法计算");
  assert.equal(with_({ expected_income: "1", principal: "0", interest: "0" }), "应还本息为零，无法计算");
  assert.equal(with_({}), "");
});

test("a bond with more used than issued, or an investment that is not the sum of its parts, is not handed on", () => {
  const values = CASES[5]!.values;
  const typed: Readonly<Record<string, string>> = { issued: "100", used: "101", investment: "300", capital: "100", bonds: "100", market: "99.99", interest: "很多" };
  const codes = submissionProblems(head("self-evaluation"), { ...values, bond: values.bond!.map(({ id }) => ({ id, value: typed[id] ?? "" })) }, packs).filter(({ where }) => where.startsWith("bond"));
  assert.deepEqual(codes.map(({ code, where }) => [code, where]), [
    ["filing.number-unreadable", "bond[interest].value"], ["filing.bond-overused", "bond[used].value"], ["filing.bond-investment-sum", "bond[investment].value"],
  ]);
});

test("last year's bond is this year's, without what held for that year only", () => {
  const { bond } = lastYearAsDraft(CASES[3]!.values, null);
  assert.deepEqual(bond!.filter(({ value }) => value === "").map(({ id }) => id), ["interest_of_year"]);
  const begun = selfEvaluationFrom(CASES[3]!.values, bondReturned).bond!;
  assert.deepEqual(begun.filter(({ value }) => value === "").map(({ id }) => id), ["used", "use_change", "actual_income"]);
});
