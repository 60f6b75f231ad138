import type { Writable } from "node:stream";
import type { Language, Say } from "../../words/index.ts";
import { painter, type Paint } from "./paint.ts";

/** Everything a verb may say to whoever called it; verbs never touch the process itself. */
export interface Terminal {
  readonly language: Language;
  readonly say: Say;
  /** What was asked for: the report or the JSON, nothing else. */
  out(text: string): Promise<void>;
  /** Progress and complaints. */
  err(text: string): void;
  /** Columns to lay the report out in; null when it goes to a file or another program and lines stay whole. */
  readonly columns: number | null;
  readonly paint: Paint;
  readonly paintErr: Paint;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  readonly errColumns: number;
  /**
   * `gone`: the reader of the output went away (`| head`), which is its right. `lost`: it could not be written (a full disk).
   * Either way there is no need to go on for its sake.
   */
  readonly outState: () => OutState;
  /** Details of a fault of our own, for whoever set `HENGJI_DEBUG`; everybody else gets a sentence. */
  readonly onFailure: (failure: unknown) => void;
}

export type OutState = "open" | "gone" | "lost";

export interface TerminalStreams {
  readonly stdout: Writable & { isTTY?: boolean; columns?: number };
  readonly stderr: Writable & { isTTY?: boolean; columns?: number };
}

export function openTerminal(
  streams: TerminalStreams,
  environment: Readonly<Record<string, string | undefined>>,
  language: Language,
  say: Say,
): Terminal {
  const { stdout, stderr } = streams;
  const outIsTerminal = stdout.isTTY === true;
  const errIsTerminal = stderr.isTTY === true;
  let state: OutState = "open";
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (state !== "open") return;
    state = error.code === "EPIPE" ? "gone" : "lost";
    if (state === "lost") stderr.write(`${say("cli.out-lost", { code: error.code ?? error.message })}\n`);
  });
  // Complaints that nobody can be told are nobody's.
  stderr.on("error", () => {});
  return {
    language,
    say,
    out: (text) =>
      state === "open" && text !== ""
        ? new Promise((settle) => {
            stdout.write(text, () => settle());
          })
        : Promise.resolve(),
    err: (text) => {
      stderr.write(text);
    },
    columns: outIsTerminal ? Math.max(40, stdout.columns ?? 80) : null,
    paint: painter(outIsTerminal, environment),
    paintErr: painter(errIsTerminal, environment),
    outIsTerminal,
    errIsTerminal,
    errColumns: Math.max(20, stderr.columns ?? 80),
    outState: () => state,
    onFailure: (failure) => {
      if (environment["HENGJI_DEBUG"]) stderr.write(`${failure instanceof Error ? failure.stack : String(failure)}\n`);
    },
  };
}
