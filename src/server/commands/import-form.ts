import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { differences, type Difference } from "../../core/form/differences.ts";
import type { FilingValues } from "../../core/form/filing-values.ts";
import { laidUpon } from "../../core/form/laid-upon.ts";
import { outsideFills } from "../../core/form/outside-fills.ts";
import { readFilingValues } from "../../core/form/read-filing-values.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { mayFill } from "../../core/workflow/may-fill.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { findDraft, saveDraft } from "../store/filing-draft.ts";
import { lockFiling, stateOf, valuesOf, type FilingKey } from "../store/filing.ts";
import { staleFiling } from "../when-opened.ts";

export interface FormToImport {
  /** The saved version with what the workbook says otherwise. */
  readonly values: FilingValues;
  /** The version that was held against it. */
  readonly version: number;
  /** SM3 of the workbook. */
  readonly digest: string;
}

export interface FormImported {
  /** What the workbook says otherwise than the saved version. */
  readonly changes: readonly Difference[];
}

/** 读回工作簿: puts what was changed in a form's own workbook into the draft of whoever may fill it; it is saved by hand, after it was looked at. */
export async function importForm(context: ActingContext, key: FilingKey, { values, version, digest }: FormToImport): Promise<Result<FormImported>> {
  const { tx, region, now, acting, packs } = context;
  const filing = await lockFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const workflow = workflowOfFiling(packs, filing);
  const why = mayFill(workflow, stateOf(filing), acting, officeDay(now));
  if (why !== null) return refused(problem(why.code, "", why.params));
  if (filing.version !== version) return refused(await staleFiling(tx, filing));
  const sound = readFilingValues(values, "");
  if (!sound.ok) return sound;
  const saved = valuesOf(filing);
  const changes = differences(saved, values);
  const outside = outsideFills(changes, stepOf(workflow, filing.step)?.fills ?? []);
  if (outside.length > 0) return refused(...outside.map(({ path }) => problem("filing.cell-not-yours", path, { path })));
  if (changes.length === 0) return done({ changes });
  const draft = await findDraft(tx, region, filing.id, acting.personId);
  const content = canonicalJson(draft === null ? values : laidUpon(valuesOf(draft), values, changes));
  await saveDraft(tx, region, filing.id, acting.personId, { baseVersion: draft?.baseVersion ?? version, content, savedAt: now });
  await context.record({ verb: "filing.imported", subject: filing.id, year: filing.year, stage: filing.stage, digestAfter: digest, detail: { cells: changes.length, version } });
  return done({ changes });
}
