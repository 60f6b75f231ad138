import { toShortText } from "../../core/basics/decimal.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import { panelOf, shownMean } from "../../core/ex-ante/panel.ts";
import { conclusionProblems, proposeConclusion, type ConclusionWish } from "../../core/ex-ante/propose.ts";
import { scoreSheet } from "../../core/ex-ante/score-sheet.ts";
import type { ActingContext } from "../context.ts";
import { sm3 } from "../store/digest.ts";
import type { ExAnteKey } from "../store/ex-ante.ts";
import { insertConclusion } from "../store/ex-ante-panel.ts";
import { schemeOfApplication } from "../ex-ante-scheme.ts";
import { holdForAct, takeExAnteStep, type ExAnteMoved } from "../take-ex-ante-step.ts";

export interface ExAnteToConclude extends ConclusionWish {
  readonly expectedVersion: number;
}

/** 形成评估结论: over all sheets of the round; who was asked has handed in theirs, stepped aside, or was released. */
export async function concludeExAnte(context: ActingContext, key: ExAnteKey, wish: ExAnteToConclude): Promise<Result<ExAnteMoved>> {
  const { tx, region, now, acting } = context;
  const held = await holdForAct(context, key, "conclude");
  if (!held.ok) return held;
  const { one, experts, to } = held.value;
  if (one.version !== wish.expectedVersion) return refused(problem("ex-ante.stale", "expectedVersion"));
  const asked = experts.filter(({ round, interest }) => round === one.round && interest === null);
  const open = asked.filter(({ submittedAt }) => submittedAt === null).length;
  if (open > 0) return refused(problem("ex-ante.sheets-open", "", { open }));
  const scheme = await schemeOfApplication(context, one);
  const panel = panelOf(scheme, asked.map(({ ratings }) => scoreSheet(scheme, ratings)));
  const unfit = conclusionProblems(scheme, panel, one.amountFen!, wish);
  if (unfit.length > 0) return refused(...unfit);
  const { conclusion, capFen, reason, panelNote } = wish;
  const proposed = proposeConclusion(scheme, panel)!.conclusion;
  const total = panel.total!;
  const { personId, postId } = acting;
  await insertConclusion(tx, region, one.id, {
    round: one.round, conclusion, proposed, capFen, experts: panel.experts, mean: shownMean(total), spread: toShortText(total.spread), aspectMeans: panel.aspects.map(({ spread }) => shownMean(spread!)), reason, panelNote, personId, postId, at: now,
  });
  return done(await takeExAnteStep(context, one, {
    act: "conclude", to: to!, opinion: reason, verb: "ex-ante.concluded", change: { conclusion, capFen },
    said: { conclusion, proposed, mean: shownMean(total), spread: toShortText(total.spread), experts: panel.experts, cap: capFen?.toString() ?? "", panelNote: sm3(panelNote) },
  }));
}
