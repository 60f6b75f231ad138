import type { ActingContext } from "../context.ts";
import type { Filing } from "../store/filing.ts";
import { latestSnapshot, snapshotStanding } from "../store/payment-snapshot.ts";

/** 支付截止快照: what had been paid up to its day, and what was paid or became known since, in fen as text; null of a goal, and where none was taken. */
export async function snapshotShown({ tx }: Pick<ActingContext, "tx">, { region, id, stage, subjectId, year }: Filing) {
  if (stage === "goal") return null;
  const snapshot = await latestSnapshot(tx, region, id);
  if (snapshot === null) return null;
  const { budgetFen, paidFen, later, recordedSince } = await snapshotStanding(tx, region, subjectId, year, snapshot);
  const counted = ({ count, fen }: typeof later) => ({ count, fen: String(fen) });
  return {
    cutOff: snapshot.cutOff, takenAt: snapshot.takenAt.toISOString(), budgetFen: String(budgetFen), paidFen: String(paidFen), later: counted(later), recordedSince: counted(recordedSince),
  };
}
