import { quoted } from "../even.ts";
import { NOTHING, type RowRule } from "../rule.ts";

export const targetMissing: RowRule = {
  code: "target-missing", letter: "M", severity: "error", scope: "row",
  check: (row, form) => (row.reading.kind === "blank" && !row.isChecklist && row.name.trim() !== "" && (form.hasTargets || form.rows.length === 1) ? [{ params: { name: quoted(row.input.name) } }] : NOTHING),
};
