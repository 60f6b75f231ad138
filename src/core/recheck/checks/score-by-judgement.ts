import { compare, toShortText } from "../../basics/decimal.ts";
import { type Check, finding, nameOf } from "../check.ts";

/** Points lost where nothing printed can be recomputed: somebody judged, and the table does not say why. */
export const checkScoreByJudgement: Check = ({ rows }) =>
  rows
    .filter(({ printed, comparison }) => printed.points !== null && printed.score !== null && comparison.reached === null && compare(printed.score, printed.points) < 0 && printed.score.units >= 0)
    .map((row) => finding("score.by-judgement", `indicators[${row.index}].score`, { name: nameOf(row), points: toShortText(row.printed.points!), printed: toShortText(row.printed.score!) }, { printed: row.printed.score }));
