import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { packInForce, type PackTurn } from "./pack-in-force.ts";
import { interval, median } from "../measure.ts";

const NATIONAL = fileURLToPath(new URL("../../packs/national/", import.meta.url));
const READER = fileURLToPath(new URL("load-pack.ts", import.meta.url));
const ROUNDS = 5;
/** So many of each; 5,000 together. */
const COUNTS = { forms: 200, profiles: 100, frames: 600, dictionaries: 600, measures: 500, cards: 3_000 } as const;
const CARDS_A_SECTOR = 500;
const PROFILES_AN_EXAMPLE = 10;

/** (p) A pack of 5,000 definitions read from its folder, looked at whole and its digest taken, beside a bare YAML parser on the same texts; and put in force in a city, beside a bare insert of the same bytes. */
export async function packs(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "hengji-bench-pack-"));
  try {
    const bytes = writeLargePack(folder);
    const found = { ours: [] as Reading[], bare: [] as Reading[] };
    // In turns, so that noise of the machine falls on both alike.
    for (let round = 0; round < ROUNDS; round += 1) for (const how of ["ours", "bare"] as const) found[how].push(readOnce(how, folder));
    const line = (name: string, role: string, readings: readonly Reading[]): string => {
      const [low, high] = interval(readings.map(({ seconds }) => seconds));
      return `| ${name} | ${role} | ${median(readings.map(({ seconds }) => seconds)).toFixed(2)} s | ${low.toFixed(2)}–${high.toFixed(2)} | ${median(readings.map(({ mebibytes }) => mebibytes)).toFixed(0)} MiB |`;
    };
    const turns = await packInForce(folder, ROUNDS);
    const lineOf = (name: string, role: string, of: (turn: PackTurn) => number): string => {
      const seconds = turns.map(of);
      const [low, high] = interval(seconds);
      return `| ${name} | ${role} | ${median(seconds).toFixed(3)} s | ${low.toFixed(3)}–${high.toFixed(3)} |`;
    };
    const total = Object.values(COUNTS).reduce((sum, count) => sum + count, 0);
    return [
      `### (p) A pack of ${total.toLocaleString("en")} definitions (${(bytes / 2 ** 20).toFixed(1)} MiB of YAML) loaded`, "",
      "| what | role | median | 95 % | memory at most |", "|---|---|---|---|---|",
      line("read, its shapes, formulas and references looked at, its digest taken", "hengji", found.ours),
      line("the same texts parsed by the YAML library and nothing else", "limit", found.bare), "",
      `The same pack carried as its file into a demo city on a database with fsync, through the application, ${ROUNDS} versions after each other, each read, stored and compared anew:`, "",
      "| what | role | median | 95 % |", "|---|---|---|---|",
      lineOf("imported: its digest checked, kept as a draft and tried with all packs below in every year of a change", "hengji", ({ kept }) => kept),
      lineOf("dry run shown: what it adds and changes, to whoever publishes", "hengji", ({ shown }) => shown),
      lineOf("published: tried once more, stored, in force, its cards in the library", "hengji", ({ published }) => published),
      lineOf("in force: the first request answered under it", "hengji", ({ asked }) => asked),
      lineOf("from the file to the first request answered under it", "hengji", ({ kept, shown, published, asked }) => kept + shown + published + asked),
      lineOf("the same bytes parsed as JSON and inserted as one row, committed", "limit", ({ parsed, inserted }) => parsed + inserted), "",
    ].join("\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Reading {
  readonly seconds: number;
  readonly mebibytes: number;
}

function readOnce(how: "ours" | "bare", folder: string): Reading {
  return JSON.parse(execFileSync(process.execPath, ["--disable-warning=ExperimentalWarning", READER, how, folder], { encoding: "utf8" })) as Reading;
}

/** Definitions like the national ones under numbers of their own; how many bytes they are. */
function writeLargePack(folder: string): number {
  let bytes = 0;
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    bytes += Buffer.byteLength(text);
  };
  const national = (path: string): string => readFileSync(join(NATIONAL, path), "utf8");
  write("pack.yaml", "id: large\nversion: 1.0.0\nschema: 1\ntitle: { zh: 大方案包, en: A large pack }\n");
  for (const path of ["access/roles.yaml", "evidence/kinds.yaml", "dictionaries/measure-groups.yaml"]) write(path, national(path));
  const many = (count: number, of: string, text: string, name: (number: number) => string): void => {
    for (let number = 0; number < count; number += 1) write(`${of}/${name(number)}.yaml`, text.replace(/^id: .*$/m, `id: ${name(number)}`));
  };
  many(COUNTS.forms, "forms", national("forms/goal.yaml").replace(/^serves: .*\n/m, ""), (number) => `form-${number}`);
  many(COUNTS.profiles, "profiles", national("profiles/cn-national-2021.yaml"), (number) => `profile-${number}`);
  // No profile is taken without an example.
  for (let at = 0; at < COUNTS.profiles; at += PROFILES_AN_EXAMPLE) {
    const named = Array.from({ length: PROFILES_AN_EXAMPLE }, (_, number) => `profile-${at + number}`).join(", ");
    write(`examples/large-${at}.yaml`, `profiles: [${named}]\nexecution:\n  - { case: l${at}, title: 执行51.43%, points: 10, budget: 700, executed: 360, score: 5.14 }\n`);
  }
  many(COUNTS.frames, "frames", national("frames/cost-first.yaml"), (number) => `frame-${number}`);
  many(COUNTS.dictionaries, "dictionaries", national("dictionaries/cause-classes.yaml"), (number) => `dictionary-${number}`);
  const [measure] = national("measures/application.yaml").split("measures:\n")[1]!.split(/^(?= {2}- id: keep)/m);
  for (let at = 0; at < COUNTS.measures; at += 100) write(`measures/part-${at}.yaml`, `measures:\n${Array.from({ length: 100 }, (_, index) => measure!.replace("id: priority", `id: measure-${at + index}`)).join("")}`);
  const sector = national("library/education.yaml");
  const head = sector.slice(0, sector.indexOf("cards:\n"));
  const card = /^ {2}- code: [^]*?(?=^ {2}- code: )/m.exec(sector)![0];
  for (let at = 0; at < COUNTS.cards; at += CARDS_A_SECTOR) {
    const cards = Array.from({ length: CARDS_A_SECTOR }, (_, index) => card.replace(/code: EDU-\d+/, `code: BIG-${String(at + index).padStart(4, "0")}`).replace(/zh: ([^,]+),/, `zh: $1（之${at + index}）,`));
    write(`library/sector-${at}.yaml`, head.replace(/^sector: .*$/m, `sector: sector-${at}`) + `cards:\n${cards.join("")}`);
  }
  return bytes;
}
