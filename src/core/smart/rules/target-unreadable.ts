import { quoted } from "../even.ts";
import { NOTHING, type RowRule } from "../rule.ts";

/** ≥9O%, 95..5%, #REF!: meant as a number, and no number. */
export const targetUnreadable: RowRule = {
  code: "target-unreadable", letter: "M", severity: "error", scope: "row",
  check: (row) => (row.isUnreadable ? [{ params: { target: quoted(row.input.target) } }] : NOTHING),
};
