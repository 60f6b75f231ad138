import type { Problem } from "./problem.ts";

/** Either a value or the problems that kept it from being made: expected failures are data, not exceptions. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refused<T = never>(...problems: Problem[]): Result<T> {
  return { ok: false, problems };
}
