import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isAlive } from "../start/process-identity.ts";
import { StartProblem } from "../start/start-problem.ts";

/** What PostgreSQL writes about itself into `postmaster.pid`. */
export interface PostmasterFile {
  readonly pid: number;
  readonly ready: boolean;
}

export function readPostmasterFile(cluster: string): PostmasterFile | null {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), ready: (lines[7] ?? "").trim() === "ready" };
  } catch {
    return null;
  }
}

/**
 * A server that was killed leaves its PostgreSQL running. Whoever holds the lock of the data folder may end it: it is asked
 * to stop in good order and a new one takes its place, with today's settings and a parent that looks after it.
 */
export async function endOrphan(cluster: string): Promise<void> {
  const file = readPostmasterFile(cluster);
  if (file === null || !Number.isInteger(file.pid) || file.pid <= 0) return;
  if (isAlive(file.pid) && worksOn(file.pid, cluster)) {
    for (const [signal, seconds] of [["SIGINT", 20], ["SIGQUIT", 10], ["SIGKILL", 5]] as const) {
      if (await ends(file.pid, signal, seconds)) return;
    }
    throw new StartProblem("start.orphan-stays", { pid: file.pid });
  }
  // The number now belongs to somebody else, or to a process that ended without being buried: PostgreSQL would wait for it.
  if (numberIsTaken(file.pid) && !anyWorksOn(cluster)) rmSync(join(cluster, "postmaster.pid"), { force: true });
}

async function ends(pid: number, signal: NodeJS.Signals, seconds: number): Promise<boolean> {
  try {
    process.kill(pid, signal);
  } catch {
    return !isAlive(pid);
  }
  for (let waited = 0; waited < seconds * 1000; waited += 20) {
    if (!isAlive(pid)) return true;
    await pause(20);
  }
  return false;
}

function numberIsTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** PostgreSQL's processes stand in the folder of their database. */
function worksOn(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    // Not readable, for instance in a hardened container: its command line is.
    return commandLine(pid).includes(cluster);
  }
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

function anyWorksOn(cluster: string): boolean {
  return readdirSync("/proc").some((name) => /^\d+$/.test(name) && isAlive(Number(name)) && worksOn(Number(name), cluster));
}
