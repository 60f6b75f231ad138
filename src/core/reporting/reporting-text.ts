import type { Say } from "../basics/message.ts";
import type { DepartmentProgress, ReportingProgress } from "./progress.ts";

/** Units named in the line of a department; the workbook has the others. */
const NAMED = 20;

/**
 * 未报送名单 as text to be pasted into a work group, a line for all and one for each department that is not done, with the units that are missing;
 * the department that lacks most first.
 */
export function unreportedText(title: string, { expected, reported, departments }: ReportingProgress, say: Say): string {
  const late = departments.filter(isLate).toSorted((left, right) => missing(right) - missing(left));
  const lines = late.map((department, index) => `${index + 1}. ${lineOf(department, say)}`);
  return [say("app-reporting.text.total", { title, expected, reported, count: expected - reported }), ...(late.length === 0 ? [say("app-reporting.text.none")] : lines)].join("\n");
}

function lineOf({ department, expected, reported, units }: DepartmentProgress, say: Say): string {
  const late = units.filter(isLate);
  const named = late.slice(0, NAMED).map((one) => say("app-reporting.text.unit", { unit: one.unit, count: missing(one) })).join(say("app-reporting.text.joint"));
  const line = say("app-reporting.text.department", { department, expected, reported, count: expected - reported, units: named });
  return late.length > NAMED ? `${line}${say("app-reporting.text.more", { count: late.length - NAMED })}` : line;
}

interface Share {
  readonly expected: number;
  readonly reported: number;
}

function missing({ expected, reported }: Share): number {
  return expected - reported;
}

function isLate(share: Share): boolean {
  return missing(share) > 0;
}
