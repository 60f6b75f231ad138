import { shown } from "../../core/pack/overlay.ts";
import { bumpFor, bumpOf, packDifferences, risesBy, type PackDifference } from "../../core/pack/pack-differences.ts";
import { isMap, type PackData, type PackSource } from "../../core/pack/source.ts";
import { packDigest } from "../../files/pack-file.ts";
import { valueOf, type Arguments } from "../terminal/arguments.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { readGivenPack } from "./pack-input.ts";
import { refuseProblems, refuseUse } from "./say-problems.ts";

/** `hengji pack diff OLD NEW`: 0 when the version rises as the differences ask, 1 when it rises too little. */
export async function diffPacks(given: Arguments, terminal: Terminal): Promise<0 | 1 | 2> {
  const [first, second, ...more] = given.names;
  if (first === undefined || second === undefined || more.length > 0 || valueOf(given, "--out") !== null || valueOf(given, "--to") !== null) return refuseUse(terminal);
  const [before, after] = [await readGivenPack(first), await readGivenPack(second)];
  if (!before.ok || !after.ok) return refuseProblems([before, after].flatMap((one) => (one.ok ? [] : one.problems)), terminal);
  const [old, now] = [before.value.source, after.value.source];
  const differences = packDifferences(old, now);
  const needed = bumpFor(differences);
  const rises = old.id !== now.id || risesBy(old.version, now.version, needed);
  if (given.flags.has("--json")) {
    const side = (name: string, { id, version }: PackSource, source: PackSource) => ({ file: name, pack: id, version, digest: packDigest(source) });
    const entry = { before: side(first, old, old), after: side(second, now, now), needed, rises, differences: differences.map((one) => ({ ...one, asks: bumpOf(one) })) };
    await terminal.out(`${JSON.stringify(entry, null, 2)}\n`);
  } else await terminal.out(reportOf(old, now, differences, rises, terminal));
  return rises ? 0 : 1;
}

function reportOf(old: PackSource, now: PackSource, differences: readonly PackDifference[], rises: boolean, terminal: Terminal): string {
  const { say } = terminal;
  const versions = { before: `${old.id} ${old.version}`, after: `${now.id} ${now.version}` };
  if (differences.length === 0) return `${say("cli.pack.diff.same", versions)}\n`;
  const lines: string[] = [];
  let of = "";
  for (const one of differences) {
    if (one.of !== of) lines.push(...(lines.length === 0 ? [] : [""]), headOf(one.of, now.files[one.of] ?? old.files[one.of], terminal));
    of = one.of;
    lines.push(`  ${lineOf(one, terminal)}`);
  }
  const needed = say(`cli.pack.diff.needs.${bumpFor(differences)}`);
  const closing = old.id !== now.id ? say("cli.pack.diff.other-pack", versions) : say(rises ? "cli.pack.diff.rises" : "cli.pack.diff.rises-too-little", { ...versions, needed });
  return [...lines, "", say("cli.pack.diff.count", { count: differences.length }), closing, ""].join("\n");
}

/** `forms/goal 项目支出绩效目标申报表` */
function headOf(of: string, data: PackData | undefined, { say, language, paint }: Terminal): string {
  const title = isMap(data) ? data["title"] : undefined;
  const name = isMap(title) ? title[language === "en" ? "en" : "zh"] : undefined;
  const words = of === "pack" ? say("cli.pack.diff.manifest") : of === "overlay" ? say("cli.pack.diff.overlay") : `${of}${typeof name === "string" ? ` ${name}` : ""}`;
  return paint("strong", words);
}

function lineOf({ of, at, kind, was, is }: PackDifference, { say }: Terminal): string {
  if (of === "overlay") return say(`cli.pack.diff.change.${kind}`, { at, was: shownChange(was, say), is: shownChange(is, say) });
  if (at === "") return say(`cli.pack.diff.whole.${kind}`);
  return say(`cli.pack.diff.value.${kind}`, { at, was: shown(was), is: shown(is) });
}

/** A change of an overlay: from what to what, and for which years. */
function shownChange(change: PackData | null, say: Terminal["say"]): string {
  if (change === null || !isMap(change)) return "";
  const { was, is, add, from, until } = change;
  const years = typeof from === "string" && typeof until === "string" ? "both" : typeof from === "string" ? "from" : typeof until === "string" ? "until" : "always";
  return say(`cli.pack.diff.years.${years}`, { was: shown(was ?? null), is: shown(is ?? add ?? null), from: textOf(from), until: textOf(until) });
}

function textOf(data: PackData | undefined): string {
  return typeof data === "string" ? data : "";
}
