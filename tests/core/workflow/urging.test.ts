import assert from "node:assert/strict";
import { test } from "node:test";
import type { Actor } from "../../../src/core/access/actor.ts";
import type { HeldState } from "../../../src/core/workflow/filing-state.ts";
import type { Signing } from "../../../src/core/workflow/signing.ts";
import { URGE_AGAIN_HOURS, urgedBy, urgingRefusal } from "../../../src/core/workflow/urging.ts";
import type { Taken } from "../../../src/core/workflow/workflow.ts";
import { actorOf, openDay, stateAt, workflow } from "./journey.ts";

const flow = workflow("goal");
const officer = actorOf("unit-officer");
const office = actorOf("performance-office");
const typed: Taken = { action: "save", from: "draft", to: "draft", round: 1, personId: officer.personId, role: "unit-officer" };
const submitted: Taken = { action: "submit", from: "draft", to: "unit-head", round: 1, personId: officer.personId, role: "unit-officer" };
const returned: Taken = { action: "return", from: "department", to: "draft", round: 1, personId: "department-finance", role: "department-finance" };

test("who had it before may urge, the performance office always, and nobody what is in their own hands", () => {
  const atHead = stateAt("unit-head", { taken: [typed, submitted] });
  const why = (state: HeldState, actor: Actor, hours: number | null = null): string | null => urgingRefusal(flow, state, actor, openDay, hours)?.code ?? null;
  const cases: readonly (readonly [says: string, found: string | null, expected: string | null])[] = [
    ["who submitted it", why(atHead, officer), null],
    ["who typed into it", why(stateAt("unit-head", { taken: [typed] }), officer), null],
    ["who took the submission back has it", why(stateAt("draft", { taken: [typed] }), officer), "workflow.urge-yours"],
    ["who returned it and waits", why(stateAt("draft", { round: 2, taken: [submitted, returned] }), actorOf("department-finance")), null],
    ["the performance office", why(atHead, office), null],
    ["where the office has it", why(stateAt("performance", { taken: [submitted] }), office), "workflow.urge-yours"],
    ["of the office who approved it, while a colleague has it", why(stateAt("awaiting", { taken: [{ ...submitted, action: "approve", from: "performance", to: "awaiting", personId: office.personId, role: office.role }] }), office), null],
    ["a colleague who did nothing", why(atHead, actorOf("unit-officer", "another")), "workflow.urge-not-behind"],
    ["who comes later", why(atHead, actorOf("business-division")), "workflow.urge-not-behind"],
    ["an administrator", why(atHead, actorOf("audit-admin", officer.personId)), "workflow.administrator"],
    ["out of range", why(atHead, { ...officer, scopes: ["990100.102."] }), "workflow.not-in-range"],
    ["at its end", why(stateAt("approved", { taken: [submitted] }), officer), "workflow.urge-ended"],
    ["at a step that is gone", why(stateAt("nowhere", { taken: [submitted] }), officer), "workflow.step-unknown"],
    ["again at once", why(atHead, officer, 0), "workflow.urge-again"],
    ["again just before a day", why(atHead, officer, URGE_AGAIN_HOURS - 0.001), "workflow.urge-again"],
    ["again after a day", why(atHead, officer, URGE_AGAIN_HOURS), null],
  ];
  for (const [says, found, expected] of cases) assert.equal(found, expected, says);
});

test("whoever holds it may urge those whose signatures are missing, and nobody where none is", () => {
  const head = actorOf("unit-head");
  const atHead = stateAt("unit-head", { taken: [typed, submitted] });
  const asked = (signed: boolean): Signing => ({
    names: [{ zh: "周局长", en: "Zhou" }], added: [{ postId: "leader" }],
    signatures: signed ? [{ postId: "leader", personId: "leader", role: "finance-leader", unitPath: "990100.900.", agrees: false }] : [],
  });
  const found = (actor: Actor, signing: Signing | undefined, hours: number | null = null, state = atHead): readonly unknown[] => [urgedBy(flow, state, actor, openDay, signing), urgingRefusal(flow, state, actor, openDay, hours, signing)?.code ?? null];
  assert.deepEqual(found(head, asked(false)), ["signers", null], "though nothing went through these hands before");
  assert.deepEqual(found(head, asked(false), 1), ["signers", "workflow.urge-again"]);
  assert.deepEqual(found(head, asked(true)), [null, "workflow.urge-not-behind"]);
  assert.deepEqual(found(head, undefined), [null, "workflow.urge-not-behind"]);
  assert.deepEqual(found(officer, asked(false)), ["holder", null], "others urge its holder");
  assert.deepEqual(found(actorOf("business-division"), asked(false)), ["holder", "workflow.urge-not-behind"]);
  assert.deepEqual(found(head, asked(false), null, stateAt("approved")), [null, "workflow.urge-ended"]);
});
