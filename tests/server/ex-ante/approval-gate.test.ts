import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { play } from "../filings/play.ts";
import { openExAnteWorld, type ExAnteWorld } from "./ex-ante-world.ts";

describe("F203: the gate to the library at the approval of goals", () => {
  let world: ExAnteWorld;
  before(async () => {
    world = await openExAnteWorld();
  });
  after(() => world.close());

  test("F203: what was no matter when a goal was handed on is asked again when it is approved, and the others of the batch are told as ever", async () => {
    const roads = await world.body("101");
    const [first, second] = [await world.waiting("P1", 2027), await world.waiting("P2", 2027)];
    const issue = (says: string, filingIds: readonly string[], more: { readonly status: number; readonly problems?: readonly string[]; readonly events?: readonly string[]; readonly as?: string }) =>
      ({ says, by: "performance2", request: "POST /api/2027/goal/approvals", body: { departmentId: roads, filingIds, documentNo: "示财绩〔2027〕8号", issuedOn: "2026-09-15" }, ...more });
    const foretold = async (language = "zh-CN"): Promise<unknown> => {
      const { json } = await world.call("performance2", `GET /api/2027/goal/approvals/waiting?language=${language}`);
      const { filings } = (json["items"] as { departmentId: string; filings: { id: string; refusedBecause: unknown; keptBack: { code: string; message: string; advice: string } | null }[] }[]).find(({ departmentId }) => departmentId === roads)!;
      return [first, second].flatMap((id) => filings.filter((one) => one.id === id)).map(({ refusedBecause, keptBack }) => (refusedBecause !== null ? "of another" : keptBack === null ? null : { code: keptBack.code, told: `${keptBack.message} ${keptBack.advice}` }));
    };
    assert.deepEqual(await foretold(), [null, null], "nothing keeps them back yet");
    const fresh = { says: "it is found to be new", by: "department", request: `PUT /api/subjects/${world.subject("P1")}`, body: { attribute: "new", tags: [] }, status: 200, events: ["subject.changed"] };
    await play(world, [fresh]);
    const [before] = (await foretold()) as { code: string; told: string }[];
    assert.deepEqual([before!.code, (await foretold("en") as unknown[])[1]], ["approval.evaluation-not-evaluated", null]);
    assert.match(before!.told, /“农村公路日常养护”达到事前评估的金额标准.*退回单位先申请事前评估/);
    assert.match(((await foretold("en")) as { told: string }[])[0]!.told, /reaches the amount for ex-ante evaluation.*return it, so that its unit applies/);
    const { answers } = await play(world, [issue("not evaluated", [first, second], { status: 422, problems: ["approval.evaluation-not-evaluated", "approval.nothing-issued"], as: "refused" })]);
    const [told, whole] = answers["refused"]!["problems"] as { where: string; message: string; advice: string }[];
    assert.deepEqual([told!.where, whole!.where], ["filingIds[0]", "filingIds"]);
    assert.equal(`${told!.message} ${told!.advice}`, before!.told, "the letter is refused by what the list foretold");
    assert.match(told!.message, /“农村公路日常养护”达到事前评估的金额标准/);
    assert.match(whole!.message, /2 件中有 1 件不能批复，整批没有下达/);

    const address = await world.begun(world.subject("P1"));
    assert.deepEqual(((await foretold()) as { code: string }[]).map((one) => one?.code ?? null), ["approval.evaluation-under-way", null]);
    await play(world, [issue("under way", [first], { status: 422, problems: ["approval.evaluation-under-way", "approval.nothing-issued"] })]);
    await world.written(address, "320500000");
    await world.brought(address);
    assert.equal((await world.move("officer", address, "submit")).status, 200);
    await world.scored(address, ["fair", "fair", "fair"]);
    const version = await world.version(address);
    assert.equal((await world.call("department", `POST ${address}/conclusions`, { conclusion: "partial", capFen: "192000000", reason: "", panelNote: "", expectedVersion: version })).status, 201);
    assert.equal((await world.move("department", address, "forward")).status, 200);
    assert.equal((await world.call("performance", `POST ${address}/decisions`, { decision: "accept", grantedFen: "192000000", opinion: "", expectedVersion: version + 2 })).status, 201);
    const { answers: again } = await play(world, [
      issue("more than was granted", [first, second], { status: 422, problems: ["approval.evaluation-above-granted", "approval.nothing-issued"], as: "above" }),
      issue("the other one alone", [second], { status: 201, events: ["approval.issued"] }),
    ]);
    assert.equal(((await foretold()) as { code: string }[])[0]!.code, "approval.evaluation-above-granted");
    assert.match((again["above"]!["problems"] as { message: string }[])[0]!.message, /320\.50 万元，超过事前评估核定的 192\.00 万元/);
    assert.deepEqual(await world.see(`select step from hengji.filing where id = '${first}'`), [{ step: "awaiting" }], "it waits as it did");
  });
});
