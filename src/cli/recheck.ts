import { dirname, extname, resolve } from "node:path";
import { message, type Message } from "../core/basics/message.ts";
import { problem, type Problem } from "../core/basics/problem.ts";
import { findingsSheets } from "../core/layout/findings/findings-sheets.ts";
import type { Rechecked, Unreadable } from "../core/recheck/result.ts";
import { gradeNames, sayingEnglish } from "../core/layout/own-names.ts";
import type { Profile } from "../core/score/profile.ts";
import { profileOfYear } from "../files/choose-profile.ts";
import { loadProfiles } from "../files/load-packs.ts";
import { recheckSource, type ProfileFor, type SourceOutcome } from "../files/recheck-source.ts";
import { writeXlsx } from "../files/write-xlsx.ts";
import { findInputs, isNoteName, type Input } from "./input/find-inputs.ts";
import { readInput } from "./input/read-input.ts";
import { writeNotices } from "./output/write-notices.ts";
import { nearestFolder, whyNotWritable, writeOutput } from "./output/write-output.ts";
import { jsonReport, plainReport, type Report } from "./report/report.ts";
import { count, exitCodeOf, newTally, type ExitCode, type Tally } from "./report/tally.ts";
import { valueOf, type Arguments } from "./terminal/arguments.ts";
import { openProgress } from "./terminal/progress.ts";
import type { Terminal } from "./terminal/terminal.ts";
import type { Verb } from "./verbs.ts";

/** `hengji recheck FILE|FOLDER|ZIP… [--json] [--profile ID] [--out FILE.xlsx] [--notices FOLDER]` */
export const recheckVerb: Verb = {
  flags: [
    { name: "--json", takesValue: false },
    { name: "--profile", takesValue: true },
    { name: "--out", takesValue: true },
    { name: "--notices", takesValue: true },
  ],
  async run(given, asked) {
    const out = valueOf(given, "--out");
    const notices = valueOf(given, "--notices");
    const outputs = [out, notices].filter((path) => path !== null);
    const wrong = wrongUse(given, out) ?? unwritable(out, notices);
    if (wrong !== null) return refuse(wrong, asked);
    const profiles = await loadProfiles();
    if (!profiles.ok) return refuseProblems(profiles.problems, asked);
    // Grades in the language of whoever asked; what is kept and sent on has the names of the packs.
    const terminal = { ...asked, say: sayingEnglish(asked.say, gradeNames(profiles.value)) };
    const profileFor = chosenProfile(profiles.value, valueOf(given, "--profile"));
    if ("code" in profileFor) return refuse(profileFor, asked);

    const found = findInputs(given.names, outputs);
    const report = given.flags.has("--json") ? jsonReport(terminal) : plainReport(terminal);
    const run: Run = { terminal, report, profileFor, tally: newTally(), passedOver: [...found.passedOver], kept: outputs.length > 0 ? { rechecked: [], unreadable: [] } : null };
    await recheckAll(found.inputs, run);
    await writeOutputs(out, notices, run);
    await report.end(run.tally, run.passedOver);
    return exitCodeOf(run.tally);
  },
};

/** What one call of the verb carries along. */
interface Run {
  readonly terminal: Terminal;
  readonly report: Report;
  readonly profileFor: ProfileFor;
  readonly tally: Tally;
  readonly passedOver: string[];
  /** Held only when a workbook or notices will be made of it. */
  readonly kept: { readonly rechecked: Rechecked[]; readonly unreadable: Unreadable[] } | null;
}

async function recheckAll(inputs: readonly Input[], run: Run): Promise<void> {
  const { terminal } = run;
  const progress = openProgress(terminal, inputs.length);
  for (const input of inputs) {
    // Nobody reads on, and no file is to be made: the rest would be work for nothing.
    if (terminal.outState() !== "open" && run.kept === null) break;
    progress.file(input.name);
    for await (const outcome of outcomesOf(input, run)) {
      progress.table(outcome.ok ? outcome.rechecked.result.file : outcome.unreadable.file);
      if (terminal.outIsTerminal) progress.clear();
      await take(outcome, input, run);
    }
  }
  progress.clear();
}

async function take(outcome: SourceOutcome, input: Input, { tally, kept, report, passedOver }: Run): Promise<void> {
  if (outcome.ok) {
    count(tally, outcome.rechecked);
    kept?.rechecked.push(outcome.rechecked);
    await report.table(outcome.rechecked, outcome.notes);
    return;
  }
  const { unreadable, others } = outcome;
  if (unreadable.file !== input.name && isNoteName(unreadable.file) && unreadable.problem.code.startsWith("file.")) {
    // A note in an archive is treated as one in a folder.
    passedOver.push(unreadable.file);
    return;
  }
  tally.unreadable += 1;
  kept?.unreadable.push(unreadable);
  await report.unreadable(unreadable, others);
}

async function* outcomesOf(input: Input, { profileFor, terminal }: Run): ReturnType<typeof recheckSource> {
  if (input.kind === "problem") {
    yield unreadable(input.name, input.problem);
    return;
  }
  const bytes = readInput(input);
  if (bytes.ok) yield* recheckSource({ name: input.name, bytes: bytes.value }, profileFor, terminal.onFailure);
  else yield unreadable(input.name, bytes.problems[0]!);
}

function unreadable(name: string, problem: Problem): SourceOutcome {
  return { ok: false, unreadable: { id: name, file: name, problem }, others: [] };
}

function wrongUse(given: Arguments, out: string | null): Message | null {
  if (given.names.length === 0) return message("cli.usage.no-files");
  if (out === null) return null;
  if (extname(out).toLowerCase() !== ".xlsx") return message("cli.usage.out-not-xlsx", { out });
  return given.names.some((name) => resolve(name) === resolve(out)) ? message("cli.usage.out-is-input", { out }) : null;
}

/** Somebody who waited for 500 tables should not hear at the end that there was never a place for the result. */
function unwritable(out: string | null, notices: string | null): Message | null {
  return (out === null ? null : whyNotWritable(dirname(out), "--out")) ?? (notices === null ? null : whyNotWritable(nearestFolder(notices), "--notices"));
}

/** The profile that was asked for, or for each table the one of its year. */
function chosenProfile(profiles: readonly Profile[], id: string | null): ProfileFor | Message {
  if (id === null) return (table) => profileOfYear(profiles, table);
  const profile = profiles.find((candidate) => candidate.id === id);
  return profile === undefined ? message("cli.usage.unknown-profile", { profile: id, profiles: profiles.map((known) => known.id).join(" ") }) : () => profile;
}

async function writeOutputs(out: string | null, notices: string | null, { terminal, report, tally, kept }: Run): Promise<void> {
  const { say } = terminal;
  if (kept === null) return;
  const { rechecked, unreadable } = kept;
  const problems: Problem[] = [];
  if (out !== null) {
    const failed = await writeWorkbook(out, rechecked, unreadable, terminal);
    if (failed === null) await report.remark(say("cli.out.written", { out }));
    else problems.push(failed);
  }
  if (notices !== null) {
    const { written, problems: failed } = writeNotices(notices, rechecked, say);
    if (written > 0) await report.remark(say("cli.notices.written", { count: written, folder: notices }));
    else if (failed.length === 0) await report.remark(say("cli.notices.none"));
    problems.push(...failed);
  }
  tally.unwritten += problems.length;
  for (const { code, params, where } of problems) {
    terminal.err(`${say("cli.out.failed", { where, why: say(`problem.${code}`, { ...params, where }) })}\n`);
  }
}

/** A fault of our own must not take the rest of the run with it. */
async function writeWorkbook(out: string, rechecked: readonly Rechecked[], unreadable: readonly Unreadable[], terminal: Terminal): Promise<Problem | null> {
  try {
    return writeOutput(out, await writeXlsx(findingsSheets(rechecked, unreadable, terminal.say)));
  } catch (failure) {
    terminal.onFailure(failure);
    return problem("file.not-made", out);
  }
}

/** A broken installation: the rules themselves could not be read. */
function refuseProblems(problems: readonly Problem[], { say, err }: Terminal): ExitCode {
  for (const { code, params, where } of problems) err(`${say(`problem.${code}`, { ...params, where })}\n`);
  return 2;
}

function refuse({ code, params }: Message, { say, err }: Terminal): ExitCode {
  err(`${say(code, params)}\n`);
  return 2;
}
