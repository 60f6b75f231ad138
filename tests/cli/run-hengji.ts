import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ContractEntry } from "../../src/files/recheck-contract.ts";

export const MAIN = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
  /** Arguments of Node itself. */
  readonly node?: readonly string[];
}

/** Runs the real program in a process of its own, in Chinese and without a terminal unless told otherwise. */
export function hengji(words: readonly string[], options: RunOptions = {}): Promise<Run> {
  const { NO_COLOR: _no, LANG: _lang, LC_ALL: _all, LC_MESSAGES: _messages, ...inherited } = process.env;
  const child = spawn(process.execPath, [...(options.node ?? []), MAIN, ...words], {
    cwd: options.cwd ?? ROOT,
    // Compiled code is kept between the many starts of a test run.
    env: { ...inherited, NODE_COMPILE_CACHE: join(tmpdir(), "hengji-test-compiled"), ...options.env },
    // A process that never ends is ended; nothing here is measured.
    timeout: 120_000,
    killSignal: "SIGKILL",
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (piece: string) => (out += piece));
  child.stderr.setEncoding("utf8").on("data", (piece: string) => (err += piece));
  // A program that refuses its arguments ends before it reads.
  child.stdin.on("error", () => {});
  child.stdin.end(options.input ?? "");
  return new Promise((settle, fail) => {
    child.on("error", fail);
    child.on("close", (code) => settle({ code, out, err }));
  });
}

/** The entries of a run with `--json`; throws when the output is anything but JSON. */
export function entriesOf(run: Run): ContractEntry[] {
  return JSON.parse(run.out) as ContractEntry[];
}
