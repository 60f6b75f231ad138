import { toShortText } from "../../core/basics/decimal.ts";
import { panelOf, shownMean } from "../../core/ex-ante/panel.ts";
import { capOf, proposeConclusion } from "../../core/ex-ante/propose.ts";
import type { ExAnteScheme } from "../../core/ex-ante/scheme.ts";
import { scoreSheet, shownScore } from "../../core/ex-ante/score-sheet.ts";
import type { ExAnteApplication } from "../store/ex-ante.ts";
import type { StoredExpert } from "../store/ex-ante-panel.ts";

/** 合议: every expert's sheet side by side with mean, spread and what the scheme proposes. A sheet that is not handed in shows nothing of what stands in it. */
export function panelShown(scheme: ExAnteScheme, one: ExAnteApplication, experts: readonly StoredExpert[], names: ReadonlyMap<string, string>) {
  const asked = experts.filter(({ round }) => round === one.round);
  const counted = asked.filter(({ interest, submittedAt }) => interest === null && submittedAt !== null);
  const panel = panelOf(scheme, counted.map(({ ratings }) => scoreSheet(scheme, ratings)));
  const proposal = proposeConclusion(scheme, panel);
  return {
    experts: asked.map((expert) => ({
      id: expert.id, name: names.get(expert.personId) ?? "", standing: standingOf(expert), interest: expert.interest, ...sheetShown(scheme, expert),
    })),
    counted: panel.experts,
    least: scheme.rules.experts.least,
    mean: panel.total === null ? null : shownMean(panel.total),
    spread: panel.total === null ? null : toShortText(panel.total.spread),
    spreadLimit: scheme.rules.spread,
    needsNote: panel.needsNote,
    aspects: panel.aspects.map(({ aspect, spread }) => ({ id: aspect.id, mean: spread === null ? null : shownMean(spread), spread: spread === null ? null : toShortText(spread.spread) })),
    proposal: proposal === null ? null : { conclusion: proposal.conclusion, reasons: proposal.reasons.map(({ code, params }) => ({ code, params: { ...params } })) },
    capFen: one.amountFen === null ? null : (capOf(scheme, panel, one.amountFen)?.toString() ?? null),
  };
}

function standingOf({ interest, declaredAt, submittedAt, saved }: StoredExpert): "asked" | "scoring" | "submitted" | "avoided" {
  if (interest !== null) return "avoided";
  if (submittedAt !== null) return "submitted";
  return declaredAt === null && saved === 0 ? "asked" : "scoring";
}

function sheetShown(scheme: ExAnteScheme, { ratings, opinion, submittedAt, interest }: StoredExpert) {
  if (submittedAt === null || interest !== null) return { submittedAt: null, total: null, opinion: "", aspects: [], checks: [] };
  const scored = scoreSheet(scheme, ratings);
  return {
    submittedAt: submittedAt.toISOString(), total: shownScore(scored.total), opinion,
    aspects: scored.aspects.map(({ aspect, score }) => ({ id: aspect.id, score: shownScore(score) })),
    checks: scored.checks.map(({ check, rating, share, score, comment }) => ({ id: check.id, rating, points: check.points, share, score: shownScore(score), comment })),
  };
}
