import { hasDuty } from "../../core/access/duty.ts";
import { type Decimal, toText } from "../../core/basics/decimal.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ScoreBy } from "../../core/form/line-scores.ts";
import { scoreFiling, type ScoredLine } from "../../core/form/score-filing.ts";
import type { Reference, TraceStep } from "../../core/score/trace.ts";
import type { ActingContext } from "../context.ts";
import { findFiling, headOf, valuesOf, type FilingKey } from "../store/filing.ts";

/** A reference as it is said outside: nothing is left out. */
export interface SaidReference {
  readonly document: string | null;
  readonly clause: string | null;
  readonly unverified: boolean;
}

export interface WhyLine {
  readonly rowId: string;
  readonly path: string;
  readonly level3: string | null;
  readonly points: string | null;
  readonly suggested: string | null;
  readonly unit: string | null;
  readonly department: string | null;
  readonly finance: string | null;
  readonly effective: string | null;
  readonly effectiveBy: ScoreBy | null;
  readonly trace: readonly { readonly code: string; readonly params: TraceStep["params"]; readonly reference: SaidReference | null }[];
}

export interface WhyAnswer {
  readonly lines: readonly WhyLine[];
  readonly total: string | null;
  readonly by: ScoreBy | null;
  readonly grade: string | null;
  /** The bands a total lies in, from the top down, and where they come from. */
  readonly gradeRule: { readonly bands: readonly { readonly code: string; readonly name: string; readonly from: string }[]; readonly reference: SaidReference };
  readonly profile: { readonly id: string; readonly title: { readonly zh: string; readonly en: string } };
}

/** 得分说明: how each line came to its score, and the total to its grade. The words are the reader's. */
export async function scoreWhy({ tx, region, acting, packs, scheme }: ActingContext, key: FilingKey): Promise<Result<WhyAnswer>> {
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing"));
  const filing = await findFiling(tx, region, key);
  if (filing === null) return refused(problem("filing.unknown"));
  const { lines, effective, profile } = scoreFiling(headOf(filing), valuesOf(filing), await scheme.packsOf(filing));
  return done({
    lines: lines.map(lineOf),
    total: text(effective?.total ?? null),
    by: effective?.by ?? null,
    grade: effective?.grade ?? null,
    gradeRule: { bands: profile.grades.value.map(({ code, name, from }) => ({ code, name: name.zh, from: toText(from) })), reference: said(profile.grades.reference) },
    profile: { id: profile.id, title: profile.title },
  });
}

function lineOf({ rowId, path, level3, points, suggested, unit, department, finance, effective, effectiveBy, trace }: ScoredLine): WhyLine {
  return {
    rowId, path, level3, points: text(points), suggested: text(suggested), unit: text(unit), department: text(department), finance: text(finance), effective: text(effective), effectiveBy,
    trace: (trace ?? []).map(({ code, params, reference }) => ({ code, params, reference: reference === undefined ? null : said(reference) })),
  };
}

function said({ document, clause, unverified }: Reference): SaidReference {
  return { document, clause: clause ?? null, unverified };
}

function text(value: Decimal | null): string | null {
  return value === null ? null : toText(value);
}
