import type { ContentfulStatusCode } from "hono/utils/http-status";
import { problem, type Problem } from "../../core/basics/problem.ts";

/** Ends a request with problems; `answer-problems.ts` gives them their shape. */
export class Refusal extends Error {
  readonly status: ContentfulStatusCode;
  readonly problems: readonly Problem[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: ContentfulStatusCode, problems: readonly Problem[], headers: Readonly<Record<string, string>> = {}) {
    super(problems.map(({ code }) => code).join(", "));
    this.name = "Refusal";
    this.status = status;
    this.problems = problems;
    this.headers = headers;
  }
}

/** The statuses of what commands refuse. */
const STATUS: Readonly<Record<string, ContentfulStatusCode>> = {
  "kept.unknown": 404,
  "kept.full": 507,
  "http.idempotency-reused": 409,
};

export function refusalOf(problems: readonly Problem[]): Refusal {
  return new Refusal(STATUS[problems[0]?.code ?? ""] ?? 422, problems);
}

export function refuse(status: ContentfulStatusCode, code: string, where = "", params: Problem["params"] = {}): Refusal {
  return new Refusal(status, [problem(code, where, params)]);
}
