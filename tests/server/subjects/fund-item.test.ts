import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { FilingValues } from "../../../src/core/form/filing-values.ts";
import { goalValues, openFilingWorld, type FilingWorld } from "../filings/city.ts";
import { frozen } from "../regional/regional-world.ts";

const YEAR = 2026;
/** Indicators of the work-injury prevention fee, on the points of a goal form. */
const ITEMS = ["培训场次", "参训人员合格率", "重伤人数占比下降", "参保单位满意度"];

describe("R52: a part of a social-insurance fund is judged by itself", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld();
  });
  after(() => world.close());

  test("object = fund + item: the item has its goal and its self-evaluation, only its own indicators are scored, and the fund has neither", async () => {
    const [roads] = await world.see<{ id: string }>("select id from hengji.org_unit where code = '101001'");
    const enter = async (body: Record<string, unknown>): Promise<string> => {
      const { status, json } = await world.call("department", "POST /api/subjects", { unitId: roads!.id, book: "SOCIAL_INSURANCE", firstYear: YEAR, ...body });
      assert.equal(status, 201, JSON.stringify(json));
      return String(json["id"]);
    };
    const fund = await enter({ code: "S1", name: "工伤保险基金", kind: "fund" });
    const item = await enter({ code: "S1-1", name: "工伤预防费", kind: "fund-item", parentCode: "S1" });

    const goal = await world.call("officer", `POST /api/${YEAR}/goal/filings`, { subjectId: item, from: "blank" });
    assert.equal(goal.status, 201, JSON.stringify(goal.json));
    const goalId = String(goal.json["id"]);
    const begun = (await world.call("officer", `GET /api/${YEAR}/goal/filings/${goalId}`)).json["values"] as FilingValues;
    const wish = goalValues();
    const rows = wish.rows.map((row, at) => ({ ...row, level3: ITEMS[at]! }));
    const saved = await world.call("officer", `PUT /api/${YEAR}/goal/filings/${goalId}`, { values: { ...begun, goal: { ...begun.goal, planned: "2026年在重点行业培训参保职工，重伤事故占比下降。" }, rows }, expectedVersion: 1 });
    assert.equal(saved.status, 200, JSON.stringify(saved.json));
    await frozen(world, goalId);

    const evaluation = await world.call("officer", `POST /api/${YEAR}/self-evaluation/filings`, { subjectId: item, from: "blank" });
    assert.equal(evaluation.status, 201, JSON.stringify(evaluation.json));
    const path = `/api/${YEAR}/self-evaluation/filings/${String(evaluation.json["id"])}`;
    const values = (await world.call("officer", `GET ${path}`)).json["values"] as FilingValues;
    assert.deepEqual(values.rows.map(({ level3 }) => level3), ITEMS);
    const reached = { ...values, goal: { ...values.goal, actual: "按计划完成。" }, rows: values.rows.map((row) => ({ ...row, actual: row.target.replace(/[≥≤]/, ""), score: row.points })) };
    assert.equal((await world.call("officer", `PUT ${path}`, { values: reached, expectedVersion: 1 })).status, 200);
    const points = values.rows.reduce((sum, { points: own }) => sum + Number(own), 0);
    const [scored] = await world.see<{ form: string; name: string; score: number }>(`select form, name, score_millionths / 1000000 as score from hengji.filing where subject_id = '${item}' and stage = 'self-evaluation'`);
    assert.deepEqual([scored!.form, scored!.name], ["self-evaluation-social-insurance", "工伤预防费"]);
    // Nothing but its items, and the execution of its own money where there is any.
    assert.ok(Number(scored!.score) === points || Number(scored!.score) <= points + 10, String(scored!.score));
    assert.deepEqual(await world.see(`select stage from hengji.filing where subject_id = '${fund}'`), []);
    const gaps = (await world.call("performance", `GET /api/${YEAR}/self-evaluation/coverage/gaps?book=SOCIAL_INSURANCE`)).json["items"] as { code: string }[];
    assert.deepEqual(gaps.map(({ code }) => code), ["S1-1"]);
  });
});
