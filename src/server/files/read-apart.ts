import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What a process may take; a list of a whole year is longer than what else people send. */
const BOUNDS = { usual: { seconds: 20, megabytes: 384 }, long: { seconds: 60, megabytes: 512 } } as const;
export type ApartBounds = keyof typeof BOUNDS;
/** At one time; more wait, and beyond that are turned away. */
const PROCESSES = 2;
const WAITING = 16;
/** Characters that a process may answer with. */
const LONGEST_ANSWER = 32 * 1024 * 1024;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Has a stranger's file read by a process of its own, bounded in memory and time: if the file makes it take for ever or fill the memory,
 * that process is ended and nothing else. Gives the JSON it printed; null when it could not do it, `busy` when too many wait.
 */
export async function readApart(processFile: string, file: string, bounds: ApartBounds = "usual"): Promise<string | "busy" | null> {
  const { seconds, megabytes } = BOUNDS[bounds];
  if (running >= PROCESSES) {
    if (waiting.length >= WAITING) return "busy";
    await new Promise<void>((go) => waiting.push(go));
  }
  running += 1;
  try {
    return await new Promise((settle) => {
      execFile(
        process.execPath,
        [`--max-old-space-size=${megabytes}`, fileURLToPath(new URL(processFile, import.meta.url)), file, bounds],
        { timeout: seconds * 1000, killSignal: "SIGKILL", env: {}, maxBuffer: LONGEST_ANSWER },
        (error, out) => settle(error === null ? out : null),
      );
    });
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}
