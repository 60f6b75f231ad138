import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { fillFromSnapshot } from "../../core/disclosure/fill-from-snapshot.ts";
import { fundsOf } from "../../core/form/blank-values.ts";
import { differences } from "../../core/form/differences.ts";
import { listFacts } from "../../core/form/list-facts.ts";
import { upTo } from "../../core/form/monitoring-period.ts";
import { outsideFills } from "../../core/form/outside-fills.ts";
import { handAt, takenWithTyping } from "../../core/workflow/taken.ts";
import { mayFill } from "../../core/workflow/may-fill.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { lastDayOf, periodOf } from "../../core/workflow/periods.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { shareTurn } from "../store/advisory-lock.ts";
import { sm3 } from "../store/digest.ts";
import { saveFiling } from "../store/filing-change.ts";
import { findDraft, saveDraft } from "../store/filing-draft.ts";
import { headOf, lockFiling, valuesOf, stateOf, type Filing, type FilingKey } from "../store/filing.ts";
import { moneyUpTo } from "../store/payment.ts";
import { insertSnapshot, latestSnapshot, snapshotContent, snapshotStanding, type SnapshotStanding } from "../store/payment-snapshot.ts";
import { staleFiling } from "../when-opened.ts";

export interface SnapshotToTake {
  /** Last day that is counted. */
  readonly cutOff: string;
  /** The version that was looked at; without it the present one. */
  readonly expectedVersion: number | null;
}

export interface SnapshotTaken extends SnapshotStanding {
  readonly cutOff: string;
  readonly takenAt: Date;
  readonly digest: string;
  /** Version of the filing with the money in it. */
  readonly version: number;
}

/** 支付截止快照: puts what was budgeted and paid up to a day into a self-evaluation or a monitoring form, and keeps what that was. May be taken anew while the unit fills. */
export async function takeSnapshot(context: ActingContext, key: FilingKey, { cutOff, expectedVersion }: SnapshotToTake): Promise<Result<SnapshotTaken>> {
  const { tx, region, now, acting, packs } = context;
  const filing = await lockFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  // No import is taken back between what is counted here and the snapshot of it.
  await shareTurn(tx, "ledger-rests", `${region} ${filing.year}`);
  const fit = await checkTime(context, filing, cutOff, expectedVersion);
  if (!fit.ok) return fit;
  const money = await moneyUpTo(tx, region, filing.subjectId, filing.year, cutOff);
  if (money.length === 0) return refused(problem("snapshot.no-money", "", { year: filing.year }));

  const before = valuesOf(filing);
  const rules = await context.scheme.packsOf(filing);
  const form = rules.forms.find(({ id }) => id === filing.form);
  const names = new Map((form === undefined ? [] : fundsOf(form)).map(({ id, source }) => [id, source]));
  const nameOf = (source: string): string => names.get(source) ?? source;
  const filled = fillFromSnapshot(before, money, nameOf);
  if (!filled.ok) return filled;
  const values = upTo(filled.value, cutOff);
  const changes = differences(before, values);
  const outside = outsideFills(changes, stepOf(workflowOfFiling(packs, filing), filing.step)?.fills ?? []);
  if (outside.length > 0) return refused(...outside.map(({ path }) => problem("filing.cell-not-yours", path, { path })));

  const hand = handAt(stepOf(workflowOfFiling(packs, filing), filing.step), acting);
  const draft = await findDraft(tx, region, filing.id, acting.personId);
  const content = canonicalJson(values);
  const version = changes.length === 0 ? filing.version : await saveFiling(
    tx, filing, { content, contentDigest: sm3(content), difference: canonicalJson(changes), ...listFacts(headOf(filing), values, rules), taken: takenWithTyping(filing.taken, filing, hand) },
    { personId: acting.personId, postId: acting.postId, role: acting.role, at: now },
  );
  // What the writer has typed and not saved stays, on the new version and with the money in it; on an older one it is left as it is.
  if (changes.length > 0 && draft !== null) {
    const refilled = draft.baseVersion === filing.version ? fillFromSnapshot(valuesOf(draft), money, nameOf) : null;
    await saveDraft(tx, region, filing.id, acting.personId, refilled?.ok === true ? { ...draft, baseVersion: version, content: canonicalJson(upTo(refilled.value, cutOff)) } : draft);
  }

  const stored = canonicalJson(snapshotContent(cutOff, money));
  const digest = sm3(stored);
  await insertSnapshot(tx, { region, filingId: filing.id, cutOff, takenAt: now, content: stored, digest });
  const standing = await snapshotStanding(tx, region, filing.subjectId, filing.year, { cutOff, content: stored });
  await context.record({
    verb: "snapshot.taken", subject: filing.id, year: filing.year, stage: filing.stage, digestBefore: filing.contentDigest, digestAfter: changes.length === 0 ? filing.contentDigest : sm3(content),
    detail: { cutOff, version, snapshot: digest, budgetFen: String(standing.budgetFen), paidFen: String(standing.paidFen), later: standing.later.count, ...(hand.onBehalf === true ? { onBehalf: "yes" } : {}) },
  });
  return done({ ...standing, cutOff, takenAt: now, digest, version });
}

/** Whether this filing may get a snapshot of that day now. */
async function checkTime({ tx, region, now, acting, packs }: ActingContext, filing: Filing, cutOff: string, expectedVersion: number | null): Promise<Result<null>> {
  const today = officeDay(now);
  if (filing.stage === "goal") return refused(problem("snapshot.goal"));
  const workflow = workflowOfFiling(packs, filing);
  const why = mayFill(workflow, stateOf(filing), acting, today);
  if (why !== null) return refused(problem(why.code, "", why.params));
  if (workflow.steps[0]?.id !== filing.step) return refused(problem("snapshot.unit-fills"));
  if (expectedVersion !== null && expectedVersion !== filing.version) return refused(await staleFiling(tx, filing));
  if (!cutOff.startsWith(`${filing.year}-`)) return refused(problem("snapshot.other-year", "cutOff", { day: cutOff, year: filing.year }));
  const period = periodOf(workflow, filing.period);
  const last = period === null ? null : lastDayOf(filing.year, period.month);
  if (last !== null && cutOff > last) return refused(problem("snapshot.beyond-period", "cutOff", { day: cutOff, last }));
  if (cutOff > today) return refused(problem("snapshot.day-ahead", "cutOff", { day: cutOff, today }));
  const latest = await latestSnapshot(tx, region, filing.id);
  return latest !== null && latest.takenAt.getTime() >= now.getTime() ? refused(problem("snapshot.at-once")) : done(null);
}
