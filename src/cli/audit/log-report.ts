import type { FieldChange, LogFinding, LogSummary } from "../../core/seal/index.ts";
import { headText } from "../../core/seal/index.ts";
import { printable, wrapToWidth } from "../terminal/display-width.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { ExitCode } from "../report/tally.ts";

export interface LogReport {
  finding(one: LogFinding): Promise<void>;
  summary(of: LogSummary): Promise<void>;
  end(of: LogEnd): Promise<void>;
}

export interface LogEnd {
  readonly regions: number;
  readonly faults: number;
  readonly keyed: boolean;
  readonly code: ExitCode;
}

/** So many of one kind are told one by one; a person reads no more, and JSON has them all. */
const TOLD = 50;
/** A value longer than this is cut in the report. */
const LONGEST_VALUE = 120;

/** One line of JSON a finding, then one with what was looked at for each region. */
export function jsonLogReport({ say, out }: Terminal): LogReport {
  return {
    finding: ({ kind, params, ...rest }) => out(`${JSON.stringify({ finding: kind, ...rest, ...params, message: say(`audit.finding.${kind}`, gapsOf(params)) })}\n`),
    summary: (summary) => out(`${JSON.stringify({ summary: { ...summary, head: summary.newest === null ? null : headText(summary.newest) } })}\n`),
    end: async () => {},
  };
}

/** For a person: what, which event, when, where, and what it was before. */
export function plainLogReport(terminal: Terminal): LogReport {
  const { say, paint, columns } = terminal;
  const counts = new Map<string, number>();
  const lines = (text: string, indent = ""): string => (columns === null ? [text] : wrapToWidth(text, columns - indent.length)).map((line) => `${indent}${line}\n`).join("");
  return {
    async finding(one) {
      const count = (counts.get(one.kind) ?? 0) + 1;
      counts.set(one.kind, count);
      if (count > TOLD) return;
      const mark = one.severity === "fault" ? paint("error", "✗") : paint("note", "·");
      await terminal.out(`${mark} ${paint("strong", say(`audit.finding.${one.kind}`, gapsOf(one.params)))}\n${placeOf(one, say).map((text) => lines(printable(text), "  ")).join("")}${one.changes.map((change) => lines(printable(changeOf(change, say)), "    ")).join("")}\n`);
    },
    async summary(summary) {
      for (const [kind, count] of counts) if (count > TOLD) await terminal.out(lines(say("audit.report.more", { count: count - TOLD, what: say(`audit.kind.${kind}`) })));
      counts.clear();
      await terminal.out(summaryOf(summary, say).map((text) => lines(text)).join(""));
    },
    async end({ regions, faults, keyed, code }) {
      if (!keyed) await terminal.out(lines(say("audit.report.no-key")));
      const verdict = regions === 0 ? say("audit.report.nothing") : faults > 0 ? say("audit.report.faults", { count: faults }) : say(code === 0 ? "audit.report.whole" : "audit.report.unchecked");
      await terminal.out(lines(verdict).split("\n").map((line) => paint(code === 0 ? "good" : "error", line)).join("\n"));
      if (faults > 0) await terminal.out(lines(say("audit.report.advice")));
    },
  };
}

type Say = Terminal["say"];

function placeOf({ region, batch, position, event, file }: LogFinding, say: Say): string[] {
  const where = [
    batch === null ? null : position === null ? say("audit.place.batch", { batch }) : say("audit.place.position", { batch, position }),
    say("audit.place.region", { region }),
    file === null ? null : say("audit.place.file", { file }),
  ].filter((text) => text !== null);
  const facts = event === null ? [] : [[event.at === null ? null : officeTime(event.at), event.verb, event.id].filter((text) => text !== null).join("  ")];
  return [...facts, where.join(say("audit.place.comma"))];
}

function changeOf({ field, before, after }: FieldChange, say: Say): string {
  const value = (text: string | null): string => (text === null ? say("audit.change.nothing") : text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text);
  const name = field.startsWith("detail.") ? say("audit.field.detail", { name: field.slice("detail.".length) }) : say(`audit.field.${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
  return say("audit.change", { field: name, before: value(before), after: value(after) });
}

function summaryOf(summary: LogSummary, say: Say): string[] {
  const { region, batches, events, waiting, exported, heads, firstSealedAt, newest } = summary;
  const told = [say("audit.summary.log", { region, batches, events })];
  if (newest !== null && firstSealedAt !== null) told.push(say("audit.summary.newest", { from: officeTime(firstSealedAt), to: officeTime(newest.sealedAt), head: headText(newest) }));
  if (waiting > 0) told.push(say("audit.summary.waiting", { count: waiting }));
  told.push(say("audit.summary.outside", { exported, heads }));
  return told;
}

/** Moments among the gaps of a sentence, as the office's clock shows them. */
function gapsOf(params: LogFinding["params"]): LogFinding["params"] {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) ? officeTime(value) : value]));
}

/** `2026-11-22 16:00:03`: China keeps one time, eight hours ahead. */
function officeTime(at: string): string {
  const moment = Date.parse(at);
  return Number.isNaN(moment) ? at : new Date(moment + 8 * 60 * 60 * 1000).toISOString().slice(0, 19).replace("T", " ");
}
