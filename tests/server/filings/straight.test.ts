import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Definitions } from "../../../src/core/pack/definitions.ts";
import { GOAL_MOVES, goalValues, openFilingWorld, withCell, type FilingWorld } from "./city.ts";
import { codesOf, play, type Step } from "./play.ts";
import { assertHandsAreTrue } from "./taken.ts";

const FILINGS = "/api/2027/goal/filings";

/** A city where what finance returns may come straight back to it. */
const fromFinance = (packs: Definitions): Definitions => ({
  ...packs,
  workflows: packs.workflows.map((flow) => ({ ...flow, steps: flow.steps.map((step) => (flow.id === "goal" && (step.id === "business" || step.id === "performance") ? { ...step, straight: true as const } : step)) })),
});

describe("straight back to whoever returned it (退回后直送)", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld(fromFinance);
  });
  after(() => world.close());

  const move = (by: string, one: string, action: string, expectedVersion: number, to?: string, more: Partial<Step> = {}): Step => ({
    says: `${by}: ${action} on ${expectedVersion}`, by, request: `POST ${one}/moves`, body: { action, opinion: action === "return" ? "请核实补助标准。" : "", expectedVersion, ...(to === undefined ? {} : { to }) },
    status: 200, events: ["filing.moved"], ...more,
  });
  const submission = async (by: string, one: string): Promise<unknown> => {
    const { json } = await world.call(by, `GET ${one}`);
    const found = (json["allowed"] as { action: string; to: { step: string }[]; straight: { step: string } | null }[]).find(({ action }) => action === "submit")!;
    return [found.to.map(({ step }) => step), found.straight?.step ?? null];
  };

  test("the unit chooses the usual way or the straight one; the history and the event name where it went", async () => {
    const id = await world.filled("P1", 2027);
    const one = `${FILINGS}/${id}`;
    assert.deepEqual(await submission("officer", one), [["unit-head"], null]);
    const { events } = await play(world, [
      move("officer", one, "submit", 2, "performance", { says: "never straight before a return", status: 422, problems: ["workflow.no-such-way"], events: [] }),
    ]);
    assert.deepEqual(events, []);
    await world.moved(2027, "goal", id, 2, GOAL_MOVES.slice(0, 4));
    const { events: taken } = await play(world, [
      move("performance", one, "return", 6, "draft", { answer: { version: 7, step: "draft" } }),
      { says: "mended", by: "colleague", request: `PUT ${one}`, body: { values: withCell(goalValues(), "r1", { target: "≥125公里" }), expectedVersion: 7 }, status: 200, events: ["filing.saved"] },
      move("officer", one, "submit", 8, "awaiting", { status: 422, problems: ["workflow.no-such-way"], events: [] }),
      move("officer", one, "submit", 8, "performance", { answer: { version: 9, step: "performance" } }),
      move("head", one, "approve", 9, undefined, { says: "nobody in between has it", status: 403, problems: ["workflow.not-your-step"], events: [], recorded: true }),
      move("officer", one, "withdraw", 9, undefined, { says: "and it may be taken back", answer: { version: 10, step: "draft" } }),
      move("officer", one, "submit", 10, "performance", { answer: { version: 11, step: "performance" } }),
      move("performance", one, "approve", 11, undefined, { says: "whoever returned it goes on", answer: { version: 12, step: "awaiting" } }),
    ]);
    assert.deepEqual(taken.filter(({ verb }) => verb === "filing.moved").map(({ detail }) => [detail["action"], detail["from"], detail["to"], detail["round"]]), [
      ["return", "performance", "draft", 2], ["submit", "draft", "performance", 2], ["withdraw", "performance", "draft", 2], ["submit", "draft", "performance", 2], ["approve", "performance", "awaiting", 2],
    ]);
    const { json } = await world.call("officer", `GET ${one}`);
    assert.deepEqual((json["transitions"] as { to: string; toTitle: { zh: string } }[]).filter(({ to }) => to === "performance").map(({ toTitle }) => toTitle.zh).at(-1), "绩效管理机构复审");
    await assertHandsAreTrue(world, id);
  });

  test("two of the unit hand it straight back at once: one does, the other is told who was quicker", async () => {
    const id = await world.filled("P1", 2026);
    const one = `/api/2026/goal/filings/${id}`;
    await world.moved(2026, "goal", id, 2, [...GOAL_MOVES.slice(0, 4), "performance return draft"]);
    const before = (await world.events()).length;
    const straight = { action: "submit", to: "performance", opinion: "", expectedVersion: 7 };
    const answers = await Promise.all(["officer", "colleague"].map((by) => world.call(by, `POST ${one}/moves`, straight)));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409]);
    assert.deepEqual(codesOf(answers.find(({ status }) => status === 409)!.json), ["filing.stale"]);
    assert.equal((await world.events()).length, before + 1);
    await assertHandsAreTrue(world, id);
  });

  test("without a word it goes the usual way, and the last return alone counts", async () => {
    const id = await world.filled("P2", 2027);
    const one = `${FILINGS}/${id}`;
    await world.moved(2027, "goal", id, 2, GOAL_MOVES.slice(0, 3));
    await play(world, [
      move("business", one, "return", 5, "draft"),
      { says: "the choice is shown", by: "officer", request: `GET ${one}`, status: 200 },
      move("officer", one, "submit", 6, undefined, { answer: { version: 7, step: "unit-head" } }),
      move("head", one, "return", 7, undefined, { answer: { version: 8, step: "draft" } }),
      move("officer", one, "submit", 8, "business", { says: "the head returned it last", status: 422, problems: ["workflow.no-such-way"], events: [] }),
      move("officer", one, "submit", 8, "unit-head", { answer: { version: 9, step: "unit-head" } }),
    ]);
    await assertHandsAreTrue(world, id);
  });
});
