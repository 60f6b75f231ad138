import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";

// A file that names the processes that are at some work, so that a second one waits for them. One line a process: its number
// and when it started, since numbers come back.

const GONE = "gone";

/** A process that this file names and that is still running, if it isn't this one. */
export function otherRun(file) {
  for (const line of read(file)) {
    const [pid, started] = line.split(" ");
    if (Number(pid) !== process.pid && started !== GONE && startOf(pid) === started) return Number(pid);
  }
  return null;
}

export function beginRun(file) {
  writeFileSync(file, lineOf(process.pid));
}

/** Adds a process that would go on if this one were killed. */
export function joinRun(file, pid) {
  appendFileSync(file, lineOf(pid));
}

export function endRun(file) {
  rmSync(file, { force: true });
}

function lineOf(pid) {
  return `${pid} ${startOf(pid)}\n`;
}

function read(file) {
  try {
    return readFileSync(file, "utf8").trim().split("\n");
  } catch {
    return [];
  }
}

/** When a process started, in ticks; `GONE` when it has ended, also when nobody has taken note of that yet. */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? GONE : fields[19];
  } catch {
    return GONE;
  }
}
