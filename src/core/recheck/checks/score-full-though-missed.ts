import { compare, toShortText } from "../../basics/decimal.ts";
import { type Check, finding, nameOf } from "../check.ts";

/** Full points for a target that its own values show as missed. */
export const checkScoreFullThoughMissed: Check = ({ rows, indicators }) =>
  rows.flatMap((row) => {
    const { points, score } = row.printed;
    if (row.comparison.reached !== false || points === null || score === null || compare(score, points) < 0 || points.units <= 0) return [];
    // A miss so small that the authority's rounding gives the full points is explained.
    if (indicators[row.index]!.explainedBy !== null) return [];
    const expected = indicators[row.index]!.suggested;
    return [
      finding("score.full-though-missed", `indicators[${row.index}].score`,
        { name: nameOf(row), target: row.target.text, actual: row.actual.text, points: toShortText(points), expected: expected ? toShortText(expected) : "—" },
        { expected, printed: score }),
    ];
  });
