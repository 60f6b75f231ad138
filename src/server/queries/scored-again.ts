import { hasDuty } from "../../core/access/duty.ts";
import { canonicalJson } from "../../core/basics/canonical-json.ts";
import { problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { ScoreBy } from "../../core/form/line-scores.ts";
import { listFacts, type ListFacts } from "../../core/form/list-facts.ts";
import type { ActingContext } from "../context.ts";
import { closedEvaluations, type ClosedEvaluation } from "../store/closed-evaluations.ts";
import { sm3 } from "../store/digest.ts";
import { filingDigest } from "../store/filing-digest.ts";
import { valuesOf } from "../store/filing.ts";

export interface ScoredAgain {
  readonly count: number;
  /** Filings of which anything comes out otherwise than it was stored, with both texts. */
  readonly differing: readonly { readonly id: string; readonly stored: string; readonly again: string }[];
}

const PAGE = 500;

/** 复算: every frozen self-evaluation of a year that the acting post sees, scored again under the rules its record was begun under, and compared byte by byte with what was stored. */
export async function scoredAgain(context: ActingContext, year: number): Promise<Result<ScoredAgain>> {
  const { tx, region, acting, packs } = context;
  if (!hasDuty(packs, acting.role, "filing.read")) return refused(problem("duty.missing"));
  let count = 0;
  const differing: ScoredAgain["differing"][number][] = [];
  for (let after: string | null = null; ; ) {
    const page = await closedEvaluations(tx, region, year, after, PAGE);
    for (const filing of page) {
      const [stored, again] = [textOf(filing, filing.contentDigest, filing.frozenDigest), await reckonedAgain(context, filing)];
      if (stored !== again) differing.push({ id: filing.id, stored, again });
    }
    count += page.length;
    if (page.length < PAGE) return done({ count, differing });
    after = page.at(-1)!.id;
  }
}

async function reckonedAgain(context: ActingContext, filing: ClosedEvaluation): Promise<string> {
  const values = valuesOf(filing);
  return textOf(listFacts(filing.head, values, await context.scheme.packsOf({ ...filing, stage: filing.head.stage })), sm3(canonicalJson(values)), filingDigest(filing.head, values));
}

/** All that is reckoned of a self-evaluation, in one spelling. */
function textOf({ amountFen, scoreMillionths, scoreBy, grade }: Pick<ListFacts, "amountFen" | "scoreMillionths"> & { readonly scoreBy: ScoreBy | null; readonly grade: string | null }, content: string, frozen: string): string {
  return canonicalJson({ amountFen: amountFen === null ? null : String(amountFen), scoreMillionths: scoreMillionths === null ? null : String(scoreMillionths), scoreBy, grade, content, frozen });
}
