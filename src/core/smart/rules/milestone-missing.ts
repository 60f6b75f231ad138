import { deadlineOf } from "../deadline.ts";
import { NOTHING, type RowRule } from "../rule.ts";

/** The form has a place for milestones, the goal takes longer than half the year, and none is set. */
export const milestoneMissing: RowRule = {
  code: "milestone-missing", letter: "T", severity: "note", scope: "row",
  check(row, form) {
    const { year } = form.input;
    if (year === null || row.input.milestones === undefined || row.input.milestones.some((step) => step.trim() !== "")) return NOTHING;
    const deadline = deadlineOf(row, form);
    return deadline && deadline.day > `${year}-06-30` ? [{ field: "milestones", params: { day: deadline.day } }] : NOTHING;
  },
};
