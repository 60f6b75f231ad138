import type { Decimal } from "../basics/decimal.ts";
import type { Message } from "../basics/message.ts";
import type { Reading } from "../target/reading.ts";
import type { Trace } from "../score/trace.ts";
import type { PublishedTable, TableForm } from "./table.ts";

export type Severity = "error" | "warning" | "note";

/** How an authority writes a score down: decimals half-up, or cut. Found from its own rows, never assumed. */
export type RoundingHabit = "2" | "1" | "0" | "cut1" | "cut0";

export interface Finding {
  /** Documented in `docs/findings.md`; words under `finding.<code>` in `src/words`. */
  readonly code: string;
  readonly severity: Severity;
  /** `indicators[3].score`, `project.execution_score`, `total_score`. */
  readonly path: string;
  /** Fills the sentence `finding.<code>`. */
  readonly message: Message;
  readonly expected: Decimal | null;
  readonly printed: Decimal | null;
}

/** The authority's own way of scoring, as its rows show it. */
export interface Convention {
  /** The one habit at least two rows agree on; null when there is no single winner. */
  readonly rounding: RoundingHabit | null;
  /** Every habit that explains at least one partial score, best first; the alternatives when `rounding` is null. */
  readonly candidates: readonly RoundingHabit[];
  /** Whether a value beyond its target still gets no more than its points; null when no row shows it. */
  readonly capped: boolean | null;
  readonly executionPoints: Decimal | null;
  /** Whether the 100 points include those for execution; null when it cannot be told. */
  readonly executionIncluded: boolean | null;
  /** Rows (indicators and execution) whose printed score a rule explains. */
  readonly explained: number;
  /** Rows (indicators and execution) whose score could be recomputed from what is printed. */
  readonly explainable: number;
}

export interface RecheckedIndicator {
  readonly index: number;
  readonly level3: string | null;
  readonly target: Reading;
  readonly actual: Reading;
  readonly reached: boolean | null;
  /** What the rule suggests under the authority's rounding, or the profile's where none was found. */
  readonly suggested: Decimal | null;
  readonly printed: Decimal | null;
  readonly points: Decimal | null;
  /** `full`, `ratio:2`, `ratio:cut0`, `zero` …; null when nothing explains the printed score. */
  readonly explainedBy: string | null;
  /** How the suggestion came about, or why a person decides; null when the values do not tell whether the target was reached. */
  readonly trace: Trace | null;
}

export interface RecheckResult {
  readonly id: string;
  /** Name of the file the table came from, with `#sheet` or entry name where one file holds several. */
  readonly file: string;
  readonly form: TableForm;
  readonly convention: Convention;
  readonly indicators: readonly RecheckedIndicator[];
  readonly execution: { readonly suggested: Decimal | null; readonly explainedBy: string | null; readonly trace: Trace | null };
  /** Totals include execution. */
  readonly totals: {
    readonly points: Decimal | null;
    readonly score: Decimal | null;
    readonly printedPoints: Decimal | null;
    readonly printedScore: Decimal | null;
    readonly complete: boolean;
  };
  /** Name of the grade in the profile: 优 良 中 差. */
  readonly grade: string | null;
  /** In reading order: money block, rows from top to bottom, totals. */
  readonly findings: readonly Finding[];
}

/** One file or entry that could not be read, said with place and reason, while all others go on. */
export interface Unreadable {
  readonly id: string;
  readonly file: string;
  /** Words under `problem.<code>`. */
  readonly problem: import("../basics/problem.ts").Problem;
}

/** What one read table came to. */
export interface Rechecked {
  readonly table: PublishedTable;
  readonly result: RecheckResult;
}
