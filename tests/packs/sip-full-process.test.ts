import assert from "node:assert/strict";
import { test } from "node:test";
import type { Actor } from "../../src/core/access/actor.ts";
import type { Role } from "../../src/core/access/role.ts";
import { decide } from "../../src/core/workflow/decide.ts";
import { deadlineOfWork, isDueSoon, toldOfLate } from "../../src/core/workflow/under-way.ts";
import { urgingRefusal } from "../../src/core/workflow/urging.ts";
import { dataAt, readPath } from "../../src/core/pack/data-path.ts";
import { checkPack, readGivenPack, stackOf } from "../../src/cli/pack/pack-input.ts";
import { judgeExamples } from "../../src/files/judge-examples.ts";
import { BOOKS, SUBJECT_KINDS } from "../../src/core/subject/subject-kind.ts";
import { findForm, frameFor } from "../../src/core/form/form-for.ts";
import { gatesOf } from "../../src/core/paper/paper-definition.ts";
import { STAGES } from "../../src/core/form/filing-values.ts";
import { add, decimal, sum, toText } from "../../src/core/basics/decimal.ts";
import { adoptables } from "../../src/core/pack/adoptable.ts";
import { executionLight } from "../../src/core/pack/alert-rule.ts";
import { proposeMeasures } from "../../src/core/pack/application-measure.ts";
import { effectOf } from "../../src/core/pack/part-effect.ts";
import { procedureFaults } from "../../src/core/pack/procedure.ts";
import { quarterEnd } from "../../src/core/pack/task-plan.ts";
import { blankGroups } from "../../src/core/layout/form.ts";
import { laidDefinitions, resolvePacks } from "../../src/files/resolve-packs.ts";

const given = await readGivenPack(new URL("../../packs/sip-full-process/", import.meta.url).pathname.replace(/\/$/, ""));
assert.ok(given.ok, JSON.stringify(given));
const stack = await stackOf(given.value);
assert.ok(stack.ok, JSON.stringify(stack));
const { set, texts } = stack.value;
const read = resolvePacks(set, null, texts);
assert.ok(read.ok, JSON.stringify(read));
const packs = read.value;

test("the pack is sound upon the national one, with its own examples among those reckoned", async () => {
  const { problems, examples } = await checkPack(given.value);
  assert.deepEqual(problems, []);
  const national = judgeExamples({ ...set, layers: set.layers.slice(0, 1) });
  assert.equal(examples, national.count + 23);
});

test("procedures: rectification, adjustment, key evaluation and tasks as drafts; plans in 30 days, rectified in 90, received and objected to in 10 working days", () => {
  const due = (id: string, state: string) => packs.procedures!.find((one) => one.id === id)!.states.find((one) => one.id === state)!.due;
  assert.deepEqual([due("finding", "raised"), due("finding", "received"), due("finding", "planned"), due("finding", "objected")], [{ days: 10, of: "working" }, { days: 30, of: "calendar" }, { days: 90, of: "calendar" }, { days: 10, of: "working" }]);
  for (const { id, states } of packs.procedures!) assert.deepEqual(procedureFaults(states), [], id);
  assert.deepEqual(packs.procedures!.map(({ id }) => effectOf(`procedures/${id}`)), packs.procedures!.map(() => "listed"));
});

test("P7: its tasks and its training can be adopted by name, as drafts", () => {
  const drafts = adoptables(packs).filter(({ isDraft, definition }) => isDraft && /^(?:task|training|procedure)\//.test(definition));
  assert.deepEqual(drafts.map(({ definition }) => definition), ["task/three-years", "training/full-process", "procedure/evaluation", "procedure/finding", "procedure/goal-adjustment", "procedure/task"]);
});

test("P7: everything it brings or changes is a draft", () => {
  for (const [path, data] of Object.entries(given.value.source.files).filter(([path]) => /^(?:frames|workflows|forms|profiles|papers|tasks|training|measures|alerts)\//.test(path))) assert.equal(dataAt(data, readPath("provenance")!), "draft", path);
  const laid = laidDefinitions(set, null);
  const changed = laid.filter(({ changes }) => changes.length > 0);
  assert.deepEqual(changed.map(({ of }) => of), ["forms/goal", "profiles/cn-national-2021", "papers/evaluation-opinion"]);
  for (const { of, data } of changed) assert.equal(dataAt(data, readPath("provenance")!), "draft", of);
});

test("goals of large projects pass one review more, and the work-injury item has a frame of its own", () => {
  const large = packs.workflows.find(({ id }) => id === "goal-full-process")!.steps.find(({ id }) => id === "large")!;
  assert.deepEqual([large.role, large.when, large.due], ["finance-leader", { amountFrom: { units: 5_000_000, scale: 0 } }, { days: 5 }]);
  const frame = packs.frames.find(({ id }) => id === "injury-prevention")!;
  // Execution brings the other ten points at the self-evaluation.
  assert.equal(frame.groups.reduce((sum, { points }) => sum + Number(points), 0), 90);
});

test("R60: a feedback letter is received within ten working days and answered within thirty more; what is late is told to the department, and the office may urge", () => {
  const flow = packs.workflows.find(({ id }) => id === "application-full-process")!;
  const limits = Object.fromEntries(flow.steps.map(({ id, role, due }) => [id, [role, due?.days ?? null, due?.escalate?.to ?? null]]));
  assert.deepEqual([limits["receipt"], limits["reply"]], [["unit-head", 10, "department-finance"], ["unit-officer", 30, "department-finance"]]);
  // A letter whose paper is asked for at a step is written where this workflow has one.
  for (const id of ["feedback-letter", "rectification-report"]) for (const { step } of gatesOf(packs.papers!.find((paper) => paper.id === id)!)) assert.ok(flow.steps.some((one) => one.id === step), `${id} ${String(step)}`);

  const work = { limit: flow.steps.find(({ id }) => id === "receipt")!.due, unitPath: "990100.101.101002.", arrivedOn: "2026-03-02" };
  const calendars = packs.calendars!;
  const deadlines = ["2026-03-12", "2026-03-16", "2026-03-17", "2026-03-23", "2026-03-24"].map((today) => [today, isDueSoon(work, today, calendars), deadlineOfWork(work, today, calendars).lateDays, toldOfLate(work, today, calendars)]);
  assert.deepEqual(deadlines, [["2026-03-12", true, null, null], ["2026-03-16", true, null, null], ["2026-03-17", false, 1, null], ["2026-03-23", false, 5, null], ["2026-03-24", false, 6, "department-finance"]]);

  const actor = (personId: string, role: Role, unitId: string, scope: string): Actor => ({ personId, postId: personId, role, unitId, scopes: [scope], assigned: [] });
  const [office, head, officer] = [actor("office", "performance-office", "900", "990100."), actor("head", "unit-head", "101002", work.unitPath), actor("officer", "unit-officer", "101002", work.unitPath)];
  const state = { subjectId: "s", unitPath: work.unitPath, unitId: "101002", departmentId: "101", year: 2025, step: "receipt", round: 1, taken: [], amountFen: null, vacant: [], reviewerAssigned: false, touched: null };
  assert.equal(urgingRefusal(flow, state, office, "2026-03-17", null), null);
  assert.equal(decide(flow, state, officer, { action: "submit", to: null }, "2026-03-17").ok, false, "whoever answers has not received it for the unit");
  const received = decide(flow, state, head, { action: "submit", to: null }, "2026-03-17");
  assert.deepEqual(received.ok && [received.value.to.id, received.value.round], ["reply", 1]);
  // Receiving is no consent: nothing that is taken here is an approval, and nothing is filled.
  const { actions, fills } = flow.steps.find(({ id }) => id === "receipt")!;
  assert.deepEqual([actions, fills], [[{ action: "submit", to: ["reply"] }], []]);
});

test("an execution rate below 60% asks for a reason here, and in the national pack still none", () => {
  const below = (definitions: typeof packs) => definitions.profiles.find(({ id }) => id === "cn-national-2021")!.executionReasonBelow.value;
  assert.equal(toText(below(packs)!), "60");
  const national = resolvePacks({ ...set, layers: set.layers.slice(0, 1) }, null);
  assert.ok(national.ok);
  assert.equal(below(national.value), null);
  assert.equal(packs.forms.find(({ id }) => id === "goal")!.title.zh, "园区项目支出绩效目标申报表");
});

test("R65: 31 tasks, all due in 2020 to 2022, each answering one superior task, none begun before the opinion of 28 April 2020", () => {
  const plan = packs.tasks!.find(({ id }) => id === "three-years")!;
  assert.equal(plan.tasks.length, 31);
  assert.deepEqual(plan.tasks.map(({ number }) => number), Array.from({ length: 31 }, (_, index) => index + 1));
  for (const { number, starts, due, cites } of plan.tasks) {
    assert.ok(/^202[0-2]Q[1-4]$/.test(due), `${number} ${due}`);
    assert.ok(starts >= "2020-04-28" && starts <= quarterEnd(due), `${number} ${starts}`);
    assert.equal(plan.superiors.filter(({ id }) => id === cites).length, 1, `${number} ${cites}`);
  }
  assert.ok(plan.superiors.every(({ id }) => plan.tasks.some(({ cites }) => cites === id)));
  assert.deepEqual([plan.tasks[0]!.title.zh, plan.tasks[0]!.due, plan.tasks[30]!.title.zh, plan.tasks[30]!.due], ["印发实施意见", "2020Q2", "培训与宣传", "2022Q4"]);
});

test("R37: the matrix of four books and four stages has no empty square", () => {
  for (const book of BOOKS) {
    for (const stage of STAGES) assert.notEqual(findForm(packs, { stage, book, kind: "project", year: 2026 }), null, `${book} ${stage}`);
    // 结果反馈应用: whatever the grade, something is proposed.
    for (const { name, from } of packs.profiles.find(({ id }) => id === "cn-national-2021")!.grades.value) {
      const proposed = proposeMeasures(packs.measures!, { grade: name.zh, score: from, budget: decimal("100"), executed: decimal("90"), executionRate: decimal("90") });
      assert.ok(proposed.some((one) => one.proposed === "yes"), `${book} ${name.zh}`);
    }
  }
});

test("the papers and forms that a whole process needs are there: review, feedback letter, rectification, key evaluation with its scheme, opinion and report", () => {
  const papers = packs.papers ?? [];
  const gates = (id: string) => gatesOf(papers.find((paper) => paper.id === id)!).map(({ action, step }) => `${action} ${step ?? "*"}`);
  assert.deepEqual(
    ["goal-review", "self-evaluation-report", "feedback-letter", "rectification-report", "key-evaluation-scheme", "evaluation-opinion", "key-evaluation-report"].map(gates),
    [["approve *"], ["submit *"], ["submit measures"], ["submit reply"], ["submit score"], ["submit opinion"], ["approve settle", "confirm confirm"]],
  );
  // Whatever may be evaluated has a scheme, an opinion and a report, so that no key evaluation goes without one of them.
  const kinds = (id: string) => papers.find((paper) => paper.id === id)!.asked.kinds;
  for (const kind of ["project", "project-level-1", "special-fund", "policy", "fund-item"] as const) for (const id of ["key-evaluation-scheme", "evaluation-opinion", "key-evaluation-report"]) assert.ok(kinds(id).includes(kind), `${id} ${kind}`);
  for (const paper of papers) assert.equal(paper.provenance, "draft", paper.id);
  const served = (kind: string, book: "GENERAL_PUBLIC" | "SOCIAL_INSURANCE") => findForm(packs, { stage: "evaluation", book, kind, year: 2026 })?.id ?? null;
  assert.deepEqual([served("project", "GENERAL_PUBLIC"), served("policy", "GENERAL_PUBLIC"), served("special-fund", "GENERAL_PUBLIC"), served("fund-item", "SOCIAL_INSURANCE"), served("department-overall", "GENERAL_PUBLIC"), served("fund-item", "GENERAL_PUBLIC")], ["evaluation-key", "evaluation-key", "evaluation-key", "evaluation-fund-item", "evaluation-department-overall", null]);
});

test("key evaluation: lines come to the points of their parts, a hundred in all, and output with effect to sixty at least", () => {
  for (const [id, least] of [["evaluation-key", ["产出", "效益"]], ["evaluation-injury-prevention", ["产出", "效益", "满意度"]]] as const) {
    const { groups, lines = [] } = packs.frames.find((frame) => frame.id === id)!;
    for (const { level1, points } of groups) assert.equal(lines.filter((line) => line.level1 === level1).reduce((all, line) => all + Number(line.points === null ? 0 : toText(decimal(String(line.points)))), 0), Number(points), `${id} ${level1}`);
    assert.equal(groups.reduce((all, { points }) => all + Number(points), 0), 100, id);
    assert.ok(groups.filter(({ level1 }) => (least as readonly string[]).includes(level1)).reduce((all, { points }) => all + Number(points), 0) >= 60, id);
  }
});

test("weights sum: frames to what the goal form asks for, blank self-evaluations to a hundred", () => {
  for (const { id, groups } of packs.frames) {
    const points = groups.flatMap((group) => (group.points === null ? [] : [decimal(group.points)]));
    if (points.length === groups.length) assert.ok(["90", "100"].includes(toText(sum(points))), `${id} ${toText(sum(points))}`);
  }
  for (const form of packs.forms.filter(({ blank }) => blank.executionPoints !== null)) {
    const groups = blankGroups(form, frameFor(packs, form).id);
    if (groups.every(({ points }) => points !== null)) assert.equal(toText(add(sum(groups.map(({ points }) => points!)), form.blank.executionPoints!)), toText(form.blank.totalPoints ?? decimal("100")), form.id);
  }
});

test("no state machine has a dead end: from every step there is a way to an end", () => {
  for (const { id, steps } of packs.workflows) {
    const ends = new Set(steps.filter(({ end }) => end !== null).map((step) => step.id));
    const forward = (step: string): readonly string[] => steps.find((one) => one.id === step)!.actions.flatMap(({ to }) => to);
    const reached = (from: string): ReadonlySet<string> => {
      const seen = new Set([from]);
      for (const one of seen) for (const next of forward(one)) seen.add(next);
      return seen;
    };
    for (const step of steps) assert.ok([...reached(step.id)].some((one) => ends.has(one)), `${id} ${step.id}`);
  }
});

test("R58: twelve measures, each with its group, and each can be resolved by what a result is", () => {
  assert.deepEqual(packs.measures!.map(({ title }) => title.zh), ["优先保障", "保持", "按比例压减", "取消", "暂停拨款", "收回结余", "调整政策", "完善制度", "通报表扬", "约谈提醒", "纳入部门考核", "向社会公开"]);
  const stands = (grade: string, score: string, executed: string) =>
    proposeMeasures(packs.measures!, { grade, score: decimal(score), budget: decimal("200"), executed: decimal(executed), executionRate: decimal(String(Number(executed) / 2)) }).filter((one) => one.proposed === "yes").map((one) => `${one.measure.id}${one.amount === null ? "" : ` ${toText(one.amount)}`}`);
  assert.deepEqual(stands("优", "96.5", "200"), ["priority", "praise"]);
  assert.deepEqual(stands("良", "85", "190"), ["keep"]);
  assert.deepEqual(stands("中", "65", "150"), ["cut 20.00", "recover 50.00", "adjust-policy", "improve-rules"]);
  assert.deepEqual(stands("差", "40", "120"), ["cancel 200.00", "suspend 80.00", "recover 80.00", "adjust-policy", "improve-rules", "talk"]);
});

test("F304: the lights of the published report: 51.43 red, 68.57 yellow, 85.71 green", () => {
  const rule = packs.alerts!.find((one) => one.id === "execution-light")!;
  assert.ok(rule.id === "execution-light");
  const lights = ["210", "280", "350"].map((executed) => executionLight(rule.value, { budget: decimal("700"), executed: decimal(executed), month: 7 })!);
  assert.deepEqual(lights.map(({ light, progress }) => `${toText(progress)} ${light}`), ["51.43 red", "68.57 yellow", "85.71 green"]);
});

test("the dictionaries, the rule of adjustments, four topics in six sessions; the scheme of ex-ante evaluation is taken over", () => {
  const items = (id: string) => packs.dictionaries!.find((one) => one.id === id)!.items.map(({ title }) => title.zh);
  assert.deepEqual(items("platforms"), ["中新合作开发区", "开放创新试验区", "苏州自贸片区"]);
  assert.deepEqual(items("project-kinds"), ["一般项目", "专项资金", "政策", "部门整体", "基金"]);
  for (const id of ["value-states", "finding-kinds", "cause-classes"]) assert.ok(items(id).length >= 5, id);
  const [adjustment] = packs.adjustments!;
  assert.deepEqual([adjustment!.cutOff, adjustment!.endsWithEvaluation, adjustment!.triggers.map(({ id }) => id)], ["11-30", true, ["budget-change", "policy-change", "force-majeure", "two-reds"]]);
  const [training] = packs.training!;
  assert.deepEqual([training!.topics.length, training!.sessions.length], [4, 6]);
  assert.ok((packs.exAnte ?? []).length >= 2);
  assert.equal(BOOKS.length, 4);
  assert.ok(SUBJECT_KINDS.includes("department-overall"));
});

test("what nothing goes by yet is told as such, and what does is not", () => {
  const laid = laidDefinitions(set, null);
  const told = (effect: string): readonly string[] => laid.map(({ of }) => of).filter((of) => effectOf(of) === effect && !of.startsWith("examples/")).sort();
  assert.deepEqual(told("listed"), ["adjustments/in-year", "dictionaries/cause-classes", "dictionaries/finding-kinds", "dictionaries/project-kinds", "dictionaries/value-states", "procedures/evaluation", "procedures/finding", "procedures/goal-adjustment", "procedures/task", "tasks/three-years", "training/full-process"]);
  assert.deepEqual(told("suggested"), ["alerts/execution-light", "alerts/goal-money-gap", "alerts/zero-value", "measures/application"]);
});
