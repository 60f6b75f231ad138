import type { Result } from "../../core/basics/result.ts";
import { refusalOf } from "./refusal.ts";

/** The value of what a command or query came to, or the refusal that ends the request. */
export function valueOf<T>(outcome: Result<T>): T {
  if (!outcome.ok) throw refusalOf(outcome.problems);
  return outcome.value;
}
