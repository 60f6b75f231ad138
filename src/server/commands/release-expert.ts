import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import type { ExAnteKey } from "../store/ex-ante.ts";
import { releaseExpert } from "../store/ex-ante-panel.ts";
import { holdForAct } from "../take-ex-ante-step.ts";

/** 撤换专家: an expert who has not handed in a sheet is asked no longer; one who has stays, so that nobody picks among results. */
export async function releaseExpertOf(context: ActingContext, key: ExAnteKey, expertId: string): Promise<Result<{ readonly id: string }>> {
  const { tx, region, now } = context;
  const held = await holdForAct(context, key, "assign");
  if (!held.ok) return held;
  const { one, experts } = held.value;
  const expert = experts.find(({ id, round }) => id === expertId && round === one.round);
  if (expert === undefined) return refused(problem("ex-ante.expert-unknown"));
  if (expert.submittedAt !== null) return refused(problem("ex-ante.sheet-in-already"));
  await releaseExpert(tx, region, expert.id, now);
  await context.record({ verb: "ex-ante-expert.released", subject: one.id, year: one.year, stage: "ex-ante", detail: { expert: expert.id, person: expert.personId, round: one.round } });
  return done({ id: expert.id });
}
