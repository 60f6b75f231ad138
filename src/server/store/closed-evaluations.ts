import type { FilingHead } from "../../core/form/filing-values.ts";
import type { ScoreBy } from "../../core/form/line-scores.ts";
import type { Tx } from "./db.ts";

/** A self-evaluation that is frozen, with what was reckoned of it when it was written. */
export interface ClosedEvaluation {
  readonly id: string;
  readonly year: number;
  readonly packDigest: string;
  readonly head: FilingHead;
  readonly content: string;
  readonly contentDigest: string;
  readonly frozenDigest: string;
  readonly amountFen: bigint | null;
  readonly scoreMillionths: bigint | null;
  readonly scoreBy: ScoreBy | null;
  readonly grade: string | null;
}

/** Frozen self-evaluations of a year in the order of their ids, behind one of them. */
export async function closedEvaluations(tx: Tx, region: string, year: number, after: string | null, limit: number): Promise<readonly ClosedEvaluation[]> {
  const rows = await tx
    .selectFrom("filing")
    .select(["id", "name", "unit_name", "department_name", "pack_digest", "content", "content_digest", "frozen_digest", "amount_fen", "score_millionths", "score_by", "grade"])
    .where("region", "=", region).where("year", "=", year).where("stage", "=", "self-evaluation").where("frozen_digest", "is not", null)
    .$if(after !== null, (query) => query.where("id", ">", after!))
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id, year, packDigest: row.pack_digest, head: { stage: "self-evaluation", year, name: row.name, department: row.department_name, unit: row.unit_name },
    content: row.content, contentDigest: row.content_digest, frozenDigest: row.frozen_digest!, amountFen: row.amount_fen === null ? null : BigInt(row.amount_fen),
    scoreMillionths: row.score_millionths === null ? null : BigInt(row.score_millionths), scoreBy: row.score_by, grade: row.grade,
  }));
}
