import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { evaluationSummary, type EvaluationSummary } from "../../core/disclosure/evaluation-summary.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { disclosureMaterial } from "../store/disclosure-material.ts";
import { findUnit } from "../store/org-unit.ts";

/** 自评结果汇总: of a department within the acting post's range. */
export async function summaryOfDepartment({ tx, region, now, acting, packs }: ActingContext, year: number, departmentId: string): Promise<Result<EvaluationSummary>> {
  if (!hasDuty(packs, acting.role, "publication.prepare")) return refused(problem("duty.missing", "", { duty: "publication.prepare" }));
  const today = officeDay(now);
  const department = await findUnit(tx, region, departmentId, today);
  if (department === null || !acting.scopes.some((scope) => department.path.startsWith(scope))) return refused(problem("publication.department-unknown"));
  const material = await disclosureMaterial(tx, region, year, departmentId, today);
  return material === null ? refused(problem("publication.department-unknown")) : done(evaluationSummary(material.department, year, material.projects));
}
