import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Dictionary } from "../../../src/core/pack/dictionary.ts";
import { openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { done } from "../../../src/core/basics/result.ts";
import { putMarks } from "../../../src/server/store/subject-library.ts";
import { play, type Step } from "../filings/play.ts";

const PLATFORMS: Dictionary = {
  id: "platforms", title: { zh: "重大平台", en: "Platforms" }, provenance: "draft", isOpen: false,
  items: [{ id: "zone", title: { zh: "合作开发区", en: "Cooperation zone" } }, { id: "pilot", title: { zh: "创新试验区", en: "Pilot zone" } }],
};

/** R93: platforms to tag projects with are a dictionary of the packs; one that is not open takes nothing else. */
describe("R93 tags of subjects from the dictionary of platforms", () => {
  let world: FilingWorld;
  let roads: string;
  before(async () => {
    world = await openFilingWorld((packs) => ({ ...packs, dictionaries: [PLATFORMS] }));
    roads = (await world.see<{ id: string }>("select id from hengji.org_unit where code = '101001'"))[0]!.id;
  });
  after(() => world.close());

  const entered = (says: string, code: string, tags: readonly string[], more: Partial<Step> = {}): Step => ({
    says, by: "department", request: "POST /api/subjects", body: { unitId: roads, code, name: "某项目", book: "GENERAL_PUBLIC", firstYear: 2026, tags }, status: 201, events: ["subject.entered"], ...more,
  });

  test("what is in the list can be chosen, what is not is refused, and filtering by a platform gives its totals", async () => {
    await play(world, [
      entered("of the list", "T1", ["合作开发区"]),
      entered("two of the list", "T2", ["合作开发区", "创新试验区"]),
      entered("none", "T3", []),
      entered("another", "T4", ["某某园"], { status: 422, events: [], problems: ["subject.tag-unknown"] }),
      entered("its English name", "T4", ["Pilot zone"], { status: 422, events: [], problems: ["subject.tag-unknown"] }),
    ]);
    const { json } = await world.call("department", "GET /api/2026/subjects?tag=合作开发区");
    assert.deepEqual([(json["items"] as { code: string }[]).map(({ code }) => code), json["platforms"]], [["T1", "T2"], { title: PLATFORMS.title, open: false, items: PLATFORMS.items.map(({ title }) => title) }]);
  });

  test("a tag that a record has from before may stay, and none may be added", async () => {
    const [row] = await world.see<{ id: string }>("select id from hengji.subject where code = 'T1'");
    await world.within("department", async ({ tx, region }) => done(await putMarks(tx, region, row!.id, { attribute: null, tags: ["老平台"], firstYear: 2026, lastYear: null })));
    const marks = (says: string, tags: readonly string[], more: Partial<Step> = {}): Step => ({ says, by: "department", request: `PUT /api/subjects/${row!.id}`, body: { attribute: null, tags }, status: 200, events: ["subject.changed"], ...more });
    await play(world, [
      marks("kept, and one of the list beside it", ["老平台", "创新试验区"]),
      marks("another beside it", ["老平台", "新平台"], { status: 422, events: [], problems: ["subject.tag-unknown"] }),
    ]);
  });
});
