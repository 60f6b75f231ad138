import { toNumber, type Decimal } from "../core/basics/decimal.ts";
import type { Message } from "../core/basics/message.ts";
import type { Problem } from "../core/basics/problem.ts";
import type { Rechecked, RoundingHabit, Severity, Unreadable } from "../core/recheck/result.ts";
import { sentenceOf } from "../core/recheck/finding-words.ts";
import { sheetPlace } from "../core/recheck/place.ts";
import type { PublishedTable, TableForm } from "../core/recheck/table.ts";
import type { Comparator, Reading, ReadingKind } from "../core/target/reading.ts";
import type { Profile } from "../core/score/profile.ts";
import { speak, type Language, type Say } from "../words/index.ts";
import { recheckSource, type ProfileFor, type Source } from "./recheck-source.ts";

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
  /** Single cells of a readable table that could not be read; their values are null above. */
  readonly readingNotes: readonly ContractProblem[];
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
  /** Upper bound of a range, or the last day of a period that has no sign. */
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

export interface ContractProblem {
  readonly where: string;
  readonly why: string;
  /** What to do next. */
  readonly advice: string;
  readonly code: string;
}

export interface ContractUnreadable extends ContractProblem {
  /** What else is wrong with the same entry, so that it can be mended in one go. */
  readonly others: readonly ContractProblem[];
}

export function toContract({ table, result }: Rechecked, say: Say, notes: readonly Problem[] = []): ContractEntry {
  const { convention, totals } = result;
  return {
    id: result.id,
    file: wellFormed(result.file),
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
      message: wellFormed(sentenceOf(finding, say)),
      expected: numberOf(finding.expected),
      printed: numberOf(finding.printed),
      cell: cellOf(table, finding.path),
    })),
    unreadable: null,
    readingNotes: notes.map((note) => problemOf(note, result.file, say)),
  };
}

/** An entry for what could not be read: nothing in it is a value, so nothing in it can be mistaken for one. */
export function unreadableEntry({ id, file, problem }: Unreadable, say: Say, others: readonly Problem[] = []): ContractEntry {
  return {
    id,
    file: wellFormed(file),
    form: null,
    convention: {
      rounding: null, candidates: [], capped: null, executionPoints: null, executionIncluded: null, explained: 0, explainable: 0,
    },
    indicators: [],
    totals: { points: null, score: null, printedPoints: null, printedScore: null, complete: false },
    grade: null,
    findings: [],
    unreadable: { ...problemOf(problem, file, say), others: others.map((other) => problemOf(other, file, say)) },
    readingNotes: [],
  };
}

function problemOf({ code, where, params }: Problem, file: string, say: Say): ContractProblem {
  const known = { ...params, where };
  return {
    where: wellFormed(where === "" ? file : where),
    why: sentence({ code: `problem.${code}`, params: known }, say),
    advice: sentence({ code: `problem.${code}.advice`, params: known }, say),
    code,
  };
}

/** The contract of everything in one file, as the command line prints it. */
export async function recheckFile(source: Source, options: { readonly profile: Profile | ProfileFor; readonly language: Language }): Promise<ContractEntry[]> {
  const { profile, language } = options;
  const say = speak(language);
  const unique = uniqueIds();
  const entries: ContractEntry[] = [];
  for await (const outcome of recheckSource(source, typeof profile === "function" ? profile : () => profile)) {
    entries.push(unique(outcome.ok ? toContract(outcome.rechecked, say, outcome.notes) : unreadableEntry(outcome.unreadable, say, outcome.others)));
  }
  return entries;
}

/** Ids are unique within one array: a second entry of the same id is `id~2`, as the same table may be handed in twice. */
export function uniqueIds(): (entry: ContractEntry) => ContractEntry {
  const taken = new Set<string>();
  return (entry) => {
    let id = wellFormed(entry.id);
    for (let number = 2; taken.has(id); number += 1) id = `${wellFormed(entry.id)}~${number}`;
    taken.add(id);
    return { ...entry, id };
  };
}

function cellOf(table: PublishedTable, path: string): string | null {
  const place = sheetPlace(path, table);
  return place === null ? null : `${wellFormed(place.sheet)}!${place.cell}`;
}

function readingOf(reading: Reading, say: Say): ContractReading {
  return {
    kind: reading.kind,
    operator: reading.comparator,
    ...(reading.kind === "date" ? days(reading) : { value: reading.kind === "boolean" ? reading.truth : numberOf(reading.value), upper: numberOf(reading.upper) }),
    unit: textOf(reading.unit),
    text: reading.kind === "blank" && reading.text === "" ? null : textOf(reading.text),
    values: reading.values.map(toNumber),
    assumed: assumedOf(reading, say),
  };
}

/** The day the sign is about: "by December" and "after December" mean its last day, "before December" its first. */
function days({ comparator, date, lastDate }: Reading): { value: string | null; upper: string | null } {
  if (comparator === "<=" || comparator === ">") return { value: lastDate, upper: null };
  if (comparator === "<" || comparator === ">=") return { value: date, upper: null };
  return { value: date, upper: lastDate === date ? null : lastDate };
}

/** Sentences one after the other; a Chinese full stop brings its own space. */
function assumedOf({ assumed }: Reading, say: Say): string | null {
  if (assumed.length === 0) return null;
  return assumed.map((one) => sentence(one, say)).reduce((text, next) => (text.endsWith("。") ? text + next : `${text} ${next}`));
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
