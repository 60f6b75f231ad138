import { FINDINGS, type FindingCode } from "../core/recheck/finding-list.ts";
import { speak, type Say } from "../words/index.ts";
import { padToWidth, displayWidth, wrapToWidth } from "./terminal/display-width.ts";
import { MARKS } from "./report/table-report.ts";
import type { Terminal } from "./terminal/terminal.ts";
import type { Verb } from "./verbs.ts";

const CODES = Object.keys(FINDINGS) as FindingCode[];

/** `hengji findings [--markdown]`: what a recheck can find. */
export const findingsVerb: Verb = {
  flags: [{ name: "--markdown", takesValue: false }],
  async run(given, terminal) {
    const [name] = given.names;
    if (name !== undefined) {
      terminal.err(`${terminal.say("cli.usage.no-names", { name, verb: "findings" })}\n`);
      return 2;
    }
    await terminal.out(given.flags.has("--markdown") ? findingsPage() : findingsList(terminal));
    return 0;
  },
};

function findingsList({ say, paint, columns }: Terminal): string {
  const width = Math.max(...CODES.map((code) => displayWidth(code)));
  const entries = CODES.map((code) => {
    const severity = FINDINGS[code];
    const sentences = [meaningOf(code, say), adviceFor(code, say)].filter((text) => text !== "");
    const lines = sentences.flatMap((text) => (columns === null ? [text] : wrapToWidth(text, columns - 4)));
    return [`${paint(severity, MARKS[severity])} ${paint("strong", padToWidth(code, width))}  ${say(`form.severity.${severity}`)}`, ...lines.map((line) => `    ${line}`)].join("\n");
  });
  return `${entries.join("\n")}\n`;
}

/** `docs/findings.md`, in both languages. */
export function findingsPage(): string {
  const zh = speak("zh-CN");
  const en = speak("en");
  return `${section("#", zh)}\n${section("##", en)}`;
}

function section(level: string, say: Say): string {
  const columns = ["code", "severity", "meaning", "advice"].map((column) => say(`cli.findings.${column}`));
  const rows = CODES.map((code) => [`\`${code}\``, `\`${FINDINGS[code]}\` ${say(`form.severity.${FINDINGS[code]}`)}`, meaningOf(code, say), adviceFor(code, say)]);
  const table = [columns, columns.map(() => "---"), ...rows].map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`);
  return `${level} ${say("cli.findings.title")}\n\n${say("cli.findings.introduction")}\n\n${table.join("\n")}\n`;
}

function meaningOf(code: FindingCode, say: Say): string {
  return withOpenGaps(`finding.${code}`, say);
}

function adviceFor(code: FindingCode, say: Say): string {
  return withOpenGaps(`finding.${code}.advice`, say);
}

/** The sentence with its gaps left open: what is filled in differs from table to table. Empty when there are no words. */
function withOpenGaps(key: string, say: Say): string {
  const sentence = [key, `${key}_other`].map((form) => ({ form, words: say(form) })).find(({ form, words }) => words !== form)?.words ?? "";
  return sentence.replace(/\{\{[^{}]*\}\}/g, "…");
}
