import { hasDuty } from "../../core/access/duty.ts";
import { message, type Message } from "../../core/basics/message.ts";
import { problem, type Problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { bindingHandler } from "../../core/workflow/binding-handler.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { holdRefusal } from "../../core/workflow/hold-refusal.ts";
import { signingRefusal } from "../../core/workflow/signing.ts";
import type { Bilingual } from "../../core/workflow/workflow.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { keptFromApproval } from "../library-gate.ts";
import { officeDay } from "../office-day.ts";
import { waitingGoals } from "../store/approval-waiting.ts";
import { signingsOf } from "../store/signing.ts";

export interface WaitingDepartment {
  readonly departmentId: string;
  readonly department: string;
  /** How many wait; `filings` may be fewer. */
  readonly count: number;
  readonly amountFen: string | null;
  readonly filings: readonly WaitingGoalShown[];
}

export interface WaitingGoalShown {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly amountFen: string | null;
  readonly version: number;
  readonly since: string;
  /** Why the asker may not issue it; null where they may. */
  readonly refusedBecause: Message | null;
  /** 入库门槛: why no letter can approve it as things are, whoever issues it; null where nothing keeps it back. */
  readonly keptBack: Problem | null;
  /** The role that issues it, and whose it is where it was handed to one of them. */
  readonly issuedBy: { readonly role: Bilingual; readonly name: string | null };
}

/** Of one department; what goes out on one letter is fewer. */
const MOST = 500;

/** Goals that were reviewed and wait for their approval (批复), by department. */
export async function approvalsWaiting(context: ActingContext, year: number): Promise<Result<readonly WaitingDepartment[]>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "approval.read")) return refused(problem("duty.missing", "", { duty: "approval.read" }));
  const flows = packs.workflows.filter(({ stage }) => stage === "goal");
  const steps = new Set(flows.flatMap((flow) => flow.steps.filter(({ actions }) => actions.some(({ action }) => action === "issue")).map(({ id }) => id)));
  const departments = new Map<string, Omit<WaitingDepartment, "filings"> & { readonly filings: WaitingDepartment["filings"][number][] }>();
  const today = officeDay(now);
  const goals = (await waitingGoals(tx, region, year, [...steps], acting, MOST)).map((goal) => {
    const workflow = workflowOfFiling(packs, { ...goal, stage: "goal" });
    const step = stepOf(workflow, goal.state.step);
    return { ...goal, step, refusal: step === null ? message("workflow.step-unknown", { step: goal.state.step }) : holdRefusal(workflow, step, goal.state, acting, today) };
  });
  // Signatures are asked for only where nothing else is in the way.
  const signings = await signingsOf(tx, region, packs.roles, goals.filter(({ refusal }) => refusal === null).map(({ id, step }) => ({ filing: { id }, step })));
  const keptBack = await keptFromApproval(context, year, goals.map(({ id, name, state: { subjectId, amountFen } }) => ({ id, name, subjectId, amountFen })));
  for (const goal of goals) {
    const { departmentId, department, waiting, departmentFen, id, name, unit, amountFen, version, since, step, refusal, state } = goal;
    const signing = signings.get(id);
    const refusedBecause = refusal ?? (step === null || signing === undefined ? null : signingRefusal(step, signing));
    const role = packs.roles.find((one) => one.role === step?.role)?.title ?? { zh: step?.role ?? "", en: step?.role ?? "" };
    const entry = departments.get(departmentId) ?? { departmentId, department, count: waiting, amountFen: departmentFen, filings: [] };
    departments.set(departmentId, entry);
    entry.filings.push({ id, name, unit, amountFen, version, since: since.toISOString(), refusedBecause, keptBack: keptBack.get(id) ?? null, issuedBy: { role, name: bindingHandler(state, today)?.name ?? null } });
  }
  return done([...departments.values()]);
}
