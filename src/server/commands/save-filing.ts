import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { problem, type Problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { CARD_FIELD, parseCellPath } from "../../core/form/cell-path.ts";
import { differences, type Difference } from "../../core/form/differences.ts";
import type { FilingValues } from "../../core/form/filing-values.ts";
import { listFacts } from "../../core/form/list-facts.ts";
import { outsideFills } from "../../core/form/outside-fills.ts";
import { isBlank, shown } from "../../core/form/typed-number.ts";
import { readCardRef } from "../../core/library/card-ref.ts";
import type { ApplicationMeasure } from "../../core/pack/application-measure.ts";
import { handAt, takenWithTyping } from "../../core/workflow/taken.ts";
import { mayFill } from "../../core/workflow/may-fill.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { workflowWhen } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { sm3 } from "../store/digest.ts";
import { headOf, lockFiling, stateWhen, valuesOf, type FilingKey } from "../store/filing.ts";
import { saveFiling } from "../store/filing-change.ts";
import { findOpened } from "../store/filing-version.ts";
import { standingOf } from "../store/indicator-card.ts";
import { staleFiling } from "../when-opened.ts";

export interface FilingToSave {
  readonly values: FilingValues;
  /** The version it was typed on. */
  readonly expectedVersion: number;
}

export interface FilingSaved {
  readonly version: number;
  readonly digest: string;
}

/** 保存: writes what was typed as the next version. Only the cells of the step may differ. */
export async function saveFilingValues(context: ActingContext, key: FilingKey, { values, expectedVersion }: FilingToSave): Promise<Result<FilingSaved>> {
  const { tx, region, now, acting, packs } = context;
  const filing = await lockFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const isStale = filing.version !== expectedVersion;
  // Whoever could fill it when the page was opened is told that it moved on, and not that it may not be filled.
  const opened = isStale ? await findOpened(tx, filing, expectedVersion) : null;
  const workflow = workflowWhen(packs, filing, opened);
  const why = mayFill(workflow, stateWhen(filing, opened), acting, officeDay(now));
  if (why !== null) return refused(problem(why.code, "", why.params));
  if (isStale) return refused(await staleFiling(tx, filing));

  const hand = handAt(stepOf(workflow, filing.step), acting);
  const changes = differences(valuesOf(filing), values);
  const outside = outsideFills(changes, stepOf(workflow, filing.step)?.fills ?? []);
  if (outside.length > 0) return refused(...outside.map(({ path }) => problem("filing.cell-not-yours", path, { path })));
  const rules = await context.scheme.packsOf(filing);
  const strange = [...(await strangeCards(context, changes)), ...strangeMeasures(rules.measures ?? [], changes)];
  if (strange.length > 0) return refused(...strange);
  const content = canonicalJson(values);
  const digest = sm3(content);
  if (changes.length === 0) return done({ version: filing.version, digest: filing.contentDigest });
  const version = await saveFiling(
    tx, filing, { content, contentDigest: digest, difference: canonicalJson(changes), ...listFacts(headOf(filing), values, rules), taken: takenWithTyping(filing.taken, filing, hand) },
    { personId: acting.personId, postId: acting.postId, role: acting.role, at: now },
  );
  await context.record({
    verb: "filing.saved", subject: filing.id, year: filing.year, stage: filing.stage, digestBefore: filing.contentDigest, digestAfter: digest,
    detail: { version, step: filing.step, round: filing.round, cells: changes.length, ...(hand.onBehalf === true ? { onBehalf: "yes" } : {}) },
  });
  return done({ version, digest });
}

/** Measures of no catalogue that the filing was begun under. */
function strangeMeasures(catalogue: readonly ApplicationMeasure[], changes: readonly Difference[]): readonly Problem[] {
  return changes.flatMap(({ path, after }) => {
    const cell = parseCellPath(path);
    if (cell?.kind !== "measures" || cell.field !== "measure" || isBlank(after ?? "") || catalogue.some(({ id }) => id === after)) return [];
    return [problem("filing.measure-unknown", path, { path, found: shown(after ?? "") })];
  });
}

/** Cards that rows were picked from and that never were in force here. */
async function strangeCards({ tx, region }: ActingContext, changes: readonly Difference[]): Promise<readonly Problem[]> {
  const picked = changes.flatMap(({ path, after }) => {
    const card = path.endsWith(`.${CARD_FIELD}`) ? readCardRef(after ?? "") : null;
    return card === null ? [] : [{ path, ...card }];
  });
  if (picked.length === 0) return [];
  const known = await standingOf(tx, region, [...new Set(picked.map(({ code }) => code))]);
  const wasInForce = (code: string, version: number): boolean => known.some((one) => one.code === code && one.version === version && one.state !== "draft" && one.state !== "proposed");
  return picked.filter(({ code, version }) => !wasInForce(code, version)).map(({ path, code, version }) => problem("filing.card-unknown", path, { path, code, version }));
}
