import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { median } from "../measure.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const WARM_STARTS = 5;

/** (d) A fresh clone started by the README's command, started again, its memory at rest, its size, and the script of the first page. */
export async function starting(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "hengji-bench-"));
  const clone = join(folder, "hengji");
  const data = join(folder, "data");
  try {
    execFileSync("git", ["clone", "--quiet", ROOT, clone]);
    const cold = await startOnce(clone, data);
    await stop(cold.process);
    const warm: number[] = [];
    let memory = "";
    for (let start = 0; start < WARM_STARTS; start += 1) {
      const again = await startOnce(clone, data);
      warm.push(again.seconds);
      if (start === WARM_STARTS - 1) {
        await new Promise((resolve) => setTimeout(resolve, 5000));
        memory = memoryAtRest(data);
      }
      await stop(again.process);
    }
    const withoutDevelopment = megabytes(clone);
    execFileSync("npm", ["install", "--loglevel=error"], { cwd: clone, stdio: "ignore" });
    return [
      "### (d) Starting, resting, size", "", "| what | figure | aim |", "|---|---|---|",
      `| cold start of a fresh clone to the first answer (npm cache as it is) | ${cold.seconds.toFixed(1)} s | ≤ 150 s |`,
      `| warm start to the first answer, median of ${WARM_STARTS} | ${median(warm).toFixed(2)} s (${Math.min(...warm).toFixed(2)}–${Math.max(...warm).toFixed(2)}) | ≤ 1.5 s |`,
      `| memory at rest (PSS) | ${memory} | |`,
      `| on disk after npm start | ${withoutDevelopment} MB | |`,
      `| on disk with development parts | ${megabytes(clone)} MB | |`,
      `| data folder after the first start | ${megabytes(data)} MB | |`,
      `| script of the first page, gzip | ${scriptOfFirstPage(join(clone, "dist", "web"))} KB | ≤ 250 KB |`, "",
    ].join("\n");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startOnce(clone: string, data: string): Promise<{ seconds: number; process: ChildProcess }> {
  const port = await freePort();
  const begin = process.hrtime.bigint();
  const child = spawn("npm", ["start", "--", "--port", String(port), "--data", data], { cwd: clone, stdio: "ignore", detached: true });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if (answer?.ok) return { seconds: Number(process.hrtime.bigint() - begin) / 1e9, process: child };
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-child.pid!, "SIGINT");
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Proportional set size: pages that processes share are counted once. The server is the one that claims the data folder. */
function memoryAtRest(data: string): string {
  const server = /^server-(\d+)-\d+\.lock$/m.exec(readdirSync(data).join("\n"))?.[1];
  const sums = { server: 0, PostgreSQL: 0, "npm and an older Node that hands over": 0 };
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      const pss = Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
      if (pid === server) sums.server += pss;
      else if (/^(postgres:|\S*\/postgres )/.test(command)) sums.PostgreSQL += pss;
      else if (command.startsWith("npm start") || command.includes("bin/start.mjs") && command.includes(data)) sums["npm and an older Node that hands over"] += pss;
    } catch {
      // It ended while we looked.
    }
  }
  if (sums.server === 0 || sums.PostgreSQL === 0) throw new Error("The processes of the server were not found: its memory cannot be told.");
  return Object.entries(sums).map(([name, kilobytes]) => `${name} ${(kilobytes / 1024).toFixed(0)} MB`).join(", ");
}

function megabytes(folder: string): string {
  return existsSync(folder) ? execFileSync("du", ["-sm", folder], { encoding: "utf8" }).split("\t")[0]! : "–";
}

function scriptOfFirstPage(web: string): string {
  const page = readFileSync(join(web, "index.html"), "utf8");
  const scripts = [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map((match) => join(web, match[1]!.replace(/^\.?\//, "")));
  return (scripts.reduce((sum, script) => sum + gzipSync(readFileSync(script)).length, 0) / 1024).toFixed(0);
}
