import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import { stepOf, workflowOf } from "../../core/workflow/find-step.ts";
import { FILED_KINDS } from "../../core/subject/subject-kind.ts";
import type { ActingContext } from "../context.ts";
import { listSubjects } from "../store/subject.ts";

export interface SubjectItem {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly book: string;
  readonly unit: string;
  readonly department: string;
  /** Budget at the beginning of the year. */
  readonly initialFen: string | null;
  /** Whether its goal of the same year is approved, under way, or not there. */
  readonly goal: "approved" | "under-way" | "none";
  /** Whether last year's goal can be begun from. */
  readonly lastYear: boolean;
}

const MOST = 500;

/** 绩效对象 that the acting post sees; with `withoutFiling` only those that have no filing of this year and stage yet. */
export async function subjectList({ tx, region, acting, packs }: ActingContext, year: number, stage: Stage, withoutFiling: boolean): Promise<Result<readonly SubjectItem[]>> {
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing"));
  const goals = workflowOf(packs, "goal");
  const found = await listSubjects(tx, region, acting, { year, stage, withoutFiling, limit: MOST, kinds: FILED_KINDS });
  return done(found.map(({ id, code, name, book, unitName, departmentName, initialFen, goalStep, lastYear }): SubjectItem => ({
    id, code, name, book, unit: unitName, department: departmentName, initialFen, lastYear,
    goal: goalStep === null ? "none" : stepOf(goals, goalStep)?.end === "approved" ? "approved" : "under-way",
  })));
}
