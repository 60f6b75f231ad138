import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ROLES, type Role } from "../../../src/core/access/role.ts";
import { actionsOf, allowedActions } from "../../../src/core/workflow/allowed-actions.ts";
import { decide } from "../../../src/core/workflow/decide.ts";
import { stepOf } from "../../../src/core/workflow/find-step.ts";
import { addSignerRefusal, askedSigners, NO_SIGNING, signaturesNeeded, signingRefusal, signRefusal, type Signature, type Signing } from "../../../src/core/workflow/signing.ts";
import type { Countersign, Step, Taken, Workflow } from "../../../src/core/workflow/workflow.ts";
import { actorOf, anyActor, anyDay, anyState, openDay, stateAt, unitPath, workflow, workflows } from "./journey.ts";

const both: Countersign = { signers: [{ role: "business-division", unit: "900001" }, { role: "business-division" }], pass: "all", veto: false };
const withRule = (flow: Workflow, countersign: Countersign, at = "department"): Workflow => ({ ...flow, steps: flow.steps.map((step) => (step.id === at ? { ...step, countersign } : step)) });
const from = (personId: string, unit: string, agrees = true, role: Role = "business-division"): Signature => ({ postId: `post-${personId}`, personId, role, unitPath: `990100.900.${unit}.`, agrees });
const signing = (...signatures: readonly Signature[]): Signing => ({ ...NO_SIGNING, signatures, names: [{ zh: "甲", en: "A" }, { zh: "乙", en: "B" }] });
const at = (countersign: Countersign): Step => stepOf(withRule(workflow("goal"), countersign), "department")!;

test("a signature fills the place that names its body first, so that none is wasted", () => {
  const who = (...signatures: readonly Signature[]): (string | null)[] => askedSigners(both, signing(...signatures)).map(({ signature }) => signature?.personId ?? null);
  assert.deepEqual(who(), [null, null]);
  assert.deepEqual(who(from("a", "900001")), ["a", null]);
  assert.deepEqual(who(from("b", "900002")), [null, "b"]);
  assert.deepEqual(who(from("b", "900002"), from("a", "900001")), ["a", "b"]);
  assert.deepEqual(who(from("a", "900001"), from("c", "900001")), ["a", "c"], "a second one of the same body is one of any");
  assert.deepEqual(who(from("x", "900001", true, "finance-leader")), [null, null]);
});

test("how many have to agree is an exact fraction", () => {
  const needed = (pass: Countersign["pass"], count: number): number => signaturesNeeded({ signers: Array.from({ length: count }, () => ({ role: "business-division" as const })), pass, veto: false });
  assert.deepEqual([needed("all", 3), needed("1/2", 2), needed("1/2", 3), needed("2/3", 3), needed("2/3", 4), needed("1/3", 10), needed("99/100", 10)], [3, 1, 2, 2, 3, 4, 10]);
});

test("what keeps it, and what does not: all, a share, a veto, and those who were added", () => {
  const why = (countersign: Countersign | undefined, given: Signing): string | null => signingRefusal({ ...at(both), countersign: countersign! }, given)?.code ?? null;
  const yes = from("a", "900001");
  const no = from("a", "900001", false);
  const share: Countersign = { ...both, signers: [...both.signers, { role: "finance-leader" }], pass: "2/3" };
  const cases: readonly (readonly [says: string, found: string | null, expected: string | null])[] = [
    ["nobody has signed", why(both, signing()), "workflow.signatures-missing"],
    ["one of two", why(both, signing(yes)), "workflow.signatures-missing"],
    ["both", why(both, signing(yes, from("b", "900002"))), null],
    ["one against it: it cannot be all any more", why(both, signing(no)), "workflow.signatures-too-few"],
    ["a veto is told before what is missing", why({ ...both, veto: true }, signing(no)), "workflow.signature-vetoed"],
    ["two of three", why(share, signing(yes, from("b", "900002"))), null],
    ["two of three with one against", why(share, signing(no, from("b", "900002"))), "workflow.signatures-missing"],
    ["outvoted", why(share, signing(no, from("b", "900002"), from("l", "900", true, "finance-leader"))), null],
    ["not enough are left", why(share, signing(no, from("b", "900002", false))), "workflow.signatures-too-few"],
    ["a rule that is met and a veto", why({ ...share, veto: true }, signing(yes, from("b", "900002"), from("l", "900", false, "finance-leader"))), "workflow.signature-vetoed"],
    ["somebody was added and has not signed", why(undefined, { signatures: [], added: [{ postId: "post-a" }], names: [{ zh: "甲", en: "A" }] }), "workflow.signatures-missing"],
    ["somebody was added and is against it: the holder weighs it", why(undefined, { signatures: [no], added: [{ postId: "post-a" }], names: [{ zh: "甲", en: "A" }] }), null],
    ["nobody is asked", why(undefined, NO_SIGNING), null],
  ];
  for (const [says, found, expected] of cases) assert.equal(found, expected, says);
  assert.deepEqual(signingRefusal(at(both), signing(yes))!.params, { names: "乙", namesEn: "B" });
});

test("who may sign, and who may be asked to", () => {
  const flow = withRule(workflow("goal"), { ...both, signers: [{ role: "business-division", unit: "900001" }, { role: "finance-leader" }] });
  const submitted: Taken = { action: "submit", from: "draft", to: "unit-head", round: 1, personId: "filler", role: "unit-officer" };
  const state = stateAt("department", { taken: [submitted] });
  const post = (role: Role, personId: string = role, place = "990100.900.900001.") => ({ ...actorOf(role, personId), unitPath: place, name: personId });
  const may = (actor: ReturnType<typeof post>, given: Signing = NO_SIGNING, held = state): string | null => signRefusal(flow, held, given, actor, openDay)?.code ?? null;
  const cases: readonly (readonly [says: string, found: string | null, expected: string | null])[] = [
    ["of the body that is named", may(post("business-division")), null],
    ["of another body", may(post("business-division", "b", "990100.900.900002.")), "workflow.not-a-signer"],
    ["of any body where none is named", may(post("finance-leader", "l", "990100.900.")), null],
    ["the holder of the step", may(post("department-finance")), "workflow.not-a-signer"],
    ["an administrator", may(post("audit-admin")), "workflow.administrator"],
    ["out of range", may({ ...post("business-division"), scopes: ["990100.205."] }), "workflow.not-in-range"],
    ["of the unit itself", may({ ...post("finance-leader"), unitId: state.unitId }), "workflow.own-unit"],
    ["who filled it", may(post("finance-leader", "filler")), "workflow.four-eyes"],
    ["who filled it in an earlier round", may(post("finance-leader", "filler"), NO_SIGNING, stateAt("department", { round: 2, taken: [submitted] })), "workflow.four-eyes-filler"],
    ["twice", may(post("finance-leader", "a"), signing(from("a", "900", true, "finance-leader"))), "workflow.signed-already"],
    ["after a colleague", may(post("finance-leader", "b"), signing(from("a", "900", true, "finance-leader"))), "workflow.signed-by-another"],
    ["again, where what was signed was changed since", may(post("finance-leader", "a"), NO_SIGNING, { ...state, taken: [submitted, { action: "countersign", from: "department", to: "department", round: 1, personId: "a", role: "finance-leader" }] }), null],
    ["whoever typed here", may(post("finance-leader", "a"), NO_SIGNING, { ...state, taken: [{ action: "save", from: "department", to: "department", round: 1, personId: "a", role: "department-finance" }] }), "workflow.four-eyes"],
    ["at an end", may(post("finance-leader"), NO_SIGNING, stateAt("approved")), "workflow.frozen"],
    ["whoever was added", may(post("performance-office"), { ...NO_SIGNING, added: [{ postId: post("performance-office").postId }] }), null],
    ["a step where nobody is asked", may(post("finance-leader"), NO_SIGNING, stateAt("business")), "workflow.not-a-signer"],
  ];
  for (const [says, found, expected] of cases) assert.equal(found, expected, says);
  const ask = (actor: ReturnType<typeof post>, given: Signing = NO_SIGNING): string | null => addSignerRefusal(flow, state, given, actor, actorOf("department-finance"), openDay)?.code ?? null;
  assert.deepEqual(
    [ask(post("performance-office")), ask(post("department-finance")), ask(post("security-admin")), ask(post("finance-leader")), ask({ ...post("performance-office"), scopes: [] }), ask(post("performance-office", "filler")), ask(post("performance-office", "a"), signing(from("a", "900")))],
    [null, "workflow.signer-self", "workflow.signer-administrator", "workflow.signer-asked-already", "workflow.signer-out-of-range", "workflow.signer-four-eyes", "workflow.signer-four-eyes"],
  );
});

test("with signers, handlers and those who fill for others: what is shown as allowed is done, and nothing else", () => {
  const role = fc.constantFrom(...ROLES);
  const person = fc.constantFrom("a", "b", "c");
  const signature = fc.record({ postId: fc.constantFrom("p1", "p2"), personId: person, role, unitPath: fc.constantFrom(unitPath, "990100.900."), agrees: fc.boolean() });
  const given = fc.record({ signatures: fc.array(signature, { maxLength: 3 }), added: fc.array(fc.record({ postId: fc.constantFrom("p1", "p2") }), { maxLength: 2 }), names: fc.constant([]) });
  const handler = fc.option(fc.tuple(role, person, fc.boolean()).map(([held, personId, isGone]) => ({ postId: actorOf(held, personId).postId, name: personId, validFrom: "2024-01-01", validTo: null, isGone })), { nil: null });
  const rule = fc.option(fc.record({ signers: fc.array(fc.record({ role }), { minLength: 2, maxLength: 3 }), pass: fc.constantFrom("all" as const, "1/2" as const, "2/3" as const), veto: fc.boolean() }), { nil: undefined });
  fc.assert(
    fc.property(
      fc.constantFrom(...workflows).chain((flow) => fc.tuple(anyState(flow), rule, fc.subarray([...ROLES]), given, handler).map(([state, countersign, onBehalf, signed, bound]) => ({
        state: { ...state, signing: signed, handler: bound },
        flow: { ...flow, steps: flow.steps.map((step) => ({ ...step, onBehalf, ...(countersign === undefined ? {} : { countersign }) })) },
      }))),
      anyActor, anyDay,
      ({ state, flow }, actor, day) => {
        const step = stepOf(flow, state.step)!;
        const allowed = allowedActions(flow, state, actor, day);
        for (const action of actionsOf(step)) {
          const shown = allowed.find((one) => one.action === action)!;
          for (const to of flow.steps) {
            const isAllowed = shown.refusedBecause === null && (shown.to.some(({ id }) => id === to.id) || shown.straight?.id === to.id);
            assert.equal(decide(flow, state, actor, { action, to: to.id }, day).ok, isAllowed, `${flow.id} ${state.step} ${action} ${to.id}`);
          }
        }
      },
    ),
    { seed: 11, numRuns: process.env["HENGJI_LONG"] === "1" ? 20_000 : 600 },
  );
});
