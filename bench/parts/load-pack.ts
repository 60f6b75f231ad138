import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { packDigest } from "../../src/files/pack-file.ts";
import { readPackSource } from "../../src/files/read-pack-source.ts";
import { readSet } from "../../src/files/resolve-packs.ts";

/* One reading of a pack in a process of its own, for its memory: `load-pack.ts ours|bare FOLDER`. Prints seconds and the most memory it took, in MiB. */

const [, , how, folder] = process.argv as [string, string, string, string];

function texts(): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
}

async function ours(): Promise<number> {
  const source = await readPackSource(folder, "large");
  if (!source.ok) throw new Error(JSON.stringify(source.problems[0]));
  const read = readSet({ layers: [source.value.source], own: 0, choice: null }, null, [source.value.texts]);
  if (!read.ok) throw new Error(JSON.stringify(read.problems[0]));
  return packDigest(source.value.source).length + read.value.length;
}

const begin = process.hrtime.bigint();
const kept: unknown = how === "ours" ? await ours() : texts().map((text) => parse(text) as unknown);
const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
console.log(JSON.stringify({ seconds, mebibytes: process.resourceUsage().maxRSS / 1024, kept: kept === null ? 0 : 1 }));
