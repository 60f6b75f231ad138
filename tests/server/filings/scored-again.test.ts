import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { done } from "../../../src/core/basics/result.ts";
import { scoredAgain, type ScoredAgain } from "../../../src/server/queries/scored-again.ts";
import { asOwner, openFilingWorld, type FilingWorld } from "./city.ts";
import { confirmedEvaluation } from "./evaluated.ts";

let world: FilingWorld;
before(async () => {
  world = await openFilingWorld();
});
after(() => world.close());

async function again(by: string): Promise<ScoredAgain> {
  const found = await world.within(by, async (context) => {
    const scored = await scoredAgain(context, 2026);
    return scored.ok ? done(scored.value) : scored;
  });
  assert.ok(found.ok);
  return found.value;
}

test("a closed year is scored again to the same bytes, and what was changed behind the rules' back is named", async () => {
  const id = await confirmedEvaluation(world, "P1");
  assert.deepEqual(await again("performance"), { count: 1, differing: [] });
  assert.equal((await again("school")).count, 0, "another unit sees none of it");
  await asOwner(world, (client) => client.query("update hengji.filing set score_millionths = score_millionths + 1 where id = $1", [id]).then(() => undefined));
  const { count, differing } = await again("performance");
  assert.deepEqual([count, differing.map((one) => one.id)], [1, [id]]);
  assert.notEqual(differing[0]!.stored, differing[0]!.again);
});
