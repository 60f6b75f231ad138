/** Run by `hostile.test.ts` in a process with little memory: reads the file named and says what came of it. */
import { readFileSync } from "node:fs";
import { readTables } from "../../src/files/read-tables.ts";

const answers = new Set<string>();
for (const outcome of readTables({ name: "file", bytes: readFileSync(process.argv[2]!) })) {
  answers.add(outcome.kind === "table" ? "table" : outcome.unreadable.problem.code);
}
process.stdout.write(JSON.stringify({ answers: [...answers].sort(), highestMegabytes: highestMegabytes() }));

/** The most memory this process ever held; `maxRSS` would begin with that of the process which started it. */
function highestMegabytes(): number {
  try {
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))![1]) / 1000);
  } catch {
    return Math.round(process.memoryUsage.rss() / 1_000_000);
  }
}
