import { hasDuty } from "../../core/access/duty.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ActingContext } from "../context.ts";
import { findFiling, type FilingKey } from "../store/filing.ts";
import { latestSnapshot, snapshotStanding, type SnapshotContent, type SnapshotStanding } from "../store/payment-snapshot.ts";

export interface SnapshotAnswer extends SnapshotStanding {
  readonly cutOff: string;
  readonly takenAt: Date;
  readonly digest: string;
  readonly sources: SnapshotContent["sources"];
}

/** The snapshot of payments that holds for a self-evaluation, with what became known of its days since; null while there is none. */
export async function snapshotOf({ tx, region, acting, packs }: ActingContext, key: FilingKey): Promise<Result<SnapshotAnswer | null>> {
  if (!hasDuty(packs, acting.role, "payment.read")) return refused(problem("duty.missing", "", { duty: "payment.read" }));
  const filing = await findFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const snapshot = await latestSnapshot(tx, region, filing.id);
  if (snapshot === null) return done(null);
  const { cutOff, takenAt, digest } = snapshot;
  const { sources } = JSON.parse(snapshot.content) as SnapshotContent;
  return done({ ...(await snapshotStanding(tx, region, filing.subjectId, filing.year, snapshot)), cutOff, takenAt, digest, sources });
}
