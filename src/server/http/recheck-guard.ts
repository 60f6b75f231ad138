import { MEMORY_LIMIT } from "./recheck-protocol.ts";

/**
 * A thread beside the work of a recheck process. A file that keeps the process busy for ever keeps it from hearing that its server
 * has gone, and bytes outside of the heap know no limit; so this one looks, and ends the process from within.
 */
const EVERY_MS = 50;
const parent = process.ppid;
const limit = Number(process.env[MEMORY_LIMIT] ?? Infinity) * 1024 * 1024;

setInterval(() => {
  if (process.ppid !== parent || process.memoryUsage.rss() > limit) process.kill(process.pid, "SIGKILL");
}, EVERY_MS);
