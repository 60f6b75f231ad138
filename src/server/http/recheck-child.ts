import { fork, type ChildProcess } from "node:child_process";
import { getCompileCacheDir } from "node:module";
import { fileURLToPath } from "node:url";
import type { Settings } from "../app-settings.ts";
import { MEMORY_LIMIT, READY, SERVER_PROCESS, type RecheckAnswer, type RecheckRequest } from "./recheck-protocol.ts";
import { refuse, Refusal } from "./refusal.ts";

type Limits = Pick<Settings, "recheckSeconds" | "recheckMegabytes" | "recheckProcess">;

const OWN_PROCESS = new URL("./recheck-process.ts", import.meta.url);

/** How long a process without work is kept: its memory is worth more than the moment it takes to start. */
const IDLE_MS = 60_000;
/** How long a process may take to begin; on a busy machine that is a while, and no fault of the file. */
const START_SECONDS = 30;

/**
 * One process that rechecks files, and the one file it is working on.
 *
 * A file is somebody else's and may be made to take for ever or to fill the memory. A thread of the server would not do: one that
 * runs out of memory can take the whole process with it, whatever limits it was given (seen on Node 24). A process dies alone.
 */
export class RecheckChild {
  readonly #limits: Limits;
  readonly #process: ChildProcess;
  #report: ((outcome: string | Error) => void) | null = null;
  #deadline: NodeJS.Timeout | undefined;
  #idle: NodeJS.Timeout | undefined;
  #isReady = false;
  isAlive = true;

  constructor(limits: Limits) {
    this.#limits = limits;
    const cache = getCompileCacheDir();
    this.#process = fork(fileURLToPath(limits.recheckProcess ?? OWN_PROCESS), {
      // Nothing of the server's surroundings is any business of a process that reads strangers' files.
      env: { [MEMORY_LIMIT]: String(limits.recheckMegabytes), [SERVER_PROCESS]: String(process.pid), ...(cache === undefined ? {} : { NODE_COMPILE_CACHE: cache }) },
      execArgv: [`--max-old-space-size=${limits.recheckMegabytes}`],
      serialization: "advanced",
      // What it prints when it dies of a file helps nobody at the terminal.
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    this.#process.on("message", (answer: RecheckAnswer | typeof READY) => {
      if (answer !== READY) return this.#settle(outcomeOf(answer));
      this.#isReady = true;
      this.#allow();
    });
    this.#process.on("error", (error) => this.end(error));
    this.#process.on("exit", (code, signal) => {
      this.isAlive = false;
      this.#settle(signal === null ? new Error(`a recheck process ended with ${code}`) : this.#tooHeavy());
    });
    this.#rest();
  }

  run(request: RecheckRequest, report: (outcome: string | Error) => void): void {
    clearTimeout(this.#idle);
    this.#report = report;
    this.#process.ref();
    this.#process.channel?.ref();
    this.#allow();
    this.#process.send(request, (error) => {
      if (error !== null) this.end(error);
    });
  }

  /** Lets the process go after a while without work. */
  rest(gone: () => void): void {
    this.#idle = setTimeout(() => {
      gone();
      this.#process.kill("SIGKILL");
    }, IDLE_MS).unref();
  }

  end(reason: Error): void {
    this.isAlive = false;
    this.#settle(reason);
    this.#process.kill("SIGKILL");
  }

  /** Gives the file its time, which counts from when the process can work; or the process its time to begin. */
  #allow(): void {
    clearTimeout(this.#deadline);
    if (this.#report === null) return;
    const { recheckSeconds: seconds } = this.#limits;
    this.#deadline = this.#isReady
      ? setTimeout(() => this.end(refuse(422, "http.recheck-too-long", "", { seconds })), seconds * 1000)
      : setTimeout(() => this.end(new Error("a recheck process does not begin")), START_SECONDS * 1000);
  }

  #settle(outcome: string | Error): void {
    clearTimeout(this.#deadline);
    const report = this.#report;
    this.#report = null;
    this.#rest();
    report?.(outcome);
  }

  /** A process without work keeps nobody from ending. */
  #rest(): void {
    this.#process.unref();
    this.#process.channel?.unref();
  }

  /** Nobody kills it but its own guard, V8 at its limit and a system short of memory; all of them for the same reason. */
  #tooHeavy(): Refusal {
    return refuse(422, "http.recheck-too-heavy", "", { megabytes: this.#limits.recheckMegabytes });
  }
}

function outcomeOf(answer: RecheckAnswer): string | Error {
  if (answer.kind === "done") return answer.json;
  return answer.kind === "refused" ? new Refusal(422, answer.problems) : new Error(answer.error);
}
