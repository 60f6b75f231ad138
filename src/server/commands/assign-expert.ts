import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { yearsLater } from "../../core/calendar/iso-day.ts";
import { avoidance } from "../../core/ex-ante/avoidance.ts";
import { fourEyes } from "../../core/ex-ante/procedure.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { sm3 } from "../store/digest.ts";
import { standingOf, type ExAnteKey } from "../store/ex-ante.ts";
import { belongingsOf, candidates, insertExpert } from "../store/ex-ante-panel.ts";
import { schemeOfApplication } from "../ex-ante-scheme.ts";
import { holdForAct } from "../take-ex-ante-step.ts";

/** Everybody who may be asked at once is read; a city has fewer. */
const MOST_CANDIDATES = 1000;

/** 指派评审专家: asks one more expert of this round, unless 回避 or four eyes stand against it. */
export async function assignExpert(context: ActingContext, key: ExAnteKey, postId: string): Promise<Result<{ readonly id: string }>> {
  const { tx, region, now, acting, packs } = context;
  const held = await holdForAct(context, key, "assign");
  if (!held.ok) return held;
  const { one, experts } = held.value;
  const standing = standingOf(one, []);
  const today = officeDay(now);
  const roles = packs.roles.filter(({ duties }) => duties.includes("ex-ante.score")).map(({ role }) => role);
  const asked = (await candidates(tx, region, roles, today, MOST_CANDIDATES)).find((candidate) => candidate.postId === postId);
  if (asked === undefined) return refused(problem("ex-ante.expert-unknown", "postId"));
  const { rules } = await schemeOfApplication(context, one);
  const there = experts.filter(({ round }) => round === one.round);
  if (there.some(({ personId }) => personId === asked.personId)) return refused(problem("ex-ante.expert-there", "postId", { name: asked.name }));
  if (there.filter(({ interest }) => interest === null).length >= rules.experts.most) return refused(problem("ex-ante.too-many-experts", "", { most: rules.experts.most }));
  const belongings = (await belongingsOf(tx, region, [asked.personId], today)).get(asked.personId)!;
  const near = avoidance({ id: asked.personId, belongings, declared: null }, { unitId: one.unitId, departmentId: one.departmentId, hands: one.hands.map(({ personId }) => personId) }, yearsLater(today, -rules.formerYears));
  if (near !== null) return refused(problem(near.code.replace("app-ex-ante.", "ex-ante."), "postId", { name: asked.name }));
  const eyes = fourEyes(standing, asked.personId, "score");
  if (eyes !== null) return refused(eyes);
  const id = context.newId();
  const empty = { ratings: {}, opinion: "" };
  await insertExpert(tx, region, {
    id, applicationId: one.id, unitPath: one.unitPath, round: one.round, personId: asked.personId, postId: asked.postId, assignedBy: acting.personId, assignedAt: now, releasedAt: null, interest: null, declaredAt: null,
    ...empty, contentDigest: sm3(canonicalJson(empty)), saved: 0, savedAt: null, submittedAt: null,
  });
  await context.record({ verb: "ex-ante-expert.assigned", subject: one.id, year: one.year, stage: "ex-ante", detail: { expert: id, person: asked.personId, round: one.round } });
  return done({ id });
}
