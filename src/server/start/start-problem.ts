import { problem, type Problem } from "../../core/basics/problem.ts";
import type { MessageParams } from "../../core/basics/message.ts";

/** Something that keeps the server from starting, or from going on, and that can be said in one sentence. */
export class StartProblem extends Error {
  readonly problem: Problem;

  constructor(code: string, params: MessageParams = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = "StartProblem";
    this.problem = problem(code, "", params);
  }
}

/** The short reason in an error of the system: `EACCES`, or its message. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (error instanceof Error) return "code" in error && typeof error.code === "string" && error.code.startsWith("E") ? error.code : error.message;
  return String(error);
}
