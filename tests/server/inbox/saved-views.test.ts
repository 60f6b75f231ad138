import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { MOST_VIEWS } from "../../../src/core/workflow/saved-view.ts";
import { openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { codesOf, play } from "../filings/play.ts";

describe("saved views (常用视图)", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld();
  });
  after(() => world.close());

  const keep = (name: string, address = "/app/inbox?box=late&season=2027%2Fgoal") => ({ request: "POST /api/views", body: { name, address } });
  const names = async (by: string): Promise<unknown> => ((await world.call(by, "GET /api/views")).json["items"] as { name: string }[]).map(({ name }) => name);

  test("belong to the person, are renamed and dropped, and each of that is one event", async () => {
    await play(world, [
      { says: "none at first", by: "head", request: "GET /api/views", status: 200, answer: { items: [] } },
      { says: "kept", by: "head", ...keep(" 逾期的目标 "), as: "kept", status: 201, events: ["view.kept"] },
      { says: "another, of a list", by: "head", ...keep("大额项目", "/app/2027/goal?from=500&sort=amount&order=desc"), as: "other", status: 201, events: ["view.kept"] },
      { says: "of one name there is one", by: "head", ...keep("逾期的目标", "/app/inbox"), status: 422, problems: ["view.same-name"] },
      { says: "nobody else sees them", by: "deputy", request: "GET /api/views", status: 200, answer: { items: [] } },
      { says: "nor renames them", by: "deputy", request: "PUT /api/views/{kept.id}", body: { name: "x" }, status: 404, problems: ["view.unknown"], recorded: true },
      { says: "nor drops them", by: "deputy", request: "DELETE /api/views/{kept.id}", status: 404, problems: ["view.unknown"], recorded: true },
      { says: "may have one of the same name", by: "deputy", ...keep("逾期的目标"), status: 201, events: ["view.kept"] },
      { says: "renamed", by: "head", request: "PUT /api/views/{kept.id}", body: { name: "本处逾期" }, status: 200, events: ["view.renamed"] },
      { says: "its own name again, nothing happens", by: "head", request: "PUT /api/views/{kept.id}", body: { name: "本处逾期 " }, status: 200 },
      { says: "the name of another", by: "head", request: "PUT /api/views/{kept.id}", body: { name: "大额项目" }, status: 422, problems: ["view.same-name"] },
      { says: "dropped", by: "head", request: "DELETE /api/views/{other.id}", status: 200, events: ["view.dropped"] },
      { says: "and gone", by: "head", request: "DELETE /api/views/{other.id}", status: 404, problems: ["view.unknown"], recorded: true },
      { says: "one that never was", by: "head", request: `PUT /api/views/${randomUUID()}`, body: { name: "x" }, status: 404, problems: ["view.unknown"], recorded: true },
      { says: "administrators have no lists", by: "system", ...keep("x"), status: 403, problems: ["duty.missing"], recorded: true },
    ]);
    assert.deepEqual([await names("head"), await names("deputy")], [["本处逾期"], ["逾期的目标"]]);
    const { json } = await world.call("head", "GET /api/views");
    assert.equal((json["items"] as { address: string }[])[0]!.address, "/app/inbox?box=late&season=2027%2Fgoal");
    assert.doesNotMatch(JSON.stringify(await world.events()), /逾期/, "what it is called stands with the person and not in the log");
  });

  test("open a page of lists here and nothing else; names are neither empty nor endless", async () => {
    const wrong = ["https://example.org/", "//example.org", "/app/inbox#x", "/app/../api/inbox", "/app/admin/people", "/app/2027/goal/approvals", "javascript:alert(1)", "/app/inbox?x=<b>", `/app/inbox?name=${"a".repeat(1000)}`];
    await play(world, [
      ...wrong.map((address) => ({ says: address.slice(0, 40), by: "department", ...keep("某个", address), status: 422 })),
      ...["", "  ", "长".repeat(41)].map((name) => ({ says: `called ${name.slice(0, 3)}`, by: "department", ...keep(name), status: 422 })),
    ]);
    assert.deepEqual(await names("department"), []);
  });

  test("of two at once there is one of a name, and never more than twenty", async () => {
    const once = keep("同名");
    const both = await Promise.all([1, 2].map(() => world.call("business", once.request, once.body)));
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [201, 422]);
    for (let count = 2; count < MOST_VIEWS; count += 1) assert.equal((await world.call("business", once.request, keep(`视图${count}`).body)).status, 201);
    const last = await Promise.all(["甲", "乙"].map((name) => world.call("business", once.request, keep(name).body)));
    assert.deepEqual(last.map(({ status }) => status).toSorted(), [201, 422]);
    assert.deepEqual(codesOf(last.find(({ status }) => status === 422)!.json), ["view.too-many"]);
    assert.equal((await names("business") as string[]).length, MOST_VIEWS);
  });
});
