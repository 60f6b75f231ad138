import { toShortText } from "../../core/basics/decimal.ts";
import type { Finding, Rechecked, Severity, Unreadable } from "../../core/recheck/result.ts";
import type { Say } from "../../words/index.ts";
import { printable, wrapToWidth } from "../terminal/display-width.ts";
import type { Paint } from "../terminal/paint.ts";
import { explanations, roundingName } from "./explained-by.ts";
import { findingPlace } from "./finding-place.ts";

export interface ReportStyle {
  readonly say: Say;
  readonly paint: Paint;
  /** Null: lines are not broken. */
  readonly columns: number | null;
}

/** Severities differ in their mark as well as in their colour. */
export const MARKS: Readonly<Record<Severity, string>> = { error: "✗", warning: "!", note: "·" };

/** One rechecked table for a person: what it is, the strip, and each finding with place, sentence and advice. */
export function tableReport({ table, result }: Rechecked, style: ReportStyle): string {
  const { say, paint } = style;
  const title = [
    table.project.name ?? say("cli.table.unnamed"),
    table.project.unit ?? table.project.department ?? table.publisher,
    table.year === null ? null : say("cli.table.year", { year: table.year }),
    say(`cli.form.${table.form}`),
  ];
  const lines = [
    ...laidOut(joined(title), 0, style).map((line) => paint("strong", line)),
    ...laidOut(printable(result.file), 2, style).map((line) => paint("quiet", line)),
    ...laidOut(joined(strip({ table, result }, say)), 2, style),
    ...result.findings.flatMap((finding) => findingLines(finding, { table, result }, style)),
  ];
  if (result.findings.length === 0) lines.push(`  ${paint("good", "✓")} ${say("cli.table.clean")}`);
  return `${lines.join("\n")}\n`;
}

/** What could not be read, with place, reason and advice, in the place where its table would have stood. */
export function unreadableReport({ file, problem }: Unreadable, style: ReportStyle): string {
  const { say, paint } = style;
  const where = problem.where === "" || problem.where === file ? "" : problem.where;
  const lines = [
    ...laidOut(printable(file), 0, style).map((line) => paint("strong", line)),
    ...marked("✗", "error", joined([where, say(`problem.${problem.code}`, problem.params)]), style),
    ...advice(`problem.${problem.code}.advice`, problem.params, style),
  ];
  return `${lines.join("\n")}\n`;
}

function strip({ table, result }: Rechecked, say: Say): string[] {
  const { convention, totals } = result;
  const parts = [say("cli.strip.rows", { count: table.indicators.length })];
  if (convention.explainable > 0) {
    parts.push(say("cli.strip.explained", { explained: convention.explained, explainable: convention.explainable }));
    const rules = explanations(result, say);
    if (rules !== "") parts.push(rules);
    if (convention.rounding !== null) parts.push(say("cli.strip.rounding", { rounding: roundingName(convention.rounding, say) }));
  }
  const sum = totals.score;
  const printed = totals.printedScore;
  if (sum !== null && printed !== null) parts.push(say("cli.strip.sum-and-printed", { sum: toShortText(sum), printed: toShortText(printed) }));
  else if (sum !== null) parts.push(say("cli.strip.sum", { sum: toShortText(sum) }));
  else if (printed !== null) parts.push(say("cli.strip.printed", { printed: toShortText(printed) }));
  if (!totals.complete) parts.push(say("cli.strip.incomplete"));
  if (result.grade !== null) parts.push(say("cli.strip.grade", { grade: result.grade }));
  return parts;
}

function findingLines(finding: Finding, { table }: Rechecked, style: ReportStyle): string[] {
  const { say } = style;
  const place = findingPlace(table, finding.path, say);
  return [
    ...marked(MARKS[finding.severity], finding.severity, place, style),
    ...laidOut(printable(say(finding.message.code, finding.message.params)), 4, style),
    ...advice(`finding.${finding.code}.advice`, finding.message.params, style),
  ];
}

function marked(mark: string, tone: Severity, text: string, style: ReportStyle): string[] {
  const [first = "", ...rest] = laidOut(text, 4, style);
  return [`  ${style.paint(tone, mark)} ${first.trimStart()}`, ...rest];
}

/** A code without advice of its own says nothing here; the sentence before it is enough then. */
function advice(key: string, params: Finding["message"]["params"], style: ReportStyle): string[] {
  const words = style.say(key, params);
  if (words === key || words === "") return [];
  const [first = "", ...rest] = laidOut(printable(words), 6, style);
  return [`    → ${first.trimStart()}`, ...rest].map((line) => style.paint("quiet", line));
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== "").map((part) => printable(part!)).join(" · ");
}

function laidOut(text: string, indent: number, { columns }: ReportStyle): string[] {
  const lines = columns === null ? [text] : wrapToWidth(text, columns - indent);
  return lines.map((line) => " ".repeat(indent) + line);
}
