import { deadlineOf } from "../deadline.ts";
import { NOTHING, type RowRule } from "../rule.ts";

/** A deadline before the budget year begins is mostly last year's form, copied. */
export const deadlineBeforeYear: RowRule = {
  code: "deadline-before-year", letter: "T", severity: "warning", scope: "row",
  check(row, form) {
    const { year } = form.input;
    const deadline = year === null ? null : deadlineOf(row, form);
    return deadline && year !== null && deadline.day < `${year}-01-01` ? [{ field: deadline.field, params: { day: deadline.day, year } }] : NOTHING;
  },
};
