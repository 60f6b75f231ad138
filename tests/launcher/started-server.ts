import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { isAlive } from "../../src/server/start/process-identity.ts";

export const ROOT = resolve(import.meta.dirname, "..", "..");

/** A temporary folder that the database's user can pass through, also when root makes it. */
export function temporaryFolder(mode = 0o711): string {
  const folder = mkdtempSync(join(tmpdir(), "hengji-launch-"));
  chmodSync(folder, mode);
  return folder;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface StartOptions {
  readonly data: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Another installation than this one. */
  readonly root?: string;
  readonly uid?: number;
  /** The program and its first arguments, when it isn't `node bin/start.mjs`. */
  readonly command?: readonly [string, ...string[]];
}

/** A server as a person starts it: `bin/start.mjs` in a process and a process group of its own. */
export class StartedServer {
  readonly child: ChildProcess;
  readonly data: string;
  readonly ended: Promise<Ended>;
  out = "";
  err = "";

  constructor({ data, args = [], env = {}, root = ROOT, uid, command }: StartOptions) {
    this.data = data;
    const [program, ...first] = command ?? [process.execPath, join(root, "bin", "start.mjs")];
    this.child = spawn(program, [...first, "--data", data, ...(args.includes("--port") ? [] : ["--port", "0"]), ...args], {
      cwd: root,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...surroundings(), ...env },
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    this.child.stdout?.on("data", (chunk: Buffer) => (this.out += chunk.toString()));
    this.child.stderr?.on("data", (chunk: Buffer) => (this.err += chunk.toString()));
    this.ended = new Promise((settle) => {
      this.child.on("close", (code, signal) => settle({ code, signal, out: this.out, err: this.err }));
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** The address, once it answers. */
  async ready(): Promise<string> {
    let over = false;
    void this.ended.then(() => (over = true));
    for (;;) {
      const address = /http:\/\/\S+:\d+/.exec(this.out)?.[0];
      if (address !== undefined) return address;
      if (over) throw new Error(`the server ended: ${this.out}${this.err}`);
      await pause(20);
    }
  }

  /** The packaged PostgreSQL of this server, as its own file tells. */
  postmaster(): number {
    return readPostmaster(this.data).pid;
  }

  /** Ctrl-C: the terminal sends it to every process of the group. */
  async interrupt(): Promise<Ended> {
    process.kill(-this.pid, "SIGINT");
    return this.ended;
  }

  /** Ends whatever is left, for the end of a test. */
  kill(): void {
    const { pid, socketFolder } = readPostmaster(this.data);
    for (const group of [-this.pid, pid]) {
      try {
        if (group !== 0) process.kill(group, "SIGKILL");
      } catch {
        // Gone already.
      }
    }
    if (socketFolder !== "") remove(socketFolder);
  }
}

/** What PostgreSQL's own file tells; zero and nothing when it doesn't run. */
function readPostmaster(data: string): { pid: number; socketFolder: string } {
  try {
    const lines = readFileSync(join(clusterOf(data), "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), socketFolder: lines[4] ?? "" };
  } catch {
    return { pid: 0, socketFolder: "" };
  }
}

export function clusterOf(data: string): string {
  const note = JSON.parse(readFileSync(join(data, "database.json"), "utf8")) as { cluster?: string };
  return note.cluster ?? join(data, "postgres");
}

/** The environment without what the running test suite itself was started with. */
function surroundings(): NodeJS.ProcessEnv {
  const { HOME, PATH, TMPDIR } = process.env;
  return { HOME, PATH, ...(TMPDIR === undefined ? {} : { TMPDIR }), LANG: "C.UTF-8" };
}

/** Starts a server, hands it over when it is ready, and cleans up after it. */
export async function withServer(options: StartOptions, act: (server: StartedServer, address: string) => Promise<void>): Promise<void> {
  const server = new StartedServer(options);
  try {
    await act(server, await server.ready());
  } finally {
    server.kill();
  }
}

/** Runs a command that is expected to end by itself. */
export function runToEnd(options: StartOptions): Promise<Ended> {
  return new StartedServer(options).ended;
}

/** Connects to the database as its owner, by what the data folder knows. */
export async function asOwner<T>(data: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const secrets = JSON.parse(readFileSync(join(data, "secrets.json"), "utf8")) as { owner: string };
  const host = readFileSync(join(clusterOf(data), "postmaster.pid"), "utf8").split("\n")[4] ?? "";
  const client = new pg.Client({ host, database: "hengji", user: "hengji_owner", password: secrets.owner });
  client.on("error", () => {});
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

/** Waits for something that happens soon, without a clock in the assertion. */
export async function eventually(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 1200; tries += 1) {
    if (await condition()) return;
    await pause(25);
  }
  throw new Error(`never came true: ${what}`);
}

export function runs(pid: number): boolean {
  return isAlive(pid);
}

export function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}

/** What the health of a server says, or null while it doesn't answer. */
export async function health(address: string): Promise<{ database: { reachable: boolean } } | null> {
  try {
    return (await (await fetch(`${address}/api/health`)).json()) as { database: { reachable: boolean } };
  } catch {
    return null;
  }
}
