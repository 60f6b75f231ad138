import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { FilingMeasure, FilingValues } from "../../../src/core/form/filing-values.ts";
import { loadDefinitions } from "../../../src/files/load-definitions.ts";
import { openPaperWorld, type PaperWorld } from "../disclosure/paper-world.ts";
import { codesOf, play } from "../filings/play.ts";

const FILINGS = "/api/2026/application/filings";
const PDF = Buffer.from("%PDF-1.7\n整改验收单\n%%EOF");
const REPLY = "measures[m1].reply";
const SET = { problem: "一项指标没有达到。", measure: "improve-rules", action: "修订管理办法", owner: "公路养护中心", until: "2027-03-31" };

describe("R60: evidence of what was done after a result", () => {
  let world: PaperWorld;
  let path: string;
  before(async () => {
    const national = await loadDefinitions();
    assert.ok(national.ok);
    const { workflows, measures = [] } = national.value;
    world = await openPaperWorld((packs) => ({ ...packs, measures, workflows: [...packs.workflows, ...workflows.filter(({ stage }) => stage === "application")] }));
    await world.confirmed("P2", 2026);
    const { json } = await world.call("performance", `POST ${FILINGS}`, { subjectId: world.subject("P2"), from: "blank" });
    path = `${FILINGS}/${String(json["id"])}`;
  });
  after(() => world.close());

  const address = (query: Record<string, string> = {}): string => `${path}/evidence?${new URLSearchParams({ path: REPLY, kind: "acceptance", name: "整改验收单.pdf", ...query }).toString()}`;
  const save = async (by: string, cells: Partial<FilingMeasure>): Promise<void> => {
    const { json } = await world.call(by, `GET ${path}`);
    const values = json["values"] as FilingValues;
    const { status, json: saved } = await world.call(by, `PUT ${path}`, { values: { ...values, measures: values.measures!.map((line) => (line.id === "m1" ? { ...line, ...cells } : line)) }, expectedVersion: json["version"] });
    assert.equal(status, 200, JSON.stringify(saved));
  };
  const move = async (by: string, action: string): Promise<void> => {
    const { version } = (await world.call(by, `GET ${path}`)).json;
    const { status, json } = await world.call(by, `POST ${path}/moves`, { action, opinion: "", expectedVersion: version });
    assert.equal(status, 200, JSON.stringify(json));
  };
  const refused = async (by: string, query: Record<string, string> = {}): Promise<readonly [number, readonly string[]]> => {
    const { status, json } = await world.send(by, address(query), PDF);
    return [status, codesOf(json)];
  };

  test("nobody hangs any while the measures are set out: finance has no evidence to bring, and the unit does not hold the form", async () => {
    await save("performance", SET);
    assert.deepEqual(await refused("performance"), [403, ["duty.missing"]]);
    assert.deepEqual(await refused("officer"), [403, ["workflow.not-your-step"]]);
    await move("performance", "submit");
    await move("leader", "approve");
  });

  test("the unit hangs it on the reply to a measure, and on no other cell", async () => {
    const before = (await world.events()).length;
    assert.deepEqual(await refused("officer", { path: "measures[m1].problem" }), [422, ["evidence.elsewhere"]]);
    assert.deepEqual(await refused("officer", { path: "result[score].value" }), [422, ["evidence.elsewhere"]]);
    assert.deepEqual(await refused("officer", { path: "measures[m99].reply" }), [422, ["evidence.no-such-cell"]]);
    const { status, json } = await world.send("officer", address(), PDF);
    assert.equal(status, 201, JSON.stringify(json));
    assert.deepEqual(await refused("officer"), [409, ["evidence.there-already"]]);
    const [event, ...more] = (await world.events()).slice(before);
    assert.deepEqual([event!.verb, event!.digest_after, event!.detail["path"], event!.detail["kind"], more.length], ["evidence.attached", json["digest"], REPLY, "acceptance", 0]);
  });

  test("whoever reviews the reply reads it, and once it is closed it stays as it is", async () => {
    await save("officer", { reply: "办法已修订印发。" });
    await move("officer", "submit");
    const told = (await world.call("department", `GET ${path}`)).json["evidence"] as { id: string; path: string; name: string; digest: string }[];
    assert.deepEqual(told.map(({ path: cell, name }) => [cell, name]), [[REPLY, "整改验收单.pdf"]]);
    const one = `${path}/evidence/${told[0]!.id}`;
    for (const [by, status] of [["department", 200], ["performance2", 200], ["leader", 200], ["bridges", 404], ["school-department", 404], ["audit", 403]] as const) assert.equal((await world.page(one, by)).status, status, by);
    assert.deepEqual(Buffer.from(await (await world.page(one, "department")).arrayBuffer()), PDF);
    assert.equal((await world.page(`${FILINGS.replace("application", "goal")}/${path.slice(FILINGS.length + 1)}/evidence/${told[0]!.id}`, "department")).status, 404, "under another stage");
    await move("department", "approve");
    await move("performance2", "confirm");
    await play(world, [{ says: "not after the end", by: "officer", request: `DELETE ${one}`, status: 403, problems: ["workflow.frozen-confirmed"], recorded: true }]);
    assert.deepEqual(await refused("officer", { name: "补充.pdf" }), [403, ["workflow.frozen-confirmed"]]);
  });
});
