import { quoted } from "../even.ts";
import { ACTIVITY_START, EFFECT } from "../name-lexicon.ts";
import { NOTHING, type RowRule } from "../rule.ts";

/** Meetings held and leaflets printed are work done; a benefit is what changed for somebody. */
export const activityAsBenefit: RowRule = {
  code: "activity-as-benefit", letter: "R", severity: "warning", scope: "row",
  check: (row) => (row.group === "benefit" && row.reading.kind === "number" && ACTIVITY_START.test(row.name.trim()) && !EFFECT.test(row.name) ? [{ field: "name", params: { name: quoted(row.input.name) } }] : NOTHING),
};
