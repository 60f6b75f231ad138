import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { problem } from "../../core/basics/problem.ts";
import { PACK_FILE_ENDING, packDigest, writePackFile } from "../../files/pack-file.ts";
import { whyNotWritable, writeOutput } from "../output/write-output.ts";
import { valueOf, type Arguments } from "../terminal/arguments.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { checkPack, fileNameOf, readGivenPack } from "./pack-input.ts";
import { refuseProblems, refuseUse } from "./say-problems.ts";

/** `hengji pack export FOLDER [--out FILE]`: one file of a pack that is sound; nothing is written of another. */
export async function exportPack(given: Arguments, terminal: Terminal): Promise<0 | 1 | 2> {
  const [name, ...more] = given.names;
  if (name === undefined || more.length > 0 || valueOf(given, "--to") !== null) return refuseUse(terminal);
  const read = await readGivenPack(name);
  if (!read.ok) return refuseProblems(read.problems, terminal);
  const { source } = read.value;
  const out = valueOf(given, "--out") ?? fileNameOf(source);
  if (!out.endsWith(PACK_FILE_ENDING)) return refuseProblems([problem("pack.file-ending", out, { expected: PACK_FILE_ENDING })], terminal);
  if (existsSync(out)) return refuseProblems([problem("pack.file-exists", out)], terminal);
  const reason = whyNotWritable(dirname(resolve(out)), "--out");
  if (reason !== null) {
    terminal.err(`${terminal.say(reason.code, reason.params)}\n`);
    return 2;
  }
  const { problems } = await checkPack(read.value);
  if (problems.length > 0) return refuseProblems(problems, terminal);
  const failed = writeOutput(out, writePackFile(source));
  if (failed !== null) return refuseProblems([failed], terminal);
  const entry = { pack: source.id, version: source.version, file: out, digest: packDigest(source) };
  await terminal.out(given.flags.has("--json") ? `${JSON.stringify(entry)}\n` : `${terminal.say("cli.pack.exported", entry)}\n`);
  return 0;
}
