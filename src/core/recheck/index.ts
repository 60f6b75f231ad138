import type { Profile } from "../score/profile.ts";
import type { Examined } from "./check.ts";
import { CHECKS } from "./checks/index.ts";
import { findConvention } from "./convention.ts";
import { explainExecution, readExecution } from "./explain-execution.ts";
import { explainRow } from "./explain-row.ts";
import { gradeOfTable } from "./grade-table.ts";
import { inReadingOrder } from "./reading-order.ts";
import type { Convention, RecheckedIndicator, RecheckResult } from "./result.ts";
import { readRows } from "./row.ts";
import type { PublishedTable } from "./table.ts";
import { sumTable } from "./totals.ts";
import { unreadCells } from "./unread-cells.ts";

/**
 * 复核: recomputes a table that somebody filled or published. It first finds the authority's own convention from the table's rows,
 * then explains each printed score under it, then lists what does not add up. The same table gives the same result, byte for byte.
 * @param file name to report the table under
 */
export function recheck(table: PublishedTable, profile: Profile, file: string): RecheckResult {
  const rows = readRows(table);
  const reading = readExecution(table);
  const found = findConvention(table, rows, reading.share);
  const explanations = rows.map((row) => explainRow(row, found, profile));
  const execution = explainExecution(table, reading, found, profile);
  const scored = [execution, ...explanations].filter(({ explainable }) => explainable);
  const convention: Convention = { ...found, explained: scored.filter(({ explainedBy }) => explainedBy !== null).length, explainable: scored.length };
  const indicators = rows.map((row, index): RecheckedIndicator => {
    const { suggested, explainedBy, trace } = explanations[index]!;
    const { level3, score, points } = row.printed;
    return { index, level3, target: row.target, actual: { ...row.actual, assumed: [...row.actual.assumed, ...row.comparison.assumed] }, reached: row.comparison.reached, suggested, printed: score, points, explainedBy, trace };
  });
  const totals = sumTable(table);
  const unread = new Set(unreadCells(table).flatMap(({ paths }) => paths));
  const examined: Examined = {
    table, profile, rows, indicators, convention, totals, unread,
    execution: { share: reading.share, rate: reading.rate, suggested: execution.suggested, explainedBy: execution.explainedBy, followsWrongRate: execution.followsWrongRate },
  };
  return {
    id: table.id,
    file,
    form: table.form,
    convention,
    indicators,
    execution: { suggested: execution.suggested, explainedBy: execution.explainedBy, trace: execution.trace },
    totals: { ...totals, printedPoints: table.totalPoints, printedScore: table.totalScore, complete: table.complete },
    grade: gradeOfTable(table, totals, profile, unread).grade,
    findings: inReadingOrder(CHECKS.flatMap((check) => check(examined))),
  };
}
