import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Definitions } from "../../../src/core/pack/definitions.ts";
import { goalValues, openFilingWorld, withCell, type FilingWorld } from "./city.ts";
import { play, type Step } from "./play.ts";

const FILINGS = "/api/2027/goal/filings";
/** A city where the department fills for its units. */
const filledByDepartment = (packs: Definitions): Definitions => ({
  ...packs, workflows: packs.workflows.map((flow) => ({ ...flow, steps: flow.steps.map((step) => (flow.id === "goal" && step.id === "draft" ? { ...step, onBehalf: ["department-finance" as const] } : step)) })),
});

describe("filling in the unit's stead (代填)", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld(filledByDepartment);
  });
  after(() => world.close());

  const save = (by: string, one: string, target: string, version: number, more: Partial<Step> = {}): Step => ({
    says: `${by} saves`, by, request: `PUT ${one}`, body: { values: withCell(goalValues(), "r1", { target }), expectedVersion: version }, status: 200, events: ["filing.saved"], ...more,
  });
  const move = (by: string, one: string, action: string, version: number, more: Partial<Step> = {}): Step => ({
    says: `${by}: ${action}`, by, request: `POST ${one}/moves`, body: { action, opinion: action === "return" ? "请改。" : "", expectedVersion: version }, status: 200, events: ["filing.moved"], ...more,
  });
  const no = (step: Step, status: number, problem: string): Step => ({ ...step, status, problems: [problem], events: [], recorded: status === 403 || status === 404 });
  const hands = async (by: string, one: string) => (await world.call(by, `GET ${one}`)).json["hands"] as { filledBy: string[]; inStead: boolean; mayHandOn: boolean };

  test("the department fills and submits, it is said everywhere, and whoever did reviews it no more", async () => {
    const id = await world.filled("P1", 2027);
    const one = `${FILINGS}/${id}`;
    assert.deepEqual([await hands("department", one), await hands("officer", one)].map(({ filledBy, inStead, mayHandOn }) => [filledBy, inStead, mayHandOn]), [[[], true, false], [[], false, true]]);
    const { events } = await play(world, [
      no(save("school-department", one, "≥125公里", 2), 404, "filing.unknown"),
      no(save("business", one, "≥125公里", 2), 403, "workflow.not-your-step"),
      save("department", one, "≥125公里", 2),
      { says: "a draft is kept as for anybody who fills", by: "department", request: `PUT ${one}/draft`, body: { values: goalValues(), baseVersion: 3 }, status: 200 },
      { ...no(move("department", one, "return", 3), 403, "workflow.action-not-here") },
      { says: "nothing of the unit's is given away", by: "department", request: `POST ${one}/signers`, body: { postId: "00000000-0000-7000-8000-000000000000", said: "", expectedVersion: 3 }, status: 403, problems: ["workflow.only-fills-on-behalf"], events: [], recorded: true },
      { says: "and the unit may be urged all the same", by: "performance", request: `POST ${one}/urgings`, body: { said: "" }, status: 201, events: ["filing.urged"] },
      move("department", one, "submit", 3),
      move("department", one, "withdraw", 4),
      move("department", one, "submit", 5),
      move("head", one, "approve", 6),
      no(move("department", one, "approve", 7), 403, "workflow.four-eyes"),
    ]);
    assert.deepEqual(events.filter(({ role }) => role === "department-finance").map(({ verb, detail }) => [verb, detail["action"] ?? null, detail["onBehalf"] ?? null]), [
      ["filing.saved", null, "yes"], ["filing.moved", "submit", "yes"], ["filing.moved", "withdraw", null], ["filing.moved", "submit", "yes"],
    ]);
    const { json } = await world.call("head", `GET ${one}`);
    assert.deepEqual((json["transitions"] as { action: string; inStead: boolean; role: string }[]).map(({ action, inStead, role }) => [action, inStead, role]), [
      ["submit", true, "department-finance"], ["withdraw", false, "department-finance"], ["submit", true, "department-finance"], ["approve", false, "unit-head"],
    ]);
    assert.deepEqual((await hands("head", one)).filledBy, ["赵主管"]);
    const [row] = await world.see<{ taken: string }>(`select taken from hengji.filing where id = '${id}'`);
    assert.deepEqual((JSON.parse(row!.taken) as { action: string; onBehalf?: boolean }[]).map(({ action, onBehalf }) => [action, onBehalf ?? false]), [["save", false], ["save", true], ["submit", true], ["withdraw", false], ["submit", true], ["approve", false]]);
  });

  test("F102: who filled it once never reviews it, in a later round either; the unit still fills it itself", async () => {
    const id = await world.filled("P2", 2027);
    const one = `${FILINGS}/${id}`;
    await play(world, [
      save("department", one, "≥125公里", 2),
      move("officer", one, "submit", 3),
      move("head", one, "return", 4),
      save("colleague", one, "≥126公里", 5),
      move("colleague", one, "submit", 6),
      move("deputy", one, "approve", 7),
      no(move("department", one, "approve", 8), 403, "workflow.four-eyes-filler"),
    ]);
    assert.deepEqual((await hands("head", one)).filledBy, [], "nobody filled it for the unit in this round");
  });

  test("within the unit's season alone, and only while nobody has it to themselves", async () => {
    const id = await world.filled("P1", 2026);
    const one = `/api/2026/goal/filings/${id}`;
    const colleague = (await world.see<{ id: string }>("select post.id from hengji.post join hengji.person on person.id = post.person_id where login = 'colleague'"))[0]!.id;
    await play(world, [
      { says: "given to one of the unit", by: "performance", request: `POST ${one}/reassignments`, body: { postId: colleague, reason: "本人办理。", expectedVersion: 2 }, status: 201, events: ["filing.reassigned"] },
      no(save("department", one, "≥125公里", 2), 403, "workflow.handed-to"),
      { says: "given back", by: "performance", request: `POST ${one}/reassignments`, body: { postId: null, reason: "人手不足。", expectedVersion: 2 }, status: 201, events: ["filing.reassigned"] },
      no({ ...save("department", one, "≥125公里", 2), on: "2027-01-01" }, 422, "workflow.season-over"),
    ]);
  });
});
