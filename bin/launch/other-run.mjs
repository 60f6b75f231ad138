import { readFileSync, rmSync, writeFileSync } from "node:fs";

/** The process that wrote its number into this file and is still running, if it isn't this one. */
export function otherRun(file) {
  let pid = 0;
  try {
    pid = Number(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return null;
  try {
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    return error.code === "EPERM" ? pid : null;
  }
}

export function beginRun(file) {
  writeFileSync(file, String(process.pid));
}

export function endRun(file) {
  rmSync(file, { force: true });
}
