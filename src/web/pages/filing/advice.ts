import { toShortText, toText } from "../../../core/basics/decimal.ts";
import type { Problem } from "../../../core/basics/problem.ts";
import { wholly, type Steps } from "../../../core/basics/steps.ts";
import type { FilingHead, FilingValues } from "../../../core/form/filing-values.ts";
import { toPublishedTable } from "../../../core/form/published-table.ts";
import { scoreFiling, type FilingScores, type ScoredLine } from "../../../core/form/score-filing.ts";
import { typedProblems } from "../../../core/form/typed-problems.ts";
import { submissionProblems } from "../../../core/form/submission-problems.ts";
import { claimsWithoutBenchmark } from "../../../core/library/claims.ts";
import type { Form } from "../../../core/layout/form.ts";
import type { AlertRule } from "../../../core/pack/alert-rule.ts";
import { monitoredAlerts } from "../../../core/pack/monitored-alerts.ts";
import type { ApplicationMeasure } from "../../../core/pack/application-measure.ts";
import type { FindingCode } from "../../../core/recheck/finding-list.ts";
import type { PublishedTable } from "../../../core/recheck/table.ts";
import { recheck } from "../../../core/recheck/index.ts";
import type { Profile } from "../../../core/score/profile.ts";
import { goalFromTable, lintSteps, type GoalInput } from "../../../core/smart/index.ts";
import { marksOfFindings, marksOfLint, type Mark } from "../../form/marks.ts";

/** What a record's packs ask for beside its profile. */
export interface AskedBy {
  readonly form: Form | null;
  readonly measures: readonly ApplicationMeasure[];
  /** 预警 of what is monitored, and the names of those that are drafts here: `alert/zero-value`. */
  readonly alerts: readonly AlertRule[];
  readonly drafts: readonly string[];
}

const NOTHING_MORE: AskedBy = { form: null, measures: [], alerts: [], drafts: [] };

/** Everything the machine has to say about a form while it is filled or reviewed. */
export interface Advice {
  readonly marks: readonly Mark[];
  /** Null for goals and monitoring, which have no scores. */
  readonly scores: FilingScores | null;
  /** Suggested points by path of the score cell. */
  readonly suggested: ReadonlyMap<string, string>;
  /** What is computed on the form: `executionPoints`, `executionRate`, `executionScore`. */
  readonly computed: Readonly<Record<string, string>>;
}

/** What {@link adviceSteps} come to. */
export function adviseOn(...asked: Parameters<typeof adviceSteps>): Advice {
  return wholly(adviceSteps(...asked));
}

/**
 * Steps, for a page that has keys to answer meanwhile.
 *
 * @param tried whether somebody tried to hand the form on: only then empty cells are held against it
 * @param benchmarked codes of cards with a benchmark, for goals that claim to lead; null as long as nobody knows
 * @param rules the form itself, for what it asks for beyond what all do, and the measures that may follow from a result
 * @param fills what may be filled at the step, where that is asked for
 * @param whose the unit sees its own table judged, reviewers the one that counts
 */
export function* adviceSteps(head: FilingHead, values: FilingValues, profile: Profile, tried: boolean, whose: "unit" | "effective", benchmarked: ReadonlySet<string> | null = null, rules: AskedBy = NOTHING_MORE, fills: readonly string[] = []): Steps<Advice> {
  // What was typed and cannot be read is wrong at once; what is not there yet only when somebody calls the form done.
  const missing = tried ? missingMarks(head, values, profile, rules, fills) : typedProblems(values).map(markOf);
  yield;
  if (head.stage === "goal") {
    const input = lintedGoal(head, values, profile);
    yield;
    const remarks = yield* lintSteps(input);
    return { marks: joined([...missing, ...claimMarks(values, benchmarked)], marksOfLint(remarks, values)), scores: null, suggested: new Map(), computed: {} };
  }
  if (head.stage === "application") return { marks: missing, scores: null, suggested: new Map(), computed: {} };
  if (head.stage === "monitoring") {
    const { executionRate } = toPublishedTable(head, values, "unit", profile).project;
    yield;
    return { marks: joined(missing, alertMarks(head, values, rules)), scores: null, suggested: new Map(), computed: { executionRate: executionRate === null ? "" : `${toShortText(executionRate)}%` } };
  }
  const table = withAllReasons(toPublishedTable(head, values, whose, profile), values, whose);
  yield;
  const scores = scoreFiling(head, values, { profiles: [profile] });
  yield;
  const findings = recheck(table, profile, "").findings.filter(({ code, path }) => !(code === TAKEN_OFF && isAccountedFor(values, path)));
  yield;
  const { executionPoints, executionRate, executionScore } = table.project;
  return {
    marks: joined(missing, marksOfFindings(findings.filter(({ code }) => tried || !UNFINISHED.has(code)), values)),
    scores,
    suggested: new Map(scores.lines.flatMap(({ rowId, path, suggested }) => (suggested === null || rowId === "execution" ? [] : [[path, toText(suggested)] as const]))),
    computed: {
      executionPoints: executionPoints === null ? "" : toShortText(executionPoints),
      executionRate: executionRate === null ? "" : `${toShortText(executionRate)}%`,
      executionScore: executionScore === null ? "" : toText(executionScore),
    },
  };
}

/** A goal form as the linter reads it, with what was reached last year. */
export function lintedGoal(head: FilingHead, values: FilingValues, profile: Profile): GoalInput {
  const goal = goalFromTable(toPublishedTable(head, values, "unit"), profile);
  return { ...goal, rows: goal.rows.map((row, index) => ({ ...row, lastActual: values.rows[index]?.baseline || null })) };
}

const TAKEN_OFF: FindingCode = "score.lost-though-reached";

/** Whether who gave the score that counts also said why: finance, the department, or the unit itself. */
function isAccountedFor(values: FilingValues, path: string): boolean {
  const row = values.rows[Number(/^indicators\[(\d+)\]/.exec(path)?.[1] ?? -1)];
  if (row === undefined) return false;
  const reason = row.financeScore.trim() !== "" ? row.financeReason : row.departmentScore.trim() !== "" ? row.departmentReason : row.reason;
  return reason.trim() !== "";
}

/** Who judges the score that counts reads every hand's reason for it, not only the unit's. */
function withAllReasons(table: PublishedTable, values: FilingValues, whose: "unit" | "effective"): PublishedTable {
  if (whose === "unit") return table;
  const reasonOf = (index: number): string | null => {
    const { reason = "", departmentReason = "", financeReason = "" } = values.rows[index] ?? {};
    return [reason, departmentReason, financeReason].map((text) => text.trim()).filter((text) => text !== "").join("\n") || null;
  };
  return { ...table, indicators: table.indicators.map((row, index) => ({ ...row, reason: reasonOf(index) })) };
}

/** What a form under way lacks by nature; it is no finding before somebody says that it is done. */
const UNFINISHED = new Set<string>(["actual.missing", "score.missing", "target.missing", "reason.missing"] satisfies FindingCode[]);

function missingMarks(head: FilingHead, values: FilingValues, profile: Profile, { form, measures }: AskedBy, fills: readonly string[]): Mark[] {
  return submissionProblems(head, values, { profiles: [profile], measures }, form, fills).map(markOf);
}

function markOf({ code, where, params }: Problem, index: number): Mark {
  return {
    key: `${where} ${code} ${index}`,
    path: where === "rows" || where === "funds" ? "" : where,
    severity: "error",
    stretch: null,
    message: { code: `problem.${code}`, params },
    advice: { code: `problem.${code}.advice`, params },
    fix: null,
  };
}

/** 预警 at the cells they are about. They keep nothing back: a person looks and says why. */
function alertMarks(head: FilingHead, values: FilingValues, { alerts, drafts }: AskedBy): Mark[] {
  return monitoredAlerts(head, values, alerts).map(({ id, path, severity, message: { code, params } }) => ({
    key: `alert ${id}`, path, severity, stretch: null, fix: null, message: { code: `app-filing.${code}`, params },
    advice: { code: drafts.includes(`alert/${id}`) ? "app-filing.alert.draft" : "app-filing.alert.advice", params: {} },
  }));
}

/** 领先 and the like without a value to lead against: said while it is typed, by the rule that keeps it from being submitted. */
function claimMarks(values: FilingValues, benchmarked: ReadonlySet<string> | null): Mark[] {
  return benchmarked === null ? [] : claimsWithoutBenchmark(values, benchmarked).map(markOf);
}

/**
 * What keeps the form back and a remark on the same cell often say the same. A remark of the linter is kept, since it may bring its fix;
 * a finding of the recheck gives way to the sentence that says what to do here.
 */
function joined(missing: readonly Mark[], others: readonly Mark[]): readonly Mark[] {
  const isSame = (held: Mark, other: Mark): boolean => held.path === other.path && subjectOf(other).startsWith(subjectOf(held));
  const kept = others.filter((other) => !(other.message.code.startsWith("finding.") && missing.some((held) => isSame(held, other))));
  const unread = new Set(missing.flatMap(({ path, message }) => (message.code === "problem.filing.number-unreadable" ? [path] : [])));
  // To the linter points that cannot be read are points that are missing.
  const told = kept.filter(({ path, message }) => !(message.code === "lint.weight-missing" && unread.has(path)));
  return [...missing.filter((held) => !told.some((other) => isSame(held, other))), ...told];
}

/** `problem.filing.actual-missing` and `finding.actual.missing` speak of one thing. */
function subjectOf({ message: { code } }: Mark): string {
  return code.replace(/^(?:problem\.filing\.(?:lint\.)?|lint\.|finding\.)/, "").replaceAll(".", "-");
}

/** The line of scores that a cell belongs to; null for cells that are not scored. */
export function scoredLineAt(scores: FilingScores | null, path: string): ScoredLine | null {
  if (scores === null) return null;
  const row = /^rows\[([^\]]+)\]/.exec(path)?.[1];
  if (row !== undefined) return scores.lines.find(({ rowId }) => rowId === row) ?? null;
  return path.startsWith("funds[total]") ? (scores.lines.find(({ rowId }) => rowId === "execution") ?? null) : null;
}

/** The next cell with something said about it, in reading order, around the end; null when there is none. */
export function nextMarked(marks: readonly Mark[], order: readonly string[], from: string, by: 1 | -1): string | null {
  const marked = order.filter((path) => marks.some((mark) => mark.path === path));
  if (marked.length === 0) return null;
  const here = order.indexOf(from);
  const ahead = by === 1 ? marked.find((path) => order.indexOf(path) > here) : marked.filter((path) => order.indexOf(path) < here).at(-1);
  return ahead ?? (by === 1 ? marked[0]! : marked[marked.length - 1]!);
}
