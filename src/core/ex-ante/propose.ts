import { decimal, divide, HUNDRED, multiply, toShortText } from "../basics/decimal.ts";
import { message, type Message } from "../basics/message.ts";
import { problem, type Problem } from "../basics/problem.ts";
import { asWanYuan } from "../disclosure/money-text.ts";
import { reaches, shownMean, type Panel } from "./panel.ts";
import { CONCLUSIONS, type Conclusion, type ExAnteScheme } from "./scheme.ts";

/** 建议结论 with its reasons; null while too few sheets are in. */
export interface Proposal {
  readonly conclusion: Conclusion;
  readonly reasons: readonly Message[];
}

/**
 * 支持: the mean reaches the upper line and every aspect the least share of its points. 部分支持: it reaches the lower line. An aspect that stays
 * below its share lowers the conclusion to what the scheme says of it. A better rating never makes the conclusion worse.
 */
export function proposeConclusion({ rules }: ExAnteScheme, { total, aspects, experts }: Panel): Proposal | null {
  if (total === null || experts < rules.experts.least) return null;
  const mean = shownMean(total);
  const byTotal: Conclusion = reaches(total, decimal(rules.support)) ? "support" : reaches(total, decimal(rules.partial)) ? "partial" : "reject";
  const reasons = [
    byTotal === "support" ? message("app-ex-ante.reason.total-support", { mean, line: rules.support })
    : byTotal === "partial" ? message("app-ex-ante.reason.total-partial", { mean, line: rules.support, lower: rules.partial })
    : message("app-ex-ante.reason.total-reject", { mean, line: rules.partial }),
  ];
  let conclusion = byTotal;
  for (const { aspect, spread } of aspects) {
    const least = leastOf(aspect.points, rules.aspect);
    if (spread === null || reaches(spread, least)) continue;
    reasons.push(message(`app-ex-ante.reason.aspect-${aspect.failing}`, { aspect: aspect.id, name: aspect.title.zh, mean: shownMean(spread), points: aspect.points, percent: rules.aspect }));
    conclusion = worse(conclusion, aspect.failing);
  }
  return { conclusion, reasons };
}

function leastOf(points: string, percent: string) {
  const product = multiply(decimal(points), decimal(percent));
  return divide(product, HUNDRED, product.scale + 2, "half-up");
}

function worse(left: Conclusion, right: Conclusion): Conclusion {
  return CONCLUSIONS.indexOf(left) >= CONCLUSIONS.indexOf(right) ? left : right;
}

const FEN_IN_YUAN = 100n;

/** 部分支持的金额上限: the share of what was applied for, cut down to whole steps; null while there is no mean to go by. */
export function capOf({ rules: { cap } }: ExAnteScheme, { total }: Panel, amountFen: bigint): bigint | null {
  if (total === null) return null;
  const step = BigInt(cap.step) * FEN_IN_YUAN;
  const amount = decimal(String(amountFen));
  const fen = cap.share === "score" ? divide(multiply(amount, total.mean.top), multiply(total.mean.bottom, HUNDRED), 0, "cut") : divide(multiply(amount, decimal(cap.share)), HUNDRED, 0, "cut");
  const share = BigInt(fen.units);
  return (share / step) * step;
}

/** What somebody wants to conclude. */
export interface ConclusionWish {
  readonly conclusion: Conclusion;
  /** 部分支持: how much at most; null otherwise. */
  readonly capFen: bigint | null;
  readonly reason: string;
  /** 合议说明 */
  readonly panelNote: string;
}

/** What stands against a conclusion: too few sheets, a spread nobody has explained, another conclusion than proposed without a reason, a cap that is none. */
export function conclusionProblems(scheme: ExAnteScheme, panel: Panel, amountFen: bigint, { conclusion, capFen, reason, panelNote }: ConclusionWish): readonly Problem[] {
  const proposal = proposeConclusion(scheme, panel);
  if (proposal === null || panel.total === null) return [problem("ex-ante.too-few-sheets", "", { experts: panel.experts, least: scheme.rules.experts.least })];
  const problems: Problem[] = [];
  if (panel.needsNote && panelNote.trim() === "") problems.push(problem("ex-ante.panel-note-needed", "panelNote", { spread: toShortText(panel.total.spread), limit: scheme.rules.spread }));
  if (conclusion !== proposal.conclusion && reason.trim() === "") problems.push(problem("ex-ante.reason-needed", "reason"));
  if (conclusion === "reject" && reason.trim() === "" && conclusion === proposal.conclusion) problems.push(problem("ex-ante.reject-needs-reason", "reason"));
  const most = capOf(scheme, panel, amountFen)!;
  if (conclusion !== "partial") {
    if (capFen !== null) problems.push(problem("ex-ante.cap-only-partial", "cap"));
  } else if (capFen === null || capFen <= 0n) problems.push(problem("ex-ante.cap-needed", "cap"));
  else if (capFen > most) problems.push(problem("ex-ante.cap-too-high", "cap", { most: asWanYuan(most) }));
  return problems;
}
