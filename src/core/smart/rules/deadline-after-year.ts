import { deadlineOf } from "../deadline.ts";
import { NOTHING, type RowRule } from "../rule.ts";

/** A goal of the year must be due in the year, unless the project as a whole runs longer. */
export const deadlineAfterYear: RowRule = {
  code: "deadline-after-year", letter: "T", severity: "warning", scope: "row",
  check(row, form) {
    const { year, projectUntil } = form.input;
    const deadline = year === null ? null : deadlineOf(row, form);
    if (!deadline || year === null || deadline.day <= `${year}-12-31` || (projectUntil && deadline.day <= projectUntil)) return NOTHING;
    return [{ field: deadline.field, params: { day: deadline.day, year } }];
  },
};
