import { type Check, finding, nameOf } from "../check.ts";

/** A missed target needs a reason and a measure (偏差原因分析及改进措施). */
export const checkReasonMissing: Check = ({ rows, table }) =>
  table.form === "goal"
    ? []
    : rows
        .filter(({ printed, comparison }) => comparison.reached === false && (printed.reason ?? "").trim() === "")
        .map((row) => finding("reason.missing", `indicators[${row.index}].reason`, { name: nameOf(row), target: row.target.text, actual: row.actual.text }));
