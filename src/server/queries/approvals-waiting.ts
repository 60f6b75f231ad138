import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { waitingGoals } from "../store/approval-waiting.ts";

export interface WaitingDepartment {
  readonly departmentId: string;
  readonly department: string;
  /** How many wait; `filings` may be fewer. */
  readonly count: number;
  readonly amountFen: string | null;
  readonly filings: readonly { readonly id: string; readonly name: string; readonly unit: string; readonly amountFen: string | null; readonly version: number; readonly since: string }[];
}

/** Of one department; what goes out on one letter is fewer. */
const MOST = 500;

/** Goals that were reviewed and wait for their approval (批复), by department. */
export async function approvalsWaiting({ tx, region, acting, packs }: ActingContext, year: number): Promise<Result<readonly WaitingDepartment[]>> {
  if (!hasDuty(packs, acting.role, "approval.read")) return refused(problem("duty.missing", "", { duty: "approval.read" }));
  const flows = packs.workflows.filter(({ stage }) => stage === "goal");
  const steps = new Set(flows.flatMap((flow) => flow.steps.filter(({ actions }) => actions.some(({ action }) => action === "issue")).map(({ id }) => id)));
  const departments = new Map<string, Omit<WaitingDepartment, "filings"> & { readonly filings: WaitingDepartment["filings"][number][] }>();
  for (const goal of await waitingGoals(tx, region, year, [...steps], acting, MOST)) {
    const { departmentId, department, waiting, departmentFen, id, name, unit, amountFen, version, since } = goal;
    const entry = departments.get(departmentId) ?? { departmentId, department, count: waiting, amountFen: departmentFen, filings: [] };
    departments.set(departmentId, entry);
    entry.filings.push({ id, name, unit, amountFen, version, since: since.toISOString() });
  }
  return done([...departments.values()]);
}
