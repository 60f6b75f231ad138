import type { MessageParams } from "./message.ts";

/**
 * What is wrong with input, in the one shape every edge of the house uses.
 * The words are `problem.<code>` (what happened) and `problem.<code>.advice` (what to do next) in `src/words`.
 */
export interface Problem {
  /** Stable, dotted, lower case: `sheet.too-large`. */
  readonly code: string;
  /** Where: a file, a file inside an archive, a cell (`表1!C7`), a field path; empty when it is the whole input. */
  readonly where: string;
  readonly params: MessageParams;
}

export function problem(code: string, where = "", params: MessageParams = {}): Problem {
  return { code, where, params };
}
