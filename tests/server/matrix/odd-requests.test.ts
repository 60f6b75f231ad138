import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { SeededRandom } from "../../../src/server/generator/seeded-random.ts";
import { describedAnswers } from "../filings/described.ts";
import type { Asked, Cell } from "./cell.ts";
import { allCells } from "./cells.ts";
import { expectedOf, type Policy } from "./expected.ts";
import { FILING_RULES } from "./filing-rules.ts";
import { openMatrixWorld, type MatrixWorld } from "./matrix-world.ts";
import { OTHER_RULES } from "./other-rules.ts";
import { askAs, type Conforms } from "./run-matrix.ts";

const LONG = process.env["HENGJI_LONG"] === "1";
const EACH = LONG ? 150 : 10;
const SEED = Number(process.env["HENGJI_SEED"] ?? 20261122);

/** What nobody types, and somebody sends. */
const ODD: readonly unknown[] = [
  null, "", " ", "\u0000", "\ud800", "a\u0000b", "😀".repeat(50), "长".repeat(5000), "‮倒", "__proto__", "constructor", "' or 1=1 --", "../../etc/passwd", "<script>", "${1}", "%00",
  0, -1, 1.5, 1e308, 2 ** 53, true, [], {}, [[]], [null], { __proto__: null, constructor: 1 }, "2026-02-30", "9999-12-31", "0001-01-01", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff",
];
const ODD_PATHS: readonly string[] = ["0", "-1", "1999", "2101", "99999999999999999999", "abc", "%00", "%F0%9F%98%80", "..%2f", "%", "' or 1=1", "00000000-0000-0000-0000-000000000000", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "a".repeat(3000)];
const QUERIES = ["limit", "after", "before", "name", "from", "to", "step", "state", "sort", "order", "search", "verb", "actor", "subject", "language", "path", "kind", "filing", "without"];

describe(`odd requests (${EACH} for each route, seed ${SEED})`, () => {
  let world: MatrixWorld;
  let conforms: Conforms;
  let right: Cell[];
  before(async () => {
    world = await openMatrixWorld();
    conforms = await describedAnswers(world.bare);
    const policy: Policy = { roles: world.packs.roles, workflows: world.packs.workflows };
    // One square of each route in which all would be well.
    const done = allCells([...FILING_RULES, ...OTHER_RULES], policy).filter((cell) => cell.asker.role !== null && cell.rule.slow === undefined && expectedOf(cell, policy) === "done");
    right = [...new Map(done.toReversed().map((cell) => [`${cell.rule.route} ${cell.variant}`, cell])).values()];
  });
  after(() => world.close());

  test("are answered as described, never by a failure of the server, and what is not done leaves no event", async (context) => {
    const random = new SeededRandom(SEED);
    const wrong = new Map<string, string>();
    const statuses = new Map<number, number>();
    for (const cell of right) {
      const asked = await cell.rule.ask(cell, world);
      // A file is read in a process of its own; what is wrong with files is tried elsewhere.
      if (asked.bytes !== undefined && /scans|import/.test(cell.rule.route)) continue;
      for (let number = 0; number < EACH; number += 1) {
        const odd = oddly(random, asked);
        const { status, text, isJson, written } = await askAs(world, cell, odd);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        const problem = judge(cell, odd, status, text, isJson) ?? (status >= 300 && written.events.some((verb) => !verb.startsWith("session.") && verb !== "account.locked") ? `left ${written.events.join(", ")}` : null);
        if (problem !== null) wrong.set(`${cell.rule.route} ${problem.slice(0, 40)}`, `${cell.rule.route}: ${problem}\n  ${odd.path.slice(0, 200)} ${JSON.stringify(odd.json)?.slice(0, 300) ?? ""}`);
      }
    }
    context.diagnostic(`${right.length} routes, answers ${JSON.stringify(Object.fromEntries([...statuses].sort()))}`);
    assert.deepEqual([...wrong.values()], []);
    assert.deepEqual(world.log.filter((line) => /"level":"error"/.test(line)), []);
    assert.deepEqual(world.app.leaks.slice(0, 10), []);
  });

  function judge(cell: Cell, odd: Asked, status: number, text: string, isJson: boolean): string | null {
    if (status >= 500) return `${status} ${text.slice(0, 200)}`;
    if (/node_modules|\bat \/|select .* from|relation "/.test(text) && isJson) return `tells of its inside: ${text.slice(0, 200)}`;
    try {
      // An address that is put out of shape is no longer the route's.
      if (isJson && status !== 404) conforms(cell.rule.route.split(" ")[0]!, odd.path, status, JSON.parse(text));
      return null;
    } catch (error) {
      return (error as Error).message.slice(0, 300);
    }
  }
});

/** The same request with one thing in it that is odd. */
function oddly(random: SeededRandom, asked: Asked): Asked {
  const way = random.next();
  if (asked.json !== undefined && way < 0.7) return { ...asked, json: oddBody(random, asked.json) };
  if (way < 0.85) {
    const [path = "", query] = asked.path.split("?");
    const parts = path.split("/");
    const at = random.between(2, parts.length - 1);
    parts[at] = random.pick(ODD_PATHS);
    return { ...asked, path: `${parts.join("/")}${query === undefined ? "" : `?${query}`}` };
  }
  const odd = random.pick(ODD);
  const value = typeof odd === "string" ? odd.replace(/\p{Surrogate}/gu, "x") : JSON.stringify(odd);
  return { ...asked, path: `${asked.path}${asked.path.includes("?") ? "&" : "?"}${random.pick(QUERIES)}=${encodeURIComponent(value)}` };
}

function oddBody(random: SeededRandom, body: unknown): unknown {
  if (random.chance(0.05)) return random.pick(ODD);
  const copy = structuredClone(body) as Record<string, unknown>;
  let at: Record<string, unknown> = copy;
  for (;;) {
    const keys = Object.keys(at);
    if (keys.length === 0) return copy;
    const key = random.pick(keys);
    const inner = at[key];
    if (typeof inner === "object" && inner !== null && Object.keys(inner).length > 0 && random.chance(0.7)) {
      at = inner as Record<string, unknown>;
      continue;
    }
    const way = random.next();
    if (way < 0.15) delete at[key];
    else if (way < 0.25) at["odd"] = random.pick(ODD);
    else at[key] = random.pick(ODD);
    return copy;
  }
}
