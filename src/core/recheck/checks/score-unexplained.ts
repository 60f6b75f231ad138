import { compare, toShortText } from "../../basics/decimal.ts";
import { type Check, finding, nameOf } from "../check.ts";
import { isAllOrNothing } from "../row.ts";

/** A partial score that no rule and no rounding of this table explains. */
export const checkScoreUnexplained: Check = ({ rows, indicators }) =>
  rows.flatMap((row) => {
    const { points, score } = row.printed;
    const { suggested, explainedBy } = indicators[row.index]!;
    if (row.comparison.reached !== false || points === null || score === null || suggested === null || explainedBy !== null) return [];
    if (compare(score, points) >= 0) return [];
    return [
      finding("score.unexplained", `indicators[${row.index}].score`,
        { name: nameOf(row), target: row.target.text, actual: row.actual.text, points: toShortText(points), expected: toShortText(suggested), printed: toShortText(score) },
        { expected: suggested, printed: score, wording: isAllOrNothing(row) ? "all-or-nothing" : null }),
    ];
  });
