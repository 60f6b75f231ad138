import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { beginRun, endRun, otherRun } from "./other-run.mjs";
import { root, say } from "./words.mjs";

const marker = join(root, "dist", ".building");

/**
 * Builds the pages when their sources are newer; gives a problem when that fails, else null. In a process of its own: what
 * the bundler needs would otherwise stay in the server's memory.
 */
export async function buildPagesIfStale() {
  const { isStale } = await import("../build.mjs");
  while (otherRun(marker) !== null) await pause(200);
  if (!isStale()) return null;
  process.stderr.write(`${say("server.pages.building")}\n`);
  try {
    mkdirSync(join(root, "dist"), { recursive: true });
    beginRun(marker);
    return await build();
  } catch (error) {
    return failure(error.message);
  } finally {
    endRun(marker);
  }
}

function build() {
  return new Promise((settle) => {
    let said = "";
    const child = spawn(process.execPath, [join(root, "bin", "build.mjs")], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const listen = (chunk) => (said = (said + chunk).slice(-20_000));
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.on("error", (error) => settle(failure(error.message)));
    child.on("close", (code) => settle(code === 0 ? null : failure(said)));
  });
}

function failure(said) {
  // What went wrong stands first; where in the bundler, below it.
  const lines = stripVTControlCharacters(said).split("\n").map((line) => line.trim()).filter((line) => line !== "" && !/^\W*build failed/i.test(line));
  const telling = Math.max(lines.findIndex((line) => /error|failed|not found/i.test(line)), 0);
  return { code: "start.pages-failed", params: { reason: lines.slice(telling, telling + 3).join(" | ") } };
}
