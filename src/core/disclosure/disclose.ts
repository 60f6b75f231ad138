import { type Decimal, toText } from "../basics/decimal.ts";
import { message, type Message } from "../basics/message.ts";
import { amountFen } from "../form/amount-fen.ts";
import { isBlankRow } from "../form/cell-path.ts";
import type { FilingHead, FilingRow, FilingValues } from "../form/filing-values.ts";
import type { ScoreBy } from "../form/line-scores.ts";
import { listFacts } from "../form/list-facts.ts";
import { profileFor } from "../form/profile-for.ts";
import { toPublishedTable } from "../form/published-table.ts";
import { scoreFiling, type ScoredLine } from "../form/score-filing.ts";
import { gradeNames, nameIn, ownNames, type OwnNames } from "../layout/own-names.ts";
import type { Definitions } from "../pack/definitions.ts";
import type { Profile } from "../score/profile.ts";
import { byBook, shapeFor } from "./book-list.ts";
import type { DepartmentDisclosure, DisclosedLine, DisclosedProject, DisclosedRow, DisclosedSheet, DraftTitle } from "./disclosure.ts";

/** All that a department has of one year, as it is read from the records. */
export interface DisclosureMaterial {
  readonly region: string;
  readonly city: string;
  /** English name of the city by its own; left out where it has none. */
  readonly names?: OwnNames;
  readonly demo: boolean;
  readonly year: number;
  readonly departmentId: string;
  readonly department: string;
  /** Projects with an approved goal or a self-evaluation, in the order of their codes. */
  readonly projects: readonly ProjectMaterial[];
  readonly drafts: readonly DraftTitle[];
}

export interface ProjectMaterial {
  readonly subjectId: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  /** 四本预算; left out where nobody asked for it. */
  readonly book?: string;
  /** What it is a part of, the fund of an item; null and left out where it is nothing's, and where that is withheld itself. */
  readonly whole?: string | null;
  readonly documentNo: string | null;
  readonly goalDigest: string | null;
  /** Whether it is kept from the public on lawful grounds, as of now. */
  readonly withheld: boolean;
  readonly selfEvaluation: SelfEvaluationMaterial | null;
}

export interface SelfEvaluationMaterial {
  readonly filingId: string;
  /** Id of the form it began with; left out where it is the one that its workflow names. */
  readonly form?: string;
  /** The workflow that it runs on; left out where nobody asked for it. */
  readonly workflow?: { readonly id: string; readonly version: number };
  readonly head: FilingHead;
  readonly values: FilingValues;
  readonly step: string;
  /** Digest it was confirmed under; null while it is under way. */
  readonly frozenDigest: string | null;
  readonly scoreMillionths: bigint | null;
  readonly scoreBy: ScoreBy | null;
  readonly grade: string | null;
}

/** A project that is not disclosed. Its name is for those inside. */
export interface LeftOut {
  readonly subjectId: string;
  readonly filingId: string | null;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
}

/** One that is not disclosed yet, and why. */
export interface Missing extends LeftOut {
  readonly why: Message;
}

/** Every project is in exactly one of the three. */
export interface Disclosed {
  readonly disclosure: DepartmentDisclosure;
  readonly missing: readonly Missing[];
  readonly withheld: readonly LeftOut[];
  /** Projects of the year. */
  readonly all: number;
}

/** What is disclosed is scored by profiles, and named by the forms where they are given. */
type Disclosing = Pick<Definitions, "profiles"> & Partial<Pick<Definitions, "forms" | "frames" | "lists">>;

/** Puts together what may be disclosed: only what was confirmed and is not withheld, and only where the score is still what the records come to. */
export function disclose({ projects, names: ofCity = {}, ...department }: DisclosureMaterial, definitions: Disclosing): Disclosed {
  const disclosed: DisclosedProject[] = [];
  const missing: Missing[] = [];
  const withheld: LeftOut[] = [];
  for (const project of projects) {
    const { subjectId, code, name, unit, selfEvaluation } = project;
    const leftOut = { subjectId, filingId: selfEvaluation?.filingId ?? null, code, name, unit };
    const why = whyNot(project, definitions);
    // Asked first: whether it was confirmed is nothing to tell of a project that is withheld.
    if (project.withheld) withheld.push(leftOut);
    else if (why === null && selfEvaluation !== null) disclosed.push(discloseProject(project, selfEvaluation, definitions));
    else missing.push({ ...leftOut, why: why ?? message("disclosure.missing.not-begun") });
  }
  const counts = { notYet: missing.length, ...(withheld.length === 0 ? {} : { withheld: withheld.length }) };
  const names = { ...ofCity, ...namesIn(disclosed, definitions) };
  const sheets = sheetsOf(disclosed, definitions);
  return { disclosure: { ...department, projects: disclosed, ...counts, ...(sheets.length === 0 ? {} : { sheets }), ...(Object.keys(names).length === 0 ? {} : { names }) }, missing, withheld, all: projects.length };
}

/** The columns of each book that is among them, as the packs have them now: what is published keeps them. */
function sheetsOf(projects: readonly DisclosedProject[], { lists = [] }: Disclosing): readonly DisclosedSheet[] {
  return lists.length === 0 ? [] : byBook(projects, ({ book }) => book ?? null).map(({ book }) => ({ book, ...shapeFor(lists, "disclosure-sheet", book) }));
}

/** English names of the levels and grades of what is disclosed, as far as the packs have them. */
function namesIn(projects: readonly DisclosedProject[], { forms = [], frames = [], profiles }: Disclosing): OwnNames {
  const known = { ...gradeNames(profiles), ...ownNames(forms, frames) };
  const said = [...new Set(projects.flatMap(({ rows, grade }) => [...rows.flatMap(({ level1, level2 }) => [level1, level2]), ...(grade === null ? [] : [grade])]))];
  return Object.fromEntries(said.filter((name) => nameIn(known, name) !== name).map((name) => [name.trim(), nameIn(known, name)]));
}

/**
 * What was published, as an English page tells it: what was kept without English names is called as the packs call it, first of all the rules of its own year. A name
 * that was published with it stands. For looking at; its digest is of what is stored.
 */
export function withNamesOfPacks(disclosure: DepartmentDisclosure, { profiles, ...definitions }: Disclosing): DepartmentDisclosure {
  const { year, projects, names } = disclosure;
  const isOfYear = ({ from, until }: Pick<Profile, "from" | "until">): boolean => from <= year && (until === null || year <= until);
  const nearest = [...profiles.filter(isOfYear), ...profiles.filter((one) => !isOfYear(one))];
  return { ...disclosure, names: { ...namesIn(projects, { ...definitions, profiles: nearest }), ...names } };
}

/** Whether there is something to publish: projects, or an earlier version from which the last of them has to go. */
export function isPublishable({ projects, withheld = 0 }: DepartmentDisclosure, wasPublished: boolean): boolean {
  return projects.length > 0 || (wasPublished && withheld > 0);
}

function whyNot({ selfEvaluation }: ProjectMaterial, definitions: Pick<Definitions, "profiles">): Message | null {
  if (selfEvaluation === null) return message("disclosure.missing.not-begun");
  const { frozenDigest, step, head, values, scoreMillionths, scoreBy, grade } = selfEvaluation;
  if (frozenDigest === null) return message("disclosure.missing.under-way", { step });
  const facts = listFacts(head, values, definitions);
  const isAsConfirmed = facts.scoreMillionths === scoreMillionths && facts.scoreBy === scoreBy && facts.grade === grade;
  return isAsConfirmed ? null : message("disclosure.missing.score-differs");
}

function discloseProject(project: ProjectMaterial, { filingId, form: own, head, values, frozenDigest }: SelfEvaluationMaterial, definitions: Disclosing): DisclosedProject {
  const table = toPublishedTable(head, values, "effective", profileFor(definitions, head.year));
  const { lines, effective } = scoreFiling(head, values, definitions);
  const { executionPoints, executionScore, executionRate } = table.project;
  const scored = new Map(lines.map((line) => [line.rowId, line]));
  const total = values.funds[0];
  const form = definitions.forms?.find(({ id }) => id === own)?.title;
  return {
    filingId,
    code: project.code,
    name: head.name,
    unit: head.unit,
    ...(project.book === undefined ? {} : { book: project.book }),
    ...(project.whole === undefined || project.whole === null ? {} : { whole: project.whole }),
    ...(definitions.lists === undefined || definitions.lists.length === 0 ? {} : { lines: linesOf(values) }),
    ...(form === undefined ? {} : { form: { zh: form.zh, en: form.en } }),
    goal: values.goal,
    budgetFen: fenText(total === undefined ? "" : total.adjustedBudget.trim() === "" ? total.initialBudget : total.adjustedBudget),
    paidFen: fenText(total?.executed ?? ""),
    executionRate: textOf(executionRate),
    execution: executionPoints === null || executionScore === null ? null : { points: toText(executionPoints), score: toText(executionScore) },
    rows: values.rows.filter((row) => !isBlankRow(row)).map((row) => rowOf(row, scored.get(row.id))),
    score: textOf(effective?.total ?? null),
    scoreBy: effective?.by ?? null,
    grade: effective?.grade ?? null,
    documentNo: project.documentNo,
    goalDigest: project.goalDigest,
    digest: frozenDigest ?? "",
  };
}

/** Money of the lines below the total. */
function linesOf({ funds }: FilingValues): Readonly<Record<string, DisclosedLine>> {
  return Object.fromEntries(funds.slice(1).map(({ id, initialBudget, adjustedBudget, executed }) => [id, { budgetFen: fenText(adjustedBudget.trim() === "" ? initialBudget : adjustedBudget), paidFen: fenText(executed) }]));
}

function rowOf(row: FilingRow, line: ScoredLine | undefined): DisclosedRow {
  const by = line?.effectiveBy ?? null;
  const changed = by === "department" || by === "finance" ? { by, from: textOf(line?.unit ?? null) ?? "", reason: by === "finance" ? row.financeReason : row.departmentReason } : null;
  return {
    level1: row.level1, level2: row.level2, level3: row.level3, target: row.target, actual: row.actual,
    points: textOf(line?.points ?? null) ?? row.points, score: textOf(line?.effective ?? null) ?? "", reason: row.reason, changed,
  };
}

function fenText(typed: string): string | null {
  const fen = amountFen(typed);
  return fen.ok && fen.value !== null ? String(fen.value) : null;
}

function textOf(value: Decimal | null): string | null {
  return value === null ? null : toText(value);
}
