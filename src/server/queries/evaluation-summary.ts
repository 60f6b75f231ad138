import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { listFor } from "../../core/disclosure/book-list.ts";
import { evaluationSummary, type EvaluationSummary } from "../../core/disclosure/evaluation-summary.ts";
import { gradeNames, type OwnNames } from "../../core/layout/own-names.ts";
import { unadopted } from "../../core/pack/unadopted.ts";
import type { Bilingual } from "../../core/workflow/workflow.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { confirmedAdoptions, definitionDigest } from "../store/adoption.ts";
import { disclosureMaterial } from "../store/disclosure-material.ts";
import { findUnit } from "../store/org-unit.ts";

export interface SummaryAnswer {
  readonly summary: EvaluationSummary;
  /** Titles of the lists that were not adopted; they print 草案. */
  readonly drafts: readonly Bilingual[];
  /** English names of grades. */
  readonly names: OwnNames;
}

/** 自评结果汇总: of a department within the acting post's range. */
export async function summaryOfDepartment({ tx, region, now, acting, packs, scheme }: ActingContext, year: number, departmentId: string): Promise<Result<SummaryAnswer>> {
  if (!hasDuty(packs, acting.role, "publication.prepare")) return refused(problem("duty.missing", "", { duty: "publication.prepare" }));
  const today = officeDay(now);
  const department = await findUnit(tx, region, departmentId, today);
  if (department === null || !acting.scopes.some((scope) => department.path.startsWith(scope))) return refused(problem("publication.department-unknown"));
  const material = await disclosureMaterial(tx, region, year, departmentId, today);
  if (material === null) return refused(problem("publication.department-unknown"));
  const rules = scheme.packsIn(year, "self-evaluation");
  const summary = evaluationSummary(material.department, year, material.projects, rules.lists ?? []);
  const lists = summary.books.flatMap(({ book }) => listFor(rules.lists ?? [], "evaluation-summary", book) ?? []);
  return done({ summary, names: gradeNames(rules.profiles), drafts: unadopted(rules, await confirmedAdoptions(tx, region), lists.map(({ id }) => `list/${id}`), definitionDigest) });
}
