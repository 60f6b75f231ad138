import { sees } from "../../core/access/actor.ts";
import { hasDuty } from "../../core/access/duty.ts";
import { toShortText } from "../../core/basics/decimal.ts";
import type { Message } from "../../core/basics/message.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { partDifferences, type PartDifference } from "../../core/regional/goal-of-part.ts";
import { isTransferWhole, type SplitIndicator } from "../../core/regional/split.ts";
import type { SummedIndicator } from "../../core/regional/sum-returns.ts";
import { wholeOfGoal } from "../../core/regional/whole-of-goal.ts";
import { stepOf } from "../../core/workflow/find-step.ts";
import { workflowOfFiling } from "../../core/workflow/workflow-of-filing.ts";
import type { ActingContext } from "../context.ts";
import { officeDay } from "../office-day.ts";
import { filingOfSubject, valuesOf, yearOfSubjects } from "../store/filing.ts";
import { unitTree } from "../store/org-unit.ts";
import { namesOfPeople } from "../store/person-names.ts";
import { passedDownBy, splitOf, transferPayments } from "../store/regional-split.ts";
import { findSubject } from "../store/subject.ts";
import { returnsOf } from "../shown/regional-returns.ts";

export interface TransferPaymentShown {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly goal: "approved" | "under-way" | "none";
  readonly parts: number;
  readonly version: number | null;
  /** The goal was approved anew since it was split. */
  readonly stale: boolean;
}

/** 转移支付 in sight. */
export async function transferPaymentList({ tx, region, acting, packs }: ActingContext, year: number): Promise<Result<readonly TransferPaymentShown[]>> {
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  return done((await transferPayments(tx, region, acting, year)).map(({ goalStep, goalDigest, splitDigest, ...item }): TransferPaymentShown => ({
    ...item, goal: goalDigest !== null ? "approved" : goalStep === null ? "none" : "under-way", stale: splitDigest !== null && splitDigest !== goalDigest,
  })));
}

export interface TransferPaymentPage {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly year: number;
  /** The goal that is passed down; null while it is not approved. */
  readonly whole: { readonly goalId: string; readonly amountFen: string | null; readonly planned: string; readonly indicators: readonly SplitIndicator[] } | null;
  readonly split: { readonly version: number; readonly by: string; readonly at: string; readonly reason: string } | null;
  readonly stale: boolean;
  readonly parts: readonly PartShown[];
  /** Bodies that may be given a part. */
  readonly receivers: readonly { readonly id: string; readonly name: string; readonly code: string }[];
  readonly maySplit: boolean;
  readonly returns: ReturnsShown | null;
}

export interface PartShown {
  readonly subjectId: string;
  readonly unitId: string;
  readonly name: string;
  readonly amount: string;
  readonly targets: Readonly<Record<string, string>>;
  /** Its goal of the year: where it stands, and what of it is not what was passed down. */
  readonly goal: { readonly id: string; readonly approved: boolean; readonly differences: readonly PartDifference[] } | null;
}

export interface ReturnsShown {
  readonly indicators: readonly SummedShown[];
  readonly budgetFen: string | null;
  readonly executedFen: string | null;
  /** Bodies that have not reported. */
  readonly missing: readonly string[];
}

export interface SummedShown extends Omit<SummedIndicator, "sofar" | "parts" | "missing" | "trace"> {
  readonly name: string;
  readonly target: string;
  readonly sofar: string | null;
  readonly missing: readonly string[];
  readonly parts: readonly { readonly name: string; readonly text: string | null }[];
  readonly trace: readonly Message[];
}

/** 分解和汇总 of one transfer payment: what is passed down, to whom, how their goals stand to it, and what came back. */
export async function transferPaymentPage(context: ActingContext, year: number, id: string): Promise<Result<TransferPaymentPage>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing", "", { duty: "filing.read" }));
  const subject = await findSubject(tx, region, id);
  if (subject === null || !isTransferWhole(subject) || !sees(acting, { unitPath: subject.unitPath, subjectId: id })) return refused(problem("split.unknown"));
  const goal = await filingOfSubject(tx, region, id, year, "goal");
  const split = await splitOf(tx, region, id, year);
  const approved = goal === null || goal.frozenDigest === null ? null : goal;
  const rules = Object.fromEntries((split?.content.indicators ?? []).map((one) => [one.id, one.rule]));
  const whole = approved === null ? null : wholeOfGoal(valuesOf(approved), year, rules);
  const passed: Awaited<ReturnType<typeof passedDownBy>> = split === null ? new Map() : await passedDownBy(tx, region, id, year, split.version);
  const filings = split === null ? [] : await yearOfSubjects(tx, region, split.content.parts.map(({ subjectId }) => subjectId), year);
  const goals = new Map(filings.filter(({ stage }) => stage === "goal").map((filing) => [filing.subjectId, filing]));
  const parts = (split?.content.parts ?? []).map(({ subjectId, id: unitId, name, amount, targets }): PartShown => {
    const filing = goals.get(subjectId);
    const down = passed.get(subjectId);
    return {
      subjectId, unitId, name, amount, targets,
      goal: filing === undefined || down === undefined ? null : {
        id: filing.id, approved: filing.frozenDigest !== null || stepOf(workflowOfFiling(packs, filing), filing.step)?.end === "approved", differences: partDifferences(valuesOf(filing), down.passed),
      },
    };
  });
  const names = split === null ? new Map<string, string>() : await namesOfPeople(tx, region, [split.personId]);
  const receivers = (await unitTree(tx, region, officeDay(now))).filter((unit) => unit.departmentId !== null && unit.id !== subject.unitId && unit.kind !== "third-party" && sees(acting, { unitPath: unit.path, subjectId: "" }));
  return done({
    id, code: subject.code, name: subject.name, unit: subject.unitName, year,
    whole: approved === null ? null : { goalId: approved.id, amountFen: whole?.amountFen.toString() ?? null, planned: valuesOf(approved).goal.planned, indicators: whole?.indicators ?? [] },
    split: split === null ? null : { version: split.version, by: names.get(split.personId) ?? "", at: split.at.toISOString(), reason: split.reason },
    stale: split !== null && split.goalDigest !== approved?.frozenDigest,
    parts, receivers: receivers.map(({ id: unitId, name, code }) => ({ id: unitId, name, code })),
    maySplit: hasDuty(packs, acting.role, "transfer.split") && whole !== null,
    returns: split === null ? null : await shownReturns(context, id, year),
  });
}

async function shownReturns(context: ActingContext, id: string, year: number): Promise<ReturnsShown | null> {
  const found = await returnsOf(context, id, year);
  if (found === null) return null;
  const { indicators, summed, budgetFen, executedFen, missing, unseen } = found;
  if (unseen.length > 0) return null;
  return {
    budgetFen: budgetFen?.toString() ?? null, executedFen: executedFen?.toString() ?? null, missing,
    indicators: summed.map(({ sofar, parts, ...one }, at) => ({
      ...one, name: indicators[at]!.name, target: indicators[at]!.target, sofar: sofar === null ? null : toShortText(sofar), parts: parts.map(({ name, text }) => ({ name, text })),
    })),
  };
}
