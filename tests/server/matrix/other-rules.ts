import { HEADING } from "./plant.ts";
import { isAdministrator } from "../../../src/core/access/role.ts";
import type { Duty } from "../../../src/core/pack/definitions.ts";
import { changeStep } from "../../../src/core/workflow/edit-steps.ts";
import { writeWorkflow } from "../../../src/files/write-workflow.ts";
import { CRITERIA } from "../../../src/core/library/card-review.ts";
import { toKeep } from "../examples.ts";
import type { Cell, Rule } from "./cell.ts";
import { DEPARTMENT_CODE, EVALUATED_YEAR, GOAL_YEAR, NO_POST, PUBLISHED_YEAR, SIGNER, UNIT_CODE, codeOf } from "./matrix-city.ts";
import { CARD_DRAFT, PLANTED_REFERENCE } from "./plant-library.ts";
import { EX_ANTE_RULES } from "./ex-ante-rules.ts";
import { LEDGER_RULES } from "./ledger-rules.ts";
import { POLICY_RULES } from "./policy-rules.ts";
import { PAPER_RULES } from "./paper-rules.ts";
import { REPORTING_RULES } from "./reporting-rules.ts";
import { lookedAt, PASSWORD, type MatrixWorld } from "./matrix-world.ts";

/* What all other routes demand. */

const KIT = "/api/{year}/self-evaluation/departments/{id}";
const department = ({ relation }: Cell, world: MatrixWorld): string => world.unit(DEPARTMENT_CODE[relation]);
const list = (route: string, path: string, ...duties: Duty[]): Rule => ({ route: `GET ${route}`, who: "acting", duties, leaves: null, ask: () => ({ path }) });
const open = (route: string, path: string | ((world: MatrixWorld) => string)): Rule => ({
  route: `GET ${route}`, who: "anybody", leaves: null, ask: (_, world) => ({ path: typeof path === "string" ? path : path(world) }),
});
const notOfAdministrators = ({ asker: { role } }: Cell) => (role !== null && isAdministrator(role) ? "refused" as const : null);
/** Nobody gets a step further with it than having passed the code. */
const afterCode = { "code-missing": "unsigned" } as const;
const ofSession = (asker: Cell["asker"], world: MatrixWorld): string => world.session(asker.login ?? SIGNER);

export const OTHER_RULES: readonly Rule[] = [
  // Lists
  list("/api/today", "/api/today", "filing.read"),
  list("/api/inbox", "/api/inbox?limit=100", "filing.read"),
  list("/api/inbox", "/api/inbox?limit=100&box=elsewhere", "filing.read"),
  list("/api/hand-over", "/api/hand-over", "filing.read"),
  list("/api/{year}/{stage}/subjects", `/api/${GOAL_YEAR}/goal/subjects`, "filing.read"),
  list("/api/{year}/{stage}/filings", `/api/${GOAL_YEAR}/goal/filings?limit=100`, "filing.read"),
  list("/api/{year}/monitoring/periods", `/api/${GOAL_YEAR}/monitoring/periods`, "filing.read"),
  list("/api/{year}/{stage}/filing-count", `/api/${GOAL_YEAR}/goal/filing-count`, "filing.read"),
  list("/api/{year}/{stage}/reporting", `/api/${GOAL_YEAR}/goal/reporting`, "reporting.read"),
  list("/api/{year}/{stage}/reporting/unreported", `/api/${GOAL_YEAR}/goal/reporting/unreported`, "reporting.read"),
  list("/api/{year}/{stage}/reporting/workbook", `/api/${GOAL_YEAR}/goal/reporting/workbook`, "reporting.read"),
  list("/api/{year}/goal/export", `/api/${GOAL_YEAR}/goal/export`, "filing.read"),
  list("/api/{year}/goal/approvals", `/api/${EVALUATED_YEAR}/goal/approvals`, "approval.read"),
  list("/api/{year}/goal/approvals/waiting", `/api/${GOAL_YEAR}/goal/approvals/waiting`, "approval.read"),
  list("/api/{year}/self-evaluation/departments", `/api/${EVALUATED_YEAR}/self-evaluation/departments`, "publication.prepare"),
  list("/api/people", "/api/people?limit=100", "person.manage", "post.give", "account.unlock", "log.read"),
  list("/api/units", "/api/units", "unit.manage", "person.manage", "post.give", "flow.draft", "flow.publish"),
  list("/api/posts", "/api/posts?limit=100", "post.give"),
  list("/api/events", "/api/events?limit=100", "log.read"),
  list("/api/refusals", "/api/refusals?limit=100", "log.read"),
  list("/api/seals", "/api/seals?limit=100", "log.read"),
  // Definitions are for everybody but the three administrators; a duty that all others have stands for that.
  list("/api/adoptions", "/api/adoptions", "filing.read"),

  // Workflows: read like all definitions, changed by whoever may draft, published by whoever may publish. The next version that there is was worked on by the performance office.
  list("/api/workflows", "/api/workflows", "filing.read"),
  list("/api/workflows/{id}/versions/{version}", "/api/workflows/goal/versions/1", "filing.read"),
  list("/api/workflows/{id}/versions/{version}", "/api/workflows/self-evaluation/versions/draft", "filing.read"),
  {
    route: "PUT /api/workflows/{id}/draft", who: "acting", duties: ["flow.draft"], leaves: "flow.drafted",
    ask: (_, { packs }) => ({ path: "/api/workflows/goal/draft", json: { text: writeWorkflow(changeStep(packs.workflows.find(({ id }) => id === "goal")!, "department", { due: { days: 17 } })), reason: "试改时限", expectedSaved: 0 } }),
  },
  { route: "DELETE /api/workflows/{id}/draft", who: "acting", duties: ["flow.draft"], leaves: "flow.draft-discarded", ask: () => ({ path: "/api/workflows/self-evaluation/draft?saved=1" }) },
  { route: "POST /api/workflows/{id}/publications", who: "acting", duties: ["flow.publish"], leaves: "flow.published", ask: () => ({ path: "/api/workflows/self-evaluation/publications", json: { expectedSaved: 1 } }) },

  // Cards: in force for everybody but the three administrators; MTX-0002 is being written and MTX-0003 judged, both by the department of those who ask.
  list("/api/library", "/api/library", "filing.read"),
  list("/api/library/cards", "/api/library/cards?query=%E6%BB%A1%E6%84%8F", "filing.read"),
  list("/api/library/cards/{code}", "/api/library/cards/MTX-0001", "filing.read"),
  list("/api/library/function-coverage", "/api/library/function-coverage?least=2", "filing.read"),
  list("/api/library/benchmarks", "/api/library/benchmarks?codes=MTX-0001", "filing.read"),
  { route: "POST /api/library/cards", who: "acting", duties: ["card.draft"], leaves: "card.drafted", ask: () => ({ path: "/api/library/cards", json: { draft: CARD_DRAFT, reason: "补充指标" } }) },
  { route: "PUT /api/library/cards/{code}/draft", who: "acting", duties: ["card.draft"], leaves: "card.drafted", ask: () => ({ path: "/api/library/cards/MTX-0002/draft", json: { draft: CARD_DRAFT, reason: "补充指标", expectedSaved: 1 } }) },
  { route: "DELETE /api/library/cards/{code}/draft", who: "acting", duties: ["card.draft"], leaves: "card.discarded", ask: () => ({ path: "/api/library/cards/MTX-0002/draft?saved=1" }) },
  { route: "POST /api/library/cards/{code}/proposals", who: "acting", duties: ["card.draft"], leaves: "card.proposed", ask: () => ({ path: "/api/library/cards/MTX-0002/proposals", json: { expectedSaved: 1 } }) },
  {
    route: "POST /api/library/cards/{code}/reviews", who: "acting", duties: ["card.review"], leaves: "card.reviewed",
    ask: () => ({ path: "/api/library/cards/MTX-0003/reviews", json: { judgements: CRITERIA.map((criterion) => ({ criterion, passed: true, note: "" })), opinion: "", returns: false, expectedSaved: 1 } }),
  },
  { route: "POST /api/library/cards/{code}/publications", who: "acting", duties: ["card.publish"], leaves: "card.published", ask: () => ({ path: "/api/library/cards/MTX-0003/publications", json: { expectedSaved: 1 } }) },
  { route: "POST /api/library/cards/{code}/retirements", who: "acting", duties: ["card.publish"], leaves: "card.retired", ask: () => ({ path: "/api/library/cards/MTX-0001/retirements", json: { version: 1, reason: "并入", replacedBy: null } }) },
  {
    route: "POST /api/library/cards/{code}/references", who: "acting", duties: ["card.review"], leaves: "card.reference-recorded",
    ask: () => ({ path: "/api/library/cards/MTX-0001/references", json: { kind: "sector", value: "95", year: 2025, compared: "同类城市", source: "演示取值", sourceDate: "2026-01-01" } }),
  },
  {
    route: "POST /api/library/cards/{code}/references/{id}/withdrawals", who: "acting", duties: ["card.review"], leaves: "card.reference-withdrawn",
    ask: () => ({ path: `/api/library/cards/MTX-0001/references/${PLANTED_REFERENCE}/withdrawals`, json: { reason: "出处已更正" } }),
  },

  // Packs: read like all definitions, changed by whoever may draft, published by whoever may publish.
  list("/api/packs", "/api/packs", "filing.read"),
  list("/api/packs/definitions/{part}/{name}", "/api/packs/definitions/forms/goal", "filing.read"),
  list("/api/packs/layers/{name}", "/api/packs/layers/national", "filing.read"),
  { route: "GET /api/packs/{digest}/{year}/forms/{form}", who: "acting", leaves: null, duties: ["filing.read"], ask: (_, { packs }) => ({ path: `/api/packs/${packs.digest}/${GOAL_YEAR}/forms/goal` }) },
  {
    route: "PUT /api/packs/draft", who: "acting", duties: ["packs.draft"], leaves: "packs.drafted",
    ask: () => ({ path: "/api/packs/draft", json: { changes: [{ of: HEADING.of, at: HEADING.at, was: HEADING.was, is: "本年指标值", why: HEADING.why }], files: [], reason: "试改栏目", expectedSaved: 1 } }),
  },
  { route: "DELETE /api/packs/draft", who: "acting", duties: ["packs.draft"], leaves: "packs.draft-discarded", ask: () => ({ path: "/api/packs/draft?saved=1" }) },
  { route: "POST /api/packs/publications", who: "acting", duties: ["packs.publish"], leaves: "packs.published", ask: () => ({ path: "/api/packs/publications", json: { expectedSaved: 1 } }) },

  // Opinions: everybody's own
  list("/api/opinions", "/api/opinions", "filing.remark"),
  { route: "POST /api/opinions", who: "acting", duties: ["filing.remark"], leaves: "opinion.kept", ask: () => ({ path: "/api/opinions", json: { action: "return", said: "请说明测算依据。" } }) },
  {
    route: "DELETE /api/opinions/{id}", who: "acting", leaves: "opinion.dropped", first: ({ asker: { role } }) => (role === "unit-head" ? null : "unseen"),
    ask: (_, world) => ({ path: `/api/opinions/${world.opinion("own")}` }),
  },

  {
    // Everything that a department has at one step, so that it leaves as many events as there are.
    route: "POST /api/{year}/{stage}/extensions", who: "acting", duties: ["deadline.extend"], leaves: "filing.extended", check: () => null,
    ask: (_, world) => ({ path: "/api/2027/goal/extensions", json: { departmentId: world.unit("101"), step: "department", until: "2027-09-01", reason: "材料未能按时取得。" } }),
  },

  // Reminders: everybody's own
  { route: "GET /api/reminders", who: "acting", leaves: null, ask: () => ({ path: "/api/reminders" }) },

  // Views: everybody's own
  list("/api/views", "/api/views", "filing.read"),
  { route: "POST /api/views", who: "acting", duties: ["filing.read"], leaves: "view.kept", ask: () => ({ path: "/api/views", json: { name: "逾期的", address: "/app/inbox?box=late" } }) },
  {
    route: "PUT /api/views/{id}", who: "acting", leaves: "view.renamed", first: ({ asker: { role } }) => (role === "unit-head" ? null : "unseen"),
    ask: (_, world) => ({ path: `/api/views/${world.view("own")}`, json: { name: "另一个名称" } }),
  },
  {
    route: "DELETE /api/views/{id}", who: "acting", leaves: "view.dropped", first: ({ asker: { role } }) => (role === "unit-head" ? null : "unseen"),
    ask: (_, world) => ({ path: `/api/views/${world.view("own")}` }),
  },

  // Letters
  { route: "GET /api/{year}/goal/approvals/{id}", who: "acting", duties: ["approval.read"], about: "letter", leaves: null, ask: ({ relation }, world) => ({ path: `/api/${world.letter(relation).year}/goal/approvals/${world.letter(relation).id}` }) },
  { route: "GET /api/{year}/goal/approvals/{id}/workbook", who: "acting", duties: ["approval.read"], about: "letter", leaves: null, ask: ({ relation }, world) => ({ path: `/api/${world.letter(relation).year}/goal/approvals/${world.letter(relation).id}/workbook` }) },
  { route: "GET /print/{year}/goal/approvals/{id}", who: "acting", duties: ["approval.read"], about: "letter", leaves: null, ask: ({ relation }, world) => ({ path: `/print/${world.letter(relation).year}/goal/approvals/${world.letter(relation).id}` }) },

  // Money
  {
    route: "POST /api/{year}/payments", who: "acting", duties: ["payment.record"], about: "subject", leaves: "payments.recorded",
    // Told row by row: one of a project out of sight is unknown, and nothing is written.
    first: ({ relation, asker }) => (relation === "foreign" && asker.role !== null ? "done" : null),
    ask: ({ relation }) => ({ path: `/api/${EVALUATED_YEAR}/payments`, json: { payments: [{ subjectCode: codeOf(relation, "fresh"), source: "appropriation", paidOn: "2026-08-01", amountFen: "100", voucher: "N1" }] } }),
    check({ relation }, answer) {
      const { recorded, problems } = answer as { recorded: number; problems: { code: string }[] };
      const expected = relation === "foreign" ? [0, "payment.subject-unknown"] : [1, ""];
      return recorded === expected[0] && (problems[0]?.code ?? "") === expected[1] ? null : `recorded ${recorded} ${problems[0]?.code ?? ""}`;
    },
  },

  // Disclosure
  { route: `GET ${KIT}/kit`, who: "acting", duties: ["publication.prepare"], about: "department", leaves: null, ask: (cell, world) => ({ path: `/api/${EVALUATED_YEAR}/self-evaluation/departments/${department(cell, world)}/kit` }) },
  { route: `GET ${KIT}/summary`, who: "acting", duties: ["publication.prepare"], about: "department", leaves: null, ask: (cell, world) => ({ path: `/api/${EVALUATED_YEAR}/self-evaluation/departments/${department(cell, world)}/summary` }) },
  { route: `GET ${KIT}/summary/workbook`, who: "acting", duties: ["publication.prepare"], about: "department", leaves: null, ask: (cell, world) => ({ path: `/api/${EVALUATED_YEAR}/self-evaluation/departments/${department(cell, world)}/summary/workbook` }) },
  { route: `GET ${KIT}/kit.zip`, who: "acting", duties: ["publication.prepare"], about: "department", leaves: null, ask: (cell, world) => ({ path: `/api/${EVALUATED_YEAR}/self-evaluation/departments/${department(cell, world)}/kit.zip` }) },
  {
    route: `POST ${KIT}/publish`, who: "acting", duties: ["publication.publish"], about: "department", leaves: "publication.published",
    ask: async (cell, world) => {
      const path = `/api/${EVALUATED_YEAR}/self-evaluation/departments/${department(cell, world)}`;
      return { path: `${path}/publish`, json: await lookedAt(world.bare, path, world.token("make.performance")) };
    },
  },
  {
    route: `POST ${KIT}/withheld`, who: "acting", duties: ["publication.prepare"], about: "department", leaves: "project.withheld",
    ask: (cell, world) => ({ path: `/api/${EVALUATED_YEAR}/self-evaluation/departments/${department(cell, world)}/withheld`, json: { subjectId: world.subject(cell.relation, "evaluable"), reason: "secrecy-review" } }),
  },
  {
    route: `POST ${KIT}/withheld/{mark}/release`, who: "acting", duties: ["publication.publish"], about: "department", leaves: "project.released",
    ask: (cell, world) => ({ path: `/api/${EVALUATED_YEAR}/self-evaluation/departments/${department(cell, world)}/withheld/${world.mark(cell.relation)}/release` }),
  },
  open("/public", "/public"),
  open("/public/{year}", `/public/${PUBLISHED_YEAR}`),
  open("/public/{year}/{department}", (world) => `/public/${PUBLISHED_YEAR}/${world.unit("205")}`),
  open("/public/{year}/{department}/data.json", (world) => `/public/${PUBLISHED_YEAR}/${world.unit("205")}/data.json`),
  open("/public/{year}/{department}/data.csv", (world) => `/public/${PUBLISHED_YEAR}/${world.unit("205")}/data.csv`),

  // Administration
  { route: "POST /api/adoptions", who: "acting", duties: ["adoption.propose"], leaves: "adoption.proposed", ask: () => ({ path: "/api/adoptions", json: { definition: "workflow/goal/1", documentNo: "矩阵财〔2026〕2号", documentDate: "2026-01-02" } }) },
  { route: "POST /api/adoptions/{id}/confirm", who: "acting", duties: ["adoption.confirm"], leaves: "adoption.confirmed", ask: (_, { adoptionId }) => ({ path: `/api/adoptions/${adoptionId}/confirm` }) },
  { route: "POST /api/people", slow: true, who: "acting", duties: ["person.manage"], leaves: "person.made", ask: () => ({ path: "/api/people", json: { login: "new.person", name: "新人" } }) },
  { route: "POST /api/people/{id}/end", who: "acting", duties: ["person.manage"], leaves: "person.ended", ask: (_, world) => ({ path: `/api/people/${world.person(SIGNER)}/end` }) },
  { route: "POST /api/people/{id}/unlock", who: "acting", duties: ["account.unlock"], leaves: "account.unlocked", ask: (_, world) => ({ path: `/api/people/${world.person(SIGNER)}/unlock`, json: {} }) },
  { route: "GET /api/people/{id}/sessions", who: "acting", duties: ["session.end"], leaves: null, ask: (_, world) => ({ path: `/api/people/${world.person(SIGNER)}/sessions` }) },
  {
    route: "POST /api/posts", who: "acting", duties: ["post.give"], leaves: "post.given",
    ask: (_, world) => ({ path: "/api/posts", json: { personId: world.person(SIGNER), unitId: world.unit(UNIT_CODE.neighbour), role: "unit-officer" } }),
  },
  { route: "POST /api/posts/{id}/end", who: "acting", duties: ["post.give"], leaves: "post.ended", ask: (_, world) => ({ path: `/api/posts/${world.post(SIGNER)}/end` }) },

  // Delegations: of any business post, by its holder.
  { route: "GET /api/delegations", who: "acting", leaves: null, ask: () => ({ path: "/api/delegations?limit=100" }) },
  { route: "GET /api/delegations/colleagues", who: "acting", leaves: null, first: notOfAdministrators, ask: () => ({ path: "/api/delegations/colleagues" }) },
  {
    route: "POST /api/delegations", who: "acting", leaves: "delegation.given", first: notOfAdministrators,
    ask: (_, world) => ({ path: "/api/delegations", json: { personId: world.person(NO_POST), from: "2026-12-01", until: "2026-12-05", reason: "出差" } }),
  },
  {
    route: "POST /api/delegations/{id}/end", who: "acting", leaves: "delegation.ended",
    first: ({ asker: { role } }) => (role === "unit-officer" || role === "security-admin" ? null : role === "audit-admin" ? "refused" : "unseen"),
    ask: (_, world) => ({ path: `/api/delegations/${world.delegation("own")}/end` }),
  },

  // Sessions
  { route: "POST /api/session", slow: true, who: "anybody", leaves: "session.begun", ask: () => ({ path: "/api/session", json: { login: SIGNER, password: PASSWORD } }) },
  { route: "GET /api/session", who: "signed-in", leaves: null, ask: () => ({ path: "/api/session" }) },
  { route: "DELETE /api/session", who: "signed-in", leaves: "session.ended", ask: () => ({ path: "/api/session" }) },
  // There is nothing to be given where the code was given, or no secret was ever made.
  { route: "POST /api/session/factor", who: "signed-in", leaves: null, outcome: () => "unfit", ask: () => ({ path: "/api/session/factor", json: { code: "123456" } }) },
  {
    route: "POST /api/session/post", who: "signed-in", leaves: "post.chosen", halfway: { ...afterCode, "no-post": "unseen", "post-ended": "unseen" },
    ask: ({ asker }, world) => ({ path: "/api/session/post", json: { postId: world.post(asker.login === null || asker.standing === "no-post" ? SIGNER : asker.login) } }),
  },
  { route: "GET /api/sessions", who: "signed-in", leaves: null, halfway: afterCode, ask: () => ({ path: "/api/sessions" }) },
  { route: "DELETE /api/sessions", who: "signed-in", leaves: null, halfway: afterCode, ask: () => ({ path: "/api/sessions" }) },
  {
    route: "DELETE /api/sessions/{id}", who: "signed-in", variants: ["own", "somebody's"], leaves: "session.ended", halfway: afterCode,
    outcome: ({ variant, asker }) => (variant === "own" || asker.role === "security-admin" ? "done" : asker.role === "system-admin" ? "refused" : "unseen"),
    ask: ({ variant, asker }, world) => ({ path: `/api/sessions/${variant === "own" ? ofSession(asker, world) : world.session(SIGNER)}` }),
  },
  // The made-up people have no password, so none is the old one.
  { route: "POST /api/password", slow: true, who: "signed-in", leaves: null, outcome: () => "unfit", halfway: afterCode, ask: () => ({ path: "/api/password", json: { old: "not-the-old-one-1", new: "Another-cup-of-7" } }) },
  { route: "POST /api/factor", who: "signed-in", leaves: null, halfway: afterCode, ask: () => ({ path: "/api/factor" }) },
  { route: "POST /api/factor/confirm", who: "signed-in", leaves: null, outcome: () => "unfit", halfway: afterCode, ask: () => ({ path: "/api/factor/confirm", json: { code: "123456" } }) },
  { route: "DELETE /api/factor", slow: true, who: "signed-in", leaves: null, outcome: () => "unfit", halfway: afterCode, ask: () => ({ path: "/api/factor", json: { password: "not-the-password-1" } }) },
  open("/api/demo", "/api/demo"),
  { route: "POST /api/demo/session", who: "anybody", leaves: "session.begun", ask: () => ({ path: "/api/demo/session", json: { login: SIGNER } }) },

  // What needs no sign-in at all
  open("/api/health", "/api/health"),
  open("/api/openapi.json", "/api/openapi.json"),
  open("/api/recheck-schema.json", "/api/recheck-schema.json"),
  open("/api/kept-rechecks/{key}", ({ keptKey }) => `/api/kept-rechecks/${keptKey}`),
  // What it is not, its answer tells.
  { route: "POST /api/recheck", who: "anybody", leaves: null, ask: () => ({ path: "/api/recheck", bytes: new Uint8Array([1, 2, 3]) }) },
  { route: "POST /api/kept-rechecks", who: "anybody", leaves: "recheck.kept", ask: () => ({ path: "/api/kept-rechecks", json: toKeep() }) },
  { route: "DELETE /api/kept-rechecks/{key}", who: "anybody", leaves: "recheck.discarded", ask: (_, { keptKey }) => ({ path: `/api/kept-rechecks/${keptKey}` }) },
  { route: "POST /api/kept-rechecks/{key}/restore", who: "anybody", leaves: null, ask: (_, { keptKey }) => ({ path: `/api/kept-rechecks/${keptKey}/restore` }) },
  ...LEDGER_RULES,
  ...POLICY_RULES,
  ...EX_ANTE_RULES,
  ...REPORTING_RULES,
  ...PAPER_RULES,
];
