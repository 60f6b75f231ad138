import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { projectOfYear, whoConfirmed } from "../store/disclosure-material.ts";
import { findUnit } from "../store/org-unit.ts";
import { findWithholding, releaseWithholding, takeDisclosureTurn, withholdingDigest } from "../store/withholding.ts";

export interface ProjectReleased {
  readonly releasedAt: Date;
}

/**
 * 撤销不予公开: the next version has the project again. It is the publisher's to decide, since a secret that got out does not come back:
 * whoever only prepares may withhold and may not release.
 */
export async function releaseProject(context: ActingContext, year: number, departmentId: string, id: string): Promise<Result<ProjectReleased>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "publication.publish")) return refused(problem("duty.missing", "", { duty: "publication.publish" }));
  const department = await findUnit(tx, region, departmentId, officeDay(now));
  if (department === null || department.kind !== "department" || !acting.scopes.some((scope) => department.path.startsWith(scope))) {
    return refused(problem("publication.department-unknown"));
  }
  await takeDisclosureTurn(tx, region, year, departmentId);
  const mark = await findWithholding(tx, region, year, departmentId, id);
  if (mark === null) return refused(problem("publication.mark-unknown"));
  const project = await projectOfYear(tx, region, year, departmentId, mark.subjectId);
  const filingId = project?.filingId ?? null;
  if (filingId !== null && (await whoConfirmed(tx, region, [filingId])).has(acting.personId)) return refused(problem("publication.four-eyes-withholding"));
  const released = { at: now, personId: acting.personId, postId: acting.postId };
  if (mark.isReleased || !(await releaseWithholding(tx, region, id, released))) return refused(problem("publication.released-before"));
  await context.record({
    verb: "project.released", subject: id, year, stage: "self-evaluation", digestBefore: withholdingDigest(mark, null), digestAfter: withholdingDigest(mark, released),
    detail: { department: departmentId, project: mark.subjectId, reason: mark.reason },
  });
  return done({ releasedAt: now });
}
