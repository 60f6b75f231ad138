import type { FilingRow, FilingValues } from "../../../src/core/form/filing-values.ts";
import { printAddress } from "../../../src/core/disclosure/print-address.ts";
import type { Workflow } from "../../../src/core/workflow/workflow.ts";
import type { Cell, Outcome, Rule, State } from "./cell.ts";
import { profileFor } from "../../../src/core/form/profile-for.ts";
import { drawFiling } from "../../../src/files/draw-filing.ts";
import { writeXlsx } from "../../../src/files/write-xlsx.ts";
import { speak } from "../../../src/words/index.ts";
import { writeExchangeWorkbook } from "../../../src/files/write-exchange-workbook.ts";
import { codeOfState, nameOf, GOAL_YEAR, SIGNED_OUT } from "./matrix-city.ts";
import type { MadeRecord, MatrixWorld } from "./matrix-world.ts";
import { PNG } from "./plant.ts";
import { qrPng } from "./qr-png.ts";

/* What routes about filings demand. Whoever adds a route adds its row here or in `other-rules.ts`, or the matrix fails. */

const ONE = "/api/{year}/{stage}/filings/{id}";

export function record({ relation, state }: Cell, world: MatrixWorld): MadeRecord {
  return world.record(relation, state!.stage, state!.step);
}

/** The year and stage that the address of a cell says. */
export function addressed(cell: Cell, world: MatrixWorld): { readonly year: number; readonly stage: string } {
  const { year, stage } = record(cell, world);
  if (cell.address === "other-year") return { year: year + 1, stage };
  return { year, stage: cell.address === "other-stage" ? (stage === "goal" ? "self-evaluation" : "goal") : stage };
}

export function at(cell: Cell, world: MatrixWorld, rest = ""): string {
  const { year, stage } = addressed(cell, world);
  return `/api/${year}/${stage}/filings/${record(cell, world).id}${rest}`;
}

/** What somebody types at the step: the first cell that it fills, and nothing where it fills none. */
export function typed(values: FilingValues, workflow: Workflow, step: string): FilingValues {
  const fills = workflow.steps.find(({ id }) => id === step)?.fills ?? [];
  const goal = fills.find((path) => path.startsWith("goal."));
  if (goal !== undefined) return { ...values, goal: { ...values.goal, [goal.slice("goal.".length)]: "换一个目标。" } };
  if (fills.some((path) => path.startsWith("measures[*]."))) return { ...values, measures: values.measures!.map((line) => (fills.includes("measures[*].action") ? { ...line, action: "换一个要求。" } : { ...line, reply: "换一个说法。" })) };
  const field = fills.find((path) => path.startsWith("rows[*]."))?.slice("rows[*].".length) as keyof FilingRow | undefined;
  return field === undefined ? values : { ...values, rows: values.rows.map((row) => (row.id === "r2" ? { ...row, [field]: "19", departmentReason: field.startsWith("department") ? "核减。" : row.departmentReason, financeReason: field.startsWith("finance") ? "核减。" : row.financeReason } : row)) };
}

function workflowIn({ packs }: MatrixWorld, stage: string): Workflow {
  return packs.workflows.find((workflow) => workflow.stage === stage)!;
}

const change = (cell: Cell, world: MatrixWorld): FilingValues => typed(record(cell, world).values, workflowIn(world, cell.state!.stage), cell.state!.step);
/** The packs ask for the opinion of the evaluated and for the report, which nobody wrote here. */
const awaitsPaper = ({ stage, step }: State): boolean => stage === "evaluation" && ["opinion", "settle", "confirm"].includes(step);
const onlyOf = (stage: string, otherwise: Outcome) => (cell: Cell): Outcome | null => (cell.state!.stage === stage ? null : otherwise);

export const FILING_RULES: readonly Rule[] = [
  { route: `GET ${ONE}`, who: "acting", duties: ["filing.read"], about: "filing", leaves: null, ask: (cell, world) => ({ path: at(cell, world) }) },
  { route: `GET ${ONE}/differences`, who: "acting", duties: ["filing.read"], about: "filing", leaves: null, ask: (cell, world) => ({ path: at(cell, world, "/differences?from=1") }) },
  { route: `GET ${ONE}/roll-up`, who: "acting", duties: ["filing.read"], about: "filing", leaves: null, ask: (cell, world) => ({ path: at(cell, world, "/roll-up") }) },
  { route: `GET ${ONE}/from-below`, who: "acting", duties: ["filing.read"], about: "filing", leaves: null, ask: (cell, world) => ({ path: at(cell, world, "/from-below") }) },
  { route: `GET ${ONE}/why`, who: "acting", duties: ["filing.read"], about: "filing", leaves: null, ask: (cell, world) => ({ path: at(cell, world, "/why") }) },
  { route: `GET ${ONE}/suggestions`, who: "acting", duties: ["filing.read"], about: "filing", leaves: null, ask: (cell, world) => ({ path: at(cell, world, "/suggestions") }) },
  {
    route: `PUT ${ONE}`, who: "acting", about: "filing", hands: "fill", leaves: "filing.saved",
    ask: (cell, world) => ({ path: at(cell, world), json: { values: change(cell, world), expectedVersion: record(cell, world).version } }),
  },
  {
    route: `PUT ${ONE}/draft`, who: "acting", about: "filing", hands: "fill", leaves: null,
    ask: (cell, world) => ({ path: at(cell, world, "/draft"), json: { values: change(cell, world), baseVersion: record(cell, world).version } }),
  },
  // One's own or none: whoever sees the filing may throw away what they never typed.
  { route: `DELETE ${ONE}/draft`, who: "acting", about: "filing", leaves: null, ask: (cell, world) => ({ path: at(cell, world, "/draft") }) },
  {
    route: `POST ${ONE}/moves`, who: "acting", about: "filing", hands: "act", variants: ["submit", "approve", "return", "confirm", "withdraw"], leaves: "filing.moved",
    outcome: ({ state, variant }) => (variant !== "return" && awaitsPaper(state!) ? "unfit" : "done"),
    ask(cell, world) {
      const { step, stage, version } = record(cell, world);
      const to = workflowIn(world, stage).steps.find(({ id }) => id === step)?.actions.find(({ action }) => action === cell.variant)?.to ?? [];
      return { path: at(cell, world, "/moves"), json: { action: cell.variant, opinion: "请修改。", expectedVersion: version, ...(to.length > 1 ? { to: to[0] } : {}) } };
    },
  },
  {
    // Onwards from wherever it stands: a goal that awaits its letter goes by the letter alone.
    route: "POST /api/{year}/{stage}/moves", who: "acting", about: "filing", hands: "hold", leaves: "filing.moved",
    outcome: ({ state }, step) => (awaitsPaper(state!) ? "unfit" : step!.actions.some(({ action }) => action === "submit" || action === "approve" || action === "confirm") ? "done" : "refused"),
    ask(cell, world) {
      const { year, stage } = addressed(cell, world);
      const { id, version } = record(cell, world);
      return { path: `/api/${year}/${stage}/moves`, json: { opinion: "同意。", items: [{ id, expectedVersion: version }] } };
    },
  },
  {
    route: `POST ${ONE}/remarks`, who: "acting", duties: ["filing.remark"], about: "filing", hands: "hold", leaves: "remark.made",
    ask: (cell, world) => ({ path: at(cell, world, "/remarks"), json: { path: cell.state!.stage === "application" ? "measures[m1].action" : "rows[r2].target", said: "请说明。" } }),
  },
  {
    // Nobody who asks had it before, and the performance office looks after all of them.
    route: `POST ${ONE}/urgings`, who: "acting", about: "filing", leaves: "filing.urged",
    outcome: ({ asker }, step) => (asker.role === "performance-office" && step?.role != null && step.role !== "performance-office" ? "done" : "refused"),
    ask: (cell, world) => ({ path: at(cell, world, "/urgings"), json: { said: "请尽快办理。" } }),
  },
  {
    // By the role that froze it; an approval under way is reversed by whoever gave it, who is nobody of those that ask.
    route: `POST ${ONE}/reversals`, who: "acting", about: "filing", leaves: "filing.moved",
    outcome: ({ asker, state }, step) => ((step?.end === "approved" && asker.role === "performance-office") || (step?.end === "confirmed" && asker.role === (state!.stage === "application" ? "performance-office" : "finance-leader")) ? "done" : "refused"),
    ask: (cell, world) => ({ path: at(cell, world, "/reversals"), json: { reason: "测算依据有误。", expectedVersion: record(cell, world).version } }),
  },
  {
    route: `POST ${ONE}/reopenings`, who: "acting", duties: ["filing.reopen"], about: "filing", leaves: "filing.moved",
    outcome: (_, step) => (step?.end == null ? "refused" : "done"),
    ask: (cell, world) => ({ path: at(cell, world, "/reopenings"), json: { reason: "指标需要重填。", until: null, expectedVersion: record(cell, world).version } }),
  },
  {
    route: `POST ${ONE}/extensions`, who: "acting", duties: ["deadline.extend"], about: "filing", leaves: "filing.extended",
    outcome: (_, step) => (step?.end == null ? "done" : "refused"),
    ask: (cell, world) => ({ path: at(cell, world, "/extensions"), json: { until: "2027-09-01", reason: "材料未能按时取得。", expectedVersion: record(cell, world).version } }),
  },
  {
    // To the step before the end, which everybody of the department could be moved to but those that are there.
    route: `POST ${ONE}/relocations`, who: "acting", duties: ["filing.relocate"], about: "filing", leaves: "filing.moved",
    outcome: ({ state }, step) => (step?.end != null ? "refused" : ["awaiting", "confirm", "close"].includes(state!.step) || (state!.stage === "monitoring" && state!.step === "finance") ? "unfit" : "done"),
    ask(cell, world) {
      const { stage, version } = record(cell, world);
      const workflow = workflowIn(world, stage);
      return { path: at(cell, world, "/relocations"), json: { workflow: workflow.id, workflowVersion: workflow.version, step: workflow.steps.at(-2)!.id, reason: "机构调整。", expectedVersion: version } };
    },
  },
  {
    // To a colleague of the unit's officer, who is in no other post.
    route: `POST ${ONE}/handings`, who: "acting", about: "filing", hands: "hold", leaves: "filing.handed-on",
    outcome: ({ relation }, step) => (step?.role === "unit-officer" && relation === "own" ? "done" : "unfit"),
    ask: (cell, world) => ({ path: at(cell, world, "/handings"), json: { postId: world.post(SIGNED_OUT), said: "请代办。", expectedVersion: record(cell, world).version } }),
  },
  {
    route: `POST ${ONE}/reassignments`, who: "acting", duties: ["filing.reassign"], about: "filing", leaves: "filing.reassigned",
    outcome: ({ relation }, step) => (step?.role == null ? "refused" : step.role === "unit-officer" && relation === "own" ? "done" : "unfit"),
    ask: (cell, world) => ({ path: at(cell, world, "/reassignments"), json: { postId: world.post(SIGNED_OUT), reason: "休假。", expectedVersion: record(cell, world).version } }),
  },
  { route: `GET ${ONE}/colleagues`, who: "acting", about: "filing", hands: "hold", leaves: null, ask: (cell, world) => ({ path: at(cell, world, "/colleagues?for=hand-on") }) },
  {
    // The packs ask nobody to sign.
    route: `POST ${ONE}/signatures`, who: "acting", about: "filing", leaves: "filing.countersigned", outcome: () => "refused",
    ask: (cell, world) => ({ path: at(cell, world, "/signatures"), json: { agrees: true, opinion: "", expectedVersion: record(cell, world).version } }),
  },
  // Somebody else signed, and somebody else asked.
  {
    route: `POST ${ONE}/signatures/{signatureId}/take-back`, who: "acting", about: "filing", leaves: "filing.signature-taken-back", outcome: () => "refused",
    ask: (cell, world) => ({ path: at(cell, world, `/signatures/${record(cell, world).signatureId}/take-back`) }),
  },
  {
    route: `POST ${ONE}/signers`, who: "acting", about: "filing", hands: "hold", leaves: "filing.signer-added", outcome: ({ relation }) => (relation === "own" ? "done" : "unfit"),
    ask: (cell, world) => ({ path: at(cell, world, "/signers"), json: { postId: world.post(SIGNED_OUT), said: "请核。", expectedVersion: record(cell, world).version } }),
  },
  {
    route: `POST ${ONE}/signers/{signerId}/take-back`, who: "acting", about: "filing", leaves: "filing.signer-taken-back", outcome: () => "refused",
    ask: (cell, world) => ({ path: at(cell, world, `/signers/${record(cell, world).signerId}/take-back`) }),
  },
  // By whoever fills the form now, since somebody else made it.
  {
    route: `POST ${ONE}/remarks/{remarkId}/settle`, who: "acting", about: "filing", hands: "fill", leaves: "remark.settled",
    ask: (cell, world) => ({ path: at(cell, world, `/remarks/${record(cell, world).remarkId}/settle`) }),
  },
  {
    route: `POST ${ONE}/snapshot`, who: "acting", about: "filing", first: ({ state }) => (state!.stage === "goal" ? "unfit" : null), hands: "fill", leaves: "snapshot.taken",
    // Reviewers fill scores, and the money is the unit's, or finance's where finance evaluates.
    outcome: ({ state }) => (state!.step === "fill" || state!.step === "score" ? "done" : "refused"),
    ask: (cell, world) => ({ path: at(cell, world, "/snapshot"), json: { cutOff: { monitoring: "2026-06-30", evaluation: "2025-12-31" }[cell.state!.stage as string] ?? "2026-09-10" } }),
  },
  { route: `GET ${ONE}/snapshot`, who: "acting", duties: ["payment.read"], about: "filing", leaves: null, ask: (cell, world) => ({ path: at(cell, world, "/snapshot") }) },
  {
    route: `POST ${ONE}/evidence`, who: "acting", duties: ["evidence.store"], about: "filing", hands: "fill", leaves: "evidence.attached",
    // Evidence belongs to what an indicator reached, and in a form of application to what was done.
    ask: (cell, world) => ({ path: at(cell, world, `/evidence?path=${cell.state!.stage === "application" ? "measures[m1].reply" : "rows[r2].actual"}&kind=photo&name=a.png`), bytes: new Uint8Array([...PNG, 1]) }),
  },
  {
    route: `GET ${ONE}/evidence/{evidence}`, who: "acting", duties: ["evidence.read"], about: "filing", leaves: null,
    ask: (cell, world) => ({ path: at(cell, world, `/evidence/${record(cell, world).evidenceId}`) }),
  },
  {
    route: `DELETE ${ONE}/evidence/{evidence}`, who: "acting", duties: ["evidence.store"], about: "filing", hands: "fill", leaves: "evidence.withdrawn",
    ask: (cell, world) => ({ path: at(cell, world, `/evidence/${record(cell, world).evidenceId}`) }),
  },
  { route: `POST ${ONE}/prints`, who: "acting", duties: ["print"], about: "filing", leaves: "filing.printed", ask: (cell, world) => ({ path: at(cell, world, "/prints") }) },
  {
    route: "GET /print/{year}/{stage}/{id}/{code}", who: "acting", duties: ["filing.read"], about: "filing", leaves: null,
    ask: (cell, world) => ({ path: printAddress({ ...(addressed(cell, world) as { year: number; stage: "goal" }), filingId: record(cell, world).id, code: record(cell, world).printCode }) }),
  },
  { route: `GET ${ONE}/workbook`, who: "acting", duties: ["filing.read"], about: "filing", leaves: null, ask: (cell, world) => ({ path: at(cell, world, "/workbook") }) },
  {
    // Read in a process of its own, like a scan. The one column of scores is the unit's to fill, so that the hands after it bring nothing.
    route: `POST ${ONE}/workbook`, who: "acting", duties: ["filing.read"], about: "filing", hands: "fill", leaves: "filing.imported",
    states: [{ stage: "goal", step: "draft" }, { stage: "goal", step: "unit-head" }, { stage: "goal", step: "approved" }, { stage: "self-evaluation", step: "fill" }],
    async ask(cell, world) {
      const { year, stage } = record(cell, world);
      const head = { stage, year, name: nameOf(cell.relation), department: "", unit: "" };
      const form = world.packs.forms.find(({ id }) => id === stage)!;
      const layout = drawFiling({ head, values: change(cell, world), form, profile: profileFor(world.packs, year), demo: true, drafts: [] }, speak("zh-CN"));
      return { path: at(cell, world, "/workbook"), bytes: new Uint8Array(await writeXlsx([{ name: layout.title, layout }])) };
    },
  },
  {
    route: "GET /api/{year}/goal/export", who: "acting", duties: ["filing.read"], about: "filing", first: onlyOf("goal", "unseen"), leaves: null,
    ask: (cell, world) => ({ path: `/api/${addressed(cell, world).year}/goal/export?filing=${record(cell, world).id}` }),
  },
  {
    // Read in a process of its own, like a scan.
    route: "POST /api/{year}/goal/import", who: "acting", duties: ["filing.start"], about: "filing", hands: "fill", leaves: "goals.imported",
    states: [{ stage: "goal", step: "draft" }, { stage: "goal", step: "unit-head" }, { stage: "goal", step: "approved" }],
    // A row of the workbook names a project that is not there, whoever's it is elsewhere.
    first: ({ relation, asker }) => (relation !== "own" && asker.role === "unit-officer" ? "unfit" : null),
    async ask(cell, world) {
      const { year, values } = record(cell, world);
      const code = codeOfState(cell.relation, "goal", cell.state!.step);
      const exchange = world.packs.exchanges!.find(({ stage }) => stage === "goal")!;
      const head = { stage: "goal", year, name: "", department: "", unit: "" } as const;
      const bytes = await writeExchangeWorkbook(exchange, [{ code, head, values: { ...values, goal: { ...values.goal, planned: "导入的目标。" } } }]);
      return { path: `/api/${year}/goal/import`, bytes: new Uint8Array(bytes), says: code };
    },
  },
  {
    // Each one is read in a process of its own.
    route: "POST /api/{year}/{stage}/scans", who: "acting", duties: ["scan"], about: "filing", leaves: "scan.matched", states: [{ stage: "goal", step: "department" }, { stage: "self-evaluation", step: "confirmed" }],
    // The page finds its record by itself; under another heading it is told whose it is, which its bearer sees anyway.
    outcome: ({ address }) => (address === "right" ? "done" : "unfit"),
    ask(cell, world) {
      const { id, year, stage, printCode } = record(cell, world);
      const { year: asYear, stage: asStage } = addressed(cell, world);
      return { path: `/api/${asYear}/${asStage}/scans?name=scan.png`, bytes: qrPng(printAddress({ year, stage, filingId: id, code: printCode })), says: printCode };
    },
  },
  {
    route: "POST /api/{year}/goal/approvals", who: "acting", about: "filing", hands: "act", variants: ["issue"], leaves: "approval.issued",
    first: onlyOf("goal", "unseen"),
    ask: (cell, world) => ({
      path: `/api/${addressed(cell, world).year}/goal/approvals`,
      json: { departmentId: record(cell, world).departmentId, filingIds: [record(cell, world).id], documentNo: "矩阵财绩〔2027〕9号", issuedOn: "2026-09-01" },
    }),
  },
  {
    route: "POST /api/{year}/{stage}/filings", who: "acting", duties: ["filing.start"], about: "subject", leaves: "filing.started",
    states: [{ stage: "goal", step: "new" }, { stage: "self-evaluation", step: "new" }, { stage: "goal", step: "there" }, { stage: "self-evaluation", step: "no-goal" }],
    outcome: ({ state }) => (state!.step === "new" ? "done" : "unfit"),
    ask({ state, relation }, world) {
      const { stage, step } = state!;
      const subjectId = step === "there" ? world.record(relation, "goal", "department").subjectId : world.subject(relation, step === "no-goal" ? "goalless" : stage === "goal" ? "fresh" : "evaluable");
      return { path: `/api/${stage === "goal" ? GOAL_YEAR : GOAL_YEAR - 1}/${stage}/filings`, json: { subjectId, from: "blank" } };
    },
  },
];
