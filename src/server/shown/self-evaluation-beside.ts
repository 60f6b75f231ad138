import { toText, type Decimal } from "../../core/basics/decimal.ts";
import { isBlankRow } from "../../core/form/cell-path.ts";
import { scoreFiling, type FilingScores } from "../../core/form/score-filing.ts";
import type { BesideScore } from "../../core/paper/figures.ts";
import type { ActingContext } from "../context.ts";
import { headOf, valuesOf, type Filing } from "../store/filing.ts";

/** 单位自评 of the body and year that finance evaluates, as the asker sees it: read beside the evaluation, and no part of its score. */
export interface SelfEvaluationBeside {
  readonly id: string;
  /** It came to its end and is what was confirmed. */
  readonly isConfirmed: boolean;
  readonly reached: string;
  readonly total: string | null;
  readonly grade: string | null;
  readonly lines: readonly { readonly name: string; readonly target: string; readonly actual: string; readonly points: string | null; readonly score: string | null; readonly reason: string }[];
}

/** Null of whatever is no evaluation, and where the year has no self-evaluation. */
export async function selfEvaluationBeside({ scheme }: ActingContext, { stage, year }: Filing, beside: readonly Filing[]): Promise<SelfEvaluationBeside | null> {
  const found = selfEvaluationAmong(stage, year, beside);
  if (found === null) return null;
  const { rows, goal } = valuesOf(found);
  const { lines, effective } = await scoresOf(scheme, found);
  return {
    id: found.id, isConfirmed: found.frozenDigest !== null, reached: goal.actual, total: text(effective?.total ?? null), grade: effective?.grade ?? null,
    lines: rows.filter((row) => !isBlankRow(row)).map((row) => {
      const line = lines.find(({ rowId }) => rowId === row.id);
      return { name: row.level3, target: row.target, actual: row.actual, points: text(line?.points ?? null), score: text(line?.effective ?? null), reason: row.reason };
    }),
  };
}

/** As much of it as a report says. */
export async function selfScoreBeside({ scheme }: Pick<ActingContext, "scheme">, { stage, year }: Filing, beside: readonly Filing[]): Promise<BesideScore | null> {
  const found = selfEvaluationAmong(stage, year, beside);
  if (found === null) return null;
  const { effective } = await scoresOf(scheme, found);
  return { total: effective?.total ?? null, grade: effective?.grade ?? null, isConfirmed: found.frozenDigest !== null };
}

function selfEvaluationAmong(stage: Filing["stage"], year: number, beside: readonly Filing[]): Filing | null {
  return stage === "evaluation" ? (beside.find((other) => other.year === year && other.stage === "self-evaluation") ?? null) : null;
}

/** Under the rules that it was begun under itself. */
async function scoresOf(scheme: ActingContext["scheme"], filing: Filing): Promise<FilingScores> {
  return scoreFiling(headOf(filing), valuesOf(filing), await scheme.packsOf(filing));
}

function text(value: Decimal | null): string | null {
  return value === null ? null : toText(value);
}
