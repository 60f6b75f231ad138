import { problem, type Problem } from "../basics/problem.ts";
import { asWanYuan } from "../disclosure/money-text.ts";
import type { ExAnteState } from "./procedure.ts";
import type { Conclusion, ExAnteLevel, ExAnteScheme } from "./scheme.ts";

const FEN_IN_YUAN = 100n;

/** What an application came to, as far as the gate asks. */
export interface Evaluated {
  readonly state: ExAnteState;
  readonly conclusion: Conclusion | null;
  readonly grantedFen: bigint | null;
  readonly amountFen: bigint | null;
  readonly level: ExAnteLevel;
}

export interface GateAsked {
  /** Null where the packs evaluate nothing of its kind. */
  readonly scheme: ExAnteScheme | null;
  readonly attribute: string | null;
  /** What is to be spent in the year; null where nobody has said yet. */
  readonly amountFen: bigint | null;
  /** Its application of the year; null where there is none. */
  readonly evaluated: Evaluated | null;
}

/** 入库门槛: whether a subject may go on to a goal, and up to which amount. */
export interface Gate {
  /** Why it may not; null where it may. */
  readonly refusal: Problem | null;
  /** 部分支持: the amount that its goal may not exceed; null where nothing bounds it. */
  readonly capFen: bigint | null;
}

/** Whose evaluation a subject needs; null where none is asked for, or where nobody knows the amount yet. */
export function neededLevel(scheme: ExAnteScheme | null, attribute: string | null, amountFen: bigint | null): ExAnteLevel | null {
  if (scheme === null || amountFen === null) return null;
  const { department, finance, attributes } = scheme.rules.thresholds;
  if (!attributes.some((one) => one === attribute)) return null;
  const from = (yuan: number | null): boolean => yuan !== null && amountFen >= BigInt(yuan) * FEN_IN_YUAN;
  return from(finance) ? "finance" : from(department) ? "department" : null;
}

/**
 * 未评估、未审定、不予支持的不得入库；部分支持的不得超过核定金额。What needs no evaluation passes as it always did; what was evaluated without need
 * is held by what came of it all the same.
 */
export function gateOf({ scheme, attribute, amountFen, evaluated }: GateAsked): Gate {
  const shut = (refusal: Problem): Gate => ({ refusal, capFen: null });
  const level = neededLevel(scheme, attribute, amountFen);
  if (evaluated === null) return level === null ? { refusal: null, capFen: null } : shut(problem(`ex-ante.gate-not-evaluated-${level}`, "subjectId"));
  if (evaluated.conclusion === "reject" && (evaluated.state === "concluded" || evaluated.state === "rejected")) return shut(problem("ex-ante.gate-unsupported", "subjectId"));
  if (evaluated.state !== "accepted") return shut(problem("ex-ante.gate-under-way", "subjectId", { state: evaluated.state }));
  // More than was evaluated needs to be evaluated: by finance where the department's evaluation was of less.
  if (level === "finance" && evaluated.level === "department") return shut(problem("ex-ante.gate-needs-finance", "subjectId"));
  const { grantedFen } = evaluated;
  // What was granted bounds the goal, whole or in part: anything beyond it was evaluated by nobody.
  if (grantedFen !== null && amountFen !== null && amountFen > grantedFen) {
    return { refusal: problem("ex-ante.gate-above-cap", "funds[total].initialBudget", { cap: asWanYuan(grantedFen), amount: asWanYuan(amountFen) }), capFen: grantedFen };
  }
  return { refusal: null, capFen: grantedFen };
}
