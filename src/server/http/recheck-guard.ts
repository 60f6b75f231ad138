import { parentPort } from "node:worker_threads";
import { MEMORY_LIMIT, SERVER_PROCESS } from "./recheck-protocol.ts";

/**
 * A thread beside the work of a recheck process. A file that keeps the process busy for ever keeps it from hearing that its server
 * has gone, and bytes outside of the heap know no limit; so this one looks, and ends the process from within.
 */
const EVERY_MS = 50;
const server = Number(process.env[SERVER_PROCESS]);
const limit = Number(process.env[MEMORY_LIMIT]) * 1024 * 1024;

setInterval(() => {
  // Whoever loses its parent is given another.
  if (process.ppid !== server || process.memoryUsage.rss() > limit) process.kill(process.pid, "SIGKILL");
}, EVERY_MS);
parentPort?.postMessage("watching");
