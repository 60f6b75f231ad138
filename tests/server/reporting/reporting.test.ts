import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readGrids } from "../../../src/files/read-grid.ts";
import { codesOf } from "../filings/play.ts";
import { goalValues, GOAL_MOVES, openFilingWorld, type FilingWorld } from "../filings/city.ts";

const PROGRESS = "/api/2026/goal/reporting";
interface Department { readonly department: string; readonly expected: number; readonly reported: number; readonly rank: number; readonly units: { readonly unit: string; readonly expected: number; readonly reported: number }[] }
interface Project { readonly code: string; readonly unit: string; readonly stepTitle: { readonly zh: string } | null; readonly filing: { readonly id: string; readonly cameBack: boolean } | null }

describe("reporting", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld();
  });
  after(() => world.close());

  const progress = async (by: string, path = PROGRESS): Promise<readonly (string | number)[][]> => {
    const { status, json } = await world.call(by, `GET ${path}`);
    assert.equal(status, 200, JSON.stringify(json));
    return (json["departments"] as Department[]).map(({ department, expected, reported, rank }) => [department, expected, reported, rank]);
  };
  const missing = async (by: string, query = ""): Promise<readonly (string | boolean | null)[][]> => {
    const { json } = await world.call(by, `GET ${PROGRESS}/unreported${query}`);
    return (json["items"] as Project[]).map(({ code, stepTitle, filing }) => [code, stepTitle?.zh ?? null, filing?.cameBack ?? null]);
  };

  test("counts what has money in the year or was begun, and what has come up to the level of whoever asks", async () => {
    // P1 has a budget of the year; nothing is known of the others yet.
    assert.deepEqual(await progress("performance"), [["示例市交通运输局", 1, 0, 1]]);
    assert.deepEqual(await missing("performance"), [["P1", null, null]]);

    const first = await world.filled("P1", 2026);
    await world.filled("P4", 2026, goalValues(), "school");
    assert.deepEqual(await missing("performance"), [["P1", "单位填报", false], ["P4", "单位填报", false]]);
    assert.deepEqual(await missing("school-department"), [["P4", "单位填报", false]]);

    const version = await world.moved(2026, "goal", first, 2, GOAL_MOVES.slice(0, 2));
    assert.deepEqual(await progress("department"), [["示例市交通运输局", 1, 1, 1]]);
    assert.deepEqual(await progress("performance"), [["示例市交通运输局", 1, 0, 1], ["示例市教育局", 1, 0, 1]]);
    assert.deepEqual(await missing("performance"), [["P1", "主管部门审核", false], ["P4", "单位填报", false]]);

    const later = await world.moved(2026, "goal", first, version, ["department approve"]);
    assert.deepEqual(await progress("performance"), [["示例市交通运输局", 1, 1, 1], ["示例市教育局", 1, 0, 2]]);

    await world.moved(2026, "goal", first, later, ["business return draft"]);
    assert.deepEqual(await progress("performance"), [["示例市交通运输局", 1, 0, 1], ["示例市教育局", 1, 0, 1]]);
    assert.deepEqual(await missing("performance", `?department=${String(((await world.call("performance", `GET ${PROGRESS}`)).json["departments"] as { departmentId: string }[])[0]!.departmentId)}`), [["P1", "单位填报", true]]);
  });

  test("shows nobody what is another's", async () => {
    assert.deepEqual((await progress("school-department")).map(([name]) => name), ["示例市教育局"]);
    for (const by of ["officer", "reviewer", "system", "audit"]) {
      const { status, json } = await world.call(by, `GET ${PROGRESS}`);
      assert.deepEqual([status, codesOf(json)], [403, ["duty.missing"]], by);
    }
  });

  test("goals of last year are due again, and self-evaluations are due of approved goals", async () => {
    assert.deepEqual(await progress("performance", "/api/2027/goal/reporting"), [["示例市交通运输局", 1, 0, 1], ["示例市教育局", 1, 0, 1]]);
    assert.deepEqual(await progress("performance", "/api/2027/self-evaluation/reporting"), []);
    await world.approved("P2", 2026);
    assert.deepEqual(await progress("performance", "/api/2026/self-evaluation/reporting"), [["示例市交通运输局", 1, 0, 1]]);
  });

  test("the workbook has the ranking and every project that is missing", async () => {
    const response = await world.app.request(`${PROGRESS}/workbook`, { headers: world.as("performance") });
    assert.equal(response.status, 200);
    const read = readGrids(new Uint8Array(await response.arrayBuffer()));
    assert.ok(read.ok);
    const [ranking, list] = read.value;
    const texts = (grid: typeof ranking): string[][] => grid!.rows.map(({ cells }) => cells.map(([, text]) => text));
    assert.ok(texts(ranking).some((row) => row.join(" ") === "1 示例市交通运输局 2 1 1"), JSON.stringify(texts(ranking)));
    assert.ok(texts(ranking).some((row) => row.join(" ") === "合计 3 1 2"));
    assert.ok(texts(list).some((row) => row.join(" ") === "示例市教育局 示例市第一中学 P4 校舍维修改造 在“单位填报”环节"), JSON.stringify(texts(list)));
    assert.ok(texts(list).some((row) => row.includes("退回到“单位填报”环节")));
  });
});
