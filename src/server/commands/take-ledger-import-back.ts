import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { restProblems } from "../../core/ledger/import-rests.ts";
import type { LedgerKind } from "../../core/ledger/ledger.ts";
import type { ActingContext } from "../context.ts";
import { takeTurn } from "../store/advisory-lock.ts";
import { digestOf } from "../store/digest.ts";
import { entriesOutOfSight, findLedgerImport, markTakenBack, restsOnImport, takeEntriesBack } from "../store/ledger-import.ts";

export interface LedgerImportTakenBack {
  readonly id: string;
  readonly takenBack: Readonly<Record<LedgerKind, { readonly rows: number; readonly fen: bigint }>>;
}

/** 撤回导入: takes exactly what one import recorded out of the ledger again, as long as nothing was built upon it; it is kept beside the ledger. */
export async function takeLedgerImportBack(context: ActingContext, year: number, id: string, reason: string): Promise<Result<LedgerImportTakenBack>> {
  const { tx, region, now, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "payment.record")) return refused(problem("duty.missing", "", { duty: "payment.record" }));
  // In the same turn as imports, and while neither a snapshot is taken nor a goal approved over what goes.
  await takeTurn(tx, "ledger", `${region} ${year}`);
  await takeTurn(tx, "ledger-rests", `${region} ${year}`);
  const found = await findLedgerImport(tx, region, year, id, { held: true });
  if (found === null) return refused(problem("ledger.import-unknown"));
  if (found.takenBack !== null) return refused(problem("ledger.import-taken-back"));
  const unseen = await entriesOutOfSight(tx, region, found, acting);
  if (unseen > 0) return refused(problem("ledger.import-out-of-sight", "", { count: unseen }));
  const rests = restProblems(await restsOnImport(tx, region, found));
  if (rests.length > 0) return refused(...rests);
  await takeEntriesBack(tx, region, found, now);
  await markTakenBack(tx, region, id, { at: now, by: acting.personId, reason });
  const { budget, adjustment, payment } = found.taken;
  await context.record({
    verb: "ledger.import-taken-back", subject: id, year, digestBefore: found.digest, digestAfter: digestOf({ import: id, reason, by: acting.personId, at: now.toISOString() }),
    detail: { budgets: budget.rows, adjustments: adjustment.rows, payments: payment.rows, budgetFen: String(budget.fen), adjustedFen: String(adjustment.fen), paidFen: String(payment.fen) },
  });
  return done({ id, takenBack: found.taken });
}
