import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused } from "../../core/basics/result.ts";
import { yearsLater } from "../../core/calendar/iso-day.ts";
import { avoidance } from "../../core/ex-ante/avoidance.ts";
import { fourEyes, mayAct } from "../../core/ex-ante/procedure.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { findApplication, standingOf, type ExAnteKey } from "../store/ex-ante.ts";
import { belongingsOf, candidates, expertsOf } from "../store/ex-ante-panel.ts";
import { schemeOfApplication } from "../ex-ante-scheme.ts";

const MOST = 200;

/** 可指派的专家: everybody who may be asked, and of those who may not why; who is asked already is left out. */
export async function expertCandidates(context: ActingContext, key: ExAnteKey) {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "ex-ante.review") && !hasDuty(packs, acting.role, "ex-ante.evaluate")) return refused(problem("duty.missing", "", { duty: "ex-ante.evaluate" }));
  const one = await findApplication(tx, region, key);
  if (one === null) return refused(problem("ex-ante.unknown"));
  const there = (await expertsOf(tx, region, one.id)).filter(({ round }) => round === one.round);
  const standing = standingOf(one, there);
  const may = mayAct(packs, standing, acting, "assign");
  if (!may.ok) return may;
  const today = officeDay(now);
  const { rules } = await schemeOfApplication(context, one);
  const found = (await candidates(tx, region, packs.roles.filter(({ duties }) => duties.includes("ex-ante.score")).map(({ role }) => role), today, MOST)).filter(({ personId }) => !there.some((expert) => expert.personId === personId));
  const belongings = await belongingsOf(tx, region, found.map(({ personId }) => personId), today);
  const since = yearsLater(today, -rules.formerYears);
  const application = { unitId: one.unitId, departmentId: one.departmentId, hands: one.hands.map(({ personId }) => personId) };
  return done(found.map(({ postId, personId, name, unit }) => {
    const near = avoidance({ id: personId, belongings: belongings.get(personId)!, declared: null }, application, since) ?? fourEyes(standing, personId, "score");
    return { postId, name, unit, avoid: near?.code ?? null };
  }));
}
