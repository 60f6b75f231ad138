/** Run by `hostile.test.ts` in a process with little memory: reads each file named and says what came of it. */
import { readFileSync } from "node:fs";
import { readTables } from "../../src/files/read-tables.ts";

for (const path of process.argv.slice(2)) {
  const answers = new Set<string>();
  let count = 0;
  for (const outcome of readTables({ name: "file", bytes: readFileSync(path) })) {
    answers.add(outcome.kind === "table" ? "table" : outcome.unreadable.problem.code);
    count++;
  }
  process.stdout.write(`${JSON.stringify({ path, answers: [...answers].sort(), count, highestMegabytes: highestMegabytes() })}\n`);
}

/** The most memory this process ever held. `maxRSS` would begin with that of the process which started it. */
function highestMegabytes(): number {
  try {
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))![1]) / 1000);
  } catch {
    return Math.round(process.memoryUsage.rss() / 1_000_000);
  }
}
