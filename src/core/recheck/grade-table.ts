import { add, type Decimal, equals, HUNDRED } from "../basics/decimal.ts";
import type { Profile } from "../score/profile.ts";
import { gradeOf } from "../score/total.ts";
import type { PublishedTable } from "./table.ts";
import { isFullyScored } from "./totals.ts";
import { misses } from "./unread-cells.ts";

export interface TableGrade {
  /** Name of the band; null when there is no score to judge, or none out of 100. */
  readonly grade: string | null;
  /** The points that are not 100, where only they stand in the way of a grade. */
  readonly withheldFor: Decimal | null;
}

/**
 * The grade comes from the exact sum where the table is whole, else from the printed total; without either there is none.
 * Bands are drawn on a scale of 100 (财预〔2020〕10号), and no profile says yet that other points are to be re-scaled, so a table
 * whose points come to anything else gets no grade, and that is said. Points that are not printed are taken for the 100 of the form.
 * @param unread paths of the cells that could not be read; without all of them a sum proves nothing
 */
export function gradeOfTable(table: PublishedTable, totals: { readonly points: Decimal | null; readonly score: Decimal | null }, profile: Profile, unread: ReadonlySet<string>): TableGrade {
  const isWhole = table.complete && totals.score !== null && isFullyScored(table) && !misses("score", unread);
  const basis = isWhole ? totals.score : table.totalScore;
  if (basis === null) return { grade: null, withheldFor: null };
  const points = pointsOf(table, misses("points", unread) ? null : totals.points, isWhole, profile);
  if (points !== null && !equals(points, HUNDRED)) return { grade: null, withheldFor: points };
  return { grade: gradeOf(basis, profile)?.name.zh ?? null, withheldFor: null };
}

/** The points the score counts in; null when none are printed. A printed total score may hold execution points that no row prints. */
function pointsOf({ complete, totalPoints, project }: PublishedTable, rows: Decimal | null, isWhole: boolean, profile: Profile): Decimal | null {
  if (!complete || rows === null) return totalPoints;
  const lacksExecution = !isWhole && project.executionPoints === null && equals(add(rows, profile.executionPoints.value), HUNDRED);
  return lacksExecution ? (totalPoints ?? HUNDRED) : rows;
}
