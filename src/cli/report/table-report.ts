import { toShortText } from "../../core/basics/decimal.ts";
import type { MessageParams } from "../../core/basics/message.ts";
import type { Problem } from "../../core/basics/problem.ts";
import { adviceOf, sentenceOf } from "../../core/recheck/finding-words.ts";
import { placeInWords, sheetPlace } from "../../core/recheck/place.ts";
import type { Finding, Rechecked, Severity, Unreadable } from "../../core/recheck/result.ts";
import type { PublishedTable } from "../../core/recheck/table.ts";
import type { Say } from "../../words/index.ts";
import { printable, wrapToWidth } from "../terminal/display-width.ts";
import type { Paint } from "../terminal/paint.ts";
import { explained, roundingName } from "./explained-by.ts";

export interface ReportStyle {
  readonly say: Say;
  readonly paint: Paint;
  /** Null: lines are not broken. */
  readonly columns: number | null;
}

/** Severities differ in their mark as well as in their colour. */
export const MARKS: Readonly<Record<Severity, string>> = { error: "✗", warning: "!", note: "·" };

/** One rechecked table for a person: what it is, the strip, what could not be read of it, and each finding with place, sentence and advice. */
export function tableReport({ table, result }: Rechecked, notes: readonly Problem[], style: ReportStyle): string {
  const { say, paint } = style;
  const title = [
    table.project.name ?? say("cli.table.unnamed"),
    table.project.unit ?? table.project.department ?? table.publisher,
    table.year === null ? null : say("cli.table.year", { year: table.year }),
    say(`form.kind.${table.form}`),
  ];
  const lines = [
    ...laidOut(joined(title), 0, style).map((line) => paint("strong", line)),
    ...laidOut(printable(result.file), 2, style).map((line) => paint("quiet", line)),
    ...laidOut(joined(strip({ table, result }, say)), 2, style),
    ...notes.filter((note) => !isFound(note, result.findings)).flatMap((note) => problemLines("!", "warning", note, result.file, style)),
  ];
  // Advice that was given once on a table is known; repeating it would bury what differs.
  const given = new Set<string>();
  for (const finding of result.findings) {
    const advice = adviceOf(finding, say);
    lines.push(...findingLines(finding, given.has(advice) ? "" : advice, table, style));
    given.add(advice);
  }
  if (result.findings.length === 0 && notes.length === 0) lines.push(`  ${paint("good", "✓")} ${say("cli.table.clean")}`);
  return `${lines.join("\n")}\n`;
}

/** What could not be read, with place, reason and advice, in the place where its table would have stood. */
export function unreadableReport({ file, problem }: Unreadable, others: readonly Problem[], style: ReportStyle): string {
  const lines = [
    ...laidOut(printable(file), 0, style).map((line) => style.paint("strong", line)),
    ...[problem, ...others].flatMap((one) => problemLines("✗", "error", one, file, style)),
  ];
  return `${lines.join("\n")}\n`;
}

function problemLines(mark: string, tone: Severity, { code, where, params }: Problem, file: string, style: ReportStyle): string[] {
  const known = { ...params, where };
  return [
    ...marked(mark, tone, joined([withoutFile(where, file), style.say(`problem.${code}`, known)]), style),
    ...adviceLines(problemAdvice(code, known, style.say), style),
  ];
}

/** A cell that could not be read is a finding of its own most of the time, and then it was said with its row. */
function isFound({ code, params }: Problem, findings: readonly Finding[]): boolean {
  return findings.some(({ message }) => message.code === `problem.${code}` && JSON.stringify(message.params) === JSON.stringify(params));
}

/** `a.json: indicators[0].points` under the heading `a.json` is `indicators[0].points`. */
function withoutFile(where: string, file: string): string {
  return where.startsWith(file) && !/^[^:#!]/.test(where.slice(file.length)) ? where.slice(file.length).replace(/^[:#!]\s*/, "") : where;
}

function strip({ table, result }: Rechecked, say: Say): string[] {
  const { convention, totals } = result;
  const parts = [say("cli.strip.rows", { count: table.indicators.length })];
  if (convention.explainable > 0) {
    parts.push(explained(result, say));
    if (convention.rounding !== null) parts.push(say("cli.strip.rounding", { rounding: roundingName(convention.rounding, say) }));
  }
  const sum = totals.score;
  const printed = totals.printedScore;
  if (sum !== null && printed !== null) parts.push(say("cli.strip.sum-and-printed", { sum: toShortText(sum), printed: toShortText(printed) }));
  else if (sum !== null) parts.push(say("cli.strip.sum", { sum: toShortText(sum) }));
  else if (printed !== null) parts.push(say("cli.strip.printed", { printed: toShortText(printed) }));
  if (!totals.complete) parts.push(say(sum === null && printed === null ? "cli.strip.part" : "cli.strip.incomplete"));
  if (result.grade !== null) parts.push(say("cli.strip.grade", { grade: result.grade }));
  return parts;
}

function findingLines(finding: Finding, advice: string, table: PublishedTable, style: ReportStyle): string[] {
  const { say } = style;
  const place = placeInWords(finding.path, table, say);
  const cell = sheetPlace(finding.path, table);
  const placed = cell === null ? place : say("cli.place.with-cell", { place, cell: `${cell.sheet}!${cell.cell}` });
  return [
    ...marked(MARKS[finding.severity], finding.severity, placed, style),
    ...laidOut(printable(sentenceOf(finding, say)), 4, style),
    ...adviceLines(advice, style),
  ];
}

function marked(mark: string, tone: Severity, text: string, style: ReportStyle): string[] {
  const [first = "", ...rest] = laidOut(printable(text), 4, style);
  return [`  ${style.paint(tone, mark)} ${first.trimStart()}`, ...rest];
}

function problemAdvice(code: string, params: MessageParams, say: Say): string {
  const key = `problem.${code}.advice`;
  const words = say(key, params);
  return words === key ? "" : words;
}

function adviceLines(advice: string, style: ReportStyle): string[] {
  if (advice === "") return [];
  const [first = "", ...rest] = laidOut(printable(advice), 6, style);
  return [`    → ${first.trimStart()}`, ...rest].map((line) => style.paint("quiet", line));
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== "").map((part) => printable(part!)).join(" · ");
}

function laidOut(text: string, indent: number, { columns }: ReportStyle): string[] {
  const lines = columns === null ? [text] : wrapToWidth(text, columns - indent);
  return lines.map((line) => " ".repeat(indent) + line);
}
