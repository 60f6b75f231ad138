import { round, type Decimal } from "../basics/decimal.ts";
import type { Definitions } from "../pack/definitions.ts";
import { amountFen } from "./amount-fen.ts";
import { resultAt } from "./application.ts";
import type { FilingHead, FilingValues } from "./filing-values.ts";
import type { ScoreBy } from "./line-scores.ts";
import { scoreFiling } from "./score-filing.ts";
import { isScored } from "./stage.ts";

/** What lists say of a filing, drawn from its content. */
export interface ListFacts {
  /** Money of the year, of an application that of its result; null while it is not filled or cannot be read. */
  readonly amountFen: bigint | null;
  /** Effective score; null for what is not scored and until there is one. */
  readonly scoreMillionths: bigint | null;
  readonly scoreBy: ScoreBy | null;
  readonly grade: string | null;
}

/** Six decimals: an average or a re-scaling prints no more. */
const PLACES = 6;

export function listFacts(head: FilingHead, values: FilingValues, definitions: Pick<Definitions, "profiles">): ListFacts {
  const total = values.funds[0];
  const typed = head.stage === "application" ? resultAt(values.result ?? [], "budget") : head.stage === "goal" ? total?.initialBudget : total?.adjustedBudget.trim() === "" ? total.initialBudget : total?.adjustedBudget;
  const amount = amountFen(typed ?? "");
  const effective = isScored(head.stage) ? scoreFiling(head, values, definitions).effective : null;
  return {
    amountFen: amount.ok ? amount.value : null,
    scoreMillionths: effective === null ? null : millionths(effective.total),
    scoreBy: effective?.by ?? null,
    grade: effective?.grade ?? null,
  };
}

function millionths(score: Decimal): bigint {
  return BigInt(round(score, PLACES, "cut").units);
}
