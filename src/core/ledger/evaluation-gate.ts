import { problem, type Problem } from "../basics/problem.ts";
import { asWanYuan } from "../disclosure/money-text.ts";

/** Why the gate to the project library keeps a budget back. */
export type EvaluationRefusal = "not-evaluated" | "under-way" | "unsupported" | "needs-finance" | "above-granted";

/**
 * 入库门槛 (F203) as the ledger asks it: why the budgets of a subject may not come to so many fen in the year, over all its sources, and how much was granted;
 * null where they may.
 */
export type EvaluationGate = (subjectId: string, totalFen: bigint) => { readonly why: EvaluationRefusal; readonly grantedFen: bigint | null } | null;

/** Why a budget that would come to so much is not recorded; null where it may be. */
export function keptBack(gate: EvaluationGate | null, subject: { readonly id: string; readonly code: string }, totalFen: bigint): Problem | null {
  const refusal = gate?.(subject.id, totalFen) ?? null;
  if (refusal === null) return null;
  const { why, grantedFen } = refusal;
  return problem(`ledger.evaluation-${why}`, "", { code: subject.code, total: asWanYuan(totalFen), ...(grantedFen === null ? {} : { granted: asWanYuan(grantedFen) }) });
}
