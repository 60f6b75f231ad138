import { sign, toShortText } from "../../basics/decimal.ts";
import { type Check, finding, nameOf } from "../check.ts";

export const checkNegative: Check = ({ rows, table: { project } }) => [
  ...(project.executionPoints && sign(project.executionPoints) < 0 ? [finding("points.negative", "project.execution_points", { name: "", printed: toShortText(project.executionPoints) }, { printed: project.executionPoints })] : []),
  ...rows.flatMap((row) => {
    const { points, score } = row.printed;
    return [
      ...(points && sign(points) < 0 ? [finding("points.negative", `indicators[${row.index}].points`, { name: nameOf(row), printed: toShortText(points) }, { printed: points })] : []),
      ...(score && sign(score) < 0 ? [finding("score.negative", `indicators[${row.index}].score`, { name: nameOf(row), printed: toShortText(score) }, { printed: score })] : []),
    ];
  }),
];
