import { sign } from "../basics/decimal.ts";
import { amountFen } from "../form/amount-fen.ts";
import { fundsOf, goalTextsOf, ownBlank } from "../form/blank-values.ts";
import { cellPath, EMPTY_ROW } from "../form/cell-path.ts";
import type { FilingRow, FilingValues } from "../form/filing-values.ts";
import { isBlank } from "../form/typed-number.ts";
import type { Form } from "../layout/form.ts";
import { plannedOfPart } from "./part-planned.ts";
import { partShare, readWhole, wholeShare, withNumber } from "./read-share.ts";
import type { SplitIndicator, SplitPart, SplitWhole } from "./split.ts";

/** What a region receives: its amount in 万元, the goal it serves with the numbers of the whole marked, and its indicators with targets of its own. */
export interface PassedDown {
  readonly amount: string;
  readonly planned: string;
  /** Empty where the whole has no goal of its term. */
  readonly term: string;
  readonly rows: readonly PassedRow[];
}

export type PassedRow = Pick<FilingRow, "id" | "level1" | "level2" | "level3" | "target" | "points" | "card">;

/** What a part of a split that was checked receives. An indicator of which it has a share of nothing is none of its own. */
export function passedDown(goal: FilingValues, whole: SplitWhole, part: SplitPart): PassedDown {
  const { year, indicators } = whole;
  const own = { amount: part.amount, targets: Object.fromEntries(indicators.map((indicator) => [indicator.id, targetOf(indicator, part.targets[indicator.id] ?? "", year)])) };
  return {
    amount: part.amount.trim(), planned: plannedOfPart(goal.goal.planned, whole, own), term: plannedOfPart(goal.goal.term ?? "", whole, own),
    rows: indicators.flatMap((indicator): PassedRow[] => {
      const row = goal.rows.find(({ id }) => id === indicator.id);
      const target = targetOf(indicator, part.targets[indicator.id] ?? "", year);
      if (row === undefined || target === null) return [];
      const { id, level1, level2, level3, points, card } = row;
      return [{ id, level1, level2, level3, target, points, ...(card === undefined ? {} : { card }) }];
    }),
  };
}

function targetOf(indicator: SplitIndicator, text: string, year: number): string | null {
  if (indicator.rule === "same") return indicator.target;
  if (indicator.rule === "own") return text.trim();
  const [whole, share] = [wholeShare(readWhole(indicator, year)), partShare(indicator, readWhole(indicator, year), text, year)];
  if (whole === null || share === null) return isBlank(text) ? null : text.trim();
  return sign(share.value) === 0 ? null : withNumber(indicator.target, whole, share.value);
}

/** The goal of a region begun from what was passed down to it: amount, indicators and targets stand; where the money comes from it says itself. */
export function goalFromSplit({ amount, planned, term, rows }: PassedDown, form: Form): FilingValues {
  return {
    goal: { planned, actual: "", ...(goalTextsOf(form).term === undefined ? {} : { term }) },
    funds: fundsOf(form).map((line) => (line.id === "total" ? { ...line, initialBudget: amount } : line)),
    rows: rows.map((row): FilingRow => ({ ...EMPTY_ROW, ...row })),
    ...ownBlank(form),
  };
}

/** A cell of a region's goal that does not say what was passed down. */
export interface PartDifference {
  readonly path: string;
  readonly name: string;
  readonly passedDown: string;
  readonly found: string;
}

/** Where the goal of a region is no longer what was passed down to it: its amount, a target, or an indicator that it left out. */
export function partDifferences(values: FilingValues, { amount, rows }: PassedDown): readonly PartDifference[] {
  const [total] = values.funds;
  const money = total === undefined || sameFen(total.initialBudget, amount) ? [] : [{ path: cellPath("funds", total.id, "initialBudget"), name: total.source, passedDown: amount, found: total.initialBudget.trim() }];
  const targets = rows.flatMap(({ id, level3, target }): PartDifference[] => {
    const row = values.rows.find((one) => one.id === id);
    if (row === undefined) return [{ path: "rows", name: level3, passedDown: target, found: "" }];
    return row.target.trim() === target.trim() ? [] : [{ path: cellPath("rows", id, "target"), name: level3, passedDown: target, found: row.target.trim() }];
  });
  return [...money, ...targets];
}

function sameFen(one: string, other: string): boolean {
  const [left, right] = [amountFen(one), amountFen(other)];
  return left.ok && right.ok && left.value !== null && left.value === right.value;
}
