import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { remove, ROOT } from "./started-server.ts";

/** An installation that a test may break: sources and packages are copies. */
export interface ScratchInstallation {
  readonly root: string;
  /** Stands in for npm: brings what is missing from the real installation, and writes down how it was called. */
  readonly fakeNpm: string;
  remove(): void;
}

const SOURCES = ["bin", "src", "packs", "dist", "package.json", "package-lock.json", ".npmrc", "vite.config.ts", "tsconfig.json"];

/** Beside the real one: the system's temporary folder may be too small for the packages. */
export function scratchInstallation({ packages = true } = {}): ScratchInstallation {
  mkdirSync(join(ROOT, "tmp"), { recursive: true });
  const folder = mkdtempSync(join(ROOT, "tmp", "installation-"));
  const root = join(folder, "hengji");
  mkdirSync(root);
  for (const name of SOURCES.filter((name) => readdirSync(ROOT).includes(name))) cpSync(join(ROOT, name), join(root, name), { recursive: true, preserveTimestamps: true });
  if (packages) copyPackages(root);
  const fakeNpm = join(folder, "npm-cli.cjs");
  writeFileSync(fakeNpm, FAKE_NPM);
  return { root, fakeNpm, remove: () => remove(folder) };
}

function copyPackages(root: string): void {
  execFileSync("cp", ["-a", join(ROOT, "node_modules"), join(root, "node_modules")]);
  // What the launcher itself wrote there isn't part of an installation by npm.
  const modules = join(root, "node_modules");
  for (const name of readdirSync(modules).filter((name) => name.startsWith(".hengji"))) rmSync(join(modules, name), { recursive: true, force: true });
}

const FAKE_NPM = `
const { execFileSync } = require("node:child_process");
const { appendFileSync, cpSync, readdirSync } = require("node:fs");
const { join } = require("node:path");
if (process.argv[2] === "config") process.exit(1);
appendFileSync(join(__dirname, "npm-calls"), process.argv.slice(2).join(" ") + "\\n");
if (process.env.FAKE_NPM_SAYS) {
  process.stderr.write(process.env.FAKE_NPM_SAYS);
  process.exit(1);
}
const real = ${JSON.stringify(join(ROOT, "node_modules"))};
const here = join(process.cwd(), "node_modules");
execFileSync("cp", ["-an", ...readdirSync(real).filter((name) => !name.startsWith(".") || name === ".bin").map((name) => join(real, name)), here]);
cpSync(join(real, ".package-lock.json"), join(here, ".package-lock.json"), { preserveTimestamps: true });
`;
