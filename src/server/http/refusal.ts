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
  "session.needed": 401,
  "session.wrong": 401,
  "session.factor-needed": 401,
  "session.locked": 423,
  "session.no-post": 403,
  "session.must-change": 403,
  "session.factor-to-set-up": 403,
  "session.unknown": 404,
  "duty.missing": 403,
  "factor.on": 409,
  "factor.off": 409,
  "factor.not-begun": 409,
  "factor.not-asked": 409,
  "factor.asked": 403,
  "person.unknown": 404,
  "person.ended": 409,
  "person.self": 403,
  "person.login-taken": 409,
  "person.last-administrator": 409,
  "delegation.unknown": 404,
  "delegation.administrator": 403,
  "delegation.not-onward": 403,
  "delegation.not-yours": 403,
  "delegation.over": 403,
  "delegation.taken-back": 403,
  "delegation.overlaps": 409,
  "delegation.ended": 409,
  "delegation.over-already": 409,
  "post.unknown": 404,
  "post.ended": 409,
  "post.self": 403,
  "post.held-already": 409,
  "post.last-administrator": 409,
  "demo.none": 404,
  "demo.person-unknown": 404,
  "filing.unknown": 404,
  "subject.unknown": 404,
  "remark.unknown": 404,
  "opinion.unknown": 404,
  "filing.stale": 409,
  "filing.changed-since": 409,
  "filing.exists": 409,
  "filing.cell-not-yours": 403,
  "remark.not-in-your-hands": 403,
  "workflow.administrator": 403,
  "workflow.not-in-range": 403,
  "workflow.not-your-step": 403,
  "workflow.not-assigned": 403,
  "workflow.other-unit": 403,
  "workflow.own-unit": 403,
  "workflow.four-eyes": 403,
  "workflow.four-eyes-filler": 403,
  "workflow.withdraw-not-yours": 403,
  "workflow.withdraw-moved-on": 403,
  "workflow.withdraw-other-post": 403,
  "workflow.withdraw-ended": 403,
  "workflow.withdraw-saved": 409,
  "workflow.withdraw-remarked": 409,
  "workflow.urge-not-behind": 403,
  "workflow.urge-yours": 403,
  "workflow.urge-ended": 403,
  "workflow.urge-again": 409,
  "workflow.frozen": 403,
  "workflow.frozen-confirmed": 403,
  "workflow.action-not-here": 403,
  "workflow.nothing-to-fill": 403,
  "approval.unknown": 404,
  "approval.number-taken": 409,
  "snapshot.unit-fills": 403,
  "snapshot.at-once": 409,
  "evidence.unknown": 404,
  "evidence.there-already": 409,
  "evidence.too-many": 409,
  "evidence.withdrawn-before": 409,
  "paper.unknown": 404,
  "paper.changed": 409,
  "scan.code-unknown": 404,
  "publication.department-unknown": 404,
  "publication.four-eyes": 403,
  "publication.four-eyes-withholding": 403,
  "publication.project-unknown": 404,
  "publication.mark-unknown": 404,
  "publication.withheld-already": 409,
  "publication.released-before": 409,
  "publication.unchanged": 409,
  "publication.at-once": 409,
  "adoption.unknown": 404,
  "adoption.there-already": 409,
  "adoption.proposed-already": 409,
  "adoption.confirmed-before": 409,
  "adoption.changed-since": 409,
  "adoption.same-person": 403,
  "adoption.same-role": 403,
};

export function refusalOf(problems: readonly Problem[]): Refusal {
  return new Refusal(STATUS[problems[0]?.code ?? ""] ?? 422, problems);
}

export function refuse(status: ContentfulStatusCode, code: string, where = "", params: Problem["params"] = {}): Refusal {
  return new Refusal(status, [problem(code, where, params)]);
}
