import { readTarget } from "../target/read-target.ts";
import type { ReadForm, ReadRow } from "./read-form.ts";
import type { GoalField } from "./remark.ts";

/** The last day a row names: in its target, else in the due date the form may have. ISO. */
export function deadlineOf(row: ReadRow, form: ReadForm): { readonly field: GoalField; readonly day: string } | null {
  if (row.reading.kind === "date" && row.reading.lastDate !== null) return { field: "target", day: row.reading.lastDate };
  const due = row.input.dueDate ?? null;
  if (due === null) return null;
  const day = readTarget(due, { year: form.input.year }).lastDate;
  return day === null ? null : { field: "dueDate", day };
}
