import { problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import type { ExAnteState } from "./procedure.ts";
import type { Conclusion } from "./scheme.ts";

/** 审定: what finance decides of a concluded application. */
export interface DecisionWish {
  readonly decision: "accept" | "return" | "reject";
  /** How much is taken into the project library; null where nothing is. */
  readonly grantedFen: bigint | null;
  readonly opinion: string;
}

export interface Decided {
  readonly state: ExAnteState;
  /** The conclusion that holds; less than what was applied for is 部分支持. */
  readonly conclusion: Conclusion | null;
  readonly grantedFen: bigint | null;
}

/** Finance may grant less than was concluded and never more; what it sends back or rejects has its reason. */
export function decideApplication(
  { conclusion, capFen, amountFen }: { readonly conclusion: Conclusion; readonly capFen: bigint | null; readonly amountFen: bigint }, { decision, grantedFen, opinion }: DecisionWish,
): Result<Decided> {
  if (decision !== "accept") {
    if (opinion.trim() === "") return refused(problem("ex-ante.decision-needs-reason", "opinion"));
    if (grantedFen !== null) return refused(problem("ex-ante.granted-only-accepted", "granted"));
    return done(decision === "return" ? { state: "returned", conclusion: null, grantedFen: null } : { state: "rejected", conclusion: "reject", grantedFen: null });
  }
  if (conclusion === "reject") return refused(problem("ex-ante.unsupported-stays"));
  const most = conclusion === "partial" ? (capFen ?? 0n) : amountFen;
  if (grantedFen === null || grantedFen <= 0n) return refused(problem("ex-ante.granted-needed", "granted"));
  if (grantedFen > most) return refused(problem("ex-ante.granted-too-high", "granted"));
  if (grantedFen < most && opinion.trim() === "") return refused(problem("ex-ante.granted-less-needs-reason", "opinion"));
  return done({ state: "accepted", conclusion: grantedFen < amountFen ? "partial" : conclusion, grantedFen });
}
