import { NOTHING, type RowRule } from "../rule.ts";

/** A target or points stand in a row that does not say what is measured. */
export const nameMissing: RowRule = {
  code: "name-missing", letter: "S", severity: "error", scope: "row",
  check: (row) => (row.name.trim() === "" ? [{ field: "name" }] : NOTHING),
};
