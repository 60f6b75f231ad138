import { readFileSync } from "node:fs";

/** One process and no other: a process id alone comes back after a restart of the machine or the container. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in ticks since the machine did; null where the system doesn't tell. */
  readonly started: string | null;
  /** Which run of the machine this was. */
  readonly boot: string | null;
}

export function identityOf(pid: number): ProcessIdentity {
  return { pid, started: statOf(pid)?.started ?? null, boot: bootId() };
}

/** Whether that very process is still running; one that has ended but isn't buried yet (a zombie) is not. */
export function stillRuns(process: ProcessIdentity): boolean {
  if (process.boot !== bootId() || !isAlive(process.pid)) return false;
  const now = statOf(process.pid);
  return now === null || process.started === null || now.started === process.started;
}

/** Whether a process of this number runs at all. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  return statOf(pid)?.state !== "Z";
}

function statOf(pid: number): { state: string; started: string } | null {
  try {
    // The name in brackets may hold anything, so fields are counted from its end.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { state: fields[0] ?? "", started: fields[19] ?? "" };
  } catch {
    return null;
  }
}

function bootId(): string | null {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return null;
  }
}
