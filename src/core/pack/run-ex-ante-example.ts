import { panelOf, shownMean } from "../ex-ante/panel.ts";
import { capOf, proposeConclusion } from "../ex-ante/propose.ts";
import { checksOf, type Conclusion, type ExAnteScheme } from "../ex-ante/scheme.ts";
import { scoreSheet, shownScore } from "../ex-ante/score-sheet.ts";
import { compare, decimal, toShortText, type Decimal } from "../basics/decimal.ts";
import type { ExampleFailure } from "./run-examples.ts";

/** 事前评估算例: what several experts gave, and the mean, the spread, the conclusion and the cap that have to come of it. */
export interface ExAnteExample {
  readonly case: string;
  readonly title: string;
  /** Budget years it holds for; null means open. */
  readonly from: number | null;
  readonly until: number | null;
  readonly given: ExAnteGiven;
}

export interface ExAnteGiven {
  /** Id of the scheme. */
  readonly scheme: string;
  /** What is applied for, and the most that may be granted in part: fen; null where there is no cap. */
  readonly amountFen: bigint;
  readonly capFen: bigint | null;
  /** A rating for every point of a sheet, and the points that are rated otherwise. */
  readonly sheets: readonly { readonly all: string; readonly but: Readonly<Record<string, string>> }[];
  readonly mean: Decimal;
  readonly spread: Decimal;
  readonly conclusion: Conclusion | null;
}

/** Works an example out under the schemes of a set; null where it comes out as it should. The scheme it is of must be there. */
export function runExAnteExample({ given }: ExAnteExample, schemes: readonly ExAnteScheme[]): ExampleFailure | null {
  const scheme = schemes.find(({ id }) => id === given.scheme);
  if (scheme === undefined) throw new RangeError(`no scheme ${given.scheme}`);
  const panel = panelOf(scheme, given.sheets.map(({ all, but }) => scoreSheet(scheme, Object.fromEntries(checksOf(scheme).map(({ id }) => [id, { rating: Object.hasOwn(but, id) ? but[id]! : all, comment: "" }])))));
  const { total } = panel;
  const found = { mean: total === null ? null : shownMean(total), spread: total === null ? null : shownScore(total.spread), conclusion: proposeConclusion(scheme, panel)?.conclusion ?? null, cap: capOf(scheme, panel, given.amountFen) };
  const isSame = isNumber(found.mean, given.mean) && isNumber(found.spread, given.spread) && found.conclusion === given.conclusion && found.cap === given.capFen;
  return isSame ? null : { code: "pack.example-fails", expected: said(toShortText(given.mean), toShortText(given.spread), given.conclusion, given.capFen), found: said(found.mean, found.spread, found.conclusion, found.cap) };
}

function isNumber(found: string | null, expected: Decimal): boolean {
  return found !== null && compare(decimal(found), expected) === 0;
}

/** Mean, spread, conclusion, and the cap in fen. */
function said(mean: string | null, spread: string | null, conclusion: Conclusion | null, capFen: bigint | null): string {
  return [mean ?? "—", spread ?? "—", conclusion ?? "—", capFen === null ? "—" : String(capFen)].join(" · ");
}
