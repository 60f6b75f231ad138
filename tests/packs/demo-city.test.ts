import assert from "node:assert/strict";
import { test } from "node:test";
import type { Actor } from "../../src/core/access/actor.ts";
import { mayHold } from "../../src/core/access/may-hold.ts";
import { ROLES } from "../../src/core/access/role.ts";
import { toText } from "../../src/core/basics/decimal.ts";
import { amountFen } from "../../src/core/form/amount-fen.ts";
import { cellAt, cellOfFinding } from "../../src/core/form/cell-path.ts";
import { differences } from "../../src/core/form/differences.ts";
import type { FilingHead } from "../../src/core/form/filing-values.ts";
import { ownBlank } from "../../src/core/form/blank-values.ts";
import { monitoringFrom, selfEvaluationFrom } from "../../src/core/form/carry-over.ts";
import { formFor } from "../../src/core/form/form-for.ts";
import { outsideFills } from "../../src/core/form/outside-fills.ts";
import { toPublishedTable } from "../../src/core/form/published-table.ts";
import { scoreFiling } from "../../src/core/form/score-filing.ts";
import { submissionProblems } from "../../src/core/form/submission-problems.ts";
import type { City, CityFiling, CityProject } from "../../src/core/pack/city.ts";
import type { Definitions } from "../../src/core/pack/definitions.ts";
import type { Form } from "../../src/core/layout/form.ts";
import { recheck } from "../../src/core/recheck/index.ts";
import { goalFromTable, lintGoal } from "../../src/core/smart/index.ts";
import { decide } from "../../src/core/workflow/decide.ts";
import { OVERALL_KINDS, PARENT_OF, SUBJECT_ATTRIBUTES, SUBJECT_KINDS } from "../../src/core/subject/subject-kind.ts";
import { stepOf, workflowOf } from "../../src/core/workflow/find-step.ts";
import type { Taken } from "../../src/core/workflow/workflow.ts";
import { readCardRef } from "../../src/core/library/card-ref.ts";
import { loadCity, loadDefinitions } from "../../src/files/load-definitions.ts";
import { loadLibrary } from "../../src/files/load-library.ts";

async function read(pack: string): Promise<{ city: City; packs: Definitions }> {
  const [city, packs] = [await loadCity(pack), await loadDefinitions(undefined, pack)];
  assert.deepEqual(city.ok ? [] : city.problems, []);
  assert.deepEqual(packs.ok ? [] : packs.problems, []);
  assert.ok(city.ok && packs.ok);
  return { city: city.value, packs: packs.value };
}

const isOverall = (kind: string | undefined): boolean => OVERALL_KINDS.some((one) => one === kind);

const CITIES = { "demo-city": await read("demo-city"), "demo-city/smallest-office": await read("demo-city/smallest-office") };

/** A self-evaluation that finance has to recheck. */
const RECHECKED = "公交候车亭无障碍改造";
/** What a demo city leaves to be done. */
const WAITING: Readonly<Record<string, readonly string[]>> = {
  "demo-city": [`${RECHECKED} self-evaluation recheck`, "就业补助资金 self-evaluation department", "高校毕业生就业见习补贴政策 self-evaluation department", "云澜示范市交通运输局（本级）整体支出 goal department"],
};

for (const [pack, { city, packs }] of Object.entries(CITIES)) {
  const unitOf = (code: string) => city.units.find((unit) => unit.code === code)!;
  const filings: readonly (readonly [CityProject, CityFiling])[] = city.projects.flatMap((project) => project.filings.map((filing) => [project, filing] as const));
  const headOf = (project: CityProject, { stage, year }: CityFiling): FilingHead => {
    const unit = unitOf(project.unit);
    return { stage, year, name: project.name, unit: unit.name, department: unitOf(unit.department!).name };
  };

  test(`${pack} says that it is a demonstration, and its region belongs to nobody`, () => {
    assert.equal(city.demo, true);
    assert.match(city.region, /^99/);
    assert.match(city.name.zh, /示范/);
  });

  const formOf = ({ book, kind = "project", parent }: CityProject, { stage, year }: CityFiling): Form => formFor(packs, { stage, book, kind, year, isPart: parent !== undefined });
  /** What is recorded under its name, of a level-1 project with its level-2 projects. */
  const moneyOf = ({ code }: CityProject): Pick<CityProject, "budgets" | "payments"> => {
    const all = city.projects.filter((one) => one.code === code || (one.parent === code && (one.kind ?? "project") === "project"));
    return { budgets: all.flatMap(({ budgets }) => budgets), payments: all.flatMap(({ payments }) => payments) };
  };
  /** Of these the money stands under other names: of a body as a whole under its projects, of what was passed down under whoever received it. */
  const isElsewhere = ({ kind, code }: CityProject): boolean => isOverall(kind) || (kind === "transfer-payment" && city.projects.some(({ parent }) => parent === code));

  const isFinished = ({ stage, transitions }: CityFiling): boolean => stepOf(workflowOf(packs, stage), transitions.at(-1)!.to)!.end !== null;

  test(`${pack}: every filing may be submitted, the linter finds no error, and the recheck none either in what came to its end`, () => {
    assert.ok(filings.length >= 2);
    for (const [project, filing] of filings) {
      const head = headOf(project, filing);
      const { profile } = scoreFiling(head, filing.values, packs);
      const table = toPublishedTable(head, filing.values, "unit", profile);
      assert.deepEqual(submissionProblems(head, filing.values, packs, formOf(project, filing)), [], project.name);
      assert.deepEqual(lintGoal(goalFromTable(table, profile)).filter(({ severity }) => severity === "error"), [], project.name);
      if (filing.stage !== "goal") assert.deepEqual(Object.keys(ownBlank(formOf(project, filing))).filter((list) => !(list in filing.values)), [], project.name);
      if (filing.stage === "self-evaluation" && isFinished(filing)) assert.deepEqual(recheck(table, profile, "").findings.filter(({ severity }) => severity === "error"), [], project.name);
    }
  });

  test(`${pack}: amounts of forms, budgets and payments are the same, by source`, () => {
    for (const [project, { stage, year, values, cutOff }] of filings.filter(([one]) => !isElsewhere(one))) {
      const { name } = project;
      const { budgets, payments } = moneyOf(project);
      const cell = (id: string, field: string): bigint => {
        const fen = amountFen(cellAt(values, `funds[${id}].${field}`) ?? "");
        return fen.ok ? (fen.value ?? 0n) : -1n;
      };
      const sum = (list: readonly bigint[]): bigint => list.reduce((total, fen) => total + fen, 0n);
      for (const { id } of values.funds) {
        const ofSource = budgets.filter((budget) => budget.year === year && (id === "total" || budget.source === id));
        assert.equal(cell(id, "initialBudget"), sum(ofSource.map(({ initialFen }) => initialFen)), `${name} ${year} ${id}`);
        if (stage === "goal") continue;
        const paid = payments.filter((payment) => payment.year === year && payment.paidOn <= cutOff! && (id === "total" || payment.source === id));
        assert.equal(cell(id, "adjustedBudget"), sum(ofSource.map(({ adjustedFen }) => adjustedFen)), `${name} ${year} ${id}`);
        assert.equal(cell(id, "executed"), sum(paid.map(({ amountFen: fen }) => fen)), `${name} ${year} ${id}`);
      }
    }
  });

  test(`${pack}: nothing is paid without a budget, nor beyond it`, () => {
    for (const { name, budgets, payments } of city.projects) {
      for (const { year, source } of payments) {
        const budget = budgets.filter((one) => one.year === year && one.source === source);
        const paid = payments.filter((one) => one.year === year && one.source === source).reduce((total, one) => total + one.amountFen, 0n);
        assert.equal(budget.length, 1, `${name} ${year} ${source}`);
        assert.ok(paid <= budget[0]!.adjustedFen, `${name} ${year} ${source}: ${paid}`);
      }
    }
  });

  test(`${pack}: this year has a budget everywhere, and payments before and after the end of October; what was cancelled has neither left`, () => {
    for (const project of city.projects.filter((one) => !isElsewhere(one))) {
      const { name, attribute } = project;
      const { budgets, payments } = moneyOf(project);
      if (attribute === "cancelled") {
        assert.deepEqual([budgets.map(({ adjustedFen }) => adjustedFen), payments, project.filings], [[0n], [], []], name);
        continue;
      }
      assert.ok(budgets.some(({ year }) => year === 2026), name);
      assert.ok(payments.some(({ paidOn }) => paidOn > "2026-01-01" && paidOn <= "2026-10-31") && payments.some(({ paidOn }) => paidOn > "2026-10-31"), name);
    }
  });

  test(`${pack}: every filing went its way lawfully, step by step, to its end but for what waits to be rechecked`, () => {
    const reviewed = new Set(city.people.flatMap(({ posts }) => posts.filter(({ role }) => role === "third-party-reviewer").flatMap(({ assigned }) => assigned)));
    for (const [project, { stage, year, transitions }] of filings) {
      const flow = workflowOf(packs, stage);
      const taken: Taken[] = [];
      let [step, round, day] = [flow.steps[0]!.id, 1, ""];
      for (const { from, to, action, by, on } of transitions) {
        assert.equal(from, step, `${project.name} ${stage}`);
        assert.ok(on >= day, `${project.name}: ${on} is before ${day}`);
        const person = city.people.find(({ login }) => login === by)!;
        const role = stepOf(flow, from)!.role!;
        const decisions = person.posts.filter((post) => post.role === role).map((post) => {
          const actor: Actor = { personId: by, postId: by, role, unitId: post.unit, scopes: post.scopes, assigned: post.assigned };
          const state = { subjectId: project.code, unitPath: unitOf(project.unit).path, unitId: project.unit, year, step, round, taken, departmentId: unitOf(project.unit).department ?? "none", amountFen: null, vacant: [], reviewerAssigned: reviewed.has(project.code), touched: null };
          return decide(flow, state, actor, { action, to }, on);
        });
        const decision = decisions.find(({ ok }) => ok) ?? decisions[0];
        assert.ok(decision?.ok, `${project.name} ${stage} ${from} ${by}: ${decision === undefined ? "no such post" : JSON.stringify(decision)}`);
        taken.push({ action, from, to, round, personId: by, role });
        [step, round, day] = [to, decision.value.round, on];
      }
      assert.ok(stepOf(flow, step)!.end !== null || WAITING[pack]?.includes(`${project.name} ${stage} ${step}`) === true, `${project.name} ${stage} ends at ${step}`);
    }
  });

  test(`${pack}: what a self-evaluation or a monitoring form changed are cells that its steps fill`, () => {
    for (const [project, filing] of filings.filter(([, { stage }]) => stage !== "goal")) {
      const flow = workflowOf(packs, filing.stage);
      const goal = project.filings.find(({ stage, year }) => stage === "goal" && year === filing.year)!;
      const form = formOf(project, filing);
      const begun = filing.stage === "monitoring" ? monitoringFrom(goal.values, form, Number(filing.values.period!.month)) : selfEvaluationFrom(goal.values, form);
      assert.deepEqual(outsideFills(differences(begun, filing.values), flow.steps.flatMap(({ fills }) => fills)), [], project.name);
    }
  });

  test(`${pack}: remarks stand at cells that exist, said by who had the filing then`, () => {
    for (const [project, { values, transitions, remarks }] of filings) {
      for (const { path, by, step } of remarks) {
        assert.notEqual(cellAt(values, path), null, `${project.name} ${path}`);
        assert.ok(transitions.some((one) => one.from === step && one.by === by), `${project.name} ${by}`);
      }
    }
  });

  test(`${pack}: each approved goal is on one letter, issued by whoever took that step on that day`, () => {
    for (const [project, filing] of filings) {
      const { stage, year, transitions } = filing;
      if (stage !== "goal" || !isFinished(filing)) continue;
      const letters = city.approvals.filter((one) => one.year === year && one.projects.includes(project.code));
      assert.equal(letters.length, 1, project.name);
      const issued = transitions.find(({ action }) => action === "issue")!;
      assert.deepEqual([letters[0]!.department, letters[0]!.by, letters[0]!.issuedOn], [unitOf(project.unit).department, issued.by, issued.on]);
    }
    assert.equal(new Set(city.approvals.map(({ documentNo }) => documentNo)).size, city.approvals.length);
  });

  test(`${pack}: every role that its workflows ask for is there, and every unit has its officer and its head`, () => {
    const posts = city.people.flatMap((person) => person.posts);
    const asked = new Set(["goal", "self-evaluation"].flatMap((stage) => workflowOf(packs, stage as "goal").steps.flatMap(({ role, onlyAssigned }) => (role === null || onlyAssigned ? [] : [role]))));
    for (const role of [...asked, "system-admin", "security-admin", "audit-admin"]) assert.ok(posts.some((post) => post.role === role), role);
    for (const unit of city.units.filter(({ kind }) => kind === "unit")) {
      for (const role of ["unit-officer", "unit-head"]) assert.equal(posts.filter((post) => post.role === role && post.unit === unit.code).length, 1, `${unit.name} ${role}`);
      assert.ok(posts.some((post) => post.role === "department-finance" && post.scopes.some((scope) => unit.path.startsWith(scope))), unit.name);
    }
    for (const { login, posts: own } of city.people) for (const [index, { role }] of own.entries()) assert.equal(mayHold(own.slice(0, index).map((post) => post.role), role), null, login);
  });
}

test("the demo city has all ten roles, the bodies the bureau asked for, and a person with two posts", () => {
  const { city } = CITIES["demo-city"];
  const posts = city.people.flatMap((person) => person.posts);
  assert.deepEqual(ROLES.filter((role) => !posts.some((post) => post.role === role)), []);
  assert.equal(city.units.filter(({ kind }) => kind === "department").length, 4);
  for (const { code } of city.units.filter(({ kind }) => kind === "department")) {
    const units = city.units.filter(({ parent }) => parent === code).length;
    assert.ok(units >= 2 && units <= 4, code);
  }
  assert.equal(city.units.filter(({ kind }) => kind === "third-party").length, 1);
  assert.ok(city.people.some((person) => person.posts.length > 1));
  // Grades and whose score counts differ enough to show both.
  const by = new Set(city.projects.flatMap((project) => project.filings.flatMap(({ stage, year, values }) =>
    scoreFiling({ stage, year, name: project.name, unit: "", department: "" }, values, CITIES["demo-city"].packs).effective?.by ?? [])));
  assert.deepEqual([...by].sort(), ["department", "finance", "unit"]);
});

test("the demo city has something of each kind of subject, with an approved goal, and of each state of life", () => {
  const { projects } = CITIES["demo-city"].city;
  assert.deepEqual(SUBJECT_ATTRIBUTES.filter((one) => !projects.some(({ attribute }) => attribute === one)), []);
  assert.deepEqual(SUBJECT_KINDS.filter((one) => !projects.some(({ kind = "project" }) => kind === one)), []);
  const approved = new Set(projects.flatMap(({ kind = "project", filings }) => filings.flatMap(({ stage, transitions }) => (stage === "goal" && transitions.at(-1)!.to === "approved" ? [kind] : []))));
  assert.deepEqual(SUBJECT_KINDS.filter((one) => !approved.has(one)), []);
  for (const kind of Object.keys(PARENT_OF)) assert.ok(projects.some((one) => (one.kind ?? "project") === kind && one.parent !== undefined), kind);
  assert.equal(projects.find(({ name }) => name === "工伤预防费")!.parent, projects.find(({ name }) => name === "工伤保险基金")!.code);
  assert.ok(projects.some(({ splits = [] }) => splits.length === 1 && splits[0]!.parts.length === 2));
  // 预算调整 stands with its document wherever money was changed for a reason that the demo tells.
  assert.deepEqual(projects.flatMap(({ budgets }) => budgets.flatMap(({ adjustments = [] }) => adjustments.map(({ documentNo }) => documentNo))).length, 5);
});

test("goals of the demo city cite cards of the library by name, in the version a fresh city has, so that where a card is used is no empty list", async () => {
  const library = await loadLibrary();
  assert.ok(library.ok);
  const cards = new Map(library.value.sectors.flatMap((sector) => sector.cards).map((card) => [card.code, card.name.zh]));
  const cited = CITIES["demo-city"].city.projects.flatMap(({ filings }) => filings.filter(({ stage }) => stage === "goal").flatMap(({ values }) => values.rows.flatMap(({ card, level3 }) => (card === undefined ? [] : [{ card, level3 }]))));
  assert.ok(new Set(cited.map(({ card }) => card)).size >= 5 && cited.length > new Set(cited.map(({ card }) => card)).size, "some card is cited by several goals");
  for (const { card, level3 } of cited) {
    const { code, version } = readCardRef(card)!;
    assert.deepEqual([cards.get(code), version], [level3, 1], card);
  }
});

test("the smallest office needs two for performance and one for IT, and its leader", () => {
  const { city, packs } = CITIES["demo-city/smallest-office"];
  const posts = city.people.flatMap((person) => person.posts.map(({ role }) => role));
  const count = (role: string): number => posts.filter((one) => one === role).length;
  assert.deepEqual([count("performance-office"), count("system-admin"), count("business-division"), count("third-party-reviewer")], [2, 1, 0, 0]);
  assert.equal(workflowOf(packs, "goal").id, "goal-small");
  assert.equal(workflowOf(packs, "self-evaluation").id, "self-evaluation-small");
});

test("scores of the demo city, as an officer would reckon them", () => {
  const { city, packs } = CITIES["demo-city"];
  const totals = Object.fromEntries(city.projects.flatMap((project) => project.filings.filter(({ stage }) => stage === "self-evaluation").map(({ stage, year, values }) => {
    const { effective } = scoreFiling({ stage, year, name: project.name, unit: "", department: "" }, values, packs);
    return [project.name, `${toText(effective!.total)} ${effective!.by} ${effective!.grade}`];
  })));
  assert.deepEqual(totals, {
    农村公路日常养护: "99.69 unit 优", 博物馆免费开放: "98.48 finance 优", 职业技能提升培训: "94.80 department 优",
    城区河道保洁与水质维护: "100.00 unit 优", 公交智能调度系统运行维护: "98.29 unit 优", 全民阅读推广: "98.88 unit 优", 云澜示范市交通运输局部门整体支出: "99.38 unit 优",
    公交候车亭无障碍改造: "95.67 unit 优", 农村客运站信息化改造: "80.44 unit 良", 就业补助资金: "96.40 unit 优", 高校毕业生就业见习补贴政策: "97.31 unit 优",
  });
});

test("what waits to be rechecked in the demo city has something to be found, an error among it, each beside a cell of the form", () => {
  const { city, packs } = CITIES["demo-city"];
  const project = city.projects.find(({ name }) => name === RECHECKED)!;
  const filing = project.filings.find(({ stage }) => stage === "self-evaluation")!;
  const head: FilingHead = { stage: filing.stage, year: filing.year, name: project.name, unit: "", department: "" };
  const { profile } = scoreFiling(head, filing.values, packs);
  const { findings } = recheck(toPublishedTable(head, filing.values, "unit", profile), profile, "");
  assert.deepEqual(
    findings.map(({ severity, code, path }) => [severity, code, cellOfFinding(filing.values, path)]),
    [["warning", "actual.beyond-target", "rows[r2].actual"], ["error", "score.full-though-missed", "rows[r3].score"], ["warning", "actual.in-words", "rows[r6].actual"]],
  );
});

test("the demo city is an overlay: names, thresholds, a light and a workflow with one more review from 2027 on, and the offices beside it keep theirs", async () => {
  const goal = CITIES["demo-city"].packs.workflows.find(({ id }) => id === "goal")!;
  const joint = CITIES["demo-city"].packs.workflows.find(({ id }) => id === "goal-joint-review")!;
  assert.deepEqual(joint.steps.map(({ id }) => id).filter((id) => !goal.steps.some((step) => step.id === id)), ["joint-review"]);
  assert.equal(joint.steps.length, goal.steps.length + 1);
  const seen = [];
  for (const year of [2026, 2027]) {
    const packs = await loadDefinitions(undefined, "demo-city", year);
    assert.ok(packs.ok);
    const profile = packs.value.profiles.find(({ id }) => id === "cn-national-2021")!;
    const light = packs.value.alerts!.find((rule) => rule.id === "execution-light")!;
    assert.ok(light.id === "execution-light");
    seen.push([toText(light.value.yellow), packs.value.measures!.find(({ id }) => id === "cut")!.title.zh, toText(profile.grades.value[0]!.from), JSON.stringify(packs.value.forms.find(({ id }) => id === "self-evaluation")).includes("未完成原因及改进措施")]);
  }
  assert.deepEqual(seen, [["80", "按比例压减", "90", false], ["85", "压减预算", "92", true]]);
  const goalsOf = async (pack: string, year: number): Promise<string> => {
    const packs = await loadDefinitions(undefined, pack, year);
    assert.ok(packs.ok, JSON.stringify(packs));
    return workflowOf(packs.value, "goal").id;
  };
  const chosen = await Promise.all(["demo-city", "demo-city/smallest-office", "demo-city/education-system"].flatMap((pack) => [2025, 2026, 2027, 2028].map((year) => goalsOf(pack, year))));
  assert.deepEqual(chosen, ["goal", "goal", "goal-joint-review", "goal-joint-review", "goal-small", "goal-small", "goal-small", "goal-small", "goal", "goal", "goal", "goal"]);
});
