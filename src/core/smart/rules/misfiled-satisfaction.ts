import { quoted } from "../even.ts";
import { SATISFACTION_NAME } from "../name-lexicon.ts";
import { NOTHING, type RowRule } from "../rule.ts";

/** Satisfaction has a group of its own, with points of its own. A form without second levels cannot show where it is filed. */
export const misfiledSatisfaction: RowRule = {
  code: "misfiled-satisfaction", letter: "R", severity: "note", scope: "row",
  check(row) {
    const isElsewhere = (row.group === "output" || row.group === "benefit") && row.kind !== "other";
    return isElsewhere && SATISFACTION_NAME.test(row.name) ? [{ field: "name", params: { name: quoted(row.input.name), group: quoted(row.input.level2) } }] : NOTHING;
  },
};
