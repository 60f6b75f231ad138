import { toNumber, type Decimal } from "../core/basics/decimal.ts";
import type { Message } from "../core/basics/message.ts";
import type { Rechecked, RoundingHabit, Severity, Unreadable } from "../core/recheck/result.ts";
import type { PublishedTable, TableForm } from "../core/recheck/table.ts";
import type { Comparator, Reading, ReadingKind } from "../core/target/reading.ts";
import type { Say } from "../words/index.ts";

/**
 * What `hengji recheck --json` prints, one object a table, as published in `docs/recheck.schema.json`.
 * Fields are only ever added; their order here is their order in the text.
 */
export interface ContractEntry {
  readonly id: string;
  readonly file: string;
  /** Null only for what could not be read. */
  readonly form: TableForm | null;
  readonly convention: ContractConvention;
  readonly indicators: readonly ContractIndicator[];
  readonly totals: ContractTotals;
  readonly grade: string | null;
  readonly findings: readonly ContractFinding[];
  readonly unreadable: ContractUnreadable | null;
}

export interface ContractConvention {
  readonly rounding: RoundingHabit | null;
  readonly candidates: readonly RoundingHabit[];
  readonly capped: boolean | null;
  readonly executionPoints: number | null;
  readonly executionIncluded: boolean | null;
  readonly explained: number;
  readonly explainable: number;
}

export interface ContractReading {
  readonly kind: ReadingKind;
  readonly operator: Comparator | null;
  /** A number after its scale, the lower bound of a range, an ISO date, or the truth of a yes-or-no value. */
  readonly value: number | string | boolean | null;
  /** Upper bound of a range, or the last day of a period. */
  readonly upper: number | string | null;
  readonly unit: string | null;
  /** The cell as printed; null when it is blank. */
  readonly text: string | null;
  readonly values: readonly number[];
  readonly assumed: string | null;
}

export interface ContractIndicator {
  readonly index: number;
  readonly level3: string | null;
  readonly target: ContractReading;
  readonly actual: ContractReading;
  readonly reached: boolean | null;
  readonly suggested: number | null;
  readonly printed: number | null;
  readonly points: number | null;
  readonly explainedBy: string | null;
}

export interface ContractTotals {
  readonly points: number | null;
  readonly score: number | null;
  readonly printedPoints: number | null;
  readonly printedScore: number | null;
  readonly complete: boolean;
}

export interface ContractFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly path: string;
  readonly message: string;
  readonly expected: number | null;
  readonly printed: number | null;
  /** `自评表!G12` when the table came from a workbook. */
  readonly cell: string | null;
}

export interface ContractUnreadable {
  readonly where: string;
  readonly why: string;
  /** What to do next. */
  readonly advice: string;
  readonly code: string;
}

export function toContract({ table, result }: Rechecked, say: Say): ContractEntry {
  const { convention, totals } = result;
  return {
    id: result.id,
    file: result.file,
    form: result.form,
    convention: {
      rounding: convention.rounding,
      candidates: convention.candidates,
      capped: convention.capped,
      executionPoints: numberOf(convention.executionPoints),
      executionIncluded: convention.executionIncluded,
      explained: convention.explained,
      explainable: convention.explainable,
    },
    indicators: result.indicators.map((indicator) => ({
      index: indicator.index,
      level3: textOf(indicator.level3),
      target: readingOf(indicator.target, say),
      actual: readingOf(indicator.actual, say),
      reached: indicator.reached,
      suggested: numberOf(indicator.suggested),
      printed: numberOf(indicator.printed),
      points: numberOf(indicator.points),
      explainedBy: indicator.explainedBy,
    })),
    totals: {
      points: numberOf(totals.points),
      score: numberOf(totals.score),
      printedPoints: numberOf(totals.printedPoints),
      printedScore: numberOf(totals.printedScore),
      complete: totals.complete,
    },
    grade: result.grade,
    findings: result.findings.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      path: finding.path,
      message: sentence(finding.message, say),
      expected: numberOf(finding.expected),
      printed: numberOf(finding.printed),
      cell: cellOf(table, finding.path),
    })),
    unreadable: null,
  };
}

/** An entry for what could not be read: nothing in it is a value, so nothing in it can be mistaken for one. */
export function unreadableEntry({ id, file, problem }: Unreadable, say: Say): ContractEntry {
  return {
    id,
    file,
    form: null,
    convention: {
      rounding: null, candidates: [], capped: null, executionPoints: null, executionIncluded: null, explained: 0, explainable: 0,
    },
    indicators: [],
    totals: { points: null, score: null, printedPoints: null, printedScore: null, complete: false },
    grade: null,
    findings: [],
    unreadable: {
      where: problem.where === "" ? file : wellFormed(problem.where),
      why: sentence({ code: `problem.${problem.code}`, params: problem.params }, say),
      advice: sentence({ code: `problem.${problem.code}.advice`, params: problem.params }, say),
      code: problem.code,
    },
  };
}

/** Where a value of a finding path stood in the workbook: its own cell, or that of its row's name. */
export function cellOf(table: PublishedTable, path: string): string | null {
  const row = /^indicators\[\d+\]/.exec(path)?.[0];
  const place = table.places[path] ?? (row === undefined ? undefined : table.places[row]);
  return place === undefined ? null : `${wellFormed(place.sheet)}!${place.cell}`;
}

function readingOf(reading: Reading, say: Say): ContractReading {
  return {
    kind: reading.kind,
    operator: reading.comparator,
    value: reading.kind === "date" ? reading.date : reading.kind === "boolean" ? reading.truth : numberOf(reading.value),
    upper: reading.kind === "date" ? lastDay(reading) : numberOf(reading.upper),
    unit: textOf(reading.unit),
    text: reading.kind === "blank" && reading.text === "" ? null : textOf(reading.text),
    values: reading.values.map(toNumber),
    assumed: reading.assumed.length === 0 ? null : reading.assumed.map((assumed) => sentence(assumed, say)).join(" "),
  };
}

/** The end of a month or a season; a single day needs no end. */
function lastDay(reading: Reading): string | null {
  return reading.lastDate === reading.date ? null : reading.lastDate;
}

function numberOf(value: Decimal | null): number | null {
  return value === null ? null : toNumber(value);
}

function sentence({ code, params }: Message, say: Say): string {
  return wellFormed(say(code, params));
}

function textOf(text: string | null): string | null {
  return text === null ? null : wellFormed(text);
}

/** Half a character from a damaged file would not survive being written as UTF-8. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}
