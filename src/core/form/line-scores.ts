import { type Decimal, round } from "../basics/decimal.ts";
import type { Profile } from "../score/profile.ts";
import type { FilingRow, Stage } from "./filing-values.ts";
import { scorerOf } from "./stage.ts";
import { typedNumber } from "./typed-number.ts";

/** Whose score counts. */
export type ScoreBy = "unit" | "department" | "finance";

export interface LineScores extends Readonly<Record<ScoreBy, Decimal | null>> {
  /** Finance's where it gave one, else the department's, else the unit's own. */
  readonly effective: Decimal | null;
  readonly effectiveBy: ScoreBy | null;
}

/** The scores that were typed for a row, each rounded by the profile: what is rounded is the score. The column 得分 is that of whose stage it is. */
export function lineScores(stage: Stage, row: FilingRow, profile: Profile | null): LineScores {
  const score = (text: string): Decimal | null => {
    const typed = typedNumber(text);
    return typed === null || profile === null ? typed : round(typed, profile.rounding.value.places, profile.rounding.value.mode);
  };
  const own = score(row.score);
  const scores = scorerOf(stage) === "finance" ? { unit: null, department: null, finance: own } : { unit: own, department: score(row.departmentScore), finance: score(row.financeScore) };
  const effectiveBy = scores.finance !== null ? "finance" : scores.department !== null ? "department" : scores.unit !== null ? "unit" : null;
  return { ...scores, effective: effectiveBy === null ? null : scores[effectiveBy], effectiveBy };
}
