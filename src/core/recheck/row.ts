import { compare, equals } from "../basics/decimal.ts";
import type { Fraction } from "../basics/fraction.ts";
import { judge } from "../indicator/index.ts";
import { isInvalid } from "../indicator/judgement.ts";
import { CHECKLIST_GROUPS, PART_PREFIXES, SATISFACTION_GROUPS } from "../target/lexicon.ts";
import { readActual, readTarget } from "../target/read-target.ts";
import { fold } from "../target/fold.ts";
import type { Reading } from "../target/reading.ts";
import { compareValues, type Comparison } from "./compare-values.ts";
import type { IndicatorRow, PublishedTable } from "./table.ts";

/** One indicator row, read and held against its target. */
export interface Row {
  readonly index: number;
  readonly printed: IndicatorRow;
  readonly target: Reading;
  readonly actual: Reading;
  readonly comparison: Comparison;
  /** Share of the points that the national rule gives: whole when reached, actual ÷ target (or the reverse) when not; null when none. */
  readonly share: Fraction | null;
  /** The rule that gave it, or left it to a person: words under `trace.rule.<rule>`; null when no rule could look at the values. */
  readonly rule: string | null;
  /** Exactly at a limit that does not count itself (＞5 and 5): missed, and no proportion tells by how much. */
  readonly isAtEdge: boolean;
  /** Actual over target in the good direction, when it lies beyond. */
  readonly beyond: Fraction | null;
  /** 其中…: a part of the row above, without points of its own. */
  readonly isPart: boolean;
  /** A scored row whose values stand in the rows below it. */
  readonly hasParts: boolean;
  /** Decision and process rows of a check-list are judged by reading; they have no target value. */
  readonly isChecklist: boolean;
  readonly isSatisfaction: boolean;
}

export function readRows(table: PublishedTable): Row[] {
  return table.indicators.map((printed, index) => readRow(table, printed, index));
}

function readRow(table: PublishedTable, printed: IndicatorRow, index: number): Row {
  const context = { name: printed.level3, level1: printed.level1, level2: printed.level2, year: table.year };
  const target = readTarget(printed.targetRaw, context);
  const actual = readActual(printed.actualRaw, context);
  const comparison = compareValues(target, actual);
  const judgement = comparison.measure === null ? null : judge(comparison.measure);
  const usable = judgement !== null && !isInvalid(judgement) ? judgement : null;
  const groups = `${printed.level1 ?? ""}/${printed.level2 ?? ""}`;
  const share = usable?.share ?? null;
  const isAtEdge = comparison.reached === false && share !== null && equals(share.top, share.bottom);
  return {
    index, printed, target, actual, comparison, isAtEdge,
    share: isAtEdge ? null : share,
    rule: usable?.rule ?? null,
    beyond: usable?.beyond && compare(usable.beyond.top, usable.beyond.bottom) > 0 ? usable.beyond : null,
    isPart: isPart(printed),
    hasParts: carriesParts(table.indicators, index),
    isChecklist: table.form === "evaluation" || (CHECKLIST_GROUPS.some((group) => (printed.level1 ?? "").includes(group)) && printed.targetRaw === null),
    isSatisfaction: SATISFACTION_GROUPS.some((group) => groups.includes(group)),
  };
}

function isPart(row: IndicatorRow): boolean {
  const name = fold(row.level3 ?? "").replace(/^[★*·]+/, "");
  return row.points === null && row.score === null && PART_PREFIXES.some((prefix) => name.startsWith(prefix));
}

/** A row with points and no values, followed by rows with values and no points: the children say what the parent means. */
function carriesParts(rows: readonly IndicatorRow[], index: number): boolean {
  const row = rows[index]!;
  const next = rows[index + 1];
  return row.points !== null && row.targetRaw === null && next !== undefined && next.points === null && next.score === null && next.targetRaw !== null;
}

/** A row without points below a parent that carries them. */
export function belongsToParent(rows: readonly Row[], index: number): boolean {
  const row = rows[index]!;
  if (row.isPart) return true;
  if (row.printed.points !== null || row.printed.score !== null) return false;
  for (let above = index - 1; above >= 0; above -= 1) if (rows[above]!.printed.points !== null) return rows[above]!.hasParts || rows.slice(above + 1, index).some((part) => part.isPart);
  return false;
}

/** Yes or no, and a target of zero: missed is missed, no proportion is left. */
export function isAllOrNothing({ rule }: Row): boolean {
  return rule === "boolean" || rule === "reverse-zero" || rule === "equal-zero";
}
