import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { play } from "../filings/play.ts";

describe("common opinions (常用意见)", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld();
  });
  after(() => world.close());

  const said = "指标值不够具体，请写明数值和单位。";
  const keep = (text: string, action = "return") => ({ request: "POST /api/opinions", body: { action, said: text } });

  test("belong to the person, whichever post they act in, and each is one event", async () => {
    await play(world, [
      { says: "none at first", by: "performance", request: "GET /api/opinions", status: 200, answer: { items: [] } },
      { says: "kept", by: "performance", ...keep(`  ${said} `), as: "kept", status: 201, events: ["opinion.kept"] },
      { says: "kept again, nothing happens", by: "performance", ...keep(said), status: 201 },
      { says: "the same words for an approval are another opinion", by: "performance", ...keep(said, "approve"), as: "other", status: 201, events: ["opinion.kept"] },
      { says: "in order", by: "performance", request: "GET /api/opinions", status: 200, as: "list" },
      { says: "nobody else sees them", by: "performance2", request: "GET /api/opinions", status: 200, answer: { items: [] } },
      { says: "nor takes them off", by: "performance2", request: "DELETE /api/opinions/{kept.id}", status: 404, problems: ["opinion.unknown"], recorded: true },
      { says: "taken off", by: "performance", request: "DELETE /api/opinions/{kept.id}", status: 200, events: ["opinion.dropped"] },
      { says: "and gone", by: "performance", request: "DELETE /api/opinions/{kept.id}", status: 404, problems: ["opinion.unknown"], recorded: true },
      { says: "whoever only fills has none", by: "officer", ...keep(said), status: 403, problems: ["duty.missing"], recorded: true },
      { says: "nor do administrators", by: "system", request: "GET /api/opinions", status: 403, problems: ["duty.missing"], recorded: true },
    ]);
    const { json } = await world.call("performance", "GET /api/opinions");
    assert.deepEqual((json["items"] as { action: string; said: string }[]).map((one) => [one.action, one.said]), [["approve", said]]);
  });

  test("are as many as there are digits, and none of them is empty or endless", async () => {
    for (let number = 1; number <= 9; number += 1) assert.equal((await world.call("head", keep(`意见${number}`).request, keep(`意见${number}`).body)).status, 201);
    await play(world, [
      { says: "a tenth", by: "head", ...keep("意见10"), status: 422, problems: ["opinion.too-many"] },
      { says: "for approvals there is room", by: "head", ...keep("同意。", "approve"), status: 201, events: ["opinion.kept"] },
      { says: "nothing but blanks", by: "department", ...keep(" \u3000 "), status: 422 },
      { says: "too long", by: "department", ...keep("长".repeat(501)), status: 422 },
      { says: "an action that takes no opinion", by: "department", ...keep("x", "submit"), status: 422 },
    ]);
    const { json } = await world.call("head", "GET /api/opinions");
    assert.deepEqual((json["items"] as { action: string; said: string }[]).filter(({ action }) => action === "return").map((one) => one.said), Array.from({ length: 9 }, (_, index) => `意见${index + 1}`));
  });
});
