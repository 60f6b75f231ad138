import { sees } from "../../core/access/actor.ts";
import { hasDuty } from "../../core/access/duty.ts";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { problem, type Problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { amountOfPart, checkSplit } from "../../core/regional/check-split.ts";
import { passedDown } from "../../core/regional/goal-of-part.ts";
import { isTransferWhole, type SplitPart, type SplitRule } from "../../core/regional/split.ts";
import { wholeOfGoal } from "../../core/regional/whole-of-goal.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { sm3 } from "../store/digest.ts";
import { filingOfSubject, lockFiling, valuesOf } from "../store/filing.ts";
import { findUnit, type OrgUnit } from "../store/org-unit.ts";
import { beginNoLater, insertParts, insertSplit, partsBelow, splitOf, type PartToKeep, type StoredSplit } from "../store/regional-split.ts";
import { findSubject, type Subject } from "../store/subject.ts";
import { insertSubject } from "../store/subject-library.ts";

export interface SplitWish {
  /** Version of the split that was open; 0 for the first. */
  readonly expectedVersion: number;
  readonly rules: Readonly<Record<string, SplitRule>>;
  readonly parts: readonly { readonly unitId: string; readonly amount: string; readonly targets: Readonly<Record<string, string>> }[];
  /** Why it is split anew; the first needs none. */
  readonly reason: string;
}

/** 分解转移支付: passes an approved goal down to regions or units, each with its amount and its targets. Parts are the whole, or nothing is sent. */
export async function splitTransferPayment(context: ActingContext, year: number, subjectId: string, wish: SplitWish): Promise<Result<{ readonly version: number }>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "transfer.split")) return refused(problem("duty.missing", "", { duty: "transfer.split" }));
  const subject = await findSubject(tx, region, subjectId);
  if (subject === null || !isTransferWhole(subject) || !sees(acting, { unitPath: subject.unitPath, subjectId })) return refused(problem("split.unknown"));
  const found = await filingOfSubject(tx, region, subjectId, year, "goal");
  // Held, so that nobody takes back its approval in the same moment.
  const goal = found === null ? null : await lockFiling(tx, region, { year, stage: "goal", id: found.id });
  if (goal === null || goal.frozenDigest === null) return refused(problem("split.goal-not-approved", "", { year }));
  const before = await splitOf(tx, region, subjectId, year);
  if ((before?.version ?? 0) !== wish.expectedVersion) return refused(problem("split.stale", "expectedVersion"));
  if (before !== null && wish.reason.trim() === "") return refused(problem("split.reason-needed", "reason"));
  const values = valuesOf(goal);
  const whole = wholeOfGoal(values, year, wish.rules);
  if (whole === null) return refused(problem("split.no-amount"));

  const receivers = await receiversOf(context, wish.parts.map(({ unitId }) => unitId));
  const parts = wish.parts.map(({ unitId, amount, targets }): SplitPart => ({ id: unitId, name: receivers.get(unitId)?.name ?? "", amount, targets }));
  const unknown: Problem[] = parts.filter(({ id }) => !receivers.has(id)).map(({ id }) => problem("split.receiver-unknown", `parts[${id}]`));
  const { problems } = checkSplit(whole, parts);
  if (unknown.length > 0 || problems.length > 0) return refused(...unknown, ...problems);

  const known = await partsBelow(tx, region, subjectId);
  const placed: (SplitPart & { readonly subjectId: string })[] = [];
  for (const part of parts) {
    const id = known.get(part.id) ?? (await enterPart(context, subject, year, receivers.get(part.id)!));
    if (id === null) return refused(problem("split.code-taken", `parts[${part.id}]`, { name: part.name }));
    placed.push({ ...part, subjectId: id });
  }
  await beginNoLater(tx, region, placed.map((part) => part.subjectId), year);
  const stored: StoredSplit = { amountFen: whole.amountFen.toString(), indicators: whole.indicators, parts: placed };
  const content = canonicalJson(stored);
  const digest = sm3(content);
  if (before?.digest === digest && before.goalDigest === goal.frozenDigest) return refused(problem("split.unchanged"));
  const version = wish.expectedVersion + 1;
  if (!(await insertSplit(tx, region, { subjectId, year, goalDigest: goal.frozenDigest }, { version, content, digest, reason: wish.reason.trim(), personId: acting.personId, postId: acting.postId, at: now }))) return refused(problem("split.stale", "expectedVersion"));
  const kept = placed.map((part): PartToKeep => ({ subjectId: part.subjectId, amountFen: amountOfPart(part), passed: passedDown(values, whole, part) }));
  const gone = (before?.content.parts ?? []).filter((part) => !placed.some((one) => one.subjectId === part.subjectId)).map((part): PartToKeep => ({ subjectId: part.subjectId, amountFen: null, passed: null }));
  await insertParts(tx, region, { wholeId: subjectId, year, version, at: now }, [...kept, ...gone]);
  await context.record({
    verb: "transfer-payment.split", subject: subjectId, year, digestBefore: before?.digest ?? null, digestAfter: digest,
    detail: { version, parts: placed.length, gone: gone.length, amountFen: stored.amountFen, goal: goal.frozenDigest },
  });
  return done({ version });
}

/** Bodies that may be given a part: those that stand today, in sight, and have a department. */
async function receiversOf({ tx, region, now, acting }: ActingContext, ids: readonly string[]): Promise<ReadonlyMap<string, OrgUnit>> {
  const found = new Map<string, OrgUnit>();
  for (const id of new Set(ids)) {
    const unit = await findUnit(tx, region, id, officeDay(now));
    if (unit !== null && unit.departmentId !== null && sees(acting, { unitPath: unit.path, subjectId: "" })) found.set(id, unit);
  }
  return found;
}

/** The subject of a part, named like the whole: the body that has it tells them apart. Null when its code is another's. */
async function enterPart({ tx, region, now, newId }: ActingContext, whole: Subject, year: number, unit: OrgUnit): Promise<string | null> {
  const id = newId();
  const made = await insertSubject(tx, region, id, {
    code: `${whole.code}-${unit.code}`.slice(0, 64), name: whole.name, kind: "transfer-payment", book: whole.book, attribute: null, parentId: whole.id, tags: [], classified: false, firstYear: year, lastYear: whole.lastYear,
    unitId: unit.id, unitPath: unit.path, departmentId: unit.departmentId!,
  }, now);
  return made ? id : null;
}
