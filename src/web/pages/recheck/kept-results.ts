import { fromNumber, type Decimal } from "../../../core/basics/decimal.ts";
import type { Finding, Rechecked, RecheckResult } from "../../../core/recheck/result.ts";
import type { PublishedTable } from "../../../core/recheck/table.ts";
import { toContract, type ContractEntry } from "../../../files/recheck-contract.ts";
import { speak } from "../../../words/index.ts";
import type { KeptSnapshot } from "./kept-requests.ts";
import type { RecheckedFile, Results, UnreadableFile } from "./results.ts";

export interface KeptResults {
  readonly results: Results;
  /** False when today's rules come to something else than what was kept; then what was kept is shown, and the arithmetic is left out. */
  readonly agrees: boolean;
}

/**
 * Brings a kept recheck back to the page. The tables are rechecked again, which brings back the arithmetic behind each score;
 * but what was kept is what is shown, so where the two differ the kept conclusions win, word for word.
 */
export function resultsOfKept(snapshot: KeptSnapshot, recheck: (table: PublishedTable, file: string) => RecheckResult): KeptResults {
  const say = speak(snapshot.language);
  let agrees = true;
  const tables = snapshot.tables.map((table, index): RecheckedFile => {
    const entry = snapshot.results[index]!;
    const live: Rechecked = { table, result: recheck(table, entry.file) };
    if (JSON.stringify(comparable(toContract(live, say))) === JSON.stringify(comparable(entry))) return { ...live, notes: entry.readingNotes };
    agrees = false;
    return { table, result: asKept(live.result, entry), notes: entry.readingNotes };
  });
  const unreadable = snapshot.results.slice(snapshot.tables.length).map(unreadableOf);
  return { results: { tables, unreadable, notSeen: 0, skipped: 0 }, agrees };
}

/** Places in a workbook and notes of its reading are not kept with a table, so they say nothing about whether the rules changed. */
function comparable(entry: ContractEntry): unknown {
  return { ...entry, readingNotes: [], findings: entry.findings.map((finding) => ({ ...finding, cell: null })) };
}

function asKept(live: RecheckResult, entry: ContractEntry): RecheckResult {
  return {
    ...live,
    convention: { ...entry.convention, executionPoints: decimalOf(entry.convention.executionPoints) },
    indicators: live.indicators.map((indicator, index) => {
      const kept = entry.indicators[index];
      return kept === undefined
        ? indicator
        : { ...indicator, reached: kept.reached, suggested: decimalOf(kept.suggested), explainedBy: kept.explainedBy, trace: null };
    }),
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

function unreadableOf({ id, file, unreadable }: ContractEntry): UnreadableFile {
  const problem = { code: unreadable?.code ?? "file.unreadable", where: unreadable?.where ?? file, params: {} };
  return unreadable === null ? { id, file, problem, others: [] } : { id, file, problem, others: unreadable.others, said: unreadable };
}

function decimalOf(value: number | null): Decimal | null {
  return value === null ? null : fromNumber(value);
}
