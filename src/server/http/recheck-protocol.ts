import { Worker } from "node:worker_threads";
import type { Problem } from "../../core/basics/problem.ts";
import type { ReadFiles } from "../../files/recheck-kept.ts";
import type { Language } from "../../words/index.ts";

/** What a process is asked to recheck. */
export type RecheckRequest = RecheckFileRequest | RecheckTablesRequest;

/** One file, with everything in it. */
export interface RecheckFileRequest {
  readonly kind: "file";
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Null means the one of the year of each table. */
  readonly profile: string | null;
  readonly language: Language;
}

/** Tables that somebody has read already, each under the profile of its year, and what could not be read beside them. */
export interface RecheckTablesRequest extends ReadFiles {
  readonly kind: "tables";
  readonly language: Language;
}

/** What it answers: the contract as JSON text, what is wrong with the request, or an error nobody expected. */
export type RecheckAnswer =
  | { readonly kind: "done"; readonly json: string }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] }
  | { readonly kind: "failed"; readonly error: string };

/** Said once by a process that is ready for its first file. */
export const READY = "ready";

/** Name of the variable with the megabytes that a process may take. */
export const MEMORY_LIMIT = "HENGJI_RECHECK_MEGABYTES";

/** Name of the variable with the number of the server's process, which this one must not outlive. */
export const SERVER_PROCESS = "HENGJI_RECHECK_SERVER";

/** The side of the process: answers every request with what `recheck` makes of it, and ends with the server. */
export function answerRechecks(recheck: (request: RecheckRequest) => Promise<RecheckAnswer>): void {
  const guard = new Worker(new URL("./recheck-guard.ts", import.meta.url));
  // No file is taken before somebody watches over it.
  guard.once("message", () => {
    guard.unref();
    process.on("disconnect", () => process.exit());
    process.on("message", (request: RecheckRequest) => {
      recheck(request)
        .catch((error: unknown): RecheckAnswer => ({ kind: "failed", error: error instanceof Error ? (error.stack ?? error.message) : String(error) }))
        .then((answer) => process.send?.(answer));
    });
    process.send?.(READY);
  });
}
