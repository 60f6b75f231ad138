import { monitoringFrom } from "../../../src/core/form/carry-over.ts";
import { ROLES, type Role } from "../../../src/core/access/role.ts";
import type { FilingRow, FilingValues, Stage } from "../../../src/core/form/filing-values.ts";
import type { City, CityFiling, CityPerson, CityProject, CityTransition, CityUnit, UnitKind } from "../../../src/core/pack/city.ts";
import type { Step, Workflow } from "../../../src/core/workflow/workflow.ts";
import { canary } from "../canary/canaries.ts";

/*
 * A city that holds one filing at each step of every workflow, three times over: in the unit of the askers (a1), in its neighbour of the
 * same department (a2), and in another department (b1). Whoever asks has never touched any of them; others made them.
 */

export const REGION = "990100";
/** Goals of 2026 and 2027 and self-evaluations of 2026 may be filled. */
export const TODAY = new Date("2026-09-15T02:00:00.000Z");
export const GOAL_YEAR = 2027;
export const EVALUATED_YEAR = 2026;
/** Its one self-evaluation is published, so it is everybody's. */
export const PUBLISHED_YEAR = 2025;
/** Finance evaluates a year when it is over. */
export const FINANCE_YEAR = 2025;

export type Relation = "own" | "neighbour" | "foreign";
export const RELATIONS: readonly Relation[] = ["own", "neighbour", "foreign"];
/** Owner of the canaries of a relation's rows. */
export const OWNER: Readonly<Record<Relation, string>> = { own: "a1", neighbour: "a2", foreign: "b1" };
/** Confirmed in the same year and department, and withheld: nobody outside may learn more than that there is one. */
export const HELD = "held";
/** What anybody may read since it was published. */
export const OPEN = "open";

export const UNIT_CODE: Readonly<Record<Relation, string>> = { own: "101001", neighbour: "101002", foreign: "205001" };
export const DEPARTMENT_CODE: Readonly<Record<Relation, string>> = { own: "101", neighbour: "101", foreign: "205" };
/** Owner of what belongs to a department as a whole. */
export const DEPARTMENT_OWNER: Readonly<Record<Relation, string>> = { own: "a", neighbour: "a", foreign: "b" };

const pathOf = (code: string): string => (code === "0" ? `${REGION}.` : code.length === 6 ? `${REGION}.${code.slice(0, 3)}.${code}.` : `${REGION}.${code}.`);
const unit = (code: string, name: string, kind: UnitKind, parent: string | null, department: string | null = null): CityUnit => ({ code, name, kind, parent, path: pathOf(code), department });

const UNITS: readonly CityUnit[] = [
  unit("0", "矩阵市", "region", null),
  unit("900", "矩阵市财政局", "finance", "0"), unit("900001", "绩效管理科", "division", "900"), unit("900002", "经济建设科", "division", "900"),
  unit("101", "矩阵市交通运输局", "department", "0", "101"), unit("101001", "公路养护中心", "unit", "101", "101"), unit("101002", "桥梁检测所", "unit", "101", "101"),
  unit("205", "矩阵市教育局", "department", "0", "205"), unit("205001", "第一中学", "unit", "205", "205"),
  unit("801", "矩阵咨询事务所", "third-party", "0"),
];

/** Where each role has its post, and what that sees: of the two departments the first, also where a role could see the whole city. */
const POST: Readonly<Record<Role, { readonly unit: string; readonly scopes: readonly string[] }>> = {
  "unit-officer": { unit: "101001", scopes: [pathOf("101001")] },
  "unit-head": { unit: "101001", scopes: [pathOf("101001")] },
  "department-finance": { unit: "101", scopes: [pathOf("101")] },
  "business-division": { unit: "900002", scopes: [pathOf("101")] },
  "performance-office": { unit: "900001", scopes: [pathOf("101")] },
  "finance-leader": { unit: "900", scopes: [pathOf("101")] },
  "third-party-reviewer": { unit: "801", scopes: [] },
  "system-admin": { unit: "900", scopes: [] },
  "security-admin": { unit: "900", scopes: [] },
  "audit-admin": { unit: "900", scopes: [] },
};

export const askerOf = (role: Role): string => `ask.${role}`;
/** Who has a session and no post, whose post has ended, and who still owes a code. */
export const NO_POST = "ask.no-post";
export const POST_ENDED = "ask.post-ended";
export const CODE_MISSING = "ask.code-missing";
export const SIGNED_OUT = "ask.signed-out";
/** Somebody with a password. */
export const SIGNER = "make.signer";

const WHOLE = [pathOf("0")];
const person = (login: string, role: Role, of: string, scopes: readonly string[], assigned: readonly string[] = []): CityPerson => ({ login, name: `人员${login.length}`, posts: [{ unit: of, role, scopes, assigned }] });

/** The makers of what is there: a set of hands for each unit, and finance people for all. */
function makers(): CityPerson[] {
  return [
    ...Object.values(UNIT_CODE).flatMap((code) => [person(`make.officer-${code}`, "unit-officer", code, [pathOf(code)]), person(`make.head-${code}`, "unit-head", code, [pathOf(code)])]),
    ...["101", "205"].map((code) => person(`make.department-${code}`, "department-finance", code, [pathOf(code)])),
    person("make.business", "business-division", "900002", WHOLE),
    person("make.performance", "performance-office", "900001", WHOLE),
    person("make.issuer", "performance-office", "900001", WHOLE),
    person("make.leader", "finance-leader", "900", WHOLE),
    person("make.reviewer", "third-party-reviewer", "801", []),
    person("make.security", "security-admin", "900", []), person("make.system", "system-admin", "900", []), person("make.audit", "audit-admin", "900", []),
    person(SIGNER, "unit-officer", "205001", [pathOf("205001")]),
  ];
}

/** Login of who takes a step for a unit. */
export function makerOf(step: Pick<Step, "id" | "role">, unitCode: string): string {
  switch (step.role) {
    case "unit-officer": return `make.officer-${unitCode}`;
    case "unit-head": return `make.head-${unitCode}`;
    case "department-finance": return `make.department-${unitCode.slice(0, 3)}`;
    case "business-division": return "make.business";
    case "performance-office": return step.id === "awaiting" ? "make.issuer" : "make.performance";
    case "finance-leader": return "make.leader";
    default: return "make.reviewer";
  }
}

export const nameOf = (relation: Relation): string => `农村公路养护${canary(OWNER[relation], "project")}`;
export const codeOf = (relation: Relation, what: string): string => `${canary(OWNER[relation], "code")}${what}`;
export const codeOfState = (relation: Relation, stage: Stage, step: string): string => codeOf(relation, `${stage}-${step}`);

/** The workflow of each stage, and the lines of the scheme by which finance evaluates a unit. */
export interface MatrixFlows {
  readonly goal: Workflow;
  readonly evaluation: Workflow;
  readonly monitoring: Workflow;
  readonly byFinance: Workflow;
  readonly application: Workflow;
  readonly scheme: readonly FilingRow[];
}

export function matrixCity(flows: MatrixFlows): City {
  const { goal, evaluation, monitoring, byFinance, application } = flows;
  const projects = RELATIONS.flatMap((relation) => projectsOf(relation, flows));
  const approvedGoals = (relation: Relation): string[] => [
    ...evaluation.steps.map(({ id }) => codeOfState(relation, "self-evaluation", id)), ...monitoring.steps.map(({ id }) => codeOfState(relation, "monitoring", id)), ...application.steps.map(({ id }) => codeOfState(relation, "application", id)), codeOf(relation, "evaluable"),
  ];
  const approval = (year: number, relation: Relation, owner: string, label: string, codes: readonly string[]) => ({
    year, department: DEPARTMENT_CODE[relation], documentNo: `${canary(owner, "letter")}${year}-${label}`, issuedOn: `${year - 1}-08-01`, by: "make.issuer", projects: codes,
  });
  return {
    pack: "demo-city", region: REGION, name: { zh: "矩阵市", en: "Matrix city" }, demo: true, workflows: { goal: goal.id, "self-evaluation": evaluation.id, monitoring: monitoring.id, evaluation: byFinance.id, application: application.id }, frame: "cost-first",
    units: UNITS,
    people: [
      ...ROLES.map((role) => person(askerOf(role), role, POST[role].unit, POST[role].scopes, role === "third-party-reviewer" ? projects.filter(({ unit: of }) => of === UNIT_CODE.own).map(({ code }) => code) : [])),
      { login: NO_POST, name: "无岗", posts: [] },
      person(POST_ENDED, "unit-officer", "101001", [pathOf("101001")]), person(CODE_MISSING, "unit-officer", "101001", [pathOf("101001")]), person(SIGNED_OUT, "unit-officer", "101001", [pathOf("101001")]),
      ...makers(),
    ],
    projects: [...projects, published(goal, evaluation), held(goal, evaluation)],
    // One letter that both units of a department are on, one that only the neighbour is on, and those of the other department.
    approvals: [
      approval(GOAL_YEAR, "own", "a", "both", [codeOfState("own", "goal", "approved")]),
      approval(EVALUATED_YEAR, "own", "a", "both", [...approvedGoals("own"), ...approvedGoals("neighbour")]),
      approval(GOAL_YEAR, "neighbour", "a-neighbour", "alone", [codeOfState("neighbour", "goal", "approved")]),
      approval(GOAL_YEAR, "foreign", "b", "other", [codeOfState("foreign", "goal", "approved")]),
      approval(EVALUATED_YEAR, "foreign", "b", "other", approvedGoals("foreign")),
      { ...approval(PUBLISHED_YEAR, "foreign", OPEN, "open", ["open", HELD]) },
    ],
  };
}

/** Amounts that stand nowhere else, in fen: an own budget for each unit. */
export const BUDGET_FEN: Readonly<Record<Relation, bigint>> = { own: 320_517_300n, neighbour: 451_926_700n, foreign: 783_914_600n };

function projectsOf(relation: Relation, { goal, evaluation, monitoring, byFinance, application, scheme }: MatrixFlows): CityProject[] {
  const of = OWNER[relation];
  const project = (code: string, filings: readonly CityFiling[], kind?: string): CityProject => ({
    ...(kind === undefined ? {} : { kind }),
    code, name: nameOf(relation), book: "GENERAL_PUBLIC", unit: UNIT_CODE[relation],
    budgets: (kind === undefined ? [EVALUATED_YEAR, GOAL_YEAR] : [FINANCE_YEAR]).map((year) => ({ year, source: "appropriation", initialFen: BUDGET_FEN[relation], adjustedFen: BUDGET_FEN[relation] })),
    payments: [{ year: EVALUATED_YEAR, source: "appropriation", paidOn: "2026-03-05", amountFen: 100_000_000n, voucher: canary(of, "voucher") }],
    filings,
  });
  const approved = filingAt(relation, "goal", EVALUATED_YEAR, goal, "approved");
  return [
    ...goal.steps.map(({ id }) => project(codeOfState(relation, "goal", id), [filingAt(relation, "goal", GOAL_YEAR, goal, id)])),
    ...evaluation.steps.map(({ id }) => project(codeOfState(relation, "self-evaluation", id), [approved, filingAt(relation, "self-evaluation", EVALUATED_YEAR, evaluation, id)])),
    ...monitoring.steps.map(({ id }) => project(codeOfState(relation, "monitoring", id), [approved, filingAt(relation, "monitoring", EVALUATED_YEAR, monitoring, id)])),
    ...byFinance.steps.map(({ id }) => project(codeOfState(relation, "evaluation", id), [filingAt(relation, "evaluation", FINANCE_YEAR, byFinance, id, scheme)], "unit-overall")),
    ...application.steps.map(({ id }) => project(codeOfState(relation, "application", id), [approved, filingAt(relation, "application", EVALUATED_YEAR, application, id)])),
    project(codeOf(relation, "fresh"), []),
    project(codeOf(relation, "goalless"), []),
    project(codeOf(relation, "evaluable"), [approved]),
  ];
}

function published(goal: Workflow, evaluation: Workflow): CityProject {
  // Its money is its own too.
  const open = (filing: CityFiling): CityFiling => JSON.parse(JSON.stringify(filing).replaceAll("cnry.b1.", `cnry.${OPEN}.`).replaceAll("783.9146", "320.5")) as CityFiling;
  return {
    code: "open", name: `已公开项目${canary(OPEN, "project")}`, book: "GENERAL_PUBLIC", unit: UNIT_CODE.foreign,
    budgets: [{ year: PUBLISHED_YEAR, source: "appropriation", initialFen: 320_500_000n, adjustedFen: 320_500_000n }], payments: [],
    filings: [open(filingAt("foreign", "goal", PUBLISHED_YEAR, goal, "approved")), open(filingAt("foreign", "self-evaluation", PUBLISHED_YEAR, evaluation, "confirmed"))],
  };
}

function held(goal: Workflow, evaluation: Workflow): CityProject {
  return {
    code: HELD, name: `不予公开项目${canary(OWNER.foreign, "held")}`, book: "GENERAL_PUBLIC", unit: UNIT_CODE.foreign,
    budgets: [{ year: PUBLISHED_YEAR, source: "appropriation", initialFen: BUDGET_FEN.foreign, adjustedFen: BUDGET_FEN.foreign }], payments: [],
    filings: [filingAt("foreign", "goal", PUBLISHED_YEAR, goal, "approved"), filingAt("foreign", "self-evaluation", PUBLISHED_YEAR, evaluation, "confirmed")],
  };
}

/** A filing that stands at a step, by way of all before it; one at the first step was handed in and came back. */
function filingAt(relation: Relation, stage: Stage, year: number, workflow: Workflow, at: string, scheme: readonly FilingRow[] = []): CityFiling {
  const unitCode = UNIT_CODE[relation];
  const [first, second] = workflow.steps as readonly [Step, Step];
  const transitions: CityTransition[] = [];
  const take = (from: Step, to: string, action: CityTransition["action"], day: number): void =>
    void transitions.push({ from: from.id, to, action, by: makerOf(from, unitCode), on: `${stage === "goal" ? year - 1 : year}-07-${String(day).padStart(2, "0")}`, opinion: `同意${canary(OWNER[relation], "opinion")}` });
  if (at === first.id) {
    take(first, second.id, "submit", 1);
    take(second, first.id, "return", 2);
  }
  for (let step: Step = first, day = 3; step.id !== at; day += 1) {
    const onward = step.actions.find(({ action }) => action !== "return")!;
    take(step, onward.to[0]!, onward.action as CityTransition["action"], day);
    step = workflow.steps.find(({ id }) => id === onward.to[0])!;
  }
  return {
    year, stage, values: VALUES[stage](OWNER[relation], BUDGET_FEN[relation], scheme), transitions,
    remarks: [{ path: stage === "application" ? "measures[m1].action" : "rows[r1].target", said: `请核对${canary(OWNER[relation], "remark")}`, step: second.id, by: makerOf(second, unitCode), on: `${stage === "goal" ? year - 1 : year}-07-02` }],
    cutOff: stage === "goal" || stage === "application" ? null : year === FINANCE_YEAR ? "2025-12-31" : "2026-06-30",
  };
}

const EMPTY: Omit<FilingRow, "id"> = {
  level1: "", level2: "", level3: "", target: "", points: "", baseline: "", actual: "", score: "", reason: "", departmentScore: "", departmentReason: "", financeScore: "", financeReason: "",
};

export function goalValues(owner: string, budgetFen: bigint): FilingValues {
  const amount = `${budgetFen / 1_000_000n}.${String(budgetFen % 1_000_000n).padStart(6, "0").slice(0, 4)}`;
  const row = (id: string, level1: string, level2: string, level3: string, target: string, points: string): FilingRow => ({ ...EMPTY, id, level1, level2, level3: `${level3}${canary(owner, "row")}`, target, points });
  return {
    goal: { planned: `养护农村公路120公里，完好率达到95%。${canary(owner, "planned")}`, actual: "" },
    funds: [
      { id: "total", source: "年度资金总额", initialBudget: amount, adjustedBudget: "", executed: "" },
      { id: "appropriation", source: `财政拨款${canary(owner, "source")}`, initialBudget: amount, adjustedBudget: "", executed: "" },
    ],
    rows: [
      row("r1", "产出指标", "数量指标", "养护农村公路里程", "≥120公里", "30"), row("r2", "产出指标", "质量指标", "公路完好率", "≥95%", "20"),
      row("r3", "效益指标", "社会效益指标", "沿线受益行政村", "≥36个", "30"), row("r4", "满意度指标", "服务对象满意度指标", "沿线群众满意度", "≥90%", "10"),
    ],
  };
}

function evaluatedValues(owner: string, budgetFen: bigint): FilingValues {
  const goal = goalValues(owner, budgetFen);
  const said = canary(owner, "reason");
  const reached: Readonly<Record<string, Partial<FilingRow>>> = {
    r1: { actual: "118公里", score: "29.5", reason: `雨季推迟。${said}`, departmentScore: "28", departmentReason: `未报告。${said}`, financeScore: "27", financeReason: `延误。${said}` },
    r2: { actual: "96%", score: "20" }, r3: { actual: "36个", score: "30" }, r4: { actual: "93%", score: "10" },
  };
  return {
    goal: { ...goal.goal, actual: `养护农村公路118公里。${canary(owner, "actual")}` },
    funds: goal.funds.map((line) => ({ ...line, adjustedBudget: line.initialBudget, executed: line.initialBudget })),
    rows: goal.rows.map((row) => ({ ...row, ...reached[row.id] })),
  };
}

function monitoredValues(owner: string, budgetFen: bigint): FilingValues {
  const begun = monitoringFrom(goalValues(owner, budgetFen), null, 6);
  const [said, total] = [canary(owner, "reason"), begun.funds[0]!.initialBudget];
  const short: Partial<FilingRow> = { actual: "40公里", expected: "110公里", causeHardware: "√", reason: `雨季推迟。${said}`, possible: "√", note: `下半年补上。${said}` };
  const reached: Readonly<Record<string, Partial<FilingRow>>> = { r1: short, r2: { actual: "95%", expected: "95%", certain: "√" }, r3: { actual: "20个", expected: "36个", certain: "√" }, r4: { actual: "92%", expected: "92%", certain: "√" } };
  return {
    ...begun,
    goal: { ...begun.goal, actual: "" },
    funds: begun.funds.map((line) => ({ ...line, adjustedBudget: line.adjustedBudget || total, executed: "100", expected: line.adjustedBudget || total })),
    rows: begun.rows.map((row) => ({ ...row, ...reached[row.id] })),
  };
}

/** By the lines of its scheme, one of which lost points. */
function evaluatedByFinance(owner: string, budgetFen: bigint, scheme: readonly FilingRow[]): FilingValues {
  const { goal, funds } = evaluatedValues(owner, budgetFen);
  const said = canary(owner, "reason");
  return { goal, funds, rows: scheme.map((row, index) => ({ ...row, id: `r${index + 1}`, level3: `${row.level3}${canary(owner, "row")}`, target: row.target === "" ? "按计划完成" : row.target, actual: "已完成", score: index === 0 ? "5" : row.points, reason: `按台账核实。${said}` })) };
}

/** 131.25 of the budget is cut, by a measure that the unit has answered. */
function appliedValues(owner: string, budgetFen: bigint): FilingValues {
  const { funds } = evaluatedValues(owner, budgetFen);
  const said = canary(owner, "reason");
  const taken: Readonly<Record<string, string>> = { score: "87.5", grade: "良", by: "finance", of: "self-evaluation", budget: funds[0]!.adjustedBudget, executed: funds[0]!.executed, reason: `有一项没有达到目标。${said}` };
  return {
    goal: { planned: "", actual: "" }, funds: [], rows: [],
    result: Object.entries(taken).map(([id, value]) => ({ id, value })),
    measures: [{ id: "m1", problem: `里程没有完成。${said}`, measure: "cut", action: `完成剩下的养护。${canary(owner, "action")}`, owner: "养护科", until: "2027-06-30", amount: "131.25", reply: `已经完成。${canary(owner, "reply")}` }],
  };
}

const VALUES: Readonly<Record<Stage, (owner: string, budgetFen: bigint, scheme: readonly FilingRow[]) => FilingValues>> = {
  goal: goalValues, "self-evaluation": evaluatedValues, monitoring: monitoredValues, evaluation: evaluatedByFinance, application: appliedValues,
};
