import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Definitions } from "../../../src/core/pack/definitions.ts";
import type { Workflow } from "../../../src/core/workflow/workflow.ts";
import { openFilingWorld, type FilingWorld } from "./city.ts";
import { codesOf, play, type Step } from "./play.ts";
import { assertHandsAreTrue } from "./taken.ts";

const GOALS = "/api/2027/goal/filings";
const REASON = "机构改革，业务处室初审并入绩效管理机构。";

/** A second version without the business division, in which the step of the office has another name. */
function withSecondVersion(packs: Definitions): Definitions {
  const goal = packs.workflows.find(({ id }) => id === "goal")!;
  const second: Workflow = {
    ...goal, version: 2, title: { zh: "绩效目标申报与批复（2026年修订）", en: "Setting and approving goals (revised 2026)" },
    steps: goal.steps.filter(({ id }) => id !== "business").map((step) => ({
      ...step, id: step.id === "performance" ? "office" : step.id, title: step.id === "performance" ? { zh: "绩效管理机构审核", en: "Performance office reviews" } : step.title,
      actions: step.actions.map(({ action, to }) => ({ action, to: [...new Set(to.filter((id) => id !== "business" || action === "approve").map((id) => (id === "business" || id === "performance" ? "office" : id)))] })),
    })),
  };
  return { ...packs, workflows: [...packs.workflows, second] };
}

describe("moving a running filing to a step of a version (移到环节)", () => {
  let world: FilingWorld;
  before(async () => {
    world = await openFilingWorld(withSecondVersion);
  });
  after(() => world.close());

  const relocate = (by: string, one: string, to: string, expectedVersion: number, more: Partial<Step> = {}): Step => {
    const [workflow = "", version = "", step = ""] = to.split(" ");
    return { says: `${by} moves it to ${to}`, by, request: `POST ${one}/relocations`, body: { workflow, workflowVersion: Number(version), step, reason: REASON, expectedVersion }, status: 200, events: ["filing.moved"], ...more };
  };
  const refused = (by: string, one: string, to: string, expectedVersion: number, problem: string, status = 422, more: Partial<Step> = {}): Step =>
    relocate(by, one, to, expectedVersion, { status, problems: [problem], events: [], recorded: status === 403 || status === 404, ...more });
  const move = (by: string, one: string, action: string, expectedVersion: number, more: Partial<Step> = {}): Step => ({
    says: `${by}: ${action} on ${expectedVersion}`, by, request: `POST ${one}/moves`, body: { action, opinion: action === "return" ? "请修改。" : "", expectedVersion, ...(action === "return" ? { to: "draft" } : {}) }, status: 200, events: ["filing.moved"], ...more,
  });

  test("by the performance office with a reason; from then on it follows that version, and four eyes go on counting", async () => {
    const id = await world.filled("P1", 2027);
    const one = `${GOALS}/${id}`;
    await world.moved(2027, "goal", id, 2, ["officer submit", "head approve", "department approve"]);
    const { relocate: shown } = (await world.call("performance", `GET ${one}`)).json["corrections"] as { relocate: { workflows: { id: string; version: number; isPresent: boolean; steps: { step: string }[] }[] } };
    assert.deepEqual(shown.workflows.filter((flow) => flow.id === "goal").map(({ version, isPresent, steps }) => [version, isPresent, steps.map(({ step }) => step).join(" ")]), [
      [1, true, "draft unit-head department business performance awaiting"], [2, false, "draft unit-head department office awaiting"],
    ]);
    const { events } = await play(world, [
      refused("officer", one, "goal 2 office", 5, "duty.missing", 403),
      refused("business", one, "goal 2 office", 5, "duty.missing", 403),
      refused("system", one, "goal 2 office", 5, "duty.missing", 403),
      refused("performance", `/api/2026/goal/filings/${id}`, "goal 2 office", 5, "filing.unknown", 404),
      refused("performance", one, "goal 9 office", 5, "workflow.relocate-unknown-workflow"),
      refused("performance", one, "goal 2 business", 5, "workflow.step-unknown"),
      refused("performance", one, "goal 2 approved", 5, "workflow.relocate-end"),
      refused("performance", one, "goal 1 business", 5, "workflow.relocate-same"),
      refused("performance", one, "self-evaluation 1 fill", 5, "workflow.relocate-other-form"),
      refused("performance", one, "goal 2 office", 4, "filing.stale", 409),
      refused("performance", one, "goal 2 office", 5, "filing.reason-missing", 422, { body: { workflow: "goal", workflowVersion: 2, step: "office", reason: " ", expectedVersion: 5 } }),
      relocate("performance", one, "goal 2 office", 5, { answer: { version: 6, step: "office" } }),
      { says: "who looked at it before is told", by: "business", request: `POST ${one}/moves`, body: { action: "approve", opinion: "", expectedVersion: 5 }, status: 409, problems: ["filing.stale"] },
      move("performance", one, "approve", 6, { says: "whoever moved it past others does not decide it", status: 403, problems: ["workflow.four-eyes-carried"], events: [], recorded: true }),
      move("performance2", one, "return", 6, { answer: { version: 7, step: "draft" } }),
      move("officer", one, "submit", 7),
      move("head", one, "approve", 8),
      move("department", one, "approve", 9, { answer: { version: 10, step: "office" } }),
      move("performance", one, "approve", 10, { answer: { version: 11, step: "awaiting" } }),
    ]);
    const [moved] = events;
    assert.deepEqual(
      { action: moved!.detail["action"], to: moved!.detail["to"], round: moved!.detail["round"], workflow: moved!.detail["workflow"], version: moved!.detail["workflowVersion"], before: moved!.detail["versionBefore"] },
      { action: "relocate", to: "office", round: 2, workflow: "goal", version: 2, before: 1 },
    );
    const { json } = await world.call("officer", `GET ${one}`);
    assert.equal((json["workflow"] as { version: number }).version, 2);
    const told = (json["transitions"] as { action: string; fromTitle: { zh: string }; toTitle: { zh: string } }[]).find(({ action }) => action === "relocate")!;
    assert.deepEqual([told.fromTitle.zh, told.toTitle.zh], ["业务处室初审", "绩效管理机构审核"], "the step it left is named by the version that had it");
    await assertHandsAreTrue(world, id);
  });

  test("what was handed on at a step that its present version does not have is told by the name the step had", async () => {
    const id = await world.filled("P1", 2026);
    const one = `/api/2026/goal/filings/${id}`;
    await world.moved(2026, "goal", id, 2, ["officer submit", "head approve", "department approve", "business approve"]);
    const { json: colleagues } = await world.call("performance", `GET ${one}/colleagues?for=hand-on`);
    const [{ postId } = { postId: "" }] = colleagues["items"] as { postId: string }[];
    await play(world, [
      { says: "the office hands it on", by: "performance", request: `POST ${one}/handings`, body: { postId, said: "我出差，请代为审核。", expectedVersion: 6 }, status: 201, events: ["filing.handed-on"] },
      relocate("performance", one, "goal 2 office", 6),
    ]);
    const { handings } = (await world.call("officer", `GET ${one}`)).json["hands"] as { handings: { step: string; stepTitle: { zh: string } }[] };
    assert.deepEqual(handings.map(({ step, stepTitle }) => [step, stepTitle.zh]), [["performance", "绩效管理机构复审"]]);
  });

  test("two at once: one wins; a filing that is frozen stays", async () => {
    const id = await world.filled("P2", 2027);
    const one = `${GOALS}/${id}`;
    await world.moved(2027, "goal", id, 2, ["officer submit"]);
    const before = (await world.events()).length;
    const body = { workflow: "goal", workflowVersion: 2, step: "department", reason: REASON, expectedVersion: 3 };
    const both = await Promise.all([world.call("performance", `POST ${one}/relocations`, body), world.call("head", `POST ${one}/moves`, { action: "approve", opinion: "", expectedVersion: 3 })]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409]);
    assert.deepEqual(codesOf(both.find(({ status }) => status === 409)!.json), ["filing.stale"]);
    assert.equal((await world.events()).length, before + 1);
    await world.approved("P2", 2026);
    const [{ id: frozen, version } = { id: "", version: 0 }] = await world.see<{ id: string; version: number }>("select id, version from hengji.filing where frozen_digest is not null");
    await play(world, [refused("performance", `/api/2026/goal/filings/${frozen}`, "goal 2 office", version, "workflow.relocate-frozen", 403)]);
    await assertHandsAreTrue(world, id);
  });
});
