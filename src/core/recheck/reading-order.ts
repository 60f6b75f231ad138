import type { Finding } from "./result.ts";

/** Money block first, then the rows from top to bottom (target, actual, points, score, reason), then the totals. */
export function inReadingOrder(findings: readonly Finding[]): Finding[] {
  return findings
    .map((finding, order) => ({ finding, key: placeOf(finding.path), order }))
    .sort((a, b) => a.key - b.key || a.order - b.order)
    .map(({ finding }) => finding);
}

const COLUMNS = ["target", "actual", "points", "score", "reason"];
const ROWS_BEGIN = 1000;
/** The overall goal stands between the money and the rows. */
const GOAL = 500;
const TOTALS = Number.MAX_SAFE_INTEGER;

function placeOf(path: string): number {
  const row = /^indicators\[(\d+)\](?:\.(\w+))?$/.exec(path);
  if (row) return ROWS_BEGIN + Number(row[1]) * 10 + Math.max(0, COLUMNS.indexOf(row[2] ?? ""));
  if (path.startsWith("project.")) return 0;
  return path.startsWith("goal") ? GOAL : TOTALS;
}
