import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

const TICKS_A_SECOND = 100;

/** Seconds of processor time that a process has used. */
export function cpuOfProcess(id: number): number {
  const [user, system] = fieldsOf(String(id)).slice(11, 13);
  return (Number(user) + Number(system)) / TICKS_A_SECOND;
}

/** Seconds of processor time that a PostgreSQL on this data folder has used, with the backends that have ended. */
export function cpuOfPostgres(folder: string): number {
  const postmaster = readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n")[0];
  let ticks = 0;
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      if (readlinkSync(`/proc/${name}/cwd`) !== folder) continue;
      const [user, system, endedUser, endedSystem] = fieldsOf(name).slice(11, 15);
      ticks += Number(user) + Number(system);
      if (name === postmaster) ticks += Number(endedUser) + Number(endedSystem);
    } catch {
      // It ended while we looked.
    }
  }
  return ticks / TICKS_A_SECOND;
}

/** What `/proc/…/stat` tells after the name, which may hold anything. */
function fieldsOf(process: string): readonly string[] {
  const text = readFileSync(`/proc/${process}/stat`, "utf8");
  return text.slice(text.lastIndexOf(")") + 2).split(" ");
}
