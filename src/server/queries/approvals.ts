import { hasDuty } from "../../core/access/duty.ts";
import type { LetterGoal, LetterToList } from "../../core/disclosure/letter-lists.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { approvalById, approvedFilings, listApprovals, type ApprovalLetter, type ListedApproval } from "../store/approval.ts";

const MOST = 1000;

/** Letters of a year, newest first. */
export async function approvals({ tx, region, acting, packs }: ActingContext, year: number): Promise<Result<readonly ListedApproval[]>> {
  if (!hasDuty(packs, acting.role, "approval.read")) return refused(problem("duty.missing", "", { duty: "approval.read" }));
  return done(await listApprovals(tx, region, year, MOST));
}

export interface LetterAnswer extends Omit<ApprovalLetter, "goals" | "lists" | "drafts">, Pick<LetterToList, "lists" | "drafts"> {
  readonly id: string;
  readonly at: string;
  /** SM3 of the letter as it was issued. */
  readonly digest: string;
  /** How many goals it lists; `filings` holds only those the reader sees. */
  readonly count: number;
  readonly filings: readonly LetterFiling[];
  /** Of the goals in `filings`, as they were approved; one that is not filled counts as nothing. */
  readonly amountFen: string;
}

export interface LetterFiling extends LetterGoal {
  readonly id: string;
  readonly reversedAt: string | null;
}

/** A letter; a unit reads it with its own goals and not those of others. */
export async function approvalLetter({ tx, region, acting, packs }: ActingContext, year: number, id: string): Promise<Result<LetterAnswer>> {
  if (!hasDuty(packs, acting.role, "approval.read")) return refused(problem("duty.missing", "", { duty: "approval.read" }));
  const approval = await approvalById(tx, region, year, id);
  if (approval === null) return refused(problem("approval.unknown"));
  const { goals, lists = [], drafts = [], ...letter } = JSON.parse(approval.content) as ApprovalLetter;
  const seen = await approvedFilings(tx, approval);
  const filings = goals.filter(({ filingId }) => seen.has(filingId)).map(({ filingId, ...goal }) => ({
    id: filingId, ...goal, book: goal.book ?? null, form: goal.form ?? null, whole: goal.whole ?? null, money: goal.money ?? {}, reversedAt: seen.get(filingId)?.toISOString() ?? null,
  }));
  const amount = filings.reduce((sum, { amountFen }) => sum + BigInt(amountFen ?? 0), 0n);
  return done({ ...letter, lists, drafts, id, at: approval.at.toISOString(), digest: approval.digest, count: goals.length, filings, amountFen: String(amount) });
}
