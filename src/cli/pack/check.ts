import type { PackSource } from "../../core/pack/source.ts";
import { packDigest } from "../../files/pack-file.ts";
import type { Problem } from "../../core/basics/problem.ts";
import { valueOf, type Arguments } from "../terminal/arguments.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { checkPack, readGivenPack } from "./pack-input.ts";
import { problemEntry, refuseUse, sentenceOf } from "./say-problems.ts";

interface Checked {
  readonly name: string;
  readonly source: PackSource | null;
  readonly examples: number;
  readonly problems: readonly Problem[];
}

/** `hengji pack check PACK…`: 0 when every pack is sound, 1 when one is not. */
export async function checkPacks(given: Arguments, terminal: Terminal): Promise<0 | 1 | 2> {
  if (given.names.length === 0 || valueOf(given, "--out") !== null || valueOf(given, "--to") !== null) return refuseUse(terminal);
  const checked: Checked[] = [];
  for (const name of given.names) {
    const one = await checkOne(name);
    checked.push(one);
    if (!given.flags.has("--json")) await terminal.out(reportOf(one, terminal));
  }
  if (given.flags.has("--json")) {
    const entries = checked.map(({ name, source, examples, problems }) => ({
      file: name, pack: source?.id ?? null, version: source?.version ?? null, digest: source === null ? null : packDigest(source),
      sound: problems.length === 0, examples, problems: problems.map((one) => problemEntry(one, terminal)),
    }));
    await terminal.out(`${JSON.stringify(entries, null, 2)}\n`);
  }
  return checked.every(({ problems }) => problems.length === 0) ? 0 : 1;
}

async function checkOne(name: string): Promise<Checked> {
  const read = await readGivenPack(name);
  if (!read.ok) return { name, source: null, examples: 0, problems: read.problems };
  const { examples, problems } = await checkPack(read.value);
  return { name, source: read.value.source, examples, problems };
}

function reportOf({ name, source, examples, problems }: Checked, terminal: Terminal): string {
  const { say, paint } = terminal;
  if (problems.length > 0 || source === null) {
    return [...problems.map((one) => sentenceOf(one, terminal)), paint("error", say("cli.pack.check.unsound", { name, count: problems.length })), ""].join("\n");
  }
  // The manifest is a file, too, as an import counts them.
  return `${say("cli.pack.check.sound", { name, pack: source.id, version: source.version, files: Object.keys(source.files).length + 1, examples, digest: packDigest(source) })}\n`;
}
