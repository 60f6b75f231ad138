import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import { differences } from "../../../src/core/form/differences.ts";
import type { FilingRow, FilingValues } from "../../../src/core/form/filing-values.ts";
import { assertHandsAreTrue } from "./taken.ts";
import { goalValues, openFilingWorld, type FilingWorld } from "./city.ts";

const FILINGS = "/api/2027/goal/filings";
const LONG = process.env["HENGJI_LONG"] === "1";

/** Another state of a form: cells changed, rows added, taken away and moved. */
const change = fc.record({
  planned: fc.constantFrom("目标一", "目标二", ""), order: fc.constantFrom("keep", "reverse", "drop-first", "add"), id: fc.constantFrom("n1", "n2", "n3"),
  text: fc.constantFrom("≥100公里", "", "95%", "“引号”,]\\"), cell: fc.constantFrom("target", "points", "level3" as const),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(values: FilingValues, { planned, order, id, text, cell }: Change): FilingValues {
  const added: FilingRow = { ...goalValues().rows[0]!, id, [cell]: text };
  const others = values.rows.filter((row) => row.id !== id);
  const rows = order === "reverse" ? [...values.rows].reverse() : order === "drop-first" ? values.rows.slice(1) : order === "add" ? [added, ...others] : values.rows.map((row, at) => (at === 0 ? { ...row, [cell]: text } : row));
  return { ...values, goal: { ...values.goal, planned }, rows };
}

describe("the history of a filing", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld();
  });
  after(() => world.close());

  test("any version can be come back to from the differences that are stored", async () => {
    const id = await world.filled("P1", 2027);
    let version = 2;
    let last = goalValues();
    const known = new Map<number, FilingValues>([[2, last]]);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), fc.boolean(), async (steps, handOn) => {
        for (const step of steps) {
          last = changed(last, step);
          const { status, json } = await world.call("officer", `PUT ${FILINGS}/${id}`, { values: last, expectedVersion: version });
          assert.equal(status, 200, JSON.stringify(json));
          version = Number(json["version"]);
          known.set(version, last);
        }
        if (handOn) {
          const { status, json } = await world.call("officer", `PUT ${FILINGS}/${id}`, { values: goalValues(), expectedVersion: version });
          assert.equal(status, 200);
          last = goalValues();
          known.set(Number(json["version"]), last);
          version = await world.moved(2027, "goal", id, Number(json["version"]), ["officer submit", "head return"]);
          known.set(version - 1, last);
          known.set(version, last);
        }
        for (const [one, values] of known) {
          const { json } = await world.call("head", `GET ${FILINGS}/${id}/differences?from=${one}`);
          assert.deepEqual(json, differences(values, last), `since version ${one} of ${version}`);
        }
      }),
      { numRuns: LONG ? 60 : 5, seed: 20260915 },
    );
    const stored = await world.see<{ whole: boolean; n: number }>(`select whole, count(*)::int as n from hengji.filing_version where filing_id = '${id}' group by whole order by whole`);
    assert.ok(stored.length === 2 && stored[0]!.n > stored[1]!.n, "saves are stored as differences");
    const { json: round } = await world.call("head", `GET ${FILINGS}/${id}/differences?from=round`);
    const [lastReturn] = await world.see<{ version: number }>(`select max(version) as version from hengji.transition where filing_id = '${id}' and action = 'return'`);
    assert.deepEqual(round, differences(known.get(lastReturn!.version)!, last));
    await assertHandsAreTrue(world, id);
  });
});
