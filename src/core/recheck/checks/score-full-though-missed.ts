import { compare, type Decimal, toShortText } from "../../basics/decimal.ts";
import type { MessageParams } from "../../basics/message.ts";
import { type Check, finding, nameOf } from "../check.ts";
import { isAllOrNothing, type Row } from "../row.ts";
import { daysLate } from "../trace-row.ts";

/** Full points for a target that its own values show as missed. */
export const checkScoreFullThoughMissed: Check = ({ rows, indicators }) =>
  rows.flatMap((row) => {
    const { points, score } = row.printed;
    if (row.comparison.reached !== false || points === null || score === null || compare(score, points) < 0 || points.units <= 0) return [];
    // A miss so small that the authority's rounding gives the full points is explained.
    if (indicators[row.index]!.explainedBy !== null) return [];
    const expected = indicators[row.index]!.suggested;
    const { wording, params } = said(row, expected);
    return [
      finding("score.full-though-missed", `indicators[${row.index}].score`,
        { name: nameOf(row), target: row.target.text, actual: row.actual.text, points: toShortText(points), ...params },
        { expected, printed: score, wording }),
    ];
  });

/** A miss is told in the words of its kind: so much too little, so many days late, all or nothing, or for a person to judge. */
function said(row: Row, expected: Decimal | null): { wording: string | null; params: MessageParams } {
  const late = daysLate(row);
  if (late !== null) return { wording: late.atLeast ? "late-at-least" : "late", params: { deadline: late.deadline, count: late.days } };
  if (row.isAtEdge) return { wording: "at-edge", params: {} };
  if (expected === null) return { wording: "judged", params: {} };
  return isAllOrNothing(row) ? { wording: "all-or-nothing", params: {} } : { wording: null, params: { expected: toShortText(expected) } };
}
