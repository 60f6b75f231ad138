import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { reasonOf, StartProblem } from "../start/start-problem.ts";
import type { Programs } from "./programs.ts";
import { cleanEnvironment } from "./environment.ts";
import { spawnAs, type SystemUser } from "./system-user.ts";

/** Who may do everything in the packaged PostgreSQL: used at the first start only, to make the other roles. */
export const SUPERUSER = "postgres";

/**
 * Makes the files of an empty PostgreSQL. They are made under a name of this attempt's own and get theirs when they are whole:
 * so a cut attempt leaves nothing half, and what it left running (initdb outlives a killed server) can't be in the way.
 */
export async function makeCluster(cluster: string, programs: Programs, user: SystemUser, password: string, signal?: AbortSignal): Promise<void> {
  removeAttempts(cluster);
  const attempt = `${cluster}${ATTEMPT}${randomBytes(4).toString("hex")}`;
  const passwordFile = `${attempt}.password`;
  try {
    mkdirSync(attempt, { mode: 0o700 });
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (user.another) for (const path of [attempt, passwordFile]) chownSync(path, user.uid, user.gid);
    await initdb(programs, user, signal, [
      "-D", attempt, "-U", SUPERUSER, `--pwfile=${passwordFile}`,
      // UTF-8 with C order: Chinese is seen by the trigram index, and the order is the same on every machine.
      "-E", "UTF8", "--locale=C.UTF-8",
      "--auth-local=scram-sha-256", "--auth-host=reject", "--no-instructions",
    ]);
    renameSync(attempt, cluster);
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    throw new StartProblem("start.database-not-made", { folder: dirname(cluster), reason: reasonOf(error) });
  } finally {
    removeAttempts(cluster);
  }
}

const ATTEMPT = ".making-";

function removeAttempts(cluster: string): void {
  const folder = dirname(cluster);
  for (const name of readdirSync(folder).filter((name) => name.startsWith(`${basename(cluster)}${ATTEMPT}`))) {
    try {
      rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3, retryDelay: 50 });
    } catch {
      // An initdb that nobody waits for is still writing in it: the next start removes it.
    }
  }
}

function initdb(programs: Programs, user: SystemUser, signal: AbortSignal | undefined, args: readonly string[]): Promise<void> {
  return new Promise((settle, reject) => {
    // Detached like the server itself: Ctrl-C must not reach it; this process decides.
    const child = spawn(join(programs.folder, "bin", "initdb"), args, {
      ...spawnAs(user), cwd: "/", env: cleanEnvironment(), detached: true, stdio: ["ignore", "pipe", "pipe"],
      ...(signal === undefined ? {} : { signal }),
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? settle() : reject(new Error(lastLine(said)))));
  });
}

function lastLine(said: string): string {
  const lines = said.split("\n").map((line) => line.trim()).filter((line) => line !== "" && !/^initdb: (removing|hint)/.test(line));
  return lines.at(-1) ?? "initdb";
}

/** Whether there are database files; files of another major version than the programs' are refused. */
export function clusterExists(cluster: string, programs: Programs): boolean {
  const file = join(cluster, "PG_VERSION");
  if (!existsSync(file)) return false;
  const made = readFileSync(file, "utf8").trim();
  const major = programs.version.split(".")[0] ?? "";
  if (made !== major) throw new StartProblem("start.cluster-version", { cluster, made, major });
  return true;
}
