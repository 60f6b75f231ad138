import type { Rechecked, Severity } from "../../core/recheck/result.ts";

/** What the whole run came to. */
export interface Tally {
  tables: number;
  tablesWithFindings: number;
  unreadable: number;
  /** Outputs that were asked for and could not be written. */
  unwritten: number;
  readonly findings: Record<Severity, number>;
}

export function newTally(): Tally {
  return { tables: 0, tablesWithFindings: 0, unreadable: 0, unwritten: 0, findings: { error: 0, warning: 0, note: 0 } };
}

export function count(tally: Tally, { result }: Rechecked): void {
  tally.tables += 1;
  if (result.findings.length > 0) tally.tablesWithFindings += 1;
  for (const finding of result.findings) tally.findings[finding.severity] += 1;
}

/** 0: nothing of severity error; 1: something; 2: not everything could be read or written, whatever else was found. */
export type ExitCode = 0 | 1 | 2;

export function exitCodeOf(tally: Tally): ExitCode {
  if (tally.unreadable > 0 || tally.unwritten > 0) return 2;
  return tally.findings.error > 0 ? 1 : 0;
}
