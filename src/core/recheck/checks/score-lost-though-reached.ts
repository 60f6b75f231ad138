import { compare, toShortText } from "../../basics/decimal.ts";
import { compareFraction } from "../../basics/fraction.ts";
import { type Check, finding, nameOf } from "../check.ts";

/** Points taken off a target that was reached. Far beyond the target it may be lawful, which is a note of its own. */
export const checkScoreLostThoughReached: Check = ({ rows, indicators, profile }) =>
  rows.flatMap((row) => {
    const { points, score } = row.printed;
    if (row.comparison.reached !== true || points === null || score === null || compare(score, points) >= 0) return [];
    if (indicators[row.index]!.explainedBy !== null) return [];
    const path = `indicators[${row.index}].score`;
    const params = { name: nameOf(row), target: row.target.text, actual: row.actual.text, points: toShortText(points), printed: toShortText(score) };
    const isFarBeyond = row.beyond !== null && compareFraction(row.beyond, profile.overFulfilment.value.reasonAbove) > 0;
    return [finding(isFarBeyond ? "score.over-fulfilled" : "score.lost-though-reached", path, params, { expected: points, printed: score })];
  });
