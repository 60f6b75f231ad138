import { printable, wrapToWidth } from "../terminal/display-width.ts";
import type { ReportStyle } from "./table-report.ts";
import { exitCodeOf, type Tally } from "./tally.ts";

/** The last lines: how many tables, what was found, what was not read, and what the exit code says. */
export function closing(tally: Tally, style: ReportStyle): string {
  const { say, paint } = style;
  const { error, warning, note } = tally.findings;
  const found = [
    say("cli.closing.errors", { count: error }),
    say("cli.closing.warnings", { count: warning }),
    say("cli.closing.notes", { count: note }),
  ].join(say("cli.list-comma"));
  const sentences = [say("cli.closing.tables", { count: tally.tables })];
  if (tally.tables > 0) sentences.push(say("cli.closing.found", { found }), say("cli.closing.affected", { count: tally.tablesWithFindings }));
  if (tally.unreadable > 0) sentences.push(say("cli.closing.unreadable", { count: tally.unreadable }));
  const code = exitCodeOf(tally);
  const last = say(`cli.closing.exit-${code}`);
  return `${[...lines(sentences.join(say("cli.sentence-gap")), style), ...lines(last, style).map((line) => paint(code === 0 ? "good" : "error", line))].join("\n")}\n`;
}

/** Files that lay among the tables and are none; said once, with their names while they are few. */
export function passedOverLine(names: readonly string[], style: ReportStyle): string {
  if (names.length === 0) return "";
  const shown = names.slice(0, 3).map(printable).join(style.say("cli.list-comma"));
  return `${lines(style.say(names.length > 3 ? "cli.closing.passed-over-many" : "cli.closing.passed-over", { count: names.length, names: shown }), style).join("\n")}\n`;
}

function lines(text: string, { columns }: ReportStyle): string[] {
  return columns === null ? [text] : wrapToWidth(text, columns);
}
