import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { putAsideIfLarge } from "../start/log.ts";
import { isAlive } from "../start/process-identity.ts";
import { StartProblem } from "../start/start-problem.ts";
import { cleanEnvironment } from "./environment.ts";
import { readPostmasterFile } from "./orphan.ts";
import type { Programs } from "./programs.ts";
import { spawnAs, type SystemUser } from "./system-user.ts";

export interface PostmasterOptions {
  readonly cluster: string;
  readonly programs: Programs;
  readonly user: SystemUser;
  readonly socketFolder: string;
  readonly logFile: string;
  /** Further settings, `name=value`. */
  readonly settings?: readonly string[] | undefined;
  /** Gives up a start that isn't wanted any more. */
  readonly signal?: AbortSignal | undefined;
  /** Told when PostgreSQL has ended without being asked to, and when it is back. */
  readonly onRestart?: ((state: "ended" | "back") => void) | undefined;
  /** Told when it has ended and couldn't be started again. */
  readonly onLost?: ((problem: StartProblem) => void) | undefined;
}

export interface Postmaster {
  /** Ends PostgreSQL in good order. */
  stop(): Promise<void>;
  /** Ends it at once, and holds this process until it has ended; it recovers at the next start. */
  stopNow(): void;
}

/** How long a start is tried again while what a killed PostgreSQL left behind is still ending. */
const PATIENCE_MS = 12_000;

const SETTINGS = [
  "listen_addresses=",
  "unix_socket_permissions=0700",
  // Recovery after a kill reads at most about this much.
  "max_wal_size=256MB",
  "jit=off",
  "log_line_prefix=%m [%p] ",
  "log_checkpoints=off",
  "cluster_name=hengji",
];

/** Starts PostgreSQL, and starts it again when somebody kills it. */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  let state: "running" | "stopping" = "running";
  let child: ChildProcess;

  const watch = (started: ChildProcess): void => {
    child = started;
    const onExit = (): void => {
      if (state === "running") void restart();
    };
    // It may have been killed in the moment it became ready.
    if (hasEnded(started)) onExit();
    else started.once("exit", onExit);
  };
  const restart = async (): Promise<void> => {
    options.onRestart?.("ended");
    try {
      const started = await startPatiently(options, () => state === "running", (next) => (child = next));
      if (state !== "running") return void started.kill("SIGINT");
      watch(started);
      options.onRestart?.("back");
    } catch (error) {
      if (state === "running") options.onLost?.(error instanceof StartProblem ? error : new StartProblem("start.database-lost", { log: options.logFile }));
    }
  };

  watch(await startPatiently(options, () => true, (next) => (child = next)));
  return {
    async stop() {
      state = "stopping";
      for (const [signal, seconds] of [["SIGINT", 30], ["SIGQUIT", 10], ["SIGKILL", 5]] as const) {
        child.kill(signal);
        if (await ended(child, seconds * 1000)) return;
      }
    },
    stopNow() {
      state = "stopping";
      child.kill("SIGQUIT");
      for (let waited = 0; waited < 3000 && child.pid !== undefined && isAlive(child.pid); waited += 10) sleep(10);
    },
  };
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

async function startPatiently(options: PostmasterOptions, wanted: () => boolean, born: (child: ChildProcess) => void): Promise<ChildProcess> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const attempt = launch(options);
    born(attempt.child);
    const giveUp = (): boolean => attempt.child.kill("SIGINT");
    options.signal?.addEventListener("abort", giveUp, { once: true });
    if (options.signal?.aborted) giveUp();
    const ready = await becomesReady(attempt.child, options.cluster);
    options.signal?.removeEventListener("abort", giveUp);
    if (ready) return attempt.child;
    const reason = attempt.reason();
    // The processes of a killed postmaster end one after the other and hold its memory until then.
    const passing = /already exists|still in use|Is another postmaster/i.test(reason);
    if (!passing || !wanted() || options.signal?.aborted || Date.now() > until) throw new StartProblem("start.database-not-started", { reason, log: options.logFile });
    await pause(200);
  }
}

function launch(options: PostmasterOptions): { child: ChildProcess; reason: () => string } {
  putAsideIfLarge(options.logFile);
  const log = openSync(options.logFile, "a", 0o600);
  const before = statSync(options.logFile).size;
  const settings = [...SETTINGS, `unix_socket_directories=${options.socketFolder}`, ...(options.settings ?? [])];
  const child = spawn(join(options.programs.folder, "bin", "postgres"), ["-D", options.cluster, ...settings.flatMap((setting) => ["-c", setting])], {
    ...spawnAs(options.user),
    cwd: "/",
    env: cleanEnvironment(),
    // Ctrl-C goes to the whole group of processes at the terminal; the database has to outlive the server's last write.
    detached: true,
    stdio: ["ignore", log, log],
  });
  // It is ended when the server says so; it alone is no reason for this process to go on.
  child.unref();
  let failure = "";
  child.on("error", (error) => (failure = error.message));
  closeSync(log);
  const reason = (): string => {
    const lines = readFileSync(options.logFile).subarray(before).toString("utf8").split("\n");
    // Backends of a server that was killed may still write to this log; their last words are not about this start.
    const own = lines.filter((line) => line.includes(`[${child.pid}]`));
    return failure || (own.find((line) => /FATAL|PANIC/.test(line)) ?? lines.findLast((line) => line !== "") ?? "").replace(/^.*?(FATAL|PANIC):\s*/, "");
  };
  return { child, reason };
}

/** Waits until it takes connections; recovery after a kill may take a while, and then it is waited for. */
async function becomesReady(child: ChildProcess, cluster: string): Promise<boolean> {
  let over = child.pid === undefined;
  child.once("exit", () => (over = true));
  child.once("error", () => (over = true));
  for (;;) {
    if (over) return false;
    const file = readPostmasterFile(cluster);
    if (file !== null && file.ready && file.pid === child.pid) return true;
    await pause(10);
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}

function ended(child: ChildProcess, milliseconds: number): Promise<boolean> {
  if (hasEnded(child)) return Promise.resolve(true);
  return new Promise((settle) => {
    const timer = setTimeout(() => settle(false), milliseconds);
    child.once("exit", () => {
      clearTimeout(timer);
      settle(true);
    });
  });
}
