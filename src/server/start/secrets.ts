import { randomBytes } from "node:crypto";
import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { reasonOf, StartProblem } from "./start-problem.ts";

export interface Secrets {
  /** The secret of that name; made and kept at the first call. */
  readonly get: (name: string) => string;
  /** Whether it was there before this call. */
  readonly has: (name: string) => boolean;
}

/** Passwords made by this installation, in one file that only its owner can read. */
export function openSecrets(file: string): Secrets {
  const known = read(file);
  return {
    has: (name) => known[name] !== undefined,
    get(name) {
      const existing = known[name];
      if (existing !== undefined) return existing;
      const made = randomBytes(24).toString("base64url");
      known[name] = made;
      write(file, known);
      return made;
    },
  };
}

function read(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  } catch (error) {
    if (reasonOf(error) === "ENOENT") return {};
    // Never begin anew over a file that only can't be read: the passwords in it open the database.
    throw new StartProblem("start.secrets-unreadable", { file, reason: reasonOf(error) });
  }
}

function write(file: string, secrets: Readonly<Record<string, string>>): void {
  const next = `${file}.new`;
  const descriptor = openSync(next, "w", 0o600);
  chmodSync(next, 0o600);
  writeSync(descriptor, `${JSON.stringify(secrets, null, 2)}\n`);
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(next, file);
}
