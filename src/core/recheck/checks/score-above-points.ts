import { compare, type Decimal, toShortText } from "../../basics/decimal.ts";
import { type Check, finding, nameOf } from "../check.ts";

export const checkScoreAbovePoints: Check = ({ rows, table: { project } }) => [
  ...above("project.execution_score", null, project.executionPoints, project.executionScore),
  ...rows.flatMap((row) => above(`indicators[${row.index}].score`, nameOf(row), row.printed.points, row.printed.score)),
];

/** @param name of the indicator; null for the execution row, which has none */
function above(path: string, name: string | null, points: Decimal | null, score: Decimal | null) {
  if (points === null || score === null || compare(score, points) <= 0) return [];
  return [finding("score.above-points", path, { ...(name === null ? {} : { name }), points: toShortText(points), printed: toShortText(score) }, { expected: points, printed: score, wording: name === null ? "execution" : null })];
}
