import { toText, type Decimal } from "../../core/basics/decimal.ts";
import { lostLines, resultAt, type LostLine } from "../../core/form/application.ts";
import { scoreFiling } from "../../core/form/score-filing.ts";
import { isScored } from "../../core/form/stage.ts";
import type { Definitions } from "../../core/pack/definitions.ts";
import type { ActingContext } from "../context.ts";
import { filingOfSubject, headOf, valuesOf, type Filing } from "../store/filing.ts";

/** Totals of whoever scored, as texts, and the one that counts with its grade; null of a stage that is not scored. `rules` are those it was begun under. */
export function scoresShown(filing: Filing, rules: Definitions) {
  if (!isScored(filing.stage)) return null;
  const { totals, effective } = scoreFiling(headOf(filing), valuesOf(filing), rules);
  return {
    unit: text(totals.unit), department: text(totals.department), finance: text(totals.finance),
    effective: effective === null ? null : { total: toText(effective.total), by: effective.by, grade: effective.grade },
  };
}

/** 失分指标 of the result that an application was begun from: what may be taken over as problems; null of what is no application. */
export async function lostShown({ tx, region, scheme }: ActingContext, application: Filing): Promise<readonly LostLine[] | null> {
  if (application.stage !== "application") return null;
  const of = resultAt(valuesOf(application).result ?? [], "of");
  const result = of === "evaluation" || of === "self-evaluation" ? await filingOfSubject(tx, region, application.subjectId, application.year, of) : null;
  if (result === null) return [];
  const values = valuesOf(result);
  return lostLines({ values, scores: scoreFiling(headOf(result), values, await scheme.packsOf(result)) });
}

function text(value: Decimal | null): string | null {
  return value === null ? null : toText(value);
}
