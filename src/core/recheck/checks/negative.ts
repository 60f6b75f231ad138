import { type Decimal, sign, toShortText } from "../../basics/decimal.ts";
import { type Check, finding, nameOf } from "../check.ts";

export const checkNegative: Check = ({ rows, table: { project } }) => [
  ...negative("points.negative", "project.execution_points", null, project.executionPoints),
  ...negative("score.negative", "project.execution_score", null, project.executionScore),
  ...rows.flatMap((row) => [
    ...negative("points.negative", `indicators[${row.index}].points`, nameOf(row), row.printed.points),
    ...negative("score.negative", `indicators[${row.index}].score`, nameOf(row), row.printed.score),
  ]),
];

/** @param name of the indicator; null for the execution row, which has none */
function negative(code: "points.negative" | "score.negative", path: string, name: string | null, value: Decimal | null) {
  if (value === null || sign(value) >= 0) return [];
  return [finding(code, path, { ...(name === null ? {} : { name }), printed: toShortText(value) }, { printed: value, wording: name === null ? "execution" : null })];
}
