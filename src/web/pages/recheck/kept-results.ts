import { fromNumber, type Decimal } from "../../../core/basics/decimal.ts";
import type { Finding, Rechecked, RecheckedIndicator, RecheckResult } from "../../../core/recheck/result.ts";
import type { PublishedTable } from "../../../core/recheck/table.ts";
import type { Reading } from "../../../core/target/reading.ts";
import { toContract, type ContractEntry, type ContractReading } from "../../../files/recheck-contract.ts";
import { speak } from "../../../words/index.ts";
import { differenceOf, type KeptDifference } from "./kept-differences.ts";
import type { KeptSnapshot } from "./kept-requests.ts";
import type { RecheckedFile, Results, UnreadableFile } from "./results.ts";

export interface KeptResults {
  readonly results: Results;
  /** Of tables that come to something else today; what was kept is shown all the same, without the arithmetic. */
  readonly differences: readonly KeptDifference[];
}

/**
 * Brings a kept recheck back to the page. The tables are rechecked again, which brings back the arithmetic behind each score;
 * but what was kept is what is shown, so where the two differ the kept conclusions win, word for word.
 */
export function resultsOfKept(snapshot: KeptSnapshot, recheck: (table: PublishedTable, file: string) => RecheckResult): KeptResults {
  const say = speak(snapshot.language);
  const differences: KeptDifference[] = [];
  const tables = snapshot.tables.map((table, index): RecheckedFile => {
    const entry = snapshot.results[index]!;
    const live: Rechecked = { table, result: recheck(table, entry.file) };
    const difference = differenceOf(table, entry, toContract(live, say), say);
    if (difference === null) return { ...live, notes: entry.readingNotes };
    differences.push(difference);
    return { table, result: asKept(live.result, entry), notes: entry.readingNotes };
  });
  const unreadable = snapshot.results.slice(snapshot.tables.length).map(unreadableOf);
  return { results: { tables, unreadable, notSeen: 0, skipped: 0 }, differences };
}

function asKept(live: RecheckResult, entry: ContractEntry): RecheckResult {
  return {
    ...live,
    convention: { ...entry.convention, executionPoints: decimalOf(entry.convention.executionPoints) },
    indicators: live.indicators.map((indicator, index) => rowAsKept(indicator, entry.indicators[index])),
    execution: { suggested: null, explainedBy: null, trace: null },
    totals: {
      points: decimalOf(entry.totals.points),
      score: decimalOf(entry.totals.score),
      printedPoints: decimalOf(entry.totals.printedPoints),
      printedScore: decimalOf(entry.totals.printedScore),
      complete: entry.totals.complete,
    },
    grade: entry.grade,
    findings: entry.findings.map(
      (finding): Finding => ({
        code: finding.code,
        severity: finding.severity,
        path: finding.path,
        // A sentence that is no code of the catalogue is said as it stands.
        message: { code: finding.message, params: {} },
        expected: decimalOf(finding.expected),
        printed: decimalOf(finding.printed),
      }),
    ),
  };
}

/** A row that was not kept has no conclusions; printed values are the table's own. */
function rowAsKept(live: RecheckedIndicator, kept: ContractEntry["indicators"][number] | undefined): RecheckedIndicator {
  if (kept === undefined) return { ...live, reached: null, suggested: null, explainedBy: null, trace: null };
  return {
    ...live,
    target: readingAsKept(live.target, kept.target),
    actual: readingAsKept(live.actual, kept.actual),
    reached: kept.reached,
    suggested: decimalOf(kept.suggested),
    explainedBy: kept.explainedBy,
    trace: null,
  };
}

function readingAsKept(live: Reading, kept: ContractReading): Reading {
  const first = typeof kept.value === "string" ? kept.value : null;
  const last = typeof kept.upper === "string" ? kept.upper : first;
  return {
    ...live,
    kind: kept.kind,
    text: kept.text ?? "",
    comparator: kept.operator,
    value: typeof kept.value === "number" ? fromNumber(kept.value) : null,
    upper: typeof kept.upper === "number" ? fromNumber(kept.upper) : null,
    date: first,
    lastDate: last,
    unit: kept.unit,
    values: kept.values.flatMap((value) => fromNumber(value) ?? []),
    truth: typeof kept.value === "boolean" ? kept.value : null,
    assumed: kept.assumed === null ? [] : [{ code: kept.assumed, params: {} }],
  };
}

function unreadableOf({ id, file, unreadable }: ContractEntry): UnreadableFile {
  const problem = { code: unreadable?.code ?? "file.unreadable", where: unreadable?.where ?? file, params: {} };
  return unreadable === null ? { id, file, problem, others: [] } : { id, file, problem, others: unreadable.others, said: unreadable };
}

function decimalOf(value: number | null): Decimal | null {
  return value === null ? null : fromNumber(value);
}
