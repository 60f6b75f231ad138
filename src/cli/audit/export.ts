import { resolve } from "node:path";
import { message, type Message } from "../../core/basics/message.ts";
import type { Problem } from "../../core/basics/problem.ts";
import { problem } from "../../core/basics/problem.ts";
import type { SealedBatch } from "../../core/seal/index.ts";
import { dayOfSeal, keptFilesIn, openAuditLog } from "../../files/audit-log.ts";
import type { SealedLog } from "../../server/start/log-database.ts";
import { systemProblem } from "../input/find-inputs.ts";
import type { ExitCode } from "../report/tally.ts";
import { valueOf, type Arguments } from "../terminal/arguments.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { openDatabase, placesOf, sayProblems } from "./places.ts";

const FLAGS = new Set(["--data", "--database", "--region", "--out", "--lang"]);

/** `hengji audit export [--out FOLDER]`: the whole log as files, one a day, and the heads. Checks nothing. */
export async function exportAudit(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { say, err, language } = terminal;
  const wrongUse = ({ code, params }: Message): 2 => (err(`${say(code, params)}\n`), 2);
  const refuseProblems = (problems: readonly Problem[]): 2 => (err(sayProblems(problems, say, language === "en" ? " " : "")), 2);
  const idle = [...given.flags.keys()].find((flag) => !FLAGS.has(flag)) ?? given.names[0];
  if (idle !== undefined) return wrongUse(message("audit.usage.export", { given: idle }));
  const places = placesOf(given, process.env);
  if ("code" in places) return wrongUse(places);
  const folder = resolve(valueOf(given, "--out") ?? "hengji-audit");
  const before = await keptFilesIn(folder).catch((error: unknown) => systemProblem(error, folder));
  if ("code" in before) return refuseProblems([before]);
  // Appended to another log it would be none.
  if (before.exports.length + before.heads.length > 0) return refuseProblems([problem("seal.out-not-empty", folder)]);
  const opened = await openDatabase(places, places.regions);
  if (!opened.ok) return refuseProblems(opened.problems);
  try {
    const { batches, events, days } = await writeLog(opened.value.log, folder);
    await terminal.out(`${say("audit.export.done", { batches, events, days, folder })}\n`);
    return 0;
  } catch (error) {
    return refuseProblems([systemProblem(error, folder)]);
  } finally {
    await opened.value.close();
  }
}

async function writeLog(log: SealedLog, folder: string): Promise<{ batches: number; events: number; days: number }> {
  const out = openAuditLog(folder);
  const days = new Set<string>();
  let batches = 0;
  let events = 0;
  for (const region of log.regions) {
    for await (const page of log.of(region).batches) {
      const sealed = page.filter((batch): batch is typeof batch & SealedBatch => batch.seal !== null);
      if (sealed.length > 0) await out.append(sealed);
      batches += sealed.length;
      for (const batch of sealed) {
        events += batch.rows.length;
        days.add(dayOfSeal(batch.seal));
      }
    }
  }
  return { batches, events, days: days.size };
}
