import { hasDuty } from "../../core/access/duty.ts";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { schemeFor } from "../../core/ex-ante/scheme.ts";
import { outsideItsYears } from "../../core/subject/why-not-filed.ts";
import type { ActingContext } from "../context.ts";
import { officeYear } from "../office-day.ts";
import { sm3 } from "../store/digest.ts";
import { insertApplication } from "../store/ex-ante.ts";
import { findSubject } from "../store/subject.ts";

/** 新建事前评估申请: of a subject of one's own unit, for a budget year that is not over. */
export async function startExAnte(context: ActingContext, year: number, subjectId: string): Promise<Result<{ readonly id: string }>> {
  const { tx, region, now, acting, packs, scheme } = context;
  if (!hasDuty(packs, acting.role, "ex-ante.apply")) return refused(problem("duty.missing", "", { duty: "ex-ante.apply" }));
  const subject = await findSubject(tx, region, subjectId);
  if (subject === null || subject.classified) return refused(problem("subject.unknown"));
  if (subject.unitId !== acting.unitId) return refused(problem("ex-ante.other-unit"));
  if (year < officeYear(now)) return refused(problem("ex-ante.year-over", "", { year }));
  const outside = outsideItsYears(subject, year);
  if (outside !== null) return refused(outside);
  const rules = schemeFor(scheme.packsIn(year, null).exAnte ?? [], subject);
  if (rules === null) return refused(problem("ex-ante.kind-unserved", "subjectId"));
  const { code, name, unitId, unitPath, unitName, departmentId, departmentName } = subject;
  const digest = sm3(canonicalJson({}));
  const id = context.newId();
  const isNew = await insertApplication(tx, {
    region, id, subjectId, year, scheme: rules.id, packDigest: packs.digest, unitId, unitPath, departmentId, code, name, unitName, departmentName, level: "department", state: "draft", stateSince: now, round: 1, version: 1,
    amountFen: null, texts: {}, contentDigest: digest, hands: [{ personId: acting.personId, act: "start", round: 1 }], conclusion: null, capFen: null, grantedFen: null, startedAt: now, changedAt: now,
  });
  if (!isNew) return refused(problem("ex-ante.exists", "subjectId", { name, year }));
  await context.record({ verb: "ex-ante.started", subject: id, year, stage: "ex-ante", digestAfter: digest, detail: { subject: subjectId, scheme: rules.id, packs: packs.digest } });
  return done({ id });
}
