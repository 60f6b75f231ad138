import { appendFileSync, renameSync, statSync } from "node:fs";

const KEPT_BYTES = 10_000_000;

export interface Log {
  readonly file: string;
  readonly write: (text: string) => void;
}

/** A log file that is put aside (one older one is kept) when it has grown large. */
export function openLog(file: string): Log {
  putAsideIfLarge(file);
  return {
    file,
    write(text) {
      try {
        appendFileSync(file, `${new Date().toISOString()} ${text}\n`, { mode: 0o600 });
      } catch {
        // A full disk must not take the server down by way of its log.
      }
    },
  };
}

export function putAsideIfLarge(file: string): void {
  try {
    if (statSync(file).size > KEPT_BYTES) renameSync(file, `${file}.1`);
  } catch {
    // There is none yet.
  }
}

/** All that is known about an error, for the log. */
export function detailsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
