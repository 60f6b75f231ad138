import { GOAL_ADVICE } from "../core/recheck/checks/goal-advice.ts";
import { FINDINGS } from "../core/recheck/finding-list.ts";
import type { Severity } from "../core/recheck/result.ts";
import { speak, type Say } from "../words/index.ts";
import { padToWidth, displayWidth, wrapToWidth } from "./terminal/display-width.ts";
import { MARKS } from "./report/table-report.ts";
import type { Terminal } from "./terminal/terminal.ts";
import type { Verb } from "./verbs.ts";

/** A finding's own words stand under `finding.<code>`; the goal linter's under its code. */
const ENTRIES: readonly { readonly code: string; readonly severity: Severity; readonly words: string }[] = [
  ...Object.entries(FINDINGS).map(([code, severity]) => ({ code, severity, words: `finding.${code}` })),
  ...GOAL_ADVICE.map(({ code, severity }) => ({ code, severity, words: code })),
];

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
  const width = Math.max(...ENTRIES.map(({ code }) => displayWidth(code)));
  const entries = ENTRIES.map(({ code, severity, words }) => {
    const sentences = [withOpenGaps(words, say), withOpenGaps(`${words}.advice`, say)].filter((text) => text !== "");
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
  const rows = ENTRIES.map(({ code, severity, words }) => [`\`${code}\``, `\`${severity}\` ${say(`form.severity.${severity}`)}`, withOpenGaps(words, say), withOpenGaps(`${words}.advice`, say)]);
  const table = [columns, columns.map(() => "---"), ...rows].map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`);
  return `${level} ${say("cli.findings.title")}\n\n${say("cli.findings.introduction")}\n\n${table.join("\n")}\n`;
}

/** The sentence with its gaps left open: what is filled in differs from table to table. Empty when there are no words. */
function withOpenGaps(key: string, say: Say): string {
  const sentence = [key, `${key}_other`].map((form) => ({ form, words: say(form) })).find(({ form, words }) => words !== form)?.words ?? "";
  return sentence.replace(/\{\{[^{}]*\}\}/g, "…");
}
