import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { problem, type Problem } from "../../core/basics/problem.ts";
import { done, refused, type Result } from "../../core/basics/result.ts";
import type { PackSource } from "../../core/pack/source.ts";
import { packDigest } from "../../files/pack-file.ts";
import { readPackSource } from "../../files/read-pack-source.ts";
import { writePackTexts } from "../../files/write-pack-texts.ts";
import { systemProblem } from "../input/find-inputs.ts";
import { valueOf, type Arguments } from "../terminal/arguments.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { checkPack, readGivenPack } from "./pack-input.ts";
import { refuseProblems, refuseUse } from "./say-problems.ts";

/** `hengji pack import FILE --to FOLDER`: a folder of YAML that reads back to the same digest, whole or not at all. */
export async function importPack(given: Arguments, terminal: Terminal): Promise<0 | 1 | 2> {
  const [name, ...more] = given.names;
  const to = valueOf(given, "--to");
  if (name === undefined || more.length > 0 || to === null || valueOf(given, "--out") !== null) return refuseUse(terminal);
  const taken = whyTaken(to);
  if (taken !== null) return refuseProblems([taken], terminal);
  const read = await readGivenPack(name);
  if (!read.ok) return refuseProblems(read.problems, terminal);
  // What lies below it is looked for where it will stand, and where it came from.
  const { problems } = await checkPack(read.value, [dirname(resolve(to)), dirname(resolve(name))]);
  if (problems.length > 0) return refuseProblems(problems, terminal);
  const written = await writeFolder(read.value.source, resolve(to));
  if (!written.ok) return refuseProblems(written.problems, terminal);
  const { id, version } = read.value.source;
  const entry = { pack: id, version, folder: to, files: written.value, digest: packDigest(read.value.source) };
  await terminal.out(given.flags.has("--json") ? `${JSON.stringify(entry)}\n` : `${terminal.say("cli.pack.imported", entry)}\n`);
  return 0;
}

/** Why nothing may be written there: only a new folder or an empty one is taken. */
function whyTaken(to: string): Problem | null {
  try {
    const stats = statSync(to, { throwIfNoEntry: false });
    if (stats === undefined) return existsSync(dirname(resolve(to))) ? null : problem("pack.folder-above-missing", to, { found: dirname(resolve(to)) });
    if (!stats.isDirectory()) return problem("file.not-a-folder", to);
    return readdirSync(to).length > 0 ? problem("pack.folder-not-empty", to) : null;
  } catch (error) {
    return systemProblem(error, to);
  }
}

/** Writes beside, reads back, and only then puts the folder in its place; answers with how many files there are. */
async function writeFolder(source: PackSource, to: string): Promise<Result<number>> {
  const draft = join(dirname(to), `.${process.pid}.hengji-draft`);
  try {
    mkdirSync(draft);
    const texts = writePackTexts(source);
    for (const [path, text] of texts) {
      mkdirSync(dirname(join(draft, path)), { recursive: true });
      writeFileSync(join(draft, path), text, { flag: "wx" });
    }
    const again = await readPackSource(draft, source.id);
    if (!again.ok) return refused(...again.problems);
    if (packDigest(again.value.source) !== packDigest(source)) return refused(problem("pack.read-back", to));
    if (existsSync(to)) rmdirSync(to);
    renameSync(draft, to);
    return done(texts.length);
  } catch (error) {
    return refused(systemProblem(error, to));
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
