import { problem, type Problem } from "../basics/problem.ts";
import { asWanYuan } from "../disclosure/money-text.ts";

/** 预算与目标同步 (R34): a budget of so much stands in the ledger only beside a goal. */
export interface GoalGate {
  /** In fen, the sum of a project's sources in the year. */
  readonly fromFen: bigint;
  /** Subjects whose goal of the year was handed on, or was waived (R39). */
  readonly withGoal: ReadonlySet<string>;
}

/** Why a budget that would come to so much is not recorded; null where it may be. */
export function withoutGoal(gate: GoalGate | null, subject: { readonly id: string; readonly code: string }, totalFen: bigint): Problem | null {
  if (gate === null || totalFen < gate.fromFen || gate.withGoal.has(subject.id)) return null;
  return problem("ledger.goal-needed", "", { code: subject.code, total: asWanYuan(totalFen), from: asWanYuan(gate.fromFen) });
}
