import { basename, isAbsolute, join, relative, resolve, sep } from "node:path";
import { existsSync } from "node:fs";
import { problem, type Problem } from "../core/basics/problem.ts";
import { PACKS_FOLDER } from "../files/load-packs.ts";
import { foundByHand, type FoundedByHand } from "../server/start/found-by-hand.ts";
import { generatedByHand } from "../server/start/generated-by-hand.ts";
import { valueOf, type Arguments } from "./terminal/arguments.ts";
import type { Terminal } from "./terminal/terminal.ts";
import type { Verb } from "./verbs.ts";

const INSTALLATION = resolve(import.meta.dirname, "..", "..");

/** `hengji city found --pack DIR`: the city of an empty database, without a server; `generate --size S --seed 1`: a made-up one. */
export const cityVerb: Verb = {
  flags: [
    { name: "--pack", takesValue: true },
    { name: "--size", takesValue: true },
    { name: "--seed", takesValue: true },
    { name: "--year", takesValue: true },
    { name: "--data", takesValue: true },
    { name: "--database", takesValue: true },
  ],
  async run(given, terminal) {
    const [task, ...more] = given.names;
    if (task === "generate" && more.length === 0) return generate(given, terminal);
    const asked = valueOf(given, "--pack");
    if (task !== "found" || more.length > 0 || asked === null) {
      terminal.err(`${terminal.say("cli.city.usage")}\n`);
      return 2;
    }
    const pack = packName(asked);
    if (pack === null) return refuse(terminal, [problem("city.pack-elsewhere", asked, { folder: PACKS_FOLDER })]);
    const outcome = await foundByHand({ pack, ...whereOf(given) });
    if (!outcome.ok) return refuse(terminal, outcome.problems);
    await terminal.out(report(outcome.value, terminal));
    return 0;
  },
};

function whereOf(given: Arguments): { readonly dataFolder: string; readonly databaseUrl: string | null } {
  const data = valueOf(given, "--data");
  return {
    dataFolder: resolve(data ?? process.env["HENGJI_DATA"] ?? join(INSTALLATION, "data")),
    databaseUrl: valueOf(given, "--database") ?? (data === null ? (process.env["DATABASE_URL"] ?? null) : null),
  };
}

async function generate(given: Arguments, terminal: Terminal): Promise<0 | 2> {
  const size = valueOf(given, "--size");
  const seed = valueOf(given, "--seed") ?? "1";
  const year = valueOf(given, "--year") ?? String(new Date().getFullYear());
  if (size === null || !/^\d{1,9}$/.test(seed) || !/^20\d\d$/.test(year) || valueOf(given, "--pack") !== null) {
    terminal.err(`${terminal.say("cli.city.usage")}\n`);
    return 2;
  }
  const outcome = await generatedByHand({ ...whereOf(given), size, seed: Number(seed), year: Number(year) });
  if (!outcome.ok) return refuse(terminal, outcome.problems);
  await terminal.out(`${terminal.say("cli.city.generated", { size: size.toUpperCase(), seed, ...outcome.value })}\n`);
  return 0;
}

/** The name of a pack below the folder of packs, given as a name or as the folder itself; null for one that lies elsewhere. */
export function packName(asked: string): string | null {
  const isName = !isAbsolute(asked) && existsSync(join(PACKS_FOLDER, asked));
  const within = relative(PACKS_FOLDER, isName ? join(PACKS_FOLDER, asked) : resolve(asked));
  return within === "" || within.startsWith("..") || isAbsolute(within) || basename(within) === "" ? null : within.split(sep).join("/");
}

function report({ city, passwords }: FoundedByHand, { say, language }: Terminal): string {
  const name = language === "en" ? city.name.en : city.name.zh;
  const lines = [say(city.demo ? "cli.city.founded-demo" : "cli.city.founded", { name, units: city.units.length, people: city.people.length, projects: city.projects.length })];
  if (passwords.length > 0) {
    const width = Math.max(...passwords.map(({ login }) => login.length)) + 2;
    lines.push("", say("cli.city.passwords"), "", ...passwords.map(({ login, name: person, password }) => `  ${login.padEnd(width)}${password}  ${person}`), "", say("cli.city.passwords-after"));
  }
  return `${lines.join("\n")}\n`;
}

function refuse({ say, err, language }: Terminal, problems: readonly Problem[]): 2 {
  const joint = language === "en" ? " " : "";
  err(problems.map(({ code, where, params }) => `${where === "" ? "" : `${where}: `}${say(`problem.${code}`, params)}${joint}${say(`problem.${code}.advice`, params)}\n`).join(""));
  return 2;
}
