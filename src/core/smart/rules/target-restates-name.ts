import { quoted } from "../even.ts";
import { NOTHING, type RowRule } from "../rule.ts";
import { restatesName } from "../restates-name.ts";

export const targetRestatesName: RowRule = {
  code: "target-restates-name", letter: "M", severity: "warning", scope: "row",
  check: (row) => (restatesName(row) && !row.isUnreadable ? [{ params: { target: quoted(row.input.target) } }] : NOTHING),
};
