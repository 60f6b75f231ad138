import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { groundProblem, type WithholdingGround } from "../../core/disclosure/withholding.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { projectOfYear, whoConfirmed } from "../store/disclosure-material.ts";
import { findUnit } from "../store/org-unit.ts";
import { insertWithholding, takeDisclosureTurn, withholdingDigest, type Withholding } from "../store/withholding.ts";

export interface ProjectToWithhold extends WithholdingGround {
  readonly subjectId: string;
}

export interface ProjectWithheld {
  readonly id: string;
  readonly withheldAt: string;
}

/**
 * 不予公开: keeps a project of a department's year out of what is published from now on, on lawful grounds. Whoever prepares a publication
 * may, since it only ever shows less; but not whoever confirmed the grade that the public then does not see.
 */
export async function withholdProject(context: ActingContext, year: number, departmentId: string, { subjectId, reason, ground }: ProjectToWithhold): Promise<Result<ProjectWithheld>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "publication.prepare")) return refused(problem("duty.missing", "", { duty: "publication.prepare" }));
  const department = await findUnit(tx, region, departmentId, officeDay(now));
  if (department === null || department.kind !== "department" || !acting.scopes.some((scope) => department.path.startsWith(scope))) {
    return refused(problem("publication.department-unknown"));
  }
  await takeDisclosureTurn(tx, region, year, departmentId);
  const project = await projectOfYear(tx, region, year, departmentId, subjectId);
  if (project === null) return refused(problem("publication.project-unknown", "subjectId"));
  const wrong = groundProblem({ reason, ground });
  if (wrong !== null) return refused(wrong);
  if (project.filingId !== null && (await whoConfirmed(tx, region, [project.filingId])).has(acting.personId)) return refused(problem("publication.four-eyes-withholding"));

  const mark: Withholding = { region, id: context.newId(), subjectId, year, reason, ground, personId: acting.personId, postId: acting.postId, withheldAt: now };
  if (!(await insertWithholding(tx, mark))) return refused(problem("publication.withheld-already", "subjectId"));
  // The ground in words stays in the row: the log is read by whoever looks after the house.
  await context.record({
    verb: "project.withheld", subject: mark.id, year, stage: "self-evaluation", digestAfter: withholdingDigest(mark, null), detail: { department: departmentId, project: subjectId, reason },
  });
  return done({ id: mark.id, withheldAt: now.toISOString() });
}
