import { decimal, divide } from "../../core/basics/decimal.ts";
import type { PhaseEvaluation } from "../../core/agreement/propose-tranche.ts";
import type { Tx } from "./db.ts";
import { filingOfSubject, type Filing } from "./filing.ts";

/** The self-evaluation by which a phase is judged, with what came of it so far. */
export interface EvaluatedPhase {
  readonly filing: Filing;
  readonly evaluation: PhaseEvaluation;
}

const MILLION = decimal("1000000");

/** 阶段评价 of a subject in a year; null where none was begun. What is confirmed is frozen, and only then a score stays as it is. */
export async function phaseEvaluation(tx: Tx, region: string, subjectId: string, year: number): Promise<EvaluatedPhase | null> {
  const filing = await filingOfSubject(tx, region, subjectId, year, "self-evaluation");
  if (filing === null) return null;
  const { scoreMillionths, scoreBy, grade, frozenDigest } = filing;
  return {
    filing,
    evaluation: {
      year, ended: frozenDigest !== null, score: scoreMillionths === null ? null : divide(decimal(String(scoreMillionths)), MILLION, 6, "half-up"),
      by: scoreBy, grade,
    },
  };
}
