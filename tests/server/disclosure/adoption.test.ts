import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { play } from "../filings/play.ts";
import { openPaperWorld, type PaperWorld } from "./paper-world.ts";

const FLOW = "workflow/goal/1";

describe("adoption (采用)", () => {
  let world: PaperWorld;
  before(async () => {
    world = await openPaperWorld();
  });
  after(() => world.close());

  type Shown = { definition: string; draft: boolean; adopted: { documentNo: string } | null; waiting: { id: string; refusedBecause: string | null }[]; earlier: unknown[] };
  const shown = async (definition: string, by = "leader"): Promise<Shown> => ((await world.call(by, "GET /api/adoptions")).json["items"] as Shown[]).find((one) => one.definition === definition)!;
  const propose = (change: Record<string, unknown> = {}) => ({ by: "performance", request: "POST /api/adoptions", body: { definition: FLOW, documentNo: "示财绩〔2026〕31号", documentDate: "2026-09-01", ...change } });
  const stampOf = async (app = world.app): Promise<string> => {
    const id = (await world.see<{ id: string }>("select id from hengji.filing limit 1"))[0]?.id ?? (await world.filled("P1", 2027));
    const made = (await (await app.request(`/api/2027/goal/filings/${id}/prints`, { method: "POST", headers: world.as("officer") })).json()) as { html: string };
    return /<p class="hj-stamp">([^<]*)<\/p>/.exec(await (await app.request(made.html, { headers: world.as("officer") })).text())?.[1] ?? "";
  };

  test("one person proposes, another in another role confirms, each is one event, and the stamp goes", async () => {
    assert.equal(await stampOf(), "草案 · 演示数据");
    assert.deepEqual([(await shown(FLOW)).draft, (await shown("form/goal")).draft], [true, false]);
    const { answers } = await play(world, [
      { says: "a unit does not propose", ...propose(), by: "officer", status: 403, problems: ["duty.missing"], recorded: true },
      { says: "of a day to come", ...propose({ documentDate: "2026-09-16" }), status: 422, problems: ["adoption.day-ahead"] },
      { says: "what is none", ...propose({ definition: "form/rumour" }), status: 422, problems: ["adoption.definition-unknown"] },
      { says: "propose", ...propose(), as: "a", status: 201, events: ["adoption.proposed"] },
      { says: "the same once more", ...propose(), status: 409, problems: ["adoption.proposed-already"] },
      { says: "by another document as well", ...propose({ documentNo: "示财绩〔2026〕32号" }), as: "b", status: 201, events: ["adoption.proposed"] },
      { says: "who proposed has no such duty", by: "performance", request: "POST /api/adoptions/{a.id}/confirm", status: 403, problems: ["duty.missing"], recorded: true },
      { says: "one that is none", by: "leader", request: "POST /api/adoptions/00000000-0000-7000-8000-000000000000/confirm", status: 404, problems: ["adoption.unknown"], recorded: true },
    ]);
    assert.equal(await stampOf(), "草案 · 演示数据", "proposed is not adopted");
    assert.deepEqual((await shown(FLOW)).waiting.map(({ refusedBecause }) => refusedBecause), [null, null]);
    const { events } = await play(world, [
      { says: "confirm", by: "leader", request: `POST /api/adoptions/${String(answers["a"]!["id"])}/confirm`, status: 200, answer: { definition: FLOW }, events: ["adoption.confirmed"] },
      { says: "twice", by: "leader", request: `POST /api/adoptions/${String(answers["a"]!["id"])}/confirm`, status: 409, problems: ["adoption.confirmed-before"] },
      { says: "the other proposal comes too late", by: "leader", request: `POST /api/adoptions/${String(answers["b"]!["id"])}/confirm`, status: 409, problems: ["adoption.there-already"] },
      { says: "nor is it proposed again", ...propose({ documentNo: "示财绩〔2026〕33号" }), status: 409, problems: ["adoption.there-already"] },
    ]);
    assert.equal(events[0]!.digest_after, answers["a"]!["digest"]);
    assert.deepEqual([events[0]!.role, events[0]!.detail["documentNo"]], ["finance-leader", "示财绩〔2026〕31号"]);
    assert.equal(await stampOf(), "草案 · 演示数据", "its frame of indicators is a draft still");
    const frame = ((await world.call("leader", "GET /api/adoptions")).json["items"] as Shown[]).find(({ definition }) => definition.startsWith("frame/"))!.definition;
    const { json } = await world.call("performance", "POST /api/adoptions", { definition: frame, documentNo: "示财绩〔2026〕34号", documentDate: "2026-09-01" });
    assert.equal((await world.call("leader", `POST /api/adoptions/${String(json["id"])}/confirm`)).status, 200);
    assert.equal(await stampOf(), "演示数据");
    const now = await shown(FLOW, "officer");
    assert.deepEqual([now.draft, now.adopted?.documentNo, now.waiting.length], [false, "示财绩〔2026〕31号", 0]);
  });

  test("a definition that is changed is a draft again, and its old adoption is told", async () => {
    const packs = { workflows: world.packs.workflows.map((flow) => (flow.id === "goal" ? { ...flow, steps: flow.steps.map((step) => (step.id === "awaiting" ? { ...step, title: { ...step.title, zh: "待下达" } } : step)) } : flow)) };
    const changed = world.other({ packs });
    assert.equal(await stampOf(changed), "草案 · 演示数据");
    const [filing] = await world.see<{ id: string }>("select id from hengji.filing limit 1");
    const onPage = async (app: typeof changed): Promise<string | null> => {
      const page = (await (await app.request(`/api/2027/goal/filings/${filing!.id}`, { headers: world.as("officer") })).json()) as { adopted: { workflow: { documentNo: string } | null } };
      return page.adopted.workflow?.documentNo ?? null;
    };
    assert.deepEqual([await onPage(world.app), await onPage(changed)], ["示财绩〔2026〕31号", null]);
    const { items } = (await (await changed.request("/api/adoptions", { headers: world.as("leader") })).json()) as { items: Shown[] };
    const flow = items.find(({ definition }) => definition === FLOW)!;
    assert.deepEqual([flow.draft, flow.adopted, flow.earlier.length], [true, null, 1]);
    assert.equal(await stampOf(), "演示数据", "and as it was it still holds");
  });

  test("what changed between proposal and confirmation is not confirmed", async () => {
    const { json } = await world.call("performance", "POST /api/adoptions", { definition: "workflow/self-evaluation/1", documentNo: "示财绩〔2026〕40号", documentDate: "2026-09-01" });
    const packs = { workflows: world.packs.workflows.map((flow) => (flow.id === "self-evaluation" ? { ...flow, title: { zh: "新", en: "new" } } : flow)) };
    const response = await world.other({ packs }).request(`/api/adoptions/${String(json["id"])}/confirm`, { method: "POST", headers: world.as("leader") });
    assert.equal(response.status, 409);
    assert.match(await response.text(), /adoption\.changed-since/);
  });

  test("a calendar of working days is a draft until it is adopted like anything else", async () => {
    assert.equal((await shown("calendar/2026")).draft, true);
    const { json } = await world.call("performance", "POST /api/adoptions", { definition: "calendar/2026", documentNo: "示财办〔2026〕2号", documentDate: "2026-01-05" });
    assert.equal((await world.call("leader", `POST /api/adoptions/${String(json["id"])}/confirm`)).status, 200);
    assert.deepEqual([(await shown("calendar/2026")).draft, (await shown("calendar/2026")).adopted?.documentNo], [false, "示财办〔2026〕2号"]);
  });

  test("neither the same person nor the same role, even where a pack gives both duties to one", async () => {
    const roles = world.packs.roles.map((role) => (role.role === "performance-office" ? { ...role, duties: [...role.duties, "adoption.confirm" as const] } : role));
    const lax = world.other({ packs: { roles } });
    const { json } = await world.call("performance", "POST /api/adoptions", { definition: "profile/cn-national-2021", documentNo: "示财绩〔2026〕50号", documentDate: "2026-09-01" });
    for (const [by, code] of [["performance", "adoption.same-person"], ["performance2", "adoption.same-role"]] as const) {
      const response = await lax.request(`/api/adoptions/${String(json["id"])}/confirm`, { method: "POST", headers: world.as(by) });
      assert.equal(response.status, 403, by);
      assert.match(await response.text(), new RegExp(code.replace(".", "\\.")), by);
    }
    await play(world, [{ says: "administrators know nothing of it", by: "audit", request: "GET /api/adoptions", status: 403, problems: ["duty.missing"], recorded: true }]);
  });
});
