import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openFilingWorld, type FilingWorld } from "./city.ts";
import { play } from "./play.ts";

/** A city whose packs have no form for policies, and one for everything else. */
describe("F204: a kind of subject without a form", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld((packs) => ({ ...packs, forms: packs.forms.filter(({ id }) => id !== "goal-policy") }));
  });
  after(() => world.close());

  const idOf = async (code: string): Promise<string> => (await world.see<{ id: string }>(`select id from hengji.subject where code = '${code}'`))[0]!.id;

  test("it is entered, offered to nobody, expected of nobody, and refused with what to add to the packs", async () => {
    const [unit] = await world.see<{ id: string }>("select id from hengji.org_unit where code = '101001'");
    const entered = (code: string, name: string, kind: string) => ({ says: kind, by: "department", request: "POST /api/subjects", body: { unitId: unit!.id, code, name, kind, book: "GENERAL_PUBLIC", firstYear: 2026 }, status: 201, events: ["subject.entered"] });
    await play(world, [entered("Z1", "公交优惠政策", "policy"), entered("Z2", "公路中心整体支出", "unit-overall")]);
    const offered = (await world.call("officer", "GET /api/2027/goal/subjects?without=filing")).json["items"] as { code: string }[];
    assert.deepEqual(offered.map(({ code }) => code).sort(), ["P1", "P2", "Z2"]);
    // A unit as a whole is due without money beside its name; a policy that nothing serves is not.
    const missing = (await world.call("department", "GET /api/2027/goal/reporting/unreported")).json["items"] as { code: string; kind: string }[];
    assert.deepEqual(missing.map(({ code, kind }) => `${code} ${kind}`), ["Z2 unit-overall"]);
    const refused = await world.call("officer", "POST /api/2027/goal/filings", { subjectId: await idOf("Z1"), from: "blank" });
    assert.equal(refused.status, 422);
    const [told] = refused.json["problems"] as { code: string; message: string; advice: string }[];
    assert.equal(told!.code, "subject.kind-unserved");
    assert.match(told!.message, /公交优惠政策.*stage: goal, *kinds: policy|公交优惠政策.*stage: goal，kinds: policy/);
    assert.match(told!.advice, /财政绩效管理机构/);
    await play(world, [{ says: "a unit as a whole", by: "officer", request: "POST /api/2027/goal/filings", body: { subjectId: await idOf("Z2"), from: "blank" }, status: 201, events: ["filing.started"] }]);
  });
});
