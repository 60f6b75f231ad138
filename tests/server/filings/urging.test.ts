import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { openFilingWorld, type FilingWorld } from "./city.ts";
import { codesOf, play, type Step } from "./play.ts";

const FILINGS = "/api/2027/goal/filings";

describe("urging whoever holds it (催办)", () => {
  let world: FilingWorld;
  let id: string;
  let ONE: string;
  before(async () => {
    world = await openFilingWorld();
    id = await world.filled("P1", 2027);
    ONE = `${FILINGS}/${id}`;
    await world.moved(2027, "goal", id, 2, ["officer submit", "head approve"]);
  });
  after(() => world.close());

  const urge = (by: string, one: string, said: string, more: Partial<Step> = {}): Step => ({ says: `${by} urges`, by, request: `POST ${one}/urgings`, body: { said }, status: 201, events: ["filing.urged"], ...more });
  const refused = (by: string, one: string, problem: string, status = 403): Step => urge(by, one, "", { status, problems: [problem], events: [], recorded: status === 403 || status === 404 });
  const shown = async (by: string): Promise<unknown> => {
    const { json } = await world.call(by, `GET ${ONE}`);
    const urging = json["urge"] as { refusedBecause: { code: string } | null } | null;
    return urging === null ? "not shown" : (urging.refusedBecause?.code ?? "may");
  };
  const urged = async (by: string): Promise<unknown[]> => {
    const { json } = await world.call(by, "GET /api/today");
    return (json["urged"] as Record<string, unknown>[]).map(({ name, count, by: last, said }) => [name, count, last, said]);
  };

  test("by those who had it and by the performance office, once a day each; one event, and the holder sees how often and by whom", async () => {
    assert.deepEqual([await shown("officer"), await shown("performance"), await shown("colleague"), await shown("department"), await shown("business")], ["may", "may", "not shown", "not shown", "not shown"]);
    const { events } = await play(world, [
      urge("officer", ONE, " 明天要上会，请先看。 "),
      refused("officer", ONE, "workflow.urge-again", 409),
      urge("performance", ONE, ""),
      refused("colleague", ONE, "workflow.urge-not-behind"),
      refused("department", ONE, "workflow.urge-not-behind"),
      refused("business", ONE, "workflow.urge-not-behind"),
      refused("bridges", ONE, "filing.unknown", 404),
      refused("school-department", ONE, "filing.unknown", 404),
      refused("system", ONE, "filing.unknown", 404),
      refused("officer", `${FILINGS}/${randomUUID()}`, "filing.unknown", 404),
      refused("officer", `/api/2026/goal/filings/${id}`, "filing.unknown", 404),
      urge("officer", ONE, "长".repeat(501), { status: 422, problems: ["http.text-too-long"], events: [] }),
    ]);
    const [first] = events;
    assert.deepEqual({ subject: first!.subject, role: first!.role, year: first!.year, stage: first!.stage, step: first!.detail["step"], round: first!.detail["round"], holder: first!.detail["holder"] }, { subject: id, role: "unit-officer", year: 2027, stage: "goal", step: "department", round: 1, holder: "department-finance" });
    assert.match(String(first!.digest_after), /^[0-9a-f]{64}$/);
    assert.doesNotMatch(JSON.stringify(first), /上会/, "what was said stands on the filing and not in the log");
    assert.equal(await shown("officer"), "workflow.urge-again");
    assert.deepEqual(await urged("department"), [["农村公路日常养护", 2, "孙绩效", ""]]);
    for (const by of ["officer", "head", "business", "performance", "bridges", "school-department", "leader"]) assert.deepEqual(await urged(by), [], by);
    const { json } = await world.call("department", `GET ${ONE}`);
    assert.deepEqual((json["urgings"] as Record<string, unknown>[]).map(({ by, role, said, step, round }) => [by, role, said, step, round]), [["陈填报", "unit-officer", "明天要上会，请先看。", "department", 1], ["孙绩效", "performance-office", "", "department", 1]]);
    assert.equal(json["version"], 4, "it changes nothing of the filing");
  });

  test("again after a day, and the next step begins anew; a step that is taken back brings back what was urged", async () => {
    await play(world, [
      urge("officer", ONE, "仍请尽快。", { on: "2026-09-17" }),
      { says: "the department approves", by: "department", request: `POST ${ONE}/moves`, body: { action: "approve", opinion: "", expectedVersion: 4 }, status: 200, events: ["filing.moved"] },
    ]);
    assert.deepEqual([await urged("department"), await urged("business")], [[], []]);
    assert.deepEqual([await shown("department"), await shown("business")], ["may", "not shown"]);
    await play(world, [{ says: "and takes it back", by: "department", request: `POST ${ONE}/moves`, body: { action: "withdraw", opinion: "", expectedVersion: 5 }, status: 200, events: ["filing.moved"] }]);
    assert.deepEqual(await urged("department"), [["农村公路日常养护", 3, "陈填报", "仍请尽快。"]]);
    await play(world, [
      { says: "returned", by: "department", request: `POST ${ONE}/moves`, body: { action: "return", to: "draft", opinion: "请补充。", expectedVersion: 6 }, status: 200, events: ["filing.moved"] },
      urge("department", ONE, "请本周内补齐。"),
      refused("officer", ONE, "workflow.urge-yours"),
    ]);
    assert.deepEqual(await urged("officer"), [["农村公路日常养护", 1, "赵主管", "请本周内补齐。"]]);
    assert.deepEqual(await urged("colleague"), await urged("officer"), "whoever of the unit may take it up");
  });

  test("not what has come to its end", async () => {
    await world.approved("P2", 2026);
    const [{ id: done } = { id: "" }] = await world.see<{ id: string }>("select id from hengji.filing where frozen_digest is not null");
    await play(world, [refused("officer", `/api/2026/goal/filings/${done}`, "workflow.urge-ended"), refused("performance", `/api/2026/goal/filings/${done}`, "workflow.urge-ended")]);
  });

  test("two of one person at once are one, and the same request twice with one key is done once", async () => {
    const other = await world.filled("P3", 2027, undefined, "bridges");
    await world.moved(2027, "goal", other, 2, ["bridges submit"]);
    const path = `POST ${FILINGS}/${other}/urgings`;
    const before = (await world.events()).length;
    const both = await Promise.all([1, 2].map(() => world.call("bridges", path, { said: "" })));
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [201, 409]);
    assert.deepEqual(codesOf(both.find(({ status }) => status === 409)!.json), ["workflow.urge-again"]);
    const key = { "idempotency-key": "8d1f0b1e-urge-only-once" };
    const twice = [await world.call("performance2", path, { said: "请核。" }, key), await world.call("performance2", path, { said: "请核。" }, key)];
    assert.deepEqual(twice[0], twice[1]);
    assert.deepEqual((await world.events()).slice(before).map(({ verb }) => verb), ["filing.urged", "filing.urged"]);
  });
});
