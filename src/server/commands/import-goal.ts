import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { problem, type Problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { applyExchange } from "../../core/exchange/apply-exchange.ts";
import type { ExchangedProject } from "../../core/exchange/read-exchange.ts";
import { differences, type Difference } from "../../core/form/differences.ts";
import type { FilingValues } from "../../core/form/filing-values.ts";
import { outsideFills } from "../../core/form/outside-fills.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { mayFill } from "../../core/workflow/may-fill.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { findDraft, saveDraft } from "../store/filing-draft.ts";
import { filingOfSubject, stateOf, valuesOf, type Filing } from "../store/filing.ts";
import { subjectsByCode } from "../store/subject.ts";

export interface GoalsToImport {
  readonly projects: readonly ExchangedProject[];
  /** SM3 of the workbook. */
  readonly digest: string;
  /** Only says what it would do. */
  readonly dry: boolean;
}

export interface GoalImport {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** What differs from what the officer has before them: the draft, or else the saved form. */
  readonly changes: readonly Difference[];
}

export interface GoalsImported {
  readonly filings: readonly GoalImport[];
  /** Projects that were left out, with their row and why; the others are not affected. */
  readonly problems: readonly Problem[];
}

/** 导入绩效目标: puts what the province's workbook says into the drafts of goals that are in one's hands; each is saved by hand, after it was looked at. */
export async function importGoals(context: ActingContext, year: number, { projects, digest, dry }: GoalsToImport): Promise<Result<GoalsImported>> {
  const { tx, region, now, acting } = context;
  const subjects = await subjectsByCode(tx, region, projects.map(({ code }) => code));
  const filings: GoalImport[] = [];
  const problems: Problem[] = [];
  for (const project of projects) {
    const { code } = project;
    const subject = subjects.get(code);
    const filing = subject === undefined ? null : await filingOfSubject(tx, region, subject.id, year, "goal");
    if (filing === null) {
      problems.push(problem(subject === undefined ? "exchange.subject-unknown" : "exchange.no-filing", `${project.row}`, { code, name: subject?.name ?? "", year }));
      continue;
    }
    const planned = await planImport(context, filing, project);
    if (!planned.ok) {
      problems.push(...planned.problems.map((one) => problem(one.code, `${project.row}`, { ...one.params, code, name: filing.name })));
      continue;
    }
    const { values, baseVersion, changes } = planned.value;
    filings.push({ id: filing.id, code, name: filing.name, changes });
    if (!dry && changes.length > 0) await saveDraft(tx, region, filing.id, acting.personId, { baseVersion, content: canonicalJson(values), savedAt: now });
  }
  if (filings.length === 0) return refused(...(problems.length === 0 ? [problem("exchange.nothing-to-import")] : problems));
  const changed = filings.filter(({ changes }) => changes.length > 0);
  if (!dry && changed.length > 0) {
    await context.record({ verb: "goals.imported", subject: changed[0]!.id, year, stage: "goal", digestAfter: digest, detail: { filings: changed.length, leftOut: problems.length } });
  }
  return done({ filings, problems });
}

/** What a filing's draft would be. What somebody has typed and not saved stays where the workbook says nothing. */
async function planImport(
  { tx, region, now, acting, packs }: ActingContext, filing: Filing, project: ExchangedProject,
): Promise<Result<{ readonly values: FilingValues; readonly baseVersion: number; readonly changes: readonly Difference[] }>> {
  const workflow = workflowOfFiling(packs, filing);
  const why = mayFill(workflow, stateOf(filing), acting, officeDay(now));
  if (why !== null) return refused(problem(why.code, "", why.params));
  const draft = await findDraft(tx, region, filing.id, acting.personId);
  const before = draft === null ? valuesOf(filing) : valuesOf(draft);
  const applied = applyExchange(before, project);
  if (!applied.ok) return applied;
  const changes = differences(before, applied.value);
  const outside = outsideFills(changes, stepOf(workflow, filing.step)?.fills ?? []);
  if (outside.length > 0) return refused(problem("filing.cell-not-yours", "", { path: outside[0]!.path }));
  return done({ values: applied.value, baseVersion: draft?.baseVersion ?? filing.version, changes });
}
