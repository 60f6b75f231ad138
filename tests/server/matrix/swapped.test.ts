import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import type { Role } from "../../../src/core/access/role.ts";
import type { Cell, State } from "./cell.ts";
import { ASKERS } from "./expected.ts";
import { FILING_RULES } from "./filing-rules.ts";
import { NO_POST, SIGNED_OUT, SIGNER } from "./matrix-city.ts";
import { openMatrixWorld, type MatrixWorld } from "./matrix-world.ts";
import { OTHER } from "./other-region.ts";
import { OTHER_RULES } from "./other-rules.ts";
import { AGREEMENTS } from "./plant-policies.ts";
import { PLANTED_REFERENCE } from "./plant-library.ts";
import type { PlantedState } from "./plant-ex-ante.ts";
import { idParameters, type DescribedRoutes } from "./id-parameters.ts";
import { askAs } from "./run-matrix.ts";

const DRAFT: State = { stage: "goal", step: "draft" };
const HEAD: State = { stage: "goal", step: "unit-head" };
const FILL: State = { stage: "self-evaluation", step: "fill" };
const AWAITING: State = { stage: "goal", step: "awaiting" };
const NEW: State = { stage: "goal", step: "new" };
const RULES = [...FILING_RULES, ...OTHER_RULES];

/** One identifier of one route: whose request is right as it stands, which id is put out of it, and which ids are put in. */
interface Swap {
  readonly by: Role;
  readonly state?: State;
  readonly variant?: string;
  readonly own: (world: MatrixWorld, state: State) => string;
  readonly others: (world: MatrixWorld, state: State) => readonly string[];
  /** What comes of it where it is not 404, and why that tells nothing. */
  readonly instead?: readonly [status: number, why: string];
  /** What comes of the request as it stands, where it is refused for a reason of its own. */
  readonly stands?: number;
  /** Nobody has to be signed in, so there is nobody to record. */
  readonly unrecorded?: true;
}

const filing = (by: Role, state: State = DRAFT, variant = ""): Swap => ({
  by, state, variant,
  own: (world, at) => world.record("own", at.stage, at.step).id,
  // A foreign one, a neighbour's, one of another city, none at all.
  others: (world, at) => [world.record("foreign", at.stage, at.step).id, world.record("neighbour", at.stage, at.step).id, OTHER.filing, randomUUID()],
});
/** Seen by whoever sees the department, so the neighbour's is none of the others. */
const widely = (by: Role, state: State, variant = ""): Swap => ({ ...filing(by, state, variant), others: (world, at) => [world.record("foreign", at.stage, at.step).id, OTHER.filing, randomUUID()] });
const hung = (by: Role, name: "remarkId" | "evidenceId" | "signatureId" | "signerId" | "paperId", state: State, ofOther: string): Swap => ({
  by, state, own: (world, at) => world.record("own", at.stage, at.step)[name],
  // Also what hangs on another filing that the asker sees.
  others: (world, at) => [world.record("foreign", at.stage, at.step)[name], world.record("own", at.stage, "department")[name], ofOther, randomUUID()],
});
/** Also one that another department writes. */
const card = (by: Role, own: string): Swap => ({ by, own: () => own, others: () => ["MTX-0004", "MTX-9999"] });
const department = (by: Role): Swap => ({ by, own: (world) => world.unit("101"), others: (world) => [world.unit("205"), world.unit("101001"), OTHER.department, randomUUID()] });
const person = (by: Role): Swap => ({ by, own: (world) => world.person(SIGNER), others: () => [OTHER.person, randomUUID()] });
const letter = (): Swap => ({ by: "unit-officer", own: (world) => world.letter("own").id, others: (world) => [world.letter("foreign").id, world.letter("neighbour").id, OTHER.approval, randomUUID()] });
const colleague = (by: Role): Swap => ({ by, own: (world) => world.post(SIGNED_OUT), others: () => [OTHER.post, randomUUID()] });
const post = (by: Role): Swap => ({ by, own: (world) => world.post(SIGNER), others: () => [OTHER.post, randomUUID()] });

/** One's own application; of the others none is seen. */
const application = (by: Role, state: PlantedState): Swap => ({ by, own: (world) => world.application("own", state).id, others: (world) => [world.application("foreign", state).id, OTHER.application, randomUUID()] });
const ofApplication = (by: Role, name: "fileId" | "expertId", state: PlantedState, other: string): Swap => ({
  by, own: (world) => world.application("own", state)[name], others: (world) => [world.application("foreign", state)[name], world.application("own", "submitted")[name], other, randomUUID()],
});
const APPLICATION = "/api/{year}/ex-ante/{id}";

const ONE = "/api/{year}/{stage}/filings/{id}";
const SWAPS: Readonly<Record<string, Swap>> = {
  [`GET ${ONE} path.id`]: filing("unit-officer"),
  [`PUT ${ONE} path.id`]: filing("unit-officer"),
  [`GET ${ONE}/differences path.id`]: filing("unit-officer"),
  [`GET ${ONE}/why path.id`]: filing("unit-officer"),
  [`GET ${ONE}/roll-up path.id`]: filing("unit-officer"),
  [`GET ${ONE}/suggestions path.id`]: filing("unit-officer"),
  [`PUT ${ONE}/draft path.id`]: filing("unit-officer"),
  [`DELETE ${ONE}/draft path.id`]: filing("unit-officer"),
  [`POST ${ONE}/moves path.id`]: filing("unit-officer", DRAFT, "submit"),
  [`POST ${ONE}/remarks path.id`]: filing("unit-head", HEAD),
  [`POST ${ONE}/urgings path.id`]: widely("performance-office", HEAD),
  [`POST ${ONE}/reversals path.id`]: widely("performance-office", { stage: "goal", step: "approved" }),
  [`POST ${ONE}/reopenings path.id`]: widely("performance-office", { stage: "goal", step: "approved" }),
  [`POST ${ONE}/extensions path.id`]: widely("performance-office", HEAD),
  [`POST ${ONE}/relocations path.id`]: widely("performance-office", HEAD),
  "POST /api/{year}/{stage}/extensions body.departmentId": {
    by: "performance-office", own: (world) => world.unit("101"), others: (world) => [world.unit("205"), world.unit("101001"), OTHER.department, randomUUID()],
    instead: [422, "bodies are no secret, and none of what the asker sees is of that one"],
  },
  [`POST ${ONE}/handings path.id`]: filing("unit-officer"),
  [`POST ${ONE}/handings body.postId`]: colleague("unit-officer"),
  [`POST ${ONE}/reassignments path.id`]: widely("performance-office", DRAFT),
  [`POST ${ONE}/reassignments body.postId`]: colleague("performance-office"),
  [`GET ${ONE}/colleagues path.id`]: filing("unit-officer"),
  // Nobody is asked to sign, and what was signed is somebody else's: both are told of what one sees, and of nothing else.
  [`POST ${ONE}/signatures path.id`]: { ...filing("unit-officer"), stands: 403 },
  [`POST ${ONE}/signatures/{signatureId}/take-back path.id`]: { ...filing("unit-officer"), stands: 403 },
  [`POST ${ONE}/signatures/{signatureId}/take-back path.signatureId`]: { ...hung("unit-officer", "signatureId", DRAFT, OTHER.signature), stands: 403 },
  [`POST ${ONE}/signers path.id`]: filing("unit-officer"),
  [`POST ${ONE}/signers body.postId`]: colleague("unit-officer"),
  [`POST ${ONE}/signers/{signerId}/take-back path.id`]: { ...filing("unit-head", HEAD), stands: 403 },
  [`POST ${ONE}/signers/{signerId}/take-back path.signerId`]: { ...hung("unit-head", "signerId", HEAD, OTHER.signer), stands: 403 },
  [`POST ${ONE}/remarks/{remarkId}/settle path.id`]: filing("unit-officer"),
  [`POST ${ONE}/remarks/{remarkId}/settle path.remarkId`]: hung("unit-officer", "remarkId", DRAFT, OTHER.remark),
  [`POST ${ONE}/snapshot path.id`]: filing("unit-officer", FILL),
  [`GET ${ONE}/snapshot path.id`]: filing("unit-officer", FILL),
  [`POST ${ONE}/workbook path.id`]: filing("unit-officer", FILL),
  [`POST ${ONE}/evidence path.id`]: filing("unit-officer"),
  [`GET ${ONE}/evidence/{evidence} path.id`]: filing("unit-officer"),
  [`GET ${ONE}/evidence/{evidence} path.evidence`]: hung("unit-officer", "evidenceId", DRAFT, OTHER.evidence),
  [`DELETE ${ONE}/evidence/{evidence} path.id`]: filing("unit-officer"),
  [`DELETE ${ONE}/evidence/{evidence} path.evidence`]: hung("unit-officer", "evidenceId", DRAFT, OTHER.evidence),
  [`POST ${ONE}/prints path.id`]: filing("unit-officer"),
  "GET /print/{year}/{stage}/{id}/{code} path.id": filing("unit-officer"),
  "GET /print/{year}/{stage}/{id}/{code} path.code": {
    by: "unit-officer", state: DRAFT, own: (world) => world.record("own", "goal", "draft").printCode,
    others: (world) => [world.record("foreign", "goal", "draft").printCode, world.record("own", "goal", "department").printCode, "Z".repeat(16)],
  },
  "POST /api/{year}/{stage}/filings body.subjectId": {
    by: "unit-officer", state: NEW, own: (world) => world.subject("own", "fresh"),
    others: (world) => [world.subject("foreign", "fresh"), world.subject("neighbour", "fresh"), OTHER.subject, randomUUID()],
  },
  "GET /api/{year}/ledger/subjects/{id} path.id": {
    by: "unit-officer", own: (world) => world.subject("own", "fresh"), others: (world) => [world.subject("foreign", "fresh"), world.subject("neighbour", "fresh"), OTHER.subject, randomUUID()],
  },
  "GET /api/{year}/ledger/imports/{id} path.id": { by: "department-finance", own: (world) => world.ledgerImport("own"), others: (world) => [world.ledgerImport("foreign"), OTHER.ledgerImport, randomUUID()] },
  "POST /api/{year}/ledger/imports/{id}/withdrawals path.id": { by: "department-finance", own: (world) => world.ledgerImport("own"), others: (world) => [world.ledgerImport("foreign"), OTHER.ledgerImport, randomUUID()] },
  "PUT /api/subjects/{id} path.id": { by: "department-finance", own: (world) => world.subject("own", "fresh"), others: (world) => [world.subject("foreign", "fresh"), OTHER.subject, randomUUID()] },
  "POST /api/subjects body.unitId": { by: "department-finance", own: (world) => world.unit("101001"), others: (world) => [world.unit("205001"), world.unit("900"), OTHER.unit, randomUUID()] },
  "GET /api/unit-tree/{id} path.id": { by: "system-admin", own: (world) => world.unit("101002"), others: () => [OTHER.unit, randomUUID()] },
  "POST /api/{year}/goal/approvals body.filingIds": widely("performance-office", AWAITING, "issue"),
  "POST /api/{year}/goal/approvals body.departmentId": {
    ...department("performance-office"), state: AWAITING, variant: "issue", instead: [422, "bodies are no secret, and the goals have to be of the one that is named"],
  },
  "GET /api/{year}/goal/approvals/{id} path.id": letter(),
  "GET /api/{year}/goal/approvals/{id}/workbook path.id": letter(),
  "GET /print/{year}/goal/approvals/{id} path.id": letter(),
  "POST /api/{year}/{stage}/scans query.filing": {
    ...filing("unit-officer", { stage: "goal", step: "department" }), instead: [422, "the page is the asker's own, and it is told only that it is of another record than the one named"],
  },
  [`GET ${ONE}/workbook path.id`]: filing("unit-officer"),
  [`GET ${ONE}/papers path.id`]: filing("unit-officer"),
  [`PUT ${ONE}/papers/{paper} path.id`]: filing("unit-officer", FILL),
  [`PUT ${ONE}/papers/{paper}/draft path.id`]: filing("unit-officer", FILL),
  [`GET ${ONE}/papers/{paper}/workbook path.id`]: filing("unit-officer"),
  [`GET ${ONE}/papers/{paper}/workbook query.sheet`]: hung("unit-officer", "paperId", DRAFT, OTHER.paper),
  "GET /print/{year}/{stage}/{id}/papers/{paper} path.id": filing("unit-officer"),
  "GET /print/{year}/{stage}/{id}/papers/{paper} query.sheet": hung("unit-officer", "paperId", DRAFT, OTHER.paper),
  "GET /api/{year}/goal/export query.filing": filing("unit-officer"),
  "GET /api/{year}/self-evaluation/departments/{id}/kit path.id": department("department-finance"),
  "GET /api/{year}/self-evaluation/departments/{id}/summary path.id": department("department-finance"),
  "GET /api/{year}/self-evaluation/departments/{id}/summary/workbook path.id": department("department-finance"),
  "GET /api/{year}/self-evaluation/departments/{id}/kit.zip path.id": department("department-finance"),
  "POST /api/{year}/self-evaluation/departments/{id}/publish path.id": department("department-finance"),
  "POST /api/{year}/self-evaluation/departments/{id}/withheld path.id": department("department-finance"),
  "POST /api/{year}/self-evaluation/departments/{id}/withheld body.subjectId": {
    by: "department-finance", own: (world) => world.subject("own", "evaluable"),
    // Also one of the department's own that is not of this year.
    others: (world) => [world.subject("foreign", "evaluable"), world.subject("own", "fresh"), OTHER.subject, randomUUID()],
  },
  "POST /api/{year}/self-evaluation/departments/{id}/withheld/{mark}/release path.id": department("department-finance"),
  "POST /api/{year}/self-evaluation/departments/{id}/withheld/{mark}/release path.mark": {
    by: "department-finance", own: (world) => world.mark("own"), others: (world) => [world.mark("foreign"), OTHER.withholding, randomUUID()],
  },
  [`GET ${ONE}/from-below path.id`]: filing("unit-officer"),
  "GET /api/{year}/transfer-payments/{id} path.id": { by: "unit-officer", own: (world) => world.subject("own", "passed"), others: (world) => [world.subject("foreign", "passed"), world.subject("own", "fresh"), OTHER.subject, randomUUID()] },
  "POST /api/{year}/transfer-payments/{id}/splits path.id": { by: "department-finance", stands: 422, own: (world) => world.subject("own", "passed"), others: (world) => [world.subject("foreign", "passed"), OTHER.subject, randomUUID()] },
  "POST /api/{year}/goal/waivers body.subjectId": { by: "performance-office", own: (world) => world.subject("own", "fresh"), others: (world) => [world.subject("foreign", "fresh"), OTHER.subject, randomUUID()] },
  "DELETE /api/{year}/goal/waivers/{subject} path.subject": { by: "performance-office", own: (world) => world.subject("own", "fresh"), others: (world) => [world.subject("foreign", "fresh"), OTHER.subject, randomUUID()] },
  "GET /public/{year}/{department} path.department": { ...department("unit-officer"), own: (world) => world.unit("205"), others: (world) => [world.unit("101"), OTHER.department, randomUUID()], unrecorded: true },
  "GET /public/{year}/{department}/data.json path.department": { ...department("unit-officer"), own: (world) => world.unit("205"), others: (world) => [world.unit("101"), OTHER.department, randomUUID()], unrecorded: true },
  "GET /public/{year}/{department}/data.csv path.department": { ...department("unit-officer"), own: (world) => world.unit("205"), others: (world) => [world.unit("101"), OTHER.department, randomUUID()], unrecorded: true },
  "POST /api/adoptions/{id}/confirm path.id": { by: "finance-leader", own: (world) => world.adoptionId, others: () => [OTHER.adoption, randomUUID()] },
  "POST /api/people/{id}/end path.id": person("system-admin"),
  "POST /api/people/{id}/unlock path.id": person("security-admin"),
  "GET /api/people/{id}/sessions path.id": person("security-admin"),
  "POST /api/posts body.personId": person("security-admin"),
  "POST /api/posts body.unitId": { by: "security-admin", own: (world) => world.unit("101002"), others: () => [OTHER.unit, randomUUID()], instead: [422, "bodies are no records of anybody; one that is not there was typed wrongly"] },
  "POST /api/posts/{id}/end path.id": post("security-admin"),
  "POST /api/delegations body.personId": { by: "unit-officer", own: (world) => world.person(NO_POST), others: () => [OTHER.person, randomUUID()] },
  "POST /api/delegations/{id}/end path.id": { by: "unit-officer", own: (world) => world.delegation("own"), others: (world) => [world.delegation("foreign"), OTHER.delegation, randomUUID()] },
  "PUT /api/views/{id} path.id": { by: "unit-head", own: (world) => world.view("own"), others: (world) => [world.view("foreign"), OTHER.view, randomUUID()] },
  "DELETE /api/views/{id} path.id": { by: "unit-head", own: (world) => world.view("own"), others: (world) => [world.view("foreign"), OTHER.view, randomUUID()] },
  "DELETE /api/opinions/{id} path.id": { by: "unit-head", own: (world) => world.opinion("own"), others: (world) => [world.opinion("foreign"), OTHER.opinion, randomUUID()] },
  "POST /api/session/post body.postId": { by: "unit-officer", own: (world) => world.post("ask.unit-officer"), others: (world) => [world.post("ask.unit-head"), world.post(SIGNER), OTHER.post, randomUUID()] },
  "DELETE /api/sessions/{id} path.id": {
    by: "unit-officer", variant: "own", own: (world) => world.session("ask.unit-officer"), others: (world) => [world.session("ask.unit-head"), world.session("ask.signed-out"), OTHER.session, randomUUID()],
  },
  "POST /api/{year}/ex-ante body.subjectId": { by: "unit-officer", own: (world) => world.subject("own", "fresh"), others: (world) => [world.subject("foreign", "fresh"), world.subject("neighbour", "fresh"), OTHER.subject, randomUUID()] },
  [`GET ${APPLICATION} path.id`]: application("unit-officer", "expert-review"),
  [`PUT ${APPLICATION} path.id`]: application("unit-officer", "draft"),
  [`PUT ${APPLICATION}/draft path.id`]: application("unit-officer", "draft"),
  [`DELETE ${APPLICATION}/draft path.id`]: application("unit-officer", "draft"),
  [`POST ${APPLICATION}/urgings path.id`]: { ...application("unit-officer", "submitted"), stands: 403 },
  [`POST ${APPLICATION}/extensions path.id`]: { by: "performance-office", own: (world) => world.application("own", "submitted").id, others: () => [OTHER.application, randomUUID()] },
  [`POST ${APPLICATION}/moves path.id`]: application("department-finance", "submitted"),
  [`POST ${APPLICATION}/files path.id`]: application("unit-officer", "draft"),
  [`GET ${APPLICATION}/files/{file} path.id`]: application("unit-officer", "draft"),
  [`GET ${APPLICATION}/files/{file} path.file`]: ofApplication("unit-officer", "fileId", "draft", OTHER.applicationFile),
  [`DELETE ${APPLICATION}/files/{file} path.id`]: application("unit-officer", "draft"),
  [`DELETE ${APPLICATION}/files/{file} path.file`]: ofApplication("unit-officer", "fileId", "draft", OTHER.applicationFile),
  [`PUT ${APPLICATION}/materials/{material} path.id`]: application("department-finance", "department-review"),
  [`GET ${APPLICATION}/candidates path.id`]: application("department-finance", "department-review"),
  [`POST ${APPLICATION}/experts path.id`]: application("department-finance", "department-review"),
  [`POST ${APPLICATION}/experts body.postId`]: { by: "department-finance", own: (world) => world.post("make.reviewer"), others: (world) => [world.post("make.leader"), OTHER.post, randomUUID()] },
  [`DELETE ${APPLICATION}/experts/{expert} path.id`]: application("department-finance", "department-review"),
  [`DELETE ${APPLICATION}/experts/{expert} path.expert`]: ofApplication("department-finance", "expertId", "department-review", OTHER.applicationExpert),
  [`PUT ${APPLICATION}/interest path.id`]: application("third-party-reviewer", "expert-review"),
  [`PUT ${APPLICATION}/sheet path.id`]: application("third-party-reviewer", "expert-review"),
  [`PUT ${APPLICATION}/sheet/draft path.id`]: application("third-party-reviewer", "expert-review"),
  [`DELETE ${APPLICATION}/sheet/draft path.id`]: application("third-party-reviewer", "expert-review"),
  [`POST ${APPLICATION}/sheet/submissions path.id`]: { ...application("third-party-reviewer", "expert-review"), stands: 422 },
  [`POST ${APPLICATION}/conclusions path.id`]: { ...application("department-finance", "expert-review"), stands: 409 },
  [`POST ${APPLICATION}/decisions path.id`]: application("finance-leader", "finance-review"),
  [`GET ${APPLICATION}/workbook path.id`]: application("unit-officer", "finance-review"),
  [`POST ${APPLICATION}/workbook path.id`]: { ...application("unit-officer", "draft"), stands: 422 },
  "GET /print/{year}/ex-ante/{id} path.id": application("unit-officer", "finance-review"),
  "GET /api/{year}/duties/{id} path.id": department("department-finance"),
  "PUT /api/duties/{id} path.id": department("department-finance"),
  "POST /api/duties/{id}/imports path.id": department("performance-office"),
  "GET /api/agreements/{id} path.id": { by: "unit-officer", own: () => AGREEMENTS.own, others: () => [AGREEMENTS.neighbour, AGREEMENTS.foreign, OTHER.agreement, randomUUID()] },
  "PUT /api/agreements/{id} path.id": { by: "department-finance", own: () => AGREEMENTS.own, others: () => [AGREEMENTS.foreign, OTHER.agreement, randomUUID()] },
  "POST /api/agreements/{id}/tranches/{tranche}/proposals path.id": { by: "business-division", own: () => AGREEMENTS.own, others: () => [AGREEMENTS.foreign, OTHER.agreement, randomUUID()] },
  "GET /api/library/cards/{code} path.code": card("unit-officer", "MTX-0001"),
  "PUT /api/library/cards/{code}/draft path.code": card("department-finance", "MTX-0002"),
  "DELETE /api/library/cards/{code}/draft path.code": card("department-finance", "MTX-0002"),
  "POST /api/library/cards/{code}/proposals path.code": card("department-finance", "MTX-0002"),
  // The performance office sees what every department writes.
  "POST /api/library/cards/{code}/reviews path.code": { ...card("performance-office", "MTX-0003"), others: () => ["MTX-9999"] },
  "POST /api/library/cards/{code}/publications path.code": { ...card("finance-leader", "MTX-0003"), others: () => ["MTX-9999"] },
  "POST /api/library/cards/{code}/retirements path.code": { ...card("performance-office", "MTX-0001"), others: () => ["MTX-9999"] },
  "POST /api/library/cards/{code}/references/{id}/withdrawals path.code": { ...card("performance-office", "MTX-0001"), others: () => ["MTX-0002", "MTX-9999"] },
  "POST /api/library/cards/{code}/references/{id}/withdrawals path.id": { by: "performance-office", own: () => PLANTED_REFERENCE, others: () => [OTHER.reference, randomUUID()] },
  "POST /api/library/cards/{code}/references path.code": { ...card("performance-office", "MTX-0001"), others: () => ["MTX-0002", "MTX-9999"] },
  "GET /api/kept-rechecks/{key} path.key": { by: "unit-officer", own: ({ keptKey }) => keptKey, others: () => ["A".repeat(32)] },
  "DELETE /api/kept-rechecks/{key} path.key": { by: "unit-officer", own: ({ keptKey }) => keptKey, others: () => ["A".repeat(32)] },
  "POST /api/kept-rechecks/{key}/restore path.key": { by: "unit-officer", own: ({ keptKey }) => keptKey, others: () => ["A".repeat(32)] },
};

/** Where a list goes on, or what it is narrowed to: an id of another's leaves it empty or where it was. */
const NO_RECORD: readonly string[] = ["GET /api/{year}/{stage}/reporting/unreported query.department", "GET /api/{year}/{stage}/coverage/gaps query.department", "GET /api/posts query.after", "GET /api/delegations query.before", "GET /api/events query.subject", "GET /api/events query.before", "GET /api/refusals query.subject", "GET /api/refusals query.before"];

describe("swapped identifiers", () => {
  let world: MatrixWorld;
  before(async () => {
    world = await openMatrixWorld();
  });
  after(() => world.close());

  test("every identifier of every route has its swap, and every swap its identifier", async () => {
    const found = idParameters((await (await world.bare.request("/api/openapi.json")).json()) as DescribedRoutes);
    assert.deepEqual(found.filter((name) => SWAPS[name] === undefined && !NO_RECORD.includes(name)), [], "an identifier that nobody swaps");
    assert.deepEqual([...Object.keys(SWAPS), ...NO_RECORD].filter((name) => !found.includes(name)), [], "a swap of no identifier");
  });

  test("another's id is not there, and that somebody asked for it is recorded", async (context) => {
    const wrong: string[] = [];
    let swapped = 0;
    for (const [name, swap] of Object.entries(SWAPS)) {
      const rule = RULES.find(({ route }) => name.startsWith(`${route} `))!;
      const state = swap.state ?? DRAFT;
      const asker = ASKERS.find(({ role }) => role === swap.by)!;
      const cell: Cell = { rule, variant: swap.variant ?? "", asker, relation: "own", state, address: "right" };
      const own = swap.own(world, state);
      const right = await rule.ask(cell, world);
      const asked = name.endsWith("query.filing") && !right.path.includes(own) ? { ...right, path: withFiling(right.path, own) } : right;
      if (!JSON.stringify([asked.path, asked.json]).includes(own)) wrong.push(`${name}: the request does not hold ${own}`);
      const before = await askAs(world, cell, asked);
      if (swap.stands === undefined ? before.status >= 300 : before.status !== swap.stands) wrong.push(`${name}: right as it stands, and ${before.status} ${before.text.slice(0, 120)}`);
      for (const other of swap.others(world, state)) {
        const changed = { ...asked, path: asked.path.replaceAll(own, other), ...(asked.json === undefined ? {} : { json: JSON.parse(JSON.stringify(asked.json).replaceAll(own, other)) as unknown }) };
        const { status, text, written } = await askAs(world, cell, changed);
        swapped += 1;
        const expected = swap.instead?.[0] ?? 404;
        if (status !== expected) wrong.push(`${name}: ${status} and not ${expected} ${text.slice(0, 160)}`);
        const records = expected === 404 && swap.unrecorded === undefined ? 1 : 0;
        if (status === expected && written.refusals.length !== records) wrong.push(`${name}: ${written.refusals.length} records of refusals and not ${records}`);
        if (written.events.length > 0) wrong.push(`${name}: it left ${written.events.join(", ")}`);
      }
    }
    context.diagnostic(`${Object.keys(SWAPS).length} identifiers, ${swapped} swaps`);
    assert.deepEqual(wrong, []);
    assert.deepEqual(world.app.leaks, []);
  });
});

/** The address asking for this filing, whatever it asked for before. */
function withFiling(path: string, filing: string): string {
  if (/[?&]filing=/.test(path)) return path.replace(/filing=[^&]*/, `filing=${filing}`);
  return `${path}${path.includes("?") ? "&" : "?"}filing=${filing}`;
}
