import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { decideApplication, type DecisionWish } from "../../core/ex-ante/decision.ts";
import type { ActingContext } from "../context.ts";
import type { ExAnteKey } from "../store/ex-ante.ts";
import { holdForAct, takeExAnteStep, type ExAnteMoved } from "../take-ex-ante-step.ts";

export interface ExAnteToDecide extends DecisionWish {
  readonly expectedVersion: number;
}

/** 财政审定: accepts with an amount, sends back for another round, or rejects. */
export async function decideExAnte(context: ActingContext, key: ExAnteKey, wish: ExAnteToDecide): Promise<Result<ExAnteMoved>> {
  const held = await holdForAct(context, key, "decide");
  if (!held.ok) return held;
  const { one } = held.value;
  if (one.version !== wish.expectedVersion) return refused(problem("ex-ante.stale", "expectedVersion"));
  const decided = decideApplication({ conclusion: one.conclusion!, capFen: one.capFen, amountFen: one.amountFen! }, wish);
  if (!decided.ok) return decided;
  const { state, conclusion, grantedFen } = decided.value;
  const change = state === "returned" ? { round: one.round + 1, conclusion: null, capFen: null, grantedFen } : { conclusion, grantedFen };
  return done(await takeExAnteStep(context, one, {
    act: "decide", to: state, opinion: wish.opinion, verb: "ex-ante.decided", change, said: { decision: wish.decision, conclusion: conclusion ?? "", granted: grantedFen?.toString() ?? "" },
  }));
}
