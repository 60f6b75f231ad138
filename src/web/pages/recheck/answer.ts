import { add, toShortText, toText, type Decimal } from "../../../core/basics/decimal.ts";
import type { Message } from "../../../core/basics/message.ts";
import { message } from "../../../core/basics/message.ts";
import type { Rechecked } from "../../../core/recheck/result.ts";
import type { Reading } from "../../../core/target/reading.ts";
import type { TraceStep } from "../../../core/score/trace.ts";

/** What the page answers when a cell is asked why: how a score comes about, and how its target and actual value were read. */
export interface Answer {
  /** The cell's path, without the column for rows of indicators: all cells of a row open the same answer. */
  readonly subject: string;
  /** `数量指标 · 培训人次`, or words for the execution and total rows. */
  readonly title: Message | readonly string[];
  readonly points: string | null;
  readonly printed: string | null;
  readonly suggested: string | null;
  /** Lines of the equation; empty when nothing can be recomputed. */
  readonly steps: readonly TraceStep[];
  readonly readings: readonly { readonly of: "target" | "actual"; readonly reading: Reading }[];
  /** The rule that explains the printed score; null when none does or there is nothing to explain. */
  readonly explainedBy: string | null;
}

/** The subject a cell's path belongs to; null for cells that have nothing behind them. */
export function subjectOf(path: string): string | null {
  const row = /^indicators\[\d+\]/.exec(path);
  if (row) return row[0];
  if (/^project\.(executed|initial_budget|adjusted_budget|execution_\w+)$/.test(path)) return "project.execution_score";
  return path === "total_score" || path === "total_points" ? path : null;
}

export function answerTo(subject: string, { table, result }: Rechecked): Answer | null {
  const row = /^indicators\[(\d+)\]$/.exec(subject);
  if (row) {
    const index = Number(row[1]);
    const indicator = result.indicators[index];
    const printed = table.indicators[index];
    if (indicator === undefined || printed === undefined) return null;
    return {
      subject,
      title: [printed.level2, printed.level3].filter((name): name is string => name !== null && name !== ""),
      points: textOf(indicator.points),
      printed: textOf(indicator.printed),
      suggested: indicator.suggested === null ? null : toText(indicator.suggested),
      steps: indicator.trace ?? [],
      readings: [
        { of: "target", reading: indicator.target },
        { of: "actual", reading: indicator.actual },
      ],
      explainedBy: indicator.explainedBy,
    };
  }
  if (subject === "project.execution_score") {
    const { suggested, trace, explainedBy } = result.execution;
    return {
      subject,
      title: message("page.answer.execution"),
      points: textOf(table.project.executionPoints ?? result.convention.executionPoints),
      printed: textOf(table.project.executionScore),
      suggested: suggested === null ? null : toText(suggested),
      steps: trace ?? [],
      readings: [],
      explainedBy,
    };
  }
  if (subject === "total_score" || subject === "total_points") return totalAnswer(subject, { table, result });
  return null;
}

/** A total is the plain sum of what the rows print: shown addend by addend, execution first, as a person would check it. */
function totalAnswer(subject: "total_score" | "total_points", { table, result }: Rechecked): Answer {
  const ofScore = subject === "total_score";
  const sum = ofScore ? result.totals.score : result.totals.points;
  const printed = ofScore ? result.totals.printedScore : result.totals.printedPoints;
  const own = ofScore ? table.project.executionScore : table.project.executionPoints;
  const rows = table.indicators.map((row) => (ofScore ? row.score : row.points));
  const steps: TraceStep[] = [];
  if (sum !== null) {
    const addends = [own, ...rows].filter((value): value is Decimal => value !== null);
    const plain = addends.reduce(add, { units: 0, scale: 0 });
    const code = ofScore ? "page.answer.sum-of-scores" : "page.answer.sum-of-points";
    if (toShortText(plain) === toShortText(sum)) steps.push(message(code, { addends: addends.map(toShortText).join(" + "), sum: toShortText(sum) }));
    else steps.push(message(`${code}.short`, { sum: toShortText(sum) }));
    if (printed !== null) steps.push(message("page.answer.sum-printed", { printed: toShortText(printed) }));
    if (!result.totals.complete) steps.push(message("page.answer.sum-unproven"));
  }
  return {
    subject,
    title: message(ofScore ? "page.answer.total-score" : "page.answer.total-points"),
    points: null,
    printed: textOf(printed),
    suggested: sum === null ? null : toShortText(sum),
    steps,
    readings: [],
    explainedBy: null,
  };
}

function textOf(value: Decimal | null): string | null {
  return value === null ? null : toShortText(value);
}
