import { add, type Decimal, equals, HUNDRED, round, sum } from "../basics/decimal.ts";
import type { Definitions } from "../pack/definitions.ts";
import type { FoundConvention } from "../recheck/convention.ts";
import { explainExecution, readExecution } from "../recheck/explain-execution.ts";
import { explainRow } from "../recheck/explain-row.ts";
import { type Row, readRows } from "../recheck/row.ts";
import { award } from "../score/award.ts";
import { explain } from "../score/explain.ts";
import type { Profile } from "../score/profile.ts";
import { gradeOf } from "../score/total.ts";
import type { Trace } from "../score/trace.ts";
import { cellPath, isBlankRow } from "./cell-path.ts";
import type { FilingHead, FilingValues } from "./filing-values.ts";
import { lineScores, type LineScores, type ScoreBy } from "./line-scores.ts";
import { profileFor } from "./profile-for.ts";
import { toPublishedTable } from "./published-table.ts";
import { isScored, scoresExecution } from "./stage.ts";

export interface ScoredLine {
  /** `execution` for 预算执行率, which is computed and nobody's to change. */
  readonly rowId: string;
  /** The cell a suggestion belongs to; of the execution line the amount that was executed. */
  readonly path: string;
  readonly level3: string | null;
  readonly points: Decimal | null;
  /** What the profile gives for the values; null where a person decides. */
  readonly suggested: Decimal | null;
  readonly trace: Trace | null;
  readonly unit: Decimal | null;
  readonly department: Decimal | null;
  readonly finance: Decimal | null;
  readonly effective: Decimal | null;
  readonly effectiveBy: ScoreBy | null;
}

export interface FilingScores {
  readonly lines: readonly ScoredLine[];
  /** The exact sum of the lines as each hand left them; null for a hand that changed nothing, and while a line is without. */
  readonly totals: Readonly<Record<ScoreBy, Decimal | null>>;
  /** What counts, and whose it is: the last hand that gave a score of its own. Grade 优 良 中 差; null unless the points come to 100. */
  readonly effective: { readonly total: Decimal; readonly by: ScoreBy; readonly grade: string | null } | null;
  readonly profile: Profile;
}

/** A filing is scored by the profile of its year, not by whatever habit its own figures show. */
const NO_HABIT: FoundConvention = { rounding: null, candidates: [], capped: null, executionPoints: null, executionIncluded: null };

export function scoreFiling(head: FilingHead, values: FilingValues, definitions: Pick<Definitions, "profiles">): FilingScores {
  const profile = profileFor(definitions, head.year, head.stage);
  const table = toPublishedTable(head, values, "unit", profile);
  const rows = readRows(table);
  const lines = [
    ...(scoresExecution(head.stage) ? [executionLine(table, values, profile)] : []),
    ...values.rows.flatMap((row, index) => (isBlankRow(row) ? [] : [{
      rowId: row.id, path: cellPath("rows", row.id, "score"), level3: table.indicators[index]!.level3, points: table.indicators[index]!.points,
      ...suggestion(rows[index]!, profile), ...(isScored(head.stage) ? lineScores(head.stage, row, profile) : NO_SCORES),
    }])),
  ];
  const totals = { unit: totalOf(lines, "unit"), department: totalOf(lines, "department"), finance: totalOf(lines, "finance") };
  const by = (["finance", "department", "unit"] as const).find((hand) => totals[hand] !== null) ?? null;
  return { lines, totals, effective: by === null ? null : { total: totals[by]!, by, grade: gradeFor(lines, totals[by]!, profile) }, profile };
}

const NO_SCORES: LineScores = { unit: null, department: null, finance: null, effective: null, effectiveBy: null };

function executionLine(table: ReturnType<typeof toPublishedTable>, values: FilingValues, profile: Profile): ScoredLine {
  const { suggested, trace } = explainExecution(table, readExecution(table), NO_HABIT, profile);
  const score = table.project.executionScore;
  return {
    rowId: "execution", path: cellPath("funds", values.funds[0]?.id ?? "total", "executed"), level3: null, points: profile.executionPoints.value,
    suggested: suggested === null ? null : score, trace, unit: score, department: null, finance: null, effective: score, effectiveBy: score === null ? null : "unit",
  };
}

/** As the recheck will judge it, but for what a profile takes off: below its threshold, or far above the target where that is automatic. */
function suggestion(row: Row, profile: Profile): Pick<ScoredLine, "suggested" | "trace"> {
  const { points } = row.printed;
  const { measure } = row.comparison;
  if (measure !== null && points !== null && points.units > 0 && !row.isAtEdge) {
    const given = award(measure, points, profile, `${row.printed.level1 ?? ""}/${row.printed.level2 ?? ""}`);
    const isCut = given.overFulfilled !== null && given.overFulfilled.keep !== null && profile.overFulfilment.value.mode === "auto";
    if (given.belowThreshold || isCut) return { suggested: given.score, trace: explain(given, profile) };
  }
  const { suggested, trace } = explainRow(row, NO_HABIT, profile);
  const { places, mode } = profile.rounding.value;
  return { suggested: suggested === null ? null : round(suggested, places, mode), trace };
}

/** A hand's total counts what the hands before it gave where it gave nothing itself. */
function totalOf(lines: readonly ScoredLine[], hand: ScoreBy): Decimal | null {
  const scored = lines.map(({ unit, department, finance }) => (hand === "unit" ? unit : hand === "department" ? (department ?? unit) : (finance ?? department ?? unit)));
  const changed = hand === "unit" || lines.some((line) => line[hand] !== null);
  const numbers = scored.flatMap((score) => score ?? []);
  return !changed || lines.length < 2 || numbers.length < lines.length ? null : sum(numbers);
}

function gradeFor(lines: readonly ScoredLine[], total: Decimal, profile: Profile): string | null {
  const points = lines.reduce<Decimal | null>((sofar, line) => (sofar === null || line.points === null ? null : add(sofar, line.points)), { units: 0, scale: 0 });
  return points !== null && equals(points, HUNDRED) ? (gradeOf(total, profile)?.name.zh ?? null) : null;
}
