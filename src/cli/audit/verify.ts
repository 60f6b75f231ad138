import { message, type Message } from "../../core/basics/message.ts";
import type { Problem } from "../../core/basics/problem.ts";
import { finding, readHead, verifyLog, type LogFinding, type LogSources, type PrintedHead, type SealFunctions } from "../../core/seal/index.ts";
import { keptBatches, keptFilesIn, keptHeads, regionsIn, type KeptFiles } from "../../files/audit-log.ts";
import { sealDigest, sealFunctions } from "../../files/seal-functions.ts";
import type { SealedLog } from "../../server/start/log-database.ts";
import type { ExitCode } from "../report/tally.ts";
import { valueOf, type Arguments } from "../terminal/arguments.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { keptFolder, namedFiles } from "./kept-input.ts";
import { jsonLogReport, plainLogReport, type LogReport } from "./log-report.ts";
import { keyOf, openDatabase, placesOf, sayProblems, type Places } from "./places.ts";

/** `hengji audit verify`: 0 when the log is whole, 1 when it isn't, 2 when that could not be found out. */
export async function verifyAudit(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const places = placesOf(given, process.env);
  if ("code" in places) return refuse(terminal, places);
  const head = valueOf(given, "--head");
  const printed = head === null ? null : readHead(head);
  if (head !== null && printed === null) return refuse(terminal, message("audit.usage.head", { head }));
  if (valueOf(given, "--out") !== null) return refuse(terminal, message("audit.usage.out"));
  if (given.names.length > 0 && valueOf(given, "--export") === null && valueOf(given, "--heads") === null) return refuse(terminal, message("audit.usage.names", { name: given.names[0]! }));
  const key = keyOf(given, places);
  if (!key.ok) return refuseProblems(terminal, key.problems);
  const named = await namedFiles([valueOf(given, "--export"), valueOf(given, "--heads"), ...given.names].filter((name) => name !== null));
  if (!named.ok) return refuseProblems(terminal, named.problems);
  // As long as the files are now: what is sealed from now on is behind the moment that the database is read at.
  const own = places.filesOnly ? { exports: [], heads: [] } : await keptFilesIn(keptFolder(places.dataFolder));
  const kept = { exports: [...own.exports, ...named.value.exports], heads: [...own.heads, ...named.value.heads] };
  const report = given.flags.has("--json") ? jsonLogReport(terminal) : plainLogReport(terminal);
  const check: Check = { kept, printed: printed === null ? [] : [printed], functions: key.value === null ? { digest: sealDigest, mac: null } : sealFunctions(key.value), report };
  return places.filesOnly ? verifyRegions(check, null, [...new Set([...(await regionsIn(kept)), ...check.printed.map(({ region }) => region)])]) : verifyDatabase(check, places, terminal);
}

/** What is the same for every region. */
interface Check {
  readonly kept: KeptFiles;
  readonly printed: readonly PrintedHead[];
  readonly functions: SealFunctions;
  readonly report: LogReport;
}

async function verifyDatabase(check: Check, places: Places, terminal: Terminal): Promise<ExitCode> {
  const { kept, printed } = check;
  const regions = new Set([...places.regions, ...(await regionsIn(kept)), ...printed.map(({ region }) => region)]);
  const opened = await openDatabase(places, [...regions]);
  if (!opened.ok) return refuseProblems(terminal, opened.problems);
  const { log, close } = opened.value;
  try {
    return await verifyRegions(check, log, log.regions);
  } finally {
    await close();
  }
}

async function verifyRegions({ kept, printed, functions, report }: Check, log: SealedLog | null, regions: readonly string[]): Promise<ExitCode> {
  let faults = 0;
  let batches = 0;
  const tell = async (one: LogFinding): Promise<void> => {
    if (one.severity === "fault") faults += 1;
    await report.finding(one);
  };
  for (const region of regions) {
    const told = new Set<string>();
    const unreadable: LogFinding[] = [];
    const damaged = (file: string, line: number): void => {
      if (told.has(`${file} ${line}`)) return;
      told.add(`${file} ${line}`);
      unreadable.push(finding("export-unreadable", region, { file, params: { line } }));
    };
    const sources: LogSources = {
      region, printed,
      stored: log?.of(region) ?? null,
      exported: keptBatches(kept.exports, region, damaged), exportedSeals: keptHeads(kept.exports, region, damaged),
      heads: keptHeads(kept.heads, region, damaged),
    };
    const summary = await verifyLog(sources, functions, tell);
    for (const one of unreadable) await tell(one);
    batches += summary.batches;
    await report.summary({ ...summary, faults: summary.faults + unreadable.length });
  }
  const unchecked = functions.mac === null && log !== null && batches > 0;
  const code = faults > 0 ? 1 : unchecked ? 2 : 0;
  await report.end({ regions: regions.length, faults, keyed: functions.mac !== null, code });
  return code;
}

function refuse({ say, err }: Terminal, { code, params }: Message): 2 {
  err(`${say(code, params)}\n`);
  return 2;
}

function refuseProblems({ say, err, language }: Terminal, problems: readonly Problem[]): 2 {
  err(sayProblems(problems, say, language === "en" ? " " : ""));
  return 2;
}
