import { packDigest } from "../../files/pack-file.ts";
import { valueOf, type Arguments } from "../terminal/arguments.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { readGivenPack } from "./pack-input.ts";
import { refuseProblems, refuseUse } from "./say-problems.ts";

/** `hengji pack digest PACK…`: what each pack's canonical form is known by, a line each, as `sha256sum` does. */
export async function digestPacks(given: Arguments, terminal: Terminal): Promise<0 | 1 | 2> {
  if (given.names.length === 0 || valueOf(given, "--out") !== null || valueOf(given, "--to") !== null) return refuseUse(terminal);
  const lines: { readonly digest: string; readonly pack: string; readonly version: string; readonly file: string }[] = [];
  let code: 0 | 1 = 0;
  for (const name of given.names) {
    const read = await readGivenPack(name);
    if (read.ok) lines.push({ digest: packDigest(read.value.source), pack: read.value.source.id, version: read.value.source.version, file: name });
    else code = refuseProblems(read.problems, terminal);
  }
  await terminal.out(given.flags.has("--json") ? `${JSON.stringify(lines, null, 2)}\n` : lines.map(({ digest, pack, version, file }) => `${digest}  ${pack} ${version}  ${file}\n`).join(""));
  return code;
}
