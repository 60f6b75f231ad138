import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { goalValues } from "../filings/city.ts";
import { codesOf, play } from "../filings/play.ts";
import { openExAnteWorld, type ExAnteWorld } from "./ex-ante-world.ts";

/* 2020 年选择两个专项资金试点事前绩效评估: replayed for two special funds of the sample city, to the two ends that the gate has to hold. */
describe("R49: the pilot of ex-ante evaluation with two special funds", () => {
  let world: ExAnteWorld;
  before(async () => {
    world = await openExAnteWorld();
  });
  after(() => world.close());

  test("R49: two special funds are evaluated; the one that is not supported cannot enter the project library, and the cap of the one supported in part is enforced", async () => {
    const funds = [["R49-1", "文化产业发展专项资金"], ["R49-2", "公交场站改造专项资金"]] as const;
    const evaluated: { readonly subject: string; readonly address: string }[] = [];
    for (const [code, name] of funds) {
      const subject = await world.entered(code, { kind: "special-fund", name });
      const address = await world.begun(subject);
      await world.written(address, "320500000");
      await world.brought(address);
      assert.equal((await world.move("officer", address, "submit")).status, 200);
      evaluated.push({ subject, address });
    }
    const [unsupported, inPart] = evaluated as [(typeof evaluated)[0], (typeof evaluated)[0]];
    await world.scored(unsupported.address, ["poor", "poor", "poor"]);
    await world.scored(inPart.address, ["fair", "fair", "fair"]);

    const version = await world.version(unsupported.address);
    await play(world, [
      { says: "not supported", by: "department", request: `POST ${unsupported.address}/conclusions`, body: { conclusion: "reject", capFen: null, reason: "与现有专项重复，必要性不足。", panelNote: "", expectedVersion: version }, status: 201, events: ["ex-ante.concluded"] },
      { says: "finance is not asked", by: "department", request: `POST ${unsupported.address}/moves`, body: { action: "forward", opinion: "", expectedVersion: version + 1 }, status: 409, problems: ["ex-ante.unsupported-stays"] },
      { says: "it does not enter the library", by: "officer", request: "POST /api/2027/goal/filings", body: { subjectId: unsupported.subject, from: "blank" }, status: 422, problems: ["ex-ante.gate-unsupported"] },
    ]);
    const goals = (await world.see<{ n: string }>(`select count(*) as n from hengji.filing where subject_id = '${unsupported.subject}'`))[0]!.n;
    assert.equal(Number(goals), 0, "nothing of it was written");

    const other = await world.version(inPart.address);
    const cap = ((await world.call("department", `GET ${inPart.address}`)).json["panel"] as { proposal: { conclusion: string }; capFen: string });
    assert.deepEqual([cap.proposal.conclusion, cap.capFen], ["partial", "192000000"], "60 of 100 points of 3,205,000 yuan, down to whole 10,000");
    await play(world, [
      { says: "more than the rule caps", by: "department", request: `POST ${inPart.address}/conclusions`, body: { conclusion: "partial", capFen: "192000001", reason: "", panelNote: "", expectedVersion: other }, status: 422, problems: ["ex-ante.cap-too-high"] },
      { says: "in part", by: "department", request: `POST ${inPart.address}/conclusions`, body: { conclusion: "partial", capFen: cap.capFen, reason: "", panelNote: "", expectedVersion: other }, status: 201, events: ["ex-ante.concluded"] },
      { says: "to finance", by: "department", request: `POST ${inPart.address}/moves`, body: { action: "forward", opinion: "", expectedVersion: other + 1 }, status: 200, events: ["ex-ante.moved"] },
      { says: "no more is granted than was concluded", by: "performance", request: `POST ${inPart.address}/decisions`, body: { decision: "accept", grantedFen: "320500000", opinion: "", expectedVersion: other + 2 }, status: 422, problems: ["ex-ante.granted-too-high"] },
      { says: "the cap is granted", by: "performance", request: `POST ${inPart.address}/decisions`, body: { decision: "accept", grantedFen: cap.capFen, opinion: "", expectedVersion: other + 2 }, status: 201, events: ["ex-ante.decided"] },
    ]);
    const begun = await world.call("officer", "POST /api/2027/goal/filings", { subjectId: inPart.subject, from: "blank" });
    assert.equal(begun.status, 201, JSON.stringify(begun.json));
    const goal = `/api/2027/goal/filings/${String(begun.json["id"])}`;
    assert.equal((await world.call("officer", `GET ${goal}`)).json["grantedFen"], cap.capFen, "the form knows its cap before it is submitted");
    const values = goalValues();
    const withTotal = (initialBudget: string) => ({ ...values, funds: values.funds.map((line) => (line.id === "other" ? line : { ...line, initialBudget })) });
    const submit = async (total: string, at: number) => {
      assert.equal((await world.call("officer", `PUT ${goal}`, { values: withTotal(total), expectedVersion: at })).status, 200);
      return world.call("officer", `POST ${goal}/moves`, { action: "submit", opinion: "", expectedVersion: at + 1 });
    };
    assert.deepEqual(codesOf((await submit("192.01", 1)).json), ["ex-ante.gate-above-cap"], "a hundred yuan above the cap");
    assert.equal((await submit("192", 2)).status, 200, "and exactly the cap goes on");
  });
});
