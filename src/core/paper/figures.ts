import { add, compare, type Decimal, toShortText, ZERO } from "../basics/decimal.ts";
import { message, type Message } from "../basics/message.ts";
import { amountText } from "../disclosure/money-text.ts";
import { scoreFiling } from "../form/score-filing.ts";
import type { FilingHead, FilingRow, FilingValues } from "../form/filing-values.ts";
import { toPublishedTable } from "../form/published-table.ts";
import { isBlank } from "../form/typed-number.ts";
import { OVERALL_KINDS } from "../subject/subject-kind.ts";
import type { Profile } from "../score/profile.ts";
import { indicatorLines, sourceLines } from "./book-figures.ts";
import type { Figure } from "./paper-definition.ts";
import { measureLines, replyLines, resultLines, type NamedMeasures } from "./result-figures.ts";

/** A filing with what a report takes its figures from. */
export interface FigureMatter {
  readonly head: FilingHead;
  /** 绩效对象类别 */
  readonly subjectKind: string;
  readonly values: FilingValues;
  readonly profile: Profile;
  /** 措施目录 of the packs of the filing, for papers of an application. */
  readonly measures?: NamedMeasures;
  /** 单位自评 of the same year, of an evaluation; null where there is none, left out of papers that do not stand beside one. */
  readonly selfEvaluation?: BesideScore | null;
}

/** What the unit gave itself: a score that counts and its grade; null as long as it has none. */
export interface BesideScore {
  readonly total: Decimal | null;
  readonly grade: string | null;
  /** It came to its end and is what was confirmed. */
  readonly isConfirmed: boolean;
}

/** What a figure says now, a sentence a line. It is read from the filing each time, and typed nowhere a second time. `level2` names the indicators that an item is about. */
export function figureLines(figure: Figure, matter: FigureMatter, level2: readonly string[] = []): readonly Message[] {
  switch (figure) {
    case "subject": return [subjectLine(matter)];
    case "goal": return goalLines(matter);
    case "execution": return executionLines(matter);
    case "score": return scoreLines(matter);
    case "self-score": return selfScoreLines(matter);
    case "levels": return levelLines(matter);
    case "missed": return missedLines(matter);
    case "result": return resultLines(matter.values);
    case "measures": return measureLines(matter.values, matter.measures ?? []);
    case "replies": return replyLines(matter.values);
    case "sources": return sourceLines(matter.values);
    case "indicators": return indicatorLines(matter, level2);
  }
}

/** A whole department or unit is nothing that is carried out, and is told in words of its own. */
function subjectLine({ head: { name, unit, department, year }, subjectKind }: FigureMatter): Message {
  const kind = OVERALL_KINDS.some((whole) => whole === subjectKind) ? `.${subjectKind}` : "";
  return message(`app-paper.figure.subject${kind}`, { name, unit, department, year });
}

function goalLines({ values: { goal } }: FigureMatter): readonly Message[] {
  return [
    isBlank(goal.planned) ? message("app-paper.figure.goal-unknown") : message("app-paper.figure.goal-planned", { text: goal.planned.trim() }),
    isBlank(goal.actual) ? message("app-paper.figure.goal-not-told") : message("app-paper.figure.goal-actual", { text: goal.actual.trim() }),
  ];
}

/** 预算执行率 as the form computes it. */
function executionLines({ head, values, profile }: FigureMatter): readonly Message[] {
  const { adjustedBudget, executed, executionRate, executionPoints, executionScore } = toPublishedTable(head, values, "effective", profile).project;
  if (adjustedBudget === null || executed === null || executionRate === null) return [message("app-paper.figure.execution-unknown")];
  const params = { budget: amountText(adjustedBudget), executed: amountText(executed), rate: toShortText(executionRate) };
  return executionPoints === null || executionScore === null
    ? [message("app-paper.figure.execution", params)]
    : [message("app-paper.figure.execution-scored", { ...params, points: toShortText(executionPoints), score: toShortText(executionScore) })];
}

function scoreLines({ head, values, profile }: FigureMatter): readonly Message[] {
  const { effective } = scoreFiling(head, values, { profiles: [profile] });
  if (effective === null) return [message("app-paper.figure.score-unknown")];
  const params = { total: toShortText(effective.total) };
  const by = message(`app-paper.figure.score-by.${head.stage === "evaluation" ? "evaluation" : effective.by}`);
  return [effective.grade === null ? message("app-paper.figure.score-no-grade", params) : message("app-paper.figure.score", { ...params, grade: effective.grade }), by];
}

/** What the evaluated body gave itself under its own scheme, beside what it was given. */
function selfScoreLines({ selfEvaluation = null }: FigureMatter): readonly Message[] {
  if (selfEvaluation === null) return [message("app-paper.figure.self-none")];
  const { total, grade, isConfirmed } = selfEvaluation;
  if (total === null) return [message("app-paper.figure.self-open")];
  const params = { total: toShortText(total), grade: grade ?? "" };
  return [message(grade === null ? "app-paper.figure.self-no-grade" : "app-paper.figure.self-score", params), ...(isConfirmed ? [] : [message("app-paper.figure.self-unconfirmed")])];
}

/** Points and scores by level 1, in the order of the form; a level with a line that is not scored yet says so. */
function levelLines({ head, values, profile }: FigureMatter): readonly Message[] {
  const { lines } = scoreFiling(head, values, { profiles: [profile] });
  const sums = new Map<string, { points: Decimal; score: Decimal | null }>();
  for (const line of lines) {
    const row = values.rows.find(({ id }) => id === line.rowId);
    if (row === undefined || line.points === null) continue;
    const before = sums.get(row.level1.trim()) ?? { points: ZERO, score: ZERO };
    sums.set(row.level1.trim(), { points: add(before.points, line.points), score: before.score === null || line.effective === null ? null : add(before.score, line.effective) });
  }
  return [...sums].map(([name, { points, score }]) =>
    score === null ? message("app-paper.figure.level-open", { name, points: toShortText(points) }) : message("app-paper.figure.level", { name, points: toShortText(points), score: toShortText(score) }),
  );
}

/** Indicators that did not get all their points, with why; those without a score are named as that and as nothing else. */
function missedLines({ head, values, profile }: FigureMatter): readonly Message[] {
  const { lines } = scoreFiling(head, values, { profiles: [profile] });
  const told = values.rows.flatMap((row): Message[] => {
    const line = lines.find(({ rowId }) => rowId === row.id);
    if (line === undefined || line.points === null) return [];
    if (line.effective === null) return [message("app-paper.figure.not-scored", { name: row.level3.trim() })];
    return compare(line.effective, line.points) >= 0 ? [] : [missed(row, line.points, line.effective)];
  });
  return told.length === 0 ? [message("app-paper.figure.none-missed")] : told;
}

/** The reason of the hand whose score counts, or of the hand before it. */
function missed(row: FilingRow, points: Decimal, score: Decimal): Message {
  const reason = [row.financeReason, row.departmentReason, row.reason].find((text) => !isBlank(text))?.trim() ?? null;
  const params = { name: row.level3.trim(), target: row.target.trim(), actual: row.actual.trim(), points: toShortText(points), score: toShortText(score) };
  return reason === null ? message("app-paper.figure.missed-unexplained", params) : message("app-paper.figure.missed", { ...params, reason: reason.replaceAll("\n", " ") });
}
