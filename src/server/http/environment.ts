import type { Context as HttpContext } from "hono";

/** What hangs on a request: the connection it came by (absent when the application is called without a network) and the body once it was read. */
export interface Environment {
  readonly Bindings: { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string | undefined } } };
  readonly Variables: {
    /** The bytes of a body that `bounded-json.ts` has read. */
    body: Uint8Array;
  };
}

export type Http = HttpContext<Environment>;

/** One line of the log; never holds a key, a file or anything a person entered. */
export interface LogLine {
  readonly level: "error" | "warning";
  readonly what: string;
  readonly route?: string;
  readonly reference?: string;
  readonly error?: string;
}

export type Log = (line: LogLine) => void;
