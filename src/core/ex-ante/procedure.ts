import { hasDuty } from "../access/duty.ts";
import type { Actor } from "../access/actor.ts";
import { problem, type Problem } from "../basics/problem.ts";
import { done, refused, type Result } from "../basics/result.ts";
import type { Definitions, Duty } from "../pack/definitions.ts";
import type { ExAnteLevel } from "./scheme.ts";

export const EX_ANTE_STATES = ["draft", "submitted", "department-review", "expert-review", "concluded", "finance-review", "accepted", "returned", "rejected"] as const;
export type ExAnteState = (typeof EX_ANTE_STATES)[number];

/** 报送、撤回、受理、送专家、报财政、退回. 结论 and 审定 carry more than a step and are acts of their own. */
export const EX_ANTE_MOVES = ["submit", "withdraw", "take-up", "send-to-experts", "forward", "return"] as const;
export type ExAnteMove = (typeof EX_ANTE_MOVES)[number];
export type ExAnteAct = ExAnteMove | "fill" | "judge-materials" | "assign" | "score" | "conclude" | "decide";

/** What somebody has done with an application; four eyes are judged by it. */
export interface ExAnteHand {
  readonly personId: string;
  readonly act: ExAnteAct | "start";
  readonly round: number;
}

/** Where an application stands. */
export interface ExAnteStanding {
  readonly state: ExAnteState;
  readonly level: ExAnteLevel;
  readonly round: number;
  readonly hands: readonly ExAnteHand[];
  readonly unitId: string;
  /** Whether it was concluded that nothing is supported. */
  readonly unsupported: boolean;
}

/** Who an act belongs to: the unit, its department, whoever organises the evaluation (the department, or finance from its threshold on), the experts, finance. */
export type ExAnteSide = "unit" | "department" | "organiser" | "expert" | "finance";

const ACTS: Readonly<Record<ExAnteAct, { readonly side: ExAnteSide; readonly from: readonly ExAnteState[]; readonly to: ExAnteState | null }>> = {
  fill: { side: "unit", from: ["draft", "returned"], to: null },
  submit: { side: "unit", from: ["draft", "returned"], to: "submitted" },
  withdraw: { side: "unit", from: ["submitted"], to: "draft" },
  "take-up": { side: "department", from: ["submitted"], to: "department-review" },
  "judge-materials": { side: "department", from: ["department-review"], to: null },
  "send-to-experts": { side: "department", from: ["department-review"], to: "expert-review" },
  assign: { side: "organiser", from: ["department-review", "expert-review"], to: null },
  score: { side: "expert", from: ["expert-review"], to: null },
  conclude: { side: "organiser", from: ["expert-review"], to: "concluded" },
  forward: { side: "organiser", from: ["concluded"], to: "finance-review" },
  decide: { side: "finance", from: ["finance-review"], to: null },
  return: { side: "department", from: ["submitted", "department-review", "expert-review", "concluded"], to: "returned" },
};

/** Duties one of which an act needs, whatever stands against it at a single application. */
export function dutiesFor(act: ExAnteAct): readonly Duty[] {
  if (act === "return") return ["ex-ante.review", "ex-ante.evaluate"];
  switch (ACTS[act].side) {
    case "unit": return ["ex-ante.apply"];
    case "department": return ["ex-ante.review"];
    case "organiser": return ["ex-ante.review", "ex-ante.evaluate"];
    case "expert": return ["ex-ante.score"];
    case "finance": return ["ex-ante.decide"];
  }
}

/** Whether an actor stands on the side that an act belongs to, by the duties that the packs give the role. */
export function isOnSide(packs: Pick<Definitions, "roles">, actor: Pick<Actor, "role" | "unitId">, side: ExAnteSide, { level, unitId }: Pick<ExAnteStanding, "level" | "unitId">): boolean {
  const has = (duty: Parameters<typeof hasDuty>[2]): boolean => hasDuty(packs, actor.role, duty);
  switch (side) {
    case "unit": return has("ex-ante.apply") && actor.unitId === unitId;
    case "department": return has("ex-ante.review");
    case "organiser": return level === "department" ? has("ex-ante.review") : has("ex-ante.evaluate");
    case "expert": return has("ex-ante.score");
    case "finance": return has("ex-ante.decide");
  }
}

/** Whether an act may be done now, and by whom; the state it leads to, or null where it leads to none by itself. */
export function mayAct(packs: Pick<Definitions, "roles">, standing: ExAnteStanding, actor: Actor, act: ExAnteAct): Result<ExAnteState | null> {
  const { side, from, to } = ACTS[act];
  const isMine = act === "return" ? isOnSide(packs, actor, standing.state === "expert-review" || standing.state === "concluded" ? "organiser" : "department", standing) : isOnSide(packs, actor, side, standing);
  if (!isMine) return refused(problem("ex-ante.not-yours", "", { state: standing.state }));
  if (!from.includes(standing.state)) return refused(problem("ex-ante.not-now", "", { state: standing.state }));
  if (act === "forward" && standing.unsupported) return refused(problem("ex-ante.unsupported-stays"));
  const eyes = fourEyes(standing, actor.personId, act);
  return eyes === null ? done(to) : refused(eyes);
}

const APPLIED: readonly ExAnteHand["act"][] = ["start", "fill", "submit"];
const CONCLUDED: readonly ExAnteHand["act"][] = ["conclude", "forward"];

/**
 * 不相容岗位分离: who applied neither reviews, scores, concludes nor decides; who scored neither concludes nor decides; who concluded does not decide
 * what they concluded.
 */
export function fourEyes({ hands, round }: Pick<ExAnteStanding, "hands" | "round">, personId: string, act: ExAnteAct): Problem | null {
  if (act === "fill" || act === "submit" || act === "withdraw") return null;
  const own = hands.filter((hand) => hand.personId === personId);
  const has = (acts: readonly ExAnteHand["act"][], sameRound: boolean): boolean => own.some((hand) => acts.includes(hand.act) && (!sameRound || hand.round === round));
  if (has(APPLIED, false)) return problem("ex-ante.four-eyes-applied");
  if (act === "score") return has([...CONCLUDED, "judge-materials", "decide"], false) ? problem("ex-ante.four-eyes-judged") : null;
  if ((act === "conclude" || act === "forward" || act === "decide") && has(["score"], true)) return problem("ex-ante.four-eyes-scored");
  return act === "decide" && has(CONCLUDED, true) ? problem("ex-ante.four-eyes-concluded") : null;
}

/** Hands with one more; saving again adds nothing. */
export function withHand(hands: readonly ExAnteHand[], hand: ExAnteHand): readonly ExAnteHand[] {
  return hands.some(({ personId, act, round }) => personId === hand.personId && act === hand.act && round === hand.round) ? hands : [...hands, hand];
}
