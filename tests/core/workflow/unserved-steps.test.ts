import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isAdministrator, ROLES, type Role } from "../../../src/core/access/role.ts";
import { isOnBehalf } from "../../../src/core/workflow/on-behalf.ts";
import { unservedSteps, type Holder } from "../../../src/core/workflow/unserved-steps.ts";
import { OF_THE_UNIT, vacantSteps } from "../../../src/core/workflow/vacant-steps.ts";
import type { Countersign, Step } from "../../../src/core/workflow/workflow.ts";
import { anyWorkflow } from "./any-workflow.ts";
import { workflow } from "./journey.ts";

const numRuns = process.env["HENGJI_LONG"] === "1" ? 10_000 : 300;
const anyHolder: fc.Arbitrary<Holder> = fc.record({ role: fc.constantFrom(...ROLES.filter((role) => !isAdministrator(role))), isOwn: fc.boolean(), personId: fc.constantFrom("a", "b", "c", "d", "e", "f"), unitPath: fc.constant("990100.") });

/** Whether people can be given to steps so that nobody has two, by trying every way. */
function canAllBeTaken(steps: readonly Step[], holders: readonly Holder[], taken: readonly string[] = []): boolean {
  const [step, ...rest] = steps;
  if (step === undefined) return true;
  const people = new Set(holders.filter(({ role, isOwn, personId }) => ((role === step.role && isOwn === OF_THE_UNIT.includes(role)) || isOnBehalf(step, role)) && !taken.includes(personId)).map(({ personId }) => personId));
  return [...people].some((person) => canAllBeTaken(rest, holders, [...taken, person]));
}

test("steps that nobody holds are named, and people are enough exactly where some way of giving them out is", () => {
  fc.assert(
    fc.property(anyWorkflow, fc.array(anyHolder, { maxLength: 16 }), (whole, holders) => {
      const flow = { ...whole, steps: whole.steps.map(({ countersign: _signers, ...step }): Step => step) };
      const { nobody, tooFew } = unservedSteps(flow, holders);
      const vacant = vacantSteps(flow, holders);
      assert.deepEqual(nobody.map(({ id }) => id), vacant.filter((id) => flow.steps.find((step) => step.id === id)!.passOverIfNobody !== true));
      const held = flow.steps.filter(({ id, role, onlyAssigned }) => role !== null && !onlyAssigned && !vacant.includes(id));
      assert.equal(tooFew.length === 0, canAllBeTaken(held, holders));
    }),
    { numRuns, seed: 20261123 },
  );
});

test("one person with two posts is enough for neither of two steps in a row", () => {
  const people: readonly Holder[] = [
    { role: "unit-officer", isOwn: true, personId: "officer", unitPath: "990100.900." }, { role: "unit-head", isOwn: true, personId: "officer", unitPath: "990100.900." }, { role: "department-finance", isOwn: false, personId: "department", unitPath: "990100.900." },
    { role: "business-division", isOwn: false, personId: "business", unitPath: "990100.900." }, { role: "performance-office", isOwn: false, personId: "first", unitPath: "990100.900." }, { role: "performance-office", isOwn: false, personId: "second", unitPath: "990100.900." },
  ];
  assert.deepEqual(unservedSteps(workflow("goal"), people).tooFew.map(({ id }) => id), ["unit-head"]);
  assert.deepEqual(unservedSteps(workflow("goal"), [...people, { role: "unit-head", isOwn: true, personId: "head", unitPath: "990100.900." }]), { nobody: [], tooFew: [] });
  // A head of another unit is none of this one.
  assert.deepEqual(unservedSteps(workflow("goal"), [...people.slice(2), { role: "unit-head", isOwn: false, personId: "head", unitPath: "990100.900." }]).nobody.map(({ id }) => id), ["draft", "unit-head"]);
});

test("a step that can never be signed is nobody's", () => {
  const people: readonly Holder[] = [
    { role: "unit-officer", isOwn: true, personId: "officer", unitPath: "990100.900." }, { role: "unit-head", isOwn: true, personId: "head", unitPath: "990100.900." }, { role: "department-finance", isOwn: false, personId: "department", unitPath: "990100.900." },
    { role: "business-division", isOwn: false, personId: "business", unitPath: "990100.900." }, { role: "performance-office", isOwn: false, personId: "first", unitPath: "990100.900." }, { role: "performance-office", isOwn: false, personId: "second", unitPath: "990100.900." },
    { role: "finance-leader", isOwn: false, personId: "leader", unitPath: "990100.900." },
    // Two of the office take a step each, so that a third signs.
    { role: "performance-office", isOwn: false, personId: "third", unitPath: "990100.900." },
  ];
  const ids = (countersign: Countersign, without: Role): readonly string[] => {
    const { nobody, tooFew } = unservedSteps({ steps: workflow("goal").steps.map((step) => (step.id === "department" ? { ...step, countersign } : step)) }, people.filter(({ role }) => role !== without));
    assert.deepEqual(tooFew, []);
    return nobody.map(({ id }) => id);
  };
  const leader = { role: "finance-leader" } as const;
  const office = { role: "performance-office" } as const;
  assert.deepEqual(ids({ signers: [leader, office], pass: "all", veto: false }, "finance-leader"), ["department"], "there is no leader");
  assert.deepEqual(ids({ signers: [leader, office], pass: "1/2", veto: false }, "finance-leader"), [], "the office alone is enough");
  assert.deepEqual(ids({ signers: [leader, { role: "third-party-reviewer" }], pass: "all", veto: false }, "third-party-reviewer"), [], "who is assigned has no range");
});

test("signers are looked for in the bodies that are named, and each is somebody else than whoever takes a step", () => {
  const at = (code: string, role: Role, personId: string): Holder => ({ role, isOwn: role === "unit-officer" || role === "unit-head", personId, unitPath: `990100.900.${code}.` });
  const people = [
    at("1", "unit-officer", "officer"), at("1", "unit-head", "head"), at("1", "department-finance", "department"), at("10", "business-division", "building"),
    at("60", "performance-office", "first"), at("60", "performance-office", "second"), at("20", "business-division", "culture"),
  ];
  const signed = (units: readonly string[], pass: Countersign["pass"], more: readonly Holder[] = []) => {
    const countersign: Countersign = { signers: units.map((unit) => ({ role: "business-division", unit })), pass, veto: false };
    const { nobody, tooFew } = unservedSteps({ steps: workflow("goal").steps.map((step) => (step.id === "performance" ? { ...step, countersign } : step)) }, [...people, ...more]);
    return { nobody: nobody.map(({ id }) => id), tooFew: tooFew.map(({ id }) => id) };
  };
  const fine = { nobody: [], tooFew: [] };
  assert.deepEqual(signed(["10", "30"], "all"), { nobody: ["performance"], tooFew: [] }, "a body without a post");
  assert.deepEqual(signed(["10", "30"], "1/2"), fine, "half of them is enough, and the other division reviews");
  assert.deepEqual(signed(["10", "20"], "all"), { nobody: [], tooFew: ["performance"] }, "one of the two has reviewed and cannot sign");
  assert.deepEqual(signed(["10", "20"], "all", [at("20", "business-division", "another")]), fine);
});
