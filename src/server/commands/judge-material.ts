import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { withHand } from "../../core/ex-ante/procedure.ts";
import { materialsOf } from "../../core/ex-ante/scheme.ts";
import type { ActingContext } from "../context.ts";
import { sm3 } from "../store/digest.ts";
import { putApplication, type ExAnteKey } from "../store/ex-ante.ts";
import { materialStates, putMaterial } from "../store/ex-ante-material.ts";
import { schemeOfApplication } from "../ex-ante-scheme.ts";
import { holdForAct } from "../take-ex-ante-step.ts";

export interface MaterialJudgement {
  readonly state: "approved" | "rejected";
  /** Why; needed where it is rejected. */
  readonly note: string;
}

/** 审核材料: the department says of one line of the check-list whether it will do. */
export async function judgeMaterial(context: ActingContext, key: ExAnteKey, material: string, { state, note }: MaterialJudgement): Promise<Result<{ readonly state: string }>> {
  const { tx, region, now, acting } = context;
  const held = await holdForAct(context, key, "judge-materials");
  if (!held.ok) return held;
  const { one } = held.value;
  if (!materialsOf(await schemeOfApplication(context, one)).some(({ id }) => id === material)) return refused(problem("ex-ante.material-unknown", "material"));
  if (!(await materialStates(tx, region, one.id)).has(material)) return refused(problem("ex-ante.material-not-there", "material"));
  if (state === "rejected" && note.trim() === "") return refused(problem("ex-ante.material-needs-note", "note"));
  await putMaterial(tx, region, one.id, { material, state, note, personId: acting.personId, at: now });
  await putApplication(tx, { ...one, hands: withHand(one.hands, { personId: acting.personId, act: "judge-materials", round: one.round }) });
  await context.record({ verb: "ex-ante-material.judged", subject: one.id, year: one.year, stage: "ex-ante", digestAfter: sm3(note), detail: { material, state, round: one.round } });
  return done({ state });
}
