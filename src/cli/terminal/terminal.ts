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
  /** True once the reader of the output has gone (`| head`): no need to go on for its sake. */
  readonly outClosed: () => boolean;
  readonly input: NodeJS.ReadableStream;
}

export interface TerminalStreams {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: Writable & { isTTY?: boolean; columns?: number };
  readonly stderr: Writable & { isTTY?: boolean; columns?: number };
}

export function openTerminal(
  streams: TerminalStreams,
  environment: Readonly<Record<string, string | undefined>>,
  language: Language,
  say: Say,
): Terminal {
  const { stdin, stdout, stderr } = streams;
  const outIsTerminal = stdout.isTTY === true;
  const errIsTerminal = stderr.isTTY === true;
  let closed = false;
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    // A closed pipe is the reader's right and no error of ours; anything else (a full disk) must be seen.
    if (error.code !== "EPIPE") throw error;
    closed = true;
  });
  stderr.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return {
    language,
    say,
    out: (text) =>
      closed
        ? Promise.resolve()
        : new Promise((settle) => {
            stdout.write(text, () => settle());
          }),
    err: (text) => {
      stderr.write(text);
    },
    columns: outIsTerminal ? Math.max(40, stdout.columns ?? 80) : null,
    paint: painter(outIsTerminal, environment),
    paintErr: painter(errIsTerminal, environment),
    outIsTerminal,
    errIsTerminal,
    errColumns: Math.max(20, stderr.columns ?? 80),
    outClosed: () => closed,
    input: stdin,
  };
}
