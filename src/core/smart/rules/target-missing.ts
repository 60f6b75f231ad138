import { NOTHING, type RowRule } from "../rule.ts";

export const targetMissing: RowRule = {
  code: "target-missing", letter: "M", severity: "error", scope: "row",
  check: (row, form) => (row.reading.kind === "blank" && row.name.trim() !== "" && (form.hasTargets || form.rows.length === 1) ? [{ params: { name: row.name.trim() } }] : NOTHING),
};
