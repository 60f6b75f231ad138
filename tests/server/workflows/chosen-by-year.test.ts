import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { WorkflowsAnswer } from "../../../src/server/queries/workflows.ts";
import { beginGoal, callerOf, MUSEUM, moveOn, writeNeededPapers } from "../../browser/app-city.ts";
import { serveApp, type AppServer } from "../../browser/app-server.ts";

/* The demo city chose a goal workflow with one more review from 2027 on; its goals of 2026 go as they went. */

const OFFICE = "xu.xiaoyan";

interface Gone {
  readonly step: string;
  /** Moves in the log: who did what, in which role. */
  readonly moves: readonly string[];
}

describe("a workflow chosen from a budget year on (F118)", () => {
  let server: AppServer;
  before(async () => void (server = await serveApp()));
  after(() => server.close());

  /** A goal as far as its approval, by whoever its step waits for. */
  async function gone(year: number): Promise<Gone> {
    const id = await beginGoal(server, MUSEUM, "120", year);
    const filing = `/api/${year}/goal/filings/${id}`;
    const { call } = await callerOf(server, MUSEUM.officer);
    await moveOn(server, year, "goal", id, [MUSEUM.officer, "submit"], [MUSEUM.head, "approve"], [MUSEUM.department, "approve"], [MUSEUM.division, "approve"]);
    const there = async (): Promise<{ step: { id: string } }> => call("GET", filing);
    if ((await there()).step.id === "joint-review") await moveOn(server, year, "goal", id, ["gao.zhiyuan", "approve"]);
    await writeNeededPapers(server, OFFICE, year, "goal", id);
    await moveOn(server, year, "goal", id, [OFFICE, "approve"]);
    const { step } = await there();
    const { call: read } = await callerOf(server, "wang.jie");
    const { items } = await read<{ items: { verb: string; role: string | null }[] }>("GET", `/api/events?limit=100&subject=${id}`);
    return { step: step.id, moves: items.filter(({ verb }) => verb === "filing.moved").map(({ role }) => role ?? "").toReversed() };
  }

  test("a goal of 2027 is reviewed jointly by the leader, one event more; one of 2026 is not", async () => {
    const roles = ["unit-officer", "unit-head", "department-finance", "business-division", "performance-office"];
    assert.deepEqual(await gone(2026), { step: "awaiting", moves: roles });
    assert.deepEqual(await gone(2027), { step: "awaiting", moves: roles.toSpliced(4, 0, "finance-leader") });
  });

  test("the list of workflows says which is used for which budget years", async () => {
    const { call } = await callerOf(server, "xu.xiaoyan");
    const { items } = await call<WorkflowsAnswer>("GET", "/api/workflows");
    const goals = items.filter(({ stage }) => stage === "goal").map(({ id, chosenFor }) => [id, ...chosenFor.map(({ from, until }) => `${from ?? ""}-${until ?? ""}`)]).toSorted();
    assert.deepEqual(goals, [["goal", "-2026"], ["goal-joint-review", "2027-"], ["goal-small"]]);
    assert.deepEqual(items.find(({ id }) => id === "self-evaluation")!.chosenFor, [{ from: null, until: null }]);
  });
});
