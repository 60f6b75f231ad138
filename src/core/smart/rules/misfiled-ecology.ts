import { quoted } from "../even.ts";
import { ECOLOGY } from "../name-lexicon.ts";
import { nameKey } from "../names.ts";
import { NOTHING, type RowRule } from "../rule.ts";

/** An ecological benefit whose name speaks of nothing in nature. */
export const misfiledEcology: RowRule = {
  code: "misfiled-ecology", letter: "R", severity: "note", scope: "row",
  check: (row) => (row.kind === "ecological" && row.group === "benefit" && nameKey(row.name) !== "" && !ECOLOGY.test(row.name) ? [{ field: "name", params: { name: quoted(row.input.name) } }] : NOTHING),
};
