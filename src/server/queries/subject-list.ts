import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { Stage } from "../../core/form/filing-values.ts";
import { servedSubjects } from "../../core/form/form-for.ts";
import { stepOf, workflowOf } from "../../core/workflow/find-step.ts";
import { BOOKS, SUBJECT_KINDS } from "../../core/subject/subject-kind.ts";
import { coversKind } from "../../core/workflow/season.ts";
import { seasonToBegin, type SeasonToBegin } from "../../core/workflow/season-to-begin.ts";
import { periodAsked } from "../../core/workflow/periods.ts";
import { OF_THE_UNIT } from "../../core/workflow/vacant-steps.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { packsOfTask } from "../packs-of-task.ts";
import { taskShown, type TaskShown } from "../shown/standing-tasks.ts";
import { beginningsOf } from "../store/goal-beginnings.ts";
import { listSubjects } from "../store/subject.ts";

export interface SubjectItem {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** 绩效对象类别 */
  readonly kind: string;
  readonly book: string;
  readonly unit: string;
  readonly department: string;
  /** Budget at the beginning of the year. */
  readonly initialFen: string | null;
  /** Whether its goal of the same year is approved, under way, or not there. */
  readonly goal: "approved" | "under-way" | "none";
  readonly goalId: string | null;
  /** 豁免目标: the later stages may begin without an approved goal. */
  readonly waived: boolean;
  /** Its goal begins from what was passed down to it. */
  readonly passedDown: boolean;
  /** Whether last year's goal can be begun from. */
  readonly lastYear: boolean;
}

export interface SubjectsThere {
  readonly items: readonly SubjectItem[];
  /** When those of the acting post may be begun. */
  readonly season: SeasonToBegin;
  /** 下达: the task under which they are begun; null where none was issued. */
  readonly task: TaskShown | null;
}

const MOST = 500;

/**
 * 绩效对象 that the acting post sees; with `withoutFiling` only those that have no filing of this year and stage yet. Who fills for a body is then
 * told those of that body alone: of what lies below it nothing is theirs to begin.
 */
export async function subjectList(context: ActingContext, year: number, stage: Stage, withoutFiling: boolean, period?: number): Promise<Result<SubjectsThere>> {
  const { tx, region, now, acting, scheme } = context;
  if (!hasDuty(context.packs, acting.role, "filing.read")) return refused(problem("duty.missing"));
  const packs = scheme.packsIn(year, stage);
  if (!packs.workflows.some((workflow) => workflow.stage === stage)) return refused(problem("filing.stage-not-run", "", { stage }));
  const goals = workflowOf(scheme.packsIn(year, "goal"), "goal");
  const today = officeDay(now);
  const number = periodAsked(packs, stage, year, today, period);
  const { set, task } = await packsOfTask(context, { year, stage, period: number });
  const kinds = SUBJECT_KINDS.filter((kind) => coversKind(workflowOf(packs, stage), kind));
  const found = await listSubjects(tx, region, acting, {
    year, stage, period: number, withoutFiling, limit: MOST, served: servedSubjects(set, stage, year, { kinds, books: BOOKS }),
    ...(withoutFiling && OF_THE_UNIT.includes(acting.role) ? { unitId: acting.unitId } : {}),
  });
  const behind = await beginningsOf(tx, region, year, found.map(({ id }) => id));
  const items = found.map(({ id, code, name, kind, book, unitName, departmentName, initialFen, goalStep, hasLastYear }): SubjectItem => ({
    id, code, name, kind, book, unit: unitName, department: departmentName, initialFen, lastYear: hasLastYear, ...behind.get(id)!,
    goal: goalStep === null ? "none" : stepOf(goals, goalStep)?.end === "approved" ? "approved" : "under-way",
  }));
  return done({ items, season: seasonToBegin(workflowOf(packs, stage), { year, unitPath: acting.scopes[0] ?? "" }, number, today, packs.calendars ?? []), task: task === null ? null : taskShown(task) });
}
