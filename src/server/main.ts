import { enableCompileCache, flushCompileCache } from "node:module";
import { join } from "node:path";
import type { RequestListener } from "node:http";
import { problem, type Problem } from "../core/basics/problem.ts";
import { INSTALLATION, languageOf, readConfig, type Config } from "./config.ts";
import { prepareDatabase } from "./postgres/prepare-database.ts";
import type { PreparedDatabase } from "./postgres/prepared-database.ts";
import { openDataFolder, type DataFolder } from "./start/data-folder.ts";
import { listen, type Listening } from "./start/listen.ts";
import { detailsOf, openLog, type Log } from "./start/log.ts";
import { StartProblem } from "./start/start-problem.ts";
import { onStopSignal } from "./start/stop-signals.ts";
import { tell, tellProblem } from "./start/tell.ts";

export interface MainHooks {
  /** Builds the pages where they are older than their sources. */
  readonly buildPages: () => Promise<{ code: string; params: Record<string, string | number> } | null>;
}

/** Starts the server, and ends the process when the server ends. What goes wrong is one sentence and a non-zero exit. */
export async function main(args: readonly string[], hooks: MainHooks): Promise<void> {
  const language = languageOf(process.env);
  const read = readConfig(args, process.env);
  if (!read.ok) return exitWith(read.problems[0] ?? problem("start.unexpected"), language);
  const server = new RunningServer(read.value, hooks);
  try {
    await server.start();
  } catch (error) {
    await server.fail(error);
  }
}

async function exitWith(what: Problem, language: Config["language"]): Promise<void> {
  await tellProblem(what, language);
  process.exit(1);
}

/** What is open while the server runs, so that it can be closed in the right order from wherever it ends. */
class RunningServer {
  readonly #config: Config;
  readonly #hooks: MainHooks;
  readonly #gaveUp = new AbortController();
  #data: DataFolder | null = null;
  #log: Log | null = null;
  #listening: Listening | null = null;
  #database: Promise<PreparedDatabase> | null = null;
  #ready: PreparedDatabase | null = null;
  #endPool: () => Promise<void> = async () => {};
  #ending = false;

  constructor(config: Config, hooks: MainHooks) {
    this.#config = config;
    this.#hooks = hooks;
  }

  async start(): Promise<void> {
    const { port, host, databaseUrl, city, signIn, data: folder } = this.#config;
    onStopSignal(() => void this.#stop(), () => this.#hurry());
    process.on("uncaughtException", (error) => void this.fail(error));
    process.on("unhandledRejection", (error) => void this.fail(error));

    const data = openDataFolder(folder);
    this.#data = data;
    this.#log = openLog(join(data.logFolder, "server.log"));
    this.#log.write(`start pid ${process.pid} node ${process.versions.node}`);
    enableCompileCache(data.cacheFolder);

    const gate = openGate();
    const listening = await listen(host, port, gate.listener);
    this.#listening = listening;
    // The database starts in a process of its own; meanwhile this one loads the application.
    this.#database = prepareDatabase({
      installation: INSTALLATION, data, databaseUrl, signal: this.#gaveUp.signal,
      onSlow: (code) => void tell(code, {}, this.#config.language),
      onRestart: (state) => this.#databaseRestarts(state),
      onLost: (lost) => void this.fail(lost),
    });
    this.#database.catch(() => {});
    const pages = this.#hooks.buildPages();
    pages.catch(() => {});
    const application = await import("./start/application.ts");
    const database = await this.#database;
    this.#ready = database;
    const unbuilt = await pages;
    if (unbuilt !== null) throw new StartProblem(unbuilt.code, unbuilt.params);
    const opened = await application.openApplication({ database, data, publicAddress: listening.address, city, signIn, log: this.#log });
    this.#endPool = opened.end;
    if (this.#ending) return;
    gate.open(opened.listener);
    data.lock.answersAt(listening.address);
    await this.#announce(listening);
    // Kept now and not at the end: a server is often ended without being asked.
    setTimeout(flushCompileCache, 1000).unref();
  }

  async #announce({ address, elsewhere }: Listening): Promise<void> {
    const { language } = this.#config;
    await tell("server.ready", { address }, language, process.stdout);
    for (const other of elsewhere) await tell("server.ready.elsewhere", { address: other }, language, process.stdout);
    if (process.stdout.isTTY) await tell("server.ready.stop", {}, language, process.stdout);
    this.#log?.write(`ready ${address}`);
  }

  #databaseRestarts(state: "ended" | "back"): void {
    this.#log?.write(`database ${state}`);
    void tell(`server.database.${state}`, {}, this.#config.language);
  }

  /** Ends everything in good order: requests, connections, database, lock. */
  async #stop(): Promise<void> {
    if (this.#ending) return;
    this.#ending = true;
    this.#log?.write("stop");
    if (process.stdout.isTTY) await tell("server.stopping", {}, this.#config.language);
    await this.#close();
    process.exit(0);
  }

  /** A second request to end: nothing is waited for; the database recovers at the next start. */
  #hurry(): void {
    this.#ready?.stopNow();
    this.#data?.lock.release();
    process.exit(130);
  }

  async fail(error: unknown): Promise<void> {
    if (this.#ending) return;
    this.#ending = true;
    const { language } = this.#config;
    const what = problemOf(error);
    this.#log?.write(what === null ? detailsOf(error) : `${what.code} ${JSON.stringify(what.params)}`);
    await this.#close();
    await exitWith(what ?? problem("start.unexpected", "", { log: this.#log?.file ?? "-", reason: shortly(error) }), language);
  }

  async #close(): Promise<void> {
    this.#gaveUp.abort();
    try {
      await this.#listening?.close();
      await this.#endPool();
      const database = await this.#database?.catch(() => null);
      await database?.stop();
    } catch (error) {
      this.#log?.write(detailsOf(error));
    }
    this.#data?.lock.release();
  }
}

/** Takes requests from the beginning, and lets them wait until the application can answer. */
function openGate(): { listener: RequestListener; open: (listener: RequestListener) => void } {
  let now: RequestListener | null = null;
  const waiting: (() => void)[] = [];
  return {
    listener: (request, response) => {
      if (now !== null) now(request, response);
      else waiting.push(() => now?.(request, response));
    },
    open(listener) {
      now = listener;
      for (const answer of waiting.splice(0)) answer();
    },
  };
}

function problemOf(error: unknown): Problem | null {
  if (error instanceof StartProblem) return error.problem;
  // Other parts of the house refuse in the same shape (a database that a later version has migrated, say).
  if (error instanceof Error && "problem" in error) return error.problem as Problem;
  return null;
}

function shortly(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}
