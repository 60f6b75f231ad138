import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { SeededRandom } from "../../../src/server/generator/seeded-random.ts";
import { describedAnswers } from "../filings/described.ts";
import { allCells, sampleOf } from "./cells.ts";
import { ASKERS, type Policy } from "./expected.ts";
import { FILING_RULES } from "./filing-rules.ts";
import { openMatrixWorld, type MatrixWorld } from "./matrix-world.ts";
import { OTHER_RULES } from "./other-rules.ts";
import { routesOf, runMatrix, unknownRoutes, type Conforms, type Description, type Miss } from "./run-matrix.ts";

const LONG = process.env["HENGJI_LONG"] === "1";
const SEED = Number(process.env["HENGJI_SEED"] ?? 20261122);
/** A regular expression: every square of the routes it fits, and no other. For whoever works on one of them. */
const ROUTES = process.env["HENGJI_ROUTES"];
/** Squares of one run where it is to be quick. */
const SAMPLE = 1800;
const RULES = [...FILING_RULES, ...OTHER_RULES];

describe(`who may do what with whose record in which state (seed ${SEED})`, () => {
  let world: MatrixWorld;
  let policy: Policy;
  let conforms: Conforms;
  let description: Description;

  before(async () => {
    world = await openMatrixWorld();
    policy = { roles: world.packs.roles, workflows: world.packs.workflows };
    conforms = await describedAnswers(world.bare);
    description = (await (await world.bare.request("/api/openapi.json")).json()) as Description;
  });
  after(() => world.close());

  test("no route without a row, no row without a route", () => {
    assert.deepEqual(unknownRoutes(routesOf(description), RULES), []);
    const described = new Set(routesOf(description).map((route) => route.replace(/\{(\w+)\}/g, ":$1")));
    // Pages and files are answered by one route that reads nothing of the database.
    const hidden = world.bare.routes.filter(({ method }) => method !== "ALL").map(({ method, path }) => `${method} ${path}`).filter((route) => !described.has(route) && route !== "GET /*");
    assert.deepEqual([...new Set(hidden)], []);
  });

  test("every square gives what table and packs say, leaves its event or its refusal, and shows nobody what is another's", async (context) => {
    const cells = allCells(RULES, policy);
    const random = new SeededRandom(SEED);
    const asked = ROUTES !== undefined ? cells.filter(({ rule }) => new RegExp(ROUTES).test(rule.route)) : LONG ? cells : sampleOf(cells, SAMPLE, () => random.next());
    context.diagnostic(`${RULES.length} routes × ${ASKERS.length} askers × relations × states = ${cells.length} squares, ${asked.length} asked`);
    const misses = await runMatrix(world, policy, asked, conforms);
    assert.deepEqual(summary(misses), []);
    assert.deepEqual(world.app.leaks.slice(0, 20), []);
    if (ROUTES === undefined) assert.ok(world.app.counts.heard > asked.length / 20, "the watch hears what may be heard");
    assert.deepEqual(world.log.filter((line) => /"level":"error"/.test(line)), []);
    assert.deepEqual(world.log.flatMap((line) => world.canaries.find(line)), [], "the log of the server tells nothing of records and secrets");
  });

  test("it can fail: a duty given or taken, a step in other hands, sight where there is none", async () => {
    const narrow = allCells(RULES, policy).filter(({ rule, state, asker, address }) =>
      /^(POST .*\/(evidence|moves)|GET .*\/filings\/\{id\})$/.test(rule.route) && state?.stage === "goal" && (state.step === "unit-head" || state.step === "draft") && address === "right" && asker.standing === "in");
    const without = narrow.filter(({ asker }) => asker.role === "unit-head" || asker.role === "unit-officer" || asker.role === "finance-leader" || asker.role === "department-finance");
    assert.deepEqual(await runMatrix(world, policy, without, conforms), []);
    const flipped: readonly (readonly [what: string, Policy])[] = [
      ["a duty more", { ...policy, roles: policy.roles.map((role) => (role.role === "unit-head" ? { ...role, duties: [...role.duties, "evidence.store"] } : role)) }],
      ["a duty less", { ...policy, roles: policy.roles.map((role) => (role.role === "finance-leader" ? { ...role, duties: role.duties.filter((duty) => duty !== "filing.read") } : role)) }],
      ["another holder", { ...policy, workflows: policy.workflows.map((flow) => ({ ...flow, steps: flow.steps.map((step) => (step.id === "unit-head" ? { ...step, role: "department-finance" } : step)) })) }],
    ];
    for (const [what, wrong] of flipped) assert.ok((await runMatrix(world, wrong, without, conforms)).length > 0, what);
    const blind = without.filter(({ relation }) => relation === "foreign").map(({ rule: { about: _about, ...rule }, ...cell }) => ({ ...cell, rule }));
    assert.equal((await runMatrix(world, policy, blind, conforms)).length > 0, true);
    assert.ok(unknownRoutes([...routesOf(description), "GET /api/secret-list"], RULES).length === 1);
    assert.ok(unknownRoutes(routesOf(description).slice(1), RULES).length === 1);
  });
});

/** The first of each kind, so that one mistake is not told a thousand times. */
function summary(misses: readonly Miss[]): string[] {
  const kinds = new Map<string, { first: Miss; count: number }>();
  for (const miss of misses) {
    const kind = `${miss.cell.split(" · ")[0]} ${miss.why.replace(/[0-9a-f-]{36}/g, "").slice(0, 60)}`;
    const known = kinds.get(kind);
    if (known === undefined) kinds.set(kind, { first: miss, count: 1 });
    else known.count += 1;
  }
  return [...kinds.values()].map(({ first, count }) => `${count} × ${first.cell} → ${first.why}`);
}
