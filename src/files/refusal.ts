import { problem, type Problem } from "../core/basics/problem.ts";
import type { MessageParams } from "../core/basics/message.ts";

/**
 * Leaves a reader from deep inside a stream with the problem that ends it.
 * Thrown and caught in this folder only: whoever calls `readTables` gets the problem as data.
 */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(reason: Problem) {
    super(reason.code);
    this.problem = reason;
  }
}

export function refuse(code: string, where = "", params: MessageParams = {}): never {
  throw new Refusal(problem(code, where, params));
}
