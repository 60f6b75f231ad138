import type { Say } from "../../words/index.ts";
import { printable, wrapToWidth } from "../terminal/display-width.ts";
import type { ReportStyle } from "./table-report.ts";
import { exitCodeOf, type Tally } from "./tally.ts";

/** The last lines: how many tables, what was found, what was not read, and what the exit code says. */
export function closing(tally: Tally, style: ReportStyle): string {
  const { say, paint } = style;
  const told = [found(tally, say)];
  if (tally.unreadable > 0) told.push(say("cli.closing.unreadable", { count: tally.unreadable }));
  const code = exitCodeOf(tally);
  const last = lines(say(`cli.closing.exit-${code}`), style).map((line) => paint(code === 0 ? "good" : "error", line));
  return `${[...told.flatMap((sentence) => lines(sentence, style)), ...last].join("\n")}\n`;
}

function found({ tables, tablesWithFindings, findings }: Tally, say: Say): string {
  if (tables === 0) return say("cli.closing.none");
  const rechecked = say("cli.closing.tables", { count: tables });
  if (tablesWithFindings === 0) return say("cli.closing.clean", { tables: rechecked });
  const counts = [
    say("cli.closing.errors", { count: findings.error }),
    say("cli.closing.warnings", { count: findings.warning }),
    say("cli.closing.notes", { count: findings.note }),
  ].join(say("cli.list-comma"));
  return say("cli.closing.sentence", { tables: rechecked, found: counts, affected: say("cli.closing.affected", { count: tablesWithFindings }) });
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
